#include "base/crypto.h"

#include "base/digest.h"
#include "base/ids.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

namespace hinanjo::base {
namespace {

template <auto Function>
struct FreeBy {
    template <typename T>
    void operator()(T* object) const {
        Function(object);
    }
};
using Bio = std::unique_ptr<BIO, FreeBy<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, FreeBy<X509_free>>;
using Request = std::unique_ptr<X509_REQ, FreeBy<X509_REQ_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, FreeBy<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreeBy<EVP_MD_CTX_free>>;

constexpr long kDay = 24 * 60 * 60;
const std::string kDeviceUri = "urn:hinanjo:device:";

tl::unexpected<Error> cryptoFailure(const char* doing) {
    char words[160] = "no reason given";
    if (const auto code = ERR_get_error(); code != 0) ERR_error_string_n(code, words, sizeof words);
    ERR_clear_error();
    return fail(ErrorCode::Invalid, std::string(doing) + ": " + words);
}

std::string contentOf(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

Bio reading(std::string_view text) {
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

Certificate readCertificate(std::string_view pem) {
    const Bio bio = reading(pem);
    return Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

std::string toPem(X509* certificate) {
    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    return contentOf(bio.get());
}

bool addExtension(X509* certificate, X509* issuer, int nid, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    if (extension == nullptr) return false;
    const bool added = X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

Certificate blank(std::string_view commonName, long days) {
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    unsigned char serial[16];
    if (RAND_bytes(serial, sizeof serial) != 1) return nullptr;
    serial[0] &= 0x7f;
    BIGNUM* number = BN_bin2bn(serial, sizeof serial, nullptr);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate.get()));
    BN_free(number);
    // A day back: the clock of a machine that has just been started may be behind.
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -kDay);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), days * kDay);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(commonName.data()),
                               static_cast<int>(commonName.size()), -1, 0);
    return certificate;
}

bool isAddress(const std::string& name) {
    ASN1_OCTET_STRING* ip = a2i_IPADDRESS(name.c_str());
    const bool is = ip != nullptr;
    ASN1_OCTET_STRING_free(ip);
    return is;
}

Result<std::string> signedBy(Certificate certificate, const PrivateKey& authorityKey) {
    if (X509_sign(certificate.get(), authorityKey.native(), EVP_sha256()) == 0)
        return cryptoFailure("signing a certificate");
    return toPem(certificate.get());
}

Sha256 fingerprintOf(X509* certificate) {
    Sha256 out{};
    unsigned int size = 0;
    X509_digest(certificate, EVP_sha256(), out.data(), &size);
    return out;
}

}  // namespace

void PrivateKey::Free::operator()(evp_pkey_st* key) const {
    EVP_PKEY_free(key);
}

Result<PrivateKey> PrivateKey::makeEd25519() {
    EVP_PKEY* key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    if (key == nullptr) return cryptoFailure("making a seal key");
    return PrivateKey(key);
}

Result<PrivateKey> PrivateKey::makeP256() {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    if (key == nullptr) return cryptoFailure("making a TLS key");
    return PrivateKey(key);
}

Result<PrivateKey> PrivateKey::fromPem(std::string_view pem) {
    const Bio bio = reading(pem);
    EVP_PKEY* key = PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr);
    if (key == nullptr) return cryptoFailure("reading a private key");
    return PrivateKey(key);
}

std::string PrivateKey::pem() const {
    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return contentOf(bio.get());
}

std::string PrivateKey::rawPublicKey() const {
    std::string out(32, '\0');
    std::size_t size = out.size();
    if (EVP_PKEY_get_raw_public_key(m_key.get(), reinterpret_cast<unsigned char*>(out.data()), &size) != 1) return {};
    return out;
}

std::string PrivateKey::rawSeed() const {
    if (EVP_PKEY_get_base_id(m_key.get()) != EVP_PKEY_ED25519) return {};
    std::string out(32, '\0');
    std::size_t size = out.size();
    if (EVP_PKEY_get_raw_private_key(m_key.get(), reinterpret_cast<unsigned char*>(out.data()), &size) != 1) return {};
    return out;
}

Result<std::string> PrivateKey::sign(std::string_view message) const {
    const DigestContext context(EVP_MD_CTX_new());
    std::string out(64, '\0');
    std::size_t size = out.size();
    if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_key.get()) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                       reinterpret_cast<const unsigned char*>(message.data()), message.size()) != 1) {
        return cryptoFailure("signing");
    }
    return out;
}

bool verifyEd25519(std::string_view publicKey, std::string_view message, std::string_view signature) {
    if (publicKey.size() != 32 || signature.size() != 64) return false;
    using Key = std::unique_ptr<EVP_PKEY, FreeBy<EVP_PKEY_free>>;
    const Key key(EVP_PKEY_new_raw_public_key(
        EVP_PKEY_ED25519, nullptr, reinterpret_cast<const unsigned char*>(publicKey.data()), publicKey.size()));
    if (!key) return false;
    const DigestContext context(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()), signature.size(),
                            reinterpret_cast<const unsigned char*>(message.data()), message.size()) == 1;
}

Result<std::string> makeAuthority(const PrivateKey& key, std::string_view officeName) {
    // X.509 allows 64 characters in a common name.
    Certificate certificate = blank(std::string(officeName.substr(0, 60)), 20 * 365);
    if (!certificate) return cryptoFailure("making an authority");
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    X509_set_pubkey(certificate.get(), key.native());
    if (!addExtension(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0") ||
        !addExtension(certificate.get(), certificate.get(), NID_key_usage, "critical,keyCertSign,cRLSign") ||
        !addExtension(certificate.get(), certificate.get(), NID_subject_key_identifier, "hash")) {
        return cryptoFailure("making an authority");
    }
    return signedBy(std::move(certificate), key);
}

Result<std::string> issueServer(const PrivateKey& authorityKey, std::string_view authorityPem,
                                const PrivateKey& serverKey, const std::vector<std::string>& names) {
    const Certificate authority = readCertificate(authorityPem);
    Certificate certificate = blank("hq", 20 * 365);
    if (!authority || !certificate) return cryptoFailure("making a server certificate");
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(authority.get()));
    X509_set_pubkey(certificate.get(), serverKey.native());
    std::string alternatives = "URI:urn:hinanjo:hq";
    for (const std::string& name : names)
        alternatives += (isAddress(name) ? ",IP:" : ",DNS:") + name;
    if (!addExtension(certificate.get(), authority.get(), NID_basic_constraints, "critical,CA:FALSE") ||
        !addExtension(certificate.get(), authority.get(), NID_ext_key_usage, "serverAuth") ||
        !addExtension(certificate.get(), authority.get(), NID_subject_alt_name, alternatives)) {
        return cryptoFailure("making a server certificate");
    }
    return signedBy(std::move(certificate), authorityKey);
}

Result<std::string> makeRequest(const PrivateKey& key, std::string_view commonName) {
    const Request request(X509_REQ_new());
    X509_NAME_add_entry_by_txt(X509_REQ_get_subject_name(request.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(commonName.data()),
                               static_cast<int>(commonName.size()), -1, 0);
    X509_REQ_set_pubkey(request.get(), key.native());
    if (X509_REQ_sign(request.get(), key.native(), EVP_sha256()) == 0)
        return cryptoFailure("making a certificate request");
    unsigned char* der = nullptr;
    const int size = i2d_X509_REQ(request.get(), &der);
    if (size <= 0) return cryptoFailure("making a certificate request");
    std::string out(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return out;
}

std::string deviceUri(const DeviceName& name) {
    std::string out = kDeviceUri + name.device;
    if (name.shelter.empty()) return out;
    out += ':';
    for (const char c : name.shelter) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        out += plain ? std::string(1, c) : "%" + toHex(std::string_view(&c, 1));
    }
    return out;
}

std::optional<DeviceName> deviceOfUri(std::string_view uri) {
    if (!uri.starts_with(kDeviceUri)) return std::nullopt;
    uri.remove_prefix(kDeviceUri.size());
    const auto colon = uri.find(':');
    DeviceName out;
    out.device = std::string(uri.substr(0, colon));
    if (out.device.empty()) return std::nullopt;
    if (colon == std::string_view::npos) return out;
    const std::string_view shelter = uri.substr(colon + 1);
    for (std::size_t i = 0; i < shelter.size(); ++i) {
        if (shelter[i] != '%') {
            out.shelter += shelter[i];
            continue;
        }
        const auto byte = fromHexText(shelter.substr(i + 1, 2));
        if (!byte || byte->size() != 1) return std::nullopt;
        out.shelter += *byte;
        i += 2;
    }
    return out;
}

Result<std::string> issueDevice(const PrivateKey& authorityKey, std::string_view authorityPem,
                                std::string_view requestDer, const DeviceName& name) {
    const auto* at = reinterpret_cast<const unsigned char*>(requestDer.data());
    const Request request(d2i_X509_REQ(nullptr, &at, static_cast<long>(requestDer.size())));
    if (!request) return cryptoFailure("reading a certificate request");
    EVP_PKEY* key = X509_REQ_get0_pubkey(request.get());
    if (key == nullptr || X509_REQ_verify(request.get(), key) != 1)
        return cryptoFailure("checking a certificate request");
    const Certificate authority = readCertificate(authorityPem);
    Certificate certificate = blank(name.device, 5 * 365);
    if (!authority || !certificate) return cryptoFailure("making a device certificate");
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(authority.get()));
    X509_set_pubkey(certificate.get(), key);
    if (!addExtension(certificate.get(), authority.get(), NID_basic_constraints, "critical,CA:FALSE") ||
        !addExtension(certificate.get(), authority.get(), NID_ext_key_usage, "clientAuth,serverAuth") ||
        !addExtension(certificate.get(), authority.get(), NID_subject_alt_name, "URI:" + deviceUri(name))) {
        return cryptoFailure("making a device certificate");
    }
    return signedBy(std::move(certificate), authorityKey);
}

Result<std::string> fingerprint(std::string_view certificatePem) {
    const Certificate certificate = readCertificate(certificatePem);
    if (!certificate) return cryptoFailure("reading a certificate");
    const Sha256 digest = fingerprintOf(certificate.get());
    return std::string(asText(digest));
}

namespace {

std::vector<Certificate> readChain(std::string_view pem) {
    const Bio bio = reading(pem);
    std::vector<Certificate> chain;
    while (X509* next = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr))
        chain.emplace_back(next);
    ERR_clear_error();
    return chain;
}

// "" or what is wrong. An empty host is not asked for.
std::string whyNotIssued(X509* leaf, X509* authority, int purpose, const std::string& host) {
    using Store = std::unique_ptr<X509_STORE, FreeBy<X509_STORE_free>>;
    using StoreContext = std::unique_ptr<X509_STORE_CTX, FreeBy<X509_STORE_CTX_free>>;
    const Store store(X509_STORE_new());
    X509_STORE_add_cert(store.get(), authority);
    const StoreContext context(X509_STORE_CTX_new());
    X509_STORE_CTX_init(context.get(), store.get(), leaf, nullptr);
    X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(context.get());
    // A tablet with a wrong date must still be reached; freshness comes from revocation, not from dates (sync.md b4).
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_NO_CHECK_TIME);
    X509_VERIFY_PARAM_set_purpose(rules, purpose);
    if (!host.empty()) {
        if (isAddress(host)) {
            X509_VERIFY_PARAM_set1_ip_asc(rules, host.c_str());
        } else {
            X509_VERIFY_PARAM_set1_host(rules, host.data(), host.size());
        }
    }
    if (X509_verify_cert(context.get()) == 1) return {};
    return X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get()));
}

}  // namespace

Status verifyServerChain(std::string_view chainPem, const PinnedAuthority& pinned, std::string_view host) {
    const std::vector<Certificate> chain = readChain(chainPem);
    if (chain.empty()) return fail(ErrorCode::Denied, "the server showed no certificate");

    Certificate authority;
    if (!pinned.pem.empty()) {
        authority = readCertificate(pinned.pem);
    } else {
        for (const Certificate& candidate : chain) {
            if (asText(fingerprintOf(candidate.get())) == pinned.fingerprint) {
                authority.reset(X509_dup(candidate.get()));
            }
        }
    }
    if (!authority) return fail(ErrorCode::Denied, "the server's certificate is not of the expected office");
    const std::string wrong =
        whyNotIssued(chain.front().get(), authority.get(), X509_PURPOSE_SSL_SERVER, std::string(host));
    if (!wrong.empty()) return fail(ErrorCode::Denied, "the server's certificate is not accepted: " + wrong);
    return {};
}

Result<DeviceName> verifyDeviceChain(std::string_view chainPem, std::string_view authorityPem) {
    const std::vector<Certificate> chain = readChain(chainPem);
    if (chain.empty()) return fail(ErrorCode::Denied, "the device showed no certificate");
    const Certificate authority = readCertificate(authorityPem);
    if (!authority) return fail(ErrorCode::Denied, "the authority's certificate cannot be read");
    const std::string wrong = whyNotIssued(chain.front().get(), authority.get(), X509_PURPOSE_SSL_CLIENT, {});
    if (!wrong.empty()) return fail(ErrorCode::Denied, "the device's certificate is not accepted: " + wrong);

    std::optional<DeviceName> name;
    auto* names =
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(chain.front().get(), NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; names != nullptr && i < sk_GENERAL_NAME_num(names) && !name; ++i) {
        const GENERAL_NAME* entry = sk_GENERAL_NAME_value(names, i);
        if (entry->type != GEN_URI) continue;
        const ASN1_IA5STRING* uri = entry->d.uniformResourceIdentifier;
        name = deviceOfUri(std::string_view(reinterpret_cast<const char*>(ASN1_STRING_get0_data(uri)),
                                            static_cast<std::size_t>(ASN1_STRING_length(uri))));
    }
    GENERAL_NAMES_free(names);
    if (!name) return fail(ErrorCode::Denied, "the certificate names no device");
    return *name;
}

}  // namespace hinanjo::base
