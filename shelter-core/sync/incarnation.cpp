#include "sync/incarnation.h"

#include <algorithm>
#include <string>

#include "store/incarnation_facts.h"

namespace hinanjo::sync {

std::optional<std::uint64_t> Incarnation::sharedWith(const base::IncarnationId& earlier) const {
    const auto it = std::ranges::find(forks, earlier, &Fork::of);
    if (it == forks.end()) return std::nullopt;
    std::uint64_t shared = it->position;
    for (auto later = it; later != forks.end(); ++later)
        shared = std::min(shared, later->position);
    return shared;
}

base::Result<Incarnation> incarnationOf(store::EventLog& log) {
    HINANJO_ASSIGN(const std::optional<std::string> id, log.fact(store::kIncarnationFact));
    HINANJO_ASSIGN(const std::optional<std::string> forks, log.fact(store::kForksFact));
    Incarnation out;
    const auto read = id ? base::IncarnationId::fromBytes(*id) : std::nullopt;
    if (!read) return base::fail(base::ErrorCode::Corrupt, "fact hq.incarnation: is missing or damaged");
    out.id = *read;
    HINANJO_ASSIGN(const std::vector<store::KeptFork> kept, store::decodeForks(forks.value_or("")));
    for (const store::KeptFork& fork : kept)
        out.forks.push_back({fork.of, fork.position});
    return out;
}

base::Result<Incarnation> startIncarnation(store::EventLog& log, const base::Clock& clock, base::Random& random,
                                           std::uint64_t sharedUpTo) {
    HINANJO_ASSIGN(const Incarnation now, incarnationOf(log));
    return startIncarnation(log, now.id, clock, random, sharedUpTo);
}

base::Result<Incarnation> startIncarnation(store::EventLog& log, const base::IncarnationId& of,
                                           const base::Clock& clock, base::Random& random, std::uint64_t sharedUpTo) {
    const auto next = base::IncarnationId::make(clock, random);
    for (;;) {
        HINANJO_ASSIGN(const std::optional<std::string> present, log.fact(store::kIncarnationFact));
        if (present && *present != of.view()) return incarnationOf(log);
        HINANJO_ASSIGN(const std::optional<std::string> forks, log.fact(store::kForksFact));
        HINANJO_ASSIGN(const auto facts,
                       store::factsOfNext(present.value_or(""), forks.value_or(""), sharedUpTo, next));
        const auto& [fork, ownLog, id] = facts;
        // Another process may be about it too: it changed the list in between, or the incarnation. Either way it is
        // looked at again, and who comes second takes what the first one began.
        HINANJO_ASSIGN(const bool noted, log.replaceFact(fork.name, forks, fork.value));
        if (!noted) continue;
        HINANJO_TRY(log.setFact(ownLog.name, ownLog.value));
        HINANJO_ASSIGN(const bool begun, log.replaceFact(id.name, of.view(), id.value));
        if (begun) return incarnationOf(log);
    }
}

}  // namespace hinanjo::sync
