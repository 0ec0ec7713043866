// What the tables of scripts/evaluate-matching count.
#include "matching-eval/tally.h"

#include <catch2/catch_test_macros.hpp>

namespace hinanjo::evaluation {
namespace {

// Four roster people; A and B come, B twice, C and D stay away.
enum Row : std::uint32_t { A, B, C, D };

Population fourPeople() {
    Population population;
    for (const char* no : {"A", "B", "C", "D"}) {
        domain::RosterPerson person;
        person.no.value = no;
        population.roster.push_back(person);
    }
    population.truth = {{{A}, ""}, {{B}, ""}, {{B}, "again"}, {{}, "twin"}, {{}, ""}};
    population.arrivals.resize(population.truth.size());
    return population;
}

Answer certain(Row row) {
    Answer answer;
    answer.certain = {row};
    answer.posterior = 1;
    return answer;
}
Answer shown(std::vector<std::uint32_t> rows, double posterior = .5) {
    Answer answer;
    answer.shown = std::move(rows);
    answer.posterior = posterior;
    return answer;
}
const Answer kNothing;

}  // namespace

TEST_CASE("right links, reviews and misses are those of the truth", "[evaluation]") {
    const Tally tally = tallyOf(fourPeople(), {certain(A), shown({C, D, B}), kNothing, shown({D}), kNothing});

    CHECK(tally.all.arrivals == 5);
    CHECK(tally.all.ofRoster == 3);
    CHECK(tally.all.right == 1);
    CHECK(tally.all.wrong == 0);
    CHECK(tally.all.review == 2);
    CHECK(tally.all.shownRight == 1);
    CHECK(tally.all.shownTop2 == 0);
    CHECK(tally.all.missed == 1);
    CHECK(tally.candidates == 4);
    // B came twice and one of the arrivals shows her: nobody searches for her.
    CHECK(tally.people == 2);
    CHECK(tally.peopleReview == 1);
    CHECK(tally.peopleMissed == 0);
}

TEST_CASE("a wrong link makes somebody falsely safe only if that person never came", "[evaluation]") {
    const Tally tally = tallyOf(fourPeople(), {certain(A), certain(A), kNothing, certain(C), certain(C)});

    CHECK(tally.all.wrong == 3);
    CHECK(tally.all.falseSafe == 1);  // C, whom two arrivals call safe; A is there.
    CHECK(tally.byTrap.at("twin").falseSafe == 1);
    CHECK(tally.byTrap.at("twin").wrong == 1);
    CHECK(tally.peopleMissed == 1);  // B
}

TEST_CASE("a person listed twice is right on either row and one person", "[evaluation]") {
    Population population = fourPeople();
    population.truth[0].rows = {A, D};
    Answer both = certain(A);
    both.certain = {A, D};

    const Tally found = tallyOf(population, {both, kNothing, kNothing, kNothing, kNothing});
    const Tally deceived = tallyOf(population, {kNothing, both, kNothing, kNothing, kNothing});

    CHECK(found.all.right == 1);
    CHECK(found.people == 2);
    CHECK(deceived.all.wrong == 1);
    CHECK(deceived.all.falseSafe == 0);
}

TEST_CASE("how sure reviews are right is counted apart", "[evaluation]") {
    const Tally tally =
        tallyOf(fourPeople(), {shown({A}, .995), shown({C, B}, .995), shown({B}, .9), kNothing, kNothing});

    CHECK(tally.sure == 2);
    CHECK(tally.sureRight == 1);
}

TEST_CASE("wrong links and missed people are written out, nothing else", "[evaluation]") {
    Population population = fourPeople();
    population.arrivals[2].name = "missed one";
    population.arrivals[3].name = "wrong one";

    const std::string csv = errorsCsv(population, {certain(A), shown({B}), kNothing, certain(D), kNothing});

    CHECK(std::count(csv.begin(), csv.end(), '\n') == 3);
    CHECK(csv.find("\nmissed,again,") != std::string::npos);
    CHECK(csv.find("\nwrong,twin,") != std::string::npos);
}

}  // namespace hinanjo::evaluation
