#include "pictures.h"

#include <qrencode.h>

#include <QPainter>
#include <QVideoFrame>
#include <algorithm>
#include <cstring>
#include <memory>
#include <random>

namespace hinanjo::test {

QImage printedCode(const QString& text, int module) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(text.toUtf8().constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    if (!code) return {};
    const int side = code->width + 8;
    QImage modules(side, side, QImage::Format_Grayscale8);
    modules.fill(Qt::white);
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if ((code->data[y * code->width + x] & 1) != 0) modules.scanLine(y + 4)[x + 4] = 20;
    return modules.scaled(side * module, side * module);
}

QImage inTheRoom(const QImage& code, double degrees, double perspective) {
    QImage room(1280, 720, QImage::Format_RGB32);
    room.fill(QColor(120, 115, 110));
    QPainter painter(&room);
    painter.fillRect(0, 500, 1280, 220, QColor(80, 70, 60));  // A desk
    painter.fillRect(900, 60, 240, 160, QColor(230, 230, 225));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const double w = code.width(), h = code.height(), inset = w * (1 - perspective) / 2;
    QTransform tilt;
    QTransform::quadToQuad(QPolygonF({{0, 0}, {w, 0}, {w, h}, {0, h}}),
                           QPolygonF({{inset, 0}, {w - inset, 0}, {w, h}, {0, h}}), tilt);
    QTransform place;
    place.translate(640, 360);
    place.rotate(degrees);
    place.translate(-w / 2, -h / 2);
    painter.setTransform(tilt * place);
    painter.drawImage(0, 0, code);
    painter.end();
    return room.convertToFormat(QImage::Format_Grayscale8);
}

QImage blurred(const QImage& picture, int radius) {
    QImage from = picture;
    for (int pass = 0; pass < 4; ++pass) {
        const bool across = pass % 2 == 0;
        QImage to(from.size(), QImage::Format_Grayscale8);
        for (int y = 0; y < from.height(); ++y) {
            for (int x = 0; x < from.width(); ++x) {
                int sum = 0;
                for (int d = -radius; d <= radius; ++d) {
                    const int at =
                        across ? std::clamp(x + d, 0, from.width() - 1) : std::clamp(y + d, 0, from.height() - 1);
                    sum += across ? from.constScanLine(y)[at] : from.constScanLine(at)[x];
                }
                to.scanLine(y)[x] = static_cast<uchar>(sum / (2 * radius + 1));
            }
        }
        from = to;
    }
    return from;
}

QImage dark(const QImage& picture, double light, double noise) {
    std::mt19937 random(7);
    std::normal_distribution<double> grain(0, noise);
    QImage out(picture.size(), QImage::Format_Grayscale8);
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            // The lamp stands on the left.
            const double lamp = 1.0 - 0.5 * x / picture.width();
            const double value = 12 + picture.constScanLine(y)[x] * light * lamp + grain(random);
            out.scanLine(y)[x] = static_cast<uchar>(std::clamp(value, 0.0, 255.0));
        }
    }
    return out;
}

QVideoFrame nv12(const QImage& grey) {
    QVideoFrame frame(QVideoFrameFormat(grey.size(), QVideoFrameFormat::Format_NV12));
    if (!frame.map(QVideoFrame::WriteOnly)) return {};
    for (int y = 0; y < grey.height(); ++y)
        std::memcpy(frame.bits(0) + static_cast<qsizetype>(y) * frame.bytesPerLine(0), grey.constScanLine(y),
                    static_cast<std::size_t>(grey.width()));
    std::memset(frame.bits(1), 128, static_cast<std::size_t>(frame.mappedBytes(1)));
    frame.unmap();
    return frame;
}

}  // namespace hinanjo::test
