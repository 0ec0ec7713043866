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

SealKept keepSeal(store::EventLog& log, const DeviceBook& devices, const pb::LogSeal& raw) {
    SealKept out;
    auto seal = event::decodeSeal(raw.SerializeAsString());
    if (!seal) return out;
    out.genuine = devices.isGenuine(*seal);
    if (!out.genuine && devices.knowsKeyOf(seal->device)) return out;  // Forged.
    out.seal = std::move(*seal);
    out.status = log.keepSeal(out.seal->log, out.seal->sequence, event::encodeSeal(*out.seal));
    if (out.status && out.genuine) {
        // A log that another device claimed before stays that one's; the seal is kept all the same, for people to see.
        auto owned = log.setOwner(out.seal->log, out.seal->device);
        if (!owned && owned.error().code != base::ErrorCode::Conflict) out.status = std::move(owned);
    }
    return out;
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
