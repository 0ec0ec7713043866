// What staff read when a code or a card does not open a household. Every sentence ends with how reception goes on.
#pragma once

#include <QString>

#include "codes/read_code.h"
#include "readers/card_channel.h"

namespace hinanjo::reception::scan_words {

[[nodiscard]] QString refused(base::ErrorCode code);            // As codes::readCode().
[[nodiscard]] QString forAnotherPage(const codes::Code& code);  // A badge, an enrolment code ...
[[nodiscard]] QString tokenOfOther(const QString& number, const QString& shelter);
[[nodiscard]] QString tokenUnknown(const QString& number);
[[nodiscard]] QString tokenTaken(const QString& number);
[[nodiscard]] QString finishFirst();
[[nodiscard]] QString unreadableKeys();

[[nodiscard]] QString presence(readers::CardPresence presence);
[[nodiscard]] QString typeDigits();
[[nodiscard]] QString reading();
[[nodiscard]] QString noSuchDay();
[[nodiscard]] QString card(const readers::CardFailure& failure);

[[nodiscard]] QString noCamera();
[[nodiscard]] QString brokenCamera();

}  // namespace hinanjo::reception::scan_words
