// The Exchange stream at HQ: one reactor per device over sync::TabletConversation.
#pragma once

#include <grpcpp/grpcpp.h>

#include <map>
#include <memory>
#include <mutex>

#include "office/office.h"
#include "shelter/v1/sync.grpc.pb.h"

namespace hinanjo::rpc {

class ExchangeReactor;

// Who is connected. Thread-safe.
class Connections {
public:
    explicit Connections(office::Office& office);
    ~Connections();

    void opened(base::DeviceId device, std::shared_ptr<ExchangeReactor> reactor);
    void closed(base::DeviceId device, const ExchangeReactor* reactor);
    // New events were folded, or registers changed: every stream looks whether it has something to send.
    void wakeAll();
    // A word to everybody, so that silence means something.
    void beat();
    void cut(base::DeviceId device);
    void closeAll(const char* why);
    [[nodiscard]] std::size_t count() const;

private:
    [[nodiscard]] std::vector<std::shared_ptr<ExchangeReactor>> all() const;

    office::Office& m_office;
    std::uint64_t m_listener = 0;
    mutable std::mutex m_mutex;
    std::map<base::DeviceId, std::shared_ptr<ExchangeReactor>> m_open;
};

// The device behind a call: its certificate's urn, known here and not revoked. Denied says why (for the log; the peer
// sees PERMISSION_DENIED).
[[nodiscard]] base::Result<office::Device> callerOf(const grpc::AuthContext& context, const office::Office& office);
[[nodiscard]] grpc::Status statusOf(const base::Error& error);

class SyncService final : public shelter::v1::Sync::CallbackService {
public:
    SyncService(office::Office& office, Connections& connections) : m_office(office), m_connections(connections) {}

    grpc::ServerBidiReactor<shelter::v1::ExchangeMessage, shelter::v1::ExchangeMessage>* Exchange(
        grpc::CallbackServerContext* context) override;
    grpc::ServerWriteReactor<shelter::v1::RegisterChunk>* FetchRegister(
        grpc::CallbackServerContext* context, const shelter::v1::RegisterRequest* request) override;

private:
    office::Office& m_office;
    Connections& m_connections;
};

}  // namespace hinanjo::rpc
