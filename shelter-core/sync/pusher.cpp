#include "sync/pusher.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_set>

#include "base/safeguard.h"
#include "sync/limits.h"

namespace hinanjo::sync {

using base::holds;
using base::Safeguard;

bool Pusher::isOwn(const base::LogId& log) const {
    return std::ranges::find(m_own, log) != m_own.end();
}

bool Pusher::isPlanned(const base::LogId& log) const {
    const auto plan = m_plans.find(log);
    return plan != m_plans.end() && (!plan->second.known || !plan->second.positions.empty());
}

base::Result<std::vector<pb::Offer>> Pusher::offers(store::EventLog& log) const {
    base::Result<std::vector<pb::Offer>> out{std::vector<pb::Offer>{}};
    if (m_to == To::Neighbour) {
        for (const store::LogStanding& standing : log.standings())
            if (standing.count > 0) out->push_back(offerOf(standing));
        return out;
    }
    std::vector<base::LogId> logs = m_own;
    HINANJO_ASSIGN(const std::vector<base::LogId> carried, log.carried());
    if (holds(Safeguard::CarriedMark)) {
        for (const base::LogId& id : carried)
            if (!isOwn(id)) logs.push_back(id);
    }
    for (const base::LogId& id : logs)
        if (const auto standing = log.standing(id)) out->push_back(offerOf(*standing));
    return out;
}

base::Result<std::vector<base::LogId>> Pusher::compare(store::EventLog& log,
                                                       std::span<const store::LogStanding> offered,
                                                       const google::protobuf::RepeatedPtrField<pb::Offer>& have) {
    base::Result<std::vector<base::LogId>> needIds{std::vector<base::LogId>{}};
    std::map<base::LogId, std::pair<store::LogStanding, bool>> theirs;
    for (const pb::Offer& offer : have) {
        if (const auto standing = standingOf(offer))
            theirs.insert_or_assign(standing->log, std::pair(*standing, offer.covered()));
    }
    for (const store::LogStanding& told : offered) {
        const base::LogId& id = told.log;
        const auto mine = log.standing(id);
        const auto it = theirs.find(id);
        const store::LogStanding none{id, 0, 0, {}};
        const store::LogStanding& there = it == theirs.end() ? none : it->second.first;
        // They hold what we offered; that is not what came here since.
        const bool covered = it != theirs.end() && it->second.second && mine && *mine == told;
        // A covered log of our own may still be ahead of us there: then we are a copy, and only the ids tell.
        const bool ahead =
            isOwn(id) && (there.count > (mine ? mine->count : 0) || there.maxSequence > (mine ? mine->maxSequence : 0));
        if (!mine && !ahead) continue;
        Plan plan;
        plan.compared = mine ? *mine : none;
        if (!holds(Safeguard::HqDigests)) {
            plan.known = true;
            HINANJO_ASSIGN(const auto told, log.fact("acknowledged." + id.hex()));
            HINANJO_ASSIGN(const auto positions,
                           log.positionsOf(id, told ? std::strtoull(told->c_str(), nullptr, 10) : 0));
            plan.positions.assign(positions.begin(), positions.end());
            m_plans[id] = std::move(plan);
            continue;
        }
        if (mine && (*mine == there || (covered && !ahead))) {
            plan.known = true;
        } else if (there.count == 0 && !ahead) {
            plan.known = true;
            HINANJO_ASSIGN(const auto positions, log.positionsOf(id, 0));
            plan.positions.assign(positions.begin(), positions.end());
        } else if (!holds(Safeguard::DigestCheck)) {
            plan.known = true;
            HINANJO_ASSIGN(const auto positions, log.positionsOf(id, there.maxSequence));
            plan.positions.assign(positions.begin(), positions.end());
        } else if (mine && !ahead && there.maxSequence <= mine->maxSequence) {
            HINANJO_ASSIGN(const store::LogStanding prefix, log.prefix(id, there.maxSequence));
            if (prefix.count == there.count && prefix.digest == there.digest) {
                plan.known = true;
                HINANJO_ASSIGN(const auto positions, log.positionsOf(id, there.maxSequence));
                plan.positions.assign(positions.begin(), positions.end());
            }
        }
        if (plan.known) m_byIds.erase(id);
        if (!plan.known) needIds->push_back(id);
        m_plans[id] = std::move(plan);
    }
    return needIds;
}

base::Status Pusher::ids(store::EventLog& log, const pb::Ids& part) {
    const auto id = base::LogId::fromBytes(part.log_id());
    if (!id) return {};
    const auto it = m_plans.find(*id);
    if (it == m_plans.end() || it->second.known) return {};  // Nobody asked.
    HINANJO_ASSIGN(const std::optional<std::string> whole, m_idLists.add(part));
    if (!whole) return {};
    std::unordered_set<std::string_view> theirs;
    theirs.reserve(whole->size() / kShortId);
    for (std::size_t i = 0; i + kShortId <= whole->size(); i += kShortId)
        theirs.insert(std::string_view(*whole).substr(i, kShortId));

    HINANJO_ASSIGN(const std::vector<base::EventId> mine, log.idsOf(*id));
    HINANJO_ASSIGN(const std::vector<std::uint64_t> positions, log.positionsOf(*id, 0));
    Plan plan;
    plan.known = true;
    plan.compared = log.standing(*id).value_or(store::LogStanding{*id, 0, 0, {}});
    std::size_t shared = 0;
    for (std::size_t i = 0; i < mine.size() && i < positions.size(); ++i) {
        if (theirs.contains(mine[i].view().substr(16 - kShortId))) {
            ++shared;
        } else {
            plan.positions.push_back(positions[i]);
        }
    }
    // Compared by ids before in this conversation and still not the same: something else may stand there under our ids.
    // Everything is sent, once; the other side keeps aside what it cannot use.
    if (!m_byIds.insert(*id).second && m_sentWhole.insert(*id).second)
        plan.positions.assign(positions.begin(), positions.end());
    it->second = std::move(plan);
    // Only of the log being written. An earlier one of ours may well have another history there: we left it for that
    // reason; and what others put there may never come here (another shelter's) and be noticed again and again.
    if (!m_own.empty() && *id == m_own.back() && shared < theirs.size()) m_copy = true;
    return {};
}

base::Result<std::optional<pb::Batch>> Pusher::next(store::EventLog& log) {
    std::optional<pb::Batch> batch;
    if (m_inFlight.size() >= kBatchesInFlight) return batch;
    Sent sent{m_number + 1, 0, {}};
    std::size_t bytes = 0;
    const auto full = [&] { return sent.events >= kBatchEvents || bytes >= kBatchBytes; };
    const auto add = [&](const event::Envelope& envelope, std::string event) {
        if (!batch) batch.emplace();
        bytes += event.size();
        batch->add_events(std::move(event));
        ++sent.events;
        if (isOwn(envelope.log)) {
            auto& upTo = sent.upTo[envelope.log];
            upTo = std::max(upTo, envelope.sequence);
        }
    };
    for (auto& [id, plan] : m_plans) {
        while (!plan.positions.empty() && !full()) {
            HINANJO_ASSIGN(std::string event, log.at(plan.positions.front()));
            HINANJO_ASSIGN(const event::Envelope envelope, event::decodeEnvelope(event));
            plan.positions.pop_front();
            plan.lastBatch = sent.number;
            add(envelope, std::move(event));
        }
        // Until the middle of a log is over, its end says nothing about what is before it.
        if (isPlanned(id)) sent.upTo.erase(id);
        if (full()) break;
    }
    while (!full() && m_live < log.end()) {
        const std::uint64_t skipped = m_theirs.skipFrom(m_live);
        if (skipped > m_live) {
            m_live = skipped;
            m_theirs.dropUpTo(m_live);
            continue;
        }
        HINANJO_ASSIGN(std::vector<store::FeedEntry> entries, log.read(m_live, kBatchEvents));
        if (entries.empty()) break;
        for (store::FeedEntry& entry : entries) {
            if (full()) break;
            // The rest of what was read may be theirs again: start over behind it.
            if (m_theirs.contains(entry.position)) break;
            HINANJO_ASSIGN(const event::Envelope envelope, event::decodeEnvelope(entry.bytes));
            m_live = entry.position;
            if (m_to == To::Headquarters && !isOwn(envelope.log)) continue;
            add(envelope, std::move(entry.bytes));
            if (isPlanned(envelope.log)) sent.upTo.erase(envelope.log);
        }
    }
    if (!batch) return batch;
    batch->set_number(++m_number);
    m_inFlight.push_back(std::move(sent));
    return batch;
}

base::Result<std::vector<Pusher::Acknowledged>> Pusher::ack(std::uint64_t number) {
    base::Result<std::vector<Acknowledged>> out{std::vector<Acknowledged>{}};
    if (number > m_number)
        return base::fail(base::ErrorCode::Invalid, "exchange: an acknowledgement of a batch that was never sent");
    while (!m_inFlight.empty() && m_inFlight.front().number <= number) {
        for (const auto& [log, upTo] : m_inFlight.front().upTo)
            if (!m_byIds.contains(log)) out->push_back({log, upTo});
        m_acknowledged = m_inFlight.front().number;
        m_inFlight.pop_front();
    }
    return out;
}

std::vector<store::LogStanding> Pusher::takeSettled() {
    std::vector<store::LogStanding> out;
    for (auto it = m_plans.begin(); it != m_plans.end();) {
        const Plan& plan = it->second;
        if (plan.known && plan.positions.empty() && plan.lastBatch <= m_acknowledged) {
            out.push_back(plan.compared);
            it = m_plans.erase(it);
        } else {
            ++it;
        }
    }
    return out;
}

std::uint64_t Pusher::inFlightEvents() const {
    std::uint64_t events = 0;
    for (const Sent& sent : m_inFlight)
        events += sent.events;
    return events;
}

bool Pusher::awaitsAnswer() const {
    return !m_inFlight.empty() || std::ranges::any_of(m_plans, [](const auto& plan) { return !plan.second.known; });
}

bool Pusher::isIdle(const store::EventLog& log) const {
    return m_inFlight.empty() && m_plans.empty() && m_theirs.skipFrom(m_live) >= log.end();
}

}  // namespace hinanjo::sync
