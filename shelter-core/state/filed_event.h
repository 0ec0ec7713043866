// An event as the state keeps it: what the fold needs and nothing else (an event as decoded is twice as large).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "domain/person.h"
#include "domain/shelter.h"
#include "event/event.h"
#include "state/state.h"

namespace hinanjo::state {

struct Record;
struct ShelterRecord;

// What is rare or large stands apart, so that the common facts stay small. Null: there is none.
template <typename T>
using Apart = std::unique_ptr<const T>;

// Payloads without the ids of their subject: the record they are filed with knows those.
struct ItemsFact {
    std::vector<domain::Item> add;
    std::vector<domain::ItemRef> remove;
};
struct PersonFact {
    std::vector<domain::FieldValue> fields;
    Apart<ItemsFact> items;
};
struct HouseholdFact {
    std::vector<domain::HouseholdFieldValue> fields;
};
struct JoinFact {
    base::HouseholdId household;  // Null: stands alone.
    Apart<std::string> relation;
};
struct StayFact {
    domain::StayStatus status{};
    domain::Place place{};
    domain::Destination destination{};
    ShelterRecord* shelter = nullptr;
    Apart<std::string> destinationText;
};
struct WithdrawalFact {
    base::EventId target;
};
struct DecisionFact {
    domain::Sameness decision{};
};
struct ClockFact {
    std::uint64_t sequence = 0;
    base::Millis offset{};
    base::Millis roundTrip{};
};

using Fact = std::variant<std::monostate, PersonFact, HouseholdFact, JoinFact, StayFact, WithdrawalFact, DecisionFact,
                          ClockFact, Apart<domain::RosterPersonAccounted>, Apart<domain::ShelterStatusChanged>,
                          Apart<domain::NeedRaised>, Apart<domain::NeedAnswered>, Apart<event::IncidentDeclared>,
                          Apart<event::StaffChanged>, Apart<domain::NoteWritten>, Apart<domain::SituationReported>>;

struct Filed {
    base::EventId id;
    base::HybridTime time;
    base::TimePoint observedAt;
    const Origin* origin = nullptr;
    Filed* next = nullptr;       // Of the same record, in order of arrival, latest first.
    Record* record = nullptr;    // Null: the state only counts it.
    Filed* nextOfLog = nullptr;  // Of the same log, in order of arrival, latest first.
    std::uint8_t payloadIndex = 0;
    bool withdrawn = false;
    bool ownClock = false;  // The device's own clock gave `observedAt`; otherwise a person typed it.
    Fact fact;
    std::vector<base::EventId> saw;
    std::uint64_t sequence = 0;

    [[nodiscard]] const base::EventId& key() const { return id; }
    // When it happened, as far as the error of the device's clock is known.
    [[nodiscard]] base::TimePoint correctedAt() const;
    [[nodiscard]] Source source() const { return {id, time, observedAt, origin}; }
};

// The text of a rare fact; empty for none.
[[nodiscard]] inline std::string textOf(const Apart<std::string>& text) {
    return text ? *text : std::string();
}

// The one order of events: what "later" means for everything but movements.
[[nodiscard]] inline bool isEarlier(const Filed& a, const Filed& b) {
    return a.time != b.time ? a.time < b.time : a.id < b.id;
}

}  // namespace hinanjo::state
