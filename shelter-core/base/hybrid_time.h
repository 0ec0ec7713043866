// Hybrid logical clock (Kulkarni et al. 2014): wall milliseconds and a counter in one ordered number.
//
// The rule that matters: an edit made after seeing a value gets a time greater than that value's, whatever the clocks
// say ("register bump"). So "later" is never decided by whose tablet has the wrong date.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <span>

#include "base/clock.h"

namespace hinanjo::base {

struct HybridTime {
    std::uint64_t value = 0;  // 48 bits of milliseconds since 1970, 16 bits of counter.

    [[nodiscard]] static HybridTime at(TimePoint wall, std::uint16_t counter = 0);
    [[nodiscard]] TimePoint wall() const;
    [[nodiscard]] std::uint16_t counter() const { return static_cast<std::uint16_t>(value & 0xffff); }
    // The largest time there is stays what it is: a forger's stamp must not wrap to the beginning of time.
    [[nodiscard]] HybridTime next() const { return {value + (value != kLargest ? 1 : 0)}; }

    static constexpr std::uint64_t kLargest = ~std::uint64_t{0};

    friend auto operator<=>(const HybridTime&, const HybridTime&) = default;
};

// Not thread-safe: belongs to the thread that writes the log.
class HybridClock {
public:
    // A stamp further ahead of our wall clock than this is stored but does not move our clock.
    static constexpr std::chrono::minutes kTrustedAhead{10};
    // No further ahead of `now` than that.
    [[nodiscard]] static bool isTrusted(HybridTime time, TimePoint now);

    // `floor`: the largest time this log ever gave out, so that a clock set back never repeats one.
    explicit HybridClock(const Clock& clock, HybridTime floor = {}) : m_clock(clock), m_last(floor) {}

    // A new time, greater than every one given out before and than each of `saw` (but for the largest time there is,
    // which only a forger writes: an equal one comes back, and our own clock stays where it was).
    [[nodiscard]] HybridTime tick(std::span<const HybridTime> saw = {});
    // Takes note of another device's time.
    void observe(HybridTime remote);
    [[nodiscard]] HybridTime last() const { return m_last; }

private:
    const Clock& m_clock;
    HybridTime m_last;
};

}  // namespace hinanjo::base
