#include "base/pin.h"

#include <sodium.h>

#include <algorithm>

namespace hinanjo::base {
namespace {

constexpr auto kPinOperations = crypto_pwhash_OPSLIMIT_INTERACTIVE;
constexpr auto kPinMemory = crypto_pwhash_MEMLIMIT_INTERACTIVE;

bool hasSodium() {
    static const bool ready = sodium_init() >= 0;
    return ready;
}

}  // namespace

bool isPin(std::string_view text) {
    return text.size() == kPinDigits && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Result<std::string> makePinVerifier(std::string_view pin) {
    if (!isPin(pin)) return fail(ErrorCode::Invalid, "PIN: must be four digits");
    char verifier[crypto_pwhash_STRBYTES] = {};
    if (!hasSodium() || crypto_pwhash_str_alg(verifier, pin.data(), pin.size(), kPinOperations, kPinMemory,
                                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return fail(ErrorCode::Unavailable, "PIN: not enough memory to keep it safely");
    }
    return std::string(verifier);
}

bool pinMatches(const std::string& verifier, std::string_view pin) {
    return hasSodium() && verifier.size() < crypto_pwhash_STRBYTES &&
           crypto_pwhash_str_needs_rehash(verifier.c_str(), kPinOperations, kPinMemory) == 0 &&
           crypto_pwhash_str_verify(verifier.c_str(), pin.data(), pin.size()) == 0;
}

}  // namespace hinanjo::base
