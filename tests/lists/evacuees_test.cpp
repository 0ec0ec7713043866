#include <catch2/catch_test_macros.hpp>

#include "shelter.h"

using namespace hinanjo;
using namespace hinanjo::lists;
using namespace hinanjo::lists::test;
using domain::HouseholdField;
using domain::PersonField;

TEST_CASE("households stand in kana order of their first member, with the family together", "[lists]") {
    Shelter shelter;
    const auto taro = shelter.person("山田", "太郎", "ヤマダ", "タロウ", 1958);
    const auto ken = shelter.person("青木", "健", "アオキ", "ケン", 1990);
    const auto hana = shelter.person("山田", "花子", "ヤマダ", "ハナコ", 1960);
    const auto guest = shelter.person("我妻", "光", "ガツマ", "ヒカル");
    const auto kaki = shelter.person("柿本", "葵", "カキモト", "アオイ");
    for (const auto person : {taro, ken, hana, guest, kaki})
        shelter.stay(person, domain::StayStatus::Arrived);
    shelter.household("A-0001", {taro, ken, hana});

    const Document d = shelter.list();

    REQUIRE(d.groups.size() == 1);
    // 濁点 counts only after the kana themselves: かき before がつ.
    CHECK(names(d, 0) == std::vector<std::string>{"柿本 葵", "我妻 光", "山田 太郎", "山田 花子", "青木 健"});
    CHECK(d.groups[0].rows[2].startsHousehold);
    CHECK(!d.groups[0].rows[3].startsHousehold);
    CHECK(cell(d, 0, 3, "券").text == "A-0001");
    CHECK(cell(d, 0, 2, "年齢").text == "68");
    CHECK(d.total == "合計 在所 5人（名簿 5・人数のみ 0） 外出 0");
}

TEST_CASE("people counted without names are one row that stands for all of them", "[lists]") {
    Shelter shelter;
    const auto household = shelter.household("A-0007", {});
    shelter.count(household, {.men = 2, .women = 1, .children = 1});
    shelter.stay(household, domain::StayStatus::Arrived);

    const Document d = shelter.list();

    REQUIRE(d.rowCount() == 1);
    CHECK(cell(d, 0, 0, "氏名（かな）").text == "（人数のみ 4人）");
    CHECK(cell(d, 0, 0, "メモ").text == "男2 女1 子1");
    CHECK(d.groups[0].rows[0].people == 4);
    CHECK(d.total == "合計 在所 4人（名簿 0・人数のみ 4） 外出 0");
}

TEST_CASE("whoever left stands last, with where to; whoever is out keeps the place", "[lists]") {
    Shelter shelter;
    const auto left = shelter.person("青木", "健", "アオキ", "ケン");
    const auto out = shelter.person("伊藤", "蓮", "イトウ", "レン");
    const auto here = shelter.person("山田", "太郎", "ヤマダ", "タロウ");
    for (const auto person : {left, out, here}) {
        const auto arrived = shelter.stay(person, domain::StayStatus::Arrived);
        if (person == left) shelter.stay(person, domain::StayStatus::Left, "S1", domain::Place::Inside, {arrived});
        if (person == out) shelter.stay(person, domain::StayStatus::Out, "S1", domain::Place::Inside, {arrived});
    }

    const Document d = shelter.list();

    CHECK(names(d, 0) == std::vector<std::string>{"伊藤 蓮", "山田 太郎", "青木 健"});
    CHECK(cell(d, 0, 0, "外出").text == "1");
    CHECK(cell(d, 0, 0, "在所").text.empty());
    CHECK(cell(d, 0, 1, "在所").text == "1");
    CHECK(cell(d, 0, 2, "退所").text == "1");
    CHECK(cell(d, 0, 2, "メモ").text.starts_with("→親族・知人宅 11/22 "));
    CHECK(d.total == "合計 在所 1人（名簿 1・人数のみ 0） 外出 1 退所 1");
}

TEST_CASE("people in cars are on the list but not among those inside", "[lists]") {
    Shelter shelter;
    shelter.stay(shelter.person("青木", "健", "アオキ", "ケン"), domain::StayStatus::Arrived, "S1", domain::Place::Car);

    const Document d = shelter.list();

    CHECK(cell(d, 0, 0, "在所").text.empty());
    CHECK(cell(d, 0, 0, "メモ").text == "車中");
    CHECK(d.total == "合計 在所 0人（名簿 0・人数のみ 0） 外出 0 車・テント・在宅 1");
}

TEST_CASE("a person two shelters hold is on both lists and marked", "[lists]") {
    Shelter shelter;
    const auto person = shelter.person("青木", "健", "アオキ", "ケン");
    shelter.stay(person, domain::StayStatus::Arrived, "S1");
    shelter.stay(person, domain::StayStatus::Arrived, "S2");

    CHECK(cell(shelter.list(Order::Kana, "S1"), 0, 0, "メモ").text == "△要確認 赤羽小学校にも受付");
    CHECK(cell(shelter.list(Order::Kana, "S2"), 0, 0, "メモ").text == "△要確認 滝野川第三小学校にも受付");
    CHECK(shelter.list(Order::Kana, "").rowCount() == 1);
}

TEST_CASE("records decided to be one person are one row", "[lists]") {
    Shelter shelter;
    const auto first = shelter.person("青木", "健", "アオキ", "ケン");
    const auto second = shelter.person("青木", "健", "アオキ", "ケン");
    shelter.stay(first, domain::StayStatus::Arrived);
    shelter.stay(second, domain::StayStatus::Arrived);
    REQUIRE(shelter.list().rowCount() == 2);

    shelter.same(first, second);

    CHECK(shelter.list().rowCount() == 1);
}

TEST_CASE("one person received at two shelters under two records is in doubt at both", "[lists]") {
    Shelter shelter;
    const auto first = shelter.person("青木", "健", "アオキ", "ケン");
    const auto second = shelter.person("青木", "健", "アオキ", "ケン");
    const auto arrived = shelter.stay(first, domain::StayStatus::Arrived, "S1");
    shelter.stay(second, domain::StayStatus::Arrived, "S2");
    shelter.same(first, second);

    CHECK(cell(shelter.list(Order::Kana, "S1"), 0, 0, "メモ").text == "△要確認 赤羽小学校にも受付");
    CHECK(cell(shelter.list(Order::Kana, "S2"), 0, 0, "メモ").text == "△要確認 滝野川第三小学校にも受付");

    shelter.stay(first, domain::StayStatus::Left, "S1", domain::Place::Inside, {arrived});

    CHECK(cell(shelter.list(Order::Kana, "S2"), 0, 0, "メモ").text.empty());
}

TEST_CASE("records made by mistake are on no list", "[lists]") {
    Shelter shelter;
    const auto person = shelter.person("青木", "健", "アオキ", "ケン");
    shelter.stay(person, domain::StayStatus::Arrived);
    shelter.describe(person, PersonField::RecordedByMistake, "1");

    CHECK(shelter.list().rowCount() == 0);
}

TEST_CASE("a protected person is on the staff's list with nothing that a bystander could notice", "[lists]") {
    Shelter shelter;
    const auto person = shelter.person("青木", "健", "アオキ", "ケン");
    const auto other = shelter.person("青木", "健", "アオキ", "ケン");
    shelter.stay(person, domain::StayStatus::Arrived);
    shelter.stay(other, domain::StayStatus::Arrived);
    shelter.describe(person, PersonField::DoNotDisclose, "1");

    const Document d = shelter.list();

    REQUIRE(d.rowCount() == 2);
    for (std::size_t c = 0; c < d.columns.size(); ++c) {
        if (d.columns[c].csvOnly) continue;
        CHECK(d.groups[0].rows[0].cells[c].text == d.groups[0].rows[1].cells[c].text);
    }
}

TEST_CASE("needs for care go to staff and to recipients with a legal basis only", "[lists]") {
    Shelter shelter;
    const auto person = shelter.person("青木", "健", "アオキ", "ケン");
    shelter.stay(person, domain::StayStatus::Arrived);
    shelter.care(person, domain::ItemKind::Care, domain::care::kWheelchair);
    shelter.care(person, domain::ItemKind::Device, domain::care::kOxygen);
    Making association = making();
    association.recipient = "王子一丁目町会";
    Making brigade = association;
    brigade.legalBasis = "49-11-3";

    CHECK(cell(shelter.list(), 0, 0, "要配慮").text == "■酸素・車いす");
    CHECK(cell(shelter.list(Order::Kana, "S1", brigade), 0, 0, "要配慮").text == "■酸素・車いす");
    const Document without = shelter.list(Order::Kana, "S1", association);
    CHECK(columnOf(without, "要配慮") == without.columns.size());
    CHECK(toCsv(without).find("酸素") == std::string::npos);
    CHECK(without.groups[0].rows[0].cells.size() == without.columns.size());
    double width = 0;
    for (const Column& column : without.columns)
        width += column.csvOnly ? 0 : column.widthMm;
    CHECK(width == 273);
}

TEST_CASE("by town, each town is a group and people without one stand last", "[lists]") {
    Shelter shelter;
    const auto second = shelter.person("青木", "健", "アオキ", "ケン");
    const auto tenth = shelter.person("伊藤", "蓮", "イトウ", "レン");
    const auto nowhere = shelter.person("上野", "凛", "ウエノ", "リン");
    for (const auto person : {tenth, nowhere, second})
        shelter.stay(person, domain::StayStatus::Arrived);
    shelter.household("A-0001", {tenth}, "王子十丁目");
    shelter.household("A-0002", {second}, "王子二丁目");

    const Document d = shelter.list(Order::Town);

    REQUIRE(d.groups.size() == 3);
    CHECK(d.groups[0].title == "王子二丁目");
    CHECK(d.groups[1].title == "王子十丁目");
    CHECK(d.groups[2].title == "町丁目 不明");
}

TEST_CASE("an age band is an age band in a spreadsheet too, not a date", "[lists]") {
    Shelter shelter;
    const auto person = shelter.person("青木", "健", "アオキ", "ケン");
    shelter.stay(person, domain::StayStatus::Arrived);
    shelter.describe(person, PersonField::AgeBand, "3");

    const Document d = shelter.list();

    CHECK(cell(d, 0, 0, "年齢").text == "6-12");
    CHECK(toCsv(d).find("6-12") == std::string::npos);
    CHECK(toCsv(d).find("6〜12") != std::string::npos);
}

TEST_CASE("a protected evacuee is on the staff's list, on no partner's, and counted on both", "[lists]") {
    Shelter shelter;
    const auto open = shelter.person("青木", "健", "アオキ", "ケン");
    const auto hidden = shelter.person("伊藤", "蓮", "イトウ", "レン");
    const auto again = shelter.person("伊東", "蓮", "イトウ", "レン");  // The same person, registered twice.
    for (const auto person : {open, hidden, again})
        shelter.stay(person, domain::StayStatus::Arrived);
    shelter.household("A-0001", {open, hidden}, "王子一丁目");
    shelter.describe(again, PersonField::DoNotDisclose, "1");
    shelter.same(hidden, again);
    Making partner = making();
    partner.recipient = "北警察署";
    partner.legalBasis = "49-11-3";

    const Document own = shelter.list();
    const Document given = shelter.list(Order::Kana, "S1", partner);

    CHECK(own.rowCount() == 2);
    CHECK(names(given, 0) == std::vector<std::string>{"青木 健"});
    CHECK(toCsv(given).find("蓮") == std::string::npos);
    CHECK(given.total.starts_with(own.total));
    CHECK(given.total.find("掲載していない人 1人") != std::string::npos);
}

TEST_CASE("needs stand at once first, without protected people on a partner's copy, and are all counted", "[lists]") {
    Shelter shelter;
    const auto one = shelter.person("青木", "健", "アオキ", "ケン");
    const auto two = shelter.person("伊藤", "蓮", "イトウ", "レン");
    for (const auto person : {one, two})
        shelter.stay(person, domain::StayStatus::Arrived);
    shelter.need(one, "wheelchair", domain::Urgency::Normal);
    shelter.need(two, "oxygen", domain::Urgency::AtOnce);
    shelter.describe(two, PersonField::DoNotDisclose, "1");
    Making partner = making();
    partner.recipient = "社会福祉協議会";

    const Document own = shelter.needs();
    CHECK(names(own, 0) == std::vector<std::string>{"伊藤 蓮", "青木 健"});
    CHECK(cell(own, 0, 0, "内容").text == "酸素");
    CHECK(own.total == "合計 対応待ち 2件");
    const Document given = shelter.needs(partner);
    CHECK(names(given, 0) == std::vector<std::string>{"青木 健"});
    CHECK(given.total.starts_with("合計 対応待ち 2件"));
}
