#include "tablet/desk.h"

#include <algorithm>

namespace hinanjo::tablet {
namespace {

using domain::HouseholdField;
using domain::ItemKind;
using domain::PersonField;

void replaces(event::Draft& draft, const std::vector<state::Source>& heads) {
    for (const state::Source& head : heads) {
        draft.saw.push_back(head.event);
        draft.sawTimes.push_back(head.time);
    }
}

void replaces(event::Draft& draft, const state::Register& field) {
    for (const state::Head& head : field.heads) {
        if (std::ranges::find(draft.saw, head.source.event) != draft.saw.end()) continue;
        draft.saw.push_back(head.source.event);
        draft.sawTimes.push_back(head.source.time);
    }
}

// Needs that HQ must hear of at once (ux.md P12).
bool isLifeCritical(const domain::Item& item) {
    return (item.kind == ItemKind::Device &&
            (item.value == domain::care::kOxygen || item.value == domain::care::kDialysis ||
             item.value == domain::care::kInsulin)) ||
           (item.kind == ItemKind::Care &&
            (item.value == domain::care::kAloneChild || item.value == domain::care::kInjured));
}

bool hasOpenNeed(const state::State& state, base::PersonId person, std::string_view code) {
    for (const state::NeedView* need : state.needs()) {
        if (need->need.person == person && need->need.code == code && need->state != domain::NeedAnswered::State::Met)
            return true;
    }
    return false;
}

// What is said of a person: everything for a new one, only what differs for a known one.
std::optional<event::Draft> describe(const Arriving& arriving, base::PersonId id, const state::PersonView* known,
                                     domain::Answer disclose, const Desk& desk) {
    domain::PersonDescribed said;
    said.person = id;
    event::Draft draft = draftOf(desk, {});
    const auto say = [&](PersonField field, const std::string& value) {
        if (value.empty()) return;
        if (known != nullptr) {
            if (known->text(field) == value) return;
            replaces(draft, known->field(field));
        }
        said.set(field, value);
    };
    say(PersonField::FamilyName, arriving.familyName);
    say(PersonField::GivenName, arriving.givenName);
    say(PersonField::FamilyKana, arriving.familyKana);
    say(PersonField::GivenKana, arriving.givenKana);
    say(PersonField::OtherName, arriving.otherName);
    say(PersonField::Sex, domain::codeText(arriving.sex));
    say(PersonField::Birth, arriving.birth.toText());
    say(PersonField::AgeBand, domain::codeText(arriving.ageBand));
    say(PersonField::Address, arriving.address);
    say(PersonField::Town, arriving.town);
    say(PersonField::Neighbourhood, arriving.neighbourhood);
    say(PersonField::ResidentNo, arriving.residentNo);
    say(PersonField::Features, arriving.features);
    const std::string answer = domain::codeText(disclose);
    say(PersonField::TellRelatives, answer);
    say(PersonField::TellAcquaintances, answer);
    say(PersonField::TellOthers, answer);
    for (const domain::Item& item : arriving.items) {
        if (known == nullptr || !known->hasItem(item.kind, item.value)) said.add.push_back(item);
    }
    if (known != nullptr && said.fields.empty() && said.add.empty()) return std::nullopt;
    draft.payload = std::move(said);
    return draft;
}

const state::HouseholdView* householdOf(const state::State& state, const Reception& reception, const Desk& desk) {
    if (reception.household) return state.household(*reception.household);
    if (reception.residentHouseholdNo.empty()) return nullptr;
    // The rest of a family that came earlier joins it.
    for (const state::HouseholdView* household : state.households()) {
        if (!household->mistake &&
            household->text(HouseholdField::ResidentHouseholdNo) == reception.residentHouseholdNo &&
            household->first.shelter() == desk.shelter) {
            return household;
        }
    }
    return nullptr;
}

}  // namespace

event::Draft draftOf(const Desk& desk, event::Payload payload) {
    event::Draft draft;
    draft.payload = std::move(payload);
    draft.incident = desk.incident;
    draft.staff = desk.staff;
    draft.shelter = desk.shelter;
    return draft;
}

Arriving Arriving::from(const domain::Resident& resident) {
    Arriving out;
    out.familyName = resident.familyName;
    out.givenName = resident.givenName;
    out.familyKana = resident.familyKana;
    out.givenKana = resident.givenKana;
    out.otherName = resident.otherName;
    out.sex = resident.sex;
    out.birth = resident.birth;
    out.address = resident.address + (resident.building.empty() ? "" : " " + resident.building);
    out.town = resident.town;
    out.residentNo = resident.no;
    return out;
}

Prepared receive(const Reception& reception, const Desk& desk, const state::State& state, const base::Clock& clock,
                 base::Random& random) {
    Prepared out;
    const state::HouseholdView* household = householdOf(state, reception, desk);
    out.household = household != nullptr ? household->id : base::HouseholdId::make(clock, random);
    if (reception.household && household == nullptr) out.household = *reception.household;

    domain::HouseholdDescribed described;
    described.household = out.household;
    event::Draft householdDraft = draftOf(desk, {});
    const auto say = [&](HouseholdField field, const std::string& value) {
        if (value.empty()) return;
        if (household != nullptr) {
            if (household->text(field) == value) return;
            replaces(householdDraft, household->field(field));
        }
        described.set(field, value);
    };
    // A household that has a number keeps it: the stub is in somebody's hand.
    if (household == nullptr || household->text(HouseholdField::Token).empty())
        say(HouseholdField::Token, reception.token);
    say(HouseholdField::ResidentHouseholdNo, reception.residentHouseholdNo);
    if (!reception.people.empty()) {
        say(HouseholdField::Address, reception.people.front().address);
        say(HouseholdField::Town, reception.people.front().town);
    }
    if (household == nullptr || !described.fields.empty()) {
        householdDraft.payload = described;
        out.drafts.push_back(std::move(householdDraft));
    }

    for (const Arriving& arriving : reception.people) {
        const state::PersonView* known = arriving.known ? state.person(*arriving.known) : nullptr;
        if (known == nullptr && !arriving.residentNo.empty()) {
            const auto same = state.byResidentNo(arriving.residentNo);
            if (!same.empty()) known = same.front();
        }
        const base::PersonId id = known != nullptr ? known->id
                                  : arriving.known ? *arriving.known
                                                   : base::PersonId::make(clock, random);
        out.people.push_back(id);
        if (auto draft = describe(arriving, id, known, reception.disclose, desk))
            out.drafts.push_back(std::move(*draft));

        if (known == nullptr || known->household != out.household) {
            event::Draft joined = draftOf(desk, domain::HouseholdJoined{id, out.household, {}});
            if (known != nullptr) replaces(joined, known->householdHeads);
            out.drafts.push_back(std::move(joined));
        }
        domain::StayChanged stay;
        stay.person = id;
        const bool wasOutFromHere =
            known != nullptr && known->stay.shelter == desk.shelter && known->stay.presence() == state::Presence::Out;
        stay.status = wasOutFromHere ? domain::StayStatus::Returned : domain::StayStatus::Arrived;
        stay.place = reception.place;
        out.drafts.push_back(move(id, stay, desk, state));

        for (const domain::Item& item : arriving.items) {
            if (!isLifeCritical(item) || hasOpenNeed(state, id, item.value)) continue;
            domain::NeedRaised need;
            need.person = id;
            need.shelter = desk.shelter;
            need.code = item.value;
            need.detail = item.detail;
            need.urgency = domain::Urgency::AtOnce;
            out.drafts.push_back(draftOf(desk, need));
        }
    }
    return out;
}

Prepared count(const Counting& counting, const Desk& desk, const state::State& state, const base::Clock& clock,
               base::Random& random) {
    Prepared out;
    const state::HouseholdView* known = counting.household ? state.household(*counting.household) : nullptr;
    out.household =
        counting.household.value_or(known == nullptr ? base::HouseholdId::make(clock, random) : base::HouseholdId{});

    event::Draft described = draftOf(desk, {});
    domain::HouseholdDescribed said;
    said.household = out.household;
    const auto say = [&](HouseholdField field, std::string value) {
        if (known != nullptr) replaces(described, known->field(field));
        said.set(field, std::move(value));
    };
    say(HouseholdField::Count, domain::toText(counting.count));
    if (!counting.token.empty()) say(HouseholdField::Token, counting.token);
    if (!counting.town.empty()) say(HouseholdField::Town, counting.town);
    if (counting.urgentPeople > 0) say(HouseholdField::UrgentPeople, std::to_string(counting.urgentPeople));
    described.payload = said;
    out.drafts.push_back(std::move(described));

    domain::StayChanged stay;
    stay.household = out.household;
    stay.status = domain::StayStatus::Arrived;
    stay.shelter = desk.shelter;
    stay.place = counting.place;
    event::Draft arrived = draftOf(desk, stay);
    if (known != nullptr) replaces(arrived, known->stay.heads);
    out.drafts.push_back(std::move(arrived));

    if (counting.urgentPeople > 0) {
        domain::NeedRaised need;
        need.household = out.household;
        need.shelter = desk.shelter;
        need.code = "urgent";
        need.urgency = domain::Urgency::AtOnce;
        out.drafts.push_back(draftOf(desk, need));
    }
    return out;
}

event::Draft move(base::PersonId person, const domain::StayChanged& movement, const Desk& desk,
                  const state::State& state) {
    domain::StayChanged stay = movement;
    stay.person = person;
    stay.household = {};
    if (stay.shelter.empty()) stay.shelter = desk.shelter;
    event::Draft draft = draftOf(desk, stay);
    if (const state::PersonView* known = state.person(person)) replaces(draft, known->stay.heads);
    return draft;
}

std::vector<event::Draft> undo(const std::vector<base::EventId>& operation, const Desk& desk,
                               const state::State& state) {
    std::vector<event::Draft> out;
    for (const base::EventId& id : operation) {
        const auto source = state.source(id);
        if (!source || state.isWithdrawn(id)) continue;
        event::Draft draft = draftOf(desk, event::EventWithdrawn{id, {}});
        // An undo is later than what it undoes, whatever the clocks say.
        draft.sawTimes.push_back(source->time);
        out.push_back(std::move(draft));
    }
    return out;
}

}  // namespace hinanjo::tablet
