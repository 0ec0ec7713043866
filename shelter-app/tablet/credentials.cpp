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

}  // namespace

std::shared_ptr<grpc::ChannelCredentials> pinnedCredentials(const base::PinnedAuthority& authority,
                                                            const ClientCertificate& own) {
    tls::TlsChannelCredentialsOptions options;
    if (!own.certificate.empty()) {
        options.set_certificate_provider(std::make_shared<tls::StaticDataCertificateProvider>(
            std::vector<tls::IdentityKeyCertPair>{{own.key, own.certificate}}));
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
