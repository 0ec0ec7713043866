// Who a code or a card speaks of: the residents' register, those received before, or nobody this tablet knows.
#include "reception/said_household.h"

#include <catch2/catch_test_macros.hpp>

#include "school_tablet.h"

namespace hinanjo::test {
namespace {

using reception::SaidArrival;
using reception::SaidFinder;

codes::SaidPerson person(const char* family, const char* given, const char* familyKana, const char* givenKana,
                         domain::PartialDate birth) {
    codes::SaidPerson out;
    out.familyName = family;
    out.givenName = given;
    out.familyKana = familyKana;
    out.givenKana = givenKana;
    out.birth = birth;
    return out;
}

SaidArrival find(SchoolTablet& school, std::vector<codes::SaidPerson> people,
                 SaidFinder::Says says = SaidFinder::Says::Everybody) {
    codes::SaidHousehold said;
    said.people = std::move(people);
    SaidFinder finder;
    return finder.find(school.tablet(), said, says);
}

std::vector<std::string> residentsOf(const SaidArrival& arrival) {
    std::vector<std::string> out;
    for (const auto& member : arrival.members)
        out.push_back(member.arriving.residentNo);
    return out;
}

}  // namespace

TEST_CASE("people are found by reading and birth, whatever characters they write", "[said]") {
    SchoolTablet school;
    const SaidArrival found = find(school, {person("渡辺", "みどり", "ワタナベ", "ミドリ", {1943, 8, 15})});
    CHECK(residentsOf(found) == std::vector<std::string>{"1009"});
    CHECK(found.residentHouseholdNo == "504");
    // The register's spelling is the official one.
    CHECK(found.members.front().arriving.familyName == "渡邉");
}

TEST_CASE("a card without a reading is found by written name and birth, variants included", "[said]") {
    SchoolTablet school;
    CHECK(residentsOf(find(school, {person("渡辺", "みどり", "", "", {1943, 8, 15})})) ==
          std::vector<std::string>{"1009"});
    CHECK(residentsOf(find(school, {person("渡辺みどり", "", "", "", {1943, 8, 15})})) ==
          std::vector<std::string>{"1009"});
    CHECK(residentsOf(find(school, {person("渡辺", "みどり", "", "", {1943, 8, 16})})) == std::vector<std::string>{""});
}

TEST_CASE("a card stands for its household, a code for those it names", "[said]") {
    SchoolTablet school;
    const auto taro = person("山田", "太郎", "", "", {1958, 4, 12});

    const SaidArrival card = find(school, {taro}, SaidFinder::Says::OneOfThem);
    CHECK(residentsOf(card) == std::vector<std::string>{"1001", "1002", "1003", "1004"});
    for (const auto& member : card.members)
        CHECK(member.comes);

    const SaidArrival code = find(school, {taro});
    CHECK(residentsOf(code) == std::vector<std::string>{"1001", "1002", "1003", "1004"});
    CHECK(code.members[0].comes);
    CHECK_FALSE(code.members[1].comes);
}

TEST_CASE("a name without a birth is nobody's, except within the household of the others", "[said]") {
    SchoolTablet school;
    const auto kazuko = person("山田", "和子", "ヤマダ", "カズコ", {});
    CHECK(residentsOf(find(school, {kazuko})) == std::vector<std::string>{""});
    const SaidArrival family = find(school, {person("山田", "太郎", "ヤマダ", "タロウ", {1958, 4, 12}), kazuko});
    CHECK(residentsOf(family) == std::vector<std::string>{"1001", "1002", "1003", "1004"});
    CHECK(family.members[1].comes);
}

TEST_CASE("one family in two households of the register comes as one", "[said]") {
    SchoolTablet school;
    const SaidArrival found = find(school, {person("山手", "春男", "ヤマテ", "ハルオ", {1972, 3, 3}),
                                            person("佐藤", "一郎", "サトウ", "イチロウ", {1990, 2, 14}),
                                            person("山手", "秋子", "ヤマテ", "アキコ", {1975, 11, 30})});
    CHECK(found.residentHouseholdNo == "502");
    CHECK(residentsOf(found) == std::vector<std::string>{"1006", "1008", "1007"});
    for (const auto& member : found.members)
        CHECK(member.comes);
}

TEST_CASE("a number of the office counts more than a name", "[said]") {
    SchoolTablet school;
    auto odd = person("やまだ", "たろう", "ヤマダ", "タロー", {});
    odd.residentNo = "1001";
    CHECK(residentsOf(find(school, {odd}))[0] == "1001");
    auto wrong = person("山田", "太郎", "ヤマダ", "タロウ", {1958, 4, 12});
    wrong.residentNo = "9999";
    CHECK(residentsOf(find(school, {wrong})) == std::vector<std::string>{""});
}

TEST_CASE("who is in no register is kept as said, and found again after being received", "[said]") {
    SchoolTablet school;
    const auto guest = person("高橋", "花", "タカハシ", "ハナ", {1990, 1, 1});
    const SaidArrival first = find(school, {guest});
    CHECK(first.residentHouseholdNo.empty());
    CHECK_FALSE(first.wantsReading());
    CHECK(first.members.front().arriving.familyName == "高橋");

    school.session().household()->openSaid(first, {});
    school.session().household()->receive();
    school.settle();
    CHECK(find(school, {guest}).members.front().arriving.known.has_value());
    CHECK(find(school, {person("高橋", "花", "", "", {1990, 1, 1})}).members.front().arriving.known.has_value());
}

TEST_CASE("one person of whom only the written name is known wants a reading", "[said]") {
    SchoolTablet school(SchoolTablet::Register::NotYet);
    CHECK(find(school, {person("山田", "太郎", "", "", {1958, 4, 12})}, SaidFinder::Says::OneOfThem).wantsReading());
}

}  // namespace hinanjo::test
