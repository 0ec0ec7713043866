// Staff named at headquarters reach a tablet; what they report there is read at headquarters under their name.
#include <catch2/catch_test_macros.hpp>

#include "support/hq_process.h"
#include "support/support.h"
#include "sync/badge_code.h"
#include "tablet/tablet.h"

using namespace hinanjo;
using test::eventually;
using test::HqProcess;
using test::Ran;
using test::TempDir;

namespace {

constexpr const char* kShelter = "E1311700034111";

}  // namespace

TEST_CASE("who was named at headquarters works at the tablet, and the report says so there", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    const Ran added = hq.command({"staff", "add", "--name", "受付係A", "--shelter", kShelter});
    INFO(added.error);
    REQUIRE(added.status == 0);
    // "badge HNJB1|...", to the end of its line.
    const auto at = added.out.find("HNJB1|");
    REQUIRE(at != std::string::npos);
    const auto badge = sync::BadgeCode::parse(added.out.substr(at, added.out.find('\n', at) - at));
    REQUIRE(badge);
    auto opened = tablet::Tablet::open({.data = dir / "tablet", .clock = {}, .random = {}});
    REQUIRE(opened);
    tablet::Tablet& tablet = **opened;
    REQUIRE(tablet.enrol(hq.enrolmentCode(kShelter)));
    tablet.startSync();

    REQUIRE(eventually([&] {
        return !tablet.identity()->incident.isNull() && tablet.view([&](const state::State& state) {
            return state.staff().size() == 1 && state.staff().front()->badgeDigest == badge->digest();
        });
    }));
    event::Draft draft;
    draft.incident = tablet.identity()->incident;
    draft.shelter.value = kShelter;
    draft.staff = badge->staff;
    draft.payload = domain::SituationReported{{kShelter}, {{"water", "not"}}, {}, 1, {}};
    REQUIRE(tablet.recordNow({draft}));
    REQUIRE(eventually([&] { return tablet.syncStatus().notAtHq == 0; }));

    const Ran reports = hq.command({"reports"});
    INFO(reports.out);
    REQUIRE(reports.status == 0);
    const auto water = reports.out.find("water = not");
    REQUIRE(water != std::string::npos);
    CHECK(reports.out.find("受付係A", water) != std::string::npos);
}
