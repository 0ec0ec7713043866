// Scanners that pretend to be keyboards (USB or Bluetooth HID): their burst of keys, ended by Enter, is a code; keys
// pressed by people go where they always went.
//
// A hand needs 80 ms and more from key to key, a scanner a few; so a key is held back for kGap. If the next comes
// within it, both may be a scanner's; else what was held is handed on unchanged and in order. Only kShortest keys or
// more, all that fast, with Enter behind them, are a code. Nothing is held while a text field has the keyboard.
//
// Codes of ours hold only letters that scanners type alike on every layout. Japanese text in other codes comes through
// if the scanner sends it as characters; Alt codes of the Windows kind are refused with a word.
//
// Lives on the GUI thread.
#pragma once

#include <QKeyEvent>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <memory>
#include <vector>

#include "readers/frame_decoder.h"

namespace hinanjo::readers {

class KeyScanner : public QObject {
    Q_OBJECT

public:
    static constexpr int kGap = 35;  // Milliseconds; set scanners to 30 or less between keys (none by default).
    static constexpr int kShortest = 6;

    explicit KeyScanner(Ticks ticks = steadyTicks(), QObject* parent = nullptr);

    // Looks at the keys of this window before anybody else does.
    void watch(QObject* window);
    bool eventFilter(QObject* to, QEvent* event) override;

signals:
    void scanned(const QString& text);
    // A scanner typed something that is not text on this machine.
    void unreadable();

private:
    [[nodiscard]] bool pressed(QObject* to, QKeyEvent& key);
    [[nodiscard]] bool mayBegin(const QKeyEvent& key) const;
    void hold(QObject* to, const QKeyEvent& key);
    void giveBack();
    void waited();
    void forget();
    [[nodiscard]] qint64 timeOf(const QKeyEvent& key) const;

    Ticks m_ticks;
    std::vector<std::unique_ptr<QKeyEvent>> m_held;
    QPointer<QObject> m_to;
    QString m_text;
    bool m_altCodes = false;
    bool m_givingBack = false;
    bool m_swallowRelease = false;  // Of the Enter that ended a code.
    qint64 m_last = 0;
    qint64 m_armed = 0;
    QTimer m_timer;
};

}  // namespace hinanjo::readers
