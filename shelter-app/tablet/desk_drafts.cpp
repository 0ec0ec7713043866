#include "tablet/desk_drafts.h"

#include <algorithm>

namespace hinanjo::tablet {

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

bool isLifeCritical(const domain::Item& item) {
    return (item.kind == ItemKind::Device &&
            (item.value == domain::care::kOxygen || item.value == domain::care::kDialysis ||
             item.value == domain::care::kInsulin)) ||
           (item.kind == ItemKind::Care &&
            (item.value == domain::care::kAloneChild || item.value == domain::care::kInjured));
}

const state::NeedView* openNeed(const state::State& state, base::PersonId person, std::string_view code) {
    for (const state::NeedView* need : state.needs()) {
        if (need->need.person == person && need->need.code == code && need->state != domain::NeedAnswered::State::Met)
            return need;
    }
    return nullptr;
}

std::vector<event::Draft> alarmsFor(base::PersonId person, const std::vector<domain::Item>& items, const Desk& desk,
                                    const state::State& state) {
    std::vector<event::Draft> out;
    for (const domain::Item& item : items) {
        if (!isLifeCritical(item) || openNeed(state, person, item.value) != nullptr) continue;
        domain::NeedRaised need;
        need.person = person;
        need.shelter = desk.shelter;
        need.code = item.value;
        need.detail = item.detail;
        need.urgency = domain::Urgency::AtOnce;
        out.push_back(draftOf(desk, need));
    }
    return out;
}

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

const state::PersonView* knownAs(const Arriving& arriving, const state::State& state) {
    if (arriving.known) {
        if (const state::PersonView* known = state.person(*arriving.known)) return known;
    }
    if (arriving.residentNo.empty()) return nullptr;
    const auto same = state.byResidentNo(arriving.residentNo);
    return same.empty() ? nullptr : same.front();
}

}  // namespace hinanjo::tablet
