// The database of one device: event log and registers in one encrypted file owned by one process, or, for a
// headquarters that one machine is not enough for, in a PostgreSQL database that several processes share.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

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
        // For tests: SQLite's name of the disk the file lies on (empty: the system's). Then there is neither a lock
        // file nor a ballast file on the real disk.
        std::string vfs{};
        // What stands for the ballast file then: takes that many bytes (0: gives them back); false: there is no room.
        std::function<bool(std::uint64_t)> ballast{};
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

    // Appends, giving back the ballast and trying once more when the disk is full. After an I/O error it recovers
    // first.
    [[nodiscard]] base::Result<Appended> append(std::span<const event::StoredEvent> batch, const Arrival& how = {});
    // After an I/O error: opens the file again, checks that it holds what was committed, proves that it can be written
    // and synced, and only then lets go of the handle the error happened on. Nothing to do otherwise. Never call it
    // while a Statement is alive. Unavailable: the disk still fails; reading goes on, writing is refused. Corrupt: the
    // file is not what was committed. Where the store isShared() there is never anything to do.
    [[nodiscard]] base::Status recover();
    // The reserve is gone: staff and HQ must be told, imports must stop.
    [[nodiscard]] bool isSpaceShort() const { return m_spaceShort; }

private:
    struct Lock;
    Store(std::unique_ptr<Lock> lock, Key key, Options options);
    [[nodiscard]] base::Result<Appended> tryAppend(std::span<const event::StoredEvent> batch, const Arrival& how);
    void reserve();
    [[nodiscard]] bool giveBackReserve();

    std::unique_ptr<Lock> m_lock;
    std::optional<Database> m_db;
    std::unique_ptr<PostgresSession> m_session;
    std::unique_ptr<EventLog> m_events;
    std::unique_ptr<RegisterStore> m_registers;
    Key m_key;
    Options m_options;
    std::filesystem::path m_ballast;
    bool m_hasReserve = false;  // Of m_options.ballast; of the file, the folder knows.
    bool m_spaceShort = false;
};

// A key from `file`, made there (mode 0600) if there is none. Wrapping it by a badge is the unlocking screen's matter.
[[nodiscard]] base::Result<Key> loadOrMakeKey(const std::filesystem::path& file);

}  // namespace hinanjo::store
