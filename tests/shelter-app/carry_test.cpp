// Records carried by USB and the connection by hand, without a window.
#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <catch2/catch_test_macros.hpp>

#include "reception/carry_view_model.h"
#include "reception/neighbours_view_model.h"
#include "school_tablet.h"

namespace hinanjo::test {
namespace {

using base::ErrorCode;
using reception::Carrying;
using reception::CarryPlace;
using reception::CarryViewModel;
using reception::SyncFact;
using ui::Level;

const base::TimePoint kNow = base::fromMillis(1'795'327'200'000);  // 15:00 in Japan

tablet::BundleSummary wholeFile() {
    tablet::BundleSummary summary;
    summary.sender = "2号機";
    summary.proved = summary.complete = true;
    summary.written = kNow - std::chrono::minutes(30);
    summary.promised = summary.read = 12;
    summary.added = 9;
    summary.known = 3;
    return summary;
}

void touch(const QString& path, int minutesAgo) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("no bundle");
    file.flush();
    REQUIRE(
        file.setFileTime(QDateTime::currentDateTime().addSecs(-60 * minutesAgo), QFileDevice::FileModificationTime));
}

QString nameAt(const CarryViewModel& carry, int row) {
    return carry.data(carry.index(row), CarryViewModel::NameRole).toString();
}

}  // namespace

TEST_CASE("what a file brought is said in numbers, with its writer and time", "[carry]") {
    const SyncFact fact = reception::takenIn(wholeFile(), kNow);

    CHECK(fact.level == Level::Normal);
    CHECK(fact.text.contains(QStringLiteral("2号機")));
    CHECK(fact.text.contains(QStringLiteral("14:30")));
    CHECK(fact.text.contains(QStringLiteral("新しく 9件")));
    CHECK(fact.text.contains(QStringLiteral("前からあった 3件")));
    CHECK(fact.detail.isEmpty());
}

TEST_CASE("a torn file, another incident and an unknown writer are each said", "[carry]") {
    auto summary = wholeFile();
    summary.complete = false;
    summary.promised = 20;
    CHECK(reception::takenIn(summary, kNow).level == Level::Warning);
    CHECK(reception::takenIn(summary, kNow).detail.contains(QStringLiteral("20件のうち 12件")));

    summary = wholeFile();
    summary.otherIncident = true;
    CHECK(reception::takenIn(summary, kNow).detail.contains(QStringLiteral("別の災害")));

    summary = wholeFile();
    summary.proved = false;
    CHECK(reception::takenIn(summary, kNow).detail.contains(QStringLiteral("まだ知りません")));
}

TEST_CASE("each failure has its own words, and none shows the technical text", "[carry]") {
    QStringList seen;
    for (const Carrying way : {Carrying::Out, Carrying::In}) {
        for (const ErrorCode code : {ErrorCode::Denied, ErrorCode::Invalid, ErrorCode::Unavailable}) {
            const SyncFact fact = reception::notCarried(way, {code, "detail in English"});
            CHECK(fact.level == Level::Warning);
            CHECK_FALSE(fact.text.contains(QStringLiteral("English")));
            CHECK_FALSE(seen.contains(fact.text));
            seen << fact.text;
        }
    }
}

TEST_CASE("files of every place are listed, newest first", "[carry]") {
    const QTemporaryDir stick, own;
    touch(stick.filePath(u"old.evx"_qs), 60);
    touch(own.filePath(u"new.evx"_qs), 1);
    touch(stick.filePath(u"picture.png"_qs), 1);
    SchoolTablet school;
    CarryViewModel carry(school.tablet(), school.session().facts(), [&] {
        return std::vector<CarryPlace>{{u"USB: A"_qs, stick.path()}, {u"own"_qs, own.path()}};
    });

    carry.look();

    REQUIRE(eventually([&] { return carry.count() == 2; }));
    CHECK(nameAt(carry, 0) == u"new.evx"_qs);
    CHECK(nameAt(carry, 1) == u"old.evx"_qs);
    CHECK(carry.placeNames() == QStringList{u"USB: A"_qs, u"own"_qs});

    carry.read(0);
    CHECK(carry.busy());
    REQUIRE(eventually([&] { return !carry.busy(); }));
    CHECK(carry.resultLevel() == Level::Warning);
    CHECK_FALSE(carry.resultText().isEmpty());
}

TEST_CASE("writing takes two presses, and choosing another place disarms", "[carry]") {
    const QTemporaryDir one, two;
    SchoolTablet school;
    CarryViewModel carry(school.tablet(), school.session().facts(), [&] {
        return std::vector<CarryPlace>{{u"one"_qs, one.path()}, {u"two"_qs, two.path()}};
    });
    carry.look();
    REQUIRE(eventually([&] { return carry.placeNames().size() == 2; }));

    carry.write();
    CHECK(carry.armed());
    CHECK_FALSE(carry.busy());
    CHECK(carry.writeLabel().contains(QStringLiteral("もう一度")));
    carry.setPlace(1);
    CHECK_FALSE(carry.armed());

    carry.write();
    carry.write();
    CHECK(carry.busy());
    REQUIRE(eventually([&] { return !carry.busy(); }));
    // This tablet was never enrolled with a headquarters: nobody could read the file.
    CHECK(carry.resultText().contains(QStringLiteral("まだ登録されていません")));
    CHECK_FALSE(carry.armed());
}

TEST_CASE("a neighbour's code is taken, the own one and anything else is explained", "[carry]") {
    SchoolTablet school;
    auto& neighbours = *school.session().neighbours();

    CHECK_FALSE(neighbours.add(u"shopping list"_qs));
    CHECK(neighbours.wrong());
    CHECK(neighbours.message().contains(QStringLiteral("コードの形")));

    const QString own =
        QStringLiteral("HNJP1|192.0.2.1:8444|") + QString::fromStdString(school.tablet().identity()->device.hex());
    CHECK_FALSE(neighbours.add(own));
    CHECK(neighbours.message().contains(QStringLiteral("この端末のコード")));

    CHECK(neighbours.add(u" 192.0.2.1:8444 "_qs));
    CHECK_FALSE(neighbours.wrong());
    CHECK(neighbours.add(u"HNJP1|192.0.2.1:8444|0195c0de000070008000000000000009"_qs));
}

}  // namespace hinanjo::test
