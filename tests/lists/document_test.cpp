#include "lists/document.h"

#include <catch2/catch_test_macros.hpp>

#include "lists/build.h"

using namespace hinanjo::lists;
using namespace std::chrono_literals;

namespace {

Document small() {
    using enum ColumnKind;
    Document d;
    d.columns = {{.title = "行", .kind = RowNumber},
                 {.title = "氏名（かな）", .kind = Name, .csvName = "氏名"},
                 {.title = "住所", .kind = Text},
                 {.title = "住所", .kind = Text, .paperOnly = true},
                 {.title = "無事", .kind = Tick},
                 {.title = "メモ", .kind = Blank},
                 {.title = "整理番号", .kind = Text, .csvOnly = true}};
    return d;
}

Row row(Cell name, Cell address, std::string no) {
    return {.cells = {
                {}, std::move(name), std::move(address), {"紙だけ", {}}, {"1", {}}, {"メモ", {}}, {std::move(no), {}}}};
}

}  // namespace

TEST_CASE("CSV has a BOM, CRLF, one head, the group first and readings apart", "[lists]") {
    Document d = small();
    d.groups = {{.title = "王子一丁目",
                 .rows = {row({"山田 太郎", "ヤマダ タロウ"}, {"王子1-2-3", "201"}, "R-1")},
                 .subtotal = {}},
                {.title = "王子二丁目", .rows = {row({"辻\U000E0100 花", ""}, {"", ""}, "R-2")}, .subtotal = {}}};

    CHECK(toCsv(d) ==
          "\xef\xbb\xbf地区,氏名,フリガナ,住所,整理番号\r\n"
          "王子一丁目,山田 太郎,ヤマダ タロウ,王子1-2-3 201,R-1\r\n"
          "王子二丁目,辻\U000E0100 花,,,R-2\r\n");
}

TEST_CASE("commas, quotes and line ends are quoted in CSV", "[lists]") {
    Document d = small();
    d.groups = {{.title = "A,B", .rows = {row({"山\"田", ""}, {"一行\n二行", ""}, "1,2")}, .subtotal = {}}};

    CHECK(toCsv(d) ==
          "\xef\xbb\xbf地区,氏名,フリガナ,住所,整理番号\r\n"
          "\"A,B\",\"山\"\"田\",,\"一行\n二行\",\"1,2\"\r\n");
}

TEST_CASE("a cell that a spreadsheet would run is made text", "[lists]") {
    for (const char* formula : {"=1+1", "+81-3", "-1", "@SUM(A1)", "\t=1"}) {
        Document d = small();
        d.groups = {{.title = "G", .rows = {row({formula, ""}, {"", ""}, "")}, .subtotal = {}}};
        INFO(formula);
        CHECK(toCsv(d) == "\xef\xbb\xbf地区,氏名,フリガナ,住所,整理番号\r\nG,'" + std::string(formula) + ",,,\r\n");
    }
}

TEST_CASE("a row that is too short has empty cells", "[lists]") {
    Document d = small();
    d.groups = {{.title = "G", .rows = {{.cells = {{}, {"名", {}}}}}, .subtotal = {}}};

    CHECK(toCsv(d) == "\xef\xbb\xbf地区,氏名,フリガナ,住所,整理番号\r\nG,名,,,\r\n");
    CHECK(d.rowCount() == 1);
}

TEST_CASE("times on paper are Japan's", "[lists]") {
    const hinanjo::base::TimePoint evening = std::chrono::sys_days{std::chrono::November / 21 / 2026} + 15h + 5min;

    CHECK(shortTime(evening) == "11/22 0:05");
    CHECK(longTime(evening) == "令和8年11月22日 0:05");
}

TEST_CASE("only known legal bases have words", "[lists]") {
    CHECK(basisWords("49-11-2") == "災害対策基本法 第49条の11第2項");
    CHECK(basisWords("49-11-3") == "災害対策基本法 第49条の11第3項");
    CHECK(basisWords("49-10").empty());
    CHECK(basisWords("").empty());
}
