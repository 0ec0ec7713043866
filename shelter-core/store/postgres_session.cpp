#include "store/postgres_session.h"

#include "base/clock.h"
#include "base/ids.h"
#include "store/incarnation_facts.h"

namespace hinanjo::store {
namespace {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;

// Callers that come in rows must not each wait for a server that is away.
constexpr std::chrono::milliseconds kBetweenAttempts{300};

// Ids are uuid, everything written by devices or offices is bytea: what the database's encoding is does not matter.
constexpr const char* kFirst = R"sql(
CREATE SCHEMA hinanjo;
SET search_path = hinanjo;

CREATE TABLE meta (
    name  text  PRIMARY KEY,
    value bytea NOT NULL
);

-- One row per log of any device. The digest is the sum over its events (base::SetDigest).
CREATE TABLE log (
    number        bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    log_id        uuid    NOT NULL UNIQUE,
    max_sequence  bigint  NOT NULL DEFAULT 0,
    events        bigint  NOT NULL DEFAULT 0,
    digest        bytea   NOT NULL DEFAULT '\x00000000000000000000000000000000',
    seal          bytea,
    seal_sequence bigint  NOT NULL DEFAULT 0,
    carried       boolean NOT NULL DEFAULT false
) WITH (fillfactor = 70);

-- The bytes as their device wrote them.
CREATE TABLE event (
    event_id uuid  PRIMARY KEY,
    bytes    bytea NOT NULL
);

-- The order: gap-free, in commit order. Positions come from the one row of feed_end, taken last in each transaction and
-- held until its COMMIT, so nobody ever sees a position before all smaller ones. Not unique on (log, sequence): a cloned
-- tablet may use one twice.
CREATE TABLE feed (
    position bigint PRIMARY KEY,
    log      bigint NOT NULL REFERENCES log (number),
    sequence bigint NOT NULL,
    event_id uuid   NOT NULL
);
CREATE INDEX feed_by_log ON feed (log, sequence, position);
CREATE TABLE feed_end (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    position bigint  NOT NULL
) WITH (fillfactor = 10);
INSERT INTO feed_end (position) VALUES (0);

-- Kept, never dropped, not used: a second event with an id we already have, and what waits for something.
CREATE TABLE parked (
    number   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id uuid   NOT NULL,
    reason   text   NOT NULL,
    bytes    bytea  NOT NULL
);
CREATE UNIQUE INDEX parked_once ON parked (event_id, sha256(bytes));

-- What we know of another side: a hint, except the cursor.
CREATE TABLE peer (
    name        text   PRIMARY KEY,
    incarnation uuid   NOT NULL,
    position    bigint NOT NULL,
    check_id    bytea  NOT NULL
);

-- Who writes a log; may be known before any event of it is here.
CREATE TABLE log_owner (
    log_id uuid PRIMARY KEY,
    device uuid NOT NULL
);

-- What the newest verified backup holds of each log.
CREATE TABLE backup_log (
    log_id       uuid   PRIMARY KEY,
    max_sequence bigint NOT NULL,
    events       bigint NOT NULL,
    digest       bytea  NOT NULL
);

CREATE TABLE register (
    name    text   PRIMARY KEY,
    version bigint NOT NULL,
    rows    bigint NOT NULL
);
-- Registers are read whole here; searching is the tablets' matter.
CREATE TABLE register_row (
    name    text   NOT NULL,
    number  bigint NOT NULL,
    town    bytea  NOT NULL,
    content bytea  NOT NULL,
    PRIMARY KEY (name, number)
);
)sql";

// Which feed this is: cluster, database (a dump restored beside the original is another), timeline. The timeline of the
// control file changes only with the first checkpoint after a promotion; that of the file being
// written changes at once.
constexpr const char* kLineage =
    "SELECT concat_ws(':', (SELECT system_identifier FROM pg_control_system()), "
    "(SELECT oid FROM pg_database WHERE datname = current_database()), "
    "substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))";

}  // namespace

PostgresSession::PostgresSession(std::string conninfo) : m_conninfo(std::move(conninfo)) {
    base::SystemRandom random;
    std::array<std::uint8_t, 8> raw{};
    random.fill(raw);
    m_token = base::toHex({reinterpret_cast<const char*>(raw.data()), raw.size()});
}

Result<std::unique_ptr<PostgresSession>> PostgresSession::open(std::string conninfo) {
    std::unique_ptr<PostgresSession> session(new PostgresSession(std::move(conninfo)));
    HINANJO_TRY(session->connect());
    session->m_moved = false;  // Nothing was read before.
    return session;
}

Status PostgresSession::connect() {
    m_connection.reset();
    HINANJO_ASSIGN(PgConnection connection, PgConnection::open(m_conninfo));
    m_connection.emplace(std::move(connection));
    ++m_generation;
    // remote_apply is "on" where no synchronous standby is configured. There is no statement_timeout: cancelled while
    // it waits for the standby, a COMMIT would count as done.
    const Status settings = m_connection->execute(
        "SET search_path = hinanjo; SET synchronous_commit = remote_apply; SET statement_timeout = 0; "
        "SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '10s'; "
        "SET default_transaction_isolation = 'read committed'; SET client_min_messages = warning");
    if (!settings) return settings;
    HINANJO_TRY(migrate());
    return watchLineage();
}

Status PostgresSession::migrate() {
    PgConnection& db = *m_connection;
    const auto version = [&]() -> Result<int> {
        HINANJO_ASSIGN(const PgRows there, db.run("SELECT to_regclass('hinanjo.meta') IS NOT NULL"));
        if (there.integer(0, 0) == 0) return 0;
        HINANJO_ASSIGN(const PgRows kept, db.run("SELECT value FROM hinanjo.meta WHERE name = 'pg.schema'"));
        if (kept.count() == 0) return fail(ErrorCode::Corrupt, "PostgreSQL: a schema \"hinanjo\" of another program");
        return std::atoi(std::string(kept.bytes(0, 0)).c_str());
    };
    HINANJO_ASSIGN(int found, version());
    if (found == 0) {
        // Two processes may find it fresh at once; the second waits here and then finds it made.
        HINANJO_TRY(db.execute("BEGIN; SELECT pg_advisory_xact_lock(1213090353)"));
        auto again = version();
        if (again && *again == 0) {
            if (const Status made = db.execute(kFirst); !made) {
                db.rollBack();
                return made;
            }
            static_assert(static_cast<int>(kPostgresSchema) == 1);
            HINANJO_TRY(db.execute("INSERT INTO meta (name, value) VALUES ('pg.schema', '1')"));
            again = static_cast<int>(kPostgresSchema);
        }
        if (const Status done = db.execute("COMMIT"); !done) return done;
        if (!again) return fail(again.error());
        found = *again;
    }
    if (found > static_cast<int>(kPostgresSchema)) {
        return fail(ErrorCode::TooNew, "PostgreSQL: written by a later version (schema " + std::to_string(found) +
                                           ", this program knows " + std::to_string(static_cast<int>(kPostgresSchema)) +
                                           "); it was left unchanged");
    }
    return {};
}

Status PostgresSession::watchLineage() {
    PgConnection& db = *m_connection;
    HINANJO_ASSIGN(const PgRows now, db.run(kLineage));
    const std::string lineage(now.bytes(0, 0));
    if (!m_lineage.empty() && m_lineage != lineage) m_moved = true;
    m_lineage = lineage;

    const auto factIn = [](const PgRows& rows) {
        return rows.count() == 0 ? std::string() : std::string(rows.bytes(0, 0));
    };
    constexpr const char* kGet = "SELECT value FROM meta WHERE name = $1";
    constexpr const char* kPut =
        "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    {
        HINANJO_ASSIGN(const PgRows kept, db.run(kGet, {PgValue::text("pg.lineage")}));
        if (factIn(kept) == lineage) return {};
    }
    // Several processes come here at once after a failover: the counter row lets one through at a time, and the first
    // one writes what the others then find.
    const std::array<PgStatement, 5> look{
        PgStatement{"BEGIN", {}}, PgStatement{"SELECT position FROM feed_end FOR UPDATE", {}},
        PgStatement{kGet, {PgValue::text("pg.lineage")}}, PgStatement{kGet, {PgValue::text(kIncarnationFact)}},
        PgStatement{kGet, {PgValue::text(kForksFact)}}};
    auto found = db.run(look);
    if (!found) {
        db.rollBack();
        return fail(found.error());
    }
    const auto end = static_cast<std::uint64_t>((*found)[1].integer(0, 0));
    const std::string before = factIn((*found)[2]), incarnation = factIn((*found)[3]);
    std::vector<PgStatement> write;
    if (before != lineage) {
        write.push_back({kPut, {PgValue::text("pg.lineage"), PgValue::blob(lineage)}});
        if (!before.empty() && !incarnation.empty()) {
            const base::SystemClock clock;
            base::SystemRandom random;
            const auto fresh = base::IncarnationId::make(clock, random);
            const auto next = factsOfNext(incarnation, factIn((*found)[4]), end, fresh);
            if (!next) {
                db.rollBack();
                return fail(next.error());
            }
            for (const IncarnationFact& fact : *next)
                write.push_back({kPut, {PgValue::text(fact.name), PgValue::blob(fact.value)}});
        }
    }
    write.push_back({"COMMIT", {}});
    const auto done = db.run(write);
    if (!done) {
        db.rollBack();
        return fail(done.error());
    }
    return committed(db, *done);
}

Result<PgConnection*> PostgresSession::connectionAfterMove() {
    if (m_connection && !m_connection->isLost()) return &*m_connection;
    const auto now = std::chrono::steady_clock::now();
    if (now < m_notBefore) return fail(m_lastFailure);
    if (Status opened = connect(); !opened) {
        m_connection.reset();
        m_lastFailure = opened.error();
        m_notBefore = std::chrono::steady_clock::now() + kBetweenAttempts;
        return fail(std::move(opened).error());
    }
    return &*m_connection;
}

Result<PgConnection*> PostgresSession::connection() {
    HINANJO_ASSIGN(PgConnection * connection, connectionAfterMove());
    if (m_moved) return fail(ErrorCode::Unavailable, "PostgreSQL: another server took over; the feed is read again");
    return connection;
}

Result<PgRows> PostgresSession::query(const char* sql, std::vector<PgValue> values) {
    HINANJO_ASSIGN(PgConnection * db, connection());
    return db->run(sql, std::move(values));
}

Result<std::vector<PgRows>> PostgresSession::change(std::vector<PgStatement> statements) {
    statements.insert(statements.begin(), {"BEGIN", {}});
    statements.push_back({"COMMIT", {}});
    for (int attempt = 1;; ++attempt) {
        HINANJO_ASSIGN(PgConnection * db, connection());
        (void)db->takeWarnings();
        auto done = db->run(statements);
        if (done) {
            HINANJO_TRY(committed(*db, *done));
            done->erase(done->begin());
            return done;
        }
        db->rollBack();
        if (!db->isRepeatable() || attempt == kAttempts) return done;
    }
}

Status PostgresSession::change(const char* sql, std::vector<PgValue> values) {
    std::vector<PgStatement> one;
    one.push_back({sql, std::move(values)});
    HINANJO_TRY(change(std::move(one)));
    return {};
}

Status PostgresSession::committed(PgConnection& connection, const std::vector<PgRows>& answers) {
    if (answers.empty() || answers.back().command() != "COMMIT")
        return fail(ErrorCode::Unavailable, "PostgreSQL: the transaction was not committed");
    if (connection.takeWarnings() == 0) return {};
    // Somebody cancelled the wait for the standby: it stands here, but not there.
    return fail(ErrorCode::Unavailable, "PostgreSQL: the commit was not confirmed by the second server");
}

}  // namespace hinanjo::store
