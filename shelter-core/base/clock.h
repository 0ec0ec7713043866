// The seam to time and randomness, so that tests and the simulator decide both.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>

namespace hinanjo::base {

// Milliseconds since 1970-01-01 UTC, as stored in events.
using Millis = std::chrono::milliseconds;
using TimePoint = std::chrono::sys_time<Millis>;

[[nodiscard]] inline std::int64_t toMillis(TimePoint t) {
    return t.time_since_epoch().count();
}
[[nodiscard]] inline TimePoint fromMillis(std::int64_t ms) {
    return TimePoint(Millis(ms));
}

class Clock {
public:
    virtual ~Clock() = default;
    // The wall clock, which may jump and may be wrong. Thread-safe.
    [[nodiscard]] virtual TimePoint now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] TimePoint now() const override;
};

class Random {
public:
    virtual ~Random() = default;
    // Fills `out`. Thread-safe. The system's never repeats after a clone of the machine (getrandom at each call).
    virtual void fill(std::span<std::uint8_t> out) = 0;
};

class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> out) override;
};

}  // namespace hinanjo::base
