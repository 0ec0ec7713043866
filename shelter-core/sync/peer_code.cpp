#include "sync/peer_code.h"

#include <algorithm>
#include <charconv>

namespace hinanjo::sync {
namespace {

constexpr std::size_t kLongestHostName = 253;  // RFC 1035

bool isHostLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == '_';
}

bool isHost(std::string_view host, bool inBrackets) {
    if (host.empty() || host.size() > kLongestHostName) return false;
    if (inBrackets && host.find(':') == std::string_view::npos) return false;
    // A scope may follow an IPv6 address: any letter of an interface's name.
    return std::all_of(host.begin(), host.end(),
                       [&](char c) { return isHostLetter(c) || (inBrackets && (c == ':' || c == '%')); });
}

}  // namespace

std::string PeerAddress::text() const {
    const bool brackets = host.find(':') != std::string::npos;
    return (brackets ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

base::Result<PeerAddress> PeerAddress::parse(std::string_view text) {
    const auto invalid = base::fail(base::ErrorCode::Invalid, "not of the form host:port");
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) return invalid;
    std::string_view host = text.substr(0, colon);
    const std::string_view digits = text.substr(colon + 1);
    const bool brackets = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (brackets) host = host.substr(1, host.size() - 2);
    PeerAddress address;
    const char* const end = digits.data() + digits.size();
    const auto [at, error] = std::from_chars(digits.data(), end, address.port);
    if (error != std::errc{} || at != end || address.port == 0 || !isHost(host, brackets)) return invalid;
    address.host = std::string(host);
    return address;
}

std::string PeerCode::text() const {
    std::string out = "HNJP1|";
    for (const PeerAddress& address : addresses) {
        if (&address != addresses.data()) out += ',';
        out += address.text();
    }
    return out + "|" + device.hex();
}

base::Result<PeerCode> PeerCode::parse(std::string_view text) {
    // The parts between bars; the second is cut at its commas.
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
        if (c == '|') {
            parts.emplace_back();
        } else {
            parts.back().push_back(c);
        }
    }
    const auto invalid = [](const char* what) {
        return base::fail(base::ErrorCode::Invalid, std::string("peer code: ") + what);
    };
    if (parts.size() != 3 || parts[0] != "HNJP1") return invalid("not a peer code of this system");
    PeerCode code;
    const auto device = base::DeviceId::fromHex(parts[2]);
    if (!device || device->isNull()) return invalid("incomplete or damaged");
    code.device = *device;
    std::string_view rest = parts[1];
    for (bool more = true; more;) {
        const std::size_t comma = rest.find(',');
        more = comma != std::string_view::npos;
        auto address = PeerAddress::parse(rest.substr(0, comma));
        if (!address || code.addresses.size() == kMostAddresses) return invalid("incomplete or damaged");
        code.addresses.push_back(std::move(*address));
        if (more) rest.remove_prefix(comma + 1);
    }
    return code;
}

}  // namespace hinanjo::sync
