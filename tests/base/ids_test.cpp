#include "base/ids.h"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <type_traits>

namespace hinanjo::base {
namespace {

class FixedClock final : public Clock {
public:
    [[nodiscard]] TimePoint now() const override { return fromMillis(0x0123456789ab); }
};

class Same final : public Random {
public:
    void fill(std::span<std::uint8_t> out) override {
        for (std::uint8_t& byte : out)
            byte = 0xff;
    }
};

}  // namespace

TEST_CASE("a made id is a UUIDv7: time first, version and variant in place", "[base]") {
    Same random;

    CHECK(PersonId::make(FixedClock(), random).hex() == "0123456789ab7fffbfffffffffffffff");
}

TEST_CASE("ids made at one moment differ", "[base]") {
    SystemRandom random;
    std::set<EventId> made;
    for (int i = 0; i < 1000; ++i)
        made.insert(EventId::make(FixedClock(), random));

    CHECK(made.size() == 1000);
}

TEST_CASE("an id is read from exactly 16 bytes or 32 hex digits", "[base]") {
    const std::string hex = "0123456789abcdef0123456789ABCDEF";

    REQUIRE(EventId::fromHex(hex));
    CHECK(EventId::fromHex(hex)->hex() == "0123456789abcdef0123456789abcdef");
    CHECK(EventId::fromBytes(EventId::fromHex(hex)->view()) == EventId::fromHex(hex));
    CHECK_FALSE(EventId::fromHex(hex.substr(2)));
    CHECK_FALSE(EventId::fromHex(hex.substr(1) + "g"));
    CHECK_FALSE(EventId::fromBytes("fifteen bytes.."));
    CHECK_FALSE(EventId::fromBytes(""));
    CHECK(EventId{}.isNull());
}

TEST_CASE("hex text is read in pairs of digits only", "[base]") {
    CHECK(fromHexText("00ff") == std::string("\x00\xff", 2));
    CHECK(fromHexText("") == "");
    CHECK_FALSE(fromHexText("0"));
    CHECK_FALSE(fromHexText("0x"));
}

TEST_CASE("ids of different things do not pass for each other", "[base]") {
    STATIC_CHECK_FALSE(std::is_convertible_v<PersonId, HouseholdId>);
    STATIC_CHECK_FALSE(std::is_convertible_v<ShelterId, StaffId>);
}

}  // namespace hinanjo::base
