// The decision when everybody of the ward is a candidate (residents' register imported).
//
// R1 to R7 hold as before, and with probability .99 and nothing against it in sex, room or birth:
//   G1 family and given name (characters, reading or homophone; one of them may be nearly equal) and birth date or age;
//      year or birthday alone: and the house or the home's telephone
//   G2 birth date and the house or the home's telephone, and half a name: given name with another family name (maiden
//      name), family name alone, or both nearly equal
//   G3 birth date with one slip or age off by one: the whole name, and the house or the home's telephone
//   G4 nothing of the birth: the name, the sex, and the house or the home's telephone, and no other telephone; a name
//      in kana alone: and the door (the room, where there is one)
// What keeps a pair from being certain with the roster alone does so here too: a remark that somebody else is meant or
// did not come, a rival within a factor of 100, a row with two births, a foreign name without its birth date.
//
// An arrival who is certainly a resident without a place on the roster is nobody of the roster, and nobody need look.
#pragma once

#include "matching/decide.h"

namespace hinanjo::matching {

// As decide(), where only the first `listed` entries are on the roster: others compete and are never shown.
void decideAmongResidents(std::vector<Scored>& scored, const TypedArrival& arrival,
                          const std::vector<RosterEntry>& entries, std::size_t listed, std::size_t most);

}  // namespace hinanjo::matching
