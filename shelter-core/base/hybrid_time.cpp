#include "base/hybrid_time.h"

#include <algorithm>

#include "base/safeguard.h"

namespace hinanjo::base {

HybridTime HybridTime::at(TimePoint wall, std::uint16_t counter) {
    const auto ms = std::max<std::int64_t>(0, toMillis(wall));
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
    if (remote <= HybridTime::at(m_clock.now() + kTrustedAhead)) m_last = std::max(m_last, remote);
}

}  // namespace hinanjo::base
