// 閲覧用名簿: what may be put up on a wall.
#include <catch2/catch_test_macros.hpp>

#include "shelter.h"

using namespace hinanjo;
using namespace hinanjo::lists;
using namespace hinanjo::lists::test;
using domain::PersonField;
using domain::StayStatus;

namespace {

class Wall : public Shelter {
public:
    // Somebody who is here and answered the question of 公開 ("1" yes, "2" no, null: not asked).
    base::PersonId arrived(const char* given, const char* answer, StayStatus status = StayStatus::Arrived) {
        const auto id = person("山田", given, "ヤマダ", given);
        if (answer != nullptr) describe(id, PersonField::TellOthers, answer);
        stay(id, status);
        return id;
    }
};

}  // namespace

TEST_CASE("only who said yes stands on the public list, and the foot counts everybody", "[lists]") {
    Wall wall;
    wall.arrived("ハイ", "1");
    wall.arrived("イイエ", "2");
    wall.arrived("キカナイ", nullptr);

    const Document d = wall.publicList();

    REQUIRE(d.groups.size() == 1);
    CHECK(names(d, 0) == std::vector<std::string>{"山田 ハイ"});
    CHECK(d.total == "掲載 1人 ／ 名前のわかっている避難者 3人");
    CHECK_FALSE(d.caution);
}

TEST_CASE("a protected person is never on the public list, whatever else was said", "[lists]") {
    Wall wall;
    const auto hidden = wall.arrived("ヒミツ", "1");
    wall.describe(hidden, PersonField::DoNotDisclose, "1");
    // The wish was said of another record of the same person.
    const auto here = wall.arrived("カサネ", "1");
    const auto other = wall.person("山田", "カサネ", "ヤマダ", "カサネ");
    wall.describe(other, PersonField::DoNotDisclose, "1");
    wall.same(here, other);
    CHECK(wall.publicList().groups.empty());
}

TEST_CASE("two answers that contradict each other count as a no", "[lists]") {
    Wall wall;
    const auto person = wall.arrived("フタツ", "1");
    wall.describe(person, PersonField::TellOthers, "2");  // Neither replaces the other.
    const auto one = wall.arrived("ヒトツ", "1");
    const auto two = wall.arrived("ヒトツ", "2");
    wall.same(one, two);
    CHECK(wall.publicList().groups.empty());
}

TEST_CASE("who left, is in doubt, stands elsewhere or has no name is not on the public list", "[lists]") {
    Wall wall;
    wall.arrived("カエル", "1", StayStatus::Left);
    const auto doubtful = wall.arrived("ドコ", "1");
    wall.stay(doubtful, StayStatus::Arrived, "S2");
    const auto elsewhere = wall.person("山田", "ヨソ", "ヤマダ", "ヨソ");
    wall.describe(elsewhere, PersonField::TellOthers, "1");
    wall.stay(elsewhere, StayStatus::Arrived, "S2");
    const auto nameless = wall.person("", "", "", "");
    wall.describe(nameless, PersonField::TellOthers, "1");
    wall.stay(nameless, StayStatus::Arrived);
    wall.arrived("イル", "1", StayStatus::Out);

    const Document d = wall.publicList();

    REQUIRE(d.groups.size() == 1);
    CHECK(names(d, 0) == std::vector<std::string>{"山田 イル"});
    CHECK(cell(d, 0, 0, "ようす").text == "外出中");
}

TEST_CASE("the public list has no more of anybody than name and town", "[lists]") {
    Wall wall;
    const auto person = wall.arrived("ハイ", "1");
    wall.describe(person, PersonField::Address, "王子一丁目2番3号");
    wall.describe(person, PersonField::Town, "王子一丁目");
    wall.describe(person, PersonField::Birth, "1958-04-12");
    wall.describe(person, PersonField::Room, "教室2-3");
    wall.care(person, domain::ItemKind::Device, domain::care::kOxygen);

    const std::string csv = toCsv(wall.publicList());

    CHECK(csv.find("山田 ハイ") != std::string::npos);
    CHECK(csv.find("王子一丁目") != std::string::npos);
    for (const char* secret : {"2番3号", "1958", "教室", "酸素"}) {
        INFO(secret);
        CHECK(csv.find(secret) == std::string::npos);
    }
}

TEST_CASE("one part of a list is a list of its own", "[lists]") {
    Wall wall;
    const auto one = wall.arrived("イチ", "1");
    wall.describe(one, PersonField::Town, "王子一丁目");
    const auto two = wall.arrived("ニ", "1");
    wall.describe(two, PersonField::Town, "王子二丁目");
    Document d = wall.list(Order::Town);
    REQUIRE(d.groups.size() == 2);

    CHECK_FALSE(keepPart(d, "王子三丁目"));
    CHECK(d.groups.size() == 2);
    REQUIRE(keepPart(d, "王子二丁目"));

    REQUIRE(d.groups.size() == 1);
    CHECK(names(d, 0) == std::vector<std::string>{"山田 ニ"});
    CHECK(d.scope == "滝野川第三小学校 王子二丁目");
    CHECK(d.total.find("王子二丁目") != std::string::npos);
    CHECK(d.total.find("在所 1人") != std::string::npos);
}
