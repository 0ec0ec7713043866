// Who works at the desks: PINs and badges leave the office on paper, tablets get what checks them.
#include <filesystem>

#include "base/pin.h"
#include "hq-server/command_office.h"
#include "sync/badge_code.h"

using namespace hinanjo;
using test::CommandOffice;
using test::Said;

namespace {

// "PIN   0042" -> "0042"
std::string after(const Said& said, const std::string& word) {
    const auto at = said.out.find(word);
    REQUIRE(at != std::string::npos);
    const auto from = said.out.find_first_not_of(' ', at + word.size());
    return said.out.substr(from, said.out.find_first_of(" \n", from) - from);
}

state::StaffView only(CommandOffice& office) {
    state::StaffView found;
    office.office().settle();
    office.office().read([&](const state::State& state) {
        REQUIRE(state.staff().size() == 1);
        found = *state.staff().front();
    });
    return found;
}

}  // namespace

TEST_CASE("a PIN and a badge are printed once; the record holds what checks them and neither of them", "[staff]") {
    CommandOffice office;

    const Said added =
        office.command({"staff", "add", "--name", "受付係A", "--png", office.file("badge.png").string()});

    INFO(added.error);
    REQUIRE(added.status == 0);
    const auto badge = sync::BadgeCode::parse(after(added, "badge "));
    REQUIRE(badge);
    const state::StaffView staff = only(office);
    CHECK(staff.id == badge->staff);
    CHECK(staff.name == "受付係A");
    CHECK(staff.role == event::StaffChanged::Role::Reception);
    CHECK(base::pinMatches(staff.pinVerifier, after(added, "PIN ")));
    CHECK(staff.badgeDigest == badge->digest());
    CHECK(std::filesystem::file_size(office.file("badge.png")) > 100);
    CHECK(office.command({"staff", "list"}).out == staff.id.value + "  受付係A  reception  every shelter\n");
}

TEST_CASE("a renewed PIN replaces the old one; who was removed works nowhere and stays on the list", "[staff]") {
    CommandOffice office;
    const Said added = office.command({"staff", "add", "--name", "責任者B", "--role", "lead"});
    REQUIRE(added.status == 0);
    const std::string id = only(office).id.value;
    const std::string oldBadge = only(office).badgeDigest;

    const Said renewed = office.command({"staff", "renew", id});

    REQUIRE(renewed.status == 0);
    CHECK(base::pinMatches(only(office).pinVerifier, after(renewed, "PIN ")));
    CHECK(only(office).badgeDigest != oldBadge);
    CHECK(only(office).heads.size() == 1);
    REQUIRE(office.command({"staff", "remove", id}).status == 0);
    CHECK_FALSE(only(office).active);
    CHECK(office.command({"staff", "list"}).out.find("(removed)") != std::string::npos);
}

TEST_CASE("nobody without a name, with an unknown duty, at no shelter, and nobody who is not there", "[staff]") {
    CommandOffice office;

    CHECK(office.command({"staff", "add", "--name", " "}).status == 2);
    CHECK(office.command({"staff", "add", "--name", "A", "--role", "boss"}).status == 2);
    CHECK(office.command({"staff", "add", "--name", "A", "--shelter", "NOWHERE"}).status == 1);
    CHECK(office.command({"staff", "remove", "s9"}).status == 1);
    CHECK(office.command({"staff", "renew", "s9"}).status == 1);
    CHECK(office.command({"staff", "list"}).out.empty());
}
