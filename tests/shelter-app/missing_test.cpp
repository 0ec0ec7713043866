#include <catch2/catch_test_macros.hpp>

#include "desk_window.h"

namespace hinanjo::test {
namespace {

using reception::MissingViewModel;

QStringList namesOf(MissingViewModel& missing) {
    QStringList out;
    for (int row = 0; row < missing.count(); ++row)
        out << missing.data(missing.index(row), MissingViewModel::RosterNoRole).toString();
    return out;
}

void look(SchoolTablet& school) {
    school.session().roster()->look(u"missing"_qs);
    REQUIRE(eventually([&] { return school.session().roster()->arrived(); }));
}

}  // namespace

TEST_CASE("without a roster the page says that none has arrived", "[missing]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.tap(u"action.missing"_qs);
    desk.expectPage(u"missing"_qs);
    CHECK(desk.item(u"missing.heading"_qs)->property("text").toString().contains(u"まだ届いていません"_qs));
    CHECK(desk.item(u"action.unseal"_qs) == nullptr);
}

TEST_CASE("a sealed roster shows nobody until headquarters releases the key", "[missing]") {
    SchoolTablet school;
    const std::string key = school.giveRoster({});
    auto& missing = *school.session().missing();
    auto& roster = *school.session().roster();
    look(school);
    CHECK_FALSE(roster.open());
    CHECK(missing.count() == 0);
    CHECK(roster.people() == 3);
    event::RosterUnsealed order;
    order.shelter.value = "S001";
    order.key = key;
    school.write(order);
    REQUIRE(eventually([&] { return roster.asksWhy(); }));
    // Nobody is shown before somebody says why, and that stands in the log first.
    CHECK(missing.count() == 0);
    const auto before = school.tablet().syncStatus().savedHere;
    roster.giveReason(99);
    CHECK(roster.asksWhy());
    roster.giveReason(1);
    REQUIRE(eventually([&] { return missing.count() == 3; }));
    CHECK(namesOf(missing) == QStringList{u"R2"_qs, u"R1"_qs, u"R3"_qs});
    CHECK(school.tablet().syncStatus().savedHere == before + 1);
}

TEST_CASE("two officers open it here, the opening is recorded, and it stays open after a power cut", "[missing]") {
    SchoolTablet school;
    SeededRandom random(5);
    const std::string one = base::makeCode(random, 16);
    const std::string two = base::makeCode(random, 16);
    (void)school.giveRoster({{"O1", "民生 一郎", *base::CodeKey::make(one, random)},
                             {"O2", "民生 二郎", *base::CodeKey::make(two, random)}});
    {
        DeskWindow desk(school);
        auto& roster = *school.session().roster();
        desk.show(u"missing"_qs);
        REQUIRE(eventually([&] { return roster.officers().size() == 2; }));
        desk.item(u"unseal.code.0"_qs)->setProperty("text", QString::fromStdString(one));
        desk.item(u"unseal.code.1"_qs)->setProperty("text", QString::fromStdString(one));
        desk.tap(u"action.unseal"_qs);
        REQUIRE(eventually([&] { return !roster.problem().isEmpty(); }));
        CHECK_FALSE(roster.open());
        const auto before = school.tablet().syncStatus().savedHere;

        desk.item(u"unseal.code.0"_qs)->setProperty("text", QString::fromStdString(one).toLower());
        desk.item(u"unseal.code.1"_qs)->setProperty("text", QString::fromStdString(two));
        desk.tap(u"action.unseal"_qs);
        REQUIRE(eventually([&] { return roster.asksWhy(); }));
        CHECK(school.tablet().syncStatus().savedHere == before + 1);
        desk.tap(u"why.0"_qs);
        REQUIRE(eventually([&] { return school.session().missing()->count() == 3; }));
        CHECK(desk.warnings().isEmpty());
    }
    school.restart();
    look(school);
    // Open, and asked again why.
    REQUIRE(eventually([&] { return school.session().roster()->asksWhy(); }));
}

TEST_CASE("a tick takes somebody off the list, the undo strip brings them back", "[missing]") {
    SchoolTablet school;
    school.openRoster();
    auto& missing = *school.session().missing();
    DeskWindow desk(school);
    desk.tap(u"action.missing"_qs);
    desk.tap(u"why.0"_qs);
    REQUIRE(eventually([&] { return missing.count() == 3; }));
    desk.tap(u"missing.1.safe"_qs);
    REQUIRE(eventually([&] { return missing.count() == 2; }));
    CHECK(namesOf(missing) == QStringList{u"R2"_qs, u"R3"_qs});
    CHECK(school.session().operations()->message().contains(u"安否を記録しました"_qs));
    school.session().operations()->undoLast();
    REQUIRE(eventually([&] { return missing.count() == 3; }));
    // Nobody at home, and somebody to be rescued, stay on it.
    missing.tick(u"R1"_qs, u"absent"_qs);
    REQUIRE(eventually(
        [&] { return missing.data(missing.index(1), MissingViewModel::WordRole).toString().startsWith(u"不在"_qs); }));
    missing.tick(u"R1"_qs, u"rescue"_qs);
    REQUIRE(eventually([&] { return missing.data(missing.index(1), MissingViewModel::RescueRole).toBool(); }));
    CHECK(missing.count() == 3);
    missing.tick(u"R9"_qs, u"safe"_qs);
    missing.tick(u"R1"_qs, u"perhaps"_qs);
    CHECK(missing.count() == 3);
}

TEST_CASE("an arrival at this shelter takes its roster person off the list without headquarters", "[missing]") {
    SchoolTablet school;
    school.openRoster();
    auto& missing = *school.session().missing();
    school.lookAt(u"missing"_qs);
    REQUIRE(missing.count() == 3);
    tablet::Arriving hanako;
    hanako.familyName = "高橋";
    hanako.givenName = "花子";
    hanako.familyKana = "タカハシ";
    hanako.givenKana = "ハナコ";
    hanako.birth = {1935, 4, 5};
    hanako.address = "王子1-2-3";
    tablet::Reception reception;
    reception.people = {hanako};
    const auto me = school.tablet().identity();
    const auto prepared = school.tablet().view([&](const state::State& state) {
        return tablet::receive(reception, {me->incident, me->shelter, {}}, state, school.clock(),
                               school.tablet().random());
    });
    REQUIRE(school.tablet().recordNow(prepared.drafts));
    REQUIRE(eventually([&] { return missing.count() == 2; }));
    CHECK(namesOf(missing) == QStringList{u"R2"_qs, u"R3"_qs});
}

TEST_CASE("each page of names that is opened leaves one record with the reason, and what goes on there leaves none",
          "[missing]") {
    SchoolTablet school;
    school.openRoster();
    school.lookAt(u"missing"_qs);
    auto& missing = *school.session().missing();
    const auto saved = [&] { return school.tablet().syncStatus().savedHere; };
    auto before = saved();
    // Leafing and filtering are nobody's business; only the tick is an event.
    missing.setPart(1);
    missing.setPart(0);
    missing.tick(u"R1"_qs, u"absent"_qs);
    school.settle();
    CHECK(saved() == before + 1);
    // The reason is known; another page is another look.
    before = saved();
    school.session().roster()->look(u"pairs"_qs);
    CHECK(missing.count() == 0);
    REQUIRE(eventually([&] { return school.session().roster()->shown(); }));
    CHECK_FALSE(school.session().roster()->asksWhy());
    CHECK(saved() == before + 1);
    for (const int digit : {1, 2, 3})
        school.session().ticks()->digit(digit);
    school.settle();
    CHECK(saved() == before + 1);
    // Away from these pages nobody is held ready, and coming back is another look.
    school.session().roster()->leave();
    CHECK_FALSE(school.session().roster()->shown());
    CHECK(missing.count() == 0);
    school.lookAt(u"missing"_qs);
    CHECK(saved() == before + 2);
}

TEST_CASE("a decision about a record of another shelter is a hint to telephone and no answer", "[missing]") {
    SchoolTablet school;
    school.openRoster();
    school.lookAt(u"missing"_qs);
    auto& missing = *school.session().missing();
    school.write(domain::RosterMatchDecided{
        base::PersonId::make(school.clock(), school.tablet().random()), {"R1"}, domain::Sameness::Same, {}, {"S001"}});
    REQUIRE(eventually([&] {
        return missing.data(missing.index(1), MissingViewModel::WordRole).toString().contains(u"本部に聞く"_qs);
    }));
    CHECK(missing.count() == 3);
}

TEST_CASE("a district is chosen and stays chosen while the list shrinks", "[missing]") {
    SchoolTablet school;
    school.openRoster();
    auto& missing = *school.session().missing();
    school.lookAt(u"missing"_qs);
    REQUIRE(missing.parts().size() == 3);
    missing.setPart(2);
    CHECK(namesOf(missing) == QStringList{u"R3"_qs});
    missing.tick(u"R3"_qs, u"evacuated"_qs);
    REQUIRE(eventually([&] { return missing.count() == 0; }));
    CHECK(missing.part() == 2);
    CHECK(missing.missing() == 2);
}

}  // namespace hinanjo::test
