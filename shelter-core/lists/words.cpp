#include <fmt/format.h>

#include "domain/birth_date.h"
#include "lists/build.h"

namespace hinanjo::lists {
namespace {

// Japan keeps UTC+9 all year.
constexpr std::chrono::hours kJapan{9};

std::chrono::hh_mm_ss<base::Millis> clockOf(base::TimePoint moment) {
    const auto local = moment + kJapan;
    return std::chrono::hh_mm_ss<base::Millis>(local - std::chrono::floor<std::chrono::days>(local));
}

}  // namespace

std::string basisWords(const std::string& code) {
    if (code == "49-11-1") return "災害対策基本法 第49条の11第1項（庁内）";
    if (code == "49-11-2") return "災害対策基本法 第49条の11第2項";
    if (code == "49-11-3") return "災害対策基本法 第49条の11第3項";
    return {};
}

std::string shortTime(base::TimePoint moment) {
    const auto day = domain::japaneseDay(moment);
    const auto clock = clockOf(moment);
    return fmt::format("{}/{} {}:{:02}", static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                       clock.hours().count(), clock.minutes().count());
}

std::string longTime(base::TimePoint moment) {
    const auto day = domain::japaneseDay(moment);
    const auto clock = clockOf(moment);
    const domain::PartialDate date{static_cast<std::uint16_t>(static_cast<int>(day.year())),
                                   static_cast<std::uint8_t>(static_cast<unsigned>(day.month())),
                                   static_cast<std::uint8_t>(static_cast<unsigned>(day.day()))};
    return fmt::format("{} {}:{:02}", domain::toJapanese(date), clock.hours().count(), clock.minutes().count());
}

}  // namespace hinanjo::lists
