#include "sync/device_book.h"

#include <utility>

namespace hinanjo::sync {

std::optional<base::DeviceId> DeviceBook::add(const event::Event& event) {
    if (const auto* enrolled = std::get_if<event::DeviceEnrolled>(&event.payload)) {
        Device& device = m_devices[enrolled->device];
        device.id = enrolled->device;
        device.name = enrolled->name;
        device.shelter = enrolled->shelter;
        device.sealPublicKey = enrolled->sealPublicKey;
        return std::nullopt;
    }
    if (const auto* revoked = std::get_if<event::DeviceRevoked>(&event.payload)) {
        Device& device = m_devices[revoked->device];
        device.id = revoked->device;
        if (!std::exchange(device.revoked, true)) ++m_revoked;
        return revoked->device;
    }
    return std::nullopt;
}

void DeviceBook::clear() {
    m_devices.clear();
    m_revoked = 0;
}

void DeviceBook::addHq(const base::DeviceId& id, std::string sealPublicKey) {
    m_hq = id;
    m_hqKey = std::move(sealPublicKey);
}

std::optional<Device> DeviceBook::find(const base::DeviceId& id) const {
    const auto it = m_devices.find(id);
    return it == m_devices.end() ? std::nullopt : std::optional(it->second);
}

bool DeviceBook::isRevoked(const base::DeviceId& id) const {
    const auto it = m_devices.find(id);
    return it != m_devices.end() && it->second.revoked;
}

std::vector<Device> DeviceBook::all() const {
    std::vector<Device> out;
    for (const auto& [id, device] : m_devices)
        out.push_back(device);
    return out;
}

bool DeviceBook::knowsKeyOf(const base::DeviceId& id) const {
    if (id == m_hq && !m_hqKey.empty()) return true;
    const auto it = m_devices.find(id);
    return it != m_devices.end() && !it->second.sealPublicKey.empty();
}

bool DeviceBook::isGenuine(const event::Seal& seal) const {
    if (seal.device == m_hq && !m_hqKey.empty()) return event::isGenuine(seal, m_hqKey);
    const auto it = m_devices.find(seal.device);
    return it != m_devices.end() && event::isGenuine(seal, it->second.sealPublicKey);
}

}  // namespace hinanjo::sync
