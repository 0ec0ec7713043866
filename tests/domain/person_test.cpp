#include "domain/person.h"

#include <catch2/catch_test_macros.hpp>

namespace hinanjo::domain {

TEST_CASE("a field said twice in one description keeps the last word", "[person]") {
    PersonDescribed described;

    described.set(PersonField::FamilyName, "佐藤")
        .set(PersonField::GivenName, "花")
        .set(PersonField::FamilyName, "佐籐");

    REQUIRE(described.fields.size() == 2);
    REQUIRE(described.find(PersonField::FamilyName) != nullptr);
    CHECK(*described.find(PersonField::FamilyName) == "佐籐");
    CHECK(described.find(PersonField::Birth) == nullptr);
}

TEST_CASE("clearing a field is different from not saying it", "[person]") {
    PersonDescribed described;

    described.set(PersonField::Remark, "");

    REQUIRE(described.find(PersonField::Remark) != nullptr);
    CHECK(described.find(PersonField::Remark)->empty());
    CHECK(described.find(PersonField::Room) == nullptr);
}

TEST_CASE("codes of fields read back and everything else is not said", "[person]") {
    CHECK(sexOf(codeText(Sex::Female)) == Sex::Female);
    CHECK(sexOf(codeText(Sex::Declined)) == Sex::Declined);
    CHECK(sexOf("女") == Sex::NotSaid);
    CHECK(sexOf("") == Sex::NotSaid);
    CHECK(answerOf(codeText(Answer::No)) == Answer::No);
    CHECK(answerOf("3") == Answer::NotSaid);
    CHECK(ageBandOf(codeText(AgeBand::Age75up)) == AgeBand::Age75up);
    CHECK(ageBandOf("9") == AgeBand::NotSaid);
    CHECK(ageBandOf("12") == AgeBand::NotSaid);
    CHECK(codeText(Sex::NotSaid).empty());
}

}  // namespace hinanjo::domain
