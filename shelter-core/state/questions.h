// What only a person can decide: where writes that did not know of each other say different things. Nothing is lost
// meanwhile, and the careful value is shown. A question is a pure function of the state, so every copy that holds the
// same events asks the same; it is answered by an ordinary event that has seen every side.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "event/log_writer.h"
#include "state/state.h"

namespace hinanjo::state {

// The order is that of the list.
enum class QuestionKind : std::uint8_t {
    PersonField,     // A field of `person` has several values.
    HouseholdField,  // A field of `household`.
    Presence,        // `person` was seen at several places.
    RestPresence,    // The unnamed rest of `household` was.
    Membership,      // `person` belongs to several households.
    ShelterStatus,   // `shelter` is said to be open and closed, say.
    SamePerson,      // `person` and `other`: same and different, or same but `against` forbids it.
    RosterMatch,     // `person` is `rosterNo` and is not.
    RosterAccount,   // `rosterNo` was accounted for in several ways.
};

// One event that says so.
struct Said {
    base::EventId event;
    base::HybridTime time;
    base::TimePoint at;  // Corrected.
    base::ShelterId shelter;
    base::StaffId staff;
    base::LogId log;
};

struct Whereabouts {
    domain::StayStatus status{};
    domain::Place place{};
    base::ShelterId shelter;
    domain::Destination destination{};
    std::string destinationText;
    base::TimePoint since;
};

struct Membership {
    std::optional<base::HouseholdId> household;  // Nothing: stands alone.
    std::string relation;
};

// By kind: text of a field, whereabouts, membership, status, same or different (pairs and roster), outcome.
using ChoiceValue = std::variant<std::string, Whereabouts, Membership, domain::ShelterStatus, domain::Sameness,
                                 domain::RosterPersonAccounted>;

struct Choice {
    ChoiceValue value;
    std::vector<Said> said;  // Empty: nobody says so, but it is how things are treated meanwhile.
};

struct Question {
    QuestionKind kind{};
    base::PersonId person;
    base::PersonId other;
    base::HouseholdId household;
    base::ShelterId shelter;  // The shelter itself, or where the person or household is shown. May be empty.
    base::RosterNo rosterNo;
    base::ShelterId home;    // RosterMatch: the roster person's shelter, if it was said.
    std::uint8_t field = 0;  // domain::PersonField or domain::HouseholdField
    base::TimePoint since;   // When the second side was said, corrected.
    // At least two. The first is what is shown and done meanwhile: do-not-disclose before disclose, different before
    // same, else the later write. Until a RosterAccount is decided nobody is accounted for, whatever is first.
    std::vector<Choice> choices;
    // SamePerson: pairs held different that keep the two apart. Answering "same" alone does not overrule them.
    std::vector<std::pair<base::PersonId, base::PersonId>> against;

    // A short name, 8 hex digits: the same on every copy, another one as soon as there is another side to it.
    [[nodiscard]] std::string id() const;
    [[nodiscard]] domain::PersonField personField() const { return static_cast<domain::PersonField>(field); }
    [[nodiscard]] domain::HouseholdField householdField() const { return static_cast<domain::HouseholdField>(field); }
};

// By kind, then by id. Cheap however many people there are: the state knows which records are in question.
[[nodiscard]] std::vector<Question> openQuestions(const State& state);

// The answers. Incident, staff and place are the caller's to fill in.

// Choice number `choice` is right. It has seen every side, so nothing of the question remains; what is said meanwhile
// by somebody who has not seen it asks again. Fails with Invalid if there is no such choice.
[[nodiscard]] base::Result<event::Draft> decide(const Question& question, std::size_t choice);

// Two records are, or are not, one person. Nothing is rewritten: both records stay whole, and withdrawing the decision
// or deciding otherwise gives both back as they were. Fails with Invalid if it says nothing.
[[nodiscard]] base::Result<event::Draft> decideSamePerson(const State& state, base::PersonId a, base::PersonId b,
                                                          domain::Sameness decision, std::string reason);

// Takes back one event, a decision say: the question is open again. Fails with NotFound for an event this state does
// not have, with Conflict if it was taken back already.
[[nodiscard]] base::Result<event::Draft> takeBack(const State& state, base::EventId event, std::string reason);

// "family_name": for lists that must not show what somebody wrote.
[[nodiscard]] std::string_view nameOf(domain::PersonField field);
[[nodiscard]] std::string_view nameOf(domain::HouseholdField field);

}  // namespace hinanjo::state
