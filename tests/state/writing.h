// Events as devices would write them, made by hand: small readable ids, a clock the test moves.
#pragma once

#include <algorithm>
#include <chrono>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "event/event.h"
#include "state/state.h"

namespace hinanjo::state::test {

template <typename Id>
Id idOf(std::uint64_t number, std::uint8_t family) {
    Id id;
    id.bytes[0] = family;
    for (std::size_t i = 0; i < 8; ++i)
        id.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    return id;
}
inline base::PersonId person(std::uint64_t n) {
    return idOf<base::PersonId>(n, 0x50);
}
inline base::HouseholdId household(std::uint64_t n) {
    return idOf<base::HouseholdId>(n, 0x48);
}
inline base::IncidentId incident(std::uint64_t n = 1) {
    return idOf<base::IncidentId>(n, 0x49);
}
inline base::LogId logId(std::uint64_t n) {
    return idOf<base::LogId>(n, 0x4c);
}

inline const base::TimePoint kNoon = base::fromMillis(1'800'000'000'000);
inline base::TimePoint after(int minutes) {
    return kNoon + std::chrono::minutes(minutes);
}

// One tablet. Every event it writes is a minute later than its last one and later than everything it saw.
class Device {
public:
    explicit Device(std::uint64_t number, std::string shelter = "S1")
        : m_number(number), m_shelter(std::move(shelter)) {}

    event::Event write(event::Payload payload, std::initializer_list<event::Event> saw = {}) {
        return write(std::move(payload), std::vector<event::Event>(saw));
    }
    event::Event write(event::Payload payload, const std::vector<event::Event>& saw) {
        m_minutes += 1;
        event::Event event;
        event.log = logId(m_number);
        event.sequence = ++m_sequence;
        event.id = idOf<base::EventId>(m_number << 32 | m_sequence, 0x45);
        event.observedAt = after(m_minutes);
        event.recordedAt = event.observedAt;
        event.time = base::HybridTime::at(event.observedAt);
        event.incident = incident();
        event.staff = {"staff-" + std::to_string(m_number)};
        event.shelter = {m_shelter};
        for (const event::Event& seen : saw) {
            event.saw.push_back(seen.id);
            event.time = std::max(event.time, seen.time.next());
        }
        event.payload = std::move(payload);
        return event;
    }

    // The device's wall clock, in minutes after noon.
    Device& setClock(int minutes) {
        m_minutes = minutes;
        return *this;
    }

private:
    std::uint64_t m_number;
    std::string m_shelter;
    std::uint64_t m_sequence = 0;
    int m_minutes = 0;
};

inline domain::PersonDescribed described(base::PersonId who, std::vector<domain::FieldValue> fields) {
    return {.person = who, .fields = std::move(fields), .add = {}, .remove = {}};
}
inline domain::PersonDescribed named(base::PersonId who, std::string familyKana, std::string givenKana,
                                     std::string family = {}, std::string given = {}) {
    return described(who, {{domain::PersonField::FamilyName, std::move(family)},
                           {domain::PersonField::GivenName, std::move(given)},
                           {domain::PersonField::FamilyKana, std::move(familyKana)},
                           {domain::PersonField::GivenKana, std::move(givenKana)}});
}
inline domain::StayChanged stay(base::PersonId who, domain::StayStatus status, std::string shelter = "S1",
                                domain::Place place = {}) {
    domain::StayChanged out;
    out.person = who;
    out.status = status;
    out.shelter = {std::move(shelter)};
    out.place = place;
    return out;
}
inline domain::StayChanged stay(base::HouseholdId who, domain::StayStatus status, std::string shelter = "S1",
                                domain::Place place = {}) {
    domain::StayChanged out = stay(base::PersonId{}, status, std::move(shelter), place);
    out.household = who;
    return out;
}
inline domain::HouseholdJoined joins(base::PersonId who, std::optional<base::HouseholdId> where) {
    return {.person = who, .household = where, .relation = {}};
}
// One of those the household counted, named now.
inline domain::HouseholdJoined takesPlaceIn(base::HouseholdId where, base::PersonId who) {
    return {.person = who, .household = where, .relation = {}, .fromCount = true};
}
inline domain::HouseholdDescribed counts(base::HouseholdId who, domain::HeadCount count) {
    return domain::HouseholdDescribed{who, {}}.set(domain::HouseholdField::Count, domain::toText(count));
}
inline event::EventWithdrawn withdraws(const event::Event& event) {
    return {.event = event.id, .reason = {}};
}
inline domain::SamePersonDecided decides(base::PersonId a, base::PersonId b, domain::Sameness decision) {
    return {.a = a, .b = b, .decision = decision, .reason = {}};
}

inline State folded(const std::vector<event::Event>& events) {
    State state(incident());
    for (const event::Event& event : events)
        state.apply(event);
    state.settle();
    return state;
}

}  // namespace hinanjo::state::test
