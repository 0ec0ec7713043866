// Beside the database: how far its feed had come. A database that is put back by hand shows by it.
#pragma once

#include <chrono>
#include <filesystem>
#include <mutex>
#include <optional>

#include "sync/incarnation.h"

namespace hinanjo::office {

class PositionFile {
public:
    explicit PositionFile(std::filesystem::path directory) : m_file(std::move(directory) / "hq.position") {}

    // What was written last; nothing if there is no file, or none that can be read: then it proves nothing.
    [[nodiscard]] std::optional<sync::Incarnation::Fork> read() const;
    // Keeps `position`, which is durable in the database: at once, or when the last writing is some seconds old.
    // A file that cannot be written is said once in the journal; nothing else depends on it. Thread-safe.
    enum class When { Now, Seldom };
    void keep(const sync::Incarnation::Fork& position, When when);

private:
    std::filesystem::path m_file;
    std::mutex m_mutex;
    sync::Incarnation::Fork m_kept;
    std::chrono::steady_clock::time_point m_keptAt{};
    bool m_complained = false;
};

}  // namespace hinanjo::office
