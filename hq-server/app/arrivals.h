// The bridge from what is true (state) to what matching and the lists ask.
#pragma once

#include <vector>

#include "base/result.h"
#include "lists/build.h"
#include "matching/matcher.h"
#include "office/office.h"
#include "state/state.h"

namespace hinanjo::app {

// Whatever people call the record: the external number where there is one (check-ins of a file), else the id in hex.
[[nodiscard]] std::string arrivalId(const state::PersonView& person);

// Seen: some movement says they came. Somebody only described (a note of who is missing, say) was not.
[[nodiscard]] bool wasSeen(const state::PersonView& person);

// Everybody who was ever seen at a shelter in this incident. The id is the external number where there is one
// (check-ins of a file), else the person's id.
[[nodiscard]] std::vector<matching::Arrival> arrivalsOf(const state::State& state);

// Matching over the whole roster with people's decisions, as of now.
struct RosterPicture {
    std::shared_ptr<const office::RosterIndex> roster;
    std::vector<matching::RosterOutcome> outcomes;  // One per roster person.
    std::uint64_t edition = 0;                      // Feed position it was made from.
    base::TimePoint dataTime;
    std::size_t arrivals = 0;
};
[[nodiscard]] base::Result<RosterPicture> rosterPicture(office::Office& office);

// Lines of the unaccounted list.
[[nodiscard]] std::vector<lists::RosterLine> rosterLines(office::Office& office, const RosterPicture& picture);

}  // namespace hinanjo::app
