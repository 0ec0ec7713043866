// Text typed on the kana pads. Pure.
#pragma once

#include <QString>

namespace hinanjo::reception {

// The key ゛゜小: the next form of the last kana (カ ガ カ, ハ バ パ ハ, ツ ッ ヅ ツ, ヤ ャ ヤ); unchanged if it has no
// other.
[[nodiscard]] QString nextForm(const QString& kana);
// What may stand in a reading, as katakana (hiragana is converted); empty if `typed` is nothing of the kind.
[[nodiscard]] QString acceptedKana(const QString& typed);

}  // namespace hinanjo::reception
