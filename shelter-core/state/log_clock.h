// What is known of the clock that stamped one log: how far it was off, and where in the log that was measured.
//
// A wrong date must not decide where people are. Stored times are never changed; what is shown and compared is
// corrected.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "state/filed_event.h"
#include "state/records.h"

namespace hinanjo::state {

struct LogRecord;

struct LogClock : Record {
    // Below this an offset is the line's noise, not a clock that is wrong.
    static constexpr base::Millis kNoise{2000};

    struct Observation {
        std::uint64_t sequence = 0;
        base::Millis offset{};  // To add; zero if it is noise.

        friend bool operator==(const Observation&, const Observation&) = default;
    };

    explicit LogClock(LogRecord& of) : Record(Kind::Clock), log(of) {}
    // The offset measured nearest to `sequence`; the earlier one of two that are equally near. Zero without any.
    [[nodiscard]] base::Millis offsetAt(std::uint64_t sequence) const { return offsetAt(observations, sequence); }
    [[nodiscard]] static base::Millis offsetAt(const std::vector<Observation>& observations, std::uint64_t sequence);

    LogRecord& log;
    std::vector<Observation> observations;  // By sequence, one each.
};

// Of several observations at one place of the log that with the shortest round trip stands, then the latest.
void foldClock(LogClock& clock);

}  // namespace hinanjo::state
