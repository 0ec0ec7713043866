#include "app/questions_command.h"

#include <algorithm>
#include <set>

#include "app/printable.h"
#include "base/text.h"
#include "lists/build.h"
#include "state/questions.h"

namespace hinanjo::app {
namespace {

using base::ErrorCode;
using state::Question;
using state::QuestionKind;

std::string topicOf(const Question& question) {
    switch (question.kind) {
        case QuestionKind::PersonField:
            return "person." + std::string(state::nameOf(question.personField()));
        case QuestionKind::HouseholdField:
            return "household." + std::string(state::nameOf(question.householdField()));
        case QuestionKind::Presence:
            return "person.presence";
        case QuestionKind::RestPresence:
            return "household.presence";
        case QuestionKind::Membership:
            return "person.household";
        case QuestionKind::ShelterStatus:
            return "shelter.status";
        case QuestionKind::SamePerson:
            return "same_person";
        case QuestionKind::RosterMatch:
            return "roster.match";
        case QuestionKind::RosterAccount:
            return "roster.account";
    }
    return "unknown";
}

using app::word;

const char* word(domain::StayStatus status) {
    constexpr const char* kWords[] = {"not said", "arrived",     "out",      "overnight",
                                      "returned", "transferred", "hospital", "left"};
    return kWords[std::min<std::size_t>(static_cast<std::size_t>(status), std::size(kWords) - 1)];
}
const char* word(domain::Place place) {
    constexpr const char* kWords[] = {"", "inside", "car", "tent", "home"};
    return kWords[std::min<std::size_t>(static_cast<std::size_t>(place), std::size(kWords) - 1)];
}
const char* word(domain::Sameness decision) {
    return decision == domain::Sameness::Same        ? "same"
           : decision == domain::Sameness::Different ? "different"
                                                     : "not said";
}
const char* word(domain::RosterPersonAccounted::Outcome outcome) {
    constexpr const char* kWords[] = {"not said", "safe", "evacuated", "absent", "needs rescue", "injured", "deceased"};
    return kWords[std::min<std::size_t>(static_cast<std::size_t>(outcome), std::size(kWords) - 1)];
}

std::string writtenName(const state::PersonView& person) {
    using domain::PersonField;
    const std::string written = person.text(PersonField::FamilyName) + person.text(PersonField::GivenName);
    return written.empty() ? person.text(PersonField::FamilyKana) + person.text(PersonField::GivenKana) : written;
}

// A question as text.
class Writer {
public:
    Writer(const office::Office& office, const state::State& state, bool values)
        : m_office(office), m_state(state), m_values(values) {}

    void write(const Question& question, const Output& output) const {
        std::string line = question.id() + "  " + topicOf(question);
        for (const base::PersonId id : {question.person, question.other}) {
            if (!id.isNull()) line += "  person " + id.hex() + nameAfter(id);
        }
        if (!question.household.isNull()) line += "  household " + question.household.hex();
        if (!question.rosterNo.empty()) line += "  roster " + printable(question.rosterNo.value);
        if (!question.shelter.empty()) line += "  " + m_office.shelterName(question.shelter);
        output.say(line + "  since " + lists::shortTime(question.since));
        for (std::size_t i = 0; i < question.choices.size(); ++i) {
            const state::Choice& choice = question.choices[i];
            std::string text = "  " + std::to_string(i + 1) + "  " + valueOf(choice);
            for (std::size_t s = 0; s < choice.said.size(); ++s)
                text += (s == 0 ? "  said " : ", ") + lists::shortTime(choice.said[s].at);
            output.say(text + (i == 0 && question.kind != QuestionKind::RosterAccount ? "  holds meanwhile" : ""));
        }
        for (const auto& [a, b] : question.against)
            output.say("  held different: person " + a.hex() + "  person " + b.hex());
    }

private:
    [[nodiscard]] std::string nameAfter(base::PersonId id) const {
        const state::PersonView* person = m_values ? m_state.person(id) : nullptr;
        return person != nullptr ? " " + printable(writtenName(*person)) : std::string();
    }

    // Decisions and a shelter's status are said openly; the rest is about people.
    [[nodiscard]] std::string valueOf(const state::Choice& choice) const {
        if (const auto* status = std::get_if<domain::ShelterStatus>(&choice.value)) return word(*status);
        if (const auto* decision = std::get_if<domain::Sameness>(&choice.value)) return word(*decision);
        if (!m_values) return "-";
        if (const auto* text = std::get_if<std::string>(&choice.value)) {
            return text->empty() ? "(none)" : printable(*text);
        }
        if (const auto* where = std::get_if<state::Whereabouts>(&choice.value)) {
            const std::string place = word(where->place);
            return std::string(word(where->status)) + (place.empty() ? "" : " " + place) + " " +
                   m_office.shelterName(where->shelter);
        }
        if (const auto* member = std::get_if<state::Membership>(&choice.value)) {
            return member->household ? "household " + member->household->hex() : "alone";
        }
        return word(std::get<domain::RosterPersonAccounted>(choice.value).outcome);
    }

    const office::Office& m_office;
    const state::State& m_state;
    bool m_values;
};

// Whose data is looked at: one entry of the ledger each.
std::vector<event::Draft> looks(const std::vector<Question>& questions, const std::string& reason,
                                base::IncidentId incident) {
    std::set<std::pair<base::PersonId, base::RosterNo>> whose;
    for (const Question& question : questions) {
        for (const base::PersonId id : {question.person, question.other}) {
            if (!id.isNull()) whose.emplace(id, base::RosterNo{});
        }
        if (!question.rosterNo.empty()) whose.emplace(base::PersonId{}, question.rosterNo);
    }
    // A household's address names no person here, and is a look all the same.
    if (whose.empty() && !questions.empty()) whose.emplace();
    std::vector<event::Draft> drafts;
    for (const auto& [person, rosterNo] : whose) {
        event::Draft draft;
        draft.incident = incident;
        draft.payload = event::PersonalDataViewed{"questions", person, rosterNo, reason};
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

base::Error noIncident() {
    return {ErrorCode::NotFound, "questions: no incident is declared (hq-server incident start)"};
}

int record(office::Office& office, base::IncidentId incident, event::Draft draft, const Output& output) {
    draft.incident = incident;
    const auto recorded = office.record({std::move(draft)});
    if (!recorded) return output.fail(recorded.error());
    output.say("decided " + recorded->front().hex());
    return kDone;
}

base::Result<base::PersonId> knownPerson(const state::State& state, const std::string& id) {
    const auto person = base::PersonId::fromHex(id);
    if (!person || state.person(*person) == nullptr)
        return base::fail(ErrorCode::NotFound, "person " + printable(id) + ": is not known in this incident");
    return *person;
}

base::Result<event::Draft> answerQuestion(const state::State& state, const DecideOptions& options) {
    for (const Question& question : openQuestions(state)) {
        if (question.id() == options.question) return decide(question, options.choice - 1);
    }
    return base::fail(ErrorCode::NotFound, "question " + printable(options.question) +
                                               ": is not open; it may have been answered or have another side now");
}

base::Result<event::Draft> answerPair(const state::State& state, const DecideOptions& options) {
    HINANJO_ASSIGN(const base::PersonId a, knownPerson(state, options.pair[0]));
    HINANJO_ASSIGN(const base::PersonId b, knownPerson(state, options.pair[1]));
    return decideSamePerson(state, a, b, options.as == "same" ? domain::Sameness::Same : domain::Sameness::Different,
                            options.reason);
}

base::Result<event::Draft> answerUndo(const state::State& state, const DecideOptions& options) {
    const auto event = base::EventId::fromHex(options.undo);
    if (!event) return base::fail(ErrorCode::NotFound, "--undo: is not the id of an event");
    return takeBack(state, *event, options.reason);
}

}  // namespace

int questionsCommand(office::Office& office, const QuestionsOptions& options, const Output& output) {
    if (options.values && base::trimmed(options.reason).empty()) {
        output.complain("--values: shows personal data and needs --reason TEXT; the look is recorded");
        return kUsage;
    }
    const auto incident = office.incident();
    if (!incident) return output.fail(noIncident());
    office.settle();
    std::vector<Question> questions;
    office.read([&](const state::State& state) { questions = openQuestions(state); });
    if (!options.ids.empty()) {
        std::erase_if(questions,
                      [&](const Question& q) { return std::ranges::find(options.ids, q.id()) == options.ids.end(); });
    }
    if (options.values) {
        // Before anything is shown: what cannot be recorded is not looked at.
        auto drafts = looks(questions, options.reason, incident->incident);
        if (!drafts.empty()) {
            if (const auto recorded = office.record(std::move(drafts)); !recorded) return output.fail(recorded.error());
        }
    }
    std::string text;
    const Output lines{[&](std::string line) { text += line; }, output.error};
    office.read([&](const state::State& state) {
        const Writer writer(office, state, options.values);
        for (const Question& question : questions)
            writer.write(question, lines);
    });
    output.out(text);
    output.say(std::to_string(questions.size()) + " open");
    return kDone;
}

int decideCommand(office::Office& office, const DecideOptions& options, const Output& output) {
    const int ways =
        (options.question.empty() ? 0 : 1) + (options.pair.empty() ? 0 : 1) + (options.undo.empty() ? 0 : 1);
    if (ways != 1) {
        output.complain("decide: one of QUESTION --choose N, --pair PERSON PERSON --as same|different, --undo EVENT");
        return kUsage;
    }
    if (!options.question.empty() && options.choice == 0) {
        output.complain("--choose: the number of a choice, as `questions` lists them");
        return kUsage;
    }
    if (!options.pair.empty() && options.as != "same" && options.as != "different") {
        output.complain("--as: same or different");
        return kUsage;
    }
    const auto incident = office.incident();
    if (!incident) return output.fail(noIncident());
    office.settle();
    base::Result<event::Draft> draft = base::fail(ErrorCode::Invalid, "decide: nothing to decide");
    office.read([&](const state::State& state) {
        draft = !options.question.empty() ? answerQuestion(state, options)
                : !options.pair.empty()   ? answerPair(state, options)
                                          : answerUndo(state, options);
    });
    if (!draft) return output.fail(draft.error());
    const auto payload = draft->payload;
    if (const int status = record(office, incident->incident, std::move(*draft), output); status != kDone)
        return status;
    if (const auto* pair = std::get_if<domain::SamePersonDecided>(&payload)) {
        office.read([&](const state::State& state) {
            const state::SamePairView* view = state.samePair(pair->a, pair->b);
            if (view != nullptr && view->leftOut)
                output.say("the two stay apart: somebody of them is held different (hq-server questions)");
        });
    }
    return kDone;
}

}  // namespace hinanjo::app
