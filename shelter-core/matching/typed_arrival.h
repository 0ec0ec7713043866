// An arrival made comparable, once, before it meets any candidate.
#pragma once

#include <chrono>
#include <optional>
#include <unordered_set>
#include <vector>

#include "domain/birth_date.h"
#include "matching/address.h"
#include "matching/matcher.h"
#include "matching/names.h"
#include "matching/phones.h"

namespace hinanjo::matching {

// What was said of the birth. `dates` holds every reading of what was typed; the rest is there without a date.
struct TypedBirth {
    std::vector<domain::PartialDate> dates;
    std::optional<int> age;
    std::optional<int> decade;        // 70: 「70代」
    bool unread = false;              // Something with a number was written and is no date: 「昭和38年17月13日」
    std::chrono::year_month_day day;  // The age is counted on this day.

    [[nodiscard]] bool isEmpty() const { return dates.empty() && !age && !decade; }
};

struct TypedArrival {
    TypedName name;
    domain::Sex sex{};  // Male, Female or NotSaid
    TypedBirth birth;
    Address address;
    std::vector<Phone> phones;
    bool relation = false;
    bool absent = false;  // A remark says that this person did not come.
};

// Numbers of a dwelling place as one key; 0 unless town and 番 are known.
[[nodiscard]] std::uint64_t placeKey(const Address& address);

[[nodiscard]] bool isDummyBirth(const domain::PartialDate& date);

// Values that too many arrivals share.
struct Matcher::CommonValues {
    std::unordered_set<std::uint64_t> places;
    std::unordered_set<std::uint32_t> births;
    std::unordered_set<Phone> phones;

    [[nodiscard]] static std::uint32_t birthKey(const domain::PartialDate& date) {
        return static_cast<std::uint32_t>(date.year) << 16 | static_cast<std::uint32_t>(date.month) << 8 | date.day;
    }
};

// The values of one arrival that might turn out to be everybody's.
struct Matcher::Said {
    std::uint64_t family = 0;  // Tells families apart well enough to count them.
    std::uint64_t place = 0;   // 0: none, or one with a room.
    std::vector<Phone> phones;
    std::vector<std::uint32_t> births;
};

[[nodiscard]] TypedArrival readArrival(const Arrival& arrival, const NameTables& tables, const AddressBook& towns,
                                       const Matcher::CommonValues& common);

}  // namespace hinanjo::matching
