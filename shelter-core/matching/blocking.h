// The keys under which a roster person is filed and an arrival looks. A right pair must share at least one.
#pragma once

#include <cstdint>
#include <vector>

namespace hinanjo::matching {

struct RosterEntry;
struct TypedArrival;

// Keys are appended; the same one may come twice.
void addRosterKeys(const RosterEntry& entry, std::vector<std::uint64_t>& keys);
void addArrivalKeys(const TypedArrival& arrival, std::vector<std::uint64_t>& keys);

}  // namespace hinanjo::matching
