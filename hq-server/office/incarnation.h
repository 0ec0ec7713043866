// A lifetime of HQ's feed. A database that was put back to an earlier moment must not go on under the old name: tablets
// hold positions of the feed that would come to mean other events. It starts a new incarnation, and says where the old
// one was left (sync.md b6).
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "store/event_log.h"

namespace hinanjo::office {

// Up to `position` the feed of that incarnation is this one's.
struct Fork {
    base::IncarnationId incarnation;
    std::uint64_t position = 0;

    friend bool operator==(const Fork&, const Fork&) = default;
};

// Every incarnation this database had before, oldest first. Corrupt if what is kept is not that.
[[nodiscard]] base::Result<std::vector<Fork>> forksOf(store::EventLog& log);

// Makes `log` another lifetime: the present incarnation is remembered as a fork at `forkPosition`, a new id takes its
// place, HQ's own log is let go of (its next events belong to a new one), and enrolment codes given out before are void
// (they name the incarnation they were made in). `why` goes to the journal. Broken off half way it is simply called
// again. Belongs to the thread of `log`; an open Office must take the new id and log up itself.
[[nodiscard]] base::Result<base::IncarnationId> startIncarnation(store::EventLog& log, base::Random& random,
                                                                 const base::Clock& clock, std::uint64_t forkPosition,
                                                                 std::string_view why);

// Beside the database: how far its feed had come. A database that is put back by hand shows by it.
class PositionFile {
public:
    explicit PositionFile(std::filesystem::path directory) : m_file(std::move(directory) / "hq.position") {}

    // What was written last; nothing if there is no file, or none that can be read: then it proves nothing.
    [[nodiscard]] std::optional<Fork> read() const;
    // Keeps `position`, which is durable in the database: at once, or when the last writing is some seconds old.
    // A file that cannot be written is said once in the journal; nothing else depends on it. Thread-safe.
    enum class When { Now, Seldom };
    void keep(const Fork& position, When when);

private:
    std::filesystem::path m_file;
    std::mutex m_mutex;
    Fork m_kept;
    std::chrono::steady_clock::time_point m_keptAt{};
    bool m_complained = false;
};

}  // namespace hinanjo::office
