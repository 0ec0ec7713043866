#include "sim/tablet_node.h"

#include "base/safeguard.h"
#include "sim/hq_node.h"

namespace hinanjo::sim {

class TabletNode::Peer final : public sync::PeerEvents {
public:
    Peer(TabletNode& node, int other)
        : m_node(node), m_other(other), conversation(*node.m_replica, node.m_devices, *this, "sim") {}
    void send(pb::ExchangeMessage message) override { m_node.m_world.send(m_node.m_number, m_other, message); }
    void openedNewLog() override { m_node.openedNewLog(); }

private:
    TabletNode& m_node;
    int m_other;

public:
    sync::PeerConversation conversation;
};

TabletNode::TabletNode(World& world, int number, base::DeviceId device, base::ShelterId shelter,
                       std::unique_ptr<Disk> disk, std::uint64_t seed)
    : m_world(world),
      m_number(number),
      m_device(device),
      m_shelter(std::move(shelter)),
      m_clock(world),
      m_random(std::make_unique<MachineRandom>(seed)),
      m_disk(std::move(disk)) {}

TabletNode::~TabletNode() = default;

bool TabletNode::boot() {
    if (m_gone) return false;
    m_log = m_disk->boot();
    if (m_log == nullptr) return false;
    m_state = std::make_unique<state::State>(m_world.incident());
    m_devices.clear();
    m_devices.addHq(m_world.hq().device(), sealKeyOf(0)->rawPublicKey());
    const auto scanned = m_log->scan(0, [&](std::uint64_t, std::string_view bytes) {
        if (auto event = event::decode(bytes)) {
            m_devices.add(*event);
            m_state->apply(std::move(*event));
        }
        return true;
    });
    if (!scanned) return false;
    m_state->settle();
    auto opened = sync::Replica::open(
        *m_log, m_clock, *m_random,
        [this](std::span<const event::StoredEvent> events, const store::Arrival& how) { return keep(events, how); });
    if (!opened) {
        if (!m_disk->hasCrashed() && opened.error().code != base::ErrorCode::Unavailable)
            m_world.broke("a tablet cannot open its log: " + opened.error().detail);
        return false;
    }
    m_replica = std::move(*opened);
    m_replica->setDevice(m_device, m_shelter, m_world.options().seed % 8 == 0 ? sealKeyOf(m_number) : nullptr);
    m_running = true;
    return true;
}

void TabletNode::powerCut() {
    m_running = false;
    m_hq.reset();
    m_peers.clear();
    m_replica.reset();
    m_log = nullptr;
    m_disk->powerCut(m_world.draw());
}

void TabletNode::forgetAcknowledged() {
    if (m_toForget.empty()) return;
    const auto all = std::exchange(m_toForget, {});
    powerCut();
    for (const auto& [log, upTo] : all)
        m_disk->forget(log, upTo);
    (void)boot();
}

void TabletNode::replaceDisk(std::unique_ptr<Disk> disk) {
    m_disk = std::move(disk);
    m_toldStored.clear();
    m_toldBackedUp.clear();
}

void TabletNode::destroy() {
    powerCut();
    m_gone = true;
}

base::Result<store::Appended> TabletNode::keep(std::span<const event::StoredEvent> events, const store::Arrival& how) {
    auto appended = m_log->append(events, how);
    if (appended) fold(events, *appended);
    return appended;
}

void TabletNode::fold(std::span<const event::StoredEvent> events, const store::Appended& appended) {
    std::vector<base::DeviceId> revoked;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (appended.positions[i] == 0) continue;
        if (auto event = event::decode(events[i].bytes)) {
            if (const auto device = m_devices.add(*event)) revoked.push_back(*device);
            m_state->apply(std::move(*event));
        }
    }
    m_state->settle();
    for (const base::DeviceId& device : revoked) {
        for (const auto& tablet : m_world.tablets())
            if (tablet->device() == device && tablet.get() != this) m_world.cut(m_number, tablet->number());
    }
}

event::Draft TabletNode::draft() const {
    event::Draft draft;
    draft.incident = m_world.incident();
    draft.shelter = m_shelter;
    return draft;
}

std::optional<base::EventId> TabletNode::record(std::vector<event::Draft> drafts) {
    const auto written = m_replica->record(drafts);
    std::optional<base::EventId> saved;
    if (written) {
        m_world.saved(m_number, written->events);
        saved = written->events.back().envelope.id;
    }
    dieIfCrashed();
    if (m_running) pumpAll();
    return saved;
}

void TabletNode::dieIfCrashed() {
    if (!m_running || !m_disk->hasCrashed()) return;
    m_world.reached("power cut in a write");
    m_running = false;  // What is on the stack unwinds first; the world cuts the power.
}

void TabletNode::openHq() {
    m_hq = std::make_unique<sync::HqConversation>(*m_replica, m_devices, *this, "sim", m_world.incident());
    auto hello = m_hq->hello();
    if (!hello) {
        endOn(0, base::fail(hello.error()));
        return;
    }
    pb::ExchangeMessage message;
    *message.mutable_hello() = std::move(*hello);
    send(std::move(message));
}

void TabletNode::openPeer(int other, bool connects) {
    auto& peer = m_peers[other];
    peer = std::make_unique<Peer>(*this, other);
    if (!connects) return;
    auto hello = peer->conversation.hello();
    if (!hello) {
        endOn(other, base::fail(hello.error()));
        return;
    }
    pb::ExchangeMessage message;
    *message.mutable_hello() = std::move(*hello);
    peer->send(std::move(message));
}

void TabletNode::closed(int other) {
    if (other == 0) {
        m_hq.reset();
    } else {
        m_peers.erase(other);
    }
}

void TabletNode::endOn(int other, const base::Status& status) {
    dieIfCrashed();
    if (status || !m_running) return;
    m_world.cut(m_number, other);
}

void TabletNode::take(int from, pb::ExchangeMessage message) {
    sync::Incoming incoming = sync::prepare(std::move(message));
    if (from == 0) {
        if (!m_hq) return;
        endOn(0, m_hq->take(std::move(incoming)));
    } else {
        const auto peer = m_peers.find(from);
        if (peer == m_peers.end()) return;
        endOn(from, peer->second->conversation.take(std::move(incoming)));
    }
    if (m_running) pumpAll();
}

void TabletNode::pumpAll() {
    if (m_hq) endOn(0, m_hq->pump());
    std::vector<int> others;
    for (const auto& [other, peer] : m_peers)
        others.push_back(other);
    for (const int other : others) {
        const auto peer = m_peers.find(other);
        if (m_running && peer != m_peers.end()) endOn(other, peer->second->conversation.pump());
    }
}

void TabletNode::compareAll() {
    if (m_hq) endOn(0, m_hq->compare());
    std::vector<int> others;
    for (const auto& [other, peer] : m_peers)
        others.push_back(other);
    for (const int other : others) {
        const auto peer = m_peers.find(other);
        if (m_running && peer != m_peers.end()) endOn(other, peer->second->conversation.compare());
    }
}

bool TabletNode::isQuiet() const {
    if (!m_running) return true;
    if (m_hq && !m_hq->isQuiet()) return false;
    for (const auto& [other, peer] : m_peers)
        if (!peer->conversation.isQuiet()) return false;
    return true;
}

void TabletNode::send(pb::ExchangeMessage message) {
    m_world.send(m_number, 0, message);
}

std::vector<base::EventId> TabletNode::writtenUpTo(const base::LogId& log, std::uint64_t upTo,
                                                   std::map<base::LogId, std::uint64_t>& told) {
    std::vector<base::EventId> out;
    std::uint64_t& from = told[log];
    if (upTo <= from) {
        from = upTo;  // It may go down: HQ was restored.
        return out;
    }
    const auto events = m_log->ofLog(log, from, upTo - from);
    if (!events) return out;
    for (const std::string& bytes : *events) {
        const auto envelope = event::decodeEnvelope(bytes);
        if (envelope && envelope->sequence <= upTo) out.push_back(envelope->id);
    }
    from = upTo;
    return out;
}

void TabletNode::stored(const base::LogId& log, std::uint64_t upTo) {
    const auto before = m_toldStored[log];
    m_world.promised(writtenUpTo(log, upTo, m_toldStored));
    if (upTo < before) m_world.reached("HQ has less than it once said");
    if (!base::holds(base::Safeguard::KeepUntilBackedUp)) m_toForget[log] = upTo;
}

void TabletNode::backedUp(const base::LogId& log, std::uint64_t upTo, base::TimePoint) {
    m_world.promisedBackup(writtenUpTo(log, upTo, m_toldBackedUp));
    m_world.reached("in a verified backup");
}

void TabletNode::openedNewLog() {
    m_world.reached("a new log after a copy was noticed");
}

void TabletNode::clockOffset(base::Millis offset) {
    if (offset > std::chrono::hours(24) || offset < -std::chrono::hours(24)) m_world.reached("a clock off by days");
}

}  // namespace hinanjo::sim
