// Names side by side: which split of what was typed fits which official form best.
#pragma once

#include "matching/compare.h"

namespace hinanjo::matching {

// Sets the name levels of `comparison` and nothing else.
void compareNames(const TypedName& typed, const RosterEntry& entry, const NameTables& tables, Comparison& comparison);

}  // namespace hinanjo::matching
