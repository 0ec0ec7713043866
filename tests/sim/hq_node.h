// The simulated headquarters: the product's conversations, scope and fold; commits of several tablets go together, as
// on the store thread.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <unordered_set>

#include "sim/machine.h"
#include "state/state.h"
#include "sync/replica.h"
#include "sync/scope.h"
#include "sync/tablet_conversation.h"

namespace hinanjo::sim {

class HqNode {
public:
    HqNode(World& world, std::unique_ptr<Disk> disk, std::uint64_t seed);
    ~HqNode();

    // The first boot makes the office.
    bool boot();
    void powerCut();
    [[nodiscard]] bool isRunning() const { return m_running; }

    // --- operators ---
    bool record(event::Payload payload);
    void backup();
    // From backup number `n` of those taken; a new incarnation.
    void restore(std::size_t n);
    // An old image is put in place and nobody says so.
    void putBackByHand(std::size_t n);
    [[nodiscard]] std::size_t backups() const { return m_backups.size(); }
    void revoke(int tablet);
    void release();

    // --- conversations ---
    [[nodiscard]] bool accepts(int tablet) const;
    void opened(int tablet);
    void closed(int tablet);
    void take(int from, pb::ExchangeMessage message);
    // Commits what waits, up to `jobs` batches.
    void commit(std::size_t jobs);
    void pumpAll();
    [[nodiscard]] bool isQuiet() const { return !m_running || m_jobs.empty(); }

    [[nodiscard]] const base::DeviceId& device() const { return m_device; }
    [[nodiscard]] store::EventLog& log() { return *m_log; }
    [[nodiscard]] state::State& state() { return *m_state; }
    [[nodiscard]] const sync::ScopeIndex& scope() const { return m_scope; }
    [[nodiscard]] const sync::DeviceBook& devices() const { return m_devices; }
    [[nodiscard]] bool knows(const base::EventId& id) const { return m_known.contains(id); }
    [[nodiscard]] MachineClock& clock() { return m_clock; }
    [[nodiscard]] Disk& disk() { return *m_disk; }
    [[nodiscard]] bool hasParked(const base::EventId& id);

private:
    class Line;
    struct Job {
        int tablet;
        std::uint64_t line;
        sync::TabletConversation::Sorted sorted;
    };
    struct Backup {
        std::unique_ptr<Disk> image;
        std::vector<base::EventId> events;
    };
    bool open();
    void fold(std::span<const event::StoredEvent> events, const store::Appended& appended);
    base::Result<store::Appended> keep(std::span<const event::StoredEvent> events, const store::Arrival& how);
    bool startOver(std::uint64_t sharedUpTo);
    void dieIfCrashed();
    void cutEverybody();

    World& m_world;
    base::DeviceId m_device;
    MachineClock m_clock;
    MachineRandom m_random;
    std::unique_ptr<Disk> m_disk;
    store::EventLog* m_log = nullptr;
    std::unique_ptr<sync::Replica> m_own;  // HQ's own log.
    sync::Incarnation m_incarnation;
    std::unique_ptr<state::State> m_state;
    sync::ScopeIndex m_scope;
    sync::DeviceBook m_devices;
    std::unordered_set<base::EventId> m_known;
    std::map<int, std::unique_ptr<Line>> m_lines;
    std::uint64_t m_lastLine = 0;
    std::deque<Job> m_jobs;
    std::vector<Backup> m_backups;
    bool m_running = false;
    bool m_putBack = false;  // A tablet's cursor proved it.
};

}  // namespace hinanjo::sim
