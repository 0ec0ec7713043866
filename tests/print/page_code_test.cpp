#include "print/page_code.h"

#include <catch2/catch_test_macros.hpp>

#include "sample.h"

using hinanjo::base::ErrorCode;
using hinanjo::print::PageCode;
using hinanjo::print::readPageCode;
namespace sample = hinanjo::print::sample;

namespace {

PageCode somePage() {
    const auto document = sample::empty();
    return {.list = document.id, .page = 3, .pages = 17, .rows = 19, .edition = 1284, .dataTime = document.dataTime};
}

}  // namespace

TEST_CASE("a page code reads back what was written, in characters of QR's short alphabet", "[print]") {
    const std::string text = toText(somePage());

    CHECK(text.starts_with("HNJ1 AMKC"));
    CHECK(text.find(" 3/17 19 1284 20261122T0532Z ") != std::string::npos);
    CHECK(text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ /") == std::string::npos);
    const auto read = readPageCode(text);
    REQUIRE(read);
    CHECK(*read == somePage());
}

TEST_CASE("any single misread character of a page code is refused", "[print]") {
    const std::string text = toText(somePage());
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string wrong = text;
        wrong[i] = wrong[i] == '7' ? '1' : '7';
        INFO(wrong);
        const auto read = readPageCode(wrong);
        REQUIRE(!read);
        CHECK(read.error().code == ErrorCode::Invalid);
    }
}

TEST_CASE("other people's codes are refused", "[print]") {
    for (const char* text :
         {"", " ", "HNJ1", "https://example.jp/", "HNJ1 A 1/1 1 1 20261122T0532Z 00000000", "HNJ1 a b c d e f"}) {
        INFO(text);
        CHECK(!readPageCode(text));
    }
}
