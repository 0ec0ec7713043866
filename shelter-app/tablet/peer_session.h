// One connection with a neighbour, whichever end opened it: the conversation on the store thread, over a stream of
// gRPC's.
#pragma once

#include <grpcpp/support/status.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "sync/patience.h"
#include "sync/peer_conversation.h"
#include "tablet/core.h"

namespace hinanjo::tablet {

class PeerSession final : public std::enable_shared_from_this<PeerSession>, private sync::PeerEvents {
public:
    // The stream beneath. Its calls only queue; they come while it is attached.
    class Stream {
    public:
        virtual ~Stream() = default;
        virtual void send(shelter::v1::ExchangeMessage message) = 0;
        virtual void readOn() = 0;
        virtual void close(const grpc::Status& why) = 0;
    };

    // `onGreeted` comes once, on the store thread, if the neighbour answers as one.
    PeerSession(Core& core, bool weConnected, sync::Patience::Limits patience, std::function<void()> onGreeted)
        : m_core(core), m_weConnected(weConnected), m_onGreeted(std::move(onGreeted)), m_patience(patience) {
        m_patience.begin(std::chrono::steady_clock::now());
    }

    [[nodiscard]] bool weConnected() const { return m_weConnected; }
    // Who it is, from its certificate; before the first message is received().
    void setDevice(const base::DeviceId& device) { m_device = device; }
    [[nodiscard]] const base::DeviceId& device() const { return m_device; }
    [[nodiscard]] bool isGreeted() const { return m_greeted; }

    // --- any thread ---
    void attach(Stream& stream);
    // The stream ended: nothing is sent or taken from now on.
    void detach();
    // A message. False: the stream must not read before readOn().
    [[nodiscard]] bool received(shelter::v1::ExchangeMessage message);
    void close(const grpc::Status& why);

    // --- store thread ---
    // The first message of the end that connected.
    [[nodiscard]] base::Result<shelter::v1::Hello> hello();
    void pump();
    // Asks what the neighbour has; ends the stream of one that is not heard any more, or does not answer.
    void compare();

private:
    template <typename F>
    void step(F work);
    void send(shelter::v1::ExchangeMessage message) override;
    void greeted() override;
    void seen(const base::LogId& log, std::uint64_t upTo) override;
    void openedNewLog() override;

    Core& m_core;
    const bool m_weConnected;
    const std::function<void()> m_onGreeted;
    sync::Patience m_patience;
    base::DeviceId m_device;
    std::atomic<bool> m_greeted{false};
    std::atomic<std::size_t> m_waiting{0};
    std::atomic<bool> m_paused{false};

    std::optional<sync::PeerConversation> m_conversation;  // Store thread only.

    std::mutex m_mutex;
    Stream* m_stream = nullptr;
    std::optional<grpc::Status> m_closing;  // Also before the stream is attached.
    bool m_ended = false;
};

}  // namespace hinanjo::tablet
