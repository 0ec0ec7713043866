// The door for neighbours: the Exchange service on a tablet. Who may come in, the accepting side says per call.
#pragma once

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "tablet/peer_session.h"

namespace hinanjo::tablet {

class PeerServer {
public:
    struct Handlers {
        // Says who calls, on a gRPC thread: a session with its device set, or why not.
        std::function<base::Result<std::shared_ptr<PeerSession>>(const grpc::AuthContext&)> accept;
        // The stream of a session that was accepted ended.
        std::function<void(const std::shared_ptr<PeerSession>&)> ended;
    };

    // Listens on `address` ("[::]:0": any free port). Conflict: it cannot be listened on.
    [[nodiscard]] static base::Result<std::unique_ptr<PeerServer>> start(
        const std::string& address, const std::shared_ptr<grpc::ServerCredentials>& credentials, Handlers handlers);
    // Whoever accepted must have closed the sessions; waits for their ends.
    ~PeerServer();
    [[nodiscard]] int port() const { return m_port; }

private:
    class Service;
    PeerServer();
    std::unique_ptr<Service> m_service;
    std::unique_ptr<grpc::Server> m_server;
    int m_port = 0;
};

}  // namespace hinanjo::tablet
