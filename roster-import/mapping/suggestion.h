// A first mapping file for a layout nobody has described yet, made from its head line and looked at by people.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/csv.h"
#include "mapping/fields.h"

namespace hinanjo::mapping {

struct Suggestion {
    std::string toml;                        // A mapping file, with remarks in Japanese.
    std::vector<std::string_view> unplaced;  // Required fields that no column seems to hold.
};

// Columns by their known names first, then by names that contain one, if what stands in them agrees; at last by what
// stands in them alone (dates, addresses, kana). Whatever was not known by its name is marked to be checked. Codes of
// 性別 and 同意 that have no known meaning are listed with how often they stand there. Nothing else of the rows is in
// it.
[[nodiscard]] Suggestion suggestMapping(store::RosterKind kind, const base::CsvTable& table,
                                        std::chrono::year_month_day today);

}  // namespace hinanjo::mapping
