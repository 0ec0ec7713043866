// A device's signature over its log up to a sequence. Relayed logs are as trustworthy as direct ones up to their last
// seal; what follows is kept and marked "origin unverified".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/crypto.h"
#include "base/digest.h"
#include "base/ids.h"
#include "base/result.h"

namespace hinanjo::event {

struct Seal {
    base::LogId log;
    std::uint64_t sequence = 0;
    base::Hash16 chainHash{};  // hashOf the event at `sequence`
    base::DeviceId device;
    std::string signature;  // 64 bytes, Ed25519
};

[[nodiscard]] base::Result<Seal> makeSeal(const base::PrivateKey& key, base::DeviceId device, base::LogId log,
                                          std::uint64_t sequence, const base::Hash16& chainHash);
// True if `publicKey` (32 bytes) made this seal.
[[nodiscard]] bool isGenuine(const Seal& seal, std::string_view publicKey);

// The protobuf form (proto LogSeal), for storage and transfer.
[[nodiscard]] std::string encodeSeal(const Seal& seal);
[[nodiscard]] base::Result<Seal> decodeSeal(std::string_view bytes);

}  // namespace hinanjo::event
