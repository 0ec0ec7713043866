// Two tablets of one shelter, the same at both ends: each sends what the other lacks, of every log, and then what is
// new. Whoever connected greets first. No positions, so no incarnations: digests say everything.
//
// Belongs to the thread that owns the log.
#pragma once

#include "sync/device_book.h"
#include "sync/pusher.h"
#include "sync/replica.h"

namespace hinanjo::sync {

class PeerEvents {
public:
    virtual ~PeerEvents() = default;
    virtual void send(pb::ExchangeMessage message) = 0;
    virtual void greeted() {}
    // Everything of this own log up to `upTo` is durable at the neighbour.
    virtual void seen(const base::LogId&, std::uint64_t /*upTo*/) {}
    virtual void openedNewLog() {}
    virtual void badSeals(std::uint32_t /*seals*/) {}
};

class PeerConversation {
public:
    PeerConversation(Replica& replica, const DeviceBook& devices, PeerEvents& events, std::string build)
        : m_replica(replica),
          m_devices(devices),
          m_events(events),
          m_build(std::move(build)),
          m_pusher(Pusher::To::Neighbour, replica.ownLogs()) {}

    // The first message of the side that connected.
    [[nodiscard]] base::Result<pb::Hello> hello();
    // A failure must end the stream.
    [[nodiscard]] base::Status take(Incoming incoming);
    [[nodiscard]] base::Status pump();
    // Every kCompareEvery: finds what arrived here in another order than at the neighbour.
    [[nodiscard]] base::Status compare();
    [[nodiscard]] bool isGreeted() const { return m_greeted; }
    // The same as HqConversation's.
    [[nodiscard]] bool awaitsAnswer() const { return !m_greeted || !m_asked.empty() || m_pusher.awaitsAnswer(); }
    [[nodiscard]] bool isQuiet() const { return m_greeted && m_asked.empty() && m_pusher.isIdle(m_replica.log()); }

private:
    [[nodiscard]] base::Status greet(const pb::Hello& hello);
    [[nodiscard]] base::Status batch(const pb::Batch& batch, Received received);
    [[nodiscard]] base::Status compareAnswers(const google::protobuf::RepeatedPtrField<pb::Offer>& have);
    void askAbout(const std::vector<store::LogStanding>& logs);
    void reportOwn(const google::protobuf::RepeatedPtrField<pb::Offer>& have);
    [[nodiscard]] std::vector<store::LogStanding> heldLogs() const;

    Replica& m_replica;
    const DeviceBook& m_devices;
    PeerEvents& m_events;
    std::string m_build;
    Pusher m_pusher;
    bool m_greeted = false;
    std::deque<std::vector<store::LogStanding>> m_asked;
    std::vector<store::LogStanding> m_askLater;  // Did not fit into Hello.
};

}  // namespace hinanjo::sync
