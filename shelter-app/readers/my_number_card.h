// The four items (氏名・住所・生年月日・性別) of a My Number card: application 券面事項入力補助AP, opened with
// 照合番号B, which is printed on the card's face. No PIN of the holder is asked for, and the individual number is not
// read: nothing here names the file it stands in (番号法 makes reading it another matter; domain notes in
// docs/codes.md).
//
// Blocking: a call takes as long as the card does. Not for the GUI thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "codes/household_code.h"
#include "readers/card_channel.h"

namespace hinanjo::readers {

// 照合番号B: 14 digits as they stand on the card. Birth as printed, two digits each for year, month and day
// (昭和33年4月12日 is 330412; a foreign resident's 1990年5月1日 is 900501), the year of expiry (4), the security code
// below the photo (4).
class PrintedCode {
public:
    static constexpr int kDigits = 14;
    // Nothing for anything but 14 digits, a month above 12 or a day above 31.
    [[nodiscard]] static std::optional<PrintedCode> fromDigits(std::string_view digits);
    [[nodiscard]] const std::string& digits() const { return m_digits; }

private:
    explicit PrintedCode(std::string digits) : m_digits(std::move(digits)) {}
    std::string m_digits;
};

// Is it such a card, and how often may the code still be mistaken? OtherCard, Blocked, LastTry or what the channel
// says.
[[nodiscard]] CardResult<int> openCard(CardChannel& card);

// Opens, verifies and reads. The code is not tried when only one try is left. Name in one cell is split at its space;
// there is no reading on the card.
[[nodiscard]] CardResult<codes::SaidHousehold> readFourItems(CardChannel& card, const PrintedCode& code);

}  // namespace hinanjo::readers
