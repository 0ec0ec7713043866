// Reads a whole log and hands it out decoded: one thread decrypts and decodes, the caller's thread folds.
#pragma once

#include <cstdint>
#include <functional>

#include "base/result.h"
#include "event/event.h"
#include "store/event_log.h"

namespace hinanjo::sync {

struct Replayed {
    std::uint64_t events = 0;
    std::uint64_t unusable = 0;  // Stored and forwarded, but not readable by this build beyond the envelope.
};

// Calls `take` on the calling thread for every event in feed order. Nothing else may use `log` meanwhile.
[[nodiscard]] base::Result<Replayed> replay(store::EventLog& log,
                                            const std::function<void(std::uint64_t position, event::Event&&)>& take);

}  // namespace hinanjo::sync
