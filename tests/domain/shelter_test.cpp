#include "domain/shelter.h"

#include <catch2/catch_test_macros.hpp>

namespace hinanjo::domain {

TEST_CASE("head counts read back as they were written", "[headcount]") {
    const HeadCount count{.men = 2, .women = 3, .children = 1, .elderly = 4, .infants = 0, .unknown = 5};

    CHECK(toText(count) == "2/3/1/4/0/5");
    CHECK(headCountFromText(toText(count)) == count);
    CHECK(count.total() == 15);
}

TEST_CASE("a head count that is not six numbers counts nobody", "[headcount]") {
    CHECK(headCountFromText("") == HeadCount{});
    CHECK(headCountFromText("2/3") == HeadCount{});
    CHECK(headCountFromText("2/3/x/4/0/5") == HeadCount{});
    CHECK(headCountFromText("-2/3/1/4/0/5") == HeadCount{});
}

TEST_CASE("a household field said twice keeps the last word", "[household]") {
    HouseholdDescribed described;

    described.set(HouseholdField::Token, "A12")
        .set(HouseholdField::Address, "王子一丁目")
        .set(HouseholdField::Token, "A13");

    REQUIRE(described.fields.size() == 2);
    CHECK(*described.find(HouseholdField::Token) == "A13");
    CHECK(described.find(HouseholdField::Count) == nullptr);
}

}  // namespace hinanjo::domain
