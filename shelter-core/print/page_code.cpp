#include "print/page_code.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "base/code_text.h"
#include "codes/token_code.h"

namespace hinanjo::print {
namespace {

template <typename Number>
bool readNumber(std::string_view text, Number& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size();
}

// 20261122T0532Z
std::optional<base::TimePoint> readMinute(std::string_view text) {
    if (text.size() != 14 || text[8] != 'T' || text[13] != 'Z') return std::nullopt;
    int year = 0;
    unsigned month = 0, day = 0, hour = 0, minute = 0;
    if (!readNumber(text.substr(0, 4), year) || !readNumber(text.substr(4, 2), month) ||
        !readNumber(text.substr(6, 2), day) || !readNumber(text.substr(9, 2), hour) ||
        !readNumber(text.substr(11, 2), minute)) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok() || hour > 23 || minute > 59) return std::nullopt;
    return base::TimePoint(std::chrono::sys_days(date)) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

}  // namespace

std::string toText(const PageCode& code) {
    const auto minute = std::chrono::floor<std::chrono::minutes>(code.dataTime);
    const std::string text =
        fmt::format("HNJ1 {} {}/{} {} {} {:%Y%m%dT%H%MZ}", base::toBase32(code.list.view()), code.page, code.pages,
                    code.rows, code.edition, std::chrono::time_point_cast<std::chrono::seconds>(minute));
    return text + " " + base::checkCode(text);
}

base::Result<PageCode> readPageCode(std::string_view text) {
    const auto refuse = [](const char* why) {
        return base::fail(base::ErrorCode::Invalid, std::string("page code: ") + why);
    };
    const auto words = base::wordsOf(text);
    if (words.size() != 7 || words[0] != "HNJ1") return refuse("not one of ours");
    if (base::checkCode(text.substr(0, text.size() - 9)) != words[6]) return refuse("check code differs");
    PageCode code;
    const auto raw = base::fromBase32(words[1]);
    const auto list = raw ? base::ListId::fromBytes(*raw) : std::nullopt;
    const auto slash = words[2].find('/');
    const auto time = readMinute(words[5]);
    if (!list || slash == std::string_view::npos || !time) return refuse("malformed");
    code.list = *list;
    code.dataTime = *time;
    if (!readNumber(words[2].substr(0, slash), code.page) || !readNumber(words[2].substr(slash + 1), code.pages) ||
        !readNumber(words[3], code.rows) || !readNumber(words[4], code.edition)) {
        return refuse("malformed");
    }
    return code;
}

std::string tokenCode(std::string_view number, const base::ShelterId& shelter) {
    return codes::toText(codes::TokenCode{std::string(number), shelter});
}

std::string spokenId(const base::ListId& list) {
    // 26 letters for 128 bits: the last one carries three bits only, the eight before it are all random in a UUIDv7.
    const std::string all = base::toBase32(list.view());
    return all.substr(17, 4) + "-" + all.substr(21, 4);
}

}  // namespace hinanjo::print
