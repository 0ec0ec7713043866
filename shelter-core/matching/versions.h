// With what a link was made, so that links of two programs or two sets of tables can be compared.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "matching/matcher.h"

namespace hinanjo::matching {

// `share`: directory of the tables. Fails naming the missing file.
[[nodiscard]] base::Result<Matcher::Versions> versionsOf(const std::filesystem::path& share);

}  // namespace hinanjo::matching
