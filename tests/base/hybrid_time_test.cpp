#include "base/hybrid_time.h"

#include <array>
#include <catch2/catch_test_macros.hpp>

namespace hinanjo::base {
namespace {

class HandClock final : public Clock {
public:
    [[nodiscard]] TimePoint now() const override { return m_now; }
    void set(TimePoint now) { m_now = now; }
    void advance(Millis by) { m_now += by; }

private:
    TimePoint m_now = fromMillis(1'800'000'000'000);
};

constexpr Millis kYear = std::chrono::hours(24 * 365);

}  // namespace

TEST_CASE("a hybrid time holds milliseconds and a counter, in this order", "[base]") {
    const TimePoint moment = fromMillis(1'800'000'000'123);
    CHECK(HybridTime::at(moment, 7).wall() == moment);
    CHECK(HybridTime::at(moment, 7).counter() == 7);
    CHECK(HybridTime::at(moment, 65535).next() == HybridTime::at(moment + Millis(1)));
    CHECK(HybridTime::at(moment) < HybridTime::at(moment, 1));
    CHECK(HybridTime::at(fromMillis(-5)) == HybridTime{});
}

TEST_CASE("times never repeat, even while the clock stands or goes back", "[base]") {
    HandClock clock;
    HybridClock hybrid(clock);
    HybridTime last = hybrid.tick();
    for (int i = 0; i < 100; ++i) {
        if (i == 50) clock.advance(-kYear);
        const HybridTime next = hybrid.tick();
        CHECK(next > last);
        last = next;
    }
}

TEST_CASE("a clock set back continues above the floor of its log", "[base]") {
    HandClock clock;
    const HybridTime floor = HybridTime::at(clock.now() + kYear);
    HybridClock hybrid(clock, floor);

    CHECK(hybrid.tick() > floor);
}

TEST_CASE("an edit is later than everything it saw", "[base]") {
    HandClock clock;
    HybridClock hybrid(clock);
    const std::array saw{HybridTime::at(clock.now() + std::chrono::minutes(3)), HybridTime::at(clock.now())};

    const HybridTime edit = hybrid.tick(saw);

    CHECK(edit > saw[0]);
    CHECK(hybrid.tick() > edit);  // Within trust, the clock follows.
}

TEST_CASE("an edit of a value from years ahead beats it without moving the clock there", "[base]") {
    HandClock clock;
    HybridClock hybrid(clock);
    const std::array saw{HybridTime::at(clock.now() + kYear)};

    const HybridTime edit = hybrid.tick(saw);
    clock.advance(Millis(1));
    const HybridTime next = hybrid.tick();

    CHECK(edit > saw[0]);
    CHECK(next == HybridTime::at(clock.now()));
}

TEST_CASE("the largest stamp there is neither wraps nor moves the clock", "[base]") {
    HandClock clock;
    HybridClock hybrid(clock);
    const std::array saw{HybridTime{HybridTime::kLargest}};

    const HybridTime edit = hybrid.tick(saw);
    const HybridTime next = hybrid.tick();
    hybrid.observe(saw[0]);

    CHECK(saw[0].next() == saw[0]);
    CHECK(edit == saw[0]);
    CHECK(next == HybridTime::at(clock.now(), 1));
    CHECK(hybrid.tick() == HybridTime::at(clock.now(), 2));
}

TEST_CASE("a wall clock beyond 48 bits stands at their end", "[base]") {
    CHECK(HybridTime::at(fromMillis(std::int64_t{1} << 50)).wall() == fromMillis((std::int64_t{1} << 48) - 1));
}

TEST_CASE("of several values seen, those within trust still move the clock", "[base]") {
    HandClock clock;
    HybridClock hybrid(clock);
    const HybridTime near = HybridTime::at(clock.now() + std::chrono::minutes(5));
    const std::array saw{HybridTime::at(clock.now() + kYear), near};

    CHECK(hybrid.tick(saw) > saw[0]);
    CHECK(hybrid.tick() > near);
}

TEST_CASE("another device's time is followed up to ten minutes ahead and not beyond", "[base]") {
    HandClock clock;
    HybridClock hybrid(clock);
    const HybridTime near = HybridTime::at(clock.now() + std::chrono::minutes(10));
    const HybridTime far = HybridTime::at(clock.now() + std::chrono::minutes(10) + Millis(1));

    hybrid.observe(far);
    CHECK(hybrid.tick() < near);
    hybrid.observe(near);
    CHECK(hybrid.tick() > near);
}

}  // namespace hinanjo::base
