// Which devices there are, whose seal is whose, and who was revoked: from the events that say so. The same on HQ and on
// every tablet. Not thread-safe.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "event/event.h"
#include "event/seal.h"

namespace hinanjo::sync {

struct Device {
    base::DeviceId id;
    std::string name;
    base::ShelterId shelter;
    std::string sealPublicKey;  // 32 bytes; empty: its enrolment has not arrived here
    bool revoked = false;
};

class DeviceBook {
public:
    // Returns the device if the event revoked one.
    std::optional<base::DeviceId> add(const event::Event& event);
    // HQ's own key, which no event announces.
    void addHq(const base::DeviceId& id, std::string sealPublicKey);
    [[nodiscard]] std::optional<Device> find(const base::DeviceId& id) const;
    [[nodiscard]] bool isRevoked(const base::DeviceId& id) const;
    [[nodiscard]] bool anyRevoked() const { return m_revoked > 0; }
    [[nodiscard]] std::vector<Device> all() const;  // Enrolled ones and revoked ones, by id; HQ not.
    // Made by the key of the device it names.
    [[nodiscard]] bool isGenuine(const event::Seal& seal) const;
    [[nodiscard]] bool knowsKeyOf(const base::DeviceId& id) const;
    void clear();

private:
    std::map<base::DeviceId, Device> m_devices;
    std::size_t m_revoked = 0;
    base::DeviceId m_hq;
    std::string m_hqKey;
};

}  // namespace hinanjo::sync
