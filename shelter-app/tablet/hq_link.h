// The connection to HQ: opens the exchange, keeps at it, fetches registers. Everything about events goes through the
// callbacks to the store thread; this class only carries messages.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "shelter/v1/sync.pb.h"
#include "sync/patience.h"
#include "tablet/credentials.h"

namespace hinanjo::tablet {

class HqLink {
public:
    struct Handlers {
        // Makes the first message of a stream; a failure is an end of it. On the link's thread; may block.
        std::function<base::Result<shelter::v1::Hello>()> hello;
        // One message of HQ, on a gRPC thread: must not block.
        std::function<void(shelter::v1::ExchangeMessage)> message;
        // The stream ended; why, in English.
        std::function<void(const grpc::Status&)> ended;
        // Every sync::kCompareEvery while a stream is open, and when tickSoon() asked for it. On the link's thread.
        std::function<void()> tick;
        // A chunk of a register; false stops the transfer. On the link's thread.
        std::function<base::Status(const std::string& name, const shelter::v1::RegisterChunk&)> registerChunk;
    };

    HqLink(std::string address, base::PinnedAuthority authority, ClientCertificate certificate,
           std::chrono::milliseconds reconnectAfter, sync::Patience::Limits patience, Handlers handlers);
    ~HqLink();  // Ends the stream and waits for its callbacks.

    // Queues a message for HQ; false when no stream is open. Any thread.
    bool send(shelter::v1::ExchangeMessage message);
    // Ends the open stream; the next one starts after the usual pause. Any thread.
    void reconnect();
    // HQ was asked something, or answered everything: what is asked and never answered ends the stream. Any thread.
    void awaits(bool something);
    // Calls tick() after `pause`, unless one comes earlier. Any thread.
    void tickSoon(std::chrono::milliseconds pause);
    // Asks for a register in the background.
    void fetch(const std::string& name, std::uint64_t version);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hinanjo::tablet
