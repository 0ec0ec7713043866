#include "state/questions.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/digest.h"
#include "base/encoding.h"
#include "state/fold.h"

namespace hinanjo::state {
namespace {

using base::ErrorCode;

// Heads come by field, winner first.
bool anyFieldInConflict(const std::vector<FieldHead>& heads) {
    const std::string* shown = nullptr;
    std::size_t field = SIZE_MAX;
    for (const FieldHead& head : heads) {
        if (head.field != field) {
            field = head.field;
            shown = head.value;
        } else if (*head.value != *shown) {
            return true;
        }
    }
    return false;
}

// Of a record made by mistake only that is still a question.
template <typename View, typename Field>
bool isSettledMistake(const View& view, Field mistake) {
    return view.mistake && !view.field(mistake).inConflict();
}

// Two writes are one side of a question if they say the same.
bool saysTheSame(const ChoiceValue& a, const ChoiceValue& b) {
    if (a.index() != b.index()) return false;
    if (const auto* text = std::get_if<std::string>(&a)) return *text == std::get<std::string>(b);
    if (const auto* where = std::get_if<Whereabouts>(&a)) {
        const auto& other = std::get<Whereabouts>(b);
        return where->shelter == other.shelter &&
               presenceOf(where->status, where->place) == presenceOf(other.status, other.place);
    }
    if (const auto* member = std::get_if<Membership>(&a)) return member->household == std::get<Membership>(b).household;
    if (const auto* status = std::get_if<domain::ShelterStatus>(&a)) return *status == std::get<3>(b);
    if (const auto* decision = std::get_if<domain::Sameness>(&a)) return *decision == std::get<4>(b);
    return std::get<domain::RosterPersonAccounted>(a).outcome == std::get<domain::RosterPersonAccounted>(b).outcome;
}

void addSide(Question& question, ChoiceValue value, Said said) {
    for (Choice& choice : question.choices) {
        if (saysTheSame(choice.value, value)) {
            choice.said.push_back(std::move(said));
            return;
        }
    }
    question.choices.push_back({std::move(value), {}});
    question.choices.back().said.push_back(std::move(said));
}

void showFirst(Question& question, const ChoiceValue& value) {
    const auto at =
        std::ranges::find_if(question.choices, [&](const Choice& choice) { return saysTheSame(choice.value, value); });
    if (at != question.choices.end()) std::rotate(question.choices.begin(), at, at + 1);
}

auto orderOf(const Question& q) {
    return std::tie(q.kind, q.person, q.other, q.household, q.shelter, q.rosterNo, q.field);
}

// A conflict begins when its second side is said.
base::TimePoint beginOf(const Question& question) {
    std::vector<base::TimePoint> begins;
    for (const Choice& choice : question.choices) {
        if (!choice.said.empty()) begins.push_back(std::ranges::min(choice.said, {}, &Said::at).at);
    }
    std::ranges::sort(begins);
    return begins.empty() ? base::TimePoint{} : begins[std::min<std::size_t>(1, begins.size() - 1)];
}

}  // namespace

bool isInQuestion(const Record& record) {
    if (!record.exists) return false;
    switch (record.kind) {
        case Record::Kind::Person: {
            const PersonView& view = static_cast<const PersonRecord&>(record).view;
            return (view.householdInConflict || view.stay.inDoubt || anyFieldInConflict(view.heads)) &&
                   !isSettledMistake(view, domain::PersonField::RecordedByMistake);
        }
        case Record::Kind::Household: {
            const HouseholdView& view = static_cast<const HouseholdRecord&>(record).view;
            return (view.stay.inDoubt || anyFieldInConflict(view.heads)) &&
                   !isSettledMistake(view, domain::HouseholdField::RecordedByMistake);
        }
        case Record::Kind::Shelter:
            return static_cast<const ShelterRecord&>(record).view.inConflict;
        case Record::Kind::SamePair: {
            const SamePairView& view = static_cast<const SamePairRecord&>(record).view;
            return view.inConflict || view.leftOut;
        }
        case Record::Kind::RosterDecision:
            return static_cast<const RosterDecisionRecord&>(record).view.inConflict;
        case Record::Kind::RosterAccount:
            return static_cast<const RosterAccountRecord&>(record).view.inConflict;
        case Record::Kind::Need:
        case Record::Kind::Staff:
        case Record::Kind::Note:
        case Record::Kind::Situation:
        case Record::Kind::Incident:
        case Record::Kind::Clock:
            break;
    }
    return false;
}

// Reads the fold for the questions of each record in question.
class QuestionMaker {
public:
    explicit QuestionMaker(const State& state) : m_state(state), m_fold(*state.m_fold) {}

    std::vector<Question> make() {
        for (const Record* record : m_fold.m_open) {
            switch (record->kind) {
                case Record::Kind::Person:
                    ask(static_cast<const PersonRecord*>(record)->view);
                    break;
                case Record::Kind::Household:
                    ask(static_cast<const HouseholdRecord*>(record)->view);
                    break;
                case Record::Kind::Shelter:
                    ask(static_cast<const ShelterRecord*>(record)->view);
                    break;
                case Record::Kind::SamePair:
                    ask(static_cast<const SamePairRecord*>(record)->view);
                    break;
                case Record::Kind::RosterDecision:
                    ask(static_cast<const RosterDecisionRecord*>(record)->view);
                    break;
                case Record::Kind::RosterAccount:
                    ask(static_cast<const RosterAccountRecord*>(record)->view);
                    break;
                case Record::Kind::Need:
                case Record::Kind::Staff:
                case Record::Kind::Note:
                case Record::Kind::Situation:
                case Record::Kind::Incident:
                case Record::Kind::Clock:
                    break;
            }
        }
        std::ranges::sort(m_questions, [](const Question& a, const Question& b) { return orderOf(a) < orderOf(b); });
        return std::move(m_questions);
    }

private:
    [[nodiscard]] Said saidBy(const Source& source) const {
        return {source.event,     source.time,    m_state.correctedTime(source),
                source.shelter(), source.staff(), source.log()};
    }
    [[nodiscard]] const Fact& factOf(const Source& source) const { return m_fold.m_events.find(source.event)->fact; }

    void put(Question question) {
        question.since = beginOf(question);
        m_questions.push_back(std::move(question));
    }

    template <typename View>
    void askFields(const View& view, std::size_t fields, const Question& about) {
        for (std::size_t field = 0; field < fields; ++field) {
            const Register values = view.field(static_cast<FieldOf<View>>(field));
            if (!values.inConflict()) continue;
            Question question = about;
            question.field = static_cast<std::uint8_t>(field);
            for (const Head& head : values.heads)
                addSide(question, head.value, saidBy(head.source));
            if (std::is_same_v<View, PersonView> &&
                field == static_cast<std::size_t>(domain::PersonField::DoNotDisclose)) {
                showFirst(question, domain::codeText(domain::Answer::Yes));
            }
            put(std::move(question));
        }
    }
    template <typename View>
    using FieldOf = std::conditional_t<std::is_same_v<View, PersonView>, domain::PersonField, domain::HouseholdField>;

    void askStay(const StayView& stay, Question question) {
        if (!stay.inDoubt) return;
        const Whereabouts shown{stay.status,      stay.place,           stay.shelter,
                                stay.destination, stay.destinationText, stay.since};
        for (const Source& source : stay.heads) {
            const auto other = std::ranges::find(stay.others, source.event,
                                                 [](const StayView::Elsewhere& e) { return e.source.event; });
            if (other == stay.others.end()) {
                addSide(question, shown, saidBy(source));
            } else {
                addSide(question,
                        Whereabouts{other->status, other->place, other->shelter, other->destination,
                                    other->destinationText, other->since},
                        saidBy(source));
            }
        }
        put(std::move(question));
    }

    void ask(const PersonView& person) {
        Question about;
        about.person = person.id;
        about.shelter = person.stay.shelter;
        about.kind = QuestionKind::PersonField;
        askFields(person, domain::kPersonFields, about);
        about.kind = QuestionKind::Presence;
        askStay(person.stay, about);
        if (!person.householdInConflict) return;
        about.kind = QuestionKind::Membership;
        for (const Source& source : person.householdHeads) {
            const auto& fact = std::get<JoinFact>(factOf(source));
            Membership membership{std::nullopt, textOf(fact.relation)};
            if (!fact.household.isNull()) membership.household = fact.household;
            addSide(about, std::move(membership), saidBy(source));
        }
        put(std::move(about));
    }

    void ask(const HouseholdView& household) {
        Question about;
        about.household = household.id;
        about.shelter = household.stay.shelter;
        about.kind = QuestionKind::HouseholdField;
        askFields(household, domain::kHouseholdFields, about);
        about.kind = QuestionKind::RestPresence;
        if (household.unnamed > 0) askStay(household.stay, about);
    }

    void ask(const ShelterView& shelter) {
        Question about;
        about.kind = QuestionKind::ShelterStatus;
        about.shelter = shelter.id;
        for (const Source& source : shelter.heads)
            addSide(about, std::get<Apart<domain::ShelterStatusChanged>>(factOf(source))->status, saidBy(source));
        put(std::move(about));
    }

    void addDecisions(Question& question, const std::vector<Source>& heads) {
        for (const Source& source : heads)
            addSide(question, std::get<DecisionFact>(factOf(source)).decision, saidBy(source));
        // Who may be two people is treated as two.
        showFirst(question, domain::Sameness::Different);
    }

    void ask(const SamePairView& pair) {
        Question about;
        about.kind = QuestionKind::SamePerson;
        about.person = pair.a;
        about.other = pair.b;
        if (const PersonView* a = m_state.person(pair.a)) about.shelter = a->stay.shelter;
        addDecisions(about, pair.heads);
        if (pair.leftOut) {
            about.choices.insert(about.choices.begin(), Choice{domain::Sameness::Different, {}});
            for (const base::PersonId a : m_state.group(pair.a)) {
                for (const base::PersonId b : m_state.group(pair.b)) {
                    const std::pair ids = std::minmax({a, b});
                    const auto at = m_fold.m_samePairs.find(ids);
                    if (at != m_fold.m_samePairs.end() && at->second.isDifferent) about.against.push_back(ids);
                }
            }
            std::ranges::sort(about.against);
        }
        put(std::move(about));
    }

    void ask(const RosterDecisionView& match) {
        Question about;
        about.kind = QuestionKind::RosterMatch;
        about.person = match.person;
        about.rosterNo = match.rosterNo;
        about.home = match.home;
        if (const PersonView* person = m_state.person(match.person)) about.shelter = person->stay.shelter;
        addDecisions(about, match.heads);
        put(std::move(about));
    }

    void ask(const RosterAccountView& account) {
        Question about;
        about.kind = QuestionKind::RosterAccount;
        about.rosterNo = account.rosterNo;
        for (const Source& source : account.heads)
            addSide(about, *std::get<Apart<domain::RosterPersonAccounted>>(factOf(source)), saidBy(source));
        put(std::move(about));
    }

    const State& m_state;
    const Fold& m_fold;
    std::vector<Question> m_questions;
};

std::vector<Question> openQuestions(const State& state) {
    return QuestionMaker(state).make();
}

std::string Question::id() const {
    std::string text = std::to_string(static_cast<int>(kind)) + " " + std::to_string(field) + " " + person.hex() + " " +
                       other.hex() + " " + household.hex() + " " + rosterNo.value;
    // Elsewhere it only says where somebody is shown.
    if (kind == QuestionKind::ShelterStatus) text += " " + shelter.value;
    for (const Choice& choice : choices) {
        text += " |";
        for (const Said& said : choice.said)
            text += " " + said.event.hex();
    }
    return base::toHex(base::asText(base::sha256(text))).substr(0, 8);
}

base::Result<event::Draft> decide(const Question& question, std::size_t choice) {
    if (choice >= question.choices.size())
        return base::fail(ErrorCode::Invalid, "choice: the question has no such one");
    const ChoiceValue& value = question.choices[choice].value;
    event::Draft draft;
    for (const Choice& side : question.choices) {
        for (const Said& said : side.said) {
            draft.saw.push_back(said.event);
            draft.sawTimes.push_back(said.time);
        }
    }
    switch (question.kind) {
        case QuestionKind::PersonField: {
            domain::PersonDescribed described;
            described.person = question.person;
            draft.payload = described.set(question.personField(), std::get<std::string>(value));
            break;
        }
        case QuestionKind::HouseholdField: {
            domain::HouseholdDescribed described;
            described.household = question.household;
            draft.payload = described.set(question.householdField(), std::get<std::string>(value));
            break;
        }
        case QuestionKind::Presence:
        case QuestionKind::RestPresence: {
            const auto& where = std::get<Whereabouts>(value);
            domain::StayChanged stay;
            if (question.kind == QuestionKind::Presence) {
                stay.person = question.person;
            } else {
                stay.household = question.household;
            }
            stay.status = where.status;
            stay.place = where.place;
            stay.shelter = where.shelter;
            stay.destination = where.destination;
            stay.destinationText = where.destinationText;
            draft.payload = stay;
            // The decision is made now; the movement it confirms was then.
            draft.observedAt = where.since;
            break;
        }
        case QuestionKind::Membership: {
            const auto& member = std::get<Membership>(value);
            draft.payload = domain::HouseholdJoined{question.person, member.household, member.relation};
            break;
        }
        case QuestionKind::ShelterStatus: {
            domain::ShelterStatusChanged change;
            change.shelter = question.shelter;
            change.status = std::get<domain::ShelterStatus>(value);
            draft.payload = change;
            break;
        }
        case QuestionKind::SamePerson:
            draft.payload =
                domain::SamePersonDecided{question.person, question.other, std::get<domain::Sameness>(value), {}};
            break;
        case QuestionKind::RosterMatch:
            draft.payload = domain::RosterMatchDecided{
                question.person, question.rosterNo, std::get<domain::Sameness>(value), {}, question.home};
            break;
        case QuestionKind::RosterAccount:
            draft.payload = std::get<domain::RosterPersonAccounted>(value);
            break;
    }
    return draft;
}

base::Result<event::Draft> decideSamePerson(const State& state, base::PersonId a, base::PersonId b,
                                            domain::Sameness decision, std::string reason) {
    if (a == b) return base::fail(ErrorCode::Invalid, "same person: the two are one record");
    if (decision == domain::Sameness::NotSaid) return base::fail(ErrorCode::Invalid, "same person: same or different");
    event::Draft draft;
    draft.payload = domain::SamePersonDecided{std::min(a, b), std::max(a, b), decision, std::move(reason)};
    if (const SamePairView* pair = state.samePair(a, b)) {
        for (const Source& source : pair->heads) {
            draft.saw.push_back(source.event);
            draft.sawTimes.push_back(source.time);
        }
    }
    return draft;
}

base::Result<event::Draft> takeBack(const State& state, base::EventId event, std::string reason) {
    const auto source = state.source(event);
    if (!source) return base::fail(ErrorCode::NotFound, "event: is not one of this incident");
    if (state.isWithdrawn(event)) return base::fail(ErrorCode::Conflict, "event: was taken back already");
    event::Draft draft;
    draft.payload = event::EventWithdrawn{event, std::move(reason)};
    draft.sawTimes.push_back(source->time);
    return draft;
}

std::string_view nameOf(domain::PersonField field) {
    static constexpr std::array<std::string_view, domain::kPersonFields> kNames{"family_name",
                                                                                "given_name",
                                                                                "family_kana",
                                                                                "given_kana",
                                                                                "other_name",
                                                                                "sex",
                                                                                "birth",
                                                                                "age_band",
                                                                                "age",
                                                                                "address",
                                                                                "town",
                                                                                "neighbourhood",
                                                                                "resident_no",
                                                                                "room",
                                                                                "features",
                                                                                "remark",
                                                                                "tell_relatives",
                                                                                "tell_acquaintances",
                                                                                "tell_others",
                                                                                "do_not_disclose",
                                                                                "recorded_by_mistake",
                                                                                "external_no"};
    const auto at = static_cast<std::size_t>(field);
    return at < kNames.size() ? kNames[at] : std::string_view("unknown");
}

std::string_view nameOf(domain::HouseholdField field) {
    static constexpr std::array<std::string_view, domain::kHouseholdFields> kNames{
        "token",         "count",
        "address",       "town",
        "neighbourhood", "resident_household_no",
        "urgent_people", "recorded_by_mistake"};
    const auto at = static_cast<std::size_t>(field);
    return at < kNames.size() ? kNames[at] : std::string_view("unknown");
}

}  // namespace hinanjo::state
