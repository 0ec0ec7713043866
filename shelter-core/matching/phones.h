// Telephone numbers as numbers.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace hinanjo::matching {

// A national number with its leading zero kept by a 1 in front: 03-1234-5678 is 10312345678.
using Phone = std::uint64_t;

// Every number of a cell: any width and punctuation, +81, a zero that a spreadsheet ate, local numbers of the 03 area.
// Dummies (000-0000-0000, 03-1234-5678) and anything that is not a telephone number are left out.
[[nodiscard]] std::vector<Phone> readPhones(std::string_view cell);

// 070, 080, 090 and the coming 060: somebody's own, where the others ring in a home.
[[nodiscard]] bool isMobile(Phone phone);

// Same length, exactly one digit differs.
[[nodiscard]] bool differInOneDigit(Phone a, Phone b);

}  // namespace hinanjo::matching
