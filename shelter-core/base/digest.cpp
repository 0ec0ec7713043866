#include "base/digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

#include <cstring>

namespace hinanjo::base {

Sha256 sha256(std::string_view bytes) {
    Sha256 out;
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), out.data());
    return out;
}

Hash16 hash16(std::string_view bytes) {
    const Sha256 whole = sha256(bytes);
    Hash16 out;
    std::memcpy(out.data(), whole.data(), out.size());
    return out;
}

Sha256 hmacSha256(std::string_view key, std::string_view bytes) {
    Sha256 out;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(bytes.data()),
         bytes.size(), out.data(), nullptr);
    return out;
}

std::string_view asText(const Hash16& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}
std::string_view asText(const Sha256& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

struct Sha256Stream::Context {
    EVP_MD_CTX* native = EVP_MD_CTX_new();
    ~Context() { EVP_MD_CTX_free(native); }
};

Sha256Stream::Sha256Stream() : m_context(std::make_unique<Context>()) {
    EVP_DigestInit_ex(m_context->native, EVP_sha256(), nullptr);
}
Sha256Stream::~Sha256Stream() = default;

void Sha256Stream::add(std::string_view bytes) {
    EVP_DigestUpdate(m_context->native, bytes.data(), bytes.size());
}

Sha256 Sha256Stream::finish() {
    Sha256 out{};
    EVP_DigestFinal_ex(m_context->native, out.data(), nullptr);
    return out;
}

void SetDigest::add(const Hash16& member) {
    SetDigest other;
    std::memcpy(&other.m_low, member.data(), 8);
    std::memcpy(&other.m_high, member.data() + 8, 8);
    add(other);
}

void SetDigest::add(const SetDigest& other) {
    const std::uint64_t low = other.m_low;  // `other` may be this.
    m_low += low;
    m_high += other.m_high + (m_low < low ? 1 : 0);
}

void SetDigest::remove(const Hash16& member) {
    SetDigest other;
    std::memcpy(&other.m_low, member.data(), 8);
    std::memcpy(&other.m_high, member.data() + 8, 8);
    m_high -= other.m_high + (m_low < other.m_low ? 1 : 0);
    m_low -= other.m_low;
}

std::string SetDigest::bytes() const {
    std::string out(16, '\0');
    std::memcpy(out.data(), &m_low, 8);
    std::memcpy(out.data() + 8, &m_high, 8);
    return out;
}

SetDigest SetDigest::fromBytes(std::string_view raw) {
    SetDigest out;
    if (raw.size() != 16) return out;
    std::memcpy(&out.m_low, raw.data(), 8);
    std::memcpy(&out.m_high, raw.data() + 8, 8);
    return out;
}

}  // namespace hinanjo::base
