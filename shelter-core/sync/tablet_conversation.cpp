#include "sync/tablet_conversation.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>

#include "sync/batch_seals.h"
#include "sync/limits.h"

namespace hinanjo::sync {

base::Status TabletConversation::take(const pb::ExchangeMessage& message) {
    if (!m_greeted && !message.has_hello())
        return base::fail(base::ErrorCode::Invalid, "exchange: the first message is not Hello");
    switch (message.body_case()) {
        case pb::ExchangeMessage::kHello:
            return hello(message.hello());
        case pb::ExchangeMessage::kFeedAck:
            m_feeder.ack(message.feed_ack());
            return {};
        case pb::ExchangeMessage::kNeedIds: {
            HINANJO_ASSIGN(std::vector<pb::ExchangeMessage> parts, idsOf(m_log, message.need_ids()));
            for (pb::ExchangeMessage& part : parts)
                m_events.send(std::move(part));
            return {};
        }
        case pb::ExchangeMessage::kOffers:
            return offers(message.offers());
        default:
            return {};  // Of a later build.
    }
}

base::Status TabletConversation::hello(const pb::Hello& hello) {
    if (m_greeted) return base::fail(base::ErrorCode::Invalid, "exchange: the device greeted twice");
    if (hello.protocol() != kProtocol)
        return base::fail(base::ErrorCode::TooNew, "exchange: this build speaks protocol 1");
    HINANJO_TRY(checkOffers(hello.offers()));
    // Another process may have told it more of the feed than was seen here: judged by an old end, that is a file put
    // back.
    HINANJO_TRY(m_log.refresh());
    if (const auto own = base::LogId::fromBytes(hello.own_log_id())) {
        m_ownLog = *own;
        if (const auto owned = m_log.setOwner(*own, m_device.id); !owned) {
            if (owned.error().code != base::ErrorCode::Conflict) return owned;
            m_events.foreignLog(*own);
        }
    }
    pb::ExchangeMessage reply;
    pb::Welcome& welcome = *reply.mutable_welcome();
    HINANJO_ASSIGN(std::vector<pb::Offer> have, m_feeder.hello(m_log, hello));
    if (m_feeder.cursor() == Feeder::Cursor::PutBack) {
        m_events.putBack(m_incarnation.id);
        return base::fail(base::ErrorCode::Unavailable, "exchange: HQ's file was put back; it starts a new life");
    }
    if (m_feeder.cursor() == Feeder::Cursor::Unproved) m_events.unprovedCursor();
    for (const pb::Offer& offer : hello.offers())
        if (const auto theirs = standingOf(offer)) m_offered.insert(theirs->log);
    const base::TimePoint now = m_clock.now();
    m_contact.device = m_device.id;
    m_contact.heard = now;
    m_contact.build = hello.build().substr(0, 40);
    m_contact.clockOffset = now - base::fromMillis(hello.clock_ms());
    m_contact.there.log = m_ownLog;
    for (const pb::Offer& offer : hello.offers())
        noteOwn(offer);
    tellContact();

    for (pb::Offer& offer : have)
        *welcome.add_have() = std::move(offer);
    welcome.set_hq_id(std::string(m_hq.view()));
    welcome.set_incarnation(std::string(m_incarnation.id.view()));
    for (const Incarnation::Fork& fork : m_incarnation.forks) {
        pb::Fork& to = *welcome.add_forks();
        to.set_incarnation(std::string(fork.of.view()));
        to.set_position(fork.position);
    }
    welcome.set_feed_end(m_log.end());
    welcome.set_clock_ms(base::toMillis(now));
    welcome.mutable_limits()->set_batch_events(kBatchEvents);
    welcome.mutable_limits()->set_batch_bytes(kBatchBytes);
    welcome.mutable_limits()->set_batches_in_flight(kBatchesInFlight);
    m_events.complete(welcome);
    m_events.send(std::move(reply));
    m_greeted = true;
    if (m_feeder.deviceIsCopy()) {
        pb::ExchangeMessage notice;
        notice.mutable_notice()->set_kind(pb::Notice::KIND_OPEN_NEW_LOG);
        notice.mutable_notice()->set_log_id(hello.own_log_id());
        m_events.send(std::move(notice));
        m_events.copied();
    }
    if (m_feeder.position() == 0 && m_log.end() > kBatchEvents) m_feeder.first(m_events.presentFirst());
    return receipts();
}

void TabletConversation::noteOwn(const pb::Offer& offer) {
    if (offer.log_id() != m_ownLog.view()) return;
    if (const auto theirs = standingOf(offer)) m_contact.there = *theirs;
}

void TabletConversation::tellContact() {
    if (const auto mine = m_log.standing(m_ownLog)) m_contact.here = *mine;
    m_contact.here.log = m_ownLog;
    m_contact.equal = m_contact.here == m_contact.there;
    m_events.contact(m_contact);
}

base::Status TabletConversation::offers(const pb::Offers& offers) {
    HINANJO_TRY(checkOffers(offers.offers()));
    pb::ExchangeMessage reply;
    pb::Standings& standings = *reply.mutable_standings();
    for (const pb::Offer& offer : offers.offers()) {
        const auto theirs = standingOf(offer);
        if (!theirs) {
            standings.add_have();  // Not an offer; answers stay in step.
            continue;
        }
        noteOwn(offer);
        if (m_offered.size() < kOffersPerMessage) m_offered.insert(theirs->log);
        HINANJO_ASSIGN(*standings.add_have(), answerTo(m_log, *theirs));
    }
    standings.set_feed_end(m_log.end());
    m_contact.heard = m_clock.now();
    tellContact();
    m_events.send(std::move(reply));
    return {};
}

TabletConversation::Sorted TabletConversation::check(Incoming incoming, const DeviceBook& devices) {
    const pb::Batch& batch = incoming.message.batch();
    Sorted out;
    out.number = batch.number();
    out.refused = incoming.received.refused;
    std::set<base::LogId> logs;
    for (const event::StoredEvent& e : incoming.received.events)
        logs.insert(e.envelope.log);
    out.logs.assign(logs.begin(), logs.end());
    for (const pb::LogSeal& raw : batch.seals()) {
        auto seal = event::decodeSeal(raw.SerializeAsString());
        const bool genuine = seal && devices.isGenuine(*seal);
        const bool forged = seal && !genuine && devices.knowsKeyOf(seal->device);
        if (!seal || forged || !namesWhatItSays(*seal, incoming.received.events)) {
            ++out.badSeals;
        } else {
            out.seals.push_back({std::move(*seal), genuine});
        }
    }
    if (devices.anyRevoked()) {
        for (const Device& device : devices.all())
            if (device.revoked) out.revoked.push_back(device.id);
    }
    out.events = std::move(incoming.received.events);
    return out;
}

base::Status TabletConversation::putAside(Sorted& sorted) {
    if (sorted.revoked.empty()) return {};
    HINANJO_TRY(noteOwners(sorted));
    HINANJO_ASSIGN(const Owners owners, ownersOf(m_log));
    HINANJO_ASSIGN(Aside aside, takeRevoked(m_log, owners, sorted.revoked, sorted.events));
    for (auto& [device, events] : aside)
        std::ranges::move(events, std::back_inserter(sorted.quarantined));
    return {};
}

base::Status TabletConversation::noteOwners(const Sorted& sorted) {
    for (const Sorted::Kept& kept : sorted.seals) {
        if (!kept.genuine || !m_owned.insert(kept.seal.log).second) continue;
        HINANJO_ASSIGN(const bool proved, proveOwner(m_log, kept.seal, [this](const event::Seal& seal) {
                           return m_events.isGenuine(seal);
                       }));
        if (!proved) m_events.foreignLog(kept.seal.log);
    }
    return {};
}

base::Status TabletConversation::durable(const Sorted& sorted, const store::Appended& appended) {
    if (!m_greeted) return base::fail(base::ErrorCode::Invalid, "exchange: the first message is not Hello");
    m_feeder.theirs(appended.positions);
    pb::ExchangeMessage reply;
    pb::Ack& ack = *reply.mutable_ack();
    ack.set_number(sorted.number);
    ack.set_parked(static_cast<std::uint32_t>(appended.parked + sorted.quarantined.size()));
    ack.set_refused(sorted.refused);
    ack.set_bad_seals(sorted.badSeals);
    ack.set_feed_end(m_log.end());
    HINANJO_TRY(noteOwners(sorted));
    for (const Sorted::Kept& kept : sorted.seals) {
        HINANJO_ASSIGN([[maybe_unused]] const bool isKept,
                       keepSeal(m_log, kept.seal, kept.genuine,
                                [this](const event::Seal& seal) { return m_events.isGenuine(seal); }));
    }
    // An honest batch never has more; the answer to another would not fit into a message.
    for (const base::LogId& id : std::span(sorted.logs).first(std::min(sorted.logs.size(), kBatchEvents))) {
        const auto standing = m_log.standing(id);
        if (!standing) continue;
        *ack.add_have() = offerOf(*standing);
        if (id == m_ownLog && standing->count > m_contact.there.count) m_contact.there = *standing;
    }
    m_contact.heard = m_clock.now();
    tellContact();
    m_events.send(std::move(reply));
    return {};
}

base::Status TabletConversation::pump(const ScopeIndex& scope) {
    if (!m_greeted) return {};
    for (;;) {
        HINANJO_ASSIGN(std::optional<pb::Feed> feed, m_feeder.next(m_log, scope));
        if (!feed) break;
        pb::ExchangeMessage message;
        *message.mutable_feed() = std::move(*feed);
        m_events.send(std::move(message));
    }
    if (!m_feeder.isCaughtUp(scope) || m_feeder.position() == m_caughtUpTold) return {};
    m_caughtUpTold = m_feeder.position();
    pb::Feed seals;
    for (const base::LogId& id : m_feeder.takeLogs()) {
        HINANJO_ASSIGN(const std::optional<std::string> seal, m_log.seal(id));
        if (seal) seals.add_seals()->ParseFromString(*seal);
    }
    if (seals.seals_size() > 0) m_events.send(m_feeder.withoutEvents(std::move(seals)));
    pb::ExchangeMessage message;
    message.mutable_caught_up()->set_position(m_caughtUpTold);
    message.mutable_caught_up()->set_clock_ms(base::toMillis(m_clock.now()));
    m_events.send(std::move(message));
    return {};
}

base::Status TabletConversation::receipts() {
    if (!m_greeted) return {};
    pb::ExchangeMessage message;
    pb::Receipts& receipts = *message.mutable_receipts();
    receipts.set_has_replica(m_log.replicated());
    if (m_log.replicated()) {
        for (const base::LogId& id : m_offered)
            if (const auto standing = m_log.standing(id)) *receipts.add_replicated() = offerOf(*standing);
    }
    HINANJO_ASSIGN(const std::vector<store::LogStanding> backup, m_log.backedUp());
    for (const store::LogStanding& standing : backup) {
        if (m_offered.contains(standing.log)) *receipts.add_backed_up() = offerOf(standing);
    }
    HINANJO_ASSIGN(const std::optional<std::string> when, m_log.fact("hq.backup_ms"));
    if (when) receipts.set_backup_ms(std::strtoll(when->c_str(), nullptr, 10));
    if (receipts.backed_up_size() == 0 && receipts.replicated_size() == 0 && !receipts.has_replica()) return {};
    m_events.send(std::move(message));
    return {};
}

}  // namespace hinanjo::sync
