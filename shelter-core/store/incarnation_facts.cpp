#include "store/incarnation_facts.h"

#include <algorithm>

namespace hinanjo::store {
namespace {

constexpr std::size_t kIdBytes = 16;
constexpr std::size_t kForkBytes = kIdBytes + 8;

}  // namespace

base::Result<std::vector<KeptFork>> decodeForks(std::string_view kept) {
    if (kept.size() % kForkBytes != 0)
        return base::fail(base::ErrorCode::Corrupt, "fact hq.forks: is not a list of forks");
    base::Result<std::vector<KeptFork>> out{};
    for (; !kept.empty(); kept.remove_prefix(kForkBytes)) {
        KeptFork fork;
        fork.of = base::IncarnationId::fromBytes(kept.substr(0, kIdBytes)).value_or(base::IncarnationId{});
        for (const char c : kept.substr(kIdBytes, kForkBytes - kIdBytes))
            fork.position = fork.position << 8 | static_cast<std::uint8_t>(c);
        out->push_back(fork);
    }
    return out;
}

base::Result<std::array<IncarnationFact, 3>> factsOfNext(std::string_view present, std::string_view forks,
                                                         std::uint64_t sharedUpTo, const base::IncarnationId& next) {
    HINANJO_ASSIGN(std::vector<KeptFork> all, decodeForks(forks));
    const auto of = base::IncarnationId::fromBytes(present);
    if (!of) return base::fail(base::ErrorCode::Corrupt, "fact hq.incarnation: is missing or damaged");
    const auto known = std::ranges::find(all, *of, &KeptFork::of);
    if (known == all.end()) {
        all.push_back({*of, sharedUpTo});
    } else {
        known->position = std::min(known->position, sharedUpTo);
    }
    std::string encoded;
    for (const KeptFork& fork : all) {
        encoded += fork.of.view();
        for (int shift = 56; shift >= 0; shift -= 8)
            encoded += static_cast<char>(fork.position >> shift & 0xff);
    }
    return std::array<IncarnationFact, 3>{
        {{kForksFact, std::move(encoded)}, {kOwnLogFact, {}}, {kIncarnationFact, std::string(next.view())}}};
}

}  // namespace hinanjo::store
