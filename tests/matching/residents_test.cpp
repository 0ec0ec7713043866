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

namespace {

// The same people in a house, without a building.
Resident atHouse(Resident r) {
    r.building.clear();
    return r;
}

hinanjo::domain::RosterPerson kazukoInHouse() {
    auto person = kazuko();
    person.building.clear();
    return person;
}

Matcher wardWith(hinanjo::domain::RosterPerson person, std::vector<Resident> residents) {
    auto matcher = Matcher::build(rosterWith({std::move(person)}), residents, share());
    if (!matcher) throw std::runtime_error(matcher.error().detail);
    return std::move(*matcher);
}

Resident inHousehold(Resident r, const char* household) {
    r.householdNo = household;
    return r;
}

Resident husband() {
    Resident r = inHousehold(resident("3", "茂", "ｼｹﾞﾙ", {1946, 1, 2}), "9");
    r.sex = Sex::Male;
    return r;
}

const Resident kAlone = inHousehold(kHerself, "9");
const Resident kDaughter = inHousehold(resident("2", "恵", "ﾒｸﾞﾐ", {1975, 9, 1}), "9");

}  // namespace

TEST_CASE("residents: a house is a home like a room") {
    Arrival a = nameAndHome();
    a.name = "渡辺 和子";
    a.address = "王子1-2-3";
    CHECK(wardWith(kazukoInHouse(), {atHouse(kHerself)}).match(a).decision == Decision::Certain);
}

TEST_CASE("residents: nobody can have written for her who lives alone") {
    Arrival a = nameAndHome();
    a.sex = Sex::NotSaid;
    a.phones = {"070-5555-0000"};  // A number the roster does not know.
    CHECK(wardMatcher({kAlone}).match(a).decision == Decision::Certain);
    // A daughter might, and gives her own telephone.
    CHECK(wardMatcher({kAlone, kDaughter}).match(a).decision == Decision::Review);
}

TEST_CASE("residents: the only woman of the home is she whose name and sex were noted") {
    Arrival a = nameAndHome();
    a.phones = {"070-5555-0000"};
    const Matcher couple = wardMatcher({kAlone, husband()});
    CHECK(couple.match(a).decision == Decision::Certain);
    a.sex = Sex::NotSaid;
    CHECK(couple.match(a).decision == Decision::Review);
}

TEST_CASE("residents: a name alone is never enough") {
    Arrival a = nameAndHome();
    a.name = "渡辺 和子";
    a.address.clear();
    CHECK(wardMatcher({kAlone}).match(a).decision == Decision::Review);
}

TEST_CASE("residents: what the roster leaves open is read in the register") {
    auto listed = kazuko();
    listed.name = "渡〓　和子";
    listed.kana.clear();
    listed.building.clear();
    const Matcher matcher = wardWith(listed, {kAlone, kDaughter});
    Arrival a = nameAndHome();
    a.name = "渡辺 和子";
    a.birth = "S23.4.5";
    const auto result = matcher.match(a);
    REQUIRE(result.decision == Decision::Certain);
    CHECK(result.candidates[0].sentence == "氏名、生年月日、住所が一致");
    a.address = "王子1-2-3-204";
    CHECK(matcher.match(a).decision == Decision::Review);
}

TEST_CASE("residents: who names another municipality is not known by name and age") {
    Arrival a = nameAndHome();
    a.name = "渡辺 和子";
    a.age = 78;
    a.address = "王子1-2-3";
    const Matcher matcher = wardMatcher({kAlone});
    CHECK(matcher.match(a).decision == Decision::Certain);
    a.address = "埼玉県川口市本町3-4-16";
    CHECK(matcher.match(a).decision != Decision::Certain);
}

TEST_CASE("residents: the number of the emergency contact may be that of the other with her name") {
    Arrival a = nameAndHome();
    a.phones = {"090-2222-0002"};
    const Resident other = inHousehold(resident("2", "数子", "ｶｽﾞｺ", {1975, 9, 1}), "9");
    CHECK(wardMatcher({kAlone, other}).match(a).decision == Decision::Review);
}

TEST_CASE("residents: two of one name, one day and one home are two") {
    const Matcher matcher = wardMatcher({kAlone, inHousehold(resident("2", "和子", "ｶｽﾞｺ", {1948, 4, 5}), "9")});
    Arrival a = nameAndHome();
    a.birth = "S23.4.5";
    a.phones = {"03-3911-0001"};
    CHECK(matcher.match(a).decision == Decision::Review);
}

TEST_CASE("residents: birth date and home speak for her whose name was garbled, if nobody else can have come") {
    Arrival a = nameAndHome();
    a.name = "渡辺 しず";
    a.birth = "S23.4.5";
    CHECK(wardMatcher({kAlone}).match(a).candidates.at(0).rule == "G2");
    // Her daughter, who wrote the wrong birth date?
    CHECK(wardMatcher({kAlone, kDaughter}).match(a).decision == Decision::Review);
}

TEST_CASE("residents: an address of more families than the register knows there says nothing") {
    const Matcher matcher = wardWith(kazukoInHouse(), {atHouse(kAlone)});
    std::vector<Arrival> arrivals;
    for (const auto* family : {"青木", "石川", "上田", "江川", "岡田", "加藤", "木下"}) {
        Arrival& a = arrivals.emplace_back();
        a.name = std::string(family) + " 実";
        a.address = "王子1-2-3";
    }
    Arrival a = nameAndHome();
    a.name = "渡辺 和子";
    a.address = "王子1-2-3";
    CHECK(matcher.match(a).decision == Decision::Certain);
    CHECK(matcher.match(a, *matcher.commonValues(arrivals)).decision == Decision::Review);
}

TEST_CASE("residents: with two other women in the home a name and an address are a question") {
    Arrival a = nameAndHome();
    a.name = "渡辺 和子";
    CHECK(wardMatcher({kAlone, kDaughter}).match(a).decision == Decision::Certain);
    const Resident other = inHousehold(resident("4", "幸", "ｻﾁ", {1977, 3, 1}), "9");
    CHECK(wardMatcher({kAlone, kDaughter, other}).match(a).decision == Decision::Review);
}

TEST_CASE("residents: somebody else writes for a child") {
    auto child = kazuko();
    child.birth = {2018, 4, 5};
    Resident herself = kAlone;
    herself.birth = child.birth;
    Arrival a = nameAndHome();
    a.name = "渡辺 和子";
    CHECK(wardWith(child, {herself, kDaughter}).match(a).decision == Decision::Review);
    CHECK(wardWith(child, {herself, husband()}).match(a).decision == Decision::Certain);
}

TEST_CASE("residents: a family may be two households on paper, strangers at one number are none") {
    Arrival a = nameAndHome();
    a.sex = Sex::NotSaid;
    a.address = "王子1-2-3";
    const Resident herself = atHouse(kAlone);
    const Resident daughter = inHousehold(atHouse(kDaughter), "10");
    CHECK(wardWith(kazukoInHouse(), {herself, daughter}).match(a).decision == Decision::Review);
    Resident stranger = daughter;
    stranger.familyName = "青木";
    stranger.familyKana = "ｱｵｷ";
    CHECK(wardWith(kazukoInHouse(), {herself, stranger}).match(a).decision == Decision::Certain);
}

TEST_CASE("residents: a birth that cannot be read is not one that was not said") {
    const Matcher matcher = wardMatcher({kAlone});
    Arrival a = nameAndHome();
    for (const auto* nothing : {"", "不明"}) {
        a.birth = nothing;
        CHECK(matcher.match(a).decision == Decision::Certain);
    }
    a.birth = "昭和38年17月13日";
    CHECK(matcher.match(a).decision == Decision::Review);
}
