// Writes events: gives each its id, its place in this device's log, its time and its link to the one before.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/hybrid_time.h"
#include "event/event.h"

namespace hinanjo::event {

// What somebody wants to record. Everything the writer does not know by itself.
struct Draft {
    Payload payload;
    base::IncidentId incident;
    base::StaffId staff;
    base::ShelterId shelter;
    std::optional<base::TimePoint> observedAt;  // Nothing: now.
    // Nothing: now. The moment of the press where that was before the writing: equal to `observedAt` it says that the
    // device's own clock gave both, so that both are moved when the clock turns out to be wrong.
    std::optional<base::TimePoint> recordedAt;
    // The events whose values this replaces, with their times (from the state): they decide "later" and "concurrent".
    std::vector<base::EventId> saw;
    std::vector<base::HybridTime> sawTimes;
};

// An event as it is stored.
struct StoredEvent {
    Envelope envelope;
    base::Hash16 hash{};
    std::string bytes;
};

// Where a log stands: what the writer continues from.
struct LogPosition {
    base::LogId log;
    std::uint64_t sequence = 0;  // Of the last event; 0: none yet.
    base::Hash16 hash{};         // Of the last event.
    base::HybridTime floor;      // The largest time given out.
};

// One per device database. Not thread-safe: belongs to the thread that appends to the store. The position must only
// move on when the batch became durable: write() returns the events, commit() takes the position; rollback() forgets.
class LogWriter {
public:
    LogWriter(const base::Clock& clock, base::Random& random, LogPosition position);

    // The events of these drafts, chained in order. Fails with Invalid if one is larger than kMaxEventBytes or would
    // not decode; then none is written.
    [[nodiscard]] base::Result<std::vector<StoredEvent>> write(std::span<const Draft> drafts);
    void commit() { m_committed = m_next; }
    void rollback() { m_next = m_committed; }

    // Opens a new log: this database was found to be a copy (sync.md b5).
    void openNewLog() { openNewLog(base::LogId::make(m_clock, m_random)); }
    void openNewLog(const base::LogId& log);
    void observe(base::HybridTime remote) { m_hybrid.observe(remote); }
    [[nodiscard]] const LogPosition& position() const { return m_committed; }

private:
    const base::Clock& m_clock;
    base::Random& m_random;
    base::HybridClock m_hybrid;
    LogPosition m_committed;
    LogPosition m_next;
};

// Makes the stored form of bytes that came from elsewhere. Fails as decodeEnvelope does.
[[nodiscard]] base::Result<StoredEvent> receive(std::string bytes);

}  // namespace hinanjo::event
