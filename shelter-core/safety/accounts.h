// Who of the roster is accounted for: the one place that decides it, for headquarters, its lists and the tablets.
//
// A roster person is accounted for by a certain match, by a person's decision on a match, or by a word of somebody who
// saw them or spoke to them (無事, 避難済, けが, 死亡). 不在 is a word and no answer: nobody opened the door. 要救助
// says that somebody must go there, so while it stands it also outweighs a match: the person is back on the list until
// an arrival, a decision or a word *later* than it says otherwise. Words that contradict each other count like it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lists/build.h"
#include "matching/matcher.h"
#include "safety/arrivals.h"
#include "safety/roster_book.h"
#include "state/state.h"

namespace hinanjo::safety {

// The last word about a roster person, from ticked lists, telephone and visits.
struct Word {
    domain::RosterPersonAccounted said;
    base::TimePoint at;        // Corrected time it was seen or heard.
    base::EventId event;       // What an undo takes back.
    bool inConflict = false;   // Two words that did not know of each other: a person must decide.
    bool needsRescue = false;  // One of them at least.

    // Alone enough to be accounted for.
    [[nodiscard]] bool isAnswer() const;
};

// What people and staff said that matters here, copied so that matching need not hold up anybody. Few beside the
// arrivals.
struct Said {
    std::vector<matching::PairDecision> decisions;
    std::map<std::string, base::TimePoint> decidedAt;  // By roster number, the last "same".
    std::map<std::string, Word> words;                 // By roster number.
    // Roster numbers decided to be somebody whose record is not here: at another shelter. Whether they are still there
    // is not known here, so they are not accounted for; it is a hint to telephone before anybody walks.
    std::set<std::string> decidedElsewhere;

    // A decision on one record holds for the records decided to be the same person; of these, "different" wins.
    // `voided`: events that speak of a number that was given to somebody else since (live_accounts.h).
    [[nodiscard]] static Said in(const state::State& state, const std::set<base::EventId>& voided = {});
};

struct Accounts {
    std::shared_ptr<const RosterBook> book;
    std::vector<matching::RosterOutcome> people;  // One per row of the book. Review: not accounted for, look at it.
    std::set<std::size_t> rescue;                 // Rows not accounted for about which 要救助 stands.
    Said said;
    Seen seen;
};

// Matches every arrival with the book; independent of their order. Who is asked again and again keeps LiveAccounts.
[[nodiscard]] Accounts account(std::shared_ptr<const RosterBook> book, const std::vector<matching::Arrival>& arrivals,
                               Seen seen, Said said);

// The last step of both: what was matched, and what else is known of each row.
[[nodiscard]] Accounts withWords(std::shared_ptr<const RosterBook> book, std::vector<matching::RosterOutcome> outcomes,
                                 Seen seen, Said said);
// Words that account for somebody, as matching asks for them.
[[nodiscard]] std::vector<matching::Accounted> answersIn(const Said& said);

// The same as the lists want it.
[[nodiscard]] std::vector<lists::RosterLine> linesOf(
    const Accounts& accounts, const std::function<std::string(const base::ShelterId&)>& shelterName);

}  // namespace hinanjo::safety
