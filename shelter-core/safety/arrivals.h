// Arrivals as matching asks for them, from what is true now.
#pragma once

#include <string>
#include <vector>

#include "matching/matcher.h"
#include "state/state.h"

namespace hinanjo::safety {

// Whatever people call the record: the external number where there is one (check-ins of a file), else the id in hex.
[[nodiscard]] std::string arrivalId(const state::PersonView& person);

// Seen: some movement says they came. Somebody only described (a note of who is missing, say) was not.
[[nodiscard]] bool wasSeen(const state::PersonView& person);

// Everybody who was ever seen at a shelter in this incident, by person id.
[[nodiscard]] std::vector<matching::Arrival> arrivalsOf(const state::State& state);

}  // namespace hinanjo::safety
