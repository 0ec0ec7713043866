// What the desk's functions have in common: what a draft replaces, what is said of a person.
//
// Pure functions.
#pragma once

#include <optional>
#include <vector>

#include "event/log_writer.h"
#include "state/state.h"
#include "tablet/desk.h"

namespace hinanjo::tablet {

// Names the writes that `draft` replaces, each once.
void replaces(event::Draft& draft, const std::vector<state::Source>& heads);
void replaces(event::Draft& draft, const state::Register& field);

// Needs that HQ must hear of at once (ux.md P12).
[[nodiscard]] bool isLifeCritical(const domain::Item& item);
// The need of this code that waits for somebody; null if there is none.
[[nodiscard]] const state::NeedView* openNeed(const state::State& state, base::PersonId person, std::string_view code);
// One need for each life-critical item that is not known to HQ yet.
[[nodiscard]] std::vector<event::Draft> alarmsFor(base::PersonId person, const std::vector<domain::Item>& items,
                                                  const Desk& desk, const state::State& state);

// What is said of a person: everything for a new one, only what differs for a known one (nothing, if nothing does).
[[nodiscard]] std::optional<event::Draft> describe(const Arriving& arriving, base::PersonId id,
                                                   const state::PersonView* known, domain::Answer disclose,
                                                   const Desk& desk);

// The record of the same resident (宛名番号) or the one named by `known`; null: somebody new.
[[nodiscard]] const state::PersonView* knownAs(const Arriving& arriving, const state::State& state);

}  // namespace hinanjo::tablet
