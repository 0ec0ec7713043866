#include "office/live_matches.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/files.h"

namespace hinanjo::office {
namespace {

// So many people are copied with the state locked for reading: some milliseconds.
constexpr std::size_t kAtOnce = 500;
// Events come in heaps; what many arrivals share is counted once for each heap.
constexpr std::chrono::seconds kPace{2};

}  // namespace

LiveMatches::LiveMatches(Read read, Book book, Held held)
    : m_read(std::move(read)), m_book(std::move(book)), m_held(std::move(held)), m_thread([this] { loop(); }) {}

LiveMatches::~LiveMatches() {
    {
        const std::lock_guard lock(m_noteMutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void LiveMatches::noteChanged(std::span<const base::PersonId> people) {
    const std::lock_guard lock(m_noteMutex);
    if (!m_wanted || people.empty()) return;
    m_noted.people.insert(m_noted.people.end(), people.begin(), people.end());
    m_wake.notify_all();
}

void LiveMatches::noteAnew() {
    const std::lock_guard lock(m_noteMutex);
    if (!m_wanted) return;
    m_noted = {true, {}};
    m_wake.notify_all();
}

LiveMatches::Noted LiveMatches::take() {
    const std::lock_guard lock(m_noteMutex);
    return std::exchange(m_noted, {});
}

void LiveMatches::want() {
    const std::lock_guard lock(m_noteMutex);
    if (std::exchange(m_wanted, true)) return;
    m_noted = {true, {}};
}

base::Status LiveMatches::prepare() {
    HINANJO_ASSIGN(auto book, m_book());
    if (m_accounts && m_accounts->book() == book) return {};
    HINANJO_ASSIGN(auto held, m_held(book->version));
    if (!m_accounts) {
        m_accounts.emplace(book);
        noteAnew();
    }
    m_accounts->use(std::move(book), std::move(held));
    return {};
}

void LiveMatches::follow(const state::State& state, std::span<const base::PersonId> people) {
    m_followed.insert(people.begin(), people.end());
    if (m_accounts) m_accounts->follow(state, people);
    if (!m_duplicates) return;
    for (const base::PersonId& id : people) {
        const state::PersonView* person = state.person(id);
        if (person != nullptr && safety::wasSeen(*person)) {
            m_duplicates->put(safety::registrationOf(*person));
        } else {
            m_duplicates->remove(id.hex());
        }
    }
}

void LiveMatches::catchUp(const Moment& moment) {
    for (bool done = false; !done;) {
        Noted noted = take();
        if (noted.anew) {
            // Who is followed already is corrected or, unknown to this state, taken out.
            noted.people.assign(m_followed.begin(), m_followed.end());
            m_followed.clear();
            m_read([&](const state::State& state) {
                for (const state::PersonView* person : state.people())
                    noted.people.push_back(person->id);
            });
        }
        while (noted.people.size() > kAtOnce) {
            const auto from = noted.people.end() - kAtOnce;
            m_read([&](const state::State& state) { follow(state, {from, noted.people.end()}); });
            noted.people.erase(from, noted.people.end());
        }
        m_read([&](const state::State& state) {
            Noted more = take();
            if (more.anew) {
                noteAnew();
                return;
            }
            follow(state, noted.people);
            follow(state, more.people);
            if (moment) moment(state);
            done = true;
        });
    }
}

base::Status LiveMatches::use(const Moment& moment,
                              const std::function<void(safety::LiveAccounts&, safety::Said)>& user) {
    const std::lock_guard lock(m_mutex);
    want();
    HINANJO_TRY(prepare());
    safety::Said said;
    catchUp([&](const state::State& state) {
        said = safety::Said::in(state, m_accounts->voided());
        if (moment) moment(state);
    });
    user(*m_accounts, std::move(said));
    return {};
}

base::Status LiveMatches::useDuplicates(const std::function<void(matching::Duplicates&)>& user) {
    const std::lock_guard lock(m_mutex);
    want();
    if (!m_duplicates) {
        HINANJO_ASSIGN(matching::Duplicates made, matching::Duplicates::make(base::shareDirectory()));
        m_duplicates = std::move(made);
        noteAnew();
    }
    catchUp({});
    user(*m_duplicates);
    return {};
}

std::optional<std::size_t> LiveMatches::following() {
    const std::lock_guard lock(m_mutex);
    return m_accounts ? std::optional(m_accounts->arrivals()) : std::nullopt;
}

void LiveMatches::loop() {
    for (;;) {
        {
            std::unique_lock lock(m_noteMutex);
            m_wake.wait(lock, [this] { return m_stopping || m_noted.anew || !m_noted.people.empty(); });
            if (m_wake.wait_for(lock, kPace, [this] { return m_stopping; })) return;
        }
        const std::lock_guard lock(m_mutex);
        catchUp({});
        if (m_accounts) m_accounts->settle();
    }
}

}  // namespace hinanjo::office
