// Readings as keys: what sounds the same must be the same string.
//
// Pure and thread-safe. Input has gone through NFKC.
#pragma once

#include <string>
#include <string_view>

namespace hinanjo::matching {

// K1: katakana, small kana big (registers hold キヨウコ for キョウコ), ヂヅヲヰヱヴ as ジズオイエブ, no ー, ・, - or
// spaces.
[[nodiscard]] std::u32string kanaKey(std::u32string_view text);

// Hiragana as katakana and no spaces: a reading as it stands.
[[nodiscard]] std::u32string asKatakana(std::u32string_view text);

// K2, for finding: K1 without long vowels. コウノ = コオノ = コノ. `key` is a K1.
[[nodiscard]] std::u32string soundsAlikeKey(std::u32string_view key);

[[nodiscard]] bool isKanaLetter(char32_t c);  // Hiragana, katakana and ー.
[[nodiscard]] bool isIdeograph(char32_t c);   // CJK ideographs, 々 and 〆.

}  // namespace hinanjo::matching
