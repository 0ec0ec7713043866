// Marks who must not stand on a partner's list.
#pragma once

#include <vector>

#include "safety/accounts.h"
#include "state/state.h"

namespace hinanjo::safety {

// Protected: the roster says so, or somebody at a shelter who is or may be this person asked not to be disclosed.
void markProtected(const state::State& state, const Accounts& accounts, std::vector<lists::RosterLine>& lines);

}  // namespace hinanjo::safety
