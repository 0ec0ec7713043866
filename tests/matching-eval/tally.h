// Answers held against the truth.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "matching-eval/population.h"

namespace hinanjo::evaluation {

// What a method says of one arrival.
struct Answer {
    std::vector<std::uint32_t> certain;  // Roster rows it calls safe without asking anybody.
    std::vector<std::uint32_t> shown;    // Else the candidates it shows to a person, best first.
    double posterior = 0;
    std::string rule;
};

// Counts over arrivals, for all of them or for those of one trap.
struct Counts {
    std::size_t arrivals = 0;
    std::size_t ofRoster = 0;  // Arrivals of roster people.
    std::size_t links = 0;     // Automatic links,
    std::size_t wrong = 0;     // of them to somebody else.
    std::size_t right = 0;
    std::size_t review = 0;      // Arrivals shown to a person.
    std::size_t shownRight = 0;  // The right person is among the candidates shown,
    std::size_t shownTop2 = 0;   // among the first two.
    std::size_t missed = 0;      // Of roster people, neither linked rightly nor shown.
    std::size_t falseSafe = 0;   // Roster people called safe who never came; by the trap of the arrival that did it.
};

struct Tally {
    Counts all;
    std::map<std::string, Counts> byTrap;
    std::map<std::string, Counts> byRule;  // Automatic links by the rule that made them, reviews by what asks for them.
    std::size_t people = 0;                // Roster people who came.
    std::size_t peopleReview = 0;          // Of them: to be found by a person only,
    std::size_t peopleMissed = 0;          // or not at all: somebody searches for them.
    std::size_t sure = 0;                  // Arrivals in review whose best candidate has a posterior of .99 or more,
    std::size_t sureRight = 0;             // and is right.
    std::size_t candidates = 0;            // Shown, over all arrivals in review.
};

[[nodiscard]] Tally tallyOf(const Population& population, const std::vector<Answer>& answers);

// One line for every automatic link that is wrong and every arrival of a roster person that is neither linked nor
// shown, as CSV: kind, trap, rule, posterior, the arrival as written, the row it was linked to, the right row.
[[nodiscard]] std::string errorsCsv(const Population& population, const std::vector<Answer>& answers);

// {"method":...,"links":...,"traps":{...},"rules":{...}}, for scripts/evaluate-matching.
[[nodiscard]] std::string toJson(const std::string& method, const Tally& tally, double seconds);

}  // namespace hinanjo::evaluation
