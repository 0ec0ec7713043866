#include "mapping/content.h"

#include <catch2/catch_test_macros.hpp>

#include "mapping/suggestion.h"

namespace hinanjo::mapping {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr std::chrono::year_month_day kToday(year(2026), month(11), day(5));
constexpr const char* kHead = "整理番号,氏名,フリガナ,生年月日,住所,電話番号\n";

std::string rowsOf(const std::vector<std::string>& pattern, std::size_t count = 6) {
    std::string out;
    for (std::size_t i = 1; i <= count; ++i) {
        std::string line;
        for (std::string cell : pattern) {
            if (cell.ends_with('#')) cell.replace(cell.size() - 1, 1, std::to_string(i));
            line += (line.empty() ? "" : ",") + cell;
        }
        out += line + "\n";
    }
    return out;
}

base::CsvTable tableOf(const std::string& text) {
    auto table = base::readCsv(text, "a.csv");
    REQUIRE(table.has_value());
    return *table;
}

// What is wrong with a table; empty if nothing is.
std::string wrongIn(const std::string& text, const MapFile& map = {}) {
    const auto table = tableOf(text);
    const auto layout = Layout::of(store::RosterKind::Roster, table.head, map, "a.csv");
    REQUIRE(layout.has_value());
    const auto checked = checkContent(table, *layout, kToday, "a.csv");
    if (checked) return {};
    CHECK(checked.error().code == base::ErrorCode::Invalid);
    return checked.error().detail;
}

std::string suggested(const std::string& text) {
    return suggestMapping(store::RosterKind::Roster, tableOf(text), kToday).toml;
}

bool says(const std::string& toml, const std::string& line) {
    return ("\n" + toml).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("a table whose columns hold what they are called is sound", "[content]") {
    CHECK(wrongIn(kHead + rowsOf({"#", "山田　花子", "ﾔﾏﾀﾞ ﾊﾅｺ", "S33.4.12", "東京都北区王子１－２－３", "9001234567"}))
              .empty());
    CHECK(wrongIn(kHead + rowsOf({"A-#", "\U0000E000田　〓", "", "不明", "王子一丁目", ""})).empty());
    CHECK(wrongIn(kHead + rowsOf({"北-#", "山田　花子", "ﾔﾏﾀﾞ ﾊﾅｺ", "S33.4.12", "王子", "なし"})).empty());
    CHECK(wrongIn(kHead + rowsOf({"#", "グエン　ラン", "NGUYEN LAN", "21287", "王子1-2-3", "03-0123-4567（長男）"}))
              .empty());
    CHECK(wrongIn(kHead + rowsOf({"#", "田中　一二三", "ﾀﾅｶ ﾋﾌﾐ", "昭和三十三年", "王子", ""})).empty());
}

TEST_CASE("names in the column of the readings are noticed, in the smallest file too", "[content]") {
    const std::string expected =
        "a.csv:1: head: 氏名: column 氏名 holds kana, and the column of フリガナ holds kanji, in 1 of 1 rows: the two "
        "are "
        "swapped";
    CHECK(wrongIn(kHead + rowsOf({"#", "ﾔﾏﾀﾞ ﾊﾅｺ", "山田　花子", "S33.4.12", "王子", ""}, 1)) == expected);
    // One row of many is that row's affair.
    CHECK(wrongIn(kHead + rowsOf({"#", "山田　花子", "ﾔﾏﾀﾞ ﾊﾅｺ", "S33.4.12", "王子", ""}) +
                  rowsOf({"9", "ﾔﾏﾀﾞ ﾊﾅｺ", "山田　花子", "S33.4.12", "王子", ""}, 1))
              .empty());
}

TEST_CASE("a column that cannot be what the mapping says is named with what it holds", "[content]") {
    const auto wrong = [](const std::vector<std::string>& pattern) { return wrongIn(kHead + rowsOf(pattern)); };
    const std::string anotherColumn = " in 6 of 6 rows: is another column meant?";

    CHECK(wrong({"#", "山田　花子", "ﾔﾏﾀﾞ ﾊﾅｺ", "王子１－２－３", "S33.4.12", ""}) ==
          "a.csv:1: head: 生年月日: column 生年月日 holds no dates" + anotherColumn);
    CHECK(wrong({"#", "3330412", "ﾔﾏﾀﾞ ﾊﾅｺ", "3330412", "王子", ""}) ==
          "a.csv:1: head: 氏名: column 氏名 holds no names" + anotherColumn);
    CHECK(wrong({"#", "山田　花子", "女", "3330412", "王子", ""}) ==
          "a.csv:1: head: フリガナ: column フリガナ holds no kana" + anotherColumn);
    CHECK(wrong({"#", "山田　花子", "ﾔﾏﾀﾞ ﾊﾅｺ", "3330412", "114-0002", ""}) ==
          "a.csv:1: head: 住所: column 住所 holds no addresses" + anotherColumn);
    CHECK(wrong({"#", "山田　花子", "ﾔﾏﾀﾞ ﾊﾅｺ", "3330412", "王子", "要介護３"}) ==
          "a.csv:1: head: 電話番号: column 電話番号 holds no telephone numbers" + anotherColumn);
    CHECK(wrong({"王子町会", "山田　花子", "ﾔﾏﾀﾞ ﾊﾅｺ", "3330412", "王子", ""}) ==
          "a.csv:1: head: 整理番号: column 整理番号 holds no numbers" + anotherColumn);
    CHECK(
        wrong({"13117", "山田　花子", "ﾔﾏﾀﾞ ﾊﾅｺ", "3330412", "王子", ""}) ==
        "a.csv:1: head: 整理番号: column 整理番号 holds only 1 different numbers in 6 rows: is another column meant?");
}

TEST_CASE("codes of protection are not guessed, and the mapping that says them is suggested", "[content]") {
    const std::string table = "整理番号,氏名,生年月日,住所,住基の閲覧制限等\n" +
                              rowsOf({"#", "山田　花子", "S33.4.12", "王子", "2"}) +
                              rowsOf({"9", "鈴木　一郎", "S10.4.12", "王子", "7"}, 1);
    MapFile map;
    map.columns[Field::Protection] = {std::size_t{5}};
    CHECK(wrongIn(table, map) ==
          "a.csv:1: head: 支援措置: column 住基の閲覧制限等 holds no words like 有 and 無 in 7 of 7 rows: is another "
          "column meant?");
    map.values[Field::Protection] = {{"2", "無"}, {"7", "有"}};
    CHECK(wrongIn(table, map).empty());

    const std::string toml = suggested(table);
    CAPTURE(toml);
    CHECK(says(toml, "\"支援措置\" = \"住基の閲覧制限等\"  # 列の名前からの推定です。確かめてください"));
    CHECK(says(toml, "[values.\"支援措置\"]"));
    CHECK(says(toml, "# \"7\" = \"\"  # 1行"));
}

TEST_CASE("a field said to be nowhere is not looked at", "[content]") {
    MapFile map;
    map.columns[Field::Phone] = {};
    CHECK(wrongIn(kHead + rowsOf({"#", "山田　花子", "ﾔﾏﾀﾞ ﾊﾅｺ", "3330412", "王子", "要介護３"}), map).empty());
}

TEST_CASE("a mapping is suggested from known names, parts of names and contents", "[suggestion]") {
    const std::string toml = suggested(
        "管理番号,姓,名,対象者の氏名カナ（全角）,DOB,世帯主氏名,本人住所（番地まで）,性別,同意区分,個人\"コード\",TEL,"
        "\n" +
        rowsOf({"#", "山田", "花子", "ヤマダ　ハナコ", "S33.4.12", "山田　太郎", "王子１－２－３", "20", "1", "8", "",
                ""}));

    CAPTURE(toml);
    CHECK(says(toml, "\"整理番号\" = \"管理番号\""));
    CHECK(says(toml, "\"氏名\" = [\"姓\", \"名\"]"));
    CHECK(says(toml, "\"フリガナ\" = \"対象者の氏名カナ（全角）\"  # 列の名前からの推定です。確かめてください"));
    CHECK(says(toml, "\"生年月日\" = \"DOB\"  # 列の中身からの推定です。確かめてください"));
    CHECK(says(toml, "\"住所\" = \"本人住所（番地まで）\"  # 列の名前からの推定です。確かめてください"));
    CHECK(says(toml, "\"電話番号\" = \"TEL\""));
    CHECK(says(toml, "# \"方書\" = ?  # 見つかりません"));
    CHECK(says(toml, "#   6 \"世帯主氏名\""));
    CHECK(says(toml, "[values.\"性別\"]"));
    CHECK(says(toml, "# \"20\" = \"\"  # 6行"));
    CHECK(says(toml, "# \"1\" = \"\"  # 6行"));
    CHECK(toml.find("花子") == std::string::npos);
}

TEST_CASE("what no column holds is said, and two columns of one name are told apart by number", "[suggestion]") {
    const auto suggestion =
        suggestMapping(store::RosterKind::Roster,
                       tableOf("番号,氏名,氏名,メモ\n" + rowsOf({"#", "山田　花子", "山田　太郎", "x"})), kToday);

    CHECK(suggestion.unplaced == std::vector<std::string_view>{"整理番号", "生年月日", "住所"});
    CHECK(says(suggestion.toml, "\"氏名\" = 2  # 列の名前からの推定です。確かめてください"));
}

}  // namespace hinanjo::mapping
