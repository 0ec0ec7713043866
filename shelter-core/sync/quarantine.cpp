#include "sync/quarantine.h"

#include <algorithm>
#include <set>

namespace hinanjo::sync {

std::string quarantineOf(const base::DeviceId& device) {
    return std::string(kQuarantine) + device.hex();
}

base::Result<Owners> ownersOf(store::EventLog& log) {
    HINANJO_ASSIGN(const auto rows, log.owners());
    return Owners(rows.begin(), rows.end());
}

base::Result<Aside> takeRevoked(store::EventLog& log, const Owners& owners, std::span<const base::DeviceId> revoked,
                                std::vector<event::StoredEvent>& events) {
    base::Result<Aside> out{Aside{}};
    std::map<base::LogId, std::set<base::EventId>> known;  // Of logs of revoked devices.
    std::vector<event::StoredEvent> good;
    good.reserve(events.size());
    for (event::StoredEvent& e : events) {
        const auto owner = owners.find(e.envelope.log);
        if (owner == owners.end() || std::ranges::find(revoked, owner->second) == revoked.end()) {
            good.push_back(std::move(e));
            continue;
        }
        auto held = known.find(e.envelope.log);
        if (held == known.end()) {
            HINANJO_ASSIGN(const std::vector<base::EventId> ids, log.idsOf(e.envelope.log));
            held = known.emplace(e.envelope.log, std::set<base::EventId>(ids.begin(), ids.end())).first;
        }
        if (held->second.contains(e.envelope.id)) {
            good.push_back(std::move(e));
        } else {
            (*out)[owner->second].push_back(std::move(e));
        }
    }
    events = std::move(good);
    return out;
}

base::Result<std::map<base::DeviceId, std::uint64_t>> quarantined(store::EventLog& log) {
    HINANJO_ASSIGN(const std::vector<store::Parked> parked, log.parked(kQuarantine));
    std::map<base::DeviceId, std::uint64_t> out;
    for (const store::Parked& one : parked) {
        if (const auto device = base::DeviceId::fromHex(std::string_view(one.reason).substr(kQuarantine.size())))
            ++out[*device];
    }
    return out;
}

}  // namespace hinanjo::sync
