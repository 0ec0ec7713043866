// The history of the database's schema, append only. A file too old is migrated, one too new is refused.
#pragma once

#include "base/result.h"
#include "store/database.h"

namespace hinanjo::store {

// Kept in PRAGMA user_version. Every version says what changed and why.
enum class Schema : int {
    Empty = 0,
    // 2026-11: event log (position = feed order), logs with digests, parked events, peers with cursors, meta, registers
    // with versions.
    First = 1,
    // 2026-11: what sync between everyone needs: who writes a log, which logs were carried here by neighbours, what the
    // newest verified backup holds, and a check beside the feed cursor. Only adds; done in one transaction.
    Carriers = 2,
};
inline constexpr Schema kCurrentSchema = Schema::Carriers;
// PRAGMA application_id: "HNJ1". A database of another program is not touched.
inline constexpr int kApplicationId = 0x484e4a31;

// Brings `db` to kCurrentSchema. TooNew: a later version wrote it. Corrupt: another program's database.
[[nodiscard]] base::Status migrate(Database& db);

}  // namespace hinanjo::store
