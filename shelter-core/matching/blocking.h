// The keys under which a roster person is filed and an arrival looks. A right pair must share at least one.
#pragma once

#include <cstdint>
#include <vector>

namespace hinanjo::matching {

struct RosterEntry;
struct TypedArrival;
struct TypedName;

// Keys are appended; the same one may come twice.
void addRosterKeys(const RosterEntry& entry, std::vector<std::uint64_t>& keys);
void addArrivalKeys(const TypedArrival& arrival, std::vector<std::uint64_t>& keys);
// Of the name alone: how the whole may sound, how it is written, two Latin words of it. `deletions`: also with any one
// letter of the reading left out.
void addNameKeys(const TypedName& name, bool deletions, std::vector<std::uint64_t>& keys);

}  // namespace hinanjo::matching
