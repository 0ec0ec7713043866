// The one thread that touches the database. Appends from everywhere are drained together into one transaction (group
// commit): the cost of a durable write is one fsync, however many wait for it.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"
#include "event/log_writer.h"
#include "store/store.h"

namespace hinanjo::store {

// Thread-safe. Destruction waits until everything queued is done.
class StoreThread {
public:
    // Of one transaction; a batch larger than this is still one transaction. Bounds the time others wait.
    static constexpr std::size_t kEventsPerCommit = 4000;

    struct Durable {
        std::uint64_t position;
        const event::StoredEvent* event;
    };
    // Called on this thread after each COMMIT, before the waiting callbacks, with what was new, in feed order. On a
    // shared database also with what other processes committed: every position once, none left out.
    using OnDurable = std::function<void(std::span<const Durable>)>;
    // Called on this thread when another process on the same database may have changed something, after refresh()
    // (whose outcome it gets) and before what came by it is handed to OnDurable. True: the callee has just read the
    // whole log itself, up to its end.
    using OnShared = std::function<bool(Store&, const base::Status&)>;
    // What one append comes to: its own share of the transaction.
    using Done = std::function<void(const base::Result<Appended>&)>;

    // Hands out what is appended from the store's present end on.
    StoreThread(std::unique_ptr<Store> store, OnDurable onDurable, OnShared onShared = {});
    ~StoreThread();
    StoreThread(const StoreThread&) = delete;
    StoreThread& operator=(const StoreThread&) = delete;

    // Queues a batch. `done` is called on this thread after COMMIT, or with the failure of the whole transaction.
    void append(std::vector<event::StoredEvent> batch, Arrival how, Done done);
    // Queues work with the database, in order with the appends.
    void run(std::function<void(Store&)> work);
    // The same, waiting for the answer. Never call it on this thread.
    template <typename F>
    auto ask(F&& work) -> decltype(work(std::declval<Store&>())) {
        using Answer = decltype(work(std::declval<Store&>()));
        std::optional<Answer> answer;
        std::mutex mutex;
        std::condition_variable ready;
        run([&](Store& store) {
            Answer got = work(store);
            const std::lock_guard lock(mutex);
            answer.emplace(std::move(got));
            ready.notify_one();
        });
        std::unique_lock lock(mutex);
        ready.wait(lock, [&] { return answer.has_value(); });
        return std::move(*answer);
    }
    // On this thread: looks at once for what others committed (it does so by itself too).
    void catchUp();
    // Events waiting for a commit: what back-pressure looks at.
    [[nodiscard]] std::size_t waiting() const;

private:
    struct Job {
        std::vector<event::StoredEvent> batch;
        Arrival how;
        Done done;
        std::function<void(Store&)> work;
    };
    void loop();
    void commit(std::vector<Job>& jobs);
    void handOut(std::uint64_t upTo);

    std::unique_ptr<Store> m_store;
    OnDurable m_onDurable;
    OnShared m_onShared;
    std::uint64_t m_handedOut = 0;  // Feed position; this thread only.
    bool m_looking = false;         // A look is queued already.
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    std::size_t m_waitingEvents = 0;
    bool m_stopping = false;
    std::thread m_thread;
    std::shared_ptr<void> m_watch;
};

}  // namespace hinanjo::store
