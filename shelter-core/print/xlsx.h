// Lists as an Excel workbook, by libxlsxwriter: the rows of lists::tableOf, and a second sheet that says what this list
// is. Every cell is text: nothing runs as a formula and no telephone number loses its zero. Any thread.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "lists/document.h"

namespace hinanjo::print {

// Atomically, readable by its owner only. The head is the first line, so that roster-import reads the file again.
// Invalid if it has more rows than a sheet can (1,048,575); Unavailable (disk full) leaves the old file or none.
[[nodiscard]] base::Status writeXlsx(const lists::Document& document, const std::filesystem::path& file);

}  // namespace hinanjo::print
