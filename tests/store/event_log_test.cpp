// What an EventLog promises, over the encrypted SQLite file and over a real PostgreSQL.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "event/seal.h"
#include "store/store.h"
#include "support/postgres.h"
#include "support/support.h"

using namespace hinanjo;
using test::Author;
using test::FakeClock;
using test::TempDir;

namespace {

enum class Kind { Sqlite, Postgres };

// An empty database that can be closed and opened again.
class Backend {
public:
    explicit Backend(Kind kind) {
        if (kind == Kind::Postgres) m_conninfo = test::PostgresServer::shared().freshDatabase();
    }
    [[nodiscard]] std::unique_ptr<store::Store> open() const {
        auto opened = m_conninfo.empty() ? store::Store::open(m_dir / "log.db", store::Key{std::string(32, 'k')}, {})
                                         : store::Store::openPostgres(m_conninfo, {});
        INFO((opened ? std::string() : opened.error().detail));
        REQUIRE(opened);
        return std::move(*opened);
    }

private:
    TempDir m_dir;
    std::string m_conninfo;
};

base::DeviceId device(std::uint8_t mark) {
    base::DeviceId id;
    id.bytes.fill(mark);
    return id;
}

}  // namespace

TEST_CASE("what was appended is there after reopening, byte for byte and in order", "[store][event_log]") {
    Backend backend(GENERATE(Kind::Sqlite, Kind::Postgres));
    FakeClock clock;
    Author author(clock, 1);
    std::vector<event::StoredEvent> events = author.arrival("山田", "E1");
    {
        auto store = backend.open();
        const auto appended = store->append(events);
        REQUIRE(appended);
        CHECK(appended->added == 2);
        CHECK(appended->positions == std::vector<std::uint64_t>{1, 2});
    }
    auto store = backend.open();
    const auto read = store->events().read(0, 100);
    REQUIRE(read);
    REQUIRE(read->size() == 2);
    CHECK((*read)[0].bytes == events[0].bytes);
    CHECK((*read)[1].position == 2);
    const auto standing = store->events().standing(events[0].envelope.log);
    REQUIRE(standing);
    base::SetDigest digest;
    for (const auto& e : events)
        digest.add(e.hash);
    CHECK(*standing == store::LogStanding{events[0].envelope.log, 2, 2, digest});
    REQUIRE(store->events().checkStructure());
}

TEST_CASE("a repeat is success and another event with a known id is parked, never lost, never used",
          "[store][event_log]") {
    Backend backend(GENERATE(Kind::Sqlite, Kind::Postgres));
    FakeClock clock;
    Author author(clock, 2);
    const std::vector<event::StoredEvent> events = author.arrival("山田", "E1");
    auto store = backend.open();
    REQUIRE(store->append(events));

    const auto again = store->append(events);
    REQUIRE(again);
    CHECK(again->added == 0);
    CHECK(again->parked == 0);

    event::StoredEvent forged = events[0];
    forged.bytes += std::string("\x9a\x06\x01", 3) + "x";
    forged.hash = event::hashOf(forged.bytes);
    const auto parked = store->append(std::vector{forged});
    REQUIRE(parked);
    CHECK(parked->added == 0);
    CHECK(parked->parked == 1);
    CHECK(*store->events().parkedCount() == 1);
    CHECK(store->events().end() == 2);
    CHECK(*store->events().at(1) == events[0].bytes);
}

TEST_CASE("a prefix's standing is that of the log cut at its sequence", "[store][event_log]") {
    Backend backend(GENERATE(Kind::Sqlite, Kind::Postgres));
    FakeClock clock;
    Author author(clock, 3);
    auto store = backend.open();
    const auto first = author.arrival("山田", "E1");
    REQUIRE(store->append(first));
    const auto then = *store->events().standing(first[0].envelope.log);
    REQUIRE(store->append(author.arrival("佐藤", "E1")));

    CHECK(*store->events().prefix(first[0].envelope.log, 2) == then);
    CHECK(store->events().prefix(first[0].envelope.log, 4)->count == 4);
    CHECK(store->events().ofLog(first[0].envelope.log, 2, 10)->size() == 2);
}

TEST_CASE("the cursor moves with the events it brought", "[store][event_log]") {
    Backend backend(GENERATE(Kind::Sqlite, Kind::Postgres));
    FakeClock clock;
    Author author(clock, 4);
    base::IncarnationId incarnation;
    incarnation.bytes.fill(7);
    {
        auto store = backend.open();
        REQUIRE(store->append(author.arrival("山田", "E1"), {store::Cursor{"hq", incarnation, 41, "check"}, false}));
    }
    auto store = backend.open();
    const auto cursor = store->events().cursor("hq");
    REQUIRE(cursor);
    REQUIRE(*cursor);
    CHECK((*cursor)->position == 41);
    CHECK((*cursor)->incarnation == incarnation);
    CHECK_FALSE(*store->events().cursor("somebody else"));
}

TEST_CASE("a batch may hold an event twice, and a second one with its id", "[store][event_log]") {
    Backend backend(GENERATE(Kind::Sqlite, Kind::Postgres));
    FakeClock clock;
    Author author(clock, 5);
    auto batch = author.arrival("山田", "E1");
    event::StoredEvent forged = batch[1];
    forged.bytes += std::string("\x9a\x06\x01", 3) + "y";
    forged.hash = event::hashOf(forged.bytes);
    batch.push_back(batch[0]);
    batch.push_back(forged);
    auto store = backend.open();

    const auto appended = store->append(batch);

    REQUIRE(appended);
    CHECK(appended->positions == std::vector<std::uint64_t>{1, 2, 0, 0});
    CHECK(appended->added == 2);
    CHECK(appended->parked == 1);
    CHECK(appended->last == 2);
    CHECK(*store->events().at(2) == batch[1].bytes);
    REQUIRE(store->events().checkStructure());
}

TEST_CASE("reading goes from any position, as far as it is wanted, and by log", "[store][event_log]") {
    Backend backend(GENERATE(Kind::Sqlite, Kind::Postgres));
    FakeClock clock;
    Author one(clock, 6), two(clock, 7);
    auto store = backend.open();
    std::vector<event::StoredEvent> all;
    for (int i = 0; i < 4; ++i) {
        for (Author* author : {&one, &two}) {
            const auto events = author->arrival("山田", "E1");
            REQUIRE(store->append(events));
            all.insert(all.end(), events.begin(), events.end());
        }
    }
    store::EventLog& log = store->events();

    CHECK(log.end() == 16);
    const auto some = log.read(3, 5);
    REQUIRE(some);
    REQUIRE(some->size() == 5);
    CHECK(some->front().position == 4);
    CHECK(some->back().bytes == all[7].bytes);
    CHECK(log.read(16, 5)->empty());
    std::vector<std::uint64_t> seen;
    REQUIRE(log.scan(10, [&](std::uint64_t position, std::string_view bytes) {
        // The log may be used while it is read.
        CHECK(*log.at(position) == bytes);
        seen.push_back(position);
        return position < 13;
    }));
    CHECK(seen == std::vector<std::uint64_t>{11, 12, 13});
    CHECK(log.at(17).error().code == base::ErrorCode::NotFound);
    const std::vector<std::uint64_t> asked{9, 2, 16, 3};
    CHECK(*log.atAll(asked) == std::vector{all[8].bytes, all[1].bytes, all[15].bytes, all[2].bytes});
    CHECK(log.atAll({})->empty());
    CHECK(log.atAll(std::vector<std::uint64_t>{9, 17}).error().code == base::ErrorCode::NotFound);
    const base::LogId mine = all[2].envelope.log;
    CHECK(*log.positionsOf(mine, 2) == std::vector<std::uint64_t>{7, 8, 11, 12, 15, 16});
    CHECK(log.ofLog(mine, 3, 2)->front() == all[7].bytes);
    const auto ids = log.idsOf(mine);
    REQUIRE(ids);
    CHECK(ids->size() == 8);
    CHECK(ids->front() == all[2].envelope.id);
    CHECK(log.standings().size() == 2);
}

TEST_CASE("what is known beside the events is kept: owners, seals, carriers, facts, backups", "[store][event_log]") {
    Backend backend(GENERATE(Kind::Sqlite, Kind::Postgres));
    FakeClock clock;
    Author author(clock, 8), other(clock, 9);
    const auto events = author.arrival("山田", "E1"), foreign = other.arrival("佐藤", "E1");
    const base::LogId log = events[0].envelope.log, stranger = foreign[0].envelope.log;
    std::vector<store::LogStanding> backup;
    {
        auto store = backend.open();
        REQUIRE(store->append(events));
        REQUIRE(store->append(foreign, {std::nullopt, true}));
        REQUIRE(store->events().setOwner(log, device(1)));
        REQUIRE(store->events().setOwner(log, device(1)));
        CHECK(store->events().setOwner(log, device(2)).error().code == base::ErrorCode::Conflict);
        REQUIRE(store->events().keepSeal(log, 2, "newer"));
        REQUIRE(store->events().keepSeal(log, 1, "older"));
        REQUIRE(store->events().keepSeal(stranger, 9, "forged"));
        REQUIRE(store->events().forgetSeal(stranger));
        CHECK_FALSE(*store->events().seal(stranger));
        REQUIRE(store->events().keepSeal(stranger, 1, "right"));
        CHECK(*store->events().seal(stranger) == "right");
        REQUIRE(store->events().forgetSeal(stranger));
        REQUIRE(store->events().setOwner(stranger, device(1)));
        REQUIRE(store->events().forgetOwner(stranger));
        REQUIRE(store->events().setOwner(stranger, device(3)));
        REQUIRE(store->events().forgetOwner(stranger));
        REQUIRE(store->events().setFact("a", std::string("\0x", 2)));
        CHECK(*store->events().replaceFact("a", std::string("\0x", 2), "b"));
        CHECK_FALSE(*store->events().replaceFact("a", "c", "d"));
        CHECK_FALSE(*store->events().replaceFact("a", std::nullopt, "d"));
        CHECK(*store->events().replaceFact("new", std::nullopt, "n"));
        backup = store->events().standings();
        REQUIRE(store->events().noteBackup(backup));
        REQUIRE(store->events().noteBackup(std::span(backup).first(1)));
    }
    auto store = backend.open();
    CHECK(*store->events().owners() == std::vector{std::pair{log, device(1)}});
    CHECK(*store->events().seal(log) == "newer");
    CHECK(*store->events().seals() == std::vector<std::string>{"newer"});
    CHECK_FALSE(*store->events().seal(stranger));
    CHECK(*store->events().carried() == std::vector{stranger});
    REQUIRE(store->events().forgetCarried(stranger));
    CHECK(store->events().carried()->empty());
    CHECK(*store->events().fact("a") == "b");
    CHECK(*store->events().fact("new") == "n");
    CHECK_FALSE(*store->events().fact("none"));
    CHECK(*store->events().backedUp() == std::vector{backup.front()});
    CHECK(*store->events().claim(log));
    CHECK(*store->events().claim(log));
    CHECK_FALSE(store->events().replicated());
}

TEST_CASE("parked events are found by their reason and let go by number", "[store][event_log]") {
    Backend backend(GENERATE(Kind::Sqlite, Kind::Postgres));
    FakeClock clock;
    Author author(clock, 10);
    const auto events = author.arrival("山田", "E1");
    auto store = backend.open();
    store::EventLog& log = store->events();

    REQUIRE(log.park(events, "revoked 1"));
    REQUIRE(log.park(events, "revoked 1"));
    REQUIRE(log.park(author.arrival("佐藤", "E1"), "other"));

    CHECK(*log.parkedCount() == 4);
    const auto parked = log.parked("revoked");
    REQUIRE(parked);
    REQUIRE(parked->size() == 2);
    CHECK(parked->front().id == events[0].envelope.id);
    CHECK(parked->front().bytes == events[0].bytes);
    REQUIRE(log.unpark(std::vector{parked->front().number}));
    CHECK(*log.parkedCount() == 3);
    CHECK(log.end() == 0);
}

TEST_CASE("registers are replaced whole and read back in order", "[store][event_log]") {
    Backend backend(GENERATE(Kind::Sqlite, Kind::Postgres));
    const auto resident = [](const std::string& no, const std::string& town) {
        domain::Resident r;
        r.no = no;
        r.householdNo = "H" + no;
        r.familyName = "山田";
        r.familyKana = "ヤマダ";
        r.town = town;
        return r;
    };
    domain::RosterPerson person;
    person.no.value = "R1";
    domain::ShelterInfo shelter;
    shelter.id.value = "E1";
    shelter.name = "王子小学校";
    {
        auto store = backend.open();
        CHECK(store->registers().version(store::kResidents)->version == 0);
        REQUIRE(store->registers().replaceResidents(
            1, std::vector{resident("1", "王子一丁目"), resident("2", "王子二丁目"), resident("3", "王子一丁目")}));
        REQUIRE(store->registers().replaceResidents(
            2, std::vector{resident("4", "王子二丁目"), resident("1", "王子一丁目"), resident("9", "豊島一丁目")}));
        REQUIRE(store->registers().replaceRoster(1, std::vector{person}));
        REQUIRE(store->registers().replaceShelters(7, std::vector{shelter}));
    }
    auto store = backend.open();
    store::RegisterStore& registers = store->registers();
    CHECK(registers.version(store::kResidents)->version == 2);
    CHECK(registers.version(store::kResidents)->rows == 3);
    CHECK(registers.version(store::kShelters)->version == 7);
    std::vector<std::string> all, some;
    REQUIRE(registers.eachResident({}, [&](const domain::Resident& r) {
        all.push_back(r.no);
        return true;
    }));
    REQUIRE(
        registers.eachResident(std::vector<std::string>{"王子一丁目", "豊島一丁目"}, [&](const domain::Resident& r) {
            some.push_back(r.no);
            return true;
        }));
    CHECK(all == std::vector<std::string>{"4", "1", "9"});
    CHECK(some == std::vector<std::string>{"1", "9"});
    // The same piece by piece; a version that is no more hands out nothing.
    std::vector<std::string> pieces;
    const auto take = [&](domain::Resident&& r) { pieces.push_back(r.no); };
    std::size_t asked = 0;
    for (std::uint64_t last = 0;; ++asked) {
        const auto got = registers.residentsAfter(2, last, 2, take);
        REQUIRE(got);
        if (*got == 0) break;
        last = *got;
    }
    CHECK(asked == 2);
    CHECK(pieces == all);
    CHECK(registers.residentsAfter(7, 0, 10, take) == 0);
    CHECK(pieces.size() == 3);
    CHECK(*registers.roster() == std::vector{person});
    REQUIRE(registers.shelters()->size() == 1);
    CHECK(registers.shelters()->front().name == shelter.name);
}
