// Pairs that matching leaves to people: an arrival beside the roster person it may be.
#pragma once

#include <string>
#include <vector>

#include "safety/accounts.h"

namespace hinanjo::safety {

// Links of roster people of this standing, best first; the same order every time. They point into `accounts`.
struct Waiting {
    std::size_t row = 0;
    const matching::RosterOutcome::Link* link = nullptr;
};
[[nodiscard]] std::vector<Waiting> linksOf(const Accounts& accounts, matching::RosterStanding standing);

struct Pair {
    std::size_t row = 0;      // Of accounts.book and accounts.people.
    std::size_t arrival = 0;  // Of the arrivals.
    double posterior = 0;
    std::string why;                                // One sentence, without personal data.
    std::vector<matching::FieldEvidence> evidence;  // Field by field; empty where the pair is one of very many.
};

// Of the arrivals the accounts were made of. Best first; the same order every time. A pair somebody has decided about
// is none.
[[nodiscard]] std::vector<Pair> pairsToReview(const Accounts& accounts, const std::vector<matching::Arrival>& arrivals);

}  // namespace hinanjo::safety
