// Two offices on one PostgreSQL database: what becomes of the feed's life, and of HQ's own logs with it.
#include "base/files.h"
#include "hq-server/offices.h"
#include "support/postgres.h"

using namespace hinanjo;
using sync::incarnationOf;
using sync::startIncarnation;
using test::Author;
using test::bring;
using test::eventually;
using test::FakeClock;
using test::openOffice;
using test::PostgresServer;
using test::SeededRandom;
using test::TempDir;

namespace {

void makeShared(const std::filesystem::path& directory, const std::string& conninfo) {
    domain::ShelterInfo shelter;
    shelter.id.value = "E1";
    shelter.name = "王子小学校";
    const auto made = office::Office::create(directory, "東京都北区", {shelter}, conninfo);
    INFO((made ? std::string() : made.error().detail));
    REQUIRE(made);
}

base::LogId writtenTo(office::Office& office, std::uint64_t seed) {
    FakeClock clock;
    SeededRandom random(seed);
    event::Draft draft;
    draft.payload = event::IncidentDeclared{base::IncidentId::make(clock, random), "荒川氾濫", false};
    REQUIRE(office.record({draft}));
    return office.store().ask([](store::Store& store) {
        const auto last = store.events().at(store.events().end());
        REQUIRE(last);
        return event::decodeEnvelope(*last)->log;
    });
}

}  // namespace

TEST_CASE("who comes second to end an incarnation takes the one that was begun", "[postgres]") {
    const std::string conninfo = PostgresServer::shared().freshDatabase();
    auto one = store::Store::openPostgres(conninfo, {});
    auto two = store::Store::openPostgres(conninfo, {});
    REQUIRE(one);
    REQUIRE(two);
    FakeClock clock;
    SeededRandom random(1);
    const auto first = base::IncarnationId::make(clock, random);
    REQUIRE((*one)->events().setFact("hq.incarnation", first.view()));

    // At once, round by round.
    base::IncarnationId now = first;
    for (std::size_t round = 1; round <= 20; ++round) {
        const auto end = [&](store::Store& store, std::uint64_t seed) {
            const base::SystemClock real;
            SeededRandom own(seed);
            const auto started = startIncarnation(store.events(), now, real, own, seed);
            return started ? started->id : base::IncarnationId{};
        };
        auto other = std::async(std::launch::async, [&] { return end(**two, 2 * round); });
        const base::IncarnationId mine = end(**one, 2 * round + 1);
        CHECK(mine == other.get());
        CHECK(mine != now);
        const auto kept = incarnationOf((*one)->events());
        REQUIRE(kept);
        CHECK(kept->id == mine);
        CHECK(kept->forks.size() == round);
        CHECK(kept->forks.back().of == now);
        now = mine;
    }
}

TEST_CASE("two processes that are told the database was put back begin one life, and each a new log of its own",
          "[postgres]") {
    TempDir dir;
    makeShared(dir / "one", PostgresServer::shared().freshDatabase());
    std::filesystem::copy(dir / "one", dir / "two", std::filesystem::copy_options::recursive);
    auto one = openOffice(dir / "one");
    auto two = openOffice(dir / "two");
    const base::IncarnationId before = one->incarnation().id;
    const base::LogId logOne = writtenTo(*one, 1), logTwo = writtenTo(*two, 2);
    CHECK(logOne != logTwo);

    const auto told = [before](office::Office& office) {
        return office.store().ask([&](store::Store& store) { return office.startOver(store, before, "test"); });
    };
    auto other = std::async(std::launch::async, [&] { return told(*two); });
    REQUIRE(told(*one));
    REQUIRE(other.get());

    REQUIRE(eventually([&] { return one->incarnation().id == two->incarnation().id; }));
    CHECK(one->incarnation().id != before);
    CHECK(one->incarnation().forks == std::vector<sync::Incarnation::Fork>{{before, 0}});
    CHECK(writtenTo(*one, 3) != logOne);
    CHECK(writtenTo(*two, 4) != logTwo);
}

TEST_CASE("an office on a restored copy of the database does not go on with the log it had", "[postgres]") {
    TempDir dir;
    PostgresServer& server = PostgresServer::shared();
    const std::string conninfo = server.freshDatabase();
    const std::string original = conninfo.substr(conninfo.rfind('/') + 1);
    makeShared(dir / "hq", conninfo);
    base::LogId log;
    base::IncarnationId before;
    {
        auto office = openOffice(dir / "hq");
        before = office->incarnation().id;
        log = writtenTo(*office, 1);
    }
    {
        auto office = openOffice(dir / "hq");
        CHECK(writtenTo(*office, 2) == log);  // A restart alone is no reason.
        CHECK(office->incarnation().id == before);
    }
    CHECK(eventually([&] {
        return server.sql("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + original + "'") == "0\n";
    }));
    server.sql("CREATE DATABASE putback TEMPLATE " + original);
    REQUIRE(base::writeFile(dir / "hq" / "hq.store", server.conninfo("putback"), base::Secrecy::OwnerOnly));

    auto office = openOffice(dir / "hq");

    CHECK(office->incarnation().forks == std::vector<sync::Incarnation::Fork>{{before, 2}});
    CHECK(writtenTo(*office, 3) != log);
}
