#include "sync/scope.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/safeguard.h"

namespace hinanjo::sync {
namespace {

// Whom an event is about, which shelters it names, and whether everybody should know. Points into the event.
struct Concern {
    std::array<const base::PersonId*, 2> people{};
    const base::HouseholdId* household = nullptr;
    std::array<const base::ShelterId*, 3> shelters{};
    std::size_t shelterCount = 0;
    bool everybody = false;
    const base::EventId* refersTo = nullptr;
    // Rows of a printed list: for these shelters once their slice of the roster was opened.
    const std::vector<base::ShelterId>* listedFor = nullptr;
    const base::ShelterId* opened = nullptr;

    void at(const base::ShelterId& shelter) {
        if (!shelter.empty()) shelters[shelterCount++] = &shelter;
    }
};

struct Describe {
    Concern& out;

    void about(const base::PersonId& person) const {
        if (!person.isNull()) (out.people[0] == nullptr ? out.people[0] : out.people[1]) = &person;
    }
    void about(const base::HouseholdId& household) const {
        if (!household.isNull()) out.household = &household;
    }
    // What names a person is theirs: it does not come with another member of the household.
    void aboutOneOf(const base::PersonId& person, const base::HouseholdId& household) const {
        person.isNull() ? about(household) : about(person);
    }
    void operator()(const event::UnknownPayload&) const {}
    void operator()(const domain::PersonDescribed& p) const { about(p.person); }
    void operator()(const domain::HouseholdDescribed& p) const { about(p.household); }
    void operator()(const domain::HouseholdJoined& p) const {
        about(p.person);
        if (p.household) about(*p.household);
    }
    void operator()(const domain::StayChanged& p) const {
        aboutOneOf(p.person, p.household);
        out.at(p.shelter);
        out.at(p.destinationShelter);
    }
    void operator()(const event::EventWithdrawn& p) const { out.refersTo = &p.event; }
    void operator()(const domain::SamePersonDecided& p) const {
        about(p.a);
        if (p.b != p.a) about(p.b);
    }
    void operator()(const domain::RosterMatchDecided& p) const {
        about(p.person);
        out.at(p.shelter);
    }
    void operator()(const domain::RosterPersonAccounted& p) const { out.at(p.shelter); }
    void operator()(const domain::ShelterStatusChanged&) const { out.everybody = true; }
    void operator()(const domain::SituationReported& p) const { out.at(p.shelter); }
    void operator()(const domain::NeedRaised& p) const {
        aboutOneOf(p.person, p.household);
        out.at(p.shelter);
    }
    void operator()(const domain::NeedAnswered& p) const { out.refersTo = &p.need; }
    void operator()(const domain::NoteWritten& p) const { aboutOneOf(p.person, p.household); }
    void operator()(const event::ListIssued& p) const { out.listedFor = &p.shelters; }
    void operator()(const event::ListRows& p) const { out.listedFor = &p.shelters; }
    void operator()(const event::ListReturned&) const {}
    void operator()(const event::PersonalDataViewed&) const {}
    void operator()(const event::AlarmTaken&) const {}
    void operator()(const event::DeviceEnrolled&) const { out.everybody = true; }
    void operator()(const event::DeviceRevoked&) const { out.everybody = true; }
    void operator()(const event::StaffChanged&) const { out.everybody = true; }
    void operator()(const event::IncidentDeclared&) const { out.everybody = true; }
    void operator()(const event::IncidentEnded&) const { out.everybody = true; }
    // Events of that log may be anywhere, as people move; all who hold them show corrected times. It is small and rare.
    void operator()(const event::ClockObserved&) const { out.everybody = true; }
    void operator()(const event::RosterUnsealed& p) const {
        out.at(p.shelter);
        if (!p.shelter.empty()) out.opened = &p.shelter;
    }
};

// Both halves and a multiplication: ids of a test or a careless writer may differ in a single byte.
std::size_t hashOf(const base::EventId& id) {
    std::uint64_t high, low;
    std::memcpy(&high, id.bytes.data(), 8);
    std::memcpy(&low, id.bytes.data() + 8, 8);
    const std::uint64_t mixed = (low ^ (high << 32 | high >> 32)) * 0x9e3779b97f4a7c15u;
    return static_cast<std::size_t>(mixed ^ mixed >> 29);
}

}  // namespace

ScopeIndex::ScopeIndex() : m_slots(64), m_feeds(1) {}

ScopeIndex::Number ScopeIndex::shelterNumber(const base::ShelterId& shelter) {
    const auto [it, isNew] = m_shelterNumbers.try_emplace(shelter.value, static_cast<Number>(m_feeds.size()));
    if (isNew) m_feeds.emplace_back();
    return it->second;
}

// --- events by id ---

ScopeIndex::Number ScopeIndex::find(const base::EventId& id) const {
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = hashOf(id) & mask; m_slots[at] != 0; at = (at + 1) & mask)
        if (m_said[m_slots[at] - 1].id == id) return m_slots[at] - 1;
    return kNone;
}

void ScopeIndex::index(Number said) {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hashOf(m_said[said].id) & mask;
    while (m_slots[at] != 0)
        at = (at + 1) & mask;
    m_slots[at] = said + 1;
}

ScopeIndex::Number ScopeIndex::keep(std::uint64_t position, const base::EventId& id) {
    const auto number = static_cast<Number>(m_said.size());
    const bool isNew = find(id) == kNone;
    Said& said = m_said.emplace_back();
    said.id = id;
    said.position = position;
    if (!isNew) return number;  // The log keeps one of each id; were there two, the first is what others refer to.
    if (++m_indexed * 3 > m_slots.size() * 2) {
        const std::vector<Number> old = std::exchange(m_slots, std::vector<Number>(m_slots.size() * 2));
        for (const Number slot : old)
            if (slot != 0) index(slot - 1);
    }
    index(number);
    if (const auto waiting = m_waiting.find(id); waiting != m_waiting.end()) {
        said.followers = waiting->second;
        m_waiting.erase(waiting);
    }
    return number;
}

// --- where things go ---

// Whether it has not gone there before.
bool ScopeIndex::mark(Said& said, Number shelter) {
    if (said.wentTo == shelter || said.wentTo == kEverybody) return false;
    if (said.wentTo == kNone || shelter == kEverybody) {
        said.wentTo = shelter;
        return true;
    }
    for (Number link = said.alsoTo; link != kNone; link = m_links[link].next)
        if (m_links[link].shelter == shelter) return false;
    m_links.push_back({shelter, said.alsoTo});
    said.alsoTo = static_cast<Number>(m_links.size() - 1);
    return true;
}

// With its followers, and theirs. Two withdrawals may name each other: what went there already ends the walk.
void ScopeIndex::deliver(Number said, Number shelter, std::uint64_t trigger) {
    m_work.assign(1, said);
    while (!m_work.empty()) {
        Said& next = m_said[m_work.back()];
        m_work.pop_back();
        if (!mark(next, shelter)) continue;
        m_feeds[shelter].push_back({trigger, next.position});
        for (Number follower = next.followers; follower != kNone; follower = m_said[follower].nextFollower)
            m_work.push_back(follower);
    }
}

void ScopeIndex::follow(Number follower, const base::EventId& target, std::uint64_t trigger) {
    const Number found = find(target);
    Number& first = found == kNone ? m_waiting.try_emplace(target, kNone).first->second : m_said[found].followers;
    m_said[follower].nextFollower = std::exchange(first, follower);
    if (found == kNone || m_said[found].wentTo == kNone) return;
    deliver(follower, m_said[found].wentTo, trigger);
    for (Number link = m_said[found].alsoTo; link != kNone; link = m_links[link].next)
        deliver(follower, m_links[link].shelter, trigger);
}

void ScopeIndex::touch(Subject& subject, Number shelter, std::uint64_t trigger) {
    if (std::ranges::find(subject.shelters, shelter) != subject.shelters.end()) return;
    subject.shelters.push_back(shelter);
    // They bring their history along.
    if (base::holds(base::Safeguard::ScopeBackfill)) {
        for (const Number earlier : subject.said)
            deliver(earlier, shelter, trigger);
    }
    // With the person comes what was said of the household, but not who else belongs to it.
    for (Subject* household : subject.households)
        touch(*household, shelter, trigger);
}

void ScopeIndex::add(std::uint64_t position, const event::Event& event) {
    // A replay may hand out again what was taken before: the same position is the same event.
    if (position <= m_end) return;
    m_end = position;
    Concern concern;
    std::visit(Describe{concern}, event.payload);
    if (!event.shelter.empty() && (concern.shelterCount == 0 || *concern.shelters[0] != event.shelter))
        concern.at(event.shelter);
    // A payload of a later build that names no shelter may be for everybody; one we know and that names nobody (a list
    // issued at HQ, say) is HQ's own affair.
    if (std::holds_alternative<event::UnknownPayload>(event.payload) && concern.shelterCount == 0)
        concern.everybody = true;

    const Number said = keep(position, event.id);
    if (concern.everybody) {
        deliver(said, kEverybody, position);
        return;
    }
    if (concern.refersTo != nullptr) follow(said, *concern.refersTo, position);

    std::array<Number, 3> here{};
    for (std::size_t i = 0; i < concern.shelterCount; ++i)
        here[i] = shelterNumber(*concern.shelters[i]);
    std::array<Subject*, 3> subjects{};
    std::size_t count = 0;
    for (const base::PersonId* person : concern.people)
        if (person != nullptr) subjects[count++] = &m_people[*person];
    if (concern.household != nullptr) {
        Household& household = m_households[*concern.household];
        if (count > 0) {  // HouseholdJoined: wherever the person went, the household is now known.
            std::vector<Subject*>& theirs = subjects[0]->households;
            if (std::ranges::find(theirs, &household.itself) == theirs.end()) {
                theirs.push_back(&household.itself);
                for (const Number shelter : subjects[0]->shelters)
                    touch(household.itself, shelter, position);
            }
        }
        // A shelter that handles the household itself must know its members, to count the unnamed rest.
        for (std::size_t i = 0; i < concern.shelterCount; ++i) {
            touch(household.itself, here[i], position);
            touch(household.membership, here[i], position);
        }
        subjects[count] = count > 0 ? &household.membership : &household.itself;
        ++count;
    }
    // A decision goes to everybody it concerns, but carries nobody's history across: neither that of two people in two
    // shelters nor that of an arrival to where the roster person lives.
    if (!std::holds_alternative<domain::SamePersonDecided>(event.payload) &&
        !std::holds_alternative<domain::RosterMatchDecided>(event.payload)) {
        for (std::size_t s = 0; s < count; ++s)
            for (std::size_t i = 0; i < concern.shelterCount; ++i)
                touch(*subjects[s], here[i], position);
    }
    for (std::size_t s = 0; s < count; ++s) {
        subjects[s]->said.push_back(said);
        for (const Number shelter : subjects[s]->shelters)
            deliver(said, shelter, position);
    }
    // Each shelter's lists are a subject of their own, which the opening of its slice touches.
    if (concern.opened != nullptr) {
        const Number shelter = shelterNumber(*concern.opened);
        touch(m_lists[shelter], shelter, position);
    }
    if (concern.listedFor != nullptr) {
        for (const base::ShelterId& listed : *concern.listedFor) {
            if (listed.empty()) continue;
            Subject& lists = m_lists[shelterNumber(listed)];
            lists.said.push_back(said);
            for (const Number shelter : lists.shelters)
                deliver(said, shelter, position);
        }
    }
    for (std::size_t i = 0; i < concern.shelterCount; ++i)
        deliver(said, here[i], position);
}

// --- asking ---

std::vector<std::uint64_t> ScopeIndex::positionsOf(const Subject& subject) const {
    std::vector<std::uint64_t> out;
    // Followers of what speaks of a subject are a tree: each follows one event, and that first one follows nothing.
    std::vector<Number> work(subject.said.rbegin(), subject.said.rend());
    while (!work.empty()) {
        const Said& said = m_said[work.back()];
        work.pop_back();
        out.push_back(said.position);
        for (Number follower = said.followers; follower != kNone; follower = m_said[follower].nextFollower)
            work.push_back(follower);
    }
    return out;
}

std::vector<std::uint64_t> ScopeIndex::historyOf(const base::PersonId& person) const {
    const auto it = m_people.find(person);
    return it == m_people.end() ? std::vector<std::uint64_t>{} : positionsOf(it->second);
}

std::vector<std::uint64_t> ScopeIndex::historyOf(const base::HouseholdId& household) const {
    const auto it = m_households.find(household);
    return it == m_households.end() ? std::vector<std::uint64_t>{} : positionsOf(it->second.itself);
}

ScopeIndex::Slice ScopeIndex::next(const base::ShelterId& shelter, std::uint64_t after, std::size_t limit) const {
    Slice slice;
    slice.to = m_end;
    static const std::vector<Entry> kNothing;
    const auto number = m_shelterNumbers.find(shelter.value);
    const std::vector<Entry>& own = number == m_shelterNumbers.end() ? kNothing : m_feeds[number->second];
    const std::vector<Entry>& everybody = m_feeds[kEverybody];
    const auto from = [after](const std::vector<Entry>& feed) {
        return std::ranges::upper_bound(feed, after, {}, &Entry::trigger);
    };
    auto a = from(own);
    auto b = from(everybody);
    std::uint64_t last = after;
    while (a != own.end() || b != everybody.end()) {
        const bool takeOwn = b == everybody.end() || (a != own.end() && a->trigger <= b->trigger);
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
