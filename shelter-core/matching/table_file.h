// Rows of the small tables: a head, then one row per line, fields apart by one character, no quotes.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hinanjo::matching {

class TableFile {
public:
    // Fails with NotFound or Unavailable if it cannot be read, with Corrupt naming the row if a row has fewer than
    // `columns` fields or is not UTF-8.
    [[nodiscard]] static base::Result<TableFile> read(const std::filesystem::path& file, char separator,
                                                      std::size_t columns);

    // Without the head. Views live as long as the object.
    [[nodiscard]] const std::vector<std::vector<std::string_view>>& rows() const { return m_rows; }
    // "FILE:ROW: what", for the row at this place in rows().
    [[nodiscard]] base::Error wrong(std::size_t row, std::string_view what) const;

private:
    std::string m_file;
    std::unique_ptr<const std::string> m_bytes;  // On the heap, so that views survive a move.
    std::vector<std::vector<std::string_view>> m_rows;
};

}  // namespace hinanjo::matching
