#include "state/log_clock.h"

#include <algorithm>
#include <tuple>

namespace hinanjo::state {
namespace {

// No clock is off by more than this: a larger number is a broken observation, and sums of it would overflow.
constexpr std::chrono::hours kLongest{24 * 366 * 200};

base::Millis usable(base::Millis offset) {
    const bool isNoise = offset <= LogClock::kNoise && offset >= -LogClock::kNoise;
    return isNoise ? base::Millis{} : offset;
}

}  // namespace

base::Millis LogClock::offsetAt(const std::vector<Observation>& observations, std::uint64_t sequence) {
    if (observations.empty()) return {};
    const auto after = std::ranges::lower_bound(observations, sequence, {}, &Observation::sequence);
    if (after == observations.begin()) return after->offset;
    const auto before = std::prev(after);
    if (after == observations.end()) return before->offset;
    return sequence - before->sequence <= after->sequence - sequence ? before->offset : after->offset;
}

void foldClock(LogClock& clock) {
    clock.observations.clear();
    std::vector<const Filed*> events;
    sortedEvents(clock, events);
    std::erase_if(events, [](const Filed* event) {
        const base::Millis offset = std::get<ClockFact>(event->fact).offset;
        return event->withdrawn || offset > kLongest || offset < -kLongest;
    });
    std::ranges::sort(events, [](const Filed* a, const Filed* b) {
        const auto& left = std::get<ClockFact>(a->fact);
        const auto& right = std::get<ClockFact>(b->fact);
        if (left.sequence != right.sequence) return left.sequence < right.sequence;
        if (left.roundTrip != right.roundTrip) return left.roundTrip < right.roundTrip;
        return isEarlier(*b, *a);
    });
    for (const Filed* event : events) {
        const auto& fact = std::get<ClockFact>(event->fact);
        if (clock.observations.empty() || clock.observations.back().sequence != fact.sequence) {
            clock.observations.push_back({fact.sequence, usable(fact.offset)});
        }
    }
}

base::TimePoint Filed::correctedAt() const {
    const base::Millis offset =
        ownClock && origin != nullptr && origin->clock != nullptr ? origin->clock->offsetAt(sequence) : base::Millis{};
    std::int64_t corrected = 0;
    // A stamp at the end of time stays there.
    if (__builtin_add_overflow(base::toMillis(observedAt), offset.count(), &corrected)) return observedAt;
    return base::fromMillis(corrected);
}

}  // namespace hinanjo::state
