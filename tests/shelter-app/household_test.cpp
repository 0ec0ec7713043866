#include <catch2/catch_test_macros.hpp>

#include "school_tablet.h"

namespace hinanjo::test {
namespace {

using Role = reception::MembersModel::Role;

bool ticked(SchoolTablet& school, int row) {
    auto* members = school.session().household()->members();
    return members->data(members->index(row), Role::TickedRole).toBool();
}

QString where(SchoolTablet& school, int row) {
    auto* members = school.session().household()->members();
    return members->data(members->index(row), Role::WhereRole).toString();
}

}  // namespace

TEST_CASE("everybody is ticked and one press receives who is left ticked", "[household]") {
    SchoolTablet school;
    school.openFour();
    auto& household = *school.session().household();
    CHECK(household.chosenCount() == 4);

    household.toggle(3);
    household.receive();
    school.settle();

    CHECK(school.named() == 3);
    CHECK(school.session().operations()->message().contains(QStringLiteral("受付しました")));
    CHECK(school.session().operations()->message().contains(QStringLiteral("ほか2人")));
    CHECK(school.session().search()->isEmpty());
}

TEST_CASE("nobody ticked records nothing", "[household]") {
    SchoolTablet school;
    school.openFour();
    auto& household = *school.session().household();
    for (int row = 0; row < 4; ++row)
        household.toggle(row);

    household.receive();

    CHECK(school.session().operations()->count() == 0);
    CHECK(school.named() == 0);
}

TEST_CASE("who is at another shelter is unticked and says where and since when", "[household]") {
    SchoolTablet school;
    school.arriveElsewhere("1003", "S002");

    school.openFour();

    CHECK(school.session().household()->chosenCount() == 3);
    int elsewhere = 0;
    for (int row = 0; row < 4; ++row) {
        if (ticked(school, row)) continue;
        ++elsewhere;
        CHECK(where(school, row).contains(QStringLiteral("試験第二小学校に在所（15:00から）")));
    }
    CHECK(elsewhere == 1);
}

TEST_CASE("who has moved here from another shelter is one person, here", "[household]") {
    SchoolTablet school;
    school.arriveElsewhere("1003", "S002");
    school.openFour();
    auto& household = *school.session().household();
    for (int row = 0; row < 4; ++row) {
        if (!ticked(school, row)) household.toggle(row);
    }

    household.receive();
    school.settle();

    CHECK(school.named() == 4);
    CHECK(school.tablet().view([](const state::State& state) { return state.people().size(); }) == 4);
}

TEST_CASE("the rest of a family that comes later joins its household and keeps its number", "[household]") {
    SchoolTablet school;
    school.openFour();
    auto& household = *school.session().household();
    const QString token = household.token();
    household.toggle(0);
    household.receive();
    school.settle();

    school.openFour();

    CHECK(household.chosenCount() == 1);
    CHECK(household.hasToken());
    CHECK(household.token() == token);
    household.receive();
    school.settle();
    CHECK(school.named() == 4);
    CHECK(school.tablet().view([](const state::State& state) { return state.households().size(); }) == 1);
}

TEST_CASE("the next household gets the next number", "[household]") {
    SchoolTablet school;
    school.openFour();
    const QString first = school.session().household()->token();
    school.session().household()->receive();
    school.settle();

    school.open(u"341"_qs);  // さ た あ

    CHECK(school.session().household()->token() != first);
}

TEST_CASE("oxygen raises a need at HQ and the page says so", "[household]") {
    SchoolTablet school;
    school.openFour();
    auto& household = *school.session().household();
    auto* care = household.care();

    household.select(1);
    for (int row = 0; row < care->rowCount(); ++row) {
        if (care->data(care->index(row), reception::CareModel::CodeRole) == u"oxygen"_qs) care->toggle(row);
    }

    CHECK(household.urgent());
    household.receive();
    school.settle();
    CHECK(school.tablet().view([](const state::State& state) { return state.needs().size(); }) == 1);
}

TEST_CASE("disclosure is not decided for people who were not asked", "[household]") {
    SchoolTablet school;
    school.openFour();

    school.session().household()->receive();
    school.settle();

    const bool said = school.tablet().view([](const state::State& state) {
        for (const auto* person : state.people()) {
            if (!person->text(domain::PersonField::TellOthers).empty()) return true;
        }
        return false;
    });
    CHECK_FALSE(said);
}

TEST_CASE("somebody who is not in the register joins the household on the page", "[household]") {
    SchoolTablet school;
    school.openFour();
    auto& quickAdd = *school.session().quickAdd();

    school.session().addToHousehold();
    CHECK(quickAdd.familyKana() == u"ヤマダ"_qs);
    CHECK(quickAdd.inGiven());
    quickAdd.kana(u"ミ"_qs);
    quickAdd.setAgeBand(1);
    quickAdd.receive();

    CHECK(school.session().household()->chosenCount() == 5);
    school.session().household()->receive();
    school.settle();
    CHECK(school.named() == 5);
    CHECK(school.tablet().view([](const state::State& state) { return state.households().size(); }) == 1);
}

}  // namespace hinanjo::test
