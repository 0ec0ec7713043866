#include "readers/workbook.h"

#include <catch2/catch_test_macros.hpp>

#include "base/text.h"
#include "readers/number_format.h"
#include "roster-import/workbook_maker.h"

namespace hinanjo::readers {
namespace {

using Cells = std::vector<std::string>;

base::Result<Sheet> readParts(const test::Parts& parts, std::string_view sheet = {}) {
    return readWorkbook(test::zipOf(parts), "a.xlsx", sheet);
}
base::Result<Sheet> readRows(const std::string& rows, const std::string& shared = {}) {
    return readParts(test::workbookParts(rows, shared));
}

}  // namespace

TEST_CASE("texts of a workbook are read, but not the furigana a spreadsheet keeps beside them", "[workbook]") {
    const auto sheet = readRows(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
        "<c r=\"C1\" t=\"inlineStr\"><is><t>王子</t></is></c><c r=\"D1\" t=\"str\"><f>A1</f><v>式</v></c></row>",
        "<si><t>渡\U00009089\U000E010F　花子</t><rPh sb=\"0\" eb=\"2\"><t>ワタナベ</t></rPh></si>"
        "<si><r><t xml:space=\"preserve\">山田 </t></r><r><rPr/><t>太郎</t></r><rPh sb=\"0\" "
        "eb=\"2\"><t>ヤマダ</t></rPh></si>");

    REQUIRE(sheet.has_value());
    CHECK(sheet->name == "名簿");
    REQUIRE(sheet->rows.size() == 1);
    CHECK(sheet->rows[0].cells == Cells{"渡\U00009089\U000E010F　花子", "山田 太郎", "王子", "式"});
}

TEST_CASE("gaps in rows and columns stay gaps", "[workbook]") {
    const auto sheet = readRows(
        "<row r=\"2\"><c r=\"B2\"><v>7</v></c><c r=\"AB2\"><v>8</v></c></row>"
        "<row r=\"5\" hidden=\"1\"><c><v>1</v></c><c/><c><v>2</v></c></row>");

    REQUIRE(sheet.has_value());
    REQUIRE(sheet->rows.size() == 2);
    CHECK(sheet->rows[0].line == 2);
    REQUIRE(sheet->rows[0].cells.size() == 28);
    CHECK(sheet->rows[0].cells[0].empty());
    CHECK(sheet->rows[0].cells[1] == "7");
    CHECK(sheet->rows[0].cells[27] == "8");
    CHECK(sheet->rows[1].line == 5);
    CHECK(sheet->rows[1].cells == Cells{"1", "", "2"});
    CHECK(sheet->hidden == 1);
}

TEST_CASE("numbers are dates by their style and codes without one", "[workbook]") {
    const std::string row =
        "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>21287</v></c><c r=\"B1\" s=\"2\"><v>21287.5</v></c>"
        "<c r=\"C1\"><v>3330412</v></c><c r=\"D1\" s=\"0\"><v>9.012345678E9</v></c>"
        "<c r=\"E1\" t=\"d\"><v>1958-04-12T00:00:00</v></c><c r=\"F1\" t=\"e\"><v>#N/A</v></c></row>";
    const auto sheet = readRows(row);
    REQUIRE(sheet.has_value());
    CHECK(sheet->rows[0].cells == Cells{"1958-04-12", "1958-04-12", "3330412", "9012345678", "1958-04-12", "#N/A"});

    auto parts = test::workbookParts(row);
    std::string& book = parts["xl/workbook.xml"];
    book.replace(book.find("<workbookPr/>"), 13, "<workbookPr date1904=\"1\"/>");
    const auto of1904 = readParts(parts);
    REQUIRE(of1904.has_value());
    CHECK(of1904->rows[0].cells[0] == "1962-04-13");
}

TEST_CASE("a number format tells dates from numbers and hours", "[workbook]") {
    for (const int id : {14, 15, 22, 27, 36, 57})
        CHECK(isDateFormat(id, ""));
    for (const int id : {0, 1, 2, 9, 11, 18, 20, 38, 44, 46, 49})
        CHECK_FALSE(isDateFormat(id, ""));
    for (const char* code : {"yyyy/m/d", "[$-411]ge.m.d", "ggge\"年\"m\"月\"d\"日\"", "m/d", "[$-ja-JP]e"})
        CHECK(isDateFormat(176, code));
    for (const char* code : {"General", "G/標準", "0.00E+00", "[Red]0", "0\"day\"", "h:mm", "@", "000000"})
        CHECK_FALSE(isDateFormat(176, code));
}

TEST_CASE("day numbers before and after the day that never was", "[workbook]") {
    CHECK(dateOfDayNumber(1, DayOne::Year1900) == "1900-01-01");
    CHECK(dateOfDayNumber(59, DayOne::Year1900) == "1900-02-28");
    CHECK(dateOfDayNumber(60, DayOne::Year1900).empty());
    CHECK(dateOfDayNumber(61, DayOne::Year1900) == "1900-03-01");
    CHECK(dateOfDayNumber(0, DayOne::Year1904) == "1904-01-01");
    CHECK(dateOfDayNumber(-1, DayOne::Year1900).empty());
    CHECK(dateOfDayNumber(1e12, DayOne::Year1900).empty());
}

TEST_CASE("the first visible sheet is read, or the one that is named", "[workbook]") {
    auto parts = test::workbookParts("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    parts["xl/worksheets/sheet2.xml"] =
        "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>2</x:v></x:c></x:row></x:sheetData>"
        "</x:worksheet>";
    std::string& relations = parts["xl/_rels/workbook.xml.rels"];
    relations.replace(relations.find("</Relationships>"), 0,
                      "<Relationship Id=\"s9\" Type=\"x/worksheet\" Target=\"worksheets/sheet2.xml\"/>");
    std::string& book = parts["xl/workbook.xml"];
    book.replace(book.find("</sheets>"), 0, "<sheet name=\"控え\" sheetId=\"2\" r:id=\"s9\"/>");

    const auto first = readParts(parts);
    REQUIRE(first.has_value());
    CHECK(first->rows[0].cells == Cells{"1"});
    CHECK(first->otherSheets == Cells{"控え"});
    const auto second = readParts(parts, "控え");
    REQUIRE(second.has_value());
    CHECK(second->rows[0].cells == Cells{"2"});
    CHECK(readParts(parts, "なし").error().detail == "a.xlsx:workbook: has no sheet to read of the name なし");

    book.replace(book.find("sheetId=\"1\""), 0, "state=\"hidden\" ");
    CHECK(readParts(parts)->rows[0].cells == Cells{"2"});
}

TEST_CASE("half a character and bytes that are none become a visible mark", "[workbook]") {
    auto parts = test::workbookParts(
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>山_xD842_田</v></c><c r=\"B1\" t=\"str\"><v>&#xD842;</v></c>"
        "<c r=\"C1\" t=\"str\"><v>\xE5\xB1</v></c><c r=\"D1\" t=\"d\"><v>1958年04月12日</v></c></row>");
    std::string& book = parts["xl/workbook.xml"];
    book.replace(book.find("名簿"), 6, "\xE5\xB1");

    const auto sheet = readParts(parts);

    REQUIRE(sheet.has_value());
    CHECK(base::isValidUtf8(sheet->name));
    REQUIRE(sheet->rows.size() == 1);
    for (const std::string& cell : sheet->rows[0].cells) {
        INFO(cell);
        CHECK(base::isValidUtf8(cell));
        CHECK(cell.find("\ufffd") != std::string::npos);
    }
    CHECK(sheet->rows[0].cells[0].starts_with("山"));
}

TEST_CASE("a torn, hollow or swollen workbook is refused", "[workbook]") {
    const auto parts =
        test::workbookParts("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", "<si><t>氏名</t></si>");
    const std::string whole = test::zipOf(parts);
    REQUIRE(readWorkbook(whole, "a.xlsx", "").has_value());
    for (const std::size_t length : {whole.size() / 4, whole.size() / 2, whole.size() - 1}) {
        const auto torn = readWorkbook(std::string_view(whole).substr(0, length), "a.xlsx", "");
        REQUIRE_FALSE(torn.has_value());
        CHECK(torn.error().code == base::ErrorCode::Corrupt);
    }
    // A byte of a part's contents changed.
    std::string rotten = whole;
    const std::size_t at = rotten.find("xl/worksheets/sheet1.xml") + 40;
    rotten[at] = static_cast<char>(rotten[at] ^ 0x55);
    CHECK_FALSE(readWorkbook(rotten, "a.xlsx", "").has_value());

    CHECK(readWorkbook(test::zipOf({{"a.txt", "x"}}), "a.xlsx", "").error().detail ==
          "a.xlsx:workbook: is a ZIP file but no workbook");
    // The workbook names a text it does not have.
    CHECK(readRows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>").error().code == base::ErrorCode::Corrupt);
    CHECK_FALSE(readRows("<row r=\"1\"><c r=\"ZZZZZ1\"><v>9</v></c></row>").has_value());
    // 300 MB of nothing in a few hundred kilobytes.
    auto bomb = parts;
    bomb["xl/worksheets/sheet1.xml"] = std::string(std::size_t{300} << 20, ' ');
    CHECK(readParts(bomb).error().detail == "a.xlsx:workbook: unpacks to more than a register can be");
    // One text of a megabyte in 300 cells.
    std::string cells;
    for (int i = 0; i < 300; ++i)
        cells += "<row><c t=\"s\"><v>0</v></c></row>";
    CHECK(readRows(cells, "<si><t>" + std::string(1 << 20, 'x') + "</t></si>").error().detail ==
          "a.xlsx:workbook: unpacks to more than a register can be");
}

}  // namespace hinanjo::readers
