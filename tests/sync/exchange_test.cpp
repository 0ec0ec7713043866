#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include <set>

#include "store/store.h"
#include "support/support.h"
#include "sync/enrolment_code.h"
#include "sync/exchange.h"
#include "sync/register_message.h"
#include "sync/replay.h"
#include "sync/scope.h"

using namespace hinanjo;
using test::Author;
using test::FakeClock;
using test::TempDir;
namespace pb = shelter::v1;

namespace {

// One device's log on disk.
struct Side {
    TempDir dir;
    std::unique_ptr<store::Store> store;
    Side() {
        auto opened = store::Store::open(dir / "log.db", store::Key{std::string(32, 'k')}, {});
        REQUIRE(opened);
        store = std::move(*opened);
    }
    void keep(const std::vector<event::StoredEvent>& events) { REQUIRE(store->append(events)); }
    [[nodiscard]] store::EventLog& log() { return store->events(); }
};

// HQ without a network: a log, its scopes and its incarnation.
struct Hq : Side {
    sync::ScopeIndex scope;
    base::IncarnationId incarnation = *base::IncarnationId::fromHex("0195c0de000070008000000000000002");
    std::uint64_t scoped = 0;
    void take(const std::vector<event::StoredEvent>& events) {
        REQUIRE(store->append(events));
        refresh();
    }
    void refresh() {
        REQUIRE(log().scan(scoped, [&](std::uint64_t position, std::string_view bytes) {
            if (auto e = event::decode(bytes)) scope.add(position, *e);
            scoped = position;
            return true;
        }));
    }
};

struct Tablet : Side {
    base::ShelterId shelter;
    std::vector<base::LogId> own;
    std::optional<store::Cursor> cursor;
    std::optional<base::LogId> copied;
};

// A whole session: what both sides say until neither has anything left. `dropAfter`: the connection breaks after so
// many messages in each direction (-1: never).
void talk(Tablet& tablet, Hq& hq, int dropAfter = -1) {
    sync::Pusher pusher(tablet.own);
    sync::Feeder feeder(hq.incarnation, tablet.shelter);
    pb::Hello hello;
    for (auto& offer : pusher.offers(tablet.log()))
        *hello.add_offers() = offer;
    hello.set_own_log_id(std::string(tablet.own.back().view()));
    if (tablet.cursor) {
        hello.mutable_cursor()->set_incarnation(std::string(tablet.cursor->incarnation.view()));
        hello.mutable_cursor()->set_position(tablet.cursor->position);
    }
    pb::Welcome welcome;
    for (auto& have : feeder.hello(hq.log(), hello))
        *welcome.add_have() = have;
    auto needs = pusher.welcome(tablet.log(), welcome);
    REQUIRE(needs);
    for (const auto& need : *needs) {
        base::Status status;
        REQUIRE(pusher.ids(tablet.log(), sync::Feeder::ids(hq.log(), need.need_ids(), status)));
        REQUIRE(status);
    }
    if (pusher.copied()) tablet.copied = pusher.copied();
    int messages = 0;
    const auto broken = [&] { return dropAfter >= 0 && messages++ >= dropAfter; };
    for (bool any = true; any;) {
        any = false;
        auto batch = pusher.next(tablet.log());
        REQUIRE(batch);
        if (*batch) {
            any = true;
            if (broken()) return;
            sync::Received received = sync::receiveEvents(**batch);
            hq.take(received.events);
            for (const auto& e : received.events)
                feeder.pushed(e.envelope.log, e.envelope.sequence);
            if (broken()) return;  // The ack is lost.
            pb::Ack ack;
            ack.set_number((*batch)->number());
            (void)pusher.ack(ack);
        }
        auto feed = feeder.next(hq.log(), hq.scope);
        REQUIRE(feed);
        if (*feed) {
            any = true;
            if (broken()) return;
            const std::uint64_t to = (*feed)->to();
            sync::Received received = sync::receiveEvents(**feed);
            const store::Cursor cursor{"hq", hq.incarnation, to, {}};
            REQUIRE(tablet.store->append(received.events, {cursor, false}));
            tablet.cursor = cursor;
            if (broken()) return;
            pb::FeedAck ack;
            ack.set_position(to);
            feeder.ack(ack);
        }
    }
}

std::set<base::EventId> idsIn(store::EventLog& log) {
    std::set<base::EventId> out;
    REQUIRE(log.scan(0, [&](std::uint64_t, std::string_view bytes) {
        out.insert(event::decodeEnvelope(bytes)->id);
        return true;
    }));
    return out;
}

event::Draft moveDraft(Author& author, base::PersonId person, const std::string& shelter) {
    event::Draft draft;
    draft.incident = author.incident;
    draft.shelter.value = shelter;
    domain::StayChanged stay;
    stay.person = person;
    stay.status = domain::StayStatus::Arrived;
    draft.payload = stay;
    return draft;
}

}  // namespace

TEST_CASE("two tablets of one shelter and HQ agree wherever the line breaks", "[sync]") {
    const int breakAt = GENERATE(range(0, 14));
    FakeClock clock;
    Author a(clock, 1), b(clock, 2);
    Hq hq;
    Tablet one, two;
    one.shelter = two.shelter = {"E1"};
    for (int i = 0; i < 600; ++i) {
        one.keep(a.arrival("佐藤", "E1"));
    }
    two.keep(b.arrival("伊藤", "E1"));
    one.own = {a.writer().position().log};
    two.own = {b.writer().position().log};

    talk(one, hq, breakAt);
    talk(two, hq, breakAt);
    talk(one, hq);
    talk(two, hq);
    talk(one, hq);

    CHECK(hq.log().end() == 1202);
    CHECK(idsIn(one.log()) == idsIn(hq.log()));
    CHECK(idsIn(two.log()) == idsIn(hq.log()));
    CHECK(*one.log().standing(one.own[0]) == *hq.log().standing(one.own[0]));
}

TEST_CASE("a converged pair has nothing to send", "[sync]") {
    FakeClock clock;
    Author a(clock, 3);
    Hq hq;
    Tablet tablet;
    tablet.shelter = {"E1"};
    tablet.keep(a.arrival("佐藤", "E1"));
    tablet.own = {a.writer().position().log};
    talk(tablet, hq);

    sync::Pusher pusher(tablet.own);
    pb::Welcome welcome;
    *welcome.add_have() = sync::offerOf(*hq.log().standing(tablet.own[0]));
    const auto needs = pusher.welcome(tablet.log(), welcome);

    REQUIRE(needs);
    CHECK(needs->empty());
    const auto next = pusher.next(tablet.log());
    REQUIRE(next);
    CHECK_FALSE(next->has_value());
}

TEST_CASE("HQ restored from an old backup gets everything again, asked or not", "[sync]") {
    FakeClock clock;
    Author a(clock, 4);
    Tablet tablet;
    tablet.shelter = {"E1"};
    tablet.own = {};
    tablet.keep(a.arrival("佐藤", "E1"));
    tablet.own = {a.writer().position().log};
    Hq before;
    talk(tablet, before);
    tablet.keep(a.arrival("伊藤", "E1"));
    talk(tablet, before);

    Hq restored;  // Holds the first arrival only, under a new incarnation.
    restored.incarnation.bytes[15] = 9;
    restored.take({event::receive(*tablet.log().at(1)).value(), event::receive(*tablet.log().at(2)).value()});
    talk(tablet, restored);

    CHECK(idsIn(restored.log()) == idsIn(tablet.log()));
}

TEST_CASE("a cloned database is noticed, and both clones' events reach HQ", "[sync]") {
    FakeClock clock;
    Author shared(clock, 5);
    const auto common = shared.arrival("佐藤", "E1");
    // Both go on with the same log at the same sequence.
    test::SeededRandom r1(11), r2(12);
    event::LogWriter first(clock, r1, shared.writer().position()), second(clock, r2, shared.writer().position());
    const auto note = [&](event::LogWriter& writer) {
        event::Draft draft;
        draft.incident = shared.incident;
        draft.shelter.value = "E1";
        draft.payload = domain::NoteWritten{"申し送り", {}, {}};
        auto events = writer.write(std::vector{draft});
        writer.commit();
        return std::move(*events);
    };
    Hq hq;
    Tablet one, two;
    one.shelter = two.shelter = {"E1"};
    one.own = two.own = {shared.writer().position().log};
    one.keep(common);
    two.keep(common);
    one.keep(note(first));
    two.keep(note(second));

    talk(one, hq);
    talk(two, hq);

    CHECK(two.copied == shared.writer().position().log);
    CHECK(hq.log().end() == 4);
}

TEST_CASE("a shelter receives its own people, whoever touched it, and their history; nobody else", "[scope]") {
    FakeClock clock;
    Author a(clock, 6), b(clock, 7);
    Hq hq;
    hq.take(a.arrival("山田", "E1"));
    const base::PersonId mover = a.lastPerson();
    hq.take(b.arrival("鈴木", "E2"));
    hq.take(a.arrival("高橋", "E1"));

    const auto slice = [&](const char* shelter, std::uint64_t after) { return hq.scope.next({shelter}, after, 100); };
    CHECK(slice("E1", 0).positions == std::vector<std::uint64_t>{1, 2, 5, 6});
    CHECK(slice("E2", 0).positions == std::vector<std::uint64_t>{3, 4});
    CHECK(slice("E3", 0).positions.empty());

    hq.take(b.write({moveDraft(b, mover, "E2")}));

    // The mover's history comes first, then the movement; the old shelter hears of it too; the other person stays
    // unknown.
    CHECK(slice("E2", 6).positions == std::vector<std::uint64_t>{1, 2, 7});
    CHECK(slice("E1", 6).positions == std::vector<std::uint64_t>{7});
    CHECK(slice("E2", 0).positions == std::vector<std::uint64_t>{3, 4, 1, 2, 7});
}

TEST_CASE("a slice never splits what one event called for", "[scope]") {
    FakeClock clock;
    Author a(clock, 8), b(clock, 9);
    Hq hq;
    hq.take(a.arrival("山田", "E1"));
    const base::PersonId mover = a.lastPerson();
    for (int i = 0; i < 10; ++i)
        hq.take(a.write({moveDraft(a, mover, "E1")}));
    hq.take(b.write({moveDraft(b, mover, "E2")}));

    const auto slice = hq.scope.next({"E2"}, 0, 3);

    CHECK(slice.positions.size() == 13);
    CHECK(slice.to == 13);
}

TEST_CASE("an undo and an answer go where their subject is", "[scope]") {
    FakeClock clock;
    Author a(clock, 10), hqAuthor(clock, 11);
    Hq hq;
    const auto arrived = a.arrival("山田", "E1");
    hq.take(arrived);
    event::Draft undo;
    undo.incident = a.incident;
    undo.payload = event::EventWithdrawn{arrived.back().envelope.id, {}};
    hq.take(hqAuthor.write({undo}));

    CHECK(hq.scope.next({"E1"}, 2, 10).positions == std::vector<std::uint64_t>{3});
    CHECK(hq.scope.next({"E2"}, 2, 10).positions.empty());
}

TEST_CASE("a row of a register says the same after its journey", "[sync]") {
    domain::Resident resident{
        "1",          "H1",       "髙橋",          "花子",       "ﾀｶﾊｼ", "ﾊﾅｺ", "通称", domain::Sex::Female,
        {1935, 4, 0}, "114-0002", "北区王子1-2-3", "王子一丁目", "201"};
    domain::ShelterInfo shelter{{"E1"}, "区立小学校", "王子1", 35.75, 139.73, true, {"王子一丁目", "豊島二丁目"}, 450};
    pb::Resident residentMessage;
    pb::Shelter shelterMessage;

    sync::write(resident, residentMessage);
    sync::write(shelter, shelterMessage);

    CHECK(sync::read(residentMessage) == resident);
    const domain::ShelterInfo back = sync::read(shelterMessage);
    CHECK(back.id == shelter.id);
    CHECK(back.name == shelter.name);
    CHECK(back.address == shelter.address);
    CHECK(back.latitude == shelter.latitude);
    CHECK(back.longitude == shelter.longitude);
    CHECK(back.designated == shelter.designated);
    CHECK(back.catchment == shelter.catchment);
    CHECK(back.capacity == shelter.capacity);
}

TEST_CASE("what HQ does for itself does not go to the tablets", "[scope]") {
    FakeClock clock;
    Author a(clock, 20), hqAuthor(clock, 21);
    Hq hq;
    hq.take(a.arrival("山田", "E1"));
    event::Draft issued;
    issued.incident = a.incident;
    issued.payload = event::ListIssued{
        base::ListId::make(clock, a.random()), "unaccounted", "全域", 2, 1, 1, 1, 1, "消防署", "49-11-3", ""};
    event::Draft accounted = issued;
    accounted.payload =
        domain::RosterPersonAccounted{{"R1"}, domain::RosterPersonAccounted::Outcome::Safe, {}, {}, 0, 0, {}};
    event::Draft opened = issued;
    opened.payload = domain::ShelterStatusChanged{{"E2"}, domain::ShelterStatus::Open, {}, {}, {}, {}};
    hq.take(hqAuthor.write({issued, accounted, opened}));

    // The opening of a shelter is for everybody; the ledger and the telephone calls are not.
    CHECK(hq.scope.next({"E1"}, 2, 10).positions == std::vector<std::uint64_t>{5});
}

TEST_CASE("an enrolment code survives spaces and line breaks, and nothing else", "[sync]") {
    sync::EnrolmentCode code{"10.0.0.5:8443", std::string(32, 'f'), std::string(16, 's'),
                             base::fromMillis(1'800'000'000'000)};
    const std::string text = code.text();

    auto spaced = text;
    spaced.insert(20, "\n ");
    const auto read = sync::EnrolmentCode::parse("  " + spaced + "\n");
    REQUIRE(read);
    CHECK(read->address == code.address);
    CHECK(read->fingerprint == code.fingerprint);
    CHECK(read->secret == code.secret);
    CHECK(read->expires == code.expires);
    CHECK_FALSE(sync::EnrolmentCode::parse(text.substr(0, text.size() / 2)));
    CHECK_FALSE(sync::EnrolmentCode::parse("HNJ2" + text.substr(4)));
    CHECK_FALSE(sync::EnrolmentCode::parse(""));
}

TEST_CASE("a replay hands out every event once and in order", "[sync]") {
    FakeClock clock;
    Author a(clock, 12);
    Side side;
    for (int i = 0; i < 1500; ++i)
        side.keep(a.arrival("山田", "E1"));

    std::uint64_t last = 0;
    const auto replayed = sync::replay(side.log(), [&](std::uint64_t position, event::Event&& event) {
        CHECK(position == last + 1);
        CHECK(event.sequence == position);
        last = position;
    });

    REQUIRE(replayed);
    CHECK(replayed->events == 3000);
    CHECK(last == 3000);
}
