#include "event/seal.h"

#include <cstring>

#include "shelter/v1/events.pb.h"

namespace hinanjo::event {
namespace {

std::string signedText(const Seal& seal) {
    std::string text = "hinanjo-seal-1";
    text += seal.log.view();
    for (int shift = 56; shift >= 0; shift -= 8)
        text.push_back(static_cast<char>(seal.sequence >> shift));
    text += base::asText(seal.chainHash);
    text += seal.device.view();
    return text;
}

}  // namespace

base::Result<Seal> makeSeal(const base::PrivateKey& key, base::DeviceId device, base::LogId log, std::uint64_t sequence,
                            const base::Hash16& chainHash) {
    Seal seal{log, sequence, chainHash, device, {}};
    HINANJO_ASSIGN(seal.signature, key.sign(signedText(seal)));
    return seal;
}

bool isGenuine(const Seal& seal, std::string_view publicKey) {
    return base::verifyEd25519(publicKey, signedText(seal), seal.signature);
}

std::string encodeSeal(const Seal& seal) {
    shelter::v1::LogSeal to;
    to.set_log_id(std::string(seal.log.view()));
    to.set_sequence(seal.sequence);
    to.set_chain_hash(std::string(base::asText(seal.chainHash)));
    to.set_device_id(std::string(seal.device.view()));
    to.set_signature(seal.signature);
    return to.SerializeAsString();
}

base::Result<Seal> decodeSeal(std::string_view bytes) {
    shelter::v1::LogSeal from;
    const auto invalid = [] { return base::fail(base::ErrorCode::Invalid, "seal: malformed"); };
    if (!from.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return invalid();
    const auto log = base::LogId::fromBytes(from.log_id());
    const auto device = base::DeviceId::fromBytes(from.device_id());
    if (!log || !device || from.chain_hash().size() != 16 || from.signature().size() != 64 || from.sequence() == 0) {
        return invalid();
    }
    Seal seal{*log, from.sequence(), {}, *device, from.signature()};
    std::memcpy(seal.chainHash.data(), from.chain_hash().data(), seal.chainHash.size());
    return seal;
}

}  // namespace hinanjo::event
