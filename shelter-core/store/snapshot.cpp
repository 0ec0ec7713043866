#include "store/snapshot.h"

#include <sqlcipher/sqlite3.h>

#include "store/sqlite_event_log.h"

namespace hinanjo::store {
namespace {

// 2 MiB of pages: what is held between two looks at the rest of the world.
constexpr int kPagesPerStep = 128;

}  // namespace

base::Result<std::unique_ptr<Snapshot>> Snapshot::take(const std::filesystem::path& file, const Key& key) {
    HINANJO_ASSIGN(Database db, Database::open(file, key, Access::Reader));
    std::unique_ptr<Snapshot> snapshot(new Snapshot(std::move(db)));
    // The first read inside a transaction fixes the moment; until its end every read sees the same.
    HINANJO_TRY(snapshot->m_db.execute("BEGIN"));
    HINANJO_ASSIGN(SqliteEventLog events, SqliteEventLog::open(snapshot->m_db));
    snapshot->m_events = std::make_unique<SqliteEventLog>(std::move(events));
    return snapshot;
}

// Closing the connection ends its transaction.
Snapshot::~Snapshot() = default;

base::Status Snapshot::copyTo(const std::filesystem::path& file, const Key& key) {
    HINANJO_ASSIGN(Database to, Database::open(file, key, Access::Writer));
    // Nobody uses a copy that was broken off, so it needs no journal of its own.
    HINANJO_TRY(to.execute("PRAGMA journal_mode = OFF"));
    HINANJO_TRY(to.execute("PRAGMA synchronous = OFF"));
    sqlite3_backup* const copying = sqlite3_backup_init(to.native(), "main", m_db.native(), "main");
    if (copying == nullptr) return base::fail(to.failure("copy"));
    int step = SQLITE_OK;
    while (step == SQLITE_OK)
        step = sqlite3_backup_step(copying, kPagesPerStep);
    const int finished = sqlite3_backup_finish(copying);
    if (step != SQLITE_DONE || finished != SQLITE_OK) return base::fail(to.failure("copy"));
    return {};
}

}  // namespace hinanjo::store
