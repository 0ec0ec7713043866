#include "lists/missing.h"

#include <catch2/catch_test_macros.hpp>

using namespace hinanjo;
using lists::PartBy;

namespace {

domain::RosterPerson person(const char* no, const char* building, const char* commissioner) {
    domain::RosterPerson p;
    p.no.value = no;
    p.kana = no;
    p.building = building;
    p.commissioner = commissioner;
    return p;
}

std::vector<std::string> numbersOf(const lists::Part& part) {
    std::vector<std::string> out;
    for (const lists::RosterLine* line : part.missing)
        out.push_back(line->person->no.value);
    return out;
}

}  // namespace

TEST_CASE("the missing are walked from door to door, and parts where nobody is missing keep their progress") {
    const std::vector<domain::RosterPerson> people{person("A", "201", "民生 一郎"), person("B", "9号室", "民生 一郎"),
                                                   person("C", "10号室", ""), person("D", "", "民生 二郎"),
                                                   person("E", "", "民生 二郎")};
    std::vector<lists::RosterLine> lines(5);
    for (std::size_t i = 0; i < 5; ++i)
        lines[i].person = &people[i];
    lines[0].town = lines[1].town = lines[2].town = "王子二丁目";
    lines[0].ban = 10;
    lines[1].ban = lines[2].ban = 2;
    lines[1].go = lines[2].go = 1;
    lines[3].town = "王子十丁目";
    lines[3].accountedFor = true;
    lines[4].needsRescue = true;
    lines[1].candidateShelters = {"王子小"};

    const auto districts = lists::missingBy(PartBy::District, lines);
    REQUIRE(districts.size() == 3);
    CHECK(districts[0].name == "王子二丁目");
    CHECK(numbersOf(districts[0]) == std::vector<std::string>{"B", "C", "A"});
    CHECK(districts[0].candidates == 1);
    CHECK(districts[1].name == "王子十丁目");
    CHECK(districts[1].missing.empty());
    CHECK(districts[1].accountedFor() == 1);
    CHECK(districts[2].name == "町丁目 不明");
    CHECK(districts[2].rescue == 1);

    const auto supporters = lists::missingBy(PartBy::Supporter, lines);
    REQUIRE(supporters.size() == 3);
    CHECK(supporters.back().name == "支援者 未定");
    CHECK(supporters.back().people == 1);
    CHECK(supporters[0].people + supporters[1].people == 4);
}
