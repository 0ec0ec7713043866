// Feeds one device at HQ: the part of the one ordered feed that is in its scope, from its cursor on. One per
// conversation; belongs to the thread that owns the log.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sync/cursor_check.h"
#include "sync/incarnation.h"
#include "sync/offers.h"
#include "sync/position_set.h"
#include "sync/scope.h"

namespace hinanjo::sync {

class Feeder {
public:
    Feeder(Incarnation incarnation, CursorCheck check, base::ShelterId shelter)
        : m_incarnation(std::move(incarnation)), m_check(std::move(check)), m_shelter(std::move(shelter)) {}

    // What a cursor is worth to this feed.
    enum class Cursor {
        Good,
        None,     // Never read it, or in a life nobody here remembers: from the start.
        Forked,   // Of an earlier incarnation: from where that one ended.
        PutBack,  // Of this one, but from a future that this file does not know: the file was put back.
        Unproved  // The same, but HQ never told it: from the start.
    };
    // Takes the cursor and the offers of Hello. Returns what is held here of each offered log.
    [[nodiscard]] base::Result<std::vector<pb::Offer>> hello(store::EventLog& log, const pb::Hello& hello);
    [[nodiscard]] Cursor cursor() const { return m_cursor; }
    // HQ holds events of the device's own log beyond what the device offered.
    [[nodiscard]] bool deviceIsCopy() const { return m_deviceIsCopy; }
    // Positions to send before everything else, to a device that has nothing yet: who is present now.
    void first(std::vector<std::uint64_t> positions) { m_first.assign(positions.begin(), positions.end()); }
    // Events the device sent in this conversation: not sent back.
    void theirs(std::span<const std::uint64_t> positions) { m_theirs.add(positions); }
    // The next part of the feed, if the window allows; nothing when the device is up to date.
    [[nodiscard]] base::Result<std::optional<pb::Feed>> next(store::EventLog& log, const ScopeIndex& scope);
    void ack(const pb::FeedAck& ack);
    // A message of the feed at the present place that brings only seals.
    [[nodiscard]] pb::ExchangeMessage withoutEvents(pb::Feed seals);
    [[nodiscard]] bool isCaughtUp(const ScopeIndex& scope) const {
        return m_first.empty() && m_parts.empty() && m_sent >= scope.end();
    }
    [[nodiscard]] std::uint64_t position() const { return m_sent; }
    // Logs of which events were sent since the last call: their seals are due.
    [[nodiscard]] std::set<base::LogId> takeLogs() { return std::exchange(m_logs, {}); }

private:
    [[nodiscard]] base::Status cut(store::EventLog& log, const std::vector<std::uint64_t>& positions, std::uint64_t to);
    [[nodiscard]] base::Result<std::string> checkOf(store::EventLog& log, std::uint64_t position) const;
    // At this position stands the event that the check names; an empty one names nothing and fits everywhere.
    [[nodiscard]] base::Result<bool> fits(store::EventLog& log, const pb::Cursor& cursor) const;

    Incarnation m_incarnation;
    CursorCheck m_check;
    base::ShelterId m_shelter;
    Cursor m_cursor = Cursor::None;
    std::uint64_t m_sent = 0;
    std::string m_sentCheck;
    std::deque<std::uint64_t> m_unacked;
    std::deque<pb::Feed> m_parts;  // Of the slice being sent.
    std::deque<std::uint64_t> m_first;
    PositionSet m_theirs;
    PositionSet m_sentFirst;
    // What the device certainly holds of its own log: up to this sequence, among what was here when it said so.
    base::LogId m_ownLog;
    std::uint64_t m_held = 0;
    std::uint64_t m_heldUntil = 0;
    std::set<base::LogId> m_logs;
    bool m_deviceIsCopy = false;
};

}  // namespace hinanjo::sync
