#include "base/encoding.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/text.h"

namespace hinanjo::base {
namespace {

std::string decoded(std::string_view bytes, Encoding wanted = Encoding::Auto) {
    const auto text = decodeText(bytes, wanted);
    REQUIRE(text.has_value());
    return text->utf8;
}

std::string refusal(std::string_view bytes, Encoding wanted = Encoding::Auto) {
    const auto text = decodeText(bytes, wanted);
    REQUIRE_FALSE(text.has_value());
    CHECK(text.error().code == ErrorCode::Invalid);
    return text.error().detail;
}

}  // namespace

TEST_CASE("UTF-8 is taken as it is, its mark removed", "[encoding]") {
    CHECK(decoded("髙橋,𠮷田\n") == "髙橋,𠮷田\n");
    CHECK(decoded("\xef\xbb\xbf髙橋\n") == "髙橋\n");
    CHECK(decoded("") == "");
    CHECK(decodeText("髙橋", Encoding::Auto)->used == Encoding::Utf8);
    // A compatibility ideograph and a variation sequence survive byte for byte.
    CHECK(decoded("\U0000FA19\U00009089\U000E010F") == "\U0000FA19\U00009089\U000E010F");
}

TEST_CASE("CP932 is read with the characters Shift_JIS has not", "[encoding]") {
    CHECK(decoded("\xfb\xfc\x8b\xb4,\x8e\x52\xfa\xb1") == "髙橋,山﨑");
    CHECK(decoded("\x87\x40\x87\x8a") == "①㈱");
    CHECK(decoded("\x81\x60\x81\x7c") == "～－");
    CHECK(decoded("\xdc\xc0\xc5\xcd\xde \xc0\xdb\xb3") == "ﾜﾀﾅﾍﾞ ﾀﾛｳ");
    CHECK(decoded("\x83\x5c\x95\x5c") == "ソ表");  // Second bytes that are a backslash.
    CHECK(decodeText("\xfb\xfc", Encoding::Auto)->used == Encoding::Cp932);
}

TEST_CASE("every user-defined character of CP932 becomes its own private-use character", "[encoding]") {
    char32_t expected = 0xe000;
    std::size_t wrong = 0;
    for (int lead = 0xf0; lead <= 0xf9; ++lead) {
        for (int trail = 0x40; trail <= 0xfc; ++trail) {
            if (trail == 0x7f) continue;
            const char bytes[] = {static_cast<char>(lead), static_cast<char>(trail)};
            const auto text = decodeText(std::string_view(bytes, 2), Encoding::Cp932);
            if (!text || decodeUtf8(text->utf8) != std::u32string(1, expected) || !text->badLines.empty()) ++wrong;
            ++expected;
        }
    }
    CHECK(wrong == 0);
    CHECK(expected == 0xe758);
}

TEST_CASE("bytes nobody knows are kept visible and their lines named", "[encoding]") {
    const auto text = decodeText("\x8e\x52\x93\x63\n\x8e\x52\xff\x93\x63\x80\n\x85\x40\n\x8e\x52\n", Encoding::Auto);

    REQUIRE(text.has_value());
    CHECK(text->utf8 == "山田\n山\ufffd田\ufffd\n\ufffd\n山\n");
    CHECK(text->badLines == std::vector<std::size_t>{2, 3});
}

TEST_CASE("text in an encoding nobody asked for is refused with what to do", "[encoding]") {
    CHECK(refusal("\xbb\xb3\xc5\xc4,\xb2\xd6\xbb\xd2\n\xc0\xb0\xcd\xfd\xc8\xd6\xb9\xe6\n") ==
          "encoding: is EUC-JP: save it as UTF-8 or Shift_JIS (CP932)");
    CHECK(refusal("\x1b$B;3ED\x1b(B") == "encoding: is ISO-2022-JP: save it as UTF-8 or Shift_JIS (CP932)");
    CHECK(refusal("\xff\xfe\x71\x5c") == "encoding: is UTF-16: save it as CSV UTF-8");
    CHECK(refusal(std::string_view("PK\x03\x04\x14\x00", 6)) == "encoding: is a workbook or ZIP file: save it as CSV");
    CHECK(refusal(std::string_view("a\0b", 3)) == "encoding: is not a text file");
    CHECK(refusal("髙橋", Encoding::Cp932) == "encoding: is UTF-8, not CP932");
    CHECK(refusal("a\nb\n\x8e\x52\n", Encoding::Utf8) == "3: not UTF-8");
    CHECK(refusal("\xef\xbb\xbf"
                  "a\n\x8e\x52\n") == "2: not UTF-8");
}

TEST_CASE("half-width kana alone is CP932, not EUC-JP", "[encoding]") {
    CHECK(decoded("\xd4\xcf\xc0\xde,\xca\xc5\xba\n") == "ﾔﾏﾀﾞ,ﾊﾅｺ\n");
}

TEST_CASE("plain ASCII is in both encodings", "[encoding]") {
    CHECK(decodeText("a,b\n", Encoding::Cp932)->used == Encoding::Cp932);
    CHECK(decodeText("a,b\n", Encoding::Utf8)->used == Encoding::Utf8);
}

TEST_CASE("any bytes are read or refused, never more", "[encoding]") {
    std::uint32_t state = 12345;
    for (int round = 0; round < 2000; ++round) {
        std::string bytes;
        for (int i = 0; i < 40; ++i) {
            state = state * 1664525 + 1013904223;
            bytes.push_back(static_cast<char>(state >> 24));
        }
        const Encoding wanted = round % 3 == 0 ? Encoding::Auto : round % 3 == 1 ? Encoding::Cp932 : Encoding::Utf8;
        if (const auto text = decodeText(bytes, wanted)) CHECK(isValidUtf8(text->utf8));
    }
}

}  // namespace hinanjo::base
