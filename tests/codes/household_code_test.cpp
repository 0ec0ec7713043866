// What a household said of itself, as a code and back.
#include "codes/household_code.h"

#include <catch2/catch_test_macros.hpp>

#include "base/code_text.h"
#include "codes/envelope.h"

namespace hinanjo::test {
namespace {

using codes::SaidHousehold;
using codes::SaidPerson;

SaidPerson person(const char* family, const char* given, const char* familyKana, const char* givenKana, domain::Sex sex,
                  domain::PartialDate birth, std::vector<std::string> care = {}) {
    SaidPerson out;
    out.familyName = family;
    out.givenName = given;
    out.familyKana = familyKana;
    out.givenKana = givenKana;
    out.sex = sex;
    out.birth = birth;
    out.care = std::move(care);
    return out;
}

SaidHousehold family() {
    SaidHousehold out;
    out.people = {
        person("山田", "太郎", "ヤマダ", "タロウ", domain::Sex::Male, {1958, 4, 12}, {"oxygen", "wheelchair"}),
        person("山田", "和子", "ヤマダ", "カズコ", domain::Sex::Female, {1960, 9, 0}),
        person("渡邉", "みどり", "ワタナベ", "ミドリ", domain::Sex::NotSaid, {}),
        person("", "ケン", "", "ケン", domain::Sex::Declined, {2018, 0, 0})};
    out.address = "北区王子一丁目2番3号";
    out.building = "王子ハイツ101";
    out.phone = "090-0000-0001";
    out.written = std::chrono::year_month_day{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(20)};
    return out;
}

// A body somebody else's program wrote.
base::Result<SaidHousehold> readBody(const std::string& body) {
    return codes::readHouseholdCode(codes::wrap(codes::Kind::Household, {base::toBase32(body)}));
}

}  // namespace

TEST_CASE("a household comes back as it was said", "[codes]") {
    const auto text = codes::toText(family());

    REQUIRE(text);
    CHECK(text->find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ") == std::string::npos);
    CHECK(codes::readHouseholdCode(*text) == family());
}

TEST_CASE("the documented example is read, and what a later maker adds is passed over", "[codes]") {
    const auto read = readBody(
        "D\t20261120\nA\t試験町一丁目2番3号\t\tlater\nT\t03-0000-"
        "0001\nF\t山田\tヤマダ\nP\t太郎\tタロウ\t1\t19580412\toxygen\tlater\n"
        "Z\tlater\nP\t和子\tカズコ\n");

    REQUIRE(read);
    REQUIRE(read->people.size() == 2);
    CHECK(read->people[0] == person("山田", "太郎", "ヤマダ", "タロウ", domain::Sex::Male, {1958, 4, 12}, {"oxygen"}));
    CHECK(read->people[1] == person("山田", "和子", "ヤマダ", "カズコ", {}, {}));
    CHECK(read->address == "試験町一丁目2番3号");
    CHECK(read->phone == "03-0000-0001");
}

TEST_CASE("tabs and line feeds inside a value do not break the code", "[codes]") {
    SaidHousehold odd = family();
    odd.address = "一丁目\t2\nP";

    const auto text = codes::toText(odd);

    REQUIRE(text);
    const auto read = codes::readHouseholdCode(*text);
    REQUIRE(read);
    CHECK(read->address == "一丁目 2 P");
    CHECK(read->people == odd.people);
}

TEST_CASE("values that cannot be are refused with their line, without the value", "[codes]") {
    const auto detailOf = [](const std::string& body) {
        const auto read = readBody(body);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == base::ErrorCode::Invalid);
        return read.error().detail;
    };
    CHECK(detailOf("F\t山田\nP\t太郎\t\t1\t19581312\n") == "household code: line 2: birth");
    CHECK(detailOf("D\t2026\nP\t太郎\n") == "household code: line 1: day");
    CHECK(detailOf("A\t王子\n").ends_with("names nobody"));
    CHECK(detailOf("P\t\xff\n").ends_with("is not UTF-8"));
    std::string crowd;
    for (int i = 0; i < 31; ++i)
        crowd += "P\t太郎\n";
    CHECK(detailOf(crowd).ends_with("names more than 30 people"));
}

TEST_CASE("nobody, a crowd and more than a code holds are not written", "[codes]") {
    CHECK_FALSE(codes::toText(SaidHousehold{}));
    SaidHousehold crowd = family();
    crowd.people.resize(31);
    CHECK_FALSE(codes::toText(crowd));
    SaidHousehold longOne = family();
    longOne.address = std::string(1500, 'x');
    const auto text = codes::toText(longOne);
    REQUIRE_FALSE(text);
    CHECK(text.error().detail.find("too long") != std::string::npos);
}

TEST_CASE("a household of seven with an address fits", "[codes]") {
    SaidHousehold big = family();
    while (big.people.size() < 7)
        big.people.push_back(big.people.front());
    CHECK(codes::toText(big));
}

TEST_CASE("a name of one cell is split at its first space", "[codes]") {
    std::string family, given;
    codes::splitName("　山田　太郎 ", family, given);
    CHECK(family == "山田");
    CHECK(given == "太郎");
    codes::splitName("TRAN VAN ANH", family, given);
    CHECK(family == "TRAN");
    CHECK(given == "VAN ANH");
    codes::splitName("山田太郎", family, given);
    CHECK(family == "山田太郎");
    CHECK(given.empty());
}

}  // namespace hinanjo::test
