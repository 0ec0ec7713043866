// What the fold keeps of each thing: its events, its view, and what it takes part in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "state/filed_event.h"
#include "state/standing.h"
#include "state/state.h"

namespace hinanjo::state {

struct Record {
    enum class Kind : std::uint8_t {
        Person,
        Household,
        Shelter,
        Need,
        SamePair,
        RosterDecision,
        RosterAccount,
        Staff,
        Note,
        Situation,
        Incident,
        Clock
    };

    explicit Record(Kind what) : kind(what) {}

    Filed* events = nullptr;  // A list through Filed::next.
    Kind kind;
    bool dirty = false;   // Its events changed since the last settle().
    bool open = false;    // A person must decide something of it.
    bool exists = false;  // A live event speaks of it: only then readers see it.
};

// The events of one register, sorted.
struct Writes {
    std::vector<Write> live;
    std::vector<Write> withdrawn;

    void clear() {
        live.clear();
        withdrawn.clear();
    }
    void add(const Write& write) { (write.event->withdrawn ? withdrawn : live).push_back(write); }
    // The heads, winner first.
    std::vector<Write>& stand() {
        keepStanding(live, withdrawn);
        return live;
    }
};

// The events of `record`, earliest first.
void sortedEvents(const Record& record, std::vector<const Filed*>& out);

// A stay and the shelters it names, so that counting needs no look-up. `others` go with StayView::others.
struct StayPlaces {
    ShelterRecord* shown = nullptr;
    std::vector<ShelterRecord*> others;
};

// Computes `view` from the movements of one person or household.
void foldStay(Writes& movements, StayView& view, StayPlaces& places);

struct HouseholdRecord;

struct SearchKeys {
    std::string rows;
    std::string kana;
    std::string name;

    [[nodiscard]] bool isEmpty() const { return rows.empty() && kana.empty() && name.empty(); }
};

struct PersonRecord : Record {
    explicit PersonRecord(base::PersonId id) : Record(Kind::Person) {
        view.id = id;
        view.group = id;
    }
    [[nodiscard]] const base::PersonId& key() const { return view.id; }
    [[nodiscard]] bool isListed() const { return exists && !view.mistake; }

    PersonView view;
    StayPlaces places;
    HouseholdRecord* household = nullptr;
    SearchKeys keys;  // As they stand in the search index.
    bool recounting = false;
    bool counted = false;      // Stands in the numbers of the shelters of `places`.
    bool countedCare = false;  // ... and in needCare.
};

struct HouseholdRecord : Record {
    explicit HouseholdRecord(base::HouseholdId id) : Record(Kind::Household) { view.id = id; }
    [[nodiscard]] const base::HouseholdId& key() const { return view.id; }

    HouseholdView view;
    StayPlaces places;
    std::vector<PersonRecord*> joined;     // Everybody whose shown household this is, mistakes included; by id.
    std::vector<ShelterRecord*> insideAt;  // Where it counts as a household.
    bool spokenOf = false;                 // By a live event of its own.
    bool counted = false;                  // Its unnamed rest stands in the numbers.
    bool touched = false;                  // Waits for settleHousehold().
};

// Somebody recording at one place with one log.
struct Writer {
    Origin origin;
    ShelterRecord* shelter = nullptr;      // Null: at HQ.
    std::optional<base::TimePoint> heard;  // The latest corrected time of what was recorded.
};

struct ShelterRecord : Record {
    explicit ShelterRecord(base::ShelterId id) : Record(Kind::Shelter) { view.id = std::move(id); }

    ShelterView view;
    std::vector<const Writer*> writers;  // Whoever recorded here.
};

struct NeedRecord : Record {
    explicit NeedRecord(base::EventId id) : Record(Kind::Need) { view.id = id; }

    NeedView view;
};

struct SamePairRecord : Record {
    SamePairRecord(base::PersonId a, base::PersonId b) : Record(Kind::SamePair) {
        view.a = a;
        view.b = b;
    }

    SamePairView view;
    bool isSame = false;
    bool isDifferent = false;
};

struct RosterDecisionRecord : Record {
    RosterDecisionRecord(base::PersonId person, base::RosterNo no) : Record(Kind::RosterDecision) {
        view.person = person;
        view.rosterNo = std::move(no);
    }

    RosterDecisionView view;
};

struct RosterAccountRecord : Record {
    explicit RosterAccountRecord(base::RosterNo no) : Record(Kind::RosterAccount) { view.rosterNo = std::move(no); }

    RosterAccountView view;
};

struct StaffRecord : Record {
    explicit StaffRecord(base::StaffId id) : Record(Kind::Staff) { view.id = std::move(id); }

    StaffView view;
};

struct NoteRecord : Record {
    explicit NoteRecord(base::EventId id) : Record(Kind::Note) { view.id = id; }

    NoteView view;
};

struct SituationRecord : Record {
    explicit SituationRecord(base::ShelterId shelter) : Record(Kind::Situation) { view.shelter = std::move(shelter); }

    SituationView view;
};

struct IncidentRecord : Record {
    IncidentRecord() : Record(Kind::Incident) {}

    const event::IncidentDeclared* declared = nullptr;
};

// Each computes the view of one record from its events. Membership, groups, numbers and indexes are the fold's.
// Person: returns the household said, in view.household.
void foldPerson(PersonRecord& record);
void foldHousehold(HouseholdRecord& record);
void foldShelter(ShelterRecord& record);
void foldNeed(NeedRecord& record);
void foldSamePair(SamePairRecord& record);
void foldRosterDecision(RosterDecisionRecord& record);
void foldRosterAccount(RosterAccountRecord& record);
void foldStaff(StaffRecord& record);
void foldNote(NoteRecord& record);
void foldSituation(SituationRecord& record);
void foldIncident(IncidentRecord& record);

// Whether its view leaves something for a person to decide.
[[nodiscard]] bool isInQuestion(const Record& record);

[[nodiscard]] std::vector<Source> sourcesOf(const std::vector<Write>& heads);

}  // namespace hinanjo::state
