// Sends what one side has and the other lacks: first the difference, log by log, from what the other side says it has
// now; then whatever is appended here while the conversation lasts. Used by a tablet towards HQ and by both ends of two
// tablets. One per conversation; belongs to the thread that owns the log.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "sync/offers.h"
#include "sync/position_set.h"

namespace hinanjo::sync {

class Pusher {
public:
    enum class To {
        Headquarters,  // New events of our own logs at once; what we carry for others when it is compared.
        Neighbour      // Every new event at once, except what came from there.
    };
    // `own`: the logs this device ever wrote; the last one is being written. Outlives this, and may grow.
    Pusher(To to, const std::vector<base::LogId>& own) : m_to(to), m_own(own) {}

    // What is appended from now on is new. Before the first offer is made.
    void begin(const store::EventLog& log) { m_live = log.end(); }
    // The offers of Hello.
    [[nodiscard]] base::Result<std::vector<pb::Offer>> offers(store::EventLog& log) const;

    // Decides what to send of these logs from the other side's answer; one it does not name it has nothing of.
    // `offered`: as they stood when the other side was asked; events may have come since. Returns the logs whose ids
    // must be compared.
    [[nodiscard]] base::Result<std::vector<base::LogId>> compare(
        store::EventLog& log, std::span<const store::LogStanding> offered,
        const google::protobuf::RepeatedPtrField<pb::Offer>& have);
    [[nodiscard]] base::Status ids(store::EventLog& log, const pb::Ids& part);
    // These came from the other side in this conversation.
    void theirs(std::span<const std::uint64_t> positions) { m_theirs.add(positions); }

    // The next batch, if the window allows and there is something to send. Unsealed.
    [[nodiscard]] base::Result<std::optional<pb::Batch>> next(store::EventLog& log);

    struct Acknowledged {
        base::LogId log;         // One of our own.
        std::uint64_t upTo = 0;  // Sequence; everything of the log up to it is at the other side.
    };
    // What became durable at the other side; not of logs that were compared by ids, there only digests tell. Invalid:
    // an acknowledgement of what was never sent.
    [[nodiscard]] base::Result<std::vector<Acknowledged>> ack(std::uint64_t number);
    // Logs compared since the last call of which the other side now holds everything we had when they were compared:
    // their standings then.
    [[nodiscard]] std::vector<store::LogStanding> takeSettled();

    [[nodiscard]] std::uint64_t inFlightEvents() const;
    // A batch waits to be acknowledged, or a list of ids was asked for.
    [[nodiscard]] bool awaitsAnswer() const;
    // Nothing is being compared, waits to be sent or for an acknowledgement.
    [[nodiscard]] bool isIdle(const store::EventLog& log) const;
    // The other side holds events of a log we write that we do not hold: this database is a copy, or was put back.
    [[nodiscard]] bool isCopy() const { return m_copy; }
    void copyHandled() { m_copy = false; }

private:
    struct Plan {
        bool known = false;                   // We know what the other side lacks.
        std::deque<std::uint64_t> positions;  // To send, in the order of the log.
        std::uint64_t lastBatch = 0;          // In which the last of them went out.
        store::LogStanding compared;
    };
    struct Sent {
        std::uint64_t number = 0;
        std::size_t events = 0;
        std::map<base::LogId, std::uint64_t> upTo;
    };
    [[nodiscard]] bool isOwn(const base::LogId& log) const;
    [[nodiscard]] bool isPlanned(const base::LogId& log) const;

    To m_to;
    const std::vector<base::LogId>& m_own;
    std::map<base::LogId, Plan> m_plans;  // Of logs being compared.
    IdLists m_idLists;
    // Compared by ids alone: what stands there under one of our ids may be something else.
    std::set<base::LogId> m_byIds;
    std::set<base::LogId> m_sentWhole;  // Because comparing by ids did not help.
    std::uint64_t m_live = 0;           // Everything up to it was planned, sent or is none of theirs.
    PositionSet m_theirs;
    std::deque<Sent> m_inFlight;
    std::uint64_t m_number = 0;
    std::uint64_t m_acknowledged = 0;
    bool m_copy = false;
};

}  // namespace hinanjo::sync
