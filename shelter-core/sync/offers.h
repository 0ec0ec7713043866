// Standings of logs as they travel (Offer, Ids), and the answer to "what do you have of this log?".
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "event/event.h"
#include "shelter/v1/sync.pb.h"
#include "store/event_log.h"

namespace hinanjo::sync {

namespace pb = shelter::v1;

[[nodiscard]] pb::Offer offerOf(const store::LogStanding& standing);
// Nothing if it is not an offer at all (a wrong length).
[[nodiscard]] std::optional<store::LogStanding> standingOf(const pb::Offer& offer);

// Invalid if there are too many, or of one log more than one: each is counted in the log, which costs.
[[nodiscard]] base::Status checkOffers(const google::protobuf::RepeatedPtrField<pb::Offer>& offers);
// "What do you have of these?": sends it with `send`, in as many messages as it takes, and notes in `asked` what each
// one asked about, in the order of the answers.
void askAbout(std::span<const store::LogStanding> logs, std::deque<std::vector<store::LogStanding>>& asked,
              const std::function<void(pb::ExchangeMessage)>& send);
// What this log holds of the log that was offered; `covered` when that is everything offered. Count 0: nothing.
[[nodiscard]] base::Result<pb::Offer> answerTo(store::EventLog& log, const store::LogStanding& offered);

// 8 bytes that tell the events of one log apart: the random half of a UUIDv7.
inline constexpr std::size_t kShortId = 8;
[[nodiscard]] std::string shortId(const base::EventId& id);
// The answer to NeedIds, in messages of at most kIdsPerMessage.
[[nodiscard]] base::Result<std::vector<pb::ExchangeMessage>> idsOf(store::EventLog& log, const pb::NeedIds& request);

// Puts parts of id lists together. Hands out a list when its last part came. Invalid: a list without end.
class IdLists {
public:
    [[nodiscard]] base::Result<std::optional<std::string>> add(const pb::Ids& part);

private:
    std::map<std::string, std::string> m_parts;  // by log id
    std::size_t m_bytes = 0;                     // Of all of them: an honest side sends one list after the other.
};

// What a Batch or Feed message brings, checked as far as it can be without the log: done off the log's thread.
struct Received {
    std::vector<event::StoredEvent> events;
    std::uint32_t refused = 0;  // Messages that are no events.
};

// Takes the events out of a batch of a bundle.
[[nodiscard]] Received receiveEvents(pb::Batch& batch);

// A message as a conversation takes it: the events are taken out and hashed already.
struct Incoming {
    pb::ExchangeMessage message;
    Received received;
};
[[nodiscard]] Incoming prepare(pb::ExchangeMessage message);

}  // namespace hinanjo::sync
