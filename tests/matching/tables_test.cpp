#include <catch2/catch_test_macros.hpp>

#include <filesystem>

#include "base/files.h"
#include "people.h"

namespace hinanjo::matching::test {
namespace {

// A copy of the tables that a test may break.
class CopiedShare {
public:
    explicit CopiedShare(const std::string& name)
        : m_directory(std::filesystem::temp_directory_path() / ("hinanjo-matching-" + name)) {
        std::filesystem::remove_all(m_directory);
        std::filesystem::copy(share(), m_directory);
    }
    ~CopiedShare() { std::filesystem::remove_all(m_directory); }
    CopiedShare(const CopiedShare&) = delete;
    CopiedShare& operator=(const CopiedShare&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_directory; }

private:
    std::filesystem::path m_directory;
};

TEST_CASE("a missing table is named", "[matching]") {
    const CopiedShare copy("missing");
    std::filesystem::remove(copy.path() / "radicals.tsv");

    const auto matcher = Matcher::build({}, copy.path());

    REQUIRE_FALSE(matcher);
    CHECK(matcher.error().code == base::ErrorCode::NotFound);
    CHECK(matcher.error().detail.find("radicals.tsv") != std::string::npos);
}

TEST_CASE("a broken table names the file and the row", "[matching]") {
    const CopiedShare copy("broken");
    REQUIRE(base::writeFile(copy.path() / "kita_chome.csv",
                            "town_chome,town,chome,town_kana,postal,lat,lon\n"
                            "王子一丁目,王子,1,オウジ,114-0002,35.7,139.7\n"
                            "王子二丁目,王子,zwei,オウジ,114-0002,35.7,139.7\n"));

    const auto matcher = Matcher::build({}, copy.path());

    REQUIRE_FALSE(matcher);
    CHECK(matcher.error().code == base::ErrorCode::Corrupt);
    CHECK(matcher.error().detail == "kita_chome.csv:3: chome: not a number");
}

TEST_CASE("an empty roster matches nobody", "[matching]") {
    const auto matcher = Matcher::build({}, share());

    REQUIRE(matcher);
    CHECK(matcher->rosterSize() == 0);
    CHECK(matcher->match(kazukoArrives()).decision == Decision::None);
}

}  // namespace
}  // namespace hinanjo::matching::test
