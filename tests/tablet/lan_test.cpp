// Real Avahi daemons on a real wire, with the production code of a tablet in a process on each side.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <sstream>

#include "tablet/lan.h"

using namespace hinanjo;
using test::eventually;
using test::Program;

namespace {

const std::string kFirst = "0195c0de000070008000000000000001";
const std::string kSecond = "0195c0de000070008000000000000002";
const std::string kThird = "0195c0de000070008000000000000003";
const std::string kFourth = "0195c0de000070008000000000000004";

// Daemons probe, announce and repeat in their own time.
constexpr std::chrono::seconds kPatience{60};

// Device to addresses, of the last list that a tablet printed whole.
std::map<std::string, std::vector<std::string>> listOf(const Program& tablet) {
    const std::string output = tablet.output();
    std::map<std::string, std::vector<std::string>> out;
    std::istringstream lines(output.substr(0, output.rfind('\n') + 1));
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("peers", 0) != 0) continue;
        out.clear();
        std::istringstream peers(line.substr(5));
        for (std::string peer; peers >> peer;) {
            std::istringstream addresses(peer.substr(peer.find('@') + 1));
            auto& list = out[peer.substr(0, peer.find('@'))];
            for (std::string address; std::getline(addresses, address, ',');)
                list.push_back(address);
        }
    }
    return out;
}

bool finds(const Program& tablet, const std::vector<std::string>& devices) {
    return eventually(
        [&] {
            const auto list = listOf(tablet);
            return list.size() == devices.size() &&
                   std::all_of(devices.begin(), devices.end(), [&](const auto& d) { return list.contains(d); });
        },
        kPatience);
}

bool says(const Program& tablet, const std::string& line) {
    return eventually([&] { return tablet.output().find(line + "\n") != std::string::npos; }, kPatience);
}

struct WithLan {
    std::optional<test::Lan> lan;
    WithLan() {
        std::string whyNot;
        lan = test::makeLan(whyNot);
        if (!lan) SKIP("needs root and network namespaces: " << whyNot);
    }
    void startEverything() const {
        for (test::Machine* const machine : {lan->a.get(), lan->b.get()}) {
            machine->startBus();
            machine->startDaemon();
        }
    }
};

}  // namespace

TEST_CASE_METHOD(WithLan, "tablets of one shelter find each other by every address, and nobody else", "[tablet][lan]") {
    startEverything();
    // Two of another shelter, which find each other: what they announce has reached both machines.
    const auto strangerA = lan->a->announce({kThird, "E2", "8446"});
    const auto strangerB = lan->b->announce({kFourth, "E2", "8447"});
    REQUIRE(finds(*strangerA, {kFourth}));
    REQUIRE(finds(*strangerB, {kThird}));

    const auto first = lan->a->announce({kFirst, "E1", "8444"});
    const auto second = lan->b->announce({kSecond, "E1", "8445"});

    CHECK(says(*first, "started ok"));
    REQUIRE(finds(*first, {kSecond}));
    REQUIRE(finds(*second, {kFirst}));
    // One entry for two wires and two protocols; the addresses work as they are given, link-local ones too.
    REQUIRE(eventually([&] { return listOf(*first)[kSecond].size() == 4; }, kPatience));
    const auto addresses = listOf(*first)[kSecond];
    CHECK(addresses[0] == "10.77.0.2:8445");
    CHECK(addresses[1] == "10.77.1.2:8445");
    CHECK((addresses[2].starts_with("[fe80::") && addresses[2].ends_with("%lan0]:8445")));
    CHECK((addresses[3].starts_with("[fe80::") && addresses[3].ends_with("%lan1]:8445")));
    for (const std::string& address : addresses) {
        INFO(address);
        CHECK(says(*first, "reached " + address));
    }
    // Not even for a moment.
    CHECK(first->output().find(kThird) == std::string::npos);
    CHECK(first->output().find(kFourth) == std::string::npos);
    CHECK(first->output().find(kFirst) == std::string::npos);
    CHECK(finds(*strangerA, {kFourth}));
}

TEST_CASE_METHOD(WithLan, "a tablet that stops, dies or loses its wires is no longer found", "[tablet][lan]") {
    startEverything();
    const auto first = lan->a->announce({kFirst, "E1", "8444"});
    auto second = lan->b->announce({kSecond, "E1", "8445"});
    REQUIRE(finds(*first, {kSecond}));

    SECTION("stopped, and started again") {
        CHECK(second->finish() == 0);
        CHECK(finds(*first, {}));

        second = lan->b->announce({kSecond, "E1", "8445"});
        CHECK(finds(*first, {kSecond}));
    }
    SECTION("killed") {
        second->kill();
        CHECK(finds(*first, {}));
    }
    SECTION("one wire, then the other") {
        REQUIRE(eventually([&] { return listOf(*first)[kSecond].size() == 4; }, kPatience));
        lan->a->setLink("lan0", false);
        CHECK(eventually(
            [&] {
                const auto list = listOf(*first);
                return list.contains(kSecond) && list.at(kSecond).size() == 2 &&
                       list.at(kSecond)[0] == "10.77.1.2:8445";
            },
            kPatience));

        lan->a->setLink("lan1", false);
        CHECK(finds(*first, {}));

        // Who comes back asks anew. The others wait for its announcements, which a full wire may lose; one of two that
        // finds the other is enough (whoever is not found connects).
        lan->a->setLink("lan0", true);
        CHECK(finds(*first, {kSecond}));
    }
}

TEST_CASE_METHOD(WithLan, "a daemon that comes late or restarts is used when it is there", "[tablet][lan]") {
    lan->b->startBus();
    lan->b->startDaemon();
    const auto second = lan->b->announce({kSecond, "E1", "8445"});
    // Not even a D-Bus to ask.
    const auto first = lan->a->announce({kFirst, "E1", "8444"});
    REQUIRE(says(*first, "started unavailable"));

    lan->a->startBus();
    const auto third = lan->a->announce({kThird, "E1", "8446"});
    REQUIRE(says(*third, "started unavailable"));
    lan->a->startDaemon();
    CHECK(finds(*first, {kSecond, kThird}));
    CHECK(finds(*second, {kFirst, kThird}));
    CHECK(finds(*third, {kFirst, kSecond}));

    lan->a->stopDaemon();
    CHECK(finds(*first, {}));
    lan->a->startDaemon();
    CHECK(finds(*first, {kSecond, kThird}));
    CHECK(finds(*second, {kFirst, kThird}));

    lan->a->stopBus();
    CHECK(finds(*first, {}));
    lan->a->stopDaemon();
    lan->a->startBus();
    lan->a->startDaemon();
    CHECK(finds(*first, {kSecond, kThird}));
    CHECK(finds(*second, {kFirst, kThird}));
    CHECK(first->finish() == 0);
}

TEST_CASE_METHOD(WithLan, "tablets with the same instance name still find each other", "[tablet][lan]") {
    startEverything();
    const auto first = lan->a->announce({kFirst, "E1", "8444", "reception"});
    const auto second = lan->b->announce({kSecond, "E1", "8445", "reception"});
    const auto third = lan->b->announce({kThird, "E1", "8446", "reception"});

    CHECK(finds(*first, {kSecond, kThird}));
    CHECK(finds(*second, {kFirst, kThird}));
    CHECK(finds(*third, {kFirst, kSecond}));
}
