#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include "people.h"

namespace hinanjo::matching::test {
namespace {

std::vector<RosterOutcome> outcomes(const std::vector<domain::RosterPerson>& roster,
                                    const std::vector<Arrival>& arrivals,
                                    const std::vector<PairDecision>& decisions = {},
                                    const std::vector<Accounted>& accounted = {}) {
    return matchAll(matcherFor(roster), roster, arrivals, decisions, accounted);
}

Arrival arrives(std::string id, std::string birth = "S23.4.5") {
    Arrival arrival = kazukoArrives();
    arrival.id = std::move(id);
    arrival.birth = std::move(birth);
    return arrival;
}

bool sameOutcome(const RosterOutcome& a, const RosterOutcome& b) {
    const auto sameLink = [](const auto& x, const auto& y) {
        return x.arrivalId == y.arrivalId && x.posterior == y.posterior && x.why == y.why;
    };
    return a.rosterNo == b.rosterNo && a.standing == b.standing && a.why == b.why &&
           std::equal(a.links.begin(), a.links.end(), b.links.begin(), b.links.end(), sameLink);
}

TEST_CASE("every roster person has one outcome, in roster order", "[matching]") {
    const auto roster = rosterWith({kazuko()});

    const auto all = outcomes(roster, {arrives("A1")});

    REQUIRE(all.size() == roster.size());
    CHECK(all[0].rosterNo == "R1");
    CHECK(all[0].standing == RosterStanding::Certain);
    CHECK(all[0].isAccountedFor());
    REQUIRE(all[0].links.size() == 1);
    CHECK(all[0].links[0].arrivalId == "A1");
    CHECK(all[0].why == "照合で確認：氏名、生年月日、住所、電話が一致");
    CHECK(all[1].standing == RosterStanding::None);
    CHECK_FALSE(all[1].isAccountedFor());
}

TEST_CASE("a review candidate is shown, not counted", "[matching]") {
    Arrival doubtful = arrives("A1");
    doubtful.sex = domain::Sex::Male;

    const auto all = outcomes(rosterWith({kazuko()}), {doubtful});

    CHECK(all[0].standing == RosterStanding::Review);
    CHECK_FALSE(all[0].isAccountedFor());
    REQUIRE(all[0].links.size() == 1);
    CHECK(all[0].links[0].arrivalId == "A1");
}

TEST_CASE("a person's word beats the matching, both ways", "[matching]") {
    const auto roster = rosterWith({kazuko()});

    SECTION("different: never certain, never proposed") {
        const auto all = outcomes(roster, {arrives("A1")}, {{"A1", "R1", false}});
        CHECK(all[0].standing == RosterStanding::None);
        CHECK(all[0].links.empty());
    }
    SECTION("same: decided although nothing agrees") {
        Arrival other;
        other.id = "A2";
        const auto all = outcomes(roster, {other}, {{"A2", "R1", true}});
        CHECK(all[0].standing == RosterStanding::Decided);
        CHECK(all[0].isAccountedFor());
        REQUIRE(all[0].links.size() == 1);
        CHECK(all[0].links[0].arrivalId == "A2");
    }
    SECTION("same with one row: no longer anybody else") {
        const auto all = outcomes(roster, {arrives("A1")}, {{"A1", "S5", true}});
        CHECK(all[0].standing == RosterStanding::None);
        CHECK(all[6].standing == RosterStanding::Decided);
    }
    SECTION("same and different: for a person's eyes") {
        const auto all = outcomes(roster, {arrives("A1")}, {{"A1", "R1", true}, {"A1", "R1", false}});
        CHECK(all[0].standing == RosterStanding::Review);
        CHECK(all[0].links.size() == 1);
    }
    SECTION("about somebody who is no longer on the roster: nothing") {
        const auto all = outcomes(roster, {arrives("A1")}, {{"A1", "gone", true}});
        CHECK(all[0].standing == RosterStanding::Certain);
    }
}

TEST_CASE("accounted for by telephone needs no arrival", "[matching]") {
    const auto all = outcomes(rosterWith({kazuko()}), {}, {}, {{"R1", "電話 無事"}});

    CHECK(all[0].standing == RosterStanding::Decided);
    CHECK(all[0].why == "電話 無事");
    CHECK(all[0].links.empty());
}

TEST_CASE("two certain arrivals with different births are both doubted", "[matching]") {
    const auto roster = rosterWith({kazuko()});

    const auto agreeing = outcomes(roster, {arrives("A1"), arrives("A2", "1948/4/5")});
    const auto contradicting = outcomes(roster, {arrives("A1"), arrives("A2", "S23.4.6")});

    CHECK(agreeing[0].standing == RosterStanding::Certain);
    CHECK(agreeing[0].links.size() == 2);
    CHECK(contradicting[0].standing == RosterStanding::Review);
    CHECK(contradicting[0].links.size() == 2);
}

TEST_CASE("rows of one person share what is known of it", "[matching]") {
    domain::RosterPerson again = kazuko();
    again.no.value = "R7";
    again.address = "北区東十条2-2-2";
    again.building.clear();
    const auto roster = rosterWith({kazuko(), again});
    Arrival nobody;
    nobody.id = "A2";

    const auto certain = outcomes(roster, {arrives("A1")});
    const auto decided = outcomes(roster, {nobody}, {{"A2", "R7", true}});
    const auto called = outcomes(roster, {}, {}, {{"R7", "電話 無事"}});
    const auto denied = outcomes(roster, {arrives("A1")}, {{"A1", "R7", false}});

    CHECK(certain[0].standing == RosterStanding::Certain);
    CHECK(certain[1].standing == RosterStanding::Certain);
    CHECK(decided[0].standing == RosterStanding::Decided);
    CHECK(decided[1].standing == RosterStanding::Decided);
    CHECK(called[0].standing == RosterStanding::Decided);
    CHECK(denied[0].standing == RosterStanding::Review);
    CHECK(denied[1].standing == RosterStanding::None);
}

TEST_CASE("the order of arrivals and decisions changes nothing", "[matching]") {
    const auto roster = rosterWith({kazuko()});
    std::vector<Arrival> arrivals;
    for (int i = 0; i < 12; ++i) {
        Arrival arrival = arrives("A" + std::to_string(i));
        if (i % 3 == 1) arrival.birth.clear();
        if (i % 3 == 2) arrival.name = "大野 茂";
        if (i % 4 == 0) arrival.address = "豊島1-1-1";
        arrivals.push_back(arrival);
    }
    std::vector<PairDecision> decisions = {{"A3", "R1", false}, {"A1", "S0", true}, {"A3", "R1", true}};
    std::vector<Accounted> accounted = {{"S3", "電話 無事"}, {"S3", "訪問 無事"}};

    const auto forwards = outcomes(roster, arrivals, decisions, accounted);
    std::reverse(arrivals.begin(), arrivals.end());
    std::reverse(decisions.begin(), decisions.end());
    std::reverse(accounted.begin(), accounted.end());
    const auto backwards = outcomes(roster, arrivals, decisions, accounted);

    CHECK(std::equal(forwards.begin(), forwards.end(), backwards.begin(), backwards.end(), sameOutcome));
}

}  // namespace
}  // namespace hinanjo::matching::test
