#include "sync/peer_code.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace hinanjo;

namespace {

const base::DeviceId kSomeDevice = *base::DeviceId::fromHex("0195c0de000070008000000000000031");

}  // namespace

TEST_CASE("a peer's address is read back as it was written", "[sync]") {
    const auto [text, host, port] = GENERATE(table<std::string, std::string, int>({
        {"10.0.0.5:8444", "10.0.0.5", 8444},
        {"tablet-2.local:1", "tablet-2.local", 1},
        {"[fd00::5]:65535", "fd00::5", 65535},
        {"[fe80::5%wlan0]:8444", "fe80::5%wlan0", 8444},
    }));

    const auto address = sync::PeerAddress::parse(text);

    REQUIRE(address);
    CHECK(address->host == host);
    CHECK(address->port == port);
    CHECK(address->text() == text);
}

TEST_CASE("what is not host:port is refused as an address", "[sync]") {
    const auto text = GENERATE("", ":", "10.0.0.5", "10.0.0.5:", ":8444", "10.0.0.5:0", "10.0.0.5:65536",
                               "10.0.0.5:84x", "10.0.0.5:-1", "fd00::5:8444", "[]:8444", "[fd00::5:8444", "[abc]:8444",
                               "a b:8444", "a|b:8444", "a,b:8444", "a/b:8444", "a%wlan0:8444");
    INFO(text);
    CHECK(sync::PeerAddress::parse(text).error().code == base::ErrorCode::Invalid);
    CHECK_FALSE(sync::PeerAddress::parse(std::string(254, 'a') + ":8444"));
}

TEST_CASE("a peer code survives spaces and line breaks, and nothing else", "[sync]") {
    const sync::PeerCode code{{{"10.0.0.5", 8444}, {"fd00::5", 8445}}, kSomeDevice};
    const std::string text = code.text();
    REQUIRE(text == "HNJP1|10.0.0.5:8444,[fd00::5]:8445|0195c0de000070008000000000000031");

    auto spaced = text;
    spaced.insert(20, "\n ");
    const auto read = sync::PeerCode::parse("  " + spaced + "\r\n");

    REQUIRE(read);
    CHECK(read->addresses == code.addresses);
    CHECK(read->device == code.device);
    for (std::size_t length = 0; length < text.size(); ++length) {
        INFO(length);
        CHECK_FALSE(sync::PeerCode::parse(text.substr(0, length)));
    }
    CHECK_FALSE(sync::PeerCode::parse("HNJP2" + text.substr(5)));
    CHECK_FALSE(sync::PeerCode::parse(text + "|"));
    CHECK_FALSE(sync::PeerCode::parse("HNJP1||0195c0de000070008000000000000031"));
    CHECK_FALSE(sync::PeerCode::parse("HNJP1|10.0.0.5:8444,|0195c0de000070008000000000000031"));
    CHECK_FALSE(sync::PeerCode::parse("HNJP1|10.0.0.5:8444|00000000000000000000000000000000"));
}

TEST_CASE("a peer code has no more addresses than a tablet will try", "[sync]") {
    sync::PeerCode code{{}, kSomeDevice};
    code.addresses.assign(sync::PeerCode::kMostAddresses, {"10.0.0.5", 8444});
    CHECK(sync::PeerCode::parse(code.text()));

    code.addresses.push_back({"10.0.0.6", 8444});
    CHECK_FALSE(sync::PeerCode::parse(code.text()));
}
