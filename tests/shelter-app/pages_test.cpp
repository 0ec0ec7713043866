#include <QAccessible>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>
#include <fstream>
#include <functional>

#include "card_bench.h"
#include "codes/household_code.h"
#include "codes/token_code.h"
#include "desk_window.h"
#include "ui/interactive_items.h"

namespace hinanjo::test {
namespace {

const QStringList& everyPage() {
    static const QStringList kPages{u"home"_qs,       u"reception"_qs, u"household"_qs,  u"quickadd"_qs, u"family"_qs,
                                    u"birthdate"_qs,  u"headcount"_qs, u"operations"_qs, u"sync"_qs,     u"carry"_qs,
                                    u"neighbours"_qs, u"questions"_qs, u"missing"_qs,    u"scan"_qs,     u"enrol"_qs};
    return kPages;
}

// Something on every page: a household open, people typed, an operation done.
void fill(SchoolTablet& school) {
    school.openRoster();
    school.session().missing()->look();
    REQUIRE(eventually([&] { return school.session().missing()->count() == 3; }));
    school.session().headCount()->change(0, 1);
    school.session().headCount()->enter();
    school.settle();
    school.openFour();
    school.search(u"87"_qs);
    auto& quickAdd = *school.session().quickAdd();
    quickAdd.start();
    quickAdd.kana(u"ヤマタ"_qs);
    quickAdd.addMember(1, 6);
    quickAdd.addMember(2, 3);
    // A question of two sides, one of three, and a pair.
    const auto yamada = base::PersonId::make(school.clock(), school.tablet().random());
    const auto ota = base::PersonId::make(school.clock(), school.tablet().random());
    for (const char* room : {"体育館の入口から3列目", "教室2-3", "保健室"}) {
        domain::PersonDescribed person;
        person.person = yamada;
        school.write(person.set(domain::PersonField::Room, room));
    }
    for (const char* name : {"太田", "大田"}) {
        domain::PersonDescribed person;
        person.person = ota;
        school.write(person.set(domain::PersonField::FamilyName, name));
    }
    for (const auto decision : {domain::Sameness::Same, domain::Sameness::Different})
        school.write(domain::SamePersonDecided{yamada, ota, decision, {}});
    REQUIRE(eventually([&] { return school.session().questions()->count() == 3; }));
    // Files to read in, and one that nobody can.
    const auto bundles = school.tablet().directory() / "bundles";
    std::filesystem::create_directories(bundles);
    for (const char* name : {"hinanjo-01a2115a-20261125T152550.evx", "hinanjo-01a2115a-20261125T181002.evx"})
        std::ofstream(bundles / name) << "not a bundle";
    auto& carry = *school.session().carry();
    carry.look();
    REQUIRE(eventually([&] { return carry.rowCount() == 2; }));
    carry.read(0);
    REQUIRE(eventually([&] { return !carry.busy(); }));
}

void findCutText(const QQuickItem* item, QStringList& out) {
    if (!item->isVisible() || item->opacity() == 0) return;
    if (item->property("truncated").toBool()) out << item->property("text").toString();
    const auto children = item->childItems();
    for (const QQuickItem* child : children)
        findCutText(child, out);
}

QString nameOf(const QQuickItem* item) {
    return item->objectName().isEmpty() ? QString::fromLatin1(item->metaObject()->className()) : item->objectName();
}

// Codes and cards with much to say: a card half typed, a code that opens nothing, a household of which not everything
// could be read. `look` is told the name of each scene.
void eachScanScene(const Glass& glass, const std::function<void(DeskWindow&, const QString&)>& look) {
    CardBench bench;
    SimulatedCard card;
    SchoolTablet school;
    school.useCards(bench.source());
    reception::ScanViewModel& scan = *school.session().scan();
    DeskWindow desk(school, glass);
    bench.lay(card);
    desk.expectPage(u"scan"_qs);
    REQUIRE(eventually([&] { return scan.cardReady(); }));
    for (const int digit : {3, 3, 0, 4, 1, 2, 2})
        scan.digit(digit);
    look(desk, u"scan-digits"_qs);
    scan.hub().take(QString::fromStdString(codes::toText(codes::TokenCode{"B-0107", {"S002"}})));
    look(desk, u"scan-notice"_qs);
    desk.show(u"reception"_qs);
    scan.hub().take(QString::fromStdString(codes::toText(codes::TokenCode{"B-0107", {"S001"}})));
    look(desk, u"reception-notice"_qs);
    codes::SaidHousehold said;
    for (const char* given : {"太郎", "和子", "健", "陽菜", "みどり"}) {
        codes::SaidPerson person;
        person.familyName = "勅使河原";
        person.familyKana = "テシガワラ";
        person.givenName = given;
        person.givenKana = "タロウ";
        person.birth = {1958, 4, 12};
        said.people.push_back(person);
    }
    said.address = "試験町一丁目2番3号 試験ハイツ101";
    said.written = std::chrono::year_month_day{std::chrono::year(2024), std::chrono::month(1), std::chrono::day(5)};
    const auto text = codes::toText(said);
    REQUIRE(text);
    scan.hub().take(QString::fromStdString(*text));
    desk.expectPage(u"household"_qs);
    scan.hub().take(QString::fromStdString(*text));
    look(desk, u"household-said"_qs);
}

}  // namespace

TEST_CASE("codes and cards: no word is cut off and nothing overlaps", "[pages]") {
    const Glass glass = GENERATE(kTenInch, kEightInch, kFineTenInch);
    eachScanScene(glass, [&](DeskWindow& desk, const QString& scene) {
        QTest::qWait(100);
        INFO(glass.name << ", " << scene.toStdString());
        QStringList cut;
        findCutText(desk.window().contentItem(), cut);
        INFO(cut.join(u" | "_qs).toStdString());
        CHECK(cut.isEmpty());
        const auto items = ui::interactiveItems(desk.window());
        for (const ui::InteractiveItem& found : items) {
            INFO(nameOf(found.item).toStdString());
            const QRectF whole = found.item->mapRectToScene(QRectF(0, 0, found.item->width(), found.item->height()));
            CHECK(QRectF(0, 0, glass.width, glass.height).contains(whole.adjusted(0.5, 0.5, -0.5, -0.5)));
            CHECK(found.item->height() / glass.density >=
                  12 - 0.05 - (found.item->objectName() == u"header.sync"_qs) * 2.5);
        }
    });
}

// Not a check: as below.
TEST_CASE("pictures of codes and cards", "[.pictures]") {
    const QString folder = qEnvironmentVariable("HINANJO_PICTURES");
    REQUIRE_FALSE(folder.isEmpty());
    for (const Glass& glass : {kTenInch, kEightInch, kFineTenInch}) {
        eachScanScene(glass, [&](DeskWindow& desk, const QString& scene) {
            QTest::qWait(150);
            CHECK(
                desk.window().grabWindow().save(u"%1/%2-%3.png"_qs.arg(folder, scene).arg(qRound(glass.density * 10))));
        });
    }
}

TEST_CASE("nothing to press is smaller than a finger", "[pages]") {
    const Glass glass = GENERATE(kTenInch, kEightInch, kFineTenInch);
    SchoolTablet school;
    fill(school);
    DeskWindow desk(school, glass);
    for (const QString& page : everyPage()) {
        desk.show(page);
        REQUIRE(eventually([&] { return !ui::interactiveItems(desk.window()).empty(); }));
        QTest::qWait(100);
        for (const ui::InteractiveItem& found : ui::interactiveItems(desk.window())) {
            INFO(glass.name << ", " << page.toStdString() << ", " << nameOf(found.item).toStdString());
            const double width = found.item->width() / glass.density;
            const double height = found.item->height() / glass.density;
            const bool secondary = found.item->objectName() == u"header.sync"_qs;
            const bool decides = found.item->inherits("QQuickAbstractButton") &&
                                 QByteArray(found.item->metaObject()->className()).startsWith("PrimaryButton");
            const double least = decides ? 16 : secondary ? 9.5 : 12;
            CHECK(width >= least - 0.05);
            CHECK(height >= least - 0.05);
        }
    }
}

TEST_CASE("nothing to press is outside the glass or over another", "[pages]") {
    const Glass glass = GENERATE(kTenInch, kEightInch, kFineTenInch);
    SchoolTablet school;
    fill(school);
    DeskWindow desk(school, glass);
    for (const QString& page : everyPage()) {
        desk.show(page);
        QTest::qWait(100);
        const auto items = ui::interactiveItems(desk.window());
        for (const ui::InteractiveItem& found : items) {
            INFO(glass.name << ", " << page.toStdString() << ", " << nameOf(found.item).toStdString());
            const QRectF whole = found.item->mapRectToScene(QRectF(0, 0, found.item->width(), found.item->height()));
            CHECK(QRectF(0, 0, glass.width, glass.height).contains(whole.adjusted(0.5, 0.5, -0.5, -0.5)));
            for (const ui::InteractiveItem& other : items) {
                if (other.item == found.item) continue;
                INFO("and " << nameOf(other.item).toStdString());
                CHECK_FALSE(found.place.adjusted(0.5, 0.5, -0.5, -0.5).intersects(other.place));
            }
        }
    }
}

TEST_CASE("everything to press has a name for screen readers and for scripts", "[pages]") {
    SchoolTablet school;
    fill(school);
    DeskWindow desk(school);
    for (const QString& page : everyPage()) {
        desk.show(page);
        QTest::qWait(100);
        QStringList names;
        for (const ui::InteractiveItem& found : ui::interactiveItems(desk.window())) {
            INFO(page.toStdString() << ", " << nameOf(found.item).toStdString());
            QAccessibleInterface* face = QAccessible::queryAccessibleInterface(found.item);
            REQUIRE(face != nullptr);
            CHECK_FALSE(face->text(QAccessible::Name).trimmed().isEmpty());
            CHECK_FALSE(found.item->objectName().isEmpty());
            CHECK_FALSE(names.contains(found.item->objectName()));
            names << found.item->objectName();
        }
    }
}

TEST_CASE("no word is cut off", "[pages]") {
    const Glass glass = GENERATE(kTenInch, kEightInch, kFineTenInch);
    SchoolTablet school;
    fill(school);
    DeskWindow desk(school, glass);
    for (const QString& page : everyPage()) {
        desk.show(page);
        QTest::qWait(100);
        QStringList cut;
        findCutText(desk.window().contentItem(), cut);
        INFO(glass.name << ", " << page.toStdString() << ": " << cut.join(u" | "_qs).toStdString());
        CHECK(cut.isEmpty());
    }
}

// Not a check: run by name, with HINANJO_PICTURES naming a directory, to look at the pages.
TEST_CASE("pictures of every page", "[.pictures]") {
    const QString folder = qEnvironmentVariable("HINANJO_PICTURES");
    REQUIRE_FALSE(folder.isEmpty());
    SchoolTablet school;
    fill(school);
    for (const Glass& glass : {kTenInch, kEightInch, kFineTenInch}) {
        DeskWindow desk(school, glass);
        for (const int mode : {1, 2}) {
            desk.setBrightness(mode);
            for (const QString& page : everyPage()) {
                desk.show(page);
                QTest::qWait(150);
                const QString name = u"%1/%2-%3-%4.png"_qs.arg(folder, page)
                                         .arg(qRound(glass.density * 10))
                                         .arg(mode == 2 ? u"night"_qs : u"day"_qs);
                CHECK(desk.window().grabWindow().save(name));
            }
        }
    }
}

// As above: the page of the missing while the roster is sealed.
TEST_CASE("pictures of the sealed roster", "[.pictures]") {
    const QString folder = qEnvironmentVariable("HINANJO_PICTURES");
    REQUIRE_FALSE(folder.isEmpty());
    SchoolTablet school;
    const base::CodeKey nobodys{std::string(16, 's'), 3, 1U << 20U, std::string(32, 'p')};
    (void)school.giveRoster({{"O1", "民生委員 田中", nobodys}, {"O2", "町会長 鈴木", nobodys}});
    for (const Glass& glass : {kTenInch, kEightInch}) {
        DeskWindow desk(school, glass);
        desk.show(u"missing"_qs);
        REQUIRE(eventually([&] { return school.session().missing()->officers().size() == 2; }));
        QTest::qWait(150);
        CHECK(desk.window().grabWindow().save(u"%1/sealed-%2.png"_qs.arg(folder).arg(qRound(glass.density * 10))));
    }
}

TEST_CASE("the pages open without a warning of the QML engine", "[pages]") {
    SchoolTablet school;
    fill(school);
    DeskWindow desk(school);
    for (const QString& page : everyPage())
        desk.show(page);
    desk.show(u"home"_qs);

    INFO(desk.warnings().join(u'\n').toStdString());
    CHECK(desk.warnings().isEmpty());
}

}  // namespace hinanjo::test
