#include <catch2/catch_test_macros.hpp>
#include <set>

#include "lists/changes.h"
#include "lists/issued_rows.h"
#include "lists/protection.h"
#include "making.h"
#include "roster_maker.h"

using namespace hinanjo;
using namespace hinanjo::lists;
using namespace hinanjo::lists::test;
using domain::Consent;

namespace {

Making under(std::string basis, std::string recipient = "北消防署") {
    Making m = making();
    m.legalBasis = std::move(basis);
    m.recipient = m.legalBasis == "49-11-1" ? "" : std::move(recipient);
    return m;
}

std::set<std::string> subjects(const Document& document) {
    std::set<std::string> out;
    for (const Group& group : document.groups) {
        for (const Row& row : group.rows)
            out.insert(row.subject);
    }
    return out;
}

bool contains(const std::string& text, const std::string& what) {
    return text.find(what) != std::string::npos;
}

// Everything that leaves: every word of paper and CSV.
std::string allWords(const Document& document) {
    std::string out = toCsv(document) + document.total;
    for (const std::string& note : document.notes)
        out += note;
    for (const Group& group : document.groups) {
        out += group.title + group.subtotal;
        for (const Row& row : group.rows) {
            for (const Cell& cell : row.cells)
                out += cell.text + cell.small;
        }
    }
    return out;
}

}  // namespace

TEST_CASE("a peacetime roster of 10,000 with 40.1 % consent has exactly those", "[lists]") {
    Roster roster;
    std::set<std::string> consented;
    constexpr std::array kOthers{Consent::Refused, Consent::Unanswered, Consent::NotSaid};
    for (int i = 0; i < 10'000; ++i) {
        roster.add("某 " + std::to_string(i), "王子" + std::to_string(i % 7) + "丁目", i % 40 + 1, i % 13 + 1);
        const std::size_t n = static_cast<std::size_t>(i);
        // 401 of every 1,000, 31 of them presumed by ordinance.
        const int of = i * 7919 % 1000;
        roster.person(n).consent = of < 370 ? Consent::Given : of < 401 ? Consent::Presumed : kOthers[n % 3];
        if (of < 401) consented.insert(roster.person(n).no.value);
    }
    REQUIRE(consented.size() == 4010);

    for (const auto& document :
         {buildRoster(roster.lines, "全域", under("49-11-2")), buildPlans(roster.lines, "全域", under("49-11-2"))}) {
        CHECK(subjects(document) == consented);
    }
    const Document peacetime = buildRoster(roster.lines, "全域", under("49-11-2"));
    CHECK(peacetime.rowCount() == 4010);
    CHECK(peacetime.total == "合計 名簿（提供に同意した人） 4010人");
    CHECK(buildRoster(roster.lines, "全域", under("49-11-3")).rowCount() == 10'000);
}

TEST_CASE("a protected person is on no partner's list and in every total", "[lists]") {
    Roster roster;
    roster.add("表 一子", "王子一丁目", 1, 1);
    roster.add("隠 二子", "王子一丁目", 1, 2).isProtected = true;
    roster.add("隠 三子", "豊島二丁目", 1, 2).isProtected = true;  // Alone in her district.
    using Build = Document (*)(std::span<const RosterLine>, const std::string&, const Making&);
    const std::array<Build, 5> kinds{
        [](auto lines, const auto& scope, const auto& m) { return buildRoster(lines, scope, m); },
        [](auto lines, const auto& scope, const auto& m) { return buildRoster(lines, scope, m, PartBy::Supporter); },
        [](auto lines, const auto& scope, const auto& m) { return buildUnaccounted(lines, scope, m); },
        [](auto lines, const auto& scope, const auto& m) {
            return buildUnaccounted(lines, scope, m, PartBy::Supporter);
        },
        [](auto lines, const auto& scope, const auto& m) { return buildPlans(lines, scope, m); }};
    for (const Build build : kinds) {
        for (const char* basis : {"49-11-2", "49-11-3"}) {
            const Document document = build(roster.lines, "全域", under(basis));
            INFO(document.kind << " " << basis);
            CHECK(subjects(document) == std::set<std::string>{"R-1"});
            CHECK(!contains(allWords(document), "隠"));
            CHECK(!contains(allWords(document), "豊島"));
            CHECK(contains(document.total, "3人"));
            CHECK(contains(document.total, "掲載していない人 2人"));
        }
        const Document own = build(roster.lines, "全域", under("49-11-1"));
        CHECK(subjects(own).size() == 3);
        CHECK(!contains(own.total, "掲載していない"));
    }
    CHECK(cell(buildRoster(roster.lines, "全域", under("49-11-1")), 0, 1, "取扱い").text == "非開示");
}

TEST_CASE("the roster itself says who is protected, in any width", "[lists]") {
    domain::RosterPerson person;
    for (const char* remark : {"ＤＶ等支援措置対象", "dv", "住所は非開示", "ｽﾄｰｶｰ被害"}) {
        person.remark = remark;
        INFO(remark);
        CHECK(saysProtected(person));
    }
    for (const char* remark : {"", "車いす", "酸素 月・木交換"}) {
        person.remark = remark;
        CHECK(!saysProtected(person));
    }
    person.isProtected = true;  // By a column of its own.
    CHECK(saysProtected(person));
}

TEST_CASE("each supporter gets a part, the 民生委員 before the 自治会 of a person, people without one last",
          "[lists]") {
    Roster roster;
    roster.add("未定", "王子一丁目", 1, 1);
    roster.add("町会", "王子一丁目", 1, 2);
    roster.person(1).neighbourhood = "王子町会";
    roster.add("委員2", "豊島一丁目", 9, 1);
    roster.add("委員1", "豊島一丁目", 2, 1);
    for (const std::size_t i : {2, 3}) {
        roster.person(i).commissioner = "山田 花子";
        roster.person(i).neighbourhood = "豊島町会";
    }

    const Document d = buildUnaccounted(roster.lines, "全域", under("49-11-3"), PartBy::Supporter);

    REQUIRE(d.groups.size() == 3);
    CHECK(d.groups[0].title == "王子町会");
    CHECK(d.groups[1].title == "山田 花子");
    CHECK(names(d, 1) == std::vector<std::string>{"委員1", "委員2"});
    CHECK(d.groups[2].title == "支援者 未定");
}

TEST_CASE("the roster fills A4 and carries the items the law names", "[lists]") {
    Roster roster;
    roster.add("某", "王子一丁目", 1, 1);
    const Document d = buildRoster(roster.lines, "全域", under("49-11-3"));
    double width = 0;
    std::set<std::string> heads;
    for (const Column& column : d.columns) {
        width += column.csvOnly ? 0 : column.widthMm;
        if (!column.csvOnly) heads.insert(column.title);
    }
    CHECK(width == 273);
    for (const char* head : {"氏名（かな）", "生年月日", "性", "住所・方書", "電話", "要支援事由"})
        CHECK(heads.contains(head));
}

TEST_CASE("a plan is one sheet a person, with room to write", "[lists]") {
    Roster roster;
    roster.add("甲", "王子一丁目", 1, 1);
    roster.add("乙", "王子一丁目", 1, 2);
    const Document d = buildPlans(roster.lines, "全域", under("49-11-3"));
    REQUIRE(d.groups.size() == 2);
    CHECK(d.groups[0].title == "甲 様");
    std::uint32_t people = 0;
    for (const Row& row : d.groups[0].rows)
        people += row.people;
    CHECK(people == 1);
}

TEST_CASE("changes since an edition are marked, and who is gone is named only if they still may be", "[lists]") {
    Roster roster;
    for (const char* name : {"同じ", "変わる", "確認済", "守られる"})
        roster.add(name, "王子一丁目", 1, 1);
    const Making partner = under("49-11-3");
    const Document before = buildUnaccounted(roster.lines, "全域", partner);
    const std::vector<std::uint32_t> pages{4};
    const auto rows = issuedRows(before, pages);
    roster.lines[1].lastWord = "不在 11/22 14:10";
    roster.lines[2].accountedFor = true;
    roster.lines[3].isProtected = true;
    roster.add("新しい", "豊島一丁目", 1, 1);

    Document now = buildUnaccounted(roster.lines, "全域", partner);
    keepChanges(now, 7, rows, namesOf(roster.lines, partner));

    std::set<std::string> said;
    for (const Group& group : now.groups) {
        for (const Row& row : group.rows) {
            CHECK(row.cells.size() == now.columns.size());
            said.insert(row.cells[0].text + " " + row.cells[columnOf(now, "氏名（かな）")].text);
        }
    }
    std::string place;
    for (std::size_t i = 0; i < before.groups[0].rows.size(); ++i) {
        if (before.groups[0].rows[i].subject == "R-4") place = "前の版 1ページ " + std::to_string(i + 1) + "行";
    }
    CHECK(said == std::set<std::string>{"変更 変わる", "追加 新しい", "削除 確認済", "削除 " + place + " の人"});
    CHECK(!contains(allWords(now), "守られる"));
    CHECK(now.notes.front() == "版 7 から: 追加 1・変更 1・削除 2");

    Document same = buildUnaccounted(roster.lines, "全域", partner);
    const auto sameRows = issuedRows(same, {});
    keepChanges(same, 8, sameRows, {});
    CHECK(same.rowCount() == 0);
}

TEST_CASE("changes of plans are whole sheets, each to replace the one that is out", "[lists]") {
    Roster roster;
    for (const char* name : {"同じ", "変わる", "いなくなる", "守られる"})
        roster.add(name, "王子一丁目", 1, static_cast<int>(roster.lines.size()) + 1);
    const Making partner = under("49-11-3");
    const Document before = buildPlans(roster.lines, "全域", partner);
    const std::size_t sheet = before.groups.front().rows.size();
    const std::vector<std::uint32_t> pages(4, static_cast<std::uint32_t>(sheet));
    const auto rows = issuedRows(before, pages);
    roster.person(1).phone = "03-0000-0001";
    roster.lines.erase(roster.lines.begin() + 2);
    roster.lines[2].isProtected = true;
    roster.add("新しい", "豊島一丁目", 1, 1);

    Document now = buildPlans(roster.lines, "全域", partner);
    keepChanges(now, 7, rows, namesOf(roster.lines, partner));

    REQUIRE(now.groups.size() == 3);
    const auto marks = [&](std::size_t group) {
        std::multiset<std::string> out;
        for (const Row& row : now.groups[group].rows) {
            CHECK(row.cells.size() == now.columns.size());
            out.insert(row.cells[0].text);
        }
        return out;
    };
    CHECK(now.groups[0].title == "変わる 様");
    CHECK(now.groups[0].rows.size() == sheet);
    CHECK(marks(0).count("変更") == 1);
    CHECK(marks(0).count("") == sheet - 1);
    CHECK(now.groups[1].title == "新しい 様");
    CHECK(marks(1).count("追加") == sheet);
    CHECK(now.groups[2].title == "一覧から外れた人");
    REQUIRE(marks(2) == std::multiset<std::string>{"削除", "削除"});
    CHECK(now.groups[2].rows[0].cells[1].text == "前の版 3ページ 1行 の人");
    CHECK(now.groups[2].rows[1].cells[1].text == "前の版 4ページ 1行 の人");
    CHECK(!contains(allWords(now), "守られる"));
    CHECK(now.notes.front() == "版 7 から: 追加 1・変更 1・削除 2");

    Document same = buildPlans(roster.lines, "全域", partner);
    const auto sameRows = issuedRows(same, {});
    keepChanges(same, 8, sameRows, {});
    CHECK(same.rowCount() == 0);
}

TEST_CASE("a receipt names the list, its pages and its ground, once for each side", "[lists]") {
    Roster roster;
    roster.add("某", "王子一丁目", 1, 1);
    Document issued = buildRoster(roster.lines, "全域", under("49-11-3"));
    issued.copies = 3;
    base::ListId own;
    own.bytes[3] = 1;
    const Document receipt = buildReceipt(issued, 17, own);
    REQUIRE(receipt.groups.size() == 2);
    CHECK(receipt.id == own);
    CHECK(contains(allWords(receipt), "3部（第1号〜第3号） 1部 17枚 1行"));
    CHECK(contains(allWords(receipt), "第49条の11第3項"));
    CHECK(!contains(allWords(receipt), "某"));
}
