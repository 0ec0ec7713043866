#include "sync/feeder.h"

#include <algorithm>
#include <iterator>

#include "base/safeguard.h"
#include "sync/limits.h"

namespace hinanjo::sync {

using base::holds;
using base::Safeguard;

namespace {

base::Result<base::EventId> eventAt(store::EventLog& log, std::uint64_t position) {
    HINANJO_ASSIGN(const std::string bytes, log.at(position));
    HINANJO_ASSIGN(const event::Envelope envelope, event::decodeEnvelope(bytes));
    return envelope.id;
}

}  // namespace

base::Result<std::string> Feeder::checkOf(store::EventLog& log, std::uint64_t position) const {
    if (position == 0) return std::string();
    HINANJO_ASSIGN(const base::EventId event, eventAt(log, position));
    return m_check.make(m_incarnation.id, position, event);
}

base::Result<bool> Feeder::fits(store::EventLog& log, const pb::Cursor& cursor) const {
    if (cursor.check().empty()) return true;
    if (cursor.position() == 0) return false;
    HINANJO_ASSIGN(const base::EventId event, eventAt(log, cursor.position()));
    return CursorCheck::names(cursor.check(), event);
}

base::Result<std::vector<pb::Offer>> Feeder::hello(store::EventLog& log, const pb::Hello& hello) {
    base::Result<std::vector<pb::Offer>> have{std::vector<pb::Offer>{}};
    const std::uint64_t position = hello.cursor().position();
    const auto incarnation = base::IncarnationId::fromBytes(hello.cursor().incarnation());
    if (!incarnation) {
        m_cursor = Cursor::None;
    } else if (*incarnation == m_incarnation.id) {
        m_cursor = Cursor::Good;
        m_sent = std::min(position, log.end());
        if (holds(Safeguard::CursorCheck)) {
            bool isHere = position <= log.end();
            if (isHere) {
                HINANJO_ASSIGN(isHere, fits(log, hello.cursor()));
            }
            if (!isHere)
                m_cursor =
                    m_check.isOurs(*incarnation, position, hello.cursor().check()) ? Cursor::PutBack : Cursor::Unproved;
        }
        if (m_cursor != Cursor::Good) m_sent = 0;
    } else if (const auto shared = m_incarnation.sharedWith(*incarnation)) {
        m_cursor = Cursor::Forked;
        m_sent = std::min({position, *shared, log.end()});
        // Had a file been put back by hand and nobody noticed, that incarnation had two feeds and shares less than we
        // know. A cursor within the shared part proves itself; one beyond it cannot, so its reader starts anew.
        if (holds(Safeguard::CursorCheck) && !hello.cursor().check().empty()) {
            bool proved = m_sent == position;
            if (proved) {
                HINANJO_ASSIGN(proved, fits(log, hello.cursor()));
            }
            if (!proved) m_sent = 0;
        }
    }
    if (!holds(Safeguard::Incarnation) && incarnation) m_sent = std::min(position, log.end());

    const auto own = base::LogId::fromBytes(hello.own_log_id());
    if (own) m_ownLog = *own;
    m_heldUntil = log.end();
    for (const pb::Offer& offer : hello.offers()) {
        const auto theirs = standingOf(offer);
        if (!theirs) continue;
        HINANJO_ASSIGN(pb::Offer answer, answerTo(log, *theirs));
        if (own && theirs->log == *own) {
            // Only what it says it has and what is the same here; a clone's events have the same sequences.
            if (answer.covered() || !holds(Safeguard::SkipExactly)) m_held = theirs->maxSequence;
            m_deviceIsCopy = answer.max_sequence() > theirs->maxSequence || answer.count() > theirs->count;
        }
        have->push_back(std::move(answer));
    }
    // A log it writes and never offered is empty there.
    if (own &&
        std::ranges::none_of(hello.offers(), [&](const pb::Offer& o) { return o.log_id() == hello.own_log_id(); })) {
        if (const auto mine = log.standing(*own); mine && mine->count > 0) {
            m_deviceIsCopy = true;
            have->push_back(offerOf(*mine));
        }
    }
    return have;
}

base::Result<std::optional<pb::Feed>> Feeder::next(store::EventLog& log, const ScopeIndex& scope) {
    std::optional<pb::Feed> feed;
    if (m_unacked.size() >= kBatchesInFlight) return feed;
    if (m_parts.empty()) {
        if (!m_first.empty()) {
            std::vector<std::uint64_t> some;
            while (!m_first.empty() && some.size() < kBatchEvents) {
                if (!m_sentFirst.contains(m_first.front())) some.push_back(m_first.front());
                m_first.pop_front();
            }
            // The cursor stays: whoever is cut off now gets them once more with the feed.
            HINANJO_TRY(cut(log, some, m_sent));
            for (const std::uint64_t position : some)
                m_sentFirst.add(position);
        } else {
            if (m_sent >= scope.end()) return feed;
            const ScopeIndex::Slice slice = scope.next(m_shelter, m_sent, kBatchEvents);
            HINANJO_TRY(cut(log, slice.positions, slice.to));
        }
    }
    feed = std::move(m_parts.front());
    m_parts.pop_front();
    m_sent = feed->to();
    m_sentCheck = feed->check();
    m_unacked.push_back(m_sent);
    return feed;
}

pb::ExchangeMessage Feeder::withoutEvents(pb::Feed seals) {
    pb::ExchangeMessage message;
    seals.set_from(m_sent + 1);
    seals.set_to(m_sent);
    seals.set_check(m_sentCheck);
    *message.mutable_feed() = std::move(seals);
    m_unacked.push_back(m_sent);
    return message;
}

// A slice becomes one message, or several when it is large; only the last moves the cursor, so that a stream cut in
// between starts the slice again.
base::Status Feeder::cut(store::EventLog& log, const std::vector<std::uint64_t>& positions, std::uint64_t to) {
    HINANJO_ASSIGN(const std::string stays, checkOf(log, m_sent));
    HINANJO_ASSIGN(const std::string moves, to == m_sent ? base::Result<std::string>(stays) : checkOf(log, to));
    m_parts.emplace_back();
    std::size_t bytes = 0;
    std::vector<std::uint64_t> wanted;
    std::ranges::copy_if(positions, std::back_inserter(wanted), [this](std::uint64_t position) {
        return !m_theirs.contains(position) && !m_sentFirst.contains(position);
    });
    HINANJO_ASSIGN(std::vector<std::string> events, log.atAll(wanted));
    for (std::size_t i = 0; i < events.size(); ++i) {
        const std::uint64_t position = wanted[i];
        std::string event = std::move(events[i]);
        const auto envelope = event::decodeEnvelope(event);
        if (!envelope) continue;
        // What the device wrote itself and still has is not sent back to it.
        if (envelope->log == m_ownLog && envelope->sequence <= m_held && position <= m_heldUntil) continue;
        if (bytes > 0 && bytes + event.size() > kBatchBytes) {
            m_parts.back().set_from(m_sent + 1);
            m_parts.back().set_to(m_sent);
            m_parts.back().set_check(stays);
            m_parts.emplace_back();
            bytes = 0;
        }
        bytes += event.size();
        m_logs.insert(envelope->log);
        m_parts.back().add_events(std::move(event));
    }
    m_parts.back().set_from(m_sent + 1);
    m_parts.back().set_to(to);
    m_parts.back().set_check(moves);
    return {};
}

void Feeder::ack(const pb::FeedAck& ack) {
    // One answer per message; a part of a slice is answered with the position before it.
    if (!m_unacked.empty() && m_unacked.front() <= ack.position()) m_unacked.pop_front();
}

}  // namespace hinanjo::sync
