// The baselines do what they are said to do; otherwise beating them would mean nothing.
#include "matching-eval/methods.h"

#include <catch2/catch_test_macros.hpp>

#include "matching-eval/patterns.h"

namespace hinanjo::evaluation {
namespace {

domain::RosterPerson onRoster(const char* name, const char* kana, domain::PartialDate birth, const char* address) {
    domain::RosterPerson person;
    person.no.value = name;
    person.name = name;
    person.kana = kana;
    person.sex = domain::Sex::Female;
    person.birth = birth;
    person.address = address;
    return person;
}

// Two women of one reading in two towns, and one whose name needs folding.
Population threeWomen() {
    Population population;
    population.roster = {onRoster("田中　和子", "ﾀﾅｶ ｶｽﾞｺ", {1940, 1, 2}, "北区王子１丁目２番３号"),
                         onRoster("田中　一子", "ﾀﾅｶ ｶｽﾞｺ", {1950, 3, 4}, "北区豊島１丁目２番３号"),
                         onRoster("髙橋　京子", "ﾀｶﾊｼ ｷﾖｳｺ", {1945, 5, 6}, "北区志茂１丁目２番３号")};
    return population;
}

matching::Arrival arrives(const char* name, const char* kana = "", const char* birth = "", const char* address = "") {
    matching::Arrival arrival;
    arrival.name = name;
    arrival.kana = kana;
    arrival.birth = birth;
    arrival.address = address;
    return arrival;
}

Answer only(const base::Result<Answers>& answers) {
    REQUIRE(answers.has_value());
    REQUIRE(answers->size() == 1);
    return answers->front();
}

using Rows = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("the raw look-up wants the same cell, the plain one no spaces", "[evaluation]") {
    Population population = threeWomen();
    population.arrivals = {arrives("田中　和子"), arrives("田中 和子"), arrives("高橋　京子")};

    const Answers raw = rawName(population);
    const Answers plain = plainName(population);

    CHECK(raw[0].certain == Rows{0});
    CHECK(raw[1].certain.empty());
    CHECK(plain[1].certain == Rows{0});
    CHECK(plain[2].certain.empty());
}

TEST_CASE("name and birth date accept characters or reading, folded, and no other birth", "[evaluation]") {
    Population population = threeWomen();
    population.arrivals = {arrives("高橋京子", "", "昭和20年5月6日"), arrives("", "たかはし　きょうこ", "S20.5.6"),
                           arrives("高橋京子", "", "昭和20年5月7日"), arrives("高橋京子")};

    const auto answers = nameAndBirth(population);

    REQUIRE(answers.has_value());
    CHECK((*answers)[0].certain == Rows{2});
    CHECK((*answers)[1].certain == Rows{2});
    CHECK((*answers)[2].certain.empty());
    CHECK((*answers)[3].certain.empty());
}

TEST_CASE("LGDPM links by the first of its four rules that leaves one person", "[evaluation]") {
    const auto ask = [](matching::Arrival arrival, domain::Sex sex = domain::Sex::NotSaid) {
        Population population = threeWomen();
        arrival.sex = sex;
        population.arrivals = {std::move(arrival)};
        return only(lgdpm(population));
    };

    CHECK(ask(arrives("", "タカハシ　キョウコ")).certain == Rows{2});                               // 1
    CHECK(ask(arrives("誰か", "", "1945-05-06", "志茂"), domain::Sex::Female).certain == Rows{2});  // 2
    CHECK(ask(arrives("", "たなか　かずこ", "1950-03-04")).certain == Rows{1});                     // 3
    CHECK(ask(arrives("", "たなか　かずこ", "", "王子")).certain == Rows{0});                       // 4
    CHECK(ask(arrives("誰か")).shown.empty());
    const Answer several = ask(arrives("", "たなか　かずこ"));
    CHECK(several.certain.empty());
    CHECK(several.shown == Rows{0, 1});
}

TEST_CASE("an ingredient that is left out is missed", "[evaluation]") {
    Population population = threeWomen();
    population.arrivals = {arrives("高橋京子", "", "昭和20年5月6日", "志茂1丁目")};
    matching::Ingredients noFolding;
    noFolding.variantFolding = false;

    CHECK(only(production(population)).certain == Rows{2});
    CHECK(only(production(population, noFolding)).certain.empty());
}

TEST_CASE("a pattern says how a pair agrees and how often that was right", "[evaluation]") {
    Population population = threeWomen();
    population.arrivals = {arrives("高橋京子", "", "昭和20年5月6日", "志茂1丁目"),
                           arrives("高橋京子", "", "昭和20年5月6日", "志茂1丁目"),
                           arrives("高橋京子の娘", "", "昭和20年5月6日", "志茂1丁目")};
    population.truth = {{{2}, ""}, {{}, "twin"}, {{}, "relation"}};
    const auto answers = production(population);
    REQUIRE(answers.has_value());

    const auto patterns = patternsOf(population, *answers);

    REQUIRE(patterns.has_value());
    REQUIRE(patterns->size() == 1);  // The daughter's is held back for her word.
    const auto& [words, pattern] = *patterns->begin();
    CHECK(words == "family equal, given kanji, birth exact, place chome, phone -, sex -");
    CHECK(pattern.right == 1);
    CHECK(pattern.wrong == 1);
    CHECK(pattern.linked == 2);
}

}  // namespace hinanjo::evaluation
