// A trembling finger touches twice. The second touch at the same place within the debounce time is not meant, even if
// the first one changed the page under the finger.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QElapsedTimer>
#include <QObject>
#include <QPointF>

namespace hinanjo::ui {

class TapGuard : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    // Milliseconds. 160 suits gloves.
    Q_PROPERTY(int debounce MEMBER m_debounce NOTIFY debounceChanged)

public:
    using QObject::QObject;

    // True if a touch that begins now at `place` (window pixels) is meant; `reach` is how far apart two touches of one
    // finger may land.
    Q_INVOKABLE bool accepts(QPointF place, qreal reach) const;
    // A touch at `place` just ended and did something.
    Q_INVOKABLE void took(QPointF place);

signals:
    void debounceChanged();

private:
    int m_debounce = 120;
    QElapsedTimer m_sinceLast;
    QPointF m_last;
};

}  // namespace hinanjo::ui
