// Addresses of one ward to 町丁目・番・号, building and room. Everything else keeps its text and gets no level.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hinanjo::matching {

// What could be read of an address. Zero and empty: not said.
struct Address {
    std::string town;  // Canonical town without 丁目 ("王子")
    int chome = 0;
    int ban = 0;           // 番
    int go = 0;            // 号
    std::string block;     // 棟, digits or letters, folded
    std::string room;      // 室, digits or letters, folded
    bool outside = false;  // Another municipality is named; nothing else is read then.
    std::string building;  // Folded text of the building, for people's eyes and weak comparison.

    // "王子一丁目"; empty if the town is unknown, the bare town if the chome was not said.
    [[nodiscard]] std::string townChome() const;
};

// One 町丁目 with its centroid, from the area table.
struct Chome {
    std::string name;  // "王子一丁目"
    std::string town;  // "王子"
    std::string kana;
    int chome = 0;  // 0: the town has no 丁目
    std::string postalCode;
    double latitude = 0;
    double longitude = 0;
};

// The towns of the ward. Immutable after loading; thread-safe.
class AddressBook {
public:
    // area/kita_chome.csv of the share directory. Fails naming the file and row.
    [[nodiscard]] static base::Result<AddressBook> load(const std::filesystem::path& csv);

    // Reads kanji, kana (town in kana), half- and full-width digits, kanji numerals, every dash, ヶ/ケ/が, with or
    // without the prefecture and ward in front, 方書 in the same cell or apart.
    [[nodiscard]] Address parse(std::string_view address, std::string_view building = {}) const;
    [[nodiscard]] const std::vector<Chome>& chome() const { return m_chome; }

private:
    std::vector<Chome> m_chome;
    struct TownName {
        std::string spelling;  // folded: kanji, kana
        std::size_t town;
    };
    std::vector<TownName> m_spellings;  // longest first
    std::vector<std::string> m_towns;
};

}  // namespace hinanjo::matching
