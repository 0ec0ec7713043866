#include "base/hybrid_time.h"

#include <algorithm>

#include "base/safeguard.h"

namespace hinanjo::base {

HybridTime HybridTime::at(TimePoint wall, std::uint16_t counter) {
    constexpr std::int64_t kLargestMillis = (std::int64_t{1} << 48) - 1;
    const auto ms = std::clamp<std::int64_t>(toMillis(wall), 0, kLargestMillis);
    return {static_cast<std::uint64_t>(ms) << 16 | counter};
}

TimePoint HybridTime::wall() const {
    return fromMillis(static_cast<std::int64_t>(value >> 16));
}

HybridTime HybridClock::tick(std::span<const HybridTime> saw) {
    HybridTime time = std::max(HybridTime::at(m_clock.now()), m_last.next());
    // An edit of a value from the far future must beat it, but must not drag this clock there: the next
    // unrelated event goes back to our own time.
    const HybridTime trusted = HybridTime::at(m_clock.now() + kTrustedAhead);
    HybridTime own = time;
    for (const HybridTime seen : saw) {
        if (!holds(Safeguard::RegisterBump)) break;
        if (seen >= time) time = seen.next();
        if (seen >= own && seen <= trusted) own = seen.next();
    }
    m_last = time <= trusted ? time : own;
    return time;
}

void HybridClock::observe(HybridTime remote) {
    if (isTrusted(remote, m_clock.now())) m_last = std::max(m_last, remote);
}

bool HybridClock::isTrusted(HybridTime time, TimePoint now) {
    return time <= HybridTime::at(now + kTrustedAhead);
}

}  // namespace hinanjo::base
