// An encrypted log of N events (default 1,000,000): written in batches, opened and folded.
#include <cstdlib>

#include "bench/bench.h"
#include "state/state.h"
#include "store/store.h"
#include "sync/replay.h"

using namespace hinanjo;

int main(int argc, char** argv) {
    const std::size_t wanted = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000;
    test::TempDir dir;
    const store::Key key{std::string(32, 'k')};
    test::FakeClock clock;
    test::Author author(clock, 1);
    std::size_t events = 0;
    std::size_t bytes = 0;
    double writing = 0;
    {
        auto opened = store::Store::open(dir / "log.db", key, {});
        if (!opened) return 1;
        for (std::size_t person = 0; events < wanted;) {
            std::vector<event::Draft> drafts;
            while (drafts.size() < 3000) {
                for (auto& draft : bench::person(author, clock, "E1", person++))
                    drafts.push_back(std::move(draft));
                clock.advance(base::Millis(3));
            }
            const auto batch = author.write(drafts);
            for (const auto& e : batch)
                bytes += e.bytes.size();
            const auto from = std::chrono::steady_clock::now();
            if (!(*opened)->append(batch)) return 1;
            writing += bench::secondsSince(from);
            events += batch.size();
        }
    }
    bench::report("log", "append_events_per_s", static_cast<double>(events) / writing, "1/s", events,
                  {{"bytes_per_event", static_cast<double>(bytes) / static_cast<double>(events)}});

    const auto from = std::chrono::steady_clock::now();
    auto opened = store::Store::open(dir / "log.db", key, {});
    if (!opened) return 1;
    state::State state(author.incident);
    const auto replayed =
        sync::replay((*opened)->events(), [&](std::uint64_t, event::Event&& e) { state.apply(std::move(e)); });
    if (!replayed) return 1;
    state.settle();
    const double folded = bench::secondsSince(from);

    // The limit: the same pages read and decrypted, nothing decoded.
    const auto scanFrom = std::chrono::steady_clock::now();
    std::size_t read = 0;
    if (!(*opened)->events().scan(0, [&](std::uint64_t, std::string_view b) {
            read += b.size();
            return true;
        })) {
        return 1;
    }
    const double scanned = bench::secondsSince(scanFrom);
    bench::report("log", "open_and_fold_s", folded, "s", replayed->events,
                  {{"scan_only_s", scanned}, {"ratio", folded / scanned}});
    return state.people().size() * 3 == events ? 0 : 1;
}
