// Dates of birth as offices and people write them: 和暦, 西暦, codes, with parts missing.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace hinanjo::domain {

enum class Era : std::uint8_t { Meiji = 1, Taisho, Showa, Heisei, Reiwa };

// A date of which parts may be unknown (0). A known day needs a known month.
struct PartialDate {
    std::uint16_t year = 0;
    std::uint8_t month = 0;
    std::uint8_t day = 0;

    [[nodiscard]] bool isEmpty() const { return year == 0 && month == 0 && day == 0; }
    [[nodiscard]] bool isComplete() const { return year != 0 && month != 0 && day != 0; }
    // "1958-04-12", "1961-05-00", "1961-00-00"; empty for an empty date.
    [[nodiscard]] std::string toText() const;
    [[nodiscard]] static PartialDate fromText(std::string_view text);  // Empty for anything else.

    friend auto operator<=>(const PartialDate&, const PartialDate&) = default;
};

// Completed years on `day` (満年齢, 年齢計算ニ関スル法律: the day before the birthday counts as the end of the year,
// which for the date alone is the birthday). Nothing if the year is unknown; an unknown month or day counts as 1.
[[nodiscard]] std::optional<int> ageOn(const PartialDate& birth, std::chrono::year_month_day day);

// Today in Japan (UTC+9, no daylight saving) of a moment.
[[nodiscard]] std::chrono::year_month_day japaneseDay(base::TimePoint moment);

// "昭和33年4月12日", "昭和36年5月", "昭和36年"; 元年 for year 1. Empty for an empty date; 西暦 before 1868.
[[nodiscard]] std::string toJapanese(const PartialDate& date);

// The date of an era year. Fails with Invalid and a sentence for staff (Japanese: 「昭和は64年までです」) for a year
// the era never had or a day the month never had. 昭和64 and 平成1, 平成31 and 令和1 are both accepted.
[[nodiscard]] base::Result<PartialDate> fromEra(Era era, int year, int month, int day);
[[nodiscard]] base::Result<PartialDate> fromGregorian(int year, int month, int day);

// Every date a written form may mean, best first; empty vector if none. Reads 和暦 (昭和33年4月12日, 昭和三十三年,
// S33.4.12, S330412, 昭33-4-12, 元年, codes 3330412 with 1 明治 2 大正 3 昭和 4 平成 5 令和), 西暦 (1958-04-12,
// 1958/4/12, 19580412, 1958年, with a midnight behind it), full- and half-width, parts missing (昭和36年, 1961-05, 00 for month and day), and
// era-less two-digit years (58.4.12), which may mean up to four dates. Impossible dates (2月30日, 昭和65年) give
// nothing.
[[nodiscard]] std::vector<PartialDate> readBirthDate(std::string_view text);

// A birth or an age on a keyed list that is no single fact (「13.4.5」, 「80代」) stays in the remark as it was written,
// behind this word and last of all, so that people see it and matching reads it.
inline constexpr std::string_view kAsWritten = "生年月日・年齢の記入: ";

}  // namespace hinanjo::domain
