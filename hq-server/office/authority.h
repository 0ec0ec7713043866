// HQ's own certificate authority: keys and certificates in the data directory, made at init.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/crypto.h"
#include "base/result.h"

namespace hinanjo::office {

// Immutable after loading; thread-safe.
class Authority {
public:
    // Makes ca.key, ca.pem, seal.key in `dir` (keys readable by the owner only). Conflict if they exist.
    [[nodiscard]] static base::Status create(const std::filesystem::path& dir, const std::string& officeName);
    // Corrupt if a file is missing or not a key; names it.
    [[nodiscard]] static base::Result<Authority> load(const std::filesystem::path& dir);

    struct ServerIdentity {
        std::string key;    // PEM
        std::string chain;  // PEM: leaf, then the authority, so that an enrolling tablet can check the fingerprint
    };
    // A fresh server certificate for these names, kept in server.key/server.pem as long as the names stay the same.
    [[nodiscard]] base::Result<ServerIdentity> server(const std::filesystem::path& dir,
                                                      const std::vector<std::string>& names) const;
    [[nodiscard]] base::Result<std::string> issue(std::string_view requestDer, const base::DeviceName& name) const;
    [[nodiscard]] const std::string& pem() const { return m_pem; }
    [[nodiscard]] const std::string& fingerprint() const { return m_fingerprint; }
    [[nodiscard]] const base::PrivateKey& sealKey() const { return m_sealKey; }
    // For sync::CursorCheck: follows from the seal key, so that it outlives the database.
    [[nodiscard]] const std::string& cursorKey() const { return m_cursorKey; }

private:
    Authority(base::PrivateKey key, base::PrivateKey sealKey) : m_key(std::move(key)), m_sealKey(std::move(sealKey)) {}
    base::PrivateKey m_key;
    base::PrivateKey m_sealKey;
    std::string m_pem;
    std::string m_fingerprint;
    std::string m_cursorKey;
};

}  // namespace hinanjo::office
