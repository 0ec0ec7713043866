// What is left to people: conflicts become questions, answers are ordinary events, and no order of arrival matters.
#include <catch2/catch_test_macros.hpp>

#include "state/questions.h"
#include "state/writing.h"

namespace hinanjo::state::test {
namespace {

using domain::PersonField;
using domain::Sameness;
using domain::StayStatus;
using event::Event;

// An event as the device would write it from a draft.
Event written(Device& device, const event::Draft& draft) {
    Event event = device.write(draft.payload);
    event.saw = draft.saw;
    for (const base::HybridTime seen : draft.sawTimes)
        event.time = std::max(event.time, seen.next());
    if (draft.observedAt) event.observedAt = *draft.observedAt;
    return event;
}

Event decided(Device& device, const Question& question, std::size_t choice) {
    const auto draft = decide(question, choice);
    REQUIRE(draft);
    return written(device, *draft);
}

template <typename Check>
void inEveryOrder(std::vector<Event> events, Check&& check) {
    std::ranges::sort(events, {}, &Event::id);
    do {
        State state(incident());
        for (const Event& event : events) {
            state.apply(event);
            state.settle();
        }
        check(state);
    } while (std::ranges::next_permutation(events, {}, &Event::id).found);
}

const std::string& textOf(const Choice& choice) {
    return std::get<std::string>(choice.value);
}

domain::ShelterStatusChanged status(domain::ShelterStatus value) {
    domain::ShelterStatusChanged out;
    out.shelter = {"S1"};
    out.status = value;
    return out;
}

domain::RosterPersonAccounted account(domain::RosterPersonAccounted::Outcome outcome) {
    domain::RosterPersonAccounted out;
    out.rosterNo = {"R-7"};
    out.outcome = outcome;
    out.remark = "x";
    return out;
}

// Two tablets that did not know of each other.
struct Two {
    Device a{1, "S1"};
    Device b{2, "S2"};
    Device hq{9, ""};
};

// The people and households of a canonical text, without the count of events and the decisions.
std::string recordsOf(const State& state) {
    const std::string text = state.canonicalText();
    const auto from = text.find("\nperson");
    const auto to = text.find("\nsame");
    return to == std::string::npos ? text.substr(from) : text.substr(from, to + 1 - from);
}

}  // namespace

TEST_CASE("two rooms said at once are a question with both sides and who said them", "[state][questions]") {
    Two two;
    const auto one = two.a.write(described(person(1), {{PersonField::Room, "A-1"}}));
    const auto other = two.b.setClock(5).write(described(person(1), {{PersonField::Room, "B-2"}}));

    inEveryOrder({one, other}, [&](const State& state) {
        const auto questions = openQuestions(state);
        REQUIRE(questions.size() == 1);
        const Question& question = questions.front();
        CHECK(question.kind == QuestionKind::PersonField);
        CHECK(question.person == person(1));
        CHECK(question.personField() == PersonField::Room);
        CHECK(question.since == other.observedAt);
        REQUIRE(question.choices.size() == 2);
        CHECK(textOf(question.choices[0]) == "B-2");
        CHECK(textOf(question.choices[0]) == state.person(person(1))->text(PersonField::Room));
        CHECK(question.choices[0].said.front().event == other.id);
        CHECK(question.choices[0].said.front().shelter.value == "S2");
        CHECK(textOf(question.choices[1]) == "A-1");
    });
}

TEST_CASE("who says the same as somebody else asks nothing, and stands beside them in a question",
          "[state][questions]") {
    Two two;
    const auto one = two.a.write(described(person(1), {{PersonField::Room, "A-1"}}));
    const auto same = two.b.write(described(person(1), {{PersonField::Room, "A-1"}}));
    CHECK(openQuestions(folded({one, same})).empty());

    const auto third = Device(3).write(described(person(1), {{PersonField::Room, "C-3"}}));
    const auto questions = openQuestions(folded({one, same, third}));
    REQUIRE(questions.size() == 1);
    REQUIRE(questions.front().choices.size() == 2);
    CHECK(questions.front().choices[0].said.size() + questions.front().choices[1].said.size() == 3);
}

TEST_CASE("a decision settles the question in every order, taken back it asks again", "[state][questions]") {
    Two two;
    const auto one = two.a.write(described(person(1), {{PersonField::Room, "A-1"}}));
    const auto other = two.b.setClock(5).write(described(person(1), {{PersonField::Room, "B-2"}}));
    const Question question = openQuestions(folded({one, other})).front();

    // For the one that was not shown.
    const auto decision = decided(two.hq, question, 1);
    inEveryOrder({one, other, decision}, [&](const State& state) {
        CHECK(openQuestions(state).empty());
        CHECK(state.person(person(1))->text(PersonField::Room) == "A-1");
    });
    const State before = folded({one, other, decision});
    const auto draft = takeBack(before, decision.id, "");
    REQUIRE(draft);
    const auto undo = written(two.hq, *draft);
    inEveryOrder({one, other, decision, undo}, [&](const State& state) {
        REQUIRE(openQuestions(state).size() == 1);
        CHECK(openQuestions(state).front().id() == question.id());
    });
    CHECK(takeBack(folded({one, other, decision, undo}), decision.id, "").error().code == base::ErrorCode::Conflict);
    CHECK(takeBack(before, undo.id, "").error().code == base::ErrorCode::NotFound);
    CHECK(decide(question, 2).error().code == base::ErrorCode::Invalid);
}

TEST_CASE("two people who decide differently at once have made a new question", "[state][questions]") {
    Two two;
    const auto one = two.a.write(described(person(1), {{PersonField::Room, "A-1"}}));
    const auto other = two.b.setClock(5).write(described(person(1), {{PersonField::Room, "B-2"}}));
    const Question question = openQuestions(folded({one, other})).front();
    const auto first = decided(two.a, question, 0);
    const auto second = decided(two.b, question, 1);

    inEveryOrder({one, other, first, second}, [&](const State& state) {
        const auto questions = openQuestions(state);
        REQUIRE(questions.size() == 1);
        CHECK(questions.front().id() != question.id());
        CHECK(questions.front().choices.size() == 2);
    });
    const auto agreed = decided(two.b, question, 0);
    CHECK(openQuestions(folded({one, other, first, agreed})).empty());
}

TEST_CASE("what is said by somebody who had not seen the decision asks again", "[state][questions]") {
    Two two;
    const auto one = two.a.write(described(person(1), {{PersonField::Room, "A-1"}}));
    const auto other = two.b.write(described(person(1), {{PersonField::Room, "B-2"}}));
    const Question question = openQuestions(folded({one, other})).front();
    const auto unseen = Device(3).write(described(person(1), {{PersonField::Room, "C-3"}}));
    const auto decision = decided(two.hq, question, 0);

    const auto questions = openQuestions(folded({one, other, unseen, decision}));
    REQUIRE(questions.size() == 1);
    CHECK(questions.front().choices.size() == 2);
}

TEST_CASE("do-not-disclose protects until somebody who saw it loosens it", "[state][questions]") {
    Two two;
    const auto hide = two.a.write(described(person(1), {{PersonField::DoNotDisclose, "1"}}));
    const auto show = two.b.setClock(60).write(described(person(1), {{PersonField::DoNotDisclose, "2"}}));
    const State state = folded({hide, show});
    CHECK(state.person(person(1))->isProtected());
    const Question question = openQuestions(state).front();
    REQUIRE(textOf(question.choices[0]) == "1");  // What holds meanwhile, though it was said earlier.

    const auto loosened = decided(two.hq, question, 1);
    inEveryOrder({hide, show, loosened}, [&](const State& later) {
        CHECK_FALSE(later.person(person(1))->isProtected());
        CHECK(openQuestions(later).empty());
    });
    const auto kept = decided(two.hq, question, 0);
    CHECK(folded({hide, show, kept}).person(person(1))->isProtected());
    // Without the protecting write a decision loosens nothing.
    auto blind = loosened;
    std::erase(blind.saw, hide.id);
    CHECK(folded({hide, show, blind}).person(person(1))->isProtected());
}

TEST_CASE("somebody at two places is a question, and its answer keeps where and since when", "[state][questions]") {
    Two two;
    const auto here = two.a.write(stay(person(1), StayStatus::Arrived, "S1", domain::Place::Car));
    const auto there = two.b.setClock(5).write(stay(person(1), StayStatus::Arrived, "S2"));
    const State state = folded({here, there});
    const auto questions = openQuestions(state);
    REQUIRE(questions.size() == 1);
    CHECK(questions.front().kind == QuestionKind::Presence);
    CHECK(questions.front().shelter.value == "S2");
    REQUIRE(questions.front().choices.size() == 2);
    CHECK(std::get<Whereabouts>(questions.front().choices[0].value).shelter.value == "S2");
    CHECK(std::get<Whereabouts>(questions.front().choices[1].value).place == domain::Place::Car);

    const auto decision = decided(two.hq.setClock(90), questions.front(), 1);
    inEveryOrder({here, there, decision}, [&](const State& later) {
        const StayView& stay = later.person(person(1))->stay;
        CHECK_FALSE(stay.inDoubt);
        CHECK(stay.shelter.value == "S1");
        CHECK(stay.place == domain::Place::Car);
        CHECK(stay.since == here.observedAt);
        CHECK(later.shelter({"S2"})->named == 0);
        CHECK(later.shelter({"S1"})->outside == 1);
        CHECK(openQuestions(later).empty());
    });
}

TEST_CASE("the unnamed rest of a household is asked about as long as there is one", "[state][questions]") {
    Two two;
    domain::HeadCount count;
    count.men = 1;
    const auto counted = two.a.write(counts(household(1), count));
    const auto here = two.a.write(stay(household(1), StayStatus::Arrived, "S1"));
    const auto there = two.b.setClock(5).write(stay(household(1), StayStatus::Arrived, "S2"));
    const auto questions = openQuestions(folded({counted, here, there}));
    REQUIRE(questions.size() == 1);
    CHECK(questions.front().kind == QuestionKind::RestPresence);
    CHECK(questions.front().household == household(1));
    CHECK_FALSE(
        folded({counted, here, there, decided(two.hq, questions.front(), 0)}).household(household(1))->stay.inDoubt);

    const auto member = two.a.write(joins(person(1), household(1)));
    CHECK(openQuestions(folded({counted, here, there, member})).empty());
}

TEST_CASE("households, their fields, shelters and the roster are asked about too, in one order everywhere",
          "[state][questions]") {
    using Outcome = domain::RosterPersonAccounted::Outcome;
    Two two;
    const auto match = [](Sameness s) { return domain::RosterMatchDecided{person(1), {"R-7"}, s, {}, {"S1"}}; };
    const auto token = [](const char* text) {
        return domain::HouseholdDescribed{household(1), {}}.set(domain::HouseholdField::Token, text);
    };
    const std::vector<Event> events{two.a.write(account(Outcome::Safe)),
                                    two.b.write(account(Outcome::Absent)),
                                    two.a.write(match(Sameness::Same)),
                                    two.b.write(match(Sameness::Different)),
                                    two.a.write(status(domain::ShelterStatus::Open)),
                                    two.b.write(status(domain::ShelterStatus::Full)),
                                    two.a.write(joins(person(1), household(1))),
                                    two.b.write(joins(person(1), std::nullopt)),
                                    two.a.write(token("A-1")),
                                    two.b.write(token("A-2")),
                                    two.a.write(decides(person(1), person(2), Sameness::Same)),
                                    two.b.write(decides(person(1), person(2), Sameness::Different))};
    const State state = folded(events);
    const State backwards = folded({events.rbegin(), events.rend()});
    const auto questions = openQuestions(state);

    std::vector<QuestionKind> kinds;
    std::vector<std::string> ids, idsBackwards;
    for (const Question& question : questions) {
        kinds.push_back(question.kind);
        ids.push_back(question.id());
        CHECK(question.choices.size() == 2);
    }
    for (const Question& question : openQuestions(backwards))
        idsBackwards.push_back(question.id());
    CHECK(kinds == std::vector{QuestionKind::HouseholdField, QuestionKind::Membership, QuestionKind::ShelterStatus,
                               QuestionKind::SamePerson, QuestionKind::RosterMatch, QuestionKind::RosterAccount});
    CHECK(ids == idsBackwards);
    CHECK(std::get<Sameness>(questions[3].choices[0].value) == Sameness::Different);
    CHECK(std::get<Sameness>(questions[4].choices[0].value) == Sameness::Different);
    // The answer goes to the roster person's home, as what it answers did.
    CHECK(std::get<domain::RosterMatchDecided>(decide(questions[4], 1)->payload).shelter == base::ShelterId{"S1"});

    // The second choice of each, by HQ: every question is gone and every choice holds.
    std::vector<Event> answered = events;
    for (const Question& question : questions)
        answered.push_back(decided(two.hq, question, 1));
    std::ranges::reverse(answered);
    const State after = folded(answered);
    CHECK(openQuestions(after).empty());
    CHECK(after.samePair(person(2), person(1))->decision == Sameness::Same);
    CHECK(after.group(person(1)).size() == 2);
    CHECK(after.rosterDecisions().front()->decision == Sameness::Same);
    const auto& chosen = std::get<domain::RosterPersonAccounted>(questions[5].choices[1].value);
    CHECK(after.rosterAccounts().front()->accounted.outcome == chosen.outcome);
    CHECK(after.rosterAccounts().front()->accounted.remark == "x");
    CHECK(after.shelter({"S1"})->status == std::get<domain::ShelterStatus>(questions[2].choices[1].value));
    CHECK(after.household(household(1))->text(domain::HouseholdField::Token) == textOf(questions[0].choices[1]));
    CHECK(after.person(person(1))->household == std::get<Membership>(questions[1].choices[1].value).household);
}

TEST_CASE("a record made by mistake asks nothing, unless that is the question", "[state][questions]") {
    Two two;
    const auto one = two.a.write(described(person(1), {{PersonField::Room, "A-1"}}));
    const auto other = two.b.write(described(person(1), {{PersonField::Room, "B-2"}}));
    const auto mistake = two.a.write(described(person(1), {{PersonField::RecordedByMistake, "1"}}));
    CHECK(openQuestions(folded({one, other, mistake})).empty());
    const auto noMistake = two.b.write(described(person(1), {{PersonField::RecordedByMistake, "2"}}));
    CHECK(openQuestions(folded({one, other, mistake, noMistake})).size() == 2);
}

TEST_CASE("merged and taken apart again, both records are what they were", "[state][questions]") {
    Two two;
    std::vector<Event> events{two.a.write(named(person(1), "ヤマダ", "ハナコ")),
                              two.a.write(joins(person(1), household(1))),
                              two.a.write(stay(person(1), StayStatus::Arrived, "S1")),
                              two.b.write(named(person(2), "ヤマダ", "ハナ")),
                              two.b.write(joins(person(2), household(1))),
                              two.b.setClock(9).write(stay(person(2), StayStatus::Arrived, "S2"))};
    const State before = folded(events);
    const auto draft = decideSamePerson(before, person(2), person(1), Sameness::Same, "本人に聞いた");
    REQUIRE(draft);
    const auto merge = written(two.hq, *draft);
    events.push_back(merge);
    State state = folded(events);
    CHECK(state.group(person(2)) == std::vector{person(1), person(2)});
    CHECK(state.shelter({"S1"})->named == 0);
    CHECK(recordsOf(state) != recordsOf(before));

    SECTION("by taking the decision back") {
        const auto undo = takeBack(state, merge.id, "");
        REQUIRE(undo);
        state.apply(written(two.hq, *undo));
        state.settle();
        CHECK(state.samePairs().empty());
        CHECK_FALSE(state.isHeldDifferent(person(1), person(2)));
    }
    SECTION("by deciding that they are different") {
        const auto apart = decideSamePerson(state, person(1), person(2), Sameness::Different, "");
        REQUIRE(apart);
        state.apply(written(two.hq, *apart));
        state.settle();
        CHECK(state.isHeldDifferent(person(1), person(2)));
    }
    CHECK(recordsOf(state) == recordsOf(before));
    CHECK(openQuestions(state).empty());
    CHECK_FALSE(decideSamePerson(state, person(1), person(1), Sameness::Same, ""));
    CHECK_FALSE(decideSamePerson(state, person(1), person(2), Sameness::NotSaid, ""));
}

TEST_CASE("who is held different stays so for everybody decided to be the same as they", "[state][questions]") {
    Device a(1);
    const auto veto = a.write(decides(person(1), person(3), Sameness::Different));
    const auto joined = a.write(decides(person(1), person(2), Sameness::Same));
    const State state = folded({veto, joined});

    CHECK(state.isHeldDifferent(person(3), person(1)));
    CHECK(state.isHeldDifferent(person(2), person(3)));
    CHECK_FALSE(state.isHeldDifferent(person(1), person(2)));
    CHECK_FALSE(state.isHeldDifferent(person(1), person(4)));
    CHECK_FALSE(state.isHeldDifferent(person(1), person(1)));
}

TEST_CASE("a pair left out says which decision is in its way, and asks until one of them gives way",
          "[state][questions]") {
    Device a(1);
    const auto first = a.write(decides(person(1), person(2), Sameness::Same));
    const auto second = a.write(decides(person(2), person(3), Sameness::Same));
    const auto veto = Device(2).write(decides(person(1), person(3), Sameness::Different));
    const State state = folded({first, veto, second});
    const auto questions = openQuestions(state);
    REQUIRE(questions.size() == 1);
    const Question& question = questions.front();
    CHECK(question.person == person(2));
    CHECK(question.other == person(3));
    CHECK(question.against == std::vector{std::pair{person(1), person(3)}});
    CHECK(std::get<Sameness>(question.choices[0].value) == Sameness::Different);
    CHECK(question.choices[0].said.empty());

    Device hq(9, "");
    inEveryOrder({first, veto, second, decided(hq, question, 0)},
                 [](const State& later) { CHECK(openQuestions(later).empty()); });
    // Or the decision that stood in the way was wrong: then nothing is in question although the pair was not touched.
    const auto undo = takeBack(state, veto.id, "");
    REQUIRE(undo);
    inEveryOrder({first, veto, second, written(hq, *undo)}, [](const State& later) {
        CHECK(openQuestions(later).empty());
        CHECK(later.group(person(3)).size() == 3);
    });
}

TEST_CASE("every field of a person and a household has a name of its own", "[state][questions]") {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < domain::kPersonFields; ++i)
        names.push_back(nameOf(static_cast<PersonField>(i)));
    CHECK(std::ranges::count(names, "") == 0);
    CHECK(nameOf(PersonField::ExternalNo) == "external_no");
    CHECK(nameOf(PersonField::DoNotDisclose) == "do_not_disclose");
    CHECK(nameOf(domain::HouseholdField::RecordedByMistake) == "recorded_by_mistake");
    std::ranges::sort(names);
    CHECK(std::ranges::adjacent_find(names) == names.end());
}

}  // namespace hinanjo::state::test
