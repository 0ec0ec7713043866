#include "store/store_thread.h"

#include <algorithm>

namespace hinanjo::store {

StoreThread::StoreThread(std::unique_ptr<Store> store, OnDurable onDurable, OnShared onShared)
    : m_store(std::move(store)),
      m_onDurable(std::move(onDurable)),
      m_onShared(std::move(onShared)),
      m_handedOut(m_store->events().end()),
      m_thread([this] { loop(); }) {
    m_watch = m_store->watch([this] {
        {
            const std::lock_guard lock(m_mutex);
            if (m_stopping || m_looking) return;
            m_looking = true;
            m_queue.push_back({{}, {}, {}, [this](Store&) {
                                   {
                                       const std::lock_guard look(m_mutex);
                                       m_looking = false;
                                   }
                                   catchUp();
                               }});
        }
        m_wake.notify_one();
    });
}

StoreThread::~StoreThread() {
    m_watch.reset();
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void StoreThread::append(std::vector<event::StoredEvent> batch, Arrival how, Done done) {
    {
        const std::lock_guard lock(m_mutex);
        m_waitingEvents += batch.size();
        m_queue.push_back({std::move(batch), std::move(how), std::move(done), {}});
    }
    m_wake.notify_one();
}

void StoreThread::run(std::function<void(Store&)> work) {
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back({{}, {}, {}, std::move(work)});
    }
    m_wake.notify_one();
}

std::size_t StoreThread::waiting() const {
    const std::lock_guard lock(m_mutex);
    return m_waitingEvents;
}

void StoreThread::loop() {
    for (;;) {
        std::vector<Job> jobs;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
            if (m_queue.empty()) return;
            // Everything that waits goes into one transaction, up to the next piece of other work.
            std::size_t events = 0;
            while (!m_queue.empty() && events < kEventsPerCommit) {
                if (m_queue.front().work && !jobs.empty()) break;
                events += m_queue.front().batch.size();
                jobs.push_back(std::move(m_queue.front()));
                m_queue.pop_front();
                if (jobs.back().work) break;
            }
            m_waitingEvents -= events;
        }
        if (jobs.front().work) {
            // Without success the work hears it by itself: what it writes is refused.
            [[maybe_unused]] const base::Status ready = m_store->recover();
            jobs.front().work(*m_store);
        } else {
            commit(jobs);
        }
    }
}

void StoreThread::catchUp() {
    if (!m_store->isShared()) return;
    const base::Status refreshed = m_store->events().refresh();
    if (m_onShared && m_onShared(*m_store, refreshed)) m_handedOut = m_store->events().end();
    if (refreshed) handOut(m_store->events().end());
}

// Feed positions come in order and without gaps, whoever wrote them. What cannot be read now is handed out later.
void StoreThread::handOut(std::uint64_t upTo) {
    constexpr std::size_t kAtOnce = 2048;
    while (m_handedOut < upTo) {
        const auto read = m_store->events().read(m_handedOut, std::min<std::uint64_t>(kAtOnce, upTo - m_handedOut));
        if (!read || read->empty()) return;
        std::vector<event::StoredEvent> events;
        events.reserve(read->size());
        for (const FeedEntry& entry : *read) {
            auto stored = event::receive(entry.bytes);
            // It was checked when it came in; if it is damaged now, whoever decodes it will say so.
            if (!stored) stored = event::StoredEvent{{}, event::hashOf(entry.bytes), entry.bytes};
            events.push_back(std::move(*stored));
        }
        std::vector<Durable> durable;
        durable.reserve(events.size());
        for (std::size_t i = 0; i < events.size(); ++i)
            durable.push_back({(*read)[i].position, &events[i]});
        m_handedOut = read->back().position;
        if (m_onDurable) m_onDurable(durable);
    }
}

void StoreThread::commit(std::vector<Job>& jobs) {
    // One transaction, one arrival: on one stream the later cursor covers the earlier, and what came along with carried
    // events is offered to HQ once more than needed, which costs nothing.
    Arrival how;
    std::vector<event::StoredEvent> all;
    std::size_t total = 0;
    for (const Job& job : jobs)
        total += job.batch.size();
    all.reserve(total);
    for (Job& job : jobs) {
        for (event::StoredEvent& e : job.batch)
            all.push_back(std::move(e));
        if (job.how.cursor) how.cursor = job.how.cursor;
        how.carried = how.carried || job.how.carried;
    }
    const base::Result<Appended> whole = m_store->append(all, how);
    if (!whole) {
        for (const Job& job : jobs) {
            if (job.done) job.done(whole);
        }
        catchUp();  // Where another database server took over, everything waits for this.
        return;
    }
    std::vector<Durable> fresh;
    fresh.reserve(whole->added);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (whole->positions[i] != 0) fresh.push_back({whole->positions[i], &all[i]});
    }
    if (!fresh.empty() && m_handedOut + 1 == fresh.front().position) {
        m_handedOut = fresh.back().position;
        if (m_onDurable) m_onDurable(fresh);
    }
    // What other processes committed in between stands before ours in the feed; a batch of repeats may show it too.
    if (m_store->isShared()) handOut(m_store->events().end());
    std::size_t from = 0;
    for (const Job& job : jobs) {
        base::Result<Appended> own{Appended{}};
        own->positions.assign(whole->positions.begin() + static_cast<std::ptrdiff_t>(from),
                              whole->positions.begin() + static_cast<std::ptrdiff_t>(from + job.batch.size()));
        for (const std::uint64_t p : own->positions)
            own->added += p != 0 ? 1 : 0;
        // Parked events cannot be told apart by job when a transaction holds several; they are counted once, in the
        // first.
        own->parked = from == 0 ? whole->parked : 0;
        own->last = whole->last;
        from += job.batch.size();
        if (job.done) job.done(own);
    }
}

}  // namespace hinanjo::store
