#include "sync/batch_seals.h"

namespace hinanjo::sync {

base::Status addSeals(const Replica& replica, pb::Batch& batch) {
    std::map<base::LogId, std::pair<std::uint64_t, const std::string*>> last;
    for (const std::string& bytes : batch.events()) {
        HINANJO_ASSIGN(const event::Envelope envelope, event::decodeEnvelope(bytes));
        auto& end = last[envelope.log];
        if (envelope.sequence >= end.first) end = {envelope.sequence, &bytes};
    }
    std::map<base::LogId, std::pair<std::uint64_t, base::Hash16>> ends;
    for (const auto& [log, end] : last)
        ends[log] = {end.first, event::hashOf(*end.second)};
    HINANJO_ASSIGN(const std::vector<event::Seal> seals, replica.sealsFor(ends));
    for (const event::Seal& seal : seals)
        batch.add_seals()->ParseFromString(event::encodeSeal(seal));
    return {};
}

namespace {

base::Result<std::optional<event::Seal>> keptSeal(store::EventLog& log, const base::LogId& id) {
    HINANJO_ASSIGN(const std::optional<std::string> raw, log.seal(id));
    std::optional<event::Seal> out;
    if (!raw) return out;
    HINANJO_ASSIGN(out, event::decodeSeal(*raw));
    return out;
}

base::Status setOwner(store::EventLog& log, const event::Seal& seal) {
    auto owned = log.setOwner(seal.log, seal.device);
    if (owned || owned.error().code != base::ErrorCode::Conflict) return owned;
    HINANJO_TRY(log.forgetOwner(seal.log));
    return log.setOwner(seal.log, seal.device);
}

}  // namespace

base::Result<bool> proveOwner(store::EventLog& log, const event::Seal& seal, const IsGenuine& isGenuine) {
    HINANJO_ASSIGN(const std::optional<event::Seal> kept, keptSeal(log, seal.log));
    if (kept && kept->device != seal.device && isGenuine(*kept)) return false;
    HINANJO_TRY(setOwner(log, seal));
    return true;
}

base::Result<bool> keepSeal(store::EventLog& log, const event::Seal& seal, bool genuine, const IsGenuine& isGenuine) {
    HINANJO_ASSIGN(const std::optional<event::Seal> kept, keptSeal(log, seal.log));
    const bool newer = !kept || seal.sequence > kept->sequence;
    if (kept && kept->device != seal.device) {
        if (isGenuine(*kept)) return false;
        if (genuine) HINANJO_TRY(log.forgetSeal(seal.log));
    } else if (kept && genuine && !newer && !isGenuine(*kept)) {
        // Made up in its name while its key was not known here.
        HINANJO_TRY(log.forgetSeal(seal.log));
    }
    HINANJO_TRY(log.keepSeal(seal.log, seal.sequence, event::encodeSeal(seal)));
    if (genuine) HINANJO_TRY(setOwner(log, seal));
    return true;
}

base::Result<SealJudged> keepSeal(Replica& replica, const DeviceBook& devices, const pb::LogSeal& raw) {
    const auto seal = event::decodeSeal(raw.SerializeAsString());
    if (!seal) return SealJudged::Bad;
    const auto isGenuine = [&](const event::Seal& s) { return devices.isGenuine(s); };
    const bool genuine = isGenuine(*seal);
    if (!genuine && devices.knowsKeyOf(seal->device)) return SealJudged::Bad;  // Forged.
    if (replica.sealsItself(seal->log)) return seal->device == replica.device() ? SealJudged::Kept : SealJudged::Bad;
    HINANJO_ASSIGN(const bool kept, keepSeal(replica.log(), *seal, genuine, isGenuine));
    return kept ? SealJudged::Kept : SealJudged::Bad;
}

bool namesWhatItSays(const event::Seal& seal, std::span<const event::StoredEvent> events) {
    for (const event::StoredEvent& e : events) {
        if (e.envelope.log == seal.log && e.envelope.sequence == seal.sequence && e.hash == seal.chainHash) return true;
    }
    for (const event::StoredEvent& e : events) {
        if (e.envelope.log == seal.log && e.envelope.sequence == seal.sequence) return false;
    }
    return true;
}

}  // namespace hinanjo::sync
