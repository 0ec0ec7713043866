#include "matching/decide_residents.h"

#include <algorithm>

#include "matching/weights.h"

namespace hinanjo::matching {
namespace {

bool atNumber(const Comparison& c) {
    return c.place == PlaceLevel::Room || c.place == PlaceLevel::Number;
}
bool ringsAtHome(const Comparison& c) {
    return c.phone == PhoneLevel::Own || c.phone == PhoneLevel::Household;
}

// To the room, where the register knows one: a house number may be a hundred homes.
bool toTheDoor(const Comparison& c, const RosterEntry& entry) {
    return c.place == PlaceLevel::Room || (c.place == PlaceLevel::Number && entry.address.room.empty());
}

std::string_view ruleG(const Comparison& c, const RosterEntry& entry) {
    if (c.sex == SexLevel::Different || c.place == PlaceLevel::RoomDiffers) return {};
    const bool home = atNumber(c) || ringsAtHome(c);
    const bool givenEqual = c.given == GivenLevel::KanjiEqual || c.given == GivenLevel::KanaEqual;
    const bool givenFits = givenEqual || c.given == GivenLevel::Homophone;
    const bool familyEqual = c.family == FamilyLevel::Equal;
    const bool familyFits = familyEqual || c.family == FamilyLevel::Near;
    const bool nameFits = (familyEqual && givenFits) || (familyFits && givenEqual);
    if (c.birth == BirthLevel::Exact) {
        if (nameFits) return "G1";
        // Whoever else of the home was born that day is a candidate too: half a name says which of them it is.
        const bool halfName = givenEqual || (familyFits && (givenFits || c.given == GivenLevel::Near)) ||
                              (familyEqual && c.given == GivenLevel::Missing);
        return halfName && home ? "G2" : "";
    }
    if (c.foreign || !nameFits) return {};
    switch (c.birth) {
        case BirthLevel::AgeExact: {
            // A visitor of a common name may have that age; one who names a place of the ward is of the ward.
            const bool elsewhere = c.place == PlaceLevel::Missing && c.phone == PhoneLevel::Different;
            return elsewhere ? "" : "G1";
        }
        case BirthLevel::Year:
        case BirthLevel::MonthDay:
            return home ? "G1" : "";
        case BirthLevel::OnePart:
        case BirthLevel::AgeNear:
            return familyEqual && givenEqual && home ? "G3" : "";
        case BirthLevel::Missing:
        case BirthLevel::Decade:
            // A daughter who writes down whom the family is about gives her own telephone and sex, and no birth.
            if (c.phone == PhoneLevel::Different || c.sex != SexLevel::Equal) return {};
            if (c.given == GivenLevel::KanaEqual) return familyEqual && toTheDoor(c, entry) ? "G4" : "";
            return home ? "G4" : "";
        default:
            return {};
    }
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
    if (best.rule.empty() || best.posterior < kCertainAmongResidents) return "posterior";
    if (arrival.absent) return "absent";
    if (arrival.relation) return "relation";
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
        s.rule = certainRule(s.comparison);
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
