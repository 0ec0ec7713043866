#include "sim/machine.h"

#include <map>
#include <stdexcept>

namespace hinanjo::sim {
namespace {

// PKCS#8 of an Ed25519 key is a fixed head and the 32 bytes (RFC 8410).
std::string pemOf(const std::string& seed) {
    static constexpr unsigned char kHead[] = {0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06,
                                              0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20};
    std::string der(reinterpret_cast<const char*>(kHead), sizeof kHead);
    der += seed;
    static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < der.size(); i += 3) {
        const auto byte = [&](std::size_t at) { return at < der.size() ? static_cast<unsigned char>(der[at]) : 0U; };
        const unsigned group = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
        for (int j = 0; j < 4; ++j)
            text += i + static_cast<std::size_t>(j) > der.size() ? '=' : kDigits[group >> (18 - 6 * j) & 63];
    }
    return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
}

}  // namespace

std::shared_ptr<const base::PrivateKey> sealKeyOf(int number) {
    static std::map<int, std::shared_ptr<const base::PrivateKey>> keys;
    auto& key = keys[number];
    if (!key) {
        auto made = base::PrivateKey::fromPem(pemOf(std::string(32, static_cast<char>(number + 1))));
        if (!made) throw std::runtime_error(made.error().detail);
        key = std::make_shared<const base::PrivateKey>(std::move(*made));
    }
    return key;
}

}  // namespace hinanjo::sim
