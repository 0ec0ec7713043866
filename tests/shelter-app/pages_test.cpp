#include <QAccessible>
#include <QTranslator>
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
    static const QStringList kPages{u"home"_qs,           u"todo"_qs,
                                    u"reception"_qs,      u"household"_qs,
                                    u"quickadd"_qs,       u"family"_qs,
                                    u"birthdate"_qs,      u"headcount"_qs,
                                    u"operations"_qs,     u"sync"_qs,
                                    u"carry"_qs,          u"neighbours"_qs,
                                    u"questions"_qs,      u"missing"_qs,
                                    u"people"_qs,         u"people#rows"_qs,
                                    u"people#kana"_qs,    u"people#digits"_qs,
                                    u"people#choose"_qs,  u"person"_qs,
                                    u"person#leave"_qs,   u"person#transfer"_qs,
                                    u"person#room"_qs,    u"person#need"_qs,
                                    u"person#history"_qs, u"leaving"_qs,
                                    u"leaving#typed"_qs,  u"leaving#rows"_qs,
                                    u"leaving#leave"_qs,  u"leaving#call"_qs,
                                    u"naming"_qs,         u"scan"_qs,
                                    u"pairs"_qs,          u"ticks"_qs,
                                    u"print"_qs,          u"enrol"_qs,
                                    u"unlock"_qs,         u"notes"_qs,
                                    u"report"_qs,         u"opening"_qs,
                                    u"settings"_qs};
    return kPages;
}

domain::RosterPersonAccounted rescue(const char* no) {
    domain::RosterPersonAccounted word;
    word.rosterNo = {no};
    word.outcome = domain::RosterPersonAccounted::Outcome::NeedsRescue;
    word.shelter = {"S001"};
    return word;
}

// People of a household, one of them on oxygen; an outing that was taken back; three who were named twice.
void fillPeople(SchoolTablet& school) {
    auto& session = school.session();
    const auto me = *school.tablet().identity();
    const tablet::Desk desk{me.incident, me.shelter, {"受付係A"}};
    tablet::Reception reception;
    reception.token = "A-0132";
    for (const char* given : {"太郎", "和子", "健"}) {
        tablet::Arriving who;
        who.familyName = "山田";
        who.givenName = given;
        who.familyKana = "ヤマダ";
        who.address = "試験町一丁目2番3号";
        who.birth = {1960, 9, 1};
        who.sex = domain::Sex::Female;
        reception.people.push_back(std::move(who));
    }
    reception.people[1].items = {{domain::ItemKind::Device, std::string(domain::care::kOxygen), "2L"},
                                 {domain::ItemKind::Phone, "090-0000-1234", ""}};
    auto prepared = school.tablet().view([&](const state::State& state) {
        return tablet::receive(reception, desk, state, school.clock(), school.tablet().random());
    });
    // Yesterday: nobody has seen them since.
    for (event::Draft& draft : prepared.drafts)
        draft.observedAt = school.clock().now() - std::chrono::hours(26);
    REQUIRE(school.tablet().recordNow(prepared.drafts));
    const auto counted = school.tablet().view([](const state::State& state) {
        for (const state::HouseholdView* household : state.households())
            if (household->count.total() > 0) return household->id;
        return base::HouseholdId{};
    });
    for (const char* family : {"サトウ", "タナカ"}) {
        tablet::Arriving who;
        who.familyKana = family;
        who.givenKana = "イチロウ";
        domain::PersonDescribed described;
        described.person = base::PersonId::make(school.clock(), school.tablet().random());
        described.set(domain::PersonField::FamilyKana, family);
        school.write(described);
        school.write(domain::HouseholdJoined{described.person, counted, {}, true});
        domain::StayChanged stay;
        stay.person = described.person;
        stay.status = domain::StayStatus::Arrived;
        school.write(stay);
    }
    school.settle();
    session.headCount()->change(1, 3);
    session.headCount()->enter();
    school.settle();
    session.person()->open({prepared.people[1], {}, 0});
    session.person()->look();
    session.person()->ask(u"oxygen"_qs, 300);
    session.person()->ask(u"bed"_qs, -1);
    session.person()->setRoom(u"体育館 12"_qs);
    session.person()->move(static_cast<int>(domain::StayStatus::Out), 0);
    school.settle();
    session.operations()->undoLast();
    REQUIRE(eventually([&] { return !session.person()->isAway(); }));
    const auto need = base::EventId::fromHex(session.person()->needs()->value(0, "need").toString().toStdString());
    school.write(domain::NeedAnswered{*need, domain::NeedAnswered::State::OnTheWay, "保健班 鈴木",
                                      school.clock().now() + std::chrono::hours(2)});
    session.people()->look();
    session.leaving()->look();
    session.naming()->look();
    REQUIRE(eventually([&] { return session.people()->count() >= 5; }));
    session.leaving()->take(u"A-0132"_qs);
    session.leaving()->take(session.naming()->households()->value(0, "token").toString());
}

// Something on every page: a household open, people typed, an operation done.
void fill(SchoolTablet& school) {
    school.openRoster();
    school.giveList(1204, {{}, {"R2", "R1", "R3"}});
    school.giveList(1187, {{"R1"}});
    (void)school.arriveAsHanako();
    school.write(rescue("R1"));
    school.lookAt(u"missing"_qs);
    REQUIRE(school.session().missing()->count() == 3);
    for (const char* name : {"受付係A（王子）", "責任者 佐藤"}) {
        event::StaffChanged staff;
        staff.staff.value = name;
        staff.displayName = name;
        staff.role = event::StaffChanged::Role::Reception;
        staff.active = true;
        school.write(staff);
    }
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
    fillPeople(school);
}

// As fill() left it, the page is there with what belongs on it.
void show(SchoolTablet& school, DeskWindow& desk, const QString& page) {
    desk.show(page);
    if (page == u"missing"_qs || page == u"pairs"_qs || page == u"ticks"_qs)
        REQUIRE(eventually([&] { return school.session().roster()->shown(); }));
}

// A page, or behind "#" something that stands open on it.
void showSight(SchoolTablet& school, DeskWindow& desk, const QString& sight) {
    const QString page = sight.section(u'#', 0, 0);
    const QString open = sight.section(u'#', 1, 1);
    auto& session = school.session();
    session.person()->setPanel({});
    session.people()->stopChoosing();
    session.leaving()->setCalling(open == u"call"_qs);
    session.leaving()->setMode(open == u"rows"_qs ? 0 : 2);
    session.leaving()->setVerb(
        static_cast<int>(open == u"leave"_qs ? domain::StayStatus::Left : domain::StayStatus::Out));
    show(school, desk, page);
    if (page == u"people"_qs) {
        desk.item(u"page.people"_qs)->setProperty("searching", !open.isEmpty() && open != u"choose"_qs);
        if (open == u"choose"_qs) session.person()->findOther();
        session.people()->setMode(open == u"kana"_qs ? 1 : open == u"digits"_qs ? 2 : 0);
        session.people()->select(1);
    } else if (page == u"person"_qs) {
        for (int row = 0; row < session.people()->count(); ++row) {
            if (session.people()->at(row)->name == u"山田 和子"_qs) session.people()->select(row);
        }
        session.person()->setPanel(open);
    } else if (open == u"typed"_qs) {
        session.leaving()->key(1);
    } else if (open == u"call"_qs) {
        session.leaving()->setCalling(true);
    }
}

// As a list is entered: the second row of the second page of the newest one.
void enterRow(SchoolTablet& school) {
    auto& ticks = *school.session().ticks();
    for (const int digit : {1, 2, 0, 4})
        ticks.digit(digit);
    ticks.next();
    ticks.digit(2);
    ticks.next();
    ticks.digit(2);
}

void findCutText(const QQuickItem* item, QStringList& out) {
    if (!item->isVisible() || item->opacity() == 0) return;
    if (item->property("truncated").toBool() && !item->property("text").toString().isEmpty())
        out << item->property("text").toString();
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

// Nothing cut off, outside the glass, too small or over another.
void expectWhole(DeskWindow& desk, const Glass& glass) {
    QTest::qWait(100);
    QStringList cut;
    findCutText(desk.window().contentItem(), cut);
    INFO(glass.name << ": " << cut.join(u" | "_qs).toStdString());
    CHECK(cut.isEmpty());
    const auto items = ui::interactiveItems(desk.window());
    for (const ui::InteractiveItem& found : items) {
        INFO(nameOf(found.item).toStdString());
        const QRectF whole = found.item->mapRectToScene(QRectF(0, 0, found.item->width(), found.item->height()));
        CHECK(QRectF(0, 0, glass.width, glass.height).contains(whole.adjusted(0.5, 0.5, -0.5, -0.5)));
        if (found.item->objectName() != u"header.sync"_qs) CHECK(found.item->height() / glass.density >= 12 - 0.05);
        for (const ui::InteractiveItem& other : items) {
            if (other.item == found.item) continue;
            INFO("and " << nameOf(other.item).toStdString());
            CHECK_FALSE(found.place.adjusted(0.5, 0.5, -0.5, -0.5).intersects(other.place));
        }
    }
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
        showSight(school, desk, page);
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
        showSight(school, desk, page);
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
        showSight(school, desk, page);
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
        showSight(school, desk, page);
        QTest::qWait(100);
        QStringList cut;
        findCutText(desk.window().contentItem(), cut);
        INFO(glass.name << ", " << page.toStdString() << ": " << cut.join(u" | "_qs).toStdString());
        CHECK(cut.isEmpty());
    }
}

TEST_CASE("no word is cut off in English", "[pages]") {
    QTranslator english;
    REQUIRE(english.load(QStringLiteral(HINANJO_TRANSLATIONS "/hinanjo_en.qm")));
    QCoreApplication::installTranslator(&english);
    {
        SchoolTablet school;
        fill(school);
        DeskWindow desk(school);
        for (const QString& page : everyPage()) {
            showSight(school, desk, page);
            QTest::qWait(100);
            QStringList cut;
            findCutText(desk.window().contentItem(), cut);
            INFO(page.toStdString() << ": " << cut.join(u" | "_qs).toStdString());
            CHECK(cut.isEmpty());
        }
    }
    QCoreApplication::removeTranslator(&english);
}

TEST_CASE("a row that is being entered is shown whole on every glass", "[pages]") {
    const Glass glass = GENERATE(kTenInch, kEightInch, kFineTenInch);
    SchoolTablet school;
    fill(school);
    DeskWindow desk(school, glass);
    show(school, desk, u"ticks"_qs);
    enterRow(school);
    REQUIRE(eventually([&] { return desk.item(u"ticks.name"_qs) != nullptr; }));
    expectWhole(desk, glass);
}

TEST_CASE("the question why somebody looks is shown whole on every glass, and nobody's name is", "[pages]") {
    const Glass glass = GENERATE(kTenInch, kEightInch, kFineTenInch);
    SchoolTablet school;
    school.openRoster();
    DeskWindow desk(school, glass);
    for (const QString& page : {u"missing"_qs, u"pairs"_qs, u"ticks"_qs}) {
        desk.show(page);
        REQUIRE(eventually([&] { return desk.item(u"why.3"_qs) != nullptr; }));
        expectWhole(desk, glass);
        CHECK(desk.item(u"missing.0.safe"_qs) == nullptr);
        CHECK(desk.item(u"ticks.edition"_qs) == nullptr);
    }
}

TEST_CASE("no word of the office pages is cut off with large text, nor with gloves", "[pages]") {
    SchoolTablet school;
    fill(school);
    DeskWindow desk(school);
    const int textSize = GENERATE(0, 1, 2);
    desk.appearance().setTextSize(textSize);
    desk.appearance().setGloves(textSize == 0);
    for (const QString& page : {u"home"_qs, u"todo"_qs, u"unlock"_qs, u"notes"_qs, u"report"_qs, u"opening"_qs,
                                u"settings"_qs, u"headcount"_qs}) {
        desk.show(page);
        QTest::qWait(150);
        QStringList cut;
        findCutText(desk.window().contentItem(), cut);
        INFO("text size " << textSize << ", " << page.toStdString() << ": " << cut.join(u" | "_qs).toStdString());
        CHECK(cut.isEmpty());
        for (const ui::InteractiveItem& found : ui::interactiveItems(desk.window())) {
            INFO(nameOf(found.item).toStdString());
            const QRectF whole = found.item->mapRectToScene(QRectF(0, 0, found.item->width(), found.item->height()));
            CHECK(QRectF(0, 0, kTenInch.width, kTenInch.height).contains(whole.adjusted(0.5, 0.5, -0.5, -0.5)));
        }
    }
}

// Not a check: run by name, with HINANJO_PICTURES naming a directory, to look at the pages.
TEST_CASE("pictures of every page", "[.pictures]") {
    const QString folder = qEnvironmentVariable("HINANJO_PICTURES");
    REQUIRE_FALSE(folder.isEmpty());
    // HINANJO_LANGUAGE=en: in English. HINANJO_TEXT=2: 特大.
    QTranslator translator;
    if (const QString language = qEnvironmentVariable("HINANJO_LANGUAGE"); !language.isEmpty()) {
        REQUIRE(translator.load(QStringLiteral(HINANJO_TRANSLATIONS "/hinanjo_") + language));
        QCoreApplication::installTranslator(&translator);
    }
    SchoolTablet school;
    fill(school);
    for (const Glass& glass : {kTenInch, kEightInch, kFineTenInch}) {
        DeskWindow desk(school, glass);
        desk.appearance().setTextSize(qEnvironmentVariableIntValue("HINANJO_TEXT"));
        for (const int mode : {1, 2}) {
            desk.setBrightness(mode);
            for (const QString& page : everyPage()) {
                showSight(school, desk, page);
                QTest::qWait(150);
                const QString name = u"%1/%2-%3-%4.png"_qs.arg(folder, page)
                                         .arg(qRound(glass.density * 10))
                                         .arg(mode == 2 ? u"night"_qs : u"day"_qs);
                CHECK(desk.window().grabWindow().save(name));
            }
            show(school, desk, u"ticks"_qs);
            enterRow(school);
            QTest::qWait(150);
            CHECK(desk.window().grabWindow().save(u"%1/ticksrow-%2-%3.png"_qs.arg(folder)
                                                      .arg(qRound(glass.density * 10))
                                                      .arg(mode == 2 ? u"night"_qs : u"day"_qs)));
        }
    }
}

// As above, with 特大 text, for a left hand in gloves.
TEST_CASE("pictures of every page in large", "[.pictures]") {
    const QString folder = qEnvironmentVariable("HINANJO_PICTURES");
    REQUIRE_FALSE(folder.isEmpty());
    SchoolTablet school;
    fill(school);
    DeskWindow desk(school);
    for (const QString& page : everyPage()) {
        desk.appearance().setGloves(false);
        desk.appearance().setLeftHanded(false);
        desk.appearance().setTextSize(2);
        desk.show(page);
        QTest::qWait(150);
        CHECK(desk.window().grabWindow().save(u"%1/%2-59-huge.png"_qs.arg(folder, page)));
        desk.appearance().setTextSize(0);
        desk.appearance().setGloves(true);
        desk.appearance().setLeftHanded(true);
        QTest::qWait(150);
        CHECK(desk.window().grabWindow().save(u"%1/%2-59-gloves.png"_qs.arg(folder, page)));
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
        REQUIRE(eventually([&] { return school.session().roster()->officers().size() == 2; }));
        QTest::qWait(150);
        CHECK(desk.window().grabWindow().save(u"%1/sealed-%2.png"_qs.arg(folder).arg(qRound(glass.density * 10))));
    }
    school.openRoster();
    for (const Glass& glass : {kTenInch, kEightInch}) {
        DeskWindow desk(school, glass);
        desk.show(u"missing"_qs);
        REQUIRE(eventually([&] { return desk.item(u"why.0"_qs) != nullptr; }));
        QTest::qWait(150);
        CHECK(desk.window().grabWindow().save(u"%1/why-%2.png"_qs.arg(folder).arg(qRound(glass.density * 10))));
    }
}

TEST_CASE("the pages open without a warning of the QML engine", "[pages]") {
    SchoolTablet school;
    fill(school);
    DeskWindow desk(school);
    for (const QString& page : everyPage())
        showSight(school, desk, page);
    desk.show(u"home"_qs);

    INFO(desk.warnings().join(u'\n').toStdString());
    CHECK(desk.warnings().isEmpty());
}

}  // namespace hinanjo::test
