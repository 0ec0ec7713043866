// What the program says of an import: to people, to scripts, and about refused rows.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "mapping/people.h"

namespace hinanjo::rosterimport {

struct Summary {
    std::string file;
    store::RosterKind kind{};
    std::string form;                // "cp932", "utf-8", "xlsx (sheet)".
    std::size_t headLine = 1;        // Of the file.
    std::vector<std::string> notes;  // What the reader noticed, Japanese.
    std::size_t rows = 0;
    std::size_t taken = 0;
    std::size_t refused = 0;
    std::size_t doubles = 0;  // Rows that may be a person of an earlier row.
    std::map<std::string, std::size_t> warnings;
    std::map<std::string, std::size_t> towns;
    std::vector<std::string> unusedColumns;
};

[[nodiscard]] std::string toText(const Summary& summary);
[[nodiscard]] std::string toJson(const Summary& summary);

// "roster.csv:12: 生年月日: lies in the future", one line each.
[[nodiscard]] std::string errorLines(const std::string& file, std::span<const mapping::Refusal> refused);
// "roster.csv:14: row: may be the person of row 3", one line each.
[[nodiscard]] std::string doubleLines(const std::string& file, std::span<const mapping::Double> doubles);
// UTF-8 with a mark, so that a spreadsheet shows it right: 行, 項目, 理由 and the row as it was.
[[nodiscard]] std::string refusedCsv(std::span<const std::string> head, std::span<const mapping::Refusal> refused);

// The same for rows that were taken: 行, 番号, 注意; a line for each warning.
[[nodiscard]] std::string warningsCsv(std::span<const mapping::Remark> remarks);

}  // namespace hinanjo::rosterimport
