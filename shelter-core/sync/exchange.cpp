#include "sync/exchange.h"

#include <algorithm>

#include "sync/limits.h"

namespace hinanjo::sync {
namespace {

constexpr std::size_t kShortId = 8;

// The random half of a UUIDv7: enough to tell the events of one log apart.
std::string shortId(const base::EventId& id) {
    return std::string(id.view().substr(16 - kShortId));
}

}  // namespace

pb::Offer offerOf(const store::LogStanding& standing) {
    pb::Offer offer;
    offer.set_log_id(std::string(standing.log.view()));
    offer.set_max_sequence(standing.maxSequence);
    offer.set_count(standing.count);
    offer.set_digest(standing.digest.bytes());
    return offer;
}

std::optional<store::LogStanding> standingOf(const pb::Offer& offer) {
    const auto log = base::LogId::fromBytes(offer.log_id());
    if (!log || offer.digest().size() != 16) return std::nullopt;
    return store::LogStanding{*log, offer.max_sequence(), offer.count(), base::SetDigest::fromBytes(offer.digest())};
}

// --- Pusher ---

std::vector<pb::Offer> Pusher::offers(const store::EventLog& log) const {
    std::vector<pb::Offer> out;
    for (const base::LogId& id : m_own) {
        if (const auto standing = log.standing(id)) out.push_back(offerOf(*standing));
    }
    return out;
}

void Pusher::addLog(const base::LogId& log) {
    if (std::ranges::find(m_own, log) != m_own.end()) return;
    m_own.push_back(log);
    // Just opened here: nobody else can have any of it.
    m_plans[log].known = true;
}

base::Result<std::vector<pb::ExchangeMessage>> Pusher::welcome(store::EventLog& log, const pb::Welcome& welcome) {
    base::Result<std::vector<pb::ExchangeMessage>> out{std::vector<pb::ExchangeMessage>{}};
    std::map<base::LogId, store::LogStanding> theirs;
    for (const pb::Offer& offer : welcome.have()) {
        if (const auto standing = standingOf(offer)) theirs.emplace(standing->log, *standing);
    }
    for (const base::LogId& id : m_own) {
        Plan& plan = m_plans[id];
        const auto mine = log.standing(id);
        const auto it = theirs.find(id);
        if (it == theirs.end()) {
            plan.known = true;
            continue;
        }
        const store::LogStanding& have = it->second;
        if (mine && *mine == have) {
            plan = {true, have.maxSequence, {}, have.maxSequence};
            continue;
        }
        if (mine) {
            HINANJO_ASSIGN(const store::LogStanding prefix, log.prefix(id, have.maxSequence));
            if (prefix.count == have.count && prefix.digest == have.digest) {
                plan = {true, have.maxSequence, {}, have.maxSequence};
                continue;
            }
        }
        pb::ExchangeMessage need;
        need.mutable_need_ids()->set_log_id(std::string(id.view()));
        out->push_back(std::move(need));
    }
    return out;
}

base::Status Pusher::ids(store::EventLog& log, const pb::Ids& ids) {
    const auto id = base::LogId::fromBytes(ids.log_id());
    if (!id || std::ranges::find(m_own, *id) == m_own.end()) return {};
    std::set<std::string_view> theirs;
    const std::string_view all = ids.short_ids();
    for (std::size_t i = 0; i + kShortId <= all.size(); i += kShortId)
        theirs.insert(all.substr(i, kShortId));

    HINANJO_ASSIGN(const std::vector<base::EventId> mine, log.idsOf(*id));
    HINANJO_ASSIGN(std::vector<std::string> bytes, log.ofLog(*id, 0, mine.size()));
    Plan& plan = m_plans[*id];
    plan = {};
    plan.known = true;
    std::size_t shared = 0;
    for (std::size_t i = 0; i < mine.size() && i < bytes.size(); ++i) {
        if (theirs.contains(shortId(mine[i]))) {
            ++shared;
        } else {
            plan.extra.push_back(std::move(bytes[i]));
        }
    }
    const auto standing = log.standing(*id);
    plan.next = standing ? standing->maxSequence : 0;
    if (shared < theirs.size()) m_copied = *id;
    return {};
}

base::Result<std::optional<pb::Batch>> Pusher::next(store::EventLog& log) {
    std::optional<pb::Batch> batch;
    if (m_inFlight.size() >= kBatchesInFlight) return batch;
    Sent sent{m_number + 1, 0, {}};
    std::size_t bytes = 0;
    const auto add = [&](std::string event) {
        if (!batch) batch.emplace();
        bytes += event.size();
        batch->add_events(std::move(event));
        ++sent.events;
    };
    const auto full = [&] { return sent.events >= kBatchEvents || bytes >= kBatchBytes; };
    for (const base::LogId& id : m_own) {
        Plan& plan = m_plans[id];
        if (!plan.known) continue;
        while (!plan.extra.empty() && !full()) {
            add(std::move(plan.extra.back()));
            plan.extra.pop_back();
        }
        const auto standing = log.standing(id);
        if (!standing || standing->maxSequence <= plan.next || full()) continue;
        HINANJO_ASSIGN(std::vector<std::string> events, log.ofLog(id, plan.next, kBatchEvents - sent.events));
        for (std::string& event : events) {
            if (full()) break;
            const auto envelope = event::decodeEnvelope(event);
            if (!envelope) return base::fail(envelope.error());
            plan.next = std::max(plan.next, envelope->sequence);
            add(std::move(event));
        }
        if (plan.extra.empty()) sent.upTo[id] = plan.next;
        if (full()) break;
    }
    if (!batch) return batch;
    batch->set_number(++m_number);
    m_inFlight.push_back(std::move(sent));
    return batch;
}

std::vector<Pusher::Acknowledged> Pusher::ack(const pb::Ack& ack) {
    std::vector<Acknowledged> out;
    while (!m_inFlight.empty() && m_inFlight.front().number <= ack.number()) {
        for (const auto& [log, upTo] : m_inFlight.front().upTo) {
            m_plans[log].confirmed = std::max(m_plans[log].confirmed, upTo);
            out.push_back({log, m_plans[log].confirmed});
        }
        m_inFlight.erase(m_inFlight.begin());
    }
    return out;
}

std::uint64_t Pusher::inFlightEvents() const {
    std::uint64_t events = 0;
    for (const Sent& sent : m_inFlight)
        events += sent.events;
    return events;
}

// --- Feeder ---

std::vector<pb::Offer> Feeder::hello(const store::EventLog& log, const pb::Hello& hello) {
    // A cursor of another incarnation says nothing about this feed.
    if (hello.cursor().incarnation() == m_incarnation.view()) m_sent = std::min(hello.cursor().position(), log.end());
    if (const auto own = base::LogId::fromBytes(hello.own_log_id())) m_ownLog = *own;
    std::vector<pb::Offer> have;
    for (const pb::Offer& offer : hello.offers()) {
        const auto theirs = standingOf(offer);
        if (!theirs) continue;
        if (theirs->log == m_ownLog) m_held = theirs->maxSequence;
        if (const auto mine = log.standing(theirs->log)) {
            have.push_back(offerOf(*mine));
            if (mine->log == m_ownLog && mine->maxSequence > theirs->maxSequence) m_deviceIsCopy = true;
        }
    }
    return have;
}

void Feeder::pushed(const base::LogId& log, std::uint64_t sequence) {
    if (log == m_ownLog) m_held = std::max(m_held, sequence);
}

base::Result<std::optional<pb::Feed>> Feeder::next(store::EventLog& log, const ScopeIndex& scope) {
    std::optional<pb::Feed> feed;
    if (m_unacked.size() >= kBatchesInFlight) return feed;
    if (m_parts.empty()) {
        if (m_sent >= scope.end()) return feed;
        HINANJO_TRY(cut(log, scope.next(m_shelter, m_sent, kBatchEvents)));
    }
    feed = std::move(m_parts.front());
    m_parts.pop_front();
    m_sent = feed->to();
    m_unacked.push_back(m_sent);
    return feed;
}

// A slice becomes one message, or several when it is large; only the last moves the cursor, so that a stream cut in
// between starts the slice again.
base::Status Feeder::cut(store::EventLog& log, const ScopeIndex::Slice& slice) {
    m_parts.emplace_back();
    std::size_t bytes = 0;
    for (const std::uint64_t position : slice.positions) {
        HINANJO_ASSIGN(std::string event, log.at(position));
        const auto envelope = event::decodeEnvelope(event);
        // What the device wrote itself and still has is not sent back to it.
        if (envelope && envelope->log == m_ownLog && envelope->sequence <= m_held) continue;
        if (bytes > 0 && bytes + event.size() > kBatchBytes) {
            m_parts.back().set_from(m_sent + 1);
            m_parts.back().set_to(m_sent);
            m_parts.emplace_back();
            bytes = 0;
        }
        bytes += event.size();
        m_parts.back().add_events(std::move(event));
    }
    m_parts.back().set_from(m_sent + 1);
    m_parts.back().set_to(slice.to);
    return {};
}

void Feeder::ack(const pb::FeedAck& ack) {
    // One answer per message; a part of a slice is answered with the position before it.
    if (!m_unacked.empty() && m_unacked.front() <= ack.position()) m_unacked.pop_front();
}

pb::Ids Feeder::ids(store::EventLog& log, const pb::NeedIds& request, base::Status& status) {
    pb::Ids out;
    out.set_log_id(request.log_id());
    const auto id = base::LogId::fromBytes(request.log_id());
    if (!id) return out;
    auto all = log.idsOf(*id);
    if (!all) {
        status = base::fail(std::move(all).error());
        return out;
    }
    std::string joined;
    for (const base::EventId& event : *all)
        joined += shortId(event);
    out.set_short_ids(std::move(joined));
    return out;
}

}  // namespace hinanjo::sync
