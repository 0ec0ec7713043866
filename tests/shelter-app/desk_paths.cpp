#include "desk_paths.h"

#include <array>
#include <catch2/catch_test_macros.hpp>

#include "codes/household_code.h"

namespace hinanjo::test {
namespace {

using Names = std::initializer_list<const char*>;

void press(DeskWindow& desk, Names names) {
    for (const char* name : names)
        desk.tap(QString::fromUtf8(name));
}

// The candidate whose title says `words`, among `count`.
void pick(SchoolTablet& school, DeskWindow& desk, int count, const QString& words) {
    auto* candidates = school.session().search()->candidates();
    REQUIRE(eventually([&] { return candidates->count() == count; }));
    for (int row = 0; row < count; ++row) {
        const QString title =
            candidates->data(candidates->index(row), reception::CandidatesModel::TitleRole).toString();
        if (title.contains(words)) return desk.tap(QStringLiteral("candidate.%1").arg(row));
    }
    FAIL("no candidate of that title");
}

void atHeadCount(SchoolTablet& /*school*/, DeskWindow& desk) {
    desk.show(u"headcount"_qs);
}

void atReception(SchoolTablet& school, DeskWindow& desk) {
    school.session().search()->clear();
    desk.show(u"reception"_qs);
}

// What people of the register carry with them: 渡邉 みどり, and the four 山田.
QString codeOf(std::initializer_list<std::array<const char*, 4>> people, const std::string& address) {
    codes::SaidHousehold household;
    for (const auto& [familyName, givenName, familyKana, givenKana] : people) {
        codes::SaidPerson& one = household.people.emplace_back();
        one.familyName = familyName;
        one.givenName = givenName;
        one.familyKana = familyKana;
        one.givenKana = givenKana;
    }
    household.address = address;
    const auto text = codes::toText(household);
    REQUIRE(text);
    return QString::fromStdString(*text);
}

void scanAndReceive(DeskWindow& desk, const QString& code) {
    desk.scan(code);
    desk.expectPage(u"household"_qs);
    desk.tap(u"action.receive"_qs);
}

constexpr Names kHeadOfFamily{"kana.ヤ", "kana.マ", "kana.タ", "kana.modify", "kana.next",   "kana.ハ",
                              "kana.ナ", "kana.コ", "sex.2",   "age.6",       "action.town", "town.0"};

}  // namespace

const std::vector<DeskPath>& deskPaths() {
    static const std::vector<DeskPath> kPaths{
        {"人数のみ 1人", 0, 1, 0, 1, 2, 4,
         [](SchoolTablet&, DeskWindow& desk) {
             press(desk, {"count.men", "action.count"});
         },
         atHeadCount},
        {"人数のみ 4人家族", 0, 2, 0, 4, 5, 9,
         [](SchoolTablet&, DeskWindow& desk) {
             press(desk, {"count.men", "count.women", "count.children", "count.children", "action.count"});
         },
         atHeadCount},
        {"事前登録QR 1人", 0, 1, kScanSeconds, 1, 1, 6,
         [](SchoolTablet&, DeskWindow& desk) {
             scanAndReceive(desk, codeOf({{"渡邉", "みどり", "ワタナベ", "ミドリ"}}, "試験町一丁目2番3号"));
         },
         atReception},
        {"事前登録QR 4人家族", 0, 2, kScanSeconds, 4, 1, 8,
         [](SchoolTablet&, DeskWindow& desk) {
             scanAndReceive(desk, codeOf({{"山田", "太郎", "ヤマダ", "タロウ"},
                                          {"山田", "和子", "ヤマダ", "カズコ"},
                                          {"山田", "健", "ヤマダ", "ケン"},
                                          {"山田", "陽菜", "ヤマダ", "ヒナ"}},
                                         "試験町一丁目2番3号"));
         },
         atReception},
        {"名簿検索 1人", 1, 3, 0, 1, 6, 15,
         [](SchoolTablet& school, DeskWindow& desk) {
             press(desk, {"row.wa", "row.ta", "row.na", "row.ha"});
             pick(school, desk, 1, u"渡邉"_qs);
             press(desk, {"action.receive"});
         },
         atReception},
        {"名簿検索 4人家族", 2, 4, 0, 3, 7, 21,  // One of them has not come.
         [](SchoolTablet& school, DeskWindow& desk) {
             press(desk, {"row.ya", "row.ma", "row.ta"});
             pick(school, desk, 3, u"ほか3人"_qs);
             press(desk, {"member.3", "action.receive"});
         },
         atReception},
        {"名簿にない人 1人", 3, 4, 0, 1, 14, 31,
         [](SchoolTablet&, DeskWindow& desk) {
             press(desk, {"action.newcomer"});
             press(desk, kHeadOfFamily);
             press(desk, {"action.receive"});
         },
         atReception},
        {"名簿にない人 4人家族（代表だけ名前）", 4, 6, 0, 4, 20, 45,
         [](SchoolTablet&, DeskWindow& desk) {
             press(desk, {"action.newcomer"});
             press(desk, kHeadOfFamily);
             press(desk, {"action.family", "add.1.6", "add.2.3", "add.1.2", "action.receive"});
         },
         atReception},
        {"名簿にない人 4人家族（全員の名前）", 6, 10, 0, 4, 35, 75,
         [](SchoolTablet&, DeskWindow& desk) {
             press(desk, {"action.newcomer"});
             press(desk, kHeadOfFamily);
             for (int member = 0; member < 3; ++member)
                 press(desk, {"action.family", "family.named", "kana.ケ", "kana.ン", "sex.1", "age.3"});
             press(desk, {"action.receive"});
         },
         atReception}};
    return kPaths;
}

}  // namespace hinanjo::test
