// What a roster version must not change by itself, kept beside it in the database: another process on the same
// database, or this one after a start, holds the same.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "safety/live_accounts.h"
#include "store/event_log.h"

namespace hinanjo::office {

// On the store thread. Those of earlier versions are forgotten.
[[nodiscard]] base::Status keepHeldBack(store::EventLog& log, std::uint64_t version, const safety::HeldBack& held);
// Corrupt: what is kept cannot be read.
[[nodiscard]] base::Result<safety::HeldBack> heldBack(store::EventLog& log, std::uint64_t version);

}  // namespace hinanjo::office
