// The program as it is started, and the file by which scripts find its controls.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <catch2/catch_test_macros.hpp>

#include "app/geometry_file.h"
#include "desk_window.h"

namespace hinanjo::test {
namespace {

struct Ended {
    int code;
    QString errors;
};

Ended runApp(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(HINANJO_BIN_DIR "/shelter-app"), arguments);
    REQUIRE(process.waitForFinished(60'000));
    REQUIRE(process.exitStatus() == QProcess::NormalExit);
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
}

QJsonObject readPlaces(const QString& file) {
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(in.readAll()).object() : QJsonObject();
}

}  // namespace

TEST_CASE("the self-test opens every page of a new tablet and says yes", "[program]") {
    const QTemporaryDir dir;

    const Ended ended = runApp({u"--data"_qs, dir.filePath(u"data"_qs), u"--self-test"_qs, u"--screenshot-dir"_qs,
                                dir.filePath(u"pictures"_qs)});

    INFO(ended.errors.toStdString());
    CHECK(ended.code == 0);
    CHECK(QFile::exists(dir.filePath(u"pictures/household.png"_qs)));
}

TEST_CASE("the pages open in English too", "[program]") {
    const QTemporaryDir dir;

    const Ended ended = runApp({u"--data"_qs, dir.filePath(u"data"_qs), u"--language"_qs, u"en"_qs, u"--self-test"_qs});

    INFO(ended.errors.toStdString());
    CHECK(ended.code == 0);
}

TEST_CASE("a command line that makes no sense is refused with 2", "[program]") {
    const QTemporaryDir dir;

    CHECK(runApp({}).code == 2);
    CHECK(runApp({u"--data"_qs, dir.path(), u"--window"_qs, u"big"_qs}).code == 2);
    CHECK(runApp({u"--data"_qs, dir.path(), u"--language"_qs, u"xx"_qs}).code == 2);
}

TEST_CASE("a code that is none is refused in a script with 1", "[program]") {
    const QTemporaryDir dir;

    const Ended ended = runApp({u"--data"_qs, dir.path(), u"--enroll"_qs, u"no code"_qs, u"--self-test"_qs});

    CHECK(ended.code == 1);
    CHECK(ended.errors.contains(u"--enroll"_qs));
}

TEST_CASE("the geometry file follows the page that is shown", "[program]") {
    const QTemporaryDir dir;
    const QString file = dir.filePath(u"places.json"_qs);
    SchoolTablet school;
    DeskWindow desk(school);
    const app::GeometryFile geometry(desk.window(), file);

    desk.show(u"reception"_qs);
    REQUIRE(eventually([&] { return readPlaces(file).contains(u"page.reception"_qs); }));
    const QJsonArray place = readPlaces(file).value(u"row.ya"_qs).toArray();
    REQUIRE(place.size() == 4);
    CHECK(place[2].toDouble() >= 112);
    // Disabled while nothing is typed.
    CHECK_FALSE(readPlaces(file).contains(u"search.given"_qs));

    QTest::mouseClick(&desk.window(), Qt::LeftButton, {},
                      QPoint(place[0].toInt() + place[2].toInt() / 2, place[1].toInt() + place[3].toInt() / 2));
    CHECK(eventually([&] { return readPlaces(file).contains(u"candidate.0"_qs); }));
    CHECK(school.session().search()->typed() == u"や"_qs);
    desk.show(u"headcount"_qs);
    CHECK(eventually([&] {
        const QJsonObject places = readPlaces(file);
        return places.contains(u"count.men"_qs) && !places.contains(u"row.ya"_qs);
    }));
}

}  // namespace hinanjo::test
