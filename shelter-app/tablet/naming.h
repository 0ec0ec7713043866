// 人数のみ → 名簿: people who were counted get their names, on any tablet of the shelter. Pure; see desk.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tablet/desk.h"

namespace hinanjo::tablet {

struct Naming {
    base::HouseholdId household;  // That was counted.
    std::vector<Arriving> people;
    std::string residentHouseholdNo;  // Picked from the residents' register; else empty.
    domain::Answer disclose{};
    // As many had no name when somebody began to type these. Meanwhile another tablet may have named them: then these
    // are most likely the same people (PersonView::surplus). Nothing: as many as have none now.
    std::optional<std::uint32_t> counted{};
};

// Each person is described, joins the household in place of one who was counted, and is where the counted ones are: the
// numbers stay as they are. More people than were counted: the rest has come as well and is counted in addition. A
// person who is here by name already keeps that place and only stops being counted twice. A household that this state
// does not know becomes no drafts.
[[nodiscard]] Prepared name(const Naming& naming, const Desk& desk, const state::State& state, const base::Clock& clock,
                            base::Random& random);

// The person was named in place of somebody who was counted and turned out to be one more: the household's head count
// grows by one. Nothing for a person without a counted household.
[[nodiscard]] std::optional<event::Draft> countOneMore(base::PersonId person, const Desk& desk,
                                                       const state::State& state);

}  // namespace hinanjo::tablet
