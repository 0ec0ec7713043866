#include "sync/incarnation.h"

#include "base/files.h"
#include "hq-server/offices.h"
#include "office/position_file.h"

using namespace hinanjo;
using Fork = sync::Incarnation::Fork;
using sync::incarnationOf;
using sync::startIncarnation;
using test::Author;
using test::bring;
using test::FakeClock;
using test::makeOffice;
using test::openOffice;
using test::SeededRandom;
using test::TempDir;

namespace {

std::vector<Fork> forks(office::Office& office) {
    return office.store().ask([](store::Store& store) { return incarnationOf(store.events())->forks; });
}

event::Draft anIncident(std::uint64_t seed) {
    FakeClock clock;
    SeededRandom random(seed);
    event::Draft draft;
    draft.payload = event::IncidentDeclared{base::IncidentId::make(clock, random), "荒川氾濫", false};
    return draft;
}

}  // namespace

TEST_CASE("a new incarnation remembers where every earlier one was left", "[backup]") {
    TempDir dir;
    FakeClock clock;
    SeededRandom random(1);
    auto store = store::Store::open(dir / "hq.db", {std::string(32, 'k')}, {});
    REQUIRE(store);
    store::EventLog& log = (*store)->events();
    const auto first = base::IncarnationId::make(clock, random);
    REQUIRE(log.setFact("hq.incarnation", first.view()));
    REQUIRE(log.setFact("hq.log", base::LogId::make(clock, random).view()));
    CHECK(incarnationOf(log)->forks.empty());

    const auto second = startIncarnation(log, clock, random, 258);
    REQUIRE(second);
    const auto third = startIncarnation(log, clock, random, 70'000);
    REQUIRE(third);

    CHECK(incarnationOf(log)->forks == std::vector<Fork>{{first, 258}, {second->id, 70'000}});
    CHECK(**log.fact("hq.incarnation") == third->id.view());
    CHECK((*log.fact("hq.log"))->empty());
    // 16 bytes of id, 8 of position with the greatest first: others read this too.
    const std::string raw = **log.fact("hq.forks");
    CHECK(raw.size() == 48);
    CHECK(raw.substr(16, 8) == std::string("\0\0\0\0\0\0\1\2", 8));
    REQUIRE(log.setFact("hq.forks", raw.substr(1)));
    CHECK(incarnationOf(log).error().code == base::ErrorCode::Corrupt);
}

TEST_CASE("a new incarnation that was broken off before its id was written is started again, once", "[backup]") {
    TempDir dir;
    FakeClock clock;
    SeededRandom random(1);
    auto store = store::Store::open(dir / "hq.db", {std::string(32, 'k')}, {});
    REQUIRE(store);
    store::EventLog& log = (*store)->events();
    const auto first = base::IncarnationId::make(clock, random);
    REQUIRE(log.setFact("hq.incarnation", first.view()));
    REQUIRE(startIncarnation(log, clock, random, 100));
    REQUIRE(log.setFact("hq.incarnation", first.view()));  // As if the last step had not come.

    REQUIRE(startIncarnation(log, clock, random, 120));

    CHECK(incarnationOf(log)->forks == std::vector<Fork>{{first, 100}});
}

TEST_CASE("a database that was put back by hand is noticed, once; one that only grew is not", "[backup]") {
    TempDir dir;
    FakeClock clock;
    Author author(clock, 1);
    makeOffice(dir / "hq");
    base::IncarnationId incarnation;
    std::string ownLog;
    {
        auto office = openOffice(dir / "hq");
        incarnation = office->incarnation().id;
        REQUIRE(office->record({anIncident(1)}));
        bring(*office, author.arrival("山田", "E1"));
        ownLog = test::factOf(*office, "hq.log");
    }
    CHECK(office::PositionFile(dir / "hq").read() == Fork{incarnation, 3});
    std::filesystem::copy_file(dir / "hq" / "hq.db", dir / "older.db");
    {
        auto office = openOffice(dir / "hq");
        CHECK(office->incarnation().id == incarnation);
        bring(*office, author.arrival("鈴木", "E1"));
        REQUIRE(office->record({anIncident(2)}));
    }
    CHECK(office::PositionFile(dir / "hq").read() == Fork{incarnation, 6});
    std::filesystem::copy_file(dir / "older.db", dir / "hq" / "hq.db",
                               std::filesystem::copy_options::overwrite_existing);

    base::IncarnationId second;
    {
        auto office = openOffice(dir / "hq");
        second = office->incarnation().id;
        CHECK(second != incarnation);
        CHECK(forks(*office) == std::vector<Fork>{{incarnation, 3}});
        // What HQ says now must not take the place of what it said after the copy was made.
        CHECK(test::factOf(*office, "hq.log") != ownLog);
        CHECK(test::factOf(*office, "hq.log").size() == 16);
        REQUIRE(office->record({anIncident(3)}));
        CHECK(office->store().ask([](store::Store& s) { return s.events().standings().size(); }) == 3);
    }
    auto office = openOffice(dir / "hq");
    CHECK(office->incarnation().id == second);
    CHECK(forks(*office).size() == 1);
}

TEST_CASE("a position file that says nothing, or of another lifetime, proves nothing", "[backup]") {
    TempDir dir;
    makeOffice(dir / "hq");
    const base::IncarnationId incarnation = openOffice(dir / "hq")->incarnation().id;
    for (const std::string text : {"", "nonsense", "0195c0de000070008000000000000001 99999\n", "zz 5", "12"}) {
        REQUIRE(base::writeFile(dir / "hq" / "hq.position", text));
        CHECK(openOffice(dir / "hq")->incarnation().id == incarnation);
    }
    std::filesystem::remove(dir / "hq" / "hq.position");
    CHECK(openOffice(dir / "hq")->incarnation().id == incarnation);
    // And one that does:
    REQUIRE(base::writeFile(dir / "hq" / "hq.position", incarnation.hex() + " 5\n"));
    CHECK(openOffice(dir / "hq")->incarnation().id != incarnation);
}
