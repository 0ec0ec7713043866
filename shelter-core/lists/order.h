// In which order people and places stand on paper. Inside this folder only.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <unicode/coll.h>

namespace hinanjo::lists {

// 五十音順 by ICU's Japanese collation over base::kanaKey, so that かき stands after がい as in a telephone book; kanji
// in JIS order, which is close to their reading. One per list being made; not thread-safe.
class JapaneseOrder {
public:
    JapaneseOrder();

    // Bytes that compare as the texts should stand. Without a reading the written name decides, after all readings.
    [[nodiscard]] std::string ofName(std::string_view kana, std::string_view written) const;
    // 「王子二丁目」 after 「王子一丁目」, before 「王子十丁目」; empty town last.
    [[nodiscard]] std::string ofTown(std::string_view town) const;
    // Buildings and rooms: numbers by value ("9号室" before "10号室"), widths folded.
    [[nodiscard]] std::string ofBuilding(std::string_view building) const;

private:
    [[nodiscard]] std::string key(std::string_view text) const;

    std::unique_ptr<icu::Collator> m_collator;
};

}  // namespace hinanjo::lists
