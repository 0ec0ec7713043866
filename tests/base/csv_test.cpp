#include "base/csv.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace hinanjo::base {
namespace {

using Cells = std::vector<std::string>;

CsvTable tableOf(std::string_view text) {
    auto table = readCsv(text, "a.csv");
    REQUIRE(table.has_value());
    return std::move(*table);
}

}  // namespace

TEST_CASE("rows end with CRLF, LF or CR, the last one with nothing", "[csv]") {
    const std::string text = GENERATE(as<std::string>(), "a,b\r\n1,2\r\n3,4\r\n", "a,b\n1,2\n3,4\n", "a,b\r1,2\r3,4\r",
                                      "a,b\n1,2\n3,4", "\n\na,b\n\n1,2\n\n3,4\n,\n\n");
    CAPTURE(text);

    const CsvTable table = tableOf(text);

    CHECK(table.head == Cells{"a", "b"});
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].cells == Cells{"1", "2"});
    CHECK(table.rows[1].cells == Cells{"3", "4"});
    CHECK(table.problems.empty());
}

TEST_CASE("quoted cells hold commas, quotes and line breaks, and lines are still counted", "[csv]") {
    const CsvTable table = tableOf("名,備考\r\n\"山田,太郎\",\"\"\"A\"\"\"\r\n二,\"一行目\r\n二行目\"\r\n三,\"\"\r\n");

    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0].cells == Cells{"山田,太郎", "\"A\""});
    CHECK(table.rows[0].line == 2);
    CHECK(table.rows[1].cells == Cells{"二", "一行目\r\n二行目"});
    CHECK(table.rows[1].line == 3);
    CHECK(table.rows[2].cells == Cells{"三", ""});
    CHECK(table.rows[2].line == 5);
}

TEST_CASE("a quote inside an unquoted cell is a character", "[csv]") {
    CHECK(tableOf("a,b\n5\"角,x\n").rows[0].cells == Cells{"5\"角", "x"});
}

TEST_CASE("the head is trimmed, cells are not", "[csv]") {
    const CsvTable table = tableOf(" 氏名　,住所 \n 山田 , 王子 \n");

    CHECK(table.head == Cells{"氏名", "住所"});
    CHECK(table.rows[0].cells == Cells{" 山田 ", " 王子 "});
}

TEST_CASE("a row with another number of cells is a problem that names its line, and the others are kept", "[csv]") {
    const CsvTable table = tableOf("a,b\n1\n1,2,3\n\"1\"x,2\n1,2,,\n5,6\n");

    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].line == 5);
    CHECK(table.rows[1].line == 6);
    REQUIRE(table.problems.size() == 3);
    CHECK(table.problems[0].line == 2);
    CHECK(table.problems[0].what == "has 1 cells, the head has 2");
    CHECK(table.problems[1].line == 3);
    CHECK(table.problems[1].what == "has 3 cells, the head has 2");
    CHECK(table.problems[1].cells == Cells{"1", "2", "3"});
    CHECK(table.problems[2].line == 4);
    CHECK(table.problems[2].what == "has text behind a closing quote");
}

TEST_CASE("a torn last line is an error that names its row and nothing of it", "[csv]") {
    const auto torn = readCsv("a,b\n1,2\n山田", "roster.csv");
    REQUIRE_FALSE(torn.has_value());
    CHECK(torn.error().code == ErrorCode::Corrupt);
    CHECK(torn.error().detail == "roster.csv:3: row: is torn: has 1 cells, the head has 2");

    const auto open = readCsv("a,b\n1,\"x\n2,3\n4,5\n", "roster.csv");
    REQUIRE_FALSE(open.has_value());
    CHECK(open.error().code == ErrorCode::Corrupt);
    CHECK(open.error().detail == "roster.csv:2: row: is torn: a quote is never closed");
}

TEST_CASE("a file without a head line is refused", "[csv]") {
    CHECK(readCsv("", "a.csv").error().detail == "a.csv:1: head: the file is empty");
    CHECK(readCsv("\r\n\r\n", "a.csv").error().code == ErrorCode::Invalid);
    CHECK(tableOf("a,b\n").rows.empty());
}

TEST_CASE("what is written is read back", "[csv]") {
    const Cells cells{"", " x ", "a,b", "say \"x\"", "line\nline", "cr\r", "山田　花子", "\"", ","};

    const CsvTable table = tableOf("1,2,3,4,5,6,7,8,9\n" + csvLine(cells) + "\n");

    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0].cells == cells);
}

TEST_CASE("a table cut anywhere is read in part or refused, never misread", "[csv]") {
    const std::string text = "a,b\r\n\"1,\"\"1\",2\r\n\"3\r\n3\",4\r\n";

    for (std::size_t length = 0; length <= text.size(); ++length) {
        const auto table = readCsv(std::string_view(text).substr(0, length), "a.csv");
        if (!table) continue;
        for (const auto& row : table->rows)
            CHECK(row.cells.size() == table->head.size());
        if (table->rows.size() == 2) CHECK(table->rows[0].cells == Cells{"1,\"1", "2"});
    }
}

}  // namespace hinanjo::base
