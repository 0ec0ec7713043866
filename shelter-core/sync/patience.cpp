#include "sync/patience.h"

#include <algorithm>

namespace hinanjo::sync {

void Patience::begin(Time now) {
    const std::lock_guard lock(m_mutex);
    m_heard = m_answered = now;
    m_awaits = true;
}

void Patience::heard(Time now, bool answers) {
    const std::lock_guard lock(m_mutex);
    m_heard = now;
    if (answers) m_answered = now;
}

void Patience::awaits(Time now, bool something) {
    const std::lock_guard lock(m_mutex);
    if (something && !m_awaits) m_answered = now;
    m_awaits = something;
}

Patience::Time Patience::end() const {
    const std::lock_guard lock(m_mutex);
    const Time silent = m_heard + m_limits.silence;
    return m_awaits ? std::min(silent, m_answered + m_limits.answer) : silent;
}

}  // namespace hinanjo::sync
