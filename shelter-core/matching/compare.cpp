#include "matching/compare.h"

#include <algorithm>
#include <cstdlib>

#include "matching/compare_names.h"
#include "matching/weights.h"

namespace hinanjo::matching {
namespace {

using domain::PartialDate;

bool isOtherEra(int years) {
    // 明治-大正 44, 大正-昭和 14, 昭和-平成 63, 平成-令和 30, and two eras apart.
    constexpr int kSteps[] = {14, 30, 44, 49, 58, 63, 77, 93};
    return std::find(std::begin(kSteps), std::end(kSteps), years) != std::end(kSteps);
}

// A year further off is no slip of the pen: a mother and her daughter may share name and birthday.
constexpr int kSlipOfYears = 10;

BirthLevel compareDates(const PartialDate& typed, const PartialDate& official) {
    const bool year = typed.year != 0 && official.year != 0;
    const bool month = typed.month != 0 && official.month != 0;
    const bool day = typed.day != 0 && official.day != 0;
    const int wrong = (year && typed.year != official.year) + (month && typed.month != official.month) +
                      (day && typed.day != official.day);
    if (year && month && day) {
        if (wrong == 0) return BirthLevel::Exact;
        const int years = std::abs(typed.year - official.year);
        if (wrong == 1 && isOtherEra(years)) return BirthLevel::OtherEra;
        const bool swapped = typed.month == official.day && typed.day == official.month && years == 0;
        return (wrong == 1 && years <= kSlipOfYears) || swapped ? BirthLevel::OnePart : BirthLevel::Different;
    }
    if (!year && !month) return BirthLevel::Missing;
    if (wrong > 0) return BirthLevel::Different;
    return year ? BirthLevel::Year : BirthLevel::MonthDay;
}

BirthLevel compareAges(const TypedBirth& typed, const PartialDate& official) {
    const auto age = domain::ageOn(official, typed.day);
    if (!age) return BirthLevel::Missing;
    // Without the birthday the age is known to one year only.
    const int youngest = official.isComplete() ? *age : *age - 1;
    if (typed.age) {
        if (*typed.age >= youngest && *typed.age <= *age) return BirthLevel::AgeExact;
        return *typed.age >= youngest - 1 && *typed.age <= *age + 1 ? BirthLevel::AgeNear : BirthLevel::AgeOff;
    }
    if (!typed.decade) return BirthLevel::Missing;
    return *age >= *typed.decade && youngest < *typed.decade + 10 ? BirthLevel::Decade : BirthLevel::DecadeOff;
}

BirthLevel compareBirths(const TypedBirth& typed, const PartialDate& official) {
    if (official.isEmpty()) return BirthLevel::Missing;
    constexpr int kRank[] = {1, 9, 5, 4, 7, 6, 0, 0, 0, 0, 0, 2};  // By BirthLevel, dates only.
    BirthLevel best = BirthLevel::Missing;
    int bestRank = -1;
    for (const PartialDate& date : typed.dates) {
        const BirthLevel level = compareDates(date, official);
        if (kRank[static_cast<int>(level)] > bestRank) {
            best = level;
            bestRank = kRank[static_cast<int>(level)];
        }
    }
    const BirthLevel age = compareAges(typed, official);
    if (best == BirthLevel::Missing) return age;
    if (best == BirthLevel::Year || best == BirthLevel::MonthDay) {
        if (age == BirthLevel::AgeOff || age == BirthLevel::DecadeOff) return BirthLevel::Different;
        // The birthday and the completed years are the whole date.
        if (best == BirthLevel::MonthDay && age == BirthLevel::AgeExact && official.isComplete())
            return BirthLevel::Exact;
    }
    return best;
}

PlaceLevel comparePlaces(const Address& typed, const Address& official) {
    if (official.town.empty()) return PlaceLevel::Missing;
    if (typed.outside) return PlaceLevel::Outside;
    if (typed.town.empty()) return PlaceLevel::Missing;
    if (typed.town != official.town) return PlaceLevel::Other;
    const bool chome = typed.chome != 0 && official.chome != 0;
    const bool chomeEqual = typed.chome == official.chome;
    if (typed.ban == 0 || official.ban == 0) {
        if (chomeEqual) return typed.chome == 0 ? PlaceLevel::Town : PlaceLevel::Chome;
        return chome ? PlaceLevel::TownOnly : PlaceLevel::Town;
    }
    const bool go = typed.go != 0 && official.go != 0;
    const int wrong = (chome && !chomeEqual) + (typed.ban != official.ban) + (go && typed.go != official.go);
    const bool rooms = !typed.room.empty() && !official.room.empty();
    const bool blocks = !typed.block.empty() && !official.block.empty();
    if (wrong == 0) {
        if (!chomeEqual) return PlaceLevel::Town;
        const bool roomsDiffer = (rooms && typed.room != official.room) || (blocks && typed.block != official.block);
        if (roomsDiffer) return PlaceLevel::RoomDiffers;
        // A room without its block could be in any block.
        const bool room = rooms && typed.block.empty() == official.block.empty();
        const bool house = typed.room.empty() && official.room.empty() && typed.block.empty() && official.block.empty();
        if (go) return room ? PlaceLevel::Room : house ? PlaceLevel::House : PlaceLevel::Number;
        return room && typed.go == official.go ? PlaceLevel::Room : PlaceLevel::Chome;
    }
    if (wrong == 1) return PlaceLevel::NearNumber;
    return chomeEqual ? PlaceLevel::ChomeOnly : PlaceLevel::TownOnly;
}

PhoneLevel comparePhones(const std::vector<Phone>& typed, const RosterEntry& entry) {
    if (typed.empty() || (entry.own.empty() && entry.household.empty() && entry.contact.empty()))
        return PhoneLevel::Missing;
    const auto anyIn = [&](const std::vector<Phone>& phones, auto fits) {
        return std::any_of(typed.begin(), typed.end(), [&](Phone a) {
            return std::any_of(phones.begin(), phones.end(), [&](Phone b) { return fits(a, b); });
        });
    };
    if (anyIn(entry.own, std::equal_to<>())) return PhoneLevel::Own;
    if (anyIn(entry.household, std::equal_to<>())) return PhoneLevel::Household;
    if (anyIn(entry.contact, std::equal_to<>())) return PhoneLevel::Contact;
    if (entry.own.empty()) return PhoneLevel::Missing;
    return anyIn(entry.own, differInOneDigit) ? PhoneLevel::OneDigit : PhoneLevel::Different;
}

// --- likelihoods ---

void weigh(Comparison& comparison, const Weight& weight, double stranger) {
    comparison.same *= weight.same / stranger;
    comparison.household *= weight.household / stranger;
}
void weigh(Comparison& comparison, const Weight& weight) {
    weigh(comparison, weight, weight.stranger);
}

Weight withChance(Weight weight, double frequency) {
    weight.household += kGivenOfHousehold * frequency;
    return weight;
}

void weighNames(Comparison& c, const RosterEntry& entry) {
    double familyWritten = kForeignNameFrequency;
    double familyKana = kForeignNameFrequency;
    double givenWritten = kForeignNameFrequency;
    double givenKana = kForeignNameFrequency;
    if (!c.foreign && c.form < entry.names.size()) {
        const RosterName& name = entry.names[c.form];
        familyWritten = name.familyWritten;
        familyKana = name.familyKana;
        givenWritten = name.givenWritten;
        givenKana = name.givenKana;
    }
    const double family = c.familyByKana ? familyKana : familyWritten;
    switch (c.family) {
        case FamilyLevel::Missing:
            break;
        case FamilyLevel::Equal:
            weigh(c, kFamilyEqual, family);
            break;
        case FamilyLevel::Near:
            weigh(c, kFamilyNear, kFamilyNear.stranger + kFamilyNearFrequency * family);
            break;
        case FamilyLevel::Different:
            weigh(c, kFamilyDifferent);
            break;
    }
    switch (c.given) {
        case GivenLevel::Missing:
            break;
        case GivenLevel::KanjiEqual:
            weigh(c, withChance(kGivenKanjiEqual, givenWritten), givenWritten);
            break;
        case GivenLevel::KanaEqual:
            weigh(c, withChance(kGivenKanaEqual, givenKana), givenKana);
            break;
        case GivenLevel::Homophone:
            weigh(c, kGivenHomophone, kGivenHomophone.stranger + givenKana);
            break;
        case GivenLevel::Near:
            weigh(c, kGivenNear);
            break;
        case GivenLevel::SharesKanji:
            weigh(c, kGivenSharesKanji);
            break;
        case GivenLevel::Different:
            weigh(c, kGivenDifferent);
            break;
    }
}

void weighBirth(Comparison& c, const TypedBirth& typed, const RosterEntry& entry) {
    switch (c.birth) {
        case BirthLevel::Missing:
            break;
        case BirthLevel::Exact: {
            // A date without era may be any of several days.
            const auto readings = static_cast<double>(std::max<std::size_t>(1, typed.dates.size()));
            weigh(c, kBirthExact, entry.birthFrequency * readings);
            break;
        }
        case BirthLevel::OnePart:
            weigh(c, kBirthOnePart);
            break;
        case BirthLevel::OtherEra:
            weigh(c, kBirthOtherEra);
            break;
        case BirthLevel::Year:
            weigh(c, kBirthYear);
            break;
        case BirthLevel::MonthDay:
            weigh(c, kBirthMonthDay);
            break;
        case BirthLevel::AgeExact:
            weigh(c, kAgeExact);
            break;
        case BirthLevel::AgeNear:
            weigh(c, kAgeNear);
            break;
        case BirthLevel::AgeOff:
            weigh(c, kAgeOff);
            break;
        case BirthLevel::Decade:
            weigh(c, kDecade);
            break;
        case BirthLevel::DecadeOff:
            weigh(c, kDecadeOff);
            break;
        case BirthLevel::Different:
            weigh(c, kBirthDifferent);
            break;
    }
}

void weighPlace(Comparison& c, const RosterEntry& entry) {
    switch (c.place) {
        case PlaceLevel::Missing:
            break;
        case PlaceLevel::Room:
            weigh(c, kPlaceRoom, entry.roomShare);
            break;
        case PlaceLevel::House:
        case PlaceLevel::Number:
            weigh(c, kPlaceNumber, entry.numberShare);
            break;
        case PlaceLevel::RoomDiffers:
            weigh(c, kPlaceRoomDiffers, entry.numberShare);
            break;
        case PlaceLevel::NearNumber:
            weigh(c, kPlaceNearNumber);
            break;
        case PlaceLevel::Chome:
            weigh(c, kPlaceChome, entry.chomeShare);
            break;
        case PlaceLevel::Town:
            weigh(c, kPlaceTown, entry.townShare);
            break;
        case PlaceLevel::ChomeOnly:
            weigh(c, kPlaceChomeOnly, entry.chomeShare);
            break;
        case PlaceLevel::TownOnly:
            weigh(c, kPlaceTownOnly, entry.townShare);
            break;
        case PlaceLevel::Other:
            weigh(c, kPlaceOther);
            break;
        case PlaceLevel::Outside:
            weigh(c, kPlaceOutside);
            break;
    }
}

void weighPhone(Comparison& c) {
    switch (c.phone) {
        case PhoneLevel::Missing:
            break;
        case PhoneLevel::Own:
            weigh(c, kPhoneOwn);
            break;
        case PhoneLevel::Household:
        case PhoneLevel::Contact:
            weigh(c, kPhoneShared);
            break;
        case PhoneLevel::OneDigit:
            weigh(c, kPhoneOneDigit);
            break;
        case PhoneLevel::Different:
            weigh(c, kPhoneDifferent);
            break;
    }
}

}  // namespace

bool givenEqual(const Comparison& c) {
    return c.given == GivenLevel::KanjiEqual || c.given == GivenLevel::KanaEqual;
}

bool toNumber(const Comparison& c) {
    return toHome(c) || c.place == PlaceLevel::Number;
}

bool toHome(const Comparison& c) {
    return c.place == PlaceLevel::Room || c.place == PlaceLevel::House;
}

bool phoneOfHome(const Comparison& c) {
    return c.phone == PhoneLevel::Own || c.phone == PhoneLevel::Household;
}

bool birthAgrees(const Comparison& c) {
    return c.birth == BirthLevel::Exact || c.birth == BirthLevel::AgeExact || c.birth == BirthLevel::Year ||
           c.birth == BirthLevel::MonthDay;
}

Comparison compare(const TypedArrival& arrival, const RosterEntry& entry, const NameTables& tables) {
    Comparison c;
    compareNames(arrival.name, entry, tables, c);
    c.birth = compareBirths(arrival.birth, entry.birth);
    c.birthUnchecked = c.birth == BirthLevel::Missing && (!arrival.birth.isEmpty() || arrival.birth.unread);
    constexpr int kFillsInForms = 15;
    const auto age = domain::ageOn(entry.birth, arrival.birth.day);
    c.child = age && *age >= 0 && *age < kFillsInForms;
    c.place = comparePlaces(arrival.address, entry.address);
    c.phone = comparePhones(arrival.phones, entry);
    c.mobile =
        c.phone == PhoneLevel::Own && std::any_of(arrival.phones.begin(), arrival.phones.end(), [&](Phone phone) {
            return isMobile(phone) && std::find(entry.own.begin(), entry.own.end(), phone) != entry.own.end();
        });
    if (arrival.sex != domain::Sex::NotSaid && entry.sex != domain::Sex::NotSaid) {
        c.sex = arrival.sex == entry.sex ? SexLevel::Equal : SexLevel::Different;
    }
    weighNames(c, entry);
    weighBirth(c, arrival.birth, entry);
    weighPlace(c, entry);
    weighPhone(c);
    if (c.sex == SexLevel::Equal) weigh(c, kSexEqual);
    if (c.sex == SexLevel::Different) weigh(c, kSexDifferent);
    return c;
}

}  // namespace hinanjo::matching
