// HQ's end of an exchange with one tablet, as a state machine over the log. No network, no threads: everything runs on
// the thread that owns the log. Making a batch durable is the host's, because it commits the batches of many tablets
// together.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sync/device_book.h"
#include "sync/feeder.h"
#include "sync/offers.h"
#include "sync/quarantine.h"

namespace hinanjo::sync {

// What HQ knows of a device's own log: the mirror image of what the tablet shows.
struct Contact {
    base::DeviceId device;
    base::TimePoint heard;  // By HQ's clock.
    std::string build;
    base::Millis clockOffset{};  // HQ minus device, without the way there.
    store::LogStanding there;    // Its own log, as the device said.
    store::LogStanding here;
    bool equal = false;  // Digests of both.
};

class TabletEvents {
public:
    virtual ~TabletEvents() = default;
    virtual void send(pb::ExchangeMessage message) = 0;
    // Puts into Welcome what is not the log's: incident, registers.
    virtual void complete(pb::Welcome&) {}
    // Feed positions to send first to a device that has nothing yet: who is present in its shelter.
    [[nodiscard]] virtual std::vector<std::uint64_t> presentFirst() { return {}; }
    // The cursor proves that this HQ's file was put back while it lived `in` that incarnation: a new one must be started
    // and every stream ended.
    virtual void putBack(const base::IncarnationId& /*in*/) {}
    // Made by the key of the device it names, as far as HQ knows devices.
    [[nodiscard]] virtual bool isGenuine(const event::Seal&) { return false; }
    // It claims to have read further, and HQ never told it so: it reads the feed from the start.
    virtual void unprovedCursor() {}
    virtual void contact(const Contact&) {}
    // This device's database was found to be a copy of another, or put back.
    virtual void copied() {}
    // Somebody claims or seals a log that is another device's.
    virtual void foreignLog(const base::LogId&) {}
};

// Who HQ is in a conversation.
struct HqSelf {
    base::DeviceId id;
    std::string cursorKey;  // See CursorCheck.
};

class TabletConversation {
public:
    TabletConversation(store::EventLog& log, const base::Clock& clock, const HqSelf& hq, Incarnation incarnation,
                       Device device, TabletEvents& events)
        : m_log(log),
          m_clock(clock),
          m_hq(hq.id),
          m_incarnation(incarnation),
          m_device(std::move(device)),
          m_events(events),
          m_feeder(std::move(incarnation), CursorCheck(hq.cursorKey), m_device.shelter) {}

    // Anything but a batch. A failure must end the stream.
    [[nodiscard]] base::Status take(const pb::ExchangeMessage& message);

    // A batch, checked before it is made durable.
    struct Sorted {
        std::uint64_t number = 0;
        std::uint32_t refused = 0;
        std::uint32_t badSeals = 0;
        std::vector<event::StoredEvent> events;       // To append.
        std::vector<event::StoredEvent> quarantined;  // Of logs whose device was revoked: to park.
        std::vector<base::LogId> logs;
        struct Kept {
            event::Seal seal;
            bool genuine = false;  // Else its device's key is not known here yet.
        };
        std::vector<Kept> seals;
        std::vector<base::DeviceId> revoked;  // Everybody revoked at the time; mostly nobody.
    };
    // On any thread: it looks at the batch and the devices only.
    [[nodiscard]] static Sorted check(Incoming incoming, const DeviceBook& devices);
    // While somebody is revoked: puts aside what the revoked wrote and is new here.
    [[nodiscard]] base::Status putAside(Sorted& sorted);
    // After COMMIT of both: acknowledges.
    [[nodiscard]] base::Status durable(const Sorted& sorted, const store::Appended& appended);

    // Sends what the device lacks, as far as the window allows.
    [[nodiscard]] base::Status pump(const ScopeIndex& scope);
    // A backup was verified: tells how far it reaches.
    [[nodiscard]] base::Status receipts();

    [[nodiscard]] bool isGreeted() const { return m_greeted; }
    [[nodiscard]] const Device& device() const { return m_device; }

private:
    [[nodiscard]] base::Status hello(const pb::Hello& hello);
    [[nodiscard]] base::Status offers(const pb::Offers& offers);
    [[nodiscard]] base::Status noteOwners(const Sorted& sorted);
    void noteOwn(const pb::Offer& offer);
    void tellContact();

    store::EventLog& m_log;
    const base::Clock& m_clock;
    base::DeviceId m_hq;
    Incarnation m_incarnation;
    Device m_device;
    TabletEvents& m_events;
    Feeder m_feeder;
    Contact m_contact;
    std::set<base::LogId> m_offered;  // The device's own first; no more than fit into a message.
    base::LogId m_ownLog;
    std::set<base::LogId> m_owned;  // Whose owner was said in this conversation.
    bool m_greeted = false;
    std::uint64_t m_caughtUpTold = ~std::uint64_t{0};
};

}  // namespace hinanjo::sync
