// The events of scripts/bench sync: written as documents for the peer, and what the disk and the cipher could do with
// them at best. bench_sync EVENTS [DOCUMENTS]
#include <cstdlib>
#include <iostream>

#include "bench/bench.h"
#include "bench/documents.h"
#include "bench/limits.h"

using namespace hinanjo;

int main(int argc, char** argv) {
    const std::size_t wanted = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 50'000;
    test::FakeClock clock(base::SystemClock().now());
    test::Author author(clock, 1);
    std::vector<event::Draft> drafts;
    for (std::size_t n = 0; drafts.size() < wanted; ++n) {
        for (auto& draft : bench::person(author, clock, "E1311700034111", n))
            drafts.push_back(std::move(draft));
        clock.advance(base::Millis(3));
    }
    drafts.resize(wanted);
    const std::vector<std::vector<event::StoredEvent>> logs{author.write(drafts)};
    if (argc > 2) {
        if (const auto written = bench::writeDocuments(argv[2], logs[0]); !written) {
            std::cerr << "bench_sync: " << written.error().detail << "\n";
            return 1;
        }
    }
    const bench::BareSqlite bare = bench::bareSqlite(logs);
    if (bare.writing == 0 || bare.reading == 0) {
        std::cerr << "bench_sync: the limits could not be measured\n";
        return 1;
    }
    const auto n = static_cast<double>(wanted);
    double bytes = 0;
    for (const auto& e : logs[0])
        bytes += static_cast<double>(e.bytes.size());
    bench::report("sync", "limit_bare_encrypted_sqlite_per_s", n / bare.writing, "1/s", wanted,
                  {{"read_back_per_s", n / bare.reading},
                   {"fdatasync_per_s", bench::syncRate()},
                   {"bytes_per_event", bytes / n}});
    return 0;
}
