// sim: runs seeds of the simulator. sim --seeds N [--from N] [--jobs N] [--sqlite] [--steps N] [--without SAFEGUARD];
// sim --seed N replays one. A failing seed prints itself; exit status 1.
// --record DIR writes what the machines of each seed said to each other as inputs for the fuzzers of tests/fuzz.
#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "base/ids.h"
#include "base/safeguard.h"
#include "fuzz/exchange_input.h"
#include "sim/safeguard_names.h"
#include "sim/world.h"

namespace {

using namespace hinanjo;

// Two inputs of one run: a script for fuzz_exchange, in which the hostile lines say what real machines said, and the
// events among it for fuzz_event.
class Recorder {
public:
    void overhear(int from, int to, const std::string& bytes) {
        using test::HostileLine;
        shelter::v1::ExchangeMessage message;
        if (bytes.size() > 2000 || !message.ParseFromString(bytes)) return;
        // Of each kind a few.
        if (++m_kinds[{to == 0, from == 0, static_cast<int>(message.body_case())}] > 2) return;
        const HostileLine line = to == 0                 ? HostileLine::ToHq
                                 : from == 0             ? HostileLine::ToTabletAsHq
                                 : message.has_welcome() ? HostileLine::ToTabletAsNeighbour
                                                         : HostileLine::ToTablet;
        m_script += test::exchangeSay(line, bytes);
        m_script += test::exchangeStep(test::ExchangeStep::Deliver, std::string(1, static_cast<char>(m_kinds.size())));
        const auto take = [&](const auto& events) {
            for (const std::string& event : events) {
                if (m_events.size() > 4000) return;
                m_events += static_cast<char>(event.size() & 0xff);
                m_events += static_cast<char>(event.size() >> 8);
                m_events += event;
            }
        };
        take(message.batch().events());
        take(message.feed().events());
    }
    bool write(const std::filesystem::path& folder, std::uint64_t seed) const {
        const auto put = [&](const char* name, const std::string& bytes) {
            std::filesystem::create_directories(folder / name);
            std::ofstream out(folder / name / ("sim" + std::to_string(seed)), std::ios::binary);
            out << bytes;
            return static_cast<bool>(out.flush());
        };
        return put("exchange", m_script) && put("event", m_events);
    }

private:
    std::map<std::tuple<bool, bool, int>, int> m_kinds;
    std::string m_script;
    std::string m_events;
};

}  // namespace

int main(int argc, char** argv) {
    std::uint64_t seeds = 1000, from = 1, one = 0;
    std::size_t steps = 150;
    bool sqlite = false, list = false;
    std::string without, record;
    CLI::App app("seeded simulation of tablets, HQ and everything that goes wrong between them");
    app.add_option("--seeds", seeds, "how many")->capture_default_str();
    app.add_option("--from", from, "the first one")->capture_default_str();
    app.add_option("--seed", one, "replay this one");
    app.add_option("--steps", steps, "of chaos in each")->capture_default_str();
    app.add_flag("--sqlite", sqlite, "the real store on a failing disk instead of memory");
    app.add_flag("--safeguards", list, "name the rules that --without can take away");
    app.add_option("--record", record, "write fuzzer inputs of what was said into this folder");
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
        Recorder recorder;
        if (!record.empty()) {
            options.overhear = [&recorder](int a, int b, const std::string& bytes) { recorder.overhear(a, b, bytes); };
        }
        const sim::Outcome outcome = sim::runSeed(options);
        if (!record.empty() && !recorder.write(record, seed)) {
            std::cerr << record << ": cannot be written\n";
            return 2;
        }
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
