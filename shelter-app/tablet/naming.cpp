#include "tablet/naming.h"

#include "tablet/desk_drafts.h"

namespace hinanjo::tablet {
namespace {

using domain::HouseholdField;

// What the register or the people say of the household, where it differs from what is known.
std::optional<event::Draft> describeHousehold(const Naming& naming, const state::HouseholdView& household,
                                              const Desk& desk) {
    domain::HouseholdDescribed said;
    said.household = household.id;
    event::Draft draft = draftOf(desk, {});
    const auto say = [&](HouseholdField field, const std::string& value) {
        if (value.empty() || household.text(field) == value) return;
        replaces(draft, household.field(field));
        said.set(field, value);
    };
    say(HouseholdField::ResidentHouseholdNo, naming.residentHouseholdNo);
    if (!naming.people.empty()) {
        say(HouseholdField::Address, naming.people.front().address);
        say(HouseholdField::Town, naming.people.front().town);
    }
    if (said.fields.empty()) return std::nullopt;
    draft.payload = std::move(said);
    return draft;
}

bool isAtShelter(const state::PersonView& person, const base::ShelterId& shelter) {
    const state::Presence presence = person.stay.presence();
    return person.stay.shelter == shelter && presence != state::Presence::Gone && presence != state::Presence::Unknown;
}

// Where the counted ones are; those who are gone took the named ones with them.
domain::StayChanged stayOfRest(const state::HouseholdView& household, const Desk& desk) {
    domain::StayChanged stay;
    stay.status =
        household.stay.status == domain::StayStatus::NotSaid ? domain::StayStatus::Arrived : household.stay.status;
    stay.place = household.stay.place;
    stay.shelter = household.stay.shelter.empty() ? desk.shelter : household.stay.shelter;
    stay.destination = household.stay.destination;
    stay.destinationText = household.stay.destinationText;
    stay.expectedBack = household.stay.expectedBack;
    return stay;
}

}  // namespace

Prepared name(const Naming& naming, const Desk& desk, const state::State& state, const base::Clock& clock,
              base::Random& random) {
    Prepared out;
    out.household = naming.household;
    const state::HouseholdView* household = state.household(naming.household);
    if (household == nullptr) return out;
    if (auto draft = describeHousehold(naming, *household, desk)) out.drafts.push_back(std::move(*draft));

    std::uint32_t counted = naming.counted.value_or(household->unnamed);
    for (const Arriving& arriving : naming.people) {
        const state::PersonView* known = knownAs(arriving, state);
        const base::PersonId id = known != nullptr ? known->id : base::PersonId::make(clock, random);
        out.people.push_back(id);
        if (auto draft = describe(arriving, id, known, naming.disclose, desk)) out.drafts.push_back(std::move(*draft));
        if (known == nullptr || known->household != household->id) {
            event::Draft joined = draftOf(desk, domain::HouseholdJoined{id, household->id, {}, counted > 0});
            if (known != nullptr) replaces(joined, known->householdHeads);
            out.drafts.push_back(std::move(joined));
            if (counted > 0) --counted;
        }
        if (known == nullptr || !isAtShelter(*known, desk.shelter))
            out.drafts.push_back(move(id, stayOfRest(*household, desk), desk, state));
        for (event::Draft& alarm : alarmsFor(id, arriving.items, desk, state))
            out.drafts.push_back(std::move(alarm));
    }
    return out;
}

std::optional<event::Draft> countOneMore(base::PersonId id, const Desk& desk, const state::State& state) {
    const state::PersonView* person = state.person(id);
    const state::HouseholdView* household =
        person != nullptr && person->household ? state.household(*person->household) : nullptr;
    if (household == nullptr || household->count.total() == 0) return std::nullopt;
    domain::HeadCount count = household->count;
    ++count.unknown;
    domain::HouseholdDescribed described{household->id, {}};
    described.set(HouseholdField::Count, domain::toText(count));
    event::Draft draft = draftOf(desk, std::move(described));
    replaces(draft, household->field(HouseholdField::Count));
    return draft;
}

}  // namespace hinanjo::tablet
