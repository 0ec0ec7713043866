#include "matching/kana.h"

#include <array>

namespace hinanjo::matching {
namespace {

constexpr char32_t kFirstKatakana = 0x30a0;
constexpr std::size_t kKatakana = 0x60;

constexpr std::size_t katakanaIndex(char32_t c) {
    return static_cast<std::size_t>(c - kFirstKatakana);
}

// Katakana to katakana: big, and one letter per sound. 0: left out.
constexpr std::array<char32_t, kKatakana> foldTable() {
    std::array<char32_t, kKatakana> table{};
    for (std::size_t i = 0; i < kKatakana; ++i)
        table[i] = kFirstKatakana + static_cast<char32_t>(i);
    constexpr std::u32string_view from = U"ァィゥェォッャュョヮヵヶヂヅヲヰヱヴヷヸヹヺ";
    constexpr std::u32string_view to = U"アイウエオツヤユヨワカケジズオイエブワイエオ";
    for (std::size_t i = 0; i < from.size(); ++i)
        table[katakanaIndex(from[i])] = to[i];
    table[katakanaIndex(U'ー')] = 0;
    table[katakanaIndex(U'・')] = 0;
    table[katakanaIndex(U'゠')] = 0;
    return table;
}

constexpr std::array<char, kKatakana> vowelTable() {
    std::array<char, kKatakana> table{};
    constexpr std::array<std::u32string_view, 5> rows = {U"アカサタナハマヤラワガザダバパ", U"イキシチニヒミリギジビピ",
                                                         U"ウクスツヌフムユルグズブプ", U"エケセテネヘメレゲゼデベペ",
                                                         U"オコソトノホモヨロゴゾドボポ"};
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (const char32_t c : rows[row])
            table[katakanaIndex(c)] = "aiueo"[row];
    }
    return table;
}

constexpr auto kFold = foldTable();
constexpr auto kVowel = vowelTable();

bool isKatakanaBlock(char32_t c) {
    return c >= kFirstKatakana && c < kFirstKatakana + kKatakana;
}

// Does `c` only lengthen a sound that ends in `vowel`?
bool lengthens(char32_t c, char vowel) {
    switch (vowel) {
        case 'a':
            return c == U'ア';
        case 'i':
            return c == U'イ';
        case 'u':
            return c == U'ウ';
        case 'e':
            return c == U'イ' || c == U'エ';
        case 'o':
            return c == U'ウ' || c == U'オ';
        default:
            return false;
    }
}

}  // namespace

std::u32string kanaKey(std::u32string_view text) {
    std::u32string key;
    key.reserve(text.size());
    for (char32_t c : text) {
        if (c >= 0x3041 && c <= 0x3096) c += 0x60;
        if (c == U' ' || c == 0x3000 || c == U'-') continue;
        if (isKatakanaBlock(c)) c = kFold[katakanaIndex(c)];
        if (c != 0) key.push_back(c);
    }
    return key;
}

std::u32string asKatakana(std::u32string_view text) {
    std::u32string katakana;
    katakana.reserve(text.size());
    for (const char32_t c : text) {
        if (c != U' ' && c != 0x3000) katakana.push_back(c >= 0x3041 && c <= 0x3096 ? c + 0x60 : c);
    }
    return katakana;
}

std::u32string soundsAlikeKey(std::u32string_view key) {
    std::u32string alike;
    alike.reserve(key.size());
    char vowel = 0;
    for (const char32_t c : key) {
        if (lengthens(c, vowel)) continue;
        alike.push_back(c);
        vowel = isKatakanaBlock(c) ? kVowel[katakanaIndex(c)] : 0;
    }
    return alike;
}

bool isKanaLetter(char32_t c) {
    return (c >= 0x3041 && c <= 0x3096) || (c >= 0x30a1 && c <= 0x30fa) || c == U'ー' || c == 0x309d || c == 0x309e ||
           c == 0x30fd || c == 0x30fe;
}

bool isIdeograph(char32_t c) {
    return (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0x20000 && c <= 0x3ffff) || c == U'々' || c == U'〆' || c == U'〇';
}

}  // namespace hinanjo::matching
