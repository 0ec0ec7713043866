// What staff read about records carried by USB. Pure.
#pragma once

#include <QString>

#include "base/result.h"
#include "reception/sync_words.h"
#include "tablet/tablet.h"

namespace hinanjo::reception {

enum class Carrying { Out, In };

// The file was written and read back: which, and what to do with it.
[[nodiscard]] SyncFact written(const QString& fileName, const QString& place);
// What a file brought.
[[nodiscard]] SyncFact takenIn(const tablet::BundleSummary& summary, base::TimePoint now);
// What went wrong and what to do.
[[nodiscard]] SyncFact notCarried(Carrying way, const base::Error& error);

}  // namespace hinanjo::reception
