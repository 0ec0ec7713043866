// What somebody hostile, or a broken build, may say in an exchange. The fuzzer (tests/fuzz/fuzz_exchange.cpp) found
// most of these, or would have.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "shelter/v1/events.pb.h"
#include "sim/ends.h"
#include "support/support.h"

// A namespace of its own: this folder's tests may be compiled as one.
namespace hinanjo::hostile_test {

namespace pb = shelter::v1;

namespace {

struct Ward {
    test::FakeClock clock;
    sim::MachineRandom random{1000};
    base::IncidentId incident = base::IncidentId::make(clock, random);
    sim::HqEnd hq{clock, incident};
    sim::TabletEnd one{1, clock, incident, {"E1"}, hq.id};

    [[nodiscard]] event::StoredEvent record() {
        auto written = one.record(domain::NoteWritten{"申し送り", {}, {}});
        REQUIRE(written);
        return std::move(*written);
    }
    void connect() {
        one.connectHq();
        hq.connect(1, one.device);
    }
    // Somebody else's event in this log.
    [[nodiscard]] event::StoredEvent forged(const base::LogId& log, std::uint64_t sequence, const char* shelter) {
        pb::Event e;
        e.set_event_id(std::string(base::EventId::make(clock, random).view()));
        e.set_log_id(std::string(log.view()));
        e.set_sequence(sequence);
        if (sequence > 1) e.set_previous(std::string(16, 'p'));
        e.set_hybrid_time(base::HybridTime::at(clock.now()).value);
        e.set_incident_id(std::string(incident.view()));
        e.set_shelter_id(shelter);
        e.mutable_note_written()->set_text("x");
        auto stored = event::receive(e.SerializeAsString());
        REQUIRE(stored);
        return std::move(*stored);
    }
    // A device that is enrolled and says what it likes; line 9.
    base::DeviceId connectHostile() {
        sync::Device device;
        device.id = base::DeviceId::make(clock, random);
        device.shelter = {"E1"};
        hq.connect(9, device);
        return device.id;
    }
    void enrol(const sync::Device& device) {
        REQUIRE(hq.record(
            event::DeviceEnrolled{device.id, device.name, device.shelter, device.sealPublicKey, "fingerprint"}));
    }
    [[nodiscard]] base::DeviceId ownerOf(const base::LogId& log) {
        const auto owners = hq.log().owners();
        REQUIRE(owners);
        for (const auto& [id, device] : *owners)
            if (id == log) return device;
        return {};
    }
    [[nodiscard]] base::DeviceId sealerOf(const base::LogId& log) {
        const auto raw = hq.log().seal(log);
        REQUIRE(*raw);
        return event::decodeSeal(**raw)->device;
    }
    [[nodiscard]] static pb::ExchangeMessage sealed(const event::Seal& seal, std::uint64_t number = 1) {
        pb::ExchangeMessage message;
        message.mutable_batch()->set_number(number);
        REQUIRE(message.mutable_batch()->add_seals()->ParseFromString(event::encodeSeal(seal)));
        return message;
    }
    [[nodiscard]] pb::ExchangeMessage hello(std::size_t offers = 0) {
        pb::ExchangeMessage message;
        message.mutable_hello()->set_protocol(sync::kProtocol);
        message.mutable_hello()->set_own_log_id(std::string(base::LogId::make(clock, random).view()));
        for (std::size_t i = 0; i < offers; ++i)
            *message.mutable_hello()->add_offers() = sync::offerOf({base::LogId::make(clock, random), 5, 5, {}});
        return message;
    }
};

}  // namespace

TEST_CASE("a sequence as large as there is, forged into a tablet's log, does not stop it from recording", "[hostile]") {
    Ward ward;
    (void)ward.record();
    REQUIRE(ward.one.carry({ward.forged(ward.one.replica().currentLog(), std::uint64_t{1} << 62, "E1")}));

    ward.one.restart();

    const event::StoredEvent after = ward.record();
    CHECK(after.envelope.sequence == 1);
    ward.connect();
    REQUIRE(sim::talk(&ward.hq, {&ward.one}));
    CHECK(ward.hq.log().end() == ward.one.log().end());
}

TEST_CASE("an event forged into a tablet's log that never comes to it costs one new log, not one after another",
          "[hostile]") {
    Ward ward;
    (void)ward.record();
    ward.connect();
    REQUIRE(sim::talk(&ward.hq, {&ward.one}));
    (void)ward.connectHostile();
    REQUIRE(ward.hq.take(9, ward.hello()));
    pb::ExchangeMessage message;
    message.mutable_batch()->set_number(1);
    message.mutable_batch()->add_events(ward.forged(ward.one.replica().currentLog(), 2, "E2").bytes);
    REQUIRE(ward.hq.take(9, std::move(message)));

    for (int i = 0; i < 5; ++i) {
        ward.one.compareAll();
        REQUIRE(sim::talk(&ward.hq, {&ward.one}));
    }

    CHECK(ward.one.replica().ownLogs().size() == 2);
}

TEST_CASE("a neighbour that says to hold more of a tablet's log, again and again, costs one new log", "[hostile]") {
    Ward ward;
    (void)ward.record();
    const auto claim = [&] {
        ward.one.connectPeer(9, false);
        pb::ExchangeMessage hello = ward.hello();
        const base::LogId log = ward.one.replica().currentLog();
        *hello.mutable_hello()->add_offers() = sync::offerOf({log, 50, 50, {}});
        REQUIRE(ward.one.takePeer(9, std::move(hello)));
        pb::ExchangeMessage ids;
        ids.mutable_ids()->set_log_id(std::string(log.view()));
        ids.mutable_ids()->set_short_ids(std::string(50 * sync::kShortId, 'x'));
        REQUIRE(ward.one.takePeer(9, std::move(ids)));
    };
    for (int i = 0; i < 5; ++i)
        claim();
    CHECK(ward.one.replica().ownLogs().size() == 2);
    // Something was written since: somebody might hold more of it, a clone for one.
    (void)ward.record();
    claim();
    CHECK(ward.one.replica().ownLogs().size() == 3);
}

TEST_CASE("a claim of another device's log gives way to a genuine seal and never undoes it", "[hostile]") {
    Ward ward;
    ward.enrol(ward.one.device);
    const base::LogId log = ward.one.replica().currentLog();
    const base::DeviceId hostile = ward.connectHostile();
    pb::ExchangeMessage claim = ward.hello();
    claim.mutable_hello()->set_own_log_id(std::string(log.view()));
    REQUIRE(ward.hq.take(9, claim));
    REQUIRE(ward.ownerOf(log) == hostile);

    (void)ward.record();
    ward.connect();
    REQUIRE(sim::talk(&ward.hq, {&ward.one}));
    CHECK(ward.ownerOf(log) == ward.one.device.id);

    (void)ward.connectHostile();
    REQUIRE(ward.hq.take(9, claim));
    CHECK(ward.ownerOf(log) == ward.one.device.id);
    SECTION("nor does a seal that another device makes of it") {
        sync::Device other = ward.one.device;
        other.id = base::DeviceId::make(ward.clock, ward.random);
        other.sealPublicKey = sim::sealKeyOf(3)->rawPublicKey();
        ward.enrol(other);
        REQUIRE(ward.hq.take(9, ward.sealed(*event::makeSeal(*sim::sealKeyOf(3), other.id, log, 7, {}))));
        CHECK(ward.ownerOf(log) == ward.one.device.id);
        CHECK(ward.sealerOf(log) == ward.one.device.id);
    }
}

TEST_CASE("a seal of an unknown device, however large its sequence, does not keep genuine ones away", "[hostile]") {
    Ward ward;
    ward.enrol(ward.one.device);
    const base::LogId log = ward.one.replica().currentLog();
    const event::StoredEvent first = ward.record();
    (void)ward.connectHostile();
    REQUIRE(ward.hq.take(9, ward.hello()));
    const auto unknown = base::DeviceId::make(ward.clock, ward.random);
    pb::ExchangeMessage message =
        ward.sealed(*event::makeSeal(*sim::sealKeyOf(3), unknown, log, std::uint64_t{1} << 62, {}));
    message.mutable_batch()->add_events(first.bytes);
    REQUIRE(ward.hq.take(9, std::move(message)));
    REQUIRE(ward.sealerOf(log) == unknown);

    (void)ward.record();
    ward.connect();
    REQUIRE(sim::talk(&ward.hq, {&ward.one}));
    CHECK(ward.sealerOf(log) == ward.one.device.id);

    REQUIRE(ward.hq.take(
        9, ward.sealed(*event::makeSeal(*sim::sealKeyOf(3), unknown, log, std::uint64_t{1} << 62, {}), 2)));
    CHECK(ward.sealerOf(log) == ward.one.device.id);
}

TEST_CASE("a tablet does not take others' seals of the log it seals itself", "[hostile]") {
    Ward ward;
    ward.enrol(ward.one.device);
    sync::Device other = ward.one.device;
    other.id = base::DeviceId::make(ward.clock, ward.random);
    other.sealPublicKey = sim::sealKeyOf(3)->rawPublicKey();
    ward.enrol(other);
    (void)ward.record();
    ward.connect();
    REQUIRE(sim::talk(&ward.hq, {&ward.one}));
    const base::LogId log = ward.one.replica().currentLog();
    REQUIRE(ward.one.log().setOwner(log, ward.one.device.id));

    ward.one.connectPeer(9, false);
    REQUIRE(ward.one.takePeer(9, ward.hello()));
    REQUIRE(ward.one.takePeer(9, ward.sealed(*event::makeSeal(*sim::sealKeyOf(3), other.id, log, 7, {}))));

    CHECK_FALSE(*ward.one.log().seal(log));
    CHECK(ward.one.log().setOwner(log, ward.one.device.id));
}

TEST_CASE("HQ takes nothing before Hello", "[hostile]") {
    Ward ward;
    (void)ward.connectHostile();
    pb::ExchangeMessage message;
    switch (GENERATE(0, 1, 2, 3)) {
        case 0:
            message.mutable_batch()->set_number(1);
            break;
        case 1:
            message.mutable_need_ids()->set_log_id(std::string(16, 'l'));
            break;
        case 2:
            message.mutable_offers()->add_offers();
            break;
        default:
            message.mutable_feed_ack()->set_position(1);
    }
    const auto taken = ward.hq.take(9, std::move(message));
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == base::ErrorCode::Invalid);
    CHECK_FALSE(ward.hq.isConnected(9));
}

TEST_CASE("more offers than fit into a message, or one log twice, are refused by HQ and by a neighbour", "[hostile]") {
    Ward ward;
    (void)ward.connectHostile();
    ward.one.connectPeer(9, false);
    const bool twice = GENERATE(false, true);
    const bool greeted = GENERATE(false, true);
    pb::ExchangeMessage message = greeted ? pb::ExchangeMessage() : ward.hello();
    auto& offers = greeted ? *message.mutable_offers()->mutable_offers() : *message.mutable_hello()->mutable_offers();
    const pb::Offer one = sync::offerOf({base::LogId::make(ward.clock, ward.random), 5, 5, {}});
    for (std::size_t i = 0; i < (twice ? 2 : sync::kOffersPerMessage + 1); ++i)
        *offers.Add() = twice ? one : sync::offerOf({base::LogId::make(ward.clock, ward.random), 5, 5, {}});
    if (greeted) {
        REQUIRE(ward.hq.take(9, ward.hello()));
        REQUIRE(ward.one.takePeer(9, ward.hello()));
    }

    CHECK_FALSE(ward.hq.take(9, message));
    CHECK_FALSE(ward.one.takePeer(9, message));
}

TEST_CASE("the answer to the largest honest Hello fits into a message", "[hostile]") {
    Ward ward;
    (void)ward.connectHostile();
    REQUIRE(ward.hq.take(9, ward.hello(sync::kOffersPerMessage)));
    REQUIRE_FALSE(ward.hq.outbox(9).empty());
    CHECK(ward.hq.outbox(9).front().size() < static_cast<std::size_t>(sync::kMaxMessageBytes));
}

TEST_CASE("more logs than fit into Hello reach HQ and a neighbour, and are not sent twice", "[hostile]") {
    Ward ward;
    (void)ward.record();
    std::vector<event::StoredEvent> carried;
    for (std::size_t i = 0; i < sync::kOffersPerMessage + 900; ++i)
        carried.push_back(ward.forged(base::LogId::make(ward.clock, ward.random), 1, "E1"));
    REQUIRE(ward.one.carry(carried));

    SECTION("HQ") {
        ward.connect();
        CHECK(ward.one.hqOut.front().size() < static_cast<std::size_t>(sync::kMaxMessageBytes));
        REQUIRE(sim::talk(&ward.hq, {&ward.one}));
        CHECK(ward.hq.log().end() == carried.size() + 1);
        CHECK(ward.one.hq()->isQuiet());
        CHECK(ward.one.log().carried()->empty());
    }
    SECTION("a neighbour that greets, and one that is greeted") {
        sim::TabletEnd two(2, ward.clock, ward.incident, {"E1"}, ward.hq.id);
        const bool greets = GENERATE(false, true);
        const auto connect = [&] {
            two.connectPeer(1, !greets);
            ward.one.connectPeer(2, greets);
            REQUIRE(sim::talk(nullptr, {&ward.one, &two}));
        };
        connect();
        CHECK(two.log().end() == carried.size() + 1);
        // Once more, with all of it at both sides.
        two.hangUpPeer(1);
        ward.one.hangUpPeer(2);
        const event::StoredEvent late = ward.record();
        std::size_t events = 0;
        two.connectPeer(1, !greets);
        ward.one.connectPeer(2, greets);
        for (bool any = true; any;) {
            any = false;
            pb::ExchangeMessage message;
            for (auto* out : {&ward.one.peerOut(2), &two.peerOut(1)}) {
                if (out->empty()) continue;
                any = true;
                REQUIRE(message.ParseFromString(out->front()));
                out->pop_front();
                events += static_cast<std::size_t>(message.batch().events_size());
                REQUIRE((out == &two.peerOut(1) ? ward.one.takePeer(2, message) : two.takePeer(1, message)));
            }
        }
        CHECK(events == 1);
        CHECK(two.log().end() == carried.size() + 2);
    }
}

TEST_CASE("a list of ids without end ends the conversation", "[hostile]") {
    Ward ward;
    (void)ward.record();
    ward.one.connectPeer(9, true);
    pb::ExchangeMessage message;
    message.mutable_welcome()->set_neighbour(true);
    pb::Offer& offer = *message.mutable_welcome()->add_have();
    offer = sync::offerOf({ward.one.replica().currentLog(), 9, 9, {}});
    REQUIRE(ward.one.takePeer(9, message));
    pb::ExchangeMessage part;
    part.mutable_ids()->set_log_id(offer.log_id());
    part.mutable_ids()->set_short_ids(std::string(512 * 1024, 'i'));
    part.mutable_ids()->set_more(true);

    std::size_t taken = 0;
    while (ward.one.takePeer(9, part)) {
        ++taken;
        REQUIRE(taken * 512 * 1024 <= sync::kMaxIdListBytes);
    }
    CHECK(taken == sync::kMaxIdListBytes / (512 * 1024));
}

TEST_CASE("the acknowledgement of a batch of many logs fits into a message", "[hostile]") {
    Ward ward;
    (void)ward.connectHostile();
    REQUIRE(ward.hq.take(9, ward.hello()));
    ward.hq.outbox(9).clear();
    pb::ExchangeMessage message;
    for (int i = 0; i < 9000; ++i)
        message.mutable_batch()->add_events(ward.forged(base::LogId::make(ward.clock, ward.random), 1, "E2").bytes);
    REQUIRE(message.ByteSizeLong() < static_cast<std::size_t>(sync::kMaxMessageBytes));
    REQUIRE(ward.hq.take(9, std::move(message)));
    CHECK(ward.hq.outbox(9).front().size() < std::size_t{64} * 1024);
}

TEST_CASE("a feed that lied about where it stands does not keep the tablet from reading the honest one", "[hostile]") {
    Ward ward;
    ward.one.connectHq();
    pb::ExchangeMessage message;
    message.mutable_welcome()->set_incarnation(std::string(16, 'i'));
    REQUIRE(ward.one.takeHq(message));
    message.mutable_feed()->set_from(1);
    message.mutable_feed()->set_to(~std::uint64_t{0});
    REQUIRE(ward.one.takeHq(message));
    REQUIRE(ward.hq.record(domain::NoteWritten{"本部から", {}, {}}));
    REQUIRE(ward.hq.record(event::IncidentDeclared{ward.incident, "訓練", true}));

    ward.connect();
    REQUIRE(sim::talk(&ward.hq, {&ward.one}));

    CHECK(ward.one.hq() != nullptr);
    CHECK(ward.one.replica().cursor()->position == ward.hq.log().end());
}

TEST_CASE("a tablet that never acknowledges its feed is sent the window and no more", "[hostile]") {
    Ward ward;
    (void)ward.connectHostile();
    REQUIRE(ward.hq.take(9, ward.hello()));
    std::uint64_t number = 0;
    ward.connect();
    for (int i = 0; i < 20; ++i) {
        pb::ExchangeMessage message;
        message.mutable_batch()->set_number(++number);
        for (std::size_t j = 0; j < sync::kBatchEvents; ++j)
            message.mutable_batch()->add_events(ward.forged(base::LogId::make(ward.clock, ward.random), 1, "E1").bytes);
        REQUIRE(ward.hq.take(9, std::move(message)));
    }
    pb::ExchangeMessage greeting;
    REQUIRE(greeting.ParseFromString(ward.one.hqOut.front()));
    REQUIRE(ward.hq.take(1, greeting));
    for (int i = 0; i < 10; ++i)
        ward.hq.pumpAll();

    std::size_t feeds = 0, events = 0;
    for (const std::string& bytes : ward.hq.outbox(1)) {
        pb::ExchangeMessage message;
        REQUIRE(message.ParseFromString(bytes));
        if (message.has_feed()) ++feeds;
        events += static_cast<std::size_t>(message.feed().events_size());
    }
    CHECK(feeds == sync::kBatchesInFlight);
    CHECK(events <= sync::kBatchesInFlight * sync::kBatchEvents);
}

TEST_CASE("what HQ holds under an event's id, but in other bytes, is not shown as stored", "[hostile]") {
    Ward ward;
    const event::StoredEvent first = ward.record();
    pb::Event other;
    REQUIRE(other.ParseFromString(first.bytes));
    other.mutable_note_written()->set_text("他");
    (void)ward.connectHostile();
    REQUIRE(ward.hq.take(9, ward.hello()));
    pb::ExchangeMessage message;
    message.mutable_batch()->set_number(1);
    message.mutable_batch()->add_events(other.SerializeAsString());
    REQUIRE(ward.hq.take(9, std::move(message)));
    std::uint64_t shown = 0;
    ward.one.onStored = [&](const base::LogId& log, std::uint64_t upTo) {
        if (log == first.envelope.log) shown = std::max(shown, upTo);
    };

    ward.connect();
    REQUIRE(sim::talk(&ward.hq, {&ward.one}));
    const event::StoredEvent second = ward.record();
    REQUIRE(sim::talk(&ward.hq, {&ward.one}));

    CHECK(second.envelope.log == first.envelope.log);
    CHECK(ward.hq.log().standing(first.envelope.log)->count == 2);
    CHECK(shown == 0);
}

TEST_CASE("an event reaches HQ although another stands there under its id, or under one that looks like it",
          "[hostile]") {
    Ward ward;
    const event::StoredEvent first = ward.record();
    pb::Event other;
    REQUIRE(other.ParseFromString(first.bytes));
    const bool sameId = GENERATE(false, true);
    if (sameId) {
        other.mutable_note_written()->set_text("他");
    } else {
        // Lists of ids name the second half only.
        (*other.mutable_event_id())[4] ^= 4;
    }
    (void)ward.connectHostile();
    REQUIRE(ward.hq.take(9, ward.hello()));
    pb::ExchangeMessage message;
    message.mutable_batch()->set_number(1);
    message.mutable_batch()->add_events(other.SerializeAsString());
    REQUIRE(ward.hq.take(9, std::move(message)));

    ward.connect();
    REQUIRE(sim::talk(&ward.hq, {&ward.one}));
    for (int i = 0; i < 3; ++i) {
        ward.one.compareAll();
        REQUIRE(sim::talk(&ward.hq, {&ward.one}));
    }

    CHECK(ward.hq.log().end() >= (sameId ? 1U : 2U));
    const auto parked = ward.hq.log().parked("");
    REQUIRE(parked);
    // Sent once, not with every comparison.
    CHECK(parked->size() == (sameId ? 1 : 0));
    const auto held = ward.hq.log().ofLog(first.envelope.log, 0, 10);
    REQUIRE(held);
    CHECK((sameId ? parked->front().bytes == first.bytes : std::ranges::find(*held, first.bytes) != held->end()));
}

}  // namespace hinanjo::hostile_test
