// The tablet's end of an exchange with HQ, as a state machine: what to send, what to store, what became known. No
// network, no threads; the carrier brings messages in order, on the thread that owns the log, and sends what comes out.
// One per stream.
//
// What is remembered between conversations: the log, the feed cursor (written with the events it brought), which logs
// neighbours brought, and which incarnation of HQ was offered everything. Nothing is remembered of acknowledgements.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "sync/device_book.h"
#include "sync/pusher.h"
#include "sync/replica.h"

namespace hinanjo::sync {

// What a tablet hears from HQ about its own records.
class HqEvents {
public:
    virtual ~HqEvents() = default;
    virtual void send(pb::ExchangeMessage message) = 0;
    virtual void greeted() {}
    // Everything of this own log up to `upTo` is stored at HQ, now; it may be less than HQ once said.
    virtual void stored(const base::LogId&, std::uint64_t /*upTo*/) {}
    // HQ holds everything of a log that neighbours or bundles brought.
    virtual void covered(const base::LogId&) {}
    // How far HQ's promise goes beyond "stored", anew: what follows replaces what was said of both levels before.
    virtual void receipts(bool /*hasReplica*/) {}
    virtual void replicated(const base::LogId&, std::uint64_t /*upTo*/) {}
    virtual void backedUp(const base::LogId&, std::uint64_t /*upTo*/, base::TimePoint /*when*/) {}
    // Both sides' digests of our own logs were compared.
    virtual void compared(bool /*equal*/) {}
    virtual void refused(std::uint32_t /*messages*/) {}
    virtual void badSeals(std::uint32_t /*seals*/) {}
    // This database was found to be a copy, or put back; it writes a new log now.
    virtual void openedNewLog() {}
    virtual void incident(const pb::IncidentDeclared&) {}
    virtual void registers(const google::protobuf::RepeatedPtrField<pb::RegisterVersion>&) {}
    virtual void clockOffset(base::Millis /*hqMinusOurs*/) {}
    // Nothing is left to fetch up to here.
    virtual void caughtUp() {}
};

class HqConversation {
public:
    HqConversation(Replica& replica, const DeviceBook& devices, HqEvents& events, std::string build,
                   base::IncidentId incident)
        : m_replica(replica),
          m_devices(devices),
          m_events(events),
          m_build(std::move(build)),
          m_incident(incident),
          m_pusher(Pusher::To::Headquarters, replica.ownLogs()) {}

    // The first message of the stream.
    [[nodiscard]] base::Result<pb::Hello> hello();
    // Takes a message. A failure must end the stream: nothing after it may be taken.
    [[nodiscard]] base::Status take(Incoming incoming);
    // Something was recorded here: sends what the window allows.
    [[nodiscard]] base::Status pump();
    // Every kCompareEvery: asks what HQ has of our logs and of those we carry.
    [[nodiscard]] base::Status compare();

    [[nodiscard]] bool isGreeted() const { return m_greeted; }
    // HQ was asked or sent something and has not answered yet.
    [[nodiscard]] bool awaitsAnswer() const { return !m_greeted || !m_asked.empty() || m_pusher.awaitsAnswer(); }
    [[nodiscard]] std::uint64_t inFlightEvents() const { return m_pusher.inFlightEvents(); }
    // HQ holds everything that is here, and everything of HQ's feed is here.
    [[nodiscard]] bool isQuiet() const;

private:
    [[nodiscard]] base::Status welcome(const pb::Welcome& welcome);
    [[nodiscard]] base::Status feed(const pb::Feed& feed, Received received);
    [[nodiscard]] base::Status ack(const pb::Ack& ack);
    [[nodiscard]] base::Status standings(const pb::Standings& standings);
    [[nodiscard]] base::Status receipts(const pb::Receipts& receipts);
    [[nodiscard]] base::Status notice(const pb::Notice& notice);
    [[nodiscard]] base::Status compareAnswers(std::span<const store::LogStanding> asked,
                                              const google::protobuf::RepeatedPtrField<pb::Offer>& have);
    [[nodiscard]] base::Status openNewLog();
    [[nodiscard]] base::Status observeClock(base::TimePoint theirs, base::Millis roundTrip);
    void askAbout(const std::vector<store::LogStanding>& logs);
    [[nodiscard]] base::Status settle();
    void reportOwn(const google::protobuf::RepeatedPtrField<pb::Offer>& have);

    Replica& m_replica;
    const DeviceBook& m_devices;
    HqEvents& m_events;
    std::string m_build;
    base::IncidentId m_incident;
    Pusher m_pusher;
    bool m_greeted = false;
    bool m_caughtUp = false;
    base::IncarnationId m_incarnation;
    base::TimePoint m_helloAt;
    std::vector<store::LogStanding> m_offered;            // In Hello.
    std::vector<store::LogStanding> m_askLater;           // Did not fit into it.
    std::deque<std::vector<store::LogStanding>> m_asked;  // Offers not answered yet.
    std::set<base::LogId> m_givingBack;                   // Logs the new incarnation must still be offered or sent.
    bool m_givesBack = false;
    // HQ has everything of these logs; believed for good once we have read HQ's feed that far. Should its file be put
    // back to a time before, our cursor shows it.
    struct Settled {
        store::LogStanding log;
        std::uint64_t feedEnd = 0;
    };
    std::vector<Settled> m_settled;
    std::uint64_t m_hqEnd = 0;
};

}  // namespace hinanjo::sync
