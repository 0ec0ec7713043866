// What the imports of typed lists share: reading the file, its times, and telling which rows were refused.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/commands.h"
#include "base/csv.h"

namespace hinanjo::app {

// "2026-11-22T14:05", "2026-11-22 14:05:10", "2026/11/22 14:05", with Z or +09:00; Japan time where no zone is given.
[[nodiscard]] std::optional<base::TimePoint> readTypedTime(const std::string& text);

// A CSV file in any encoding we know. Fails naming the file.
[[nodiscard]] base::Result<base::CsvTable> readTable(const std::filesystem::path& file);

struct Refusal {
    std::size_t line = 0;
    std::string field;
    std::string why;
    std::vector<std::string> cells;
};

// One line for each, and the rows themselves in `target`, owner-only, which can be mended and imported again: nothing
// is lost. Does nothing without refusals.
[[nodiscard]] base::Status tellRefusals(const std::string& fileName, const std::vector<std::string>& head,
                                        const std::vector<Refusal>& refusals, const std::filesystem::path& target,
                                        const Output& output);

}  // namespace hinanjo::app
