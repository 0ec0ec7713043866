// What is known of Japanese name characters and readings, from the share directory.
//
// Immutable after loading; thread-safe.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "matching/ingredients.h"

namespace hinanjo::matching {

class NameTables {
public:
    // name_fold.tsv, radicals.tsv, confusable_names.tsv, name_readings_ipadic.csv. Fails naming the file and row.
    [[nodiscard]] static base::Result<NameTables> load(const std::filesystem::path& share,
                                                       const Ingredients& ingredients = {});

    // One hop to the everyday form (邉 to 辺). Never followed further: variant classes run into each other.
    [[nodiscard]] char32_t fold(char32_t c) const;
    // K1 of a reading (matching/kana.h).
    [[nodiscard]] std::u32string kana(std::u32string_view reading) const;
    // Different characters that people swap (斉 and 斎).
    [[nodiscard]] bool areConfusable(char32_t a, char32_t b) const;
    // Possible readings as K1 keys, commonest first; empty if unknown. `written` is folded.
    [[nodiscard]] std::span<const std::u32string> familyReadings(std::u32string_view written) const;
    [[nodiscard]] std::span<const std::u32string> givenReadings(std::u32string_view written) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::u32string_view text) const { return std::hash<std::u32string_view>()(text); }
    };
    using Readings = std::unordered_map<std::u32string, std::vector<std::u32string>, Hash, std::equal_to<>>;

    [[nodiscard]] static std::span<const std::u32string> find(const Readings& readings, std::u32string_view written);

    Ingredients m_ingredients;
    std::unordered_map<char32_t, char32_t> m_fold;
    std::unordered_set<std::uint64_t> m_confusable;  // Pair, smaller character in the upper half.
    Readings m_family;
    Readings m_given;
};

}  // namespace hinanjo::matching
