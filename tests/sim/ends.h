// The ends of conversations on memory disks, without a network and without chance: the caller holds every message in
// its hands. For fuzzers and for tests of single messages; the simulator has its own, with everything that goes wrong.
//
// HQ commits each batch at once. Not thread-safe.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/disk.h"
#include "sim/machine.h"
#include "sync/hq_conversation.h"
#include "sync/limits.h"
#include "sync/peer_conversation.h"
#include "sync/scope.h"
#include "sync/tablet_conversation.h"

namespace hinanjo::sim {

namespace pb = shelter::v1;

// What an end said and the other has not taken yet, as bytes.
using Outbox = std::deque<std::string>;

inline void put(Outbox& out, const pb::ExchangeMessage& message) {
    out.push_back(message.SerializeAsString());
}

class HqEnd {
public:
    HqEnd(const base::Clock& clock, base::IncidentId incident)
        : m_clock(clock), m_random(7), m_incident(incident), m_disk(makeMemoryDisk()) {
        id = base::DeviceId::make(clock, m_random);
        m_log = m_disk->boot();
        (void)m_log->setFact("hq.incarnation", base::IncarnationId::make(clock, m_random).view());
        open();
    }

    void restart() {
        m_lines.clear();
        m_own.reset();
        m_disk->powerCut(0);
        m_log = m_disk->boot();
        open();
    }
    [[nodiscard]] bool record(event::Payload payload) {
        event::Draft draft;
        draft.incident = m_incident;
        draft.payload = std::move(payload);
        return m_own->record({&draft, 1}).has_value();
    }

    // A line ends when the device connects anew.
    void connect(int line, const sync::Device& device) { m_lines[line] = std::make_unique<Line>(*this, device); }
    void hangUp(int line) { m_lines.erase(line); }
    [[nodiscard]] bool isConnected(int line) const { return m_lines.contains(line); }
    [[nodiscard]] Outbox& outbox(int line) { return m_lines.at(line)->out; }
    [[nodiscard]] sync::TabletConversation& conversation(int line) { return m_lines.at(line)->conversation; }

    // As the server does. A failure ended the line; after `putBack` it ended all.
    base::Status take(int line, pb::ExchangeMessage message) {
        const base::Status status = takeInto(*m_lines.at(line), std::move(message));
        if (m_putBack) {
            m_putBack = false;
            m_lines.clear();
            if (auto started = sync::startIncarnation(*m_log, m_clock, m_random, 0)) m_incarnation = *started;
            (void)m_own->openNewLog();
        } else if (!status) {
            m_lines.erase(line);
        }
        return status;
    }
    void pumpAll() {
        for (auto it = m_lines.begin(); it != m_lines.end();)
            it = it->second->conversation.pump(m_scope) ? std::next(it) : m_lines.erase(it);
    }

    [[nodiscard]] store::EventLog& log() { return *m_log; }
    [[nodiscard]] const sync::ScopeIndex& scope() const { return m_scope; }
    [[nodiscard]] const sync::DeviceBook& devices() const { return m_devices; }
    [[nodiscard]] const sync::Incarnation& incarnation() const { return m_incarnation; }
    base::DeviceId id;

private:
    struct Line final : sync::TabletEvents {
        Line(HqEnd& hq, const sync::Device& device)
            : hq(hq), conversation(*hq.m_log, hq.m_clock, {hq.id, {}}, hq.m_incarnation, device, *this) {}
        void send(pb::ExchangeMessage message) override { put(out, message); }
        void putBack(const base::IncarnationId&) override { hq.m_putBack = true; }
        bool isGenuine(const event::Seal& seal) override { return hq.m_devices.isGenuine(seal); }
        HqEnd& hq;
        Outbox out;
        sync::TabletConversation conversation;
    };

    base::Status takeInto(Line& line, pb::ExchangeMessage message) {
        if (!message.has_batch()) {
            HINANJO_TRY(line.conversation.take(message));
            pumpAll();
            return {};
        }
        auto sorted = sync::TabletConversation::check(sync::prepare(std::move(message)), m_devices);
        HINANJO_TRY(line.conversation.putAside(sorted));
        if (!sorted.quarantined.empty())
            HINANJO_TRY(m_log->park(sorted.quarantined, std::string(sync::kQuarantine) + "00"));
        HINANJO_ASSIGN(const store::Appended appended, keep(sorted.events, {}));
        HINANJO_TRY(line.conversation.durable(sorted, appended));
        pumpAll();
        return {};
    }
    base::Result<store::Appended> keep(std::span<const event::StoredEvent> events, const store::Arrival& how) {
        auto appended = m_log->append(events, how);
        for (std::size_t i = 0; appended && i < events.size(); ++i) {
            const auto event = event::decode(events[i].bytes);
            if (appended->positions[i] == 0) continue;
            if (event) {
                m_scope.add(appended->positions[i], *event);
                m_devices.add(*event);
            }
        }
        return appended;
    }
    void open() {
        m_incarnation = sync::incarnationOf(*m_log).value();
        m_scope = {};
        m_devices.clear();
        m_devices.addHq(id, sealKeyOf(0)->rawPublicKey());
        (void)m_log->scan(0, [&](std::uint64_t position, std::string_view bytes) {
            if (const auto event = event::decode(bytes)) {
                m_scope.add(position, *event);
                m_devices.add(*event);
            }
            return true;
        });
        m_own = sync::Replica::open(*m_log, m_clock, m_random, [this](auto events, const store::Arrival& how) {
                    return keep(events, how);
                }).value();
        m_own->setDevice(id, {}, sealKeyOf(0));
    }

    const base::Clock& m_clock;
    MachineRandom m_random;
    base::IncidentId m_incident;
    std::unique_ptr<Disk> m_disk;
    store::EventLog* m_log = nullptr;
    std::unique_ptr<sync::Replica> m_own;
    sync::Incarnation m_incarnation;
    sync::ScopeIndex m_scope;
    sync::DeviceBook m_devices;
    std::map<int, std::unique_ptr<Line>> m_lines;
    bool m_putBack = false;
};

class TabletEnd final : public sync::HqEvents {
public:
    TabletEnd(int number, const base::Clock& clock, base::IncidentId incident, base::ShelterId shelter,
              const base::DeviceId& hq)
        : m_number(number),
          m_clock(clock),
          m_random(static_cast<std::uint64_t>(number)),
          m_incident(incident),
          m_hqId(hq),
          m_disk(makeMemoryDisk()) {
        device.id = base::DeviceId::make(clock, m_random);
        device.name = std::to_string(number);
        device.shelter = std::move(shelter);
        device.sealPublicKey = sealKeyOf(number)->rawPublicKey();
        open();
    }

    void restart() {
        m_hq.reset();
        m_peers.clear();
        m_replica.reset();
        m_disk->powerCut(0);
        open();
    }
    // Null if it was not saved.
    std::optional<event::StoredEvent> record(event::Payload payload) {
        event::Draft draft;
        draft.incident = m_incident;
        draft.shelter = device.shelter;
        draft.payload = std::move(payload);
        auto written = m_replica->record({&draft, 1});
        if (!written) return std::nullopt;
        pumpAll();
        return std::move(written->events.front());
    }
    // Events of elsewhere, as if a bundle had brought them.
    [[nodiscard]] bool carry(const std::vector<event::StoredEvent>& events) {
        store::Arrival how;
        how.carried = true;
        return m_replica->keep(events, how).has_value();
    }

    // --- HQ ---
    void connectHq() {
        hqOut.clear();
        m_hq = std::make_unique<sync::HqConversation>(*m_replica, m_devices, *this, "test", m_incident);
        if (auto hello = m_hq->hello()) {
            pb::ExchangeMessage message;
            *message.mutable_hello() = std::move(*hello);
            send(std::move(message));
        } else {
            m_hq.reset();
        }
    }
    void hangUpHq() { m_hq.reset(); }
    [[nodiscard]] sync::HqConversation* hq() { return m_hq.get(); }
    // A failure ended the line.
    base::Status takeHq(pb::ExchangeMessage message) {
        const base::Status status = m_hq->take(sync::prepare(std::move(message)));
        if (!status) m_hq.reset();
        pumpAll();
        return status;
    }
    Outbox hqOut;

    // --- neighbours, by number ---
    void connectPeer(int other, bool greets) {
        auto& peer = m_peers[other];
        peer = std::make_unique<Peer>(*this);
        if (!greets) return;
        if (auto hello = peer->conversation.hello()) {
            pb::ExchangeMessage message;
            *message.mutable_hello() = std::move(*hello);
            put(peer->out, message);
        }
    }
    void hangUpPeer(int other) { m_peers.erase(other); }
    [[nodiscard]] bool hasPeer(int other) const { return m_peers.contains(other); }
    [[nodiscard]] Outbox& peerOut(int other) { return m_peers.at(other)->out; }
    base::Status takePeer(int other, pb::ExchangeMessage message) {
        const base::Status status = m_peers.at(other)->conversation.take(sync::prepare(std::move(message)));
        if (!status) m_peers.erase(other);
        pumpAll();
        return status;
    }

    void pumpAll() {
        if (m_hq && !m_hq->pump()) m_hq.reset();
        for (auto it = m_peers.begin(); it != m_peers.end();)
            it = it->second->conversation.pump() ? std::next(it) : m_peers.erase(it);
    }
    void compareAll() {
        if (m_hq && !m_hq->compare()) m_hq.reset();
        for (auto it = m_peers.begin(); it != m_peers.end();)
            it = it->second->conversation.compare() ? std::next(it) : m_peers.erase(it);
    }

    [[nodiscard]] store::EventLog& log() { return *m_log; }
    [[nodiscard]] sync::Replica& replica() { return *m_replica; }
    [[nodiscard]] const sync::DeviceBook& devices() const { return m_devices; }
    [[nodiscard]] int number() const { return m_number; }
    sync::Device device;
    // Called when HQ's word about an own log comes.
    std::function<void(const base::LogId&, std::uint64_t)> onStored;
    unsigned newLogs = 0;

    // HqEvents.
    void send(pb::ExchangeMessage message) override { put(hqOut, message); }
    void stored(const base::LogId& log, std::uint64_t upTo) override {
        if (onStored) onStored(log, upTo);
    }
    void openedNewLog() override { ++newLogs; }

private:
    struct Peer final : sync::PeerEvents {
        explicit Peer(TabletEnd& end) : end(end), conversation(*end.m_replica, end.m_devices, *this, "test") {}
        void send(pb::ExchangeMessage message) override { put(out, message); }
        void openedNewLog() override { ++end.newLogs; }
        TabletEnd& end;
        Outbox out;
        sync::PeerConversation conversation;
    };

    base::Result<store::Appended> keep(std::span<const event::StoredEvent> events, const store::Arrival& how) {
        auto appended = m_log->append(events, how);
        for (std::size_t i = 0; appended && i < events.size(); ++i) {
            if (appended->positions[i] == 0) continue;
            if (const auto event = event::decode(events[i].bytes)) m_devices.add(*event);
        }
        return appended;
    }
    void open() {
        m_log = m_disk->boot();
        m_devices.clear();
        m_devices.addHq(m_hqId, sealKeyOf(0)->rawPublicKey());
        (void)m_log->scan(0, [&](std::uint64_t, std::string_view bytes) {
            if (const auto event = event::decode(bytes)) m_devices.add(*event);
            return true;
        });
        m_replica = sync::Replica::open(*m_log, m_clock, m_random, [this](auto events, const store::Arrival& how) {
                        return keep(events, how);
                    }).value();
        m_replica->setDevice(device.id, device.shelter, sealKeyOf(m_number));
    }

    const int m_number;
    const base::Clock& m_clock;
    MachineRandom m_random;
    base::IncidentId m_incident;
    base::DeviceId m_hqId;
    std::unique_ptr<Disk> m_disk;
    store::EventLog* m_log = nullptr;
    std::unique_ptr<sync::Replica> m_replica;
    sync::DeviceBook m_devices;
    std::unique_ptr<sync::HqConversation> m_hq;
    std::map<int, std::unique_ptr<Peer>> m_peers;
};

// Delivers between these until nobody has anything to say. False: they do not come to rest.
inline bool talk(HqEnd* hq, std::vector<TabletEnd*> tablets, std::size_t most = 20'000) {
    const auto next = [](Outbox& out, pb::ExchangeMessage& message) {
        if (out.empty()) return false;
        const bool read = message.ParseFromString(out.front());
        out.pop_front();
        return read;
    };
    for (std::size_t messages = 0; messages < most;) {
        const std::size_t before = messages;
        for (TabletEnd* tablet : tablets) {
            const int n = tablet->number();
            pb::ExchangeMessage message;
            while (hq != nullptr && tablet->hq() != nullptr && hq->isConnected(n) && next(tablet->hqOut, message)) {
                ++messages;
                (void)hq->take(n, std::move(message));
            }
            while (hq != nullptr && tablet->hq() != nullptr && hq->isConnected(n) && next(hq->outbox(n), message)) {
                ++messages;
                (void)tablet->takeHq(std::move(message));
            }
            for (TabletEnd* other : tablets) {
                const int o = other->number();
                while (tablet->hasPeer(o) && other->hasPeer(n) && next(tablet->peerOut(o), message)) {
                    ++messages;
                    (void)other->takePeer(n, std::move(message));
                }
            }
        }
        if (messages == before) return true;
    }
    return false;
}

}  // namespace hinanjo::sim
