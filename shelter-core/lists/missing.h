// Who of the roster is missing, part by part: what the unaccounted list, the command and the tablet's page count and
// walk.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lists/build.h"

namespace hinanjo::lists {

enum class PartBy : std::uint8_t {
    District,   // 町丁目
    Supporter,  // 民生委員, else 自治会: who knocks at the door
};

struct Part {
    std::string name;                        // 「王子一丁目」, 「町丁目 不明」, 「支援者 未定」
    std::size_t people = 0;                  // On the roster.
    std::vector<const RosterLine*> missing;  // From door to door: 町丁目, 番, 号, building and room, name.
    std::size_t candidates = 0;              // Of the missing: somebody at a shelter may be them.
    std::size_t rescue = 0;                  // Of the missing: 要救助.

    [[nodiscard]] std::size_t accountedFor() const { return people - missing.size(); }
};

// Every part that has anybody on the roster, also where nobody is missing any more; in the order of 町丁目 or of names,
// those without one last. Points into `lines`.
[[nodiscard]] std::vector<Part> missingBy(PartBy by, std::span<const RosterLine> lines);

}  // namespace hinanjo::lists
