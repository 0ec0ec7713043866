// The people a matcher confuses: households, twins, namesakes, foreigners, rows listed twice.
#include <catch2/catch_test_macros.hpp>

#include "people.h"

namespace hinanjo::matching::test {
namespace {

domain::RosterPerson husband() {
    domain::RosterPerson person = kazuko();
    person.no.value = "R2";
    person.name = "渡邉　一郎";
    person.kana = "ﾜﾀﾅﾍﾞ ｲﾁﾛｳ";
    person.sex = domain::Sex::Male;
    person.birth = {1945, 8, 1};
    person.phone = "03-3911-0001";
    person.mobile = "090-3333-0003";
    return person;
}

bool certainFor(const MatchResult& result, std::size_t row) {
    return result.decision == Decision::Certain && result.candidates.at(0).rosterIndex == row;
}

TEST_CASE("who lives with a roster person is not that person", "[matching]") {
    const auto roster = rosterWith({kazuko()});
    const Matcher matcher = matcherFor(roster);

    SECTION("her daughter, everything but the given name and birth alike") {
        Arrival daughter = kazukoArrives();
        daughter.name = "渡辺 恵";
        daughter.kana = "ワタナベ メグミ";
        daughter.birth = "S50.1.2";
        CHECK(matcher.match(daughter).decision != Decision::Certain);
        REQUIRE(matcher.match(daughter).candidates.empty());
    }
    SECTION("a twin") {
        Arrival twin = kazukoArrives();
        twin.name = "渡辺 幸子";
        twin.kana = "ワタナベ サチコ";
        const MatchResult result = matcher.match(twin);
        CHECK(result.decision == Decision::Review);
        CHECK(result.candidates.at(0).rule == "birth+place");
    }
    SECTION("her daughter-in-law with the same reading, typed in kana without birth") {
        Arrival sameReading = kazukoArrives();
        sameReading.name = "わたなべ かずこ";
        sameReading.kana.clear();
        sameReading.birth.clear();
        CHECK(matcher.match(sameReading).decision == Decision::Review);
    }
    SECTION("the same reading in other characters, with her own birth date") {
        Arrival sameReading = kazukoArrives();
        sameReading.name = "渡辺 一子";
        sameReading.birth = "S50.1.2";
        CHECK(matcher.match(sameReading).decision != Decision::Certain);
    }
}

TEST_CASE("father and son share a character, not a person", "[matching]") {
    domain::RosterPerson father = husband();
    father.name = "渡邉 正雄";
    father.kana = "ワタナベ マサオ";
    const auto roster = rosterWith({father});
    const Matcher matcher = matcherFor(roster);
    Arrival son = kazukoArrives();
    son.sex = domain::Sex::Male;
    son.name = "渡辺 正和";
    son.kana = "ワタナベ マサカズ";
    son.birth.clear();

    CHECK(matcher.match(son).decision != Decision::Certain);
}

TEST_CASE("a wife who gives her husband's telephone is still herself", "[matching]") {
    const auto roster = rosterWith({kazuko(), husband()});
    const Matcher matcher = matcherFor(roster);
    Arrival wife = kazukoArrives();
    wife.address.clear();
    wife.phones = {"090-3333-0003"};

    const MatchResult result = matcher.match(wife);

    REQUIRE(certainFor(result, 0));
    CHECK(result.candidates[0].evidence[3].words == "同じ家の人の番号と一致");
}

TEST_CASE("the husband's telephone does not make a wife without birth date certain", "[matching]") {
    const auto roster = rosterWith({kazuko(), husband()});
    const Matcher matcher = matcherFor(roster);
    Arrival wife = kazukoArrives();
    wife.birth.clear();
    wife.phones = {"090-3333-0003"};

    const MatchResult result = matcher.match(wife);

    CHECK(result.decision == Decision::Review);
    CHECK(result.candidates.at(0).rosterIndex == 0);
}

TEST_CASE("a namesake with her birthday in another town is for a person to judge", "[matching]") {
    const auto roster = rosterWith({kazuko()});
    const Matcher matcher = matcherFor(roster);
    Arrival namesake = kazukoArrives();
    namesake.address = "浮間3-3-3";
    namesake.phones = {"090-8888-0008"};

    CHECK(matcher.match(namesake).decision == Decision::Review);
}

TEST_CASE("two roster people who fit alike leave neither certain", "[matching]") {
    domain::RosterPerson other = kazuko();
    other.no.value = "R9";
    other.address = "王子1丁目9番9号";
    other.building.clear();
    other.phone = other.mobile = other.contactPhone = "";
    const auto roster = rosterWith({kazuko(), other});
    const Matcher matcher = matcherFor(roster);
    Arrival arrival = kazukoArrives();
    arrival.address = "王子1丁目";
    arrival.phones.clear();

    const MatchResult result = matcher.match(arrival);

    CHECK(result.decision == Decision::Review);
    CHECK(result.candidates.size() == 2);

    arrival.address = "王子1-9-9";
    CHECK(certainFor(matcher.match(arrival), 1));
}

TEST_CASE("a foreign name is certain only with the birth date", "[matching]") {
    domain::RosterPerson lan = kazuko();
    lan.name = "NGUYEN THI LAN";
    lan.kana = "グエン ティ ラン";
    lan.otherName = "";
    const auto roster = rosterWith({lan});
    const Matcher matcher = matcherFor(roster);
    Arrival arrival = kazukoArrives();
    arrival.name = "Nguyễn Thị Lan";
    arrival.kana.clear();

    CHECK(certainFor(matcher.match(arrival), 0));
    arrival.birth.clear();
    CHECK(matcher.match(arrival).decision == Decision::Review);
    arrival.age = 78;
    CHECK(matcher.match(arrival).decision == Decision::Review);
    arrival.birth = "1948-04-05";
    for (const auto* name : {"グエン・ティ・ラン", "グエンティ ラン", "ぐえん てぃらん"}) {
        INFO(name);
        arrival.name = name;
        CHECK(certainFor(matcher.match(arrival), 0));
    }
}

TEST_CASE("a 通称名 is a second name", "[matching]") {
    domain::RosterPerson person = kazuko();
    person.name = "金 美英";
    person.kana = "キム ミヨン";
    person.otherName = "金田 美英";
    const auto roster = rosterWith({person});
    const Matcher matcher = matcherFor(roster);
    Arrival arrival = kazukoArrives();
    arrival.kana.clear();

    arrival.name = "金田美英";
    CHECK(certainFor(matcher.match(arrival), 0));
    arrival.name = "金美英";
    CHECK(certainFor(matcher.match(arrival), 0));
}

TEST_CASE("one person listed twice is one person", "[matching]") {
    domain::RosterPerson again = kazuko();
    again.no.value = "R7";
    again.name = "渡辺 和子";
    again.kana = "ワタナベ カズコ";
    again.address = "北区東十条2-2-2";
    again.building.clear();

    SECTION("with one birth date: certain, and both rows are accounted for") {
        const auto roster = rosterWith({kazuko(), again});
        const Matcher matcher = matcherFor(roster);
        CHECK(matcher.samePerson(1) == 0);
        CHECK(matcher.samePerson(2) == 2);

        const MatchResult result = matcher.match(kazukoArrives());

        REQUIRE(result.decision == Decision::Certain);
        CHECK(result.candidates.size() == 2);
    }
    SECTION("with two birth dates: a person has to look") {
        again.birth = {1948, 5, 4};
        const auto roster = rosterWith({kazuko(), again});
        const Matcher matcher = matcherFor(roster);
        CHECK(matcher.samePerson(1) == 1);

        const MatchResult result = matcher.match(kazukoArrives());

        CHECK(result.decision == Decision::Review);
        CHECK(result.candidates.at(0).rule == "duplicate");
    }
    SECTION("a namesake of one birthday without shared house or phone stays apart") {
        again.phone = again.mobile = "";
        const auto roster = rosterWith({kazuko(), again});
        const Matcher matcher = matcherFor(roster);
        CHECK(matcher.samePerson(1) == 1);
    }
}

TEST_CASE("values too many arrivals share say nothing", "[matching]") {
    const auto roster = rosterWith({kazuko()});
    const Matcher matcher = matcherFor(roster);
    static const char* const names[] = {"青木 一",   "石川 二郎", "上田 三郎", "遠藤 四郎", "小川 五郎", "加藤 六郎",
                                        "木村 七郎", "工藤 八郎", "小林 九郎", "近藤 十郎", "坂本 進",   "島田 勇"};
    std::vector<Arrival> crowd;
    // One roster person lives there; twenty families are more than her neighbours.
    std::vector<std::string> families;
    for (const auto* name : names) {
        families.emplace_back(name);
        families.push_back("中" + families.back());
    }
    for (const auto& name : families) {
        Arrival arrival;
        arrival.id = name;
        arrival.name = name;
        arrival.seenAt = noon();
        crowd.push_back(arrival);
    }

    SECTION("the shelter's own address") {
        for (auto& arrival : crowd)
            arrival.address = "王子1-2-3";
        Arrival arrival = kazukoArrives();
        arrival.kana.clear();
        arrival.phones.clear();
        arrival.address = "王子1-2-3";
        CHECK(certainFor(matcher.match(arrival), 0));
        CHECK(matcher.match(arrival, *matcher.commonValues(crowd)).decision == Decision::Review);
        arrival.address = "王子1-2-3-203";  // With her room it is her home.
        CHECK(certainFor(matcher.match(arrival, *matcher.commonValues(crowd)), 0));
    }
    SECTION("a telephone many families give") {
        for (auto& arrival : crowd)
            arrival.phones = {"090-1111-0001"};
        Arrival arrival = kazukoArrives();
        arrival.birth.clear();
        arrival.phones = {"090-1111-0001"};
        CHECK(certainFor(matcher.match(arrival), 0));
        CHECK(matcher.match(arrival, *matcher.commonValues(crowd)).decision == Decision::Review);
    }
    SECTION("a birth date typed for want of a better one") {
        for (auto& arrival : crowd)
            arrival.birth = "1948-04-05";
        Arrival arrival = kazukoArrives();
        arrival.phones.clear();
        CHECK(certainFor(matcher.match(arrival), 0));
        CHECK(matcher.match(arrival, *matcher.commonValues(crowd)).decision == Decision::Review);
    }
    SECTION("one big family is not a crowd") {
        for (auto& arrival : crowd) {
            arrival.name = "渡辺 一";
            arrival.address = "王子1-2-3";
        }
        Arrival arrival = kazukoArrives();
        arrival.phones.clear();
        arrival.address = "王子1-2-3";
        CHECK(certainFor(matcher.match(arrival, *matcher.commonValues(crowd)), 0));
    }
}

TEST_CASE("a dummy birth date on the roster proves nothing", "[matching]") {
    domain::RosterPerson person = kazuko();
    person.birth = {1900, 1, 1};
    const auto roster = rosterWith({person});
    const Matcher matcher = matcherFor(roster);
    Arrival arrival = kazukoArrives();
    arrival.birth = "1900-01-01";
    arrival.phones.clear();

    CHECK(matcher.match(arrival).decision == Decision::Review);
}

TEST_CASE("a telephone of an institution on the roster proves nothing", "[matching]") {
    auto roster = rosterWith({kazuko()});
    for (std::size_t i = 1; i <= 8; ++i)
        roster[i].phone = roster[0].phone;
    const Matcher matcher = matcherFor(roster);
    Arrival arrival = kazukoArrives();
    arrival.birth.clear();
    arrival.phones = {roster[0].phone};

    CHECK(matcher.match(arrival).decision == Decision::Review);
}

}  // namespace
}  // namespace hinanjo::matching::test
