// The ways through the pages, pressed for real; those with a budget stand in desk_paths.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "desk_paths.h"

namespace hinanjo::test {
namespace {

bool messageSays(SchoolTablet& school, const char* text) {
    return eventually([&] { return school.session().operations()->message().contains(QString::fromUtf8(text)); });
}

}  // namespace

TEST_CASE("every way through the desk stays within its taps and its seconds", "[paths]") {
    const DeskPath path = GENERATE(from_range(deskPaths()));
    SchoolTablet school;
    DeskWindow desk(school);
    path.begin(school, desk);
    desk.countFromHere();

    path.walk(school, desk);

    INFO(path.name << ": " << desk.taps() << " taps, " << path.seconds(desk.taps(), kTrainedStaff) << " s / "
                   << path.seconds(desk.taps(), kVolunteer) << " s");
    CHECK(desk.taps() <= path.mostTaps);
    CHECK(path.seconds(desk.taps(), kVolunteer) <= path.mostSeconds);
    school.settle();
    CHECK(school.named() + school.counted() == static_cast<std::uint32_t>(path.people));
}

TEST_CASE("from home one tap leads to reception, and a reception is undone by one", "[paths]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.countFromHere();
    desk.tap(u"action.begin"_qs);
    desk.expectPage(u"reception"_qs);
    CHECK(desk.taps() == 1);

    for (const char* key : {"row.wa", "row.ta"})
        desk.tap(QString::fromLatin1(key));
    REQUIRE(eventually([&] { return school.session().search()->candidates()->count() == 1; }));
    desk.tap(u"candidate.0"_qs);
    desk.tap(u"action.receive"_qs);
    desk.expectPage(u"reception"_qs);
    CHECK(messageSays(school, "受付しました"));
    CHECK(school.named() == 1);

    desk.tap(u"undo.last"_qs);
    CHECK(messageSays(school, "取り消しました"));
    CHECK(school.named() == 0);
}

TEST_CASE("what is pressed for somebody in no register is what is kept", "[paths]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.show(u"quickadd"_qs);
    school.session().quickAdd()->start();
    for (const QString& name :
         {u"kana.ヤ"_qs, u"kana.マ"_qs, u"kana.タ"_qs, u"kana.modify"_qs, u"kana.next"_qs, u"kana.ハ"_qs, u"kana.ナ"_qs,
          u"kana.コ"_qs, u"sex.2"_qs, u"age.6"_qs, u"action.town"_qs, u"town.1"_qs, u"action.receive"_qs}) {
        desk.tap(name);
    }
    CHECK(messageSays(school, "受付しました"));
    const auto person = school.tablet().view([](const state::State& state) {
        const state::PersonView& view = *state.people().front();
        return std::vector<std::string>{view.text(domain::PersonField::FamilyKana),
                                        view.text(domain::PersonField::GivenKana), view.text(domain::PersonField::Sex),
                                        view.text(domain::PersonField::AgeBand), view.text(domain::PersonField::Town)};
    });
    CHECK(person == std::vector<std::string>{"ヤマダ", "ハナコ", "2", "6", "試験町二丁目"});
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
