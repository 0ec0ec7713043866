// Where another tablet of the shelter listens: typed, written in peers.txt, or shown as QR by that tablet for a network
// on which nothing is found by itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"

namespace hinanjo::sync {

struct PeerAddress {
    std::string host;  // A name, "10.0.0.5", "fd00::5" or "fe80::5%wlan0"; without brackets.
    std::uint16_t port = 0;

    // "10.0.0.5:8444", "[fd00::5]:8444".
    [[nodiscard]] std::string text() const;
    // Invalid: not host:port, or a letter that no host name or address has.
    [[nodiscard]] static base::Result<PeerAddress> parse(std::string_view text);

    friend bool operator==(const PeerAddress&, const PeerAddress&) = default;
};

struct PeerCode {
    static constexpr std::size_t kMostAddresses = 16;

    std::vector<PeerAddress> addresses;  // 1 to kMostAddresses, best first
    base::DeviceId device;               // A hint: who really answers, its certificate says.

    // "HNJP1|10.0.0.5:8444,[fd00::5]:8444|<32 hex>".
    [[nodiscard]] std::string text() const;
    // Spaces and line breaks around and inside are ignored. Invalid: not such a code, or a part is damaged.
    [[nodiscard]] static base::Result<PeerCode> parse(std::string_view text);
};

}  // namespace hinanjo::sync
