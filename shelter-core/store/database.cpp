#include "store/database.h"

#include <sqlcipher/sqlite3.h>

#include "base/digest.h"
#include "base/ids.h"
#include "base/safeguard.h"

namespace hinanjo::store {
namespace {

// Large pages: a feed is read from end to end, and every page costs one HMAC whatever its size. Measured in
// docs/architecture.md, "Store".
constexpr const char* kPageSize = "PRAGMA cipher_page_size = 16384";

base::ErrorCode codeOf(int sqlite) {
    switch (sqlite & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return base::ErrorCode::Conflict;
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
        case SQLITE_FORMAT:
            return base::ErrorCode::Corrupt;
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_NOMEM:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
            return base::ErrorCode::Unavailable;
        default:
            return base::ErrorCode::Invalid;
    }
}

// SQLCipher reads the salt from the first bytes of the file, before it looks at the WAL: a power cut that tears the
// first page while it is copied over would make every page unreadable, also the whole one in the WAL. So the salt comes
// with the key. It may be known: the key is random, nothing is derived from a passphrase.
std::string saltOf(const Key& key) {
    return base::toHex(base::asText(base::hash16("hinanjo database salt" + key.bytes)));
}

}  // namespace

Statement::~Statement() {
    if (m_statement == nullptr) return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

Statement& Statement::bind(int index, std::int64_t value) {
    sqlite3_bind_int64(m_statement, index, value);
    return *this;
}
Statement& Statement::bind(int index, std::string_view text) {
    sqlite3_bind_text(m_statement, index, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    return *this;
}
Statement& Statement::bindBlob(int index, std::string_view bytes) {
    // Static: callers keep the bytes until run() returns; an event is not copied on its way to the page.
    sqlite3_bind_blob(m_statement, index, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
    return *this;
}
Statement& Statement::bindNull(int index) {
    sqlite3_bind_null(m_statement, index);
    return *this;
}

base::Result<bool> Statement::step() {
    if (m_statement == nullptr) return base::fail(m_db.failure("statement"));
    const int result = sqlite3_step(m_statement);
    if (result == SQLITE_ROW) return true;
    if (result == SQLITE_DONE) return false;
    return base::fail(m_db.failure(result, "statement"));
}

base::Status Statement::run() {
    HINANJO_TRY(m_db.refuseIfSuspect());
    HINANJO_ASSIGN([[maybe_unused]] const bool row, step());
    return {};
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Statement::bytes(int column) const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return {data == nullptr ? "" : data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

base::Result<Database> Database::open(const std::filesystem::path& file, const Key& key, Access access,
                                      const std::string& vfs) {
    if (key.bytes.size() != 32)
        return base::fail(base::ErrorCode::Invalid, file.string() + ": the key is not 32 bytes");
    auto opened = openWith(file, base::toHex(key.bytes) + saltOf(key), access, vfs);
    if (opened || opened.error().code != base::ErrorCode::Corrupt) return opened;
    // Made when SQLCipher drew the salt itself: it stands in the file.
    return openWith(file, base::toHex(key.bytes), access, vfs);
}

base::Result<Database> Database::openWith(const std::filesystem::path& file, const std::string& keyHex, Access access,
                                          const std::string& vfs) {
    sqlite3* handle = nullptr;
    const int flags = access == Access::Writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
    const int opened =
        sqlite3_open_v2(file.c_str(), &handle, flags | SQLITE_OPEN_FULLMUTEX, vfs.empty() ? nullptr : vfs.c_str());
    Database db(handle, file);
    if (opened != SQLITE_OK) return base::fail(db.failure("open"));
    sqlite3_extended_result_codes(handle, 1);
    // Its words about damaged pages go to standard error unasked; ours name the file and what follows from it.
    HINANJO_TRY(db.execute("PRAGMA cipher_log_level = NONE"));
    const std::string keyPragma = "PRAGMA key = \"x'" + keyHex + "'\"";
    HINANJO_TRY(db.execute(keyPragma.c_str()));
    HINANJO_TRY(db.execute(kPageSize));
    // The first read proves the key and the file.
    if (auto proof = db.number("SELECT count(*) FROM sqlite_master"); !proof) {
        base::Error error = std::move(proof).error();
        if (error.code == base::ErrorCode::Corrupt) {
            error.detail =
                file.string() + ": cannot be read: damaged, not a database of this program, or locked with another key";
        }
        return base::fail(std::move(error));
    }
    HINANJO_TRY(db.execute("PRAGMA busy_timeout = 5000"));
    HINANJO_TRY(db.execute("PRAGMA temp_store = MEMORY"));
    if (access == Access::Writer) {
        HINANJO_TRY(db.execute("PRAGMA journal_mode = WAL"));
        HINANJO_TRY(db.execute(base::holds(base::Safeguard::Sync) ? "PRAGMA synchronous = FULL"
                                                                  : "PRAGMA synchronous = OFF"));
        HINANJO_TRY(db.execute("PRAGMA cache_size = -65536"));
        HINANJO_TRY(db.execute("PRAGMA foreign_keys = ON"));
    } else {
        HINANJO_TRY(db.execute("PRAGMA query_only = ON"));
        HINANJO_TRY(db.execute("PRAGMA wal_autocheckpoint = 0"));
        HINANJO_TRY(db.execute("PRAGMA cache_size = -16384"));
    }
    return db;
}

Database::Database(Database&& other) noexcept
    : m_db(std::exchange(other.m_db, nullptr)),
      m_suspect(other.m_suspect),
      m_file(std::move(other.m_file)),
      m_statements(std::move(other.m_statements)) {
    other.m_statements.clear();
}

Database& Database::operator=(Database&& other) noexcept {
    if (this != &other) {
        close();
        m_db = std::exchange(other.m_db, nullptr);
        m_suspect = other.m_suspect;
        m_file = std::move(other.m_file);
        m_statements = std::move(other.m_statements);
        other.m_statements.clear();
    }
    return *this;
}

Database::~Database() {
    close();
}

void Database::close() {
    for (const auto& [sql, statement] : m_statements)
        sqlite3_finalize(statement);
    m_statements.clear();
    if (m_db != nullptr) sqlite3_close(m_db);
    m_db = nullptr;
}

base::Status Database::execute(const char* sql) {
    if (sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return base::fail(failure("statement"));
    return {};
}

Statement Database::prepare(const char* sql) {
    const auto [it, isNew] = m_statements.try_emplace(sql, nullptr);
    // Preparing reads the schema, so it fails as reading does; the next call tries again.
    if (it->second == nullptr) sqlite3_prepare_v3(m_db, sql, -1, SQLITE_PREPARE_PERSISTENT, &it->second, nullptr);
    return {*this, it->second};
}

base::Result<std::int64_t> Database::number(const char* sql) {
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(m_db, sql, -1, &raw, nullptr) != SQLITE_OK) return base::fail(failure("statement"));
    base::Result<std::int64_t> out{0};
    const int result = sqlite3_step(raw);
    if (result == SQLITE_ROW) {
        *out = sqlite3_column_int64(raw, 0);
    } else if (result != SQLITE_DONE) {
        out = base::fail(failure("statement"));
    }
    sqlite3_finalize(raw);
    return out;
}

base::Error Database::failure(const char* doing) {
    return failure(m_db == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(m_db), doing);
}

base::Error Database::failure(int code, const char* doing) {
    if ((code & 0xff) == SQLITE_IOERR) m_suspect = true;
    return {codeOf(code),
            m_file.string() + ": " + doing + ": " + (m_db == nullptr ? "no memory" : sqlite3_errmsg(m_db))};
}

base::Status Database::refuseIfSuspect() const {
    if (!m_suspect) return {};
    return base::fail(base::ErrorCode::Unavailable,
                      m_file.string() + ": the disk failed; nothing is written before the file was opened again");
}

Transaction::~Transaction() {
    // A failed rollback leaves the transaction to be undone at the next open: nothing to do about it here.
    if (m_open && !m_db.execute("ROLLBACK")) m_open = false;
}

base::Status Transaction::begin() {
    HINANJO_TRY(m_db.refuseIfSuspect());
    HINANJO_TRY(m_db.execute("BEGIN IMMEDIATE"));
    m_open = true;
    return {};
}

base::Status Transaction::commit() {
    HINANJO_TRY(m_db.refuseIfSuspect());
    HINANJO_TRY(m_db.execute("COMMIT"));
    m_open = false;
    return {};
}

}  // namespace hinanjo::store
