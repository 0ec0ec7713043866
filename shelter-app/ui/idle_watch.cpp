#include "ui/idle_watch.h"

namespace hinanjo::ui {

IdleWatch::IdleWatch(QObject* parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::idle);
}

void IdleWatch::setWindow(QQuickWindow* window) {
    if (m_window) m_window->removeEventFilter(this);
    m_window = window;
    if (m_window) m_window->installEventFilter(this);
    begin();
    emit changed();
}

void IdleWatch::setMilliseconds(int milliseconds) {
    m_timer.setInterval(milliseconds);
    begin();
    emit changed();
}

bool IdleWatch::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::TouchBegin:
        case QEvent::TouchEnd:
        case QEvent::KeyPress:
        case QEvent::Wheel:
            begin();
            break;
        default:
            break;
    }
    return QObject::eventFilter(watched, event);
}

void IdleWatch::begin() {
    m_timer.stop();
    if (m_window && m_timer.interval() > 0) m_timer.start();
}

}  // namespace hinanjo::ui
