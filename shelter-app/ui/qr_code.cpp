#include "ui/qr_code.h"

#include <qrencode.h>

#include <QPainter>
#include <memory>

namespace hinanjo::ui {
namespace {

constexpr int kQuietZone = 4;  // Modules.

QImage modulesOf(const QString& text) {
    if (text.isEmpty()) return {};
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(text.toUtf8().constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    if (!code) return {};
    const int size = code->width + 2 * kQuietZone;
    QImage out(size, size, QImage::Format_Grayscale8);
    out.fill(Qt::white);
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if ((code->data[y * code->width + x] & 1) != 0) out.scanLine(y + kQuietZone)[x + kQuietZone] = 0;
    return out;
}

}  // namespace

void QrCode::setText(const QString& text) {
    if (text == m_text) return;
    m_text = text;
    m_modules = modulesOf(text);
    emit textChanged();
    update();
}

void QrCode::paint(QPainter* painter) {
    if (m_modules.isNull()) return;
    // Whole pixels for each module: a scaled one may not scan.
    const int scale = std::max(1, static_cast<int>(std::min(width(), height())) / m_modules.width());
    const int side = scale * m_modules.width();
    const QPoint at((static_cast<int>(width()) - side) / 2, (static_cast<int>(height()) - side) / 2);
    painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter->drawImage(QRect(at, QSize(side, side)), m_modules);
}

}  // namespace hinanjo::ui
