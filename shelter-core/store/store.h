// The database of one device: event log and registers in one encrypted file, owned by one process.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "store/database.h"
#include "store/event_log.h"
#include "store/registers.h"

namespace hinanjo::store {

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
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    [[nodiscard]] EventLog& events() { return *m_events; }
    [[nodiscard]] Registers& registers() { return m_registers; }
    [[nodiscard]] Database& database() { return m_db; }

    // Appends, giving back the ballast and trying once more when the disk is full.
    [[nodiscard]] base::Result<Appended> append(std::span<const event::StoredEvent> batch,
                                                const Arrival& how = {});
    // The reserve is gone: staff and HQ must be told, imports must stop.
    [[nodiscard]] bool isSpaceShort() const { return m_spaceShort; }

private:
    struct Lock;
    Store(Database db, std::unique_ptr<Lock> lock, std::filesystem::path ballast);
    void reserve(std::uint64_t bytes);

    std::unique_ptr<Lock> m_lock;
    Database m_db;
    std::unique_ptr<EventLog> m_events;
    Registers m_registers;
    std::filesystem::path m_ballast;
    bool m_spaceShort = false;
};

// A key from `file`, made there (mode 0600) if there is none. Wrapping it by a badge is the unlocking screen's matter.
[[nodiscard]] base::Result<Key> loadOrMakeKey(const std::filesystem::path& file);

}  // namespace hinanjo::store
