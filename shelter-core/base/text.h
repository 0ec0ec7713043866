// UTF-8, kana and the keys people search by. Stored text is never folded; these make keys from it.
//
// All functions are pure and thread-safe. Bytes that are not UTF-8 become U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace hinanjo::base {

[[nodiscard]] std::u32string decodeUtf8(std::string_view text);
[[nodiscard]] std::string encodeUtf8(std::u32string_view text);
[[nodiscard]] bool isValidUtf8(std::string_view text);

// Unicode NFKC (ICU). Spacing voice marks (゛゜) are joined to their kana first, which NFKC alone would not do.
[[nodiscard]] std::string nfkc(std::string_view text);

// Hiragana to katakana, everything else as it is.
[[nodiscard]] std::string toKatakana(std::string_view text);
[[nodiscard]] std::string toHiragana(std::string_view text);

// Removes spaces (ASCII, ideographic, tabs) at both ends.
[[nodiscard]] std::string trimmed(std::string_view text);
[[nodiscard]] std::string withoutSpaces(std::string_view text);

// True for kana, ー, ・ and spaces only (and at least one kana).
[[nodiscard]] bool isKana(std::string_view text);

// Key of a reading: full-width katakana, small kana made big (キヨウコ = キョウコ in registers), no ー, ・ or spaces.
[[nodiscard]] std::string kanaKey(std::string_view kana);

// 行キー: one digit per kana, the row it stands in, voiced and small kana included. あ=1 か=2 さ=3 た=4 な=5 は=6 ま=7
// や=8 ら=9 わ=0 (わ, を, ん). Characters that are not kana are left out. ヤマダ -> "874".
[[nodiscard]] std::string rowKey(std::string_view kana);

// True for a variation selector or a private-use character: the name needs care when drawn.
[[nodiscard]] bool isVariationSelector(char32_t c);
[[nodiscard]] bool isPrivateUse(char32_t c);

}  // namespace hinanjo::base
