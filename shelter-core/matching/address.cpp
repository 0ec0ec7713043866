#include "matching/address.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <utility>

#include "base/text.h"
#include "matching/building.h"
#include "matching/kana.h"
#include "matching/numerals.h"
#include "matching/table_file.h"

namespace hinanjo::matching {
namespace {

// Old forms people still write in the ward's town names, and the ways to write the small ヶ.
constexpr std::u32string_view kOldForms = U"瀧豐條榮臺嶋渕邉桒濱澤";
constexpr std::u32string_view kNewForms = U"滝豊条栄台島淵辺桑浜沢";

// One spelling for comparing towns: katakana, big kana, no ー, old characters new. One character stays one character
// except ー, which is dropped only between kana.
std::u32string townText(std::u32string_view text) {
    std::u32string folded;
    for (char32_t c : text) {
        if (isKanaLetter(c)) {
            const std::u32string key = kanaKey(std::u32string_view(&c, 1));
            if (key.empty()) continue;
            c = key[0];
        } else if (const auto old = kOldForms.find(c); old != std::u32string_view::npos) {
            c = kNewForms[old];
        }
        folded.push_back(c);
    }
    return folded;
}

// NFKC, every dash one dash, tabs as spaces. The long mark ー is a dash only beside a number.
std::u32string plainText(std::string_view address) {
    std::u32string text = base::decodeUtf8(base::nfkc(address));
    std::erase_if(text, [](char32_t c) { return base::isVariationSelector(c) || c == 0xfeff || c == 0x200b; });
    constexpr std::u32string_view kDashes = U"‐‑‒–—―−─━~˗﹣";
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t& c = text[i];
        if (c == U'\t' || c == 0x3000) c = U' ';
        const bool afterNumber = i > 0 && (isDigit(text[i - 1]) || isKanjiDigit(text[i - 1]) || text[i - 1] == U'目');
        if (kDashes.find(c) != std::u32string_view::npos || (c == U'ー' && afterNumber)) c = U'-';
        if (c >= U'a' && c <= U'z') c -= 0x20;
    }
    return text;
}

bool eat(std::u32string_view& text, std::u32string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

void eatSpaces(std::u32string_view& text) {
    while (!text.empty() && (text[0] == U' ' || text[0] == U','))
        text.remove_prefix(1);
}

// 〒, postal code, prefecture and ward, in kanji or kana.
void eatFront(std::u32string_view& text) {
    eatSpaces(text);
    eat(text, U"〒");
    eatSpaces(text);
    if (text.size() >= 8 && text[3] == U'-' && std::all_of(text.begin(), text.begin() + 3, isDigit)) {
        const auto code = text.substr(4, 4);
        if (std::all_of(code.begin(), code.end(), isDigit)) text.remove_prefix(8);
    }
    eatSpaces(text);
    if (!eat(text, U"東京都") && !eat(text, U"トウキヨウト")) eat(text, U"東京");
    eatSpaces(text);
    if (!eat(text, U"北区")) eat(text, U"キタク");
    eatSpaces(text);
}

// Could the town end here? Otherwise it is another, longer name (豊島区, 田端駅前).
bool mayFollowTown(std::u32string_view rest, bool kanaSpelling) {
    if (rest.empty()) return true;
    const char32_t c = rest[0];
    if (isDigit(c) || isKanjiDigit(c) || c == U' ' || c == U'-' || c == U'(' || c == U',') return true;
    return !kanaSpelling && !isIdeograph(c);
}

// 「埼玉県川口市…」, 「足立区江北…」. Not 「区立王子小」, 「市民会館」, 「赤羽区民センター」.
bool namesAnotherPlace(std::u32string_view text) {
    constexpr std::size_t kLongestName = 6;
    for (std::size_t at = 1; at < text.size() && at <= kLongestName; ++at) {
        const std::u32string_view rest = text.substr(at + 1);
        if (!isIdeograph(text[at - 1]) && !isKanaLetter(text[at - 1])) return false;
        const bool prefecture = text[at] == U'県' || text[at] == U'府' || text[at] == U'道';
        const bool municipality = text[at] == U'市' || text[at] == U'区' || text[at] == U'郡';
        if (!prefecture && !municipality) continue;
        constexpr std::u32string_view kOffices = U"立民役営内";
        if (!rest.empty() && (isIdeograph(rest[0]) || isKanaLetter(rest[0])) && kOffices.find(rest[0]) == kOffices.npos)
            return true;
    }
    return false;
}

struct Numbers {
    int chome = 0;
    int ban = 0;
    int go = 0;
};

enum class Unit : std::uint8_t { None, Chome, Ban, Go, Building };

Unit eatUnit(std::u32string_view& text) {
    if (text.starts_with(U"号棟") || text.starts_with(U"号室") || text.starts_with(U"号館") ||
        text.starts_with(U"棟") || text.starts_with(U"階") || text.starts_with(U"室") || text.starts_with(U"F")) {
        return Unit::Building;
    }
    if (eat(text, U"丁目") || eat(text, U"丁")) return Unit::Chome;
    if (eat(text, U"番地") || eat(text, U"番") || eat(text, U"バンチ") || eat(text, U"バン")) return Unit::Ban;
    if (eat(text, U"号") || eat(text, U"ゴウ")) return Unit::Go;
    return Unit::None;
}

// The numbers after the town. What is left of `text` belongs to the building.
Numbers eatNumbers(std::u32string_view& text, int lastChome) {
    Numbers numbers;
    enum { ChomeSlot, BanSlot, GoSlot, Full } slot = lastChome > 0 ? ChomeSlot : BanSlot;
    bool afterSpace = false;
    while (slot != Full) {
        std::u32string_view rest = text;
        const auto number = takeNumber(rest);
        if (!number || *number == 0) break;
        const Unit unit = eatUnit(rest);
        if (unit == Unit::Building) break;
        constexpr int kSmallestRoom = 100;
        if (afterSpace && unit == Unit::None && slot != ChomeSlot && *number > kSmallestRoom) break;
        if (unit == Unit::Chome) {
            slot = ChomeSlot;
        } else if (unit == Unit::Ban || (slot == ChomeSlot && *number > lastChome)) {
            slot = BanSlot;
        } else if (unit == Unit::Go) {
            slot = GoSlot;
        }
        if (slot == ChomeSlot) {
            numbers.chome = *number;
            slot = BanSlot;
        } else if (slot == BanSlot) {
            numbers.ban = *number;
            slot = GoSlot;
        } else {
            numbers.go = *number;
            slot = Full;
        }
        text = rest;
        if (slot == Full) break;
        // What may stand between two numbers: a dash, の, spaces.
        eatSpaces(rest);
        afterSpace = rest.size() != text.size();
        if (eat(rest, U"-") || eat(rest, U"ノ")) afterSpace = false;
        eatSpaces(rest);
        std::u32string_view probe = rest;
        if (!takeNumber(probe)) break;
        text = rest;
    }
    return numbers;
}

std::string kanjiNumber(int number) {
    constexpr std::array<const char*, 10> kDigits = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (number < 1 || number > 99) return std::to_string(number);
    const auto tens = static_cast<std::size_t>(number / 10);
    return std::string(tens > 1 ? kDigits[tens] : "") + (tens > 0 ? "十" : "") +
           kDigits[static_cast<std::size_t>(number % 10)];
}

template <typename Number>
bool readNumber(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

std::string Address::townChome() const {
    if (town.empty() || chome == 0) return town;
    return town + kanjiNumber(chome) + "丁目";
}

base::Result<AddressBook> AddressBook::load(const std::filesystem::path& csv) {
    HINANJO_ASSIGN(const TableFile table, TableFile::read(csv, ',', 7));
    AddressBook book;
    for (std::size_t row = 0; row < table.rows().size(); ++row) {
        const auto& fields = table.rows()[row];
        Chome chome{
            std::string(fields[0]), std::string(fields[1]), std::string(fields[3]), 0, std::string(fields[4]), 0, 0};
        if (chome.name.empty() || chome.town.empty()) return base::fail(table.wrong(row, "town: empty"));
        if (!readNumber(fields[2], chome.chome)) return base::fail(table.wrong(row, "chome: not a number"));
        if (!readNumber(fields[5], chome.latitude) || !readNumber(fields[6], chome.longitude)) {
            return base::fail(table.wrong(row, "lat, lon: not a number"));
        }
        const auto known = std::find(book.m_towns.begin(), book.m_towns.end(), chome.town);
        if (known == book.m_towns.end()) {
            const std::size_t town = book.m_towns.size();
            book.m_towns.push_back(chome.town);
            const std::u32string kanji = townText(base::decodeUtf8(base::nfkc(chome.town)));
            // 桐ケ丘 is written 桐が丘 and 桐丘, 西が丘 is written 西ヶ丘.
            for (const std::u32string_view small : {U"ケ", U"ガ", U"カ", U""}) {
                std::u32string spelling = kanji;
                const auto at = spelling.find_first_of(U"ケガ");
                if (at == std::u32string::npos && small != U"ケ") continue;
                if (at != std::u32string::npos) spelling.replace(at, 1, small);
                book.m_spellings.push_back({base::encodeUtf8(spelling), town});
            }
            book.m_spellings.push_back({base::encodeUtf8(townText(base::decodeUtf8(chome.kana))), town});
        }
        book.m_chome.push_back(std::move(chome));
    }
    std::stable_sort(book.m_spellings.begin(), book.m_spellings.end(),
                     [](const TownName& a, const TownName& b) { return a.spelling.size() > b.spelling.size(); });
    return book;
}

Address AddressBook::parse(std::string_view address, std::string_view building) const {
    Address parsed;
    const std::u32string plain = plainText(address);
    const std::u32string folded = townText(plain);
    std::u32string_view rest = folded;
    eatFront(rest);
    const std::string front = base::encodeUtf8(rest);
    const TownName* found = nullptr;
    std::u32string_view afterTown;
    for (const TownName& name : m_spellings) {
        if (!front.starts_with(name.spelling)) continue;
        const std::u32string spelling = base::decodeUtf8(name.spelling);
        std::u32string_view after = rest.substr(spelling.size());
        std::u32string_view next = after;
        eat(next, U"町");
        const bool kana = std::all_of(spelling.begin(), spelling.end(), isKanaLetter);
        if (!mayFollowTown(after, kana) && !(next.size() != after.size() && mayFollowTown(next, kana))) continue;
        found = &name;
        afterTown = mayFollowTown(after, kana) ? after : next;
        break;
    }
    if (found == nullptr) {
        parsed.outside = namesAnotherPlace(rest);
        parsed.building = base::trimmed(base::encodeUtf8(plain) + " " + std::string(building));
        return parsed;
    }

    parsed.town = m_towns[found->town];
    int lastChome = 0;
    for (const Chome& chome : m_chome) {
        if (chome.town == parsed.town) lastChome = std::max(lastChome, chome.chome);
    }
    eatSpaces(afterTown);
    eat(afterTown, U"-");
    eatSpaces(afterTown);
    const Numbers numbers = eatNumbers(afterTown, lastChome);
    parsed.chome = numbers.chome;
    parsed.ban = numbers.ban;
    parsed.go = numbers.go;

    std::u32string rooms(afterTown);
    if (!building.empty()) rooms += U' ' + townText(plainText(building));
    Building read = readBuilding(rooms);
    parsed.block = std::move(read.block);
    parsed.room = std::move(read.room);
    parsed.building = std::move(read.name);
    return parsed;
}

}  // namespace hinanjo::matching
