#include "support/expected_scope.h"

#include <optional>

namespace hinanjo::test {
namespace {

using base::EventId;
using base::HouseholdId;
using base::PersonId;
using base::ShelterId;

template <typename Payload>
const Payload* as(const event::Event& event) {
    return std::get_if<Payload>(&event.payload);
}

std::set<PersonId> peopleOf(const event::Event& event) {
    std::set<PersonId> out;
    if (const auto* p = as<domain::PersonDescribed>(event)) out = {p->person};
    if (const auto* p = as<domain::HouseholdJoined>(event)) out = {p->person};
    if (const auto* p = as<domain::StayChanged>(event)) out = {p->person};
    if (const auto* p = as<domain::SamePersonDecided>(event)) out = {p->a, p->b};
    if (const auto* p = as<domain::RosterMatchDecided>(event)) out = {p->person};
    if (const auto* p = as<domain::NeedRaised>(event)) out = {p->person};
    if (const auto* p = as<domain::NoteWritten>(event)) out = {p->person};
    out.erase(PersonId{});
    return out;
}

std::optional<HouseholdId> householdOf(const event::Event& event) {
    HouseholdId out;
    if (const auto* p = as<domain::HouseholdDescribed>(event)) out = p->household;
    if (const auto* p = as<domain::HouseholdJoined>(event)) out = p->household.value_or(HouseholdId{});
    // What names a person is about the person.
    if (const auto* p = as<domain::StayChanged>(event); p != nullptr && p->person.isNull()) out = p->household;
    if (const auto* p = as<domain::NeedRaised>(event); p != nullptr && p->person.isNull()) out = p->household;
    if (const auto* p = as<domain::NoteWritten>(event); p != nullptr && p->person.isNull()) out = p->household;
    return out.isNull() ? std::nullopt : std::optional(out);
}

std::set<ShelterId> namedBy(const event::Event& event) {
    std::set<ShelterId> out{event.shelter};
    if (const auto* p = as<domain::StayChanged>(event)) out.insert({p->shelter, p->destinationShelter});
    if (const auto* p = as<domain::SituationReported>(event)) out.insert(p->shelter);
    if (const auto* p = as<domain::NeedRaised>(event)) out.insert(p->shelter);
    if (const auto* p = as<domain::RosterPersonAccounted>(event)) out.insert(p->shelter);
    if (const auto* p = as<domain::RosterMatchDecided>(event)) out.insert(p->shelter);
    if (const auto* p = as<event::RosterUnsealed>(event)) out.insert(p->shelter);
    out.erase(ShelterId{});
    return out;
}

bool isForEverybody(const event::Event& event) {
    if (as<event::UnknownPayload>(event) != nullptr) return event.shelter.empty();
    return as<domain::ShelterStatusChanged>(event) != nullptr || as<event::DeviceEnrolled>(event) != nullptr ||
           as<event::DeviceRevoked>(event) != nullptr || as<event::StaffChanged>(event) != nullptr ||
           as<event::IncidentDeclared>(event) != nullptr || as<event::IncidentEnded>(event) != nullptr ||
           as<event::ClockObserved>(event) != nullptr;
}

// In whose districts the people on a printed list live.
std::set<ShelterId> listedFor(const event::Event& event) {
    std::set<ShelterId> out;
    if (const auto* p = as<event::ListIssued>(event)) out.insert(p->shelters.begin(), p->shelters.end());
    if (const auto* p = as<event::ListRows>(event)) out.insert(p->shelters.begin(), p->shelters.end());
    out.erase(ShelterId{});
    return out;
}

bool isDecision(const event::Event& event) {
    return as<domain::SamePersonDecided>(event) != nullptr || as<domain::RosterMatchDecided>(event) != nullptr;
}

std::optional<EventId> targetOf(const event::Event& event) {
    if (const auto* p = as<event::EventWithdrawn>(event)) return p->event;
    if (const auto* p = as<domain::NeedAnswered>(event)) return p->need;
    return std::nullopt;
}

}  // namespace

std::set<EventId> expectedAt(const ShelterId& shelter, const std::vector<event::Event>& everything) {
    // Who touched the shelter: whoever an event speaks of that was written there or names it, decisions aside.
    std::set<PersonId> people;
    std::set<HouseholdId> households;
    bool opened = false;
    for (const event::Event& event : everything) {
        if (const auto* p = as<event::RosterUnsealed>(event)) opened = opened || p->shelter == shelter;
        if (isDecision(event) || !namedBy(event).contains(shelter)) continue;
        people.merge(peopleOf(event));
        if (const auto household = householdOf(event)) households.insert(*household);
    }
    // Households of which only a member came by: known, but not who else belongs to them.
    std::set<HouseholdId> known = households;
    for (const event::Event& event : everything) {
        const auto* joined = as<domain::HouseholdJoined>(event);
        if (joined != nullptr && joined->household && people.contains(joined->person)) known.insert(*joined->household);
    }

    std::set<EventId> out;
    for (const event::Event& event : everything) {
        bool belongs = isForEverybody(event) || namedBy(event).contains(shelter);
        for (const PersonId& person : peopleOf(event))
            belongs = belongs || people.contains(person);
        if (const auto household = householdOf(event)) {
            const bool membership = as<domain::HouseholdJoined>(event) != nullptr;
            belongs = belongs || (membership ? households : known).contains(*household);
        }
        if (belongs || (opened && listedFor(event).contains(shelter))) out.insert(event.id);
    }
    // Withdrawals and answers of what belongs here, and withdrawals of those.
    for (std::size_t before = 0; before != out.size();) {
        before = out.size();
        for (const event::Event& event : everything)
            if (const auto target = targetOf(event); target && out.contains(*target)) out.insert(event.id);
    }
    return out;
}

}  // namespace hinanjo::test
