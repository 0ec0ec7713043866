#include "base/text.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace hinanjo::base {
namespace {

constexpr char32_t kReplacement = 0xfffd;

// One code point from the front of `text`, which is shortened by what was read.
char32_t takeCodePoint(std::string_view& text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    std::size_t length = 1;
    char32_t c = first;
    char32_t least = 0;
    if (first >= 0xf0 && first < 0xf5) {
        length = 4;
        c = first & 0x07;
        least = 0x10000;
    } else if (first >= 0xe0) {
        length = 3;
        c = first & 0x0f;
        least = 0x800;
    } else if (first >= 0xc2) {
        length = 2;
        c = first & 0x1f;
        least = 0x80;
    }
    if (first >= 0x80 && (first < 0xc2 || first >= 0xf5 || text.size() < length)) {
        text.remove_prefix(1);
        return kReplacement;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) {
            text.remove_prefix(1);
            return kReplacement;
        }
        c = c << 6 | (byte(i) & 0x3f);
    }
    if (c < least || c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) {
        text.remove_prefix(1);
        return kReplacement;
    }
    text.remove_prefix(length);
    return c;
}

void append(std::string& out, char32_t c) {
    if (c < 0x80) {
        out.push_back(static_cast<char>(c));
    } else if (c < 0x800) {
        out.push_back(static_cast<char>(0xc0 | c >> 6));
        out.push_back(static_cast<char>(0x80 | (c & 0x3f)));
    } else if (c < 0x10000) {
        out.push_back(static_cast<char>(0xe0 | c >> 12));
        out.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3f)));
        out.push_back(static_cast<char>(0x80 | (c & 0x3f)));
    } else {
        out.push_back(static_cast<char>(0xf0 | c >> 18));
        out.push_back(static_cast<char>(0x80 | (c >> 12 & 0x3f)));
        out.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3f)));
        out.push_back(static_cast<char>(0x80 | (c & 0x3f)));
    }
}

bool isSpace(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\r' || c == U'\n' || c == 0x3000 || c == 0xa0;
}

char32_t katakanaOf(char32_t c) {
    return (c >= 0x3041 && c <= 0x3096) || c == 0x309d || c == 0x309e ? c + 0x60 : c;
}

char32_t bigKana(char32_t c) {
    switch (c) {
        case U'ァ':
            return U'ア';
        case U'ィ':
            return U'イ';
        case U'ゥ':
            return U'ウ';
        case U'ェ':
            return U'エ';
        case U'ォ':
            return U'オ';
        case U'ッ':
            return U'ツ';
        case U'ャ':
            return U'ヤ';
        case U'ュ':
            return U'ユ';
        case U'ョ':
            return U'ヨ';
        case U'ヮ':
            return U'ワ';
        case U'ヵ':
            return U'カ';
        case U'ヶ':
            return U'ケ';
        default:
            return c;
    }
}

char rowOf(char32_t c) {
    c = bigKana(c);
    if (c >= U'ア' && c <= U'オ') return '1';
    if (c >= U'カ' && c <= U'ゴ') return '2';
    if (c >= U'サ' && c <= U'ゾ') return '3';
    if (c >= U'タ' && c <= U'ド') return '4';
    if (c >= U'ナ' && c <= U'ノ') return '5';
    if (c >= U'ハ' && c <= U'ポ') return '6';
    if (c >= U'マ' && c <= U'モ') return '7';
    if (c >= U'ヤ' && c <= U'ヨ') return '8';
    if (c >= U'ラ' && c <= U'ロ') return '9';
    if (c >= U'ワ' && c <= U'ン') return '0';
    if (c == U'ヴ') return '1';
    return 0;
}

}  // namespace

std::u32string decodeUtf8(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    while (!text.empty())
        out.push_back(takeCodePoint(text));
    return out;
}

std::string encodeUtf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (const char32_t c : text)
        append(out, c);
    return out;
}

bool isValidUtf8(std::string_view text) {
    while (!text.empty()) {
        const bool replacement = text.substr(0, 3) == "\xef\xbf\xbd";
        if (takeCodePoint(text) == kReplacement && !replacement) return false;
    }
    return true;
}

std::string nfkc(std::string_view text) {
    std::u32string joined = decodeUtf8(text);
    for (char32_t& c : joined) {
        if (c == 0x309b) c = 0x3099;  // ゛ -> combining
        if (c == 0x309c) c = 0x309a;  // ゜ -> combining
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
    const auto source = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(joined.data()),
                                                      static_cast<int32_t>(joined.size()));
    const icu::UnicodeString folded = normalizer->normalize(source, status);
    std::string out;
    if (U_FAILURE(status)) return std::string(text);
    folded.toUTF8String(out);
    return out;
}

std::string toKatakana(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty())
        append(out, katakanaOf(takeCodePoint(text)));
    return out;
}

std::string toHiragana(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const char32_t c = takeCodePoint(text);
        append(out, (c >= 0x30a1 && c <= 0x30f6) || c == 0x30fd || c == 0x30fe ? c - 0x60 : c);
    }
    return out;
}

std::string trimmed(std::string_view text) {
    const std::u32string all = decodeUtf8(text);
    std::size_t from = 0;
    std::size_t to = all.size();
    while (from < to && isSpace(all[from]))
        ++from;
    while (to > from && isSpace(all[to - 1]))
        --to;
    return encodeUtf8(std::u32string_view(all).substr(from, to - from));
}

std::string withoutSpaces(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const char32_t c = takeCodePoint(text);
        if (!isSpace(c)) append(out, c);
    }
    return out;
}

bool isKana(std::string_view text) {
    bool any = false;
    const std::string folded = nfkc(text);
    std::string_view rest = folded;
    while (!rest.empty()) {
        const char32_t c = katakanaOf(takeCodePoint(rest));
        if (c >= U'ァ' && c <= U'ヺ') {
            any = true;
        } else if (c != U'ー' && c != U'・' && !isSpace(c)) {
            return false;
        }
    }
    return any;
}

std::string kanaKey(std::string_view kana) {
    const std::string folded = nfkc(kana);
    std::string_view rest = folded;
    std::string out;
    while (!rest.empty()) {
        const char32_t c = bigKana(katakanaOf(takeCodePoint(rest)));
        if (c == U'ー' || c == U'-' || c == U'・' || isSpace(c)) continue;
        append(out, c);
    }
    return out;
}

std::string rowKey(std::string_view kana) {
    const std::string folded = nfkc(kana);
    std::string_view rest = folded;
    std::string out;
    while (!rest.empty()) {
        if (const char row = rowOf(katakanaOf(takeCodePoint(rest)))) out.push_back(row);
    }
    return out;
}

bool isVariationSelector(char32_t c) {
    return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}
bool isPrivateUse(char32_t c) {
    return (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000;
}

}  // namespace hinanjo::base
