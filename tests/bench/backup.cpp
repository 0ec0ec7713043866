// What a backup costs those who are served meanwhile: one batch after the other goes into an office and is timed until
// it is durable, without a backup and during one. bench_backup EVENTS
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <future>
#include <iostream>
#include <thread>

#include "bench/bench.h"
#include "office/backup.h"

using namespace hinanjo;

namespace {

// A desk's registration at a time, 100 a second: more than 168 tablets give in a busy hour.
constexpr std::chrono::milliseconds kEvery{10};

double percentile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

bool takeIn(office::Office& office, std::vector<event::StoredEvent> events) {
    std::promise<bool> done;
    office.accept(std::move(events),
                  [&](const base::Result<store::Appended>& appended) { done.set_value(appended.has_value()); });
    return done.get_future().get();
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t wanted = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 500'000;
    test::TempDir dir;
    domain::ShelterInfo shelter;
    shelter.id.value = "E1";
    if (!office::Office::create(dir / "hq", "bench", {shelter})) return 1;
    auto office = office::Office::open(dir / "hq");
    if (!office) return 1;
    test::FakeClock clock(base::SystemClock().now());
    test::Author author(clock, 1);
    base::IncidentId incident;
    if (!(*office)->startIncident("bench", true, incident)) return 1;
    author.incident = incident;
    std::size_t events = 0;
    for (std::size_t n = 0; events < wanted;) {
        std::vector<event::Draft> drafts;
        for (; drafts.size() < 3'000; ++n) {
            for (auto& draft : bench::person(author, clock, "E1", n))
                drafts.push_back(std::move(draft));
        }
        events += drafts.size();
        if (!takeIn(**office, author.write(drafts))) return 1;
    }
    (*office)->settle();

    std::atomic<bool> stop = false;
    std::atomic<bool> during = false;
    std::vector<double> quiet, busy;
    test::Author desk(clock, 2);
    desk.incident = incident;
    std::thread ingest([&] {
        for (std::size_t n = 0; !stop; ++n) {
            const bool counted = during;
            auto batch = desk.write(bench::person(desk, clock, "E1", n));
            const auto from = std::chrono::steady_clock::now();
            if (!takeIn(**office, std::move(batch))) return;
            const double took = bench::secondsSince(from);
            (counted ? busy : quiet).push_back(took * 1000);
            std::this_thread::sleep_until(from + kEvery);
        }
    });
    std::this_thread::sleep_for(std::chrono::seconds(5));
    during = true;
    const auto from = std::chrono::steady_clock::now();
    const auto made = office::makeBackup(**office, dir / "b", "a code for the bench", [](const std::string&) {});
    const double took = bench::secondsSince(from);
    during = false;
    stop = true;
    ingest.join();
    if (!made) {
        std::cerr << made.error().detail << "\n";
        return 1;
    }
    const double megabytes = static_cast<double>(std::filesystem::file_size(dir / "b")) / 1e6;
    bench::report("backup", "verified_backup_s", took, "s", made->end, {{"megabytes", megabytes}});
    bench::report("backup", "ingest_p99_ms_during", percentile(busy, 0.99), "ms", busy.size(),
                  {{"p50", percentile(busy, 0.5)},
                   {"max", percentile(busy, 1)},
                   {"p99_without", percentile(quiet, 0.99)},
                   {"p50_without", percentile(quiet, 0.5)}});
    base::SystemRandom random;
    const base::SystemClock wall;
    const auto again = std::chrono::steady_clock::now();
    if (!office::restoreBackup(dir / "b", "a code for the bench", dir / "again", wall, random)) return 1;
    bench::report("backup", "restore_s", bench::secondsSince(again), "s", made->end);
    return 0;
}
