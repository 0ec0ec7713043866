// How large the letters of a list are.
#pragma once

#include <cstdint>

namespace hinanjo::print {

// ふつう (12 pt, 19 rows a page) or 大きい (18 pt, 12 rows).
enum class Size : std::uint8_t { Ordinary, Large };

}  // namespace hinanjo::print
