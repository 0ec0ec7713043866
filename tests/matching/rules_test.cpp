// Each evidence rule with an arrival it must accept and the nearest one it must not.
#include <catch2/catch_test_macros.hpp>

#include "people.h"

namespace hinanjo::matching::test {
namespace {

const Matcher& matcher() {
    static const std::vector<domain::RosterPerson> roster = rosterWith({kazuko()});
    static const Matcher built = matcherFor(roster);
    return built;
}

// Only the name, in kanji, and the sex: everything else is up to the test.
Arrival nameOnly() {
    Arrival arrival = kazukoArrives();
    arrival.kana.clear();
    arrival.birth.clear();
    arrival.address.clear();
    arrival.phones.clear();
    return arrival;
}

std::string ruleOf(const Arrival& arrival) {
    const MatchResult result = matcher().match(arrival);
    return result.decision == Decision::Certain ? result.candidates.at(0).rule : std::string();
}

TEST_CASE("everything agrees: certain under R1", "[matching]") {
    const MatchResult result = matcher().match(kazukoArrives());

    REQUIRE(result.decision == Decision::Certain);
    REQUIRE(result.candidates.size() == 1);
    CHECK(result.candidates[0].rosterIndex == 0);
    CHECK(result.candidates[0].rule == "R1");
    CHECK(result.candidates[0].posterior > .999);
    CHECK(result.candidates[0].sentence == "氏名、生年月日、住所、電話が一致");
}

TEST_CASE("R1: birth date with the house, the town alone, or the home's telephone", "[matching]") {
    Arrival arrival = nameOnly();
    arrival.birth = "昭和23年4月5日";
    CHECK(ruleOf(arrival).empty());  // Name and birth alone

    arrival.address = "王子1-2-3";
    CHECK(ruleOf(arrival) == "R1");
    arrival.address = "王子";
    CHECK(ruleOf(arrival) == "R1");
    arrival.phones = {"090-8888-0008"};  // A namesake of the town has another telephone
    CHECK(ruleOf(arrival).empty());
    arrival.phones.clear();
    for (const auto* otherPlace : {"王子1-2-4", "王子5-8-9", "滝野川1-2-3"}) {
        INFO(otherPlace);
        arrival.address = otherPlace;
        arrival.phones.clear();
        CHECK(ruleOf(arrival).empty());
        arrival.phones = {"090-2222-0002"};  // Her daughter's
        CHECK(ruleOf(arrival).empty());
        arrival.phones = {"03-3911-0001"};
        CHECK(ruleOf(arrival) == "R1");
    }
}

TEST_CASE("R2: exact age with the house or the phone", "[matching]") {
    Arrival arrival = nameOnly();
    arrival.age = 78;
    CHECK(ruleOf(arrival).empty());
    arrival.address = "王子1丁目";
    CHECK(ruleOf(arrival).empty());
    arrival.address = "王子1-2-3";
    CHECK(ruleOf(arrival) == "R2");
    arrival.age = 50;
    arrival.phones = {"03-3911-0001"};
    CHECK(ruleOf(arrival).empty());
    arrival.age = 78;
    arrival.address.clear();
    CHECK(ruleOf(arrival) == "R2");
}

TEST_CASE("an age is counted on the day of arrival and says nothing without it", "[matching]") {
    Arrival arrival = nameOnly();
    arrival.address = "王子1-2-3";
    arrival.age = 78;
    CHECK(ruleOf(arrival) == "R2");
    arrival.seenAt =
        std::chrono::sys_days(std::chrono::year(2026) / 4 / 3) + std::chrono::hours(3);  // Two days before 78
    CHECK(ruleOf(arrival).empty());
    arrival.seenAt = {};
    CHECK(ruleOf(arrival).empty());
}

TEST_CASE("R3: only year, or month and day, needs the house or the phone", "[matching]") {
    Arrival arrival = nameOnly();
    arrival.birth = "昭和23年";
    arrival.address = "王子1丁目";
    CHECK(ruleOf(arrival).empty());
    arrival.address = "王子1-2-3";
    CHECK(ruleOf(arrival) == "R3");
    arrival.birth = "昭和24年";
    CHECK(ruleOf(arrival).empty());
}

TEST_CASE("R4: one part of the birth date off needs kanji and the house", "[matching]") {
    Arrival arrival = nameOnly();
    arrival.birth = "昭和23年4月6日";
    arrival.address = "王子1-2-3";
    CHECK(ruleOf(arrival) == "R4");
    arrival.address = "王子1丁目";
    CHECK(ruleOf(arrival).empty());
    arrival.address = "王子1-2-3";
    arrival.name = "わたなべ かずこ";
    CHECK(ruleOf(arrival).empty());
    arrival.name = "渡辺和子";
    arrival.birth = "昭和23年5月6日";  // Two parts
    CHECK(ruleOf(arrival).empty());
    arrival.birth = "昭和50年4月5日";  // A daughter with her mother's name and birthday
    CHECK(ruleOf(arrival).empty());
}

TEST_CASE("R5: age off by one needs the number and the phone, or kanji, sex and the home", "[matching]") {
    Arrival arrival = nameOnly();
    arrival.age = 77;
    arrival.address = "王子1-2-3-203";
    arrival.sex = domain::Sex::NotSaid;
    CHECK(ruleOf(arrival).empty());
    arrival.sex = domain::Sex::Female;
    CHECK(ruleOf(arrival) == "R5");
    arrival.name = "ワタナベ カズコ";
    CHECK(ruleOf(arrival).empty());
    arrival.address = "王子1-2-3";
    arrival.phones = {"09011110001"};
    CHECK(ruleOf(arrival) == "R5");
    arrival.age = 76;
    CHECK(ruleOf(arrival).empty());
}

TEST_CASE("R6: without birth, kanji and her own phone", "[matching]") {
    Arrival arrival = nameOnly();
    arrival.phones = {"09011110001"};
    CHECK(ruleOf(arrival) == "R6");
    arrival.name = "ワタナベ カズコ";
    CHECK(ruleOf(arrival).empty());
    arrival.name = "渡辺和子";
    arrival.phones = {"09022220002"};  // The emergency contact's
    CHECK(ruleOf(arrival).empty());
    arrival.phones = {"09011110002"};  // One digit off
    CHECK(ruleOf(arrival).empty());
    arrival.phones.clear();
    arrival.address = "王子1-2-3-203";  // Kanji and the room, no birth
    CHECK(ruleOf(arrival).empty());
    CHECK(matcher().match(arrival).decision == Decision::Review);
}

TEST_CASE("R7: a near family name needs birth date and the number; another given name goes to people", "[matching]") {
    domain::RosterPerson person = kazuko();
    person.name = "渡邉 祐子";
    person.kana = "ワタナベ ユウコ";
    const auto roster = rosterWith({person});
    const Matcher yuko = matcherFor(roster);
    const auto rule = [&](const char* name, const char* kana, const char* address) {
        Arrival arrival = nameOnly();
        arrival.name = name;
        arrival.kana = kana;
        arrival.birth = "19480405";
        arrival.address = address;
        const MatchResult result = yuko.match(arrival);
        return result.decision == Decision::Certain ? result.candidates.at(0).rule : std::string();
    };

    CHECK(rule("渡辺 裕子", "ワタナベ ユウコ", "王子1-2-3").empty());  // A slip of the pen, or her twin.
    CHECK(rule("渡辺 祐子", "ワタナベ サチコ", "王子1-2-3").empty());
    CHECK(rule("渡部 祐子", "ワタナベ ユウコ", "王子1-2-3") == "R7");
    CHECK(rule("渡部 祐子", "ワタナベ ユウコ", "王子1丁目").empty());
    CHECK(rule("渡辺 優子", "ワタナベ ユウコ", "王子1-2-3").empty());  // A twin's name may sound the same
    CHECK(rule("渡辺 良子", "ワタナベ ヨシコ", "王子1-2-3").empty());
}

TEST_CASE("no rule holds against another sex, another room or another era", "[matching]") {
    Arrival arrival = kazukoArrives();
    arrival.sex = domain::Sex::Male;
    CHECK(ruleOf(arrival).empty());
    CHECK(matcher().match(arrival).decision == Decision::Review);

    arrival = kazukoArrives();
    arrival.address = "王子1-2-3-204";
    CHECK(ruleOf(arrival).empty());
    CHECK(matcher().match(arrival).decision == Decision::Review);

    arrival = kazukoArrives();
    arrival.birth = "T23.4.5";  // 大正 never had a year 23
    arrival.phones.clear();
    CHECK(ruleOf(arrival).empty());

    arrival = kazukoArrives();
    arrival.birth = "H23.4.5";
    CHECK(ruleOf(arrival).empty());
}

TEST_CASE("a date without its era may be this one", "[matching]") {
    Arrival arrival = nameOnly();
    arrival.birth = "23.4.5";
    arrival.address = "王子1-2-3-203";

    CHECK(ruleOf(arrival) == "R1");
}

TEST_CASE("names are found whichever way they are written", "[matching]") {
    for (const auto* name : {"渡邊和子", "渡辺　和子", "渡邉\U000E010F和子", "和子 渡辺", "ﾜﾀﾅﾍﾞ ｶｽﾞｺ",
                             "わたなべかずこ", "渡辺 かずこ", "渡〓和子", "渡\uE123和子"}) {
        Arrival arrival = nameOnly();
        arrival.name = name;
        arrival.birth = "S23.4.5";
        arrival.address = "王子1-2-3";
        INFO(name);
        CHECK(ruleOf(arrival) == "R1");
    }
}

TEST_CASE("an unknown character in the given name proves nothing without a reading", "[matching]") {
    Arrival arrival = nameOnly();
    arrival.name = "渡辺 〓子";
    arrival.birth = "S23.4.5";
    arrival.address = "王子1-2-3-203";
    CHECK(ruleOf(arrival).empty());
    CHECK(matcher().match(arrival).decision == Decision::Review);

    arrival.kana = "ワタナベ カズコ";
    CHECK(ruleOf(arrival) == "R1");
}

TEST_CASE("relation words in the name or the remark leave it to a person", "[matching]") {
    for (const auto* name : {"渡辺和子の妹", "渡辺和子さん", "渡辺和子 他1名"}) {
        Arrival arrival = kazukoArrives();
        arrival.name = name;
        const MatchResult result = matcher().match(arrival);
        INFO(name);
        CHECK(result.decision == Decision::Review);
        REQUIRE_FALSE(result.candidates.empty());
        CHECK(result.candidates[0].rule == "relation");
    }
    Arrival arrival = kazukoArrives();
    arrival.remark = "渡辺和子の妹";
    CHECK(matcher().match(arrival).decision == Decision::Review);
}

TEST_CASE("an empty arrival and a stranger match nobody", "[matching]") {
    CHECK(matcher().match({}).decision == Decision::None);
    CHECK(matcher().match({}).candidates.empty());

    Arrival arrival = nameOnly();
    arrival.name = "黒沢 明美";
    arrival.birth = "1999-09-09";
    arrival.address = "浮間3-3-3";
    CHECK(matcher().match(arrival).candidates.empty());
}

TEST_CASE("the evidence shows both sides field by field and marks contradictions only", "[matching]") {
    Arrival arrival = kazukoArrives();
    arrival.sex = domain::Sex::Male;
    const MatchResult result = matcher().match(arrival);

    REQUIRE_FALSE(result.candidates.empty());
    const auto& evidence = result.candidates[0].evidence;
    REQUIRE(evidence.size() == 5);
    CHECK(evidence[0].field == "氏名");
    CHECK(evidence[0].words == "一致（渡辺和子＝渡邉　和子、異体字など）");
    CHECK(evidence[1].words == "一致 昭和23年4月5日");
    CHECK(evidence[2].words.starts_with("部屋番号まで一致"));
    CHECK(evidence[3].words == "一致");
    CHECK(evidence[4].field == "性別");
    CHECK(evidence[4].contradiction);
    for (std::size_t i = 0; i < 4; ++i)
        CHECK_FALSE(evidence[i].contradiction);
    CHECK(result.candidates[0].sentence == "氏名、生年月日、住所、電話が一致。性別が違う");
}

TEST_CASE("in a block of flats an age needs kanji and no other telephone; by reading alone it needs the room",
          "[matching]") {
    domain::RosterPerson person = kazuko();
    const auto roster = rosterWith({person});
    const Matcher block = matcherFor(roster);
    const auto rule = [&](Arrival arrival) {
        const MatchResult result = block.match(arrival);
        return result.decision == Decision::Certain ? result.candidates.at(0).rule : std::string();
    };
    Arrival arrival = nameOnly();
    arrival.age = 78;
    arrival.address = "王子1-2-3";
    CHECK(rule(arrival) == "R2");
    arrival.phones = {"090-7777-8888"};
    CHECK(rule(arrival).empty());
    arrival.phones.clear();
    arrival.name = "ワタナベ カズコ";
    CHECK(rule(arrival).empty());
    arrival.address = "王子1-2-3-203";
    arrival.sex = domain::Sex::Female;
    CHECK(rule(arrival) == "R2");
    arrival.sex = domain::Sex::NotSaid;  // かおる may be her husband.
    CHECK(rule(arrival).empty());
}

TEST_CASE("who is said not to have come is never certain, and is shown", "[matching]") {
    const auto roster = rosterWith({kazuko()});
    const Matcher matcher = matcherFor(roster);
    Arrival arrival = kazukoArrives();
    CHECK(matcher.match(arrival).decision == Decision::Certain);
    for (const char* remark : {"本人は自宅に残っています", "母は家にいる。救助希望", "まだ来ていません", "探しています",
                               "本人不在・家族が記入", "安否不明"}) {
        INFO(remark);
        arrival.remark = remark;
        const MatchResult result = matcher.match(arrival);
        CHECK(result.decision == Decision::Review);
        CHECK(result.candidates.at(0).rule == "absent");
        CHECK(result.candidates.at(0).sentence.find("来ていない") != std::string::npos);
    }
    arrival.remark = "車いす。持病の薬あり";
    CHECK(matcher.match(arrival).decision == Decision::Certain);
}

TEST_CASE("a name spread over the line keeps its last character", "[matching]") {
    domain::RosterPerson person = kazuko();
    person.name = "高柳 利夫";
    person.kana = "タカヤナギ トシオ";
    person.sex = domain::Sex::Male;
    const auto roster = rosterWith({person});
    const Matcher matcher = matcherFor(roster);
    Arrival arrival = kazukoArrives();
    arrival.name = "高 柳 利 夫";
    arrival.kana.clear();
    arrival.sex = domain::Sex::Male;
    CHECK(matcher.match(arrival).decision == Decision::Certain);
    arrival.name = "高柳 利夫 妻";
    CHECK(matcher.match(arrival).decision == Decision::Review);
}

}  // namespace
}  // namespace hinanjo::matching::test
