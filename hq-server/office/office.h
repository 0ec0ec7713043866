// The disaster headquarters' data directory, open: the one ordered log, the state folded from it, registers, devices,
// keys. Everything hq-server does, it does through this; rpc/ and app/ only translate.
//
// The log may be shared: other hq-server processes on the same PostgreSQL database append to it, and what they do is
// folded here as what is done here, in one order (followOthers).
//
// Thread-safe unless said otherwise. Threads: one store thread (database), one fold thread (state, scopes, devices).
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/roster.h"
#include "domain/shelter.h"
#include "event/log_writer.h"
#include "lists/ledger.h"
#include "office/authority.h"
#include "office/live_matches.h"
#include "office/position_file.h"
#include "safety/roster_book.h"
#include "state/state.h"
#include "store/store_thread.h"
#include "sync/device_book.h"
#include "sync/incarnation.h"
#include "sync/scope.h"
#include "sync/tablet_conversation.h"

namespace hinanjo::office {

using sync::Device;

struct RegisterChange {
    std::size_t added = 0, changed = 0, removed = 0, total = 0;
    std::size_t links = 0;   // Of arrivals, that this version would change and a person must confirm.
    std::size_t ended = 0;   // Links to people who are on this version no more.
    std::size_t voided = 0;  // Words and decisions about numbers that mean somebody else now.
};

class Office {
public:
    // In the data directory.
    static constexpr const char* kDatabase = "hq.db";
    static constexpr const char* kKey = "hq.key";
    static constexpr const char* kBackupScratch = "backup.scratch";

    // init: makes the directory's database, authority and shelters; `conninfo`: in that PostgreSQL database instead of
    // a file. Conflict if there is one already.
    [[nodiscard]] static base::Status create(const std::filesystem::path& dir, const std::string& name,
                                             const std::vector<domain::ShelterInfo>& shelters,
                                             const std::string& conninfo = {});
    // Opens it: reads the whole log and folds it. Conflict: another process has it. Corrupt, TooNew: see store::Store.
    [[nodiscard]] static base::Result<std::unique_ptr<Office>> open(const std::filesystem::path& dir);
    ~Office();

    [[nodiscard]] const std::filesystem::path& directory() const { return m_dir; }
    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] base::DeviceId id() const { return m_id; }
    // On a shared database it also changes when another process started one or another database server took over
    // (onNewIncarnation).
    [[nodiscard]] sync::Incarnation incarnation() const;
    // Events and registers are in a PostgreSQL database; there is no hq.db.
    [[nodiscard]] bool isShared() const { return m_shared; }
    [[nodiscard]] const Authority& authority() const { return *m_authority; }
    [[nodiscard]] const base::Clock& clock() const { return m_clock; }
    [[nodiscard]] base::Random& random() { return m_random; }

    // --- the log ---
    // A tablet's cursor proved that the file was put back: from now on the feed has a new incarnation that shares
    // nothing with what the cursor was given in, and HQ writes a new log. Where another process has started one
    // already, that one is taken a moment later. Store thread only. Every stream must end.
    // `before`: the incarnation in which that was found; where another is there by now, it was answered already.
    [[nodiscard]] base::Status startOver(store::Store& store, const base::IncarnationId& before,
                                         const std::string& why);
    // Events of devices. `done` comes on the store thread after COMMIT.
    void accept(std::vector<event::StoredEvent> batch, store::StoreThread::Done done);
    // HQ's own events; waits until they are durable and folded. Not for the store or fold thread.
    [[nodiscard]] base::Result<std::vector<base::EventId>> record(std::vector<event::Draft> drafts);
    [[nodiscard]] store::StoreThread& store() { return *m_store; }
    // Waits until everything durable now is folded.
    void settle();

    // --- what is true ---
    void read(const std::function<void(const state::State&)>& reader) const;
    void readScope(const std::function<void(const sync::ScopeIndex&)>& reader) const;
    // Lists that were issued, of every incident: paper stays outside when an incident ends.
    void readLedger(const std::function<void(const lists::Ledger&)>& reader) const;
    // Feed positions of the histories of everybody who is in `shelter` now, and of their households.
    [[nodiscard]] std::vector<std::uint64_t> presentFirst(const base::ShelterId& shelter) const;
    [[nodiscard]] std::uint64_t folded() const { return m_folded.load(); }
    [[nodiscard]] std::uint64_t unusable() const { return m_unusable.load(); }
    [[nodiscard]] std::optional<event::IncidentDeclared> incident() const;
    // The incident stays the one shown and printed (a drill stays marked as one) until another is declared.
    [[nodiscard]] bool hasIncidentEnded() const;
    [[nodiscard]] base::Status startIncident(const std::string& name, bool drill, base::IncidentId& id);

    // --- devices ---
    [[nodiscard]] std::optional<Device> device(base::DeviceId id) const;
    [[nodiscard]] std::vector<Device> devices() const;
    // Runs `reader` with the devices known now. Keep it short.
    void readDevices(const std::function<void(const sync::DeviceBook&)>& reader) const;
    // What was last said between HQ and each device; kept over restarts. Thread-safe.
    void noteContact(const sync::Contact& contact);
    [[nodiscard]] std::vector<sync::Contact> contacts();
    // A one-time secret for one tablet of `shelter`; kept hashed until used or `expires`.
    [[nodiscard]] base::Result<std::string> makeEnrolment(const base::ShelterId& shelter, base::TimePoint expires);
    struct Enrolled {
        Device device;
        std::string certificate;
    };
    // Denied: unknown, used or expired secret.
    [[nodiscard]] base::Result<Enrolled> enrol(std::string_view secret, std::string_view requestDer,
                                               std::string_view sealPublicKey);

    // --- registers ---
    [[nodiscard]] std::shared_ptr<const std::vector<domain::ShelterInfo>> shelters() const;
    [[nodiscard]] std::optional<domain::ShelterInfo> shelter(const base::ShelterId& id) const;
    [[nodiscard]] std::string shelterName(const base::ShelterId& id) const;
    // No link of an arrival changes by it: those that would are held as they are until a person decides
    // (matching/arrival_matches.h).
    [[nodiscard]] base::Result<RegisterChange> applyRoster(std::vector<domain::RosterPerson> people);
    [[nodiscard]] base::Result<RegisterChange> applyResidents(std::vector<domain::Resident> residents);
    // The roster in force. Built at the first use after a change; a second caller waits.
    [[nodiscard]] base::Result<std::shared_ptr<const safety::RosterBook>> roster();
    // What every arrival matches.
    [[nodiscard]] LiveMatches& matches() { return *m_matches; }
    // A backup was verified: tablets are told. Returns how many since the start.
    void noteBackupMade();
    [[nodiscard]] std::uint64_t backups() const { return m_backups.load(); }

    [[nodiscard]] base::Result<store::RegisterVersion> registerVersion(std::string_view name);
    // Officers or keys of the sealed roster changed (roster_slices.h): tablets are told.
    void noteSlicesChanged() { notify(); }
    // Every time a slice was opened in this incident, and where; by order first to last.
    struct Unsealing {
        event::RosterUnsealed what;  // Without the key.
        base::TimePoint at;
        base::ShelterId from;  // Where it was recorded; empty: here.
    };
    [[nodiscard]] std::vector<Unsealing> unsealings() const;

    // Called on the fold thread after new events were folded. Returns a handle for forget().
    std::uint64_t listen(std::function<void()> listener);
    void forget(std::uint64_t handle);
    // Called when a device was revoked, with its id.
    void onRevoked(std::function<void(base::DeviceId)> listener);
    // Called on the store thread when the feed is another's continuation from now on: positions told before are void.
    void onNewIncarnation(std::function<void()> listener);

private:
    explicit Office(std::filesystem::path dir) : m_dir(std::move(dir)), m_position(m_dir) {}
    [[nodiscard]] base::Status load();
    [[nodiscard]] base::Status keepContacts(store::Store& store);
    void sayIncarnation(const sync::Incarnation& now, const std::string& why) const;
    void foldLoop();
    [[nodiscard]] base::Result<std::vector<domain::Resident>> residents();
    struct NextRoster {
        std::shared_ptr<const safety::RosterBook> book;  // Null: nobody has arrived, so there is no link to hold.
        safety::HeldBack held;
        std::size_t ended = 0;
    };
    [[nodiscard]] base::Result<NextRoster> nextRoster(const std::vector<domain::RosterPerson>& people);
    void takeEvent(std::uint64_t position, event::Event&& event);
    void notify();
    // On the store thread: forgets what was folded and folds the whole log for `incident`.
    [[nodiscard]] base::Status refold(store::Store& store, base::IncidentId incident);
    // On the store thread, when others may have changed the database. True: everything was folded anew.
    bool followOthers(store::Store& store, const base::Status& refreshed);
    void followRegisters(store::Store& store);
    // On the store thread: this process is the only one that writes m_writer's log, or opens another.
    [[nodiscard]] base::Status holdOwnLog(store::Store& store);

    std::atomic<std::uint64_t> m_backups{0};
    std::filesystem::path m_dir;
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::string m_name;
    base::DeviceId m_id;
    PositionFile m_position;
    std::unique_ptr<Authority> m_authority;

    mutable std::shared_mutex m_stateMutex;  // Guards the seven below.
    sync::Incarnation m_incarnation;
    std::unique_ptr<state::State> m_state;
    sync::ScopeIndex m_scope;
    lists::Ledger m_ledger;
    sync::DeviceBook m_devices;
    std::optional<event::IncidentDeclared> m_incident;
    bool m_incidentEnded = false;
    std::vector<Unsealing> m_unsealings;

    std::mutex m_writerMutex;  // One HQ log, one writer at a time.
    std::unique_ptr<event::LogWriter> m_writer;
    std::atomic<bool> m_newLogDue{false};

    std::mutex m_foldMutex;
    std::condition_variable m_foldWake;
    struct Pending {
        std::uint64_t position;
        std::string bytes;
    };
    std::deque<Pending> m_pending;
    std::uint64_t m_queued = 0;
    std::atomic<std::uint64_t> m_folded{0};
    std::atomic<std::uint64_t> m_unusable{0};
    bool m_stopping = false;
    std::uint64_t m_foldRound = 0;  // Changes with both m_stateMutex and m_foldMutex held: refold() began anew.

    bool m_shared = false;  // Constant once loaded.
    // Store thread only.
    bool m_refoldDue = false;
    bool m_storeAway = false;
    std::map<std::string, std::uint64_t> m_registersSeen;

    mutable std::mutex m_sheltersMutex;  // Not the one below: that is held while the store thread is waited for.
    std::shared_ptr<const std::vector<domain::ShelterInfo>> m_shelters;
    mutable std::mutex m_registerMutex;
    std::shared_ptr<const safety::RosterBook> m_roster;
    std::atomic<bool> m_rosterStale{false};  // Another process put a new one there.

    std::mutex m_contactMutex;
    std::map<base::DeviceId, sync::Contact> m_contacts;  // Since the start; older ones are facts of the store.

    std::mutex m_listenerMutex;
    std::map<std::uint64_t, std::function<void()>> m_listeners;
    std::uint64_t m_nextListener = 1;
    std::function<void(base::DeviceId)> m_onRevoked;
    std::function<void()> m_onNewIncarnation;

    std::unique_ptr<store::StoreThread> m_store;
    std::thread m_foldThread;
    std::unique_ptr<LiveMatches> m_matches;  // Last: its thread reads the state.
};

}  // namespace hinanjo::office
