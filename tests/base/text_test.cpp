#include "base/text.h"

#include <catch2/catch_test_macros.hpp>

namespace hinanjo::base {

TEST_CASE("UTF-8 goes through code points and back", "[base]") {
    const std::string text = "A葛\U000E0100ｱ゙𠮷";

    CHECK(encodeUtf8(decodeUtf8(text)) == text);
    CHECK(decodeUtf8(text).size() == 6);
    CHECK(isValidUtf8(text));
}

TEST_CASE("bytes that are not UTF-8 become replacement characters and are noticed", "[base]") {
    CHECK_FALSE(isValidUtf8("\x8d\xb2\x93\xa1"));  // CP932
    CHECK_FALSE(isValidUtf8("\xe4\xbd"));          // cut short
    CHECK_FALSE(isValidUtf8("\xc0\x80"));          // overlong
    CHECK_FALSE(isValidUtf8("\xe0\x80\x80"));      // overlong
    CHECK_FALSE(isValidUtf8("\xed\xa0\x80"));      // surrogate
    CHECK_FALSE(isValidUtf8("\xf4\x90\x80\x80"));  // beyond U+10FFFF
    CHECK(isValidUtf8("\xef\xbf\xbd"));            // A replacement character that is really there.
    CHECK(decodeUtf8("a\xff"
                     "b") == U"a\ufffdb");
    CHECK(decodeUtf8("\xe4\xbd").size() == 2);
}

TEST_CASE("NFKC folds width and joins voice marks, spacing ones too", "[base]") {
    CHECK(nfkc("ｻﾞﾌﾟ") == "ザプ");
    CHECK(nfkc("カ゛ハ゜") == "ガパ");
    CHECK(nfkc("Ａ－０１３３") == "A-0133");
    CHECK(nfkc("㈱") == "(株)");
    CHECK(nfkc("佐藤") == "佐藤");
    CHECK(nfkc("") == "");
}

TEST_CASE("kana change script and nothing else does", "[base]") {
    CHECK(toKatakana("やまだ ゔ太郎A") == "ヤマダ ヴ太郎A");
    CHECK(toHiragana("ヤマダー太郎") == "やまだー太郎");
}

TEST_CASE("spaces of every kind are removed", "[base]") {
    CHECK(trimmed(" \t　山田　太郎　\n") == "山田　太郎");
    CHECK(withoutSpaces("山田　太 郎") == "山田太郎");
    CHECK(trimmed("　").empty());
}

TEST_CASE("kana are told from other text", "[base]") {
    CHECK(isKana("ヤマダ"));
    CHECK(isKana("やまだ　たろう"));
    CHECK(isKana("ﾔﾏﾀﾞ"));
    CHECK(isKana("マリー・アン"));
    CHECK_FALSE(isKana("ー"));
    CHECK_FALSE(isKana("山田"));
    CHECK_FALSE(isKana("ヤマダ1"));
    CHECK_FALSE(isKana(""));
}

TEST_CASE("a kana key is the same for every way registers write a reading", "[base]") {
    CHECK(kanaKey("きょうこ") == "キヨウコ");
    CHECK(kanaKey("ｷｮｳｺ") == kanaKey("キヨウコ"));
    CHECK(kanaKey("ゆーこ") == "ユコ");
    CHECK(kanaKey("マリー・アン　リー") == "マリアンリ");
    CHECK(kanaKey("ﾊｯﾄﾘ") == "ハツトリ");
}

TEST_CASE("a row key has one digit per kana, the row it stands in", "[base]") {
    CHECK(rowKey("ヤマダ") == "874");
    CHECK(rowKey("やまだ") == "874");
    CHECK(rowKey("ﾔﾏﾀﾞ") == "874");
    CHECK(rowKey("アカサタナハマヤラワ") == "1234567890");
    CHECK(rowKey("イキシチニヒミ リヲ") == "123456790");
    CHECK(rowKey("ゴゾドボポン") == "234660");
    CHECK(rowKey("ガッコウ") == "2421");
    CHECK(rowKey("きょうこ") == "2812");
    CHECK(rowKey("ヴァイオレット") == "1111944");
    CHECK(rowKey("マリー") == "79");
    CHECK(rowKey("山田1") == "");
}

TEST_CASE("characters that need care when drawn are known", "[base]") {
    CHECK(isVariationSelector(0xfe00));
    CHECK(isVariationSelector(0xe0100));
    CHECK_FALSE(isVariationSelector(U'葛'));
    CHECK(isPrivateUse(0xe000));
    CHECK(isPrivateUse(0x10ffff));
    CHECK_FALSE(isPrivateUse(0xf900));
}

}  // namespace hinanjo::base
