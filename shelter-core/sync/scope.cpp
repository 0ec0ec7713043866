#include "sync/scope.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "base/safeguard.h"

namespace hinanjo::sync {
namespace {

// Whom an event is about, which shelters it names, and whether everybody should know.
struct Concern {
    std::vector<std::array<std::uint8_t, 16>> subjects;
    std::vector<const base::ShelterId*> shelters;
    bool everybody = false;
    std::optional<base::EventId> refersTo;
};

struct Describe {
    Concern& out;

    template <typename Id>
    void about(const Id& id) const {
        if (!id.isNull()) out.subjects.push_back(id.bytes);
    }
    void operator()(const event::UnknownPayload&) const {}
    void operator()(const domain::PersonDescribed& p) const { about(p.person); }
    void operator()(const domain::HouseholdDescribed& p) const { about(p.household); }
    void operator()(const domain::HouseholdJoined& p) const {
        about(p.person);
        if (p.household) about(*p.household);
    }
    void operator()(const domain::StayChanged& p) const {
        about(p.person);
        about(p.household);
        out.shelters.push_back(&p.shelter);
        if (!p.destinationShelter.empty()) out.shelters.push_back(&p.destinationShelter);
    }
    void operator()(const event::EventWithdrawn& p) const { out.refersTo = p.event; }
    void operator()(const domain::SamePersonDecided& p) const {
        about(p.a);
        about(p.b);
    }
    void operator()(const domain::RosterMatchDecided& p) const { about(p.person); }
    void operator()(const domain::RosterPersonAccounted&) const {}
    void operator()(const domain::ShelterStatusChanged&) const { out.everybody = true; }
    void operator()(const domain::SituationReported& p) const { out.shelters.push_back(&p.shelter); }
    void operator()(const domain::NeedRaised& p) const {
        about(p.person);
        about(p.household);
        if (!p.shelter.empty()) out.shelters.push_back(&p.shelter);
    }
    void operator()(const domain::NeedAnswered& p) const { out.refersTo = p.need; }
    void operator()(const domain::NoteWritten& p) const {
        about(p.person);
        about(p.household);
    }
    void operator()(const event::ListIssued&) const {}
    void operator()(const event::ListReturned&) const {}
    void operator()(const event::PersonalDataViewed&) const {}
    void operator()(const event::AlarmTaken&) const {}
    void operator()(const event::DeviceEnrolled&) const { out.everybody = true; }
    void operator()(const event::DeviceRevoked&) const { out.everybody = true; }
    void operator()(const event::StaffChanged&) const { out.everybody = true; }
    void operator()(const event::IncidentDeclared&) const { out.everybody = true; }
    void operator()(const event::IncidentEnded&) const { out.everybody = true; }
    void operator()(const event::ClockObserved&) const {}
};

}  // namespace

std::size_t ScopeIndex::SubjectHash::operator()(const Subject& s) const noexcept {
    std::uint64_t low;
    std::memcpy(&low, s.data() + 8, 8);
    return static_cast<std::size_t>(low);
}

std::uint32_t ScopeIndex::shelterNumber(const base::ShelterId& shelter) {
    const auto [it, isNew] = m_shelterNumbers.try_emplace(shelter.value, static_cast<std::uint32_t>(m_feeds.size()));
    if (isNew) m_feeds.emplace_back();
    return it->second;
}

void ScopeIndex::deliver(std::uint32_t shelter, std::uint64_t trigger, std::uint64_t position) {
    auto& feed = m_feeds[shelter];
    // An event about two people of one shelter is sent once.
    for (auto it = feed.rbegin(); it != feed.rend() && it->trigger == trigger; ++it) {
        if (it->position == position) return;
    }
    feed.push_back({trigger, position});
}

void ScopeIndex::touch(const Subject& subject, std::uint32_t shelter, std::uint64_t trigger) {
    History& history = m_subjects[subject];
    if (std::ranges::find(history.shelters, shelter) != history.shelters.end()) return;
    history.shelters.push_back(shelter);
    // They bring their history along.
    if (!base::holds(base::Safeguard::ScopeBackfill)) return;
    for (const std::uint64_t earlier : history.positions)
        deliver(shelter, trigger, earlier);
}

void ScopeIndex::add(std::uint64_t position, const event::Event& event) {
    // A replay may hand out again what was taken before: the same position is the same event.
    if (position <= m_end) return;
    m_end = position;
    Concern concern;
    std::visit(Describe{concern}, event.payload);
    if (concern.refersTo) {
        if (const auto it = m_subjectOf.find(*concern.refersTo); it != m_subjectOf.end()) {
            concern.subjects.push_back(it->second);
        }
    }
    if (!event.shelter.empty()) concern.shelters.push_back(&event.shelter);
    // A payload of a later build that names no shelter may be for everybody; one we know and that names nobody (a list
    // issued at HQ, say) is HQ's own affair.
    const bool unknown = std::holds_alternative<event::UnknownPayload>(event.payload);
    if (concern.everybody || (unknown && concern.shelters.empty())) {
        m_everybody.push_back({position, position});
        return;
    }

    std::vector<std::uint32_t> here;
    for (const base::ShelterId* shelter : concern.shelters)
        here.push_back(shelterNumber(*shelter));
    if (const auto* joined = std::get_if<domain::HouseholdJoined>(&event.payload);
        joined != nullptr && joined->household) {
        m_householdOf[joined->person.bytes] = joined->household->bytes;
    }
    if (!concern.subjects.empty()) m_subjectOf.emplace(event.id, concern.subjects.front());

    // A decision about two people in two shelters goes to both, but does not carry either one's history across.
    const bool carries = !std::holds_alternative<domain::SamePersonDecided>(event.payload);
    for (const Subject& subject : concern.subjects) {
        if (carries) {
            for (const std::uint32_t shelter : here) {
                touch(subject, shelter, position);
                // With the person comes what was said of the household, but not its other members.
                if (const auto it = m_householdOf.find(subject); it != m_householdOf.end()) {
                    const Subject household = it->second;
                    touch(household, shelter, position);
                }
            }
        }
        History& history = m_subjects[subject];
        history.positions.push_back(position);
        const std::vector<std::uint32_t> shelters = history.shelters;
        for (const std::uint32_t shelter : shelters) {
            deliver(shelter, position, position);
            if (const auto it = m_householdOf.find(subject); carries && it != m_householdOf.end()) {
                const Subject household = it->second;
                touch(household, shelter, position);
            }
        }
    }
    for (const std::uint32_t shelter : here)
        deliver(shelter, position, position);
}

const std::vector<std::uint64_t>& ScopeIndex::historyOf(const Subject& subject) const {
    static const std::vector<std::uint64_t> kNone;
    const auto it = m_subjects.find(subject);
    return it == m_subjects.end() ? kNone : it->second.positions;
}

ScopeIndex::Slice ScopeIndex::next(const base::ShelterId& shelter, std::uint64_t after, std::size_t limit) const {
    Slice slice;
    slice.to = m_end;
    static const std::vector<Entry> kNone;
    const auto number = m_shelterNumbers.find(shelter.value);
    const std::vector<Entry>& own = number == m_shelterNumbers.end() ? kNone : m_feeds[number->second];
    const auto from = [after](const std::vector<Entry>& feed) {
        return std::ranges::upper_bound(feed, after, {}, &Entry::trigger);
    };
    auto a = from(own);
    auto b = from(m_everybody);
    std::uint64_t last = after;
    while (a != own.end() || b != m_everybody.end()) {
        const bool takeOwn = b == m_everybody.end() || (a != own.end() && a->trigger <= b->trigger);
        const Entry& entry = takeOwn ? *a : *b;
        if (slice.positions.size() >= limit && entry.trigger != last) {
            slice.to = last;
            break;
        }
        slice.positions.push_back(entry.position);
        last = entry.trigger;
        if (takeOwn) {
            ++a;
        } else {
            ++b;
        }
    }
    return slice;
}

}  // namespace hinanjo::sync
