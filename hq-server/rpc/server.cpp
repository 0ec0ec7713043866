#include "rpc/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_credentials_options.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <condition_variable>
#include <thread>

#include "base/digest.h"
#include "office/journal.h"
#include "rpc/exchange_service.h"
#include "shelter/v1/headquarters.grpc.pb.h"
#include "sync/limits.h"

namespace hinanjo::rpc {

namespace pb = shelter::v1;
using office::journal;
using office::Level;

namespace {

class EnrolmentService final : public pb::Enrolment::CallbackService {
public:
    explicit EnrolmentService(office::Office& office) : m_office(office) {}

    grpc::ServerUnaryReactor* Enrol(grpc::CallbackServerContext* context, const pb::EnrolRequest* request,
                                    pb::EnrolReply* reply) override {
        auto* reactor = context->DefaultReactor();
        const auto enrolled =
            m_office.enrol(request->secret(), request->certificate_request(), request->seal_public_key());
        if (!enrolled) {
            journal(Level::Warning, "enrolment.refused", {{"why", enrolled.error().detail}});
            reactor->Finish(statusOf(enrolled.error()));
            return reactor;
        }
        reply->set_certificate(enrolled->certificate);
        reply->set_authority(m_office.authority().pem());
        reply->set_device_id(std::string(enrolled->device.id.view()));
        reply->set_device_name(enrolled->device.name);
        reply->set_shelter_id(enrolled->device.shelter.value);
        reply->set_office_name(m_office.name());
        reply->set_hq_seal_public_key(m_office.authority().sealKey().rawPublicKey());
        reply->set_hq_id(std::string(m_office.id().view()));
        journal(Level::Info, "enrolment.done",
                {{"device", enrolled->device.id.hex()}, {"shelter", enrolled->device.shelter.value}});
        reactor->Finish(grpc::Status::OK);
        return reactor;
    }

private:
    office::Office& m_office;
};

// Commands run one after another, each on gRPC's own thread of the synchronous API: there are few and they may take
// long.
class HeadquartersService final : public pb::Headquarters::Service {
public:
    explicit HeadquartersService(Server::Run run) : m_run(std::move(run)) {}

    grpc::Status Run(grpc::ServerContext*, const pb::CommandRequest* request,
                     grpc::ServerWriter<pb::CommandOutput>* writer) override {
        const std::lock_guard one(m_mutex);
        const std::vector<std::string> arguments(request->arguments().begin(), request->arguments().end());
        const int status = m_run(
            arguments, request->working_directory(),
            [&](std::string text) {
                pb::CommandOutput output;
                output.set_out(std::move(text));
                writer->Write(output);
            },
            [&](std::string text) {
                pb::CommandOutput output;
                output.set_error(std::move(text));
                writer->Write(output);
            });
        pb::CommandOutput last;
        last.set_done(true);
        last.set_exit_status(status);
        writer->Write(last);
        return grpc::Status::OK;
    }

private:
    Server::Run m_run;
    std::mutex m_mutex;
};

}  // namespace

std::filesystem::path commandSocket(const std::filesystem::path& dataDirectory) {
    std::error_code error;
    const auto absolute = std::filesystem::weakly_canonical(dataDirectory, error);
    const auto inside = absolute / "hq.sock";
    if (inside.string().size() < sizeof(sockaddr_un::sun_path)) return inside;
    const auto name = base::hash16(absolute.string());
    return std::filesystem::temp_directory_path() / ("hinanjo-" + base::toHex(base::asText(name)) + ".sock");
}

struct Server::Impl {
    explicit Impl(office::Office& o) : office(o), connections(o), sync(o, connections), enrolment(o) {}

    office::Office& office;
    Connections connections;
    SyncService sync;
    EnrolmentService enrolment;
    std::unique_ptr<HeadquartersService> headquarters;
    std::unique_ptr<grpc::Server> network;
    std::unique_ptr<grpc::Server> local;
    std::filesystem::path socket;
    int port = 0;

    std::mutex mutex;
    std::condition_variable wake;
    bool stopping = false;
    std::thread heart;
};

base::Result<std::unique_ptr<Server>> Server::start(office::Office& office, Options options) {
    std::vector<std::string> names{"localhost", "127.0.0.1"};
    const std::string host = options.address.substr(0, options.address.rfind(':'));
    if (host != "0.0.0.0" && host != "[::]" && host != names[0] && host != names[1]) names.push_back(host);
    for (const std::string& name : options.names)
        names.push_back(name);
    HINANJO_ASSIGN(const office::Authority::ServerIdentity identity,
                   office.authority().server(office.directory(), names));

    static const bool kPluginsOnce = [] {
        grpc::EnableDefaultHealthCheckService(true);
        grpc::reflection::InitProtoReflectionServerBuilderPlugin();
        return true;
    }();
    (void)kPluginsOnce;

    using grpc::experimental::IdentityKeyCertPair;
    using grpc::experimental::StaticDataCertificateProvider;
    const auto provider = std::make_shared<StaticDataCertificateProvider>(
        office.authority().pem(), std::vector<IdentityKeyCertPair>{{identity.key, identity.chain}});
    grpc::experimental::TlsServerCredentialsOptions tls(provider);
    tls.watch_root_certs();
    tls.watch_identity_key_cert_pairs();
    // A caller without a certificate may only enrol; every other call asks for the device behind it (callerOf). One
    // with a certificate of another authority does not get past the handshake.
    tls.set_cert_request_type(GRPC_SSL_REQUEST_CLIENT_CERTIFICATE_AND_VERIFY);

    std::unique_ptr<Server> server(new Server(std::make_unique<Impl>(office)));
    Impl& impl = *server->m_impl;
    grpc::ServerBuilder builder;
    builder.AddListeningPort(options.address, grpc::experimental::TlsServerCredentials(tls), &impl.port);
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 20'000);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);
    // A tablet that is gone without a word: its stream ends, and what waits for it is freed.
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, 60'000);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 20'000);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
    builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, 10'000);
    builder.SetMaxReceiveMessageSize(sync::kMaxMessageBytes);
    builder.RegisterService(&impl.sync);
    builder.RegisterService(&impl.enrolment);
    impl.network = builder.BuildAndStart();
    if (!impl.network || impl.port == 0) {
        return base::fail(base::ErrorCode::Conflict,
                          options.address + ": cannot be listened on (in use, or not an address of this machine)");
    }

    if (options.run) {
        impl.socket = commandSocket(office.directory());
        ::unlink(impl.socket.c_str());
        impl.headquarters = std::make_unique<HeadquartersService>(std::move(options.run));
        grpc::ServerBuilder localBuilder;
        const auto mask = ::umask(0177);
        localBuilder.AddListeningPort("unix:" + impl.socket.string(), grpc::InsecureServerCredentials());
        localBuilder.RegisterService(impl.headquarters.get());
        impl.local = localBuilder.BuildAndStart();
        ::umask(mask);
        if (!impl.local) return base::fail(base::ErrorCode::Conflict, impl.socket.string() + ": cannot be listened on");
    }
    impl.heart = std::thread([&impl] {
        std::unique_lock lock(impl.mutex);
        while (!impl.wake.wait_for(lock, sync::kHeartbeat, [&] { return impl.stopping; }))
            impl.connections.beat();
    });
    return server;
}

Server::Server(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Server::~Server() {
    shutdown();
}

int Server::port() const {
    return m_impl->port;
}

void Server::shutdown() {
    Impl& impl = *m_impl;
    {
        const std::lock_guard lock(impl.mutex);
        if (impl.stopping) return;
        impl.stopping = true;
    }
    impl.wake.notify_all();
    if (impl.heart.joinable()) impl.heart.join();
    impl.connections.closeAll("HQ is shutting down");
    const auto deadline = std::chrono::system_clock::now() + std::chrono::seconds(5);
    if (impl.local) impl.local->Shutdown(deadline);
    if (impl.network) impl.network->Shutdown(deadline);
    if (impl.network) impl.network->Wait();
    if (impl.local) impl.local->Wait();
    if (!impl.socket.empty()) ::unlink(impl.socket.c_str());
}

}  // namespace hinanjo::rpc
