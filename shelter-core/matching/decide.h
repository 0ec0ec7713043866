// From likelihoods to a decision: certain, for a person's eyes, or nothing.
//
// Probability alone is not enough to call somebody safe; a link is certain only under one of the evidence rules R1 to
// R7 (birth evidence, place or telephone, given name, no contradiction) and if nobody else comes near.
#pragma once

#include <string_view>
#include <vector>

#include "matching/compare.h"

namespace hinanjo::matching {

struct Scored {
    std::uint32_t row = 0;
    Comparison comparison;
    double posterior = 0;  // Of the person; rows that are one person carry the same.
    Decision decision{};
    std::string_view rule;
};

// The rule under which these levels alone are certain, or empty. Does not know the other candidates.
[[nodiscard]] std::string_view certainRule(const Comparison& comparison);

// Why a person should look at the pair however small its probability, or empty.
[[nodiscard]] std::string_view eyesRule(const Comparison& comparison);

// Turns compared rows into decided ones: best first, without those that are nothing, at most `most`.
void decide(std::vector<Scored>& scored, const TypedArrival& arrival, const std::vector<RosterEntry>& entries,
            std::size_t most);

}  // namespace hinanjo::matching
