// What a revoked device wrote and others bring later is put aside: it may have been written by whoever found the
// tablet, and the people on it may be real all the same. So a person decides (hq-server device release).
//
// Belongs to the thread that owns the log.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "store/event_log.h"

namespace hinanjo::sync {

// Why it is parked; followed by the device's id in hex.
inline constexpr std::string_view kQuarantine = "revoked device ";
[[nodiscard]] std::string quarantineOf(const base::DeviceId& device);

using Owners = std::map<base::LogId, base::DeviceId>;
[[nodiscard]] base::Result<Owners> ownersOf(store::EventLog& log);

// Takes out of `events` what logs of `revoked` devices bring and `log` does not hold yet, by device.
using Aside = std::map<base::DeviceId, std::vector<event::StoredEvent>>;
[[nodiscard]] base::Result<Aside> takeRevoked(store::EventLog& log, const Owners& owners,
                                              std::span<const base::DeviceId> revoked,
                                              std::vector<event::StoredEvent>& events);
// How many events of each device wait.
[[nodiscard]] base::Result<std::map<base::DeviceId, std::uint64_t>> quarantined(store::EventLog& log);

}  // namespace hinanjo::sync
