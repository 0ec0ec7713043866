#include "matching/tables.h"

#include <algorithm>

#include "base/text.h"
#include "matching/kana.h"
#include "matching/table_file.h"

namespace hinanjo::matching {
namespace {

std::uint64_t pairKey(char32_t a, char32_t b) {
    return static_cast<std::uint64_t>(std::min(a, b)) << 32 | static_cast<std::uint64_t>(std::max(a, b));
}

// Reads `from` and `to` of every row as single characters.
template <typename Use>
base::Status readPairs(const std::filesystem::path& file, std::size_t from, std::size_t to, Use use) {
    HINANJO_ASSIGN(const TableFile table, TableFile::read(file, '\t', std::max(from, to) + 1));
    for (std::size_t row = 0; row < table.rows().size(); ++row) {
        const auto a = base::decodeUtf8(table.rows()[row][from]);
        const auto b = base::decodeUtf8(table.rows()[row][to]);
        if (a.size() != 1 || b.size() != 1) return base::fail(table.wrong(row, "expected two single characters"));
        use(a[0], b[0]);
    }
    return {};
}

}  // namespace

base::Result<NameTables> NameTables::load(const std::filesystem::path& share, const Ingredients& ingredients) {
    NameTables tables;
    tables.m_ingredients = ingredients;
    std::unordered_map<char32_t, char32_t> radicals;
    HINANJO_TRY(readPairs(share / "name_fold.tsv", 0, 2, [&](char32_t a, char32_t b) { tables.m_fold[a] = b; }));
    // Radicals come first in the order of folding, and what they become may itself be a variant.
    HINANJO_TRY(
        readPairs(share / "radicals.tsv", 0, 2, [&](char32_t a, char32_t b) { radicals.emplace(a, tables.fold(b)); }));
    tables.m_fold.merge(radicals);
    HINANJO_TRY(readPairs(share / "confusable_names.tsv", 0, 1, [&](char32_t a, char32_t b) {
        const char32_t x = tables.fold(a);
        const char32_t y = tables.fold(b);
        if (x != y) tables.m_confusable.insert(pairKey(x, y));
    }));

    HINANJO_ASSIGN(const TableFile readings, TableFile::read(share / "name_readings_ipadic.csv", ',', 3));
    for (std::size_t row = 0; row < readings.rows().size(); ++row) {
        const auto& fields = readings.rows()[row];
        if (fields[0] != "given" && fields[0] != "surname") {
            return base::fail(readings.wrong(row, "kind is neither given nor surname"));
        }
        std::u32string written = base::decodeUtf8(fields[1]);
        for (std::size_t i = 0; i < written.size(); ++i) {
            written[i] = written[i] == U'々' && i > 0 ? written[i - 1] : tables.fold(written[i]);
        }
        auto& known = (fields[0] == "given" ? tables.m_given : tables.m_family)[written];
        std::u32string reading;
        const std::u32string all = base::decodeUtf8(fields[2]) + U' ';
        for (const char32_t c : all) {
            if (c != U' ') {
                reading.push_back(c);
            } else if (!reading.empty()) {
                std::u32string key = tables.kana(reading);
                if (std::find(known.begin(), known.end(), key) == known.end()) known.push_back(std::move(key));
                reading.clear();
            }
        }
    }
    return tables;
}

char32_t NameTables::fold(char32_t c) const {
    if (!m_ingredients.variantFolding) return c;
    const auto found = m_fold.find(c);
    return found == m_fold.end() ? c : found->second;
}

std::u32string NameTables::kana(std::u32string_view reading) const {
    return m_ingredients.kanaFolding ? kanaKey(reading) : asKatakana(reading);
}

bool NameTables::areConfusable(char32_t a, char32_t b) const {
    return m_confusable.contains(pairKey(a, b));
}

std::span<const std::u32string> NameTables::find(const Readings& readings, std::u32string_view written) {
    const auto found = readings.find(written);
    if (found == readings.end()) return {};
    return found->second;
}

std::span<const std::u32string> NameTables::familyReadings(std::u32string_view written) const {
    return find(m_family, written);
}

std::span<const std::u32string> NameTables::givenReadings(std::u32string_view written) const {
    return find(m_given, written);
}

}  // namespace hinanjo::matching
