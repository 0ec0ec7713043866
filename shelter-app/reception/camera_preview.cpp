#include "reception/camera_preview.h"

#include <QPainter>

namespace hinanjo::reception {

void CameraPreview::setScan(ScanViewModel* scan) {
    if (scan == m_scan) return;
    if (m_scan) disconnect(m_scan, nullptr, this, nullptr);
    m_scan = scan;
    if (m_scan) {
        connect(m_scan, &ScanViewModel::looked, this, [this](const QImage& picture) {
            if (!isVisible()) return;
            const bool first = m_picture.isNull();
            m_picture = picture;
            update();
            if (first) emit seeingChanged();
        });
    }
    emit scanChanged();
}

void CameraPreview::paint(QPainter* painter) {
    if (m_picture.isNull()) return;
    const QSizeF size = QSizeF(m_picture.size()).scaled(boundingRect().size(), Qt::KeepAspectRatio);
    QRectF place(QPointF(), size);
    place.moveCenter(boundingRect().center());
    painter->drawImage(place, m_picture);
}

}  // namespace hinanjo::reception
