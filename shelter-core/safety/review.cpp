#include "safety/review.h"

#include <algorithm>
#include <unordered_map>

namespace hinanjo::safety {

std::vector<Pair> pairsToReview(const Accounts& accounts, const std::vector<matching::Arrival>& arrivals) {
    std::unordered_map<std::string, std::size_t> byId;
    for (std::size_t i = 0; i < arrivals.size(); ++i)
        byId.emplace(arrivals[i].id, i);
    std::vector<Pair> pairs;
    for (std::size_t row = 0; row < accounts.people.size(); ++row) {
        const matching::RosterOutcome& outcome = accounts.people[row];
        if (outcome.standing != matching::RosterStanding::Review) continue;
        for (const auto& link : outcome.links) {
            const auto arrival = byId.find(link.arrivalId);
            if (arrival == byId.end()) continue;
            pairs.push_back({row, arrival->second, link.posterior, link.why, {}});
        }
    }
    std::ranges::stable_sort(pairs, std::greater<>{}, &Pair::posterior);
    if (pairs.empty()) return pairs;

    const matching::Matcher& matcher = *accounts.book->matcher;
    const auto common = matcher.commonValues(arrivals);
    std::unordered_map<std::size_t, matching::MatchResult> results;
    for (Pair& pair : pairs) {
        auto known = results.find(pair.arrival);
        if (known == results.end()) {
            const matching::Arrival& arrival = arrivals[pair.arrival];
            known = results.emplace(pair.arrival, matcher.match(arrival, *common)).first;
        }
        const auto& candidates = known->second.candidates;
        const auto found = std::ranges::find(candidates, pair.row, &matching::Candidate::rosterIndex);
        if (found == candidates.end()) continue;
        pair.evidence = found->evidence;
        if (pair.why.empty()) pair.why = found->sentence;
    }
    return pairs;
}

}  // namespace hinanjo::safety
