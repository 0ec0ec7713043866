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

// Whether a column about protection says that a person is protected (住民基本台帳事務における支援措置): 有, 無 and the
// like, words of protection and dates (of its end), in each of several joined columns. Nothing for other words and for
// codes.
[[nodiscard]] std::optional<bool> readProtection(std::string_view text);

// Whether a number of four or five digits is the day a spreadsheet counts so (20935 is 1957-04-25), or not readable.
enum class DayNumbers : bool { Refused, Dates };

// The date of birth of a register: the first reading, with remarks for staff; or why it cannot be taken.
struct BirthRead {
    domain::PartialDate date;
    std::string warning;         // Japanese, may be empty.
    std::string_view refusal;    // English, empty if taken.
    std::string_view refusalJa;  // The same for staff.
};
[[nodiscard]] BirthRead readRegisterBirth(std::string_view text, std::chrono::year_month_day today,
                                          DayNumbers dayNumbers = DayNumbers::Refused);

// Characters that were lost or that only one office can draw: 「氏名に外字があります」. They are kept as they are.
[[nodiscard]] std::vector<std::string> oddCharacters(std::string_view fieldName, std::string_view text);

// A telephone number, with what a spreadsheet did to it. A leading 0 is put back only where the digits can be nothing
// else: 9001234567 (mobile and IP numbers have 11 digits and begin 050 to 090) and 312345678 (03 and eight digits).
// Other numbers stay as they are.
struct PhoneRead {
    std::string text;
    std::string_view remark;  // Japanese, behind the field's name; may be empty.
};
[[nodiscard]] PhoneRead readPhone(std::string_view text);

// What kinds of character a text holds, of any width. Digits of kanji are kanji.
struct Scripts {
    bool kanji = false;  // With private-use characters and 〓, which stand for kanji.
    bool kana = false;
    bool letters = false;
    bool digits = false;
};
[[nodiscard]] Scripts scriptsOf(std::string_view text);
// A name of nothing but kana beside a reading with kanji.
[[nodiscard]] bool areSwapped(std::string_view name, std::string_view kana);

}  // namespace hinanjo::mapping
