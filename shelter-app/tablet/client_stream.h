// The calling end of one Exchange stream: carries messages, knows nothing of what they say.
#pragma once

#include <grpcpp/grpcpp.h>

#include <deque>
#include <functional>
#include <mutex>

#include "shelter/v1/sync.grpc.pb.h"

namespace hinanjo::tablet {

// Reactions only queue; one read and one write outstanding. Must live until `done` was called. send(), readOn() and
// cancel() may be called from any thread until then.
class ClientStream final : public grpc::ClientBidiReactor<shelter::v1::ExchangeMessage, shelter::v1::ExchangeMessage> {
public:
    // One message; true: read the next one at once, else after readOn(). On a gRPC thread: must not block.
    using OnMessage = std::function<bool(shelter::v1::ExchangeMessage)>;
    // The last call; the stream may be destroyed in it by another thread only.
    using OnEnd = std::function<void(grpc::Status)>;

    ClientStream(shelter::v1::Sync::Stub& stub, OnMessage message, OnEnd done);

    // Starts the call with this message.
    void open(shelter::v1::Hello hello);
    void send(shelter::v1::ExchangeMessage message);
    void readOn();
    void cancel() { m_context.TryCancel(); }
    // Of the other end; after the first message.
    [[nodiscard]] std::shared_ptr<const grpc::AuthContext> peer() const { return m_context.auth_context(); }

    void OnReadDone(bool ok) override;
    void OnWriteDone(bool ok) override;
    void OnDone(const grpc::Status& status) override { m_done(status); }

private:
    void writeNext();  // With the mutex held.

    OnMessage m_message;
    OnEnd m_done;
    grpc::ClientContext m_context;
    shelter::v1::ExchangeMessage m_incoming;
    std::mutex m_mutex;
    std::deque<shelter::v1::ExchangeMessage> m_outgoing;
    shelter::v1::ExchangeMessage m_current;
    bool m_writing = false;
    bool m_broken = false;
};

}  // namespace hinanjo::tablet
