#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include "base/text.h"
#include "matching/kana.h"
#include "matching/names.h"
#include "people.h"

namespace hinanjo::matching::test {
namespace {

const NameTables& tables() {
    static const NameTables loaded = [] {
        auto read = NameTables::load(share());
        REQUIRE(read);
        return std::move(*read);
    }();
    return loaded;
}

std::string folded(std::string_view name) {
    return base::encodeUtf8(foldName(name, tables()));
}
std::string key(std::string_view kana) {
    return base::encodeUtf8(kanaKey(base::decodeUtf8(base::nfkc(kana))));
}
std::string alike(std::string_view kana) {
    return base::encodeUtf8(soundsAlikeKey(kanaKey(base::decodeUtf8(base::nfkc(kana)))));
}

bool hasSplit(const std::vector<NameSplit>& splits, std::u32string_view family, std::u32string_view given) {
    return std::any_of(splits.begin(), splits.end(), [&](const NameSplit& split) {
        return (split.family.written + split.family.kana) == family &&
               (split.given.written + split.given.kana) == given;
    });
}

TEST_CASE("variants of one character fold to one, other characters stay apart", "[matching]") {
    CHECK(folded("髙橋") == folded("高橋"));
    CHECK(folded("山﨑") == folded("山崎"));
    CHECK(folded("山嵜") == folded("山崎"));
    CHECK(folded("渡邉") == folded("渡辺"));
    CHECK(folded("渡邊") == folded("渡辺"));
    CHECK(folded("齋藤") == folded("斎藤"));
    CHECK(folded("齊藤") == folded("斉藤"));
    CHECK(folded("𠮷田") == folded("吉田"));
    CHECK(folded("⻆田") == folded("角田"));
    CHECK(folded("澤田") == folded("沢田"));
    CHECK(folded("神田") == folded("\uFA19田"));  // A compatibility ideograph

    CHECK(folded("斉藤") != folded("斎藤"));
    CHECK(folded("玉田") != folded("王田"));
    CHECK(folded("宏") != folded("弘"));
    CHECK(folded("師岡") != folded("帥岡"));
}

TEST_CASE("variation selectors vanish, unknown characters become one wildcard", "[matching]") {
    CHECK(folded("渡邉\U000E010F") == folded("渡辺"));
    CHECK(folded("葛\U000E0100城") == folded("葛城"));
    CHECK(folded("渡\uE000") == "渡〓");
    CHECK(folded("渡●") == "渡〓");
    CHECK(folded("渡?") == "渡〓");
    CHECK(folded("佐々木") == "佐佐木");
    CHECK(folded("\uFEFF渡辺") == "渡辺");
}

TEST_CASE("readings are one key in every way of writing them", "[matching]") {
    CHECK(key("ｷﾖｳｺ") == key("キョウコ"));
    CHECK(key("きょうこ") == key("キヨウコ"));
    CHECK(key("ﾜﾀﾅﾍﾞ") == "ワタナベ");
    CHECK(key("わたなへ゛") == "ワタナベ");
    CHECK(key("ミヅホ") == key("ミズホ"));
    CHECK(key("ヴァン") == key("ブアン"));
    CHECK(key("グエン・ティ ラン") == "グエンテイラン");

    CHECK(alike("コウノ") == alike("コオノ"));
    CHECK(alike("ユウコ") == alike("ユーコ"));
    CHECK(alike("ケイコ") == alike("ケエコ"));
    CHECK(alike("カワノ") != alike("コウノ"));
}

TEST_CASE("a name without a space is split at every place", "[matching]") {
    const TypedName name = readTypedName({.name = "渡邉和子"}, tables());

    CHECK(hasSplit(name.written, U"渡辺", U"和子"));
    CHECK(hasSplit(name.written, U"渡", U"辺和子"));
    CHECK_FALSE(name.relation);
}

TEST_CASE("a mixed name keeps its kana half as a reading", "[matching]") {
    const TypedName name = readTypedName({.name = "田中　よし子"}, tables());
    const TypedName kana = readTypedName({.name = "田中 よしこ"}, tables());

    REQUIRE(name.written.size() == 1);
    CHECK(name.written[0].given.written == U"よし子");
    REQUIRE(kana.written.size() == 1);
    CHECK(kana.written[0].given.kana == U"ヨシコ");
}

TEST_CASE("an official name without a space is split by its reading", "[matching]") {
    const OfficialName byKana = readOfficialName("長谷川清", "ハセガワ キヨシ", "", tables());
    const OfficialName byTable = readOfficialName("長谷川清", "", "", tables());

    REQUIRE(byKana.forms.size() == 1);
    CHECK(byKana.forms[0].family.written == U"長谷川");
    CHECK(byKana.forms[0].given.kana == U"キヨシ");
    CHECK(hasSplit(byTable.forms, U"長谷川", U"清"));
}

TEST_CASE("relation words are cut off and remembered", "[matching]") {
    for (const auto* cell :
         {"山田花子の母", "山田　花子　妻", "山田花子 他1名", "山田花子（妻）", "山田花子ほか２名"}) {
        const TypedName name = readTypedName({.name = cell}, tables());
        INFO(cell);
        CHECK(name.relation);
        CHECK(hasSplit(name.written, U"山田", U"花子"));
    }
}

TEST_CASE("an honorific is cut off and speaks of nobody else", "[matching]") {
    for (const auto* cell : {"山田花子さん", "山田　花子　様", "山田花子ちゃん"}) {
        const TypedName name = readTypedName({.name = cell}, tables());
        INFO(cell);
        CHECK(name.honorific);
        CHECK_FALSE(name.relation);
        CHECK(hasSplit(name.written, U"山田", U"花子"));
    }
    CHECK_FALSE(readTypedName({.name = "山田花子"}, tables()).honorific);
}

TEST_CASE("names that look like relation words are names", "[matching]") {
    for (const auto* cell :
         {"我妻 清", "山田　花子（本人）", "孫 正", "山田 和夫", "吾妻", "外山 実", "金子 孫", "様田 実"}) {
        INFO(cell);
        CHECK_FALSE(readTypedName({.name = cell}, tables()).relation);
    }
}

TEST_CASE("a remark that speaks of a relation is noticed, an ordinary one is not", "[matching]") {
    CHECK(mentionsRelation("山田花子の妻"));
    CHECK(mentionsRelation("他２名"));
    CHECK(mentionsRelation("代理で記入"));
    CHECK_FALSE(mentionsRelation("車いす"));
    CHECK_FALSE(mentionsRelation("母子手帳あり"));
    CHECK_FALSE(mentionsRelation(""));
}

TEST_CASE("Latin names lose marks, case and order", "[matching]") {
    const TypedName a = readTypedName({.name = "Nguyễn Thị Lan"}, tables());
    const TypedName b = readTypedName({.name = "LAN NGUYEN THI"}, tables());

    CHECK(a.foreign);
    CHECK(a.latin == b.latin);
}

}  // namespace
}  // namespace hinanjo::matching::test
