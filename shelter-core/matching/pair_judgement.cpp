#include "matching/pair_judgement.h"

#include <algorithm>
#include <array>

#include "domain/birth_date.h"
#include "matching/explain.h"

namespace hinanjo::matching {
namespace {

// Completed years of each age group, by domain::AgeBand.
constexpr std::array<std::pair<int, int>, 9> kAgeGroups = {
    {{0, 0}, {0, 0}, {1, 5}, {6, 12}, {13, 17}, {18, 39}, {40, 64}, {65, 74}, {75, 130}}};

std::optional<BirthYears> yearsOf(const TypedBirth& birth, domain::AgeBand band) {
    std::optional<BirthYears> years;
    for (const auto& date : birth.dates) {
        if (date.year == 0) continue;
        if (!years) years = BirthYears{date.year, date.year};
        years->from = std::min<int>(years->from, date.year);
        years->to = std::max<int>(years->to, date.year);
    }
    if (years) return years;
    const int thisYear = static_cast<int>(birth.day.year());
    constexpr int kEpoch = 1970;  // Nobody said when this was: ages say nothing.
    if (thisYear <= kEpoch) return {};
    const auto ages = [&](int youngest, int oldest) { return BirthYears{thisYear - oldest - 1, thisYear - youngest}; };
    constexpr int kDecade = 10;
    if (birth.age) return ages(*birth.age, *birth.age);
    if (birth.decade) return ages(*birth.decade, *birth.decade + kDecade - 1);
    if (band == domain::AgeBand::NotSaid) return {};
    const auto [youngest, oldest] = kAgeGroups[static_cast<std::size_t>(band)];
    return ages(youngest, oldest);
}

// How much a level says, and that it says anything at all.
int rank(BirthLevel level) {
    switch (level) {
        case BirthLevel::Missing:
            return 0;
        case BirthLevel::Different:
            return 1;
        case BirthLevel::DecadeOff:
        case BirthLevel::AgeOff:
            return 2;
        case BirthLevel::OtherEra:
        case BirthLevel::OnePart:
            return 3;
        case BirthLevel::AgeNear:
            return 4;
        case BirthLevel::Decade:
            return 5;
        case BirthLevel::AgeExact:
            return 6;
        case BirthLevel::MonthDay:
        case BirthLevel::Year:
            return 7;
        case BirthLevel::Exact:
            return 8;
    }
    return 0;
}

int rank(GivenLevel level) {
    constexpr std::array kRank = {2, 6, 5, 4, 3, 1, 0};  // By GivenLevel; Missing says more than a contradiction.
    return kRank[static_cast<std::size_t>(level)];
}
int rank(FamilyLevel level) {
    constexpr std::array kRank = {1, 3, 2, 0};
    return kRank[static_cast<std::size_t>(level)];
}

bool isGivenEqual(const PairLevels& l) {
    return l.given == GivenLevel::KanjiEqual || l.given == GivenLevel::KanaEqual;
}

bool contradicts(BirthLevel birth) {
    return birth == BirthLevel::Different || birth == BirthLevel::DecadeOff || birth == BirthLevel::AgeOff;
}
bool isSlip(BirthLevel birth) {
    return birth == BirthLevel::OnePart || birth == BirthLevel::OtherEra;
}
bool agrees(BirthLevel birth) {
    return birth != BirthLevel::Missing && !contradicts(birth) && !isSlip(birth);
}
bool agrees(PlaceLevel place) {
    return place == PlaceLevel::Room || place == PlaceLevel::House || place == PlaceLevel::Number;
}
bool isNear(PlaceLevel place) {
    return place == PlaceLevel::NearNumber || place == PlaceLevel::Chome || place == PlaceLevel::Town;
}

bool isEnough(const PairLevels& l) {
    if (contradicts(l.birth) || l.given == GivenLevel::Missing || l.given == GivenLevel::SharesKanji ||
        l.given == GivenLevel::Different || l.family == FamilyLevel::Different) {
        return false;
    }
    const bool exact = l.birth == BirthLevel::Exact;
    // Members registered together are different people unless they bear one name.
    if (l.household && !isGivenEqual(l)) return false;
    if (l.sex == SexLevel::Different && !(exact && isGivenEqual(l))) return false;
    if (l.household) return true;
    const bool phone = l.phone == PhoneLevel::Own;
    const bool home = agrees(l.place);
    const bool known = l.family != FamilyLevel::Missing;
    if (known && isGivenEqual(l)) return agrees(l.birth) || phone || home;
    // The sound is the same, the characters are not, or the one side has the sound alone.
    if (known && l.given == GivenLevel::Homophone)
        return exact || ((phone || home) && agrees(l.birth)) || (phone && l.birth == BirthLevel::Missing);
    return exact && (phone || home);
}

void addTo(std::string& list, const char* word) {
    if (!list.empty()) list += "・";
    list += word;
}

const char* birthWords(const PairLevels& l) {
    switch (l.birth) {
        case BirthLevel::Missing:
            return "くらべられない";
        case BirthLevel::Exact:
            return "生年月日が同じ";
        case BirthLevel::Year:
            return "生年が同じ";
        case BirthLevel::MonthDay:
            return "月日が同じ";
        case BirthLevel::AgeExact:
            return "年齢が同じ";
        case BirthLevel::AgeNear:
            return "年齢が1歳ちがい";
        case BirthLevel::Decade:
            return "年代が同じ";
        case BirthLevel::OnePart:
            return "年・月・日のひとつがちがう";
        case BirthLevel::OtherEra:
            return "元号がちがう";
        case BirthLevel::AgeOff:
            return "年齢がちがう";
        case BirthLevel::DecadeOff:
            return "年代がちがう";
        case BirthLevel::Different:
            break;
    }
    return "ちがう";
}

std::string nameWords(const PairLevels& l) {
    std::string family;
    if (l.family == FamilyLevel::Missing) family = "姓はなし、";
    if (l.family == FamilyLevel::Near) family = "姓は似ている、";
    if (l.family == FamilyLevel::Different) family = "姓がちがう、";
    switch (l.given) {
        case GivenLevel::Missing:
            return family + "名はなし";
        case GivenLevel::KanjiEqual:
            return family.empty() ? "同じ" : family + "名は同じ";
        case GivenLevel::KanaEqual:
            return family.empty() ? "読みが同じ" : family + "名の読みは同じ";
        case GivenLevel::Homophone:
            return family + "名は読みが同じで字がちがう";
        case GivenLevel::Near:
            return family + "名が似ている";
        case GivenLevel::SharesKanji:
        case GivenLevel::Different:
            break;
    }
    return family + "名がちがう";
}

const char* placeWords(PlaceLevel place) {
    switch (place) {
        case PlaceLevel::Missing:
            return "くらべられない";
        case PlaceLevel::Room:
            return "部屋番号まで同じ";
        case PlaceLevel::House:
        case PlaceLevel::Number:
            return "番号まで同じ";
        case PlaceLevel::RoomDiffers:
            return "番号まで同じ、部屋がちがう";
        case PlaceLevel::NearNumber:
            return "丁目・番・号のひとつがちがう";
        case PlaceLevel::Chome:
            return "町丁目まで同じ";
        case PlaceLevel::Town:
            return "町名が同じ";
        case PlaceLevel::ChomeOnly:
            return "町丁目は同じ、番号がちがう";
        case PlaceLevel::TownOnly:
            return "町名は同じ、丁目と番号がちがう";
        case PlaceLevel::Other:
            break;
    }
    return "ちがう";
}

std::string writtenName(const Arrival& a) {
    const std::string name = joinedCell(a.name, a.familyName, a.givenName);
    const std::string kana = joinedCell(a.kana, a.familyKana, a.givenKana);
    return name.empty() || kana.empty() ? name + kana : name + "（" + kana + "）";
}

std::string writtenBirth(const Registration& r) {
    constexpr std::array kGroups = {"",         "0歳",      "1～5歳",   "6～12歳", "13～17歳",
                                    "18～39歳", "40～64歳", "65～74歳", "75歳以上"};
    std::string text = r.arrival.birth;
    // A date as the tablets keep it is written the way people read it.
    if (const auto date = domain::PartialDate::fromText(text); !date.isEmpty()) text = domain::toJapanese(date);
    if (r.arrival.age) text += (text.empty() ? "" : "、") + std::to_string(*r.arrival.age) + "歳";
    return text.empty() ? kGroups[static_cast<std::size_t>(r.ageBand)] : text;
}

std::string writtenPhones(const Arrival& a) {
    std::string text;
    for (const auto& phone : a.phones)
        text += (text.empty() ? "" : "、") + phone;
    return text;
}

std::string writtenSex(const Arrival& a) {
    return a.sex == domain::Sex::Male ? "男" : a.sex == domain::Sex::Female ? "女" : "";
}

}  // namespace

ReadRecord readRecord(const Registration& registration, const NameTables& tables, const AddressBook& towns) {
    static const Matcher::CommonValues kNone;
    const Arrival& a = registration.arrival;
    ReadRecord record;
    record.typed = readArrival(a, tables, towns, kNone);
    record.years = yearsOf(record.typed.birth, registration.ageBand);
    record.household = registration.household;

    RosterEntry& entry = record.entry;
    OfficialName name = readOfficialName(joinedCell(a.name, a.familyName, a.givenName),
                                         joinedCell(a.kana, a.familyKana, a.givenKana), a.otherName, tables);
    // How common a value is does not matter here: people decide.
    for (auto& form : name.forms)
        entry.names.push_back({std::move(form), 1, 1, 1, 1});
    entry.latin = std::move(name.latin);
    entry.foreign = name.foreign;
    entry.sex = record.typed.sex;
    if (!record.typed.birth.dates.empty()) entry.birth = record.typed.birth.dates.front();
    entry.address = record.typed.address;
    entry.own = record.typed.phones;
    entry.birthFrequency = entry.townShare = entry.chomeShare = entry.numberShare = entry.roomShare = 1;
    return record;
}

PairLevels comparePair(const ReadRecord& a, const ReadRecord& b, const NameTables& tables) {
    const Comparison one = compare(a.typed, b.entry, tables);
    const Comparison other = compare(b.typed, a.entry, tables);
    PairLevels levels;
    // A name typed in one cell is split in every way on the typed side only: the better of the two is right.
    const auto name = [](const Comparison& c) { return std::pair(rank(c.given) + rank(c.family), rank(c.given)); };
    const Comparison& better = name(other) > name(one) ? other : one;
    levels.family = better.family;
    levels.given = better.given;
    // An age is compared with a date whichever side has it; several readings of a date stand on the typed side only.
    const auto birth = [](const Comparison& c) { return std::pair(rank(c.birth), c.birth); };
    levels.birth = std::max(birth(one), birth(other)).second;
    if (levels.birth == BirthLevel::Missing && a.years && b.years) {
        const bool ages = a.typed.birth.age && b.typed.birth.age;
        const int apart = std::max(a.years->from, b.years->from) - std::min(a.years->to, b.years->to);
        levels.birth = ages && *a.typed.birth.age == *b.typed.birth.age ? BirthLevel::AgeExact
                       : ages && apart <= 0                             ? BirthLevel::AgeNear
                       : apart <= 0                                     ? BirthLevel::Decade
                       : ages                                           ? BirthLevel::AgeOff
                                                                        : BirthLevel::DecadeOff;
    }
    levels.place = one.place;
    levels.phone = one.phone;
    levels.sex = one.sex;
    levels.household = !a.household.empty() && a.household == b.household;
    return levels;
}

std::optional<int> strengthOf(const PairLevels& l) {
    if (!isEnough(l)) return {};
    int strength = 0;
    strength += l.given == GivenLevel::KanjiEqual ? 2 : l.given == GivenLevel::KanaEqual ? 1 : 0;
    strength += l.family == FamilyLevel::Equal ? 1 : 0;
    strength += l.birth == BirthLevel::Exact ? 6 : isSlip(l.birth) ? -1 : rank(l.birth) / 2;
    strength += l.phone == PhoneLevel::Own ? 4 : l.phone == PhoneLevel::OneDigit ? 1 : 0;
    strength += agrees(l.place) ? 3 : isNear(l.place) ? 1 : l.place == PlaceLevel::Other ? -1 : 0;
    strength += l.household ? 2 : 0;
    strength -= l.sex == SexLevel::Different ? 2 : 0;
    return strength;
}

std::string pairSentence(const PairLevels& l) {
    std::string same, near, differs;
    const bool full = l.family == FamilyLevel::Equal;
    if (full && l.given == GivenLevel::KanjiEqual) addTo(same, "氏名");
    if (full && l.given == GivenLevel::KanaEqual) addTo(same, "氏名の読み");
    if (l.family == FamilyLevel::Missing && isGivenEqual(l)) addTo(same, "名");
    if (same.empty()) addTo(near, "氏名");
    switch (l.birth) {
        case BirthLevel::Exact:
            addTo(same, "生年月日");
            break;
        case BirthLevel::Year:
            addTo(same, "生年");
            break;
        case BirthLevel::MonthDay:
            addTo(same, "誕生日");
            break;
        case BirthLevel::AgeExact:
            addTo(same, "年齢");
            break;
        case BirthLevel::Decade:
            addTo(same, "年代");
            break;
        case BirthLevel::AgeNear:
            addTo(near, "年齢");
            break;
        case BirthLevel::OnePart:
        case BirthLevel::OtherEra:
            addTo(differs, "生年月日");
            break;
        default:
            break;
    }
    if (l.phone == PhoneLevel::Own) addTo(same, "電話");
    if (l.phone == PhoneLevel::OneDigit) addTo(near, "電話");
    if (l.phone == PhoneLevel::Different) addTo(differs, "電話");
    if (agrees(l.place)) {
        addTo(same, "住所");
    } else if (isNear(l.place)) {
        addTo(near, "住所");
    } else if (l.place != PlaceLevel::Missing) {
        addTo(differs, "住所");
    }
    if (l.household) addTo(same, "世帯");
    if (l.sex == SexLevel::Different) addTo(differs, "性別");
    std::string sentence;
    const auto add = [&](const std::string& list, const char* what) {
        if (!list.empty()) sentence += (sentence.empty() ? "" : "、") + list + what;
    };
    add(same, "が同じ");
    add(near, "が近い");
    add(differs, "がちがう");
    return sentence;
}

std::vector<PairField> pairFields(const PairLevels& l, const Registration& a, const Registration& b) {
    const bool nameDiffers =
        l.family == FamilyLevel::Different || l.given == GivenLevel::SharesKanji || l.given == GivenLevel::Different;
    const bool placeDiffers = l.place != PlaceLevel::Missing && !agrees(l.place) && !isNear(l.place);
    const char* phone = l.phone == PhoneLevel::Own         ? "同じ"
                        : l.phone == PhoneLevel::OneDigit  ? "1けたちがい"
                        : l.phone == PhoneLevel::Different ? "ちがう"
                                                           : "くらべられない";
    const char* sex = l.sex == SexLevel::Equal ? "同じ" : l.sex == SexLevel::Different ? "ちがう" : "くらべられない";
    return {
        {"氏名", nameWords(l), writtenName(a.arrival), writtenName(b.arrival), nameDiffers},
        {"生年月日", birthWords(l), writtenBirth(a), writtenBirth(b), contradicts(l.birth) || isSlip(l.birth)},
        {"住所", placeWords(l.place), a.arrival.address, b.arrival.address, placeDiffers},
        {"電話", phone, writtenPhones(a.arrival), writtenPhones(b.arrival),
         l.phone == PhoneLevel::Different || l.phone == PhoneLevel::OneDigit},
        {"性別", sex, writtenSex(a.arrival), writtenSex(b.arrival), l.sex == SexLevel::Different},
        {"世帯",
         l.household                                  ? "同じ"
         : a.household.empty() || b.household.empty() ? "くらべられない"
                                                      : "別",
         "", "", false},
    };
}

}  // namespace hinanjo::matching
