// Seals on their way: put on a batch where each log ends in it, checked and kept at the other side.
#pragma once

#include <optional>
#include <span>

#include "sync/device_book.h"
#include "sync/offers.h"
#include "sync/replica.h"

namespace hinanjo::sync {

// Ours fresh, those of others as they are known.
[[nodiscard]] base::Status addSeals(const Replica& replica, pb::Batch& batch);

struct SealKept {
    base::Status status;  // Of the log; a seal that is not genuine is not a failure.
    bool genuine = false;
    std::optional<event::Seal> seal;
};
// Keeps a seal that its device made and, through it, who writes the log. A seal of a device whose key is not known here
// yet is kept as well, unproved: whoever knows the key checks it (`genuine` is false and `seal` is set).
[[nodiscard]] SealKept keepSeal(store::EventLog& log, const DeviceBook& devices, const pb::LogSeal& raw);
// The same seal against the events of its batch: it must name the event it says, when that is among them.
[[nodiscard]] bool namesWhatItSays(const event::Seal& seal, std::span<const event::StoredEvent> events);

}  // namespace hinanjo::sync
