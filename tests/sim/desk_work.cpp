#include "sim/desk_work.h"

namespace hinanjo::sim {

using domain::PersonField;

void DeskWork::something() {
    switch (m_world.below(16)) {
        case 0:
        case 1:
        case 2:
        case 3:
            return arrive();
        case 4:
        case 5:
        case 6:
        case 7:
            return edit();
        case 8:
            return walkIn();
        case 9:
        case 10:
            return move();
        case 11:
            return withdraw();
        case 12:
            return decide();
        case 13:
            return protect();
        case 14:
            return items();
        default:
            return m_world.chance(30) ? unknownKind() : edit();
    }
}

const state::PersonView* DeskWork::anybody() {
    const auto people = m_tablet.state().people();
    return people.empty() ? nullptr : people[m_world.below(people.size())];
}

void DeskWork::see(event::Draft& draft, const state::Source& source) {
    draft.saw.push_back(source.event);
    draft.sawTimes.push_back(source.time);
}

void DeskWork::arrive() {
    const auto person = base::PersonId::make(m_tablet.clock(), m_tablet.random());
    event::Draft described = m_tablet.draft();
    domain::PersonDescribed payload;
    payload.person = person;
    payload.set(PersonField::FamilyKana, "サトウ");
    payload.set(PersonField::GivenKana, "ハナ" + std::to_string(m_world.below(100)));
    described.payload = payload;
    event::Draft arrived = m_tablet.draft();
    domain::StayChanged stay;
    stay.person = person;
    stay.status = domain::StayStatus::Arrived;
    stay.shelter = m_tablet.shelter();
    stay.place = domain::Place::Inside;
    arrived.payload = stay;
    if (m_tablet.record({described, arrived})) m_world.people.push_back(person);
}

void DeskWork::edit() {
    const state::PersonView* person = anybody();
    if (person == nullptr) return arrive();
    constexpr PersonField kFields[] = {PersonField::Room, PersonField::Remark, PersonField::GivenKana};
    const PersonField field = kFields[m_world.below(3)];
    event::Draft draft = m_tablet.draft();
    domain::PersonDescribed payload;
    payload.person = person->id;
    payload.set(field, "v" + std::to_string(m_world.below(1000)));
    const state::Register shown = person->field(field);
    if (shown.inConflict()) m_world.reached("conflict kept");
    for (const state::Head head : shown.heads)
        see(draft, head.source);
    draft.payload = payload;
    (void)m_tablet.record({draft});
}

// Somebody known elsewhere, by a wristband: this tablet may never have heard of them.
void DeskWork::walkIn() {
    if (m_world.people.empty()) return arrive();
    const base::PersonId who = m_world.people[m_world.below(m_world.people.size())];
    event::Draft draft = m_tablet.draft();
    domain::StayChanged stay;
    stay.person = who;
    stay.status = domain::StayStatus::Arrived;
    stay.shelter = m_tablet.shelter();
    if (const state::PersonView* known = m_tablet.state().person(who)) {
        if (known->stay.inDoubt) m_world.reached("presence in doubt");
        for (const state::Source& head : known->stay.heads)
            see(draft, head);
    } else {
        m_world.reached("moved with history");
    }
    draft.payload = stay;
    (void)m_tablet.record({draft});
}

void DeskWork::move() {
    const state::PersonView* person = anybody();
    if (person == nullptr) return arrive();
    constexpr domain::StayStatus kStatus[] = {domain::StayStatus::Out, domain::StayStatus::Returned,
                                              domain::StayStatus::Left};
    event::Draft draft = m_tablet.draft();
    domain::StayChanged stay;
    stay.person = person->id;
    stay.status = kStatus[m_world.below(3)];
    stay.shelter = m_tablet.shelter();
    for (const state::Source& head : person->stay.heads)
        see(draft, head);
    draft.payload = stay;
    (void)m_tablet.record({draft});
}

void DeskWork::withdraw() {
    const auto last = m_tablet.state().lastOf(m_tablet.replica().currentLog(), 5);
    if (last.empty()) return arrive();
    const state::HistoryEntry& entry = last[m_world.below(last.size())];
    if (entry.withdrawn) return edit();
    event::Draft draft = m_tablet.draft();
    see(draft, entry.source);
    draft.payload = event::EventWithdrawn{entry.source.event, "mistake"};
    const base::EventId event = entry.source.event;
    if (const auto by = m_tablet.record({draft})) m_world.withdrew(event, *by);
}

void DeskWork::decide() {
    const auto pairs = m_tablet.state().samePairs();
    event::Draft draft = m_tablet.draft();
    domain::SamePersonDecided decided;
    if (!pairs.empty() && m_world.chance(60)) {
        const state::SamePairView& pair = *pairs[m_world.below(pairs.size())];
        decided.a = pair.a;
        decided.b = pair.b;
        decided.decision =
            pair.decision == domain::Sameness::Same ? domain::Sameness::Different : domain::Sameness::Same;
        for (const state::Source& head : pair.heads)
            see(draft, head);
        m_world.reached("same person decided and taken back");
    } else {
        const state::PersonView* a = anybody();
        const state::PersonView* b = anybody();
        if (a == nullptr || a == b) return arrive();
        decided.a = std::min(a->id, b->id);
        decided.b = std::max(a->id, b->id);
        decided.decision = domain::Sameness::Same;
    }
    draft.payload = decided;
    (void)m_tablet.record({draft});
}

void DeskWork::protect() {
    const state::PersonView* person = anybody();
    if (person == nullptr) return arrive();
    event::Draft draft = m_tablet.draft();
    domain::PersonDescribed payload;
    payload.person = person->id;
    payload.set(PersonField::DoNotDisclose, "1");
    for (const state::Head head : person->field(PersonField::DoNotDisclose).heads)
        see(draft, head.source);
    draft.payload = payload;
    (void)m_tablet.record({draft});
}

void DeskWork::items() {
    const state::PersonView* person = anybody();
    if (person == nullptr) return arrive();
    event::Draft draft = m_tablet.draft();
    domain::PersonDescribed payload;
    payload.person = person->id;
    if (!person->items.empty() && m_world.chance(40)) {
        const state::ItemView& item = person->items[m_world.below(person->items.size())];
        payload.remove.push_back(item.ref);
        see(draft, item.source);
    } else {
        payload.add.push_back({domain::ItemKind::Device, std::string(domain::care::kOxygen), {}});
    }
    draft.payload = payload;
    (void)m_tablet.record({draft});
}

// As a later build would write: kept, forwarded and counted.
void DeskWork::unknownKind() {
    event::Draft draft = m_tablet.draft();
    draft.payload = event::UnknownPayload{};
    if (m_tablet.record({draft})) m_world.reached("an unknown kind");
}

}  // namespace hinanjo::sim
