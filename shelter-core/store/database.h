// One SQLite connection (SQLCipher 4, the file is encrypted) with bound statements and scoped transactions. Private to
// this folder: SQL is spoken nowhere else.
//
// Rules (sync.md b14): one connection writes and checkpoints, readers are query_only and never checkpoint; WAL with
// synchronous=FULL; an I/O error or a failed fsync makes the handle useless, it is never retried.
// Not thread-safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace hinanjo::store {

// 32 random bytes: the raw SQLCipher key. No passphrase derivation; wrapping it is the caller's matter.
struct Key {
    std::string bytes;
};

enum class Access { Writer, Reader };

class Database;

class Statement {
public:
    Statement(Database& db, sqlite3_stmt* statement) : m_db(db), m_statement(statement) {}
    ~Statement();  // Ready for the next use; bound text is let go of.
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, std::string_view text);
    Statement& bindBlob(int index, std::string_view bytes);
    Statement& bindNull(int index);
    // True: a row is there. False: done.
    [[nodiscard]] base::Result<bool> step();
    // For statements without rows: those that write. Fails with Unavailable on a handle that is not trusted any more.
    [[nodiscard]] base::Status run();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string_view bytes(int column) const;  // Text or blob; valid until the next step.

private:
    Database& m_db;
    sqlite3_stmt* m_statement;  // Null: it could not be prepared; m_db knows why.
};

class Database {
public:
    // Fails with Corrupt (not our file, another key, damaged), Conflict (another process has it), Unavailable (disk).
    // `vfs`: SQLite's name of what the file lies on; empty: the system's.
    [[nodiscard]] static base::Result<Database> open(const std::filesystem::path& file, const Key& key, Access access,
                                                     const std::string& vfs = {});
    ~Database();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;

    // Runs literal SQL without values.
    [[nodiscard]] base::Status execute(const char* sql);
    // A prepared statement, kept for the next call with the same literal. Using one inside itself is a programming
    // error.
    [[nodiscard]] Statement prepare(const char* sql);
    [[nodiscard]] base::Result<std::int64_t> number(const char* sql);
    [[nodiscard]] base::Error failure(const char* doing);
    // An I/O error happened on this handle: what it did last may be on disk or not, and its next sync says nothing
    // about it. It goes on reading and refuses to write; only a new handle writes again (Store::recover).
    [[nodiscard]] bool isSuspect() const { return m_suspect; }
    [[nodiscard]] base::Status refuseIfSuspect() const;
    [[nodiscard]] sqlite3* native() const { return m_db; }
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

private:
    Database(sqlite3* db, std::filesystem::path file) : m_db(db), m_file(std::move(file)) {}
    void close();
    static base::Result<Database> openWith(const std::filesystem::path& file, const std::string& keyHex, Access access,
                                           const std::string& vfs);
    friend class Statement;
    [[nodiscard]] base::Error failure(int code, const char* doing);

    sqlite3* m_db = nullptr;
    bool m_suspect = false;
    std::filesystem::path m_file;
    std::unordered_map<const char*, sqlite3_stmt*> m_statements;
};

// BEGIN IMMEDIATE ... commit(); anything else rolls back.
class Transaction {
public:
    explicit Transaction(Database& db) : m_db(db) {}
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    [[nodiscard]] base::Status begin();
    [[nodiscard]] base::Status commit();

private:
    Database& m_db;
    bool m_open = false;
};

}  // namespace hinanjo::store
