#include "domain/token.h"

#include <catch2/catch_test_macros.hpp>

using namespace hinanjo::domain;

TEST_CASE("a token reads back from its text", "[token]") {
    const Token token{"A", 133};
    CHECK(toText(token) == "A-0133");
    CHECK(tokenFromText("A-0133") == token);
    CHECK(toText(Token{"AB", 12345}) == "AB-12345");
    CHECK(tokenFromText("AB-12345") == Token{"AB", 12345});
}

TEST_CASE("what is no token is none", "[token]") {
    for (const char* text : {"", "-", "A", "A-", "-0133", "a-0133", "A-01x3", "A-0133 ", "A--133", "A-99999999999"}) {
        INFO(text);
        CHECK_FALSE(tokenFromText(text));
    }
}

TEST_CASE("a range of tokens reads back and knows its numbers", "[token]") {
    const TokenRange range{{"A", 401}, 40};
    CHECK(toText(range) == "A-0401〜A-0440");
    CHECK(tokenRangeFromText("A-0401〜A-0440") == range);
    CHECK(range.holds({"A", 401}));
    CHECK(range.holds({"A", 440}));
    CHECK_FALSE(range.holds({"A", 400}));
    CHECK_FALSE(range.holds({"A", 441}));
    CHECK_FALSE(range.holds({"B", 420}));
    for (const char* text : {"", "A-0401", "A-0401〜", "A-0440〜A-0401", "A-0401〜B-0440", "滝野川第三小学校"}) {
        INFO(text);
        CHECK_FALSE(tokenRangeFromText(text));
    }
}
