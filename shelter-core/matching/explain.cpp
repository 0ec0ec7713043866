#include "matching/explain.h"

#include "base/text.h"

namespace hinanjo::matching {
namespace {

std::string typedName(const Arrival& arrival) {
    std::string name = joinedCell(arrival.name, arrival.familyName, arrival.givenName);
    return name.empty() ? joinedCell(arrival.kana, arrival.familyKana, arrival.givenKana) : name;
}

std::string bothSides(const std::string& words, const std::string& typed, const std::string& official) {
    return words + "（受付 " + (typed.empty() ? "なし" : typed) + "／名簿 " + (official.empty() ? "なし" : official) +
           "）";
}

FieldEvidence nameEvidence(const Arrival& arrival, const Comparison& c, const RosterEntry& entry) {
    const std::string typed = typedName(arrival);
    const bool nameSaid = c.family != FamilyLevel::Missing || c.given != GivenLevel::Missing;
    FieldEvidence evidence{"氏名", {}, false};
    if (!nameSaid) {
        evidence.words = bothSides("比べられない", typed, entry.officialName);
        return evidence;
    }
    const bool allEqual =
        c.family == FamilyLevel::Equal && (c.given == GivenLevel::KanjiEqual || c.given == GivenLevel::KanaEqual);
    if (allEqual && c.given == GivenLevel::KanjiEqual) {
        const bool asWritten =
            base::withoutSpaces(base::nfkc(typed)) == base::withoutSpaces(base::nfkc(entry.officialName));
        evidence.words = asWritten ? "一致（" + entry.officialName + "）"
                                   : "一致（" + typed + "＝" + entry.officialName + "、異体字など）";
    } else if (allEqual) {
        evidence.words = bothSides("読みが一致", typed, entry.officialName);
    } else {
        std::string words;
        if (c.family == FamilyLevel::Near) words += "姓がよく似ている、";
        if (c.family == FamilyLevel::Different) words += "姓が違う、";
        if (c.family == FamilyLevel::Equal) words += "姓は一致、";
        switch (c.given) {
            case GivenLevel::Missing:
                words += "名はなし";
                break;
            case GivenLevel::KanjiEqual:
            case GivenLevel::KanaEqual:
                words += "名は一致";
                break;
            case GivenLevel::Homophone:
                words += c.otherReading ? "名は字が同じで読みが違う" : "名は読みが同じで字が違う";
                break;
            case GivenLevel::Near:
                words += "名がよく似ている";
                break;
            case GivenLevel::SharesKanji:
                words += "名が違う（一字同じ）";
                break;
            case GivenLevel::Different:
                words += "名が違う";
                break;
        }
        evidence.words = bothSides(words, typed, entry.officialName);
        evidence.contradiction = c.given == GivenLevel::SharesKanji || c.given == GivenLevel::Different;
    }
    if (c.swapped) evidence.words += "、姓と名が逆";
    if (entry.namesakes > 1) evidence.words += "、名簿に同姓同名" + std::to_string(entry.namesakes) + "人";
    return evidence;
}

FieldEvidence birthEvidence(const Arrival& arrival, const Comparison& c, const RosterEntry& entry) {
    std::string typed = arrival.birth;
    if (arrival.age) typed += (typed.empty() ? "" : "、") + std::to_string(*arrival.age) + "歳";
    const std::string official = domain::toJapanese(entry.birth);
    const char* words = "";
    bool contradiction = false;
    switch (c.birth) {
        case BirthLevel::Missing:
            words = "比べられない";
            break;
        case BirthLevel::Exact:
            return {"生年月日", "一致 " + official, false};
        case BirthLevel::OnePart:
            words = "年・月・日のひとつが違う";
            contradiction = true;
            break;
        case BirthLevel::OtherEra:
            words = "元号が違う";
            contradiction = true;
            break;
        case BirthLevel::Year:
            words = "年が一致";
            break;
        case BirthLevel::MonthDay:
            words = "月日が一致";
            break;
        case BirthLevel::AgeExact:
            words = "年齢が一致";
            break;
        case BirthLevel::AgeNear:
            words = "年齢が1歳違い";
            break;
        case BirthLevel::AgeOff:
            words = "年齢が違う";
            contradiction = true;
            break;
        case BirthLevel::Decade:
            words = "年代が一致";
            break;
        case BirthLevel::DecadeOff:
            words = "年代が違う";
            contradiction = true;
            break;
        case BirthLevel::Different:
            words = "不一致";
            contradiction = true;
            break;
    }
    return {"生年月日", bothSides(words, typed, official), contradiction};
}

FieldEvidence placeEvidence(const Arrival& arrival, const Comparison& c, const RosterEntry& entry) {
    const char* words = "";
    bool contradiction = false;
    switch (c.place) {
        case PlaceLevel::Missing:
            words = "比べられない";
            break;
        case PlaceLevel::Room:
            words = "部屋番号まで一致";
            break;
        case PlaceLevel::House:
        case PlaceLevel::Number:
            words = entry.address.room.empty() ? "番号まで一致" : "番号まで一致、部屋番号なし";
            break;
        case PlaceLevel::RoomDiffers:
            words = "番号まで一致、部屋番号が違う";
            contradiction = true;
            break;
        case PlaceLevel::NearNumber:
            words = "丁目・番・号のひとつが違う";
            break;
        case PlaceLevel::Chome:
            words = "町丁目まで一致";
            break;
        case PlaceLevel::Town:
            words = "町名が一致";
            break;
        case PlaceLevel::ChomeOnly:
            words = "町丁目は一致、番号が違う";
            break;
        case PlaceLevel::TownOnly:
            words = "町名は一致、丁目と番号が違う";
            break;
        case PlaceLevel::Other:
            words = "町名が違う";
            contradiction = true;
            break;
        case PlaceLevel::Outside:
            words = "区外の住所";
            contradiction = true;
            break;
    }
    return {"住所", bothSides(words, arrival.address, entry.officialAddress), contradiction};
}

FieldEvidence phoneEvidence(const Comparison& c) {
    switch (c.phone) {
        case PhoneLevel::Missing:
            break;
        case PhoneLevel::Own:
            return {"電話", "一致", false};
        case PhoneLevel::Household:
            return {"電話", "同じ家の人の番号と一致", false};
        case PhoneLevel::Contact:
            return {"電話", "緊急連絡先の番号と一致", false};
        case PhoneLevel::OneDigit:
            return {"電話", "1けた違い", false};
        case PhoneLevel::Different:
            return {"電話", "不一致", false};
    }
    return {"電話", "比べられない", false};
}

FieldEvidence sexEvidence(const Comparison& c) {
    switch (c.sex) {
        case SexLevel::Missing:
            break;
        case SexLevel::Equal:
            return {"性別", "一致", false};
        case SexLevel::Different:
            return {"性別", "不一致", true};
    }
    return {"性別", "比べられない", false};
}

void addWord(std::string& list, const char* word) {
    if (!list.empty()) list += "、";
    list += word;
}

}  // namespace

std::string joinedCell(const std::string& whole, const std::string& family, const std::string& given) {
    if (!whole.empty()) return whole;
    return family.empty() || given.empty() ? family + given : family + " " + given;
}

std::string levelsOf(const Comparison& c) {
    // In the order of the levels.
    constexpr const char* kFamily[] = {"missing", "equal", "near", "different"};
    constexpr const char* kGiven[] = {"missing", "kanji", "kana", "homophone", "near", "shares_kanji", "different"};
    constexpr const char* kBirth[] = {"missing",   "exact",    "one_part", "other_era", "year",       "month_day",
                                      "age_exact", "age_near", "age_off",  "decade",    "decade_off", "different"};
    constexpr const char* kPlace[] = {"missing", "room", "house",      "number",    "room_differs", "near_number",
                                      "chome",   "town", "chome_only", "town_only", "other"};
    constexpr const char* kPhone[] = {"missing", "own", "household", "contact", "one_digit", "different"};
    constexpr const char* kSex[] = {"missing", "equal", "different"};
    const auto name = [](const auto& names, auto level) { return names[static_cast<std::size_t>(level)]; };
    return std::string("family=") + name(kFamily, c.family) + " given=" + name(kGiven, c.given) +
           " birth=" + name(kBirth, c.birth) + " place=" + name(kPlace, c.place) + " phone=" + name(kPhone, c.phone) +
           " sex=" + name(kSex, c.sex);
}

std::vector<FieldEvidence> evidenceOf(const Arrival& arrival, const Comparison& c, const RosterEntry& entry) {
    return {nameEvidence(arrival, c, entry), birthEvidence(arrival, c, entry), placeEvidence(arrival, c, entry),
            phoneEvidence(c), sexEvidence(c)};
}

std::string sentenceOf(const Scored& scored) {
    const Comparison& c = scored.comparison;
    std::string agree;
    const bool given = c.given == GivenLevel::KanjiEqual || c.given == GivenLevel::KanaEqual;
    if (c.family == FamilyLevel::Equal && given) addWord(agree, "氏名");
    if (c.family == FamilyLevel::Equal && !given) addWord(agree, "姓");
    if (c.family != FamilyLevel::Equal && given) addWord(agree, "名");
    if (c.birth == BirthLevel::Exact) addWord(agree, "生年月日");
    if (c.birth == BirthLevel::Year) addWord(agree, "生年");
    if (c.birth == BirthLevel::MonthDay) addWord(agree, "誕生日");
    if (c.birth == BirthLevel::AgeExact) addWord(agree, "年齢");
    if (c.place == PlaceLevel::Room || c.place == PlaceLevel::House || c.place == PlaceLevel::Number)
        addWord(agree, "住所");
    if (c.place == PlaceLevel::Chome || c.place == PlaceLevel::Town) addWord(agree, "町名");
    if (c.phone == PhoneLevel::Own || c.phone == PhoneLevel::Household) addWord(agree, "電話");
    if (c.phone == PhoneLevel::Contact) addWord(agree, "緊急連絡先の電話");

    std::string against;
    if (c.family == FamilyLevel::Different) addWord(against, "姓が違う");
    if (c.given == GivenLevel::Different || c.given == GivenLevel::SharesKanji) addWord(against, "名が違う");
    if (c.given == GivenLevel::Homophone) addWord(against, c.otherReading ? "名の読みが違う" : "名の字が違う");
    if (c.birth == BirthLevel::OnePart || c.birth == BirthLevel::OtherEra || c.birth == BirthLevel::Different) {
        addWord(against, "生年月日が違う");
    }
    if (c.birth == BirthLevel::AgeOff || c.birth == BirthLevel::DecadeOff) addWord(against, "年齢が違う");
    if (c.place == PlaceLevel::RoomDiffers) addWord(against, "部屋番号が違う");
    if (c.place == PlaceLevel::Other) addWord(against, "町名が違う");
    if (c.place == PlaceLevel::Outside) addWord(against, "区外の住所");
    if (c.sex == SexLevel::Different) addWord(against, "性別が違う");
    if (scored.rule == "absent") addWord(against, "本人が来ていないという書き込みがある");
    if (scored.rule == "relation") addWord(against, "続柄などの書き込みがある");
    if (scored.rule == "duplicate") addWord(against, "名簿に生年月日の違う重複がある");
    if (scored.rule == "rival") addWord(against, "ほかにも近い人がいる");

    std::string sentence = agree.empty() ? "一致する項目なし" : agree + "が一致";
    if (!against.empty()) sentence += "。" + against;
    return sentence;
}

}  // namespace hinanjo::matching
