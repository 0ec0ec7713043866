// sim: runs seeds of the simulator. sim --seeds N [--from N] [--jobs N] [--sqlite] [--steps N] [--without SAFEGUARD];
// sim --seed N replays one. A failing seed prints itself; exit status 1.
#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>

#include "base/ids.h"
#include "base/safeguard.h"
#include "sim/safeguard_names.h"
#include "sim/world.h"

int main(int argc, char** argv) {
    using namespace hinanjo;
    std::uint64_t seeds = 1000, from = 1, one = 0;
    std::size_t steps = 150;
    bool sqlite = false, list = false;
    std::string without;
    CLI::App app("seeded simulation of tablets, HQ and everything that goes wrong between them");
    app.add_option("--seeds", seeds, "how many")->capture_default_str();
    app.add_option("--from", from, "the first one")->capture_default_str();
    app.add_option("--seed", one, "replay this one");
    app.add_option("--steps", steps, "of chaos in each")->capture_default_str();
    app.add_flag("--sqlite", sqlite, "the real store on a failing disk instead of memory");
    app.add_flag("--safeguards", list, "name the rules that --without can take away");
    app.add_option("--without", without, "take one rule away (only in the build for it)");
    CLI11_PARSE(app, argc, argv);
    if (list) {
        for (const auto& [name, safeguard] : sim::safeguardNames())
            std::cout << name << "\n";
        return 0;
    }
    if (!without.empty()) {
#ifdef HINANJO_MUTABLE
        const auto it = sim::safeguardNames().find(without);
        if (it == sim::safeguardNames().end()) {
            std::cerr << "no rule of that name: " << without << "\n";
            return 2;
        }
        base::removedSafeguard = it->second;
#else
        std::cerr << "this build cannot take rules away; use sim_mutable\n";
        return 2;
#endif
    }
    if (one != 0) {
        from = one;
        seeds = 1;
    }
    std::uint64_t failed = 0, events = 0, messages = 0;
    std::set<std::string> reached;
    const auto start = std::chrono::steady_clock::now();
    for (std::uint64_t seed = from; seed < from + seeds; ++seed) {
        sim::Options options;
        options.seed = seed;
        options.sqlite = sqlite;
        options.steps = steps;
        const sim::Outcome outcome = sim::runSeed(options);
        events += outcome.events;
        messages += outcome.messages;
        reached.insert(outcome.reached.begin(), outcome.reached.end());
        if (!outcome.failure.empty()) {
            ++failed;
            std::cout << "seed " << seed << " broke " << outcome.failure << "\n  replay: sim --seed " << seed
                      << " --steps " << steps << (sqlite ? " --sqlite" : "") << std::endl;
            if (failed == 20) break;
        } else if (one != 0) {
            std::cout << "seed " << seed << " held, trace " << base::toHex(base::asText(outcome.trace)) << "\n";
        }
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::cout << seeds << " seeds, " << failed << " failed, " << events << " events, " << messages << " messages, "
              << static_cast<std::uint64_t>(static_cast<double>(seeds) / std::max(seconds, 1e-9)) << " seeds/s\n";
    for (const std::string& path : sim::rarePaths())
        if (!reached.contains(path) && seeds >= 100) std::cout << "never reached: " << path << "\n";
    return failed == 0 ? 0 : 1;
}
