#include "sync/replay.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace hinanjo::sync {
namespace {

struct Decoded {
    std::uint64_t position;
    event::Event event;
};
using Chunk = std::vector<Decoded>;
constexpr std::size_t kChunk = 1024;
constexpr std::size_t kChunksAhead = 16;

}  // namespace

base::Result<Replayed> replay(store::EventLog& log, const std::function<void(std::uint64_t, event::Event&&)>& take) {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Chunk> ready;
    bool done = false;
    base::Status status;
    Replayed counts;

    std::thread reader([&] {
        Chunk chunk;
        const auto hand = [&] {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return ready.size() < kChunksAhead; });
            ready.push_back(std::move(chunk));
            chunk = {};
            chunk.reserve(kChunk);
            changed.notify_all();
        };
        chunk.reserve(kChunk);
        std::uint64_t unusable = 0;
        base::Status scanned = log.scan(0, [&](std::uint64_t position, std::string_view bytes) {
            if (auto event = event::decode(bytes)) {
                chunk.push_back({position, std::move(*event)});
                if (chunk.size() == kChunk) hand();
            } else {
                ++unusable;
            }
            return true;
        });
        hand();
        const std::lock_guard lock(mutex);
        status = std::move(scanned);
        counts.unusable = unusable;
        done = true;
        changed.notify_all();
    });
    for (;;) {
        Chunk chunk;
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return done || !ready.empty(); });
            if (ready.empty()) break;
            chunk = std::move(ready.front());
            ready.pop_front();
            changed.notify_all();
        }
        counts.events += chunk.size();
        for (Decoded& d : chunk)
            take(d.position, std::move(d.event));
    }
    reader.join();
    HINANJO_TRY(status);
    counts.events += counts.unusable;
    return counts;
}

}  // namespace hinanjo::sync
