// Reads every event again: pages, envelopes, chains, digests, seals, owners, what was parked and what the backup note
// promises; folds a second state and compares it with the first.
#include <map>
#include <set>

#include "app/commands.h"
#include "event/seal.h"
#include "state/state.h"
#include "sync/quarantine.h"

namespace hinanjo::app {
namespace {

struct LogCheck {
    store::LogStanding standing;
    std::optional<base::SetDigest> whenBackedUp;   // Of as many events as the newest verified backup holds.
    std::map<std::uint64_t, base::Hash16> hashes;  // by sequence, of the first event with it
    std::vector<std::pair<std::uint64_t, base::Hash16>> previous;
};

}  // namespace

int verifyCommand(office::Office& office, const Output& output) {
    office.settle();
    std::size_t problems = 0;
    const auto report = [&](const std::string& what) {
        ++problems;
        output.complain(what);
    };
    std::map<base::LogId, LogCheck> logs;
    std::uint64_t events = 0, unusable = 0, last = 0, sealed = 0, unproved = 0, backedUp = 0;
    std::map<std::string, std::uint64_t> parked;  // by reason
    base::IncidentId incident;
    base::Sha256 kept{};
    office.read([&](const state::State& state) { incident = state.incident(); });
    state::State again(incident);

    const base::Status read = office.store().ask([&](store::Store& store) -> base::Status {
        if (const auto structure = store.events().checkStructure(); !structure) report(structure.error().detail);
        std::map<base::LogId, store::LogStanding> noted;
        HINANJO_ASSIGN(const std::vector<store::LogStanding> backup, store.events().backedUp());
        for (const store::LogStanding& standing : backup)
            noted.emplace(standing.log, standing);
        HINANJO_TRY(store.events().scan(0, [&](std::uint64_t position, std::string_view bytes) {
            ++events;
            if (position != last + 1)
                report("feed: position " + std::to_string(position) + " follows " + std::to_string(last));
            last = position;
            const auto envelope = event::decodeEnvelope(bytes);
            if (!envelope) {
                report("feed:" + std::to_string(position) + ": " + envelope.error().detail);
                return true;
            }
            LogCheck& log = logs[envelope->log];
            log.standing.log = envelope->log;
            log.standing.maxSequence = std::max(log.standing.maxSequence, envelope->sequence);
            ++log.standing.count;
            const base::Hash16 hash = event::hashOf(bytes);
            log.standing.digest.add(hash);
            // A backup is the beginning of a feed, so it holds the first events of each log in feed order.
            if (const auto note = noted.find(envelope->log);
                note != noted.end() && note->second.count == log.standing.count)
                log.whenBackedUp = log.standing.digest;
            log.hashes.emplace(envelope->sequence, hash);
            if (envelope->sequence > 1) log.previous.emplace_back(envelope->sequence, envelope->previous);
            if (auto event = event::decode(bytes)) {
                again.apply(std::move(*event));
            } else {
                ++unusable;
            }
            return true;
        }));
        for (auto& [id, log] : logs) {
            const auto standing = store.events().standing(id);
            if (!standing || !(*standing == log.standing))
                report("log " + id.hex() + ": the kept digest is not that of its events");
            std::size_t broken = 0;
            for (const auto& [sequence, previous] : log.previous) {
                const auto before = log.hashes.find(sequence - 1);
                if (before != log.hashes.end() && before->second != previous) ++broken;
            }
            if (broken > 0)
                report("log " + id.hex() + ": " + std::to_string(broken) + " events do not follow the one before them");
        }
        for (const auto& [id, note] : noted) {
            const auto log = logs.find(id);
            const bool same = note.count == 0 || (log != logs.end() && log->second.whenBackedUp == note.digest);
            if (!same) report("backup note: log " + id.hex() + " is not the beginning of what is here");
            backedUp += note.count;
        }
        std::map<base::LogId, base::DeviceId> owners;
        HINANJO_ASSIGN(const auto ownerRows, store.events().owners());
        for (const auto& [id, device] : ownerRows) {
            owners.emplace(id, device);
            if (device != office.id() && !office.device(device))
                report("log " + id.hex() + ": its owner " + device.hex() + " was never enrolled here");
        }
        // A seal may name an event that waits in quarantine.
        HINANJO_ASSIGN(const std::vector<store::Parked> aside, store.events().parked(""));
        std::set<std::pair<base::LogId, base::Hash16>> waiting;
        for (const store::Parked& one : aside) {
            if (!one.reason.starts_with(sync::kQuarantine)) continue;
            if (const auto envelope = event::decodeEnvelope(one.bytes))
                waiting.insert({envelope->log, event::hashOf(one.bytes)});
        }
        HINANJO_ASSIGN(const std::vector<std::string> seals, store.events().seals());
        for (const std::string& raw : seals) {
            const auto seal = event::decodeSeal(raw);
            if (!seal) {
                report("seal: " + seal.error().detail);
                continue;
            }
            ++sealed;
            bool genuine = false, known = false;
            office.readDevices([&](const sync::DeviceBook& devices) {
                genuine = devices.isGenuine(*seal);
                known = devices.knowsKeyOf(seal->device);
            });
            if (!known) ++unproved;
            const auto log = logs.find(seal->log);
            if (const auto owner = owners.find(seal->log); owner != owners.end() && owner->second != seal->device)
                report("log " + seal->log.hex() + ": sealed by another device than its owner");
            const bool names = log != logs.end() && log->second.hashes.contains(seal->sequence) &&
                               log->second.hashes.at(seal->sequence) == seal->chainHash;
            if ((known && !genuine) || (!names && !waiting.contains({seal->log, seal->chainHash}))) {
                report("log " + seal->log.hex() + ": bad seal at sequence " + std::to_string(seal->sequence));
            }
        }
        for (const store::Parked& one : aside) {
            ++parked[one.reason];
            const auto envelope = event::decodeEnvelope(one.bytes);
            if (!envelope || envelope->id != one.id)
                report("parked:" + std::to_string(one.number) + ": is not the event it is kept as");
        }
        HINANJO_ASSIGN(const std::uint64_t count, store.events().parkedCount());
        if (count != aside.size()) report("parked: " + std::to_string(count) + " counted, but others are there");
        return {};
    });
    if (!read) report(read.error().detail);
    again.settle();
    office.settle();
    office.read([&](const state::State& state) {
        // Events may have arrived meanwhile; the comparison is only fair when none did.
        if (state.eventCount() == again.eventCount()) {
            kept = state.digest();
            if (kept != again.digest()) report("state: folding the log again gives another state");
        }
    });
    std::uint64_t parkedEvents = 0;
    for (const auto& [reason, count] : parked)
        parkedEvents += count;
    output.say("events " + std::to_string(events) + "  logs " + std::to_string(logs.size()) + "  sealed logs " +
               std::to_string(sealed) + "  parked " + std::to_string(parkedEvents) + "  in a verified backup " +
               std::to_string(backedUp) + "  not readable by this build " + std::to_string(unusable) + "  problems " +
               std::to_string(problems));
    if (unproved > 0) output.say("sealed by devices that are not known here " + std::to_string(unproved) + " logs");
    for (const auto& [reason, count] : parked)
        output.say("parked " + std::to_string(count) + ": " + reason);
    return problems == 0 ? kDone : kDamaged;
}

}  // namespace hinanjo::app
