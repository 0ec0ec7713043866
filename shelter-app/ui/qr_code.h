// A QR code on the screen, black on white in every theme, with the quiet zone ISO/IEC 18004 asks for. GUI thread.
#pragma once

#include <QImage>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace hinanjo::ui {

class QrCode : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    // What it says; empty, or more than a code holds: nothing is drawn.
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)

public:
    using QQuickPaintedItem::QQuickPaintedItem;

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString& text);
    void paint(QPainter* painter) override;

signals:
    void textChanged();

private:
    QString m_text;
    QImage m_modules;  // One pixel a module, with the quiet zone.
};

}  // namespace hinanjo::ui
