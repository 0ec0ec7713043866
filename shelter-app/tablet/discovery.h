// Which other tablets of this shelter can be reached on the LAN: found by mDNS/DNS-SD (Avahi), or told by hand. What is
// found is only a hint where to knock; who answers, its certificate says.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "sync/peer_code.h"

namespace hinanjo::tablet {

// What a tablet says of itself on the LAN. Everybody there can read it: no name of a person, shelter or office in it.
struct Announcement {
    std::string deviceId;      // 32 hex digits
    std::string shelterTag;    // See shelterTag(): only tablets with the same one are reported.
    std::uint16_t port = 0;    // Where the peer service listens
    std::string instanceName;  // At most 63 bytes of UTF-8; empty: "hinanjo-" and the end of the device id.
};

// The first 16 hex digits of SHA-256 of the shelter's id: says "the same shelter" to those who know the id.
[[nodiscard]] std::string shelterTag(const base::ShelterId& shelter);

struct FoundPeer {
    std::string deviceId;  // 32 hex digits; empty for an address by hand of which nobody said whose it is
    std::string address;   // The best one: "10.0.0.5", "fd00::5", "fe80::5%wlan0" or a host name, without brackets
    std::uint16_t port = 0;
    std::vector<sync::PeerAddress> others;  // More ways to the same device, best first

    // All of them as gRPC channel targets, best first.
    [[nodiscard]] std::vector<std::string> targets() const;

    friend bool operator==(const FoundPeer&, const FoundPeer&) = default;
};

class Discovery {
public:
    // The whole list, one entry a device, ordered by device id. Called only when it changed (it starts empty), one call
    // at a time. Comes on a thread of the discovery, or inside start() or a call that changes what was told by hand.
    // Must not block for long and must not call the discovery.
    using OnPeers = std::function<void(const std::vector<FoundPeer>&)>;

    virtual ~Discovery() = default;
    // Announces, looks around, and goes on with both until stop(). Invalid: the announcement is malformed; Conflict:
    // already started; nothing was started. Any other failure says what is missing now while it has started: it keeps
    // trying, so Unavailable (no Avahi daemon) is for showing, not for asking again.
    [[nodiscard]] virtual base::Status start(const Announcement& own, OnPeers onPeers) = 0;
    // No call of onPeers after it returned. Others are told that this tablet is gone. Does nothing when not started.
    virtual void stop() = 0;
};

// Service type _hinanjo._tcp with TXT v=1, d=<device id>, s=<shelter tag>, over libavahi-client in a thread of its own.
// A daemon that is absent, comes late or restarts only means an empty list meanwhile. One object may be started again
// after stop(). start() and stop() may be called from any thread, not at the same time; while a daemon hangs, stop()
// waits for D-Bus to give up its call (25 s).
[[nodiscard]] std::unique_ptr<Discovery> makeAvahiDiscovery();

// Addresses given by hand: peers.txt in the tablet's directory, one "host:port" or peer code a line, '#' starts a
// comment. Reports them always: whether anybody is there, only the connection finds out. Any thread.
class FixedDiscovery final : public Discovery {
public:
    static constexpr const char* kFileName = "peers.txt";

    explicit FixedDiscovery(std::filesystem::path file);
    ~FixedDiscovery() override;

    // Reads the file; none is as good as an empty one. Corrupt names the lines that cannot be read; the others are
    // used.
    [[nodiscard]] base::Status start(const Announcement& own, OnPeers onPeers) override;
    void stop() override;

    // A scanned code or a typed "host:port": kept in the file, reported at once when started. A code replaces the older
    // one of the same device. Invalid: neither of them; Unavailable: the file cannot be written, nothing changed.
    [[nodiscard]] base::Status add(std::string_view codeOrAddress);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

// Several as one: a device known to more than one is reported once, with the addresses of the earlier first. An address
// by hand without a device is left out while a device with this address is known.
[[nodiscard]] std::unique_ptr<Discovery> makeCombinedDiscovery(std::vector<std::shared_ptr<Discovery>> sources);

// Addresses under which others of the LAN reach this machine now, best first: of interfaces that are up, without
// loopback and without IPv6 link-local ones, which mean nothing to another machine. For PeerCode.
[[nodiscard]] std::vector<std::string> ownAddresses();

// Smaller is tried first: IPv4 and names, IPv6, link-local IPv4, link-local IPv6, loopback.
[[nodiscard]] int addressRank(const std::string& host);

// Invalid: an id, tag, port or name that cannot be announced. What every start() asks first.
[[nodiscard]] base::Status check(const Announcement& own);

}  // namespace hinanjo::tablet
