#include "safety/review.h"

#include <algorithm>
#include <unordered_map>

namespace hinanjo::safety {

std::vector<Waiting> linksOf(const Accounts& accounts, matching::RosterStanding standing) {
    std::vector<Waiting> links;
    for (std::size_t row = 0; row < accounts.people.size(); ++row) {
        const matching::RosterOutcome& outcome = accounts.people[row];
        if (outcome.standing != standing) continue;
        for (const auto& link : outcome.links)
            links.push_back({row, &link});
    }
    std::ranges::stable_sort(links, std::greater<>{}, [](const Waiting& one) { return one.link->posterior; });
    return links;
}

std::vector<Pair> pairsToReview(const Accounts& accounts, const std::vector<matching::Arrival>& arrivals) {
    std::unordered_map<std::string, std::size_t> byId;
    for (std::size_t i = 0; i < arrivals.size(); ++i)
        byId.emplace(arrivals[i].id, i);
    std::vector<Pair> pairs;
    for (const auto& [row, link] : linksOf(accounts, matching::RosterStanding::Review)) {
        const auto arrival = byId.find(link->arrivalId);
        if (arrival != byId.end()) pairs.push_back({row, arrival->second, link->posterior, link->why, {}});
    }
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
