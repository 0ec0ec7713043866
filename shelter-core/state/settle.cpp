// Fold::settle: recomputes the records whose events changed, then everything that depends on them.
#include <algorithm>
#include <tuple>
#include <utility>

#include "state/fold.h"
#include "state/occupancy.h"

namespace hinanjo::state {
namespace {

using domain::PersonField;

bool sameTexts(const Heads& a, const Heads& b) {
    return std::ranges::equal(a, b, [](const Head& x, const Head& y) { return x.value == y.value; });
}

bool hasCareItem(const PersonView& person) {
    return std::ranges::any_of(person.items, [](const ItemView& view) {
        return view.item.kind == domain::ItemKind::Care || view.item.kind == domain::ItemKind::Device;
    });
}

// What the indexes of a person depend on, as it was before folding.
struct Indexed {
    std::vector<FieldHead> heads;
    bool listed = false;

    [[nodiscard]] Heads of(PersonField field) const {
        const auto own = std::ranges::equal_range(heads, static_cast<std::uint8_t>(field), {}, &FieldHead::field);
        return Heads(std::span(own.begin(), own.end()), &FieldHead::open);
    }
};

bool namesDiffer(const Indexed& before, const PersonRecord& now) {
    if (before.listed != now.isListed()) return true;
    return std::ranges::any_of(
        std::array{PersonField::FamilyName, PersonField::GivenName, PersonField::FamilyKana, PersonField::GivenKana},
        [&](PersonField field) {
            const auto old = before.of(field);
            return now.view.text(field) != (old.empty() ? std::string_view() : std::string_view(old.front().value));
        });
}

template <typename Record>
void insertById(std::vector<Record*>& records, Record& record) {
    const auto at = std::ranges::lower_bound(records, record.key(), {}, [](const Record* r) { return r->key(); });
    records.insert(at, &record);
}

}  // namespace

void Fold::settle() {
    m_recomputed.clear();
    settleWithdrawals();
    settleClocks();
    if (m_dirty.empty() && m_dirtyLogs.empty()) return;
    foldSmallRecords();
    takeOutGroupsOfChanged();
    foldPeople();
    for (PersonRecord* person : m_recount)
        putBack(*person);
    for (std::size_t i = 0; i < m_touched.size(); ++i)
        settleHousehold(*m_touched[i]);
    settleIndexes();
    settleLogs();
    settleQuestions();
    for (Record* record : m_dirty)
        record->dirty = false;
    for (PersonRecord* person : m_recount)
        person->recounting = false;
    for (const PersonRecord* person : m_dirtyPeople)
        m_recomputed.push_back(person->view.id);
    m_dirty.clear();
    m_dirtyPeople.clear();
    m_recount.clear();
    m_touched.clear();
}

// A withdrawal counts only if it is later than its target, so there are no circles and this ends with the one answer
// there is, in whatever order the events are looked at.
void Fold::settleWithdrawals() {
    while (!m_recheck.empty()) {
        const base::EventId id = m_recheck.back();
        m_recheck.pop_back();
        Filed* const event = m_events.find(id);
        if (event == nullptr) continue;
        const bool withdrawn = std::ranges::any_of(m_withdrawals[id], [&](const Filed* withdrawal) {
            return !withdrawal->withdrawn && withdrawal->time > event->time;
        });
        if (std::exchange(event->withdrawn, withdrawn) == withdrawn) continue;
        if (event->record != nullptr) markDirty(*event->record);
        if (const auto* fact = std::get_if<WithdrawalFact>(&event->fact)) m_recheck.push_back(fact->target);
    }
}

// Before the records: what was observed where depends on it.
void Fold::settleClocks() {
    for (LogClock* clock : m_dirtyClocks) {
        const std::vector<LogClock::Observation> before = clock->observations;
        foldClock(*clock);
        clock->dirty = false;
        if (clock->observations != before) correctTimes(clock->log, before);
    }
    m_dirtyClocks.clear();
}

// Settles again what was observed by a clock about which more, or something else, is known now.
void Fold::correctTimes(LogRecord& log, const std::vector<LogClock::Observation>& before) {
    // Nearly every clock is right: nothing to do.
    const auto isRight = [](const LogClock::Observation& o) { return o.offset == base::Millis{}; };
    if (std::ranges::all_of(before, isRight) && std::ranges::all_of(log.clock.observations, isRight)) return;
    bool moved = false;
    for (const Filed* event = log.events; event != nullptr; event = event->nextOfLog) {
        if (!event->ownClock || LogClock::offsetAt(before, event->sequence) == log.clock.offsetAt(event->sequence)) {
            continue;
        }
        moved = true;
        if (std::holds_alternative<StayFact>(event->fact) ||
            std::holds_alternative<Apart<domain::ShelterStatusChanged>>(event->fact)) {
            markDirty(*event->record);
        }
    }
    if (!moved) return;
    for (auto& [where, writer] : log.writers) {
        writer.heard.reset();
        if (writer.shelter != nullptr) markDirty(*writer.shelter);
    }
    for (const Filed* event = log.events; event != nullptr; event = event->nextOfLog) {
        // The origin is part of a writer of this log.
        Writer& writer = log.writers.find({event->origin->shelter, event->origin->staff})->second;
        writer.heard = std::max(writer.heard, std::optional(event->correctedAt()));
    }
}

void Fold::foldSmallRecords() {
    bool pairsChanged = false;
    for (Record* record : m_dirty) {
        switch (record->kind) {
            case Record::Kind::Person:
                m_dirtyPeople.push_back(static_cast<PersonRecord*>(record));
                break;
            case Record::Kind::Household:
                touch(*static_cast<HouseholdRecord*>(record));
                break;
            case Record::Kind::Shelter:
                foldShelter(*static_cast<ShelterRecord*>(record));
                break;
            case Record::Kind::Need:
                foldNeed(*static_cast<NeedRecord*>(record));
                break;
            case Record::Kind::RosterDecision:
                foldRosterDecision(*static_cast<RosterDecisionRecord*>(record));
                break;
            case Record::Kind::RosterAccount:
                foldRosterAccount(*static_cast<RosterAccountRecord*>(record));
                break;
            case Record::Kind::Staff:
                foldStaff(*static_cast<StaffRecord*>(record));
                break;
            case Record::Kind::Note:
                foldNote(*static_cast<NoteRecord*>(record));
                break;
            case Record::Kind::Situation:
                foldSituation(*static_cast<SituationRecord*>(record));
                break;
            case Record::Kind::Clock:
                break;  // Settled before.
            case Record::Kind::Incident:
                foldIncident(*static_cast<IncidentRecord*>(record));
                break;
            case Record::Kind::SamePair:
                foldSamePair(*static_cast<SamePairRecord*>(record));
                pairsChanged = true;
                break;
        }
    }
    if (pairsChanged) regroup();
}

// Decisions are few: all groups are made anew when one changes.
void Fold::regroup() {
    std::vector<SamePairRecord*> pairs;
    pairs.reserve(m_samePairs.size());
    for (auto& [ids, pair] : m_samePairs)
        pairs.push_back(&pair);
    const Groups before = std::exchange(m_groups, makeGroups(pairs));
    for (SamePairRecord* pair : pairs)
        settleQuestion(*pair);  // One decision may let another pair in, or leave it out.
    for (const Groups* groups : {&before, &std::as_const(m_groups)}) {
        for (const auto& [id, members] : *groups) {
            if (PersonRecord* person = m_people.find(id)) takeOut(*person);
        }
    }
}

void Fold::takeOut(PersonRecord& person) {
    if (std::exchange(person.recounting, true)) return;
    m_recount.push_back(&person);
    uncountPerson(person);
}

// Whoever changes may be the one who speaks for a group.
void Fold::takeOutGroupsOfChanged() {
    for (PersonRecord* person : m_dirtyPeople) {
        takeOut(*person);
        if (m_groups.empty()) continue;
        const auto group = m_groups.find(person->view.id);
        if (group == m_groups.end()) continue;
        for (const base::PersonId id : *group->second) {
            if (PersonRecord* mate = m_people.find(id)) takeOut(*mate);
        }
    }
}

void Fold::foldPeople() {
    for (PersonRecord* person : m_dirtyPeople) {
        const Indexed before{std::move(person->view.heads), person->isListed()};
        foldPerson(*person);
        moveToHousehold(*person);
        if (namesDiffer(before, *person)) m_renamed.push_back(person);
        const auto picked = before.of(PersonField::ResidentNo);
        const auto picks = person->view.field(PersonField::ResidentNo);
        if (before.listed != person->isListed() || !sameTexts(picked, picks.heads)) {
            if (before.listed) {
                for (const Head& head : picked)
                    m_byResidentNo.remove(head.value, *person);
            }
            if (person->isListed()) {
                for (const Head& head : picks.heads)
                    m_byResidentNo.add(head.value, *person);
            }
        }
    }
}

void Fold::moveToHousehold(PersonRecord& person) {
    const auto& said = person.view.household;
    HouseholdRecord* const household = said ? &householdOf(*said) : nullptr;
    if (household == person.household) return;
    if (person.household != nullptr) {
        std::erase(person.household->joined, &person);
        touch(*person.household);
    }
    if (household != nullptr) insertById(household->joined, person);
    person.household = household;
}

void Fold::touch(HouseholdRecord& household) {
    if (!std::exchange(household.touched, true)) m_touched.push_back(&household);
}

bool Fold::speaksForGroup(const PersonRecord& person) const {
    const auto canSpeak = [](const PersonRecord& p) {
        return p.isListed() && p.view.stay.status != domain::StayStatus::NotSaid;
    };
    if (!canSpeak(person)) return false;
    const auto group = m_groups.find(person.view.id);
    if (group == m_groups.end()) return true;
    const auto saidAt = [](const PersonRecord& p) {
        const Source& shown = p.view.stay.heads.front();
        return std::tie(p.view.stay.since, shown.time, shown.event);
    };
    return std::ranges::none_of(*group->second, [&](base::PersonId id) {
        const PersonRecord* mate = m_people.find(id);
        return mate != nullptr && mate != &person && canSpeak(*mate) && saidAt(*mate) > saidAt(person);
    });
}

bool Fold::groupNeedsCare(const PersonRecord& person) const {
    if (hasCareItem(person.view)) return true;
    const auto group = m_groups.find(person.view.id);
    return group != m_groups.end() && std::ranges::any_of(*group->second, [&](base::PersonId id) {
               const PersonRecord* mate = m_people.find(id);
               return mate != nullptr && mate->isListed() && hasCareItem(mate->view);
           });
}

void Fold::putBack(PersonRecord& person) {
    const auto group = m_groups.find(person.view.id);
    person.view.group = group == m_groups.end() ? person.view.id : group->second->front();
    if (person.household != nullptr) touch(*person.household);
    if (speaksForGroup(person)) countPerson(person, groupNeedsCare(person));
}

void Fold::settleHousehold(HouseholdRecord& household) {
    HouseholdView& view = household.view;
    const auto eachToken = [&](auto&& handle) {
        if (!household.exists || view.mistake) return;
        for (const Head& head : view.field(domain::HouseholdField::Token).heads)
            handle(foldedToken(head.value));
    };
    uncountHousehold(household);
    uncountRest(household);
    eachToken([&](const std::string& token) { m_byToken.remove(token, household); });

    if (household.dirty) foldHousehold(household);
    household.exists = household.spokenOf || !household.joined.empty();
    view.members.clear();
    std::vector<base::PersonId> people;  // The same person once.
    for (const PersonRecord* person : household.joined) {
        if (!person->isListed()) continue;
        view.members.push_back(person->view.id);
        people.push_back(person->view.group);
    }
    std::ranges::sort(people);
    const auto named = static_cast<std::uint32_t>(std::unique(people.begin(), people.end()) - people.begin());
    view.unnamed = view.count.total() > named ? view.count.total() - named : 0;

    eachToken([&](const std::string& token) { m_byToken.add(token, household); });
    if (!view.mistake) {
        if (view.unnamed > 0 && view.stay.status != domain::StayStatus::NotSaid) countRest(household);
        countHousehold(household);
    }
    household.touched = false;
}

void Fold::settleIndexes() {
    m_peopleById.settle();
    m_householdsById.settle();
    const auto indexes = {&m_byRows, &m_byKana, &m_byName};
    for (PrefixIndex* index : indexes)
        index->remove(m_renamed);
    for (PersonRecord* person : m_renamed)
        person->keys = person->isListed() ? searchKeysOf(person->view) : SearchKeys{};
    for (PrefixIndex* index : indexes)
        index->add(m_renamed);
    m_renamed.clear();
}

void Fold::settleQuestion(Record& record) {
    const bool open = isInQuestion(record);
    if (open && !record.open) m_open.push_back(&record);
    record.open = open;
}

// Conflicts are few among many people: they are kept apart, so that nobody has to look for them.
void Fold::settleQuestions() {
    for (Record* record : m_dirty) {
        if (record->kind != Record::Kind::SamePair) settleQuestion(*record);
    }
    std::erase_if(m_open, [](const Record* record) { return !record->open; });
}

void Fold::settleLogs() {
    const auto before = [](const Filed* a, const Filed* b) {
        return std::tie(a->sequence, a->time, a->id) < std::tie(b->sequence, b->time, b->id);
    };
    for (LogRecord* log : m_dirtyLogs) {
        const auto from = log->lines.begin() + static_cast<std::ptrdiff_t>(log->settled);
        std::sort(from, log->lines.end(), before);
        if (from != log->lines.begin() && before(*from, *std::prev(from))) {
            std::inplace_merge(log->lines.begin(), from, log->lines.end(), before);
        }
        log->settled = log->lines.size();
        log->dirty = false;
    }
    m_dirtyLogs.clear();
}

}  // namespace hinanjo::state
