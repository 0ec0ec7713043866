// How the life of HQ's feed is written down beside the feed; what it means is said in sync/incarnation.h. Here, because
// a database server that took over is noticed below everything else and begins a new life in a transaction of its own.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"

namespace hinanjo::store {

inline constexpr std::string_view kIncarnationFact = "hq.incarnation";
// Ended incarnations, oldest first: 16 bytes id, 8 bytes big endian position up to which the next one shares its feed.
inline constexpr std::string_view kForksFact = "hq.forks";
// The log HQ's own events go to; empty: the next event opens one.
inline constexpr std::string_view kOwnLogFact = "hq.log";

struct KeptFork {
    base::IncarnationId of;
    std::uint64_t position = 0;
};

// Corrupt: not a list of forks. Nothing kept is an empty list.
[[nodiscard]] base::Result<std::vector<KeptFork>> decodeForks(std::string_view kept);

struct IncarnationFact {
    std::string_view name;
    std::string value;
};

// What ends `present` (as kept) and begins `next`, which shares the feed up to `sharedUpTo`. To be written in this
// order where it cannot be one transaction: with the fork known and the old incarnation still in force nothing is
// wrong yet. Begun before and broken off, what both times agree on is the smaller position. Corrupt: see decodeForks.
[[nodiscard]] base::Result<std::array<IncarnationFact, 3>> factsOfNext(std::string_view present, std::string_view forks,
                                                                       std::uint64_t sharedUpTo,
                                                                       const base::IncarnationId& next);

}  // namespace hinanjo::store
