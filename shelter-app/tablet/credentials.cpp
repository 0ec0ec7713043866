#include "tablet/credentials.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_certificate_verifier.h>
#include <grpcpp/security/tls_credentials_options.h>
#include <grpcpp/support/channel_arguments.h>

#include "sync/limits.h"

namespace hinanjo::tablet {
namespace {

namespace tls = grpc::experimental;

// gRPC's own check fails a tablet whose date is wrong, and tells it nothing (sync.md b4). Ours asks the one question
// that matters: is this the office that enrolled us?
class PinnedVerifier final : public tls::ExternalCertificateVerifier {
public:
    explicit PinnedVerifier(base::PinnedAuthority authority) : m_authority(std::move(authority)) {}

    bool Verify(tls::TlsCustomVerificationCheckRequest* request, std::function<void(grpc::Status)>,
                grpc::Status* status) override {
        const std::string_view chain(request->peer_cert_full_chain().data(), request->peer_cert_full_chain().size());
        std::string host(request->target_name().data(), request->target_name().size());
        if (const auto colon = host.rfind(':'); colon != std::string::npos && host.find(']') == std::string::npos)
            host.resize(colon);
        const base::Status verified = base::verifyServerChain(chain, m_authority, host);
        *status =
            verified ? grpc::Status::OK : grpc::Status(grpc::StatusCode::UNAUTHENTICATED, verified.error().detail);
        return true;  // Done at once.
    }
    void Cancel(tls::TlsCustomVerificationCheckRequest*) override {}

private:
    base::PinnedAuthority m_authority;
};

base::Result<base::DeviceId> neighbourOf(std::string_view chain, const std::string& authorityPem,
                                         const base::ShelterId& shelter) {
    HINANJO_ASSIGN(const base::DeviceName name, base::verifyDeviceChain(chain, authorityPem));
    const auto device = base::DeviceId::fromHex(name.device);
    if (!device) return base::fail(base::ErrorCode::Denied, "the certificate names no device");
    if (name.shelter != shelter.value)
        return base::fail(base::ErrorCode::Denied, "the certificate is of another shelter");
    return *device;
}

class NeighbourVerifier final : public tls::ExternalCertificateVerifier {
public:
    NeighbourVerifier(std::string authorityPem, base::ShelterId shelter)
        : m_authorityPem(std::move(authorityPem)), m_shelter(std::move(shelter)) {}

    bool Verify(tls::TlsCustomVerificationCheckRequest* request, std::function<void(grpc::Status)>,
                grpc::Status* status) override {
        const std::string_view chain(request->peer_cert_full_chain().data(), request->peer_cert_full_chain().size());
        const auto neighbour = neighbourOf(chain, m_authorityPem, m_shelter);
        *status =
            neighbour ? grpc::Status::OK : grpc::Status(grpc::StatusCode::UNAUTHENTICATED, neighbour.error().detail);
        return true;  // Done at once.
    }
    void Cancel(tls::TlsCustomVerificationCheckRequest*) override {}

private:
    std::string m_authorityPem;
    base::ShelterId m_shelter;
};

std::shared_ptr<tls::CertificateProviderInterface> provide(const ClientCertificate& own) {
    return std::make_shared<tls::StaticDataCertificateProvider>(
        std::vector<tls::IdentityKeyCertPair>{{own.key, own.certificate}});
}

}  // namespace

std::shared_ptr<grpc::ChannelCredentials> neighbourCredentials(const std::string& authorityPem,
                                                               const base::ShelterId& shelter,
                                                               const ClientCertificate& own) {
    tls::TlsChannelCredentialsOptions options;
    options.set_certificate_provider(provide(own));
    options.watch_identity_key_cert_pairs();
    options.set_verify_server_certs(false);
    options.set_check_call_host(false);
    options.set_certificate_verifier(
        tls::ExternalCertificateVerifier::Create<NeighbourVerifier>(authorityPem, shelter));
    return tls::TlsCredentials(options);
}

std::shared_ptr<grpc::ServerCredentials> neighbourServerCredentials(const ClientCertificate& own) {
    tls::TlsServerCredentialsOptions options(provide(own));
    options.watch_identity_key_cert_pairs();
    options.set_cert_request_type(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_BUT_DONT_VERIFY);
    return tls::TlsServerCredentials(options);
}

base::Result<base::DeviceId> neighbourOf(const grpc::AuthContext& context, const std::string& authorityPem,
                                         const base::ShelterId& shelter) {
    const std::vector<grpc::string_ref> shown = context.FindPropertyValues(GRPC_X509_PEM_CERT_PROPERTY_NAME);
    if (shown.empty()) return base::fail(base::ErrorCode::Denied, "the other end has no certificate");
    return neighbourOf(std::string_view(shown.front().data(), shown.front().size()), authorityPem, shelter);
}

std::shared_ptr<grpc::ChannelCredentials> pinnedCredentials(const base::PinnedAuthority& authority,
                                                            const ClientCertificate& own) {
    tls::TlsChannelCredentialsOptions options;
    if (!own.certificate.empty()) {
        options.set_certificate_provider(provide(own));
        options.watch_identity_key_cert_pairs();
    }
    options.set_verify_server_certs(false);
    options.set_check_call_host(false);
    options.set_certificate_verifier(tls::ExternalCertificateVerifier::Create<PinnedVerifier>(authority));
    return tls::TlsCredentials(options);
}

std::shared_ptr<grpc::Channel> openChannel(const std::string& address,
                                           const std::shared_ptr<grpc::ChannelCredentials>& credentials) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 30'000);
    arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
    arguments.SetInt(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
    arguments.SetInt(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);
    arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 5'000);
    // Tablets of one process (drills) must not share one connection.
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    arguments.SetMaxReceiveMessageSize(sync::kMaxMessageBytes);
    return grpc::CreateCustomChannel(address, credentials, arguments);
}

}  // namespace hinanjo::tablet
