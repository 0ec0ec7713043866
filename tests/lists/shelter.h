// A shelter's state made event by event, as one tablet would write them.
#pragma once

#include "making.h"

namespace hinanjo::lists::test {

inline const base::IncidentId kIncident = [] {
    base::IncidentId id;
    id.bytes[0] = 1;
    return id;
}();

class Shelter {
public:
    base::PersonId person(const char* family, const char* given, const char* familyKana, const char* givenKana,
                          int year = 0) {
        domain::PersonDescribed described;
        described.person = id<base::PersonId>();
        described.set(domain::PersonField::FamilyName, family).set(domain::PersonField::GivenName, given);
        described.set(domain::PersonField::FamilyKana, familyKana).set(domain::PersonField::GivenKana, givenKana);
        if (year != 0) described.set(domain::PersonField::Birth, std::to_string(year) + "-01-01");
        const auto person = described.person;
        apply(std::move(described));
        return person;
    }
    void describe(base::PersonId person, domain::PersonField field, std::string value) {
        domain::PersonDescribed described;
        described.person = person;
        described.set(field, std::move(value));
        apply(std::move(described));
    }
    void care(base::PersonId person, domain::ItemKind kind, std::string_view code) {
        domain::PersonDescribed described;
        described.person = person;
        described.add.push_back({kind, std::string(code), {}});
        apply(std::move(described));
    }
    base::HouseholdId household(const char* token, const std::vector<base::PersonId>& members, std::string town = {}) {
        domain::HouseholdDescribed described;
        described.household = id<base::HouseholdId>();
        described.set(domain::HouseholdField::Token, token);
        if (!town.empty()) described.set(domain::HouseholdField::Town, std::move(town));
        const auto household = described.household;
        apply(std::move(described));
        for (const base::PersonId member : members)
            apply(domain::HouseholdJoined{member, household, {}});
        return household;
    }
    void count(base::HouseholdId household, domain::HeadCount heads) {
        domain::HouseholdDescribed described;
        described.household = household;
        described.set(domain::HouseholdField::Count, domain::toText(heads));
        apply(std::move(described));
    }
    base::EventId stay(base::PersonId person, domain::StayStatus status, const char* shelter = "S1",
                       domain::Place place = domain::Place::Inside, std::vector<base::EventId> saw = {}) {
        domain::StayChanged changed;
        changed.person = person;
        changed.status = status;
        changed.shelter.value = shelter;
        changed.place = place;
        if (status == domain::StayStatus::Left) changed.destination = domain::Destination::Relatives;
        return apply(std::move(changed), std::move(saw));
    }
    void stay(base::HouseholdId household, domain::StayStatus status, const char* shelter = "S1") {
        domain::StayChanged changed;
        changed.household = household;
        changed.status = status;
        changed.shelter.value = shelter;
        changed.place = domain::Place::Inside;
        apply(std::move(changed));
    }
    void same(base::PersonId a, base::PersonId b) {
        apply(domain::SamePersonDecided{a, b, domain::Sameness::Same, {}});
    }

    void need(base::PersonId person, const char* code, domain::Urgency urgency) {
        domain::NeedRaised need;
        need.person = person;
        need.shelter.value = "S1";
        need.code = code;
        need.urgency = urgency;
        apply(std::move(need));
    }
    Document needs(const Making& how = making()) {
        m_state.settle();
        return buildNeeds(m_state, {}, how);
    }

    Document publicList(const char* shelter = "S1") {
        m_state.settle();
        return buildPublic(m_state, base::ShelterId{shelter}, making());
    }

    Document list(Order order = Order::Kana, const char* shelter = "S1", const Making& how = making()) {
        m_state.settle();
        return buildEvacuees(m_state, base::ShelterId{shelter}, order, how);
    }

private:
    template <typename Id>
    Id id() {
        Id out;
        out.bytes[14] = static_cast<std::uint8_t>(++m_ids >> 8);
        out.bytes[15] = static_cast<std::uint8_t>(m_ids);
        return out;
    }
    base::EventId apply(event::Payload payload, std::vector<base::EventId> saw = {}) {
        event::Event event;
        event.id = id<base::EventId>();
        event.log.bytes[0] = 9;
        event.sequence = ++m_sequence;
        const base::TimePoint noon = std::chrono::sys_days{std::chrono::November / 22 / 2026} + std::chrono::hours(3);
        event.observedAt = event.recordedAt = noon + std::chrono::minutes(m_sequence);
        event.time = base::HybridTime::at(event.observedAt);
        event.incident = kIncident;
        event.shelter.value = "S1";
        event.saw = std::move(saw);
        event.payload = std::move(payload);
        m_state.apply(event);
        return event.id;
    }

    state::State m_state{kIncident};
    std::uint64_t m_sequence = 0;
    unsigned m_ids = 0;
};

}  // namespace hinanjo::lists::test
