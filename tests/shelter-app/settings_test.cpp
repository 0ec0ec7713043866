// W16: every setting takes effect at once and stays.
#include <catch2/catch_test_macros.hpp>

#include "desk_window.h"
#include "school_tablet.h"

namespace hinanjo::test {

TEST_CASE("text, hand, gloves and the true size take effect at once", "[settings]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.show(u"settings"_qs);
    const auto height = [&](const QString& name) { return desk.item(name)->height(); };
    const auto left = [&](const QString& name) { return desk.item(name)->mapToScene({0, 0}).x(); };

    const double before = height(u"text.normal"_qs);
    CHECK(left(u"action.back"_qs) < left(u"action.home"_qs));
    desk.tap(u"hand.left"_qs);
    REQUIRE(eventually([&] { return left(u"action.back"_qs) > left(u"action.home"_qs); }));
    desk.tap(u"gloves.yes"_qs);
    REQUIRE(eventually([&] { return height(u"text.normal"_qs) > before * 1.2; }));
    desk.tap(u"gloves.no"_qs);
    desk.tap(u"text.huge"_qs);
    REQUIRE(eventually([&] { return desk.item(u"text.huge"_qs)->property("textSize").toDouble() > 30; }));
    desk.tap(u"text.normal"_qs);

    desk.tap(u"action.measure"_qs);
    const double outline = desk.item(u"card.outline"_qs)->width();
    desk.tap(u"card.larger"_qs);
    REQUIRE(eventually([&] { return desk.item(u"card.outline"_qs)->width() > outline; }));
    CHECK(desk.appearance().density() > kTenInch.density);
}

TEST_CASE("settings stay after a restart; what makes no sense is not believed", "[settings]") {
    const QTemporaryDir dir;
    {
        app::Appearance appearance(dir.path());
        CHECK(appearance.hideAfter() == 60);
        appearance.setTextSize(2);
        appearance.setLeftHanded(true);
        appearance.setGloves(true);
        appearance.setHideAfter(180);
        appearance.setDensity(7.43);
        // For one run only.
        appearance.useDensity(6);
    }
    {
        app::Appearance appearance(dir.path());
        CHECK(appearance.textSize() == 2);
        CHECK(appearance.leftHanded());
        CHECK(appearance.gloves());
        CHECK(appearance.hideAfter() == 180);
        CHECK(appearance.density() == 7.43);
    }
    QSettings(dir.path() + u"/settings.ini"_qs, QSettings::IniFormat).setValue("text-size", 99);
    CHECK(app::Appearance(dir.path()).textSize() == 2);
}

}  // namespace hinanjo::test
