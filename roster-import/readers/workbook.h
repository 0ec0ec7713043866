// One sheet of an XLSX workbook (ECMA-376, SpreadsheetML) as rows of text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hinanjo::readers {

struct Sheet {
    struct Row {
        std::size_t line = 0;            // As the spreadsheet numbers it, from 1.
        std::vector<std::string> cells;  // Up to the last cell that is there; gaps are empty.
    };
    std::string name;
    std::vector<Row> rows;                 // Those the file holds; rows nobody wrote in may be missing.
    std::size_t hidden = 0;                // Rows a filter hides. They are among `rows`.
    std::vector<std::string> otherSheets;  // Visible ones that were not read.
};

[[nodiscard]] bool isWorkbook(std::string_view bytes);

// Reads the sheet of this name, or for an empty name the first visible one. Text is kept byte for byte; Excel's own
// furigana (rPh) is no part of it. A number formatted as a date becomes "1958-04-12" (in either date system), any other
// number its shortest decimal form without an exponent, so that codes and telephones stay what they are.
//
// Corrupt for a torn or damaged workbook, Invalid for one without that sheet or larger than what a register can be
// (256 MiB unpacked in all). Messages begin with the file's name. Pure and thread-safe.
[[nodiscard]] base::Result<Sheet> readWorkbook(std::string_view bytes, std::string_view fileName,
                                               std::string_view sheetName);

}  // namespace hinanjo::readers
