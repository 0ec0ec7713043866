#include "matching/decide_residents.h"

#include <algorithm>

#include "matching/weights.h"

namespace hinanjo::matching {
namespace {

bool namesHome(const Comparison& c) {
    return toNumber(c) || phoneOfHome(c);
}

// The address said is another one, in the ward or outside.
bool placeDiffers(const Comparison& c) {
    return c.place == PlaceLevel::ChomeOnly || c.place == PlaceLevel::TownOnly || c.place == PlaceLevel::Other ||
           c.place == PlaceLevel::Outside;
}

// Nobody else of the home can have put this down for, or about, her: nobody lives there, or nobody of the sex that was
// noted at the desk.
bool isHerself(const Comparison& c, const RosterEntry& entry) {
    return entry.housemates == 0 || (entry.housematesOfSex == 0 && c.sex == SexLevel::Equal);
}

struct NameFit {
    bool whole = false;  // Family and given name equal.
    bool fits = false;   // One of the two may be nearly equal.
    bool half = false;   // Given name with another family name, family name alone, or both nearly equal.

    explicit NameFit(const Comparison& c) {
        const bool familyEqual = c.family == FamilyLevel::Equal;
        const bool familyFits = familyEqual || c.family == FamilyLevel::Near;
        const bool givenFits = givenEqual(c) || c.given == GivenLevel::Homophone;
        whole = familyEqual && givenEqual(c);
        fits = (familyEqual && givenFits) || (familyFits && givenEqual(c));
        half = givenEqual(c) || (familyFits && (givenFits || c.given == GivenLevel::Near)) ||
               (familyEqual && c.given == GivenLevel::Missing);
    }
};

std::string_view withBirthDate(const Comparison& c, const NameFit& name, bool herself) {
    if (name.fits) {
        // Two who share name and birth date do exist: one of them may live elsewhere.
        const bool somebodyElse =
            c.place == PlaceLevel::Outside ||
            (placeDiffers(c) && c.phone == PhoneLevel::Different && c.given != GivenLevel::KanjiEqual);
        return somebodyElse && !phoneOfHome(c) ? "" : "G1";
    }
    if (!namesHome(c)) return {};
    // Whoever else of the home was born that day is a candidate too: half a name says which of them it is. A family
    // name alone may be a relative's who wrote the wrong date.
    if (name.half && (c.given != GivenLevel::Missing || herself)) return "G2";
    const bool unreadable = c.foreign || c.family == FamilyLevel::Missing || c.family == FamilyLevel::Equal;
    return herself && unreadable ? "G2" : "";
}

// Foreign names have many spellings and are shared by many: only in the house.
std::string_view foreignRule(const Comparison& c, const RosterEntry& entry, const NameFit& name) {
    if (!name.whole || !toNumber(c)) return {};
    if (birthAgrees(c)) return "G1";
    const bool noBirth = c.birth == BirthLevel::Missing || c.birth == BirthLevel::Decade;
    return noBirth && entry.housemates == 0 && entry.registered && !c.birthUnchecked ? "G4" : "";
}

// A relative who writes down whom the family is about, and not herself, is the danger here.
std::string_view withoutBirth(const Comparison& c, const RosterEntry& entry, const NameFit& name) {
    if (!entry.registered || c.birthUnchecked || placeDiffers(c)) return {};
    // A name alone is never enough.
    if (c.place == PlaceLevel::Missing && !phoneOfHome(c)) return {};
    const bool herself = isHerself(c, entry);
    if (name.whole && (herself || c.mobile)) return "G4";
    // The only other of her sex would have to be that relative, and give no telephone. A child writes nothing herself.
    if (name.whole && c.sex == SexLevel::Equal && !c.child) {
        const bool kanji = c.given == GivenLevel::KanjiEqual;
        if (c.phone == PhoneLevel::Own) return "G4";
        if (kanji && c.phone == PhoneLevel::Missing && entry.housematesOfSex <= 1) return "G4";
    }
    return name.fits && herself && namesHome(c) ? "G4" : "";
}

std::string_view ruleG(const Comparison& c, const RosterEntry& entry) {
    if (c.sex == SexLevel::Different || c.place == PlaceLevel::RoomDiffers) return {};
    const NameFit name(c);
    if (c.birth == BirthLevel::Exact) return withBirthDate(c, name, isHerself(c, entry));
    if (c.foreign) return foreignRule(c, entry, name);
    const bool home = namesHome(c) && !placeDiffers(c);
    switch (c.birth) {
        case BirthLevel::AgeExact: {
            if (name.fits) return placeDiffers(c) && !(phoneOfHome(c) && c.place != PlaceLevel::Outside) ? "" : "G1";
            const bool near = c.family == FamilyLevel::Equal && c.given == GivenLevel::Near;
            const bool knownThere =
                (toHome(c) || phoneOfHome(c)) && !placeDiffers(c) && (isHerself(c, entry) || c.sex == SexLevel::Equal);
            return (near && home) || (name.half && knownThere) ? "G2" : "";
        }
        case BirthLevel::Year:
        case BirthLevel::MonthDay:
            return (name.fits && home) || (name.whole && !placeDiffers(c)) ? "G1" : "";
        case BirthLevel::OnePart:
        case BirthLevel::AgeNear:
            return name.whole && !placeDiffers(c) ? "G3" : "";
        case BirthLevel::OtherEra:
            return name.whole && home ? "G3" : "";
        case BirthLevel::Missing:
        case BirthLevel::Decade:
            return withoutBirth(c, entry, name);
        default:
            return {};
    }
}

// How probable it has to be. With neither an address nor a telephone the name is all that points to this ward.
double certainFrom(const Scored& s) {
    const bool placed = s.comparison.place != PlaceLevel::Missing || phoneOfHome(s.comparison);
    return placed || s.comparison.birth == BirthLevel::Exact ? kCertainAmongResidents : kCertainWithoutPlace;
}

void findPosteriorsAmongResidents(std::vector<Scored>& scored, const std::vector<RosterEntry>& entries) {
    const auto rows = static_cast<double>(entries.size());
    double all = 1 - kPriorResident - kPriorUnregistered;
    for (const Scored& s : scored)
        all += (s.comparison.same * kPriorResident + s.comparison.household * kPriorUnregistered) / rows;
    for (Scored& s : scored) {
        double person = 0;
        for (const Scored& other : scored) {
            if (entries[other.row].samePerson == entries[s.row].samePerson) person += other.comparison.same;
        }
        s.posterior = person * kPriorResident / rows / all;
    }
}

std::string_view inTheWayAmongResidents(const std::vector<Scored>& scored, const TypedArrival& arrival,
                                        const std::vector<RosterEntry>& entries) {
    const Scored& best = scored.front();
    if (best.rule.empty() || best.posterior < certainFrom(best)) return "posterior";
    if (arrival.absent) return "absent";
    if (arrival.relation || arrival.name.honorific) return "relation";
    if (entries[best.row].birthDisputed) return "duplicate";
    const bool rival = std::any_of(scored.begin() + 1, scored.end(), [&](const Scored& other) {
        return entries[other.row].samePerson != entries[best.row].samePerson &&
               other.posterior * kRivalFactor > best.posterior;
    });
    return rival ? "rival" : "";
}

}  // namespace

void decideAmongResidents(std::vector<Scored>& scored, const TypedArrival& arrival,
                          const std::vector<RosterEntry>& entries, std::size_t listed, std::size_t most) {
    if (scored.empty()) return;
    findPosteriorsAmongResidents(scored, entries);
    for (Scored& s : scored) {
        // Without birth the register says more than R6 asks: who else lives there.
        const BirthLevel birth = s.comparison.birth;
        const bool noBirth = birth == BirthLevel::Missing || birth == BirthLevel::Decade;
        if (!noBirth) s.rule = certainRule(s.comparison);
        if (s.rule.empty()) s.rule = ruleG(s.comparison, entries[s.row]);
    }
    std::sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) {
        if (a.posterior != b.posterior) return a.posterior > b.posterior;
        if (a.comparison.same != b.comparison.same) return a.comparison.same > b.comparison.same;
        return a.row < b.row;
    });
    const Scored best = scored.front();
    const std::string_view inTheWay = inTheWayAmongResidents(scored, arrival, entries);
    if (inTheWay.empty()) {
        // Listed twice: every row of the person. A row of the register that is the same person is not one of them.
        std::erase_if(scored, [&](const Scored& s) {
            return s.row >= listed || entries[s.row].samePerson != entries[best.row].samePerson;
        });
        for (Scored& s : scored) {
            s.decision = Decision::Certain;
            s.rule = best.rule;
        }
    } else {
        std::erase_if(scored, [&](const Scored& s) { return s.row >= listed; });
        const bool aboutSomebody = arrival.absent || arrival.relation;
        for (Scored& s : scored) {
            const std::string_view eyes = eyesRule(s.comparison);
            const bool asked = !eyes.empty() && (aboutSomebody || s.posterior >= kEyesAmongResidents);
            s.decision = s.posterior >= kReviewAmongResidents || asked ? Decision::Review : Decision::None;
            const bool blocked = !s.rule.empty() && s.row == best.row;
            s.rule = blocked ? inTheWay : eyes.empty() ? std::string_view("posterior") : eyes;
        }
        std::erase_if(scored, [](const Scored& s) { return s.decision == Decision::None; });
    }
    if (scored.size() > most) scored.resize(most);
}

}  // namespace hinanjo::matching
