#include "store/schema.h"

namespace hinanjo::store {
namespace {

constexpr const char* kFirst = R"sql(
CREATE TABLE meta (
    name  TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per log of any device. The digest is the sum over its events (base::SetDigest).
CREATE TABLE log (
    number       INTEGER PRIMARY KEY,
    log_id       BLOB    NOT NULL UNIQUE,
    max_sequence INTEGER NOT NULL,
    events       INTEGER NOT NULL,
    digest       BLOB    NOT NULL,
    seal         BLOB
) STRICT;

-- The bytes as their device wrote them. position is the feed: gap-free, in commit order (one writer), and reading it from
-- end to end is a scan of this table alone. Not unique on (log, sequence): a cloned tablet may use one twice.
CREATE TABLE event (
    position INTEGER PRIMARY KEY,
    log      INTEGER NOT NULL REFERENCES log (number),
    sequence INTEGER NOT NULL,
    event_id BLOB    NOT NULL,
    bytes    BLOB    NOT NULL
) STRICT;
CREATE UNIQUE INDEX event_by_id ON event (event_id);
CREATE INDEX event_by_log ON event (log, sequence);

-- Kept, never dropped, not used: a second event with an id we already have.
CREATE TABLE parked (
    number   INTEGER PRIMARY KEY,
    event_id BLOB    NOT NULL,
    reason   TEXT    NOT NULL,
    bytes    BLOB    NOT NULL,
    UNIQUE (event_id, bytes)
) STRICT;

-- What we know of another side: a hint, except the cursor.
CREATE TABLE peer (
    name        TEXT    NOT NULL PRIMARY KEY,
    incarnation BLOB    NOT NULL,
    position    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE register (
    name    TEXT    NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    rows    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Registers that are read whole.
CREATE TABLE register_row (
    name    TEXT    NOT NULL,
    version INTEGER NOT NULL,
    number  INTEGER NOT NULL,
    content TEXT    NOT NULL,
    PRIMARY KEY (name, version, number)
) STRICT, WITHOUT ROWID;

-- The residents' register, searched through its keys.
CREATE TABLE resident (
    version      INTEGER NOT NULL,
    number       INTEGER NOT NULL,
    household_no TEXT    NOT NULL,
    town         TEXT    NOT NULL,
    family_rows  TEXT    NOT NULL,
    given_rows   TEXT    NOT NULL,
    family_kana  TEXT    NOT NULL,
    given_kana   TEXT    NOT NULL,
    content      TEXT    NOT NULL,
    PRIMARY KEY (version, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX resident_by_rows ON resident (version, family_rows, given_rows, household_no);
CREATE INDEX resident_by_kana ON resident (version, family_kana, given_kana, household_no);
CREATE INDEX resident_by_household ON resident (version, household_no);
)sql";

constexpr const char* kCarriers = R"sql(
ALTER TABLE log ADD COLUMN carried INTEGER NOT NULL DEFAULT 0;
ALTER TABLE peer ADD COLUMN check_id BLOB NOT NULL DEFAULT x'';

-- Who writes a log; may be known before any event of it is here.
CREATE TABLE log_owner (
    log_id BLOB NOT NULL PRIMARY KEY,
    device BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What the newest verified backup holds of each log.
CREATE TABLE backup_log (
    log_id       BLOB    NOT NULL PRIMARY KEY,
    max_sequence INTEGER NOT NULL,
    events       INTEGER NOT NULL,
    digest       BLOB    NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace

base::Status migrate(Database& db) {
    HINANJO_ASSIGN(const std::int64_t application, db.number("PRAGMA application_id"));
    HINANJO_ASSIGN(const std::int64_t version, db.number("PRAGMA user_version"));
    HINANJO_ASSIGN(const std::int64_t tables, db.number("SELECT count(*) FROM sqlite_master"));
    if (tables == 0) {
        Transaction transaction(db);
        HINANJO_TRY(transaction.begin());
        HINANJO_TRY(db.execute(kFirst));
        HINANJO_TRY(db.execute(kCarriers));
        HINANJO_TRY(db.execute("PRAGMA application_id = 1213090353"));
        HINANJO_TRY(db.execute("PRAGMA user_version = 2"));
        return transaction.commit();
    }
    static_assert(kApplicationId == 1213090353 && static_cast<int>(kCurrentSchema) == 2);
    if (application != kApplicationId) {
        return base::fail(base::ErrorCode::Corrupt, db.file().string() + ": a database of another program");
    }
    if (version > static_cast<int>(kCurrentSchema)) {
        return base::fail(base::ErrorCode::TooNew, db.file().string() + ": written by a later version (schema " +
                                                       std::to_string(version) + ", this program knows " +
                                                       std::to_string(static_cast<int>(kCurrentSchema)) +
                                                       "); it was left unchanged");
    }
    if (version < static_cast<int>(Schema::Carriers)) {
        Transaction transaction(db);
        HINANJO_TRY(transaction.begin());
        HINANJO_TRY(db.execute(kCarriers));
        HINANJO_TRY(db.execute("PRAGMA user_version = 2"));
        HINANJO_TRY(transaction.commit());
    }
    return {};
}

}  // namespace hinanjo::store
