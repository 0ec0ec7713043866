#include "sync/peer_conversation.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "sync/batch_seals.h"
#include "sync/limits.h"

namespace hinanjo::sync {

std::vector<store::LogStanding> PeerConversation::heldLogs() const {
    std::vector<store::LogStanding> out;
    for (const base::LogId& id : m_replica.ownLogs())
        out.push_back(m_replica.log().standing(id).value_or(store::LogStanding{id, 0, 0, {}}));
    for (const store::LogStanding& standing : m_replica.log().standings())
        if (standing.count > 0 && !m_replica.isOwn(standing.log)) out.push_back(standing);
    return out;
}

base::Result<pb::Hello> PeerConversation::hello() {
    m_pusher.begin(m_replica.log());
    pb::Hello hello;
    hello.set_device_id(std::string(m_replica.device().view()));
    hello.set_build(m_build);
    hello.set_protocol(kProtocol);
    hello.set_clock_ms(base::toMillis(m_replica.clock().now()));
    hello.set_own_log_id(std::string(m_replica.currentLog().view()));
    auto& asked = m_asked.emplace_back();
    for (store::LogStanding& standing : heldLogs()) {
        if (hello.offers_size() == static_cast<int>(kOffersPerMessage)) {
            m_askLater.push_back(std::move(standing));
            continue;
        }
        if (standing.count > 0) *hello.add_offers() = offerOf(standing);
        asked.push_back(std::move(standing));
    }
    return hello;
}

base::Status PeerConversation::greet(const pb::Hello& hello) {
    if (m_greeted) return base::fail(base::ErrorCode::Invalid, "exchange: the neighbour greeted twice");
    if (hello.protocol() != kProtocol)
        return base::fail(base::ErrorCode::TooNew, "exchange: this build speaks protocol 1");
    HINANJO_TRY(checkOffers(hello.offers()));
    m_pusher.begin(m_replica.log());
    pb::ExchangeMessage reply;
    pb::Welcome& welcome = *reply.mutable_welcome();
    welcome.set_neighbour(true);
    welcome.set_clock_ms(base::toMillis(m_replica.clock().now()));
    for (const pb::Offer& offer : hello.offers()) {
        const auto theirs = standingOf(offer);
        if (!theirs) continue;
        HINANJO_ASSIGN(*welcome.add_have(), answerTo(m_replica.log(), *theirs));
    }
    // Of what it writes itself it must know everything that is here, offered or not.
    const bool offered = std::ranges::any_of(
        hello.offers(), [&](const pb::Offer& offer) { return offer.log_id() == hello.own_log_id(); });
    if (const auto own = base::LogId::fromBytes(hello.own_log_id()); own && !offered)
        if (const auto mine = m_replica.log().standing(*own)) *welcome.add_have() = offerOf(*mine);
    m_events.send(std::move(reply));
    m_greeted = true;
    m_events.greeted();
    reportOwn(hello.offers());
    std::vector<store::LogStanding> named = heldLogs();
    if (hello.offers_size() >= static_cast<int>(kOffersPerMessage)) {
        // It has more logs than it could name: it is asked about those it did not.
        std::set<std::string_view> offered;
        for (const pb::Offer& offer : hello.offers())
            offered.insert(offer.log_id());
        const auto rest =
            std::ranges::stable_partition(named, [&](const auto& log) { return offered.contains(log.log.view()); });
        m_askLater.assign(rest.begin(), rest.end());
        named.erase(rest.begin(), rest.end());
    }
    m_asked.push_front(std::move(named));
    HINANJO_TRY(compareAnswers(hello.offers()));
    askAbout(m_askLater);
    return {};
}

base::Status PeerConversation::compareAnswers(const google::protobuf::RepeatedPtrField<pb::Offer>& have) {
    if (m_asked.empty()) return {};
    const std::vector<store::LogStanding> asked = std::move(m_asked.front());
    m_asked.pop_front();
    HINANJO_ASSIGN(const std::vector<base::LogId> needIds, m_pusher.compare(m_replica.log(), asked, have));
    for (const base::LogId& id : needIds) {
        pb::ExchangeMessage need;
        need.mutable_need_ids()->set_log_id(std::string(id.view()));
        m_events.send(std::move(need));
    }
    return pump();
}

void PeerConversation::reportOwn(const google::protobuf::RepeatedPtrField<pb::Offer>& have) {
    for (const pb::Offer& offer : have) {
        const auto theirs = standingOf(offer);
        if (!theirs || !m_replica.isOwn(theirs->log)) continue;
        const auto prefix = m_replica.log().prefix(theirs->log, theirs->maxSequence);
        if (prefix && prefix->count == theirs->count && prefix->digest == theirs->digest)
            m_events.seen(theirs->log, prefix->maxSequence);
    }
}

base::Status PeerConversation::take(Incoming incoming) {
    const pb::ExchangeMessage& message = incoming.message;
    if (message.has_hello()) return greet(message.hello());
    if (!m_greeted && !message.has_welcome()) {
        if (message.has_notice()) return {};
        return base::fail(base::ErrorCode::Invalid, "exchange: the neighbour did not greet");
    }
    switch (message.body_case()) {
        case pb::ExchangeMessage::kWelcome:
            if (m_greeted) return base::fail(base::ErrorCode::Invalid, "exchange: the neighbour greeted twice");
            if (!message.welcome().neighbour())
                return base::fail(base::ErrorCode::Invalid, "exchange: that is no tablet");
            m_greeted = true;
            m_events.greeted();
            reportOwn(message.welcome().have());
            HINANJO_TRY(compareAnswers(message.welcome().have()));
            askAbout(m_askLater);
            return {};
        case pb::ExchangeMessage::kBatch:
            return batch(message.batch(), std::move(incoming.received));
        case pb::ExchangeMessage::kAck: {
            HINANJO_ASSIGN(const std::vector<Pusher::Acknowledged> acknowledged, m_pusher.ack(message.ack().number()));
            for (const Pusher::Acknowledged& done : acknowledged)
                m_events.seen(done.log, done.upTo);
            (void)m_pusher.takeSettled();
            if (message.ack().bad_seals() > 0) m_events.badSeals(message.ack().bad_seals());
            return pump();
        }
        case pb::ExchangeMessage::kNeedIds: {
            HINANJO_ASSIGN(std::vector<pb::ExchangeMessage> parts, idsOf(m_replica.log(), message.need_ids()));
            for (pb::ExchangeMessage& part : parts)
                m_events.send(std::move(part));
            return {};
        }
        case pb::ExchangeMessage::kIds:
            HINANJO_TRY(m_pusher.ids(m_replica.log(), message.ids()));
            if (m_pusher.isCopy()) {
                m_pusher.copyHandled();
                HINANJO_ASSIGN(const bool opened, m_replica.leaveCopiedLog());
                if (opened) m_events.openedNewLog();
            }
            return pump();
        case pb::ExchangeMessage::kOffers: {
            HINANJO_TRY(checkOffers(message.offers().offers()));
            pb::ExchangeMessage reply;
            reply.mutable_standings();
            for (const pb::Offer& offer : message.offers().offers()) {
                pb::Offer& answer = *reply.mutable_standings()->add_have();
                if (const auto theirs = standingOf(offer)) {
                    HINANJO_ASSIGN(answer, answerTo(m_replica.log(), *theirs));
                }
            }
            m_events.send(std::move(reply));
            return {};
        }
        case pb::ExchangeMessage::kStandings:
            reportOwn(message.standings().have());
            return compareAnswers(message.standings().have());
        default:
            return {};
    }
}

base::Status PeerConversation::batch(const pb::Batch& batch, Received received) {
    store::Arrival how;
    how.carried = true;
    const std::size_t logs = m_replica.ownLogs().size();
    HINANJO_ASSIGN(const store::Appended appended, m_replica.keep(received.events, how));
    m_pusher.theirs(appended.positions);
    if (m_replica.ownLogs().size() != logs) m_events.openedNewLog();
    pb::ExchangeMessage reply;
    pb::Ack& ack = *reply.mutable_ack();
    ack.set_number(batch.number());
    ack.set_parked(static_cast<std::uint32_t>(appended.parked));
    ack.set_refused(received.refused);
    std::uint32_t bad = 0;
    for (const pb::LogSeal& raw : batch.seals()) {
        const auto seal = event::decodeSeal(raw.SerializeAsString());
        if (!seal || !namesWhatItSays(*seal, received.events)) {
            ++bad;
            continue;
        }
        HINANJO_ASSIGN(const SealJudged judged, keepSeal(m_replica, m_devices, raw));
        if (judged == SealJudged::Bad) ++bad;
    }
    ack.set_bad_seals(bad);
    m_events.send(std::move(reply));
    return {};
}

base::Status PeerConversation::compare() {
    if (!m_greeted || !m_asked.empty() || !m_pusher.isIdle(m_replica.log())) return {};
    askAbout(heldLogs());
    return {};
}

void PeerConversation::askAbout(const std::vector<store::LogStanding>& logs) {
    sync::askAbout(logs, m_asked, [this](pb::ExchangeMessage message) { m_events.send(std::move(message)); });
}

base::Status PeerConversation::pump() {
    if (!m_greeted) return {};
    for (;;) {
        HINANJO_ASSIGN(std::optional<pb::Batch> batch, m_pusher.next(m_replica.log()));
        if (!batch) break;
        HINANJO_TRY(addSeals(m_replica, *batch));
        pb::ExchangeMessage message;
        *message.mutable_batch() = std::move(*batch);
        m_events.send(std::move(message));
    }
    (void)m_pusher.takeSettled();
    return {};
}

}  // namespace hinanjo::sync
