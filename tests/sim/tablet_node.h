// A simulated tablet: the product's replica, fold and conversations on a simulated machine.
#pragma once

#include <map>
#include <memory>

#include "sim/machine.h"
#include "state/state.h"
#include "sync/hq_conversation.h"
#include "sync/peer_conversation.h"

namespace hinanjo::sim {

class TabletNode final : public sync::HqEvents {
public:
    TabletNode(World& world, int number, base::DeviceId device, base::ShelterId shelter, std::unique_ptr<Disk> disk,
               std::uint64_t seed);

    ~TabletNode() override;

    // --- life ---
    bool boot();
    void powerCut();
    void forgetAcknowledged();                     // Mutation gate: deletes what HQ acknowledged.
    void replaceDisk(std::unique_ptr<Disk> disk);  // Rolled back or destroyed; boots nothing.
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] bool isGone() const { return m_gone; }  // Destroyed for good.
    void destroy();

    // --- people at the desk ---
    // Writes; the last event's id if the user saw "saved".
    std::optional<base::EventId> record(std::vector<event::Draft> drafts);
    [[nodiscard]] event::Draft draft() const;

    // --- conversations ---
    void openHq();
    void openPeer(int other, bool connects);
    void closed(int other);
    void take(int from, pb::ExchangeMessage message);
    void pumpAll();
    void compareAll();
    [[nodiscard]] bool isQuiet() const;
    [[nodiscard]] bool talksToHq() const { return m_hq != nullptr; }

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] const base::DeviceId& device() const { return m_device; }
    [[nodiscard]] const base::ShelterId& shelter() const { return m_shelter; }
    [[nodiscard]] bool isOwn(const base::LogId& log) const { return m_replica && m_replica->isOwn(log); }
    [[nodiscard]] store::EventLog& log() { return *m_log; }
    [[nodiscard]] state::State& state() { return *m_state; }
    [[nodiscard]] sync::Replica& replica() { return *m_replica; }
    [[nodiscard]] const sync::DeviceBook& devices() const { return m_devices; }
    [[nodiscard]] Disk& disk() { return *m_disk; }
    [[nodiscard]] MachineClock& clock() { return m_clock; }
    [[nodiscard]] base::Random& random() { return *m_random; }
    void newRandom(std::uint64_t seed) { m_random = std::make_unique<MachineRandom>(seed); }

    // HqEvents.
    void send(pb::ExchangeMessage message) override;
    void stored(const base::LogId& log, std::uint64_t upTo) override;
    void backedUp(const base::LogId& log, std::uint64_t upTo, base::TimePoint when) override;
    void openedNewLog() override;
    void clockOffset(base::Millis offset) override;

private:
    class Peer;
    base::Result<store::Appended> keep(std::span<const event::StoredEvent> events, const store::Arrival& how);
    void fold(std::span<const event::StoredEvent> events, const store::Appended& appended);
    void endOn(int other, const base::Status& status);
    void dieIfCrashed();
    [[nodiscard]] std::vector<base::EventId> writtenUpTo(const base::LogId& log, std::uint64_t upTo,
                                                         std::map<base::LogId, std::uint64_t>& told);

    World& m_world;
    const int m_number;
    const base::DeviceId m_device;
    const base::ShelterId m_shelter;
    MachineClock m_clock;
    std::unique_ptr<MachineRandom> m_random;
    std::unique_ptr<Disk> m_disk;
    store::EventLog* m_log = nullptr;
    std::unique_ptr<state::State> m_state;
    std::unique_ptr<sync::Replica> m_replica;
    sync::DeviceBook m_devices;
    std::unique_ptr<sync::HqConversation> m_hq;
    std::map<int, std::unique_ptr<Peer>> m_peers;
    std::map<base::LogId, std::uint64_t> m_toldStored, m_toldBackedUp;
    std::map<base::LogId, std::uint64_t> m_toForget;
    bool m_running = false;
    bool m_gone = false;
};

}  // namespace hinanjo::sim
