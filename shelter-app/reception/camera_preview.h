// What the camera sees, small and grey, drawn without a graphics card. GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QImage>
#include <QQuickPaintedItem>

#include "reception/scan_view_model.h"

namespace hinanjo::reception {

class CameraPreview : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(hinanjo::reception::ScanViewModel* scan READ scan WRITE setScan NOTIFY scanChanged)
    // A picture has come.
    Q_PROPERTY(bool seeing READ seeing NOTIFY seeingChanged)

public:
    using QQuickPaintedItem::QQuickPaintedItem;

    [[nodiscard]] ScanViewModel* scan() const { return m_scan; }
    void setScan(ScanViewModel* scan);
    [[nodiscard]] bool seeing() const { return !m_picture.isNull(); }
    void paint(QPainter* painter) override;

signals:
    void scanChanged();
    void seeingChanged();

private:
    ScanViewModel* m_scan = nullptr;
    QImage m_picture;
};

}  // namespace hinanjo::reception
