// The decision when everybody of the ward is a candidate (residents' register imported).
//
// Rule G: probability .99, family and given name equal (characters, reading or homophone), nothing against it in sex,
// room or birth, and at least one of birth, age, house or the home's telephone. R1 to R7 hold as well. What keeps a
// pair from being certain with the roster alone does so here too: a remark that somebody else is meant or did not come,
// a rival within a factor of 100, a row with two births, a foreign name without its birth date.
//
// An arrival who is certainly a resident without a place on the roster is nobody of the roster, and nobody need look.
#pragma once

#include "matching/decide.h"

namespace hinanjo::matching {

// As decide(), where only the first `listed` entries are on the roster: others compete and are never shown.
void decideAmongResidents(std::vector<Scored>& scored, const TypedArrival& arrival,
                          const std::vector<RosterEntry>& entries, std::size_t listed, std::size_t most);

}  // namespace hinanjo::matching
