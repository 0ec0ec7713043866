#include "matching/decide.h"

#include <algorithm>

#include "matching/weights.h"

namespace hinanjo::matching {
namespace {

// As near as the arrival said, if no more than the 丁目 or the town was said. A typed number that is wrong, or another
// telephone, speaks for a namesake of the same town.
bool toTown(const Comparison& c) {
    const bool nothingElseSaid = c.place == PlaceLevel::Chome || c.place == PlaceLevel::Town;
    return toNumber(c) || (nothingElseSaid && c.phone != PhoneLevel::Different);
}
bool anyPhone(const Comparison& c) {
    return phoneOfHome(c) || c.phone == PhoneLevel::Contact;
}

bool contradicts(const Comparison& c) {
    return c.sex == SexLevel::Different || c.place == PlaceLevel::RoomDiffers || c.birth == BirthLevel::OtherEra ||
           c.birth == BirthLevel::AgeOff || c.birth == BirthLevel::DecadeOff || c.birth == BirthLevel::Different;
}

void findPosteriors(std::vector<Scored>& scored, const std::vector<RosterEntry>& entries, double priorHousehold) {
    const auto rows = static_cast<double>(entries.size());
    double all = 1 - kPriorSame - priorHousehold;
    for (const Scored& s : scored) {
        all += (s.comparison.same * kPriorSame + s.comparison.household * priorHousehold) / rows;
    }
    for (Scored& s : scored) {
        double person = 0;
        for (const Scored& other : scored) {
            if (entries[other.row].samePerson == entries[s.row].samePerson) person += other.comparison.same;
        }
        s.posterior = person * kPriorSame / rows / all;
    }
}

// Why the best candidate may not be certain although a rule holds; empty if it may.
std::string_view obstacle(const std::vector<Scored>& scored, const TypedArrival& arrival,
                          const std::vector<RosterEntry>& entries) {
    const Scored& best = scored.front();
    // A landline rings for everybody of the home: enough unless the given name is a common one there.
    const bool byHomeOnly = best.rule == "R6" && !best.comparison.mobile;
    if (best.posterior < (byHomeOnly ? kCertainByHome : kCertainFrom)) return "posterior";
    if (arrival.absent) return "absent";
    if (arrival.relation || arrival.name.honorific) return "relation";
    if (entries[best.row].birthDisputed) return "duplicate";
    for (const Scored& other : scored) {
        if (entries[other.row].samePerson == entries[best.row].samePerson) continue;
        if (other.posterior * kRivalFactor > best.posterior) return "rival";
    }
    return {};
}

}  // namespace

std::string_view certainRule(const Comparison& c) {
    if (contradicts(c)) return {};
    // One foreign name has many spellings and one spelling many bearers.
    if (c.foreign && c.birth != BirthLevel::Exact) return {};
    const bool exact = c.birth == BirthLevel::Exact;
    if (c.family == FamilyLevel::Equal && givenEqual(c)) {
        if (exact && (toTown(c) || phoneOfHome(c))) return "R1";
        const bool kanji = c.given == GivenLevel::KanjiEqual;
        // Husband and wife, brother and sister may share a reading (薫, かおる; 忍, しのぶ) and nearly their age.
        const bool oneReader = kanji || c.sex == SexLevel::Equal;
        // In a block of flats a namesake of that age has another telephone.
        const bool inBlock = kanji && toNumber(c) && c.phone != PhoneLevel::Different;
        const bool home = oneReader && (toHome(c) || phoneOfHome(c) || inBlock);
        if (c.birth == BirthLevel::AgeExact && home) return "R2";
        if ((c.birth == BirthLevel::Year || c.birth == BirthLevel::MonthDay) && home) return "R3";
        if (c.birth == BirthLevel::OnePart && kanji && toNumber(c)) return "R4";
        const bool bothHome = (phoneOfHome(c) && toNumber(c)) || (kanji && c.sex == SexLevel::Equal && toHome(c));
        if (c.birth == BirthLevel::AgeNear && bothHome) return "R5";
        // What was said of the birth and cannot be checked leaves only a telephone that rings for one person.
        const bool noBirth =
            (c.birth == BirthLevel::Missing && (!c.birthUnchecked || c.mobile)) || c.birth == BirthLevel::Decade;
        if (noBirth && kanji && c.phone == PhoneLevel::Own) return "R6";
    }
    if (exact && c.family == FamilyLevel::Near && givenEqual(c) && toNumber(c)) return "R7";
    return {};
}

std::string_view eyesRule(const Comparison& c) {
    if (c.birth == BirthLevel::Exact && (toNumber(c) || anyPhone(c))) return "birth+place";
    if (c.family == FamilyLevel::Equal && givenEqual(c) && !contradicts(c)) return "name";
    const bool soundsEqual = givenEqual(c) || c.given == GivenLevel::Homophone;
    if (soundsEqual && anyPhone(c)) return "phone+given";
    if (soundsEqual && c.place == PlaceLevel::Room) return "room+given";
    return {};
}

void decide(std::vector<Scored>& scored, const TypedArrival& arrival, const std::vector<RosterEntry>& entries,
            std::size_t most, const Ingredients& ingredients) {
    if (scored.empty()) return;
    findPosteriors(scored, entries, ingredients.household ? kPriorHousehold : 0);
    for (Scored& s : scored) {
        if (ingredients.evidenceRules) {
            s.rule = certainRule(s.comparison);
        } else if (s.posterior >= kCertainAlone) {
            s.rule = "posterior";
        }
    }
    std::sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) {
        if (a.posterior != b.posterior) return a.posterior > b.posterior;
        if (a.rule.empty() != b.rule.empty()) return b.rule.empty();
        if (a.comparison.same != b.comparison.same) return a.comparison.same > b.comparison.same;
        return a.row < b.row;
    });
    const Scored best = scored.front();
    const std::string_view inTheWay = best.rule.empty() ? "posterior" : obstacle(scored, arrival, entries);
    if (inTheWay.empty()) {
        std::erase_if(scored,
                      [&](const Scored& s) { return entries[s.row].samePerson != entries[best.row].samePerson; });
        for (Scored& s : scored) {
            s.decision = Decision::Certain;
            s.rule = best.rule;
        }
    } else {
        for (Scored& s : scored) {
            const std::string_view eyes = eyesRule(s.comparison);
            const bool look = s.posterior >= kReviewFrom || !eyes.empty() || !s.rule.empty();
            s.decision = look ? Decision::Review : Decision::None;
            const bool blocked = !s.rule.empty() && s.row == best.row;
            s.rule = blocked ? inTheWay : eyes.empty() ? std::string_view("posterior") : eyes;
        }
        std::erase_if(scored, [](const Scored& s) { return s.decision == Decision::None; });
    }
    if (scored.size() > most) scored.resize(most);
}

}  // namespace hinanjo::matching
