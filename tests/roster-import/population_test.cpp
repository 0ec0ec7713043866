// scripts/make-population: what tests and evaluation stand on.
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include "base/csv.h"
#include "base/files.h"
#include "support/hq_process.h"
#include "support/support.h"

namespace hinanjo {
namespace {

std::string fileBytes(const std::filesystem::path& file) {
    auto bytes = base::readFile(file);
    REQUIRE(bytes.has_value());
    return *bytes;
}

base::CsvTable populationTable(const std::filesystem::path& file) {
    auto table = base::readCsv(fileBytes(file), file.filename().string());
    REQUIRE(table.has_value());
    CHECK(table->problems.empty());
    return std::move(*table);
}

test::Ran invent(const std::filesystem::path& folder, std::vector<std::string> more) {
    std::vector<std::string> words{test::sourceFile("scripts/make-population"), "--out", folder.string()};
    words.insert(words.end(), more.begin(), more.end());
    return test::run(words);
}

}  // namespace

TEST_CASE("the committed population is what its command writes", "[population]") {
    const test::TempDir folder;
    const std::vector<std::string> size{"--residents", "300", "--roster", "60", "--checkins", "200", "--seed", "43"};
    auto asCp932 = size;
    asCp932.insert(asCp932.end(), {"--encoding", "cp932"});

    REQUIRE(invent(folder / "utf8", size).status == 0);
    REQUIRE(invent(folder / "cp932", asCp932).status == 0);

    const std::filesystem::path committed = test::sourceFile("tests/data/population");
    for (const auto* name : {"residents.csv", "roster.csv", "checkins.csv", "truth.csv"}) {
        CAPTURE(name);
        CHECK((fileBytes(folder / "utf8" / name) == fileBytes(committed / name)));
    }
    CHECK((fileBytes(folder / "cp932" / "roster.csv") == fileBytes(committed / "roster_cp932.csv")));
}

TEST_CASE("every invented arrival has a truth, and truths name people of the roster and the register", "[population]") {
    const test::TempDir folder;
    REQUIRE(invent(folder.path(),
                   {"--residents", "1500", "--roster", "300", "--checkins", "900", "--seed", "5", "--preset", "hard"})
                .status == 0);
    std::set<std::string> rosterNos;
    std::set<std::string> residentNos;
    for (const auto& row : populationTable(folder / "roster.csv").rows)
        CHECK(rosterNos.insert(row.cells[0]).second);
    for (const auto& row : populationTable(folder / "residents.csv").rows)
        CHECK(residentNos.insert(row.cells[0]).second);
    const auto checkins = populationTable(folder / "checkins.csv");
    const auto truth = populationTable(folder / "truth.csv");

    CHECK(residentNos.size() == 1500);
    CHECK(rosterNos.size() >= 300);
    REQUIRE(checkins.rows.size() == 900);
    REQUIRE(truth.rows.size() == 900);
    std::map<std::string, int> traps;
    std::size_t onRoster = 0;
    for (std::size_t i = 0; i < truth.rows.size(); ++i) {
        const auto& cells = truth.rows[i].cells;
        CHECK(cells[0] == checkins.rows[i].cells[0]);
        ++traps[cells[2]];
        if (cells[2] != "stranger") CHECK(residentNos.contains(cells[3]));
        if (cells[1].empty()) continue;
        ++onRoster;
        CHECK(rosterNos.contains(cells[1].substr(0, cells[1].find('|'))));
    }
    CHECK(onRoster == 135);  // 15 %
    CHECK(traps["household"] > 150);
    CHECK(traps["again"] > 0);
    CHECK(traps["relation"] > 0);
}

TEST_CASE("with --traps every trap is planted, the same for the same seed", "[population]") {
    const test::TempDir folder;
    const std::vector<std::string> size{"--traps", "--residents", "4500", "--roster", "1200", "--checkins",
                                        "3600",    "--preset",    "hard", "--seed",   "6"};
    REQUIRE(invent(folder / "one", size).status == 0);
    REQUIRE(invent(folder / "two", size).status == 0);
    for (const auto* name : {"residents.csv", "roster.csv", "checkins.csv", "truth.csv"})
        CHECK((fileBytes(folder / "one" / name) == fileBytes(folder / "two" / name)));

    std::map<std::string, int> traps;
    for (const auto& row : populationTable(folder / "one" / "truth.csv").rows) {
        ++traps[row.cells[2]];
        // Somebody else wrote her down, and she is not here: the truth names nobody.
        if (row.cells[2] == "relative_absent") CHECK(row.cells[1].empty());
    }

    for (const auto* trap :
         {"",           "again",           "block_phone",    "contact",       "couple",        "facility",
          "father_son", "foreign",         "gaiji",          "headcount",     "household",     "moved",
          "namesake",   "namesake_age",    "namesake_birth", "namesake_town", "neighbour",     "new_tenant",
          "relation",   "relative_absent", "relative_birth", "relative_name", "same_building", "same_reading",
          "siblings",   "stranger",        "twin",           "twin_reading"}) {
        CAPTURE(trap);
        CHECK(traps[trap] > 0);
    }
}

TEST_CASE("a register too small for its roster is refused in words", "[population]") {
    const test::TempDir folder;

    const auto ran = invent(folder.path(), {"--residents", "50", "--roster", "60", "--checkins", "10"});

    CHECK(ran.status == 1);
    CHECK(ran.error.find("--residents 50: too few for 60 roster people") != std::string::npos);
}

}  // namespace hinanjo
