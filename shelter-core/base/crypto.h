// Keys, signatures and certificates, all by OpenSSL 3. Nothing here stores anything.
//
// Objects are not thread-safe; the free functions are.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct evp_pkey_st;

namespace hinanjo::base {

// A private key of this device: Ed25519 for seals, ECDSA P-256 for TLS.
class PrivateKey {
public:
    [[nodiscard]] static Result<PrivateKey> makeEd25519();
    [[nodiscard]] static Result<PrivateKey> makeP256();
    [[nodiscard]] static Result<PrivateKey> fromPem(std::string_view pem);

    [[nodiscard]] std::string pem() const;
    // 32 raw bytes; Ed25519 only.
    [[nodiscard]] std::string rawPublicKey() const;
    // The 32 bytes everything else of the key follows from; Ed25519 only, empty for others. Wipe them after use.
    [[nodiscard]] std::string rawSeed() const;
    // 64 bytes; Ed25519 only.
    [[nodiscard]] Result<std::string> sign(std::string_view message) const;

    [[nodiscard]] evp_pkey_st* native() const { return m_key.get(); }

private:
    struct Free {
        void operator()(evp_pkey_st* key) const;
    };
    explicit PrivateKey(evp_pkey_st* key) : m_key(key) {}
    std::unique_ptr<evp_pkey_st, Free> m_key;
};

// True if `signature` is that of `message` by the Ed25519 key with these 32 bytes.
[[nodiscard]] bool verifyEd25519(std::string_view publicKey, std::string_view message, std::string_view signature);

// --- certificates: HQ is its own authority (X.509 v3, ECDSA P-256) ---

// A self-signed authority, valid 20 years: a disaster must not meet an expired office.
[[nodiscard]] Result<std::string> makeAuthority(const PrivateKey& key, std::string_view officeName);
// A server certificate for the given DNS names and addresses ("localhost", "10.0.0.5").
[[nodiscard]] Result<std::string> issueServer(const PrivateKey& authorityKey, std::string_view authorityPem,
                                              const PrivateKey& serverKey, const std::vector<std::string>& names);
// PKCS#10, DER.
[[nodiscard]] Result<std::string> makeRequest(const PrivateKey& key, std::string_view commonName);
// Which device a certificate belongs to.
struct DeviceName {
    std::string device;   // The id, hex
    std::string shelter;  // Empty in certificates of the first builds.

    friend bool operator==(const DeviceName&, const DeviceName&) = default;
};
// "urn:hinanjo:device:<id>:<shelter>"; everything in the shelter's id but ASCII letters and digits is percent-encoded.
[[nodiscard]] std::string deviceUri(const DeviceName& name);
// Nothing if it names no device.
[[nodiscard]] std::optional<DeviceName> deviceOfUri(std::string_view uri);

// A device's certificate, for both ends of a connection. Fails with Invalid if the request is not self-consistent.
[[nodiscard]] Result<std::string> issueDevice(const PrivateKey& authorityKey, std::string_view authorityPem,
                                              std::string_view requestDer, const DeviceName& name);
// SHA-256 of the certificate's DER, 32 raw bytes.
[[nodiscard]] Result<std::string> fingerprint(std::string_view certificatePem);

// Checks a server's chain (PEM, leaf first) against one authority and a host name, *without* regard to dates: a tablet
// with a wrong clock must still reach HQ. Either `authorityPem` or `authorityFingerprint` (32 bytes) is given; with the
// latter the chain itself must contain the authority. Returns what is wrong, for the log.
struct PinnedAuthority {
    std::string pem;
    std::string fingerprint;
};
[[nodiscard]] Status verifyServerChain(std::string_view chainPem, const PinnedAuthority& authority,
                                       std::string_view host);

// The device whose chain (PEM, leaf first) this is, if this authority (PEM) issued it: *without* regard to dates and
// without a host name, because tablets have none. Denied says what is wrong.
[[nodiscard]] Result<DeviceName> verifyDeviceChain(std::string_view chainPem, std::string_view authorityPem);

}  // namespace hinanjo::base
