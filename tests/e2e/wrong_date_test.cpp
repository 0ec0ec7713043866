// Tablets whose date is wrong, at a real hq-server.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "support/real_tablet.h"

using namespace hinanjo;
using test::agree;
using test::eventually;
using test::HqProcess;
using test::joinTablet;
using test::openTablet;
using test::receive;
using test::tabletIn;
using test::TempDir;
using test::WrongClock;
using namespace std::chrono_literals;

namespace {

// Everybody known here is shown as having come between these two times.
bool allCameBetween(const tablet::Tablet& tablet, base::TimePoint from, base::TimePoint to) {
    return tablet.view([&](const state::State& state) {
        return !state.people().empty() && std::ranges::all_of(state.people(), [&](const state::PersonView* person) {
            return from <= person->stay.since && person->stay.since <= to;
        });
    });
}

// Stored as the tablet's own clock said.
bool isAnyStoredBetween(const tablet::Tablet& tablet, base::TimePoint from, base::TimePoint to) {
    return tablet.view([&](const state::State& state) {
        return std::ranges::any_of(state.people(), [&](const state::PersonView* person) {
            return !person->stay.heads.empty() && from <= person->stay.heads.front().observedAt &&
                   person->stay.heads.front().observedAt <= to;
        });
    });
}

}  // namespace

TEST_CASE("a tablet whose date is twenty years off connects, and its times are shown corrected everywhere",
          "[e2e][clock]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    std::chrono::days off(20 * 365);
    SECTION("ahead") {}
    SECTION("behind") {
        off = -off;
    }
    auto options = tabletIn(dir / "wrong");
    options.clock = std::make_shared<WrongClock>(off);
    const base::TimePoint from = base::SystemClock().now() - 60s;
    auto wrong = joinTablet(hq, options);
    REQUIRE(eventually([&] { return wrong->syncStatus().clockOffset.has_value(); }));
    CHECK(std::chrono::abs(*wrong->syncStatus().clockOffset + off) < 60s);
    // Said in its log, before anything is recorded.
    CHECK(eventually([&] { return wrong->syncStatus().savedHere == 1; }));
    sim::Crowd crowd(41);
    receive(*wrong, crowd);
    REQUIRE(eventually([&] { return wrong->syncStatus().notAtHq == 0; }));

    auto right = joinTablet(hq, tabletIn(dir / "right"));
    const auto to = [] { return base::SystemClock().now() + 60s; };
    REQUIRE(eventually([&] { return !right->view([](const state::State& s) { return s.people().empty(); }); }));
    CHECK(eventually([&] { return allCameBetween(*right, from, to()); }));
    CHECK(allCameBetween(*wrong, from, to()));
    // What is stored stays as it was said.
    CHECK(isAnyStoredBetween(*right, from + off, to() + off));
    CHECK_FALSE(isAnyStoredBetween(*right, from, to()));

    // Nor does a restart, or recording while HQ is away, make anything of it.
    const std::uint64_t saved = wrong->syncStatus().savedHere;
    wrong.reset();
    wrong = openTablet(options);
    wrong->startSync();
    REQUIRE(eventually([&] { return wrong->syncStatus().connected; }));
    CHECK(wrong->syncStatus().savedHere == saved);
    hq.kill();
    receive(*wrong, crowd);
    CHECK(allCameBetween(*wrong, from, to()));
    hq.start();
    REQUIRE(eventually([&] { return wrong->syncStatus().connected && wrong->syncStatus().notAtHq == 0; }));
    CHECK(eventually([&] { return agree(*right, *wrong); }));
    CHECK(allCameBetween(*right, from, to()));
    CHECK(hq.command({"verify"}).status == 0);
}
