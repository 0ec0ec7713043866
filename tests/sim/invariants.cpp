#include "sim/invariants.h"

#include <algorithm>
#include <unordered_map>

#include "sim/hq_node.h"
#include "sim/tablet_node.h"
#include "support/expected_scope.h"

namespace hinanjo::sim {
namespace {

struct Held {
    base::Hash16 hash{};
    base::LogId log;
    std::uint64_t sequence = 0;
    base::HybridTime time;
};
using Holding = std::unordered_map<base::EventId, Held>;

Holding holdingOf(World& world, store::EventLog& log, const std::string& whose) {
    Holding out;
    std::uint64_t last = 0;
    std::map<base::LogId, store::LogStanding> counted;
    const auto scanned = log.scan(0, [&](std::uint64_t position, std::string_view bytes) {
        if (position != last + 1) world.broke("10 feed: a gap in the feed of " + whose);
        last = position;
        const auto envelope = event::decodeEnvelope(bytes);
        if (!envelope) return true;
        const base::Hash16 hash = event::hashOf(bytes);
        if (!out.emplace(envelope->id, Held{hash, envelope->log, envelope->sequence, envelope->time}).second)
            world.broke("9 identity: an event twice at " + whose);
        store::LogStanding& standing = counted[envelope->log];
        standing.log = envelope->log;
        standing.maxSequence = std::max(standing.maxSequence, envelope->sequence);
        ++standing.count;
        standing.digest.add(hash);
        return true;
    });
    if (!scanned) world.broke(whose + ": the log cannot be read: " + scanned.error().detail);
    for (const auto& [id, standing] : counted) {
        const auto kept = log.standing(id);
        if (!kept || !(*kept == standing)) world.broke("9 identity: a standing that is not its events', at " + whose);
    }
    return out;
}

base::Sha256 refold(World& world, store::EventLog& log) {
    state::State again(world.incident());
    (void)log.scan(0, [&](std::uint64_t, std::string_view bytes) {
        if (auto event = event::decode(bytes)) again.apply(std::move(*event));
        return true;
    });
    again.settle();
    return again.digest();
}

// 6 and 8: read from the bare events, without the fold.
void checkEdits(World& world, store::EventLog& log, const Holding& all, const state::State& state) {
    struct Field {
        std::vector<base::EventId> writers;
        std::set<base::EventId> seen;
    };
    std::map<std::pair<base::PersonId, domain::PersonField>, Field> fields;
    std::set<base::EventId> withdrawals;
    std::vector<event::Event> events;
    (void)log.scan(0, [&](std::uint64_t, std::string_view bytes) {
        if (auto event = event::decode(bytes)) events.push_back(std::move(*event));
        return true;
    });
    for (const event::Event& event : events) {
        for (const base::EventId& saw : event.saw) {
            const auto seen = all.find(saw);
            if (seen != all.end() && seen->second.time >= event.time)
                world.broke("6 causality: an edit is not later than what it saw");
        }
        if (const auto* withdrawn = std::get_if<event::EventWithdrawn>(&event.payload))
            withdrawals.insert(withdrawn->event);
    }
    for (const event::Event& event : events) {
        const auto* described = std::get_if<domain::PersonDescribed>(&event.payload);
        if (described == nullptr) continue;
        for (const domain::FieldValue& value : described->fields) {
            Field& field = fields[{described->person, value.field}];
            field.writers.push_back(event.id);
            field.seen.insert(event.saw.begin(), event.saw.end());
        }
    }
    for (const auto& [key, field] : fields) {
        // Withdrawn writes change who replaced whom; the fold's own tests cover those.
        if (std::ranges::any_of(field.writers, [&](const auto& id) { return withdrawals.contains(id); })) continue;
        std::set<base::EventId> expected, shown;
        for (const base::EventId& id : field.writers)
            if (!field.seen.contains(id)) expected.insert(id);
        const state::PersonView* person = state.person(key.first);
        if (person == nullptr) {
            world.broke("1 loss: a described person is not in the state");
            continue;
        }
        for (const state::Head head : person->field(key.second).heads)
            shown.insert(head.source.event);
        if (expected != shown) world.broke("8 conflicts: a value nobody replaced is not shown");
    }
}

}  // namespace

void checkEverything(World& world, const std::map<base::EventId, int>& savedBy,
                     const std::map<base::EventId, base::EventId>& withdrawn, const std::set<int>& spoiled) {
    HqNode& hq = world.hq();
    const Holding atHq = holdingOf(world, hq.log(), "HQ");

    // 1 no loss, 9 identity: whatever any machine that is alive holds is at HQ, with the same bytes.
    std::map<int, Holding> atTablet;
    for (const auto& tablet : world.tablets()) {
        if (tablet->isGone() || !tablet->isRunning()) continue;
        const bool revoked = hq.devices().isRevoked(tablet->device());
        Holding held = holdingOf(world, tablet->log(), "tablet " + std::to_string(tablet->number()));
        for (const auto& [id, event] : held) {
            const auto there = atHq.find(id);
            if (there != atHq.end()) {
                if (there->second.hash != event.hash) world.broke("9 identity: an event has other bytes elsewhere");
            } else if (!revoked) {
                world.broke("1 loss: a tablet has an event that HQ lacks");
            }
        }
        if (!revoked) atTablet.emplace(tablet->number(), std::move(held));
    }
    // What users saw as saved is on the tablet they used, unless that tablet was set back or destroyed.
    for (const auto& [id, number] : savedBy) {
        if (spoiled.contains(number)) continue;
        const auto tablet = atTablet.find(number);
        if (tablet != atTablet.end() && !tablet->second.contains(id))
            world.broke("1 loss: a tablet lost what its user saw saved");
    }
    // 2 promises: stored at HQ since it was last restored, or in a backup it could be restored from.
    for (const base::EventId& id : world.promisedEvents())
        if (!atHq.contains(id)) world.broke("2 promise: HQ lost what a tablet was told is stored");
    if (hq.backups() > 0) {
        for (const base::EventId& id : world.backedUpEvents())
            if (!atHq.contains(id)) world.broke("2 promise: what was in a verified backup is gone");
    }

    // Scope: each tablet holds exactly what the rules give its shelter, by a judge that never saw the ScopeIndex.
    std::vector<event::Event> everything;
    (void)hq.log().scan(0, [&](std::uint64_t, std::string_view bytes) {
        if (auto event = event::decode(bytes)) everything.push_back(std::move(*event));
        return true;
    });
    std::vector<const Holding*> first(2, nullptr);
    std::map<std::string, std::pair<int, base::Sha256>> digests;
    for (const auto& tablet : world.tablets()) {
        const auto held = atTablet.find(tablet->number());
        if (held == atTablet.end()) continue;
        const std::string name = "tablet " + std::to_string(tablet->number());
        const std::set<base::EventId> expected = test::expectedAt(tablet->shelter(), everything);
        for (const base::EventId& id : expected)
            if (!held->second.contains(id)) world.broke("1 loss: " + name + " lacks an event of its scope");
        for (const auto& [id, event] : held->second)
            if (!expected.contains(id)) world.broke("12 least data: " + name + " has an event outside its scope");
        // 3 and 4 convergence: the same set, the same state; and the state is what the log says.
        const base::Sha256 digest = tablet->state().digest();
        if (digest != refold(world, tablet->log())) world.broke("4 fold: " + name + " is not what its log says");
        const auto [known, isNew] = digests.emplace(tablet->shelter().value, std::pair(tablet->number(), digest));
        if (!isNew && known->second.second != digest)
            world.broke("3 convergence: two tablets of one shelter show different things");
    }
    if (hq.state().digest() != refold(world, hq.log())) world.broke("4 fold: HQ is not what its log says");
    checkEdits(world, hq.log(), atHq, hq.state());

    // 7 no resurrection, but by a withdrawal of the withdrawal.
    for (const auto& [by, id] : withdrawn) {
        if (!atHq.contains(by) || !atHq.contains(id)) continue;
        if (!hq.state().isWithdrawn(id) && !hq.state().isWithdrawn(by))
            world.broke("7 resurrection: a withdrawn event counts again");
    }
}

}  // namespace hinanjo::sim
