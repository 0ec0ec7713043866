#include <catch2/catch_test_macros.hpp>

#include "school_tablet.h"

namespace hinanjo::test {
namespace {

QString shown(SchoolTablet& school, int row, reception::CandidatesModel::Role role) {
    auto* candidates = school.session().search()->candidates();
    return candidates->data(candidates->index(row), role).toString();
}
using CandidateRole = reception::CandidatesModel;

}  // namespace

TEST_CASE("row keys find households of the register, voiced kana included", "[search]") {
    SchoolTablet school;

    school.search(u"874"_qs);  // や ま た: ヤマダ and ヤマテ

    auto& search = *school.session().search();
    CHECK(search.candidates()->count() == 3);
    CHECK(search.typed() == u"や ま た"_qs);
    CHECK(search.summary().contains(QStringLiteral("候補 3世帯")));
}

TEST_CASE("the given name narrows the search and its person is shown first", "[search]") {
    SchoolTablet school;
    auto& search = *school.session().search();
    school.search(u"874"_qs);

    search.toGiven();
    search.row(6);  // は: ハナコ, ハルオ, ヒナ

    REQUIRE(eventually([&] { return !search.searching(); }));
    CHECK(search.typed() == u"や ま た ｜ は"_qs);
    CHECK(search.candidates()->count() == 3);
    QStringList titles;
    for (int row = 0; row < 3; ++row)
        titles << shown(school, row, CandidateRole::TitleRole);
    CHECK(titles.contains(u"山田 陽菜 ほか3人"_qs));
    CHECK(titles.contains(u"山田 花子"_qs));
}

TEST_CASE("somebody who came without being in the register is found beside it", "[search]") {
    SchoolTablet school;
    auto& quickAdd = *school.session().quickAdd();
    quickAdd.start();
    for (const QString& kana : {u"ヤ"_qs, u"マ"_qs, u"モ"_qs, u"ト"_qs})
        quickAdd.kana(kana);
    quickAdd.receive();
    school.settle();

    school.search(u"8774"_qs);

    REQUIRE(school.session().search()->candidates()->count() == 1);
    CHECK(shown(school, 0, CandidateRole::TitleRole) == u"ヤマモト"_qs);
    CHECK(shown(school, 0, CandidateRole::BadgeRole).contains(QStringLiteral("受付ずみ 1人")));
}

TEST_CASE("a household of which some have come says how many", "[search]") {
    SchoolTablet school;
    school.open(u"874"_qs);
    const int members = school.session().household()->members()->rowCount();
    school.session().household()->receive();
    school.settle();

    school.search(u"874"_qs);

    QStringList badges;
    for (int row = 0; row < 3; ++row)
        badges << shown(school, row, CandidateRole::BadgeRole);
    CHECK(badges.contains(QStringLiteral("受付ずみ %1人").arg(members)));
}

TEST_CASE("without a register the page says so and still finds who is here", "[search]") {
    SchoolTablet school(SchoolTablet::Register::NotYet);

    school.search(u"8"_qs);

    CHECK(school.session().search()->candidates()->count() == 0);
    CHECK(school.session().search()->summary().contains(QStringLiteral("受付ずみの人から")));
}

TEST_CASE("kana and row keys are not mixed", "[search]") {
    SchoolTablet school;
    auto& search = *school.session().search();
    search.row(8);

    search.kana(u"ワ"_qs);
    search.kana(u"タ"_qs);

    CHECK(search.typed() == u"ワタ"_qs);
    REQUIRE(eventually([&] { return !search.searching(); }));
    CHECK(search.candidates()->count() == 1);
}

}  // namespace hinanjo::test
