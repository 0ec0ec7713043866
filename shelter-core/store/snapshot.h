// One moment of a database that somebody else goes on writing: seen through a connection of its own that only reads and
// never checkpoints (see database.h), so it may be used on any thread while the StoreThread works.
//
// As long as it lives the write-ahead log keeps growing: do not keep it. Not thread-safe.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "store/database.h"
#include "store/event_log.h"

namespace hinanjo::store {

class Snapshot {
public:
    // The moment is now. `file` is open in this process already (its Store). Fails as Database::open.
    [[nodiscard]] static base::Result<std::unique_ptr<Snapshot>> take(const std::filesystem::path& file,
                                                                      const Key& key);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

    // The log as it was. Nothing can be written through it.
    [[nodiscard]] EventLog& events() { return *m_events; }
    // A whole database of that moment in a new file, locked with `key`. Page by page in short steps. Unavailable (disk
    // full) leaves a part of a file behind. It is not made durable: that is for who keeps it.
    [[nodiscard]] base::Status copyTo(const std::filesystem::path& file, const Key& key);

private:
    explicit Snapshot(Database db) : m_db(std::move(db)) {}

    Database m_db;
    std::unique_ptr<EventLog> m_events;
};

}  // namespace hinanjo::store
