// Numbers of addresses, in Arabic or kanji digits.
#pragma once

#include <optional>
#include <string_view>

namespace hinanjo::matching {

[[nodiscard]] constexpr bool isDigit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
[[nodiscard]] constexpr bool isKanjiDigit(char32_t c) {
    return c != 0 && std::u32string_view(U"〇一二三四五六七八九十百").find(c) != std::u32string_view::npos;
}

// Takes a number off the front: "12", "十二", "二〇三", "百五". Nothing (and `text` as it was) if there is none or it
// has more than six digits.
[[nodiscard]] std::optional<int> takeNumber(std::u32string_view& text);

}  // namespace hinanjo::matching
