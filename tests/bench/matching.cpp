// Speed and memory of matching, on one thread, beside the baselines on the same data.
//   bench_matching DIR    DIR: what scripts/make-population wrote
#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <fstream>

#include "base/files.h"
#include "bench.h"
#include "matching-eval/methods.h"
#include "matching/duplicates.h"

using namespace hinanjo;
using evaluation::Answers;
using evaluation::Population;

namespace {

constexpr const char* kBench = "matching";

// Gives back what reading the files took, and begins the peak anew.
void forgetPeak() {
    malloc_trim(0);
    std::ofstream("/proc/self/clear_refs") << "5";
}

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

template <typename Run>
double timed(Run run) {
    const auto from = std::chrono::steady_clock::now();
    run();
    return bench::secondsSince(from);
}

// One arrival after the other, as they come in while HQ serves.
void reportLatency(const matching::Matcher& matcher, const Population& population) {
    const auto common = matcher.commonValues(population.arrivals);
    std::vector<double> microseconds;
    microseconds.reserve(population.arrivals.size());
    for (const auto& arrival : population.arrivals)
        microseconds.push_back(timed([&] { (void)matcher.match(arrival, *common); }) * 1e6);
    std::sort(microseconds.begin(), microseconds.end());
    const std::size_t n = microseconds.size();
    bench::report(kBench, "arrival_p50", microseconds[n / 2], "us", n);
    bench::report(kBench, "arrival_p99", microseconds[n * 99 / 100], "us", n);
    bench::report(kBench, "arrival_worst", microseconds.back(), "us", n);
}

// Records that may be one person, all at once and then one more.
base::Status reportDuplicates(const Population& population) {
    HINANJO_ASSIGN(auto duplicates, matching::Duplicates::make(base::shareDirectory()));
    forgetPeak();
    const double before = peakMegabytes();
    std::size_t pairs = 0;
    const double all = timed([&] {
        for (const auto& arrival : population.arrivals)
            duplicates.put({arrival, {}, {}});
        pairs = duplicates.proposals().size();
    });
    const std::size_t arrivals = population.arrivals.size();
    bench::report(kBench, "duplicates", all, "s", arrivals, {{"pairs", static_cast<double>(pairs)}});
    bench::report(kBench, "duplicates_memory", peakMegabytes() - before, "MB", arrivals);
    matching::Registration again{population.arrivals.front(), {}, {}};
    again.arrival.id += "-again";
    bench::report(kBench, "duplicates_of_one", timed([&] {
                                                   duplicates.put(again);
                                                   (void)duplicates.proposalsOf(again.arrival.id);
                                               }) * 1e3,
                  "ms", arrivals);
    return {};
}

base::Status measure(const std::filesystem::path& directory) {
    HINANJO_ASSIGN(const Population population, evaluation::readPopulation(directory));
    const std::size_t arrivals = population.arrivals.size();
    bench::report(kBench, "roster", static_cast<double>(population.roster.size()), "people", arrivals);
    forgetPeak();
    const double data = peakMegabytes();

    const auto from = std::chrono::steady_clock::now();
    HINANJO_ASSIGN(const auto matcher, matching::Matcher::build(population.roster, base::shareDirectory()));
    bench::report(kBench, "index", bench::secondsSince(from), "s", population.roster.size());
    (void)matching::matchAll(matcher, population.roster, population.arrivals, {}, {});
    const double full = bench::secondsSince(from);
    bench::report(kBench, "data", data, "MB", arrivals);
    bench::report(kBench, "full_match_peak", peakMegabytes(), "MB", arrivals);

    const double lgdpm = timed([&] { (void)evaluation::lgdpm(population); });
    const double nameAndBirth = timed([&] { (void)evaluation::nameAndBirth(population); });
    const double rawName = timed([&] { (void)evaluation::rawName(population); });
    bench::report(kBench, "full_match", full, "s", arrivals,
                  {{"lgdpm", lgdpm}, {"name_and_birth", nameAndBirth}, {"raw_name", rawName}});
    reportLatency(matcher, population);
    return reportDuplicates(population);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_matching DIR\n");
        return 2;
    }
    if (const auto done = measure(argv[1]); !done) {
        std::fprintf(stderr, "%s\n", done.error().detail.c_str());
        return 1;
    }
    return 0;
}
