// How long one look at a camera frame takes, beside the budget of 300 ms (ux.md B4) and what ZXing alone needs for the
// same picture with its quickest settings.
#include <ZXing/ReadBarcode.h>

#include <QGuiApplication>
#include <algorithm>
#include <vector>

#include "bench/bench.h"
#include "codes/household_code.h"
#include "codes/token_code.h"
#include "pictures.h"
#include "readers/frame_reader.h"

namespace {

using namespace hinanjo;

constexpr int kLooks = 60;
constexpr double kBudgetMs = 300;

template <typename Look>
std::vector<double> milliseconds(Look look) {
    std::vector<double> out;
    for (int i = 0; i < kLooks; ++i) {
        const auto from = std::chrono::steady_clock::now();
        look();
        out.push_back(bench::secondsSince(from) * 1000);
    }
    std::ranges::sort(out);
    return out;
}

void measure(const char* what, const QImage& picture) {
    const auto ours = milliseconds([&] { static_cast<void>(readers::readFrame(picture)); });
    const ZXing::ImageView view(picture.constBits(), picture.width(), picture.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(picture.bytesPerLine()));
    const auto hints = ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(false);
    const auto alone = milliseconds([&] { static_cast<void>(ZXing::ReadBarcode(view, hints)); });
    bench::report("frames", std::string(what) + "_p95", ours[kLooks * 95 / 100], "ms", kLooks,
                  {{"budget_ms", kBudgetMs}, {"zxing_alone_p95_ms", alone[kLooks * 95 / 100]}});
}

}  // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    codes::SaidHousehold household;
    household.address = "東京都北区王子一丁目2番3号";
    household.people.resize(5);
    for (codes::SaidPerson& person : household.people) {
        person.familyName = "山田";
        person.familyKana = "ヤマダ";
        person.givenName = "太郎";
        person.givenKana = "タロウ";
        person.birth = {1958, 4, 12};
    }
    const auto text = codes::toText(household);
    if (!text) return 1;
    const QImage token =
        test::printedCode(QString::fromStdString(codes::toText(codes::TokenCode{"A-0132", {"E1311700034111"}})), 8);
    const QImage family = test::printedCode(QString::fromStdString(*text), 6);
    QImage nothing(8, 8, QImage::Format_Grayscale8);
    nothing.fill(Qt::white);

    measure("nothing_in_view", test::inTheRoom(nothing));
    measure("token", test::inTheRoom(token));
    measure("household_of_five", test::inTheRoom(family));
    measure("household_turned_slanted_dark", test::dark(test::blurred(test::inTheRoom(family, 23, 0.85), 1), 0.35, 4));
    measure("noise_in_the_dark", test::dark(test::inTheRoom(nothing), 0.1, 25));
    return 0;
}
