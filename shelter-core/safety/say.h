// What people say about roster persons, as drafts of events. Incident, staff and place are the caller's to fill in.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "event/log_writer.h"
#include "state/state.h"

namespace hinanjo::safety {

// A word about a roster person, seen or heard `at` (nothing: now). A later word replaces the earlier ones. Nothing:
// this very word stands already (a list keyed twice adds nothing). Conflict: what stands was seen later, so this must
// not replace it. Invalid: it says nothing.
[[nodiscard]] base::Result<std::optional<event::Draft>> sayOf(const state::State& state,
                                                              domain::RosterPersonAccounted word,
                                                              std::optional<base::TimePoint> at);

// An arrival is, or is not, this roster person, who lives in the districts of `home`: its tablets hear of it. NotFound:
// no such person in this incident. Invalid: it says nothing.
[[nodiscard]] base::Result<event::Draft> decideMatch(const state::State& state, base::PersonId person,
                                                     const base::RosterNo& roster, domain::Sameness decision,
                                                     std::string reason, base::ShelterId home = {});

}  // namespace hinanjo::safety
