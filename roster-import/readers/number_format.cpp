#include "readers/number_format.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace hinanjo::readers {
namespace {

// Only what stands outside of quotes, brackets and escapes says how a number is shown.
std::string bareCode(std::string_view code) {
    std::string bare;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"' || c == '[') {
            i = std::min(code.find(c == '"' ? '"' : ']', i + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else {
            bare.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        }
    }
    return bare;
}

}  // namespace

bool isDateFormat(int id, std::string_view code) {
    if (code.empty()) return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    const std::string bare = bareCode(code);
    if (bare.find("general") != std::string::npos || bare.find("g/") != std::string::npos) return false;
    // y, g and e are years of one calendar or the other, d days; "0.00e+00" is a number. Hours alone are no date.
    for (std::size_t i = 0; i < bare.size(); ++i) {
        const char c = bare[i];
        if (c == 'y' || c == 'g' || c == 'd') return true;
        if (c == 'e' && (i + 1 == bare.size() || (bare[i + 1] != '+' && bare[i + 1] != '-'))) return true;
    }
    return false;
}

std::string dateOfDayNumber(double number, DayOne dayOne) {
    using namespace std::chrono;
    constexpr double kLast = 2'958'465;  // 9999-12-31
    if (!(number >= 0) || number > kLast) return {};
    auto day = static_cast<int>(std::floor(number));
    year_month_day date;
    if (dayOne == DayOne::Year1904) {
        date = year_month_day(sys_days(year(1904) / January / 1) + days(day));
    } else {
        if (day == 0 || day == 60) return {};
        // 1900 was no leap year, but spreadsheets count a 29 February in it.
        date = year_month_day(sys_days(year(1899) / December / 31) + days(day > 60 ? day - 1 : day));
    }
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::string plainNumber(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::string(text);
    constexpr double kExact = 9'007'199'254'740'992;  // 2^53: whole numbers beyond it are not what was typed.
    std::array<char, 400> out{};
    const bool whole = std::floor(value) == value && std::abs(value) < kExact;
    std::snprintf(out.data(), out.size(), whole ? "%.0f" : "%.15g", value);
    return out.data();
}

}  // namespace hinanjo::readers
