// What single cells mean, and what is odd about them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/roster.h"

namespace hinanjo::mapping {

// Nothing for a word or code nobody agreed on. Empty text is NotSaid.
[[nodiscard]] std::optional<domain::Sex> readSex(std::string_view text);
// Words only: a bare 1 means "yes" in one system and "refused" in the next, so codes go through a mapping file.
[[nodiscard]] std::optional<domain::Consent> readConsent(std::string_view text);

// The date of birth of a register: the first reading, with remarks for staff; or why it cannot be taken.
struct BirthRead {
    domain::PartialDate date;
    std::string warning;         // Japanese, may be empty.
    std::string_view refusal;    // English, empty if taken.
    std::string_view refusalJa;  // The same for staff.
};
[[nodiscard]] BirthRead readRegisterBirth(std::string_view text, std::chrono::year_month_day today);

// Characters that were lost or that only one office can draw: 「氏名に外字があります」. They are kept as they are.
[[nodiscard]] std::vector<std::string> oddCharacters(std::string_view fieldName, std::string_view text);

// A telephone number whose leading 0 a spreadsheet has eaten.
[[nodiscard]] bool lostLeadingZero(std::string_view phone);

}  // namespace hinanjo::mapping
