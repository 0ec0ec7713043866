#include "base/code_text.h"

#include <catch2/catch_test_macros.hpp>

namespace hinanjo::test {

TEST_CASE("base 32 is that of RFC 4648 and comes back in either case", "[code]") {
    CHECK(base::toBase32("foobar") == "MZXW6YTBOI");
    CHECK(base::toBase32("foob") == "MZXW6YQ");
    CHECK(base::toBase32("").empty());
    CHECK(base::fromBase32("MZXW6YTBOI") == "foobar");
    CHECK(base::fromBase32("mzxw6yq") == "foob");
    CHECK_FALSE(base::fromBase32("MZXW6Y1"));
}

TEST_CASE("the check code is CRC-32 of IEEE 802.3", "[code]") {
    CHECK(base::crc32("123456789") == 0xCBF43926U);
    CHECK(base::checkCode("123456789") == "CBF43926");
    CHECK(base::checkCode("") == "00000000");
}

TEST_CASE("words are split at single spaces", "[code]") {
    CHECK(base::wordsOf("A  B") == std::vector<std::string_view>{"A", "", "B"});
    CHECK(base::wordsOf("").empty());
}

}  // namespace hinanjo::test
