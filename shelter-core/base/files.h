// Small files, written so that a power cut leaves the old one or the new one, never half.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hinanjo::base {

// Whole file. NotFound if there is none, Unavailable if it cannot be read.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& file);

// Temporary name, fsync, rename, fsync of the directory. Unavailable (disk full, no permission) leaves the old file.
enum class Secrecy { Ordinary, OwnerOnly };
[[nodiscard]] Status writeFile(const std::filesystem::path& file, std::string_view bytes,
                               Secrecy secrecy = Secrecy::Ordinary);

// Where the data tables of this build lie (name folding, towns): $HINANJO_SHARE, else ../share/hinanjo beside the
// program.
[[nodiscard]] std::filesystem::path shareDirectory();

}  // namespace hinanjo::base
