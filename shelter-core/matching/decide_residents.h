// The decision when everybody of the ward is a candidate (residents' register imported).
//
// The register answers two questions that the roster leaves open. Which of all who live in the ward can this be? (How
// probable, and whether anybody else comes near.) And who else of her home could have put this down for her, or instead
// of herself? Nobody, if she lives alone, or if nobody else there is of the sex that was noted ("herself").
//
// R1 to R5 and R7 hold as before, and with probability .99 (.999 without address and telephone) and nothing against it
// in sex, room or birth:
//   G1 family and given name (characters, reading or homophone; one of them may be nearly equal) and birth date or age;
//      year or birthday alone: and the house or the home's telephone, or both names equal
//   G2 birth date and the house or the home's telephone, and half a name: given name with another family name (maiden
//      name), or both nearly equal; herself: family name alone, or another given name (misread, a pet name).
//      Age: and the same, to the room where there is one
//   G3 both names, and birth date with one slip or age off by one; another era: and the house or the telephone
//   G4 nothing of the birth: both names, and an address however short or the home's telephone; and herself, or her own
//      mobile; or of the sex noted and no child, and her own telephone, or the name in kanji, no telephone and at most
//      one other of that sex in the home
// An address elsewhere holds back all but a birth date. Foreign names: with age, year or birthday only in the house,
// and without them only if she lives alone there.
//
// What keeps a pair from being certain with the roster alone does so here too: a remark that somebody else is meant or
// did not come, a rival within a factor of 100, a row with two births.
//
// An arrival who is certainly a resident without a place on the roster is nobody of the roster, and nobody need look.
#pragma once

#include "matching/decide.h"

namespace hinanjo::matching {

// As decide(), where only the first `listed` entries are on the roster: others compete and are never shown.
void decideAmongResidents(std::vector<Scored>& scored, const TypedArrival& arrival,
                          const std::vector<RosterEntry>& entries, std::size_t listed, std::size_t most);

}  // namespace hinanjo::matching
