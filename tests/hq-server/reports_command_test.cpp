// What headquarters sees of a shelter: its status, its last report, its checklist, who said it.
#include "hq-server/command_office.h"

using namespace hinanjo;
using test::CommandOffice;
using test::Said;

namespace {

constexpr const char* kShelter = "E1";

void write(CommandOffice& office, event::Payload payload, const char* staff = "") {
    event::Draft draft;
    draft.shelter.value = kShelter;
    draft.staff.value = staff;
    draft.payload = std::move(payload);
    REQUIRE(office.office().record({draft}));
}

}  // namespace

TEST_CASE("the last value of each item stands, with time and staff; what was taken back does not", "[reports]") {
    CommandOffice office;
    write(office, event::StaffChanged{{"s1"}, "受付係A", event::StaffChanged::Role::Lead, {}, true, "", ""});
    write(office, domain::ShelterStatusChanged{{kShelter}, domain::ShelterStatus::Open, {}, {}, {}, {}}, "s1");
    write(office,
          domain::SituationReported{
              {kShelter}, {{"water", "usable"}, {"electricity", "partly"}}, {{"毛布", 80, "枚", {}}}, 1, "一報"});
    write(office,
          domain::SituationReported{
              {kShelter}, {{"water", "not"}}, {{"毛布", 0, "枚", {}}, {"水2L", 120, "本", {}}}, 2, "二報\x1b[2J"},
          "s1");

    const Said said = office.command({"reports"});

    INFO(said.out);
    REQUIRE(said.status == 0);
    CHECK(said.out.find("  open since ") != std::string::npos);
    CHECK(said.out.find("report 2 of ") != std::string::npos);
    CHECK(said.out.find("受付係A  二報 [2J") != std::string::npos);
    CHECK(said.out.find("water = not") != std::string::npos);
    CHECK(said.out.find("electricity = partly") != std::string::npos);
    CHECK(said.out.find("wants 水2L 120 本") != std::string::npos);
    CHECK(said.out.find("毛布") == std::string::npos);
    CHECK(said.out.find("0 without a report") != std::string::npos);
}

TEST_CASE("a shelter that was opened and never reported is counted as silent", "[reports]") {
    CommandOffice office;
    write(office, domain::ShelterStatusChanged{{"D1"}, domain::ShelterStatus::Open, "ふくじま町会館", {}, {}, {}});

    const Said said = office.command({"reports"});

    CHECK(said.out.find("ふくじま町会館  open") != std::string::npos);
    CHECK(said.out.find("no report") != std::string::npos);
    CHECK(said.out.find("without a report") != std::string::npos);
}
