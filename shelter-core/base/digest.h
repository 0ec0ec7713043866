// SHA-256 (FIPS 180-4, by OpenSSL) and the order-free digest of a set of events.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace hinanjo::base {

using Sha256 = std::array<std::uint8_t, 32>;
// First 16 bytes of a SHA-256: names an event's bytes in a chain.
using Hash16 = std::array<std::uint8_t, 16>;

[[nodiscard]] Sha256 sha256(std::string_view bytes);
[[nodiscard]] Hash16 hash16(std::string_view bytes);
// HMAC-SHA-256 (RFC 2104): only who has the key can make it.
[[nodiscard]] Sha256 hmacSha256(std::string_view key, std::string_view bytes);
[[nodiscard]] std::string_view asText(const Hash16& hash);
[[nodiscard]] std::string_view asText(const Sha256& hash);

// SHA-256 of what comes piece by piece. Not thread-safe.
class Sha256Stream {
public:
    Sha256Stream();
    ~Sha256Stream();
    Sha256Stream(const Sha256Stream&) = delete;
    Sha256Stream& operator=(const Sha256Stream&) = delete;

    void add(std::string_view bytes);
    // Of everything added. Ends the stream: call it once.
    [[nodiscard]] Sha256 finish();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

// Sum modulo 2^128 of the Hash16 of every member: the same for every order of arrival, and incremental.
class SetDigest {
public:
    void add(const Hash16& member);
    void add(const SetDigest& other);
    void remove(const Hash16& member);
    // 16 bytes, little endian.
    [[nodiscard]] std::string bytes() const;
    [[nodiscard]] static SetDigest fromBytes(std::string_view raw);  // Zero for anything but 16 bytes.

    friend bool operator==(const SetDigest&, const SetDigest&) = default;

private:
    std::uint64_t m_low = 0;
    std::uint64_t m_high = 0;
};

}  // namespace hinanjo::base
