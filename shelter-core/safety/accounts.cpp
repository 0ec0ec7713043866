#include "safety/accounts.h"

#include <algorithm>

#include "safety/arrivals.h"
#include "safety/words.h"

namespace hinanjo::safety {
namespace {

// In place of a shelter's name, where only headquarters knows which.
constexpr const char* kElsewhere = "ほかの避難所（本人と確認、本部に聞く）";

Word wordOf(const state::State& state, const state::RosterAccountView& view) {
    Word word;
    word.said = view.accounted;
    word.inConflict = view.inConflict;
    word.needsRescue = view.needsRescue;
    for (const state::Source& head : view.heads)
        word.at = std::max(word.at, state.correctedTime(head));
    if (!view.heads.empty()) word.event = view.heads.front().event;
    return word;
}

// Nobody has said it again since.
bool areVoid(const std::vector<state::Source>& heads, const std::set<base::EventId>& voided) {
    return !voided.empty() &&
           std::ranges::all_of(heads, [&](const state::Source& head) { return voided.contains(head.event); });
}

void readDecisions(const state::State& state, const std::set<base::EventId>& voided, Said& said) {
    std::map<std::pair<std::string, std::string>, bool> pairs;  // Arrival and roster number: the same?
    for (const state::RosterDecisionView* view : state.rosterDecisions()) {
        if (areVoid(view->heads, voided)) continue;
        const bool same = view->decision == domain::Sameness::Same && !view->inConflict;
        if (same && state.person(view->person) == nullptr) said.decidedElsewhere.insert(view->rosterNo.value);
        for (const base::PersonId& id : state.group(view->person)) {
            const state::PersonView* person = state.person(id);
            if (person == nullptr || !wasSeen(*person)) continue;
            const auto [it, isNew] = pairs.try_emplace({arrivalId(*person), view->rosterNo.value}, same);
            if (!isNew) it->second = it->second && same;
        }
        if (!same) continue;
        base::TimePoint& at = said.decidedAt[view->rosterNo.value];
        for (const state::Source& head : view->heads)
            at = std::max(at, state.correctedTime(head));
    }
    for (const auto& [pair, same] : pairs)
        said.decisions.push_back({pair.first, pair.second, same});
}

// The latest thing that says where this row's person is; nothing for whom only matching knows nobody.
std::optional<base::TimePoint> latestEvidence(const matching::RosterOutcome& outcome, const Said& said,
                                              const Seen& seen) {
    std::optional<base::TimePoint> latest;
    const auto add = [&](base::TimePoint at) { latest = std::max(latest.value_or(at), at); };
    for (const auto& link : outcome.links) {
        if (const SeenAt* last = seen.find(link.arrivalId)) add(last->at);
    }
    if (outcome.standing == matching::RosterStanding::Decided) {
        if (const auto it = said.decidedAt.find(outcome.rosterNo); it != said.decidedAt.end()) add(it->second);
    }
    return latest;
}

}  // namespace

bool Word::isAnswer() const {
    return !inConflict && (said.outcome == Outcome::Safe || said.outcome == Outcome::Evacuated ||
                           said.outcome == Outcome::Injured || said.outcome == Outcome::Deceased);
}

Said Said::in(const state::State& state, const std::set<base::EventId>& voided) {
    Said said;
    readDecisions(state, voided, said);
    for (const state::RosterAccountView* view : state.rosterAccounts()) {
        if (!areVoid(view->heads, voided)) said.words.emplace(view->rosterNo.value, wordOf(state, *view));
    }
    return said;
}

std::vector<matching::Accounted> answersIn(const Said& said) {
    std::vector<matching::Accounted> answers;
    for (const auto& [no, word] : said.words) {
        if (word.isAnswer()) answers.push_back({no, outcomeWords(word.said.outcome)});
    }
    return answers;
}

Accounts account(std::shared_ptr<const RosterBook> book, const std::vector<matching::Arrival>& arrivals, Seen seen,
                 Said said) {
    auto outcomes = matching::matchAll(*book->matcher, book->people, arrivals, said.decisions, answersIn(said));
    return withWords(std::move(book), std::move(outcomes), std::move(seen), std::move(said));
}

Accounts withWords(std::shared_ptr<const RosterBook> book, std::vector<matching::RosterOutcome> outcomes, Seen seen,
                   Said said) {
    Accounts accounts;
    accounts.people = std::move(outcomes);

    // One person may stand on the roster twice: a word about one row is about the other.
    std::map<std::size_t, std::vector<std::size_t>> rows;
    for (std::size_t i = 0; i < book->people.size(); ++i)
        rows[book->matcher->samePerson(i)].push_back(i);
    for (const auto& [first, same] : rows) {
        std::optional<base::TimePoint> doubt, evidence;
        bool rescue = false;
        for (const std::size_t row : same) {
            if (const auto it = said.words.find(book->people[row].no.value); it != said.words.end()) {
                const Word& word = it->second;
                rescue = rescue || word.needsRescue;
                if (word.needsRescue || word.inConflict) doubt = std::max(doubt.value_or(word.at), word.at);
                if (word.isAnswer()) evidence = std::max(evidence.value_or(word.at), word.at);
            }
            if (!accounts.people[row].isAccountedFor()) continue;
            if (const auto at = latestEvidence(accounts.people[row], said, seen))
                evidence = std::max(evidence.value_or(*at), *at);
        }
        if (!doubt || (evidence && *evidence > *doubt)) continue;
        for (const std::size_t row : same) {
            if (rescue) accounts.rescue.insert(row);
            matching::RosterOutcome& outcome = accounts.people[row];
            if (!outcome.isAccountedFor()) continue;
            outcome.standing =
                outcome.links.empty() ? matching::RosterStanding::None : matching::RosterStanding::Review;
            outcome.why =
                std::string(rescue ? "要救助の知らせがある" : "安否の知らせが食いちがう") + "（" + outcome.why + "）";
        }
    }
    accounts.book = std::move(book);
    accounts.said = std::move(said);
    accounts.seen = std::move(seen);
    return accounts;
}

std::vector<lists::RosterLine> linesOf(const Accounts& accounts,
                                       const std::function<std::string(const base::ShelterId&)>& shelterName) {
    const RosterBook& book = *accounts.book;
    std::vector<lists::RosterLine> lines;
    lines.reserve(accounts.people.size());
    for (std::size_t i = 0; i < accounts.people.size(); ++i) {
        const matching::RosterOutcome& outcome = accounts.people[i];
        lists::RosterLine line;
        line.person = &book.people[i];
        line.town = book.towns[i];
        line.ban = book.numbers[i].first;
        line.go = book.numbers[i].second;
        line.accountedFor = outcome.isAccountedFor();
        line.needsRescue = accounts.rescue.contains(i);
        if (outcome.standing == matching::RosterStanding::Review) {
            for (const auto& link : outcome.links) {
                const SeenAt* last = accounts.seen.find(link.arrivalId);
                if (last == nullptr) continue;
                const std::string name = shelterName(last->shelter);
                if (std::ranges::find(line.candidateShelters, name) == line.candidateShelters.end())
                    line.candidateShelters.push_back(name);
            }
        }
        if (!line.accountedFor && accounts.said.decidedElsewhere.contains(outcome.rosterNo))
            line.candidateShelters.emplace_back(kElsewhere);
        const auto word = accounts.said.words.find(outcome.rosterNo);
        if (word != accounts.said.words.end() && !word->second.isAnswer()) {
            const bool both = word->second.inConflict && word->second.needsRescue;
            line.lastWord = outcomeWords(both ? Outcome::NeedsRescue : word->second.said.outcome) + " " +
                            lists::shortTime(word->second.at) + (word->second.inConflict ? "（食いちがい）" : "");
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace hinanjo::safety
