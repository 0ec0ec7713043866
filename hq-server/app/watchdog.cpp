#include "app/watchdog.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_certificate_verifier.h>
#include <grpcpp/security/tls_credentials_options.h>

#include "base/crypto.h"
#include "office/authority.h"

namespace hinanjo::app {
namespace {

namespace tls = grpc::experimental;

// Stands in every certificate of the server (rpc/server.cpp), whatever address tablets use.
constexpr const char* kName = "localhost";

// Without regard to dates, like a tablet's: what tablets accept must not be restarted.
class PinnedVerifier final : public tls::ExternalCertificateVerifier {
public:
    explicit PinnedVerifier(base::PinnedAuthority authority) : m_authority(std::move(authority)) {}

    bool Verify(tls::TlsCustomVerificationCheckRequest* request, std::function<void(grpc::Status)>,
                grpc::Status* status) override {
        const std::string_view chain(request->peer_cert_full_chain().data(), request->peer_cert_full_chain().size());
        const base::Status verified = base::verifyServerChain(chain, m_authority, kName);
        *status =
            verified ? grpc::Status::OK : grpc::Status(grpc::StatusCode::UNAUTHENTICATED, verified.error().detail);
        return true;  // Done at once.
    }
    void Cancel(tls::TlsCustomVerificationCheckRequest*) override {}

private:
    base::PinnedAuthority m_authority;
};

// A certificate of the office's authority that names no device: it gets through the handshake and may do nothing.
// Made anew each time, so that no clock set forward or back makes it invalid.
base::Result<std::shared_ptr<grpc::ChannelCredentials>> credentials(const std::filesystem::path& data) {
    HINANJO_ASSIGN(const office::Authority authority, office::Authority::load(data));
    HINANJO_ASSIGN(const base::PrivateKey key, base::PrivateKey::makeP256());
    HINANJO_ASSIGN(const std::string request, base::makeRequest(key, "watchdog"));
    HINANJO_ASSIGN(const std::string certificate, authority.issue(request, {"watchdog", {}}));
    tls::TlsChannelCredentialsOptions options;
    options.set_certificate_provider(std::make_shared<tls::StaticDataCertificateProvider>(
        std::vector<tls::IdentityKeyCertPair>{{key.pem(), certificate}}));
    options.watch_identity_key_cert_pairs();
    options.set_verify_server_certs(false);
    options.set_check_call_host(false);
    options.set_certificate_verifier(
        tls::ExternalCertificateVerifier::Create<PinnedVerifier>(base::PinnedAuthority{authority.pem(), {}}));
    return tls::TlsCredentials(options);
}

// The address to call for one to listen on.
std::string reachable(const std::string& address) {
    const auto colon = address.rfind(':');
    const std::string host = address.substr(0, colon);
    if (host != "0.0.0.0" && host != "[::]") return address;
    return "127.0.0.1" + address.substr(colon);
}

}  // namespace

int probe(const std::filesystem::path& data, const std::string& address, std::chrono::milliseconds patience,
          const Output& output) {
    const auto own = credentials(data);
    if (!own) {
        output.say(own.error().detail);
        return kDamaged;
    }
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
    arguments.SetSslTargetNameOverride(kName);
    grpc::GenericStub stub(grpc::CreateCustomChannel(reachable(address), *own, arguments));

    // grpc.health.v1: an empty request asks for the whole server; status = 1 of the reply is SERVING. The library
    // ships the service without its messages.
    const grpc::Slice none;
    const grpc::ByteBuffer request(&none, 1);
    grpc::ByteBuffer reply;
    grpc::Status status;
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + patience);
    grpc::CompletionQueue queue;
    const auto call = stub.PrepareUnaryCall(&context, "/grpc.health.v1.Health/Check", request, &queue);
    call->StartCall();
    call->Finish(&reply, &status, &queue);
    void* tag = nullptr;
    bool ok = false;
    queue.Next(&tag, &ok);

    if (!status.ok()) {
        output.say(status.error_message());
        return kRefused;
    }
    grpc::Slice said;
    if (!reply.DumpToSingleSlice(&said).ok() || std::string(said.begin(), said.end()) != "\x08\x01") {
        output.say("says that it does not serve");
        return kRefused;
    }
    return kDone;
}

}  // namespace hinanjo::app
