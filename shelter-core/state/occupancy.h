// The numbers of a shelter, kept current: whoever changes is taken out of them first and put back afterwards.
#pragma once

#include "state/records.h"

namespace hinanjo::state {

// Counts `person` at every shelter where their stay may be true. Does nothing for somebody who is nowhere.
void countPerson(PersonRecord& person, bool needsCare);
void uncountPerson(PersonRecord& person);

// The unnamed rest of a household.
void countRest(HouseholdRecord& household);
void uncountRest(HouseholdRecord& household);

// The household itself, at each shelter where somebody of it is inside.
void countHousehold(HouseholdRecord& household);
void uncountHousehold(HouseholdRecord& household);

}  // namespace hinanjo::state
