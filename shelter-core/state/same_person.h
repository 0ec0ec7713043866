// Groups of records that people decided to be one person.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "state/records.h"

namespace hinanjo::state {

// Members by id; the first names the group. Only people who stand in a decision have an entry.
using Group = std::shared_ptr<const std::vector<base::PersonId>>;
using Groups = std::unordered_map<base::PersonId, Group>;

// Joins the "same" pairs in the order of their decisions; sets `leftOut` on those that would join people held
// different.
[[nodiscard]] Groups makeGroups(const std::vector<SamePairRecord*>& pairs);

}  // namespace hinanjo::state
