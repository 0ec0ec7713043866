// The real program on real files.
#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/csv.h"
#include "base/files.h"
#include "base/text.h"
#include "roster-import/workbook_maker.h"
#include "store/roster_file.h"
#include "support/hq_process.h"
#include "support/support.h"

namespace hinanjo {
namespace {

constexpr std::string_view kHead = "整理番号,氏名,フリガナ,生年月日,住所\n";

test::Ran import(std::vector<std::string> words) {
    words.insert(words.begin(), test::program("roster-import"));
    return test::run(words);
}

std::string populationFile(const std::string& name) {
    return test::sourceFile("tests/data/population/" + name);
}

std::string bytesOf(const std::filesystem::path& file) {
    auto bytes = base::readFile(file);
    REQUIRE(bytes.has_value());
    return *bytes;
}

std::string withoutVariationSelectors(const std::string& name) {
    std::u32string text = base::decodeUtf8(name);
    std::erase_if(text, base::isVariationSelector);
    return base::encodeUtf8(text);
}

// A folder with an input file, and the program run on it.
struct Import {
    explicit Import(std::string_view input, std::vector<std::string> more = {}) {
        REQUIRE(base::writeFile(folder / "in.csv", input).has_value());
        std::vector<std::string> words{(folder / "in.csv").string(), "--out", (folder / "out.roster").string()};
        words.insert(words.end(), more.begin(), more.end());
        ran = import(words);
    }
    [[nodiscard]] bool wroteRoster() const { return std::filesystem::exists(folder / "out.roster"); }

    test::TempDir folder;
    test::Ran ran;
};

// A CSV table as the rows of a sheet, every cell an inline text.
std::string sheetRows(const std::string& csv) {
    const auto table = base::readCsv(csv, "a.csv");
    REQUIRE(table.has_value());
    std::string out;
    const auto add = [&](std::size_t line, const std::vector<std::string>& cells) {
        out += "<row r=\"" + std::to_string(line) + "\">";
        for (const std::string& cell : cells)
            out += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
        out += "</row>";
    };
    add(1, table->head);
    for (const auto& row : table->rows)
        add(row.line, row.cells);
    return out;
}

}  // namespace

TEST_CASE("the program takes a roster whole, in UTF-8 and in CP932", "[roster-import]") {
    const bool cp932 = GENERATE(false, true);
    const test::TempDir folder;

    const auto ran =
        import({populationFile(cp932 ? "roster_cp932.csv" : "roster.csv"), "--out", folder / "a.roster", "--json"});

    CAPTURE(ran.error);
    CHECK(ran.status == 0);
    CHECK(ran.error.empty());
    CHECK(ran.out.starts_with("{\"file\":"));
    CHECK(ran.out.find(cp932 ? "\"encoding\":\"cp932\",\"rows\":60,\"taken\":60,\"refused\":0"
                             : "\"encoding\":\"utf-8\",\"rows\":60,\"taken\":60,\"refused\":0") != std::string::npos);
    const auto file = store::readRosterFile(folder / "a.roster");
    REQUIRE(file.has_value());
    CHECK(file->kind == store::RosterKind::Roster);
    REQUIRE(file->roster.size() == 60);
    CHECK(file->roster[0].no.value == "0000001");
    for (const auto& person : file->roster)
        CHECK(person.birth.isComplete());
}

TEST_CASE("both encodings give the same people but for characters CP932 does not have", "[roster-import]") {
    const test::TempDir folder;
    REQUIRE(import({populationFile("roster.csv"), "--out", folder / "a.roster"}).status == 0);
    REQUIRE(import({populationFile("roster_cp932.csv"), "--out", folder / "b.roster"}).status == 0);
    auto a = store::readRosterFile(folder / "a.roster");
    const auto b = store::readRosterFile(folder / "b.roster");
    REQUIRE(a.has_value());
    REQUIRE(b.has_value());

    std::size_t gaiji = 0;
    std::size_t otherwiseDifferent = 0;
    for (std::size_t i = 0; i < a->roster.size(); ++i) {
        a->roster[i].name = withoutVariationSelectors(a->roster[i].name);
        const bool warned = !b->roster[i].warnings.empty() && b->roster[i].warnings[0] == "氏名に外字があります";
        if (warned) ++gaiji;
        if (!warned && a->roster[i] != b->roster[i]) ++otherwiseDifferent;
    }
    CHECK(gaiji >= 1);
    CHECK(otherwiseDifferent == 0);
}

TEST_CASE("the program takes the residents' register with towns", "[roster-import]") {
    const test::TempDir folder;

    const auto ran = import({populationFile("residents.csv"), "--kind", "residents", "--out", folder / "a.roster"});

    CHECK(ran.status == 0);
    CHECK(ran.out.find("rows: 300\ntaken: 300\nrefused: 0\n") != std::string::npos);
    const auto file = store::readRosterFile(folder / "a.roster");
    REQUIRE(file.has_value());
    CHECK(file->kind == store::RosterKind::Residents);
    REQUIRE(file->residents.size() == 300);
    for (const auto& resident : file->residents)
        CHECK_FALSE(resident.town.empty());
}

TEST_CASE("refused rows are named on stderr without their content and written out with it", "[roster-import]") {
    const test::TempDir refusedFolder;
    const Import run(std::string(kHead) +
                         "1,山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,S33.04.12,王子１－２－３\n"
                         "2,鈴木　一郎,ｽｽﾞｷ ｲﾁﾛｳ,昭和65年1月1日,\"王子１－２－３,４号\"\n"
                         "1,佐藤　清,ｻﾄｳ ｷﾖｼ,S10.1.1,王子１－２－３\n",
                     {"--refused", refusedFolder / "refused.csv"});

    CHECK(run.ran.status == 1);
    CHECK(run.ran.error ==
          "in.csv:3: 生年月日: is not a date, or one that never was\n"
          "in.csv:4: 整理番号: stands already in row 2\n");
    CHECK(run.ran.out.find("taken: 1\nrefused: 2\n") != std::string::npos);
    CHECK(run.ran.out.find("鈴木") == std::string::npos);
    CHECK(store::readRosterFile(run.folder / "out.roster")->roster.size() == 1);
    const std::string refused = bytesOf(refusedFolder / "refused.csv");
    CHECK(refused ==
          "\xef\xbb\xbf"
          "行,項目,理由,整理番号,氏名,フリガナ,生年月日,住所\r\n"
          "3,生年月日,日付として読めないか、ありえない日付です,2,鈴木　一郎,ｽｽﾞｷ "
          "ｲﾁﾛｳ,昭和65年1月1日,\"王子１－２－３,４号\"\r\n"
          "4,整理番号,2行目と同じ番号です,1,佐藤　清,ｻﾄｳ ｷﾖｼ,S10.1.1,王子１－２－３\r\n");
    struct stat info {};
    REQUIRE(::stat((refusedFolder / "refused.csv").c_str(), &info) == 0);
    CHECK((info.st_mode & 0077) == 0);
}

TEST_CASE("a torn file is damaged data: nothing is written and the row is named", "[roster-import]") {
    const std::string bytes = bytesOf(populationFile("roster_cp932.csv"));
    const Import cut(std::string_view(bytes).substr(0, bytes.size() - 40));

    CHECK(cut.ran.status == 3);
    CHECK(cut.ran.error.starts_with("in.csv:61: row: is torn: has "));
    CHECK_FALSE(cut.wroteRoster());

    const Import open(std::string(kHead) + "1,\"山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,S33.04.12,王子\n2,a,b,c,d\n");
    CHECK(open.ran.status == 3);
    CHECK(open.ran.error == "in.csv:2: row: is torn: a quote is never closed\n");
}

TEST_CASE("a file in the wrong encoding or of the wrong kind is refused in words", "[roster-import]") {
    const Import eucJp("\xc0\xb0\xcd\xfd\xc8\xd6\xb9\xe6,\xbb\xe1\xcc\xbe\n1,\xbb\xb3\xc5\xc4\n");
    CHECK(eucJp.ran.status == 1);
    CHECK(eucJp.ran.error == "in.csv:encoding: is EUC-JP: save it as UTF-8 or Shift_JIS (CP932)\n");
    CHECK_FALSE(eucJp.wroteRoster());

    const std::string cp932 = bytesOf(populationFile("roster_cp932.csv"));
    const Import notUtf8(cp932, {"--encoding", "utf-8"});
    CHECK(notUtf8.ran.status == 1);
    CHECK(notUtf8.ran.error == "in.csv:1: not UTF-8\n");

    const Import notCp932(kHead, {"--encoding", "cp932"});
    CHECK(notCp932.ran.status == 1);
    CHECK(notCp932.ran.error == "in.csv:encoding: is UTF-8, not CP932\n");

    const Import missing("整理番号,氏名,住所\n1,a,b\n");
    CHECK(missing.ran.status == 1);
    CHECK(missing.ran.error == "in.csv:1: head: 生年月日: this column is missing\n");

    const Import nobody(std::string(kHead) + "1,山田,ﾔﾏﾀﾞ,S33.2.30,王子\n");
    CHECK(nobody.ran.status == 1);
    CHECK_FALSE(nobody.wroteRoster());
}

TEST_CASE("another system's layout is read through a mapping file", "[roster-import]") {
    const test::TempDir folder;
    REQUIRE(base::writeFile(folder / "map.toml",
                            "[columns]\n\"整理番号\" = 1\n\"氏名\" = [\"FNAME\", \"GNAME\"]\n"
                            "\"生年月日\" = \"DOB\"\n\"住所\" = \"ADDR\"\n\"性別\" = \"SEX\"\n"
                            "[values.\"性別\"]\n\"B\" = \"女\"\n")
                .has_value());

    const Import run("ID,FNAME,GNAME,DOB,ADDR,SEX\n9,山田,花子,19580412,王子1-2-3,B\n",
                     {"--mapping", folder / "map.toml"});

    CAPTURE(run.ran.error);
    CHECK(run.ran.status == 0);
    const auto file = store::readRosterFile(run.folder / "out.roster");
    REQUIRE(file.has_value());
    REQUIRE(file->roster.size() == 1);
    CHECK(file->roster[0].name == "山田　花子");
    CHECK(file->roster[0].sex == domain::Sex::Female);

    REQUIRE(base::writeFile(folder / "bad.toml", "[columns]\n\"番地\" = 1\n").has_value());
    const Import bad(kHead, {"--mapping", folder / "bad.toml"});
    CHECK(bad.ran.status == 2);
    CHECK(bad.ran.error == "bad.toml:2: columns: there is no field 番地\n");
}

TEST_CASE("wrong usage has its own exit status", "[roster-import]") {
    CHECK(import({}).status == 2);
    CHECK(import({"a.csv"}).status == 2);
    CHECK(import({"a.csv", "--out", "b", "--kind", "cats"}).status == 2);
    CHECK(import({"a.csv", "--out", "b", "--encoding", "ebcdic"}).status == 2);
    CHECK(import({"/nonexistent/a.csv", "--out", "/nonexistent/b"}).status == 2);
    CHECK(import({"--help"}).status == 0);
}

TEST_CASE("an output that cannot be written is said and leaves nothing half", "[roster-import]") {
    const auto ran = import({populationFile("roster.csv"), "--out", "/nonexistent/a.roster"});

    CHECK(ran.status != 0);
    CHECK(ran.error.find("cannot be written") != std::string::npos);
}

TEST_CASE("a workbook gives the same people as the CSV file", "[roster-import]") {
    const std::string csv = bytesOf(populationFile("roster.csv"));
    const Import fromCsv(csv);
    const Import fromWorkbook(test::zipOf(test::workbookParts(sheetRows(csv))));

    CAPTURE(fromWorkbook.ran.error);
    CHECK(fromWorkbook.ran.status == 0);
    CHECK(fromWorkbook.ran.out.starts_with("file: in.csv (roster, xlsx (名簿))\n"));
    const auto one = store::readRosterFile(fromCsv.folder / "out.roster");
    const auto other = store::readRosterFile(fromWorkbook.folder / "out.roster");
    REQUIRE(one.has_value());
    REQUIRE(other.has_value());
    CHECK(one->roster.size() == 60);
    CHECK(one->roster == other->roster);
}

TEST_CASE("titles above the head line are passed over, and lines keep their numbers", "[roster-import]") {
    const std::string rows = "1,山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,S33.04.12,王子１－２－３\n2,鈴木　一郎,ｽｽﾞｷ ｲﾁﾛｳ,昭和65年,王子\n";
    const Import run("避難行動要支援者名簿,令和８年,,,\n\n作成: 地域福祉課\n" + std::string(kHead) + rows);

    CHECK(run.ran.status == 1);
    CHECK(run.ran.error == "in.csv:6: 生年月日: is not a date, or one that never was\n");
    CHECK(run.ran.out.find("head line: 4 (what stands above it is not read)\n") != std::string::npos);
    CHECK(run.ran.out.find("taken: 1\n") != std::string::npos);

    // A head below others that is not whole says what it lacks, by its own line.
    const Import twice("対象者,,,,,緊急連絡先\n整理番号,氏名,フリガナ,生年月日,住所,氏名\n1,a,b,S33.4.12,c,d\n");
    CHECK(twice.ran.error == "in.csv:2: head: 氏名: stands there twice: say which by its number in a mapping file\n");

    // Said by hand, it is taken at its word.
    const Import wrong("title\n" + std::string(kHead) + rows, {"--head-row", "1"});
    CHECK(wrong.ran.status == 1);
    CHECK_FALSE(wrong.wroteRoster());
}

TEST_CASE("a file whose columns were mapped wrongly is refused whole, with the reason", "[roster-import]") {
    const std::string swapped = "整理番号,フリガナ,氏名,生年月日,住所\n1,山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,S33.04.12,王子\n";
    const Import run(swapped);
    CHECK(run.ran.status == 1);
    CHECK(
        run.ran.error ==
        "in.csv:1: head: 氏名: column 氏名 holds kana, and the column of フリガナ holds kanji, in 1 of 1 rows: the two "
        "are swapped\n");
    CHECK_FALSE(run.wroteRoster());
}

TEST_CASE("what no program here reads is called by its name", "[roster-import]") {
    using namespace std::string_view_literals;
    CHECK(Import("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").ran.error ==
          "in.csv:workbook: is an old one (.xls) or under a password: save it as .xlsx without one, or CSV\n");
    CHECK(Import("a\0,\0b\0\n\0"sv).ran.error == "in.csv:encoding: is UTF-16: save it as CSV UTF-8\n");
    CHECK(Import("整理番号\t氏名\t住所\n1\ta\tb\n").ran.error ==
          "in.csv:1: head: is separated by tabs, not by commas: save it as CSV\n");
    CHECK(Import("\xc0\xb0\xcd\xfd\xc8\xd6\xb9\xe6,\xbb\xe1\xcc\xbe\n", {"--encoding", "cp932"}).ran.error ==
          "in.csv:encoding: is EUC-JP: save it as UTF-8 or Shift_JIS (CP932)\n");
}

TEST_CASE("rows taken with a remark are written out, double ones are named", "[roster-import]") {
    const test::TempDir folder;
    const Import run(
        "整理番号,氏名,フリガナ,生年月日,住所,電話番号\n"
        "1,山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,S33.04.12,東京都北区王子１－２－３,312345678\n"
        "2,山田 花子,ﾔﾏﾀﾞ ﾊﾅｺ,3330412,東京都北区王子１－２－３,\n",
        {"--warnings", folder / "w.csv"});

    CHECK(run.ran.status == 0);
    CHECK(run.ran.error ==
          "in.csv:3: row: may be the person of row 2 (name or reading, and date of birth); both are taken\n");
    CHECK(bytesOf(folder / "w.csv") ==
          "\xef\xbb\xbf行,番号,注意\r\n2,1,電話番号の先頭の0が欠けていたので補いました\r\n"
          "3,2,同じ人かもしれない行が前にあります\r\n");
    CHECK(store::readRosterFile(run.folder / "out.roster")->roster[0].phone == "0312345678");
}

TEST_CASE("a suggested mapping is one the program takes", "[roster-import]") {
    const test::TempDir folder;
    const std::string csv =
        "ID番号,本人氏名（漢字）,シメイ,DOB,所在\n"
        "1,山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,S33.04.12,東京都北区王子１丁目２番３号\n"
        "2,鈴木　一郎,ｽｽﾞｷ ｲﾁﾛｳ,S10.01.02,東京都北区王子１丁目２番４号\n";
    REQUIRE(base::writeFile(folder / "in.csv", csv).has_value());
    const auto suggested = import({folder / "in.csv", "--suggest-mapping"});
    CHECK(suggested.status == 1);
    CHECK(suggested.error == "in.csv:1: head: 整理番号: no column seems to hold it\n");
    std::string map = suggested.out;
    const std::string open = "# \"整理番号\" = ?";
    REQUIRE(map.find(open) != std::string::npos);
    map.replace(map.find(open), open.size(), "\"整理番号\" = 1");
    REQUIRE(base::writeFile(folder / "map.toml", map).has_value());

    const Import run(csv, {"--mapping", folder / "map.toml"});

    CAPTURE(map, run.ran.error);
    CHECK(run.ran.status == 0);
    const auto file = store::readRosterFile(run.folder / "out.roster");
    REQUIRE(file.has_value());
    CHECK(file->roster[0].name == "山田　花子");
    CHECK(file->roster[0].kana == "ﾔﾏﾀﾞ ﾊﾅｺ");
    CHECK(file->roster[0].address == "東京都北区王子１丁目２番３号");
}

}  // namespace hinanjo
