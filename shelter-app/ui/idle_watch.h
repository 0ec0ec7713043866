// Notices that nobody touches the window any more.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QQuickWindow>
#include <QTimer>

namespace hinanjo::ui {

class IdleWatch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickWindow* window READ window WRITE setWindow NOTIFY changed)
    // How long nobody may touch it; 0: for ever.
    Q_PROPERTY(int milliseconds READ milliseconds WRITE setMilliseconds NOTIFY changed)

public:
    explicit IdleWatch(QObject* parent = nullptr);

    [[nodiscard]] QQuickWindow* window() const { return m_window; }
    void setWindow(QQuickWindow* window);
    [[nodiscard]] int milliseconds() const { return m_timer.interval(); }
    void setMilliseconds(int milliseconds);

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void changed();
    // Once; again only after somebody touched the window and left it again.
    void idle();

private:
    void begin();

    QQuickWindow* m_window = nullptr;
    QTimer m_timer;
};

}  // namespace hinanjo::ui
