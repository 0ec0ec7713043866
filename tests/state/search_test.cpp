#include <catch2/catch_test_macros.hpp>
#include <map>
#include <random>

#include "base/text.h"
#include "state/writing.h"

namespace hinanjo::state::test {
namespace {

using domain::PersonField;

std::vector<base::PersonId> ids(const State::Found& found) {
    std::vector<base::PersonId> out;
    for (const PersonView* view : found.people)
        out.push_back(view->id);
    return out;
}

State townOfFive() {
    Device a(1);
    return folded({
        a.write(named(person(1), "ヤマダ", "タロウ", "山田", "太郎")),
        a.write(named(person(2), "やまだ", "はなこ", "山田", "花子")),
        a.write(named(person(3), "ヤマテ", "ハルオ", "山手", "春男")),
        a.write(named(person(4), "ヤマダガワ", "ユウ", "山田川", "優")),
        a.write(named(person(5), "", "", "グエン", "ティ")),
    });
}

}  // namespace

TEST_CASE("row keys find every reading of those rows, exact surnames first", "[state]") {
    const State state = townOfFive();

    CHECK(ids(state.searchByRows("874", "", 10)) == std::vector{person(1), person(2), person(3), person(4)});
    CHECK(state.searchByRows("874", "", 2).people.size() == 2);
    CHECK(state.searchByRows("874", "", 2).total == 4);
    CHECK(ids(state.searchByRows("8742", "", 10)) == std::vector{person(4)});
    CHECK(ids(state.searchByRows("874", "6", 10)) == std::vector{person(2), person(3)});
    CHECK(ids(state.searchByRows("", "49", 10)) == std::vector{person(1)});
    CHECK(state.searchByRows("3", "", 10).total == 0);
}

TEST_CASE("kana finds by prefix, hiragana and half width included", "[state]") {
    const State state = townOfFive();

    CHECK(ids(state.searchByKana("ヤマダ", "", 10)) == std::vector{person(1), person(2), person(4)});
    CHECK(ids(state.searchByKana("やまだ", "は", 10)) == std::vector{person(2)});
    CHECK(ids(state.searchByKana("ﾔﾏﾃ", "", 10)) == std::vector{person(3)});
}

TEST_CASE("a name written in kana is its own reading", "[state]") {
    const State state = townOfFive();

    CHECK(ids(state.searchByKana("グエン", "", 10)) == std::vector{person(5)});
    CHECK(ids(state.searchByRows(base::rowKey("グエン"), "", 10)) == std::vector{person(5)});
}

TEST_CASE("written names find by prefix over surname and given name, spaces aside", "[state]") {
    const State state = townOfFive();

    CHECK(ids(state.searchByName("山田", 10)) == std::vector{person(1), person(4), person(2)});
    CHECK(ids(state.searchByName("山田　花", 10)) == std::vector{person(2)});
    CHECK(state.searchByName("花子", 10).total == 0);
}

TEST_CASE("variation selectors and letter width do not hide a written name", "[state]") {
    Device a(1);
    const State state = folded({a.write(named(person(1), "", "", "葛\U000E0100城", "薫")),
                                a.write(named(person(2), "", "", "Ｓｍｉｔｈ", "Ann"))});

    CHECK(ids(state.searchByName("葛城", 10)) == std::vector{person(1)});
    CHECK(ids(state.searchByName("smith a", 10)) == std::vector{person(2)});
}

TEST_CASE("long names are found and told apart beyond the compared beginning", "[state]") {
    Device a(1);
    const std::string longName = "アレクサンドロヴィチノフスキ";
    const State state = folded({a.write(named(person(1), longName + "ア", "タロウ")),
                                a.write(named(person(2), longName + "イ", "タロウ")),
                                a.write(named(person(3), longName + "ア", "ジロウ"))});

    CHECK(ids(state.searchByKana(longName, "", 10)) == std::vector{person(3), person(1), person(2)});
    CHECK(ids(state.searchByKana(longName + "ア", "タ", 10)) == std::vector{person(1)});
    CHECK(ids(state.searchByKana(longName + "アア", "", 10)).empty());
    CHECK(ids(state.searchByRows(base::rowKey(longName), "3", 10)) == std::vector{person(3)});
}

TEST_CASE("a renamed person is found by the new name only", "[state]") {
    Device a(1);
    const auto first = a.write(named(person(1), "ヤマダ", "タロウ"));
    State state = folded({first});
    state.apply(a.write(described(person(1), {{PersonField::FamilyKana, "サトウ"}}), {first}));
    state.settle();

    CHECK(state.searchByKana("ヤマダ", "", 10).total == 0);
    CHECK(ids(state.searchByKana("サトウ", "タ", 10)) == std::vector{person(1)});
}

TEST_CASE("tokens are found in any case and width, by every head that stands", "[state]") {
    const auto token = [](std::string value) {
        return domain::HouseholdDescribed{household(1), {}}.set(domain::HouseholdField::Token, std::move(value));
    };
    const auto one = Device(1).write(token("A-0133"));
    const auto two = Device(2).setClock(20).write(token("B-0001"));

    State state = folded({one, two});
    CHECK(state.searchByToken("a-0133").size() == 1);
    CHECK(state.searchByToken("Ａ－０１３３").size() == 1);
    CHECK(state.searchByToken("B-0001").size() == 1);
    CHECK(state.searchByToken("A-013").empty());
    CHECK(state.searchByToken("").empty());

    state.apply(Device(3).setClock(40).write(token("B-0001"), {one, two}));
    state.settle();
    CHECK(state.searchByToken("A-0133").empty());
    CHECK(state.searchByToken("B-0001").size() == 1);
}

TEST_CASE("people picked from the residents' register are found by its number", "[state]") {
    Device a(1);
    const auto one = a.write(described(person(1), {{PersonField::ResidentNo, "1234567"}}));
    const auto two = a.write(described(person(2), {{PersonField::ResidentNo, "1234567"}}));
    const auto three = a.write(described(person(3), {{PersonField::ResidentNo, ""}}));

    State state = folded({two, one, three});
    REQUIRE(state.byResidentNo("1234567").size() == 2);
    CHECK(state.byResidentNo("1234567")[0]->id == person(1));
    CHECK(state.byResidentNo("").empty());

    state.apply(a.write(described(person(1), {{PersonField::ResidentNo, ""}}), {one}));
    state.settle();
    CHECK(state.byResidentNo("1234567").size() == 1);
}

TEST_CASE("thousands of people, renamed and marked as mistakes in many steps, are found as by looking at each",
          "[state]") {
    std::mt19937 random(11);
    const std::vector<std::string> readings{"サトウ", "サイトウ", "スズキ",   "タカハシ",
                                            "タナカ", "ワタナベ", "ハットリ", "ヤマダ"};
    Device a(1);
    State state(incident());
    std::map<std::uint64_t, event::Event> last;
    for (int step = 0; step < 40; ++step) {
        for (int i = 0; i < 150; ++i) {
            const std::uint64_t who = 1 + random() % 4000;
            auto words = named(person(who), readings[random() % readings.size()], readings[random() % readings.size()]);
            words.set(PersonField::RecordedByMistake, random() % 5 == 0 ? "1" : "2");
            const auto seen = last.find(who);
            last[who] = a.write(words, seen == last.end() ? std::vector<event::Event>{} : std::vector{seen->second});
            state.apply(last[who]);
        }
        state.settle();
        const std::string family = base::rowKey(readings[random() % readings.size()]).substr(0, 1 + random() % 3);
        const std::string given = base::rowKey(readings[random() % readings.size()]).substr(0, random() % 3);
        std::size_t expected = 0;
        for (const PersonView* view : state.people()) {
            expected += !view->mistake && base::rowKey(view->text(PersonField::FamilyKana)).starts_with(family) &&
                        base::rowKey(view->text(PersonField::GivenKana)).starts_with(given);
        }
        const auto found = state.searchByRows(family, given, 20);
        REQUIRE(found.total == expected);
        CHECK(found.people.size() == std::min<std::size_t>(expected, 20));
    }
}

TEST_CASE("matches are counted up to ten thousand", "[state]") {
    Device a(1);
    State state(incident());
    for (std::uint64_t i = 1; i <= 10'050; ++i)
        state.apply(a.write(named(person(i), "サトウ", "ハナコ")));
    state.settle();

    CHECK(state.searchByRows("3", "", 50).total == 10'000);
    CHECK(state.searchByRows("3", "", 50).people.size() == 50);
    CHECK(state.searchByRows("3", "6", 50).total == 10'000);
}

}  // namespace hinanjo::state::test
