#include "sim/hq_node.h"

#include <algorithm>

#include "base/safeguard.h"
#include "sim/tablet_node.h"

namespace hinanjo::sim {

class HqNode::Line final : public sync::TabletEvents {
public:
    Line(HqNode& hq, TabletNode& tablet, std::uint64_t number)
        : m_hq(hq),
          m_tablet(tablet.number()),
          number(number),
          conversation(*hq.m_log, hq.m_clock, {hq.m_device, "of this HQ"}, hq.m_incarnation,
                       sync::Device{tablet.device(), {}, tablet.shelter(), {}, false}, *this) {}
    void send(pb::ExchangeMessage message) override { m_hq.m_world.send(0, m_tablet, message); }
    void putBack(const base::IncarnationId&) override { m_hq.m_putBack = true; }
    bool isGenuine(const event::Seal& seal) override { return m_hq.m_devices.isGenuine(seal); }
    void copied() override { m_hq.m_world.reached("HQ notices a copied database"); }
    std::vector<std::uint64_t> presentFirst() override { return {}; }

private:
    HqNode& m_hq;
    int m_tablet;

public:
    const std::uint64_t number;
    sync::TabletConversation conversation;
};

HqNode::HqNode(World& world, std::unique_ptr<Disk> disk, std::uint64_t seed)
    : m_world(world), m_clock(world), m_random(seed), m_disk(std::move(disk)) {
    m_device = base::DeviceId::make(m_clock, m_random);
}

HqNode::~HqNode() = default;

bool HqNode::boot() {
    m_log = m_disk->boot();
    if (m_log == nullptr) return false;
    const auto known = m_log->fact("hq.incarnation");
    if (!known) return false;
    if (!*known && !m_log->setFact("hq.incarnation", base::IncarnationId::make(m_clock, m_random).view())) return false;
    return open();
}

bool HqNode::open() {
    auto incarnation = sync::incarnationOf(*m_log);
    if (!incarnation) return false;
    m_incarnation = std::move(*incarnation);
    m_state = std::make_unique<state::State>(m_world.incident());
    m_scope = {};
    m_devices.clear();
    m_devices.addHq(m_device, sealKeyOf(0)->rawPublicKey());
    m_known.clear();
    const auto scanned = m_log->scan(0, [&](std::uint64_t position, std::string_view bytes) {
        if (auto event = event::decode(bytes)) {
            m_known.insert(event->id);
            m_scope.add(position, *event);
            m_devices.add(*event);
            m_state->apply(std::move(*event));
        }
        return true;
    });
    if (!scanned) return false;
    m_state->settle();
    auto own = sync::Replica::open(
        *m_log, m_clock, m_random,
        [this](std::span<const event::StoredEvent> events, const store::Arrival& how) { return keep(events, how); });
    if (!own) return false;
    m_own = std::move(*own);
    m_own->setDevice(m_device, {}, sealKeyOf(0));
    m_running = true;
    return true;
}

void HqNode::powerCut() {
    m_running = false;
    m_lines.clear();
    m_jobs.clear();
    m_own.reset();
    m_log = nullptr;
    m_disk->powerCut(m_world.draw());
}

base::Result<store::Appended> HqNode::keep(std::span<const event::StoredEvent> events, const store::Arrival& how) {
    auto appended = m_log->append(events, how);
    if (appended) fold(events, *appended);
    return appended;
}

void HqNode::fold(std::span<const event::StoredEvent> events, const store::Appended& appended) {
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (appended.positions[i] == 0) continue;
        m_known.insert(events[i].envelope.id);
        auto event = event::decode(events[i].bytes);
        if (!event) continue;
        m_scope.add(appended.positions[i], *event);
        m_devices.add(*event);
        m_state->apply(std::move(*event));
    }
    m_state->settle();
}

bool HqNode::record(event::Payload payload) {
    event::Draft draft;
    draft.incident = m_world.incident();
    draft.payload = std::move(payload);
    const auto written = m_own->record({&draft, 1});
    dieIfCrashed();
    if (m_running) pumpAll();
    return written.has_value();
}

void HqNode::dieIfCrashed() {
    if (m_running && m_disk->hasCrashed()) {
        m_world.reached("power cut at HQ in a write");
        m_running = false;
    }
}

void HqNode::cutEverybody() {
    std::vector<int> all;
    for (const auto& [tablet, line] : m_lines)
        all.push_back(tablet);
    for (const int tablet : all)
        m_world.cut(tablet, 0);
}

// What `hq-server backup` does: an image, restored to scratch and compared, and only then told to everybody.
void HqNode::backup() {
    Backup made;
    made.image = m_disk->clone();
    const auto scanned = m_log->scan(0, [&](std::uint64_t, std::string_view bytes) {
        if (const auto envelope = event::decodeEnvelope(bytes)) made.events.push_back(envelope->id);
        return true;
    });
    if (!scanned) return;
    const std::vector<store::LogStanding> standings = m_log->standings();
    if (!m_log->noteBackup(standings)) {
        dieIfCrashed();
        return;
    }
    m_backups.push_back(std::move(made));
    m_world.reached("backup");
    for (const auto& [tablet, line] : m_lines)
        if (!line->conversation.receipts()) break;
    dieIfCrashed();
}

void HqNode::restore(std::size_t n) {
    const std::uint64_t was = m_log == nullptr ? 0 : m_log->end();
    cutEverybody();
    powerCut();
    m_disk = m_backups[n].image->clone();
    m_world.hqRestored(m_backups[n].events);
    if (!boot()) return;
    if (m_log->end() < was) m_world.reached("HQ restored from an older backup");
    (void)startOver(m_log->end());
}

void HqNode::putBackByHand(std::size_t n) {
    cutEverybody();
    powerCut();
    m_disk = m_backups[n].image->clone();
    m_world.hqRestored(m_backups[n].events);
    (void)boot();
}

bool HqNode::startOver(std::uint64_t sharedUpTo) {
    auto started = sync::startIncarnation(*m_log, m_clock, m_random, sharedUpTo);
    dieIfCrashed();
    if (!started) return false;
    m_incarnation = std::move(*started);
    m_world.reached("a new incarnation");
    const auto opened = m_own->openNewLog();
    dieIfCrashed();
    return opened.has_value();
}

void HqNode::revoke(int tablet) {
    if (!record(event::DeviceRevoked{m_world.tablets()[static_cast<std::size_t>(tablet) - 1]->device(), "lost"}))
        return;
    m_world.cut(tablet, 0);
}

// People decided that what the revoked device wrote is real.
void HqNode::release() {
    const auto parked = m_log->parked(sync::kQuarantine);
    if (!parked || parked->empty()) return;
    m_world.reached("quarantine released");
    std::vector<event::StoredEvent> events;
    std::vector<std::uint64_t> numbers;
    for (const store::Parked& p : *parked) {
        if (auto event = event::receive(p.bytes)) events.push_back(std::move(*event));
        numbers.push_back(p.number);
    }
    if (keep(events, {}) && !m_log->unpark(numbers)) m_world.broke("released events stay parked");
    pumpAll();
}

bool HqNode::hasParked(const base::EventId& id) {
    const auto parked = m_log->parked("");
    return parked && std::ranges::any_of(*parked, [&](const store::Parked& p) { return p.id == id; });
}

bool HqNode::accepts(int tablet) const {
    return m_running && !m_devices.isRevoked(m_world.tablets()[static_cast<std::size_t>(tablet) - 1]->device());
}

void HqNode::opened(int tablet) {
    m_lines[tablet] =
        std::make_unique<Line>(*this, *m_world.tablets()[static_cast<std::size_t>(tablet) - 1], ++m_lastLine);
}

void HqNode::closed(int tablet) {
    m_lines.erase(tablet);
}

void HqNode::take(int from, pb::ExchangeMessage message) {
    const auto line = m_lines.find(from);
    if (line == m_lines.end()) return;
    sync::TabletConversation& conversation = line->second->conversation;
    if (message.has_batch()) {
        auto sorted = sync::TabletConversation::check(sync::prepare(std::move(message)), m_devices);
        base::Status aside = conversation.putAside(sorted);
        if (aside && !sorted.quarantined.empty()) {
            m_world.reached("quarantine of a revoked device");
            aside = m_log->park(sorted.quarantined, std::string(sync::kQuarantine) + "00");
        }
        dieIfCrashed();
        if (!m_running) return;
        if (!aside) {
            m_world.cut(from, 0);
            return;
        }
        if (!base::holds(base::Safeguard::AckAfterCommit)) {
            store::Appended none;
            none.positions.assign(sorted.events.size(), 0);
            (void)conversation.durable(sorted, none);
        }
        m_jobs.push_back({from, line->second->number, std::move(sorted)});
        return;
    }
    const base::Status taken = conversation.take(message);
    dieIfCrashed();
    if (!m_running) return;
    if (m_putBack) {
        m_putBack = false;
        m_world.reached("a cursor shows that the file was put back");
        (void)startOver(0);
        if (m_running) cutEverybody();
        return;
    }
    if (!taken) {
        m_world.cut(from, 0);
        return;
    }
    pumpAll();
}

void HqNode::commit(std::size_t jobs) {
    std::vector<event::StoredEvent> all;
    std::vector<Job> now;
    while (!m_jobs.empty() && now.size() < jobs) {
        now.push_back(std::move(m_jobs.front()));
        m_jobs.pop_front();
        for (const event::StoredEvent& e : now.back().sorted.events)
            all.push_back(e);
    }
    if (now.empty()) return;
    const auto whole = keep(all, {});
    dieIfCrashed();
    if (!m_running) return;
    if (!whole) {
        // Never an ack for what is not durable.
        for (const Job& job : now) {
            const auto line = m_lines.find(job.tablet);
            if (line != m_lines.end() && line->second->number == job.line) m_world.cut(job.tablet, 0);
        }
        return;
    }
    if (whole->added < all.size()) m_world.reached("duplicates");
    std::size_t from = 0;
    for (const Job& job : now) {
        store::Appended own;
        own.positions.assign(whole->positions.begin() + static_cast<std::ptrdiff_t>(from),
                             whole->positions.begin() + static_cast<std::ptrdiff_t>(from + job.sorted.events.size()));
        from += job.sorted.events.size();
        const auto line = m_lines.find(job.tablet);
        if (line == m_lines.end() || line->second->number != job.line) continue;
        if (!base::holds(base::Safeguard::AckAfterCommit)) continue;
        const base::Status told = line->second->conversation.durable(job.sorted, own);
        dieIfCrashed();
        if (!m_running) return;
        if (!told) m_world.cut(job.tablet, 0);
    }
    pumpAll();
}

void HqNode::pumpAll() {
    std::vector<int> all;
    for (const auto& [tablet, line] : m_lines)
        all.push_back(tablet);
    for (const int tablet : all) {
        const auto line = m_lines.find(tablet);
        if (line == m_lines.end()) continue;
        if (!accepts(tablet)) {
            m_world.cut(tablet, 0);
        } else if (!line->second->conversation.pump(m_scope)) {
            dieIfCrashed();
            if (!m_running) return;
            m_world.cut(tablet, 0);
        }
    }
}

}  // namespace hinanjo::sim
