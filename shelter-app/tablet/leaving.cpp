#include "tablet/leaving.h"

#include "tablet/desk_drafts.h"

namespace hinanjo::tablet {
namespace {

event::Draft moveRest(const state::HouseholdView& household, const domain::StayChanged& movement, const Desk& desk) {
    domain::StayChanged stay = movement;
    stay.person = {};
    stay.household = household.id;
    if (stay.shelter.empty()) stay.shelter = desk.shelter;
    event::Draft draft = draftOf(desk, stay);
    replaces(draft, household.stay.heads);
    return draft;
}

}  // namespace

std::vector<event::Draft> moveAll(std::span<const Mover> movers, const domain::StayChanged& movement, const Desk& desk,
                                  const state::State& state, const base::Clock& clock, base::Random& random) {
    std::vector<event::Draft> out;
    for (const Mover& mover : movers) {
        if (!mover.person.isNull()) {
            out.push_back(move(mover.person, movement, desk, state));
            continue;
        }
        const state::HouseholdView* household = state.household(mover.household);
        if (household == nullptr || household->unnamed == 0) continue;
        if (mover.people >= household->unnamed) {
            out.push_back(moveRest(*household, movement, desk));
            continue;
        }
        for (std::uint32_t i = 0; i < mover.people; ++i) {
            const auto somebody = base::PersonId::make(clock, random);
            out.push_back(draftOf(desk, domain::HouseholdJoined{somebody, household->id, {}, true}));
            domain::StayChanged stay = movement;
            if (stay.place == domain::Place::NotSaid) stay.place = household->stay.place;
            out.push_back(move(somebody, stay, desk, state));
        }
    }
    return out;
}

std::vector<event::Draft> withdraw(const Mover& who, const Desk& desk, const state::State& state) {
    std::vector<event::Draft> out;
    if (!who.person.isNull()) {
        out.push_back(say(who.person, domain::PersonField::RecordedByMistake, "1", desk, state));
    } else {
        domain::HouseholdDescribed described{who.household, {}};
        described.set(domain::HouseholdField::RecordedByMistake, "1");
        event::Draft draft = draftOf(desk, std::move(described));
        if (const state::HouseholdView* household = state.household(who.household))
            replaces(draft, household->field(domain::HouseholdField::RecordedByMistake));
        out.push_back(std::move(draft));
    }
    std::vector<base::EventId> raised;
    for (const state::NeedView* need : state.needs()) {
        const bool isTheirs =
            who.person.isNull() ? need->need.household == who.household : need->need.person == who.person;
        if (!isTheirs || need->state == domain::NeedAnswered::State::Met) continue;
        for (const state::Happening& happening : state.history(need->id)) {
            if (std::holds_alternative<domain::NeedRaised>(happening.payload)) raised.push_back(happening.source.event);
        }
    }
    for (event::Draft& draft : undo(raised, desk, state))
        out.push_back(std::move(draft));
    return out;
}

bool canFollow(state::Presence now, domain::StayStatus shown, domain::StayStatus next) {
    using domain::StayStatus;
    using state::Presence;
    if (next == StayStatus::Returned) return now == Presence::Out || now == Presence::Gone;
    if (now == Presence::Gone || now == Presence::Unknown) return false;
    return shown != next;
}

}  // namespace hinanjo::tablet
