// One event of every kind that can be written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "event/event.h"

namespace hinanjo::test {

template <typename Id>
[[nodiscard]] Id idOf(std::uint8_t n) {
    Id id;
    id.bytes.fill(n);
    return id;
}

// One payload of every kind, with every field said.
[[nodiscard]] inline std::vector<event::Payload> everyPayload() {
    domain::PersonDescribed person;
    person.person = idOf<base::PersonId>(1);
    for (std::size_t f = 0; f < domain::kPersonFields; ++f) {
        const auto field = static_cast<domain::PersonField>(f);
        switch (field) {
            case domain::PersonField::Sex:
            case domain::PersonField::AgeBand:
            case domain::PersonField::TellRelatives:
            case domain::PersonField::TellAcquaintances:
            case domain::PersonField::TellOthers:
            case domain::PersonField::DoNotDisclose:
            case domain::PersonField::RecordedByMistake:
                person.set(field, "2");
                break;
            case domain::PersonField::Birth:
                person.set(field, "1958-04-00");
                break;
            case domain::PersonField::Age:
                person.set(field, "68");
                break;
            default:
                person.set(field, "値" + std::to_string(f));
        }
    }
    person.add = {{domain::ItemKind::Device, "oxygen", "2L/分"}, {domain::ItemKind::Phone, "0300000000", ""}};
    person.remove = {{idOf<base::EventId>(9), 1}};

    domain::HouseholdDescribed household;
    household.household = idOf<base::HouseholdId>(2);
    household.set(domain::HouseholdField::Token, "A-0133").set(domain::HouseholdField::Count, "2/1/1/0/0/3");
    household.set(domain::HouseholdField::Address, "王子1-2-3").set(domain::HouseholdField::Town, "王子一丁目");
    household.set(domain::HouseholdField::Neighbourhood, "町会").set(domain::HouseholdField::ResidentHouseholdNo, "S1");
    household.set(domain::HouseholdField::UrgentPeople, "1").set(domain::HouseholdField::RecordedByMistake, "2");

    domain::StayChanged stay{idOf<base::PersonId>(1),
                             {},
                             domain::StayStatus::Left,
                             {"E1"},
                             domain::Place::Car,
                             domain::Destination::Relatives,
                             "親せき",
                             {"E2"},
                             "03",
                             base::fromMillis(5)};
    domain::SituationReported situation{
        {"E1"}, {{"electricity", "usable"}, {"water", "not"}}, {{"水", 120, "本", domain::Urgency::Soon}}, 7, "自由"};
    return {
        person,
        household,
        domain::HouseholdJoined{idOf<base::PersonId>(1), idOf<base::HouseholdId>(2), "妻"},
        stay,
        event::EventWithdrawn{idOf<base::EventId>(3), "まちがい"},
        domain::SamePersonDecided{idOf<base::PersonId>(1), idOf<base::PersonId>(4), domain::Sameness::Same, "本人"},
        domain::RosterMatchDecided{idOf<base::PersonId>(1), {"R1"}, domain::Sameness::Different, "別人", {"E1"}},
        domain::RosterPersonAccounted{{"R1"},
                                      domain::RosterPersonAccounted::Outcome::Absent,
                                      domain::RosterPersonAccounted::Source::Visit,
                                      "12",
                                      3,
                                      4,
                                      "留守",
                                      "民生委員",
                                      {"E1"}},
        domain::ShelterStatusChanged{
            {"E1"}, domain::ShelterStatus::Open, "集会所", "王子", 120U, std::pair(35.7, 139.7)},
        situation,
        domain::NeedRaised{idOf<base::PersonId>(1),
                           idOf<base::HouseholdId>(2),
                           {"E1"},
                           "oxygen",
                           "残6h",
                           domain::Urgency::AtOnce,
                           base::fromMillis(6)},
        domain::NeedAnswered{idOf<base::EventId>(5), domain::NeedAnswered::State::OnTheWay, "手配中",
                             base::fromMillis(7)},
        domain::NoteWritten{"申し送り", idOf<base::PersonId>(1), idOf<base::HouseholdId>(2)},
        event::ListIssued{idOf<base::ListId>(6),
                          "unaccounted",
                          "王子",
                          12,
                          1,
                          5,
                          3,
                          40,
                          "町会",
                          "49-11-3",
                          "digest",
                          {{"E1"}, {"E2"}}},
        event::ListReturned{idOf<base::ListId>(6), 2, "返却"},
        event::PersonalDataViewed{"phone", idOf<base::PersonId>(1), {"R1"}, "連絡"},
        event::AlarmTaken{"A4/E1", "保健班", base::fromMillis(8), "確認中"},
        event::DeviceEnrolled{idOf<base::DeviceId>(7), "1号機", {"E1"}, std::string(32, 'k'), std::string(32, 'c')},
        event::DeviceRevoked{idOf<base::DeviceId>(7), "紛失"},
        event::StaffChanged{{"s1"}, "受付係A", event::StaffChanged::Role::Lead, {"E1"}, true, "v"},
        event::IncidentDeclared{idOf<base::IncidentId>(8), "訓練", true},
        event::IncidentEnded{idOf<base::IncidentId>(8)},
        event::ClockObserved{idOf<base::LogId>(9), 3, std::chrono::milliseconds(-400), std::chrono::milliseconds(20)},
        event::RosterUnsealed{{"E1"}, std::string(32, 'r'), {"O1", "O2"}, 4, "荒川氾濫"},
        event::ListRows{idOf<base::ListId>(6), {{1, {{"R1", 17}, {"", 0}}}, {2, {{"R2", 18}}}}, {{"E1"}}}};
}

}  // namespace hinanjo::test
