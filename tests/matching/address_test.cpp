#include <catch2/catch_test_macros.hpp>

#include "matching/address.h"
#include "people.h"

namespace hinanjo::matching::test {
namespace {

const AddressBook& towns() {
    static const AddressBook book = [] {
        auto read = AddressBook::load(share() / "kita_chome.csv");
        REQUIRE(read);
        return std::move(*read);
    }();
    return book;
}

TEST_CASE("one address in every way of writing it", "[matching]") {
    for (const auto* text : {"東京都北区王子1丁目2番3号", "北区王子１－２－３", "王子一丁目二番三号", "王子1-2-3",
                             "王子１ー２ー３", "王子1−2−3", "王子1–2—3", "王子 1-2-3", "王子1の2の3", "おうじ1-2-3",
                             "ｵｳｼﾞ1-2-3", "〒114-0002 東京都北区王子1-2-3", "王子1丁目2-3", "王子1丁目2番地3",
                             "王子１丁目　２番　３号", "とうきょうと きたく おうじ 1-2-3", "王子1ｰ2ｰ3"}) {
        const Address a = towns().parse(text);
        INFO(text);
        CHECK(a.town == "王子");
        CHECK(a.chome == 1);
        CHECK(a.ban == 2);
        CHECK(a.go == 3);
        CHECK(a.room.empty());
    }
}

TEST_CASE("towns with a small ke, kana towns and old characters", "[matching]") {
    CHECK(towns().parse("桐ヶ丘1-2-3").town == "桐ケ丘");
    CHECK(towns().parse("桐が丘1-2-3").town == "桐ケ丘");
    CHECK(towns().parse("桐ｹ丘1-2-3").town == "桐ケ丘");
    CHECK(towns().parse("西ヶ原1-2-3").town == "西ケ原");
    CHECK(towns().parse("西ケ丘1-2-3").town == "西が丘");
    CHECK(towns().parse("にしがおか1-2-3").town == "西が丘");
    CHECK(towns().parse("じゅうじょうだい1-2-3").town == "十条台");
    CHECK(towns().parse("ｼﾞﾕｳｼﾞﾖｳﾀﾞｲ1-2-3").town == "十条台");
    CHECK(towns().parse("瀧野川1-2-3").town == "滝野川");
    CHECK(towns().parse("上十條1-2-3").town == "上十条");
}

TEST_CASE("the longest town name wins", "[matching]") {
    CHECK(towns().parse("王子本町1-2-3").town == "王子本町");
    CHECK(towns().parse("赤羽北2-1").town == "赤羽北");
    CHECK(towns().parse("赤羽2-1").town == "赤羽");
    CHECK(towns().parse("おうじほんちょう1-2-3").town == "王子本町");
}

TEST_CASE("a town without chome starts with its ban", "[matching]") {
    const Address a = towns().parse("栄町12-3");

    CHECK(a.town == "栄町");
    CHECK(a.chome == 0);
    CHECK(a.ban == 12);
    CHECK(a.go == 3);
    CHECK(a.townChome() == "栄町");
}

TEST_CASE("building, block and room are found in one cell or two", "[matching]") {
    const auto room = [](std::string_view address, std::string_view building = {}) {
        const Address a = towns().parse(address, building);
        return a.block + "/" + a.room;
    };
    CHECK(room("王子1-2-3-203") == "/203");
    CHECK(room("王子1-2-3 ハイツ203") == "/203");
    CHECK(room("王子1-2-3 王子ハイツ２０３号室") == "/203");
    CHECK(room("王子1-2-3", "王子ハイツ203号") == "/203");
    CHECK(room("王子1-2-3", "二〇三号室") == "/203");
    CHECK(room("王子1-2-3", "0203") == "/203");
    CHECK(room("王子1-2-3", "コーポA203") == "/A203");
    CHECK(room("豊島5-4-1 4号棟1007号室") == "4/1007");
    CHECK(room("豊島5丁目4番1号", "４－１００７") == "4/1007");
    CHECK(room("豊島5-4-1 B棟203") == "B/203");
    CHECK(room("王子1-2-3", "三和荘") == "/");
    CHECK(room("王子1-2-3", "王子ビル3階") == "/");
    CHECK(towns().parse("王子1-2-3 王子ハイツ203").building == "王子ハイツ");
}

TEST_CASE("parts that were not said stay zero", "[matching]") {
    CHECK(towns().parse("王子").townChome() == "王子");
    CHECK(towns().parse("王子1丁目").townChome() == "王子一丁目");
    CHECK(towns().parse("王子1丁目").ban == 0);
    CHECK(towns().parse("豊島5-4").go == 0);
    CHECK(towns().parse("").town.empty());
}

TEST_CASE("places outside the ward keep their text and get no town", "[matching]") {
    for (const auto* text :
         {"豊島区池袋1-2-3", "埼玉県川口市栄町1-2-3", "板橋区赤羽1-2-3", "大阪市北区中里1-2", "田端駅前"}) {
        const Address a = towns().parse(text);
        INFO(text);
        CHECK(a.town.empty());
        CHECK_FALSE(a.building.empty());
    }
}

TEST_CASE("another municipality is noticed, an office or a shelter is none", "[matching]") {
    for (const auto* text : {"豊島区池袋1-2-3", "埼玉県川口市栄町1-2-3", "板橋区赤羽1-2-3", "大阪市北区中里1-2",
                             "東京都足立区江北1-2", "さいたま市南区1-2"}) {
        INFO(text);
        CHECK(towns().parse(text).outside);
    }
    for (const auto* text : {"", "同上", "田端駅前", "区立王子小学校", "北区立堀船中学校", "北区役所",
                             "赤羽区民センター", "市民会館", "北区王子1-2-3", "東京都北区赤羽北2-3-4"}) {
        INFO(text);
        CHECK_FALSE(towns().parse(text).outside);
    }
}

TEST_CASE("every town of the table is read back from its own name", "[matching]") {
    REQUIRE(towns().chome().size() == 113);
    for (const Chome& chome : towns().chome()) {
        const Address a = towns().parse("東京都北区" + chome.name + "2番3号");
        INFO(chome.name);
        CHECK(a.townChome() == chome.name);
        CHECK(a.ban == 2);
        CHECK(a.go == 3);
        const Address kana =
            towns().parse(chome.kana + (chome.chome > 0 ? std::to_string(chome.chome) + "-2-3" : "2-3"));
        CHECK(kana.townChome() == chome.name);
    }
}

}  // namespace
}  // namespace hinanjo::matching::test
