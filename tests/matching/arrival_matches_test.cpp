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
        matches.put(arrival.id, arrival);
    REQUIRE(matches.find("A1")->decision == Decision::Certain);
    const std::size_t before = matches.runs();

    Arrival corrected = kazukoArrives();
    matches.put("A1", corrected);  // Says what it said.
    REQUIRE(matches.find("A1") != nullptr);
    CHECK(matches.runs() == before);

    corrected.birth = "S50.1.2";
    matches.put("A1", corrected);
    CHECK(matches.find("A1")->decision != Decision::Certain);
    CHECK(matches.runs() == before + 1);
}

TEST_CASE("arrival matches: the same in any order, and as all at once") {
    const auto roster = ward();
    auto arrivals = crowd();
    ArrivalMatches forward = matchesOver(roster);
    ArrivalMatches backward = matchesOver(roster);
    for (const auto& arrival : arrivals) {
        forward.put(arrival.id, arrival);
        standings(forward);  // Settled after every event.
    }
    std::reverse(arrivals.begin(), arrivals.end());
    for (const auto& arrival : arrivals)
        backward.put(arrival.id, arrival);
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
        matches.put(arrival.id, arrival);
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
    matches.put("A1", kazukoArrives());
    const PairDecision different{"A1", "R1", false};
    const auto denied = matches.outcomes(std::span(&different, 1), {});
    CHECK(denied[0].standing == RosterStanding::None);
    CHECK(denied[0].links.empty());
    CHECK(matches.outcomes({}, {})[0].standing == RosterStanding::Certain);
}

TEST_CASE("arrival matches: what another roster version would change is listed, not done") {
    const auto roster = ward();
    ArrivalMatches matches = matchesOver(roster);
    matches.put("A1", kazukoArrives());
    const auto without = strangers(100);
    const auto changes = matches.changesUnder(matcherFor(without), without);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].arrivalId == "A1");
    CHECK(changes[0].before == "R1");
    CHECK(changes[0].after.empty());
    CHECK(changes[0].gone);
    CHECK(matches.heldFor(changes).empty());  // Nobody to keep it for.
    CHECK(matches.find("A1")->decision == Decision::Certain);
    CHECK(matches.changesUnder(matcherFor(roster), roster).empty());
}

TEST_CASE("arrival matches: two arrivals of one number stay two") {
    const auto roster = ward();
    ArrivalMatches matches = matchesOver(roster);
    Arrival other = kazukoArrives();
    other.name = "青木 花";
    other.kana.clear();
    matches.put("K1", kazukoArrives());
    matches.put("K2", other);
    CHECK(matches.size() == 2);
    CHECK(matches.outcomes({}, {})[0].standing == RosterStanding::Certain);
    matches.remove("K2");
    CHECK(matches.outcomes({}, {})[0].standing == RosterStanding::Certain);
}

namespace {

// Kazuko on the roster before, somebody else's number and row there now.
std::vector<hinanjo::domain::RosterPerson> withoutKazuko() {
    auto roster = strangers(100);
    return roster;
}

// Puts `after` into force over arrivals matched under `before`, as headquarters does.
void applyOver(ArrivalMatches& matches, std::shared_ptr<const Matcher> next,
               const std::vector<hinanjo::domain::RosterPerson>& after) {
    const auto held = matches.heldFor(matches.changesUnder(*next, after));
    matches.use(std::move(next), after);
    matches.hold(held);
}

}  // namespace

TEST_CASE("arrival matches: a new version that puts somebody on the roster does not account for them by itself") {
    const auto before = withoutKazuko();
    const auto after = ward();
    ArrivalMatches matches = matchesOver(before);
    matches.put("A1", kazukoArrives());
    applyOver(matches, std::make_shared<const Matcher>(matcherFor(after)), after);

    const auto outcomes = matches.outcomes({}, {});
    CHECK(outcomes[0].rosterNo == "R1");
    CHECK(outcomes[0].standing == RosterStanding::Review);
    const auto waiting = matches.waiting({});
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].before.empty());
    CHECK(waiting[0].after == "R1");

    // A person confirms.
    const PairDecision same{"A1", "R1", true};
    CHECK(matches.waiting(std::span(&same, 1)).empty());
    CHECK(matches.outcomes(std::span(&same, 1), {})[0].standing == RosterStanding::Decided);
    // Or denies: nothing waits and nobody is linked.
    const PairDecision different{"A1", "R1", false};
    CHECK(matches.waiting(std::span(&different, 1)).empty());
    CHECK(matches.outcomes(std::span(&different, 1), {})[0].standing == RosterStanding::None);
}

TEST_CASE("arrival matches: a link that a new version would break stands until a person decides") {
    const auto before = ward();
    auto after = before;
    after[0].birth = {1951, 9, 30};  // Corrected by the office: the arrival fits no more.
    ArrivalMatches matches = matchesOver(before);
    matches.put("A1", kazukoArrives());
    applyOver(matches, std::make_shared<const Matcher>(matcherFor(after)), after);

    const auto outcomes = matches.outcomes({}, {});
    CHECK(outcomes[0].standing == RosterStanding::Certain);
    REQUIRE(outcomes[0].links.size() == 1);
    CHECK(outcomes[0].links[0].rule == "held");
    const auto waiting = matches.waiting({});
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].before == "R1");
    CHECK(waiting[0].after.empty());

    const PairDecision different{"A1", "R1", false};
    CHECK(matches.waiting(std::span(&different, 1)).empty());
    CHECK(matches.outcomes(std::span(&different, 1), {})[0].standing == RosterStanding::None);

    // A correction of the arrival is matched anew, under the version in force.
    Arrival corrected = kazukoArrives();
    corrected.remark = "杖";
    matches.put("A1", corrected);
    CHECK(matches.waiting({}).empty());
    CHECK(matches.outcomes({}, {})[0].standing != RosterStanding::Certain);
}

TEST_CASE("arrival matches: a number that was given to somebody else accounts for nobody") {
    const auto before = ward();
    auto after = withoutKazuko();
    after.front().no.value = "R1";
    ArrivalMatches matches = matchesOver(before);
    matches.put("A1", kazukoArrives());
    REQUIRE(matches.outcomes({}, {})[0].isAccountedFor());
    applyOver(matches, std::make_shared<const Matcher>(matcherFor(after)), after);
    CHECK_FALSE(matches.outcomes({}, {})[0].isAccountedFor());
    CHECK(matches.waiting({}).empty());
}

TEST_CASE("arrival matches: who only got another number keeps the link") {
    const auto before = ward();
    auto after = before;
    after[0].no.value = "R9001";
    ArrivalMatches matches = matchesOver(before);
    matches.put("A1", kazukoArrives());
    applyOver(matches, std::make_shared<const Matcher>(matcherFor(after)), after);
    CHECK(matches.waiting({}).empty());
    CHECK(matches.outcomes({}, {})[0].standing == RosterStanding::Certain);
}

TEST_CASE("arrival matches: a version after the next still compares with the link that counts") {
    const auto first = withoutKazuko();
    const auto second = ward();
    ArrivalMatches matches = matchesOver(first);
    matches.put("A1", kazukoArrives());
    applyOver(matches, std::make_shared<const Matcher>(matcherFor(second)), second);
    applyOver(matches, std::make_shared<const Matcher>(matcherFor(second)), second);
    // Still nobody's: applying it twice confirms nothing.
    CHECK(matches.outcomes({}, {})[0].standing == RosterStanding::Review);
    CHECK(matches.waiting({}).size() == 1);
}

TEST_CASE("matching: an answer names its levels, and the versions it was made with") {
    const auto roster = ward();
    const Matcher matcher = matcherFor(roster);
    const auto result = matcher.match(kazukoArrives());
    REQUIRE(result.decision == Decision::Certain);
    CHECK(result.candidates[0].levels == "family=equal given=kanji birth=exact place=room phone=own sex=equal");
    CHECK(matcher.versions().rules.size() == 8);
    CHECK(matcher.versions().tables.size() == 8);
    CHECK(matcherFor(strangers(3)).versions().tables == matcher.versions().tables);
}
