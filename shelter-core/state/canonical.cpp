#include "state/canonical.h"

#include <concepts>
#include <type_traits>

namespace hinanjo::state {
namespace {

class Lines {
public:
    explicit Lines(const std::function<void(std::string_view)>& sink) : m_sink(sink) {}
    ~Lines() { m_sink(m_text); }
    Lines(const Lines&) = delete;
    Lines& operator=(const Lines&) = delete;

    template <typename... Parts>
    void line(std::string_view word, const Parts&... parts) {
        m_text += word;
        ((m_text.push_back(' '), put(parts)), ...);
        m_text.push_back('\n');
        if (m_text.size() > kPiece) {
            m_sink(m_text);
            m_text.clear();
        }
    }

private:
    static constexpr std::size_t kPiece = 1 << 16;

    template <typename Number>
    requires std::integral<Number>
    void put(Number value) { m_text += std::to_string(value); }
    template <typename Code>
    requires std::is_enum_v<Code>
    void put(Code value) { m_text += std::to_string(static_cast<int>(value)); }
    void put(const std::string& text) {
        m_text += std::to_string(text.size());
        m_text.push_back(':');
        m_text += text;
    }
    template <typename Tag>
    void put(const base::Id<Tag>& id) {
        m_text += id.hex();
    }
    template <typename Tag>
    void put(const base::Name<Tag>& name) {
        put(name.value);
    }
    void put(base::TimePoint time) { m_text += std::to_string(base::toMillis(time)); }
    void put(const Source& source) { m_text += source.event.hex(); }
    template <typename T>
    void put(const std::optional<T>& value) {
        if (value) {
            put(*value);
        } else {
            m_text.push_back('-');
        }
    }

    const std::function<void(std::string_view)>& m_sink;
    std::string m_text;
};

void writeHeads(Lines& out, const std::vector<FieldHead>& heads) {
    for (const FieldHead& head : heads)
        out.line(" field", head.field, *head.value, FieldHead::open(head).source);
}

void writeSources(Lines& out, std::string_view word, const std::vector<Source>& sources) {
    for (const Source& source : sources)
        out.line(word, source);
}

void writeStay(Lines& out, const StayView& stay) {
    out.line(" stay", stay.status, stay.place, stay.shelter, stay.since, stay.destination, stay.destinationText,
             stay.inDoubt);
    writeSources(out, "  head", stay.heads);
    for (const auto& other : stay.others)
        out.line("  other", other.status, other.place, other.shelter, other.source);
}

void writePerson(Lines& out, const PersonView& person) {
    out.line("person", person.id, person.group, person.anonymous, person.mistake, person.isProtected(), person.first);
    writeHeads(out, person.heads);
    for (const ItemView& item : person.items) {
        out.line(" item", item.item.kind, item.item.value, item.item.detail, item.ref.event, item.ref.index);
    }
    out.line(" household", person.household, person.relation, person.householdInConflict);
    writeSources(out, "  head", person.householdHeads);
    writeStay(out, person.stay);
}

void writeHousehold(Lines& out, const HouseholdView& household) {
    out.line("household", household.id, household.mistake, household.count.total(), household.unnamed, household.first);
    writeHeads(out, household.heads);
    for (const base::PersonId member : household.members)
        out.line(" member", member);
    writeStay(out, household.stay);
}

void writeShelter(Lines& out, const ShelterView& s) {
    out.line("shelter", s.id, s.status, s.name, s.address, s.capacity, s.statusSince, s.inConflict, s.lastHeard);
    writeSources(out, " head", s.heads);
    out.line(" numbers", s.named, s.counted, s.out, s.outside, s.left, s.inDoubt, s.households, s.needCare);
}

}  // namespace

void writeCanonical(const State& state, const std::function<void(std::string_view)>& sink) {
    Lines out(sink);
    out.line("state", state.incident(), state.eventCount(), state.unknownPayloads(), state.otherIncidents());
    if (const auto* declared = state.declared()) out.line("declared", declared->name, declared->drill);
    for (const PersonView* person : state.people())
        writePerson(out, *person);
    for (const HouseholdView* household : state.households())
        writeHousehold(out, *household);
    for (const ShelterView* shelter : state.shelters())
        writeShelter(out, *shelter);
    for (const NeedView* need : state.needs()) {
        out.line("need", need->id, need->need.code, need->need.urgency, need->raised, need->state, need->answer);
        writeSources(out, " head", need->heads);
    }
    for (const SamePairView* pair : state.samePairs()) {
        out.line("same", pair->a, pair->b, pair->decision, pair->inConflict, pair->leftOut);
        writeSources(out, " head", pair->heads);
    }
    for (const RosterDecisionView* match : state.rosterDecisions()) {
        out.line("roster", match->person, match->rosterNo, match->decision, match->inConflict);
        writeSources(out, " head", match->heads);
    }
    for (const RosterAccountView* account : state.rosterAccounts()) {
        out.line("account", account->rosterNo, account->accounted.outcome, account->accounted.source,
                 account->inConflict);
        writeSources(out, " head", account->heads);
    }
    for (const StaffView* staff : state.staff()) {
        out.line("staff", staff->id, staff->name, staff->role, staff->shelter, staff->active, staff->pinVerifier,
                 staff->badgeDigest);
        writeSources(out, " head", staff->heads);
    }
    for (const NoteView* note : state.notes())
        out.line("note", note->id, note->note.text, note->note.person, note->note.household);
    for (const SituationView* situation : state.situations()) {
        out.line("situation", situation->shelter);
        for (const auto& [code, item] : situation->items)
            out.line(" item", code, item.value, item.said);
        for (const auto& [kind, at] : situation->supplies)
            out.line(" supply", kind, at.supply.quantity, at.supply.unit, at.supply.urgency, at.said);
        for (const SituationView::Report& report : situation->reports)
            out.line(" report", report.number, report.freeText, report.said);
    }
}

}  // namespace hinanjo::state
