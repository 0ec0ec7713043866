// The database of one device: event log and registers in one encrypted file owned by one process, or, for a
// headquarters that one machine is not enough for, in a PostgreSQL database that several processes share.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "base/result.h"
#include "store/database.h"
#include "store/event_log.h"
#include "store/registers.h"

namespace hinanjo::store {

class PostgresSession;

// Not thread-safe: belongs to its StoreThread.
class Store {
public:
    struct Options {
        // Reserve of disk space, given back when the disk is full so that reception goes on (0: none).
        std::uint64_t ballastBytes = 0;
    };

    // Opens or creates `file`. Conflict: another process has it. Corrupt: damaged, foreign or another key. TooNew:
    // written by a later version. Unavailable: no space or permission. In every case the file is left as it was.
    [[nodiscard]] static base::Result<std::unique_ptr<Store>> open(const std::filesystem::path& file, const Key& key,
                                                                   const Options& options);
    // Opens the database that `conninfo` names ("postgresql://..."), making the schema if it is fresh. `lockFile`, if
    // not empty, is held against a second process with the same directory (Conflict). TooNew and Corrupt as above;
    // Unavailable: no server answers that can write.
    [[nodiscard]] static base::Result<std::unique_ptr<Store>> openPostgres(const std::string& conninfo,
                                                                           const std::filesystem::path& lockFile);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    [[nodiscard]] EventLog& events() { return *m_events; }
    [[nodiscard]] RegisterStore& registers() { return *m_registers; }
    // The SQLite file; there is none when this isShared().
    [[nodiscard]] Database& database() { return *m_db; }
    // Other processes may write to the same database: see EventLog::refresh() and claim().
    [[nodiscard]] bool isShared() const { return m_session != nullptr; }
    // Calls `wake` on a thread of its own, until destroyed, when another process may have committed something. Nothing
    // unless isShared().
    [[nodiscard]] std::shared_ptr<void> watch(std::function<void()> wake) const;

    // Appends, giving back the ballast and trying once more when the disk is full.
    [[nodiscard]] base::Result<Appended> append(std::span<const event::StoredEvent> batch, const Arrival& how = {});
    // The reserve is gone: staff and HQ must be told, imports must stop.
    [[nodiscard]] bool isSpaceShort() const { return m_spaceShort; }

private:
    struct Lock;
    explicit Store(std::unique_ptr<Lock> lock);
    void reserve(std::uint64_t bytes);

    std::unique_ptr<Lock> m_lock;
    std::optional<Database> m_db;
    std::unique_ptr<PostgresSession> m_session;
    std::unique_ptr<EventLog> m_events;
    std::unique_ptr<RegisterStore> m_registers;
    std::filesystem::path m_ballast;
    bool m_spaceShort = false;
};

// A key from `file`, made there (mode 0600) if there is none. Wrapping it by a badge is the unlocking screen's matter.
[[nodiscard]] base::Result<Key> loadOrMakeKey(const std::filesystem::path& file);

}  // namespace hinanjo::store
