// The mutation gate: each safeguard of the sync is taken away, and the simulator must notice within 100 seeds. A rule
// whose absence nobody notices is not proved by anything.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "sim/safeguard_names.h"
#include "sim/world.h"

using namespace hinanjo;

namespace {

constexpr std::uint64_t kSeeds = 100;

// The first seed that breaks a rule; 0: none of them.
std::uint64_t firstFailure(bool sqlite) {
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        sim::Options options;
        options.seed = seed;
        options.sqlite = sqlite;
        if (!sim::runSeed(options).failure.empty()) return seed;
    }
    return 0;
}

struct Without {
    explicit Without(base::Safeguard safeguard) { base::removedSafeguard = safeguard; }
    ~Without() { base::removedSafeguard.reset(); }
    Without(const Without&) = delete;
    Without& operator=(const Without&) = delete;
};

}  // namespace

TEST_CASE("with every safeguard in place no seed of the gate fails", "[sim][gate]") {
    CHECK(firstFailure(false) == 0);
}

TEST_CASE("without any one safeguard the simulator fails within 100 seeds", "[sim][gate]") {
    for (const auto& [name, safeguard] : sim::safeguardNames()) {
        const Without without(safeguard);
        const std::uint64_t seed = firstFailure(false);
        INFO("without " << name);
        CHECK(seed != 0);
        if (seed != 0) WARN("without " << name << ": seed " << seed << " fails");
    }
}

TEST_CASE("without syncing the real store loses what was saved, and the simulator notices", "[sim][gate]") {
    const Without without(base::Safeguard::Sync);
    CHECK(firstFailure(true) != 0);
}
