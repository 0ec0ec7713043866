#include "ui/qr_code.h"

#include <ZXing/ReadBarcode.h>

#include <QPainter>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace hinanjo::test {
namespace {

// What a scanner reads from the painted item; empty if it finds no code.
std::string scanned(const QString& text, const QSize& size) {
    ui::QrCode code;
    code.setSize(size);
    code.setText(text);
    QImage screen(size, QImage::Format_Grayscale8);
    screen.fill(Qt::black);  // The night theme.
    QPainter painter(&screen);
    code.paint(&painter);
    painter.end();
    const ZXing::ImageView view(screen.constBits(), screen.width(), screen.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(screen.bytesPerLine()));
    const ZXing::Result result =
        ZXing::ReadBarcode(view, ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode));
    return result.isValid() ? result.text() : std::string();
}

}  // namespace

TEST_CASE("a code on the screen scans back, also on the dark theme and at odd sizes", "[qr]") {
    const QSize size = GENERATE(QSize(160, 160), QSize(237, 301), QSize(640, 200));
    const QString text =
        GENERATE(u"HNJP1|192.0.2.2:44591,[fd00::2]:44591|0195c0de000070008000000000000009"_qs, u"渡邉"_qs);

    CHECK(scanned(text, size) == text.toStdString());
}

TEST_CASE("nothing, and what no code can hold, leaves the picture as it was", "[qr]") {
    CHECK(scanned({}, {200, 200}).empty());
    CHECK(scanned(QString(4000, u'x'), {200, 200}).empty());
}

}  // namespace hinanjo::test
