#include "sim/world.h"

#include <algorithm>

#include "base/safeguard.h"
#include "sim/desk_work.h"
#include "sim/hq_node.h"
#include "sim/invariants.h"
#include "sim/tablet_node.h"
#include "sync/limits.h"

namespace hinanjo::sim {
namespace {

constexpr std::size_t kShelters = 2;
// More than any healthy run needs: past it the nodes do not come to rest.
constexpr std::size_t kMessagesToRest = 20'000;

std::unique_ptr<Disk> makeDisk(const Options& options, std::uint64_t seed) {
    return options.sqlite ? makeSqliteDisk(seed) : makeMemoryDisk();
}

}  // namespace

const std::vector<std::string>& rarePaths() {
    static const std::vector<std::string> kPaths{
        "id lists compared",
        "a new log after a copy was noticed",
        "HQ notices a copied database",
        "a new incarnation",
        "a cursor shows that the file was put back",
        "HQ restored from an older backup",
        "HQ has less than it once said",
        "in a verified backup",
        "duplicates",
        "an unknown kind",
        "disk full",
        "power cut in a write",
        "power cut at HQ in a write",
        "far-future stamp",
        "a clock off by days",
        "presence in doubt",
        "same person decided and taken back",
        "conflict kept",
        "quarantine of a revoked device",
        "quarantine released",
        "carried by a neighbour to HQ",
        "tablet destroyed",
        "tablet cloned",
        "tablet rolled back",
        "hostile bytes refused",
        "moved with history",
        "sent to another shelter",
        "a household's member elsewhere",
        "need answered by HQ",
        "a decision undone",
        "a shelter's status undone",
        "an undoing undone",
    };
    return kPaths;
}

World::World(const Options& options)
    : m_options(options), m_rng(options.seed * 0x9e3779b97f4a7c15ULL + 1), m_now(base::fromMillis(1'795'000'000'000)) {
    m_lan = chance(65);
    m_shakyHq = chance(30);
    MachineRandom random(m_rng());
    MachineClock clock(*this);
    m_incident = base::IncidentId::make(clock, random);
}

World::~World() = default;

void World::makeEverybody() {
    m_hq = std::make_unique<HqNode>(*this, makeDisk(m_options, draw()), draw());
    if (!m_hq->boot()) {
        broke("HQ does not start");
        return;
    }
    event::IncidentDeclared incident{m_incident, "荒川氾濫", true};
    (void)m_hq->record(incident);
    const int tablets = 2 + static_cast<int>(below(3));
    MachineRandom random(draw());
    MachineClock clock(*this);
    for (int i = 1; i <= tablets; ++i) {
        // Mostly neighbours; sometimes another shelter.
        const base::ShelterId shelter{i == 1 || !chance(35) ? "E1" : "E2"};
        m_tablets.push_back(std::make_unique<TabletNode>(*this, i, base::DeviceId::make(clock, random), shelter,
                                                         makeDisk(m_options, draw()), draw()));
        event::DeviceEnrolled enrolled;
        enrolled.device = m_tablets.back()->device();
        enrolled.name = std::to_string(i);
        enrolled.shelter = shelter;
        enrolled.sealPublicKey = sealKeyOf(i)->rawPublicKey();
        (void)m_hq->record(enrolled);
    }
    for (const auto& tablet : m_tablets)
        if (!tablet->boot()) broke("a tablet does not start");
    static_assert(kShelters == 2);
}

void World::broke(const std::string& rule) {
    if (m_failure.empty()) m_failure = rule;
}

// --- net ---

void World::send(int from, int to, const pb::ExchangeMessage& message) {
    for (const auto& link : m_links) {
        const bool forward = link->a == from && link->b == to;
        if (!forward && !(link->a == to && link->b == from)) continue;
        std::string bytes = message.SerializeAsString();
        if (bytes.size() > static_cast<std::size_t>(sync::kMaxMessageBytes)) broke("a message over the limit");
        if (message.has_batch() && message.batch().events_size() > static_cast<int>(sync::kBatchEvents))
            broke("a batch over the limit");
        if (message.has_need_ids()) reached("id lists compared");
        if (message.has_batch() && to == 0) {
            const TabletNode& sender = *m_tablets[static_cast<std::size_t>(from) - 1];
            for (const std::string& event : message.batch().events()) {
                const auto envelope = event::decodeEnvelope(event);
                if (envelope && !sender.isOwn(envelope->log)) reached("carried by a neighbour to HQ");
            }
        }
        m_bytes += bytes.size();
        (forward ? link->toB : link->toA).push_back(std::move(bytes));
        return;
    }
}

bool World::isLinked(int a, int b) const {
    return std::ranges::any_of(
        m_links, [&](const auto& link) { return (link->a == a && link->b == b) || (link->a == b && link->b == a); });
}

void World::afterStep() {
    for (;;) {
        // Machines whose power went during a write.
        if (!m_hq->isRunning() && m_hq->disk().hasCrashed()) {
            m_hq->powerCut();
            for (const auto& tablet : m_tablets)
                cut(tablet->number(), 0);
        }
        for (const auto& tablet : m_tablets) {
            if (tablet->isRunning() || tablet->isGone() || !tablet->disk().hasCrashed()) continue;
            tablet->powerCut();
            cut(tablet->number(), 0);
            for (const auto& other : m_tablets)
                cut(tablet->number(), other->number());
        }
        if (m_cuts.empty()) return;
        const auto cuts = std::exchange(m_cuts, {});
        for (const auto& [a, b] : cuts) {
            const auto it = std::ranges::find_if(m_links, [&, x = a, y = b](const auto& link) {
                return (link->a == x && link->b == y) || (link->a == y && link->b == x);
            });
            if (it == m_links.end()) continue;
            const int first = (*it)->a, second = (*it)->b;
            m_links.erase(it);
            m_tablets[static_cast<std::size_t>(first) - 1]->closed(second);
            if (second == 0) {
                m_hq->closed(first);
            } else {
                m_tablets[static_cast<std::size_t>(second) - 1]->closed(first);
            }
        }
    }
}

void World::connect(int number) {
    TabletNode& tablet = *m_tablets[static_cast<std::size_t>(number) - 1];
    if (!tablet.isRunning() || !m_hq->accepts(number) || m_partitioned.contains({0, number})) return;
    if (isLinked(number, 0)) return;
    auto link = std::make_unique<Link>();
    link->a = number;
    m_links.push_back(std::move(link));
    m_hq->opened(number);
    tablet.openHq();
}

void World::connectPeers(int number) {
    TabletNode& tablet = *m_tablets[static_cast<std::size_t>(number) - 1];
    if (!tablet.isRunning() || !m_lan) return;
    for (const auto& other : m_tablets) {
        const int to = other->number();
        if (to == number || !other->isRunning() || other->shelter() != tablet.shelter()) continue;
        if (m_partitioned.contains({std::min(number, to), std::max(number, to)}) || isLinked(number, to)) continue;
        if (tablet.devices().isRevoked(other->device()) || other->devices().isRevoked(tablet.device())) continue;
        auto link = std::make_unique<Link>();
        link->a = number;
        link->b = to;
        m_links.push_back(std::move(link));
        other->openPeer(number, false);
        tablet.openPeer(to, true);
    }
}

bool World::deliverOne(Link& link) {
    const bool toB = link.toA.empty() || (!link.toB.empty() && chance(50));
    auto& queue = toB ? link.toB : link.toA;
    if (queue.empty()) return false;
    std::string bytes = std::move(queue.front());
    queue.pop_front();
    const int from = toB ? link.a : link.b, to = toB ? link.b : link.a;
    m_trace.add(bytes);
    ++m_messages;
    if (m_options.overhear) m_options.overhear(from, to, bytes);
    pb::ExchangeMessage message;
    if (!message.ParseFromString(bytes)) {
        broke("a message that cannot be read");
        return false;
    }
    if (to == 0) {
        if (m_hq->isRunning()) m_hq->take(from, std::move(message));
    } else {
        TabletNode& tablet = *m_tablets[static_cast<std::size_t>(to) - 1];
        if (tablet.isRunning()) tablet.take(from, std::move(message));
    }
    afterStep();
    return true;
}

void World::deliverSome() {
    const std::uint64_t count = 1 + below(8);
    for (std::uint64_t i = 0; i < count && !m_links.empty(); ++i)
        (void)deliverOne(*m_links[below(m_links.size())]);
}

// --- the outside journal ---

void World::saved(int tablet, const std::vector<event::StoredEvent>& events) {
    for (const event::StoredEvent& e : events) {
        m_saved.insert(e.envelope.id);
        m_savedBy.emplace(e.envelope.id, tablet);
    }
}

void World::promised(const std::vector<base::EventId>& events) {
    for (const base::EventId& id : events) {
        m_promised.insert(id);
        if (!m_hq->knows(id) && !(m_hq->isRunning() && m_hq->hasParked(id)))
            broke("a tablet shows as stored at HQ what HQ does not have");
    }
}

void World::promisedBackup(const std::vector<base::EventId>& events) {
    m_backedUp.insert(events.begin(), events.end());
}

// --- chaos ---

void World::step() {
    m_now += base::Millis(below(20'000));
    const std::uint64_t what = below(100);
    if (what < 34) {
        userStep(*m_tablets[below(m_tablets.size())]);
    } else if (what < 62) {
        deliverSome();
    } else if (what < 72) {
        m_hq->isRunning() ? m_hq->commit(1 + below(4)) : (void)m_hq->boot();
    } else if (what < 80) {
        connect(1 + static_cast<int>(below(m_tablets.size())));
    } else if (what < 85) {
        connectPeers(1 + static_cast<int>(below(m_tablets.size())));
    } else if (what < 88) {
        TabletNode& tablet = *m_tablets[below(m_tablets.size())];
        if (tablet.isRunning()) {
            tablet.compareAll();
        } else if (!tablet.isGone()) {
            (void)tablet.boot();
        }
    } else if (what < 91) {
        if (m_hq->isRunning()) m_hq->backup();
    } else if (m_options.faults) {
        faultStep();
    }
    afterStep();
    if (!base::holds(base::Safeguard::KeepUntilBackedUp)) {
        for (const auto& tablet : m_tablets) {
            if (!tablet->isRunning() || !chance(20)) continue;
            cut(tablet->number(), 0);
            for (const auto& other : m_tablets)
                cut(tablet->number(), other->number());
            afterStep();
            tablet->forgetAcknowledged();
        }
    }
}

void World::userStep(TabletNode& tablet) {
    if (!tablet.isRunning()) return;
    DeskWork(*this, tablet).something();
}

void World::faultStep() {
    TabletNode& tablet = *m_tablets[below(m_tablets.size())];
    const int number = tablet.number();
    switch (m_shakyHq && chance(25) ? 15 : below(17)) {
        case 0:
        case 1:  // A link breaks.
            if (!m_links.empty()) {
                const Link& link = *m_links[below(m_links.size())];
                cut(link.a, link.b);
            }
            return;
        case 2:                // A wall between two, for a while.
            if (chance(40)) {  // HQ is out of reach for all, and they have only each other.
                for (const auto& other : m_tablets) {
                    m_partitioned.insert({0, other->number()});
                    cut(other->number(), 0);
                    connectPeers(other->number());
                }
                return;
            }
            m_partitioned.insert({0, number});
            cut(number, 0);
            return;
        case 3:
            m_partitioned.clear();
            return;
        case 4:  // The power goes.
            if (tablet.isRunning()) {
                tablet.powerCut();
                cut(number, 0);
                for (const auto& other : m_tablets)
                    cut(number, other->number());
            }
            return;
        case 5:
            if (m_hq->isRunning()) {
                m_hq->powerCut();
                for (const auto& other : m_tablets)
                    cut(other->number(), 0);
            }
            return;
        case 6:  // It goes in the middle of one of the next writes.
            if (tablet.isRunning())
                tablet.disk().arm(chance(50) ? DiskFault::CrashBefore : DiskFault::CrashAfter,
                                  static_cast<unsigned>(below(4)));
            return;
        case 7:
            if (m_hq->isRunning())
                m_hq->disk().arm(chance(50) ? DiskFault::CrashBefore : DiskFault::CrashAfter,
                                 static_cast<unsigned>(below(4)));
            return;
        case 8:  // The disk is full, or fails once.
            if (tablet.isRunning()) {
                tablet.disk().arm(chance(60) ? DiskFault::Full : DiskFault::ErrorOnce, 0);
                reached("disk full");
            } else if (m_hq->isRunning()) {
                m_hq->disk().arm(DiskFault::ErrorOnce, static_cast<unsigned>(below(3)));
            }
            return;
        case 9:
            if (tablet.isRunning()) tablet.disk().arm(DiskFault::None, 0);
            return;
        case 10: {  // A clock is wrong, or stands still.
            MachineClock& clock = chance(85) ? tablet.clock() : m_hq->clock();
            switch (below(4)) {
                case 0:
                    clock.jump(base::Millis(below(2000)) - base::Millis(1000));
                    break;
                case 1:
                    clock.freeze();
                    break;
                case 2:
                    clock.jump(std::chrono::hours(24 * 365 * 20) * (chance(50) ? 1 : -1));
                    reached("far-future stamp");
                    break;
                default:
                    clock.setRight();
            }
            return;
        }
        case 11:  // An image of a tablet is taken, to be used later.
            if (!tablet.isGone() && !tablet.disk().hasCrashed() && m_images.size() < 4) {
                m_images.push_back(tablet.disk().clone());
                m_imageOf.push_back(number);
            }
            return;
        case 12: {  // A tablet is set back to an old image.
            const auto it = std::ranges::find(m_imageOf, number);
            if (it == m_imageOf.end() || tablet.isGone()) return;
            if (tablet.isRunning()) tablet.powerCut();
            cut(number, 0);
            for (const auto& other : m_tablets)
                cut(number, other->number());
            const auto at = static_cast<std::size_t>(it - m_imageOf.begin());
            tablet.replaceDisk(m_images[at]->clone());
            tablet.newRandom(draw());
            m_spoiled.insert(number);
            reached("tablet rolled back");
            return;
        }
        case 13:  // A clone of a tablet goes on beside it: same device, same logs.
            if (tablet.isRunning() && m_tablets.size() < 6) {
                const int clone = static_cast<int>(m_tablets.size()) + 1;
                m_tablets.push_back(std::make_unique<TabletNode>(*this, clone, tablet.device(), tablet.shelter(),
                                                                 tablet.disk().clone(), draw()));
                (void)m_tablets.back()->boot();
                reached("tablet cloned");
            }
            return;
        case 14:  // Broken for good. One at most, and never the only one.
            // Most tellingly while HQ is out of reach: what it had shown to neighbours is then with them only.
            if (!tablet.isGone() && m_tablets.size() > 2 && chance(isLinked(0, number) ? 30 : 80)) destroy(tablet);
            return;
        case 15:  // HQ is set back.
            if (m_hq->backups() > 0) {
                const auto n = below(m_hq->backups());
                chance(50) ? m_hq->restore(n) : m_hq->putBackByHand(n);
            }
            return;
        default:
            if (chance(25)) {
                if (m_hq->isRunning() && m_tablets.size() > 2) m_hq->revoke(number);
            } else if (!m_links.empty()) {
                // A hostile or broken sender: bytes that are no event, in the middle of a stream.
                Link& link = *m_links[below(m_links.size())];
                pb::ExchangeMessage message;
                message.mutable_batch()->set_number(0);
                message.mutable_batch()->add_events(std::string(below(40), static_cast<char>(below(256))));
                (chance(50) ? link.toA : link.toB).push_back(message.SerializeAsString());
                reached("hostile bytes refused");
            }
            return;
    }
}

// --- two bad days ---

void World::destroy(TabletNode& tablet) {
    const int number = tablet.number();
    cut(number, 0);
    for (const auto& other : m_tablets)
        cut(number, other->number());
    if (!tablet.isRunning()) return;
    tablet.destroy();
    m_spoiled.insert(number);
    reached("tablet destroyed");
}

// What chance seldom brings in this order, at the end of some seeds: a tablet is destroyed whose last events only a
// neighbour still has, because HQ was out of reach (the neighbour must carry them), or because HQ is set back after
// everybody had read them there (the neighbour must give them back).
void World::badDay() {
    const bool isCutOff = m_options.seed % 9 == 4, isSetBack = m_options.seed % 9 == 7;
    if ((!isCutOff && !isSetBack) || !m_options.faults) return;
    makeRunning();
    const auto lost = std::ranges::find_if(m_tablets, [&](const auto& one) {
        return one->isRunning() && m_hq->accepts(one->number()) && std::ranges::any_of(m_tablets, [&](const auto& two) {
                   return two != one && two->isRunning() && two->shelter() == one->shelter() &&
                          m_hq->accepts(two->number());
               });
    });
    if (lost == m_tablets.end() || !m_hq->isRunning()) return;
    m_lan = true;
    m_partitioned.clear();
    if (isSetBack && m_hq->backups() == 0) m_hq->backup();
    for (const auto& tablet : m_tablets) {
        if (isCutOff) {
            m_partitioned.insert({0, tablet->number()});
            cut(tablet->number(), 0);
            afterStep();
        }
        connect(tablet->number());
        afterStep();
        connectPeers(tablet->number());
        afterStep();
    }
    for (int i = 0; i < 3; ++i) {
        userStep(**lost);
        afterStep();
    }
    if (!settle(false)) return;
    destroy(**lost);
    afterStep();
    if (isSetBack) m_hq->restore(0);
    afterStep();
}

// --- healing ---

// Everything is delivered until nobody has anything to say.
bool World::settle(bool compare) {
    std::size_t messages = 0;
    if (compare) {
        for (const auto& tablet : m_tablets)
            if (tablet->isRunning()) tablet->compareAll();
        afterStep();
    }
    for (;;) {
        bool any = false;
        for (std::size_t i = 0; i < m_links.size(); ++i) {
            while (i < m_links.size() && deliverOne(*m_links[i])) {
                any = true;
                if (++messages > kMessagesToRest || hasFailed()) return false;
            }
        }
        if (!m_hq->isQuiet()) {
            m_hq->commit(100);
            afterStep();
            any = true;
        }
        if (!any) return true;
    }
}

void World::makeRunning() {
    if (!m_hq->isRunning()) {
        m_hq->powerCut();
        if (!m_hq->boot()) broke("HQ does not start again");
    }
    m_hq->disk().arm(DiskFault::None, 0);
    for (const auto& tablet : m_tablets) {
        if (tablet->isGone()) continue;
        if (!tablet->isRunning()) {
            tablet->powerCut();
            if (!tablet->boot()) broke("a tablet does not start again");
        }
        tablet->disk().arm(DiskFault::None, 0);
        tablet->clock().setRight();
    }
    m_hq->clock().setRight();
}

void World::heal() {
    m_partitioned.clear();
    makeRunning();
    for (int round = 0; round < 6 && !hasFailed(); ++round) {
        m_now += std::chrono::seconds(60);
        makeRunning();
        for (const auto& tablet : m_tablets) {
            connect(tablet->number());
            afterStep();
        }
        for (const auto& tablet : m_tablets) {
            connectPeers(tablet->number());
            afterStep();
        }
        if (!settle(round > 0) && !hasFailed()) broke("the machines do not come to rest");
        if (round == 2) m_hq->release();
    }
}

Outcome World::run() {
    makeEverybody();
    for (std::size_t i = 0; i < m_options.steps && !hasFailed(); ++i)
        step();
    if (!hasFailed()) badDay();
    if (!hasFailed()) heal();
    if (!hasFailed()) checkEverything(*this, m_savedBy, m_withdrawn, m_spoiled);
    Outcome out;
    out.failure = m_failure;
    out.trace = m_trace.finish();
    out.events = m_hq && m_hq->isRunning() ? m_hq->log().end() : 0;
    out.messages = m_messages;
    out.reached = m_reached;
    return out;
}

Outcome runSeed(const Options& options) {
    World world(options);
    return world.run();
}

}  // namespace hinanjo::sim
