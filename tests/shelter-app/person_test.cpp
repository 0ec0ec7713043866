// 個人・世帯の詳細 (W8) without a window.
#include <QSignalSpy>
#include <catch2/catch_test_macros.hpp>

#include "school_tablet.h"

namespace hinanjo::test {
namespace {

using domain::StayStatus;
using reception::PersonViewModel;

QStringList linesOf(const reception::PlainRows& rows) {
    QStringList out;
    for (int row = 0; row < rows.count(); ++row)
        out << rows.value(row, "text").toString();
    return out;
}

// Receives somebody and opens their page.
base::PersonId openPerson(SchoolTablet& school, tablet::Arriving who) {
    const auto me = *school.tablet().identity();
    tablet::Reception reception;
    reception.people.push_back(std::move(who));
    reception.token = "A-0100";
    const auto prepared = school.tablet().view([&](const state::State& state) {
        return tablet::receive(reception, {me.incident, me.shelter, {"受付係A"}}, state, school.clock(),
                               school.tablet().random());
    });
    REQUIRE(school.tablet().recordNow(prepared.drafts));
    school.settle();
    auto& person = *school.session().person();
    person.open({prepared.people.front(), {}, 0});
    person.look();
    return prepared.people.front();
}

tablet::Arriving kazuko() {
    tablet::Arriving who;
    who.familyName = "山田";
    who.givenName = "和子";
    who.familyKana = "ヤマダ";
    who.givenKana = "カズコ";
    who.sex = domain::Sex::Female;
    who.birth = {1960, 9, 1};
    who.address = "試験町一丁目2番3号";
    who.items = {{domain::ItemKind::Device, std::string(domain::care::kOxygen), "2L"},
                 {domain::ItemKind::Phone, "090-0000-1234", ""}};
    return who;
}

void showPerson(SchoolTablet& school) {
    school.settle();
    school.session().person()->look();
}

}  // namespace

TEST_CASE("a person's page says who, where, since when and what they need", "[person]") {
    SchoolTablet school;
    openPerson(school, kazuko());
    auto& person = *school.session().person();

    CHECK(person.name() == u"山田 和子"_qs);
    CHECK(person.detail().contains(u"ヤマダ カズコ"_qs));
    CHECK(person.detail().contains(u"66才"_qs));
    CHECK(person.where() == u"在所　15:00から"_qs);
    CHECK(person.token() == u"A-0100"_qs);
    CHECK(person.care() == u"酸素・呼吸器"_qs);
    CHECK_FALSE(person.atHq());
    REQUIRE(person.needs()->count() == 1);
    CHECK(person.needs()->value(0, "text").toString() == u"酸素・呼吸器 2L"_qs);
    CHECK(person.needs()->value(0, "urgent").toBool());
    CHECK(person.needs()->value(0, "clock").toString() == u"？ 残り 分からない"_qs);
}

TEST_CASE("a telephone number is masked until it is recorded that somebody looked", "[person]") {
    SchoolTablet school;
    openPerson(school, kazuko());
    auto& person = *school.session().person();
    CHECK(person.phones() == QStringList{u"090-****-1234"_qs});
    const auto before = school.tablet().syncStatus().savedHere;

    person.reveal();
    REQUIRE(eventually([&] { return person.revealed(); }));
    CHECK(person.phones() == QStringList{u"090-0000-1234"_qs});
    CHECK(school.tablet().syncStatus().savedHere == before + 1);
    // Looked at again: it is the same look.
    person.reveal();
    CHECK(school.tablet().syncStatus().savedHere == before + 1);
    person.lookAway();
    CHECK(person.phones() == QStringList{u"090-****-1234"_qs});
}

TEST_CASE("a movement on a person's page is taken back by the undo strip, and the history shows both", "[person]") {
    SchoolTablet school;
    openPerson(school, kazuko());
    auto& person = *school.session().person();
    school.clock().advance(std::chrono::minutes(30));
    person.move(static_cast<int>(StayStatus::Out), 0);
    showPerson(school);
    CHECK(person.isAway());
    CHECK(person.where() == u"外出中　15:30から"_qs);
    CHECK(school.session().operations()->message() == u"15:30 記録しました　外出 山田 和子"_qs);

    school.clock().advance(std::chrono::minutes(1));
    school.session().operations()->undoLast();
    REQUIRE(eventually([&] { return !person.isAway(); }));

    const QStringList history = linesOf(*person.history());
    REQUIRE(history.size() == 3);
    CHECK(history[0].contains(u"取り消し（外出）"_qs));
    CHECK(history[1].contains(u"15:30 外出"_qs));
    CHECK(history[1].contains(u"取り消し済み"_qs));
    CHECK(history.last().contains(u"受付"_qs));
    CHECK(history.last().contains(u"受付係A"_qs));
    CHECK(person.history()->value(1, "undone").toBool());
}

TEST_CASE("after a restart an outing is still called one, and can be taken back", "[person]") {
    SchoolTablet school;
    const auto id = openPerson(school, kazuko());
    school.clock().advance(std::chrono::minutes(30));
    school.session().person()->move(static_cast<int>(StayStatus::Out), 0);
    school.settle();

    school.restart();
    CHECK(school.session().operations()->message() == u"15:30 記録しました　外出 山田 和子"_qs);
    school.session().operations()->undoLast();
    REQUIRE(eventually([&] {
        return school.tablet().view([&](const state::State& state) { return state.person(id)->stay.presence(); }) ==
               state::Presence::Inside;
    }));
}

TEST_CASE("leaving says where to, moving to another shelter says which", "[person]") {
    SchoolTablet school;
    const auto id = openPerson(school, kazuko());
    auto& person = *school.session().person();
    person.move(static_cast<int>(StayStatus::Left), static_cast<int>(domain::Destination::Relatives));
    showPerson(school);
    CHECK(person.isGone());
    CHECK(person.where().startsWith(u"退所（親せき）"_qs));
    school.session().operations()->undoLast();
    REQUIRE(eventually([&] { return !person.isGone(); }));

    REQUIRE(person.shelters()->count() == 1);
    person.transfer(0);
    showPerson(school);
    CHECK(linesOf(*person.history()).front().contains(u"転所（試験第二小学校"_qs));
    school.tablet().read(
        [&](const state::State& state) { CHECK(state.person(id)->stay.destinationText == "試験第二小学校"); });
    person.transfer(7);
    school.settle();
    CHECK(person.isGone());
}

TEST_CASE("oxygen counts down, dialysis is due on a day, and both are alarms at once", "[person]") {
    SchoolTablet school;
    openPerson(school, kazuko());
    auto& person = *school.session().person();
    person.ask(u"oxygen"_qs, 360);
    showPerson(school);
    REQUIRE(person.needs()->count() == 1);
    CHECK(person.needs()->value(0, "clock").toString() == u"▲ 残り 6時間0分"_qs);
    school.clock().advance(std::chrono::minutes(265));
    showPerson(school);
    CHECK(person.needs()->value(0, "clock").toString() == u"■ 残り 95分"_qs);
    school.clock().advance(std::chrono::minutes(100));
    showPerson(school);
    CHECK(person.needs()->value(0, "clock").toString() == u"■ 切れています（5分前）"_qs);

    person.askOnDay(u"dialysis"_qs, 1);
    showPerson(school);
    REQUIRE(person.needs()->count() == 2);
    CHECK(person.needs()->value(1, "clock").toString() == u"△ 次回 11/23 09:00"_qs);
    CHECK(person.needs()->value(1, "urgent").toBool());

    // The strip of the home page says the same, what runs out first in front.
    school.settle();
    auto& clocks = *school.session().clocks();
    REQUIRE(clocks.count() == 2);
    CHECK(clocks.value(0, "text").toString() == u"山田 和子　酸素・呼吸器"_qs);
    CHECK(clocks.value(0, "clock").toString().startsWith(u"■ 切れています"_qs));
}

TEST_CASE("a countdown is right although this tablet's clock was wrong", "[person]") {
    SchoolTablet school;
    const auto id = openPerson(school, kazuko());
    auto& person = *school.session().person();
    person.ask(u"oxygen"_qs, 360);
    school.settle();
    // Headquarters measured: this log is written half an hour slow.
    school.write(event::ClockObserved{school.tablet().ownLog(), 3, std::chrono::minutes(30), base::Millis(20)});
    school.settle();

    const auto runsOut = school.tablet().view(
        [&](const state::State& state) { return tablet::needClocks(state, {"S001"}).front().runsOutAt; });
    CHECK(runsOut == school.clock().now() + std::chrono::minutes(390));
    CHECK(school.tablet().view([&](const state::State& state) { return state.person(id)->stay.since; }) ==
          school.clock().now() + std::chrono::minutes(30));
}

TEST_CASE("what headquarters answers stands on the page; the shelter can help itself", "[person]") {
    SchoolTablet school;
    openPerson(school, kazuko());
    auto& person = *school.session().person();
    person.ask(u"bed"_qs, -1);
    showPerson(school);
    REQUIRE(person.needs()->count() == 2);
    CHECK_FALSE(person.needs()->value(1, "urgent").toBool());
    person.hurry(1);
    showPerson(school);
    CHECK(person.needs()->count() == 2);
    CHECK(person.needs()->value(1, "urgent").toBool());

    const auto need = base::EventId::fromHex(person.needs()->value(0, "need").toString().toStdString());
    school.write(domain::NeedAnswered{*need, domain::NeedAnswered::State::OnTheWay, "保健班",
                                      school.clock().now() + std::chrono::hours(2)});
    showPerson(school);
    CHECK(person.needs()->value(0, "answer").toString() == u"手配中"_qs);
    CHECK(linesOf(*person.answers()) == QStringList{u"15:00 手配中（保健班） 到着予定 17:00"_qs});

    person.met(1);
    showPerson(school);
    CHECK(person.needs()->value(1, "answer").toString() == u"済"_qs);
    CHECK_FALSE(person.needs()->value(1, "open").toBool());
}

TEST_CASE("a reception that was a mistake can be taken back later, and that too", "[person]") {
    SchoolTablet school;
    openPerson(school, kazuko());
    auto& person = *school.session().person();
    const QSignalSpy withdrawn(&person, &PersonViewModel::withdrawn);
    person.withdraw();
    showPerson(school);
    CHECK(withdrawn.size() == 1);
    CHECK(school.named() == 0);
    CHECK(person.doubt() == u"受付を取り消した記録です"_qs);
    CHECK(school.session().clocks()->count() == 0);

    school.session().operations()->undoLast();
    REQUIRE(eventually([&] { return school.named() == 1; }));
    school.settle();
    CHECK(school.session().clocks()->count() == 1);
}

TEST_CASE("the other record of the same person is chosen from the list, and the decision can be taken back",
          "[person]") {
    SchoolTablet school;
    school.openFour();
    school.session().household()->receive();
    const auto id = openPerson(school, kazuko());
    REQUIRE(school.named() == 5);
    auto& people = *school.session().people();
    auto& person = *school.session().person();
    people.look();
    REQUIRE(eventually([&] { return people.count() == 5; }));

    person.findOther();
    CHECK(people.choosingFor() == u"山田 和子"_qs);
    const QSignalSpy chosen(&people, &reception::PeopleViewModel::chosen);
    for (int row = 0; row < people.count(); ++row) {
        if (people.at(row)->name == u"山田 和子"_qs && people.at(row)->who.person != id) people.select(row);
    }
    // The page stays with whom it is about.
    CHECK(person.who().person == id);
    people.open();
    CHECK(chosen.size() == 1);
    CHECK(people.choosingFor().isEmpty());
    showPerson(school);
    CHECK(school.named() == 4);
    CHECK(linesOf(*person.history()).front().contains(u"同じ人に決めた（山田 和子）"_qs));
    school.session().operations()->undoLast();
    REQUIRE(eventually([&] { return school.named() == 5; }));
}

TEST_CASE("what is known of somebody is corrected in the form that registers people", "[person]") {
    SchoolTablet school;
    const auto id = openPerson(school, kazuko());
    auto& person = *school.session().person();
    auto& form = *school.session().quickAdd();
    person.correct();
    CHECK(form.correcting());
    CHECK(form.familyKana() == u"ヤマダ"_qs);
    CHECK(form.givenKana() == u"カズコ"_qs);
    form.erase();
    form.kana(u"エ"_qs);
    form.receive();
    showPerson(school);

    school.tablet().read([&](const state::State& state) {
        CHECK(state.person(id)->text(domain::PersonField::GivenKana) == "カズエ");
        CHECK(state.people().size() == 1);
    });
    form.start();
    CHECK_FALSE(form.correcting());
}

TEST_CASE("counted people have a page too: they move as a whole", "[person]") {
    SchoolTablet school;
    school.session().headCount()->change(0, 3);
    school.session().headCount()->enter();
    school.settle();
    auto& people = *school.session().people();
    people.look();
    REQUIRE(eventually([&] { return people.count() == 1; }));
    people.select(0);
    auto& person = *school.session().person();
    CHECK(person.counted());
    CHECK(person.name() == u"（人数のみ）3人"_qs);
    CHECK(person.detail() == u"男3"_qs);

    person.move(static_cast<int>(StayStatus::Out), 0);
    school.settle();
    CHECK(school.counted() == 0);
    school.session().operations()->undoLast();
    REQUIRE(eventually([&] { return school.counted() == 3; }));
    person.withdraw();
    school.settle();
    CHECK(school.counted() == 0);
}

}  // namespace hinanjo::test
