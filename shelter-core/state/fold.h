// Files events with their records and keeps views, numbers and indexes current. State is what others see of it.
#pragma once

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "state/id_table.h"
#include "state/log_clock.h"
#include "state/pool.h"
#include "state/records.h"
#include "state/same_person.h"
#include "state/search_index.h"

namespace hinanjo::state {

// Records in the order of their ids. New ones are put in place at settle().
template <typename T>
class Ordered {
public:
    void append(T& record) { m_records.push_back(&record); }
    void settle() {
        if (m_settled == m_records.size()) return;
        const auto before = [](const T* a, const T* b) { return a->key() < b->key(); };
        const auto from = m_records.begin() + static_cast<std::ptrdiff_t>(m_settled);
        std::sort(from, m_records.end(), before);
        // Ids carry their time, so new ones nearly always belong at the end.
        const auto first = std::upper_bound(m_records.begin(), from, *from, before);
        std::inplace_merge(first, from, m_records.end(), before);
        m_settled = m_records.size();
    }
    [[nodiscard]] auto begin() const { return m_records.begin(); }
    [[nodiscard]] auto end() const { return m_records.begin() + static_cast<std::ptrdiff_t>(m_settled); }
    [[nodiscard]] std::size_t size() const { return m_settled; }

private:
    std::vector<T*> m_records;
    std::size_t m_settled = 0;
};

// One log: what it recorded, and who wrote in it where.
struct LogRecord {
    explicit LogRecord(base::LogId log) : id(log), clock(*this) {}
    [[nodiscard]] const base::LogId& key() const { return id; }

    base::LogId id;
    std::map<std::pair<base::ShelterId, base::StaffId>, Writer> writers;
    Writer* lastWriter = nullptr;
    LogClock clock;
    Filed* events = nullptr;          // A list through Filed::nextOfLog.
    std::vector<const Filed*> lines;  // Movements and registrations, oldest first up to `settled`.
    std::size_t settled = 0;
    bool dirty = false;
};

class Fold {
public:
    explicit Fold(base::IncidentId incident) : m_incident(incident) {}

    void apply(event::Event&& event);
    void settle();

private:
    friend class State;
    friend class QuestionMaker;

    // Filing (filing.cpp)
    [[nodiscard]] PersonRecord& personOf(base::PersonId id);
    [[nodiscard]] HouseholdRecord& householdOf(base::HouseholdId id);
    [[nodiscard]] ShelterRecord& shelterOf(const base::ShelterId& id);
    [[nodiscard]] LogRecord& logOf(base::LogId id);
    [[nodiscard]] Writer& writerOf(LogRecord& log, event::Event& event);
    void file(Filed& filed, Record& record, Fact fact);
    void filePayload(Filed& filed, event::Event& event, LogRecord& log, ShelterRecord* here);
    void markDirty(Record& record);

    // Settling (settle.cpp)
    void settleWithdrawals();
    void settleClocks();
    void correctTimes(LogRecord& log, const std::vector<LogClock::Observation>& before);
    void foldSmallRecords();
    void regroup();
    void takeOut(PersonRecord& person);
    void takeOutGroupsOfChanged();
    void foldPeople();
    void moveToHousehold(PersonRecord& person);
    void touch(HouseholdRecord& household);
    void putBack(PersonRecord& person);
    void settleHousehold(HouseholdRecord& household);
    void settleIndexes();
    void settleLogs();
    void settleQuestion(Record& record);
    void settleQuestions();
    [[nodiscard]] bool speaksForGroup(const PersonRecord& person) const;
    [[nodiscard]] bool groupNeedsCare(const PersonRecord& person) const;

    base::IncidentId m_incident;
    std::size_t m_eventCount = 0;
    std::size_t m_unknownPayloads = 0;

    Pool<Filed> m_filed;
    Pool<PersonRecord> m_personPool;
    Pool<HouseholdRecord> m_householdPool;
    Pool<LogRecord> m_logPool;
    IdTable<base::EventId, Filed> m_events;
    IdTable<base::PersonId, PersonRecord> m_people;
    IdTable<base::HouseholdId, HouseholdRecord> m_households;
    IdTable<base::LogId, LogRecord> m_logs;
    Ordered<PersonRecord> m_peopleById;
    Ordered<HouseholdRecord> m_householdsById;
    std::unordered_set<base::EventId> m_otherIncidents;
    std::map<base::ShelterId, ShelterRecord> m_shelters;
    std::map<base::EventId, NeedRecord> m_needs;
    std::map<std::pair<base::PersonId, base::PersonId>, SamePairRecord> m_samePairs;
    std::map<std::pair<base::PersonId, base::RosterNo>, RosterDecisionRecord> m_rosterDecisions;
    std::map<base::RosterNo, RosterAccountRecord> m_rosterAccounts;
    std::map<base::StaffId, StaffRecord> m_staff;
    std::map<base::EventId, NoteRecord> m_notes;
    std::map<base::ShelterId, SituationRecord> m_situations;
    IncidentRecord m_declared;
    // By target; the target may not have arrived.
    std::unordered_map<base::EventId, std::vector<const Filed*>> m_withdrawals;
    Groups m_groups;
    std::vector<Record*> m_open;  // In question, in no order.

    PrefixIndex m_byRows{&SearchKeys::rows};
    PrefixIndex m_byKana{&SearchKeys::kana};
    PrefixIndex m_byName{&SearchKeys::name};
    ExactIndex<PersonRecord> m_byResidentNo;
    ExactIndex<HouseholdRecord> m_byToken;

    // What the next settle() has to do.
    std::vector<Record*> m_dirty;  // Clocks stand apart.
    std::vector<LogClock*> m_dirtyClocks;
    std::vector<PersonRecord*> m_dirtyPeople;
    std::vector<base::EventId> m_recheck;  // May have become withdrawn, or live again.
    std::vector<PersonRecord*> m_recount;
    std::vector<HouseholdRecord*> m_touched;
    std::vector<PersonRecord*> m_renamed;
    std::vector<LogRecord*> m_dirtyLogs;

    std::vector<base::PersonId> m_recomputed;  // By the last one.
};

}  // namespace hinanjo::state
