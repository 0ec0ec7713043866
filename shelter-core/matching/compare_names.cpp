#include "matching/compare_names.h"

#include <algorithm>

#include "matching/kana.h"

namespace hinanjo::matching {
namespace {

// Wild: equal as far as the unknown characters let one see.
enum class WrittenFit : std::uint8_t { None, Equal, Wild, Confusable, Near, SharesKanji, Different };
enum class KanaFit : std::uint8_t { None, Equal, Alike, Near, Different };

bool withinOneEdit(std::u32string_view a, std::u32string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i])
        ++i;
    return a.size() == b.size() ? a.substr(std::min(i + 1, a.size())) == b.substr(std::min(i + 1, b.size()))
                                : a.substr(i) == b.substr(i + 1);
}

// Characters so common at the end of given names that sharing them means nothing.
bool isCommonEnding(char32_t c) {
    return c == U'子' || c == U'郎' || c == U'美';
}

bool shareKanji(std::u32string_view a, std::u32string_view b) {
    return std::any_of(a.begin(), a.end(), [b](char32_t c) {
        return isIdeograph(c) && c != kWildcard && !isCommonEnding(c) && b.find(c) != std::u32string_view::npos;
    });
}

WrittenFit fitWritten(std::u32string_view typed, std::u32string_view official, const NameTables& tables) {
    if (typed.empty() || official.empty()) return WrittenFit::None;
    if (typed == official && typed.find(kWildcard) == std::u32string_view::npos) return WrittenFit::Equal;
    if (typed.size() == official.size()) {
        std::size_t wild = 0;
        std::size_t confusable = 0;
        std::size_t different = 0;
        for (std::size_t i = 0; i < typed.size(); ++i) {
            if (typed[i] == kWildcard || official[i] == kWildcard) {
                ++wild;
            } else if (typed[i] != official[i]) {
                ++(tables.areConfusable(typed[i], official[i]) ? confusable : different);
            }
        }
        // Nothing but unknown characters fits everybody.
        if (wild == typed.size()) return WrittenFit::None;
        if (different == 0)
            return confusable > 0 ? WrittenFit::Confusable : wild > 0 ? WrittenFit::Wild : WrittenFit::Equal;
    }
    constexpr std::size_t kLongEnough = 3;
    if (std::min(typed.size(), official.size()) >= kLongEnough && withinOneEdit(typed, official))
        return WrittenFit::Near;
    return shareKanji(typed, official) ? WrittenFit::SharesKanji : WrittenFit::Different;
}

KanaFit fitKana(const NamePart& typed, const NamePart& official) {
    if (typed.kana.empty() || official.kana.empty()) return KanaFit::None;
    if (typed.kana == official.kana) return KanaFit::Equal;
    if (typed.alike == official.alike) return KanaFit::Alike;
    // One letter of two is another name (ハナ, ハル).
    constexpr std::size_t kLongEnough = 3;
    if (std::min(typed.kana.size(), official.kana.size()) >= kLongEnough && withinOneEdit(typed.kana, official.kana)) {
        return KanaFit::Near;
    }
    return KanaFit::Different;
}

bool mayBeRead(const NamePart& written, const NamePart& kana) {
    return !kana.kana.empty() &&
           std::find(written.readings.begin(), written.readings.end(), kana.kana) != written.readings.end();
}

// One half of a name as typed: its characters, its reading, or both. They are one piece of evidence.
struct TypedPart {
    const NamePart* written = nullptr;  // From the name cell
    const NamePart* kana = nullptr;     // From the reading cell
};

TypedPart partOf(const NameSplit* written, const NameSplit* kana, bool given) {
    TypedPart part;
    if (written != nullptr) part.written = given ? &written->given : &written->family;
    if (kana != nullptr) part.kana = given ? &kana->given : &kana->family;
    return part;
}

struct PartFit {
    WrittenFit written{};
    KanaFit kana{};
    bool derived = false;  // The reading came from the table, not from anybody's pen.
};

PartFit fitPart(const TypedPart& typed, const NamePart& official, const NameTables& tables) {
    PartFit fit;
    if (typed.written != nullptr) fit.written = fitWritten(typed.written->written, official.written, tables);
    for (const NamePart* part : {typed.kana, typed.written}) {
        if (part == nullptr) continue;
        const KanaFit kana = fitKana(*part, official);
        if (kana != KanaFit::None && (fit.kana == KanaFit::None || kana < fit.kana)) fit.kana = kana;
    }
    if (fit.kana == KanaFit::None) {
        const bool readable = (typed.written != nullptr && mayBeRead(*typed.written, official)) ||
                              (typed.written != nullptr && mayBeRead(official, *typed.written)) ||
                              (typed.kana != nullptr && mayBeRead(official, *typed.kana));
        if (readable) {
            fit.kana = KanaFit::Equal;
            fit.derived = true;
        }
    }
    return fit;
}

FamilyLevel familyLevel(const PartFit& fit) {
    const bool soundsRight = fit.kana == KanaFit::Equal || fit.kana == KanaFit::Alike;
    switch (fit.written) {
        case WrittenFit::Equal:
        case WrittenFit::Wild:
            return fit.kana == KanaFit::Different ? FamilyLevel::Near : FamilyLevel::Equal;
        case WrittenFit::Confusable:
        case WrittenFit::Near:
            return FamilyLevel::Near;
        case WrittenFit::SharesKanji:
        case WrittenFit::Different:
            return soundsRight ? FamilyLevel::Near : FamilyLevel::Different;
        case WrittenFit::None:
            break;
    }
    switch (fit.kana) {
        case KanaFit::None:
            return FamilyLevel::Missing;
        case KanaFit::Equal:
            return fit.derived ? FamilyLevel::Near : FamilyLevel::Equal;
        case KanaFit::Alike:
        case KanaFit::Near:
            return FamilyLevel::Near;
        case KanaFit::Different:
            return FamilyLevel::Different;
    }
    return FamilyLevel::Missing;
}

GivenLevel givenLevel(const PartFit& fit) {
    const bool soundsEqual = fit.kana == KanaFit::Equal || fit.kana == KanaFit::Alike;
    switch (fit.written) {
        case WrittenFit::Equal:
            return fit.kana == KanaFit::Different ? GivenLevel::Homophone : GivenLevel::KanjiEqual;
        case WrittenFit::Wild:
            // 〓子 may be 和子 or 幸子: only a reading can say which.
            if (fit.kana != KanaFit::Equal) return GivenLevel::Near;
            return fit.derived ? GivenLevel::KanaEqual : GivenLevel::KanjiEqual;
        case WrittenFit::Confusable:
        case WrittenFit::Near:
            return soundsEqual ? GivenLevel::Homophone : GivenLevel::Near;
        case WrittenFit::SharesKanji:
            return soundsEqual ? GivenLevel::Homophone : GivenLevel::SharesKanji;
        case WrittenFit::Different:
            return soundsEqual ? GivenLevel::Homophone : GivenLevel::Different;
        case WrittenFit::None:
            break;
    }
    switch (fit.kana) {
        case KanaFit::None:
            return GivenLevel::Missing;
        case KanaFit::Equal:
            return fit.derived ? GivenLevel::Homophone : GivenLevel::KanaEqual;
        case KanaFit::Alike:
        case KanaFit::Near:
            return GivenLevel::Near;
        case KanaFit::Different:
            return GivenLevel::Different;
    }
    return GivenLevel::Missing;
}

// How much better one pair of levels is than another; only the order matters.
int rank(FamilyLevel family, GivenLevel given) {
    constexpr int kFamily[] = {2, 8, 5, 0};
    constexpr int kGiven[] = {3, 12, 11, 8, 5, 2, 0};
    return kFamily[static_cast<int>(family)] + kGiven[static_cast<int>(given)];
}

void offer(Comparison& best, int& bestRank, const TypedPart& family, const TypedPart& given, const NameSplit& official,
           std::size_t form, bool swapped, const NameTables& tables) {
    const PartFit familyFit = fitPart(family, official.family, tables);
    const PartFit givenFit = fitPart(given, official.given, tables);
    const FamilyLevel familyIs = familyLevel(familyFit);
    const GivenLevel givenIs = givenLevel(givenFit);
    const int rankIs = rank(familyIs, givenIs) * 2 - (swapped ? 1 : 0);
    if (rankIs <= bestRank) return;
    bestRank = rankIs;
    best.family = familyIs;
    best.given = givenIs;
    best.familyByKana = familyFit.written == WrittenFit::None;
    best.otherReading = familyFit.kana == KanaFit::Different || givenFit.kana == KanaFit::Different;
    best.confusable = givenFit.written == WrittenFit::Confusable;
    best.swapped = swapped;
    best.form = static_cast<std::uint8_t>(form);
}

// The split of a cell that fits `official` best on its own.
const NameSplit* bestSplit(const std::vector<NameSplit>& splits, const NameSplit& official, bool swapped,
                           const NameTables& tables) {
    const NameSplit* best = nullptr;
    int bestRank = -1;
    for (const NameSplit& split : splits) {
        const NamePart& family = swapped ? split.given : split.family;
        const NamePart& given = swapped ? split.family : split.given;
        const int rankIs = rank(familyLevel(fitPart({&family, nullptr}, official.family, tables)),
                                givenLevel(fitPart({&given, nullptr}, official.given, tables)));
        if (rankIs <= bestRank) continue;
        bestRank = rankIs;
        best = &split;
    }
    return best;
}

// The whole reading fits although the space stands elsewhere (メンドーサマリア クリスティナ). Only without characters
// that might disagree.
void compareWholes(const TypedName& typed, const NameSplit& official, std::size_t form, Comparison& best,
                   int& bestRank) {
    const std::u32string_view family = official.family.kana;
    const std::u32string_view given = official.given.kana;
    if (!typed.wholes.empty() || family.empty() || given.empty()) return;
    const bool fits = std::any_of(typed.kanaWholes.begin(), typed.kanaWholes.end(), [&](const auto& whole) {
        return whole.size() == family.size() + given.size() && whole.starts_with(family) && whole.ends_with(given);
    });
    const int rankIs = rank(FamilyLevel::Equal, GivenLevel::KanaEqual) * 2 - 1;
    if (!fits || rankIs <= bestRank) return;
    bestRank = rankIs;
    best.family = FamilyLevel::Equal;
    best.given = GivenLevel::KanaEqual;
    best.familyByKana = true;
    best.confusable = best.otherReading = best.swapped = false;
    best.form = static_cast<std::uint8_t>(form);
}

// Latin names have no fixed order and lose their middle parts; tokens are compared as a set.
void compareLatin(const std::vector<std::u32string>& typed, const std::vector<std::u32string>& official,
                  Comparison& best, int& bestRank) {
    if (typed.empty() || official.empty()) return;
    FamilyLevel family = FamilyLevel::Different;
    GivenLevel given = GivenLevel::Different;
    if (typed == official) {
        family = FamilyLevel::Equal;
        given = GivenLevel::KanjiEqual;
    } else if (std::includes(typed.begin(), typed.end(), official.begin(), official.end()) ||
               std::includes(official.begin(), official.end(), typed.begin(), typed.end())) {
        family = FamilyLevel::Equal;
        given = GivenLevel::Near;
    } else if (typed.size() == official.size() &&
               std::equal(typed.begin(), typed.end(), official.begin(), withinOneEdit)) {
        family = FamilyLevel::Near;
        given = GivenLevel::Near;
    } else if (std::any_of(typed.begin(), typed.end(), [&](const auto& token) {
                   return std::binary_search(official.begin(), official.end(), token);
               })) {
        family = FamilyLevel::Equal;
    }
    const int rankIs = rank(family, given) * 2;
    if (rankIs <= bestRank) return;
    bestRank = rankIs;
    best.family = family;
    best.given = given;
    best.familyByKana = best.confusable = best.otherReading = best.swapped = false;
}

}  // namespace

void compareNames(const TypedName& typed, const RosterEntry& entry, const NameTables& tables, Comparison& comparison) {
    comparison.foreign = typed.foreign || entry.foreign;
    int bestRank = -1;
    if (!typed.written.empty() || !typed.kana.empty()) {
        for (std::size_t form = 0; form < entry.names.size(); ++form) {
            const NameSplit& official = entry.names[form].name;
            for (const bool swapped : {false, true}) {
                const NameSplit* written = bestSplit(typed.written, official, swapped, tables);
                const NameSplit* kana = bestSplit(typed.kana, official, swapped, tables);
                offer(comparison, bestRank, partOf(written, kana, swapped), partOf(written, kana, !swapped), official,
                      form, swapped, tables);
            }
            compareWholes(typed, official, form, comparison, bestRank);
        }
    }
    compareLatin(typed.latin, entry.latin, comparison, bestRank);
}

}  // namespace hinanjo::matching
