// Tablets whose date is wrong, at a real hq-server.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "support/hq_process.h"
#include "tablet-sim/crowd.h"
#include "tablet/tablet.h"

using namespace hinanjo;
using test::eventually;
using test::HqProcess;
using test::TempDir;
using namespace std::chrono_literals;

namespace {

constexpr const char* kShelter = "E1311700034111";

class WrongClock final : public base::Clock {
public:
    explicit WrongClock(std::chrono::days by) : m_by(by) {}
    [[nodiscard]] base::TimePoint now() const override { return base::SystemClock().now() + m_by; }

private:
    std::chrono::days m_by;
};

std::unique_ptr<tablet::Tablet> openTablet(const std::filesystem::path& data,
                                           std::shared_ptr<const base::Clock> clock = {}) {
    tablet::Tablet::Options options;
    options.data = data;
    options.clock = std::move(clock);
    options.reconnectAfter = 100ms;
    auto opened = tablet::Tablet::open(options);
    REQUIRE(opened);
    return std::move(*opened);
}

void join(tablet::Tablet& tablet, const HqProcess& hq) {
    REQUIRE(tablet.enrol(hq.enrolmentCode(kShelter)));
    tablet.startSync();
    REQUIRE(eventually([&] { return tablet.syncStatus().connected && !tablet.identity()->incident.isNull(); }));
}

void receive(tablet::Tablet& tablet, sim::Crowd& crowd) {
    const auto me = tablet.identity();
    std::vector<event::Draft> drafts;
    tablet.read([&](const state::State& state) {
        drafts = tablet::receive(crowd.household(""), {me->incident, me->shelter, {}}, state, tablet.clock(),
                                 tablet.random())
                     .drafts;
    });
    REQUIRE(tablet.recordNow(std::move(drafts)));
}

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
    const auto clock = std::make_shared<WrongClock>(off);
    const base::TimePoint from = base::SystemClock().now() - 60s;
    auto wrong = openTablet(dir / "wrong", clock);
    join(*wrong, hq);
    REQUIRE(eventually([&] { return wrong->syncStatus().clockOffset.has_value(); }));
    CHECK(std::chrono::abs(*wrong->syncStatus().clockOffset + off) < 60s);
    // Said in its log, before anything is recorded.
    CHECK(eventually([&] { return wrong->syncStatus().savedHere == 1; }));
    sim::Crowd crowd(41);
    receive(*wrong, crowd);
    REQUIRE(eventually([&] { return wrong->syncStatus().notAtHq == 0; }));

    auto right = openTablet(dir / "right");
    join(*right, hq);
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
    wrong = openTablet(dir / "wrong", clock);
    wrong->startSync();
    REQUIRE(eventually([&] { return wrong->syncStatus().connected; }));
    CHECK(wrong->syncStatus().savedHere == saved);
    hq.kill();
    receive(*wrong, crowd);
    CHECK(allCameBetween(*wrong, from, to()));
    hq.start();
    REQUIRE(eventually([&] { return wrong->syncStatus().connected && wrong->syncStatus().notAtHq == 0; }));
    CHECK(eventually([&] {
        return right->view([](const state::State& s) { return s.digest(); }) ==
               wrong->view([](const state::State& s) { return s.digest(); });
    }));
    CHECK(allCameBetween(*right, from, to()));
    CHECK(hq.command({"verify"}).status == 0);
}
