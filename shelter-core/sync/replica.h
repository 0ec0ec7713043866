// What a tablet's database is to the rest of the world: the logs it wrote, where it reads HQ's feed, what HQ confirmed.
// Writing goes through here, so that a database found to be a copy opens a new log before the next event.
//
// Belongs to the thread that owns the log.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "base/crypto.h"
#include "event/log_writer.h"
#include "event/seal.h"
#include "store/event_log.h"

namespace hinanjo::sync {

class Replica {
public:
    // Makes events durable and has what was new folded; like EventLog::append.
    using Keep =
        std::function<base::Result<store::Appended>(std::span<const event::StoredEvent>, const store::Arrival&)>;

    // All of them outlive the replica. Reads where the log stands; opens the first log of an empty one.
    [[nodiscard]] static base::Result<std::unique_ptr<Replica>> open(store::EventLog& log, const base::Clock& clock,
                                                                     base::Random& random, Keep keep);

    // Who this device is, once it is enrolled: needed for sealing.
    void setDevice(const base::DeviceId& device, const base::ShelterId& shelter,
                   std::shared_ptr<const base::PrivateKey> sealKey);
    // Logs that this database wrote as another device, before it was enrolled anew: only that one could seal them.
    void setWrittenAsAnother(std::set<base::LogId> logs) { m_writtenAsAnother = std::move(logs); }
    [[nodiscard]] const base::DeviceId& device() const { return m_device; }
    [[nodiscard]] const base::ShelterId& shelter() const { return m_shelter; }

    // Writes these drafts as one transaction. Returns the events and their positions; on failure nothing is written.
    struct Written {
        std::vector<event::StoredEvent> events;
        store::Appended appended;
    };
    [[nodiscard]] base::Result<Written> record(std::span<const event::Draft> drafts);
    // Events of others. If one of them stands in the log that is being written here, this database is a copy: a new log
    // is opened.
    [[nodiscard]] base::Result<store::Appended> keep(std::span<const event::StoredEvent> events,
                                                     const store::Arrival& how);
    void observe(base::HybridTime remote) { m_writer->observe(remote); }

    [[nodiscard]] const std::vector<base::LogId>& ownLogs() const { return m_ownLogs; }
    [[nodiscard]] bool isOwn(const base::LogId& log) const;
    // One of ours, written as the device we are.
    [[nodiscard]] bool sealsItself(const base::LogId& log) const {
        return isOwn(log) && !m_writtenAsAnother.contains(log);
    }
    [[nodiscard]] const base::LogId& currentLog() const { return m_ownLogs.back(); }
    // This database was found to be a copy or put back: what it writes from now on is another log.
    [[nodiscard]] base::Status openNewLog();
    // The same because somebody says to hold more of the present log. False, and nothing is opened, as long as it was
    // opened since the start and nothing was written in it: nobody can hold any of it, and whoever lies could have one
    // log opened after the other.
    [[nodiscard]] base::Result<bool> leaveCopiedLog();

    [[nodiscard]] const std::optional<store::Cursor>& cursor() const { return m_cursor; }
    // The incarnation of HQ that was offered everything this database holds. Null: none yet.
    [[nodiscard]] base::IncarnationId gaveBackTo() const { return m_gaveBackTo; }
    [[nodiscard]] base::Status setGaveBackTo(const base::IncarnationId& incarnation);

    // Seals for logs that end where given: a fresh one for our own, the newest known of others.
    [[nodiscard]] base::Result<std::vector<event::Seal>> sealsFor(
        const std::map<base::LogId, std::pair<std::uint64_t, base::Hash16>>& ends) const;

    // The clock difference to HQ as last recorded for the current log; nothing before the first.
    [[nodiscard]] std::optional<base::Millis> clockOffset() const { return m_clockOffset; }
    [[nodiscard]] base::Status noteClockOffset(base::Millis offset);

    [[nodiscard]] store::EventLog& log() { return m_log; }
    [[nodiscard]] const base::Clock& clock() const { return m_clock; }

private:
    Replica(store::EventLog& log, const base::Clock& clock, base::Random& random, Keep keep)
        : m_log(log), m_clock(clock), m_random(random), m_keep(std::move(keep)) {}
    [[nodiscard]] base::Status keepOwnLogs(const base::LogId& next);

    store::EventLog& m_log;
    const base::Clock& m_clock;
    base::Random& m_random;
    Keep m_keep;
    std::unique_ptr<event::LogWriter> m_writer;
    std::vector<base::LogId> m_ownLogs;
    std::optional<store::Cursor> m_cursor;
    base::IncarnationId m_gaveBackTo;
    base::DeviceId m_device;
    base::ShelterId m_shelter;
    std::shared_ptr<const base::PrivateKey> m_sealKey;
    std::set<base::LogId> m_writtenAsAnother;
    std::optional<base::Millis> m_clockOffset;
    bool m_unwritten = false;  // The present log was opened since the start and has nothing of ours yet.
};

}  // namespace hinanjo::sync
