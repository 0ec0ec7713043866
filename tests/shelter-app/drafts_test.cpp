// 下書き: what is half entered survives the end of the program, in whatever moment it comes.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <catch2/catch_test_macros.hpp>
#include <csignal>

#include "desk_window.h"
#include "school_tablet.h"

namespace hinanjo::test {
namespace {

// As if the person stood on these pages.
void standOn(SchoolTablet& school, const QStringList& pages) {
    school.session().drafts()->standOn(pages);
}

// The real program on a display of its own, pressed by xdotool where its geometry file says.
class AppOnDisplay {
public:
    explicit AppOnDisplay(const QString& data) : m_geometry(m_dir.filePath(u"places.json"_qs)) {
        m_display.start(u"Xvfb"_qs, {u"-displayfd"_qs, u"1"_qs, u"-screen"_qs, u"0"_qs, u"1280x800x24"_qs,
                                     u"-nolisten"_qs, u"tcp"_qs});
        REQUIRE(m_display.waitForReadyRead(20'000));
        m_environment.insert(u"DISPLAY"_qs, u':' + QString::fromUtf8(m_display.readLine()).trimmed());
        m_environment.insert(u"QT_QPA_PLATFORM"_qs, u"xcb"_qs);
        m_app.setProcessEnvironment(m_environment);
        m_app.start(QStringLiteral(HINANJO_BIN_DIR "/shelter-app"),
                    {u"--data"_qs, data, u"--no-peers"_qs, u"--window"_qs, u"1280x800"_qs, u"--density"_qs, u"5.88"_qs,
                     u"--geometry-file"_qs, m_geometry});
        REQUIRE(m_app.waitForStarted(20'000));
    }
    ~AppOnDisplay() {
        kill();
        m_display.terminate();
        m_display.waitForFinished(10'000);
    }
    // As a power cut would: nothing is written any more.
    void kill() {
        if (m_app.state() == QProcess::NotRunning) return;
        ::kill(static_cast<pid_t>(m_app.processId()), SIGKILL);
        m_app.waitForFinished(10'000);
    }
    void expect(const QString& name) {
        INFO(name.toStdString());
        REQUIRE(eventually([&] { return places().contains(name); }));
    }
    void tap(const QString& name) {
        expect(name);
        // A finger needs longer than the debounce time to come back to the same key.
        QTest::qWait(140);
        const QJsonArray place = places().value(name).toArray();
        QProcess press;
        press.setProcessEnvironment(m_environment);
        press.start(u"xdotool"_qs, {u"mousemove"_qs, QString::number(place[0].toInt() + place[2].toInt() / 2),
                                    QString::number(place[1].toInt() + place[3].toInt() / 2), u"click"_qs, u"1"_qs});
        REQUIRE(press.waitForFinished(20'000));
        REQUIRE(press.exitCode() == 0);
    }

private:
    [[nodiscard]] QJsonObject places() const {
        QFile in(m_geometry);
        return in.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(in.readAll()).object() : QJsonObject();
    }

    QTemporaryDir m_dir;
    QString m_geometry;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QProcess m_display, m_app;
};

struct Found {
    std::size_t drafts = 0;
    std::uint32_t counted = 0;
};

std::unique_ptr<tablet::Tablet> openTablet(const QString& data) {
    auto opened = tablet::Tablet::open({.data = data.toStdString(), .clock = {}, .random = {}});
    REQUIRE(opened);
    return std::move(*opened);
}

Found look(const QString& data) {
    const auto tablet = openTablet(data);
    Found found;
    found.drafts = tablet->leftUnfinished().size();
    tablet->read([&](const state::State& state) {
        if (const state::ShelterView* here = state.shelter({"S001"})) found.counted = here->counted;
    });
    return found;
}

}  // namespace

TEST_CASE("half-entered people, counts and households are offered after a restart, as they were", "[drafts]") {
    SchoolTablet school;
    standOn(school, {u"home"_qs, u"headcount"_qs, u"quickadd"_qs, u"household"_qs});
    auto& count = *school.session().headCount();
    count.change(1, 3);
    count.changeUrgent(1);
    auto& quickAdd = *school.session().quickAdd();
    quickAdd.start();
    quickAdd.kana(u"ヤマ"_qs);
    quickAdd.setSex(2);
    quickAdd.addMember(1, 6);
    school.openFour();
    auto& household = *school.session().household();
    household.toggle(3);
    household.setPlace(2);

    school.restart();

    auto& drafts = *school.session().drafts();
    REQUIRE(drafts.count() == 3);
    standOn(school, {u"home"_qs});
    const auto resume = [&](const QString& page) {
        for (int row = 0; row < drafts.count(); ++row) {
            if (drafts.pagesOf(row) == QStringList{page}) return drafts.resume(row);
        }
        FAIL("no draft of " << page.toStdString());
    };
    resume(u"headcount"_qs);
    CHECK(school.session().headCount()->total() == 3);
    CHECK(school.session().headCount()->urgentPeople() == 1);
    resume(u"quickadd"_qs);
    CHECK(school.session().quickAdd()->familyKana() == u"ヤマ"_qs);
    CHECK(school.session().quickAdd()->sex() == 2);
    CHECK(school.session().quickAdd()->count() == 2);
    resume(u"household"_qs);
    CHECK(school.session().household()->members()->rowCount() == 4);
    CHECK(school.session().household()->chosenCount() == 3);
    CHECK(school.session().household()->place() == 2);
    CHECK(drafts.count() == 0);
}

TEST_CASE("somebody being added to a household is offered with the household", "[drafts]") {
    SchoolTablet school;
    standOn(school, {u"home"_qs, u"household"_qs, u"quickadd"_qs});
    school.openFour();
    school.session().addToHousehold();
    school.session().quickAdd()->kana(u"タロ"_qs);

    school.restart();

    auto& drafts = *school.session().drafts();
    REQUIRE(drafts.count() == 2);
    const int row = drafts.pagesOf(0).size() == 2 ? 0 : 1;
    CHECK(drafts.pagesOf(row) == QStringList{u"household"_qs, u"quickadd"_qs});
    drafts.resume(row);
    CHECK(drafts.count() == 0);
    CHECK(school.session().household()->members()->rowCount() == 4);
    CHECK(school.session().quickAdd()->intoHousehold());
    school.session().quickAdd()->receive();
    CHECK(school.session().household()->members()->rowCount() == 5);
}

TEST_CASE("what was received, left on purpose or thrown away is not offered", "[drafts]") {
    SchoolTablet school;
    auto& count = *school.session().headCount();

    SECTION("received") {
        standOn(school, {u"home"_qs, u"headcount"_qs});
        count.change(0, 1);
        count.enter();
        school.settle();
    }
    SECTION("left on purpose") {
        standOn(school, {u"home"_qs, u"headcount"_qs});
        count.change(0, 1);
        standOn(school, {u"home"_qs});
    }
    SECTION("thrown away") {
        standOn(school, {u"home"_qs, u"headcount"_qs});
        count.change(0, 1);
        school.restart();
        REQUIRE(school.session().drafts()->count() == 1);
        school.session().drafts()->drop(0);
    }
    school.restart();

    CHECK(school.session().drafts()->count() == 0);
}

TEST_CASE("a draft that was left is not replaced by the next one of the same form", "[drafts]") {
    SchoolTablet school;
    standOn(school, {u"home"_qs, u"headcount"_qs});
    school.session().headCount()->change(0, 5);
    school.restart();
    standOn(school, {u"home"_qs, u"headcount"_qs});
    school.session().headCount()->change(0, 2);

    school.restart();

    auto& drafts = *school.session().drafts();
    REQUIRE(drafts.count() == 2);
    CHECK(drafts.index(0).data(reception::DraftsViewModel::SubjectRole).toString().contains(u"2人"_qs));
    CHECK(drafts.index(1).data(reception::DraftsViewModel::SubjectRole).toString().contains(u"5人"_qs));
}

TEST_CASE("the program killed while a household is counted offers it, and what was entered is there once",
          "[drafts][program]") {
    const QTemporaryDir dir;
    const QString data = dir.filePath(u"data"_qs);
    {
        const auto tablet = openTablet(data);
        tablet::Identity identity;
        identity.device = base::DeviceId::make(tablet->clock(), tablet->random());
        identity.deviceName = "1号機";
        identity.shelter.value = "S001";
        identity.incident = base::IncidentId::make(tablet->clock(), tablet->random());
        REQUIRE(tablet->adopt(identity));
    }
    std::uint32_t entered = 0;
    for (int round = 0; round < 5; ++round) {
        INFO("round " << round);
        {
            AppOnDisplay app(data);
            app.tap(u"action.headcount"_qs);
            app.tap(u"count.men"_qs);
            app.expect(u"action.count"_qs);
        }
        REQUIRE(look(data).drafts == 1);
        {
            AppOnDisplay app(data);
            app.tap(u"todo.draft.0"_qs);
            app.tap(u"action.count"_qs);
            // Somewhere between the press, the commit and the next page.
            QTest::qWait(round * 8);
            app.kill();
        }
        const Found found = look(data);
        // Either it is entered, or it is still offered: never both, never neither.
        REQUIRE(found.counted + found.drafts == entered + 1);
        entered = found.counted;
        if (found.drafts == 1) {
            const auto tablet = openTablet(data);
            tablet->dropUnfinished(tablet->leftUnfinished().front().number);
        }
    }
}

}  // namespace hinanjo::test
