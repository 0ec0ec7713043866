// One import from beginning to end.
#pragma once

#include <filesystem>
#include <optional>

#include "base/encoding.h"
#include "store/roster_file.h"

namespace hinanjo::rosterimport {

struct Options {
    std::filesystem::path input;
    std::filesystem::path out;  // Empty with `suggest`.
    bool suggest = false;       // Print a mapping file instead.
    store::RosterKind kind = store::RosterKind::Roster;
    std::optional<std::filesystem::path> mapping;
    base::Encoding encoding = base::Encoding::Auto;
    std::optional<std::size_t> headLine;  // Nothing: the first one, or one of the next that names the columns.
    std::string sheet;
    std::optional<std::filesystem::path> refused;
    std::optional<std::filesystem::path> warnings;
    bool json = false;
};

// What the shell sees.
enum ExitStatus { kDone = 0, kRefused = 1, kWrongUsage = 2, kDamaged = 3 };

// Writes the .roster file, the refused rows and the warnings (before it: a refused row must not get lost), the summary
// to stdout and one line for each error to stderr. Nothing is written to `out` unless at least one row was taken.
// With `suggest` a mapping file goes to stdout, and kRefused says that a required column was not found.
[[nodiscard]] ExitStatus run(const Options& options);

}  // namespace hinanjo::rosterimport
