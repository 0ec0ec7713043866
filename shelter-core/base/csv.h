// Comma-separated tables as spreadsheets and office systems write them (RFC 4180).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hinanjo::base {

// A row that is not taken into the table: its number of cells differs from the head's, or its quotes make no sense.
struct CsvProblem {
    std::size_t line = 0;
    std::string what;                // English, holds nothing of the row.
    std::vector<std::string> cells;  // As far as they could be read.
};

struct CsvTable {
    std::vector<std::string> head;  // Trimmed.
    std::size_t headLine = 1;       // Blank lines may stand above it.
    struct Row {
        std::size_t line = 0;            // Where it begins, from 1; cells may hold line breaks.
        std::vector<std::string> cells;  // As many as the head has; not trimmed.
    };
    std::vector<Row> rows;
    std::vector<CsvProblem> problems;
};

// CRLF, LF and CR end rows; blank lines are skipped; cells behind the head's last one may be there if they are empty.
// Fails with Corrupt ("fileName:line: row: what") if the text was torn off: a quote never closed, or a last row with
// too few cells and no end of line. Fails with Invalid if there is no head line.
// Pure and thread-safe.
[[nodiscard]] Result<CsvTable> readCsv(std::string_view utf8Text, std::string_view fileName);

// One row without an end of line; cells are quoted where they must be.
[[nodiscard]] std::string csvLine(std::span<const std::string> cells);

}  // namespace hinanjo::base
