#include "office/authority.h"

#include "base/digest.h"
#include "base/files.h"

namespace hinanjo::office {
namespace {

base::Result<base::PrivateKey> readKey(const std::filesystem::path& file) {
    auto pem = base::readFile(file);
    if (!pem) return base::fail(std::move(pem).error());
    auto key = base::PrivateKey::fromPem(*pem);
    if (!key) return base::fail(base::ErrorCode::Corrupt, file.string() + ": not a private key");
    return key;
}

}  // namespace

base::Status Authority::create(const std::filesystem::path& dir, const std::string& officeName) {
    if (std::filesystem::exists(dir / "ca.key")) {
        return base::fail(base::ErrorCode::Conflict, (dir / "ca.key").string() + ": exists already");
    }
    HINANJO_ASSIGN(const base::PrivateKey key, base::PrivateKey::makeP256());
    HINANJO_ASSIGN(const std::string pem, base::makeAuthority(key, officeName));
    HINANJO_ASSIGN(const base::PrivateKey seal, base::PrivateKey::makeEd25519());
    HINANJO_TRY(base::writeFile(dir / "seal.key", seal.pem(), base::Secrecy::OwnerOnly));
    HINANJO_TRY(base::writeFile(dir / "ca.pem", pem));
    return base::writeFile(dir / "ca.key", key.pem(), base::Secrecy::OwnerOnly);
}

base::Result<Authority> Authority::load(const std::filesystem::path& dir) {
    HINANJO_ASSIGN(base::PrivateKey key, readKey(dir / "ca.key"));
    HINANJO_ASSIGN(base::PrivateKey sealKey, readKey(dir / "seal.key"));
    Authority authority(std::move(key), std::move(sealKey));
    HINANJO_ASSIGN(authority.m_pem, base::readFile(dir / "ca.pem"));
    auto print = base::fingerprint(authority.m_pem);
    if (!print) return base::fail(base::ErrorCode::Corrupt, (dir / "ca.pem").string() + ": not a certificate");
    authority.m_fingerprint = std::move(*print);
    authority.m_cursorKey = base::asText(base::hmacSha256(authority.m_sealKey.pem(), "hinanjo-cursor-key-1"));
    return authority;
}

base::Result<Authority::ServerIdentity> Authority::server(const std::filesystem::path& dir,
                                                          const std::vector<std::string>& names) const {
    std::string wanted;
    for (const std::string& name : names)
        wanted += name + "\n";
    const auto kept = base::readFile(dir / "server.names");
    if (kept && *kept == wanted) {
        auto key = base::readFile(dir / "server.key");
        auto chain = base::readFile(dir / "server.pem");
        if (key && chain && chain->find(m_pem) != std::string::npos)
            return ServerIdentity{std::move(*key), std::move(*chain)};
    }
    HINANJO_ASSIGN(const base::PrivateKey key, base::PrivateKey::makeP256());
    HINANJO_ASSIGN(const std::string leaf, base::issueServer(m_key, m_pem, key, names));
    ServerIdentity made{key.pem(), leaf + m_pem};
    HINANJO_TRY(base::writeFile(dir / "server.key", made.key, base::Secrecy::OwnerOnly));
    HINANJO_TRY(base::writeFile(dir / "server.pem", made.chain));
    HINANJO_TRY(base::writeFile(dir / "server.names", wanted));
    return made;
}

base::Result<std::string> Authority::issue(std::string_view requestDer, const base::DeviceName& name) const {
    return base::issueDevice(m_key, m_pem, requestDer, name);
}

}  // namespace hinanjo::office
