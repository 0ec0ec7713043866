// What the event log and the registers over PostgreSQL share: one connection that is opened again when it was lost, the
// schema, and the watch over which server this is.
//
// A standby that was promoted has another timeline, a restored database another system identifier or number: either way
// the feed may end before what was read from it. The first process to notice starts a new incarnation whose fork is the
// end of the feed as it stands there, in one transaction and before anything is appended.
// Not thread-safe. Private to this folder.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "store/postgres.h"

namespace hinanjo::store {

// Kept in table meta. Every version says what changed and why.
enum class PostgresSchema : int {
    // 2026-11: everything the SQLite schema "Carriers" holds; the feed as a table of its own with one counter row.
    First = 1,
};
inline constexpr PostgresSchema kPostgresSchema = PostgresSchema::First;
// Where commits are announced (LISTEN); the payload is the token of the session that made them.
inline constexpr const char* kChannel = "hinanjo_feed";

class PostgresSession {
public:
    // Connects; a fresh database gets the schema. TooNew: a later version wrote it. Unavailable: no server answers.
    [[nodiscard]] static base::Result<std::unique_ptr<PostgresSession>> open(std::string conninfo);

    // The connection, opened again if it was lost. Unavailable: no server answers, or another one does and its move was
    // not accepted yet.
    [[nodiscard]] base::Result<PgConnection*> connection();
    // The feed behind this may be shorter than it was: whoever holds a copy of it reads it again, then accepts.
    [[nodiscard]] bool hasMoved() const { return m_moved; }
    [[nodiscard]] base::Result<PgConnection*> connectionAfterMove();
    void acceptMove() { m_moved = false; }

    // Reads, once.
    [[nodiscard]] base::Result<PgRows> query(const char* sql, std::vector<PgValue> values = {});
    // These statements as one transaction, durable when it returns; done again after a deadlock or a lock that did not
    // come. A COMMIT whose answer was lost is Unavailable, though it may have happened.
    [[nodiscard]] base::Result<std::vector<PgRows>> change(std::vector<PgStatement> statements);
    [[nodiscard]] base::Status change(const char* sql, std::vector<PgValue> values);
    // For who sends COMMIT himself, as the last of these answers: was it done, and confirmed?
    [[nodiscard]] base::Status committed(PgConnection& connection, const std::vector<PgRows>& answers);
    // Counts connections: what belonged to an earlier one (locks of the session) is gone.
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }
    [[nodiscard]] const std::string& token() const { return m_token; }
    [[nodiscard]] const std::string& conninfo() const { return m_conninfo; }

    static constexpr int kAttempts = 5;

private:
    explicit PostgresSession(std::string conninfo);
    [[nodiscard]] base::Status connect();
    [[nodiscard]] base::Status migrate();
    [[nodiscard]] base::Status watchLineage();

    std::string m_conninfo;
    std::string m_token;
    std::optional<PgConnection> m_connection;
    std::uint64_t m_generation = 0;
    std::string m_lineage;
    bool m_moved = false;
    std::chrono::steady_clock::time_point m_notBefore;  // After a failure to connect.
    base::Error m_lastFailure;
};

}  // namespace hinanjo::store
