// 事前登録: what a household said of itself before it came, on its own phone or paper. The code carries it whole, so
// that the desk needs no network; nothing of it is stored anywhere else. docs/codes.md has the form for whoever makes
// such codes.
//
// Pure and thread-safe.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/birth_date.h"
#include "domain/person.h"

namespace hinanjo::codes {

// One person as a code or a card says it. Everything may be empty.
struct SaidPerson {
    std::string familyName, givenName, familyKana, givenKana;
    domain::Sex sex{};
    domain::PartialDate birth;
    std::vector<std::string> care;  // domain::care codes
    std::string residentNo;         // 宛名番号, where the municipality put it into its code

    friend bool operator==(const SaidPerson&, const SaidPerson&) = default;
};

struct SaidHousehold {
    std::vector<SaidPerson> people;  // Who answers for it first.
    std::string address;
    std::string building;
    std::string phone;
    std::string householdNo;                             // 世帯番号, likewise
    std::optional<std::chrono::year_month_day> written;  // When they said it.
    std::string madeBy;                                  // Name of the municipal layout; empty: our own code.
    std::vector<std::string> unread;  // In Japanese: values that could not be read, 「2人目の生年月日」.

    friend bool operator==(const SaidHousehold&, const SaidHousehold&) = default;
};

// A representative and 29 others (避難者カード標準様式).
inline constexpr std::size_t kMostPeople = 30;

// "HNJH1 <base 32> <check>". Numbers of the office, `madeBy` and `unread` do not travel. Invalid: nobody, more than
// kMostPeople, or more than a code of 60 mm that a camera still reads can hold.
[[nodiscard]] base::Result<std::string> toText(const SaidHousehold& household);
// As unwrap(); Invalid for a body that toText() never wrote ("household code: line 3: birth").
[[nodiscard]] base::Result<SaidHousehold> readHouseholdCode(std::string_view text);

// "山田　太郎" as family and given name; without a space everything is the family name.
void splitName(std::string_view whole, std::string& family, std::string& given);

}  // namespace hinanjo::codes
