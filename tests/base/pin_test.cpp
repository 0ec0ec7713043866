#include "base/pin.h"

#include <catch2/catch_test_macros.hpp>

namespace hinanjo::base {

TEST_CASE("a PIN is four digits", "[pin]") {
    CHECK(isPin("0042"));
    CHECK_FALSE(isPin("123"));
    CHECK_FALSE(isPin("12345"));
    CHECK_FALSE(isPin("12a4"));
    CHECK(makePinVerifier("12").error().code == ErrorCode::Invalid);
}

TEST_CASE("only the right PIN fits its verifier, and the verifier does not tell it", "[pin]") {
    const auto verifier = makePinVerifier("0042");
    REQUIRE(verifier);
    CHECK(verifier->find("0042") == std::string::npos);
    CHECK(pinMatches(*verifier, "0042"));
    CHECK_FALSE(pinMatches(*verifier, "0043"));
    CHECK(*makePinVerifier("0042") != *verifier);
}

TEST_CASE("a verifier that is none, or that asks for more work than ours, fits nothing", "[pin]") {
    CHECK_FALSE(pinMatches("", "0042"));
    CHECK_FALSE(pinMatches("0042", "0042"));
    CHECK_FALSE(pinMatches("$argon2id$v=19$m=4194304,t=20,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaGhhc2hoYXNoaGFzaA", "0042"));
}

}  // namespace hinanjo::base
