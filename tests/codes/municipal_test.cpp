// Codes of municipalities, read by a TOML file of theirs.
#include "codes/municipal.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <iterator>
#include <random>

#include "base/files.h"
#include "codes/read_code.h"
#include "support/support.h"

namespace hinanjo::test {
namespace {

constexpr const char* kFile = R"(
[[code]]
name = "試験市の事前登録"
form = "delimited"
prefix = "TSK1,"
every = 4
[code.household]
"住所" = 1
"電話番号" = 2
[code.person]
"氏名" = 3
"かな" = 4
"性別" = 5
"生年月日" = 6
[code.values."性別"]
"M" = "男"
"F" = "女"

[[code]]
name = "試験町アプリ"
form = "json"
people = "household.members"
[code.household]
"住所" = "household.address"
"世帯番号" = "household.id"
"姓" = "household.family"
"記入日" = "made"
[code.person]
"名" = "given"
"姓かな" = "kana.family"
"名かな" = "kana.given"
"生年月日" = "birth"
"宛名番号" = "id"
"配慮" = "care"
[code.values."配慮"]
"在宅酸素" = "oxygen"

[[code]]
name = "試験村のページ"
form = "query"
prefix = "https://bosai.example.jp/r?"
[code.household]
"住所" = "addr"
[code.person]
"氏名" = "name{n}"
"生年月日" = "b{n}"
)";

codes::MunicipalCodes layouts() {
    auto parsed = codes::MunicipalCodes::parse(kFile, "codes.toml");
    INFO((parsed ? std::string() : parsed.error().detail));
    REQUIRE(parsed);
    return *parsed;
}

std::string wrongLine(const std::string& toml) {
    const auto parsed = codes::MunicipalCodes::parse(toml, "codes.toml");
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().code == base::ErrorCode::Invalid);
    return parsed.error().detail;
}

}  // namespace

TEST_CASE("columns between commas, the person's columns again for each further one", "[municipal]") {
    const auto read = layouts().read(
        "TSK1,試験町一丁目2番3号,03-0000-0001,山田　太郎,ﾔﾏﾀﾞ ﾀﾛｳ,M,S33.4.12,山田　和子,やまだ　かずこ,F,19600901");

    REQUIRE(read);
    CHECK(read->madeBy == "試験市の事前登録");
    CHECK(read->address == "試験町一丁目2番3号");
    CHECK(read->phone == "03-0000-0001");
    CHECK(read->unread.empty());
    REQUIRE(read->people.size() == 2);
    CHECK(read->people[0].familyName == "山田");
    CHECK(read->people[0].givenName == "太郎");
    CHECK(read->people[0].familyKana == "ヤマダ");
    CHECK(read->people[0].givenKana == "タロウ");
    CHECK(read->people[0].sex == domain::Sex::Male);
    CHECK(read->people[0].birth == domain::PartialDate{1958, 4, 12});
    CHECK(read->people[1].givenKana == "カズコ");
    CHECK(read->people[1].birth == domain::PartialDate{1960, 9, 1});
}

TEST_CASE("a JSON object with a list of people", "[municipal]") {
    const auto read = layouts().read(R"({"made":"2026-11-20","household":{"id":500,"family":"山田","address":"試験町",
        "members":[{"given":"太郎","kana":{"family":"ヤマダ","given":"タロウ"},"birth":"1958-04-12","id":"1001","care":"在宅酸素"},
                   {"given":"和子"}]}})");

    REQUIRE(read);
    CHECK(read->householdNo == "500");
    REQUIRE(read->written);
    CHECK(static_cast<int>(read->written->year()) == 2026);
    REQUIRE(read->people.size() == 2);
    CHECK(read->people[0].familyName == "山田");
    CHECK(read->people[0].residentNo == "1001");
    CHECK(read->people[0].care == std::vector<std::string>{"oxygen"});
    CHECK(read->people[1].familyName == "山田");
    CHECK(read->people[1].givenName == "和子");
}

TEST_CASE("an address with the values behind its question mark", "[municipal]") {
    const auto read = layouts().read(
        "https://bosai.example.jp/r?addr=%E8%A9%A6%E9%A8%93%E7%94%BA&name1=%E5%B1%B1%E7%94%B0+%E5%A4%AA%E9%83%8E&b1="
        "19580412&name2=%E5%B1%B1%E7%94%B0+%E5%92%8C%E5%AD%90#top");

    REQUIRE(read);
    CHECK(read->address == "試験町");
    REQUIRE(read->people.size() == 2);
    CHECK(read->people[0].givenName == "太郎");
    CHECK(read->people[0].birth == domain::PartialDate{1958, 4, 12});
    CHECK(read->people[1].givenName == "和子");
}

TEST_CASE("a value that cannot be read is left out and named; reception goes on", "[municipal]") {
    const auto read = layouts().read("TSK1,試験町??,,山田　太郎,???,X,昭和65年1月1日");

    REQUIRE(read);
    CHECK(read->unread == std::vector<std::string>{"住所", "1人目のかな", "1人目の性別", "1人目の生年月日"});
    CHECK(read->people[0].familyName == "山田");
    CHECK(read->people[0].birth.isEmpty());
    CHECK(read->address.empty());
}

TEST_CASE("codes that no layout knows, and codes that name nobody", "[municipal]") {
    const auto codeOf = [](std::string_view text) {
        const auto read = layouts().read(text);
        REQUIRE_FALSE(read);
        return read.error().code;
    };
    CHECK(codeOf("https://bosai.example.jp/other") == base::ErrorCode::NotFound);
    CHECK(codeOf("[1,2]") == base::ErrorCode::NotFound);
    CHECK(codeOf("TSK1,試験町") == base::ErrorCode::Invalid);
    CHECK(codeOf("{\"wifi\":\"x\"}") == base::ErrorCode::NotFound);
    // Deeper than anybody writes; must not end the program.
    CHECK(codeOf(std::string(200'000, '[')) == base::ErrorCode::NotFound);
}

TEST_CASE("whatever is held before the tablet is refused or read, never worse", "[municipal]") {
    const codes::MunicipalCodes all = layouts();
    std::mt19937 random(20261122);
    codes::SaidHousehold household;
    household.people.resize(2);
    household.people[0].familyName = "山田";
    const auto ours = codes::toText(household);
    REQUIRE(ours);
    const std::string seeds[] = {
        *ours, codes::toText(codes::TokenCode{"A-0132", {"S001"}}), "TSK1,試験町,03,山田 太郎,ヤマダ,M,S33.4.12,",
        R"({"household":{"members":[{"given":"太郎"}]}})", "https://bosai.example.jp/r?addr=%E8%A9&name1=%E5%B1&b1=1"};
    int read = 0;
    for (int i = 0; i < 5'000; ++i) {
        std::string text = seeds[random() % std::size(seeds)];
        for (std::uint32_t edits = random() % 4; edits > 0 && !text.empty(); --edits) {
            const std::size_t at = random() % text.size();
            switch (random() % 3) {
                case 0:
                    text[at] = static_cast<char>(random());
                    break;
                case 1:
                    text.erase(at, random() % 8);
                    break;
                default:
                    text.insert(at, text.substr(random() % text.size(), random() % 20));
            }
        }
        const auto code = codes::readCode(text, all);
        read += code ? 1 : 0;
        if (!code) CHECK_FALSE(code.error().detail.empty());
    }
    // A quarter was left as it was.
    CHECK(read > 1'000);
    CHECK(read < 4'000);
}

TEST_CASE("a layout comes after our own codes", "[municipal]") {
    const auto token = codes::readCode(codes::toText(codes::TokenCode{"A-0001", {"S001"}}), layouts());
    REQUIRE(token);
    CHECK(std::holds_alternative<codes::TokenCode>(*token));
}

TEST_CASE("a wrong file is refused with line and field", "[municipal]") {
    CHECK(wrongLine("[[code]]\nname = \"a\"\nform = \"xml\"\n") ==
          "codes.toml:1: form: is not delimited, json or query");
    CHECK(wrongLine("[[code]]\nname = \"a\"\nform = \"json\"\n[code.person]\n\"氏名\" = 3\n") ==
          "codes.toml:5: person: 氏名 is not a text in quotes");
    CHECK(
        wrongLine("[[code]]\nname = \"a\"\nform = \"delimited\"\nprefix = \"x\"\n[code.person]\n\"氏名\" = \"3\"\n") ==
        "codes.toml:6: person: 氏名 is not a column number from 1");
    CHECK(wrongLine("[[code]]\nname = \"a\"\nform = \"json\"\n[code.person]\n\"なまえ\" = \"x\"\n") ==
          "codes.toml:5: person: there is no field なまえ");
    CHECK(wrongLine("[[code]]\nname = \"a\"\nform = \"json\"\n[code.person]\n\"性別\" = \"x\"\n")
              .ends_with("person: says nothing of the name"));
    CHECK(wrongLine("[[code]]\nname = \"a\"\nform = \"query\"\n[code.person]\n\"氏名\" = \"x\"\n")
              .find("prefix: is missing") != std::string::npos);
    CHECK(wrongLine("[[code]]\nname = \"a\"\ncolour = 1\n") == "codes.toml:3: colour: is not a setting of [[code]]");
    CHECK(wrongLine("[other]\nx = 1\n") == "codes.toml:1: other: is not [[code]]");
    CHECK(wrongLine("[[code]\n").starts_with("codes.toml:1: toml: "));
    CHECK(wrongLine("[[code]]\nname = 1\n") == "codes.toml:2: name: is not a text in quotes");
    CHECK(wrongLine("\xff").starts_with("codes.toml:1: encoding"));
}

TEST_CASE("a file is loaded from where it lies; none is none", "[municipal]") {
    const TempDir dir;
    REQUIRE(base::writeFile(dir / "codes.toml", kFile));
    const auto loaded = codes::MunicipalCodes::load(dir / "codes.toml");
    REQUIRE(loaded);
    CHECK_FALSE(loaded->isEmpty());
    const auto none = codes::MunicipalCodes::load(dir / "none.toml");
    REQUIRE_FALSE(none);
    CHECK(none.error().code == base::ErrorCode::NotFound);
}

}  // namespace hinanjo::test
