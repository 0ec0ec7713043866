// What staff do at the desk, as drafts of events: the rules that decide which events a press of 「受付する」 becomes.
// Pure; the screens and tablet-sim call the same functions, so no QML decides about people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "domain/person.h"
#include "domain/roster.h"
#include "domain/shelter.h"
#include "event/log_writer.h"
#include "state/state.h"

namespace hinanjo::tablet {

// Who records, where, for which incident.
struct Desk {
    base::IncidentId incident;
    base::ShelterId shelter;
    base::StaffId staff;
};

// One person to receive. Everything may be empty.
struct Arriving {
    std::optional<base::PersonId> known;  // Already in the state: moved or returned here, not made again.
    std::string familyName, givenName, familyKana, givenKana, otherName;
    domain::Sex sex{};
    domain::PartialDate birth;
    domain::AgeBand ageBand{};
    std::string address, town, neighbourhood;
    std::string residentNo;           // Picked from the residents' register.
    std::vector<domain::Item> items;  // Care, devices, phones.
    std::string features;             // 身元未確認

    [[nodiscard]] static Arriving from(const domain::Resident& resident);
};

// What is written down by this desk; a draft that replaces nothing.
[[nodiscard]] event::Draft draftOf(const Desk& desk, event::Payload payload);

// One press of 「N人を受付する」.
struct Reception {
    std::vector<Arriving> people;
    std::optional<base::HouseholdId> household;  // Known household; nothing: a new one is made.
    std::string residentHouseholdNo;
    domain::Place place = domain::Place::Inside;
    std::string token;  // 整理券; empty: none given
    // 安否の公開: する / しない. Said for everybody of the household. NotSaid: not asked, nothing is disclosed.
    domain::Answer disclose{};
};

// What a reception becomes, and the ids it made.
struct Prepared {
    std::vector<event::Draft> drafts;
    base::HouseholdId household;
    std::vector<base::PersonId> people;
};

// Household first, then each person (described, joined, arrived), then a need for each life-critical item (酸素・透析・
// インスリン・付添いなし). A resident who is already here or elsewhere (same 宛名番号) is recognised and gets a
// movement, not a second record. Nothing is refused for being empty.
[[nodiscard]] Prepared receive(const Reception& reception, const Desk& desk, const state::State& state,
                               const base::Clock& clock, base::Random& random);

// 人数だけ: a household of counted people, or new counts for a known one.
struct Counting {
    std::optional<base::HouseholdId> household;
    domain::HeadCount count;
    std::string token;
    std::string town;
    std::uint32_t urgentPeople = 0;
    domain::Place place = domain::Place::Inside;
};
[[nodiscard]] Prepared count(const Counting& counting, const Desk& desk, const state::State& state,
                             const base::Clock& clock, base::Random& random);

// One movement of one person (out, returned, left, transferred ...), naming what it replaces.
[[nodiscard]] event::Draft move(base::PersonId person, const domain::StayChanged& movement, const Desk& desk,
                                const state::State& state);

// Undo of one operation: withdraws each of its events that still stands.
[[nodiscard]] std::vector<event::Draft> undo(const std::vector<base::EventId>& operation, const Desk& desk,
                                             const state::State& state);

}  // namespace hinanjo::tablet
