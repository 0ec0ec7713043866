#include "base/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

namespace hinanjo::base {
namespace {

// A directory of its own that is gone afterwards.
class Scratch {
public:
    Scratch() {
        std::string pattern = (std::filesystem::temp_directory_path() / "hinanjo-base-XXXXXX").string();
        m_path = ::mkdtemp(pattern.data());
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return m_path / name; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

unsigned permissionsOf(const std::filesystem::path& file) {
    struct stat info {};
    return ::stat(file.c_str(), &info) == 0 ? info.st_mode & 0777u : 0u;
}

}  // namespace

TEST_CASE("what was written is read back, zeros and all", "[base]") {
    const Scratch folder;
    std::string bytes(200'000, 'x');
    bytes[77] = '\0';

    REQUIRE(writeFile(folder / "a", bytes));

    REQUIRE(readFile(folder / "a"));
    CHECK(*readFile(folder / "a") == bytes);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a file that is not there is NotFound", "[base]") {
    const Scratch folder;
    const auto result = readFile(folder / "missing");

    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::NotFound);
}

TEST_CASE("a directory cannot be read as a file", "[base]") {
    const Scratch folder;
    const auto result = readFile(folder.path());

    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::Unavailable);
}

TEST_CASE("writing again replaces the whole file", "[base]") {
    const Scratch folder;
    REQUIRE(writeFile(folder / "a", "a longer text"));
    REQUIRE(writeFile(folder / "a", "short"));

    CHECK(readFile(folder / "a").value_or("") == "short");
}

TEST_CASE("a write that fails leaves the old file", "[base]") {
    const Scratch folder;
    REQUIRE(writeFile(folder / "a", "old"));
    std::filesystem::create_directory(folder / "a.part");  // The temporary name is taken.

    CHECK_FALSE(writeFile(folder / "a", "new"));
    CHECK(readFile(folder / "a").value_or("") == "old");
}

TEST_CASE("a target that cannot be replaced leaves no temporary file behind", "[base]") {
    const Scratch folder;
    std::filesystem::create_directory(folder / "a");
    std::filesystem::create_directory(folder / "a" / "inside");

    CHECK_FALSE(writeFile(folder / "a", "new"));
    CHECK_FALSE(std::filesystem::exists(folder / "a.part"));
}

TEST_CASE("a secret file is for its owner only, even if the temporary name was open to all", "[base]") {
    const Scratch folder;
    REQUIRE(writeFile(folder / "key.part", "left by a crash", Secrecy::Ordinary));

    REQUIRE(writeFile(folder / "key", "secret", Secrecy::OwnerOnly));

    CHECK(permissionsOf(folder / "key") == 0600u);
}

TEST_CASE("the tables lie where the environment says", "[base]") {
    ::setenv("HINANJO_SHARE", "/somewhere/else", 1);
    CHECK(shareDirectory() == "/somewhere/else");
    ::unsetenv("HINANJO_SHARE");
    CHECK(shareDirectory().filename() == "hinanjo");
}

}  // namespace hinanjo::base
