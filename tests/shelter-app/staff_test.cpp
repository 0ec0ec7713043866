// W0: who works at the tablet, and what it hides from everybody else.
#include <catch2/catch_test_macros.hpp>

#include "base/pin.h"
#include "desk_window.h"
#include "school_tablet.h"
#include "sync/badge_code.h"

namespace hinanjo::test {
namespace {

const sync::BadgeCode kBadge{{"s2"}, "ABCD-EFGH-JKMN-PQRS"};

void nameStaff(SchoolTablet& school, const char* id, const char* name, const std::string& pin, bool active = true) {
    event::StaffChanged staff;
    staff.staff.value = id;
    staff.displayName = name;
    staff.role = event::StaffChanged::Role::Reception;
    staff.active = active;
    if (!pin.empty()) staff.pinVerifier = *base::makePinVerifier(pin);
    if (std::string(id) == "s2") staff.badgeDigest = kBadge.digest();
    // As headquarters says it: for the office, not for one incident. Later than what it replaces.
    school.clock().advance(std::chrono::seconds(1));
    event::Draft draft;
    school.tablet().read([&](const state::State& state) {
        for (const state::StaffView* known : state.staff()) {
            if (known->id.value != id) continue;
            for (const state::Source& head : known->heads) {
                draft.saw.push_back(head.event);
                draft.sawTimes.push_back(head.time);
            }
        }
    });
    draft.payload = std::move(staff);
    REQUIRE(school.tablet().recordNow({draft}));
    school.settle();
}

// Two people, and the tablet as after a start.
void openStaffed(SchoolTablet& school) {
    nameStaff(school, "s1", "受付係A", "0042");
    nameStaff(school, "s2", "責任者B", "7777");
    school.restart();
}

void type(reception::StaffViewModel& staff, const char* pin) {
    for (const char* digit = pin; *digit != '\0'; ++digit)
        staff.digit(*digit - '0');
    REQUIRE(eventually([&] { return staff.digits() == 0 && !staff.message().contains(u"確かめています"_qs); }));
}

std::string staffOfLastCount(SchoolTablet& school) {
    return school.tablet().view([](const state::State& state) {
        std::string who = "-";
        base::TimePoint last;
        for (const state::HouseholdView* household : state.households()) {
            if (household->first.observedAt < last) continue;
            last = household->first.observedAt;
            who = household->first.staff().value;
        }
        return who;
    });
}

void countOne(SchoolTablet& school) {
    school.clock().advance(std::chrono::seconds(1));
    school.session().headCount()->change(0, 1);
    school.session().headCount()->enter();
    school.settle();
}

}  // namespace

TEST_CASE("a tablet for which nobody was named asks nobody", "[staff]") {
    SchoolTablet school;
    auto& staff = *school.session().staff();

    CHECK_FALSE(staff.required());
    CHECK_FALSE(staff.locked());
    staff.lock();
    CHECK_FALSE(staff.locked());
    countOne(school);
    CHECK(staffOfLastCount(school).empty());
}

TEST_CASE("staff who are named while the tablet works do not stop it", "[staff]") {
    SchoolTablet school;

    nameStaff(school, "s1", "受付係A", "0042");

    CHECK(school.session().staff()->required());
    CHECK_FALSE(school.session().staff()->locked());
    school.session().staff()->lock();
    CHECK(school.session().staff()->locked());
}

TEST_CASE("with the right PIN every record says who made it; a wrong one opens nothing", "[staff]") {
    SchoolTablet school;
    openStaffed(school);
    auto& staff = *school.session().staff();
    REQUIRE(staff.locked());
    CHECK_FALSE(staff.ready());

    staff.choose(0);
    type(staff, "1234");
    CHECK(staff.locked());
    CHECK(staff.message().contains(u"ちがいます"_qs));
    type(staff, "0042");

    CHECK_FALSE(staff.locked());
    CHECK(staff.name() == u"受付係A"_qs);
    countOne(school);
    CHECK(staffOfLastCount(school) == "s1");
}

TEST_CASE("the PIN of one person does not open for another", "[staff]") {
    SchoolTablet school;
    openStaffed(school);
    auto& staff = *school.session().staff();

    staff.choose(1);
    type(staff, "0042");

    CHECK(staff.locked());
}

TEST_CASE("after five wrong PINs somebody waits, is told how long, and longer the next time", "[staff]") {
    SchoolTablet school;
    openStaffed(school);
    auto& staff = *school.session().staff();
    staff.choose(0);

    for (int i = 0; i < 5; ++i)
        type(staff, "1111");

    CHECK_FALSE(staff.ready());
    CHECK(staff.message().contains(u"30秒"_qs));
    staff.digit(0);
    CHECK(staff.digits() == 0);
    school.clock().advance(std::chrono::seconds(31));
    CHECK(staff.ready());
    type(staff, "1111");
    CHECK(staff.message().contains(u"60秒"_qs));
    // Reception does not wait.
    staff.countWithoutPin();
    CHECK(staff.countsOnly());
}

TEST_CASE("a badge opens at once, typed by a scanner or seen by a camera; another code opens nothing", "[staff]") {
    SchoolTablet school;
    openStaffed(school);
    auto& staff = *school.session().staff();

    staff.badge(u"HNJB1|s2|AAAA-AAAA-AAAA-AAAA"_qs);
    CHECK(staff.locked());
    const QString text = QString::fromStdString(kBadge.text());
    for (const QChar letter : text)
        staff.key(letter);
    staff.enter();

    CHECK_FALSE(staff.locked());
    CHECK(staff.name() == u"責任者B"_qs);
}

TEST_CASE("who was taken off works here no longer; the PIN a change did not repeat stays", "[staff]") {
    SchoolTablet school;
    openStaffed(school);
    auto& staff = *school.session().staff();
    nameStaff(school, "s1", "受付係A（王子）", "");
    REQUIRE(eventually(
        [&] { return staff.index(0).data(reception::StaffViewModel::NameRole).toString().contains(u"王子"_qs); }));
    staff.choose(0);
    type(staff, "0042");
    REQUIRE_FALSE(staff.locked());

    nameStaff(school, "s1", "受付係A（王子）", "", false);

    REQUIRE(eventually([&] { return staff.locked(); }));
    CHECK(staff.count() == 1);
}

TEST_CASE("a hidden tablet shows no name, counts heads, and gives the page back as it was", "[staff]") {
    SchoolTablet school;
    openStaffed(school);
    DeskWindow desk(school);
    desk.expectPage(u"unlock"_qs);
    desk.tap(u"staff.0"_qs);
    for (const char* digit : {"digit.0", "digit.0", "digit.4", "digit.2"})
        desk.tap(QLatin1String(digit));
    desk.expectPage(u"home"_qs);
    desk.tap(u"action.newcomer"_qs);
    desk.tap(u"kana.ヤ"_qs);

    desk.leaveAlone();

    desk.expectPage(u"unlock"_qs);
    CHECK(desk.item(u"page.quickadd"_qs) == nullptr);
    // Without a PIN: head counts and nothing else.
    desk.tap(u"action.count.without"_qs);
    desk.expectPage(u"headcount"_qs);
    desk.tap(u"count.men"_qs);
    desk.tap(u"action.count"_qs);
    school.settle();
    CHECK(school.counted() == 1);
    CHECK(staffOfLastCount(school).empty());
    desk.tap(u"header.sync"_qs);
    desk.expectPage(u"unlock"_qs);
    desk.tap(u"staff.1"_qs);
    for (int i = 0; i < 4; ++i)
        desk.tap(u"digit.7"_qs);
    desk.expectPage(u"quickadd"_qs);
    CHECK(school.session().quickAdd()->familyKana() == u"ヤ"_qs);
}

TEST_CASE("handing over keeps the page", "[staff]") {
    SchoolTablet school;
    openStaffed(school);
    school.session().staff()->badge(QString::fromStdString(kBadge.text()));
    DeskWindow desk(school);
    desk.expectPage(u"home"_qs);
    desk.tap(u"action.staff"_qs);
    desk.expectPage(u"unlock"_qs);

    desk.tap(u"staff.0"_qs);
    for (const char* digit : {"digit.0", "digit.0", "digit.4", "digit.2"})
        desk.tap(QLatin1String(digit));

    desk.expectPage(u"home"_qs);
    CHECK(school.session().staff()->name() == u"受付係A"_qs);
}

}  // namespace hinanjo::test
