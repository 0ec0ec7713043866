// Seals on their way: put on a batch where each log ends in it, checked and kept at the other side.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "sync/device_book.h"
#include "sync/offers.h"
#include "sync/replica.h"

namespace hinanjo::sync {

// Ours fresh, those of others as they are known.
[[nodiscard]] base::Status addSeals(const Replica& replica, pb::Batch& batch);

// Whether a seal is its device's, as far as devices are known where it is asked.
using IsGenuine = std::function<bool(const event::Seal&)>;
// The device of a genuine seal writes the log: that is proof, and replaces what others only claimed. False: the log has
// a genuine seal of another device, which came first and stays.
[[nodiscard]] base::Result<bool> proveOwner(store::EventLog& log, const event::Seal& seal, const IsGenuine& isGenuine);
// Keeps a seal and, if it is `genuine`, its owner. One of a device whose key is not known here yet is kept as well, for
// whoever knows the key, but never in place of a genuine one; a genuine one takes its place, whatever their sequences.
// False: not kept, as the log is another device's.
[[nodiscard]] base::Result<bool> keepSeal(store::EventLog& log, const event::Seal& seal, bool genuine,
                                          const IsGenuine& isGenuine);

// The same for what came to a tablet. Seals of logs that it seals itself it does not need from others.
enum class SealJudged : std::uint8_t { Kept, Bad };
[[nodiscard]] base::Result<SealJudged> keepSeal(Replica& replica, const DeviceBook& devices, const pb::LogSeal& raw);
// The same seal against the events of its batch: it must name the event it says, when that is among them.
[[nodiscard]] bool namesWhatItSays(const event::Seal& seal, std::span<const event::StoredEvent> events);

}  // namespace hinanjo::sync
