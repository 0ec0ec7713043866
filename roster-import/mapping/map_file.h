// A TOML file for layouts of other systems: which column is which field, and what their codes mean.
//
//   [columns]                        # our field = their column, its number from 1, or several to be joined by a space
//   "整理番号" = "管理番号"
//   "氏名" = ["姓", "名"]
//   "住所" = 12
//   "備考" = []                      # none, though a column of that name is there
//   [values."性別"]                  # their value = ours
//   "10" = "男"
//   "20" = "女"
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "mapping/fields.h"

namespace hinanjo::mapping {

// The name of a column, or its number from 1.
using Column = std::variant<std::string, std::size_t>;

struct MapFile {
    std::map<Field, std::vector<Column>> columns;
    std::map<Field, std::map<std::string, std::string>> values;
};

// Invalid ("map.toml:3: columns: what") for text that is not TOML, unknown fields and unknown tables.
[[nodiscard]] base::Result<MapFile> readMapFile(const std::filesystem::path& file, store::RosterKind kind);

}  // namespace hinanjo::mapping
