// Fold::apply: which record an event belongs to.
#include <utility>

#include "state/fold.h"

namespace hinanjo::state {
namespace {

template <typename... Handlers>
struct Handling : Handlers... {
    using Handlers::operator()...;
};
template <typename... Handlers>
Handling(Handlers...) -> Handling<Handlers...>;

template <typename T>
Apart<T> setApart(T& payload) {
    return std::make_unique<const T>(std::move(payload));
}

Apart<std::string> setApartUnlessEmpty(std::string& text) {
    return text.empty() ? nullptr : setApart(text);
}

// Decoders grow vectors by doubling; 100,000 people would carry the slack for good.
template <typename T>
std::vector<T> fitted(std::vector<T>& values) {
    if (values.capacity() > values.size() + 1) values.shrink_to_fit();
    return std::move(values);
}

}  // namespace

PersonRecord& Fold::personOf(base::PersonId id) {
    if (PersonRecord* known = m_people.find(id)) return *known;
    PersonRecord& made = m_personPool.emplace(id);
    m_people.insert(made);
    m_peopleById.append(made);
    return made;
}

HouseholdRecord& Fold::householdOf(base::HouseholdId id) {
    if (HouseholdRecord* known = m_households.find(id)) return *known;
    HouseholdRecord& made = m_householdPool.emplace(id);
    m_households.insert(made);
    m_householdsById.append(made);
    return made;
}

ShelterRecord& Fold::shelterOf(const base::ShelterId& id) {
    const auto [at, isNew] = m_shelters.try_emplace(id, id);
    if (isNew) markDirty(at->second);
    return at->second;
}

LogRecord& Fold::logOf(base::LogId id) {
    if (LogRecord* known = m_logs.find(id)) return *known;
    LogRecord& made = m_logPool.emplace(id);
    m_logs.insert(made);
    return made;
}

Writer& Fold::writerOf(LogRecord& log, event::Event& event) {
    Writer*& last = log.lastWriter;
    if (last == nullptr || last->origin.shelter != event.shelter || last->origin.staff != event.staff) {
        const auto [at, isNew] = log.writers.try_emplace({event.shelter, event.staff});
        last = &at->second;
        if (isNew) {
            last->origin = {log.id, event.shelter, event.staff, &log.clock};
            if (!event.shelter.empty()) {
                last->shelter = &shelterOf(event.shelter);
                last->shelter->writers.push_back(last);
            }
        }
    }
    return *last;
}

void Fold::markDirty(Record& record) {
    if (record.dirty) return;
    record.dirty = true;
    if (record.kind == Record::Kind::Clock) {
        m_dirtyClocks.push_back(static_cast<LogClock*>(&record));
    } else {
        m_dirty.push_back(&record);
    }
}

void Fold::file(Filed& filed, Record& record, Fact fact) {
    filed.fact = std::move(fact);
    filed.record = &record;
    filed.next = record.events;
    record.events = &filed;
    markDirty(record);
}

void Fold::apply(event::Event&& event) {
    if (!event.incident.isNull() && event.incident != m_incident) {
        if (m_otherIncidents.insert(event.id).second) ++m_eventCount;
        return;
    }
    if (m_events.find(event.id) != nullptr) return;
    ++m_eventCount;

    LogRecord& log = logOf(event.log);
    Writer& writer = writerOf(log, event);
    Filed& filed = m_filed.emplace();
    filed.id = event.id;
    filed.time = event.time;
    filed.observedAt = event.observedAt;
    filed.origin = &writer.origin;
    filed.sequence = event.sequence;
    filed.ownClock = event.recordedAt == event.observedAt || event.recordedAt == base::TimePoint{};
    filed.nextOfLog = std::exchange(log.events, &filed);
    filed.saw = fitted(event.saw);
    filed.payloadIndex = static_cast<std::uint8_t>(event.payload.index());
    m_events.insert(filed);

    if (writer.shelter != nullptr) {
        if (const base::TimePoint at = filed.correctedAt(); !writer.heard || *writer.heard < at) {
            writer.heard = at;
            markDirty(*writer.shelter);
        }
    }
    filePayload(filed, event, log, writer.shelter);
    if (!m_withdrawals.empty() && m_withdrawals.contains(event.id)) m_recheck.push_back(event.id);
}

void Fold::filePayload(Filed& filed, event::Event& event, LogRecord& log, ShelterRecord* here) {
    const auto shelterNamed = [&](const base::ShelterId& id) {
        return here != nullptr && (id.empty() || here->view.id == id) ? here : &shelterOf(id);
    };
    const auto remember = [&] {
        log.lines.push_back(&filed);
        if (!std::exchange(log.dirty, true)) m_dirtyLogs.push_back(&log);
    };
    std::visit(
        Handling{
            [&](domain::PersonDescribed& p) {
                PersonFact fact{fitted(p.fields), nullptr};
                if (!p.add.empty() || !p.remove.empty()) {
                    fact.items = std::make_unique<const ItemsFact>(ItemsFact{fitted(p.add), fitted(p.remove)});
                }
                file(filed, personOf(p.person), std::move(fact));
                remember();
            },
            [&](domain::HouseholdDescribed& p) {
                file(filed, householdOf(p.household), HouseholdFact{fitted(p.fields)});
                remember();
            },
            [&](domain::HouseholdJoined& p) {
                file(filed, personOf(p.person),
                     JoinFact{p.household.value_or(base::HouseholdId{}), setApartUnlessEmpty(p.relation)});
                remember();
            },
            [&](domain::StayChanged& p) {
                StayFact fact{p.status, p.place, p.destination, shelterNamed(p.shelter),
                              setApartUnlessEmpty(p.destinationText)};
                if (!p.person.isNull()) {
                    file(filed, personOf(p.person), std::move(fact));
                } else {
                    file(filed, householdOf(p.household), std::move(fact));
                }
                remember();
            },
            [&](event::EventWithdrawn& p) {
                filed.fact = WithdrawalFact{p.event};
                m_withdrawals[p.event].push_back(&filed);
                m_recheck.push_back(p.event);
            },
            [&](domain::SamePersonDecided& p) {
                if (p.a == p.b) return;  // Says nothing.
                const auto pair = std::minmax(p.a, p.b);
                const auto [at, isNew] = m_samePairs.try_emplace({pair.first, pair.second}, pair.first, pair.second);
                file(filed, at->second, DecisionFact{p.decision});
            },
            [&](domain::RosterMatchDecided& p) {
                const auto [at, isNew] = m_rosterDecisions.try_emplace({p.person, p.rosterNo}, p.person, p.rosterNo);
                // Not of the one that stands: whoever answers has to tell the same shelter.
                at->second.view.home = std::max(at->second.view.home, p.shelter);
                file(filed, at->second, DecisionFact{p.decision});
            },
            [&](domain::RosterPersonAccounted& p) {
                const auto [at, isNew] = m_rosterAccounts.try_emplace(p.rosterNo, p.rosterNo);
                file(filed, at->second, setApart(p));
            },
            [&](domain::ShelterStatusChanged& p) {
                ShelterRecord& shelter = *shelterNamed(p.shelter);
                file(filed, shelter, setApart(p));
            },
            [&](domain::NeedRaised& p) {
                file(filed, m_needs.try_emplace(filed.id, filed.id).first->second, setApart(p));
            },
            [&](domain::NeedAnswered& p) {
                file(filed, m_needs.try_emplace(p.need, p.need).first->second, setApart(p));
            },
            [&](event::StaffChanged& p) {
                const auto [at, isNew] = m_staff.try_emplace(p.staff, p.staff);
                file(filed, at->second, setApart(p));
            },
            [&](domain::NoteWritten& p) {
                file(filed, m_notes.try_emplace(filed.id, filed.id).first->second, setApart(p));
            },
            [&](domain::SituationReported& p) {
                const base::ShelterId shelter = p.shelter.empty() && here != nullptr ? here->view.id : p.shelter;
                file(filed, m_situations.try_emplace(shelter, shelter).first->second, setApart(p));
            },
            [&](event::IncidentDeclared& p) {
                if (p.incident == m_incident) file(filed, m_declared, setApart(p));
            },
            [&](event::ClockObserved& p) {
                file(filed, logOf(p.log).clock, ClockFact{p.sequence, p.offset, p.roundTrip});
            },
            [&](event::UnknownPayload&) { ++m_unknownPayloads; },
            // Lists, looks, alarms and devices: the state knows that they happened.
            [](auto&) {},
        },
        event.payload);
}

}  // namespace hinanjo::state
