// The desk on a full tablet: 100,000 rows in the residents' register, 5,000 people in the shelter, drawn without a
// graphics card (budgets B1 to B3, B5, B6 and B9 of the UX specification), and the table of taps and seconds of every
// way through the desk. Catch2 runs it, for the window of the tests is used; the results go to stdout.
#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <random>

#include "base/csv.h"
#include "base/files.h"
#include "base/text.h"
#include "bench.h"
#include "shelter-app/desk_paths.h"
#include "tablet/desk.h"

namespace hinanjo::test {
namespace {

constexpr std::size_t kResidents = 100'000;
constexpr std::size_t kPresent = 5'000;

std::vector<base::CsvTable::Row> rowsOf(const std::string& file) {
    const auto bytes = base::readFile(std::filesystem::path(HINANJO_SOURCE_DIR) / "tests/data/names" / file);
    REQUIRE(bytes);
    const auto table = base::readCsv(*bytes, file);
    REQUIRE(table);
    REQUIRE(!table->rows.empty());
    return table->rows;
}

// Households of two to four of one family name, spread over the names as they are frequent.
std::vector<domain::Resident> residents() {
    const auto families = rowsOf("surnames.csv");
    const auto men = rowsOf("given_male.csv");
    const auto women = rowsOf("given_female.csv");
    std::mt19937_64 random(41);
    const auto below = [&](std::size_t limit) { return random() % limit; };
    const char* towns[] = {"試験町一丁目", "試験町二丁目", "試験町三丁目"};
    std::vector<domain::Resident> out;
    out.reserve(kResidents);
    for (std::size_t household = 0; out.size() < kResidents; ++household) {
        // The square leans towards the frequent names, which stand first.
        const std::size_t draw = below(families.size());
        const auto& family = families[draw * draw / families.size()].cells;
        const std::size_t town = below(3);
        const std::string address =
            std::string(towns[town]) + std::to_string(below(40) + 1) + "番" + std::to_string(below(30) + 1) + "号";
        for (std::size_t member = 0, size = 1 + below(4); member < size && out.size() < kResidents; ++member) {
            const bool man = below(2) == 0;
            const auto& given = (man ? men : women)[below((man ? men : women).size())].cells;
            domain::Resident person;
            person.no = std::to_string(out.size() + 1);
            person.householdNo = std::to_string(household + 1);
            person.familyName = family[1];
            person.familyKana = family[2];
            person.givenName = given[1].substr(0, given[1].find(' '));
            person.givenKana = given[0];
            person.sex = man ? domain::Sex::Male : domain::Sex::Female;
            person.birth = {static_cast<std::uint16_t>(1930 + below(90)), static_cast<std::uint8_t>(1 + below(12)),
                            static_cast<std::uint8_t>(1 + below(28))};
            person.address = address;
            person.town = towns[town];
            out.push_back(person);
        }
    }
    return out;
}

void receive(SchoolTablet& school, const std::vector<domain::Resident>& all) {
    tablet::Desk desk;
    desk.incident = school.tablet().identity()->incident;
    desk.shelter = school.tablet().identity()->shelter;
    std::vector<event::Draft> drafts;
    for (std::size_t at = 0; at < kPresent;) {
        tablet::Reception reception;
        reception.residentHouseholdNo = all[at].householdNo;
        for (; at < all.size() && all[at].householdNo == reception.residentHouseholdNo; ++at)
            reception.people.push_back(tablet::Arriving::from(all[at]));
        auto prepared = school.tablet().view([&](const state::State& state) {
            return tablet::receive(reception, desk, state, school.clock(), school.tablet().random());
        });
        std::move(prepared.drafts.begin(), prepared.drafts.end(), std::back_inserter(drafts));
    }
    REQUIRE(school.tablet().recordNow(std::move(drafts)));
}

class Times {
public:
    // Runs `action` and the event loop until `done`; milliseconds.
    template <typename Action, typename Done>
    void take(Action action, Done done) {
        QElapsedTimer timer;
        timer.start();
        action();
        QTimer wake;  // Every answer comes as an event; this one only ends a hang.
        wake.start(1'000);
        while (!done() && timer.elapsed() < 20'000)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        REQUIRE(done());
        m_values.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    void report(const std::string& metric) {
        std::sort(m_values.begin(), m_values.end());
        const auto at = [&](double share) {
            return m_values[std::min(m_values.size() - 1,
                                     static_cast<std::size_t>(share * static_cast<double>(m_values.size())))];
        };
        bench::report("desk", metric, at(0.95), "ms", m_values.size(), {{"p50", at(0.5)}, {"max", m_values.back()}});
    }

private:
    std::vector<double> m_values;
};

// A frame that was drawn after `arm`.
class Frame {
public:
    explicit Frame(QQuickWindow& window) {
        QObject::connect(&window, &QQuickWindow::frameSwapped, &window, [this] { m_drawn = true; });
    }
    void arm() { m_drawn = false; }
    [[nodiscard]] bool drawn() const { return m_drawn; }

private:
    bool m_drawn = false;
};

double megabytes() {
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line)) {
        if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
    }
    return 0;
}

}  // namespace

TEST_CASE("taps and seconds") {
    std::fprintf(stderr, "%-8s %6s %8s %8s %8s   (paper %.0f s, typed tablet form %.0f s)\n", "taps", "most", "A s",
                 "B s", "most B", kPaperSeconds, kTypedTabletSeconds);
    for (const DeskPath& path : deskPaths()) {
        SchoolTablet school;
        DeskWindow desk(school);
        path.begin(school, desk);
        desk.countFromHere();
        path.walk(school, desk);
        const int taps = desk.taps();
        std::fprintf(stderr, "%-8d %6d %8.1f %8.1f %8.0f   %s\n", taps, path.mostTaps,
                     path.seconds(taps, kTrainedStaff), path.seconds(taps, kVolunteer), path.mostSeconds, path.name);
        bench::report("desk", path.name, path.seconds(taps, kVolunteer), "s", 1,
                      {{"taps", taps},
                       {"most_taps", path.mostTaps},
                       {"most_s", path.mostSeconds},
                       {"trained_s", path.seconds(taps, kTrainedStaff)},
                       {"paper_s", kPaperSeconds},
                       {"typed_tablet_s", kTypedTabletSeconds}});
    }
}

TEST_CASE("a full tablet") {
    const auto all = residents();
    SchoolTablet school(all);
    receive(school, all);
    school.settle();

    Times start;
    for (int i = 0; i < 5; ++i) {
        std::unique_ptr<DeskWindow> desk;
        start.take(
            [&] {
                school.restart();
                desk = std::make_unique<DeskWindow>(school);
            },
            [&] { return desk->item(u"action.begin"_qs) != nullptr; });
    }
    start.report("open_to_home_p95_ms");

    DeskWindow desk(school);
    Frame frame(desk.window());
    Times keys;
    desk.show(u"reception"_qs);
    for (int i = 0; i < 200; ++i) {
        QTest::qWait(130);  // The finger's way to the next key.
        if (i % 4 == 0) school.session().search()->clear();
        QQuickItem* key = desk.item(i % 2 ? u"row.ya"_qs : u"row.ta"_qs);
        REQUIRE(key != nullptr);
        const QPoint place = key->mapRectToScene(QRectF(0, 0, key->width(), key->height())).center().toPoint();
        QTest::qWait(20);
        frame.arm();
        keys.take([&] { QTest::mousePress(&desk.window(), Qt::LeftButton, {}, place); }, [&] { return frame.drawn(); });
        QTest::mouseRelease(&desk.window(), Qt::LeftButton, {}, place);
    }
    keys.report("key_feedback_p95_ms");

    Times pages;
    const QStringList names = desk.window().property("pages").toStringList();
    for (int round = 0; round < 10; ++round) {
        for (const QString& name : names) {
            QTest::qWait(20);
            frame.arm();
            pages.take([&] { QMetaObject::invokeMethod(&desk.window(), "open", Q_ARG(QString, name)); },
                       [&] { return frame.drawn() && desk.item(QStringLiteral("page.") + name); });
        }
    }
    pages.report("screen_change_p95_ms");

    Times search;
    auto& model = *school.session().search();
    for (int i = 0; i < 200; ++i) {
        if (i % 4 == 0) model.clear();
        search.take([&] { model.row((i * 7 + i / 4) % 10); }, [&] { return !model.searching(); });
    }
    search.report("search_p95_ms");

    Times save;
    auto& count = *school.session().headCount();
    for (int i = 0; i < 100; ++i) {
        count.change(i % 3, 1);
        save.take([&] { count.enter(); }, [&] { return school.session().operations()->unsaved() == 0; });
    }
    save.report("head_count_saved_p95_ms");

    Times household;
    for (std::size_t i = 0; i < 100; ++i) {
        model.clear();
        const std::string& family = all[all.size() - 1 - i * 97].familyKana;
        for (const QChar digit : QString::fromStdString(base::rowKey(family)).left(3))
            model.row(digit.digitValue());
        REQUIRE(eventually([&] { return !model.searching() && model.candidates()->count() > 0; }));
        model.pick(0);
        if (school.session().household()->chosenCount() == 0) continue;
        household.take([&] { school.session().household()->receive(); },
                       [&] { return school.session().operations()->unsaved() == 0; });
    }
    household.report("household_saved_p95_ms");
    bench::report("desk", "memory_mb", megabytes(), "MB", kResidents);
}

}  // namespace hinanjo::test
