#include "store/postgres.h"

#include <libpq-fe.h>

#include <cstring>

namespace hinanjo::store {
namespace {

using base::ErrorCode;

// Types as the server numbers them (catalog pg_type; fixed since PostgreSQL 8.3).
constexpr unsigned kBool = 16, kBytea = 17, kInt8 = 20, kText = 25, kUuid = 2950;
constexpr unsigned kByteaArray = 1001, kInt8Array = 1016, kUuidArray = 2951;

void put32(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(value >> shift));
}

std::string bigEndian(std::int64_t value) {
    std::string out;
    put32(out, static_cast<std::uint32_t>(static_cast<std::uint64_t>(value) >> 32));
    put32(out, static_cast<std::uint32_t>(static_cast<std::uint64_t>(value)));
    return out;
}

template <typename Values, typename Bytes>
PgValue arrayOf(unsigned type, unsigned element, const Values& values, Bytes bytes) {
    PgValue out;
    out.type = type;
    std::size_t size = 20;
    for (const auto& value : values)
        size += 4 + bytes(value).size();
    out.bytes.reserve(size);
    put32(out.bytes, values.empty() ? 0 : 1);  // dimensions
    put32(out.bytes, 0);                       // no nulls
    put32(out.bytes, element);
    if (values.empty()) return out;
    put32(out.bytes, static_cast<std::uint32_t>(values.size()));
    put32(out.bytes, 1);  // lower bound
    for (const auto& value : values) {
        const auto raw = bytes(value);
        put32(out.bytes, static_cast<std::uint32_t>(raw.size()));
        out.bytes.append(raw);
    }
    return out;
}

// What a caller may do about it. The message's detail line may quote values and is never shown.
ErrorCode codeOf(std::string_view state) {
    if (state == "XX001" || state == "XX002") return ErrorCode::Corrupt;
    if (state == "42501") return ErrorCode::Denied;
    if (state.starts_with("22") || state.starts_with("23") || state.starts_with("42")) return ErrorCode::Invalid;
    return ErrorCode::Unavailable;
}

std::string oneLine(const char* message) {
    std::string text(message == nullptr ? "" : message);
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    for (char& c : text) {
        if (c == '\n' || c == '\t') c = ' ';
    }
    return text;
}

}  // namespace

PgValue PgValue::integer(std::int64_t value) {
    return {kInt8, bigEndian(value)};
}
PgValue PgValue::flag(bool value) {
    return {kBool, std::string(1, value ? '\1' : '\0')};
}
PgValue PgValue::text(std::string_view value) {
    return {kText, std::string(value)};
}
PgValue PgValue::blob(std::string_view value) {
    return {kBytea, std::string(value)};
}
PgValue PgValue::uuid(std::string_view raw) {
    return {kUuid, std::string(raw)};
}
PgValue PgValue::integers(std::span<const std::int64_t> values) {
    return arrayOf(kInt8Array, kInt8, values, bigEndian);
}
PgValue PgValue::blobs(std::span<const std::string_view> values) {
    return arrayOf(kByteaArray, kBytea, values, [](std::string_view v) { return v; });
}
PgValue PgValue::uuids(std::span<const std::string_view> values) {
    return arrayOf(kUuidArray, kUuid, values, [](std::string_view v) { return v; });
}

// --- rows ---

PgRows::PgRows(pg_result* result) : m_result(result, PQclear) {}

int PgRows::count() const {
    return PQntuples(m_result.get());
}

std::int64_t PgRows::integer(int row, int column) const {
    const std::string_view raw = bytes(row, column);
    if (raw.empty()) return 0;
    std::uint64_t value =
        (static_cast<unsigned char>(raw.front()) & 0x80) != 0 && raw.size() > 1 ? ~std::uint64_t{0} : 0;
    for (const char c : raw)
        value = value << 8 | static_cast<unsigned char>(c);
    return static_cast<std::int64_t>(value);
}

std::string_view PgRows::bytes(int row, int column) const {
    return {PQgetvalue(m_result.get(), row, column),
            static_cast<std::size_t>(PQgetlength(m_result.get(), row, column))};
}

bool PgRows::isNull(int row, int column) const {
    return PQgetisnull(m_result.get(), row, column) != 0;
}

std::string_view PgRows::command() const {
    return PQcmdStatus(m_result.get());
}

std::int64_t PgRows::affected() const {
    return std::atoll(PQcmdTuples(m_result.get()));
}

// --- connection ---

base::Result<PgConnection> PgConnection::open(const std::string& conninfo) {
    char* wrong = nullptr;
    PQconninfoOption* parsed = PQconninfoParse(conninfo.c_str(), &wrong);
    if (parsed == nullptr) {
        PQfreemem(wrong);  // It may quote the password.
        return base::fail(ErrorCode::Invalid, "PostgreSQL: the connection string is not one");
    }
    // What we insist on stands behind the operator's own words only where those say nothing.
    std::vector<const char*> names, values;
    const auto has = [&](const char* name) {
        for (const PQconninfoOption* o = parsed; o->keyword != nullptr; ++o) {
            if (std::strcmp(o->keyword, name) == 0) return o->val != nullptr;
        }
        return false;
    };
    // A server that went away without a word is noticed within half a minute.
    for (const auto& [name, value] : {std::pair{"connect_timeout", "4"},
                                      {"application_name", "hinanjo"},
                                      {"tcp_user_timeout", "10000"},
                                      {"keepalives_idle", "10"},
                                      {"keepalives_interval", "5"},
                                      {"keepalives_count", "3"}}) {
        if (has(name)) continue;
        names.push_back(name);
        values.push_back(value);
    }
    for (const PQconninfoOption* o = parsed; o->keyword != nullptr; ++o) {
        if (o->val == nullptr) continue;
        names.push_back(o->keyword);
        values.push_back(o->val);
    }
    for (const auto& [name, value] : {std::pair{"client_encoding", "UTF8"}, {"target_session_attrs", "read-write"}}) {
        names.push_back(name);
        values.push_back(value);
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    pg_conn* connection = PQconnectdbParams(names.data(), values.data(), 0);
    PQconninfoFree(parsed);
    if (PQstatus(connection) != CONNECTION_OK) {
        const std::string why = oneLine(PQerrorMessage(connection));
        PQfinish(connection);
        return base::fail(ErrorCode::Unavailable, "PostgreSQL: " + why);
    }
    auto warnings = std::make_unique<Warnings>();
    PQsetNoticeReceiver(
        connection,
        [](void* counter, const PGresult* notice) {
            const char* severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
            if (severity != nullptr && std::strcmp(severity, "WARNING") == 0) ++static_cast<Warnings*>(counter)->count;
        },
        warnings.get());
    return PgConnection(connection, std::move(warnings));
}

PgConnection::PgConnection(pg_conn* connection, std::unique_ptr<Warnings> warnings)
    : m_connection(connection), m_warnings(std::move(warnings)) {}

PgConnection::PgConnection(PgConnection&& other) noexcept {
    *this = std::move(other);
}

PgConnection& PgConnection::operator=(PgConnection&& other) noexcept {
    std::swap(m_connection, other.m_connection);
    std::swap(m_warnings, other.m_warnings);
    std::swap(m_state, other.m_state);
    std::swap(m_lost, other.m_lost);
    return *this;
}

PgConnection::~PgConnection() {
    PQfinish(m_connection);
}

base::Error PgConnection::failure(const pg_result* result) {
    const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    m_state = state == nullptr ? "" : state;
    if (m_state.empty() || PQstatus(m_connection) != CONNECTION_OK || m_state.starts_with("08") ||
        m_state.starts_with("57P") || m_state == "25006" || m_state == "25P03") {
        // 25006: this server became read-only, it is not the primary any more. Another may be.
        m_lost = true;
        return {ErrorCode::Unavailable, "PostgreSQL: the connection was lost" + (m_state.empty() ? "" : " " + m_state)};
    }
    const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    return {codeOf(m_state), "PostgreSQL: " + oneLine(message) + " (" + m_state + ")"};
}

base::Result<std::vector<PgRows>> PgConnection::run(std::span<const PgStatement> statements) {
    using base::fail;
    if (m_lost) return fail(ErrorCode::Unavailable, "PostgreSQL: the connection was lost");
    const auto lost = [&] { return fail(failure(nullptr)); };
    if (PQenterPipelineMode(m_connection) != 1) return lost();
    for (const PgStatement& statement : statements) {
        std::vector<unsigned> types;
        std::vector<const char*> values;
        std::vector<int> lengths, formats;
        for (const PgValue& value : statement.values) {
            types.push_back(value.type);
            values.push_back(value.bytes.data());
            lengths.push_back(static_cast<int>(value.bytes.size()));
            formats.push_back(1);
        }
        if (PQsendQueryParams(m_connection, statement.sql, static_cast<int>(values.size()), types.data(), values.data(),
                              lengths.data(), formats.data(), 1) != 1) {
            return lost();
        }
    }
    if (PQpipelineSync(m_connection) != 1) return lost();
    std::vector<PgRows> out;
    std::optional<base::Error> failed;
    // One result and a null for each statement, then the sync.
    for (;;) {
        pg_result* result = PQgetResult(m_connection);
        if (result == nullptr) {
            if (PQstatus(m_connection) != CONNECTION_OK) return lost();
            continue;
        }
        PgRows rows(result);
        switch (PQresultStatus(result)) {
            case PGRES_PIPELINE_SYNC:
                if (PQexitPipelineMode(m_connection) != 1) return lost();
                if (failed) return fail(std::move(*failed));
                return out;
            case PGRES_TUPLES_OK:
            case PGRES_COMMAND_OK:
                out.push_back(std::move(rows));
                break;
            case PGRES_PIPELINE_ABORTED:
                break;
            default:
                if (!failed) failed = failure(result);
                if (PQstatus(m_connection) != CONNECTION_OK) return lost();
                break;
        }
    }
}

base::Result<PgRows> PgConnection::run(const char* sql, std::vector<PgValue> values) {
    const std::array<PgStatement, 1> one{PgStatement{sql, std::move(values)}};
    HINANJO_ASSIGN(std::vector<PgRows> rows, run(one));
    return std::move(rows.front());
}

base::Status PgConnection::execute(const std::string& sql) {
    if (m_lost) return base::fail(ErrorCode::Unavailable, "PostgreSQL: the connection was lost");
    pg_result* result = PQexec(m_connection, sql.c_str());
    const PgRows keep(result);
    const auto status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return {};
    return base::fail(failure(result));
}

void PgConnection::rollBack() {
    if (!m_lost && PQtransactionStatus(m_connection) != PQTRANS_IDLE) {
        const std::string state = m_state;
        if (!execute("ROLLBACK")) m_lost = true;
        m_state = state;
    }
}

bool PgConnection::isLost() const {
    return m_lost || PQstatus(m_connection) != CONNECTION_OK;
}

bool PgConnection::isRepeatable() const {
    return m_state == "40001" || m_state == "40P01" || m_state == "55P03";
}

std::uint64_t PgConnection::takeWarnings() {
    return std::exchange(m_warnings->count, 0);
}

int PgConnection::socket() const {
    return PQsocket(m_connection);
}

base::Result<std::vector<std::string>> PgConnection::notifications() {
    if (m_lost || PQconsumeInput(m_connection) != 1) return base::fail(failure(nullptr));
    base::Result<std::vector<std::string>> out{};
    while (PGnotify* notify = PQnotifies(m_connection)) {
        out->emplace_back(notify->extra);
        PQfreemem(notify);
    }
    return out;
}

}  // namespace hinanjo::store
