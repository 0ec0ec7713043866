#include "matching/decide_residents.h"

#include <algorithm>

#include "matching/weights.h"

namespace hinanjo::matching {
namespace {

bool atHome(const Comparison& c) {
    return c.place == PlaceLevel::Room || c.place == PlaceLevel::Number;
}
bool phoneOfHome(const Comparison& c) {
    return c.phone == PhoneLevel::Own || c.phone == PhoneLevel::Household;
}

std::string_view ruleG(const Comparison& c) {
    if (c.sex == SexLevel::Different || c.place == PlaceLevel::RoomDiffers) return {};
    const bool givenEqual = c.given == GivenLevel::KanjiEqual || c.given == GivenLevel::KanaEqual;
    const bool nameEqual = (c.family == FamilyLevel::Equal && (givenEqual || c.given == GivenLevel::Homophone)) ||
                           (c.family == FamilyLevel::Near && givenEqual);
    if (!nameEqual || (c.foreign && c.birth != BirthLevel::Exact)) return {};
    switch (c.birth) {
        case BirthLevel::Exact:
        case BirthLevel::AgeExact:
            return "G";
        case BirthLevel::Missing:
        case BirthLevel::Decade:
        case BirthLevel::Year:
        case BirthLevel::MonthDay:
            return atHome(c) || phoneOfHome(c) ? "G" : "";
        case BirthLevel::OnePart:
        case BirthLevel::AgeNear:
            // A slip of the pen: the name has to be whole, and the home has to say it.
            return givenEqual && c.family == FamilyLevel::Equal && (atHome(c) || phoneOfHome(c)) ? "G" : "";
        case BirthLevel::OtherEra:
        case BirthLevel::AgeOff:
        case BirthLevel::DecadeOff:
        case BirthLevel::Different:
            break;
    }
    return {};
}

void findPosteriors(std::vector<Scored>& scored, const std::vector<RosterEntry>& entries) {
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

std::string_view obstacle(const std::vector<Scored>& scored, const TypedArrival& arrival,
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
    findPosteriors(scored, entries);
    for (Scored& s : scored) {
        s.rule = certainRule(s.comparison);
        if (s.rule.empty()) s.rule = ruleG(s.comparison);
    }
    std::sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) {
        if (a.posterior != b.posterior) return a.posterior > b.posterior;
        if (a.comparison.same != b.comparison.same) return a.comparison.same > b.comparison.same;
        return a.row < b.row;
    });
    const Scored best = scored.front();
    const std::string_view inTheWay = obstacle(scored, arrival, entries);
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
