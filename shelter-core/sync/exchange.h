// The two ends of an exchange as state machines over an event log: what to answer, what to send next. No gRPC, no
// threads, no clock: the carrier calls them on the thread that owns the log, and sends what they return.
//
// What each side remembers: nothing but the log, and on the tablet the feed cursor, which is stored with the events it
// brought. What is pushed is decided from what the other side says it has now; if the digests disagree, ids are
// compared and exactly the difference is sent.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "event/event.h"
#include "shelter/v1/sync.pb.h"
#include "store/event_log.h"
#include "sync/scope.h"

namespace hinanjo::sync {

namespace pb = shelter::v1;

[[nodiscard]] pb::Offer offerOf(const store::LogStanding& standing);
[[nodiscard]] std::optional<store::LogStanding> standingOf(const pb::Offer& offer);

// What a Batch or Feed message brings, checked as far as it can be without the log: done off the log's thread.
struct Received {
    std::vector<event::StoredEvent> events;
    std::vector<std::string> refusedIds;  // Of messages that are no events; empty text where no id could be read.
};
template <typename Message>
[[nodiscard]] Received receiveEvents(Message& message) {
    Received out;
    out.events.reserve(static_cast<std::size_t>(message.events_size()));
    for (std::string& bytes : *message.mutable_events()) {
        auto stored = event::receive(std::move(bytes));
        if (stored) {
            out.events.push_back(std::move(*stored));
        } else {
            out.refusedIds.emplace_back();
        }
    }
    return out;
}

// Sends a device's own logs to the other side. One per connection.
class Pusher {
public:
    // `own`: the logs this device ever wrote; the last one is being written.
    explicit Pusher(std::vector<base::LogId> own) : m_own(std::move(own)) {}

    // The offers of Hello.
    [[nodiscard]] std::vector<pb::Offer> offers(const store::EventLog& log) const;
    // Decides from Welcome what to send. Returns requests for ids where digests disagree.
    [[nodiscard]] base::Result<std::vector<pb::ExchangeMessage>> welcome(store::EventLog& log,
                                                                         const pb::Welcome& welcome);
    [[nodiscard]] base::Status ids(store::EventLog& log, const pb::Ids& ids);
    // A log that is written from now on.
    void addLog(const base::LogId& log);

    // The next batch, if the window allows and there is something to send.
    [[nodiscard]] base::Result<std::optional<pb::Batch>> next(store::EventLog& log);
    // What became durable at the other side. Returns the events of these batches.
    struct Acknowledged {
        base::LogId log;
        std::uint64_t upTo = 0;  // Sequence; everything of the log up to it is at the other side.
    };
    [[nodiscard]] std::vector<Acknowledged> ack(const pb::Ack& ack);
    [[nodiscard]] std::uint64_t inFlightEvents() const;

    // The other side holds events of a log we write that we do not hold: this database is a copy. Null until noticed.
    [[nodiscard]] std::optional<base::LogId> copied() const { return m_copied; }

private:
    struct Plan {
        bool known = false;              // We know what the other side has.
        std::uint64_t next = 0;          // Send sequences greater than this.
        std::vector<std::string> extra;  // Events missing in the middle.
        std::uint64_t confirmed = 0;
    };
    struct Sent {
        std::uint64_t number;
        std::size_t events;
        std::map<base::LogId, std::uint64_t> upTo;
    };
    std::vector<base::LogId> m_own;
    std::map<base::LogId, Plan> m_plans;
    std::vector<Sent> m_inFlight;
    std::uint64_t m_number = 0;
    std::optional<base::LogId> m_copied;
};

// Feeds one device at HQ. One per connection.
class Feeder {
public:
    Feeder(base::IncarnationId incarnation, base::ShelterId shelter)
        : m_incarnation(incarnation), m_shelter(std::move(shelter)) {}

    // Takes the cursor and the offers of Hello. Returns what HQ has of the offered logs.
    [[nodiscard]] std::vector<pb::Offer> hello(const store::EventLog& log, const pb::Hello& hello);
    // True if HQ holds events of the device's own log beyond what the device offered.
    [[nodiscard]] bool deviceIsCopy() const { return m_deviceIsCopy; }
    // Events the device pushed on this stream: not sent back.
    void pushed(const base::LogId& log, std::uint64_t sequence);
    // The next part of the feed, if the window allows; nothing when the device is up to date.
    [[nodiscard]] base::Result<std::optional<pb::Feed>> next(store::EventLog& log, const ScopeIndex& scope);
    void ack(const pb::FeedAck& ack);
    [[nodiscard]] bool isCaughtUp(const ScopeIndex& scope) const { return m_parts.empty() && m_sent >= scope.end(); }
    [[nodiscard]] std::uint64_t position() const { return m_sent; }
    [[nodiscard]] static pb::Ids ids(store::EventLog& log, const pb::NeedIds& request, base::Status& status);

private:
    [[nodiscard]] base::Status cut(store::EventLog& log, const ScopeIndex::Slice& slice);

    base::IncarnationId m_incarnation;
    base::ShelterId m_shelter;
    std::uint64_t m_sent = 0;
    std::deque<std::uint64_t> m_unacked;
    std::deque<pb::Feed> m_parts;  // Of the slice being sent.
    base::LogId m_ownLog;
    std::uint64_t m_held = 0;  // Largest sequence of its own log the device has.
    bool m_deviceIsCopy = false;
};

}  // namespace hinanjo::sync
