// Reads every event again: pages, envelopes, chains, digests, seals; folds a second state and compares it with the
// first.
#include <map>
#include <set>

#include "app/commands.h"
#include "event/seal.h"
#include "state/state.h"

namespace hinanjo::app {
namespace {

struct LogCheck {
    store::LogStanding standing;
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
    std::uint64_t events = 0, unusable = 0, last = 0, sealed = 0, parked = 0;
    base::IncidentId incident;
    base::Sha256 kept{};
    office.read([&](const state::State& state) { incident = state.incident(); });
    state::State again(incident);

    const base::Status read = office.store().ask([&](store::Store& store) -> base::Status {
        if (const auto structure = store.events().checkStructure(); !structure) report(structure.error().detail);
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
        HINANJO_ASSIGN(const std::vector<std::string> seals, store.events().seals());
        for (const std::string& raw : seals) {
            const auto seal = event::decodeSeal(raw);
            if (!seal) {
                report("seal: " + seal.error().detail);
                continue;
            }
            ++sealed;
            bool genuine = false;
            office.readDevices([&](const sync::DeviceBook& devices) { genuine = devices.isGenuine(*seal); });
            const auto log = logs.find(seal->log);
            const bool names = log != logs.end() && log->second.hashes.contains(seal->sequence) &&
                               log->second.hashes.at(seal->sequence) == seal->chainHash;
            if (!genuine || !names) {
                report("log " + seal->log.hex() + ": bad seal at sequence " + std::to_string(seal->sequence));
            }
        }
        HINANJO_ASSIGN(parked, store.events().parkedCount());
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
    output.say("events " + std::to_string(events) + "  logs " + std::to_string(logs.size()) + "  sealed logs " +
               std::to_string(sealed) + "  parked " + std::to_string(parked) + "  not readable by this build " +
               std::to_string(unusable) + "  problems " + std::to_string(problems));
    return problems == 0 ? kDone : kDamaged;
}

}  // namespace hinanjo::app
