#include "sync/offers.h"

#include <algorithm>
#include <set>

#include "base/safeguard.h"
#include "event/log_writer.h"
#include "sync/limits.h"

namespace hinanjo::sync {

using base::holds;
using base::Safeguard;

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

base::Status checkOffers(const google::protobuf::RepeatedPtrField<pb::Offer>& offers) {
    if (offers.size() > static_cast<int>(kOffersPerMessage))
        return base::fail(base::ErrorCode::Invalid, "exchange: too many offers in a message");
    std::set<std::string_view> logs;
    for (const pb::Offer& offer : offers) {
        if (standingOf(offer) && !logs.insert(offer.log_id()).second)
            return base::fail(base::ErrorCode::Invalid, "exchange: a log is offered twice in a message");
    }
    return {};
}

void askAbout(std::span<const store::LogStanding> logs, std::deque<std::vector<store::LogStanding>>& asked,
              const std::function<void(pb::ExchangeMessage)>& send) {
    for (; !logs.empty(); logs = logs.subspan(asked.back().size())) {
        const auto some = logs.first(std::min(logs.size(), kOffersPerMessage));
        pb::ExchangeMessage message;
        for (const store::LogStanding& standing : some)
            *message.mutable_offers()->add_offers() = offerOf(standing);
        asked.emplace_back(some.begin(), some.end());
        send(std::move(message));
    }
}

base::Result<pb::Offer> answerTo(store::EventLog& log, const store::LogStanding& offered) {
    const auto mine = log.standing(offered.log);
    if (!mine) {
        pb::Offer none = offerOf({offered.log, 0, 0, {}});
        none.set_covered(offered.count == 0);
        return none;
    }
    pb::Offer answer = offerOf(*mine);
    if (*mine == offered) {
        answer.set_covered(true);
    } else if (!holds(Safeguard::DigestCheck)) {
        answer.set_covered(mine->maxSequence >= offered.maxSequence);
    } else if (mine->maxSequence >= offered.maxSequence && mine->count >= offered.count) {
        HINANJO_ASSIGN(const store::LogStanding prefix, log.prefix(offered.log, offered.maxSequence));
        answer.set_covered(prefix.count == offered.count && prefix.digest == offered.digest);
    }
    return answer;
}

std::string shortId(const base::EventId& id) {
    return std::string(id.view().substr(16 - kShortId));
}

base::Result<std::vector<pb::ExchangeMessage>> idsOf(store::EventLog& log, const pb::NeedIds& request) {
    base::Result<std::vector<pb::ExchangeMessage>> out{std::vector<pb::ExchangeMessage>{}};
    const auto id = base::LogId::fromBytes(request.log_id());
    if (!id) return out;
    HINANJO_ASSIGN(const std::vector<base::EventId> all, log.idsOf(*id));
    std::size_t at = 0;
    do {
        const std::size_t to = std::min(all.size(), at + kIdsPerMessage);
        pb::Ids& ids = *out->emplace_back().mutable_ids();
        ids.set_log_id(request.log_id());
        std::string joined;
        joined.reserve((to - at) * kShortId);
        for (; at < to; ++at)
            joined += all[at].view().substr(16 - kShortId);
        ids.set_short_ids(std::move(joined));
        ids.set_more(at < all.size());
    } while (at < all.size());
    return out;
}

base::Result<std::optional<std::string>> IdLists::add(const pb::Ids& part) {
    m_bytes += part.short_ids().size();
    if (m_bytes > kMaxIdListBytes) return base::fail(base::ErrorCode::Invalid, "exchange: a list of ids without end");
    std::string& whole = m_parts[part.log_id()];
    whole += part.short_ids();
    std::optional<std::string> out;
    if (part.more()) return out;
    out = std::move(whole);
    m_parts.erase(part.log_id());
    m_bytes -= out->size();
    return out;
}

namespace {

template <typename Message>
Received receive(Message& message) {
    Received out;
    out.events.reserve(static_cast<std::size_t>(message.events_size()));
    for (std::string& bytes : *message.mutable_events()) {
        if (auto stored = event::receive(std::move(bytes))) {
            out.events.push_back(std::move(*stored));
        } else {
            ++out.refused;
        }
    }
    message.clear_events();
    return out;
}

}  // namespace

Received receiveEvents(pb::Batch& batch) {
    return receive(batch);
}

Incoming prepare(pb::ExchangeMessage message) {
    Incoming in{std::move(message), {}};
    if (in.message.has_batch()) in.received = receive(*in.message.mutable_batch());
    if (in.message.has_feed()) in.received = receive(*in.message.mutable_feed());
    return in;
}

}  // namespace hinanjo::sync
