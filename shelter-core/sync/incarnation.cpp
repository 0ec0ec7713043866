#include "sync/incarnation.h"

#include <algorithm>
#include <string>

namespace hinanjo::sync {
namespace {

constexpr const char* kIncarnation = "hq.incarnation";
constexpr const char* kForks = "hq.forks";
constexpr const char* kOwnLog = "hq.log";
constexpr std::size_t kForkBytes = 24;

}  // namespace

std::optional<std::uint64_t> Incarnation::sharedWith(const base::IncarnationId& earlier) const {
    const auto it = std::ranges::find(forks, earlier, &Fork::of);
    if (it == forks.end()) return std::nullopt;
    std::uint64_t shared = it->position;
    for (auto later = it; later != forks.end(); ++later)
        shared = std::min(shared, later->position);
    return shared;
}

base::Result<Incarnation> incarnationOf(store::EventLog& log) {
    HINANJO_ASSIGN(const std::optional<std::string> id, log.fact(kIncarnation));
    HINANJO_ASSIGN(const std::optional<std::string> forks, log.fact(kForks));
    Incarnation out;
    const auto read = id ? base::IncarnationId::fromBytes(*id) : std::nullopt;
    if (!read) return base::fail(base::ErrorCode::Corrupt, "fact hq.incarnation: is missing or damaged");
    out.id = *read;
    if (forks && forks->size() % kForkBytes != 0)
        return base::fail(base::ErrorCode::Corrupt, "fact hq.forks: is not a list of forks");
    for (std::size_t at = 0; forks && at < forks->size(); at += kForkBytes) {
        const std::string_view entry = std::string_view(*forks).substr(at, kForkBytes);
        Incarnation::Fork fork;
        fork.of = base::IncarnationId::fromBytes(entry.substr(0, 16)).value_or(base::IncarnationId{});
        for (const char c : entry.substr(16))
            fork.position = fork.position << 8 | static_cast<std::uint8_t>(c);
        out.forks.push_back(fork);
    }
    return out;
}

base::Result<Incarnation> startIncarnation(store::EventLog& log, const base::Clock& clock, base::Random& random,
                                           std::uint64_t sharedUpTo) {
    HINANJO_ASSIGN(Incarnation now, incarnationOf(log));
    // Remembered already if this was broken off before the new id was written: what both times agree on is the smaller.
    const auto known = std::ranges::find(now.forks, now.id, &Incarnation::Fork::of);
    if (known == now.forks.end()) {
        now.forks.push_back({now.id, sharedUpTo});
    } else {
        known->position = std::min(known->position, sharedUpTo);
    }
    now.id = base::IncarnationId::make(clock, random);
    std::string forks;
    for (const Incarnation::Fork& fork : now.forks) {
        forks += fork.of.view();
        for (int shift = 56; shift >= 0; shift -= 8)
            forks += static_cast<char>(fork.position >> shift & 0xff);
    }
    // In this order: with the fork known and the old incarnation still in force nothing is wrong yet.
    HINANJO_TRY(log.setFact(kForks, forks));
    HINANJO_TRY(log.setFact(kOwnLog, ""));
    HINANJO_TRY(log.setFact(kIncarnation, now.id.view()));
    return now;
}

}  // namespace hinanjo::sync
