// The rules of sync.md c1, looked at from outside after everything was repaired. The first one broken is the world's
// failure.
#pragma once

#include <map>
#include <set>

#include "sim/world.h"

namespace hinanjo::sim {

// `savedBy`: every event a user saw saved, and on which tablet. `withdrawn`: withdrawal -> what it withdrew. `spoiled`:
// tablets that were set back or destroyed, so that what only they had may be gone.
void checkEverything(World& world, const std::map<base::EventId, int>& savedBy,
                     const std::map<base::EventId, base::EventId>& withdrawn, const std::set<int>& spoiled);

}  // namespace hinanjo::sim
