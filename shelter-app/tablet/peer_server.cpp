#include "tablet/peer_server.h"

#include <deque>

#include "shelter/v1/sync.grpc.pb.h"
#include "sync/limits.h"

namespace hinanjo::tablet {

namespace pb = shelter::v1;

namespace {

using ServerStream = grpc::ServerBidiReactor<pb::ExchangeMessage, pb::ExchangeMessage>;

class Refusal final : public ServerStream {
public:
    explicit Refusal(const base::Error& error) {
        const bool denied = error.code == base::ErrorCode::Denied;
        Finish({denied ? grpc::StatusCode::PERMISSION_DENIED : grpc::StatusCode::ALREADY_EXISTS, error.detail});
    }
    void OnDone() override { delete this; }
};

// One stream. Reactions only queue; the mutex guards the outgoing queue and the stream's life.
class Incoming final : public ServerStream, public PeerSession::Stream {
public:
    Incoming(grpc::CallbackServerContext* context, std::shared_ptr<PeerSession> session,
             const PeerServer::Handlers& handlers)
        : m_context(context), m_session(std::move(session)), m_handlers(handlers) {}

    void open() {
        m_session->attach(*this);
        readOn();
    }

    void send(pb::ExchangeMessage message) override {
        const std::lock_guard lock(m_mutex);
        if (m_finished) return;
        m_outgoing.push_back(std::move(message));
        if (!m_writing) writeNext();
    }
    // No read may start after Finish.
    void readOn() override {
        const std::lock_guard lock(m_mutex);
        if (!m_finished) StartRead(&m_incoming);
    }
    void close(const grpc::Status& why) override { finish(why); }

    void OnReadDone(bool ok) override {
        if (!ok) {
            finish(grpc::Status::OK);
            return;
        }
        if (m_session->received(std::exchange(m_incoming, {}))) readOn();
    }
    void OnWriteDone(bool ok) override {
        const std::lock_guard lock(m_mutex);
        m_writing = false;
        if (m_finished) {
            Finish(m_finishWith);
        } else if (ok) {
            writeNext();
        } else {
            m_finished = true;
            Finish(grpc::Status::OK);
        }
    }
    void OnCancel() override { finish(grpc::Status::CANCELLED); }
    void OnDone() override {
        m_session->detach();
        m_handlers.ended(m_session);
        delete this;
    }

private:
    void finish(const grpc::Status& status) {
        const std::lock_guard lock(m_mutex);
        if (m_finished) return;
        m_finished = true;
        m_outgoing.clear();
        // Finish may be called only once a write is over; a neighbour that does not read must not hold it up.
        if (m_writing) {
            m_finishWith = status;
            m_context->TryCancel();
        } else {
            Finish(status);
        }
    }
    // With the mutex held.
    void writeNext() {
        if (m_outgoing.empty()) return;
        m_current = std::move(m_outgoing.front());
        m_outgoing.pop_front();
        m_writing = true;
        StartWrite(&m_current);
    }

    grpc::CallbackServerContext* m_context;
    const std::shared_ptr<PeerSession> m_session;
    const PeerServer::Handlers& m_handlers;
    pb::ExchangeMessage m_incoming;

    std::mutex m_mutex;
    std::deque<pb::ExchangeMessage> m_outgoing;
    pb::ExchangeMessage m_current;
    bool m_writing = false;
    bool m_finished = false;
    grpc::Status m_finishWith;
};

}  // namespace

class PeerServer::Service final : public pb::Sync::CallbackService {
public:
    explicit Service(Handlers handlers) : m_handlers(std::move(handlers)) {}

    ServerStream* Exchange(grpc::CallbackServerContext* context) override {
        auto session = m_handlers.accept(*context->auth_context());
        if (!session) return new Refusal(session.error());
        auto* stream = new Incoming(context, std::move(*session), m_handlers);
        stream->open();
        return stream;
    }

private:
    const Handlers m_handlers;
};

PeerServer::PeerServer() = default;

base::Result<std::unique_ptr<PeerServer>> PeerServer::start(const std::string& address,
                                                            const std::shared_ptr<grpc::ServerCredentials>& credentials,
                                                            Handlers handlers) {
    std::unique_ptr<PeerServer> server(new PeerServer);
    server->m_service = std::make_unique<Service>(std::move(handlers));
    grpc::ServerBuilder builder;
    builder.AddListeningPort(address, credentials, &server->m_port);
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, 20'000);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 20'000);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);
    builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, 10'000);
    builder.SetMaxReceiveMessageSize(sync::kMaxMessageBytes);
    builder.RegisterService(server->m_service.get());
    server->m_server = builder.BuildAndStart();
    if (!server->m_server || server->m_port == 0) {
        return base::fail(base::ErrorCode::Conflict,
                          address + ": cannot be listened on (in use, or not an address of this machine)");
    }
    return server;
}

PeerServer::~PeerServer() {
    if (!m_server) return;
    m_server->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(2));
    m_server->Wait();
}

}  // namespace hinanjo::tablet
