// 名簿・検索 (W7) without a window.
#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "school_tablet.h"

namespace hinanjo::test {
namespace {

using reception::PeopleViewModel;
using reception::PersonRow;

QStringList peopleIn(PeopleViewModel& people) {
    QStringList out;
    for (int row = 0; row < people.count(); ++row)
        out << people.at(row)->name;
    return out;
}

std::vector<base::PersonId> fillWith5000(SchoolTablet& school, const tablet::Desk& desk) {
    static const char* const kKana[] = {"アオキ", "カトウ",   "サトウ", "タナカ", "ナカムラ",
                                        "ハヤシ", "マツモト", "ヤマダ", "リュウ", "ワダ"};
    std::vector<base::PersonId> everybody;
    for (int batch = 0; batch < 10; ++batch) {
        const auto prepared = school.tablet().view([&](const state::State& state) {
            tablet::Reception reception;
            for (int i = 0; i < 500; ++i) {
                tablet::Arriving who;
                who.familyKana = kKana[i % 10];
                who.givenKana = i % 2 == 0 ? "ハナコ" : "タロウ";
                who.address = "試験町一丁目2番" + std::to_string(i) + "号";
                reception.people.push_back(std::move(who));
            }
            return tablet::receive(reception, desk, state, school.clock(), school.tablet().random());
        });
        everybody.insert(everybody.end(), prepared.people.begin(), prepared.people.end());
        REQUIRE(school.tablet().recordNow(prepared.drafts));
    }
    return everybody;
}

}  // namespace

TEST_CASE("everybody here is listed by kana, and the filters say how many", "[people]") {
    SchoolTablet school;
    auto& people = *school.session().people();
    const QAbstractItemModelTester tester(&people);
    school.receiveTen();

    CHECK(peopleIn(people) == QStringList{u"山田 和子"_qs, u"山田 健"_qs, u"山田 太郎"_qs, u"山田 陽菜"_qs,
                                          u"山手 秋子"_qs, u"山手 春男"_qs, u"（人数のみ）4人"_qs});
    CHECK(people.people() == 10);
    CHECK(people.filterCounts() == QList<int>{10, 10, 0, 4, 0, 0, 0});
    CHECK(people.data(people.index(0), PeopleViewModel::NameRole).toString() == u"山田 和子 ほか3人"_qs);
    CHECK(people.data(people.index(6), PeopleViewModel::SlipRole).toString().contains(u"券A-0003"_qs));
    // No headquarters has taken anything in.
    CHECK(people.data(people.index(0), PeopleViewModel::MarkRole).toString() == u"△"_qs);

    people.setFilter(PeopleViewModel::Counted);
    CHECK(peopleIn(people) == QStringList{u"（人数のみ）4人"_qs});
    people.setFilter(PeopleViewModel::All);
    people.setOrder(PeopleViewModel::Newest);
    CHECK(peopleIn(people).front() == u"（人数のみ）4人"_qs);
}

TEST_CASE("somebody is found by rows, kana, the number of the slip or the room", "[people]") {
    SchoolTablet school;
    auto& people = *school.session().people();
    school.receiveTen();

    for (const int digit : {8, 7, 4})
        people.key(digit);
    CHECK(people.count() == 6);
    people.toGiven();
    people.key(6);  // は: ハルオ, ヒナ
    CHECK(peopleIn(people) == QStringList{u"山田 陽菜"_qs, u"山手 春男"_qs});
    people.erase();
    people.erase();
    people.erase();
    CHECK(people.typed() == u"や ま"_qs);
    people.kana(u"ヤマダ"_qs);
    CHECK(people.count() == 4);
    people.setMode(PeopleViewModel::Digits);
    people.key(0);
    people.key(2);
    CHECK(peopleIn(people) == QStringList{u"山手 秋子"_qs, u"山手 春男"_qs});

    people.clear();
    people.select(0);
    school.session().person()->setRoom(u"体育館 45"_qs);
    school.readBook();
    people.key(4);
    REQUIRE(people.count() == 1);
    CHECK(people.at(0)->room == u"体育館 45"_qs);
}

TEST_CASE("a row key jumps to the first name of that row of kana", "[people]") {
    SchoolTablet school;
    auto& people = *school.session().people();
    school.receiveTen();
    school.open(u"341"_qs);
    school.session().household()->receive();
    school.readBook();
    REQUIRE(peopleIn(people).front() == u"佐藤 一郎"_qs);
    people.setMode(PeopleViewModel::Jump);
    QSignalSpy jumped(&people, &PeopleViewModel::jumped);

    people.key(8);  // や
    REQUIRE(jumped.size() == 1);
    CHECK(jumped.takeFirst().at(0).toInt() == 1);
    people.key(1);  // あ: nobody, so the next one
    CHECK(jumped.takeFirst().at(0).toInt() == 0);
    people.key(0);  // わ: nobody, so the end
    CHECK(jumped.takeFirst().at(0).toInt() == people.count() - 1);
}

TEST_CASE("among 5,000 people one movement changes one row and rebuilds nothing", "[people]") {
    SchoolTablet school;
    auto& people = *school.session().people();
    const tablet::Desk desk = school.session().operations()->desk();
    const std::vector<base::PersonId> everybody = fillWith5000(school, desk);
    school.readBook();
    REQUIRE(people.count() == 5000);
    people.setOrder(PeopleViewModel::ByTown);
    people.setOrder(PeopleViewModel::ByKana);

    QSignalSpy resets(&people, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&people, &QAbstractItemModel::dataChanged);
    QSignalSpy inserts(&people, &QAbstractItemModel::rowsInserted);
    QSignalSpy removals(&people, &QAbstractItemModel::rowsRemoved);
    domain::StayChanged out;
    out.status = domain::StayStatus::Out;
    const auto draft = school.tablet().view(
        [&](const state::State& state) { return tablet::move(everybody[1234], out, desk, state); });
    REQUIRE(school.tablet().recordNow({draft}));
    school.readBook();

    CHECK(people.filterCounts()[PeopleViewModel::Out] == 1);
    CHECK(resets.isEmpty());
    CHECK(inserts.isEmpty());
    CHECK(removals.isEmpty());
    CHECK(changes.size() == 1);

    // Somebody new comes in between, somebody else leaves.
    domain::StayChanged left;
    left.status = domain::StayStatus::Left;
    std::vector<event::Draft> drafts;
    school.tablet().read([&](const state::State& state) {
        drafts.push_back(tablet::move(everybody[77], left, desk, state));
        tablet::Reception reception;
        reception.people.resize(1);
        reception.people[0].familyKana = "サトナカ";
        for (auto& made : tablet::receive(reception, desk, state, school.clock(), school.tablet().random()).drafts)
            drafts.push_back(std::move(made));
    });
    REQUIRE(school.tablet().recordNow(drafts));
    school.readBook();
    CHECK(people.count() == 5000);
    CHECK(resets.isEmpty());
    CHECK(inserts.size() == 1);
    CHECK(removals.size() == 1);
    people.setMode(PeopleViewModel::Kana);
    people.kana(u"サトナ"_qs);
    CHECK(people.count() == 1);
}

// Not a check: run by name, to see how long the list of 5,000 takes.
TEST_CASE("figures of the list of 5,000", "[.figures]") {
    SchoolTablet school;
    auto& people = *school.session().people();
    fillWith5000(school, school.session().operations()->desk());
    school.readBook();
    const auto best = [](const auto& work) {
        qint64 least = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 10; ++i) {
            QElapsedTimer timer;
            timer.start();
            work();
            least = std::min(least, timer.nsecsElapsed() / 1000);
        }
        return least;
    };
    auto& book = school.session().book();
    const auto read = best([&] {
        book.refresh();
        REQUIRE(eventually([&] { return !book.isReading(); }));
    });
    const auto filter = best([&] {
        people.setFilter(PeopleViewModel::Out);
        people.setFilter(PeopleViewModel::All);
    });
    const auto typed = best([&] {
        people.clear();
        people.key(8);
    });
    WARN("read " << read << " us (on its own thread), two filters " << filter << " us, one key " << typed << " us");
}

TEST_CASE("a row that moves to another place stays one row", "[people]") {
    SchoolTablet school;
    auto& people = *school.session().people();
    const QAbstractItemModelTester tester(&people);
    school.receiveTen();
    people.setOrder(PeopleViewModel::Newest);
    const auto oldest = people.at(people.count() - 1)->who;
    school.clock().advance(std::chrono::minutes(5));

    people.select(people.count() - 1);
    school.session().person()->move(static_cast<int>(domain::StayStatus::Out), 0);
    school.readBook();

    CHECK(people.count() == 7);
    CHECK(people.at(0)->who == oldest);
    CHECK(people.selected() == 0);
    CHECK(people.filterCounts()[PeopleViewModel::Out] == 1);
}

TEST_CASE("whoever has left is on the list of those who left, not among those here", "[people]") {
    SchoolTablet school;
    auto& people = *school.session().people();
    school.receiveTen();
    people.select(0);
    school.session().person()->move(static_cast<int>(domain::StayStatus::Left),
                                    static_cast<int>(domain::Destination::Home));
    school.readBook();

    CHECK(people.filterCounts() == QList<int>{9, 9, 0, 4, 0, 0, 1});
    people.setFilter(PeopleViewModel::Gone);
    REQUIRE(people.count() == 1);
    CHECK(people.at(0)->status == u"退所（自宅）"_qs);
}

TEST_CASE("of two records of one person the list shows one", "[people]") {
    SchoolTablet school;
    auto& people = *school.session().people();
    school.receiveTen();
    people.select(0);
    const auto other = people.at(1)->who.person;

    school.session().person()->sameAs(other);
    school.readBook();

    CHECK(people.count() == 6);
    CHECK(people.filterCounts()[PeopleViewModel::All] == 9);
}

}  // namespace hinanjo::test
