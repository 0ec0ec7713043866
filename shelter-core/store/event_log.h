// Every event this device knows, in the order it became durable. The only thing that must survive.
//
// Not thread-safe: one owner thread (StoreThread). Implementations: SQLite (this folder); the interface says nothing of
// SQL so that a log over a database server can stand behind it.
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

class EventLog {
public:
    virtual ~EventLog() = default;

    // Makes `batch` durable: when this returns, a power cut loses none of it. Events already here are success. A second
    // event with a known id and other bytes is parked. Fails with Unavailable (disk full, I/O) and then nothing of the
    // batch, nor the cursor, is written (only if the process ends before its failing disk works again may the whole
    // batch be found at the next start).
    [[nodiscard]] virtual base::Result<Appended> append(std::span<const event::StoredEvent> batch,
                                                        const std::optional<Cursor>& cursor = {}) = 0;

    // Up to `limit` events after `position`, in feed order.
    [[nodiscard]] virtual base::Result<std::vector<FeedEntry>> read(std::uint64_t after, std::size_t limit) = 0;
    // Every event after `after` in feed order, as long as `take` returns true. The view is valid during the call only.
    [[nodiscard]] virtual base::Status scan(std::uint64_t after,
                                            const std::function<bool(std::uint64_t, std::string_view)>& take) = 0;
    // The event at one position. NotFound if there is none.
    [[nodiscard]] virtual base::Result<std::string> at(std::uint64_t position) = 0;
    // Events of one log with a sequence greater than `after`, by sequence.
    [[nodiscard]] virtual base::Result<std::vector<std::string>> ofLog(const base::LogId& log, std::uint64_t after,
                                                                       std::size_t limit) = 0;
    // Ids of every event of one log.
    [[nodiscard]] virtual base::Result<std::vector<base::EventId>> idsOf(const base::LogId& log) = 0;

    [[nodiscard]] virtual std::uint64_t end() const = 0;  // Position of the last event; 0: empty.
    [[nodiscard]] virtual std::vector<LogStanding> standings() const = 0;
    [[nodiscard]] virtual std::optional<LogStanding> standing(const base::LogId& log) const = 0;
    // Standing of a log restricted to sequences up to `upTo`: what a suffix may be sent on top of.
    [[nodiscard]] virtual base::Result<LogStanding> prefix(const base::LogId& log, std::uint64_t upTo) = 0;

    // The newest seal of a log, in its stored form. Keeping an older one than the present is success without effect.
    [[nodiscard]] virtual base::Status keepSeal(const base::LogId& log, std::uint64_t sequence,
                                                std::string_view seal) = 0;
    [[nodiscard]] virtual base::Result<std::vector<std::string>> seals() = 0;

    [[nodiscard]] virtual base::Result<std::optional<Cursor>> cursor(const std::string& peer) = 0;
    [[nodiscard]] virtual base::Result<std::uint64_t> parkedCount() = 0;

    // Small facts about this database ("hq.incarnation").
    [[nodiscard]] virtual base::Result<std::optional<std::string>> fact(std::string_view name) = 0;
    [[nodiscard]] virtual base::Status setFact(std::string_view name, std::string_view value) = 0;

    // Checks every page and every structure. Corrupt, naming what, if something is wrong.
    [[nodiscard]] virtual base::Status checkStructure() = 0;
};

}  // namespace hinanjo::store
