#include "print/page_code.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace hinanjo::print {
namespace {

constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::string base32(std::string_view raw) {
    std::string out;
    std::uint32_t bits = 0;
    int held = 0;
    for (const char c : raw) {
        bits = (bits << 8 | static_cast<unsigned char>(c)) & 0xffff;
        for (held += 8; held >= 5; held -= 5)
            out += kBase32[bits >> (held - 5) & 31];
    }
    if (held > 0) out += kBase32[bits << (5 - held) & 31];
    return out;
}

std::optional<base::ListId> listFromBase32(std::string_view text) {
    std::string raw;
    std::uint32_t bits = 0;
    int held = 0;
    for (const char c : text) {
        const auto digit = kBase32.find(c);
        if (digit == std::string_view::npos) return std::nullopt;
        bits = (bits << 5 | static_cast<std::uint32_t>(digit)) & 0xffff;
        held += 5;
        if (held >= 8) {
            held -= 8;
            raw += static_cast<char>(bits >> held & 0xff);
        }
    }
    return base::ListId::fromBytes(raw);
}

std::uint32_t crc32(std::string_view text) {
    std::uint32_t crc = 0xffffffffU;
    for (const char c : text) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xedb88320U : 0);
    }
    return ~crc;
}

std::string asWord(std::string_view text) {
    const auto isPlain = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
    };
    const bool plain = !text.empty() && std::ranges::all_of(text, isPlain);
    return plain ? std::string(text) : "." + base32(text);
}

template <typename Number>
bool readNumber(std::string_view text, Number& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size();
}

std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto space = text.find(' ');
        words.push_back(text.substr(0, space));
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
    return words;
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
        fmt::format("HNJ1 {} {}/{} {} {} {:%Y%m%dT%H%MZ}", base32(code.list.view()), code.page, code.pages, code.rows,
                    code.edition, std::chrono::time_point_cast<std::chrono::seconds>(minute));
    return fmt::format("{} {:08X}", text, crc32(text));
}

base::Result<PageCode> readPageCode(std::string_view text) {
    const auto refuse = [](const char* why) {
        return base::fail(base::ErrorCode::Invalid, std::string("page code: ") + why);
    };
    const auto words = wordsOf(text);
    if (words.size() != 7 || words[0] != "HNJ1") return refuse("not one of ours");
    if (fmt::format("{:08X}", crc32(text.substr(0, text.size() - 9))) != words[6]) return refuse("check code differs");
    PageCode code;
    const auto list = listFromBase32(words[1]);
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
    const std::string text = fmt::format("HNJT1 {} {}", asWord(number), asWord(shelter.value));
    return fmt::format("{} {:08X}", text, crc32(text));
}

std::string spokenId(const base::ListId& list) {
    // 26 letters for 128 bits: the last one carries three bits only, the eight before it are all random in a UUIDv7.
    const std::string all = base32(list.view());
    return all.substr(17, 4) + "-" + all.substr(21, 4);
}

}  // namespace hinanjo::print
