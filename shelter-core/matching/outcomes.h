// What all arrivals together say of each roster person, from what each of them matched.
#pragma once

#include <functional>

#include "matching/matcher.h"

namespace hinanjo::matching {

// What the arrival at this place matched; used before the next call.
using ResultOf = std::function<const MatchResult&(std::size_t)>;

// matchAll() over results that are there already.
[[nodiscard]] std::vector<RosterOutcome> outcomesOf(const Matcher& matcher,
                                                    std::span<const domain::RosterPerson> roster,
                                                    std::span<const Arrival> arrivals, const ResultOf& resultOf,
                                                    std::span<const PairDecision> decisions,
                                                    std::span<const Accounted> accounted);

}  // namespace hinanjo::matching
