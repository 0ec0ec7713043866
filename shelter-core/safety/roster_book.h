// One version of the 避難行動要支援者名簿 (the whole at HQ, a shelter's slice on a tablet), ready to be matched with
// and walked through. Immutable; any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "domain/roster.h"
#include "matching/matcher.h"

namespace hinanjo::safety {

struct RosterBook {
    std::uint64_t version = 0;
    std::vector<domain::RosterPerson> people;
    std::vector<std::string> towns;  // 町丁目 of each, and 番 and 号 for door-to-door order
    std::vector<std::pair<int, int>> numbers;
    std::shared_ptr<const matching::Matcher> matcher;
    std::unordered_map<std::string, std::size_t> rows;  // By 整理番号.

    // `residents`: everybody of the ward, where the register was imported, else nobody: with it twins and namesakes are
    // known and far more arrivals are certain. `share`: directory of the matching tables. Takes about a second for
    // 10,000 people of either. Fails naming a broken table.
    [[nodiscard]] static base::Result<std::shared_ptr<const RosterBook>> make(std::uint64_t version,
                                                                              std::vector<domain::RosterPerson> people,
                                                                              std::vector<domain::Resident> residents,
                                                                              const std::filesystem::path& share);
    [[nodiscard]] const domain::RosterPerson* find(const base::RosterNo& no) const;
};

}  // namespace hinanjo::safety
