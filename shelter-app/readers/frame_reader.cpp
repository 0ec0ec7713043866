#include "readers/frame_reader.h"

#include <ZXing/ReadBarcode.h>

#include <QVideoFrame>
#include <algorithm>
#include <cmath>
#include <cstring>

namespace hinanjo::readers {
namespace {

constexpr int kMostInView = 12;

// Every `step`th byte of the first plane, beginning with `first`.
QImage packedBrightness(const QVideoFrame& frame, int first, int step) {
    QImage out(frame.width(), frame.height(), QImage::Format_Grayscale8);
    for (int y = 0; y < out.height(); ++y) {
        const uchar* from = frame.bits(0) + static_cast<qsizetype>(y) * frame.bytesPerLine(0) + first;
        uchar* to = out.scanLine(y);
        if (step == 1) {
            std::memcpy(to, from, static_cast<std::size_t>(out.width()));
            continue;
        }
        for (int x = 0; x < out.width(); ++x)
            to[x] = from[x * step];
    }
    return out;
}

// Mean of each pixel and its neighbours: takes out what a dark room adds.
QImage smoothed(const QImage& grey) {
    QImage out(grey.size(), QImage::Format_Grayscale8);
    const int w = grey.width(), h = grey.height();
    for (int y = 0; y < h; ++y) {
        const uchar* above = grey.constScanLine(std::max(0, y - 1));
        const uchar* here = grey.constScanLine(y);
        const uchar* below = grey.constScanLine(std::min(h - 1, y + 1));
        uchar* to = out.scanLine(y);
        const auto column = [&](int x) { return above[x] + here[x] + below[x]; };
        int left = column(0), middle = left;
        for (int x = 0; x < w; ++x) {
            const int right = column(std::min(w - 1, x + 1));
            to[x] = static_cast<uchar>((left + middle + right) / 9);
            left = middle;
            middle = right;
        }
    }
    return out;
}

double fromMiddle(const ZXing::Result& result, const QImage& picture) {
    const auto& corners = result.position();
    double x = 0, y = 0;
    for (const auto& corner : corners) {
        x += corner.x / 4.0;
        y += corner.y / 4.0;
    }
    return std::hypot(x - picture.width() / 2.0, y - picture.height() / 2.0);
}

std::optional<QString> readOnce(const QImage& grey, ZXing::Binarizer binarizer) {
    const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(grey.bytesPerLine()));
    const auto found = ZXing::ReadBarcodes(view, ZXing::DecodeHints()
                                                     .setFormats(ZXing::BarcodeFormat::QRCode)
                                                     .setTryHarder(true)
                                                     .setTryRotate(true)
                                                     .setBinarizer(binarizer)
                                                     .setMaxNumberOfSymbols(kMostInView));
    const ZXing::Result* best = nullptr;
    for (const ZXing::Result& one : found) {
        if (!one.isValid()) continue;
        if (best == nullptr || fromMiddle(one, grey) < fromMiddle(*best, grey)) best = &one;
    }
    return best == nullptr ? std::nullopt : std::optional(QString::fromStdString(best->text()));
}

}  // namespace

QImage brightnessOf(const QVideoFrame& given) {
    QVideoFrame frame = given;
    const auto format = frame.pixelFormat();
    int first = 0, step = 0;
    switch (format) {
        case QVideoFrameFormat::Format_NV12:
        case QVideoFrameFormat::Format_NV21:
        case QVideoFrameFormat::Format_YUV420P:
        case QVideoFrameFormat::Format_YUV422P:
        case QVideoFrameFormat::Format_YV12:
        case QVideoFrameFormat::Format_Y8:
            step = 1;
            break;
        case QVideoFrameFormat::Format_YUYV:
            step = 2;
            break;
        case QVideoFrameFormat::Format_UYVY:
            first = 1;
            step = 2;
            break;
        default:
            return frame.toImage().convertToFormat(QImage::Format_Grayscale8);
    }
    if (!frame.map(QVideoFrame::ReadOnly)) return {};
    QImage out = packedBrightness(frame, first, step);
    frame.unmap();
    return out;
}

std::optional<QString> readFrame(const QImage& grey) {
    if (grey.isNull()) return std::nullopt;
    if (auto text = readOnce(grey, ZXing::Binarizer::LocalAverage)) return text;
    const QImage calm = smoothed(grey);
    if (auto text = readOnce(calm, ZXing::Binarizer::LocalAverage)) return text;
    // Blurred edges have no local contrast, but the picture as a whole does.
    return readOnce(calm, ZXing::Binarizer::GlobalHistogram);
}

}  // namespace hinanjo::readers
