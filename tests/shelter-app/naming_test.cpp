// 人数のみ → 名簿 without a window: the numbers stay as they are.
#include <catch2/catch_test_macros.hpp>

#include "school_tablet.h"
#include "tablet/naming.h"

namespace hinanjo::test {
namespace {

// Two men, a woman and a child hold A-0001.
reception::NamingViewModel& countFour(SchoolTablet& school) {
    auto& counting = *school.session().headCount();
    counting.change(0, 2);
    counting.change(1, 1);
    counting.change(2, 1);
    counting.enter();
    school.readBook();
    return *school.session().naming();
}

}  // namespace

TEST_CASE("a counted household is named from the register", "[naming]") {
    SchoolTablet school;
    auto& naming = countFour(school);
    REQUIRE(naming.households()->count() == 1);
    CHECK(naming.people() == 4);
    CHECK(naming.households()->value(0, "token").toString() == u"A-0001"_qs);
    CHECK(naming.households()->value(0, "detail").toString() == u"男2・女1・子ども1"_qs);

    REQUIRE(naming.choose(0));
    CHECK(naming.targetText() == u"券A-0001　人数のみ 4人を名簿に"_qs);
    school.openFour();
    auto& household = *school.session().household();
    CHECK(household.naming() == naming.targetText());
    household.toggle(3);
    household.receive();
    school.readBook();

    CHECK(school.session().operations()->message().contains(u"名簿にしました　山田 太郎 ほか2人"_qs));
    CHECK(school.named() == 3);
    CHECK(school.counted() == 1);
    // The slip they hold stays theirs; no other was given out.
    school.tablet().read([](const state::State& state) {
        REQUIRE(state.households().size() == 1);
        CHECK(state.households().front()->text(domain::HouseholdField::Token) == "A-0001");
        CHECK(state.households().front()->text(domain::HouseholdField::ResidentHouseholdNo) == "500");
    });
    CHECK(school.session().facts().nextToken() == u"A-0002"_qs);
    school.session().operations()->undoLast();
    REQUIRE(eventually([&] { return school.counted() == 4; }));
    CHECK(school.named() == 0);
}

TEST_CASE("a counted household is named by typing, one line for each of them", "[naming]") {
    SchoolTablet school;
    auto& naming = countFour(school);
    REQUIRE(naming.choose(0));
    auto& form = *school.session().quickAdd();
    form.start();
    CHECK(form.count() == 4);
    CHECK(form.sex() == static_cast<int>(domain::Sex::Male));
    CHECK(form.token() == u"A-0001"_qs);
    form.receive();
    CHECK(school.session().operations()->count() == 1);  // Nobody has a name yet: only the head count.

    form.kana(u"ヤマダ"_qs);
    form.edit(2);
    CHECK(form.familyKana() == u"ヤマダ"_qs);
    form.setInGiven(true);
    form.kana(u"ハナコ"_qs);
    CHECK(form.namedCount() == 2);
    form.receive();
    school.readBook();

    CHECK(school.named() == 2);
    CHECK(school.counted() == 2);
    naming.cancel();
    form.start();
    CHECK(form.naming().isEmpty());
    CHECK(form.count() == 1);
}

TEST_CASE("who has all names is no longer to be named", "[naming]") {
    SchoolTablet school;
    auto& naming = countFour(school);
    REQUIRE(naming.choose(0));
    school.openFour();
    school.session().household()->receive();
    school.settle();
    // Chosen from a list that is out of date.
    CHECK_FALSE(naming.choose(0));
    CHECK_FALSE(naming.choose(9));
    school.readBook();
    CHECK(naming.households()->count() == 0);
    CHECK(naming.people() == 0);
    CHECK(school.named() == 4);
}

TEST_CASE("after a restart the naming can be taken back as one operation", "[naming]") {
    SchoolTablet school;
    auto& naming = countFour(school);
    school.clock().advance(std::chrono::minutes(20));
    REQUIRE(naming.choose(0));
    school.openFour();
    school.session().household()->receive();
    school.settle();
    school.restart();

    auto& operations = *school.session().operations();
    REQUIRE(operations.count() == 2);
    CHECK(operations.message().contains(u"名簿にしました"_qs));
    operations.undoLast();
    REQUIRE(eventually([&] { return school.counted() == 4; }));
    CHECK(school.named() == 0);
}

TEST_CASE("naming that a crash interrupted goes on with the same household, so nobody is counted twice", "[naming]") {
    SchoolTablet school;
    {
        auto& naming = countFour(school);
        REQUIRE(naming.choose(0));
        school.session().drafts()->standOn({u"home"_qs, u"naming"_qs, u"quickadd"_qs});
        school.session().quickAdd()->start();
        school.session().quickAdd()->kana(u"ヤマダ"_qs);
        school.settle();
    }
    school.restart();
    REQUIRE(school.session().drafts()->count() == 1);
    school.session().drafts()->standOn({u"home"_qs, u"quickadd"_qs});
    school.session().drafts()->resume(0);
    auto& form = *school.session().quickAdd();
    CHECK(form.naming() == u"券A-0001　人数のみ 4人を名簿に"_qs);
    CHECK(form.count() == 4);
    form.receive();
    school.settle();
    CHECK(school.named() == 1);
    CHECK(school.counted() == 3);
}

TEST_CASE("names that come too late, because another tablet gave them meanwhile, are asked about", "[naming]") {
    SchoolTablet school;
    auto& naming = countFour(school);
    REQUIRE(naming.choose(0));
    school.openFour();
    const auto me = *school.tablet().identity();
    const auto other = school.tablet().view([&](const state::State& state) {
        tablet::Naming all;
        all.household = state.households().front()->id;
        all.people.resize(4);
        for (tablet::Arriving& who : all.people)
            who.familyKana = "ヤマダ";
        return tablet::name(all, {me.incident, me.shelter, {}}, state, school.clock(), school.tablet().random()).drafts;
    });
    REQUIRE(school.tablet().recordNow(other));
    school.session().household()->receive();
    school.readBook();

    CHECK(school.named() == 4);
    CHECK(naming.doubles()->count() == 4);
}

TEST_CASE("who was named on two tablets at once is counted once and asked about", "[naming]") {
    SchoolTablet school;
    auto& naming = countFour(school);
    // Another tablet names them too, without having heard of it.
    const auto me = *school.tablet().identity();
    const auto other = school.tablet().view([&](const state::State& state) {
        tablet::Naming same;
        same.household = state.households().front()->id;
        for (const char* given : {"タロウ", "カズコ", "ケン", "ヒナ"}) {
            tablet::Arriving who;
            who.familyKana = "ヤマダ";
            who.givenKana = given;
            same.people.push_back(std::move(who));
        }
        return tablet::name(same, {me.incident, me.shelter, {}}, state, school.clock(), school.tablet().random())
            .drafts;
    });
    REQUIRE(naming.choose(0));
    school.openFour();
    school.session().household()->receive();
    school.settle();
    REQUIRE(school.tablet().recordNow(other));
    school.readBook();

    CHECK(school.named() == 4);
    REQUIRE(naming.doubles()->count() == 4);
    CHECK(school.session().people()->filterCounts()[reception::PeopleViewModel::Doubt] == 4);
    naming.decide(0, true);
    school.readBook();
    CHECK(naming.doubles()->count() == 3);
    CHECK(school.named() == 4);
    naming.decide(0, false);
    school.readBook();
    CHECK(school.named() == 5);
    school.session().operations()->undoLast();
    REQUIRE(eventually([&] { return school.named() == 4; }));
}

}  // namespace hinanjo::test
