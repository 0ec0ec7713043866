// Several hq-server processes on one PostgreSQL database, and what happens when one of them, or the database's server,
// is killed.
#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "base/files.h"
#include "support/postgres.h"
#include "support/real_tablet.h"

using namespace hinanjo;
using test::agree;
using test::eventually;
using test::HqProcess;
using test::isAllAtHq;
using test::joinTablet;
using test::kShelter;
using test::numberAfter;
using test::peopleOf;
using test::PostgresServer;
using test::Ran;
using test::receive;
using test::startBoth;
using test::tabletIn;
using test::TempDir;
using test::tryReceive;

namespace several_processes {
namespace {

std::string evacuees(const HqProcess& hq, const std::filesystem::path& file) {
    const Ran made = hq.command({"list", "--kind", "evacuees", "--scope", kShelter, "--out", file.string()});
    INFO(made.error);
    REQUIRE(made.status == 0);
    return *base::readFile(file);
}

}  // namespace

TEST_CASE("two processes on one database serve different tablets and agree", "[e2e][postgres]") {
    TempDir dir;
    HqProcess one(dir / "hq1", PostgresServer::shared().freshDatabase()), two(dir / "hq2");
    one.init("訓練", true);
    startBoth(one, two);
    auto first = joinTablet(one, tabletIn(dir / "t1"));
    auto second = joinTablet(two, tabletIn(dir / "t2"));
    CHECK(first->identity()->deviceName == "1号機");
    CHECK(second->identity()->deviceName == "2号機");
    sim::Crowd crowd(1);
    std::size_t people = 0;
    for (int i = 0; i < 20; ++i) {
        const auto household = crowd.household("");
        people += household.people.size();
        receive(i % 2 == 0 ? *first : *second, household);
    }

    // Each got the other's events, through another process.
    REQUIRE(eventually([&] { return peopleOf(*first) == people && peopleOf(*second) == people; }));
    REQUIRE(eventually([&] { return isAllAtHq(*first) && isAllAtHq(*second); }));
    CHECK(agree(*first, *second));
    CHECK(evacuees(one, dir / "e1.csv") == evacuees(two, dir / "e2.csv"));
    const std::string list = evacuees(two, dir / "e3.csv");
    CHECK(static_cast<std::size_t>(std::ranges::count(list, '\n')) == people + 1);

    // What the office itself does reaches the other process too: an incident, a register, a revocation.
    const base::IncidentId drill = first->identity()->incident;
    REQUIRE(one.command({"incident", "start", "--name", "荒川氾濫"}).status == 0);
    CHECK(eventually([&] { return second->identity()->incident != drill; }));
    CHECK(eventually([&] { return two.command({"incident", "show"}).out.find("荒川氾濫") != std::string::npos; }));
    REQUIRE(test::run({test::program("roster-import"), test::sourceFile("tests/data/population/residents.csv"),
                       "--kind", "residents", "--out", (dir / "r.roster").string()})
                .status == 0);
    REQUIRE(two.command({"residents", "apply", (dir / "r.roster").string()}).status == 0);
    CHECK(eventually([&] { return first->residentsVersion().first == 1 && second->residentsVersion().first == 1; }));
    REQUIRE(one.command({"device", "revoke", second->identity()->device.hex()}).status == 0);
    CHECK(eventually([&] { return second->syncStatus().revoked; }, std::chrono::seconds(5)));
    CHECK(first->syncStatus().connected);
    for (const HqProcess* hq : {&one, &two}) {
        const Ran verified = hq->command({"verify"});
        INFO(verified.error);
        CHECK(verified.status == 0);
        CHECK(numberAfter(verified.out, "parked") == 0);
    }
}

TEST_CASE("one of two processes killed in the middle: the other goes on, and nothing is lost", "[e2e][postgres]") {
    TempDir dir;
    HqProcess one(dir / "hq1", PostgresServer::shared().freshDatabase()), two(dir / "hq2");
    one.init();
    startBoth(one, two);
    auto first = joinTablet(one, tabletIn(dir / "t1"));
    auto second = joinTablet(two, tabletIn(dir / "t2"));
    std::atomic<bool> stop = false, failed = false;
    std::thread desk([&] {
        sim::Crowd crowd(2);
        while (!stop) {
            if (tryReceive(*first, crowd.household("")).empty() || tryReceive(*second, crowd.household("")).empty())
                failed = true;
        }
    });
    for (int round = 0; round < 3; ++round) {
        const std::uint64_t from = first->syncStatus().savedHere;
        CHECK(eventually([&] { return first->syncStatus().savedHere > from + 100; }));
        one.kill();
        // The survivor takes in what its own tablet brings.
        const std::uint64_t then = second->syncStatus().savedHere;
        CHECK(eventually([&] {
            const auto now = second->syncStatus();
            return now.savedHere - now.notAtHq > then;
        }));
        one.start();
    }
    stop = true;
    desk.join();
    REQUIRE_FALSE(failed);
    REQUIRE(eventually([&] { return isAllAtHq(*first) && isAllAtHq(*second); }));
    REQUIRE(eventually([&] { return agree(*first, *second); }));

    const std::uint64_t written = first->syncStatus().savedHere + second->syncStatus().savedHere;
    for (const HqProcess* hq : {&one, &two}) {
        const Ran verified = hq->command({"verify"});
        INFO(verified.error);
        REQUIRE(verified.status == 0);
        // Those of the tablets, the incident and two enrolments.
        CHECK(numberAfter(verified.out, "events") == written + 3);
    }
}

TEST_CASE("the database's server killed, its standby promoted: nothing acknowledged is lost, tablets go on",
          "[e2e][postgres]") {
    TempDir dir;
    PostgresServer primary;
    auto standby = PostgresServer::standbyOf(primary);
    primary.confirmBy("*");
    HqProcess one(dir / "hq1", "host=127.0.0.1,127.0.0.1 port=" + std::to_string(primary.port()) + "," +
                                   std::to_string(standby->port()) + " user=postgres dbname=postgres"),
        two(dir / "hq2");
    one.init();
    startBoth(one, two);
    auto first = joinTablet(one, tabletIn(dir / "t1"));
    auto second = joinTablet(two, tabletIn(dir / "t2"));
    const std::string incarnation =
        standby->sql("SELECT encode(value, 'hex') FROM hinanjo.meta WHERE name = 'hq.incarnation'");
    std::atomic<bool> stop = false, failed = false;
    std::thread desk([&] {
        sim::Crowd crowd(3);
        while (!stop) {
            if (tryReceive(*first, crowd.household("")).empty() || tryReceive(*second, crowd.household("")).empty())
                failed = true;
        }
    });
    const auto acknowledged = [&] {
        std::uint64_t sum = 0;
        for (const auto* tablet : {first.get(), second.get()}) {
            const auto status = tablet->syncStatus();
            sum += status.savedHere - status.notAtHq;
        }
        return sum;
    };
    CHECK(eventually([&] { return acknowledged() > 200; }));
    const std::uint64_t atLeast = acknowledged();
    primary.kill();
    standby->configure("synchronous_standby_names = ''");
    standby->promote();
    // Counted at once, before any tablet can have sent anything a second time to a new incarnation.
    const std::uint64_t fork = std::stoull(standby->sql(
        "SELECT coalesce((SELECT ('x' || encode(substr(value, 17, 8), 'hex'))::bit(64)::bigint FROM hinanjo.meta "
        "WHERE name = 'hq.forks'), (SELECT position FROM hinanjo.feed_end))"));
    CHECK(fork >= atLeast + 3);
    const std::uint64_t then = acknowledged();
    CHECK(eventually([&] { return acknowledged() > then + 200; }));
    stop = true;
    desk.join();
    REQUIRE_FALSE(failed);

    REQUIRE(eventually([&] { return isAllAtHq(*first) && isAllAtHq(*second); }));
    REQUIRE(eventually([&] { return agree(*first, *second); }));
    const std::uint64_t written = first->syncStatus().savedHere + second->syncStatus().savedHere;
    for (const HqProcess* hq : {&one, &two}) {
        const Ran verified = hq->command({"verify"});
        INFO(verified.error);
        CHECK(verified.status == 0);
        CHECK(numberAfter(verified.out, "events") == written + 3);
        CHECK(base::readFile(hq->journal())->find("incarnation.new") != std::string::npos);
    }
    CHECK(standby->sql("SELECT encode(value, 'hex') FROM hinanjo.meta WHERE name = 'hq.incarnation'") != incarnation);
    CHECK(standby->sql("SELECT octet_length(value) FROM hinanjo.meta WHERE name = 'hq.forks'") == "24\n");
}

TEST_CASE("a standby that had fallen behind is promoted: what it lacks comes back from the tablets",
          "[e2e][postgres]") {
    TempDir dir;
    PostgresServer primary;
    auto standby = PostgresServer::standbyOf(primary);
    HqProcess hq(dir / "hq", "host=127.0.0.1,127.0.0.1 port=" + std::to_string(primary.port()) + "," +
                                 std::to_string(standby->port()) + " user=postgres dbname=postgres");
    hq.init();
    hq.start();
    auto first = joinTablet(hq, tabletIn(dir / "t1"));
    auto second = joinTablet(hq, tabletIn(dir / "t2"));
    sim::Crowd crowd(4);
    const auto end = [](const PostgresServer& server) {
        return std::stoull(server.sql("SELECT position FROM hinanjo.feed_end"));
    };
    for (int i = 0; i < 5; ++i)
        receive(*first, crowd);
    REQUIRE(eventually([&] { return isAllAtHq(*first); }));
    REQUIRE(eventually([&] { return end(*standby) == end(primary); }));
    const std::uint64_t fork = end(primary);
    standby->kill();
    for (int i = 0; i < 5; ++i) {
        receive(*first, crowd);
        receive(*second, crowd);
    }
    REQUIRE(eventually([&] { return isAllAtHq(*first) && isAllAtHq(*second); }));
    REQUIRE(end(primary) > fork);

    primary.kill();
    standby->start();
    standby->promote();

    const std::uint64_t written = first->syncStatus().savedHere + second->syncStatus().savedHere;
    REQUIRE(eventually([&] { return end(*standby) == written + 3; }));
    receive(*second, crowd);
    REQUIRE(eventually([&] { return isAllAtHq(*second) && agree(*first, *second); }));
    const Ran verified = hq.command({"verify"});
    INFO(verified.error);
    CHECK(verified.status == 0);
    CHECK(standby->sql("SELECT encode(substr(value, 17), 'hex') FROM hinanjo.meta WHERE name = 'hq.forks'") ==
          base::toHex(std::string(7, '\0') + static_cast<char>(fork)) + "\n");
}

TEST_CASE("an office in a database is made once, and its directory is used by one process", "[e2e][postgres]") {
    TempDir dir;
    const std::string database = PostgresServer::shared().freshDatabase();
    HqProcess one(dir / "hq1", database), again(dir / "hq2", database);
    one.init();

    CHECK_THROWS(again.init());
    const auto mode = std::filesystem::status(dir / "hq1" / "hq.store").permissions();
    CHECK((mode & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
          std::filesystem::perms::none);
    CHECK_FALSE(std::filesystem::exists(dir / "hq1" / "hq.db"));
    one.start();
    const Ran second =
        test::run({test::program("hq-server"), "serve", "--data", (dir / "hq1").string(), "--grpc", "127.0.0.1:0"});
    CHECK(second.status == 1);
    CHECK(second.error.find("another process is using this directory") != std::string::npos);
}

}  // namespace several_processes
