#include "base/crypto.h"

#include <openssl/pem.h>
#include <openssl/x509.h>

#include <catch2/catch_test_macros.hpp>

using namespace hinanjo::base;

namespace {

constexpr const char* kDevice = "0195c0de000070008000000000000001";

struct Office {
    PrivateKey key = *PrivateKey::makeP256();
    std::string pem = *makeAuthority(key, "東京都北区");

    [[nodiscard]] std::string device(const DeviceName& name) const {
        const PrivateKey own = *PrivateKey::makeP256();
        return *issueDevice(key, pem, *makeRequest(own, "tablet"), name);
    }
    // The same certificate, valid for one day twenty years ago.
    [[nodiscard]] std::string expired(const std::string& certificate) const {
        BIO* in = BIO_new_mem_buf(certificate.data(), static_cast<int>(certificate.size()));
        X509* x = PEM_read_bio_X509(in, nullptr, nullptr, nullptr);
        constexpr long kYear = 365L * 24 * 60 * 60;
        X509_gmtime_adj(X509_getm_notBefore(x), -20 * kYear);
        X509_gmtime_adj(X509_getm_notAfter(x), -20 * kYear + 24L * 60 * 60);
        X509_sign(x, key.native(), EVP_sha256());
        BIO* out = BIO_new(BIO_s_mem());
        PEM_write_bio_X509(out, x);
        char* data = nullptr;
        const long size = BIO_get_mem_data(out, &data);
        std::string text(data, static_cast<std::size_t>(size));
        BIO_free(out);
        X509_free(x);
        BIO_free(in);
        return text;
    }
};

}  // namespace

TEST_CASE("a device's urn names the device and its shelter, whatever is in the shelter's id") {
    for (const char* shelter : {"E1311700034111", "", "体育館, 第2:北%"}) {
        const DeviceName name{kDevice, shelter};
        const std::string uri = deviceUri(name);
        INFO(uri);
        CHECK(uri.find_first_of(", ") == std::string::npos);
        CHECK(deviceOfUri(uri) == name);
    }
    CHECK(deviceUri({kDevice, "E13"}) == std::string("urn:hinanjo:device:") + kDevice + ":E13");
    CHECK_FALSE(deviceOfUri("urn:hinanjo:hq"));
    CHECK_FALSE(deviceOfUri("urn:hinanjo:device:"));
    CHECK_FALSE(deviceOfUri("urn:hinanjo:device:ab:%4"));
    CHECK_FALSE(deviceOfUri("urn:hinanjo:device:ab:%zz"));
}

TEST_CASE("a device's chain says who it is, to its own office only") {
    const Office ours, other;
    const DeviceName name{kDevice, "体育館, 北"};
    const std::string certificate = ours.device(name);

    const auto known = verifyDeviceChain(certificate, ours.pem);
    REQUIRE(known);
    CHECK(*known == name);
    for (const std::string& wrong : {other.device(name), std::string(), std::string("no certificate")}) {
        const auto refused = verifyDeviceChain(wrong, ours.pem);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::Denied);
    }
}

TEST_CASE("a device's certificate that is out of date still says who it is") {
    const Office ours, other;
    const std::string certificate = ours.expired(ours.device({kDevice, "E13"}));

    CHECK(verifyDeviceChain(certificate, ours.pem));
    CHECK_FALSE(verifyDeviceChain(certificate, other.pem));
}

TEST_CASE("a server's certificate is nobody's device") {
    const Office ours;
    const PrivateKey key = *PrivateKey::makeP256();
    const std::string server = *issueServer(ours.key, ours.pem, key, {"localhost"});

    CHECK(verifyServerChain(server, {ours.pem, {}}, "localhost"));
    CHECK_FALSE(verifyDeviceChain(server, ours.pem));
    // And a tablet cannot pass for HQ: it has no host name.
    CHECK_FALSE(verifyServerChain(ours.device({kDevice, "E13"}), {ours.pem, {}}, "localhost"));
}
