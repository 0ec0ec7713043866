#include "desk_window.h"

#include <QTemporaryDir>
#include <catch2/catch_test_macros.hpp>

#include "readers/key_scanner.h"
#include "ui/idle_watch.h"

namespace hinanjo::test {
namespace {

QQuickItem* visibleItem(QQuickItem* item, const QString& name) {
    if (!item->isVisible() || item->opacity() == 0) return nullptr;
    if (item->objectName() == name) return item;
    const auto children = item->childItems();
    for (QQuickItem* child : children) {
        if (QQuickItem* found = visibleItem(child, name)) return found;
    }
    return nullptr;
}

QRectF placeOf(const QQuickItem& item) {
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
}

}  // namespace

DeskWindow::DeskWindow(SchoolTablet& school, const Glass& glass) : m_settings(std::make_unique<QTemporaryDir>()) {
    m_appearance = std::make_unique<app::Appearance>(m_settings->path());
    m_appearance->setBrightness(1);
    m_appearance->useDensity(glass.density);
    m_appearance->setHideAfter(3600);  // A test may be slow; leaveAlone() hides.
    m_engine = std::make_unique<QQmlApplicationEngine>();
    QObject::connect(m_engine.get(), &QQmlEngine::warnings, m_engine.get(), [this](const QList<QQmlError>& errors) {
        for (const QQmlError& error : errors)
            m_warnings << error.toString();
    });
    m_engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_engine->setInitialProperties({{QStringLiteral("session"), QVariant::fromValue(&school.session())},
                                    {QStringLiteral("appearance"), QVariant::fromValue(m_appearance.get())},
                                    {QStringLiteral("width"), glass.width},
                                    {QStringLiteral("height"), glass.height}});
    m_engine->load(QUrl(QStringLiteral("qrc:/qt/qml/Hinanjo/App/Main.qml")));
    REQUIRE(m_engine->rootObjects().size() == 1);
    m_window = qobject_cast<QQuickWindow*>(m_engine->rootObjects().constFirst());
    REQUIRE(m_window != nullptr);
    REQUIRE(QTest::qWaitForWindowExposed(m_window));
}

DeskWindow::~DeskWindow() = default;

QQuickItem* DeskWindow::item(const QString& name) {
    return visibleItem(m_window->contentItem(), name);
}

void DeskWindow::tap(const QString& name) {
    INFO("tap " << name.toStdString());
    // A finger needs longer than the debounce time to come back to the same key.
    QTest::qWait(130);
    QRectF before;
    const bool ready = eventually([&] {
        const QQuickItem* found = item(name);
        const QRectF now = found && found->isEnabled() ? placeOf(*found) : QRectF();
        const bool atRest = now == before && !now.isEmpty();
        before = now;
        return atRest;
    });
    REQUIRE(ready);
    QTest::mouseClick(m_window, Qt::LeftButton, {}, before.center().toPoint());
    ++m_taps;
}

void DeskWindow::expectPage(const QString& name) {
    INFO("page " << name.toStdString());
    REQUIRE(eventually([&] { return item(QStringLiteral("page.") + name) != nullptr; }));
}

void DeskWindow::show(const QString& page) {
    REQUIRE(QMetaObject::invokeMethod(m_window, "open", Q_ARG(QString, page)));
    expectPage(page);
}

void DeskWindow::leaveAlone() {
    auto* watch = m_window->findChild<ui::IdleWatch*>();
    REQUIRE(watch != nullptr);
    emit watch->idle();
}

void DeskWindow::setBrightness(int mode) {
    m_appearance->setBrightness(mode);
    REQUIRE(QMetaObject::invokeMethod(m_window, "applyAppearance"));
}

QString DeskWindow::focusName() const {
    const QQuickItem* item = m_window->activeFocusItem();
    return item ? item->objectName() : QString();
}

void DeskWindow::key(Qt::Key key) {
    QTest::keyClick(m_window, key);
    // At the pace of a hand: keys that follow faster are a scanner's, and each is held back until that is known.
    QTest::qWait(2 * readers::KeyScanner::kGap);
}

void DeskWindow::scan(const QString& text) {
    for (const QChar c : text)
        QTest::keyClick(m_window, c.toLatin1());
    QTest::keyClick(m_window, Qt::Key_Return);
}

}  // namespace hinanjo::test
