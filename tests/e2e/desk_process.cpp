// One tablet that records without end, as a process that can be killed. Tells its standard output, a line each:
//   ready               the directory is open
//   saved TOKEN ID...   record() said that these are saved
//   at-hq ID            the tablet shows this one as taken in by HQ
//   done                with --households: all recorded and taken in
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <deque>
#include <iostream>
#include <thread>

#include "base/files.h"
#include "tablet-sim/crowd.h"
#include "tablet/tablet.h"

using namespace hinanjo;

namespace {

// In one write: a line is told whole or not at all.
void tell(std::string line) {
    line.push_back('\n');
    for (std::string_view rest = line; !rest.empty();) {
        const auto written = ::write(STDOUT_FILENO, rest.data(), rest.size());
        if (written <= 0) std::exit(1);  // Nobody listens any more.
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("A tablet to be killed");
    std::string data, code;
    std::uint64_t seed = 1;
    std::size_t households = 0;
    int pause = 10;
    app.add_option("--data", data)->required();
    app.add_option("--code", code, "file with an enrolment code, for a directory that is not enrolled");
    app.add_option("--seed", seed);
    app.add_option("--households", households, "end after so many; 0: never");
    app.add_option("--pause", pause, "milliseconds between two households at most");
    CLI11_PARSE(app, argc, argv);

    tablet::Tablet::Options options;
    options.data = data;
    options.reconnectAfter = std::chrono::milliseconds(50);
    auto opened = tablet::Tablet::open(options);
    if (!opened) {
        std::cerr << opened.error().detail << "\n";
        return 1;
    }
    tablet::Tablet& tablet = **opened;
    if (!tablet.identity()) {
        const auto text = base::readFile(code);
        const base::Status enrolled = text ? tablet.enrol(*text) : base::Status(base::fail(text.error()));
        if (!enrolled) {
            std::cerr << enrolled.error().detail << "\n";
            return 1;
        }
    }
    tablet.startSync();
    // The first contact brings the incident; a tablet that has it does not wait for HQ.
    while (tablet.identity()->incident.isNull())
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    tell("ready");

    sim::Crowd crowd(seed);
    std::deque<base::EventId> open;
    const auto tellTakenIn = [&] {
        for (; !open.empty() && tablet.isAtHq(open.front()); open.pop_front())
            tell("at-hq " + open.front().hex());
    };
    for (std::size_t n = 0; households == 0 || n < households; ++n) {
        const auto me = tablet.identity();
        const std::string token = tablet.nextToken();
        std::vector<event::Draft> drafts;
        tablet.read([&](const state::State& state) {
            drafts = tablet::receive(crowd.household(token), {me->incident, me->shelter, {}}, state, tablet.clock(),
                                     tablet.random())
                         .drafts;
        });
        const auto recorded = tablet.recordNow(std::move(drafts));
        if (!recorded) {
            std::cerr << recorded.error().detail << "\n";
            return 1;
        }
        std::string line = "saved " + token;
        for (const base::EventId& id : recorded->events) {
            line += " " + id.hex();
            open.push_back(id);
        }
        tell(std::move(line));
        tellTakenIn();
        // The pace of the desk.
        if (pause > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(crowd.below(static_cast<std::size_t>(pause) + 1)));
    }
    while (tablet.syncStatus().notAtHq > 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    tellTakenIn();
    tell("done");
    return 0;
}
