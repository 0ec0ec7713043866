// What a spreadsheet's numbers are shown as.
#pragma once

#include <string>
#include <string_view>

namespace hinanjo::readers {

// Whether a number under this format is a date. `code` is the workbook's own one, empty for those every spreadsheet
// knows (ECMA-376 part 1, 18.8.30, with the Japanese ones 27 to 36 and 50 to 58).
[[nodiscard]] bool isDateFormat(int id, std::string_view code);

// Day numbers of 1900 (where 60 is a day that never was) and of 1904. Empty if it is none a date can be.
enum class DayOne { Year1900, Year1904 };
[[nodiscard]] std::string dateOfDayNumber(double number, DayOne dayOne);

// "9012345678" of "9.012345678E9"; what is no number stays as it is.
[[nodiscard]] std::string plainNumber(std::string_view text);

}  // namespace hinanjo::readers
