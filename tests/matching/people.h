// Invented people for the tests of matching.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/files.h"
#include "matching/matcher.h"

namespace hinanjo::matching::test {

// The tables beside the test program.
inline std::filesystem::path share() {
    return base::shareDirectory();
}

// 2026-11-20, noon in Japan.
inline base::TimePoint noon() {
    return std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + std::chrono::hours(3);
}

inline domain::RosterPerson kazuko() {
    domain::RosterPerson person;
    person.no.value = "R1";
    person.name = "渡邉　和子";
    person.kana = "ﾜﾀﾅﾍﾞ ｶｽﾞｺ";
    person.sex = domain::Sex::Female;
    person.birth = {1948, 4, 5};
    person.address = "東京都北区王子１丁目２番３号";
    person.building = "王子ハイツ２０３号室";
    person.phone = "03-3911-0001";
    person.mobile = "090-1111-0001";
    person.contactName = "渡邉　恵";
    person.contactPhone = "090-2222-0002";
    return person;
}

// Everybody else on the list, so that names and places have ordinary frequencies. Nobody shares a name, day or phone.
inline std::vector<domain::RosterPerson> strangers(int count) {
    static const char* const families[] = {"大野", "岡本", "金子", "藤井", "西村",
                                           "福田", "太田", "三浦", "松田", "中野"};
    static const char* const familyKana[] = {"オオノ", "オカモト", "カネコ", "フジイ", "ニシムラ",
                                             "フクダ", "オオタ",   "ミウラ", "マツダ", "ナカノ"};
    static const char* const given[] = {"茂", "清", "節子", "正", "千代", "勝", "照子", "実", "富子", "隆"};
    static const char* const givenKana[] = {"シゲル", "キヨシ", "セツコ", "タダシ", "チヨ",
                                            "マサル", "テルコ", "ミノル", "トミコ", "タカシ"};
    std::vector<domain::RosterPerson> people;
    for (int i = 0; i < count; ++i) {
        domain::RosterPerson person;
        person.no.value = "S" + std::to_string(i);
        const auto f = static_cast<std::size_t>(i % 10);
        const auto g = static_cast<std::size_t>(i / 10 % 10);
        person.name = std::string(families[f]) + " " + given[g];
        person.kana = std::string(familyKana[f]) + " " + givenKana[g];
        person.birth = {static_cast<std::uint16_t>(1930 + i % 20), static_cast<std::uint8_t>(1 + i % 12),
                        static_cast<std::uint8_t>(1 + i % 27)};
        person.address = "北区豊島" + std::to_string(1 + i % 8) + "-" + std::to_string(1 + i / 8) + "-1";
        people.push_back(std::move(person));
    }
    return people;
}

// A roster that begins with `people`; the rest are strangers.
inline std::vector<domain::RosterPerson> rosterWith(std::vector<domain::RosterPerson> people) {
    for (auto& person : strangers(100))
        people.push_back(std::move(person));
    return people;
}

inline Matcher matcherFor(const std::vector<domain::RosterPerson>& roster) {
    auto matcher = Matcher::build(roster, share());
    if (!matcher) throw std::runtime_error(matcher.error().detail);  // Fails the test with the reason.
    return std::move(*matcher);
}

// What Kazuko would write if she filled in everything.
inline Arrival kazukoArrives() {
    Arrival arrival;
    arrival.id = "A1";
    arrival.name = "渡辺和子";
    arrival.kana = "わたなべ かずこ";
    arrival.sex = domain::Sex::Female;
    arrival.birth = "S23.4.5";
    arrival.address = "王子1-2-3-203";
    arrival.phones = {"09011110001"};
    arrival.seenAt = noon();
    return arrival;
}

}  // namespace hinanjo::matching::test
