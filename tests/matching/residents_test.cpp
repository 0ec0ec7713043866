#include <catch2/catch_test_macros.hpp>

#include "people.h"

using namespace hinanjo::matching;
using namespace hinanjo::matching::test;
using hinanjo::domain::Resident;
using hinanjo::domain::Sex;

namespace {

Resident resident(const char* no, const char* given, const char* kana, hinanjo::domain::PartialDate birth) {
    Resident r;
    r.no = no;
    r.familyName = "渡邉";
    r.familyKana = "ﾜﾀﾅﾍﾞ";
    r.givenName = given;
    r.givenKana = kana;
    r.sex = Sex::Female;
    r.birth = birth;
    r.address = "東京都北区王子１丁目２番３号";
    r.building = "王子ハイツ２０３号室";
    return r;
}

Matcher wardMatcher(std::vector<Resident> residents) {
    auto matcher = Matcher::build(rosterWith({kazuko()}), residents, share());
    if (!matcher) throw std::runtime_error(matcher.error().detail);
    return std::move(*matcher);
}

Arrival nameAndHome() {
    Arrival a;
    a.id = "A1";
    a.name = "わたなべ かずこ";
    a.sex = Sex::Female;
    a.address = "王子1-2-3-203";
    a.seenAt = noon();
    return a;
}

const Resident kHerself = resident("1", "和子", "ｶｽﾞｺ", {1948, 4, 5});

}  // namespace

TEST_CASE("residents: with nobody else of that name in the house, name and home are enough") {
    const auto result = wardMatcher({kHerself}).match(nameAndHome());
    CHECK(result.decision == Decision::Certain);
    REQUIRE(result.candidates.size() == 1);
    CHECK(result.candidates[0].rosterIndex == 0);
    CHECK(result.candidates[0].rule == "G4");
    // The roster alone cannot know.
    CHECK(matcherFor(rosterWith({kazuko()})).match(nameAndHome()).decision == Decision::Review);
}

TEST_CASE("residents: a daughter-in-law of the same reading makes it a question") {
    const auto matcher = wardMatcher({kHerself, resident("2", "数子", "ｶｽﾞｺ", {1975, 9, 1})});
    CHECK(matcher.match(nameAndHome()).decision == Decision::Review);
}

TEST_CASE("residents: who is certainly another resident is nobody of the roster") {
    const auto matcher = wardMatcher({kHerself, resident("2", "数子", "ｶｽﾞｺ", {1975, 9, 1})});
    Arrival other = nameAndHome();
    other.name = "渡辺数子";
    other.birth = "S50.9.1";
    const auto result = matcher.match(other);
    CHECK(result.decision == Decision::None);
    CHECK(result.candidates.empty());
}

TEST_CASE("residents: answers speak of roster rows only") {
    const auto matcher = wardMatcher({kHerself, resident("2", "数子", "ｶｽﾞｺ", {1975, 9, 1})});
    CHECK(matcher.rosterSize() == 101);
    for (const auto& candidate : matcher.match(nameAndHome()).candidates)
        CHECK(candidate.rosterIndex < 101);
}
