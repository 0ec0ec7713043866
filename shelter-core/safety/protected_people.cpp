#include "safety/protected_people.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "lists/protection.h"
#include "safety/arrivals.h"

namespace hinanjo::safety {

void markProtected(const state::State& state, const Accounts& accounts, std::vector<lists::RosterLine>& lines) {
    std::unordered_set<std::string> asked;    // Arrival ids.
    std::unordered_set<std::string> numbers;  // Of the roster.
    const auto isProtected = [&](const base::PersonId& id) {
        const auto group = state.group(id);
        return std::ranges::any_of(group, [&](const base::PersonId& one) {
            const state::PersonView* person = state.person(one);
            return person != nullptr && person->isProtected();
        });
    };
    for (const state::PersonView* person : state.people()) {
        if (isProtected(person->id)) asked.insert(arrivalId(*person));
    }
    for (const state::RosterDecisionView* d : state.rosterDecisions()) {
        if (d->decision == domain::Sameness::Same && isProtected(d->person)) numbers.insert(d->rosterNo.value);
    }
    for (const matching::RosterOutcome& outcome : accounts.people) {
        if (std::ranges::any_of(outcome.links, [&](const auto& link) { return asked.contains(link.arrivalId); }))
            numbers.insert(outcome.rosterNo);
    }
    for (lists::RosterLine& line : lines)
        line.isProtected = lists::saysProtected(*line.person) || numbers.contains(line.person->no.value);
}

}  // namespace hinanjo::safety
