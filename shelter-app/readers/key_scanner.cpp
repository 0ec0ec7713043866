#include "readers/key_scanner.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QInputMethodQueryEvent>

namespace hinanjo::readers {
namespace {

constexpr Qt::KeyboardModifiers kCommand = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;

bool isEnter(const QKeyEvent& key) {
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
}

bool textFieldHasKeyboard() {
    QObject* focus = QGuiApplication::focusObject();
    if (focus == nullptr) return false;
    QInputMethodQueryEvent query(Qt::ImEnabled);
    QCoreApplication::sendEvent(focus, &query);
    return query.value(Qt::ImEnabled).toBool();
}

}  // namespace

KeyScanner::KeyScanner(Ticks ticks, QObject* parent) : QObject(parent), m_ticks(std::move(ticks)) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &KeyScanner::waited);
}

void KeyScanner::watch(QObject* window) {
    window->installEventFilter(this);
}

bool KeyScanner::eventFilter(QObject* to, QEvent* event) {
    if (m_givingBack) return false;
    if (event->type() == QEvent::KeyPress) return pressed(to, *static_cast<QKeyEvent*>(event));
    if (event->type() == QEvent::KeyRelease) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (m_swallowRelease && isEnter(key)) {
            m_swallowRelease = false;
            return true;
        }
        if (m_held.empty()) return false;
        hold(to, key);  // Stays behind its press.
        return true;
    }
    return false;
}

bool KeyScanner::pressed(QObject* to, QKeyEvent& key) {
    m_swallowRelease = false;
    const qint64 now = timeOf(key);
    const bool goesOn =
        !m_held.empty() && now - m_last <= kGap && !key.isAutoRepeat() && m_to == to && !textFieldHasKeyboard();
    if (!m_held.empty() && !goesOn) giveBack();
    if (m_held.empty() && !mayBegin(key)) return false;
    if (isEnter(key)) {
        if (m_text.size() < kShortest) {
            giveBack();
            return false;
        }
        const QString text = m_text;
        const bool altCodes = m_altCodes;
        forget();
        m_swallowRelease = true;
        if (altCodes) {
            emit unreadable();
        } else {
            emit scanned(text);
        }
        return true;
    }
    m_last = now;
    hold(to, key);
    if (key.modifiers().testAnyFlags(kCommand)) {
        m_altCodes = m_altCodes || key.modifiers().testFlag(Qt::AltModifier);
    } else {
        m_text += key.text();
    }
    m_armed = m_ticks().count();
    m_timer.start(kGap);
    return true;
}

bool KeyScanner::mayBegin(const QKeyEvent& key) const {
    // No code of anybody begins with a space, and the space bar presses buttons.
    return !key.text().isEmpty() && key.text().at(0).isPrint() && !key.text().at(0).isSpace() && !key.isAutoRepeat() &&
           !key.modifiers().testAnyFlags(kCommand) && !textFieldHasKeyboard();
}

void KeyScanner::hold(QObject* to, const QKeyEvent& key) {
    m_to = to;
    m_held.emplace_back(static_cast<QKeyEvent*>(key.clone()));
}

// The time the system gave the event: keys that waited in the queue of a busy program keep their distance.
qint64 KeyScanner::timeOf(const QKeyEvent& key) const {
    return key.timestamp() != 0 ? static_cast<qint64>(key.timestamp()) : m_ticks().count();
}

void KeyScanner::waited() {
    const qint64 now = m_ticks().count();
    if (now - m_armed > 2 * kGap) {
        // The program was busy: the next keys may lie in the queue. They come first.
        m_armed = now;
        m_timer.start(kGap);
        return;
    }
    giveBack();
}

void KeyScanner::giveBack() {
    const auto held = std::move(m_held);
    const QPointer<QObject> to = m_to;
    forget();
    m_givingBack = true;
    for (const auto& key : held)
        if (to) QCoreApplication::sendEvent(to, key.get());
    m_givingBack = false;
}

void KeyScanner::forget() {
    m_timer.stop();
    m_held.clear();
    m_text.clear();
    m_altCodes = false;
    m_to.clear();
}

}  // namespace hinanjo::readers
