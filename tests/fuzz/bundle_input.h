// What an input of fuzz_bundle is.
//
// First byte 0: the rest is a file. Otherwise the rest is a list of frames, kind (1 byte) | length (2 bytes, little
// endian) | content, from which an authentic file is made: no mutation finds its way through the encryption, and a
// recipient gone bad needs not to.
#pragma once

#include <string>
#include <string_view>

#include "base/crypto.h"

namespace hinanjo::test {

enum class FuzzFrame : unsigned char {
    First,         // Its content as it is, tag PUSH.
    Batch,         // Its content as it is, tag MESSAGE.
    Last,          // Its content as it is, tag FINAL.
    Packed,        // Compressed as a batch is.
    SignedHeader,  // A BundleHeader; gets the sender's key and a signature.
    HonestBatch,   // Compressed, and counted for the trailer. Content must be a Batch.
    HonestTrailer,
    End
};

inline constexpr std::string_view kFuzzEvent = "hinanjo fuzz event ";  // How every event of an honest file begins.

// The key all inputs are sealed to and signed by. It protects nothing.
[[nodiscard]] inline const base::PrivateKey& fuzzKey() {
    static const base::PrivateKey key = *base::PrivateKey::fromPem(
        "-----BEGIN PRIVATE KEY-----\n"
        "MC4CAQAwBQYDK2VwBCIEIGZ1enpmdXp6ZnV6emZ1enpmdXp6ZnV6emZ1enpmdXp6\n"
        "-----END PRIVATE KEY-----\n");
    return key;
}

[[nodiscard]] inline std::string fuzzFrame(FuzzFrame kind, std::string_view content) {
    std::string out{static_cast<char>(kind), static_cast<char>(content.size() & 0xff),
                    static_cast<char>(content.size() >> 8)};
    return out.append(content);
}

}  // namespace hinanjo::test
