#include "app/arrivals.h"

#include <charconv>
#include <unordered_map>

namespace hinanjo::app {
namespace {

using domain::PersonField;

matching::Arrival arrivalOf(const state::PersonView& person) {
    matching::Arrival a;
    a.id = arrivalId(person);
    a.familyName = person.text(PersonField::FamilyName);
    a.givenName = person.text(PersonField::GivenName);
    a.familyKana = person.text(PersonField::FamilyKana);
    a.givenKana = person.text(PersonField::GivenKana);
    // A list keyed elsewhere has the whole name in one cell.
    if (a.givenName.empty() && !a.familyName.empty()) {
        a.name = a.familyName;
        a.familyName.clear();
    }
    if (a.givenKana.empty() && !a.familyKana.empty()) {
        a.kana = a.familyKana;
        a.familyKana.clear();
    }
    a.otherName = person.text(PersonField::OtherName);
    a.sex = person.sex();
    a.birth = person.text(PersonField::Birth);
    const std::string& age = person.text(PersonField::Age);
    int years = 0;
    if (const auto [at, error] = std::from_chars(age.data(), age.data() + age.size(), years);
        error == std::errc{} && !age.empty()) {
        a.age = years;
    }
    a.address = person.text(PersonField::Address);
    for (const state::ItemView& item : person.items) {
        if (item.item.kind == domain::ItemKind::Phone) a.phones.push_back(item.item.value);
    }
    a.remark = person.text(PersonField::Remark);
    a.seenAt = person.first.observedAt;
    return a;
}

const char* outcomeWords(domain::RosterPersonAccounted::Outcome outcome) {
    using Outcome = domain::RosterPersonAccounted::Outcome;
    switch (outcome) {
        case Outcome::NotSaid:
            return "";
        case Outcome::Safe:
            return "無事";
        case Outcome::Evacuated:
            return "避難済";
        case Outcome::Absent:
            return "不在";
        case Outcome::NeedsRescue:
            return "要救助";
        case Outcome::Injured:
            return "けが";
        case Outcome::Deceased:
            return "死亡";
    }
    return "";
}

// Nobody is shown as safe who is not: absent and needing rescue are words, not an answer.
bool accountsFor(const state::RosterAccountView& view) {
    using Outcome = domain::RosterPersonAccounted::Outcome;
    const Outcome outcome = view.accounted.outcome;
    return !view.inConflict && (outcome == Outcome::Safe || outcome == Outcome::Evacuated ||
                                outcome == Outcome::Injured || outcome == Outcome::Deceased);
}

}  // namespace

std::string arrivalId(const state::PersonView& person) {
    const std::string& external = person.text(PersonField::ExternalNo);
    return external.empty() ? person.id.hex() : external;
}

bool wasSeen(const state::PersonView& person) {
    return !person.mistake && person.stay.status != domain::StayStatus::NotSaid;
}

std::vector<matching::Arrival> arrivalsOf(const state::State& state) {
    std::vector<matching::Arrival> out;
    for (const state::PersonView* person : state.people()) {
        if (wasSeen(*person)) out.push_back(arrivalOf(*person));
    }
    return out;
}

base::Result<RosterPicture> rosterPicture(office::Office& office) {
    base::Result<RosterPicture> picture{RosterPicture{}};
    HINANJO_ASSIGN(picture->roster, office.roster());
    office.settle();
    std::vector<matching::Arrival> arrivals;
    std::vector<matching::PairDecision> decisions;
    std::vector<matching::Accounted> accounted;
    office.read([&](const state::State& state) {
        picture->edition = office.folded();
        picture->dataTime = office.clock().now();
        arrivals = arrivalsOf(state);
        for (const state::RosterDecisionView* d : state.rosterDecisions()) {
            const state::PersonView* person = state.person(d->person);
            if (person == nullptr) continue;
            decisions.push_back(
                {arrivalId(*person), d->rosterNo.value, d->decision == domain::Sameness::Same && !d->inConflict});
        }
        for (const state::RosterAccountView* a : state.rosterAccounts()) {
            if (accountsFor(*a)) accounted.push_back({a->rosterNo.value, outcomeWords(a->accounted.outcome)});
        }
    });
    picture->arrivals = arrivals.size();
    picture->outcomes =
        matching::matchAll(*picture->roster->matcher, picture->roster->people, arrivals, decisions, accounted);
    return picture;
}

std::vector<lists::RosterLine> rosterLines(office::Office& office, const RosterPicture& picture) {
    std::unordered_map<std::string, std::string> shelterOf;  // arrival id -> shelter's name
    std::unordered_map<std::string, std::string> lastWords;  // roster no -> 「不在 11/22 14:10」
    office.read([&](const state::State& state) {
        for (const state::PersonView* person : state.people()) {
            if (wasSeen(*person)) shelterOf.emplace(arrivalId(*person), office.shelterName(person->stay.shelter));
        }
        for (const state::RosterAccountView* a : state.rosterAccounts()) {
            if (accountsFor(*a)) continue;
            const base::TimePoint when = a->heads.empty() ? base::TimePoint{} : state.correctedTime(a->heads.front());
            lastWords.emplace(a->rosterNo.value,
                              std::string(outcomeWords(a->accounted.outcome)) + " " + lists::shortTime(when));
        }
    });
    std::vector<lists::RosterLine> lines;
    lines.reserve(picture.outcomes.size());
    for (std::size_t i = 0; i < picture.outcomes.size(); ++i) {
        const matching::RosterOutcome& outcome = picture.outcomes[i];
        lists::RosterLine line;
        line.person = &picture.roster->people[i];
        line.town = picture.roster->towns[i];
        line.ban = picture.roster->numbers[i].first;
        line.go = picture.roster->numbers[i].second;
        line.accountedFor = outcome.isAccountedFor();
        if (outcome.standing == matching::RosterStanding::Review) {
            for (const auto& link : outcome.links) {
                const auto it = shelterOf.find(link.arrivalId);
                if (it != shelterOf.end()) line.candidateShelters.push_back(it->second);
            }
        }
        if (const auto it = lastWords.find(outcome.rosterNo); it != lastWords.end()) line.lastWord = it->second;
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace hinanjo::app
