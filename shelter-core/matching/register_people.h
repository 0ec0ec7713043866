// Roster and residents' register as one list of people, nobody twice.
//
// Whoever is on both stands there once, as the roster has them (the roster knows telephones); the residents who are on
// no roster follow. Only then does an arrival meet everybody it could be, and a twin or a mother of one reading is a
// candidate like any other instead of a guess.
#pragma once

#include <span>
#include <vector>

#include "domain/roster.h"
#include "matching/address.h"
#include "matching/tables.h"

namespace hinanjo::matching {

struct WardPeople {
    std::vector<domain::RosterPerson> people;  // The roster in its order, then the residents who are none of them.
    std::vector<const domain::Resident*> residents;  // Each one's row of the register; null: on the roster alone.
    std::vector<bool> doubtful;                      // The register has two who may be this roster person.
    std::size_t listed = 0;                          // How many of them are on the roster.
};

// A resident is a roster person if name, birth date and sex fit and nobody else of the register fits nearly as well; of
// two who fit alike neither is taken, so that an arrival of that name goes to people. What the roster leaves open (the
// building, the birth date, the sex) is filled in from the register. The result points into `residents`.
[[nodiscard]] WardPeople withResidents(std::span<const domain::RosterPerson> roster,
                                       std::span<const domain::Resident> residents, const NameTables& tables,
                                       const AddressBook& towns);

}  // namespace hinanjo::matching
