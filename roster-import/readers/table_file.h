// A file of the welfare system as a table: CSV in the encodings offices use, or a sheet of an XLSX workbook.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/csv.h"
#include "base/encoding.h"
#include "base/result.h"

namespace hinanjo::readers {

struct TableOptions {
    base::Encoding encoding = base::Encoding::Auto;  // Of a CSV file.
    std::size_t headLine = 1;                        // Lines above it are titles and not read.
    std::string sheet;                               // Of a workbook; empty: the first visible one.
};

struct TableFile {
    base::CsvTable table;
    std::string form;  // "cp932", "utf-8", "xlsx (name of the sheet)".
    // What whoever brought the file should know: rows a filter hides, sheets that were not read. Japanese.
    std::vector<std::string> notes;
};

// NotFound or Unavailable if the file cannot be read; Invalid if it is neither CSV in a wanted encoding nor a workbook
// (what it is, and what to do, is said); Corrupt if it was torn off. Every message begins with the file's name and,
// where there is one, the row.
[[nodiscard]] base::Result<TableFile> readTableFile(const std::filesystem::path& file, const TableOptions& options);

}  // namespace hinanjo::readers
