#include "matching/duplicates.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>

#include "people.h"

using namespace hinanjo;
using namespace hinanjo::matching;
using namespace hinanjo::matching::test;

namespace {

Duplicates nobody() {
    auto made = Duplicates::make(share());
    if (!made) throw std::runtime_error(made.error().detail);  // Fails the test with the reason.
    return std::move(*made);
}

// Hanako Yamada of Ōji, as a tablet has her.
Registration hanako(std::string id = "A1") {
    Registration r;
    r.arrival.id = std::move(id);
    r.arrival.familyName = "山田";
    r.arrival.givenName = "花子";
    r.arrival.familyKana = "ヤマダ";
    r.arrival.givenKana = "ハナコ";
    r.arrival.birth = "1961-05-02";
    r.arrival.address = "王子2-10-1";
    r.arrival.phones = {"090-1234-1111"};
    r.arrival.seenAt = noon();
    return r;
}

// Her name and nothing else.
Registration nameOnly(std::string id = "B1") {
    Registration r = hanako(std::move(id));
    r.arrival.birth.clear();
    r.arrival.address.clear();
    r.arrival.phones.clear();
    return r;
}

std::vector<Duplicates::Pair> pairsOf(const std::vector<Registration>& people) {
    Duplicates duplicates = nobody();
    for (const auto& person : people)
        duplicates.put(person);
    return duplicates.proposals();
}

bool areProposed(const Registration& a, const Registration& b) {
    static Duplicates two = nobody();  // Reading the tables takes longer than everything else here.
    two.put(a);
    two.put(b);
    const bool proposed = !two.proposals().empty();
    two.remove(a.arrival.id);
    two.remove(b.arrival.id);
    return proposed;
}

}  // namespace

TEST_CASE("duplicates: the name alone is not enough, with the birth, the age or the age group it is") {
    const Registration one = hanako();
    Registration other = nameOnly();
    CHECK_FALSE(areProposed(one, other));
    other.arrival.birth = "1961-00-00";
    CHECK(areProposed(one, other));
    other.arrival.birth = "昭和36年5月2日";
    CHECK(areProposed(one, other));
    other.arrival.birth.clear();
    other.arrival.age = 65;
    CHECK(areProposed(one, other));
    other.arrival.age.reset();
    other.ageBand = domain::AgeBand::Age65to74;
    CHECK(areProposed(one, other));
    other.ageBand = domain::AgeBand::Age18to39;
    CHECK_FALSE(areProposed(one, other));
}

TEST_CASE("duplicates: two ages, or an age and an age group, without any date") {
    Registration one = nameOnly("A1");
    Registration other = nameOnly("B1");
    one.arrival.age = 65;
    other.arrival.age = 65;
    CHECK(areProposed(one, other));
    other.arrival.age = 66;
    CHECK(areProposed(one, other));
    other.arrival.age = 72;
    CHECK_FALSE(areProposed(one, other));
    other.arrival.age.reset();
    other.ageBand = domain::AgeBand::Age65to74;
    CHECK(areProposed(one, other));
    other.ageBand = domain::AgeBand::Age75up;
    CHECK_FALSE(areProposed(one, other));
}

TEST_CASE("duplicates: the name with the telephone or with the home") {
    Registration other = nameOnly();
    other.arrival.phones = {"09012341111"};
    CHECK(areProposed(hanako(), other));
    other.arrival.phones = {"09055555555"};
    CHECK_FALSE(areProposed(hanako(), other));
    other.arrival.address = "北区王子二丁目10番1号";
    CHECK(areProposed(hanako(), other));
    other.arrival.address = "王子5-1-1";
    CHECK_FALSE(areProposed(hanako(), other));
}

TEST_CASE("duplicates: written in kana here and in kanji there") {
    Registration other = nameOnly();
    other.arrival.familyName.clear();
    other.arrival.givenName.clear();
    other.arrival.phones = {"090-1234-1111"};
    CHECK(areProposed(hanako(), other));

    Registration kanji = hanako("C1");
    kanji.arrival.familyName.clear();
    kanji.arrival.givenName.clear();
    kanji.arrival.familyKana.clear();
    kanji.arrival.givenKana.clear();
    kanji.arrival.name = "山田花子";  // One cell, no space.
    CHECK(areProposed(other, kanji));
    CHECK(areProposed(hanako(), kanji));
}

TEST_CASE("duplicates: one household and one given name, but never its other members") {
    Registration one = nameOnly("A1");
    Registration other = nameOnly("B1");
    one.household = other.household = "H1";
    CHECK(areProposed(one, other));

    // Brothers a year apart, registered together.
    one.arrival.givenName = "悠斗";
    one.arrival.givenKana = "ユウト";
    one.arrival.age = 5;
    other.arrival.givenName = "悠太";
    other.arrival.givenKana = "ユウタ";
    other.arrival.age = 6;
    CHECK_FALSE(areProposed(one, other));
    // Twins whose names sound the same.
    other.arrival.givenName = "勇人";
    other.arrival.givenKana = "ユウト";
    other.arrival.age = 5;
    CHECK_FALSE(areProposed(one, other));
}

TEST_CASE("duplicates: a household shares telephone, home and family name and is not one person") {
    Registration husband = hanako("B1");
    husband.arrival.givenName = "太郎";
    husband.arrival.givenKana = "タロウ";
    husband.arrival.sex = domain::Sex::Male;
    husband.arrival.birth = "1961-05-02";
    CHECK_FALSE(areProposed(hanako(), husband));
}

TEST_CASE("duplicates: a birth that cannot be one person's speaks against everything else") {
    Registration daughter = hanako("B1");
    daughter.arrival.birth = "1989-11-20";
    CHECK_FALSE(areProposed(hanako(), daughter));
    // A slip of the pen does not.
    daughter.arrival.birth = "1961-05-03";
    CHECK(areProposed(hanako(), daughter));
    // But it is no signal either.
    daughter.arrival.phones.clear();
    daughter.arrival.address.clear();
    CHECK_FALSE(areProposed(hanako(), daughter));
}

TEST_CASE("duplicates: a slip in the name needs the whole birth date and the telephone or home") {
    Registration other = hanako("B1");
    other.arrival.familyName.clear();
    other.arrival.givenName.clear();
    other.arrival.givenKana = "ハナヨ";
    CHECK(areProposed(hanako(), other));
    other.arrival.birth = "1961-00-00";
    CHECK_FALSE(areProposed(hanako(), other));
}

TEST_CASE("duplicates: the birth date and telephone of somebody of another name") {
    Registration twin = hanako("B1");
    twin.arrival.givenName = "桃代";
    twin.arrival.givenKana = "モモヨ";
    CHECK_FALSE(areProposed(hanako(), twin));
}

TEST_CASE("duplicates: another sex needs the birth date and the name") {
    Registration one = hanako();
    Registration other = hanako("B1");
    one.arrival.sex = domain::Sex::Female;
    other.arrival.sex = domain::Sex::Male;
    CHECK(areProposed(one, other));
    other.arrival.birth = "1961-00-00";
    CHECK_FALSE(areProposed(one, other));
}

TEST_CASE("duplicates: who is named only as somebody's relative is not that person") {
    Registration relative = hanako("B1");
    relative.arrival.remark = "山田花子の母";
    CHECK_FALSE(areProposed(hanako(), relative));
}

TEST_CASE("duplicates: a foreign name in any order") {
    Registration one = nameOnly("A1");
    one.arrival.familyName = one.arrival.givenName = one.arrival.familyKana = one.arrival.givenKana = "";
    Registration other = one;
    other.arrival.id = "B1";
    one.arrival.name = "NGUYEN VAN AN";
    other.arrival.name = "Van An Nguyễn";
    one.arrival.birth = other.arrival.birth = "1990-02-03";
    CHECK(areProposed(one, other));
}

TEST_CASE("duplicates: an answered pair is not proposed again") {
    Duplicates duplicates = nobody();
    duplicates.put(hanako("A1"));
    duplicates.put(hanako("B1"));
    duplicates.put(hanako("C1"));
    REQUIRE(duplicates.proposals().size() == 3);
    const auto decided = [](const std::string& a, const std::string& b) { return a == "A1" && b == "B1"; };
    const auto open = duplicates.proposals(decided);
    REQUIRE(open.size() == 2);
    CHECK(open[0].b == "C1");
    CHECK(open[1].b == "C1");
    // Taken back, it is.
    CHECK(duplicates.proposals().size() == 3);
    CHECK(duplicates.proposalsOf("A1", decided).size() == 1);
    CHECK(duplicates.proposalsOf("Z9").empty());
}

TEST_CASE("duplicates: a correction and a withdrawal count at once") {
    Duplicates duplicates = nobody();
    duplicates.put(hanako("A1"));
    duplicates.put(hanako("B1"));
    REQUIRE(duplicates.proposals().size() == 1);
    Registration corrected = hanako("B1");
    corrected.arrival.givenName = "太郎";
    corrected.arrival.givenKana = "タロウ";
    duplicates.put(corrected);
    CHECK(duplicates.proposals().empty());
    duplicates.put(hanako("B1"));
    CHECK(duplicates.proposals().size() == 1);
    duplicates.remove("A1");
    CHECK(duplicates.proposals().empty());
    duplicates.remove("A1");  // Twice is nothing.
    CHECK(duplicates.size() == 1);
    duplicates.put(hanako("A1"));
    CHECK(duplicates.proposals().size() == 1);
}

TEST_CASE("duplicates: the same in any order, whatever came and went meanwhile") {
    std::vector<Registration> people;
    static const char* const given[] = {"花子", "太郎", "和子", "清"};
    static const char* const kana[] = {"ハナコ", "タロウ", "カズコ", "キヨシ"};
    for (int i = 0; i < 48; ++i) {
        Registration r = hanako("P" + std::to_string(100 + i));
        r.arrival.givenName = given[i % 4];
        r.arrival.givenKana = kana[i % 4];
        r.arrival.birth = std::to_string(1950 + i % 5) + (i % 3 == 0 ? "-00-00" : "-05-02");
        r.arrival.phones = {"090-1234-10" + std::to_string(10 + i % 7)};
        r.arrival.address = "王子2-" + std::to_string(1 + i % 6) + "-1";
        if (i % 11 == 0) r.household = "H" + std::to_string(i % 2);
        people.push_back(std::move(r));
    }
    const auto expected = pairsOf(people);
    REQUIRE(expected.size() > 10);
    for (unsigned seed = 1; seed <= 5; ++seed) {
        auto shuffled = people;
        std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(seed));
        Duplicates duplicates = nobody();
        for (std::size_t i = 0; i < shuffled.size(); ++i) {
            Registration first = shuffled[i];
            first.arrival.givenKana = "カズコ";  // Corrected below.
            duplicates.put(first);
            if (i % 7 == 0) CHECK(duplicates.proposals().size() <= people.size() * people.size());  // Settled half-way.
            if (i % 5 == 0) duplicates.remove(first.arrival.id);
        }
        for (const auto& person : shuffled)
            duplicates.put(person);
        CHECK(duplicates.proposals() == expected);
    }
}

TEST_CASE("duplicates: what hundreds are called is no name, until they are fewer") {
    Duplicates duplicates = nobody();
    const auto add = [&](int i, const std::string& phone) {
        Registration r;
        r.arrival.id = "N" + std::to_string(1000 + i);
        r.arrival.name = "氏名 不明";
        r.arrival.phones = {phone};
        duplicates.put(r);
    };
    add(0, "090-2222-3333");
    add(1, "090-2222-3333");
    for (int i = 2; i < 400; ++i)
        add(i, "080-5555-" + std::to_string(1000 + i));
    REQUIRE(duplicates.proposals().size() == 1);
    add(400, "080-5555-1400");
    CHECK(duplicates.proposals().empty());
    duplicates.remove("N1400");
    CHECK(duplicates.proposals().size() == 1);
}

TEST_CASE("duplicates: the best come first and say why without personal data") {
    Registration weak = nameOnly("C1");
    weak.ageBand = domain::AgeBand::Age65to74;
    const auto pairs = pairsOf({weak, hanako("A1"), hanako("B1")});
    REQUIRE(pairs.size() == 3);
    CHECK(pairs[0].a == "A1");
    CHECK(pairs[0].b == "B1");
    CHECK(pairs[0].sentence == "氏名・生年月日・電話・住所が同じ");
    CHECK(pairs[1].sentence == "氏名・年代が同じ");
    CHECK(pairs[0].strength > pairs[1].strength);
}

TEST_CASE("duplicates: both sides stand beside each other, and what differs is marked") {
    Duplicates duplicates = nobody();
    Registration other = hanako("B1");
    other.arrival.birth = "1961-00-00";
    other.arrival.address = "赤羽1-1-1";
    duplicates.put(hanako("A1"));
    duplicates.put(other);
    const auto fields = duplicates.explain("B1", "A1");
    REQUIRE(fields.size() == 6);
    CHECK(fields[0].field == "氏名");
    CHECK(fields[0].words == "同じ");
    CHECK(fields[0].a == "山田 花子（ヤマダ ハナコ）");
    CHECK(fields[1].words == "生年が同じ");
    CHECK(fields[1].a == "昭和36年");
    CHECK(fields[1].b == "昭和36年5月2日");
    CHECK_FALSE(fields[1].differs);
    CHECK(fields[2].words == "ちがう");
    CHECK(fields[2].differs);
    CHECK(fields[2].a == "赤羽1-1-1");
    CHECK(fields[3].words == "同じ");
    CHECK(duplicates.explain("A1", "nobody").empty());
}
