#include "safety/say.h"

#include <algorithm>

#include "lists/build.h"
#include "safety/words.h"

namespace hinanjo::safety {
namespace {

using base::ErrorCode;

void replaces(event::Draft& draft, const std::vector<state::Source>& heads) {
    for (const state::Source& head : heads) {
        draft.saw.push_back(head.event);
        draft.sawTimes.push_back(head.time);
    }
}

}  // namespace

base::Result<std::optional<event::Draft>> sayOf(const state::State& state, domain::RosterPersonAccounted word,
                                                std::optional<base::TimePoint> at) {
    if (word.rosterNo.empty() || word.outcome == Outcome::NotSaid)
        return base::fail(ErrorCode::Invalid, "a word about a roster person needs the number and what was found");
    event::Draft draft;
    draft.observedAt = at;
    const auto accounts = state.rosterAccounts();
    const auto it = std::ranges::find(accounts, word.rosterNo, [](const auto* view) { return view->rosterNo; });
    if (it != accounts.end()) {
        const state::RosterAccountView& stands = **it;
        const domain::RosterPersonAccounted& said = stands.accounted;
        for (const state::Source& head : stands.heads) {
            if (!stands.inConflict && (!at || head.observedAt == *at) && said.outcome == word.outcome &&
                said.source == word.source && said.listEdition == word.listEdition && said.page == word.page &&
                said.row == word.row)
                return std::optional<event::Draft>();
            if (at && state.correctedTime(head) > *at) {
                return base::fail(ErrorCode::Conflict, "a later word stands: " + outcomeWords(said.outcome) + " " +
                                                           lists::shortTime(state.correctedTime(head)) + " (event " +
                                                           head.event.hex() + ")");
            }
        }
        replaces(draft, stands.heads);
    }
    draft.payload = std::move(word);
    return std::optional(std::move(draft));
}

base::Result<event::Draft> decideMatch(const state::State& state, base::PersonId person, const base::RosterNo& roster,
                                       domain::Sameness decision, std::string reason, base::ShelterId home) {
    if (state.person(person) == nullptr)
        return base::fail(ErrorCode::NotFound, "person " + person.hex() + ": is not known in this incident");
    if (roster.empty() || decision == domain::Sameness::NotSaid)
        return base::fail(ErrorCode::Invalid, "match: a roster number, and same or different");
    event::Draft draft;
    for (const state::RosterDecisionView* view : state.rosterDecisions()) {
        if (view->person == person && view->rosterNo == roster) replaces(draft, view->heads);
    }
    draft.payload = domain::RosterMatchDecided{person, roster, decision, std::move(reason), std::move(home)};
    return draft;
}

}  // namespace hinanjo::safety
