// What was recorded at this tablet, one operation for each press of a confirming button, read back from the state after
// a restart: the events of one operation carry the same observed time.
#pragma once

#include <QString>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "state/state.h"

namespace hinanjo::reception {

struct PastOperation {
    base::TimePoint when;
    QString subject;  // "山田 太郎 ほか2人", "A-0133 4人"
    std::vector<base::EventId> events;
    bool moved = false;  // Somebody went out, came back, left ...; else received.
    bool named = false;  // People who were only counted got names.
};

// The last operations of this log that describe people or households, newest first. Cost grows with the people here:
// once, at start.
[[nodiscard]] std::vector<PastOperation> pastOperations(const state::State& state, const base::LogId& ownLog,
                                                        std::size_t limit);

}  // namespace hinanjo::reception
