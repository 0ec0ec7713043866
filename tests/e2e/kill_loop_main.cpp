// kill -9 of HQ and of tablets, as often as wanted; one JSON object a line. Exit status 0: nothing acknowledged was
// lost and nothing is there twice.
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <random>

#include "e2e/kill_loop.h"
#include "support/support.h"

using namespace hinanjo;

int main(int argc, char** argv) {
    CLI::App app("kill -9 of real processes under load");
    unsigned hqKills = 200, tabletKills = 200;
    std::uint64_t seed = std::random_device{}();
    bool quiet = false;
    app.add_option("--hq", hqKills, "kills of HQ")->capture_default_str();
    app.add_option("--tablet", tabletKills, "kills of tablets")->capture_default_str();
    app.add_option("--seed", seed, "of an earlier run");
    app.add_flag("--quiet", quiet, "figures only");
    CLI11_PARSE(app, argc, argv);

    std::cerr << "seed " << seed << std::endl;
    int status = 0;
    const auto run = [&](const char* what, unsigned kills, test::KillFigures (*loop)(const test::KillPlan&)) {
        if (kills == 0) return;
        const test::TempDir dir;
        test::KillPlan plan{dir.path(), kills, seed, {}};
        if (!quiet) plan.say = [](const std::string& line) { std::cerr << line << std::endl; };
        const test::KillFigures figures = loop(plan);
        std::cout << figures.json(what) << std::endl;
        for (const std::string& problem : figures.problems)
            std::cerr << what << ": " << problem << std::endl;
        if (!figures.problems.empty() || figures.kills != kills) status = 1;
    };
    try {
        run("hq", hqKills, test::killHq);
        run("tablet", tabletKills, test::killTablets);
    } catch (const std::exception& error) {
        std::cerr << "kill_loop: " << error.what() << std::endl;
        return 2;
    }
    return status;
}
