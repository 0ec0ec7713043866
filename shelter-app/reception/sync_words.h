// Honest words for the sync status (ux.md 1.4): four facts that are never collapsed into one tick. Pure.
#pragma once

#include <QString>
#include <optional>

#include "base/clock.h"
#include "tablet/tablet.h"
#include "ui/level.h"

namespace hinanjo::reception {

struct SyncFact {
    ui::Level::Kind level = ui::Level::Normal;
    QString text;
    QString detail;  // Second line; may be empty.
};

// Fact 1, saved on this tablet.
[[nodiscard]] SyncFact savedHere(const tablet::SyncStatus& status, base::TimePoint now);
// Fact 2, seen by other tablets of the shelter. Never more than is known: connected ones only.
[[nodiscard]] SyncFact seenByNeighbours(const tablet::SyncStatus& status);
// Fact 3, taken in by HQ. Red only for what HQ refused; amber when the oldest waits more than 30 min; unknown when sent
// without an answer. "Reached HQ" is said only while HQ is heard (two heartbeats).
[[nodiscard]] SyncFact takenInByHq(const tablet::SyncStatus& status, base::TimePoint now);
// What HQ and this tablet hold of its records, compared, and how many copies there are beyond HQ's own.
[[nodiscard]] SyncFact comparedWithHq(const tablet::SyncStatus& status, base::TimePoint now);
// Fact 4, received from HQ.
[[nodiscard]] SyncFact receivedFromHq(const tablet::SyncStatus& status, base::TimePoint now);
// Nothing while the difference of the clocks does not matter to people (a minute).
[[nodiscard]] std::optional<SyncFact> clockDifference(const tablet::SyncStatus& status);
// The header: the worst of 3 and 4, or of 1 when this tablet cannot save.
[[nodiscard]] SyncFact headerChip(const tablet::SyncStatus& status, base::TimePoint now);
// Why, and that reception goes on.
[[nodiscard]] QString reason(const tablet::SyncStatus& status, base::TimePoint now);

// True while HQ was heard within two heartbeats.
[[nodiscard]] bool hearsHq(const tablet::SyncStatus& status, base::TimePoint now);

}  // namespace hinanjo::reception
