// The exchange with the other tablets of the shelter: lets them in, and connects to those that were found or told by
// hand. HQ may be up or away; it makes no difference here.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "tablet/core.h"
#include "tablet/credentials.h"
#include "tablet/discovery.h"
#include "tablet/peer_server.h"
#include "tablet/peer_session.h"

namespace hinanjo::tablet {

class Neighbours {
public:
    // `core` outlives it, and its store thread ends before. Does nothing at all unless options say so.
    Neighbours(Core& core, const NeighbourOptions& options, std::chrono::milliseconds reconnectAfter,
               sync::Patience::Limits patience);
    ~Neighbours();

    // Does nothing while there is no certificate, or when started already. Not for the store thread.
    void start();
    void stop();

    // --- any thread ---
    // Told by hand: kept at until it answers.
    void add(const std::string& address);
    // Everybody who is found on the LAN now; replaces what was found before.
    void found(const std::vector<FoundNeighbour>& neighbours);
    // Where this tablet listens; 0: it does not.
    [[nodiscard]] int port() const;

    // --- store thread ---
    void pump();
    void revoked(const base::DeviceId& device);
    // The log written is another one: every conversation begins anew.
    void restart();

private:
    class Link;
    // A device we may connect to.
    struct Target {
        std::vector<std::string> addresses;
        std::size_t next = 0;   // The address to try.
        base::DeviceId device;  // Null: an address by hand of which nobody said yet whose it is.
        bool byHand = false;
        std::chrono::steady_clock::time_point due;
        std::chrono::milliseconds pause{};
        std::unique_ptr<Link> link;  // While connecting or connected.
    };

    void loop();
    [[nodiscard]] bool wants(const Target& target) const;            // With the mutex held.
    void found(const std::vector<FoundPeer>& peers);                 // What the discovery reports.
    void reap(std::vector<std::unique_ptr<Link>>& over);             // The same.
    void connect(Target& target);                                    // The same.
    [[nodiscard]] bool opened(const std::shared_ptr<PeerSession>&);  // False: there is a better one.
    void closed(const std::shared_ptr<PeerSession>& session);
    void tellConnected();
    [[nodiscard]] std::vector<std::shared_ptr<PeerSession>> sessions() const;
    [[nodiscard]] base::Result<std::shared_ptr<PeerSession>> accept(const grpc::AuthContext& context);

    Core& m_core;
    const NeighbourOptions m_options;
    const std::chrono::milliseconds m_reconnectAfter;
    const sync::Patience::Limits m_patience;

    std::mutex m_startMutex;  // One start or stop at a time.
    std::unique_ptr<PeerServer> m_server;
    std::thread m_thread;
    // While started. Written before the threads that read them begin.
    base::DeviceId m_own;
    base::ShelterId m_shelter;
    std::string m_authority;
    ClientCertificate m_certificate;
    std::shared_ptr<grpc::ChannelCredentials> m_credentials;

    std::mutex m_tellMutex;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<base::DeviceId, std::shared_ptr<PeerSession>> m_sessions;
    std::vector<std::unique_ptr<Target>> m_targets;
    std::mt19937 m_jitter;  // Only spreads connections over time.
    int m_port = 0;
    bool m_stopping = true;
};

}  // namespace hinanjo::tablet
