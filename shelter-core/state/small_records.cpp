// Records with one or two registers: shelters, needs, decisions, the incident.
#include <algorithm>

#include "base/safeguard.h"
#include "state/records.h"

namespace hinanjo::state {
namespace {

template <typename T>
const T& apart(const Write& write) {
    return *std::get<Apart<T>>(write.event->fact);
}

// The heads among the events of `record` that `says` picks.
template <typename Says>
std::vector<Write> headsOf(const Record& record, Says&& says) {
    std::vector<const Filed*> events;
    sortedEvents(record, events);
    Writes writes;
    for (const Filed* event : events) {
        if (says(event->fact)) writes.add({event});
    }
    return std::move(writes.stand());
}

template <typename Said>
std::vector<Write> shelterHeads(const ShelterRecord& record, Said&& said) {
    return headsOf(record, [&](const Fact& fact) {
        const auto* change = std::get_if<Apart<domain::ShelterStatusChanged>>(&fact);
        return change != nullptr && said(**change);
    });
}

domain::Sameness decisionOf(const Write& write) {
    return std::get<DecisionFact>(write.event->fact).decision;
}

bool anyDecides(const std::vector<Write>& heads, domain::Sameness decision) {
    return std::ranges::any_of(heads, [&](const Write& head) { return decisionOf(head) == decision; });
}

}  // namespace

void sortedEvents(const Record& record, std::vector<const Filed*>& out) {
    out.clear();
    for (const Filed* event = record.events; event != nullptr; event = event->next)
        out.push_back(event);
    // The list is latest arrival first, and arrivals are mostly in order.
    std::ranges::reverse(out);
    const auto earlier = [](const Filed* a, const Filed* b) { return isEarlier(*a, *b); };
    if (base::holds(base::Safeguard::TieBreak) && !std::ranges::is_sorted(out, earlier))
        std::ranges::sort(out, earlier);
}

std::vector<Source> sourcesOf(const std::vector<Write>& heads) {
    std::vector<Source> sources;
    sources.reserve(heads.size());
    for (const Write& head : heads)
        sources.push_back(head.event->source());
    return sources;
}

void foldShelter(ShelterRecord& record) {
    using domain::ShelterStatusChanged;
    ShelterView& view = record.view;
    record.exists = true;  // A shelter that was named once stays on the board.
    view.lastHeard.reset();
    for (const Writer* writer : record.writers)
        view.lastHeard = std::max(view.lastHeard, writer->heard);

    const auto status =
        shelterHeads(record, [](const ShelterStatusChanged& c) { return c.status != domain::ShelterStatus{}; });
    view.heads = sourcesOf(status);
    view.status = status.empty() ? domain::ShelterStatus{} : apart<ShelterStatusChanged>(status.front()).status;
    view.statusSince.reset();
    if (!status.empty()) view.statusSince = status.front().event->correctedAt();
    view.inConflict = std::ranges::any_of(
        status, [&](const Write& head) { return apart<ShelterStatusChanged>(head).status != view.status; });

    const auto winner = [&](auto member, auto& into) {
        const auto heads = shelterHeads(record, [&](const ShelterStatusChanged& c) { return (c.*member).has_value(); });
        into.reset();
        if (!heads.empty()) into = apart<ShelterStatusChanged>(heads.front()).*member;
    };
    winner(&ShelterStatusChanged::name, view.name);
    winner(&ShelterStatusChanged::address, view.address);
    winner(&ShelterStatusChanged::capacity, view.capacity);
}

void foldNeed(NeedRecord& record) {
    NeedView& view = record.view;
    const auto raised =
        headsOf(record, [](const Fact& f) { return std::holds_alternative<Apart<domain::NeedRaised>>(f); });
    record.exists = !raised.empty();
    view.need = record.exists ? apart<domain::NeedRaised>(raised.front()) : domain::NeedRaised{};
    view.raised = record.exists ? raised.front().event->source() : Source{};

    const auto answers =
        headsOf(record, [](const Fact& f) { return std::holds_alternative<Apart<domain::NeedAnswered>>(f); });
    view.heads = sourcesOf(answers);
    view.state = answers.empty() ? domain::NeedAnswered::State{} : apart<domain::NeedAnswered>(answers.front()).state;
    view.answer = answers.empty() ? std::string() : apart<domain::NeedAnswered>(answers.front()).answer;
}

void foldSamePair(SamePairRecord& record) {
    SamePairView& view = record.view;
    const auto heads = headsOf(record, [](const Fact& f) { return std::holds_alternative<DecisionFact>(f); });
    record.exists = !heads.empty();
    record.isDifferent = anyDecides(heads, domain::Sameness::Different);
    record.isSame = record.exists && std::ranges::all_of(heads, [](const Write& head) {
                        return decisionOf(head) == domain::Sameness::Same;
                    });
    view.decision = record.exists ? decisionOf(heads.front()) : domain::Sameness::NotSaid;
    view.inConflict = record.isDifferent && anyDecides(heads, domain::Sameness::Same);
    view.heads = sourcesOf(heads);
}

void foldRosterDecision(RosterDecisionRecord& record) {
    RosterDecisionView& view = record.view;
    const auto heads = headsOf(record, [](const Fact& f) { return std::holds_alternative<DecisionFact>(f); });
    record.exists = !heads.empty();
    view.decision = record.exists ? decisionOf(heads.front()) : domain::Sameness::NotSaid;
    view.inConflict = anyDecides(heads, domain::Sameness::Same) && anyDecides(heads, domain::Sameness::Different);
    view.heads = sourcesOf(heads);
}

void foldRosterAccount(RosterAccountRecord& record) {
    using domain::RosterPersonAccounted;
    RosterAccountView& view = record.view;
    const auto heads =
        headsOf(record, [](const Fact& f) { return std::holds_alternative<Apart<RosterPersonAccounted>>(f); });
    record.exists = !heads.empty();
    view.accounted = record.exists ? apart<RosterPersonAccounted>(heads.front()) : RosterPersonAccounted{};
    view.inConflict = std::ranges::any_of(
        heads, [&](const Write& head) { return apart<RosterPersonAccounted>(head).outcome != view.accounted.outcome; });
    view.needsRescue = std::ranges::any_of(heads, [](const Write& head) {
        return apart<RosterPersonAccounted>(head).outcome == RosterPersonAccounted::Outcome::NeedsRescue;
    });
    view.heads = sourcesOf(heads);
}

void foldStaff(StaffRecord& record) {
    using event::StaffChanged;
    StaffView& view = record.view;
    const auto said = [&](auto&& picks) {
        return headsOf(record, [&](const Fact& fact) {
            const auto* change = std::get_if<Apart<StaffChanged>>(&fact);
            return change != nullptr && picks(**change);
        });
    };
    const auto heads = said([](const StaffChanged&) { return true; });
    record.exists = !heads.empty();
    const StaffChanged shown = record.exists ? apart<StaffChanged>(heads.front()) : StaffChanged{};
    view.name = shown.displayName;
    view.role = shown.role;
    view.shelter = shown.shelter;
    view.active = shown.active;
    view.heads = sourcesOf(heads);
    const auto pins = said([](const StaffChanged& c) { return !c.pinVerifier.empty(); });
    view.pinVerifier = pins.empty() ? std::string() : apart<StaffChanged>(pins.front()).pinVerifier;
    const auto badges = said([](const StaffChanged& c) { return !c.badgeDigest.empty(); });
    view.badgeDigest = badges.empty() ? std::string() : apart<StaffChanged>(badges.front()).badgeDigest;
}

void foldNote(NoteRecord& record) {
    const auto written =
        headsOf(record, [](const Fact& f) { return std::holds_alternative<Apart<domain::NoteWritten>>(f); });
    record.exists = !written.empty();
    record.view.note = record.exists ? apart<domain::NoteWritten>(written.front()) : domain::NoteWritten{};
    record.view.written = record.exists ? written.front().event->source() : Source{};
}

// Reports say what changed; later ones speak over earlier ones, item by item.
void foldSituation(SituationRecord& record) {
    SituationView& view = record.view;
    view = {view.shelter, {}, {}, {}};
    std::vector<const Filed*> events;
    sortedEvents(record, events);
    record.exists = false;
    for (const Filed* event : events) {
        if (event->withdrawn) continue;
        record.exists = true;
        const auto& report = *std::get<Apart<domain::SituationReported>>(event->fact);
        for (const auto& [code, value] : report.items)
            view.items[code] = {value, event->source()};
        for (const auto& supply : report.supplies)
            view.supplies[supply.item] = {supply, event->source()};
        if (report.reportNumber > 0) view.reports.push_back({report.reportNumber, report.freeText, event->source()});
    }
}

void foldIncident(IncidentRecord& record) {
    const auto heads =
        headsOf(record, [](const Fact& f) { return std::holds_alternative<Apart<event::IncidentDeclared>>(f); });
    record.exists = !heads.empty();
    record.declared = record.exists ? &apart<event::IncidentDeclared>(heads.front()) : nullptr;
}

}  // namespace hinanjo::state
