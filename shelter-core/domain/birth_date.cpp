#include "domain/birth_date.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace hinanjo::domain {
namespace {

using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

// One era: its first day and the last year offices wrote with it. The year of a change belongs to both eras, because
// people and old forms mix them (昭和64年 = 平成元年); which days belonged to which matters only for writing, see
// eraOf.
struct EraSpan {
    Era era;
    std::string_view name;
    year_month_day first;
    int lastYear;
};
constexpr int kReiwaHasNoEnd = 99;
constexpr std::array<EraSpan, 5> kEras{{
    {Era::Meiji, "明治", year_month_day(year(1868), month(1), std::chrono::day(1)), 45},
    {Era::Taisho, "大正", year_month_day(year(1912), month(7), std::chrono::day(30)), 15},
    {Era::Showa, "昭和", year_month_day(year(1926), month(12), std::chrono::day(25)), 64},
    {Era::Heisei, "平成", year_month_day(year(1989), month(1), std::chrono::day(8)), 31},
    {Era::Reiwa, "令和", year_month_day(year(2019), month(5), std::chrono::day(1)), kReiwaHasNoEnd},
}};
constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2199;
constexpr std::size_t kLongestText = 200;  // bytes; no date is that long

const EraSpan* spanOf(Era era) {
    const auto it = std::ranges::find(kEras, era, &EraSpan::era);
    return it == kEras.end() ? nullptr : &*it;
}

int lastDayOf(int y, int m) {
    // Without a year February may have 29 days.
    const year_month_day_last last(year(y == 0 ? 2000 : y),
                                   std::chrono::month_day_last(month(static_cast<unsigned>(m))));
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

base::Result<PartialDate> checkedDate(int y, int m, int d) {
    const auto wrong = [](std::string sentence) { return base::fail(base::ErrorCode::Invalid, std::move(sentence)); };
    if (m < 0 || m > 12) return wrong("月は1から12までです");
    if (d < 0) return wrong("日は1からです");
    if (m == 0 && d != 0) return wrong("月が分からないときは、日も空けてください");
    if (m != 0 && d > lastDayOf(y, m)) {
        if (m == 2 && d == 29) return wrong("この年の2月は28日までです");
        return wrong(std::to_string(m) + "月は" + std::to_string(lastDayOf(0, m)) + "日までです");
    }
    return PartialDate{static_cast<std::uint16_t>(y), static_cast<std::uint8_t>(m), static_cast<std::uint8_t>(d)};
}

// The era a date is written with. Unknown parts count as the middle of the year or month, so that 1989 without a month
// becomes 平成元年 and not the week it was still 昭和64年.
const EraSpan* eraOf(const PartialDate& date) {
    const unsigned m = date.month == 0 ? 7 : date.month;
    const unsigned d = date.day == 0 ? 15 : date.day;
    const year_month_day day(year(date.year), month(m), std::chrono::day(d));
    const auto it = std::find_if(kEras.rbegin(), kEras.rend(), [&](const EraSpan& e) { return e.first <= day; });
    return it == kEras.rend() ? nullptr : &*it;
}

void put(std::string& out, int value, int width) {
    const std::string digits = std::to_string(value);
    out.append(static_cast<std::size_t>(std::max(0, width - static_cast<int>(digits.size()))), '0');
    out += digits;
}

// --- reading ---

enum class Mark { None, Year, Month, Day };

// A run of digits and what stood behind it (年, 月, 日, or only a separator).
struct Number {
    int value = 0;
    int digits = 0;
    Mark mark = Mark::None;
    std::string text;
};

struct Written {
    std::optional<Era> era;
    bool gregorian = false;  // 西暦 was said.
    std::vector<Number> numbers;
};

int kanjiDigit(char32_t c) {
    constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
    constexpr std::u32string_view kFormalDigits = U"零壱弐参";
    if (c == U'○' || c == U'◯') return 0;  // Typed for 〇.
    const auto at = std::min(kDigits.find(c), kFormalDigits.find(c));
    return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}
int kanjiPower(char32_t c) {
    return c == U'十' || c == U'拾' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
}

// 三十三 -> 33, 一九五八 -> 1958. Leaves everything else; 元 in front of 年 or after an era is 1.
std::u32string withoutKanjiNumerals(std::u32string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && (kanjiDigit(text[end]) >= 0 || kanjiPower(text[end]) > 0))
            ++end;
        if (end == i) {
            out.push_back(text[i] == U'元' ? U'1' : text[i]);
            ++i;
            continue;
        }
        const std::u32string_view run = text.substr(i, end - i);
        if (std::ranges::none_of(run, [](char32_t c) { return kanjiPower(c) > 0; })) {
            for (const char32_t c : run)
                out.push_back(U'0' + static_cast<char32_t>(kanjiDigit(c)));
        } else {
            int sum = 0;
            int digit = -1;
            for (const char32_t c : run) {
                if (const int power = kanjiPower(c); power > 0) {
                    sum += (digit < 0 ? 1 : digit) * power;
                    digit = -1;
                } else {
                    digit = kanjiDigit(c);
                }
            }
            for (const char c : std::to_string(sum + std::max(0, digit)))
                out.push_back(static_cast<char32_t>(c));
        }
        i = end;
    }
    return out;
}

// Notes in brackets, 「生まれ」 and 「月日不詳」 say nothing a PartialDate could hold.
std::u32string withoutRemarks(std::u32string_view text) {
    std::u32string out;
    bool inside = false;
    for (const char32_t c : text) {
        if (c == U'(' || c == U'[' || c == U'〔') {
            inside = true;
        } else if (c == U')' || c == U']' || c == U'〕') {
            inside = false;
        } else if (!inside) {
            out.push_back(c);
        }
    }
    for (const std::u32string_view remark :
         {U"月日不詳", U"月日不明", U"以下不詳", U"以下不明", U"生まれ", U"生れ", U"生"}) {
        if (const auto at = out.rfind(remark); at != std::u32string::npos && at + remark.size() == out.size()) {
            out.erase(at);
        }
    }
    for (const std::u32string_view unknown : {U"不詳", U"不明"}) {
        for (auto at = out.find(unknown); at != std::u32string::npos; at = out.find(unknown)) {
            out.replace(at, unknown.size(), U"0");
        }
    }
    return out;
}

// "1958/4/12 0:00:00" and "1958-04-12T00:00:00": a date that spreadsheets and databases gave a midnight.
std::u32string_view withoutMidnight(std::u32string_view text) {
    const auto colon = text.find(U':');
    const auto begin = text.substr(0, colon).find_last_of(U" T");
    if (colon == std::u32string_view::npos || begin == std::u32string_view::npos || begin == 0) return text;
    const auto time = text.substr(begin + 1);
    return time.find_first_not_of(U"0:.Z") == std::u32string_view::npos ? text.substr(0, begin) : text;
}

bool isSeparator(char32_t c) {
    constexpr std::u32string_view kSeparators = U"-‐‑‒–—―−ー./,、。・･:~ \t\u3000";
    return kSeparators.find(c) != std::u32string_view::npos;
}

// Takes the era or 西暦 off the front.
void takeEra(std::u32string_view& text, Written& written) {
    struct Spelling {
        std::u32string_view text;
        Era era;
    };
    static constexpr Spelling kSpellings[] = {
        {U"明治", Era::Meiji}, {U"大正", Era::Taisho}, {U"昭和", Era::Showa}, {U"平成", Era::Heisei},
        {U"令和", Era::Reiwa}, {U"明", Era::Meiji},    {U"大", Era::Taisho},  {U"昭", Era::Showa},
        {U"平", Era::Heisei},  {U"令", Era::Reiwa},    {U"M", Era::Meiji},    {U"T", Era::Taisho},
        {U"S", Era::Showa},    {U"H", Era::Heisei},    {U"R", Era::Reiwa},    {U"m", Era::Meiji},
        {U"t", Era::Taisho},   {U"s", Era::Showa},     {U"h", Era::Heisei},   {U"r", Era::Reiwa},
    };
    for (const std::u32string_view western : {U"西暦", U"西"}) {
        if (text.starts_with(western)) {
            text.remove_prefix(western.size());
            written.gregorian = true;
            return;
        }
    }
    for (const Spelling& s : kSpellings) {
        if (text.starts_with(s.text)) {
            text.remove_prefix(s.text.size());
            written.era = s.era;
            return;
        }
    }
}

// Splits the text into numbers and what they are marked as; nothing if anything else stands in it.
std::optional<Written> readWritten(std::string_view text) {
    std::u32string clean = base::decodeUtf8(base::nfkc(text));
    std::erase_if(clean, [](char32_t c) { return c == 0xfeff || base::isVariationSelector(c); });
    const std::u32string folded = withoutKanjiNumerals(withoutRemarks(withoutMidnight(clean)));
    std::u32string_view rest = folded;
    const auto skipSeparators = [&] {
        while (!rest.empty() && isSeparator(rest.front()))
            rest.remove_prefix(1);
    };

    Written written;
    skipSeparators();
    takeEra(rest, written);
    skipSeparators();
    while (!rest.empty()) {
        Number number;
        while (!rest.empty() && ((rest.front() >= U'0' && rest.front() <= U'9') || rest.front() == U'?' ||
                                 rest.front() == U'*' || rest.front() == U'×')) {
            const bool digit = rest.front() >= U'0' && rest.front() <= U'9';
            number.text.push_back(digit ? static_cast<char>(rest.front()) : '0');
            rest.remove_prefix(1);
        }
        number.digits = static_cast<int>(number.text.size());
        if (number.digits > 8) return std::nullopt;
        std::from_chars(number.text.data(), number.text.data() + number.text.size(), number.value);
        skipSeparators();
        if (!rest.empty()) {
            const char32_t c = rest.front();
            number.mark = c == U'年' ? Mark::Year : c == U'月' ? Mark::Month : c == U'日' ? Mark::Day : Mark::None;
            if (number.mark != Mark::None) rest.remove_prefix(1);
        }
        // 「昭和36年 月 日」: a mark without a number is a part left blank; neither means a character nobody expects
        // here.
        if (number.digits == 0 && number.mark == Mark::None) return std::nullopt;
        written.numbers.push_back(std::move(number));
        skipSeparators();
    }
    return written;
}

class Readings {
public:
    void addEra(Era era, int y, int m, int d) { add(fromEra(era, y, m, d)); }
    void addGregorian(int y, int m, int d) { add(fromGregorian(y, m, d)); }
    void addMonthDay(int m, int d) {
        if (m != 0 && d != 0) add(checkedDate(0, m, d));
    }
    // A two-digit year of no era: 昭和 first (most who write so were born then), the western year last and only where
    // no later era could be meant.
    void addTwoDigitYear(int y, int m, int d) {
        for (const Era era : {Era::Showa, Era::Heisei, Era::Taisho, Era::Reiwa}) {
            if (era != Era::Reiwa || y <= spanOf(Era::Heisei)->lastYear) addEra(era, y, m, d);
        }
        if (y > spanOf(Era::Heisei)->lastYear) addGregorian(1900 + y, m, d);
    }
    void addEraCode(int code, int y, int m, int d) {
        if (code >= 1 && code <= 5) addEra(static_cast<Era>(code), y, m, d);
    }
    [[nodiscard]] std::vector<PartialDate> take() { return std::move(m_dates); }
    [[nodiscard]] bool empty() const { return m_dates.empty(); }

private:
    void add(const base::Result<PartialDate>& date) {
        if (date && std::ranges::find(m_dates, *date) == m_dates.end()) m_dates.push_back(*date);
    }

    std::vector<PartialDate> m_dates;
};

int numberAt(std::string_view digits, std::size_t at, std::size_t length) {
    int value = 0;
    std::from_chars(digits.data() + at, digits.data() + at + length, value);
    return value;
}

// 19580412, 3330412, 330412, S330412, 1958, S33: one run of digits.
void readRun(const Written& written, std::string_view run, Readings& out) {
    const auto part = [&](std::size_t at) { return numberAt(run, at, 2); };
    if (written.era) {
        if (run.size() <= 2) out.addEra(*written.era, numberAt(run, 0, run.size()), 0, 0);
        if (run.size() == 4) out.addEra(*written.era, part(0), part(2), 0);
        if (run.size() == 6) out.addEra(*written.era, part(0), part(2), part(4));
        return;
    }
    if (run.size() == 8) out.addGregorian(numberAt(run, 0, 4), part(4), part(6));
    if (run.size() == 4) out.addGregorian(numberAt(run, 0, 4), 0, 0);
    if (written.gregorian) return;
    if (run.size() == 7) out.addEraCode(run[0] - '0', part(1), part(3), part(5));
    if (run.size() == 6) {
        out.addTwoDigitYear(part(0), part(2), part(4));
        if (out.empty()) out.addGregorian(numberAt(run, 0, 4), part(4), 0);
    }
}

// Year, month and day from where the numbers stand and how they are marked. False if that makes no date.
struct Parts {
    const Number* year = nullptr;
    int month = 0;
    int day = 0;
};
std::optional<Parts> partsOf(const Written& written) {
    const auto& numbers = written.numbers;
    const bool yearComesFirst = written.era || written.gregorian || numbers.size() >= 3 || numbers[0].digits == 4;
    Parts parts;
    int last = yearComesFirst ? 0 : 1;  // The place before the first number: 1 is "after the year".
    for (const Number& n : numbers) {
        const int place = n.mark == Mark::None ? last + 1 : static_cast<int>(n.mark);
        if (&n != &numbers.front() && place <= last) return std::nullopt;
        if (place > 3 || (place > 1 && n.digits > 2)) return std::nullopt;
        if (place == 1) parts.year = &n;
        if (place == 2) parts.month = n.value;
        if (place == 3) parts.day = n.value;
        last = place;
    }
    return parts;
}

}  // namespace

std::string PartialDate::toText() const {
    if (isEmpty()) return {};
    std::string out;
    put(out, year, 4);
    out.push_back('-');
    put(out, month, 2);
    out.push_back('-');
    put(out, day, 2);
    return out;
}

PartialDate PartialDate::fromText(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
        if (text[i] < '0' || text[i] > '9') return {};
    }
    const auto date = checkedDate(numberAt(text, 0, 4), numberAt(text, 5, 2), numberAt(text, 8, 2));
    return date ? *date : PartialDate{};
}

std::optional<int> ageOn(const PartialDate& birth, std::chrono::year_month_day day) {
    if (birth.year == 0) return std::nullopt;
    const unsigned birthMonth = std::max<unsigned>(birth.month, 1);
    const unsigned birthDay = std::max<unsigned>(birth.day, 1);
    const bool hadBirthday = std::pair(static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day())) >=
                             std::pair(birthMonth, birthDay);
    const int years = static_cast<int>(day.year()) - birth.year - (hadBirthday ? 0 : 1);
    if (years < 0) return std::nullopt;
    return years;
}

std::chrono::year_month_day japaneseDay(base::TimePoint moment) {
    return {std::chrono::floor<std::chrono::days>(moment + std::chrono::hours(9))};
}

std::string toJapanese(const PartialDate& date) {
    std::string out;
    if (date.year != 0) {
        if (const EraSpan* era = eraOf(date)) {
            const int y = date.year - static_cast<int>(era->first.year()) + 1;
            out = std::string(era->name) + (y == 1 ? "元" : std::to_string(y)) + "年";
        } else {
            out = std::to_string(date.year) + "年";
        }
    }
    if (date.month != 0) out += std::to_string(date.month) + "月";
    if (date.day != 0) out += std::to_string(date.day) + "日";
    return out;
}

base::Result<PartialDate> fromEra(Era era, int year, int month, int day) {
    const EraSpan* span = spanOf(era);
    if (span == nullptr) return base::fail(base::ErrorCode::Invalid, "元号が分かりません");
    const std::string name(span->name);
    if (year < 1) return base::fail(base::ErrorCode::Invalid, name + "は元年（1年）からです");
    if (year > span->lastYear) {
        return base::fail(base::ErrorCode::Invalid, name + "は" + std::to_string(span->lastYear) + "年までです");
    }
    return checkedDate(static_cast<int>(span->first.year()) + year - 1, month, day);
}

base::Result<PartialDate> fromGregorian(int year, int month, int day) {
    if (year < kFirstYear || year > kLastYear) {
        return base::fail(base::ErrorCode::Invalid, "西暦は" + std::to_string(kFirstYear) + "年から" +
                                                        std::to_string(kLastYear) + "年までの4けたです");
    }
    return checkedDate(year, month, day);
}

std::vector<PartialDate> readBirthDate(std::string_view text) {
    if (text.size() > kLongestText) return {};
    const auto written = readWritten(text);
    if (!written || written->numbers.empty()) return {};
    const auto& numbers = written->numbers;
    Readings readings;
    if (numbers.size() == 1 && numbers[0].mark == Mark::None) {
        readRun(*written, numbers[0].text, readings);
        return readings.take();
    }
    // Era codes written apart: 3-33-04-12, 3-330412.
    const bool startsWithCode =
        !written->era && !written->gregorian && numbers[0].digits == 1 && numbers[0].mark == Mark::None;
    if (startsWithCode && (numbers.size() == 4 || (numbers.size() == 2 && numbers[1].digits == 6))) {
        Written rest = *written;
        rest.numbers.erase(rest.numbers.begin());
        if (numbers[0].value < 1 || numbers[0].value > 5) return {};
        rest.era = static_cast<Era>(numbers[0].value);
        if (rest.numbers.size() == 1) {
            readRun(rest, numbers[1].text, readings);
        } else if (const auto parts = partsOf(rest); parts && parts->year != nullptr && parts->year->digits <= 2) {
            readings.addEra(*rest.era, parts->year->value, parts->month, parts->day);
        }
        return readings.take();
    }
    const auto parts = partsOf(*written);
    if (!parts) return {};
    if (parts->year == nullptr || (parts->year->value == 0 && !written->era)) {
        readings.addMonthDay(parts->month, parts->day);
    } else if (parts->year->digits == 4 && !written->era) {
        readings.addGregorian(parts->year->value, parts->month, parts->day);
    } else if (parts->year->digits <= 2 && !written->gregorian) {
        if (written->era) {
            readings.addEra(*written->era, parts->year->value, parts->month, parts->day);
        } else {
            readings.addTwoDigitYear(parts->year->value, parts->month, parts->day);
        }
    }
    return readings.take();
}

}  // namespace hinanjo::domain
