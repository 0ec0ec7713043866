#include "matching/names.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/text.h"
#include "matching/kana.h"
#include "matching/relation_words.h"

namespace hinanjo::matching {
namespace {

enum class Script : std::uint8_t { None, Kana, Latin, Mixed };

bool isLatin(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0xc0 && c < 0x250) ||
           (c >= 0x1e00 && c < 0x1f00);
}

Script scriptOf(std::u32string_view text) {
    if (text.empty()) return Script::None;
    if (std::all_of(text.begin(), text.end(), isKanaLetter)) return Script::Kana;
    if (std::all_of(text.begin(), text.end(), [](char32_t c) { return isLatin(c) || c == U'\'' || c == U'.'; }))
        return Script::Latin;
    return Script::Mixed;
}

bool isUnknown(char32_t c) {
    return base::isPrivateUse(c) || c == U'〓' || c == U'●' || c == U'■' || c == U'□' || c == U'?' || c == 0xfffd;
}

// Latin letters without their marks, upper case: NGUYỄN and Nguyen are one spelling.
std::u32string plainLatin(std::u32string_view token) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    const auto source = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(token.data()),
                                                      static_cast<int32_t>(token.size()));
    const icu::UnicodeString parts = U_SUCCESS(status) ? nfd->normalize(source, status) : source;
    std::u32string plain;
    for (int32_t i = 0; i < parts.length(); ++i) {
        char32_t c = parts.charAt(i);
        if (c == 0x110 || c == 0x111) c = U'D';
        if (c >= U'a' && c <= U'z') c -= 0x20;
        if (c >= U'A' && c <= U'Z') plain.push_back(c);
    }
    return plain;
}

std::vector<std::u32string> tokensOf(std::u32string_view cell) {
    std::vector<std::u32string> tokens(1);
    for (const char32_t c : cell) {
        if (c == U' ' || c == U'・' || c == U',' || c == U'、' || c == U'=' || c == U'゠') {
            if (!tokens.back().empty()) tokens.emplace_back();
        } else {
            tokens.back().push_back(c);
        }
    }
    if (tokens.back().empty()) tokens.pop_back();
    // 「山 田 花 子」 is one name spread over the line, not four.
    if (tokens.size() > 2 && std::all_of(tokens.begin(), tokens.end(), [](const auto& t) { return t.size() == 1; })) {
        std::u32string all;
        for (const auto& token : tokens)
            all += token;
        tokens.assign(1, std::move(all));
    }
    return tokens;
}

struct TokenSplit {
    std::u32string family;
    std::u32string given;
};

// Every family/given split of a cell. A name without a space is split at every place, or is a family name alone.
std::vector<TokenSplit> splitsOf(const std::vector<std::u32string>& tokens) {
    std::vector<TokenSplit> splits;
    if (tokens.empty()) return splits;
    if (tokens.size() == 1) {
        const std::u32string& all = tokens[0];
        constexpr std::size_t kLongest = 16;  // Longer is not a name; trying every split would only cost time.
        for (std::size_t at = 1; at < std::min(all.size(), kLongest); ++at)
            splits.push_back({all.substr(0, at), all.substr(at)});
        splits.push_back({all, {}});
        return splits;
    }
    TokenSplit split{tokens[0], {}};
    for (std::size_t i = 1; i < tokens.size(); ++i)
        split.given += tokens[i];
    splits.push_back(std::move(split));
    return splits;
}

enum class Half : std::uint8_t { Family, Given };

NamePart readPart(std::u32string text, Half half, const NameTables& tables) {
    NamePart part;
    if (text.empty()) return part;
    if (scriptOf(text) == Script::Kana) {
        part.kana = tables.kana(text);
        part.alike = soundsAlikeKey(part.kana);
        return part;
    }
    part.written = std::move(text);
    part.readings = half == Half::Family ? tables.familyReadings(part.written) : tables.givenReadings(part.written);
    return part;
}

std::u32string joined(const std::vector<std::u32string>& tokens) {
    std::u32string all;
    for (const auto& token : tokens)
        all += token;
    return all;
}

bool areLatin(const std::vector<std::u32string>& tokens) {
    return !tokens.empty() && std::all_of(tokens.begin(), tokens.end(),
                                          [](const auto& token) { return scriptOf(token) == Script::Latin; });
}

// One Latin word says too little to compare; nothing then.
std::vector<std::u32string> latinTokens(const std::vector<std::u32string>& tokens) {
    std::vector<std::u32string> latin;
    if (!areLatin(tokens) || tokens.size() < 2) return latin;
    for (const auto& token : tokens) {
        if (auto plain = plainLatin(token); !plain.empty()) latin.push_back(std::move(plain));
    }
    std::sort(latin.begin(), latin.end());
    return latin;
}

bool isKatakanaName(std::u32string_view name) {
    return std::all_of(name.begin(), name.end(), [](char32_t c) { return (c >= 0x30a1 && c <= 0x30fc) || c == U' '; });
}

void addKanaCell(TypedName& name, const std::vector<std::u32string>& tokens, const NameTables& tables) {
    if (tokens.empty()) return;
    for (auto& split : splitsOf(tokens)) {
        name.kana.push_back({readPart(std::move(split.family), Half::Family, tables),
                             readPart(std::move(split.given), Half::Given, tables)});
    }
    name.kanaWholes.push_back(tables.kana(joined(tokens)));
}

void cutWords(TypedName& name, std::u32string& cell) {
    const WordsBeside words = cutRelationWords(cell);
    name.relation |= words.relation;
    name.honorific |= words.honorific;
}

void addNameCell(TypedName& name, std::u32string cell, const NameTables& tables) {
    cutWords(name, cell);
    const auto tokens = tokensOf(cell);
    if (tokens.empty()) return;
    if (areLatin(tokens)) {
        name.foreign = true;
        name.latin = latinTokens(tokens);
        return;
    }
    const std::u32string whole = joined(tokens);
    if (scriptOf(whole) == Script::Kana) {
        addKanaCell(name, tokens, tables);
        return;
    }
    for (auto& split : splitsOf(tokens)) {
        name.written.push_back({readPart(std::move(split.family), Half::Family, tables),
                                readPart(std::move(split.given), Half::Given, tables)});
    }
    name.wholes.push_back(whole);
}

// How well a split of the written name fits a split of the reading.
int fit(const NamePart& written, std::u32string_view kana) {
    if (written.written.empty()) return written.kana == kana ? 2 : 0;
    if (kana.empty()) return written.readings.empty() ? 0 : 1;
    return std::find(written.readings.begin(), written.readings.end(), kana) != written.readings.end() ? 2 : 0;
}

// The official written name against its reading: the splits that fit best.
void addForms(OfficialName& official, const std::vector<std::u32string>& nameTokens,
              const std::vector<std::u32string>& kanaTokens, const NameTables& tables) {
    auto names = splitsOf(nameTokens);
    auto kanas = splitsOf(kanaTokens);
    if (names.empty()) names.emplace_back();
    if (kanas.empty()) kanas.emplace_back();
    std::vector<NameSplit> best;
    int bestFit = -1;
    for (const auto& name : names) {
        const NameSplit written{readPart(name.family, Half::Family, tables), readPart(name.given, Half::Given, tables)};
        for (const auto& kana : kanas) {
            const std::u32string familyKana = tables.kana(kana.family);
            const std::u32string givenKana = tables.kana(kana.given);
            const int fits = fit(written.family, familyKana) + fit(written.given, givenKana);
            if (fits < bestFit) continue;
            if (fits > bestFit) best.clear();
            bestFit = fits;
            NameSplit form = written;
            // Official kana names ("さくら") keep their written form as the reading if the register gives none.
            if (!familyKana.empty()) form.family.kana = familyKana;
            if (!givenKana.empty()) form.given.kana = givenKana;
            form.family.alike = soundsAlikeKey(form.family.kana);
            form.given.alike = soundsAlikeKey(form.given.kana);
            best.push_back(std::move(form));
        }
    }
    for (auto& form : best) {
        if (!form.family.isEmpty() || !form.given.isEmpty()) official.forms.push_back(std::move(form));
    }
}

}  // namespace

std::u32string foldName(std::string_view name, const NameTables& tables) {
    std::u32string kept = base::decodeUtf8(name);
    std::erase_if(kept, [](char32_t c) {
        return c == 0xfeff || base::isVariationSelector(c) || c == 0x200b || (c < 0x20 && c != U'\t') || c == 0x7f;
    });
    const std::u32string text = base::decodeUtf8(base::nfkc(base::encodeUtf8(kept)));
    std::u32string folded;
    folded.reserve(text.size());
    for (char32_t c : text) {
        if (c == U'\t') c = U' ';
        if (isUnknown(c)) c = kWildcard;
        c = tables.fold(c);
        if ((c == U'々' || c == U'ゝ' || c == U'ヽ') && !folded.empty()) c = folded.back();
        folded.push_back(c);
    }
    return folded;
}

bool mentionsRelation(std::string_view remark) {
    return !remark.empty() && hasRelationWords(base::decodeUtf8(base::nfkc(remark)));
}

bool mentionsAbsence(std::string_view remark) {
    return !remark.empty() && saysAbsent(base::decodeUtf8(base::nfkc(remark)));
}

TypedName readTypedName(const NameCells& cells, const NameTables& tables) {
    TypedName name;
    const auto cell = [&](std::string_view whole, std::string_view family, std::string_view given) {
        if (!whole.empty()) return foldName(whole, tables);
        if (family.empty() || given.empty()) return foldName(family.empty() ? given : family, tables);
        return foldName(family, tables) + U' ' + foldName(given, tables);
    };
    addNameCell(name, cell(cells.name, cells.family, cells.given), tables);
    std::u32string kana = cell(cells.kana, cells.kanaFamily, cells.kanaGiven);
    cutWords(name, kana);
    if (const auto tokens = tokensOf(kana); scriptOf(joined(tokens)) == Script::Kana) addKanaCell(name, tokens, tables);
    if (!cells.other.empty()) addNameCell(name, foldName(cells.other, tables), tables);
    return name;
}

OfficialName readOfficialName(std::string_view name, std::string_view kana, std::string_view other,
                              const NameTables& tables) {
    OfficialName official;
    const std::u32string written = foldName(name, tables);
    const auto tokens = tokensOf(written);
    const auto kanaTokens = tokensOf(foldName(kana, tables));
    official.latin = latinTokens(tokens);
    const bool latin = areLatin(tokens);
    official.foreign = latin || (!tokens.empty() && isKatakanaName(joined(tokens)));
    // Latin names are compared token by token; their reading is still a name people may write.
    addForms(official, latin ? std::vector<std::u32string>() : tokens, kanaTokens, tables);
    if (!other.empty()) {
        const auto otherTokens = tokensOf(foldName(other, tables));
        if (areLatin(otherTokens)) {
            if (official.latin.empty()) official.latin = latinTokens(otherTokens);
            official.foreign = true;
        } else {
            addForms(official, otherTokens, {}, tables);
        }
    }
    return official;
}

}  // namespace hinanjo::matching
