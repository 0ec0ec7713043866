// 退所・外出・もどり (W9) without a window.
#include <QJsonDocument>
#include <QSignalSpy>
#include <catch2/catch_test_macros.hpp>

#include "school_tablet.h"

namespace hinanjo::test {
namespace {

using domain::StayStatus;
using reception::LeavingViewModel;

constexpr int kGoOut = static_cast<int>(StayStatus::Out);
constexpr int kComeBack = static_cast<int>(StayStatus::Returned);
constexpr int kLeave = static_cast<int>(StayStatus::Left);

QStringList columnOf(const reception::PlainRows& rows, const char* role) {
    QStringList out;
    for (int row = 0; row < rows.count(); ++row)
        out << rows.value(row, role).toString();
    return out;
}

LeavingViewModel& leavingOfTen(SchoolTablet& school) {
    school.receiveTen();
    return *school.session().leaving();
}

state::ShelterView shelterOf(SchoolTablet& school) {
    return school.tablet().view([](const state::State& state) {
        state::ShelterView here = *state.shelter({"S001"});
        here.heads.clear();
        return here;
    });
}

}  // namespace

TEST_CASE("one verb, many people, one press: the households of two slips go out", "[leaving]") {
    SchoolTablet school;
    LeavingViewModel& leaving = leavingOfTen(school);
    leaving.key(2);
    CHECK(columnOf(*leaving.found(), "title") ==
          QStringList{u"券A-0002 全員 2人"_qs, u"山手 秋子"_qs, u"山手 春男"_qs});
    leaving.pick(0);
    CHECK(leaving.isEmpty());
    leaving.key(1);
    leaving.pick(2);  // One of the four.
    CHECK(leaving.count() == 3);
    CHECK(shelterOf(school).out == 0);

    leaving.record();
    CHECK(leaving.count() == 0);
    school.readBook();
    CHECK(shelterOf(school).out == 3);
    CHECK(school.session().operations()->message().contains(u"記録しました　外出 山手 秋子 ほか2人"_qs));
    school.session().operations()->undoLast();
    REQUIRE(eventually([&] { return shelterOf(school).out == 0; }));
}

TEST_CASE("people are found by the rows of their name too, and the verb may change in between", "[leaving]") {
    SchoolTablet school;
    LeavingViewModel& leaving = leavingOfTen(school);
    school.session().person()->open(school.session().book().now().byKana.front()->who);
    school.session().person()->move(kGoOut, 0);
    school.readBook();

    leaving.setVerb(kLeave);
    leaving.setDestination(static_cast<int>(domain::Destination::Relatives));
    leaving.setMode(0);
    for (const int digit : {8, 7, 4})
        leaving.key(digit);
    CHECK(leaving.found()->count() == 6);
    leaving.pick(5);  // 山手 春男
    leaving.setVerb(kComeBack);
    leaving.key(8);
    CHECK(leaving.found()->value(0, "possible").toBool());
    CHECK_FALSE(leaving.found()->value(1, "possible").toBool());
    leaving.pick(0);
    CHECK(columnOf(*leaving.taken(), "verb") == QStringList{u"退所（親せき）"_qs, u"もどり"_qs});
    leaving.record();
    school.readBook();

    CHECK(shelterOf(school).left == 1);
    CHECK(shelterOf(school).out == 0);
    school.tablet().read([](const state::State& state) {
        for (const state::PersonView* person : state.people()) {
            if (person->stay.status == StayStatus::Left)
                CHECK(person->stay.destination == domain::Destination::Relatives);
        }
    });
}

TEST_CASE("a scanned slip takes everybody of its household whom the verb can be said of", "[leaving]") {
    SchoolTablet school;
    LeavingViewModel& leaving = leavingOfTen(school);
    CHECK(leaving.take(u"HNJT1|A-0001"_qs));
    CHECK(leaving.count() == 4);
    // Scanned again: nobody is taken twice.
    CHECK_FALSE(leaving.take(u"ａ－０００１"_qs));
    CHECK(leaving.count() == 4);
    CHECK(leaving.problem().contains(u"もう入っている"_qs));
    CHECK_FALSE(leaving.take(u"A-9999"_qs));
    CHECK(leaving.problem().contains(u"ここにいません"_qs));
    leaving.setVerb(kComeBack);
    CHECK_FALSE(leaving.take(u"A-0002"_qs));
    CHECK(leaving.problem().contains(u"在所"_qs));
    leaving.remove(0);
    leaving.removeLast();
    CHECK(leaving.count() == 2);
}

TEST_CASE("counted people leave as a whole or some of them", "[leaving]") {
    SchoolTablet school;
    LeavingViewModel& leaving = leavingOfTen(school);
    CHECK(leaving.take(u"A-0003"_qs));
    CHECK(leaving.count() == 4);
    leaving.changePeople(0, -1);
    leaving.changePeople(0, -1);
    leaving.changePeople(0, -1);
    leaving.changePeople(0, -1);
    CHECK(leaving.count() == 1);
    leaving.record();
    school.readBook();
    CHECK(shelterOf(school).out == 1);
    CHECK(school.counted() == 3);

    // The slip brings back the one who is out; the others are here already.
    leaving.setVerb(kComeBack);
    CHECK(leaving.take(u"A-0003"_qs));
    CHECK(leaving.count() == 1);
    leaving.record();
    school.readBook();
    CHECK(shelterOf(school).inside() == 10);
    leaving.setVerb(kLeave);
    CHECK(leaving.take(u"A-0003"_qs));
    CHECK(leaving.count() == 4);
    leaving.record();
    school.readBook();
    CHECK(shelterOf(school).left == 4);
    CHECK(shelterOf(school).inside() == 6);
}

TEST_CASE("when people are expected back is said with the outing", "[leaving]") {
    SchoolTablet school;
    LeavingViewModel& leaving = leavingOfTen(school);
    CHECK(leaving.soon() == u"きょう夕方"_qs);
    leaving.setBack(LeavingViewModel::Soon);
    leaving.take(u"A-0002"_qs);
    leaving.record();
    school.readBook();
    // 2026-11-22 18:00 in Japan
    school.tablet().read([](const state::State& state) {
        int out = 0;
        for (const state::PersonView* person : state.people()) {
            if (person->stay.status != StayStatus::Out) continue;
            ++out;
            CHECK(base::toMillis(*person->stay.expectedBack) == 1'795'338'000'000);
        }
        CHECK(out == 2);
    });
    school.clock().advance(std::chrono::hours(4));
    school.readBook();
    CHECK(leaving.soon() == u"今夜"_qs);
}

TEST_CASE("what was collected survives the end of the program, without names on the disk", "[leaving]") {
    SchoolTablet school;
    QJsonObject kept;
    {
        LeavingViewModel& leaving = leavingOfTen(school);
        CHECK(leaving.draft().content.isEmpty());
        leaving.setVerb(kLeave);
        leaving.setDestination(static_cast<int>(domain::Destination::Home));
        leaving.take(u"A-0002"_qs);
        leaving.take(u"A-0003"_qs);
        leaving.changePeople(2, -2);
        kept = leaving.draft().content;
        CHECK(leaving.draft().subject == u"退所・外出・もどり 4人"_qs);
    }
    CHECK_FALSE(QString::fromUtf8(QJsonDocument(kept).toJson()).contains(u"山手"_qs));

    school.restart();
    LeavingViewModel& leaving = *school.session().leaving();
    school.readBook();
    leaving.resume(kept);
    CHECK(leaving.count() == 4);
    CHECK(columnOf(*leaving.taken(), "name") == QStringList{u"山手 秋子"_qs, u"山手 春男"_qs, u"（人数のみ）4人"_qs});
    CHECK(columnOf(*leaving.taken(), "token") == QStringList{u"A-0002"_qs, u"A-0002"_qs, u"A-0003"_qs});
    leaving.record();
    school.readBook();
    CHECK(shelterOf(school).left == 4);
    CHECK(leaving.draft().content.isEmpty());
}

TEST_CASE("a batch that a crash interrupted is offered again, and not once it was recorded", "[leaving]") {
    SchoolTablet school;
    {
        LeavingViewModel& leaving = leavingOfTen(school);
        school.session().drafts()->standOn({u"home"_qs, u"leaving"_qs});
        leaving.take(u"A-0002"_qs);
        school.settle();
    }
    school.restart();
    REQUIRE(school.session().drafts()->count() == 1);
    CHECK(school.session().drafts()->pagesOf(0) == QStringList{u"leaving"_qs});
    school.readBook();
    school.session().drafts()->standOn({u"home"_qs, u"leaving"_qs});
    school.session().drafts()->resume(0);
    LeavingViewModel& leaving = *school.session().leaving();
    CHECK(leaving.count() == 2);
    leaving.record();
    school.readBook();
    CHECK(shelterOf(school).out == 2);

    school.restart();
    CHECK(school.session().drafts()->count() == 0);
}

TEST_CASE("the roll call lists who was not seen for twelve hours, and records who is there and who is not",
          "[leaving]") {
    SchoolTablet school;
    LeavingViewModel& leaving = leavingOfTen(school);
    CHECK(leaving.unseenPeople() == 0);
    school.clock().advance(std::chrono::hours(12));
    school.session().person()->open(school.session().book().now().byKana.front()->who);
    school.session().person()->move(kGoOut, 0);
    school.readBook();
    CHECK(leaving.unseenPeople() == 9);
    REQUIRE(leaving.unseen()->count() == 6);

    leaving.setCalling(true);
    leaving.tick(0, LeavingViewModel::Here);
    leaving.tick(1, LeavingViewModel::NotHere);
    leaving.tick(2, LeavingViewModel::Here);
    leaving.tick(2, LeavingViewModel::Here);  // Not after all.
    leaving.tick(5, LeavingViewModel::Here);  // The four who were counted.
    CHECK(leaving.ticked() == 6);
    leaving.record();
    school.readBook();

    CHECK(leaving.ticked() == 0);
    CHECK(leaving.unseenPeople() == 3);
    CHECK(shelterOf(school).out == 2);
    CHECK(shelterOf(school).inside() == 8);
    const QStringList history = [&] {
        school.session().person()->open(school.session().book().now().byKana[1]->who);
        school.session().person()->look();
        QStringList out;
        for (int row = 0; row < school.session().person()->history()->count(); ++row)
            out << school.session().person()->history()->value(row, "text").toString();
        return out;
    }();
    CHECK(history.front().contains(u"もどり（点呼）"_qs));
    school.session().operations()->undoLast();
    REQUIRE(eventually([&] { return shelterOf(school).out == 1; }));
}

TEST_CASE("a slip that is scanned before anybody was read is taken as soon as they are", "[leaving]") {
    SchoolTablet school;
    school.openFour();
    school.session().household()->receive();
    school.settle();
    LeavingViewModel& leaving = *school.session().leaving();
    CHECK(leaving.take(u"A-0001"_qs));
    REQUIRE(eventually([&] { return leaving.count() == 4; }));
}

}  // namespace hinanjo::test
