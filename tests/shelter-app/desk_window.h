// The real window on a tablet of the given glass, pressed by its object names as fingers would.
#pragma once

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <memory>

#include "app/appearance.h"
#include "school_tablet.h"

namespace hinanjo::test {

struct Glass {
    const char* name;
    int width;
    int height;
    double density;  // Dots per millimetre.
};
inline constexpr Glass kTenInch{"10.1 inch 1280x800", 1280, 800, 5.88};
inline constexpr Glass kEightInch{"8 inch 1280x800", 1280, 800, 7.43};
inline constexpr Glass kFineTenInch{"10.1 inch 1920x1200", 1920, 1200, 8.83};

class DeskWindow {
public:
    explicit DeskWindow(SchoolTablet& school, const Glass& glass = kTenInch);
    ~DeskWindow();

    [[nodiscard]] QQuickWindow& window() { return *m_window; }
    [[nodiscard]] app::Appearance& appearance() { return *m_appearance; }
    // The visible item of this name; null if there is none.
    [[nodiscard]] QQuickItem* item(const QString& name);
    // Waits for the item to be there, enabled and at rest, then presses its middle. Counts as one tap.
    void tap(const QString& name);
    // Waits until this page is shown.
    void expectPage(const QString& name);
    void show(const QString& page);
    // As if nobody had touched it for the time after which it hides.
    void leaveAlone();
    void key(Qt::Key key);
    // As a scanner that pretends to be a keyboard does it: real key events, as fast as they come.
    void scan(const QString& text);
    // Object name of the item that has the keyboard.
    [[nodiscard]] QString focusName() const;
    // 1 day, 2 night
    void setBrightness(int mode);
    [[nodiscard]] int taps() const { return m_taps; }
    void countFromHere() { m_taps = 0; }
    // Warnings of the QML engine so far.
    [[nodiscard]] const QStringList& warnings() const { return m_warnings; }

private:
    QStringList m_warnings;
    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<app::Appearance> m_appearance;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow* m_window = nullptr;
    int m_taps = 0;
};

}  // namespace hinanjo::test
