// tablet-sim: N tablets of the real core on the real protocol, by seed. For load, soak and drills: what it registers is
// invented and belongs into a drill (hq-server incident start --drill).
#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <thread>

#include "tablet-sim/crowd.h"
#include "tablet/tablet.h"

namespace {

using namespace hinanjo;
using Seconds = std::chrono::duration<double>;

struct Options {
    std::string data;
    std::string codes;
    std::size_t households = 50;
    std::uint64_t seed = 1;
    bool offlineFirst = false;
    bool neighbours = false;
    std::vector<std::string> peers;
    bool withoutHq = false;
    bool printSaved = false;
    double timeout = 300;
};

struct Simulated {
    std::unique_ptr<tablet::Tablet> tablet;
    std::unique_ptr<sim::Crowd> crowd;
};

base::Status registerHousehold(Simulated& one, std::size_t number) {
    const auto me = one.tablet->identity();
    const tablet::Desk desk{me->incident, me->shelter, {"sim"}};
    const std::string token = one.tablet->nextToken();
    std::vector<event::Draft> drafts;
    one.tablet->read([&](const state::State& state) {
        drafts =
            number % 4 == 3
                ? tablet::count(one.crowd->counted(token), desk, state, one.tablet->clock(), one.tablet->random())
                      .drafts
                : tablet::receive(one.crowd->household(token), desk, state, one.tablet->clock(), one.tablet->random())
                      .drafts;
    });
    auto recorded = one.tablet->recordNow(std::move(drafts));
    return recorded ? base::Status{} : base::Status(base::fail(recorded.error()));
}

bool waitFor(const std::function<bool()>& condition, double seconds) {
    const auto end = std::chrono::steady_clock::now() + Seconds(seconds);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));  // Between looks at the condition.
    }
    return true;
}

int simulate(const Options& options) {
    std::vector<std::string> codes;
    std::ifstream file(options.codes);
    for (std::string line; std::getline(file, line);) {
        if (!line.empty()) codes.push_back(line);
    }
    if (codes.empty()) {
        std::cerr << options.codes << ": holds no enrolment codes (one a line: hq-server device enroll)\n";
        return 1;
    }
    std::vector<Simulated> all(codes.size());
    for (std::size_t i = 0; i < codes.size(); ++i) {
        tablet::Tablet::Options o;
        o.data = std::filesystem::path(options.data) / std::to_string(i + 1);
        o.reconnectAfter = std::chrono::milliseconds(200);
        o.neighbours.enabled = options.neighbours || !options.peers.empty();
        o.neighbours.listenOn = "127.0.0.1";
        o.neighbours.addresses = options.peers;
        auto opened = tablet::Tablet::open(o);
        if (!opened) {
            std::cerr << opened.error().detail << "\n";
            return 1;
        }
        all[i].tablet = std::move(*opened);
        all[i].crowd = std::make_unique<sim::Crowd>(options.seed * 1000 + i);
        if (!all[i].tablet->identity()) {
            if (const auto enrolled = all[i].tablet->enrol(codes[i]); !enrolled) {
                std::cerr << "tablet " << i + 1 << ": " << enrolled.error().detail << "\n";
                return 1;
            }
        }
        all[i].tablet->startSync();
    }
    if (options.neighbours) {
        // What a discovery would say on their LAN: everybody of one's own shelter.
        for (const Simulated& one : all) {
            std::vector<tablet::FoundNeighbour> found;
            for (const Simulated& other : all) {
                if (&other == &one || other.tablet->identity()->shelter != one.tablet->identity()->shelter) continue;
                found.push_back(
                    {other.tablet->identity()->device, {"127.0.0.1:" + std::to_string(other.tablet->neighbourPort())}});
            }
            one.tablet->foundNeighbours(found);
        }
    }
    // The first contact brings the incident.
    const bool ready = waitFor(
        [&] {
            return std::ranges::all_of(all, [&](const Simulated& s) {
                const auto me = s.tablet->identity();
                return me && !me->incident.isNull() && (options.withoutHq || s.tablet->syncStatus().connected);
            });
        },
        options.timeout);
    if (!ready) {
        std::cerr << "not every tablet reached HQ\n";
        return 1;
    }
    if (options.offlineFirst) {
        for (Simulated& s : all)
            s.tablet->stopSync();
    }
    std::uint64_t before = 0;
    for (Simulated& s : all)
        before += s.tablet->syncStatus().savedHere;
    const auto recordingFrom = std::chrono::steady_clock::now();
    std::vector<std::thread> threads;
    std::atomic<bool> failed = false;
    const std::size_t workers = std::min<std::size_t>(4, all.size());
    for (std::size_t w = 0; w < workers; ++w) {
        threads.emplace_back([&, w] {
            for (std::size_t i = w; i < all.size(); i += workers) {
                for (std::size_t n = 0; n < options.households; ++n) {
                    if (!registerHousehold(all[i], n)) failed = true;
                    if (options.printSaved && !failed) {
                        // An outside journal of what a desk was shown as saved.
                        std::printf("saved %llu\n",
                                    static_cast<unsigned long long>(all[i].tablet->syncStatus().savedHere));
                        std::fflush(stdout);
                    }
                }
            }
        });
    }
    for (std::thread& t : threads)
        t.join();
    if (failed) {
        std::cerr << "a tablet could not save\n";
        return 1;
    }
    const auto syncFrom = std::chrono::steady_clock::now();
    if (options.offlineFirst) {
        for (Simulated& s : all)
            s.tablet->startSync();
    }
    const bool arrived = waitFor(
        [&] {
            return std::ranges::all_of(all, [](const Simulated& s) { return s.tablet->syncStatus().notAtHq == 0; });
        },
        options.timeout);
    const auto end = std::chrono::steady_clock::now();
    std::uint64_t events = 0;
    for (Simulated& s : all)
        events += s.tablet->syncStatus().savedHere;
    events -= before;
    const double seconds = Seconds(end - (options.offlineFirst ? syncFrom : recordingFrom)).count();
    std::printf(
        "{\"tablets\":%zu,\"households\":%zu,\"events\":%llu,\"seconds\":%.3f,\"events_per_s\":%.0f,\"all_at_hq\":%s}"
        "\n",
        all.size(), all.size() * options.households, static_cast<unsigned long long>(events), seconds,
        static_cast<double>(events) / seconds, arrived ? "true" : "false");
    return arrived ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Simulated tablets on the real protocol");
    Options options;
    app.add_option("--data", options.data, "directory for the tablets' databases; used again by a second run")
        ->required();
    app.add_option("--codes", options.codes, "file with one enrolment code a line, one tablet each")->required();
    app.add_option("--households", options.households, "households per tablet")->capture_default_str();
    app.add_option("--seed", options.seed)->capture_default_str();
    app.add_flag("--offline-first", options.offlineFirst,
                 "register everything without HQ, then connect; times the exchange alone");
    app.add_flag("--neighbours", options.neighbours, "tablets of one shelter exchange with each other, too");
    app.add_option("--peer", options.peers, "HOST:PORT of a tablet outside this process that all connect to");
    app.add_flag("--without-hq", options.withoutHq, "do not wait for HQ before registering");
    app.add_flag("--print-saved", options.printSaved, "a line after each household: the records this tablet saved");
    app.add_option("--timeout", options.timeout, "seconds to wait for HQ")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    return simulate(options);
}
