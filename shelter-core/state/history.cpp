// What happened to one record, read back from the events it keeps.
#include <algorithm>
#include <type_traits>

#include "state/fold.h"

namespace hinanjo::state {
namespace {

domain::StayChanged movementOf(const StayFact& fact) {
    domain::StayChanged out;
    out.status = fact.status;
    out.place = fact.place;
    out.destination = fact.destination;
    out.shelter = fact.shelter->view.id;
    if (fact.details) {
        out.destinationText = fact.details->destinationText;
        out.destinationShelter = fact.details->destinationShelter;
        out.destinationPhone = fact.details->destinationPhone;
        out.expectedBack = fact.details->expectedBack;
        out.rollCall = fact.details->rollCall;
    }
    return out;
}

// The payload of an event, as far as the state keeps it. `person` and `household` are whom it was said of; one is null.
event::Payload payloadOf(const Fact& fact, base::PersonId person, base::HouseholdId household) {
    return std::visit(
        [&](const auto& said) -> event::Payload {
            using Said = std::decay_t<decltype(said)>;
            if constexpr (std::is_same_v<Said, PersonFact>) {
                domain::PersonDescribed out{.person = person, .fields = said.fields, .add = {}, .remove = {}};
                if (said.items) {
                    out.add = said.items->add;
                    out.remove = said.items->remove;
                }
                return out;
            } else if constexpr (std::is_same_v<Said, HouseholdFact>) {
                return domain::HouseholdDescribed{household, said.fields};
            } else if constexpr (std::is_same_v<Said, JoinFact>) {
                domain::HouseholdJoined out{person, std::nullopt, textOf(said.relation), said.fromCount};
                if (!said.household.isNull()) out.household = said.household;
                return out;
            } else if constexpr (std::is_same_v<Said, StayFact>) {
                domain::StayChanged out = movementOf(said);
                out.person = person;
                out.household = household;
                return out;
            } else if constexpr (std::is_same_v<Said, Apart<domain::NeedRaised>> ||
                                 std::is_same_v<Said, Apart<domain::NeedAnswered>>) {
                return *said;
            } else {
                return event::UnknownPayload{};
            }
        },
        fact);
}

}  // namespace

std::vector<Happening> Fold::historyOf(const Record* record, base::PersonId person, base::HouseholdId household) const {
    struct Line {
        const Filed* event;
        Happening happening;
    };
    std::vector<Line> lines;
    // Withdrawals speak of events, and may be withdrawn in turn.
    std::vector<const Filed*> open;
    for (const Filed* event = record != nullptr ? record->events : nullptr; event != nullptr; event = event->next) {
        lines.push_back({event, {event->source(), event->withdrawn, payloadOf(event->fact, person, household)}});
        open.push_back(event);
    }
    while (!open.empty()) {
        const base::EventId target = open.back()->id;
        open.pop_back();
        const auto withdrawals = m_withdrawals.find(target);
        if (withdrawals == m_withdrawals.end()) continue;
        for (const Filed* event : withdrawals->second) {
            const bool known = std::ranges::any_of(lines, [&](const Line& line) { return line.event == event; });
            if (known) continue;
            lines.push_back({event, {event->source(), event->withdrawn, event::EventWithdrawn{target, {}}}});
            open.push_back(event);
        }
    }
    std::ranges::sort(lines, [](const Line& a, const Line& b) { return isEarlier(*a.event, *b.event); });
    std::vector<Happening> out;
    out.reserve(lines.size());
    for (Line& line : lines)
        out.push_back(std::move(line.happening));
    return out;
}

std::vector<Happening> State::history(base::PersonId person) const {
    return m_fold->historyOf(m_fold->m_people.find(person), person, {});
}
std::vector<Happening> State::history(base::HouseholdId household) const {
    return m_fold->historyOf(m_fold->m_households.find(household), {}, household);
}
std::vector<Happening> State::history(base::EventId need) const {
    const auto at = m_fold->m_needs.find(need);
    return m_fold->historyOf(at == m_fold->m_needs.end() ? nullptr : &at->second, {}, {});
}

}  // namespace hinanjo::state
