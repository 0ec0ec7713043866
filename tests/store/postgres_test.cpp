// What only a shared database has: several writers, another server, a connection that is lost.
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <future>
#include <mutex>
#include <set>
#include <thread>

#include "store/store.h"
#include "store/store_thread.h"
#include "support/postgres.h"
#include "support/support.h"

using namespace hinanjo;
using test::Author;
using test::eventually;
using test::FakeClock;
using test::PostgresServer;

namespace {

std::unique_ptr<store::Store> openShared(const std::string& conninfo) {
    auto opened = store::Store::openPostgres(conninfo, {});
    INFO((opened ? std::string() : opened.error().detail));
    REQUIRE(opened);
    return std::move(*opened);
}

std::string databaseOf(const std::string& conninfo) {
    return conninfo.substr(conninfo.rfind('/') + 1);
}

std::vector<std::uint64_t> upTo(std::uint64_t end) {
    std::vector<std::uint64_t> out;
    for (std::uint64_t i = 1; i <= end; ++i)
        out.push_back(i);
    return out;
}

}  // namespace

TEST_CASE("four writers at once: who reads the feed as it grows misses no position and sees none twice",
          "[store][postgres]") {
    const std::string conninfo = PostgresServer::shared().freshDatabase();
    constexpr int kWriters = 4, kBatches = 40;
    auto reader = openShared(conninfo);
    std::atomic<int> running = kWriters, failed = 0;
    FakeClock clock;
    Author common(clock, 99);
    const auto shared = common.arrival("全員", "E1");  // Every writer brings these too, as tablets that carry do.
    std::vector<std::thread> writers;
    for (int w = 0; w < kWriters; ++w) {
        writers.emplace_back([&, w] {
            auto opened = store::Store::openPostgres(conninfo, {});
            Author author(clock, static_cast<std::uint64_t>(w));
            for (int i = 0; opened && i < kBatches; ++i) {
                std::vector<event::StoredEvent> batch = shared;
                for (int k = 0; k <= i % 7; ++k) {
                    for (auto& e : author.arrival("山田", "E1"))
                        batch.push_back(std::move(e));
                }
                if (!(*opened)->append(batch)) ++failed;
            }
            if (!opened) ++failed;
            --running;
        });
    }
    std::vector<std::uint64_t> seen;
    std::set<base::EventId> ids;
    std::uint64_t position = 0;
    bool readable = true;
    const auto poll = [&] {
        readable = readable && reader->events().refresh() &&
                   reader->events().scan(position, [&](std::uint64_t at, std::string_view bytes) {
                       seen.push_back(at);
                       if (const auto e = event::receive(std::string(bytes))) ids.insert(e->envelope.id);
                       position = at;
                       return true;
                   });
    };
    while (running > 0)
        poll();
    for (std::thread& writer : writers)
        writer.join();
    poll();

    CHECK(failed == 0);
    REQUIRE(readable);
    std::uint64_t written = shared.size();
    for (int i = 0; i < kBatches; ++i)
        written += static_cast<std::uint64_t>(kWriters * 2 * (i % 7 + 1));
    CHECK(position == written);
    CHECK(seen == upTo(written));
    CHECK(ids.size() == written);
    REQUIRE(reader->events().checkStructure());
    // The mirror that was brought up to date step by step is what a fresh one reads.
    CHECK(reader->events().standings() == openShared(conninfo)->events().standings());
}

TEST_CASE("two processes hand out every event once and in feed order, whoever wrote it", "[store][postgres]") {
    const std::string conninfo = PostgresServer::shared().freshDatabase();
    constexpr int kBatches = 60;
    struct Side {
        std::mutex mutex;
        std::vector<std::uint64_t> positions;
        std::unique_ptr<store::StoreThread> thread;
        std::size_t count() {
            const std::lock_guard lock(mutex);
            return positions.size();
        }
    };
    FakeClock clock;
    std::array<Side, 2> sides;
    for (Side& side : sides) {
        side.thread = std::make_unique<store::StoreThread>(openShared(conninfo),
                                                           [&side](std::span<const store::StoreThread::Durable> fresh) {
                                                               const std::lock_guard lock(side.mutex);
                                                               for (const auto& durable : fresh)
                                                                   side.positions.push_back(durable.position);
                                                           });
    }
    Author one(clock, 1), two(clock, 2);
    for (int i = 0; i < kBatches; ++i) {
        sides[0].thread->append(one.arrival("山田", "E1"), {}, {});
        sides[1].thread->append(two.arrival("佐藤", "E1"), {}, {});
    }

    for (Side& side : sides) {
        CHECK(eventually([&] { return side.count() >= kBatches * 4; }));
        const std::lock_guard lock(side.mutex);
        CHECK(side.positions == upTo(kBatches * 4));
    }
}

TEST_CASE("a lost connection refuses the batch, and the next call goes on", "[store][postgres]") {
    const std::string conninfo = PostgresServer::shared().freshDatabase();
    FakeClock clock;
    Author author(clock, 3);
    auto store = openShared(conninfo);
    REQUIRE(store->append(author.arrival("山田", "E1")));
    const auto batch = author.arrival("佐藤", "E1");
    const std::string cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '" +
                            databaseOf(conninfo) + "' AND pid <> pg_backend_pid()";
    base::LogId log = batch[0].envelope.log;
    CHECK(*store->events().claim(log));
    PostgresServer::shared().sql(cut);

    const auto refused = store->append(batch);

    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::Unavailable);
    const auto again = store->append(batch);
    REQUIRE(again);
    CHECK(again->added == 2);
    CHECK(again->last == 4);
    // What this process wrote last to its own log is not certain any more: it has to open another.
    CHECK_FALSE(*store->events().claim(log));
}

TEST_CASE("a log is claimed by one process at a time", "[store][postgres]") {
    const std::string conninfo = PostgresServer::shared().freshDatabase();
    base::LogId log;
    log.bytes.fill(5);
    auto one = openShared(conninfo);
    auto two = openShared(conninfo);

    CHECK(*one->events().claim(log));
    CHECK_FALSE(*two->events().claim(log));
    one.reset();
    CHECK(eventually([&] { return *two->events().claim(log); }));
}

TEST_CASE("an append waits for the counter while another transaction holds it", "[store][postgres]") {
    const std::string conninfo = PostgresServer::shared().freshDatabase();
    FakeClock clock;
    Author author(clock, 4);
    auto store = openShared(conninfo);
    // As a process would that stopped between taking the counter and its COMMIT.
    std::thread sleeper([&] {
        PostgresServer::shared().sql(
            "SET search_path = hinanjo; BEGIN; UPDATE feed_end SET position = position; SELECT pg_sleep(1)",
            databaseOf(conninfo));
    });
    CHECK(eventually([&] {
        return PostgresServer::shared().sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'") ==
               "1\n";
    }));

    const auto appended = store->append(author.arrival("山田", "E1"));

    sleeper.join();
    REQUIRE(appended);
    CHECK(appended->positions == std::vector<std::uint64_t>{1, 2});
}

TEST_CASE("a commit whose answer is lost counts as failed, and repeating it doubles nothing", "[store][postgres]") {
    PostgresServer& server = PostgresServer::shared();
    const std::string conninfo = server.freshDatabase();
    FakeClock clock;
    Author author(clock, 8);
    auto store = openShared(conninfo);
    REQUIRE(store->append(author.arrival("山田", "E1")));
    const auto batch = author.arrival("佐藤", "E1");
    // A second server that never comes: the transaction is committed here and waits to be confirmed.
    server.confirmBy("nobody");
    const std::string stop = GENERATE("pg_terminate_backend", "pg_cancel_backend");
    auto appending = std::async(std::launch::async, [&] { return store->append(batch); });
    const std::string waiting =
        "FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND datname = '" + databaseOf(conninfo) + "'";
    CHECK(eventually([&] { return server.sql("SELECT count(*) " + waiting) == "1\n"; }));
    server.sql("SELECT " + stop + "(pid) " + waiting);

    const auto lost = appending.get();

    server.configure("synchronous_standby_names = ''");
    REQUIRE_FALSE(lost);
    CHECK(lost.error().code == base::ErrorCode::Unavailable);
    const auto again = store->append(batch);
    REQUIRE(again);
    CHECK(again->added == 0);
    CHECK(again->parked == 0);
    CHECK(again->last == 4);
    CHECK(store->events().standing(batch[0].envelope.log)->count == 4);
    REQUIRE(store->events().checkStructure());
}

TEST_CASE("a repeat is not acknowledged before the second server has what it repeats", "[store][postgres]") {
    PostgresServer& server = PostgresServer::shared();
    const std::string conninfo = server.freshDatabase();
    FakeClock clock;
    Author author(clock, 9);
    const auto batch = author.arrival("山田", "E1");
    { REQUIRE(openShared(conninfo)->append(batch)); }
    auto store = openShared(conninfo);
    server.confirmBy("nobody");
    const std::string waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND datname = '" +
                                databaseOf(conninfo) + "'";

    auto appending = std::async(std::launch::async, [&] { return store->append(batch); });

    CHECK(eventually([&] { return server.sql(waiting) == "1\n"; }));
    server.configure("synchronous_standby_names = ''");
    const auto done = appending.get();
    REQUIRE(done);
    CHECK(done->added == 0);
}

TEST_CASE("a database of a later version, or of another program, is refused and left as it is", "[store][postgres]") {
    PostgresServer& server = PostgresServer::shared();
    const std::string conninfo = server.freshDatabase();
    SECTION("a later version") {
        { const auto made = openShared(conninfo); }
        server.sql("UPDATE hinanjo.meta SET value = '99' WHERE name = 'pg.schema'", databaseOf(conninfo));
        CHECK(store::Store::openPostgres(conninfo, {}).error().code == base::ErrorCode::TooNew);
    }
    SECTION("another program's schema") {
        server.sql("CREATE SCHEMA hinanjo; CREATE TABLE hinanjo.meta (name text, value bytea)", databaseOf(conninfo));
        CHECK(store::Store::openPostgres(conninfo, {}).error().code == base::ErrorCode::Corrupt);
    }
    SECTION("events missing in the feed") {
        {
            FakeClock clock;
            Author author(clock, 5);
            auto store = openShared(conninfo);
            REQUIRE(store->append(author.arrival("山田", "E1")));
            server.sql("DELETE FROM hinanjo.event", databaseOf(conninfo));
            CHECK(store->events().checkStructure().error().code == base::ErrorCode::Corrupt);
            CHECK(store->events().read(0, 10).error().code == base::ErrorCode::Corrupt);
        }
        server.sql("UPDATE hinanjo.feed_end SET position = 1", databaseOf(conninfo));
        CHECK(store::Store::openPostgres(conninfo, {}).error().code == base::ErrorCode::Corrupt);
    }
    SECTION("no server") {
        const auto nobody = store::Store::openPostgres("postgresql://u:secret@127.0.0.1:1/x", {});
        REQUIRE_FALSE(nobody);
        CHECK(nobody.error().code == base::ErrorCode::Unavailable);
        CHECK(nobody.error().detail.find("secret") == std::string::npos);
        CHECK(store::Store::openPostgres("host='", {}).error().code == base::ErrorCode::Invalid);
    }
}

TEST_CASE("a restored copy of the database is a new incarnation, for an ordinary role too", "[store][postgres]") {
    PostgresServer& server = PostgresServer::shared();
    const std::string conninfo = server.freshDatabase();
    const std::string original = databaseOf(conninfo);
    server.sql("CREATE ROLE office LOGIN; ALTER DATABASE " + original + " OWNER TO office");
    const auto asOffice = [](std::string text) { return text.replace(text.find("postgres@"), 8, "office"); };
    FakeClock clock;
    Author author(clock, 10);
    const std::string incarnation(16, 'i');
    {
        auto store = openShared(asOffice(conninfo));
        REQUIRE(store->append(author.arrival("山田", "E1")));
        REQUIRE(store->events().setFact("hq.incarnation", incarnation));
    }
    CHECK(*openShared(asOffice(conninfo))->events().fact("hq.incarnation") == incarnation);
    CHECK(eventually([&] {
        return server.sql("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + original + "'") == "0\n";
    }));
    server.sql("CREATE DATABASE restored TEMPLATE " + original + " OWNER office");

    auto restored = openShared(asOffice(server.conninfo("restored")));

    CHECK(restored->events().end() == 2);
    CHECK(*restored->events().fact("hq.incarnation") != incarnation);
    CHECK(**restored->events().fact("hq.forks") == incarnation + std::string("\0\0\0\0\0\0\0\2", 8));
}

TEST_CASE("of two processes that replace a register at once, one is told so", "[store][postgres]") {
    const std::string conninfo = PostgresServer::shared().freshDatabase();
    auto one = openShared(conninfo);
    auto two = openShared(conninfo);
    domain::RosterPerson first, second;
    first.no.value = "R1";
    second.no.value = "R2";
    REQUIRE(one->registers().replaceRoster(1, std::vector{first}));

    CHECK(two->registers().replaceRoster(1, std::vector{second}).error().code == base::ErrorCode::Conflict);
    CHECK(*two->registers().roster() == std::vector{first});
    REQUIRE(two->registers().replaceRoster(2, std::vector{second}));
    CHECK(one->registers().version(store::kRoster)->version == 2);
}

TEST_CASE("a replacement that is cut in the middle leaves the old register and nothing of the new one",
          "[store][postgres]") {
    PostgresServer& server = PostgresServer::shared();
    const std::string conninfo = server.freshDatabase();
    const std::string database = databaseOf(conninfo);
    auto store = openShared(conninfo);
    // More than one statement's worth, so that some rows are in when it is cut.
    const auto residents = [](const std::string& kana, std::size_t rows) {
        std::vector<domain::Resident> people(rows);
        for (std::size_t i = 0; i < rows; ++i) {
            people[i].no = std::to_string(i);
            people[i].familyKana = kana;
        }
        return people;
    };
    const auto inForce = [&] {
        std::vector<domain::Resident> found;
        REQUIRE(store->registers().eachResident({}, [&](const domain::Resident& resident) {
            found.push_back(resident);
            return true;
        }));
        return found;
    };
    const std::string rows = "SELECT count(*) FROM hinanjo.register_row WHERE name = 'residents'";
    const auto old = residents("アオキ", 300), fresh = residents("サトウ", 6'000), third = residents("ヤマダ", 30);
    REQUIRE(store->registers().replaceResidents(1, old));
    server.sql(
        "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(600); RETURN NEW; END'; "
        "CREATE TRIGGER wait BEFORE INSERT ON hinanjo.register_row FOR EACH ROW WHEN (NEW.number = 5500) "
        "EXECUTE FUNCTION wait()",
        database);
    auto replacing = std::async(std::launch::async, [&] { return store->registers().replaceResidents(2, fresh); });
    const std::string waiting = "FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = '" + database + "'";
    CHECK(eventually([&] { return server.sql("SELECT count(*) " + waiting) == "1\n"; }));
    server.sql("SELECT pg_terminate_backend(pid) " + waiting);

    const auto cut = replacing.get();

    REQUIRE_FALSE(cut);
    CHECK(cut.error().code == base::ErrorCode::Unavailable);
    CHECK(eventually([&] { return server.sql(rows, database) == "300\n"; }));
    CHECK(store->registers().version(store::kResidents)->version == 1);
    CHECK(inForce() == old);
    // The next attempt goes through, also with fewer rows than the one that was cut.
    server.sql("DROP TRIGGER wait ON hinanjo.register_row", database);
    REQUIRE(store->registers().replaceResidents(2, third));
    CHECK(server.sql(rows, database) == "30\n");
    CHECK(inForce() == third);
}

TEST_CASE("a promoted standby has everything that was confirmed, and is a new incarnation", "[store][postgres]") {
    PostgresServer primary;
    auto standby = PostgresServer::standbyOf(primary);
    primary.confirmBy("*");
    const std::string both = "host=127.0.0.1,127.0.0.1 port=" + std::to_string(primary.port()) + "," +
                             std::to_string(standby->port()) + " user=postgres dbname=postgres";
    FakeClock clock;
    Author author(clock, 6);
    auto one = openShared(both);
    auto two = openShared(both);
    const std::string incarnation(16, 'i');
    REQUIRE(one->events().setFact("hq.incarnation", incarnation));
    CHECK(eventually([&] { return one->events().refresh() && one->events().replicated(); }));
    std::vector<event::StoredEvent> confirmed;
    for (int i = 0; i < 20; ++i) {
        const auto events = author.arrival("山田", "E1");
        REQUIRE(one->append(events));
        confirmed.insert(confirmed.end(), events.begin(), events.end());
    }

    primary.kill();
    const auto meanwhile = one->append(author.arrival("佐藤", "E1"));
    REQUIRE_FALSE(meanwhile);
    CHECK(meanwhile.error().code == base::ErrorCode::Unavailable);
    standby->configure("synchronous_standby_names = ''");
    standby->promote();
    // Until it was told to read the feed again, nothing is taken in: the end may be another.
    CHECK(eventually([&] { return one->events().refresh().has_value(); }));
    CHECK(eventually([&] { return two->events().refresh().has_value(); }));

    CHECK(one->events().end() == confirmed.size());
    CHECK(two->events().standings() == one->events().standings());
    const auto after = one->append(confirmed);
    REQUIRE(after);
    CHECK(after->added == 0);
    const auto now = one->events().fact("hq.incarnation");
    REQUIRE(now);
    CHECK(*now != incarnation);
    CHECK(*two->events().fact("hq.incarnation") == *now);
    CHECK(**one->events().fact("hq.forks") == incarnation + std::string(7, '\0') + static_cast<char>(confirmed.size()));
    CHECK_FALSE(one->events().replicated());
    // Opened anew it is the same server: no further incarnation.
    CHECK(*openShared(both)->events().fact("hq.incarnation") == *now);
}
