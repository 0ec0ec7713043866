#include "tablet/records.h"

#include <algorithm>

namespace hinanjo::tablet {

std::size_t Records::Log::countUpTo(std::uint64_t sequence) const {
    const auto end = std::ranges::upper_bound(records, sequence, {}, &Record::sequence);
    return static_cast<std::size_t>(end - records.begin());
}

// --- what is here ---

void Records::own(const event::Event& event) {
    const std::lock_guard lock(m_mutex);
    if (!m_ownSequence.emplace(event.id, std::pair(event.log, event.sequence)).second) return;
    std::vector<Log::Record>& records = m_logs[event.log].records;
    // Nearly always the end; an own log that comes back by a feed may fill a hole.
    records.insert(std::ranges::upper_bound(records, event.sequence, {}, &Log::Record::sequence),
                   {event.sequence, event.recordedAt});
    if (!event.shelter.empty()) m_shelters.insert(event.shelter);
    ++m_status.savedHere;
    m_status.lastSaved = std::max(m_status.lastSaved, event.recordedAt);
}

void Records::carried(const event::Event& event) {
    const std::lock_guard lock(m_mutex);
    m_notKnownAtHq[event.log].insert(event.id);
    m_notKnownLog.emplace(event.id, event.log);
}

void Records::fromHq(const base::EventId& event) {
    const std::lock_guard lock(m_mutex);
    const auto it = m_notKnownLog.find(event);
    if (it == m_notKnownLog.end()) return;
    const auto log = m_notKnownAtHq.find(it->second);
    log->second.erase(event);
    if (log->second.empty()) m_notKnownAtHq.erase(log);
    m_notKnownLog.erase(it);
}

void Records::covered(const base::LogId& log) {
    const std::lock_guard lock(m_mutex);
    const auto it = m_notKnownAtHq.find(log);
    if (it == m_notKnownAtHq.end()) return;
    for (const base::EventId& event : it->second)
        m_notKnownLog.erase(event);
    m_notKnownAtHq.erase(it);
}

void Records::currentLog(const base::LogId& log) {
    const std::lock_guard lock(m_mutex);
    m_currentLog = log;
}

void Records::saved(base::TimePoint when) {
    const std::lock_guard lock(m_mutex);
    m_status.lastSaved = when;
}

void Records::canSave(bool spaceShort) {
    const std::lock_guard lock(m_mutex);
    m_status.cannotSave = spaceShort;
    m_status.cannotSaveWhy = spaceShort ? "the disk is full; the reserve is in use" : "";
}

void Records::cannotSave(std::string why) {
    const std::lock_guard lock(m_mutex);
    m_status.cannotSave = true;
    m_status.cannotSaveWhy = std::move(why);
}

// --- what HQ said ---

void Records::greeted() {
    const std::lock_guard lock(m_mutex);
    m_status.connected = true;
    m_status.revoked = m_revoked = false;
    m_status.lastProblem.clear();
    // What an earlier HQ promised beyond "stored" is not this one's word.
    m_hasReplica = false;
    m_backupAt = {};
    for (auto& [id, log] : m_logs)
        log.replicated = log.backedUp = 0;
}

void Records::ended(bool revoked, std::string why) {
    const std::lock_guard lock(m_mutex);
    m_status.connected = false;
    m_status.awaitingReply = 0;
    m_status.revoked = revoked || m_revoked;
    m_status.lastProblem = std::move(why);
}

void Records::heard(base::TimePoint when) {
    const std::lock_guard lock(m_mutex);
    m_status.lastHeard = when;
}

void Records::stored(const base::LogId& log, std::uint64_t upTo, std::optional<base::TimePoint> when) {
    const std::lock_guard lock(m_mutex);
    std::uint64_t& known = m_logs[log].stored;
    if (when && upTo > 0 && (upTo > known || !m_status.lastTakenIn)) m_status.lastTakenIn = when;
    known = upTo;
}

void Records::compared(bool equal, base::TimePoint when) {
    const std::lock_guard lock(m_mutex);
    m_status.digestsEqual = equal;
    m_status.lastCompared = when;
    if (equal) m_status.lastAgreed = when;
}

void Records::receipts(bool hasReplica) {
    const std::lock_guard lock(m_mutex);
    m_hasReplica = hasReplica;
    m_backupAt = {};
    for (auto& [id, log] : m_logs)
        log.replicated = log.backedUp = 0;
}

void Records::replicated(const base::LogId& log, std::uint64_t upTo) {
    const std::lock_guard lock(m_mutex);
    m_logs[log].replicated = upTo;
}

void Records::backedUp(const base::LogId& log, std::uint64_t upTo, base::TimePoint when) {
    const std::lock_guard lock(m_mutex);
    m_logs[log].backedUp = upTo;
    m_backupAt = when;
}

void Records::refused(std::uint32_t messages) {
    const std::lock_guard lock(m_mutex);
    m_status.refusedByHq += messages;
}

void Records::awaiting(std::uint64_t events) {
    const std::lock_guard lock(m_mutex);
    m_status.awaitingReply = events;
}

void Records::clockOffset(base::Millis hqMinusOurs) {
    const std::lock_guard lock(m_mutex);
    m_status.clockOffset = hqMinusOurs;
}

void Records::problem(std::string why) {
    const std::lock_guard lock(m_mutex);
    m_status.lastProblem = std::move(why);
}

void Records::revoked() {
    const std::lock_guard lock(m_mutex);
    m_status.revoked = m_revoked = true;
}

// --- what neighbours said ---

void Records::seen(const base::LogId& log, std::uint64_t upTo) {
    const std::lock_guard lock(m_mutex);
    std::uint64_t& known = m_logs[log].seen;
    known = std::max(known, upTo);
}

void Records::neighbours(std::vector<base::DeviceId> connected) {
    const std::lock_guard lock(m_mutex);
    m_neighbours = std::move(connected);
}

// --- reading ---

SyncStatus Records::status() const {
    const std::lock_guard lock(m_mutex);
    SyncStatus out = m_status;
    if (m_hasReplica) out.replicated = 0;
    for (const auto& [id, log] : m_logs) {
        const std::size_t stored = log.countUpTo(log.stored);
        out.atHq += stored;
        out.notAtHq += log.records.size() - stored;
        out.notAtNeighbour += log.records.size() - log.countUpTo(log.seen);
        out.inBackup += log.countUpTo(log.backedUp);
        if (out.replicated) *out.replicated += log.countUpTo(log.replicated);
        if (stored < log.records.size()) {
            const base::TimePoint first = log.records[stored].recordedAt;
            out.oldestNotAtHq = out.oldestNotAtHq ? std::min(*out.oldestNotAtHq, first) : first;
        }
    }
    if (m_backupAt != base::TimePoint{}) out.backupAt = m_backupAt;
    return out;
}

std::vector<base::DeviceId> Records::neighbours() const {
    const std::lock_guard lock(m_mutex);
    return m_neighbours;
}

bool Records::isAtHq(const base::EventId& event) const {
    const std::lock_guard lock(m_mutex);
    const auto own = m_ownSequence.find(event);
    // Somebody else's: HQ's feed brought it, unless a neighbour did and HQ said nothing of it yet.
    if (own == m_ownSequence.end()) return !m_notKnownLog.contains(event);
    const auto log = m_logs.find(own->second.first);
    return log != m_logs.end() && own->second.second <= log->second.stored;
}

base::LogId Records::currentLog() const {
    const std::lock_guard lock(m_mutex);
    return m_currentLog;
}

std::uint64_t Records::storedOfCurrentLog() const {
    const std::lock_guard lock(m_mutex);
    const auto log = m_logs.find(m_currentLog);
    return log == m_logs.end() ? 0 : log->second.stored;
}

bool Records::carriesForOthers() const {
    const std::lock_guard lock(m_mutex);
    return !m_notKnownLog.empty();
}

std::set<base::ShelterId> Records::shelters() const {
    const std::lock_guard lock(m_mutex);
    return m_shelters;
}

}  // namespace hinanjo::tablet
