#include "matching/numerals.h"

namespace hinanjo::matching {
namespace {

constexpr int kLargest = 999999;

std::optional<int> readKanji(std::u32string_view digits) {
    int total = 0;
    int current = 0;
    bool positional = false;  // 二〇三 rather than 二百三
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const char32_t c = digits[i];
        if (c == U'百' || c == U'十') {
            total += (current == 0 ? 1 : current) * (c == U'百' ? 100 : 10);
            current = 0;
            positional = false;
        } else {
            const auto value = static_cast<int>(std::u32string_view(U"〇一二三四五六七八九").find(c));
            current = positional ? current * 10 + value : value;
            positional = true;
        }
        if (total + current > kLargest) return std::nullopt;
    }
    return total + current;
}

}  // namespace

std::optional<int> takeNumber(std::u32string_view& text) {
    std::size_t length = 0;
    if (!text.empty() && isDigit(text[0])) {
        int value = 0;
        while (length < text.size() && isDigit(text[length])) {
            value = value * 10 + static_cast<int>(text[length++] - U'0');
            if (value > kLargest) return std::nullopt;
        }
        text.remove_prefix(length);
        return value;
    }
    while (length < text.size() && isKanjiDigit(text[length]))
        ++length;
    if (length == 0) return std::nullopt;
    const auto value = readKanji(text.substr(0, length));
    if (value) text.remove_prefix(length);
    return value;
}

}  // namespace hinanjo::matching
