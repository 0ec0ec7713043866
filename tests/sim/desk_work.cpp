#include "sim/desk_work.h"

#include "sim/hq_node.h"

namespace hinanjo::sim {

using domain::PersonField;

void DeskWork::something() {
    switch (m_world.below(25)) {
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
        case 15:
        case 16:
            return join();
        case 17:
            return count();
        case 18:
            return need();
        case 19:
            return answerAtHq();
        case 20:
            return shelterStatus();
        case 21:
            return note();
        case 22:
            return undoUndoing();
        case 23:
            return withdraw();
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
                                              domain::StayStatus::Left, domain::StayStatus::Transferred};
    event::Draft draft = m_tablet.draft();
    domain::StayChanged stay;
    stay.person = person->id;
    stay.status = kStatus[m_world.below(4)];
    stay.shelter = m_tablet.shelter();
    if (stay.status == domain::StayStatus::Transferred) {
        stay.destination = domain::Destination::OtherShelter;
        stay.destinationShelter.value = m_tablet.shelter().value == "E1" ? "E2" : "E1";
        m_world.reached("sent to another shelter");
    }
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
    undo(entry.source);
}

void DeskWork::undo(const state::Source& source) {
    event::Draft draft = m_tablet.draft();
    see(draft, source);
    const base::EventId event = source.event;
    draft.payload = event::EventWithdrawn{event, "mistake"};
    if (const auto by = m_tablet.record({draft})) m_world.withdrew(event, *by);
}

// 元に戻す of a 取り消し, by whoever knows of it.
void DeskWork::undoUndoing() {
    if (m_world.withdrawals.empty()) return edit();
    const base::EventId which = m_world.withdrawals[m_world.below(m_world.withdrawals.size())];
    const auto source = m_tablet.state().source(which);
    if (!source || m_tablet.state().isWithdrawn(which)) return edit();
    m_world.reached("an undoing undone");
    undo(*source);
}

void DeskWork::decide() {
    const auto pairs = m_tablet.state().samePairs();
    event::Draft draft = m_tablet.draft();
    domain::SamePersonDecided decided;
    if (!pairs.empty() && m_world.chance(60)) {
        const state::SamePairView& pair = *pairs[m_world.below(pairs.size())];
        if (m_world.chance(40)) {
            m_world.reached("a decision undone");
            return undo(pair.heads.front());
        }
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

// Of a household registered anywhere, or a new one.
void DeskWork::join() {
    const state::PersonView* person = anybody();
    if (person == nullptr) return arrive();
    event::Draft draft = m_tablet.draft();
    for (const state::Source& head : person->householdHeads)
        see(draft, head);
    domain::HouseholdJoined joined;
    joined.person = person->id;
    if (m_world.households.empty() || m_world.chance(30)) {
        joined.household = base::HouseholdId::make(m_tablet.clock(), m_tablet.random());
        m_world.households.push_back(*joined.household);
    } else if (m_world.chance(90)) {
        joined.household = m_world.households[m_world.below(m_world.households.size())];
        const state::HouseholdView* known = m_tablet.state().household(*joined.household);
        if (known != nullptr && known->members.empty()) m_world.reached("a household's member elsewhere");
    }
    draft.payload = joined;
    (void)m_tablet.record({draft});
}

// 人数のみ, of a household of its own or one that has members.
void DeskWork::count() {
    domain::HouseholdDescribed described;
    domain::StayChanged stay;
    event::Draft said = m_tablet.draft(), arrived = m_tablet.draft();
    const auto households = m_tablet.state().households();
    if (!households.empty() && m_world.chance(60)) {
        const state::HouseholdView& known = *households[m_world.below(households.size())];
        described.household = known.id;
        for (const state::Head head : known.field(domain::HouseholdField::Count).heads)
            see(said, head.source);
        for (const state::Source& head : known.stay.heads)
            see(arrived, head);
    } else {
        described.household = base::HouseholdId::make(m_tablet.clock(), m_tablet.random());
        m_world.households.push_back(described.household);
    }
    domain::HeadCount heads;
    heads.unknown = static_cast<std::uint32_t>(1 + m_world.below(5));
    described.set(domain::HouseholdField::Count, domain::toText(heads));
    said.payload = described;
    stay.household = described.household;
    stay.status = m_world.chance(80) ? domain::StayStatus::Arrived : domain::StayStatus::Left;
    stay.shelter = m_tablet.shelter();
    stay.place = domain::Place::Inside;
    arrived.payload = stay;
    (void)m_tablet.record({said, arrived});
}

void DeskWork::need() {
    domain::NeedRaised need;
    need.code = "water";
    need.shelter = m_tablet.shelter();
    if (const state::PersonView* person = anybody(); person != nullptr && m_world.chance(60)) need.person = person->id;
    if (!m_world.households.empty() && m_world.chance(40))
        need.household = m_world.households[m_world.below(m_world.households.size())];
    event::Draft draft = m_tablet.draft();
    draft.payload = need;
    (void)m_tablet.record({draft});
}

void DeskWork::answerAtHq() {
    HqNode& hq = m_world.hq();
    if (!hq.isRunning()) return need();
    const auto needs = hq.state().needs();
    if (needs.empty()) return need();
    const state::NeedView& need = *needs[m_world.below(needs.size())];
    m_world.reached("need answered by HQ");
    if (!need.heads.empty() && m_world.chance(30)) {
        (void)hq.record(event::EventWithdrawn{need.heads.front().event, "mistake"});
    } else {
        (void)hq.record(domain::NeedAnswered{need.id, domain::NeedAnswered::State::OnTheWay, "14:00", {}});
    }
}

void DeskWork::shelterStatus() {
    const state::ShelterView* known = m_tablet.state().shelter(m_tablet.shelter());
    if (known != nullptr && !known->heads.empty() && m_world.chance(40)) {
        m_world.reached("a shelter's status undone");
        return undo(known->heads.front());
    }
    event::Draft draft = m_tablet.draft();
    if (known != nullptr)
        for (const state::Source& head : known->heads)
            see(draft, head);
    domain::ShelterStatusChanged changed;
    changed.shelter = m_tablet.shelter();
    changed.status = m_world.chance(50) ? domain::ShelterStatus::Crowded : domain::ShelterStatus::Full;
    draft.payload = changed;
    (void)m_tablet.record({draft});
}

void DeskWork::note() {
    domain::NoteWritten note;
    note.text = "n" + std::to_string(m_world.below(100));
    if (const state::PersonView* person = anybody(); person != nullptr && m_world.chance(50)) note.person = person->id;
    if (const auto households = m_tablet.state().households(); !households.empty() && m_world.chance(60))
        note.household = households[m_world.below(households.size())]->id;
    event::Draft draft = m_tablet.draft();
    draft.payload = note;
    (void)m_tablet.record({draft});
}

// As a later build would write: kept, forwarded and counted.
void DeskWork::unknownKind() {
    event::Draft draft = m_tablet.draft();
    draft.payload = event::UnknownPayload{};
    if (m_tablet.record({draft})) m_world.reached("an unknown kind");
}

}  // namespace hinanjo::sim
