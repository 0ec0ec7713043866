// A few rounds of scripts/kill-loop.
#include <catch2/catch_test_macros.hpp>

#include "e2e/kill_loop.h"
#include "support/support.h"

using namespace hinanjo;

TEST_CASE("HQ killed with -9 under load loses nothing it acknowledged and has nothing twice", "[e2e][kill]") {
    const test::TempDir dir;
    const test::KillFigures figures = test::killHq({dir.path(), 5, 1, {}});
    INFO(figures.json("hq"));
    CHECK(figures.problems == std::vector<std::string>{});
    CHECK(figures.kills == 5);
    CHECK(figures.acknowledged > 0);
    CHECK(figures.acknowledged == figures.saved);
    CHECK(figures.lost == 0);
    CHECK(figures.twice == 0);
}

TEST_CASE("a tablet killed with -9 at work has all it called saved, and HQ has it once", "[e2e][kill]") {
    const test::TempDir dir;
    const test::KillFigures figures = test::killTablets({dir.path(), 6, 1, {}});
    INFO(figures.json("tablet"));
    CHECK(figures.problems == std::vector<std::string>{});
    CHECK(figures.kills == 6);
    CHECK(figures.saved > 0);
    CHECK(figures.lost == 0);
    CHECK(figures.twice == 0);
}
