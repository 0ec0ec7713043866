// The life of HQ's feed. A position means something only in the incarnation it was given in: an HQ restored from a
// backup, failed over or put back by hand starts a new one and remembers where the old one ended (the fork).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "store/event_log.h"

namespace hinanjo::sync {

struct Incarnation {
    struct Fork {
        base::IncarnationId of;
        std::uint64_t position = 0;  // The last position that incarnation shares with the one after it.

        friend bool operator==(const Fork&, const Fork&) = default;
    };
    base::IncarnationId id;
    std::vector<Fork> forks;  // Oldest first.

    // How far a feed of `earlier` is the same as this one. Nothing: never heard of it.
    [[nodiscard]] std::optional<std::uint64_t> sharedWith(const base::IncarnationId& earlier) const;
};

// Corrupt if the log carries none (facts hq.incarnation, hq.forks: 16 bytes and 8 bytes big endian each).
[[nodiscard]] base::Result<Incarnation> incarnationOf(store::EventLog& log);
// Begins a new one that shares everything up to `sharedUpTo` with the present one, and forgets HQ's own log, so that
// the next event of HQ opens a new one: sequences of the lost future must not be used twice. Enrolment codes
// name the incarnation they were made in and are void with it. Broken off half way it is simply called again. Corrupt:
// no incarnation is known.
[[nodiscard]] base::Result<Incarnation> startIncarnation(store::EventLog& log, const base::Clock& clock,
                                                         base::Random& random, std::uint64_t sharedUpTo);
// The same where several processes share the log: if `of` is not in force any more, another process ended it, and its
// successor comes back instead.
[[nodiscard]] base::Result<Incarnation> startIncarnation(store::EventLog& log, const base::IncarnationId& of,
                                                         const base::Clock& clock, base::Random& random,
                                                         std::uint64_t sharedUpTo);

}  // namespace hinanjo::sync
