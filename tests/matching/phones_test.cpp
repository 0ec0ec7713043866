#include <catch2/catch_test_macros.hpp>

#include "matching/phones.h"

namespace hinanjo::matching::test {
namespace {

TEST_CASE("one telephone number in every way of writing it", "[matching]") {
    for (const auto* cell : {"03-3911-0001", "０３（３９１１）０００１", "03 3911 0001", "0339110001",
                             "+81 3-3911-0001", "+81(0)3-3911-0001", "339110001", "3911-0001", "03ー3911ー0001"}) {
        INFO(cell);
        CHECK(readPhones(cell) == std::vector<Phone>{10339110001});
    }
    CHECK(readPhones("9011110001") == std::vector<Phone>{109011110001});
}

TEST_CASE("several numbers in one cell are several", "[matching]") {
    CHECK(readPhones("03-3911-0001 / 090-1111-0001").size() == 2);
    CHECK(readPhones("自宅0339110001、携帯09011110001").size() == 2);
}

TEST_CASE("dummies and what is no number say nothing", "[matching]") {
    for (const auto* cell :
         {"", "なし", "000-0000-0000", "090-0000-0000", "03-1234-5678", "119", "12345", "090111100012345"}) {
        INFO(cell);
        CHECK(readPhones(cell).empty());
    }
}

TEST_CASE("one digit off is told from another number", "[matching]") {
    CHECK(differInOneDigit(10339110001, 10339110002));
    CHECK_FALSE(differInOneDigit(10339110001, 10339110001));
    CHECK_FALSE(differInOneDigit(10339110001, 10339110012));
    CHECK_FALSE(differInOneDigit(10339110001, 109039110001));
}

}  // namespace
}  // namespace hinanjo::matching::test
