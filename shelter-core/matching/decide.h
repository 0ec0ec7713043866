// From likelihoods to a decision: certain, for a person's eyes, or nothing.
//
// Probability alone is not enough to call somebody safe; a link is certain only under one of the evidence rules and if
// nobody else comes near. R1 to R6 need the family name and the given name (characters or reading) equal:
//   R1 birth date, and the number of the house; or no more than 丁目 or town said and no other telephone; or the home's
//      telephone
//   R2 age: and the home (its room, or a house of one home) or its telephone; with the given name in kanji the number
//      is enough
//   R3 year alone or birthday alone: the same
//   R4 birth date with one slip: and the given name in kanji and the number
//   R5 age off by one: and the number and the home's telephone; or the given name in kanji, the sex and the home
//   R6 nothing of the birth: the given name in kanji and the person's own telephone
//   R7 family name nearly equal: birth date and the number
// R2 and R3 by reading alone need the sex. Against sex, room or block, birth (beyond R4, R5) no rule holds; nor for
// foreign names without birth date.
//
// What wider rules were wrong for in invented populations goes to people: namesakes of one town (an age with the town
// alone; a house number off), namesakes in one block of flats (an age with the number, by reading), twins whose names
// sound alike (R7 once took 和雄 for 和夫), couples of one reading.
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
            std::size_t most, const Ingredients& ingredients = {});

}  // namespace hinanjo::matching
