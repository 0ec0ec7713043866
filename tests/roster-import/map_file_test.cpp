#include "mapping/map_file.h"

#include <catch2/catch_test_macros.hpp>

#include "base/files.h"
#include "support/support.h"

namespace hinanjo::mapping {
namespace {

base::Result<MapFile> mapOf(std::string_view toml) {
    const test::TempDir folder;
    REQUIRE(base::writeFile(folder / "map.toml", toml).has_value());
    return readMapFile(folder / "map.toml", store::RosterKind::Roster);
}

std::string mapRefusalOf(std::string_view toml) {
    const auto map = mapOf(toml);
    REQUIRE_FALSE(map.has_value());
    CHECK(map.error().code == base::ErrorCode::Invalid);
    return map.error().detail;
}

}  // namespace

TEST_CASE("a mapping file says columns by name, number or several, and what codes mean", "[map-file]") {
    const auto map = mapOf(R"(
[columns]
"整理番号" = "管理番号"
"氏名" = ["姓", "名"]
"住所" = 12
[values."性別"]
"10" = "男"
"20" = "女"
)");

    REQUIRE(map.has_value());
    CHECK((map->columns.at(Field::No) == std::vector<Column>{std::string("管理番号")}));
    CHECK((map->columns.at(Field::Name) == std::vector<Column>{std::string("姓"), std::string("名")}));
    CHECK((map->columns.at(Field::Address) == std::vector<Column>{std::size_t{12}}));
    CHECK(map->values.at(Field::Sex).at("20") == "女");
}

TEST_CASE("a mistake in a mapping file is named by its line", "[map-file]") {
    CHECK(mapRefusalOf("[columns]\n\"番地\" = \"A\"\n") == "map.toml:2: columns: there is no field 番地");
    CHECK(mapRefusalOf("[columns]\n\"住所\" = 0\n") == "map.toml:2: columns: a column is a name or a number from 1");
    CHECK(mapRefusalOf("[columns]\n\"住所\" = true\n") == "map.toml:2: columns: a column is a name or a number from 1");
    CHECK(mapRefusalOf("[columns]\n\"住所\" = []\n") == "map.toml:2: columns: names no column for 住所");
    CHECK(mapRefusalOf("[values]\n\"性別\" = \"男\"\n") == "map.toml:2: values: is not a table of values");
    CHECK(mapRefusalOf("[values.\"性別\"]\n\"1\" = 1\n") == "map.toml:2: values: a value is a text in quotes");
    CHECK(mapRefusalOf("[colums]\n") == "map.toml:1: colums: is neither [columns] nor [values.\"…\"]");
    CHECK(mapRefusalOf("a = 1\n\xff\n") == "map.toml:1: encoding: is not UTF-8");
    CHECK(mapRefusalOf("[columns\n").starts_with("map.toml:1: toml: "));
}

TEST_CASE("a field a file does not have can be said to be nowhere", "[map-file]") {
    const auto map = mapOf("[columns]\n\"備考\" = []\n");

    REQUIRE(map.has_value());
    CHECK(map->columns.at(Field::Remark).empty());
}

}  // namespace hinanjo::mapping
