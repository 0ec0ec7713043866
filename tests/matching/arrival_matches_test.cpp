#include "matching/arrival_matches.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include "people.h"

using namespace hinanjo::matching;
using namespace hinanjo::matching::test;

namespace {

std::vector<hinanjo::domain::RosterPerson> ward() {
    return rosterWith({kazuko()});
}

ArrivalMatches matchesOver(const std::vector<hinanjo::domain::RosterPerson>& roster) {
    return {std::make_shared<const Matcher>(matcherFor(roster)), roster};
}

// Kazuko, and families who all give the shelter's address as their own.
std::vector<Arrival> crowd() {
    std::vector<Arrival> arrivals = {kazukoArrives()};
    static const char* const families[] = {"青木", "井上", "上野", "江口", "大川", "加藤", "木村", "久保"};
    for (int i = 0; i < 8; ++i) {
        Arrival a;
        a.id = "C" + std::to_string(i);
        a.name = std::string(families[i]) + " 花";
        a.address = "王子5-9-9";
        arrivals.push_back(a);
    }
    return arrivals;
}

std::vector<std::string> standings(ArrivalMatches& matches) {
    std::vector<std::string> out;
    for (const auto& outcome : matches.outcomes({}, {}))
        out.push_back(outcome.rosterNo + std::to_string(static_cast<int>(outcome.standing)) + outcome.why);
    return out;
}

}  // namespace

TEST_CASE("arrival matches: a correction runs its own arrival again and no other") {
    const auto roster = ward();
    ArrivalMatches matches = matchesOver(roster);
    for (const auto& arrival : crowd())
        matches.put(arrival);
    REQUIRE(matches.find("A1")->decision == Decision::Certain);
    const std::size_t before = matches.runs();

    Arrival corrected = kazukoArrives();
    matches.put(corrected);  // Says what it said.
    REQUIRE(matches.find("A1") != nullptr);
    CHECK(matches.runs() == before);

    corrected.birth = "S50.1.2";
    matches.put(corrected);
    CHECK(matches.find("A1")->decision != Decision::Certain);
    CHECK(matches.runs() == before + 1);
}

TEST_CASE("arrival matches: the same in any order, and as all at once") {
    const auto roster = ward();
    auto arrivals = crowd();
    ArrivalMatches forward = matchesOver(roster);
    ArrivalMatches backward = matchesOver(roster);
    for (const auto& arrival : arrivals) {
        forward.put(arrival);
        standings(forward);  // Settled after every event.
    }
    std::reverse(arrivals.begin(), arrivals.end());
    for (const auto& arrival : arrivals)
        backward.put(arrival);
    CHECK(standings(forward) == standings(backward));

    const auto whole = matchAll(matcherFor(roster), roster, arrivals, {}, {});
    const auto kept = forward.outcomes({}, {});
    for (std::size_t i = 0; i < whole.size(); ++i) {
        CHECK(kept[i].standing == whole[i].standing);
        CHECK(kept[i].why == whole[i].why);
    }
}

TEST_CASE("arrival matches: a withdrawn arrival accounts for nobody") {
    const auto roster = ward();
    ArrivalMatches matches = matchesOver(roster);
    for (const auto& arrival : crowd())
        matches.put(arrival);
    REQUIRE(matches.outcomes({}, {})[0].isAccountedFor());
    matches.remove("A1");
    CHECK_FALSE(matches.outcomes({}, {})[0].isAccountedFor());
    CHECK(matches.find("A1") == nullptr);
    CHECK(matches.find("C7") != nullptr);
    CHECK(matches.size() == 8);
}

TEST_CASE("arrival matches: a person's decision wins and leaves nothing behind when it is gone") {
    const auto roster = ward();
    ArrivalMatches matches = matchesOver(roster);
    matches.put(kazukoArrives());
    const PairDecision different{"A1", "R1", false};
    const auto denied = matches.outcomes(std::span(&different, 1), {});
    CHECK(denied[0].standing == RosterStanding::None);
    CHECK(denied[0].links.empty());
    CHECK(matches.outcomes({}, {})[0].standing == RosterStanding::Certain);
}

TEST_CASE("arrival matches: what another roster version would change is listed, not done") {
    const auto roster = ward();
    ArrivalMatches matches = matchesOver(roster);
    matches.put(kazukoArrives());
    const auto without = strangers(100);
    const auto changes = matches.changesUnder(matcherFor(without), without);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].arrivalId == "A1");
    CHECK(changes[0].before == "R1");
    CHECK(changes[0].after.empty());
    CHECK(matches.find("A1")->decision == Decision::Certain);
    CHECK(matches.changesUnder(matcherFor(roster), roster).empty());
}
