// Every event this device knows, in the order it became durable. The only thing that must survive.
//
// Not thread-safe: one owner thread (StoreThread). The interface says nothing of SQL: behind it stand the encrypted
// SQLite file, a database server that several processes share, and the simulator's memory.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/ids.h"
#include "base/result.h"
#include "event/log_writer.h"

namespace hinanjo::store {

// What is held of one log. Equal standings mean equal contents.
struct LogStanding {
    base::LogId log;
    std::uint64_t maxSequence = 0;
    std::uint64_t count = 0;
    base::SetDigest digest;

    friend bool operator==(const LogStanding&, const LogStanding&) = default;
};

// Where reading of another side's feed stands; stored with the events it brought.
struct Cursor {
    std::string peer;
    base::IncarnationId incarnation;
    std::uint64_t position = 0;
    std::string check;  // What the other side says stands there: it notices by it that its own file was put back.

    friend bool operator==(const Cursor&, const Cursor&) = default;
};

// How a batch came here. Written in the same transaction as the events.
struct Arrival {
    std::optional<Cursor> cursor;  // By a feed: where the reading of that feed stands now.
    bool carried = false;          // From a neighbour or a bundle: HQ may lack it. Its logs are marked, see carried().
};

struct Appended {
    // Feed position of each event of the batch; 0 for one that was here already or was parked.
    std::vector<std::uint64_t> positions;
    std::uint64_t added = 0;
    std::uint64_t parked = 0;
    std::uint64_t last = 0;  // End of the feed after this batch.
};

struct FeedEntry {
    std::uint64_t position = 0;
    std::string bytes;
};

// Kept, but not part of the log: not folded, not fed, not counted in a standing.
struct Parked {
    std::uint64_t number = 0;
    base::EventId id;
    std::string reason;
    std::string bytes;
};

class EventLog {
public:
    virtual ~EventLog() = default;

    // Makes `batch` durable: when this returns, a power cut loses none of it. Events already here are success. A second
    // event with a known id and other bytes is parked. Fails with Unavailable (disk full, I/O) and then nothing of the
    // batch, nor of `how`, is written (only if the process ends before its failing disk works again may the whole
    // batch be found at the next start).
    [[nodiscard]] virtual base::Result<Appended> append(std::span<const event::StoredEvent> batch,
                                                        const Arrival& how = {}) = 0;

    // Up to `limit` events after `position`, in feed order.
    [[nodiscard]] virtual base::Result<std::vector<FeedEntry>> read(std::uint64_t after, std::size_t limit) = 0;
    // Every event after `after` in feed order, as long as `take` returns true. The view is valid during the call only.
    [[nodiscard]] virtual base::Status scan(std::uint64_t after,
                                            const std::function<bool(std::uint64_t, std::string_view)>& take) = 0;
    // The event at one position. NotFound if there is none.
    [[nodiscard]] virtual base::Result<std::string> at(std::uint64_t position) = 0;
    // Those at these positions, in the order asked, at once where reading one by one is slow. NotFound if one is not
    // there.
    [[nodiscard]] virtual base::Result<std::vector<std::string>> atAll(std::span<const std::uint64_t> positions) {
        base::Result<std::vector<std::string>> out{std::vector<std::string>{}};
        out->reserve(positions.size());
        for (const std::uint64_t position : positions) {
            HINANJO_ASSIGN(std::string bytes, at(position));
            out->push_back(std::move(bytes));
        }
        return out;
    }
    // Events of one log with a sequence greater than `after`, by sequence.
    [[nodiscard]] virtual base::Result<std::vector<std::string>> ofLog(const base::LogId& log, std::uint64_t after,
                                                                       std::size_t limit) = 0;
    // Ids of every event of one log, by (sequence, position).
    [[nodiscard]] virtual base::Result<std::vector<base::EventId>> idsOf(const base::LogId& log) = 0;
    // Feed positions of the events of one log with a sequence greater than `after`, in the same order.
    [[nodiscard]] virtual base::Result<std::vector<std::uint64_t>> positionsOf(const base::LogId& log,
                                                                               std::uint64_t after) = 0;

    [[nodiscard]] virtual std::uint64_t end() const = 0;  // Position of the last event; 0: empty.
    [[nodiscard]] virtual std::vector<LogStanding> standings() const = 0;
    [[nodiscard]] virtual std::optional<LogStanding> standing(const base::LogId& log) const = 0;
    // Standing of a log restricted to sequences up to `upTo`: what a suffix may be sent on top of.
    [[nodiscard]] virtual base::Result<LogStanding> prefix(const base::LogId& log, std::uint64_t upTo) = 0;

    // The newest seal of a log, in its stored form. Keeping an older one than the present is success without effect.
    [[nodiscard]] virtual base::Status keepSeal(const base::LogId& log, std::uint64_t sequence,
                                                std::string_view seal) = 0;
    // The log counts as never sealed: the seal turned out to be nobody's. Without effect if there is none.
    [[nodiscard]] virtual base::Status forgetSeal(const base::LogId& log) = 0;
    [[nodiscard]] virtual base::Result<std::vector<std::string>> seals() = 0;
    // Nothing if the log was never sealed.
    [[nodiscard]] virtual base::Result<std::optional<std::string>> seal(const base::LogId& log) = 0;

    // Who writes a log, as said by a device about its own or proved by a seal. May be said before any event of it is
    // here. Conflict if another device was said before: the first one stays.
    [[nodiscard]] virtual base::Status setOwner(const base::LogId& log, const base::DeviceId& device) = 0;
    // What was said is withdrawn, because another proved the contrary. Without effect if nothing was said.
    [[nodiscard]] virtual base::Status forgetOwner(const base::LogId& log) = 0;
    [[nodiscard]] virtual base::Result<std::vector<std::pair<base::LogId, base::DeviceId>>> owners() = 0;

    // Logs of which events came by `Arrival::carried` since the last forgetCarried().
    [[nodiscard]] virtual base::Result<std::vector<base::LogId>> carried() = 0;
    [[nodiscard]] virtual base::Status forgetCarried(const base::LogId& log) = 0;

    [[nodiscard]] virtual base::Result<std::optional<Cursor>> cursor(const std::string& peer) = 0;

    // Keeps events aside, durable when it returns. One that is kept for the same reason already is success.
    [[nodiscard]] virtual base::Status park(std::span<const event::StoredEvent> events, std::string_view reason) = 0;
    // Those whose reason begins with `reason`, oldest first.
    [[nodiscard]] virtual base::Result<std::vector<Parked>> parked(std::string_view reason) = 0;
    [[nodiscard]] virtual base::Status unpark(std::span<const std::uint64_t> numbers) = 0;
    [[nodiscard]] virtual base::Result<std::uint64_t> parkedCount() = 0;

    // What the newest verified backup holds; replaces what was said before, whole.
    [[nodiscard]] virtual base::Status noteBackup(std::span<const LogStanding> standings) = 0;
    [[nodiscard]] virtual base::Result<std::vector<LogStanding>> backedUp() = 0;

    // Small facts about this database ("hq.incarnation").
    [[nodiscard]] virtual base::Result<std::optional<std::string>> fact(std::string_view name) = 0;
    [[nodiscard]] virtual base::Status setFact(std::string_view name, std::string_view value) = 0;

    // Sets a fact if it still is `from` (nothing: not there yet); false if it is not. One step also where several
    // processes share the database.
    [[nodiscard]] virtual base::Result<bool> replaceFact(std::string_view name, std::optional<std::string_view> from,
                                                         std::string_view to) {
        HINANJO_ASSIGN(const std::optional<std::string> now, fact(name));
        if (now.has_value() != from.has_value() || (now && *now != *from)) return false;
        HINANJO_TRY(setFact(name, to));
        return true;
    }

    // Takes note of what other processes on the same database added. Where there are none, nothing happens.
    [[nodiscard]] virtual base::Status refresh() { return {}; }
    // From now on this process alone writes `log`. False: another one does, or the hold on it was lost with a
    // connection since it was claimed here, and with it the certainty of what was written last. Then open a new log.
    [[nodiscard]] virtual base::Result<bool> claim(const base::LogId& log) {
        (void)log;
        return true;
    }
    // A second server confirms every commit before append() returns.
    [[nodiscard]] virtual bool replicated() const { return false; }

    // Checks every page and every structure. Corrupt, naming what, if something is wrong.
    [[nodiscard]] virtual base::Status checkStructure() = 0;
};

}  // namespace hinanjo::store
