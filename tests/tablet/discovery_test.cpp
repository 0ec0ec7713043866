#include "tablet/discovery.h"

#include <arpa/inet.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <fstream>

#include "base/digest.h"
#include "base/files.h"
#include "support/support.h"

using namespace hinanjo;
using tablet::FoundPeer;
using test::TempDir;

namespace {

const std::string kOwn = "0195c0de000070008000000000000001";
const std::string kOther = "0195c0de000070008000000000000002";
const std::string kAnother = "0195c0de000070008000000000000003";

tablet::Announcement ownAnnouncement() {
    return {kOwn, tablet::shelterTag({"E1"}), 8444, ""};
}

// A discovery that says what the test wants it to say.
class Told final : public tablet::Discovery {
public:
    base::Status answer;
    bool started = false;

    base::Status start(const tablet::Announcement&, OnPeers onPeers) override {
        m_onPeers = std::move(onPeers);
        started = true;
        return answer;
    }
    void stop() override { started = false; }
    void say(const std::vector<FoundPeer>& peers) { m_onPeers(peers); }

private:
    OnPeers m_onPeers;
};

struct Heard {
    std::vector<FoundPeer> last;
    int times = 0;
    [[nodiscard]] tablet::Discovery::OnPeers listener() {
        return [this](const std::vector<FoundPeer>& peers) {
            last = peers;
            ++times;
        };
    }
};

}  // namespace

TEST_CASE("the tag of a shelter says nothing but whether it is the same", "[tablet]") {
    const std::string tag = tablet::shelterTag({"E1311700034111"});

    CHECK(tag.size() == 16);
    CHECK(base::toHex(base::asText(base::sha256("E1311700034111"))).starts_with(tag));
    CHECK(tag != tablet::shelterTag({"E1311700034112"}));
}

TEST_CASE("an announcement with a missing or damaged part does not start", "[tablet]") {
    auto own = ownAnnouncement();
    SECTION("device") {
        own.deviceId.pop_back();
    }
    SECTION("tag") {
        own.shelterTag = "E1";
    }
    SECTION("port") {
        own.port = 0;
    }
    SECTION("name") {
        own.instanceName = std::string(64, 'n');
    }
    TempDir dir;
    Heard heard;
    const auto avahi = tablet::makeAvahiDiscovery();
    const auto told = std::make_shared<Told>();
    tablet::FixedDiscovery fixed(dir / "peers.txt");

    CHECK(avahi->start(own, heard.listener()).error().code == base::ErrorCode::Invalid);
    CHECK(fixed.start(own, heard.listener()).error().code == base::ErrorCode::Invalid);
    CHECK(tablet::makeCombinedDiscovery({told})->start(own, heard.listener()).error().code == base::ErrorCode::Invalid);
    CHECK_FALSE(told->started);
}

TEST_CASE("peers.txt: addresses and codes are reported, the lines that are neither are named", "[tablet]") {
    TempDir dir;
    std::ofstream(dir / "peers.txt") << "# written by hand\n"
                                     << "10.0.0.9:8444  # the one at the gate\r\n"
                                     << "nonsense\n"
                                     << "\n"
                                     << "HNJP1|10.0.0.5:8444,[fd00::5]:8445|" << kOther << "\n"
                                     << "HNJP1|10.0.0.1:8444|" << kOwn << "\n"
                                     << "10.0.0.5:8444\n"
                                     << "10.0.0.7";
    tablet::FixedDiscovery fixed(dir / "peers.txt");
    Heard heard;

    const auto started = fixed.start(ownAnnouncement(), heard.listener());

    REQUIRE_FALSE(started);
    CHECK(started.error().code == base::ErrorCode::Corrupt);
    CHECK(started.error().detail.ends_with("line 3, 8"));
    CHECK(heard.times == 1);
    CHECK(heard.last ==
          std::vector<FoundPeer>{{"", "10.0.0.9", 8444, {}}, {kOther, "10.0.0.5", 8444, {{"fd00::5", 8445}}}});
}

TEST_CASE("an address told by hand is reported at once and still known after a restart", "[tablet]") {
    TempDir dir;
    const auto file = dir / tablet::FixedDiscovery::kFileName;
    {
        tablet::FixedDiscovery fixed(file);
        Heard heard;
        REQUIRE(fixed.start(ownAnnouncement(), heard.listener()));
        CHECK(heard.times == 0);

        REQUIRE(fixed.add("10.0.0.9:8444\n"));
        CHECK(heard.last == std::vector<FoundPeer>{{"", "10.0.0.9", 8444, {}}});
        REQUIRE(fixed.add("HNJP1|10.0.0.5:8444,\n10.0.0.6:8444|" + kOther));
        CHECK(heard.last.size() == 2);
        CHECK(fixed.add("10.0.0.9").error().code == base::ErrorCode::Invalid);
        CHECK(fixed.add("").error().code == base::ErrorCode::Invalid);
        CHECK(heard.times == 2);

        fixed.stop();
        REQUIRE(fixed.add("10.0.0.10:8444"));
        CHECK(heard.times == 2);
    }
    // The tablet moved: its new code takes the place of the old one. The same again changes nothing.
    tablet::FixedDiscovery again(file);
    REQUIRE(again.add("HNJP1|10.0.0.8:8444|" + kOther));
    REQUIRE(again.add("10.0.0.9:8444"));
    Heard heard;
    REQUIRE(again.start(ownAnnouncement(), heard.listener()));
    CHECK(heard.last == std::vector<FoundPeer>{
                            {"", "10.0.0.10", 8444, {}}, {"", "10.0.0.9", 8444, {}}, {kOther, "10.0.0.8", 8444, {}}});
}

TEST_CASE("several discoveries report a device once, the earlier one's addresses first", "[tablet]") {
    const auto lan = std::make_shared<Told>();
    const auto byHand = std::make_shared<Told>();
    lan->answer = base::fail(base::ErrorCode::Unavailable, "no daemon");
    const auto both = tablet::makeCombinedDiscovery({lan, byHand});
    Heard heard;

    // One that is not there yet does not keep the other from starting.
    CHECK(both->start(ownAnnouncement(), heard.listener()).error().code == base::ErrorCode::Unavailable);
    CHECK(byHand->started);
    CHECK(both->start(ownAnnouncement(), heard.listener()).error().code == base::ErrorCode::Conflict);

    byHand->say({{"", "10.0.0.5", 8444, {}}, {kOther, "10.0.0.6", 8444, {{"10.0.0.7", 8444}}}});
    CHECK(heard.last.size() == 2);
    lan->say({{kOther, "10.0.0.7", 8444, {{"fe80::7%wlan0", 8444}}}, {kAnother, "10.0.0.5", 8444, {}}});
    CHECK(heard.last ==
          std::vector<FoundPeer>{{kOther, "10.0.0.7", 8444, {{"fe80::7%wlan0", 8444}, {"10.0.0.6", 8444}}},
                                 {kAnother, "10.0.0.5", 8444, {}}});
    const int times = heard.times;
    lan->say({{kAnother, "10.0.0.5", 8444, {}}, {kOther, "10.0.0.7", 8444, {{"fe80::7%wlan0", 8444}}}});
    CHECK(heard.times == times);

    lan->say({});
    CHECK(heard.last ==
          std::vector<FoundPeer>{{"", "10.0.0.5", 8444, {}}, {kOther, "10.0.0.6", 8444, {{"10.0.0.7", 8444}}}});
    both->stop();
    CHECK_FALSE(lan->started);
    CHECK_FALSE(byHand->started);
}

TEST_CASE("addresses are tried in the order in which they usually work", "[tablet]") {
    CHECK(tablet::addressRank("10.0.0.5") == tablet::addressRank("tablet-2.local"));
    const std::vector<std::string> order = {"192.168.1.5", "fd00::5", "169.254.3.4", "fe80::5%wlan0", "127.0.0.1"};
    for (std::size_t i = 1; i < order.size(); ++i) {
        INFO(order[i]);
        CHECK(tablet::addressRank(order[i - 1]) < tablet::addressRank(order[i]));
    }
    CHECK(tablet::addressRank("::1") == tablet::addressRank("127.0.0.1"));
}

TEST_CASE("a peer's addresses become targets that gRPC takes", "[tablet]") {
    const FoundPeer peer{kOther, "10.0.0.5", 8444, {{"fd00::5", 8444}, {"fe80::5%ad0", 8444}, {"tablet-2", 8444}}};
    CHECK(peer.targets() == std::vector<std::string>{"ipv4:10.0.0.5:8444", "ipv6:%5Bfd00::5%5D:8444",
                                                     "ipv6:%5Bfe80::5%25ad0%5D:8444", "dns:///tablet-2:8444"});
}

TEST_CASE("own addresses are those another machine could use", "[tablet]") {
    const auto own = tablet::ownAddresses();

    for (std::size_t i = 0; i < own.size(); ++i) {
        INFO(own[i]);
        in6_addr bytes{};
        CHECK(
            (::inet_pton(AF_INET, own[i].c_str(), &bytes) == 1 || ::inet_pton(AF_INET6, own[i].c_str(), &bytes) == 1));
        CHECK(tablet::addressRank(own[i]) < 3);
        if (i > 0) CHECK(tablet::addressRank(own[i - 1]) <= tablet::addressRank(own[i]));
    }
}
