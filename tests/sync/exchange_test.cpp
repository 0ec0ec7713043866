#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include <deque>
#include <map>
#include <set>

#include "store/store.h"
#include "support/support.h"
#include "sync/enrolment_code.h"
#include "sync/hq_conversation.h"
#include "sync/peer_conversation.h"
#include "sync/register_message.h"
#include "sync/replay.h"
#include "sync/scope.h"
#include "sync/tablet_conversation.h"

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
    sync::Incarnation incarnation{*base::IncarnationId::fromHex("0195c0de000070008000000000000002"), {}};
    sync::DeviceBook devices;
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

// A tablet without a network: its replica over a log of its own.
struct Tablet : Side {
    base::ShelterId shelter;
    FakeClock& clock;
    test::SeededRandom random;
    sync::DeviceBook devices;
    base::DeviceId device;
    std::unique_ptr<sync::Replica> replica;

    Tablet(FakeClock& c, std::uint64_t seed, std::string where = "E1")
        : shelter{std::move(where)}, clock(c), random(seed) {
        device = base::DeviceId::make(clock, random);
        reopen();
    }
    void reopen() {
        auto opened = sync::Replica::open(
            log(), clock, random, [this](std::span<const event::StoredEvent> events, const store::Arrival& how) {
                return store->append(events, how);
            });
        REQUIRE(opened);
        replica = std::move(*opened);
        replica->setDevice(device, shelter, nullptr);
    }
    base::PersonId receive(const std::string& family) {
        const auto person = base::PersonId::make(clock, random);
        event::Draft described;
        described.incident = *base::IncidentId::fromHex("0195c0de000070008000000000000001");
        described.shelter = shelter;
        domain::PersonDescribed payload;
        payload.person = person;
        payload.set(domain::PersonField::FamilyName, family);
        described.payload = payload;
        event::Draft arrived = described;
        domain::StayChanged stay;
        stay.person = person;
        stay.status = domain::StayStatus::Arrived;
        arrived.payload = stay;
        const std::vector<event::Draft> drafts{described, arrived};
        REQUIRE(replica->record(drafts));
        return person;
    }
};

// What the two ends of one stream say, and who hears it.
struct TabletEnd final : sync::HqEvents {
    std::deque<pb::ExchangeMessage> out;
    std::map<base::LogId, std::uint64_t> storedUpTo;
    std::optional<bool> equal;
    int newLogs = 0;
    void send(pb::ExchangeMessage message) override { out.push_back(std::move(message)); }
    void stored(const base::LogId& log, std::uint64_t upTo) override { storedUpTo[log] = upTo; }
    void compared(bool same) override { equal = same; }
    void openedNewLog() override { ++newLogs; }
};
struct HqEnd final : sync::TabletEvents {
    std::deque<pb::ExchangeMessage> out;
    bool wasPutBack = false;
    int copies = 0;
    void send(pb::ExchangeMessage message) override { out.push_back(std::move(message)); }
    void putBack(const base::IncarnationId&) override { wasPutBack = true; }
    void copied() override { ++copies; }
};

struct Talk {
    TabletEnd tablet;
    HqEnd hq;
    int messages = 0;
    std::size_t bytes = 0;
    bool failed = false;
};

// A whole stream: what both sides say until neither has anything left. `breakAt`: it breaks after so many messages
// (-1: never).
Talk talk(Tablet& tablet, Hq& hq, int breakAt = -1) {
    Talk talk;
    sync::HqConversation here(*tablet.replica, tablet.devices, talk.tablet, "test", {});
    sync::TabletConversation there(hq.log(), tablet.clock, {}, hq.incarnation,
                                   {tablet.device, {}, tablet.shelter, {}, false}, talk.hq);
    auto hello = here.hello();
    REQUIRE(hello);
    pb::ExchangeMessage first;
    *first.mutable_hello() = std::move(*hello);
    talk.tablet.send(std::move(first));
    while (!talk.tablet.out.empty() || !talk.hq.out.empty()) {
        if (breakAt >= 0 && talk.messages >= breakAt) return talk;
        ++talk.messages;
        if (!talk.tablet.out.empty()) {
            pb::ExchangeMessage message = std::move(talk.tablet.out.front());
            talk.tablet.out.pop_front();
            talk.bytes += message.ByteSizeLong();
            if (message.has_batch()) {
                auto sorted = sync::TabletConversation::check(sync::prepare(std::move(message)), hq.devices);
                REQUIRE(there.putAside(sorted));
                const auto appended = hq.store->append(sorted.events);
                REQUIRE(appended);
                hq.refresh();
                REQUIRE(there.durable(sorted, *appended));
            } else if (!there.take(message)) {
                talk.failed = true;
                return talk;
            }
            REQUIRE(there.pump(hq.scope));
        } else {
            pb::ExchangeMessage message = std::move(talk.hq.out.front());
            talk.hq.out.pop_front();
            talk.bytes += message.ByteSizeLong();
            REQUIRE(here.take(sync::prepare(std::move(message))));
        }
    }
    return talk;
}

struct PeerEnd final : sync::PeerEvents {
    std::deque<pb::ExchangeMessage> out;
    std::map<base::LogId, std::uint64_t> seenUpTo;
    void send(pb::ExchangeMessage message) override { out.push_back(std::move(message)); }
    void seen(const base::LogId& log, std::uint64_t upTo) override { seenUpTo[log] = upTo; }
};

// Two neighbours, until neither has anything left to say.
std::pair<PeerEnd, PeerEnd> meet(Tablet& a, Tablet& b) {
    PeerEnd endA, endB;
    sync::PeerConversation atA(*a.replica, a.devices, endA, "test");
    sync::PeerConversation atB(*b.replica, b.devices, endB, "test");
    auto hello = atA.hello();
    REQUIRE(hello);
    pb::ExchangeMessage first;
    *first.mutable_hello() = std::move(*hello);
    endA.send(std::move(first));
    while (!endA.out.empty() || !endB.out.empty()) {
        PeerEnd& from = endA.out.empty() ? endB : endA;
        sync::PeerConversation& to = endA.out.empty() ? atA : atB;
        pb::ExchangeMessage message = std::move(from.out.front());
        from.out.pop_front();
        REQUIRE(to.take(sync::prepare(std::move(message))));
    }
    return {std::move(endA), std::move(endB)};
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
    const int breakAt = GENERATE(range(0, 16));
    FakeClock clock;
    Hq hq;
    Tablet one(clock, 1), two(clock, 2);
    for (int i = 0; i < 600; ++i)
        one.receive("佐藤");
    two.receive("伊藤");

    (void)talk(one, hq, breakAt);
    (void)talk(two, hq, breakAt);
    (void)talk(one, hq);
    (void)talk(two, hq);
    const Talk last = talk(one, hq);

    CHECK(hq.log().end() == 1202);
    CHECK(idsIn(one.log()) == idsIn(hq.log()));
    CHECK(idsIn(two.log()) == idsIn(hq.log()));
    CHECK(last.tablet.equal == true);
    CHECK(last.tablet.storedUpTo.at(one.replica->currentLog()) == 1200);
}

TEST_CASE("a converged pair needs one answer and less than 2 KB", "[sync]") {
    FakeClock clock;
    Hq hq;
    Tablet tablet(clock, 3);
    for (int i = 0; i < 50; ++i)
        tablet.receive("佐藤");
    (void)talk(tablet, hq);
    (void)talk(tablet, hq);

    const Talk nothingNew = talk(tablet, hq);

    CHECK(nothingNew.messages == 3);  // Hello, Welcome, CaughtUp.
    CHECK(nothingNew.bytes < 2048);
    CHECK(nothingNew.tablet.equal == true);
}

TEST_CASE("HQ restored from an old backup gets everything back, also what others wrote", "[sync]") {
    FakeClock clock;
    Hq before;
    Tablet lost(clock, 4), kept(clock, 5);
    lost.receive("佐藤");
    kept.receive("伊藤");
    (void)talk(lost, before);
    (void)talk(kept, before);  // Has both now; the first tablet is destroyed.

    Hq restored;  // From a backup made before anybody came.
    restored.incarnation = {*base::IncarnationId::fromHex("0195c0de000070008000000000000003"),
                            {{before.incarnation.id, 0}}};
    const Talk first = talk(kept, restored);

    CHECK(restored.log().end() == 4);
    CHECK(idsIn(restored.log()) == idsIn(kept.log()));
    CHECK(first.tablet.storedUpTo.at(kept.replica->currentLog()) == 2);
    CHECK(kept.replica->gaveBackTo() == restored.incarnation.id);
    // Said once, not at every contact.
    CHECK(talk(kept, restored).messages <= 4);
}

TEST_CASE("an old file of HQ put back after a later life gets that life's events back too", "[sync]") {
    const int breakAt = GENERATE(range(2, 12));
    FakeClock clock;
    Hq first;
    Tablet other(clock, 14), kept(clock, 15);
    kept.receive("伊藤");
    (void)talk(kept, first);
    Hq second;  // Restored from a backup made when the first was empty.
    second.incarnation = {*base::IncarnationId::fromHex("0195c0de000070008000000000000005"),
                          {{first.incarnation.id, 0}}};
    other.receive("佐藤");
    (void)talk(other, second);
    (void)talk(kept, second, breakAt);  // Perhaps it read the other's events and did not come to giving back its own.

    Hq putBack;  // The first one's file, from before anybody came.
    if (talk(kept, putBack).hq.wasPutBack) {
        putBack.incarnation = {*base::IncarnationId::fromHex("0195c0de000070008000000000000006"),
                               {{first.incarnation.id, 0}}};
        (void)talk(kept, putBack);
    }

    CHECK(idsIn(putBack.log()) == idsIn(kept.log()));
}

TEST_CASE("what HQ said it has goes down when HQ was set back", "[sync]") {
    FakeClock clock;
    Hq before, restored;
    Tablet tablet(clock, 6);
    tablet.receive("佐藤");
    (void)talk(tablet, before);
    restored.incarnation.id = *base::IncarnationId::fromHex("0195c0de000070008000000000000004");

    const Talk cut = talk(tablet, restored, 2);  // Hello and Welcome only.

    CHECK(cut.tablet.storedUpTo.at(tablet.replica->currentLog()) == 0);
    CHECK(cut.tablet.equal == false);
}

TEST_CASE("a file that was put back is noticed by the first cursor that knows better", "[sync]") {
    FakeClock clock;
    Hq hq;
    Tablet tablet(clock, 7), other(clock, 8);
    tablet.receive("佐藤");
    (void)talk(tablet, hq);
    Hq putBack;  // The same incarnation, without the events.

    SECTION("because it reads further than the file goes") {
        const Talk noticed = talk(tablet, putBack);
        CHECK(noticed.failed);
        CHECK(noticed.hq.wasPutBack);
    }
    SECTION("also after the file grew again") {
        for (int i = 0; i < 3; ++i)
            other.receive("伊藤");
        (void)talk(other, putBack);
        const Talk noticed = talk(tablet, putBack);
        CHECK(noticed.hq.wasPutBack);
    }
    SECTION("but not by one who only says that it read further") {
        const store::Cursor claimed{"hq", hq.incarnation.id, 1'000'000, std::string(24, 'x')};
        for (const std::string& check :
             {claimed.check, std::string(8, 'x'), std::string(), tablet.replica->cursor()->check}) {
            store::Arrival how;
            how.cursor = claimed;
            how.cursor->check = check;
            REQUIRE(other.store->append({}, how));
            other.reopen();
            const Talk told = talk(other, hq);
            CHECK_FALSE(told.failed);
            CHECK_FALSE(told.hq.wasPutBack);
            CHECK(other.replica->cursor()->position == hq.log().end());
        }
        CHECK(idsIn(other.log()) == idsIn(hq.log()));
    }
    SECTION("but not a file that only grew") {
        other.receive("伊藤");
        (void)talk(other, hq);
        CHECK_FALSE(talk(tablet, hq).hq.wasPutBack);
    }
}

TEST_CASE("a cursor of an earlier life goes on where the feeds are the same", "[sync]") {
    sync::Incarnation now;
    now.id = *base::IncarnationId::fromHex("0195c0de00007000800000000000000c");
    const auto a = *base::IncarnationId::fromHex("0195c0de00007000800000000000000a");
    const auto b = *base::IncarnationId::fromHex("0195c0de00007000800000000000000b");
    now.forks = {{a, 100}, {b, 50}};

    // B was itself set back to 50, so of A's feed only that much is still the same.
    CHECK(now.sharedWith(a) == 50U);
    CHECK(now.sharedWith(b) == 50U);
    CHECK_FALSE(now.sharedWith(*base::IncarnationId::fromHex("0195c0de00007000800000000000000d")));
}

TEST_CASE("a cloned database is noticed, writes another log, and nothing of either is lost", "[sync]") {
    FakeClock clock;
    Hq hq;
    Tablet original(clock, 9), clone(clock, 10);
    original.receive("佐藤");
    // The clone holds the same log and goes on writing in it.
    REQUIRE(original.log().scan(0, [&](std::uint64_t, std::string_view bytes) {
        const auto stored = event::receive(std::string(bytes));
        REQUIRE(clone.store->append({&*stored, 1}));
        return true;
    }));
    REQUIRE(clone.log().setFact("tablet.logs", original.replica->currentLog().view()));
    clone.reopen();
    clone.device = original.device;
    original.receive("高橋");
    clone.receive("伊藤");
    const base::LogId shared = original.replica->currentLog();
    REQUIRE(clone.replica->currentLog() == shared);

    (void)talk(original, hq);
    const Talk noticed = talk(clone, hq);
    clone.receive("渡辺");
    (void)talk(clone, hq);
    (void)talk(original, hq);

    CHECK(noticed.tablet.newLogs == 1);
    CHECK(clone.replica->currentLog() != shared);
    CHECK(hq.log().end() == 8);
    CHECK(idsIn(clone.log()) == idsIn(hq.log()));
    CHECK(idsIn(original.log()) == idsIn(hq.log()));
}

TEST_CASE("what one tablet carries for another reaches HQ and is not sent back", "[sync]") {
    FakeClock clock;
    Hq hq;
    Tablet alone(clock, 11), between(clock, 12), outside(clock, 13);
    alone.receive("佐藤");
    outside.receive("鈴木");

    const auto [end, other] = meet(alone, between);
    (void)meet(between, outside);
    REQUIRE(outside.log().carried()->size() == 1);
    (void)talk(outside, hq);
    (void)talk(outside, hq);

    CHECK(end.seenUpTo.at(alone.replica->currentLog()) == 2);
    CHECK(idsIn(hq.log()).size() == 4);
    CHECK(hq.log().standing(alone.replica->currentLog())->count == 2);
    // Once HQ's own feed proves that HQ has it, nobody carries it any more.
    CHECK(outside.log().carried()->empty());
}

TEST_CASE("events that come while HQ answers are offered the next time", "[sync]") {
    FakeClock clock;
    Hq hq;
    Tablet author(clock, 14), carrier(clock, 15);
    author.receive("佐藤");
    (void)meet(author, carrier);
    (void)talk(carrier, hq);
    author.receive("鈴木");

    // Between Hello and Welcome the neighbour brings more of the same log.
    Talk stream;
    sync::HqConversation here(*carrier.replica, carrier.devices, stream.tablet, "test", {});
    sync::TabletConversation there(hq.log(), clock, {}, hq.incarnation,
                                   {carrier.device, {}, carrier.shelter, {}, false}, stream.hq);
    pb::ExchangeMessage hello;
    *hello.mutable_hello() = *here.hello();
    REQUIRE(there.take(hello));
    (void)meet(author, carrier);
    while (!stream.hq.out.empty()) {
        REQUIRE(here.take(sync::prepare(std::move(stream.hq.out.front()))));
        stream.hq.out.pop_front();
    }
    (void)talk(carrier, hq);

    CHECK(hq.log().standing(author.replica->currentLog())->count == 4);
}

TEST_CASE("two neighbours that have everything send only their greetings", "[sync]") {
    FakeClock clock;
    Tablet a(clock, 16), b(clock, 17);
    a.receive("佐藤");
    b.receive("鈴木");
    (void)meet(a, b);
    REQUIRE(idsIn(a.log()) == idsIn(b.log()));

    PeerEnd endA, endB;
    sync::PeerConversation atA(*a.replica, a.devices, endA, "test"), atB(*b.replica, b.devices, endB, "test");
    pb::ExchangeMessage hello;
    *hello.mutable_hello() = *atA.hello();
    REQUIRE(atB.take(sync::prepare(std::move(hello))));
    REQUIRE(endB.out.size() == 1);
    REQUIRE(atA.take(sync::prepare(std::move(endB.out.front()))));

    CHECK(endA.out.empty());
}

TEST_CASE("an acknowledgement of what was never sent ends the stream", "[sync]") {
    FakeClock clock;
    Hq hq;
    Tablet tablet(clock, 18);
    tablet.receive("佐藤");
    Talk stream;
    sync::HqConversation here(*tablet.replica, tablet.devices, stream.tablet, "test", {});
    REQUIRE(here.hello());
    pb::ExchangeMessage welcome;
    welcome.mutable_welcome()->set_incarnation(std::string(hq.incarnation.id.view()));
    REQUIRE(here.take(sync::prepare(welcome)));
    pb::ExchangeMessage ack;
    ack.mutable_ack()->set_number(9);

    CHECK_FALSE(here.take(sync::prepare(ack)));
    CHECK(stream.tablet.storedUpTo[tablet.replica->currentLog()] == 0);
}

TEST_CASE("a feed that jumps ends the stream and moves no cursor", "[sync]") {
    FakeClock clock;
    Hq hq;
    Tablet tablet(clock, 19);
    Talk stream;
    sync::HqConversation here(*tablet.replica, tablet.devices, stream.tablet, "test", {});
    REQUIRE(here.hello());
    pb::ExchangeMessage welcome;
    welcome.mutable_welcome()->set_incarnation(std::string(hq.incarnation.id.view()));
    REQUIRE(here.take(sync::prepare(welcome)));
    pb::ExchangeMessage feed;
    feed.mutable_feed()->set_from(5);
    feed.mutable_feed()->set_to(7);

    CHECK_FALSE(here.take(sync::prepare(feed)));
    CHECK_FALSE(tablet.replica->cursor());
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
