// What the two sides of a tablet share: the desk (tablet.cpp), and the exchange with HQ and neighbours (sync_engine,
// neighbours). The log and its replica, the state folded from it, the devices, and who this tablet is.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>
#include <span>

#include "base/clock.h"
#include "lists/ledger.h"
#include "state/state.h"
#include "store/store_thread.h"
#include "sync/device_book.h"
#include "sync/replica.h"
#include "tablet/identity_file.h"
#include "tablet/records.h"

namespace hinanjo::tablet {

inline constexpr const char* kDatabase = "tablet.db";
inline constexpr const char* kBuild = "0.2.0";

class Core {
public:
    // What the exchange wants to hear of; on the store thread. Set before the first use.
    struct Hooks {
        std::function<void()> appended;  // After a piece of work that made something durable.
        std::function<void()> carried;   // A neighbour brought something new.
        std::function<void(const base::DeviceId&)> revoked;
        std::function<void(bool byHq)> newLog;  // This database writes another log from now on.
    };

    Core(std::filesystem::path dir, std::shared_ptr<const base::Clock> clock, std::shared_ptr<base::Random> random)
        : m_dir(std::move(dir)), m_clock(std::move(clock)), m_random(std::move(random)) {}

    // Opens the database and folds it; starts the store thread. Fails as Tablet::open().
    [[nodiscard]] base::Status load();
    // Waits for the store thread.
    void close() { m_store.reset(); }

    // Queues work on the store thread. What it made durable goes on its way afterwards.
    void onStore(std::function<void(store::Store&)> work);
    template <typename F>
    auto ask(F&& work) {
        return m_store->ask(std::forward<F>(work));
    }

    // --- any thread ---
    [[nodiscard]] const std::filesystem::path& dir() const { return m_dir; }
    [[nodiscard]] const store::Key& key() const { return m_key; }
    [[nodiscard]] const base::Clock& clock() const { return *m_clock; }
    [[nodiscard]] base::Random& random() const { return *m_random; }
    [[nodiscard]] Records& records() { return m_records; }
    [[nodiscard]] std::optional<Enrolment> enrolment() const;
    // What headquarters' orders brought, to open the roster of this shelter's districts.
    [[nodiscard]] std::vector<std::string> sliceKeys() const;
    void read(const std::function<void(const state::State&)>& reader) const;
    // Lists that were issued, here or by headquarters for the districts of this shelter; positions are of this log.
    void readLedger(const std::function<void(const lists::Ledger&)>& reader) const;
    [[nodiscard]] bool isRevoked(const base::DeviceId& device) const;
    // "2号機"; the end of its id while its enrolment has not arrived here.
    [[nodiscard]] std::string nameOf(const base::DeviceId& device) const;
    void setListener(std::function<void()> listener);
    void changed();
    // Takes on an identity; waits for the store thread. Not for that thread. Denied: the directory holds records of
    // another shelter.
    [[nodiscard]] base::Status adopt(Enrolment now);

    // --- store thread ---
    [[nodiscard]] sync::Replica& replica() { return *m_replica; }
    [[nodiscard]] const sync::DeviceBook& devices() const { return m_devices; }
    // Another incident, another state; the log keeps both.
    void takeIncident(store::Store& opened, const base::IncidentId& incident, const std::string& name, bool drill);

    Hooks hooks;

private:
    [[nodiscard]] base::Result<store::Appended> keep(store::Store& opened, std::span<const event::StoredEvent> events,
                                                     const store::Arrival& how);
    void fold(std::span<const event::StoredEvent> events, const store::Appended& appended, bool carried);
    [[nodiscard]] base::Status foldIncident(store::Store& opened, const base::IncidentId& incident);
    // Becomes who the enrolment says. Store thread, or before it runs.
    [[nodiscard]] base::Status become(const Enrolment& now);

    std::filesystem::path m_dir;
    std::shared_ptr<const base::Clock> m_clock;
    std::shared_ptr<base::Random> m_random;
    store::Key m_key;
    Records m_records;

    void takeSliceKey(const event::Event& event);

    mutable std::shared_mutex m_stateMutex;  // Guards the four below.
    std::unique_ptr<state::State> m_state;
    lists::Ledger m_ledger;  // Of every incident: paper stays outside when an incident ends.
    std::set<std::string> m_sliceKeys;
    std::optional<Enrolment> m_enrolment;

    // Written on the store thread under the mutex, so that thread reads it without.
    mutable std::mutex m_devicesMutex;
    sync::DeviceBook m_devices;

    std::unique_ptr<sync::Replica> m_replica;  // Store thread only.
    bool m_appended = false;                   // The same.

    std::mutex m_listenerMutex;
    std::function<void()> m_listener;

    std::unique_ptr<store::StoreThread> m_store;
};

}  // namespace hinanjo::tablet
