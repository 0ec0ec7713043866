// One connection to PostgreSQL with bound values in binary form. Private to this folder: SQL is spoken nowhere else.
//
// Not thread-safe. A connection that broke stays broken; its owner opens another (PostgresEventLog does, and looks then
// whether it is still the same server).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct pg_conn;
struct pg_result;

namespace hinanjo::store {

// A value for $1, $2, ...
struct PgValue {
    unsigned type = 0;
    std::string bytes;

    [[nodiscard]] static PgValue integer(std::int64_t value);
    [[nodiscard]] static PgValue flag(bool value);
    [[nodiscard]] static PgValue text(std::string_view value);
    [[nodiscard]] static PgValue blob(std::string_view value);
    [[nodiscard]] static PgValue uuid(std::string_view raw);  // 16 bytes
    [[nodiscard]] static PgValue integers(std::span<const std::int64_t> values);
    [[nodiscard]] static PgValue blobs(std::span<const std::string_view> values);
    [[nodiscard]] static PgValue uuids(std::span<const std::string_view> values);
};

// What one statement brought back, in binary form.
class PgRows {
public:
    explicit PgRows(pg_result* result);

    [[nodiscard]] int count() const;
    [[nodiscard]] std::int64_t integer(int row, int column) const;  // int4, int8, bool
    // Text, bytea or uuid; valid as long as this is.
    [[nodiscard]] std::string_view bytes(int row, int column) const;
    [[nodiscard]] bool isNull(int row, int column) const;
    [[nodiscard]] std::string_view command() const;  // "COMMIT", "UPDATE 3"
    [[nodiscard]] std::int64_t affected() const;

private:
    std::shared_ptr<pg_result> m_result;
};

struct PgStatement {
    const char* sql;
    std::vector<PgValue> values;
};

class PgConnection {
public:
    // `conninfo` as libpq takes it ("postgresql://..." or "host=a,b ..."); only a server that can write is taken.
    // Unavailable: none answers. The password, if it holds one, is not in the error.
    [[nodiscard]] static base::Result<PgConnection> open(const std::string& conninfo);
    PgConnection(PgConnection&&) noexcept;
    PgConnection& operator=(PgConnection&&) noexcept;
    ~PgConnection();

    // Statements in one round trip; without a BEGIN among them they are one transaction. Stops at the first that fails.
    // Unavailable also covers what may be repeated (isRepeatable()); Corrupt: the server found damage.
    [[nodiscard]] base::Result<std::vector<PgRows>> run(std::span<const PgStatement> statements);
    [[nodiscard]] base::Result<PgRows> run(const char* sql, std::vector<PgValue> values = {});
    // Several statements of literal SQL without values.
    [[nodiscard]] base::Status execute(const std::string& sql);
    // Leaves whatever transaction is open. A connection on which this fails counts as lost.
    void rollBack();

    [[nodiscard]] bool isLost() const;
    // The last failure was a deadlock, a serialization failure or a lock that did not come in time.
    [[nodiscard]] bool isRepeatable() const;
    // Warnings since the last call: at a COMMIT they say that it was not confirmed by the other server.
    [[nodiscard]] std::uint64_t takeWarnings();
    [[nodiscard]] int socket() const;
    // Payloads of the notifications that arrived; reads what is there without waiting.
    [[nodiscard]] base::Result<std::vector<std::string>> notifications();

private:
    struct Warnings {
        std::uint64_t count = 0;
    };
    PgConnection(pg_conn* connection, std::unique_ptr<Warnings> warnings);
    [[nodiscard]] base::Error failure(const pg_result* result);

    pg_conn* m_connection = nullptr;
    std::unique_ptr<Warnings> m_warnings;
    std::string m_state;  // SQLSTATE of the last failure
    bool m_lost = false;
};

}  // namespace hinanjo::store
