// A file of the welfare system as a table. Today CSV; another kind of file becomes another reader with the same answer.
#pragma once

#include <filesystem>

#include "base/csv.h"
#include "base/encoding.h"
#include "base/result.h"

namespace hinanjo::readers {

struct TableFile {
    base::CsvTable table;
    base::Encoding encoding{};  // What it was written in.
};

// NotFound or Unavailable if the file cannot be read, Invalid if it is not a CSV file in that encoding, Corrupt if it
// was torn off. Every message begins with the file's name and, where there is one, the row.
[[nodiscard]] base::Result<TableFile> readTableFile(const std::filesystem::path& file, base::Encoding wanted);

}  // namespace hinanjo::readers
