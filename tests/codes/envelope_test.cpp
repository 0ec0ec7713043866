// The wrapping of our codes, tokens and badges, and telling one code from another.
#include "codes/envelope.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "codes/read_code.h"

namespace hinanjo::test {
namespace {

using base::ErrorCode;
using codes::Kind;

const codes::TokenCode kToken{"A-0132", {"E1311700034111"}};

std::string lowered(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

ErrorCode errorOf(std::string_view text) {
    const auto code = codes::readCode(text, {});
    REQUIRE_FALSE(code);
    return code.error().code;
}

}  // namespace

TEST_CASE("a token's code reads back and fits a small QR code", "[codes]") {
    const std::string text = codes::toText(kToken);

    CHECK(text.starts_with("HNJT1 A-0132 E1311700034111 "));
    CHECK(text.size() <= 38);  // Version 2, level M: 25 modules, alphanumeric.
    CHECK(codes::readTokenCode(text) == kToken);
    const auto code = codes::readCode("  " + text + "\r\n", {});
    REQUIRE(code);
    CHECK(std::get<codes::TokenCode>(*code) == kToken);
}

TEST_CASE("Caps Lock on the tablet does not matter", "[codes]") {
    CHECK(codes::readTokenCode(lowered(codes::toText(kToken))) == kToken);
}

TEST_CASE("names of any letters stand in a code of plain ones", "[codes]") {
    const codes::TokenCode odd{"あ 12", {"tokyo_kita|é"}};
    const std::string text = codes::toText(odd);

    CHECK(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -./") == std::string::npos);
    CHECK(codes::readTokenCode(text) == odd);
    CHECK(codes::readTokenCode(lowered(text)) == odd);
}

TEST_CASE("every single misread or missing letter is noticed", "[codes]") {
    const std::string text = codes::toText(kToken);
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string wrong = text;
        wrong[i] = wrong[i] == '8' ? 'B' : '8';
        INFO(wrong);
        CHECK_FALSE(codes::readTokenCode(wrong));
        std::string cut = text;
        cut.erase(i, 1);
        CHECK_FALSE(codes::readTokenCode(cut));
    }
    CHECK(errorOf(text.substr(0, text.size() - 1) + "?") == ErrorCode::Corrupt);
}

TEST_CASE("a later form is called too new, not broken", "[codes]") {
    CHECK(errorOf("HNJH2 ABCDEF 00000000") == ErrorCode::TooNew);
    CHECK(errorOf("HNJT12 ABCDEF 00000000") == ErrorCode::TooNew);
    CHECK(errorOf("HNJT0 ABCDEF 00000000") == ErrorCode::TooNew);
}

TEST_CASE("codes of other people are nobody's", "[codes]") {
    const std::string text =
        GENERATE(as<std::string>(), "https://example.jp/", "4901234567894", "", "HNJ", "HNJX1 A B", "HNJTX A B C");
    CHECK(errorOf(text) == ErrorCode::NotFound);
}

TEST_CASE("codes of ours for other pages are told apart", "[codes]") {
    const auto is = []<typename T>(std::string_view text, T*) {
        const auto code = codes::readCode(text, {});
        return code && std::holds_alternative<T>(*code);
    };
    CHECK(is("HNJB1|12|ABCD-EFGH-JKMN-PQRS", static_cast<codes::BadgeText*>(nullptr)));
    CHECK(is("HNJ1|10.0.0.5:8443|aa|bb|1", static_cast<codes::EnrolmentText*>(nullptr)));
    CHECK(is("HNJP1|10.0.0.5:8444|cc", static_cast<codes::NeighbourText*>(nullptr)));
    CHECK(is("HNJ1 AAAA 1/3 20 5 20261122T0532Z 12345678", static_cast<codes::PageText*>(nullptr)));
}

}  // namespace hinanjo::test
