#include "office/sealed_file.h"

#include <catch2/catch_test_macros.hpp>

#include "base/files.h"
#include "support/support.h"

using namespace hinanjo;
using office::FileKey;
using office::RecoveryKey;
using office::SealedReader;
using office::SealedWriter;
using test::SeededRandom;
using test::TempDir;

namespace {

struct Sealed {
    FileKey key;
    std::string code;
};

Sealed seal(const std::filesystem::path& file, const std::string& content) {
    SeededRandom random(5);
    Sealed out;
    out.code = office::makeRecoveryCode(random);
    const auto recovery = RecoveryKey::make(out.code, random);
    REQUIRE(recovery);
    auto writer = SealedWriter::create(file, *recovery);
    REQUIRE(writer);
    // In uneven parts, which must not show.
    for (std::size_t at = 0; at < content.size(); at += 10'007)
        REQUIRE((*writer)->add(std::string_view(content).substr(at, 10'007)));
    REQUIRE((*writer)->finish());
    out.key = (*writer)->key();
    return out;
}

template <typename Key>
base::Result<std::string> open(const std::filesystem::path& file, const Key& key) {
    auto reader = SealedReader::open(file, key);
    if (!reader) return base::fail(reader.error());
    std::string out;
    for (;;) {
        auto more = (*reader)->next(4096);
        if (!more) return base::fail(more.error());
        if (more->empty()) return out;
        out += *more;
    }
}

std::string content(std::size_t bytes) {
    std::string out;
    for (std::size_t i = 0; i < bytes; ++i)
        out.push_back(static_cast<char>(i * 31 + i / 251));
    return out;
}

}  // namespace

TEST_CASE("what was sealed comes back whole, by its writer's key and by the code as somebody types it", "[backup]") {
    TempDir dir;
    // Nothing, less than a piece, exactly pieces, and one byte more.
    for (const std::size_t bytes : {0, 100, 65'536, 131'072, 131'073, 300'000}) {
        const auto file = dir / ("f" + std::to_string(bytes));
        const Sealed sealed = seal(file, content(bytes));
        const auto byKey = open(file, sealed.key);
        REQUIRE(byKey);
        CHECK(*byKey == content(bytes));
    }
    const Sealed sealed = seal(dir / "f", content(300'000));
    std::string typed = "  ";
    for (const char c : sealed.code) {
        if (c == '-') {
            typed += " ";
        } else if (c == '0') {
            typed += "o";
        } else if (c == '1') {
            typed += "l";
        } else {
            typed.push_back(static_cast<char>(std::tolower(c)));
        }
    }
    const auto byCode = open(dir / "f", typed);
    REQUIRE(byCode);
    CHECK(*byCode == content(300'000));
    const std::string bytes = *base::readFile(dir / "f");
    CHECK(bytes.find(content(300'000).substr(0, 64)) == std::string::npos);
    CHECK((std::filesystem::status(dir / "f").permissions() & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("a sealed file that was cut off or changed anywhere is never taken for whole", "[backup]") {
    TempDir dir;
    const Sealed sealed = seal(dir / "f", content(200'000));
    const std::string whole = *base::readFile(dir / "f");
    const auto opens = [&](const std::string& bytes) {
        REQUIRE(base::writeFile(dir / "g", bytes));
        return open(dir / "g", sealed.key).has_value();
    };
    CHECK(opens(whole));
    for (std::size_t length = 0; length < whole.size(); length += length < 300 ? 1 : 4'999)
        CHECK_FALSE(opens(whole.substr(0, length)));
    CHECK_FALSE(opens(whole.substr(0, whole.size() - 1)));
    CHECK_FALSE(opens(whole + "x"));
    for (std::size_t at = 0; at < whole.size(); at += at < 300 ? 1 : 3'989) {
        std::string edited = whole;
        edited[at] = static_cast<char>(edited[at] ^ 0x20);
        CHECK_FALSE(opens(edited));
    }
    // Two pieces that changed places.
    std::string swapped = whole;
    constexpr std::size_t kPiece = 65'536 + 17;
    const std::size_t first = whole.size() % kPiece == 0 ? 0 : 192;
    std::swap_ranges(swapped.begin() + first, swapped.begin() + first + kPiece, swapped.begin() + first + kPiece);
    CHECK_FALSE(opens(swapped));
}

TEST_CASE("why a sealed file does not open is told apart", "[backup]") {
    TempDir dir;
    const Sealed sealed = seal(dir / "f", content(1'000));
    const auto whyOf = [&](const std::string& file, const std::string& code) {
        const auto opened = open(dir / file, code);
        REQUIRE_FALSE(opened);
        return opened.error().code;
    };
    CHECK(whyOf("f", "AAAA-BBBB-CCCC-DDDD") == base::ErrorCode::Denied);
    CHECK(whyOf("nothing", sealed.code) == base::ErrorCode::NotFound);
    REQUIRE(base::writeFile(dir / "foreign", "PK\003\004 something else"));
    CHECK(whyOf("foreign", sealed.code) == base::ErrorCode::Invalid);
    std::string later = *base::readFile(dir / "f");
    later[7] = 2;
    REQUIRE(base::writeFile(dir / "later", later));
    CHECK(whyOf("later", sealed.code) == base::ErrorCode::TooNew);
    std::string torn = *base::readFile(dir / "f");
    REQUIRE(base::writeFile(dir / "torn", torn.substr(0, torn.size() - 10)));
    CHECK(whyOf("torn", sealed.code) == base::ErrorCode::Corrupt);
}

TEST_CASE("a recovery key is kept as text, knows its code, and short codes are refused", "[backup]") {
    SeededRandom random(6);
    const auto key = RecoveryKey::make("kita ku bousai 2026", random);
    REQUIRE(key);
    const auto again = office::recoveryKeyFromText(office::recoveryKeyText(*key));
    REQUIRE(again);
    CHECK(again->publicKey == key->publicKey);
    CHECK(*again->isOf("KITAKU-BOUSAI-2026"));
    CHECK_FALSE(*again->isOf("KITAKU-BOUSAI-2027"));
    CHECK(office::recoveryKeyText(*key).find("bousai") == std::string::npos);
    CHECK(RecoveryKey::make("1234", random).error().code == base::ErrorCode::Invalid);
    CHECK(office::recoveryKeyFromText("{}").error().code == base::ErrorCode::Corrupt);
    CHECK(office::recoveryKeyFromText("not json").error().code == base::ErrorCode::Corrupt);
}
