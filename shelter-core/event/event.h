// An event, decoded. The exact bytes are what is stored, hashed and forwarded; this is only their reading.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/digest.h"
#include "base/hybrid_time.h"
#include "base/ids.h"
#include "base/result.h"
#include "domain/person.h"
#include "domain/shelter.h"

namespace hinanjo::event {

struct EventWithdrawn {
    base::EventId event;
    std::string reason;
};

struct ListIssued {
    base::ListId list;
    std::string kind;
    std::string scope;
    std::uint64_t edition = 0;
    std::uint32_t firstCopy = 0;
    std::uint32_t copies = 0;
    std::uint32_t pages = 0;
    std::uint32_t rows = 0;
    std::string recipient;
    std::string legalBasis;
    std::string contentDigest;
    std::vector<base::ShelterId> shelters{};  // In whose districts somebody on it lives.
};

// Who stands where on an issued list. Large lists need several of these.
struct ListRows {
    struct Row {
        std::string subject;       // A 整理番号 or the hex of a person's id; empty for a head count.
        std::uint64_t digest = 0;  // Of what the row says.

        friend bool operator==(const Row&, const Row&) = default;
    };
    struct Page {
        std::uint32_t number = 0;  // 0: the list has no pages.
        std::vector<Row> rows;
    };
    base::ListId list;
    std::vector<Page> pages;
    std::vector<base::ShelterId> shelters{};  // In whose districts somebody on these pages lives.
};

struct ListReturned {
    base::ListId list;
    std::uint32_t copy = 0;
    std::string condition;
};

struct PersonalDataViewed {
    std::string what;
    base::PersonId person;
    base::RosterNo rosterNo;
    std::string reason;
};

struct AlarmTaken {
    std::string alarm;
    std::string owner;
    std::optional<base::TimePoint> shelvedUntil;
    std::string reason;
};

struct DeviceEnrolled {
    base::DeviceId device;
    std::string name;
    base::ShelterId shelter;
    std::string sealPublicKey;      // 32 bytes
    std::string certificateSha256;  // 32 bytes
};

struct DeviceRevoked {
    base::DeviceId device;
    std::string reason;
};

struct StaffChanged {
    enum class Role : std::uint8_t { NotSaid, Reception, Lead, HqSent, Training };
    base::StaffId staff;
    std::string displayName;
    Role role{};
    base::ShelterId shelter;
    bool active = false;
    std::string pinVerifier;    // Argon2id string, base/pin.h
    std::string badgeDigest{};  // SHA-256 of the badge's code
};

struct IncidentDeclared {
    base::IncidentId incident;
    std::string name;
    bool drill = false;
};

struct IncidentEnded {
    base::IncidentId incident;
};

struct ClockObserved {
    base::LogId log;
    std::uint64_t sequence = 0;
    std::chrono::milliseconds offset{};  // HQ minus device
    std::chrono::milliseconds roundTrip{};
};

struct RosterUnsealed {
    base::ShelterId shelter;
    std::string key;  // 32 bytes; empty: opened on the spot
    std::vector<std::string> officers;
    std::uint64_t version = 0;
    std::string reason;
};

// A payload of a later build: kept and forwarded by its bytes, counted, otherwise without effect.
struct UnknownPayload {};

using Payload = std::variant<UnknownPayload, domain::PersonDescribed, domain::HouseholdDescribed,
                             domain::HouseholdJoined, domain::StayChanged, EventWithdrawn, domain::SamePersonDecided,
                             domain::RosterMatchDecided, domain::RosterPersonAccounted, domain::ShelterStatusChanged,
                             domain::SituationReported, domain::NeedRaised, domain::NeedAnswered, domain::NoteWritten,
                             ListIssued, ListReturned, PersonalDataViewed, AlarmTaken, DeviceEnrolled, DeviceRevoked,
                             StaffChanged, IncidentDeclared, IncidentEnded, ClockObserved, RosterUnsealed, ListRows>;

struct Event {
    base::EventId id;
    base::LogId log;
    std::uint64_t sequence = 0;
    base::Hash16 previous{};  // Zero at sequence 1.
    base::HybridTime time;
    base::TimePoint observedAt;
    base::TimePoint recordedAt;
    base::IncidentId incident;  // Null: belongs to the office itself.
    base::StaffId staff;
    base::ShelterId shelter;
    std::vector<base::EventId> saw;
    Payload payload;
};

// What every holder of an event needs without understanding its payload.
struct Envelope {
    base::EventId id;
    base::LogId log;
    std::uint64_t sequence = 0;
    base::Hash16 previous{};
    base::HybridTime time;
};

// Larger events are not written by us and not accepted from others (sync.md b13).
inline constexpr std::size_t kMaxEventBytes = 64 * 1024;

// Reads an event. Fails with Invalid, naming the field, when it cannot be an event at all: no id, no log, no sequence,
// a wrong length, a payload without its subject. An unknown payload is not a failure.
[[nodiscard]] base::Result<Event> decode(std::string_view bytes);

// Only the envelope: enough to store and forward. The same failures, payload aside.
[[nodiscard]] base::Result<Envelope> decodeEnvelope(std::string_view bytes);

// The event's name in a chain and in digests.
[[nodiscard]] inline base::Hash16 hashOf(std::string_view bytes) {
    return base::hash16(bytes);
}

}  // namespace hinanjo::event
