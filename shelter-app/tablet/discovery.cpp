#include "tablet/discovery.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <tuple>

#include "base/digest.h"
#include "base/files.h"

namespace hinanjo::tablet {
namespace {

constexpr std::size_t kTagDigits = 16;
constexpr std::size_t kLongestInstanceName = 63;  // RFC 6763, 4.1.1

std::string withoutScope(const std::string& host) {
    return host.substr(0, host.find('%'));
}

std::string grpcTarget(const sync::PeerAddress& address) {
    in_addr four{};
    in6_addr six{};
    if (::inet_pton(AF_INET, address.host.c_str(), &four) == 1) return "ipv4:" + address.text();
    if (::inet_pton(AF_INET6, withoutScope(address.host).c_str(), &six) == 1) {
        // A target is a URI: the % before the scope is written %25, or the letters after it may read as an escape.
        std::string host = address.host;
        if (const std::size_t at = host.find('%'); at != std::string::npos) host.insert(at + 1, "25");
        return "ipv6:%5B" + host + "%5D:" + std::to_string(address.port);
    }
    return "dns:///" + address.text();
}

std::vector<sync::PeerAddress> addressesOf(const FoundPeer& peer) {
    std::vector<sync::PeerAddress> out{{peer.address, peer.port}};
    out.insert(out.end(), peer.others.begin(), peer.others.end());
    return out;
}

void appendNew(std::vector<sync::PeerAddress>& to, const std::vector<sync::PeerAddress>& from) {
    for (const sync::PeerAddress& address : from) {
        if (std::find(to.begin(), to.end(), address) == to.end()) to.push_back(address);
    }
}

FoundPeer toPeer(const std::string& device, const std::vector<sync::PeerAddress>& addresses) {
    return {device, addresses.front().host, addresses.front().port, {addresses.begin() + 1, addresses.end()}};
}

// One entry a device; those without a device stay apart, as long as no device has their address.
std::vector<FoundPeer> mergedPeers(const std::vector<std::vector<FoundPeer>>& lists) {
    std::map<std::string, std::vector<sync::PeerAddress>> devices;
    std::vector<sync::PeerAddress> anybody;
    for (const std::vector<FoundPeer>& list : lists) {
        for (const FoundPeer& peer : list)
            appendNew(peer.deviceId.empty() ? anybody : devices[peer.deviceId], addressesOf(peer));
    }
    std::vector<FoundPeer> out;
    for (const sync::PeerAddress& address : anybody) {
        const bool known = std::any_of(devices.begin(), devices.end(), [&](const auto& device) {
            return std::find(device.second.begin(), device.second.end(), address) != device.second.end();
        });
        if (!known) out.push_back({"", address.host, address.port, {}});
    }
    for (const auto& [device, addresses] : devices)
        out.push_back(toPeer(device, addresses));
    return out;
}

// A line of peers.txt.
base::Result<FoundPeer> parsePeerLine(std::string_view line) {
    if (line.find('|') != std::string_view::npos) {
        HINANJO_ASSIGN(const sync::PeerCode code, sync::PeerCode::parse(line));
        return toPeer(code.device.hex(), code.addresses);
    }
    HINANJO_ASSIGN(const sync::PeerAddress address, sync::PeerAddress::parse(line));
    return FoundPeer{"", address.host, address.port, {}};
}

std::string trimmedLine(std::string_view line) {
    line = line.substr(0, line.find('#'));
    const char* const blanks = " \t\r\n";
    const std::size_t first = line.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return std::string(line.substr(first, line.find_last_not_of(blanks) - first + 1));
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

base::Result<std::string> readIfThere(const std::filesystem::path& file) {
    auto text = base::readFile(file);
    if (!text && text.error().code == base::ErrorCode::NotFound) return std::string();
    return text;
}

class CombinedDiscovery final : public Discovery {
public:
    explicit CombinedDiscovery(std::vector<std::shared_ptr<Discovery>> sources) : m_sources(std::move(sources)) {}
    ~CombinedDiscovery() override { stop(); }

    base::Status start(const Announcement& own, OnPeers onPeers) override {
        HINANJO_TRY(check(own));
        {
            const std::lock_guard lock(m_mutex);
            if (m_onPeers) return base::fail(base::ErrorCode::Conflict, "discovery: already started");
            m_onPeers = std::move(onPeers);
            m_lists.assign(m_sources.size(), {});
            m_reported.clear();
        }
        base::Status first;
        for (std::size_t i = 0; i < m_sources.size(); ++i) {
            auto started = m_sources[i]->start(own, [this, i](const std::vector<FoundPeer>& peers) { take(i, peers); });
            if (!started && first) first = std::move(started);
        }
        return first;
    }

    void stop() override {
        for (const auto& source : m_sources)
            source->stop();
        const std::lock_guard lock(m_mutex);
        m_onPeers = nullptr;
    }

private:
    void take(std::size_t source, const std::vector<FoundPeer>& peers) {
        // Held during the call: two sources must not report in the wrong order.
        const std::lock_guard lock(m_mutex);
        m_lists[source] = peers;
        auto merged = mergedPeers(m_lists);
        if (merged == m_reported) return;
        m_reported = std::move(merged);
        m_onPeers(m_reported);
    }

    const std::vector<std::shared_ptr<Discovery>> m_sources;
    std::mutex m_mutex;
    OnPeers m_onPeers;
    std::vector<std::vector<FoundPeer>> m_lists;  // One a source
    std::vector<FoundPeer> m_reported;
};

}  // namespace

std::string shelterTag(const base::ShelterId& shelter) {
    return base::toHex(base::asText(base::sha256(shelter.value))).substr(0, kTagDigits);
}

std::vector<std::string> FoundPeer::targets() const {
    std::vector<std::string> out;
    for (const sync::PeerAddress& way : addressesOf(*this))
        out.push_back(grpcTarget(way));
    return out;
}

base::Status check(const Announcement& own) {
    const auto device = base::DeviceId::fromHex(own.deviceId);
    const auto tag = base::fromHexText(own.shelterTag);
    if (!device || device->isNull() || !tag || own.shelterTag.size() != kTagDigits || own.port == 0 ||
        own.instanceName.size() > kLongestInstanceName) {
        return base::fail(base::ErrorCode::Invalid, "discovery: the announcement is incomplete");
    }
    return {};
}

int addressRank(const std::string& host) {
    in_addr four{};
    if (::inet_pton(AF_INET, host.c_str(), &four) == 1) {
        const std::uint32_t bits = ntohl(four.s_addr);
        if (bits >> 24 == 127) return 4;
        return bits >> 16 == 0xa9fe ? 2 : 0;  // 169.254/16
    }
    in6_addr six{};
    if (::inet_pton(AF_INET6, withoutScope(host).c_str(), &six) == 1) {
        if (IN6_IS_ADDR_LOOPBACK(&six)) return 4;
        return IN6_IS_ADDR_LINKLOCAL(&six) ? 3 : 1;
    }
    return 0;
}

std::vector<std::string> ownAddresses() {
    ifaddrs* all = nullptr;
    if (::getifaddrs(&all) != 0) return {};
    const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> owner(all, &::freeifaddrs);
    std::vector<std::pair<int, std::string>> found;
    for (const ifaddrs* at = all; at != nullptr; at = at->ifa_next) {
        if (at->ifa_addr == nullptr || (at->ifa_flags & IFF_LOOPBACK) != 0) continue;
        if ((at->ifa_flags & IFF_UP) == 0 || (at->ifa_flags & IFF_RUNNING) == 0) continue;
        char text[INET6_ADDRSTRLEN] = "";
        if (at->ifa_addr->sa_family == AF_INET) {
            ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(at->ifa_addr)->sin_addr, text, sizeof text);
        } else if (at->ifa_addr->sa_family == AF_INET6) {
            const in6_addr& six = reinterpret_cast<const sockaddr_in6*>(at->ifa_addr)->sin6_addr;
            if (IN6_IS_ADDR_LINKLOCAL(&six)) continue;
            ::inet_ntop(AF_INET6, &six, text, sizeof text);
        }
        if (text[0] != '\0' && addressRank(text) < 4) found.emplace_back(addressRank(text), text);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> out;
    for (auto& [rank, text] : found) {
        if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
    }
    return out;
}

std::unique_ptr<Discovery> makeCombinedDiscovery(std::vector<std::shared_ptr<Discovery>> sources) {
    return std::make_unique<CombinedDiscovery>(std::move(sources));
}

struct FixedDiscovery::Impl {
    std::filesystem::path file;
    std::mutex mutex;  // Held during reports: they must not overtake each other.
    std::string ownDevice;
    OnPeers onPeers;  // Set while started
    std::vector<FoundPeer> reported;

    // Reports what stands in `text`; Corrupt names the lines that are not understood.
    base::Status report(const std::string& text) {
        std::vector<FoundPeer> peers;
        std::string damaged;
        const std::vector<std::string> lines = linesOf(text);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::string line = trimmedLine(lines[i]);
            if (line.empty()) continue;
            auto peer = parsePeerLine(line);
            if (!peer) {
                damaged += (damaged.empty() ? "" : ", ") + std::to_string(i + 1);
            } else if (peer->deviceId != ownDevice) {
                peers.push_back(std::move(*peer));
            }
        }
        peers = mergedPeers({peers});
        if (peers != reported) {
            reported = std::move(peers);
            onPeers(reported);
        }
        if (damaged.empty()) return {};
        return base::fail(base::ErrorCode::Corrupt,
                          file.string() + ": neither host:port nor a peer code: line " + damaged);
    }
};

FixedDiscovery::FixedDiscovery(std::filesystem::path file) : m_impl(std::make_unique<Impl>()) {
    m_impl->file = std::move(file);
}

FixedDiscovery::~FixedDiscovery() = default;

base::Status FixedDiscovery::start(const Announcement& own, OnPeers onPeers) {
    HINANJO_TRY(check(own));
    const std::lock_guard lock(m_impl->mutex);
    if (m_impl->onPeers) return base::fail(base::ErrorCode::Conflict, "discovery: already started");
    m_impl->ownDevice = base::DeviceId::fromHex(own.deviceId)->hex();
    m_impl->onPeers = std::move(onPeers);
    m_impl->reported.clear();
    HINANJO_ASSIGN(const std::string text, readIfThere(m_impl->file));
    return m_impl->report(text);
}

void FixedDiscovery::stop() {
    const std::lock_guard lock(m_impl->mutex);
    m_impl->onPeers = nullptr;
}

base::Status FixedDiscovery::add(std::string_view codeOrAddress) {
    const std::string line = trimmedLine(codeOrAddress);
    HINANJO_ASSIGN(const FoundPeer added, parsePeerLine(line));
    const std::lock_guard lock(m_impl->mutex);
    HINANJO_ASSIGN(const std::string before, readIfThere(m_impl->file));
    std::string after;
    for (const std::string& kept : linesOf(before)) {
        const auto peer = parsePeerLine(trimmedLine(kept));
        const bool replaced = peer && (added.deviceId.empty() ? *peer == added : peer->deviceId == added.deviceId);
        if (!replaced) after += kept + "\n";
    }
    // In its canonical form: a scanned code may come with line breaks in it.
    const auto device = base::DeviceId::fromHex(added.deviceId);
    after += (device ? sync::PeerCode{addressesOf(added), *device}.text()
                     : sync::PeerAddress{added.address, added.port}.text()) +
             "\n";
    HINANJO_TRY(base::writeFile(m_impl->file, after));
    // Lines that were damaged before are no failure of this one.
    if (m_impl->onPeers) (void)m_impl->report(after);
    return {};
}

}  // namespace hinanjo::tablet
