// What is true now: a pure function of the *set* of events of one incident. Same events, same state, on every device,
// in whatever order and however often they arrived.
//
// How: each record (person, household, shelter ...) keeps the events that speak of it; its view is computed from them
// alone, sorted, by the plain rules below. apply() files an event and marks its record; settle() recomputes the marked
// records and the indexes. Readers see the last settled state.
//
// Rules (docs/architecture.md, "State"; reasons in the ADRs)
//   register    The writes nobody replaced (no live write of the same field lists them in `saw`) are its heads. The
//   head
//               with the greatest (hybrid time, event id) is shown; other heads with another value are a conflict.
//               Who replaced a withdrawn write replaces what that one had replaced.
//   set         An element is there unless a live event that names it in `remove` exists. A concurrent add stays.
//   protective  do-not-disclose: any head saying Yes wins over every No.
//   presence    The head movements. Two heads that disagree on status group or shelter: in doubt, both counted where
//   they
//               say (once per shelter); the one observed later (corrected time) is shown. A place not said is that of
//               the movement replaced.
//   time        Stored times are never changed. Where people see or compare them they are corrected by the offset of
//   the
//               device's clock that was measured nearest to the event in its log; see correctedTime().
//   head count  A household's count is replaced by names: unnamed = max(0, count - members), the same person once.
//   same person A pair is "same" if its decision heads all say so. Groups are built from "same" pairs in the order of
//               their decisions; a pair that would join two people held "different" is left out and reported.
//   withdrawn   An event with a live withdrawal (later hybrid time) counts as never written; withdrawals nest.
//   exists      A record is there while a live event speaks of it; a household also while a person belongs to it.
//   mistake     A record marked "recorded by mistake" stays in the state, but not in counts, search or lists.
//
// Not thread-safe: one writer, or readers only.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/hybrid_time.h"
#include "base/ids.h"
#include "domain/person.h"
#include "domain/shelter.h"
#include "event/event.h"

namespace hinanjo::state {

struct LogClock;

// Who wrote, where. Thousands of events share one, so a state holds each once.
struct Origin {
    base::LogId log;
    base::ShelterId shelter;  // Where it was recorded. Empty: at HQ.
    base::StaffId staff;
    const LogClock* clock = nullptr;  // The state's own.
};

// The event behind a value: what an edit of it must name in `saw`. Valid as long as the State it came from.
struct Source {
    base::EventId event;
    base::HybridTime time;
    base::TimePoint observedAt;      // As stored. For people to see: State::correctedTime().
    const Origin* origin = nullptr;  // Null only in a Source that names no event.

    [[nodiscard]] const base::ShelterId& shelter() const;
    [[nodiscard]] const base::StaffId& staff() const;
    [[nodiscard]] const base::LogId& log() const;
};

// A write nobody replaced.
struct Head {
    const std::string& value;
    Source source;
};

// A head as a view keeps it: the text stays in the event, so that 100,000 people fit into memory.
struct Filed;
struct FieldHead {
    const std::string* value = nullptr;
    const Filed* event = nullptr;
    std::uint8_t field = 0;

    [[nodiscard]] static Head open(const FieldHead& head);
};
using Heads = std::ranges::transform_view<std::span<const FieldHead>, Head (*)(const FieldHead&)>;

// One field. `value` is the winner's; `heads` are all unreplaced writes, winner first. Empty: never said. Looks into
// the view it came from; the texts are valid as long as the State.
struct Register {
    const std::string& value;
    Heads heads;

    // More than one value stands unreplaced: a person must decide.
    [[nodiscard]] bool inConflict() const;
};

struct ItemView {
    domain::Item item;
    domain::ItemRef ref;
    Source source;
};

// Where somebody is, for counting.
enum class Presence : std::uint8_t { Unknown, Inside, Outside /* car, tent, home */, Out /* 外出・外泊 */, Gone };

struct StayView {
    domain::StayStatus status{};
    domain::Place place{};
    base::ShelterId shelter;
    base::TimePoint since;  // corrected time of the shown movement
    domain::Destination destination{};
    std::string destinationText;
    bool inDoubt = false;       // Heads disagree.
    std::vector<Source> heads;  // What the next movement must name in `saw`; shown one first.
    struct Elsewhere {          // The other heads that disagree, for counting and showing both.
        domain::StayStatus status{};
        domain::Place place{};
        base::ShelterId shelter;
        Source source;
        base::TimePoint since;
        domain::Destination destination{};
        std::string destinationText;
    };
    std::vector<Elsewhere> others;

    [[nodiscard]] Presence presence() const;
};
[[nodiscard]] Presence presenceOf(domain::StayStatus status, domain::Place place);

struct PersonView {
    base::PersonId id;
    std::vector<FieldHead> heads;  // Of every field, by field, winner first; see field().
    std::vector<ItemView> items;   // By the time of adding.
    std::optional<base::HouseholdId> household;
    std::vector<Source> householdHeads;
    bool householdInConflict = false;  // Heads name different households.
    std::string relation;
    StayView stay;
    base::PersonId group;    // Smallest id of the people decided to be the same; itself if alone.
    bool anonymous = false;  // No name was ever said.
    bool mistake = false;
    Source first;  // The earliest live event about this person.

    [[nodiscard]] const std::string& text(domain::PersonField field) const;
    [[nodiscard]] Register field(domain::PersonField field) const;
    [[nodiscard]] domain::Sex sex() const;
    [[nodiscard]] domain::PartialDate birth() const;
    // Protective: Yes if any head says yes.
    [[nodiscard]] bool isProtected() const;
    [[nodiscard]] bool hasItem(domain::ItemKind kind, std::string_view value) const;
};

struct HouseholdView {
    base::HouseholdId id;
    std::vector<FieldHead> heads;         // Of every field, by field, winner first; see field().
    std::vector<base::PersonId> members;  // Live members, by id. Mistakes left out.
    domain::HeadCount count;              // As said; all zero if never said.
    StayView stay;                        // Of the unnamed rest.
    std::uint32_t unnamed = 0;            // max(0, count.total() - members, the same person once).
    bool mistake = false;
    Source first;  // Names no event while only its members speak of it.

    [[nodiscard]] const std::string& text(domain::HouseholdField field) const;
    [[nodiscard]] Register field(domain::HouseholdField field) const;
};

struct ShelterView {
    base::ShelterId id;
    domain::ShelterStatus status{};   // NotSaid until somebody said it.
    std::optional<std::string> name;  // Only for shelters created on the day or renamed.
    std::optional<std::string> address;
    std::optional<std::uint32_t> capacity;
    std::optional<base::TimePoint> statusSince;  // corrected time
    std::vector<Source> heads;                   // Of the status.
    bool inConflict = false;
    // Occupancy. People outside the shelter are not in 避難者数 (EEI v1.1).
    std::uint32_t named = 0;    // inside, by name
    std::uint32_t counted = 0;  // inside, by head count only
    std::uint32_t out = 0;      // 外出・外泊, named and counted
    std::uint32_t outside = 0;  // car, tent, home: supplies only
    std::uint32_t left = 0;
    std::uint32_t inDoubt = 0;                 // of all these, people whose presence is in doubt
    std::uint32_t households = 0;              // known households with somebody inside
    std::uint32_t needCare = 0;                // named people inside or out with a care or device item
    std::optional<base::TimePoint> lastHeard;  // corrected time of the latest event recorded here

    [[nodiscard]] std::uint32_t inside() const { return named + counted; }
};

struct NeedView {
    base::EventId id;
    domain::NeedRaised need;
    Source raised;
    domain::NeedAnswered::State state{};  // The winner of the answers.
    std::string answer;
    std::vector<Source> heads;
};

struct SamePairView {
    base::PersonId a, b;          // a < b
    domain::Sameness decision{};  // The winner.
    bool inConflict = false;      // Both "same" and "different" stand unreplaced: treated as different.
    bool leftOut = false;         // "Same", but would join people held different.
    std::vector<Source> heads;
};

struct RosterDecisionView {
    base::PersonId person;
    base::RosterNo rosterNo;
    base::ShelterId home{};  // The roster person's, as far as any decision named it.
    domain::Sameness decision{};
    bool inConflict = false;  // Treated as different: never safe by guess.
    std::vector<Source> heads;
};

struct RosterAccountView {
    base::RosterNo rosterNo;
    domain::RosterPersonAccounted accounted;  // The winner.
    bool inConflict = false;                  // Heads differ in outcome: not accounted for.
    bool needsRescue = false;                 // Any head says so, the winner or not.
    std::vector<Source> heads;
};

// Somebody who works at the desks. What is not said again (PIN, badge) stays as it was said.
struct StaffView {
    base::StaffId id;
    std::string name;
    event::StaffChanged::Role role{};
    base::ShelterId shelter;  // Empty: every shelter.
    bool active = false;
    std::string pinVerifier;
    std::string badgeDigest;
    std::vector<Source> heads;

    [[nodiscard]] bool worksAt(const base::ShelterId& where) const {
        return active && (shelter.empty() || shelter == where);
    }
};

// 申し送り
struct NoteView {
    base::EventId id;
    domain::NoteWritten note;
    Source written;
};

// How things stand at one shelter, put together from its reports: each item and each kind of goods as it was said last.
struct SituationView {
    struct Item {
        std::string value;
        Source said;
    };
    struct Supply {
        domain::SituationReported::Supply supply;
        Source said;
    };
    struct Report {
        std::uint32_t number = 0;
        std::string freeText;
        Source said;
    };
    base::ShelterId shelter;
    std::map<std::string, Item> items;       // By code.
    std::map<std::string, Supply> supplies;  // By kind of goods; quantity 0: no longer wanted.
    std::vector<Report> reports;             // Those with a number, earliest first.
};

// One line of "what happened", newest first, for undo and the last twenty.
struct HistoryEntry {
    Source source;
    std::size_t payloadIndex = 0;  // Index into event::Payload.
    bool withdrawn = false;
};

class State {
public:
    // Events of other incidents are counted and ignored; events of the office itself are applied.
    explicit State(base::IncidentId incident);
    ~State();
    State(State&&) noexcept;
    State& operator=(State&&) noexcept;

    // Files one event. An id seen before is ignored. Cheap; nothing is recomputed before settle().
    void apply(const event::Event& event);
    void apply(event::Event&& event);
    // Recomputes what changed. Every reader below sees the state as of the last settle().
    void settle();
    // Whose record the last settle() recomputed, also of those who are there no more: for who keeps something made of
    // people up to date. Valid until the next.
    [[nodiscard]] const std::vector<base::PersonId>& recomputedPeople() const;

    [[nodiscard]] base::IncidentId incident() const;
    // True as soon as it was applied.
    [[nodiscard]] bool knows(base::EventId event) const;
    [[nodiscard]] bool isWithdrawn(base::EventId event) const;
    // Nothing for an event never applied or of another incident.
    [[nodiscard]] std::optional<Source> source(base::EventId event) const;
    // When it happened: the stored time, moved by what was measured of the clock of that log nearest to the event
    // (ClockObserved) if the device's own clock gave the time and was off by more than 2 s. A time that a person typed
    // stays as it is.
    [[nodiscard]] base::TimePoint correctedTime(const Source& source) const;

    [[nodiscard]] const PersonView* person(base::PersonId id) const;
    [[nodiscard]] const HouseholdView* household(base::HouseholdId id) const;
    // Null until an event mentioned the shelter.
    [[nodiscard]] const ShelterView* shelter(const base::ShelterId& id) const;
    [[nodiscard]] const NeedView* need(base::EventId id) const;

    // Ordered by id; pointers stay valid until the next settle().
    [[nodiscard]] std::vector<const PersonView*> people() const;
    [[nodiscard]] std::vector<const HouseholdView*> households() const;
    [[nodiscard]] std::vector<const ShelterView*> shelters() const;
    [[nodiscard]] std::vector<const NeedView*> needs() const;
    [[nodiscard]] std::vector<const SamePairView*> samePairs() const;
    [[nodiscard]] std::vector<const RosterDecisionView*> rosterDecisions() const;
    [[nodiscard]] std::vector<const RosterAccountView*> rosterAccounts() const;
    [[nodiscard]] std::vector<const StaffView*> staff() const;
    [[nodiscard]] std::vector<const NoteView*> notes() const;
    [[nodiscard]] std::vector<const SituationView*> situations() const;
    // Null until something was reported of it.
    [[nodiscard]] const SituationView* situation(const base::ShelterId& shelter) const;
    // People decided to be the same as `id`, itself included, by id.
    [[nodiscard]] std::vector<base::PersonId> group(base::PersonId id) const;
    // What was decided of these two, in either order; null if nothing was.
    [[nodiscard]] const SamePairView* samePair(base::PersonId a, base::PersonId b) const;
    // Somebody decided that they, or people decided to be the same as they, are different (or said both): the pair is
    // not to be proposed again.
    [[nodiscard]] bool isHeldDifferent(base::PersonId a, base::PersonId b) const;
    [[nodiscard]] const event::IncidentDeclared* declared() const;  // Null before IncidentDeclared arrived.

    // People with a name that matches, best first, mistakes left out. The query is row keys ("874"), kana (a prefix of
    // the reading), or written name (a prefix); `given` the same for the given name, may be empty. Each at most
    // `limit`.
    struct Found {
        std::vector<const PersonView*> people;
        std::size_t total = 0;  // How many match in all (counted up to 10,000).
    };
    [[nodiscard]] Found searchByRows(std::string_view familyRows, std::string_view givenRows, std::size_t limit) const;
    [[nodiscard]] Found searchByKana(std::string_view familyKana, std::string_view givenKana, std::size_t limit) const;
    [[nodiscard]] Found searchByName(std::string_view writtenName, std::size_t limit) const;
    // Every household that ever carried this 整理券 number now ("A-0133"; case and full width do not matter).
    [[nodiscard]] std::vector<const HouseholdView*> searchByToken(std::string_view token) const;
    // People picked from this row of the residents' register (宛名番号).
    [[nodiscard]] std::vector<const PersonView*> byResidentNo(std::string_view residentNo) const;

    // The last `limit` movements and registrations recorded by this log, newest first (by the log's own sequence).
    [[nodiscard]] std::vector<HistoryEntry> lastOf(const base::LogId& log, std::size_t limit) const;

    // Totals over every shelter, for the header and the board.
    [[nodiscard]] std::size_t eventCount() const;       // Different events applied, those below included.
    [[nodiscard]] std::size_t unknownPayloads() const;  // Of this incident and the office.
    [[nodiscard]] std::size_t otherIncidents() const;

    // SHA-256 over a canonical text of every view: equal for equal sets of events.
    [[nodiscard]] base::Sha256 digest() const;
    // That text, for tests and for finding a difference. Holds personal data: never logged.
    [[nodiscard]] std::string canonicalText() const;

private:
    friend class QuestionMaker;
    std::unique_ptr<class Fold> m_fold;
};

}  // namespace hinanjo::state
