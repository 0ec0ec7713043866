#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "event/codec.h"
#include "event/seal.h"
#include "shelter/v1/events.pb.h"
#include "support/every_payload.h"
#include "support/support.h"

using namespace hinanjo;
using test::Author;
using test::everyPayload;
using test::FakeClock;
using test::idOf;

TEST_CASE("every payload says the same after a round trip through its bytes", "[event]") {
    const std::vector<event::Payload> payloads = everyPayload();
    // All but the unknown one: a payload without a case here would go untested.
    REQUIRE(payloads.size() == std::variant_size_v<event::Payload> - 1);
    FakeClock clock;
    Author author(clock, 1);

    for (const event::Payload& payload : payloads) {
        event::Draft draft;
        draft.incident = author.incident;
        draft.shelter.value = "E1";
        draft.staff.value = "s1";
        draft.payload = payload;
        draft.saw = {idOf<base::EventId>(3)};
        const auto stored = author.write({draft}).front();
        const auto once = event::decode(stored.bytes);
        REQUIRE(once);
        CHECK(once->payload.index() == payload.index());
        CHECK(once->saw == draft.saw);
        // Equal bytes from the decoded form: nothing of the payload was dropped on the way.
        CHECK(event::encode(*once) == stored.bytes);
        if (const auto* before = std::get_if<domain::PersonDescribed>(&payload)) {
            const auto& after = std::get<domain::PersonDescribed>(once->payload);
            CHECK(after.fields.size() == domain::kPersonFields);
            for (const auto& said : before->fields) {
                REQUIRE(after.find(said.field) != nullptr);
                CHECK(*after.find(said.field) == said.value);
            }
            CHECK(after.add == before->add);
            CHECK(after.remove == before->remove);
        }
    }
}

TEST_CASE("a chain names its predecessor, event by event", "[event]") {
    FakeClock clock;
    Author author(clock, 2);

    auto events = author.arrival("山田", "E1");
    for (auto& e : author.arrival("佐藤", "E1"))
        events.push_back(std::move(e));

    REQUIRE(events.size() == 4);
    for (std::size_t i = 0; i < events.size(); ++i) {
        CHECK(events[i].envelope.sequence == i + 1);
        CHECK(events[i].hash == event::hashOf(events[i].bytes));
        if (i > 0) CHECK(events[i].envelope.previous == events[i - 1].hash);
        if (i > 0) CHECK(events[i].envelope.time > events[i - 1].envelope.time);
    }
}

TEST_CASE("an event that failed to become durable leaves no gap in its log", "[event]") {
    FakeClock clock;
    test::SeededRandom random(3);
    event::LogWriter writer(clock, random, {});
    event::Draft draft;
    draft.payload = domain::NoteWritten{"申し送り", {}, {}};

    REQUIRE(writer.write(std::vector{draft, draft}));
    writer.rollback();
    const auto again = writer.write(std::vector{draft});

    REQUIRE(again);
    CHECK(again->front().envelope.sequence == 1);
}

TEST_CASE("an edit is later than what it saw, whatever the clock says", "[event]") {
    FakeClock clock;
    Author author(clock, 4);
    const base::HybridTime farFuture = base::HybridTime::at(clock.now() + std::chrono::hours(24 * 365 * 20));
    event::Draft draft;
    draft.payload = domain::NoteWritten{"a", {}, {}};
    draft.sawTimes = {farFuture};

    const auto edit = author.write({draft}).front();
    draft.sawTimes.clear();
    const auto next = author.write({draft}).front();

    CHECK(edit.envelope.time > farFuture);
    // The far future does not become our own time.
    CHECK(next.envelope.time < base::HybridTime::at(clock.now() + std::chrono::hours(1)));
}

TEST_CASE("a payload of a later build is an event all the same", "[event]") {
    FakeClock clock;
    Author author(clock, 5);
    shelter::v1::Event later;
    REQUIRE(later.ParseFromString(author.arrival("山田", "E1").front().bytes));
    later.clear_payload();
    std::string bytes = later.SerializeAsString();
    // Field 99, length-delimited: a payload number nobody has used yet.
    bytes += std::string("\x9a\x06\x03", 3) + "new";

    const auto decoded = event::decode(bytes);

    REQUIRE(decoded);
    CHECK(std::holds_alternative<event::UnknownPayload>(decoded->payload));
    CHECK(event::receive(bytes)->bytes == bytes);
}

TEST_CASE("bytes that are no event are refused and the field is named", "[event]") {
    FakeClock clock;
    Author author(clock, 6);
    const std::string good = author.arrival("山田", "E1").front().bytes;
    shelter::v1::Event message;
    REQUIRE(message.ParseFromString(good));

    const auto refusal = [&](auto spoil) {
        shelter::v1::Event copy = message;
        spoil(copy);
        const auto result = event::decode(copy.SerializeAsString());
        REQUIRE_FALSE(result);
        CHECK(result.error().code == base::ErrorCode::Invalid);
        CHECK(result.error().detail.find("山田") == std::string::npos);
        return result.error().detail;
    };
    CHECK(refusal([](auto& e) { e.clear_event_id(); }).find("event_id") != std::string::npos);
    CHECK(refusal([](auto& e) { e.set_log_id("short"); }).find("log_id") != std::string::npos);
    CHECK(refusal([](auto& e) { e.set_sequence(0); }).find("sequence") != std::string::npos);
    CHECK(refusal([](auto& e) { e.set_previous("x"); }).find("previous") != std::string::npos);
    CHECK(refusal([](auto& e) { e.mutable_person_described()->clear_person_id(); }).find("person_id") !=
          std::string::npos);
    CHECK_FALSE(event::decode("not an event"));
    CHECK_FALSE(event::decode(std::string(event::kMaxEventBytes + 1, 'x')));
    for (std::size_t cut = 0; cut < good.size(); ++cut)
        (void)event::decode(std::string_view(good).substr(0, cut));
}

TEST_CASE("a seal is genuine for its own log end and key only", "[event]") {
    FakeClock clock;
    Author author(clock, 7);
    const auto key = base::PrivateKey::makeEd25519();
    const auto other = base::PrivateKey::makeEd25519();
    const auto last = author.arrival("山田", "E1").back();
    const auto device = idOf<base::DeviceId>(1);

    const auto seal = event::makeSeal(*key, device, last.envelope.log, last.envelope.sequence, last.hash);
    REQUIRE(seal);
    const auto back = event::decodeSeal(event::encodeSeal(*seal));
    REQUIRE(back);

    CHECK(event::isGenuine(*back, key->rawPublicKey()));
    CHECK_FALSE(event::isGenuine(*back, other->rawPublicKey()));
    auto forged = *back;
    ++forged.sequence;
    CHECK_FALSE(event::isGenuine(forged, key->rawPublicKey()));
    forged = *back;
    forged.chainHash[0] ^= 1;
    CHECK_FALSE(event::isGenuine(forged, key->rawPublicKey()));
    CHECK_FALSE(event::decodeSeal("not a seal"));
}
