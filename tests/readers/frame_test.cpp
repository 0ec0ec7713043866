// Codes in pictures as cameras make them: turned, tilted, out of focus, in the dark, in every format.
#include <QPainter>
#include <QTest>
#include <QVideoFrame>
#include <QVideoSink>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "codes/household_code.h"
#include "codes/token_code.h"
#include "pictures.h"
#include "readers/frame_decoder.h"
#include "readers/frame_reader.h"

namespace hinanjo::test {
namespace {

using namespace std::chrono_literals;
using readers::readFrame;

QString tokenText(const char* number = "A-0132") {
    return QString::fromStdString(codes::toText(codes::TokenCode{number, {"E1311700034111"}}));
}

// A family of five with address and telephone.
QString householdText() {
    codes::SaidHousehold household;
    household.address = "東京都北区王子一丁目2番3号";
    household.building = "王子ハイツ101";
    household.phone = "090-0000-0001";
    for (const char* name : {"太郎", "和子", "健", "陽菜", "みどり"}) {
        codes::SaidPerson person;
        person.familyName = "山田";
        person.familyKana = "ヤマダ";
        person.givenName = name;
        person.givenKana = "タロウ";
        person.sex = domain::Sex::Male;
        person.birth = {1958, 4, 12};
        household.people.push_back(person);
    }
    const auto text = codes::toText(household);
    REQUIRE(text);
    return QString::fromStdString(*text);
}

QImage plain(int width, int height) {
    QImage out(width, height, QImage::Format_Grayscale8);
    out.fill(Qt::white);
    return out;
}

// What a decoder says of the frames it is shown, by a clock of the test.
struct Watching {
    std::chrono::milliseconds now{1'000'000};
    QVideoSink sink;
    readers::FrameDecoder decoder{{.pause = 0ms, .ticks = [this] { return now; }}};
    QStringList texts;
    int looked = 0;

    Watching() {
        decoder.watch(&sink);
        QObject::connect(&decoder, &readers::FrameDecoder::decoded, &decoder, [this](const QString& t) { texts << t; });
        QObject::connect(&decoder, &readers::FrameDecoder::looked, &decoder, [this] { ++looked; });
    }
    void show(const QImage& picture) {
        const int before = looked;
        sink.setVideoFrame(nv12(picture));  // Each a frame of its own, as from a camera.
        REQUIRE(QTest::qWaitFor([&] { return looked > before; }, 20'000));
    }
};

}  // namespace

TEST_CASE("a token and a household's code are read as they are held", "[frames]") {
    const QString text = GENERATE(tokenText(), householdText());
    const int module = text.size() > 100 ? 5 : 8;
    const QImage code = printedCode(text, module);
    REQUIRE_FALSE(code.isNull());

    SECTION("straight") {
        CHECK(readFrame(inTheRoom(code)) == text);
    }
    SECTION("turned") {
        for (const double degrees : {17.0, 45.0, 90.0, 133.0, 180.0, 271.0}) {
            INFO(degrees);
            CHECK(readFrame(inTheRoom(code, degrees)) == text);
        }
    }
    SECTION("held at a slant") {
        CHECK(readFrame(inTheRoom(code, 10, 0.75)) == text);
    }
    SECTION("out of focus") {
        CHECK(readFrame(blurred(inTheRoom(code), module / 4)) == text);
    }
    SECTION("in the dark, lamp at one side") {
        CHECK(readFrame(dark(inTheRoom(code), 0.25, 6)) == text);
    }
    SECTION("everything a little") {
        CHECK(readFrame(dark(blurred(inTheRoom(code, 23, 0.85), 1), 0.35, 4)) == text);
    }
}

TEST_CASE("nothing is read where nothing is", "[frames]") {
    CHECK_FALSE(readFrame({}));
    CHECK_FALSE(readFrame(inTheRoom(plain(10, 10))));
    CHECK_FALSE(readFrame(dark(plain(1280, 720), 0, 30)));
    // Too far out of focus for anybody.
    CHECK_FALSE(readFrame(blurred(inTheRoom(printedCode(tokenText(), 4)), 9)));
}

TEST_CASE("of a sheet of tokens the one pointed at is read", "[frames]") {
    QImage sheet = plain(1280, 720);
    QPainter painter(&sheet);
    for (int i = 0; i < 6; ++i) {
        const QImage code = printedCode(tokenText(qPrintable(QStringLiteral("A-000%1").arg(i + 1))), 6);
        painter.drawImage(80 + i % 3 * 420, 40 + i / 3 * 400, code);
    }
    painter.end();
    // A-0002 stands in the middle of the upper row; the middle of the picture is moved there.
    QImage pointed = plain(1280, 720);
    QPainter moved(&pointed);
    moved.drawImage(0, 200, sheet);
    moved.end();

    CHECK(readFrame(pointed) == tokenText("A-0002"));
}

TEST_CASE("the brightness of every kind of frame", "[frames]") {
    const QImage room = inTheRoom(printedCode(tokenText(), 8));
    const auto read = [](const QVideoFrame& frame) { return readFrame(readers::brightnessOf(frame)); };

    CHECK(read(nv12(room)) == tokenText());
    for (const auto format : {QVideoFrameFormat::Format_YUYV, QVideoFrameFormat::Format_UYVY}) {
        QVideoFrame frame(QVideoFrameFormat(room.size(), format));
        REQUIRE(frame.map(QVideoFrame::WriteOnly));
        const int first = format == QVideoFrameFormat::Format_UYVY ? 1 : 0;
        for (int y = 0; y < room.height(); ++y)
            for (int x = 0; x < room.width(); ++x) {
                uchar* pair = frame.bits(0) + y * frame.bytesPerLine(0) + 2 * x;
                pair[first] = room.constScanLine(y)[x];
                pair[1 - first] = 128;
            }
        frame.unmap();
        CHECK(read(frame) == tokenText());
    }
    QVideoFrame colours(QVideoFrameFormat(room.size(), QVideoFrameFormat::Format_BGRA8888));
    REQUIRE(colours.map(QVideoFrame::WriteOnly));
    const QImage wide = room.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < wide.height(); ++y)
        std::memcpy(colours.bits(0) + y * colours.bytesPerLine(0), wide.constScanLine(y),
                    static_cast<std::size_t>(wide.width()) * 4);
    colours.unmap();
    CHECK(read(colours) == tokenText());
    CHECK(readers::brightnessOf(QVideoFrame()).isNull());
}

TEST_CASE("a code that is held still is said once; another one, or the same again later, is said", "[frames]") {
    Watching watching;
    const QImage first = inTheRoom(printedCode(tokenText(), 8));
    const QImage second = inTheRoom(printedCode(tokenText("A-0133"), 8));
    const QImage empty = inTheRoom(plain(8, 8));

    for (int i = 0; i < 5; ++i) {
        watching.show(first);
        watching.now += 1s;  // Always in view: never "out of view for 2.5 s".
    }
    CHECK(watching.texts == QStringList{tokenText()});
    watching.show(empty);
    watching.now += 1s;
    watching.show(first);  // A hand shook.
    CHECK(watching.texts.size() == 1);
    watching.show(second);
    CHECK(watching.texts == QStringList{tokenText(), tokenText("A-0133")});
    watching.now += 3s;
    watching.show(second);
    CHECK(watching.texts.size() == 3);
}

TEST_CASE("frames between two looks are passed over", "[frames]") {
    std::chrono::milliseconds now{0};
    QVideoSink sink;
    readers::FrameDecoder decoder({.pause = 100ms, .ticks = [&] { return now; }});
    decoder.watch(&sink);
    int looked = 0;
    QObject::connect(&decoder, &readers::FrameDecoder::looked, &decoder, [&] { ++looked; });
    const QVideoFrame frame = nv12(inTheRoom(printedCode(tokenText(), 8)));

    sink.setVideoFrame(frame);
    REQUIRE(QTest::qWaitFor([&] { return looked == 1; }, 20'000));
    now = 50ms;
    sink.setVideoFrame(nv12(inTheRoom(printedCode(tokenText("A-0133"), 8))));
    now = 100ms;
    sink.setVideoFrame(nv12(inTheRoom(printedCode(tokenText("A-0134"), 8))));
    REQUIRE(QTest::qWaitFor([&] { return looked == 2; }, 20'000));
    QCoreApplication::processEvents();
    CHECK(looked == 2);
}

}  // namespace hinanjo::test
