// What the program says of an import: to people, to scripts, and about refused rows.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "mapping/people.h"

namespace hinanjo::rosterimport {

struct Summary {
    std::string file;
    store::RosterKind kind{};
    base::Encoding encoding{};
    std::size_t rows = 0;
    std::size_t taken = 0;
    std::size_t refused = 0;
    std::map<std::string, std::size_t> warnings;
    std::map<std::string, std::size_t> towns;
    std::vector<std::string> unusedColumns;
};

[[nodiscard]] std::string toText(const Summary& summary);
[[nodiscard]] std::string toJson(const Summary& summary);

// "roster.csv:12: 生年月日: lies in the future", one line each.
[[nodiscard]] std::string errorLines(const std::string& file, std::span<const mapping::Refusal> refused);
// UTF-8 with a mark, so that a spreadsheet shows it right: 行, 項目, 理由 and the row as it was.
[[nodiscard]] std::string refusedCsv(std::span<const std::string> head, std::span<const mapping::Refusal> refused);

}  // namespace hinanjo::rosterimport
