// What stands in cells: whether a column can be what the mapping says it is.
#pragma once

#include <chrono>
#include <string_view>

#include "base/csv.h"
#include "base/result.h"
#include "mapping/layout.h"
#include "mapping/values.h"

namespace hinanjo::mapping {

// Whether a cell can be this field at all, by its kind of characters. Everything can be a remark. Numbers of days are
// dates here.
[[nodiscard]] bool canBe(Field field, std::string_view cell, std::chrono::year_month_day today);

// Whether a column says its dates as a spreadsheet's day numbers: (nearly) nothing but numbers of five
// digits. One of them alone may as well be 020412 without its 0.
[[nodiscard]] DayNumbers dayNumbersOf(const base::CsvTable& table, const Layout& layout);

// Invalid ("file:1: head: 生年月日: column 住所 holds … in 20 of 20 rows: is another column meant?") if most cells of a
// column cannot be what it is taken for, if the names are in the column of the readings and the readings in that of the
// names, or if the numbers that name people repeat. A file of a few rows is not judged by them, except for the names.
// Holds nothing of the rows.
[[nodiscard]] base::Status checkContent(const base::CsvTable& table, const Layout& layout,
                                        std::chrono::year_month_day today, std::string_view fileName);

}  // namespace hinanjo::mapping
