#include <catch2/catch_test_macros.hpp>

#include "making.h"
#include "roster_maker.h"

using namespace hinanjo;
using namespace hinanjo::lists;
using namespace hinanjo::lists::test;

TEST_CASE("people are in door-to-door order, rooms by their number, unread addresses last", "[lists]") {
    Roster roster;
    roster.add("十号室", "王子一丁目", 2, 3, "王子荘 10号室");
    roster.add("九号室", "王子一丁目", 2, 3, "王子荘 ９号室");
    roster.add("番地不明", "王子一丁目", 0, 0);
    roster.add("十番", "王子一丁目", 10, 1);
    roster.add("二番一号", "王子一丁目", 2, 1);

    const Document d = buildUnaccounted(roster.lines, "北区全域", making());

    REQUIRE(d.groups.size() == 1);
    CHECK(names(d, 0) == std::vector<std::string>{"二番一号", "九号室", "十号室", "十番", "番地不明"});
    // A thick rule per block.
    CHECK(d.groups[0].rows[0].startsHousehold);
    CHECK(!d.groups[0].rows[1].startsHousehold);
    CHECK(d.groups[0].rows[3].startsHousehold);
}

TEST_CASE("districts stand in order of their number and people without one last", "[lists]") {
    Roster roster;
    for (const char* town : {"王子十丁目", "", "王子二丁目", "王子一丁目"})
        roster.add("某", town, 1, 1);

    const Document d = buildUnaccounted(roster.lines, "北区全域", making());

    REQUIRE(d.groups.size() == 4);
    CHECK(d.groups[0].title == "王子一丁目");
    CHECK(d.groups[1].title == "王子二丁目");
    CHECK(d.groups[2].title == "王子十丁目");
    CHECK(d.groups[3].title == "町丁目 不明");
}

TEST_CASE("accounted people are left out and counted", "[lists]") {
    Roster roster;
    roster.add("無事の人", "王子一丁目", 1, 1).accountedFor = true;
    roster.add("まだの人", "王子一丁目", 1, 2).candidateShelters = {"滝野川第三小", "赤羽小"};

    const Document d = buildUnaccounted(roster.lines, "北区全域", making());

    REQUIRE(d.rowCount() == 1);
    CHECK(d.notes.at(0) == "名簿 2人のうち 未確認 1人");
    CHECK(d.groups[0].subtotal == "王子一丁目 未確認 1人（うち候補あり 1人）");
    CHECK(d.total == "合計 未確認 1人 ／ 名簿 2人（確認済み 1人）");
    CHECK(cell(d, 0, 0, "メモ").text == "候補あり（要確認） 滝野川第三小・赤羽小");
}

TEST_CASE("in peacetime only people who consented are on the list or counted", "[lists]") {
    Roster roster;
    for (const char* name : {"同意", "不同意", "未回答", "みなし同意", "記載なし"})
        roster.add(name, "王子一丁目", 1, 1);
    roster.person(1).consent = domain::Consent::Refused;
    roster.person(2).consent = domain::Consent::Unanswered;
    roster.person(3).consent = domain::Consent::Presumed;
    roster.person(4).consent = domain::Consent::NotSaid;
    Making peacetime = making();
    peacetime.legalBasis = "49-11-2";
    Making disaster = making();
    disaster.legalBasis = "49-11-3";

    const Document consented = buildUnaccounted(roster.lines, "北区全域", peacetime);
    CHECK(consented.rowCount() == 2);
    CHECK(consented.notes.at(0) == "名簿（提供に同意した人） 2人のうち 未確認 2人");
    CHECK(consented.legalBasis == "災害対策基本法 第49条の11第2項");
    CHECK(buildUnaccounted(roster.lines, "北区全域", disaster).rowCount() == 5);
}

TEST_CASE("the number to ring is the person's own, else that of the contact", "[lists]") {
    Roster roster;
    roster.add("両方", "王子一丁目", 1, 1);
    roster.person(0).phone = "03-0000-0001";
    roster.person(0).mobile = "090-0000-0001";
    roster.add("携帯", "王子一丁目", 1, 2);
    roster.person(1).mobile = "090-0000-0002";
    roster.person(1).contactPhone = "03-0000-0003";
    roster.person(1).contactRelation = "長女";
    roster.add("連絡先だけ", "王子一丁目", 1, 3);
    roster.person(2).contactPhone = "03-0000-0004";
    roster.add("なし", "王子一丁目", 1, 4);

    const Document d = buildUnaccounted(roster.lines, "北区全域", making());

    CHECK(cell(d, 0, 0, "電話").text == "03-0000-0001");
    CHECK(cell(d, 0, 0, "電話").small == "090-0000-0001");
    CHECK(cell(d, 0, 1, "電話").text == "090-0000-0002");
    CHECK(cell(d, 0, 1, "電話").small == "長女 03-0000-0003");
    CHECK(cell(d, 0, 2, "電話").text == "緊急 03-0000-0004");
    CHECK(cell(d, 0, 3, "電話").text.empty());
}

TEST_CASE("the office's own name is left out of addresses on paper and kept in CSV", "[lists]") {
    Roster roster;
    roster.add("某", "王子一丁目", 1, 2, "王子荘 201");
    roster.person(0).address = "東京都北区王子一丁目1番2号";

    const Document d = buildUnaccounted(roster.lines, "北区全域", making());

    CHECK(cell(d, 0, 0, "住所（番号順）・方書").text == "王子一丁目1番2号");
    CHECK(cell(d, 0, 0, "住所（番号順）・方書").small == "王子荘 201");
    CHECK(toCsv(d).find("東京都北区王子一丁目1番2号,王子荘 201") != std::string::npos);
}

TEST_CASE("paper columns fill A4 landscape between its margins", "[lists]") {
    const Document d = buildUnaccounted({}, "北区全域", making());

    double width = 0;
    for (const Column& column : d.columns)
        width += column.csvOnly ? 0 : column.widthMm;
    CHECK(width == 273);
    CHECK(d.rowCount() == 0);
    CHECK(d.total == "合計 未確認 0人 ／ 名簿 0人（確認済み 0人）");
}
