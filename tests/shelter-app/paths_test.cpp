// The ways through the pages, pressed for real, and how many taps each takes (the budgets of the UX specification).
#include <catch2/catch_test_macros.hpp>

#include "desk_window.h"

namespace hinanjo::test {
namespace {

bool messageSays(SchoolTablet& school, const char* text) {
    return eventually([&] { return school.session().operations()->message().contains(QString::fromUtf8(text)); });
}

}  // namespace

TEST_CASE("a family of four from the register: 7 taps", "[paths]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.tap(u"action.begin"_qs);
    desk.expectPage(u"reception"_qs);
    desk.countFromHere();

    for (const char* key : {"row.ya", "row.ma", "row.ta"})
        desk.tap(QString::fromLatin1(key));
    // Three households match; the one of four is looked for among them.
    REQUIRE(eventually([&] { return school.session().search()->candidates()->count() == 3; }));
    auto* candidates = school.session().search()->candidates();
    for (int row = 0; row < 3; ++row) {
        const QString title =
            candidates->data(candidates->index(row), reception::CandidatesModel::TitleRole).toString();
        if (!title.contains(QStringLiteral("ほか3人"))) continue;
        desk.tap(QStringLiteral("candidate.%1").arg(row));
        break;
    }
    desk.expectPage(u"household"_qs);
    desk.tap(u"member.3"_qs);
    CHECK(school.session().household()->chosenCount() == 3);
    desk.tap(u"action.receive"_qs);
    desk.expectPage(u"reception"_qs);

    CHECK(desk.taps() <= 7);
    CHECK(messageSays(school, "受付しました"));
    CHECK(school.named() == 3);
    desk.tap(u"undo.last"_qs);
    CHECK(messageSays(school, "取り消しました"));
    CHECK(school.named() == 0);
}

TEST_CASE("one person from the register: 6 taps", "[paths]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.show(u"reception"_qs);
    desk.countFromHere();

    for (const char* key : {"row.wa", "row.ta", "row.na", "row.ha"})
        desk.tap(QString::fromLatin1(key));
    REQUIRE(eventually([&] { return school.session().search()->candidates()->count() == 1; }));
    desk.tap(u"candidate.0"_qs);
    desk.tap(u"action.receive"_qs);

    CHECK(desk.taps() <= 6);
    CHECK(messageSays(school, "受付しました"));
    CHECK(school.named() == 1);
}

TEST_CASE("a head count of one: 2 taps; of a family of four: 5", "[paths]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.show(u"headcount"_qs);
    desk.countFromHere();

    desk.tap(u"count.men"_qs);
    desk.tap(u"action.count"_qs);
    CHECK(desk.taps() <= 2);
    CHECK(messageSays(school, "人数を入れました"));

    desk.countFromHere();
    for (const char* key : {"count.men", "count.women", "count.children", "count.children"}) {
        desk.tap(QString::fromLatin1(key));
    }
    desk.tap(u"action.count"_qs);
    CHECK(desk.taps() <= 5);
    CHECK(messageSays(school, "4人"));
    school.settle();
    CHECK(school.counted() == 5);
}

TEST_CASE("somebody in no register: 14 taps", "[paths]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.show(u"reception"_qs);
    desk.countFromHere();

    for (const QString& name : {u"action.newcomer"_qs, u"kana.ヤ"_qs, u"kana.マ"_qs, u"kana.タ"_qs, u"kana.modify"_qs,
                                u"kana.next"_qs, u"kana.ハ"_qs, u"kana.ナ"_qs, u"kana.コ"_qs, u"sex.2"_qs, u"age.6"_qs,
                                u"action.town"_qs, u"town.1"_qs, u"action.receive"_qs}) {
        desk.tap(name);
    }

    CHECK(desk.taps() <= 14);
    CHECK(messageSays(school, "受付しました"));
    desk.expectPage(u"reception"_qs);
    const auto person = school.tablet().view([](const state::State& state) {
        const state::PersonView& view = *state.people().front();
        return std::vector<std::string>{view.text(domain::PersonField::FamilyKana),
                                        view.text(domain::PersonField::GivenKana), view.text(domain::PersonField::Sex),
                                        view.text(domain::PersonField::AgeBand), view.text(domain::PersonField::Town)};
    });
    CHECK(person == std::vector<std::string>{"ヤマダ", "ハナコ", "2", "6", "試験町二丁目"});
}

TEST_CASE("a family in no register, the head named: 20 taps", "[paths]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.show(u"quickadd"_qs);
    school.session().quickAdd()->start();
    desk.countFromHere();

    for (const QString& name :
         {u"kana.ヤ"_qs, u"kana.マ"_qs, u"kana.タ"_qs, u"kana.modify"_qs, u"kana.next"_qs, u"kana.ハ"_qs, u"kana.ナ"_qs,
          u"kana.コ"_qs, u"sex.2"_qs, u"age.6"_qs, u"action.town"_qs, u"town.0"_qs, u"action.family"_qs, u"add.1.6"_qs,
          u"add.2.3"_qs, u"add.1.2"_qs, u"action.receive"_qs}) {
        desk.tap(name);
    }

    CHECK(desk.taps() <= 20);
    CHECK(messageSays(school, "ほか3人"));
    school.settle();
    CHECK(school.named() == 4);
}

TEST_CASE("a family in no register, everybody named: 35 taps", "[paths]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.show(u"quickadd"_qs);
    school.session().quickAdd()->start();
    desk.countFromHere();

    for (const QString& name :
         {u"kana.ヤ"_qs, u"kana.マ"_qs, u"kana.タ"_qs, u"kana.modify"_qs, u"kana.next"_qs, u"kana.ハ"_qs, u"kana.ナ"_qs,
          u"kana.コ"_qs, u"sex.2"_qs, u"age.6"_qs, u"action.town"_qs, u"town.0"_qs}) {
        desk.tap(name);
    }
    for (int member = 0; member < 3; ++member) {
        for (const QString& name :
             {u"action.family"_qs, u"family.named"_qs, u"kana.ケ"_qs, u"kana.ン"_qs, u"sex.1"_qs, u"age.3"_qs}) {
            desk.tap(name);
        }
    }
    desk.tap(u"action.receive"_qs);

    CHECK(desk.taps() <= 35);
    CHECK(messageSays(school, "ほか3人"));
    school.settle();
    CHECK(school.named() == 4);
}

TEST_CASE("the whole way by ten-key", "[paths]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.key(Qt::Key_Return);
    desk.expectPage(u"reception"_qs);

    desk.key(Qt::Key_0);  // わ
    desk.key(Qt::Key_4);  // た
    REQUIRE(eventually([&] { return school.session().search()->candidates()->count() == 1; }));
    desk.key(Qt::Key_Return);
    desk.expectPage(u"household"_qs);
    desk.key(Qt::Key_Return);
    desk.expectPage(u"reception"_qs);

    CHECK(messageSays(school, "受付しました"));
    CHECK(school.named() == 1);
}

TEST_CASE("keys are reached and pressed by keyboard alone", "[paths]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.show(u"reception"_qs);

    for (int i = 0; i < 40 && desk.focusName() != u"row.ta"_qs; ++i)
        desk.key(Qt::Key_Tab);
    REQUIRE(desk.focusName() == u"row.ta"_qs);
    desk.key(Qt::Key_Return);
    desk.key(Qt::Key_Space);

    CHECK(school.session().search()->typed() == u"た た"_qs);
}

TEST_CASE("on an eight inch glass kana take two taps on large keys", "[paths]") {
    SchoolTablet school;
    DeskWindow desk(school, kEightInch);
    desk.show(u"quickadd"_qs);
    school.session().quickAdd()->start();

    for (const char* name : {"row.ya", "step.1", "row.ma", "step.1", "row.ta", "step.1", "kana.modify"}) {
        desk.tap(QString::fromLatin1(name));
    }

    CHECK(school.session().quickAdd()->familyKana() == u"ヤマダ"_qs);
}

TEST_CASE("a date of birth goes back to the person it belongs to", "[paths]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.show(u"quickadd"_qs);
    school.session().quickAdd()->start();

    for (const char* name :
         {"action.birthdate", "digit.3", "digit.3", "digit.0", "digit.4", "digit.1", "digit.2", "action.accept"}) {
        desk.tap(QString::fromLatin1(name));
    }
    desk.expectPage(u"quickadd"_qs);

    CHECK(school.session().quickAdd()->birthText().contains(QStringLiteral("昭和33年4月12日")));
}

TEST_CASE("the sync chip opens the page that explains it from anywhere, and back leads back", "[paths]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.show(u"headcount"_qs);

    desk.tap(u"header.sync"_qs);
    desk.expectPage(u"sync"_qs);
    desk.tap(u"action.back"_qs);

    desk.expectPage(u"headcount"_qs);
}

}  // namespace hinanjo::test
