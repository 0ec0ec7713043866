#include <catch2/catch_test_macros.hpp>

#include "desk_window.h"

namespace hinanjo::test {
namespace {

using domain::PersonField;

base::PersonId somebody(SchoolTablet& school, const char* given) {
    domain::PersonDescribed person;
    person.person = base::PersonId::make(school.clock(), school.tablet().random());
    person.set(PersonField::FamilyName, "山田").set(PersonField::GivenName, given);
    school.write(person);
    return person.person;
}

// Said twice by people who did not know of each other.
void inRooms(SchoolTablet& school, base::PersonId person, const char* one, const char* other) {
    for (const char* room : {one, other}) {
        domain::PersonDescribed described;
        described.person = person;
        school.write(described.set(PersonField::Room, room));
    }
}

std::string roomOf(SchoolTablet& school, base::PersonId person) {
    return school.tablet().view(
        [&](const state::State& state) { return state.person(person)->text(PersonField::Room); });
}

}  // namespace

TEST_CASE("a disagreement stands on the page with both sides, and the side that is chosen holds", "[questions]") {
    SchoolTablet school;
    auto& questions = *school.session().questions();
    CHECK(questions.count() == 0);
    const auto person = somebody(school, "花子");
    inRooms(school, person, "A-1", "B-2");
    DeskWindow desk(school);
    REQUIRE(eventually([&] { return questions.count() == 1; }));
    const std::string shown = roomOf(school, person);

    desk.tap(u"todo.questions"_qs);
    desk.expectPage(u"questions"_qs);
    // The first one is what is shown already: the other one is right.
    desk.tap(u"question.0.choose.1"_qs);

    REQUIRE(eventually([&] { return questions.count() == 0; }));
    CHECK(roomOf(school, person) == (shown == "A-1" ? "B-2" : "A-1"));
    CHECK(school.session().operations()->message().contains(u"確かめました"_qs));
    CHECK(school.session().operations()->message().contains(u"山田 花子"_qs));

    // Taken back, it asks again.
    school.session().operations()->undoLast();
    REQUIRE(eventually([&] { return questions.count() == 1; }));
    CHECK(roomOf(school, person) == shown);
    CHECK(desk.warnings().isEmpty());
}

TEST_CASE("two records said to be one person and two are merged by hand and come apart again", "[questions]") {
    SchoolTablet school;
    auto& questions = *school.session().questions();
    const auto one = somebody(school, "花子");
    const auto other = somebody(school, "ハナ子");
    for (const auto decision : {domain::Sameness::Same, domain::Sameness::Different})
        school.write(domain::SamePersonDecided{one, other, decision, {}});
    DeskWindow desk(school);
    REQUIRE(eventually([&] { return questions.count() == 1; }));
    const auto isOne = [&] {
        return school.tablet().view([&](const state::State& state) { return state.group(one).size() == 2; });
    };
    CHECK_FALSE(isOne());
    desk.show(u"questions"_qs);

    desk.tap(u"question.0.same"_qs);

    REQUIRE(eventually([&] { return questions.count() == 0; }));
    CHECK(isOne());
    school.session().operations()->undoLast();
    REQUIRE(eventually([&] { return questions.count() == 1; }));
    CHECK_FALSE(isOne());
}

TEST_CASE("whose whereabouts are protected cannot be opened at the desk", "[questions]") {
    SchoolTablet school;
    auto& questions = *school.session().questions();
    const auto person = somebody(school, "花子");
    for (const char* answer : {"1", "2"}) {
        domain::PersonDescribed described;
        described.person = person;
        school.write(described.set(PersonField::DoNotDisclose, answer));
    }
    DeskWindow desk(school);
    REQUIRE(eventually([&] { return questions.count() == 1; }));
    desk.show(u"questions"_qs);

    REQUIRE(eventually([&] { return desk.item(u"question.0.choose.0"_qs) != nullptr; }));
    CHECK(desk.item(u"question.0.choose.1"_qs) == nullptr);
    desk.tap(u"question.0.choose.0"_qs);
    REQUIRE(eventually([&] { return questions.count() == 0; }));
    CHECK(school.tablet().view([&](const state::State& state) { return state.person(person)->isProtected(); }));
}

TEST_CASE("an answer to a question that has another side by now is not taken", "[questions]") {
    SchoolTablet school;
    auto& questions = *school.session().questions();
    const auto person = somebody(school, "花子");
    inRooms(school, person, "A-1", "B-2");
    REQUIRE(eventually([&] { return questions.count() == 1; }));
    const QString seen = questions.data(questions.index(0), reception::QuestionsViewModel::QuestionIdRole).toString();
    inRooms(school, person, "C-3", "C-3");
    REQUIRE(eventually([&] {
        return questions.data(questions.index(0), reception::QuestionsViewModel::SidesRole).toList().size() == 3;
    }));
    const int before = school.session().operations()->count();

    questions.choose(seen, 0);

    CHECK(school.session().operations()->count() == before);
}

}  // namespace hinanjo::test
