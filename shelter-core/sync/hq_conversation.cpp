#include "sync/hq_conversation.h"

#include <algorithm>

#include "base/safeguard.h"
#include "sync/batch_seals.h"
#include "sync/limits.h"

namespace hinanjo::sync {

using base::holds;
using base::Safeguard;

namespace {

constexpr const char* kHq = "hq";

}  // namespace

base::Result<pb::Hello> HqConversation::hello() {
    m_pusher.begin(m_replica.log());
    pb::Hello hello;
    hello.set_device_id(std::string(m_replica.device().view()));
    hello.set_incident_id(std::string(m_incident.view()));
    hello.set_build(m_build);
    hello.set_protocol(kProtocol);
    if (const auto& cursor = m_replica.cursor()) {
        hello.mutable_cursor()->set_incarnation(std::string(cursor->incarnation.view()));
        hello.mutable_cursor()->set_position(cursor->position);
        hello.mutable_cursor()->set_check(cursor->check);
    }
    HINANJO_ASSIGN(std::vector<pb::Offer> offers, m_pusher.offers(m_replica.log()));
    for (const base::LogId& id : m_replica.ownLogs())
        if (!m_replica.log().standing(id)) m_offered.push_back({id, 0, 0, {}});
    for (pb::Offer& offer : offers) {
        const bool fits = hello.offers_size() < static_cast<int>(kOffersPerMessage);
        if (const auto standing = standingOf(offer)) (fits ? m_offered : m_askLater).push_back(*standing);
        if (fits) *hello.add_offers() = std::move(offer);
    }
    m_helloAt = m_replica.clock().now();
    hello.set_clock_ms(base::toMillis(m_helloAt));
    hello.set_own_log_id(std::string(m_replica.currentLog().view()));
    return hello;
}

base::Status HqConversation::take(Incoming incoming) {
    const pb::ExchangeMessage& message = incoming.message;
    if (!m_greeted && !message.has_welcome()) {
        // Before Welcome nobody knows whose positions these are.
        if (message.has_notice()) return {};
        return base::fail(base::ErrorCode::Invalid, "exchange: HQ spoke before its Welcome");
    }
    switch (message.body_case()) {
        case pb::ExchangeMessage::kWelcome:
            return welcome(message.welcome());
        case pb::ExchangeMessage::kFeed:
            return feed(message.feed(), std::move(incoming.received));
        case pb::ExchangeMessage::kAck:
            return ack(message.ack());
        case pb::ExchangeMessage::kIds:
            HINANJO_TRY(m_pusher.ids(m_replica.log(), message.ids()));
            if (m_pusher.isCopy()) HINANJO_TRY(openNewLog());
            return pump();
        case pb::ExchangeMessage::kStandings:
            return standings(message.standings());
        case pb::ExchangeMessage::kReceipts:
            return receipts(message.receipts());
        case pb::ExchangeMessage::kNotice:
            return notice(message.notice());
        case pb::ExchangeMessage::kCaughtUp:
            m_caughtUp = true;
            m_events.caughtUp();
            return {};
        default:
            return {};  // Of a later build.
    }
}

base::Status HqConversation::welcome(const pb::Welcome& welcome) {
    if (m_greeted) return base::fail(base::ErrorCode::Invalid, "exchange: HQ greeted twice");
    const auto incarnation = base::IncarnationId::fromBytes(welcome.incarnation());
    if (!incarnation) return base::fail(base::ErrorCode::Invalid, "exchange: HQ named no incarnation");
    m_incarnation = *incarnation;
    m_hqEnd = welcome.feed_end();
    m_greeted = true;
    m_events.greeted();
    if (welcome.has_incident()) m_events.incident(welcome.incident());
    reportOwn(welcome.have());
    HINANJO_TRY(compareAnswers(m_offered, welcome.have()));

    // We read the feed of another life of HQ since: this one was put back by hand, and lacks what was written
    // meanwhile.
    if (const auto& cursor = m_replica.cursor();
        cursor && cursor->incarnation != m_incarnation && m_replica.gaveBackTo() == m_incarnation)
        HINANJO_TRY(m_replica.setGaveBackTo({}));
    if (m_replica.gaveBackTo() != m_incarnation && holds(Safeguard::GiveBack)) {
        // HQ may have forgotten what others wrote: it is offered everything that is here.
        m_givesBack = true;
        std::set<base::LogId> offered;
        for (const store::LogStanding& standing : m_offered)
            offered.insert(standing.log);
        std::vector<store::LogStanding> others;
        for (const store::LogStanding& standing : m_replica.log().standings()) {
            if (standing.count == 0) continue;
            m_givingBack.insert(standing.log);
            if (!offered.contains(standing.log)) others.push_back(standing);
        }
        askAbout(others);
    } else {
        askAbout(m_askLater);
    }
    m_events.registers(welcome.registers());
    const base::TimePoint now = m_replica.clock().now();
    HINANJO_TRY(observeClock(base::fromMillis(welcome.clock_ms()), now - m_helloAt));
    return pump();
}

void HqConversation::askAbout(const std::vector<store::LogStanding>& logs) {
    sync::askAbout(logs, m_asked, [this](pb::ExchangeMessage message) { m_events.send(std::move(message)); });
}

base::Status HqConversation::compareAnswers(std::span<const store::LogStanding> asked,
                                            const google::protobuf::RepeatedPtrField<pb::Offer>& have) {
    HINANJO_ASSIGN(const std::vector<base::LogId> needIds, m_pusher.compare(m_replica.log(), asked, have));
    for (const base::LogId& id : needIds) {
        pb::ExchangeMessage need;
        need.mutable_need_ids()->set_log_id(std::string(id.view()));
        m_events.send(std::move(need));
    }
    return {};
}

// What HQ says it has is the truth, also when it is less than it once said.
void HqConversation::reportOwn(const google::protobuf::RepeatedPtrField<pb::Offer>& have) {
    bool equal = true;
    for (const base::LogId& id : m_replica.ownLogs()) {
        const auto mine = m_replica.log().standing(id);
        if (!mine || mine->count == 0) continue;
        std::uint64_t upTo = 0;
        bool same = false;
        for (const pb::Offer& offer : have) {
            const auto theirs = standingOf(offer);
            if (!theirs || theirs->log != id) continue;
            if (*theirs == *mine) {
                same = true;
                upTo = mine->maxSequence;
            } else if (const auto prefix = m_replica.log().prefix(id, theirs->maxSequence);
                       prefix && prefix->count == theirs->count && prefix->digest == theirs->digest) {
                upTo = prefix->maxSequence;
            }
        }
        equal = equal && same;
        m_events.stored(id, upTo);
    }
    m_events.compared(equal);
}

base::Status HqConversation::feed(const pb::Feed& feed, Received received) {
    const std::uint64_t held = m_replica.cursor() ? m_replica.cursor()->position : 0;
    if (feed.from() == 0 || feed.to() < feed.from() - 1)
        return base::fail(base::ErrorCode::Invalid, "exchange: a part of the feed that ends before it begins");
    if (feed.from() > held && feed.from() - held > 1) {
        return base::fail(base::ErrorCode::Invalid, "exchange: the feed jumps from " + std::to_string(held) + " to " +
                                                        std::to_string(feed.from()));
    }
    m_caughtUp = false;
    store::Arrival how;
    how.cursor = store::Cursor{kHq, m_incarnation, feed.to(), feed.check()};
    // Nothing new and the same place: not worth a transaction.
    const bool moves = !m_replica.cursor() || !(*m_replica.cursor() == *how.cursor);
    if (!received.events.empty() || moves) {
        const std::size_t logs = m_replica.ownLogs().size();
        HINANJO_ASSIGN(const store::Appended appended, m_replica.keep(received.events, how));
        m_pusher.theirs(appended.positions);
        if (m_replica.ownLogs().size() != logs) m_events.openedNewLog();
    }
    for (const pb::LogSeal& raw : feed.seals()) {
        HINANJO_ASSIGN([[maybe_unused]] const SealJudged judged, keepSeal(m_replica, m_devices, raw));
    }
    pb::ExchangeMessage answer;
    answer.mutable_feed_ack()->set_position(feed.to());
    m_events.send(std::move(answer));
    return settle();
}

base::Status HqConversation::ack(const pb::Ack& ack) {
    m_hqEnd = std::max(m_hqEnd, ack.feed_end());
    HINANJO_ASSIGN(const std::vector<Pusher::Acknowledged> acknowledged, m_pusher.ack(ack.number()));
    for (const Pusher::Acknowledged& done : acknowledged) {
        if (!holds(Safeguard::HqDigests))
            HINANJO_TRY(m_replica.log().setFact("acknowledged." + done.log.hex(), std::to_string(done.upTo)));
        const auto mine = m_replica.log().standing(done.log);
        // A log with two histories (a clone's came by a neighbour) has more events than sequences: there only digests
        // say what is at HQ.
        if (mine && mine->count == mine->maxSequence) m_events.stored(done.log, done.upTo);
    }
    std::size_t equal = 0;
    for (const pb::Offer& offer : ack.have()) {
        const auto theirs = standingOf(offer);
        if (!theirs || !m_replica.isOwn(theirs->log)) continue;
        const auto mine = m_replica.log().standing(theirs->log);
        equal += mine && *mine == *theirs ? 1 : 0;
        if (mine && *mine == *theirs) m_events.stored(theirs->log, mine->maxSequence);
    }
    if (ack.refused() > 0) m_events.refused(ack.refused());
    if (ack.bad_seals() > 0) m_events.badSeals(ack.bad_seals());
    // The log being written is all that can have been unequal since the greeting, where every log was compared.
    if (equal > 0 && m_replica.ownLogs().size() == 1) m_events.compared(true);
    HINANJO_TRY(settle());
    return pump();
}

base::Status HqConversation::settle() {
    for (store::LogStanding& log : m_pusher.takeSettled())
        m_settled.push_back({std::move(log), m_hqEnd});
    const std::uint64_t read =
        m_replica.cursor() && m_replica.cursor()->incarnation == m_incarnation ? m_replica.cursor()->position : 0;
    for (auto it = m_settled.begin(); it != m_settled.end();) {
        if (it->feedEnd > read) {
            ++it;
            continue;
        }
        const base::LogId id = it->log.log;
        // What a neighbour brought since then is another matter.
        if (!m_replica.isOwn(id) && m_replica.log().standing(id) == it->log) {
            HINANJO_TRY(m_replica.log().forgetCarried(id));
            m_events.covered(id);
        }
        m_givingBack.erase(id);
        it = m_settled.erase(it);
    }
    if (m_givesBack && m_givingBack.empty() && m_asked.empty()) {
        m_givesBack = false;
        HINANJO_TRY(m_replica.setGaveBackTo(m_incarnation));
    }
    return {};
}

base::Status HqConversation::standings(const pb::Standings& standings) {
    if (m_asked.empty()) return {};
    m_hqEnd = std::max(m_hqEnd, standings.feed_end());
    const std::vector<store::LogStanding> asked = std::move(m_asked.front());
    m_asked.pop_front();
    if (std::ranges::any_of(asked, [this](const auto& standing) { return m_replica.isOwn(standing.log); }))
        reportOwn(standings.have());
    HINANJO_TRY(compareAnswers(asked, standings.have()));
    return pump();
}

base::Status HqConversation::receipts(const pb::Receipts& receipts) {
    const auto upTo = [&](const pb::Offer& offer) -> std::optional<std::pair<base::LogId, std::uint64_t>> {
        const auto theirs = standingOf(offer);
        if (!theirs || !m_replica.isOwn(theirs->log)) return std::nullopt;
        // A level holds only for a part of the log that is the same on both sides.
        const auto prefix = m_replica.log().prefix(theirs->log, theirs->maxSequence);
        if (!prefix || prefix->count != theirs->count || !(prefix->digest == theirs->digest)) return std::nullopt;
        return std::pair(theirs->log, prefix->maxSequence);
    };
    m_events.receipts(receipts.has_replica());
    for (const pb::Offer& offer : receipts.replicated())
        if (const auto level = upTo(offer)) m_events.replicated(level->first, level->second);
    for (const pb::Offer& offer : receipts.backed_up())
        if (const auto level = upTo(offer))
            m_events.backedUp(level->first, level->second, base::fromMillis(receipts.backup_ms()));
    return {};
}

base::Status HqConversation::notice(const pb::Notice& notice) {
    switch (notice.kind()) {
        case pb::Notice::KIND_OPEN_NEW_LOG:
            // Said of another log than the one being written: done already.
            if (notice.log_id() == m_replica.currentLog().view()) HINANJO_TRY(openNewLog());
            return pump();
        case pb::Notice::KIND_OTHER_INCIDENT:
            m_events.incident(notice.incident());
            return {};
        case pb::Notice::KIND_REGISTERS_CHANGED:
            m_events.registers(notice.registers());
            return {};
        default:
            return {};
    }
}

base::Status HqConversation::openNewLog() {
    m_pusher.copyHandled();
    HINANJO_ASSIGN(const bool opened, m_replica.leaveCopiedLog());
    if (opened) m_events.openedNewLog();
    return {};
}

// HQ wrote its clock between our Hello and now; half of the way is the best guess.
base::Status HqConversation::observeClock(base::TimePoint theirs, base::Millis roundTrip) {
    if (base::toMillis(theirs) == 0 || roundTrip < base::Millis(0)) return {};
    const base::Millis offset = theirs - (m_helloAt + roundTrip / 2);
    m_events.clockOffset(offset);
    const base::Millis before = m_replica.clockOffset().value_or(base::Millis(0));  // Kept over a restart.
    const base::Millis change = offset > before ? offset - before : before - offset;
    // Said only when it changes what people see.
    if (change <= kClockNoise + roundTrip) return {};
    const auto standing = m_replica.log().standing(m_replica.currentLog());
    event::Draft draft;
    draft.shelter = m_replica.shelter();  // For everybody who shows this log's times.
    draft.payload =
        event::ClockObserved{m_replica.currentLog(), standing ? standing->maxSequence : 0, offset, roundTrip};
    HINANJO_ASSIGN([[maybe_unused]] const auto written, m_replica.record({&draft, 1}));
    return m_replica.noteClockOffset(offset);
}

base::Status HqConversation::compare() {
    if (!m_greeted || !m_asked.empty() || !m_pusher.isIdle(m_replica.log())) return {};
    HINANJO_ASSIGN(const std::vector<pb::Offer> offers, m_pusher.offers(m_replica.log()));
    std::vector<store::LogStanding> logs;
    for (const pb::Offer& offer : offers)
        if (const auto standing = standingOf(offer)) logs.push_back(*standing);
    askAbout(logs);
    return {};
}

base::Status HqConversation::pump() {
    if (!m_greeted) return {};
    for (;;) {
        HINANJO_ASSIGN(std::optional<pb::Batch> batch, m_pusher.next(m_replica.log()));
        if (!batch) break;
        HINANJO_TRY(addSeals(m_replica, *batch));
        pb::ExchangeMessage message;
        *message.mutable_batch() = std::move(*batch);
        m_events.send(std::move(message));
    }
    return settle();
}

bool HqConversation::isQuiet() const {
    return m_greeted && m_caughtUp && !m_givesBack && m_settled.empty() && m_asked.empty() &&
           m_pusher.isIdle(m_replica.log());
}

}  // namespace hinanjo::sync
