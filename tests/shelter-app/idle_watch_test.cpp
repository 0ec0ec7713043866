#include "ui/idle_watch.h"

#include <QSignalSpy>
#include <QTest>
#include <catch2/catch_test_macros.hpp>

namespace hinanjo::test {

TEST_CASE("a window that nobody touches is idle once; a touch begins the time anew", "[idle]") {
    QQuickWindow window;
    ui::IdleWatch watch;
    QSignalSpy idle(&watch, &ui::IdleWatch::idle);
    watch.setWindow(&window);

    watch.setMilliseconds(20);
    REQUIRE(QTest::qWaitFor([&] { return idle.count() == 1; }, 20'000));
    QTest::mouseClick(&window, Qt::LeftButton, {}, QPoint(1, 1));
    REQUIRE(QTest::qWaitFor([&] { return idle.count() == 2; }, 20'000));

    // For ever.
    watch.setMilliseconds(0);
    QTest::mouseClick(&window, Qt::LeftButton, {}, QPoint(1, 1));
    QTest::qWait(60);
    CHECK(idle.count() == 2);
}

}  // namespace hinanjo::test
