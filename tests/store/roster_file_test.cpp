#include "store/roster_file.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/files.h"
#include "support/support.h"

namespace hinanjo::store {
namespace {

namespace fs = std::filesystem;

domain::RosterPerson rosterPerson(std::string no) {
    domain::RosterPerson p;
    p.no = {std::move(no)};
    p.name = "渡\U0000908a\U000E010F \U0000FA19太\U0000E000";  // IVS, compatibility ideograph, private use.
    p.kana = "ﾜﾀﾅﾍﾞ ｼﾞﾝﾀ";
    p.sex = domain::Sex::Male;
    p.birth = {1938, 5, 0};
    p.address = "東京都北区王子１丁目２番３号";
    p.phone = "03-0000-0001";
    p.remark = "引用\"と\n改行, カンマ";
    p.consent = domain::Consent::Refused;
    p.isProtected = true;
    p.warnings = {"氏名に外字があります"};
    return p;
}

domain::Resident resident(std::string no) {
    domain::Resident r;
    r.no = std::move(no);
    r.householdNo = "H1";
    r.familyName = "髙橋";
    r.givenName = "花";
    r.sex = domain::Sex::Female;
    r.birth = {1958, 4, 12};
    r.town = "王子一丁目";
    return r;
}

RosterFile rosterOf(std::vector<domain::RosterPerson> people) {
    return {.kind = RosterKind::Roster, .roster = std::move(people), .residents = {}};
}

std::string written(const fs::path& file, const RosterFile& content) {
    REQUIRE(writeRosterFile(file, content).has_value());
    auto bytes = base::readFile(file);
    REQUIRE(bytes.has_value());
    return *bytes;
}

}  // namespace

TEST_CASE("a roster comes back byte for byte, with variants, gaiji and line breaks", "[roster-file]") {
    const test::TempDir folder;
    const RosterFile content = rosterOf({rosterPerson("1"), rosterPerson("2")});

    REQUIRE(writeRosterFile(folder / "a.roster", content).has_value());
    const auto back = readRosterFile(folder / "a.roster");

    REQUIRE(back.has_value());
    CHECK(back->kind == RosterKind::Roster);
    CHECK((back->roster == content.roster));
    CHECK(back->residents.empty());
}

TEST_CASE("residents come back as residents", "[roster-file]") {
    const test::TempDir folder;
    const RosterFile content{.kind = RosterKind::Residents, .roster = {}, .residents = {resident("1"), resident("2")}};

    REQUIRE(writeRosterFile(folder / "a.roster", content).has_value());
    const auto back = readRosterFile(folder / "a.roster");

    REQUIRE(back.has_value());
    CHECK(back->kind == RosterKind::Residents);
    CHECK((back->residents == content.residents));
}

TEST_CASE("an empty roster is a roster", "[roster-file]") {
    const test::TempDir folder;
    REQUIRE(writeRosterFile(folder / "a.roster", rosterOf({})).has_value());

    const auto back = readRosterFile(folder / "a.roster");

    REQUIRE(back.has_value());
    CHECK(back->roster.empty());
}

TEST_CASE("a torn roster file is refused wherever it was cut, and an inner cut names the line", "[roster-file]") {
    const test::TempDir folder;
    const std::string bytes = written(folder / "a.roster", rosterOf({rosterPerson("1"), rosterPerson("2")}));

    for (std::size_t length = 40; length < bytes.size(); ++length) {
        REQUIRE(base::writeFile(folder / "torn.roster", bytes.substr(0, length)).has_value());
        const auto back = readRosterFile(folder / "torn.roster");
        REQUIRE_FALSE(back.has_value());
        CHECK(back.error().code == base::ErrorCode::Corrupt);
    }
    REQUIRE(base::writeFile(folder / "torn.roster", bytes.substr(0, bytes.size() - 20)).has_value());
    CHECK(readRosterFile(folder / "torn.roster").error().detail == "torn.roster:3: row: is torn");
}

TEST_CASE("a roster file with one changed byte is refused and says nothing of its content", "[roster-file]") {
    const test::TempDir folder;
    std::string bytes = written(folder / "a.roster", rosterOf({rosterPerson("1")}));
    const auto at = bytes.find("03-0000-0001");
    REQUIRE(at != std::string::npos);
    bytes[at + 11] = '2';
    REQUIRE(base::writeFile(folder / "a.roster", bytes).has_value());

    const auto back = readRosterFile(folder / "a.roster");

    REQUIRE_FALSE(back.has_value());
    CHECK(back.error().code == base::ErrorCode::Corrupt);
    CHECK(back.error().detail == "a.roster:1: sha256: the rows were changed after they were written");
}

TEST_CASE("a roster file of a later version is left alone", "[roster-file]") {
    const test::TempDir folder;
    std::string bytes = written(folder / "a.roster", rosterOf({rosterPerson("1")}));
    const auto at = bytes.find("\"version\":2");
    REQUIRE(at != std::string::npos);
    bytes.replace(at, 11, "\"version\":3");
    REQUIRE(base::writeFile(folder / "a.roster", bytes).has_value());

    CHECK(readRosterFile(folder / "a.roster").error().code == base::ErrorCode::TooNew);
}

TEST_CASE("a roster file of the version before is read", "[roster-file]") {
    const test::TempDir folder;
    std::string bytes = written(folder / "a.roster", rosterOf({rosterPerson("1")}));
    const auto at = bytes.find("\"version\":2");
    REQUIRE(at != std::string::npos);
    bytes.replace(at, 11, "\"version\":1");
    REQUIRE(base::writeFile(folder / "a.roster", bytes).has_value());

    CHECK(readRosterFile(folder / "a.roster").has_value());
}

TEST_CASE("another kind of file is not taken for a roster", "[roster-file]") {
    const test::TempDir folder;
    const std::string content =
        GENERATE(as<std::string>(), "", "整理番号,氏名\n1,山田\n", "{}\n", "[1]\n", "{\"format\":\"zip\"}\n",
                 "{\"format\":\"hinanjo-roster\",\"version\":1,\"kind\":\"list\",\"rows\":0}\n");
    REQUIRE(base::writeFile(folder / "a.roster", content).has_value());

    CAPTURE(content);
    CHECK(readRosterFile(folder / "a.roster").error().code == base::ErrorCode::Invalid);
    CHECK(readRosterFile(folder / "missing.roster").error().code == base::ErrorCode::NotFound);
}

}  // namespace hinanjo::store
