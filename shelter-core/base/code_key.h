// A key pair that follows from a code on paper: who seals to it needs nothing but the public half, who opens needs the
// code. Argon2id makes the pair (X25519), libsodium's sealed boxes do the rest.
//
// Functions are pure and thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/result.h"

namespace hinanjo::base {

// Letters and digits in groups of four, 5 random bits each, without those that look alike.
[[nodiscard]] std::string makeCode(Random& random, std::size_t letters);

// The public half.
struct CodeKey {
    std::string salt;  // of the derivation, 16 bytes
    std::uint64_t operations = 0;
    std::uint64_t memory = 0;
    std::string publicKey;  // 32 bytes

    // Takes about half a second. Invalid for a code of fewer than 12 letters and digits. Case, spaces and hyphens of
    // the code do not count, and O I L are read as 0 1 1.
    [[nodiscard]] static Result<CodeKey> make(std::string_view code, Random& random);
    [[nodiscard]] Result<bool> isOf(std::string_view code) const;
    // The costs are within what we ask of a machine: an edited key must not make it spend more.
    [[nodiscard]] bool isSound() const;

    // For whoever has the code; kCodeSealBytes longer than `bytes`. Corrupt: not a key.
    [[nodiscard]] Result<std::string> seal(std::string_view bytes) const;
    // Takes about half a second. Denied: another code. Corrupt: not sealed to this key, or edited.
    [[nodiscard]] Result<std::string> open(std::string_view code, std::string_view sealed) const;
};

inline constexpr std::size_t kCodeSealBytes = 48;

}  // namespace hinanjo::base
