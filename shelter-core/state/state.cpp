// What others see of the fold.
#include "state/state.h"

#include <algorithm>
#include <utility>

#include "state/canonical.h"
#include "state/fold.h"

namespace hinanjo::state {
namespace {

template <typename View, typename Records>
std::vector<const View*> existing(const Records& records) {
    std::vector<const View*> out;
    out.reserve(records.size());
    for (const auto& [key, record] : records) {
        if (record.exists) out.push_back(&record.view);
    }
    return out;
}

template <typename View, typename Record>
std::vector<const View*> existingInOrder(const Ordered<Record>& records) {
    std::vector<const View*> out;
    out.reserve(records.size());
    for (const Record* record : records) {
        if (record->exists) out.push_back(&record->view);
    }
    return out;
}

// Candidates of an exact index whose heads really carry the text: each once, by id.
template <typename View, typename Record, typename Carries>
std::vector<const View*> confirmed(std::vector<Record*> candidates, Carries&& carries) {
    std::ranges::sort(candidates, {}, [](const Record* record) { return record->key(); });
    const auto [from, to] = std::ranges::unique(candidates);
    candidates.erase(from, to);
    std::vector<const View*> out;
    for (const Record* record : candidates) {
        if (carries(record->view)) out.push_back(&record->view);
    }
    return out;
}

}  // namespace

State::State(base::IncidentId incident) : m_fold(std::make_unique<Fold>(incident)) {}
State::~State() = default;
State::State(State&&) noexcept = default;
State& State::operator=(State&&) noexcept = default;

void State::apply(const event::Event& event) {
    m_fold->apply(event::Event(event));
}
void State::apply(event::Event&& event) {
    m_fold->apply(std::move(event));
}
void State::settle() {
    m_fold->settle();
}

const std::vector<base::PersonId>& State::recomputedPeople() const {
    return m_fold->m_recomputed;
}

base::IncidentId State::incident() const {
    return m_fold->m_incident;
}

bool State::knows(base::EventId event) const {
    return m_fold->m_events.find(event) != nullptr || m_fold->m_otherIncidents.contains(event);
}

bool State::isWithdrawn(base::EventId event) const {
    const Filed* filed = m_fold->m_events.find(event);
    return filed != nullptr && filed->withdrawn;
}

std::optional<Source> State::source(base::EventId event) const {
    const Filed* filed = m_fold->m_events.find(event);
    return filed != nullptr ? std::optional(filed->source()) : std::nullopt;
}

base::TimePoint State::correctedTime(const Source& source) const {
    const Filed* filed = m_fold->m_events.find(source.event);
    return filed != nullptr ? filed->correctedAt() : source.observedAt;
}

const PersonView* State::person(base::PersonId id) const {
    const PersonRecord* record = m_fold->m_people.find(id);
    return record != nullptr && record->exists ? &record->view : nullptr;
}

const HouseholdView* State::household(base::HouseholdId id) const {
    const HouseholdRecord* record = m_fold->m_households.find(id);
    return record != nullptr && record->exists ? &record->view : nullptr;
}

const ShelterView* State::shelter(const base::ShelterId& id) const {
    const auto at = m_fold->m_shelters.find(id);
    return at != m_fold->m_shelters.end() && at->second.exists ? &at->second.view : nullptr;
}

const NeedView* State::need(base::EventId id) const {
    const auto at = m_fold->m_needs.find(id);
    return at != m_fold->m_needs.end() && at->second.exists ? &at->second.view : nullptr;
}

std::vector<const PersonView*> State::people() const {
    return existingInOrder<PersonView>(m_fold->m_peopleById);
}
std::vector<const HouseholdView*> State::households() const {
    return existingInOrder<HouseholdView>(m_fold->m_householdsById);
}
std::vector<const ShelterView*> State::shelters() const {
    return existing<ShelterView>(m_fold->m_shelters);
}
std::vector<const NeedView*> State::needs() const {
    return existing<NeedView>(m_fold->m_needs);
}
std::vector<const SamePairView*> State::samePairs() const {
    return existing<SamePairView>(m_fold->m_samePairs);
}
std::vector<const RosterDecisionView*> State::rosterDecisions() const {
    return existing<RosterDecisionView>(m_fold->m_rosterDecisions);
}
std::vector<const RosterAccountView*> State::rosterAccounts() const {
    return existing<RosterAccountView>(m_fold->m_rosterAccounts);
}
std::vector<const StaffView*> State::staff() const {
    return existing<StaffView>(m_fold->m_staff);
}
std::vector<const NoteView*> State::notes() const {
    return existing<NoteView>(m_fold->m_notes);
}
std::vector<const SituationView*> State::situations() const {
    return existing<SituationView>(m_fold->m_situations);
}

const SituationView* State::situation(const base::ShelterId& shelter) const {
    const auto at = m_fold->m_situations.find(shelter);
    return at != m_fold->m_situations.end() && at->second.exists ? &at->second.view : nullptr;
}

std::vector<base::PersonId> State::group(base::PersonId id) const {
    const auto at = m_fold->m_groups.find(id);
    return at != m_fold->m_groups.end() ? *at->second : std::vector{id};
}

const SamePairView* State::samePair(base::PersonId a, base::PersonId b) const {
    const auto at = m_fold->m_samePairs.find(std::minmax({a, b}));
    return at != m_fold->m_samePairs.end() && at->second.exists ? &at->second.view : nullptr;
}

bool State::isHeldDifferent(base::PersonId a, base::PersonId b) const {
    const auto ones = group(a);
    const auto others = group(b);
    if (ones == others) return false;
    return std::ranges::any_of(ones, [&](base::PersonId one) {
        return std::ranges::any_of(others, [&](base::PersonId other) {
            const auto at = m_fold->m_samePairs.find(std::minmax({one, other}));
            return at != m_fold->m_samePairs.end() && at->second.isDifferent;
        });
    });
}

const event::IncidentDeclared* State::declared() const {
    return m_fold->m_declared.declared;
}

State::Found State::searchByRows(std::string_view familyRows, std::string_view givenRows, std::size_t limit) const {
    return m_fold->m_byRows.find(familyRows, givenRows, limit);
}

State::Found State::searchByKana(std::string_view familyKana, std::string_view givenKana, std::size_t limit) const {
    return m_fold->m_byKana.find(encodedKana(familyKana), encodedKana(givenKana), limit);
}

State::Found State::searchByName(std::string_view writtenName, std::size_t limit) const {
    return m_fold->m_byName.find(foldedName(writtenName), {}, limit);
}

std::vector<const HouseholdView*> State::searchByToken(std::string_view token) const {
    const std::string wanted = foldedToken(token);
    return confirmed<HouseholdView>(m_fold->m_byToken.find(wanted), [&](const HouseholdView& view) {
        return std::ranges::any_of(view.field(domain::HouseholdField::Token).heads,
                                   [&](const Head& head) { return foldedToken(head.value) == wanted; });
    });
}

std::vector<const PersonView*> State::byResidentNo(std::string_view residentNo) const {
    return confirmed<PersonView>(m_fold->m_byResidentNo.find(residentNo), [&](const PersonView& view) {
        return std::ranges::any_of(view.field(domain::PersonField::ResidentNo).heads,
                                   [&](const Head& head) { return head.value == residentNo; });
    });
}

std::vector<HistoryEntry> State::lastOf(const base::LogId& log, std::size_t limit) const {
    std::vector<HistoryEntry> out;
    const LogRecord* record = m_fold->m_logs.find(log);
    if (record == nullptr) return out;
    for (std::size_t i = record->settled; i > 0 && out.size() < limit; --i) {
        const Filed& event = *record->lines[i - 1];
        out.push_back({event.source(), event.payloadIndex, event.withdrawn});
    }
    return out;
}

std::size_t State::eventCount() const {
    return m_fold->m_eventCount;
}
std::size_t State::unknownPayloads() const {
    return m_fold->m_unknownPayloads;
}
std::size_t State::otherIncidents() const {
    return m_fold->m_otherIncidents.size();
}

std::string State::canonicalText() const {
    std::string text;
    writeCanonical(*this, [&](std::string_view part) { text += part; });
    return text;
}

base::Sha256 State::digest() const {
    base::Sha256Stream stream;
    writeCanonical(*this, [&](std::string_view part) { stream.add(part); });
    return stream.finish();
}

}  // namespace hinanjo::state
