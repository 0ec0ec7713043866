#include <catch2/catch_test_macros.hpp>

#include "desk_window.h"

namespace hinanjo::test {
namespace {

using reception::PairsViewModel;

QString pairId(PairsViewModel& pairs, int row) {
    return pairs.data(pairs.index(row), PairsViewModel::PairIdRole).toString();
}

std::vector<domain::RosterMatchDecided> decisionsOf(SchoolTablet& school) {
    return school.tablet().view([](const state::State& state) {
        std::vector<domain::RosterMatchDecided> out;
        for (const state::RosterDecisionView* view : state.rosterDecisions())
            out.push_back({view->person, view->rosterNo, view->decision, {}, view->home});
        return out;
    });
}

}  // namespace

TEST_CASE("an arrival stands beside the roster person it may be, and the decision is recorded and taken back",
          "[pairs]") {
    SchoolTablet school;
    school.openRoster();
    const base::PersonId hanako = school.arriveAsHanako();
    auto& pairs = *school.session().pairs();
    auto& missing = *school.session().missing();
    DeskWindow desk(school);
    desk.tap(u"action.missing"_qs);
    desk.tap(u"why.3"_qs);
    desk.tap(u"missing.pairs"_qs);
    desk.expectPage(u"pairs"_qs);
    REQUIRE(eventually([&] { return pairs.count() == 1; }));
    const QVariantList fields = pairs.data(pairs.index(0), PairsViewModel::FieldsRole).toList();
    REQUIRE(fields.size() == 5);
    CHECK(fields[0].toMap()[u"roster"_qs].toString() == u"髙橋　花子（タカハシ ハナコ）"_qs);
    CHECK(fields[0].toMap()[u"arrival"_qs].toString() == u"高橋 花子（タカハシ ハナコ）"_qs);
    CHECK(fields[0].toMap()[u"words"_qs].toString().startsWith(u"一致"_qs));
    CHECK(fields[1].toMap()[u"arrival"_qs].toString().isEmpty());
    CHECK_FALSE(pairs.data(pairs.index(0), PairsViewModel::WhyRole).toString().isEmpty());
    CHECK(missing.missing() == 3);

    desk.tap(u"pair.0.same"_qs);
    REQUIRE(eventually([&] { return pairs.count() == 0 && missing.missing() == 2; }));
    auto decided = decisionsOf(school);
    REQUIRE(decided.size() == 1);
    CHECK(decided[0].person == hanako);
    CHECK(decided[0].rosterNo.value == "R1");
    CHECK(decided[0].decision == domain::Sameness::Same);
    CHECK(decided[0].shelter == base::ShelterId{"S001"});
    CHECK(school.session().operations()->message().contains(u"髙橋"_qs));

    desk.tap(u"undo.last"_qs);
    REQUIRE(eventually([&] { return pairs.count() == 1 && missing.missing() == 3; }));
    desk.tap(u"pair.0.different"_qs);
    REQUIRE(eventually([&] { return pairs.count() == 0; }));
    CHECK(missing.missing() == 3);
    CHECK(decisionsOf(school)[0].decision == domain::Sameness::Different);
    CHECK(desk.warnings().isEmpty());
}

TEST_CASE("a pair that is put off is out of the way until the page is opened again, and nothing is recorded",
          "[pairs]") {
    SchoolTablet school;
    school.openRoster();
    (void)school.arriveAsHanako();
    school.lookAt(u"pairs"_qs);
    auto& pairs = *school.session().pairs();
    REQUIRE(pairs.count() == 1);
    const auto before = school.tablet().syncStatus().savedHere;
    pairs.postpone(pairId(pairs, 0));
    CHECK(pairs.count() == 0);
    CHECK(pairs.postponed() == 1);
    pairs.start();
    CHECK(pairs.count() == 1);
    CHECK(pairs.postponed() == 0);
    pairs.decide(u"R9=nobody"_qs, true);
    school.settle();
    CHECK(school.tablet().syncStatus().savedHere == before);
}

TEST_CASE("while the roster is sealed no pair is shown", "[pairs]") {
    SchoolTablet school;
    (void)school.giveRoster({});
    (void)school.arriveAsHanako();
    school.session().roster()->look(u"pairs"_qs);
    REQUIRE(eventually([&] { return school.session().roster()->arrived(); }));
    CHECK_FALSE(school.session().roster()->shown());
    CHECK(school.session().pairs()->count() == 0);
}

}  // namespace hinanjo::test
