// Where this tablet's records are, as far as somebody said so: the counts behind SyncStatus. It never shows more than
// HQ has said, and less again when HQ says less.
//
// Thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/ids.h"
#include "event/event.h"
#include "tablet/tablet.h"

namespace hinanjo::tablet {

class Records {
public:
    // --- what is here ---
    void own(const event::Event& event);
    // An event of another device that no feed of HQ brought.
    void carried(const event::Event& event);
    // HQ's feed brought it, or brought it again.
    void fromHq(const base::EventId& event);
    void currentLog(const base::LogId& log);
    void saved(base::TimePoint when);
    // Something was made durable; the reserve of disk space is in use for it or not.
    void canSave(bool spaceShort);
    void cannotSave(std::string why);

    // --- what HQ said ---
    void greeted();
    void ended(bool revoked, std::string why);
    void heard(base::TimePoint when);
    // Everything of this own log up to `upTo`; less than before is less. Without a time it is only a hint.
    void stored(const base::LogId& log, std::uint64_t upTo, std::optional<base::TimePoint> when);
    void covered(const base::LogId& log);
    void compared(bool equal, base::TimePoint when);
    void receipts(bool hasReplica);
    void replicated(const base::LogId& log, std::uint64_t upTo);
    void backedUp(const base::LogId& log, std::uint64_t upTo, base::TimePoint when);
    void refused(std::uint32_t messages);
    void awaiting(std::uint64_t events);
    void clockOffset(base::Millis hqMinusOurs);
    void problem(std::string why);
    // The event that says so arrived here.
    void revoked();

    // --- what neighbours said ---
    void seen(const base::LogId& log, std::uint64_t upTo);
    void neighbours(std::vector<base::DeviceId> connected);

    // --- reading ---
    // Without the neighbours' names: those follow from enrolments, which may arrive later.
    [[nodiscard]] SyncStatus status() const;
    [[nodiscard]] std::vector<base::DeviceId> neighbours() const;
    [[nodiscard]] bool isAtHq(const base::EventId& event) const;
    [[nodiscard]] base::LogId currentLog() const;
    [[nodiscard]] std::uint64_t storedOfCurrentLog() const;
    // Neighbours brought something that HQ is not known to have.
    [[nodiscard]] bool carriesForOthers() const;
    // Shelters this tablet recorded for.
    [[nodiscard]] std::set<base::ShelterId> shelters() const;

private:
    // What is known of one log that this tablet wrote. Levels are sequences.
    struct Log {
        struct Record {
            std::uint64_t sequence = 0;
            base::TimePoint recordedAt;
        };
        std::vector<Record> records;  // By sequence.
        std::uint64_t stored = 0;
        std::uint64_t replicated = 0;
        std::uint64_t backedUp = 0;
        std::uint64_t seen = 0;

        [[nodiscard]] std::size_t countUpTo(std::uint64_t sequence) const;
    };

    mutable std::mutex m_mutex;
    SyncStatus m_status;
    std::map<base::LogId, Log> m_logs;
    std::unordered_map<base::EventId, std::pair<base::LogId, std::uint64_t>> m_ownSequence;
    std::map<base::LogId, std::unordered_set<base::EventId>> m_notKnownAtHq;  // Others', by log.
    std::unordered_map<base::EventId, base::LogId> m_notKnownLog;
    base::LogId m_currentLog;
    std::set<base::ShelterId> m_shelters;
    std::vector<base::DeviceId> m_neighbours;
    bool m_hasReplica = false;
    bool m_revoked = false;
    base::TimePoint m_backupAt;
};

}  // namespace hinanjo::tablet
