// The ways through the list of people, a person's page, leaving and naming, pressed for real; by ten-key alone, too.
#include <catch2/catch_test_macros.hpp>

#include "desk_window.h"

namespace hinanjo::test {
namespace {

bool recordedSays(SchoolTablet& school, const char* text) {
    return eventually([&] { return school.session().operations()->message().contains(QString::fromUtf8(text)); });
}

void receiveFour(SchoolTablet& school) {
    school.openFour();
    school.session().household()->receive();
    school.settle();
}

std::uint32_t outOf(SchoolTablet& school) {
    school.settle();
    return school.tablet().view([](const state::State& state) { return state.shelter({"S001"})->out; });
}

}  // namespace

TEST_CASE("two people of one slip go out: the digits, the household, one press", "[paths]") {
    SchoolTablet school;
    receiveFour(school);
    DeskWindow desk(school);
    desk.show(u"leaving"_qs);
    REQUIRE(eventually([&] { return school.session().book().hasRead(); }));
    desk.countFromHere();

    desk.tap(u"digit.1"_qs);
    desk.tap(u"found.1"_qs);
    desk.tap(u"digit.1"_qs);
    desk.tap(u"found.2"_qs);
    desk.tap(u"action.record"_qs);

    CHECK(desk.taps() == 5);
    CHECK(recordedSays(school, "記録しました　外出"));
    CHECK(outOf(school) == 2);
    desk.tap(u"undo.last"_qs);
    CHECK(recordedSays(school, "取り消しました"));
    CHECK(outOf(school) == 0);
    CHECK(desk.warnings().isEmpty());
}

TEST_CASE("a whole household comes back by ten-key alone", "[paths]") {
    SchoolTablet school;
    receiveFour(school);
    DeskWindow desk(school);
    desk.show(u"leaving"_qs);
    REQUIRE(eventually([&] { return school.session().book().hasRead(); }));
    desk.key(Qt::Key_1);
    desk.key(Qt::Key_Return);
    desk.key(Qt::Key_Return);
    CHECK(outOf(school) == 4);
    REQUIRE(eventually([&] { return !school.session().book().isReading(); }));

    desk.key(Qt::Key_Asterisk);  // もどり
    CHECK(school.session().leaving()->verb() == static_cast<int>(domain::StayStatus::Returned));
    desk.key(Qt::Key_1);
    REQUIRE(eventually([&] { return school.session().leaving()->found()->value(0, "possible").toBool(); }));
    desk.key(Qt::Key_Return);
    CHECK(school.session().leaving()->count() == 4);
    desk.key(Qt::Key_Minus);
    CHECK(school.session().leaving()->count() == 3);
    desk.key(Qt::Key_Return);
    CHECK(outOf(school) == 1);
}

TEST_CASE("somebody is found in the list and goes out by ten-key alone", "[paths]") {
    SchoolTablet school;
    receiveFour(school);
    DeskWindow desk(school);
    desk.show(u"people"_qs);
    REQUIRE(eventually([&] { return school.session().people()->count() == 4; }));

    for (const Qt::Key key : {Qt::Key_8, Qt::Key_7, Qt::Key_4, Qt::Key_Plus, Qt::Key_6})
        desk.key(key);
    REQUIRE(school.session().people()->count() == 1);
    desk.key(Qt::Key_Return);
    desk.expectPage(u"person"_qs);
    CHECK(school.session().person()->name() == u"山田 陽菜"_qs);
    desk.key(Qt::Key_1);  // 外出

    CHECK(recordedSays(school, "記録しました　外出 山田 陽菜"));
    CHECK(outOf(school) == 1);
    REQUIRE(eventually([&] { return school.session().person()->isAway(); }));
    desk.key(Qt::Key_1);  // もどり
    CHECK(recordedSays(school, "もどり 山田 陽菜"));
    CHECK(outOf(school) == 0);
    desk.key(Qt::Key_Return);
    desk.expectPage(u"people"_qs);
}

TEST_CASE("leaving asks where to, and needs ask how long, by touch", "[paths]") {
    SchoolTablet school;
    receiveFour(school);
    DeskWindow desk(school);
    desk.show(u"people"_qs);
    desk.tap(u"person.0"_qs);
    desk.tap(u"summary.open"_qs);
    desk.expectPage(u"person"_qs);

    desk.tap(u"person.need"_qs);
    desk.tap(u"ask.oxygen"_qs);
    desk.tap(u"lasts.6"_qs);
    CHECK(recordedSays(school, "本部への要望を記録しました"));
    REQUIRE(eventually([&] { return school.session().person()->needs()->count() == 1; }));
    CHECK(school.session().person()->needs()->value(0, "clock").toString() == u"▲ 残り 6時間0分"_qs);

    desk.tap(u"person.room"_qs);
    desk.tap(u"kind.gym"_qs);
    desk.tap(u"digit.1"_qs);
    desk.tap(u"digit.2"_qs);
    desk.tap(u"room.set"_qs);
    REQUIRE(eventually([&] { return school.session().person()->room() == u"体育館 12"_qs; }));

    desk.tap(u"person.leave"_qs);
    desk.tap(u"leave.relatives"_qs);
    CHECK(recordedSays(school, "記録しました　退所"));
    REQUIRE(eventually([&] { return school.session().person()->isGone(); }));
    CHECK(desk.warnings().isEmpty());
}

TEST_CASE("the other record is chosen in the list, and the page comes back to whom it is about", "[paths]") {
    SchoolTablet school;
    receiveFour(school);
    DeskWindow desk(school);
    desk.show(u"people"_qs);
    desk.tap(u"person.0"_qs);
    desk.tap(u"summary.open"_qs);
    const QString name = school.session().person()->name();
    desk.tap(u"person.same"_qs);
    desk.expectPage(u"people"_qs);
    CHECK(desk.item(u"people.choosing"_qs) != nullptr);
    desk.tap(u"person.1"_qs);
    desk.tap(u"action.choose"_qs);
    desk.expectPage(u"person"_qs);

    CHECK(school.session().person()->name() == name);
    CHECK(recordedSays(school, "同じ人"));
    school.settle();
    CHECK(school.named() == 3);
}

TEST_CASE("a counted household is named from the register by ten-key alone", "[paths]") {
    SchoolTablet school;
    school.session().headCount()->change(0, 4);
    school.session().headCount()->enter();
    school.settle();
    DeskWindow desk(school);
    desk.show(u"naming"_qs);
    REQUIRE(eventually([&] { return school.session().naming()->households()->count() == 1; }));

    desk.key(Qt::Key_1);
    desk.expectPage(u"reception"_qs);
    desk.key(Qt::Key_0);
    desk.key(Qt::Key_4);  // ワタ: one person
    REQUIRE(eventually([&] { return school.session().search()->candidates()->count() == 1; }));
    desk.key(Qt::Key_Return);
    desk.expectPage(u"household"_qs);
    CHECK(desk.item(u"action.receive"_qs)->property("text").toString() == u"1人を名簿にする"_qs);
    desk.key(Qt::Key_Return);
    desk.expectPage(u"naming"_qs);

    CHECK(recordedSays(school, "名簿にしました　渡邉 みどり"));
    school.settle();
    CHECK(school.named() == 1);
    CHECK(school.counted() == 3);
    CHECK(school.session().naming()->targetText().isEmpty());
}

TEST_CASE("naming that is left for the home page is over: the next ones are received as always", "[paths]") {
    SchoolTablet school;
    school.session().headCount()->change(0, 4);
    school.session().headCount()->enter();
    school.settle();
    DeskWindow desk(school);
    desk.show(u"naming"_qs);
    desk.tap(u"counted.0.type"_qs);
    desk.expectPage(u"quickadd"_qs);
    CHECK(school.session().quickAdd()->count() == 4);
    desk.show(u"home"_qs);

    CHECK(school.session().naming()->targetText().isEmpty());
    desk.show(u"reception"_qs);
    school.openFour();
    school.session().household()->receive();
    school.settle();
    CHECK(school.named() == 4);
    CHECK(school.counted() == 4);
}

}  // namespace hinanjo::test
