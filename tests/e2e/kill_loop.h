// kill -9 of real processes, again and again, while records are made: of HQ, and of a tablet. What somebody was told is
// written down outside of them at once, and what they left on disk is compared with it after every kill.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace hinanjo::test {

struct KillPlan {
    std::filesystem::path dir;  // Empty; the data of HQ and tablets, the copies that are looked at, the journal.
    unsigned kills = 0;
    // Decides when and what is killed and what is recorded, as far as a machine that runs several processes can be
    // repeated.
    std::uint64_t seed = 1;
    std::function<void(const std::string&)> say;  // A line now and then; may be empty.
};

struct KillFigures {
    unsigned kills = 0;
    unsigned whileStarting = 0;      // Of them before the process was ready.
    std::uint64_t saved = 0;         // Events a desk was told of as saved.
    std::uint64_t acknowledged = 0;  // Events a tablet said to be at HQ.
    std::uint64_t atHq = 0;          // Events HQ had in the end.
    std::uint64_t untold = 0;        // Of them: durable before the kill, which came before the desk was told.
    std::uint64_t lost = 0;          // Acknowledged or saved, and not there when somebody looked.
    std::uint64_t twice = 0;         // A second event with an id, or with a place in its log.
    double seconds = 0;
    double medianBack = 0;  // Seconds from the kill until the next record is acknowledged (HQ) or saved (tablet).
    double longestBack = 0;
    std::vector<std::string> problems;  // Empty: every promise was kept.

    [[nodiscard]] std::string json(const std::string& what) const;
};

// Four tablets record all the time; HQ's serving process, its supervisor or both are killed and started again.
[[nodiscard]] KillFigures killHq(const KillPlan& plan);
// Two tablets, each a process of its own, are killed and started again on their directories; HQ serves and another
// tablet of the shelter records meanwhile.
[[nodiscard]] KillFigures killTablets(const KillPlan& plan);

}  // namespace hinanjo::test
