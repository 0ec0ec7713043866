#include "mapping/layout.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace hinanjo::mapping {
namespace {

using Cells = std::vector<std::string>;
using store::RosterKind;

std::string refusalOf(RosterKind kind, const Cells& head, const MapFile& map = {}) {
    const auto layout = Layout::of(kind, head, map, "a.csv");
    REQUIRE_FALSE(layout.has_value());
    CHECK(layout.error().code == base::ErrorCode::Invalid);
    return layout.error().detail;
}

}  // namespace

TEST_CASE("columns are found by name in any order and spelling", "[layout]") {
    const Cells head = GENERATE(values<Cells>({
        {"整理番号", "氏名", "フリガナ", "生年月日", "住所"},
        {" 整理番号 ", "氏　名", "ﾌﾘｶﾞﾅ", "生 年 月 日", "住所"},
        {"整理Ｎｏ．", "氏名（漢字）", "ふりがな", "生年月日（和暦）", "現住所"},
        {"管理番号", "漢字氏名", "氏名カナ", "誕生日", "住所１"},
    }));
    const auto layout = Layout::of(RosterKind::Roster, head, {}, "a.csv");

    REQUIRE(layout.has_value());
    const Cells row{"7", " 山田　花子 ", "ﾔﾏﾀﾞ ﾊﾅｺ", "S33.4.12", "王子１－２－３"};
    CHECK(layout->cell(Field::No, row) == "7");
    CHECK(layout->cell(Field::Name, row) == "山田　花子");
    CHECK(layout->cell(Field::Kana, row) == "ﾔﾏﾀﾞ ﾊﾅｺ");
    CHECK(layout->cell(Field::Birth, row) == "S33.4.12");
    CHECK(layout->cell(Field::Address, row) == "王子１－２－３");
    CHECK(layout->cell(Field::Phone, row).empty());
}

TEST_CASE("family and given name in two columns are joined", "[layout]") {
    const Cells head{"整理番号", "姓", "名", "セイ", "メイ", "生年月日", "住所"};

    const auto layout = Layout::of(RosterKind::Roster, head, {}, "a.csv");

    REQUIRE(layout.has_value());
    CHECK(layout->cell(Field::Name, Cells{"1", "山田", "花子", "ﾔﾏﾀﾞ", "ﾊﾅｺ", "", ""}) == "山田　花子");
    CHECK(layout->cell(Field::Name, Cells{"1", "山田", " ", "ﾔﾏﾀﾞ", "", "", ""}) == "山田");
    CHECK(layout->cell(Field::Kana, Cells{"1", "山田", "花子", "ﾔﾏﾀﾞ", "ﾊﾅｺ", "", ""}) == "ﾔﾏﾀﾞ　ﾊﾅｺ");
}

TEST_CASE("a missing column refuses the file and is named", "[layout]") {
    CHECK(refusalOf(RosterKind::Roster, {"整理番号", "フリガナ", "生年月日", "住所"}) ==
          "a.csv:1: head: 氏名: this column is missing");
    // A residents' register is not taken for a roster: everybody would need help.
    CHECK(refusalOf(RosterKind::Roster, {"宛名番号", "世帯番号", "氏名", "生年月日", "住所"}) ==
          "a.csv:1: head: 整理番号: this column is missing");
    CHECK(refusalOf(RosterKind::Residents, {"宛名番号", "氏名", "生年月日", "住所"}) ==
          "a.csv:1: head: 世帯番号: this column is missing");
}

TEST_CASE("a name that stands twice in the head is not guessed", "[layout]") {
    const Cells head{"整理番号", "氏名", "生年月日", "住所", "氏名"};

    CHECK(refusalOf(RosterKind::Roster, head) ==
          "a.csv:1: head: 氏名: stands there twice: say which by its number in a mapping file");

    MapFile map;
    map.columns[Field::Name] = {std::size_t{2}};
    map.columns[Field::ContactName] = {std::size_t{5}};
    const auto layout = Layout::of(RosterKind::Roster, head, map, "a.csv");
    REQUIRE(layout.has_value());
    const Cells row{"1", "山田", "", "", "鈴木"};
    CHECK(layout->cell(Field::Name, row) == "山田");
    CHECK(layout->cell(Field::ContactName, row) == "鈴木");
}

TEST_CASE("a mapping file names columns and translates codes", "[layout]") {
    MapFile map;
    map.columns[Field::No] = {std::string("ID")};
    map.columns[Field::Name] = {std::string("FAMILY"), std::string("GIVEN")};
    map.values[Field::Sex] = {{"10", "男"}, {"20", "女"}};
    const Cells head{"ID", "Family", "Given", "生年月日", "住所", "性別", "個人番号"};

    const auto layout = Layout::of(RosterKind::Roster, head, map, "a.csv");

    REQUIRE(layout.has_value());
    const Cells row{"1", "山田", "花子", "", "", " 20 ", "1"};
    CHECK(layout->cell(Field::Name, row) == "山田　花子");
    CHECK(layout->cell(Field::Sex, row) == "女");
    CHECK(layout->unused() == Cells{"個人番号"});
    map.columns[Field::Phone] = {std::string("電話")};
    CHECK(refusalOf(RosterKind::Roster, head, map) == "a.csv:1: head: 電話: is named by the mapping file and missing");
    map.columns[Field::Phone] = {std::size_t{8}};
    CHECK(refusalOf(RosterKind::Roster, head, map) == "a.csv:1: head: column 8: the file has only 7");
}

TEST_CASE("one column is not two fields", "[layout]") {
    MapFile map;
    map.columns[Field::Kana] = {std::size_t{2}};
    CHECK(refusalOf(RosterKind::Roster, {"整理番号", "氏名", "生年月日", "住所"}, map) ==
          "a.csv:1: head: フリガナ: is column 2, which is already another field");
}

TEST_CASE("a column that may say who is protected is never passed over in silence", "[layout]") {
    const Cells head{"整理番号", "氏名", "生年月日", "住所", "住基の閲覧制限等"};
    CHECK(refusalOf(RosterKind::Roster, head) ==
          "a.csv:1: head: 住基の閲覧制限等: may say who is protected: give the field 支援措置 its columns in a mapping "
          "file, or []");

    MapFile map;
    map.columns[Field::Protection] = {std::size_t{5}};
    auto layout = Layout::of(RosterKind::Roster, head, map, "a.csv");
    REQUIRE(layout.has_value());
    CHECK(layout->cell(Field::Protection, Cells{"1", "山田", "", "", "有"}) == "有");
    map.columns[Field::Protection] = {};
    CHECK(Layout::of(RosterKind::Roster, head, map, "a.csv").has_value());

    for (const char* name : {"支援措置", "閲覧制限", "秘匿区分", "取扱い"}) {
        INFO(name);
        layout = Layout::of(RosterKind::Roster, Cells{"整理番号", "氏名", "生年月日", "住所", name}, {}, "a.csv");
        REQUIRE(layout.has_value());
        CHECK(layout->columnsOf(Field::Protection).size() == 1);
    }
}

TEST_CASE("a head read in the wrong encoding is called so", "[layout]") {
    CHECK(refusalOf(RosterKind::Roster, {"謨ｴ逅\ufffd分蜿ｷ", "豌丞錐", "繝輔Μ繧ｬ繝\ufffd"}) ==
          "a.csv:1: head: 整理番号: this column is missing: the head looks like text read in a wrong encoding");
    CHECK(refusalOf(RosterKind::Roster, {"\u00ae\u0097\u009d\u0094Ô\u008d\u0086", "\u008e\u0081"}) ==
          "a.csv:1: head: 整理番号: this column is missing: the head looks like text read in a wrong encoding");
}

}  // namespace hinanjo::mapping
