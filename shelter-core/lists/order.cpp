#include "lists/order.h"

#include <unicode/unistr.h>

#include <array>
#include <cstdint>

#include "base/text.h"

namespace hinanjo::lists {
namespace {

// 「十二」 -> 12; 丁目 go to 31 in Japan, so tens and ones are enough. 0 for anything else.
int kanjiNumber(std::u32string_view digits) {
    constexpr std::u32string_view kOnes = U"一二三四五六七八九";
    int tens = 0;
    int ones = 0;
    for (const char32_t c : digits) {
        if (c == U'十') {
            tens = ones == 0 ? 1 : ones;
            ones = 0;
        } else if (const auto at = kOnes.find(c); at != std::u32string_view::npos) {
            ones = static_cast<int>(at) + 1;
        } else {
            return 0;
        }
    }
    return tens * 10 + ones;
}

}  // namespace

JapaneseOrder::JapaneseOrder() {
    UErrorCode status = U_ZERO_ERROR;
    m_collator.reset(icu::Collator::createInstance(icu::Locale::getJapanese(), status));
    if (U_FAILURE(status)) {
        m_collator.reset();  // No ICU data: byte order, which keeps kana in their rows.
        return;
    }
    m_collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
}

std::string JapaneseOrder::key(std::string_view text) const {
    if (!m_collator) return std::string(text);
    const auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    std::array<std::uint8_t, 256> small;
    const std::int32_t size = m_collator->getSortKey(source, small.data(), small.size());
    if (size <= static_cast<std::int32_t>(small.size())) {
        return {reinterpret_cast<const char*>(small.data()), static_cast<std::size_t>(size)};
    }
    std::string large(static_cast<std::size_t>(size), '\0');
    m_collator->getSortKey(source, reinterpret_cast<std::uint8_t*>(large.data()), size);
    return large;
}

std::string JapaneseOrder::ofName(std::string_view kana, std::string_view written) const {
    if (const std::string folded = base::kanaKey(kana); !folded.empty()) return "1" + key(folded) + key(written);
    return written.empty() ? std::string("3") : "2" + key(written);
}

std::string JapaneseOrder::ofTown(std::string_view town) const {
    if (town.empty()) return "2";
    constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";
    const std::u32string all = base::decodeUtf8(town);
    std::u32string_view name = all;
    int chome = 0;
    if (name.ends_with(U"丁目")) {
        name.remove_suffix(2);
        const auto before = name.find_last_not_of(kNumerals);
        const auto from = before == std::u32string_view::npos ? 0 : before + 1;
        chome = kanjiNumber(name.substr(from));
        name = name.substr(0, from);
    }
    return "1" + key(base::encodeUtf8(name)) + static_cast<char>(chome);
}

std::string JapaneseOrder::ofBuilding(std::string_view building) const {
    return key(base::nfkc(building));
}

}  // namespace hinanjo::lists
