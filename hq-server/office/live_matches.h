// What matching says at headquarters, kept up while events come in.
//
// Nothing of this holds up reception: the fold thread only notes whose record changed. A thread of its own copies those
// people out of the state, a few at a time, and matches them; a command matches what is still new and takes what is
// there. Built when the first command asks (the matching tables and the residents' register take memory, and a
// headquarters that only collects needs neither). Thread-safe.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "matching/duplicates.h"
#include "safety/live_accounts.h"

namespace hinanjo::office {

class LiveMatches {
public:
    // Runs its argument with the state as it is, which does not change meanwhile.
    using Read = std::function<void(const std::function<void(const state::State&)>&)>;
    // The roster in force, and what a version of it must not change by itself. May wait for the store.
    using Book = std::function<base::Result<std::shared_ptr<const safety::RosterBook>>()>;
    using Held = std::function<base::Result<safety::HeldBack>(std::uint64_t version)>;
    LiveMatches(Read read, Book book, Held held);
    ~LiveMatches();
    LiveMatches(const LiveMatches&) = delete;
    LiveMatches& operator=(const LiveMatches&) = delete;

    // --- with the state locked: these wait for nobody ---
    void noteChanged(std::span<const base::PersonId> people);
    void noteAnew();  // Another state: another incident, or the log read again.

    // --- waits for what is new to be matched ---
    // `moment` runs with the state at the moment the answers are for. Fails if the register or a table is broken.
    using Moment = std::function<void(const state::State&)>;
    [[nodiscard]] base::Status use(const Moment& moment,
                                   const std::function<void(safety::LiveAccounts&, safety::Said)>& user);
    [[nodiscard]] base::Status useDuplicates(const std::function<void(matching::Duplicates&)>& user);
    // How many arrivals are matched now; nothing before the first use.
    [[nodiscard]] std::optional<std::size_t> following();

private:
    struct Noted {
        bool anew = false;
        std::vector<base::PersonId> people;
    };
    [[nodiscard]] Noted take();
    void want();
    // These with m_mutex held.
    [[nodiscard]] base::Status prepare();
    void follow(const state::State& state, std::span<const base::PersonId> people);
    void catchUp(const Moment& moment);
    void loop();

    const Read m_read;
    const Book m_book;
    const Held m_held;

    std::mutex m_mutex;  // Guards the next three. Never taken with the state locked.
    std::optional<safety::LiveAccounts> m_accounts;
    std::optional<matching::Duplicates> m_duplicates;
    std::unordered_set<base::PersonId> m_followed;  // Whom these may know: another state may not.

    std::mutex m_noteMutex;  // Guards the rest. Nothing else is waited for under it.
    std::condition_variable m_wake;
    Noted m_noted;
    bool m_wanted = false;
    bool m_stopping = false;
    std::thread m_thread;
};

}  // namespace hinanjo::office
