// Bad lines between real tablet engines and a real hq-server: cut anywhere, half open, silent, slow.
#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "support/link_proxy.h"
#include "support/real_tablet.h"

using namespace hinanjo;
using test::agree;
using test::connect;
using test::eventually;
using test::HqProcess;
using test::kShelter;
using test::LinkProxy;
using test::numberAfter;
using test::openTablet;
using test::Ran;
using test::receive;
using test::tabletIn;
using test::TempDir;
using test::Way;
using namespace std::chrono_literals;

namespace {

// Enrolled; knows HQ at `address` only.
std::unique_ptr<tablet::Tablet> enrolTablet(const HqProcess& hq, const std::filesystem::path& data,
                                            const std::string& address, sync::Patience::Limits patience) {
    auto options = tabletIn(data);
    options.patience = patience;
    options.reconnectAfter = 50ms;
    auto tablet = openTablet(options);
    const Ran code = hq.command({"device", "enroll", "--shelter", kShelter, "--address", address});
    REQUIRE(code.status == 0);
    const auto enrolled = tablet->enrol(code.out);
    INFO((enrolled ? std::string() : enrolled.error().detail));
    REQUIRE(enrolled);
    return tablet;
}

std::unique_ptr<tablet::Tablet> joinAt(const HqProcess& hq, const std::filesystem::path& data,
                                       const std::string& address, sync::Patience::Limits patience = {}) {
    auto tablet = enrolTablet(hq, data, address, patience);
    connect(*tablet);
    return tablet;
}

bool isWellOff(const tablet::Tablet& tablet) {
    const auto status = tablet.syncStatus();
    return status.connected && status.notAtHq == 0;
}

// HQ has what these tablets recorded, once, with the incident and an enrolment for each.
void checkHq(const HqProcess& hq, const std::vector<const tablet::Tablet*>& tablets) {
    std::uint64_t expected = 1 + tablets.size();
    for (const tablet::Tablet* tablet : tablets)
        expected += tablet->syncStatus().savedHere;
    const Ran verified = hq.command({"verify"});
    INFO(verified.out + verified.error);
    CHECK(verified.status == 0);
    CHECK(numberAfter(verified.out, "events") == expected);
    CHECK(numberAfter(verified.out, "parked") == 0);
    CHECK(tablets.front()->syncStatus().refusedByHq == 0);
}

}  // namespace

TEST_CASE("a line that is cut after any number of bytes loses nothing and doubles nothing", "[e2e][links]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    LinkProxy line(hq.port());
    auto tablet = joinAt(hq, dir / "t1", line.address());
    Way way{};
    std::vector<std::uint64_t> lengths;
    SECTION("on the way to HQ") {
        way = Way::ToTarget;
        lengths = {1, 7, 100, 999, 2000, 4096, 8000, 20'000, 60'000};
    }
    SECTION("on the way to the tablet") {
        way = Way::FromTarget;
        lengths = {1, 7, 60, 150, 999, 2000, 4000};
    }
    sim::Crowd crowd(31);
    for (const std::uint64_t bytes : lengths) {
        for (const bool whileConnecting : {false, true}) {
            INFO(bytes << " bytes, " << (whileConnecting ? "connecting" : "connected"));
            const std::uint64_t before = line.counters().connections + (whileConnecting ? 1 : 0);
            if (whileConnecting) line.cut();
            line.cutAfter(way, bytes);
            // The next connection shows that this one was cut.
            REQUIRE(eventually([&] {
                receive(*tablet, crowd);
                return line.counters().connections > before;
            }));
            REQUIRE(eventually([&] { return isWellOff(*tablet); }));
        }
    }
    checkHq(hq, {tablet.get()});
}

TEST_CASE("a new tablet behind a line that is cut again and again gets everything in the end", "[e2e][links]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto old = joinAt(hq, dir / "old", "127.0.0.1:" + std::to_string(hq.port()));
    sim::Crowd crowd(32);
    while (old->syncStatus().savedHere < 4000)
        receive(*old, crowd, 40);
    REQUIRE(eventually([&] { return isWellOff(*old); }));
    LinkProxy line(hq.port());
    auto fresh = enrolTablet(hq, dir / "fresh", line.address(), {});

    fresh->startSync();
    std::uint64_t connections = 0;
    std::uint64_t cuts = 0;
    REQUIRE(eventually(
        [&] {
            // Enough for one part of the feed, not for two.
            if (const auto now = line.counters().connections; cuts < 4 && now > connections) {
                line.cutAfter(Way::FromTarget, 300'000);
                connections = now;
                ++cuts;
            }
            return agree(*fresh, *old);
        },
        60s));
    CHECK(line.counters().connections >= 3);
    CHECK(eventually([&] { return isWellOff(*fresh); }));
    checkHq(hq, {fresh.get(), old.get()});
}

TEST_CASE("a tablet on a slow and far line exchanges everything, also after a cut in the middle", "[e2e][links]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    LinkProxy line(hq.port(), {1'000'000, 100ms});
    auto far = joinAt(hq, dir / "far", line.address());
    auto near = joinAt(hq, dir / "near", "127.0.0.1:" + std::to_string(hq.port()));
    far->stopSync();
    sim::Crowd crowd(33);
    receive(*far, crowd, 60);
    receive(*near, crowd, 60);
    line.cutAfter(Way::ToTarget, 60'000);

    far->startSync();

    REQUIRE(eventually([&] { return isWellOff(*far) && isWellOff(*near); }, 60s));
    REQUIRE(eventually([&] { return agree(*far, *near); }, 60s));
    CHECK(line.counters().connections >= 3);
    checkHq(hq, {far.get(), near.get()});
}

// Shorter than gRPC's keepalive, which would find some of these lines later; HQ says a word every 5 s.
constexpr sync::Patience::Limits kShort{12s, 12s};

TEST_CASE("a tablet whose line falls silent says what it does not know, and goes on when the line does",
          "[e2e][links]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    struct Case {  // All at once.
        const char* name;
        std::function<void(LinkProxy&)> fault;
        std::unique_ptr<LinkProxy> line{};
        std::unique_ptr<tablet::Tablet> tablet{};
        base::EventId unheard{};
        std::uint64_t connections = 0;
    };
    std::vector<Case> cases;
    cases.push_back({"silent both ways", [](LinkProxy& l) { l.stall(); }});
    cases.push_back({"silent to the tablet", [](LinkProxy& l) { l.stall(Way::FromTarget); }});
    cases.push_back({"silent to HQ, which is heard", [](LinkProxy& l) { l.stall(Way::ToTarget); }});
    sim::Crowd crowd(34);
    for (Case& c : cases) {
        c.line = std::make_unique<LinkProxy>(hq.port());
        c.tablet = joinAt(hq, dir / c.name, c.line->address(), kShort);
        receive(*c.tablet, crowd);
    }
    for (Case& c : cases)
        REQUIRE(eventually([&] { return isWellOff(*c.tablet); }));

    for (Case& c : cases) {
        c.connections = c.line->counters().connections;
        c.fault(*c.line);
        c.unheard = receive(*c.tablet, crowd);  // Saved all the same.
    }
    const base::TimePoint silentSince = base::SystemClock().now();

    for (Case& c : cases) {
        INFO(c.name);
        REQUIRE(eventually([&] { return !c.tablet->syncStatus().connected; }, 60s));
        const auto status = c.tablet->syncStatus();
        CHECK(status.notAtHq > 0);
        CHECK_FALSE(c.tablet->isAtHq(c.unheard));
        // What the screens go by: nothing compared since (but for what was on the way).
        REQUIRE(status.lastHeard);
        if (status.lastCompared) CHECK(*status.lastCompared < silentSince + 10s);
    }
    for (Case& c : cases)
        c.line->resume();
    for (Case& c : cases) {
        INFO(c.name);
        CHECK(eventually([&] { return isWellOff(*c.tablet) && c.tablet->isAtHq(c.unheard); }, 60s));
        CHECK(eventually([&] { return agree(*c.tablet, *cases.front().tablet); }));
        CHECK(c.line->counters().connections > c.connections);
    }
    std::vector<const tablet::Tablet*> all;
    for (const Case& c : cases)
        all.push_back(c.tablet.get());
    checkHq(hq, all);
}

TEST_CASE("a tablet leaves a half open line for a new one", "[e2e][links]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    LinkProxy line(hq.port());
    auto tablet = joinAt(hq, dir / "t1", line.address(), kShort);
    sim::Crowd crowd(35);
    receive(*tablet, crowd);
    REQUIRE(eventually([&] { return isWellOff(*tablet); }));
    const std::uint64_t connections = line.counters().connections;

    line.halfOpen(Way::ToTarget);
    const base::EventId unheard = receive(*tablet, crowd);

    // New connections pass, so it is cut off for a moment only.
    CHECK(eventually([&] { return tablet->isAtHq(unheard) && isWellOff(*tablet); }, 60s));
    CHECK(line.counters().connections > connections);
    checkHq(hq, {tablet.get()});
}
