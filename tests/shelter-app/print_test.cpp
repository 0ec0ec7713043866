// W11: paper of the tablet itself, without a window and on the page; the last case with a real spooler and printer.
#include <ZXing/ReadBarcode.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <set>

#include "base/files.h"
#include "desk_window.h"
#include "domain/token.h"
#include "lists/ledger.h"
#include "print/page_code.h"
#include "printing/print_shop.h"
#include "reception/print_view_model.h"
#include "ui/interactive_items.h"

namespace hinanjo::test {
namespace {

using base::ErrorCode;
using printing::JobState;
using printing::Phase;
using printing::Trouble;
using reception::CarryPlace;
using reception::PrintViewModel;
using tablet::PaperKind;
using ui::Level;

constexpr int kByKana = static_cast<int>(PaperKind::EvacueesByKana);
constexpr int kByTown = static_cast<int>(PaperKind::EvacueesByTown);
constexpr int kPublic = static_cast<int>(PaperKind::Public);
constexpr int kUnaccounted = static_cast<int>(PaperKind::Unaccounted);
constexpr int kCards = static_cast<int>(PaperKind::Cards);
constexpr int kTokens = static_cast<int>(PaperKind::Tokens);

// A family of four is here.
void receiveFamily(SchoolTablet& school) {
    school.openFour();
    school.session().household()->receive();
    school.settle();
}

// The page is open, pages are counted and the printer was asked.
PrintViewModel& openPrinting(SchoolTablet& school) {
    PrintViewModel& printing = *school.session().printing();
    printing.look();
    REQUIRE(eventually([&] { return printing.canPrint() && printing.printerText().contains(u"つながって"_qs); }));
    return printing;
}

void choosePaper(PrintViewModel& printing, int paper) {
    printing.setPaper(paper);
    REQUIRE(eventually([&] { return printing.canPrint() && !printing.number().isEmpty(); }));
}

std::vector<event::ListIssued> issuedLists(SchoolTablet& school) {
    std::vector<event::ListIssued> out;
    school.tablet().readLedger([&](const lists::Ledger& ledger) {
        for (const auto* entry : ledger.entries())
            out.push_back(*entry->issued);
    });
    return out;
}

void printNow(PrintViewModel& printing) {
    printing.print();
    REQUIRE(printing.armed());
    printing.print();
    REQUIRE(eventually([&] { return !printing.busy(); }));
}

QString pdfText(const std::string& pdf, const QStringList& options = {}) {
    const QTemporaryDir dir;
    const QString file = dir.filePath(u"list.pdf"_qs);
    REQUIRE(base::writeFile(file.toStdString(), pdf, base::Secrecy::OwnerOnly));
    QProcess reader;
    reader.start(u"pdftotext"_qs, options + QStringList{u"-layout"_qs, file, u"-"_qs});
    REQUIRE(reader.waitForFinished());
    return QString::fromUtf8(reader.readAllStandardOutput());
}

}  // namespace

TEST_CASE("printing takes two presses, and another choice in between disarms", "[print]") {
    SchoolTablet school;
    receiveFamily(school);
    PrintViewModel& printing = openPrinting(school);

    printing.print();
    CHECK(printing.armed());
    CHECK(printing.printLabel() == u"もう一度押すと印刷します（1枚）"_qs);
    CHECK(school.spooler().given().empty());
    CHECK(issuedLists(school).empty());
    printing.changeCopies(1);
    CHECK_FALSE(printing.armed());
    CHECK_FALSE(printing.printLabel().contains(u"もう一度"_qs));

    printing.print();
    CHECK(printing.printLabel() == u"もう一度押すと印刷します（2枚）"_qs);
    printing.print();
    REQUIRE(eventually([&] { return school.spooler().given().size() == 1; }));
    CHECK_FALSE(printing.armed());
}

TEST_CASE("a paper is in the ledger with its copy numbers before the spooler has it", "[print]") {
    SchoolTablet school;
    receiveFamily(school);
    PrintViewModel& printing = openPrinting(school);
    // A spooler that takes nothing: the entry is there all the same, so no paper can be without one.
    school.spooler().refuses(ErrorCode::Unavailable);
    printNow(printing);
    REQUIRE(issuedLists(school).size() == 1);
    CHECK(issuedLists(school)[0].firstCopy == 1);
    CHECK(issuedLists(school)[0].copies == 1);
    CHECK(issuedLists(school)[0].kind == "evacuees");
    CHECK(issuedLists(school)[0].pages == 1);
    CHECK(printing.resultLevel() == Level::Warning);
}

TEST_CASE("a list printed again has the next copy number on every page, also after a restart", "[print]") {
    SchoolTablet school;
    receiveFamily(school);
    {
        PrintViewModel& printing = openPrinting(school);
        printing.changeCopies(1);
        CHECK(printing.number() == u"第1号（自動）"_qs);
        printNow(printing);
        const QString text = pdfText(school.spooler().given().at(0).pdf);
        CHECK(text.count(u"第1号／2"_qs) == 1);
        CHECK(text.count(u"第2号／2"_qs) == 1);
        CHECK(text.count(u"太郎"_qs) == 2);
        CHECK(eventually([&] { return printing.number() == u"第3号（自動）"_qs; }));
    }
    school.restart();
    PrintViewModel& printing = openPrinting(school);
    CHECK(printing.number() == u"第3号（自動）"_qs);
    printNow(printing);
    CHECK(pdfText(school.spooler().given().at(1).pdf).contains(u"第3号／3"_qs));
    CHECK(issuedLists(school).size() == 2);
}

TEST_CASE("the head says when, by whom and how much headquarters does not know yet", "[print]") {
    SchoolTablet school;
    receiveFamily(school);
    PrintViewModel& printing = openPrinting(school);
    const auto unsent = school.tablet().syncStatus().notAtHq;
    REQUIRE(unsent > 0);
    CHECK(printing.note().contains(u"15:00 現在"_qs));
    CHECK(printing.note().contains(u"未送信 %1件"_qs.arg(unsent)));
    printNow(printing);
    const QString text = pdfText(school.spooler().given().at(0).pdf);
    CHECK(text.contains(u"11/22 15:00 時点"_qs));
    CHECK(text.contains(u"11/22 15:00 1号機"_qs));
    CHECK(text.contains(u"未送信 %1件を含む"_qs.arg(unsent)));
    CHECK(text.contains(u"試験第一小学校"_qs));
    CHECK(text.contains(u"試験区"_qs));
}

TEST_CASE("a recipient's copy has no care column, a town's has its people only, and a receipt comes last", "[print]") {
    SchoolTablet school;
    receiveFamily(school);
    PrintViewModel& printing = openPrinting(school);
    choosePaper(printing, kByTown);
    const int town = printing.recipients().indexOf(u"試験町一丁目 町会"_qs);
    REQUIRE(town > 0);
    printing.setRecipient(town);
    printing.setReceipt(true);
    REQUIRE(eventually([&] { return printing.canPrint(); }));
    printNow(printing);
    const QString text = pdfText(school.spooler().given().at(0).pdf);
    CHECK(text.contains(u"試験町一丁目 町会 様"_qs));
    CHECK(text.contains(u"太郎"_qs));
    CHECK_FALSE(text.contains(u"要配慮"_qs));
    CHECK(text.count(u"受領書"_qs) >= 2);
    CHECK(issuedLists(school).at(0).recipient == "試験町一丁目 町会");

    const int other = printing.recipients().indexOf(u"試験町二丁目 町会"_qs);
    printing.setRecipient(other);
    printNow(printing);
    CHECK_FALSE(pdfText(school.spooler().given().at(1).pdf).contains(u"太郎"_qs));
    CHECK(school.spooler().cancelled().empty());  // The first one may still be in the printer.

    // A list without districts would give a 町会 everybody.
    choosePaper(printing, kPublic);
    CHECK(printing.recipient() == 0);
    CHECK_FALSE(printing.recipients().contains(u"試験町一丁目 町会"_qs));
}

TEST_CASE("the list of the missing is there only while the sealed roster is open", "[print]") {
    SchoolTablet school;
    PrintViewModel& before = openPrinting(school);
    before.setPaper(kUnaccounted);
    REQUIRE(eventually([&] { return before.papers().at(kByKana).toMap()[u"pages"_qs].toInt() > 0; }));
    CHECK(before.papers().at(kUnaccounted).toMap()[u"pages"_qs].toInt() == 0);
    CHECK_FALSE(before.canPrint());

    school.openRoster();
    school.session().operations()->setStaff({"受付係A"});
    PrintViewModel& printing = openPrinting(school);
    choosePaper(printing, kUnaccounted);
    printNow(printing);
    school.tablet().readLedger(
        [](const lists::Ledger& ledger) { CHECK(ledger.entries().back()->staff.value == "受付係A"); });
    CHECK(issuedLists(school).back().legalBasis == "49-11-1");
    CHECK(issuedLists(school).back().rows == 3);
    printing.setRecipient(1);
    REQUIRE(eventually([&] { return printing.canPrint(); }));
    printNow(printing);
    std::set<std::string> grounds;
    for (const event::ListIssued& issued : issuedLists(school))
        grounds.insert(issued.legalBasis);
    CHECK(grounds == std::set<std::string>{"49-11-1", "49-11-3"});
    const QString text = pdfText(school.spooler().given().back().pdf);
    CHECK(text.contains(u"第49条の11第3項"_qs));
    CHECK(text.contains(u"渡邉"_qs));
}

TEST_CASE("who asked not to be found is on no copy of the missing that leaves the desk", "[print]") {
    SchoolTablet school;
    school.openRoster();
    // Somebody here is certainly R1, and asked for it; then left, so that nobody counts her by her arrival.
    domain::PersonDescribed person;
    person.person = base::PersonId::make(school.clock(), school.tablet().random());
    school.write(person.set(domain::PersonField::FamilyName, "髙橋").set(domain::PersonField::DoNotDisclose, "1"));
    school.write(domain::RosterMatchDecided{person.person, {"R1"}, domain::Sameness::Same, {}});
    domain::RosterPersonAccounted rescue;
    rescue.rosterNo.value = "R1";
    rescue.outcome = domain::RosterPersonAccounted::Outcome::NeedsRescue;
    school.clock().advance(std::chrono::minutes(1));
    school.write(rescue);
    PrintViewModel& printing = openPrinting(school);
    choosePaper(printing, kUnaccounted);
    printNow(printing);
    CHECK(pdfText(school.spooler().given().at(0).pdf).contains(u"髙橋"_qs));
    printing.setRecipient(1);
    REQUIRE(eventually([&] { return printing.canPrint(); }));
    printNow(printing);
    CHECK_FALSE(pdfText(school.spooler().given().at(1).pdf).contains(u"髙橋"_qs));
}

TEST_CASE("numbers that were printed are never handed out at the desk, and never printed twice", "[print]") {
    SchoolTablet school;
    PrintViewModel& printing = openPrinting(school);
    const std::string next = school.tablet().nextToken();
    choosePaper(printing, kTokens);
    CHECK(printing.blank());
    CHECK(printing.number() == u"A-0201〜A-0240"_qs);
    printNow(printing);
    CHECK(issuedLists(school).back().scope == "A-0201〜A-0240");
    CHECK(issuedLists(school).back().pages == 4);
    CHECK(school.tablet().nextToken() == next);
    choosePaper(printing, kCards);
    REQUIRE(eventually([&] { return printing.number() == u"A-0241〜A-0260"_qs; }));
    printing.changeCount(-1);
    CHECK(eventually([&] { return printing.number() == u"A-0241〜A-0255"_qs; }));

    // A slip of the stack is handed out: the desk goes on with its own numbers. And when it comes to the stack, it
    // passes over it.
    const auto give = [&](const std::string& token) {
        tablet::Counting counting;
        counting.count.men = 1;
        counting.token = token;
        const tablet::Desk desk = school.session().operations()->desk();
        const auto prepared = school.tablet().view([&](const state::State& state) {
            return tablet::count(counting, desk, state, school.clock(), school.tablet().random());
        });
        REQUIRE(school.tablet().recordNow(prepared.drafts));
    };
    give("A-0205");
    CHECK(school.tablet().nextToken() == next);
    give("A-0200");
    CHECK(school.tablet().nextToken() == "A-0241");
    school.restart();
    CHECK(school.tablet().nextToken() == "A-0241");
}

TEST_CASE("every slip and card a tablet prints is read by the reader of our own scanner", "[print]") {
    SchoolTablet school;
    const auto readAt = [](const print::PagePicture& page, const QRect& mm, int dots) {
        const QImage whole(reinterpret_cast<const uchar*>(page.pixels.data()), page.width, page.height, page.width * 4,
                           QImage::Format_RGB32);
        const QImage cut = whole.copy(mm.x() * dots, mm.y() * dots, mm.width() * dots, mm.height() * dots)
                               .convertToFormat(QImage::Format_Grayscale8);
        const ZXing::ImageView view(cut.constBits(), cut.width(), cut.height(), ZXing::ImageFormat::Lum,
                                    static_cast<int>(cut.bytesPerLine()));
        const ZXing::Result read =
            ZXing::ReadBarcode(view, ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode));
        return read.isValid() ? read.text() : std::string();
    };
    constexpr int kDots = 4;  // A camera half a metre away sees no more.
    const auto slips = draftPaper(school.tablet(), {.kind = PaperKind::Tokens, .count = 10});
    REQUIRE(slips);
    const auto sheet = print::drawPage(*slips, print::Size::Ordinary, 1, kDots);
    REQUIRE(sheet);
    for (int slip = 0; slip < 10; ++slip) {
        const std::string token = toText(domain::Token{"A", 201 + static_cast<std::uint32_t>(slip)});
        INFO(token);
        const QRect cut(10 + slip % 2 * 95, 8 + slip / 2 * 56, 95, 56);
        CHECK(readAt(*sheet, cut, kDots) == print::tokenCode(token, {"S001"}));
    }
    const auto card = draftPaper(school.tablet(), {.kind = PaperKind::Cards, .count = 1});
    REQUIRE(card);
    const auto form = print::drawPage(*card, print::Size::Ordinary, 1, kDots);
    REQUIRE(form);
    CHECK(readAt(*form, {0, 0, 210, 60}, kDots) == print::tokenCode("A-0201", {"S001"}));
    CHECK(readAt(*form, {0, 254, 210, 43}, kDots) == print::tokenCode("A-0201", {"S001"}));
}

TEST_CASE("each trouble is said in words with what to do, and none shows the technical text", "[print]") {
    QStringList seen;
    for (const Trouble trouble : {Trouble::Off, Trouble::Jam, Trouble::CoverOpen, Trouble::OutOfPaper,
                                  Trouble::OutOfInk, Trouble::OutputFull, Trouble::Paused, Trouble::Other}) {
        const auto fact = reception::jobWords({.phase = Phase::Printing, .trouble = trouble, .detail = "English"}, 5);
        CHECK(fact.level == Level::Warning);
        CHECK_FALSE(fact.detail.isEmpty());
        CHECK_FALSE((fact.text + fact.detail).contains(u"English"_qs));
        CHECK_FALSE(seen.contains(fact.text));
        seen << fact.text;
    }
    CHECK(reception::jobWords({.phase = Phase::Done}, 5).text.contains(u"5枚"_qs));
    CHECK(reception::jobWords({.phase = Phase::Refused}, 5).level == Level::Warning);
    CHECK(reception::jobWords({.phase = Phase::Printing, .sheets = 3}, 5).text.contains(u"3/5枚"_qs));
    for (const ErrorCode code : {ErrorCode::NotFound, ErrorCode::Denied, ErrorCode::Unavailable})
        CHECK(reception::notPrinted({code, "English"}).level == Level::Warning);
}

TEST_CASE("after a jam printing goes on from the sheet that was asked for, under the same number", "[print]") {
    SchoolTablet school;
    receiveFamily(school);
    PrintViewModel& printing = openPrinting(school);
    for (int i = 0; i < 4; ++i)
        printing.changeCopies(1);
    school.spooler().jobIs({.phase = Phase::Printing, .trouble = Trouble::Jam, .sheets = 2});
    printNow(printing);
    REQUIRE(eventually([&] { return printing.resultText().contains(u"つまって"_qs); }));
    CHECK(printing.jobActive());
    CHECK(printing.jobSheets() == 5);

    printing.setFromSheet(99);
    CHECK(printing.fromSheet() == 5);
    printing.setFromSheet(3);
    printing.printRest();
    REQUIRE(eventually([&] { return school.spooler().given().size() == 2; }));
    CHECK(school.spooler().cancelled() == std::vector<int>{1});
    const QString rest = pdfText(school.spooler().given().at(1).pdf);
    for (const QString& gone : {u"第1号／5"_qs, u"第2号／5"_qs})
        CHECK_FALSE(rest.contains(gone));
    for (const QString& there : {u"第3号／5"_qs, u"第4号／5"_qs, u"第5号／5"_qs})
        CHECK(rest.contains(there));
    CHECK(issuedLists(school).size() == 1);

    school.spooler().jobIs({.phase = Phase::Done});
    REQUIRE(eventually([&] { return !printing.jobActive(); }));
    CHECK(printing.resultText().contains(u"終わりました（3枚）"_qs));
}

TEST_CASE("while a printer does not answer, reception goes on and pages are counted", "[print]") {
    SchoolTablet school;
    PrintViewModel& printing = openPrinting(school);
    school.spooler().hangs(true);
    printing.print();
    printing.print();
    REQUIRE(eventually([&] { return printing.busy() && issuedLists(school).size() == 1; }));

    receiveFamily(school);
    CHECK(school.named() == 4);
    printing.setPaper(kByTown);
    CHECK(eventually([&] { return !printing.number().isEmpty(); }));
    CHECK(printing.busy());
    CHECK(school.spooler().given().empty());

    school.spooler().hangs(false);
    REQUIRE(eventually([&] { return !printing.busy(); }));
    CHECK(school.spooler().given().size() == 1);
}

TEST_CASE("without a printer nothing can be printed, and the page says what to do instead", "[print]") {
    SchoolTablet school;
    school.spooler().has({});
    PrintViewModel& printing = *school.session().printing();
    printing.look();
    REQUIRE(eventually([&] { return printing.printerText().contains(u"USB"_qs); }));
    CHECK_FALSE(printing.canPrint());
    printing.print();
    CHECK_FALSE(printing.armed());
}

TEST_CASE("a list goes to a stick as a PDF that only its password opens", "[print]") {
    SchoolTablet school;
    receiveFamily(school);
    const QTemporaryDir stick;
    PrintViewModel printing(school.tablet(), school.session().facts(), *school.session().operations(),
                            std::make_shared<FakeSpooler>(), [&] {
                                return std::vector<CarryPlace>{{u"USB: A"_qs, stick.path()}};
                            });
    printing.look();
    REQUIRE(eventually([&] { return printing.canPrint() && printing.sticks().size() == 1; }));
    printing.write();
    CHECK(printing.writeArmed());
    CHECK(issuedLists(school).empty());
    printing.write();
    REQUIRE(eventually([&] { return !printing.busy() && !printing.password().isEmpty(); }));
    CHECK(issuedLists(school).size() == 1);
    CHECK(printing.resultLevel() == Level::Normal);

    const auto pdf = base::readFile(stick.filePath(printing.fileName()).toStdString());
    REQUIRE(pdf);
    CHECK(pdfText(*pdf).isEmpty());
    CHECK(pdfText(*pdf, {u"-upw"_qs, printing.password()}).contains(u"太郎"_qs));
    printing.leave();
    CHECK(printing.password().isEmpty());
}

TEST_CASE("a stick that is gone is said, and no half file stays", "[print]") {
    SchoolTablet school;
    receiveFamily(school);
    QTemporaryDir stick;
    PrintViewModel printing(school.tablet(), school.session().facts(), *school.session().operations(),
                            std::make_shared<FakeSpooler>(), [&] {
                                return std::vector<CarryPlace>{{u"USB: A"_qs, stick.path() + u"/gone"_qs}};
                            });
    printing.look();
    REQUIRE(eventually([&] { return printing.canPrint() && printing.sticks().size() == 1; }));
    printing.write();
    printing.write();
    REQUIRE(eventually([&] { return !printing.busy(); }));
    CHECK(printing.resultLevel() == Level::Warning);
    CHECK(printing.password().isEmpty());
}

TEST_CASE("page 1 is shown before anything is printed", "[print]") {
    SchoolTablet school;
    receiveFamily(school);
    PrintViewModel& printing = openPrinting(school);
    printing.drawPreview();
    REQUIRE(eventually([&] { return !printing.preview().isNull(); }));
    CHECK(printing.preview().width() > printing.preview().height());
    CHECK(issuedLists(school).empty());
    choosePaper(printing, kCards);
    printing.drawPreview();
    REQUIRE(eventually([&] { return printing.preview().height() > printing.preview().width(); }));
}

TEST_CASE("from Home to paper on the page itself", "[print]") {
    SchoolTablet school;
    receiveFamily(school);
    DeskWindow desk(school);
    desk.tap(u"action.print"_qs);
    desk.expectPage(u"print"_qs);
    REQUIRE(eventually([&] { return school.session().printing()->canPrint(); }));
    desk.tap(u"paper.1"_qs);
    desk.tap(u"size.large"_qs);
    desk.tap(u"print.more"_qs);
    desk.tap(u"print.chooseRecipient"_qs);
    desk.tap(u"recipient.1"_qs);
    desk.tap(u"print.receipt"_qs);
    desk.tap(u"action.preview"_qs);
    REQUIRE(eventually([&] { return !school.session().printing()->preview().isNull(); }));
    REQUIRE(eventually([&] { return school.session().printing()->canPrint(); }));
    desk.tap(u"action.print"_qs);
    desk.tap(u"action.print"_qs);
    REQUIRE(eventually([&] { return school.spooler().given().size() == 1; }));
    CHECK(desk.item(u"job.result"_qs) != nullptr);
    const QString text = pdfText(school.spooler().given().at(0).pdf);
    CHECK(text.contains(u"消防署 様"_qs));
    CHECK(text.contains(u"第2号／2"_qs));
    school.spooler().jobIs({.phase = Phase::Done});
    CHECK(eventually([&] { return school.session().printing()->resultText().contains(u"終わりました"_qs); }));
}

TEST_CASE("each view of the printing page has keys for fingers, all on the glass", "[print]") {
    const Glass glass = GENERATE(kTenInch, kEightInch);
    SchoolTablet school;
    receiveFamily(school);
    DeskWindow desk(school, glass);
    desk.show(u"print"_qs);
    PrintViewModel& printing = openPrinting(school);
    choosePaper(printing, kByTown);
    printing.setRecipient(1);
    const auto check = [&](const char* view) {
        QTest::qWait(100);
        const auto items = ui::interactiveItems(desk.window());
        REQUIRE_FALSE(items.empty());
        for (const ui::InteractiveItem& found : items) {
            INFO(glass.name << ", " << view << ", " << found.item->objectName().toStdString());
            const bool secondary = found.item->objectName() == u"header.sync"_qs;
            CHECK(found.item->width() / glass.density >= (secondary ? 9.5 : 12) - 0.05);
            CHECK(found.item->height() / glass.density >= (secondary ? 9.5 : 12) - 0.05);
            const QRectF whole = found.item->mapRectToScene(QRectF(0, 0, found.item->width(), found.item->height()));
            CHECK(QRectF(0, 0, glass.width, glass.height).contains(whole.adjusted(0.5, 0.5, -0.5, -0.5)));
            for (const ui::InteractiveItem& other : items) {
                if (other.item == found.item) continue;
                INFO("and " << other.item->objectName().toStdString());
                CHECK_FALSE(found.place.adjusted(0.5, 0.5, -0.5, -0.5).intersects(other.place));
            }
        }
    };
    check("paper");
    for (const char* way : {"print.choosePrinter", "print.chooseRecipient", "print.useStick", "action.preview"}) {
        desk.tap(QLatin1String(way));
        check(way);
        desk.tap(u"action.back"_qs);
    }
    desk.tap(u"action.print"_qs);
    check("armed");
    desk.tap(u"action.print"_qs);
    REQUIRE(eventually([&] { return printing.jobActive(); }));
    check("job");
    CHECK(desk.warnings().isEmpty());
}

TEST_CASE("a list made on the tablet comes out of a driverless printer, off and jammed on the way", "[print]") {
    std::string whyNot;
    const auto shop = PrintShop::open(whyNot);
    if (!shop) SKIP(whyNot);
    SchoolTablet school;
    receiveFamily(school);
    PrintViewModel printing(school.tablet(), school.session().facts(), *school.session().operations(),
                            std::make_shared<printing::Spooler>(printing::Spooler::Options{
                                .server = shop->server(), .patience = std::chrono::milliseconds(500)}),
                            [] { return std::vector<CarryPlace>{}; });
    printing.look();
    REQUIRE(eventually([&] { return printing.canPrint(); }));
    CHECK(printing.printerText().contains(u"職員室"_qs));
    shop->say("media-jam-error");
    printNow(printing);
    REQUIRE(eventually([&] { return printing.resultText().contains(u"つまって"_qs); }));
    shop->say("");
    REQUIRE(eventually([&] { return printing.resultText().contains(u"終わりました"_qs); }));
    REQUIRE(shop->printed().size() == 1);
    CHECK(pdfText(*base::readFile(shop->printed().front())).contains(u"太郎"_qs));
}

// Not a check: run by name, with HINANJO_PICTURES naming a directory, to look at the page in its other states.
TEST_CASE("pictures of printing", "[.pictures]") {
    const QString folder = qEnvironmentVariable("HINANJO_PICTURES");
    REQUIRE_FALSE(folder.isEmpty());
    SchoolTablet school;
    school.openRoster();
    receiveFamily(school);
    for (const Glass& glass : {kTenInch, kEightInch}) {
        for (const int mode : {1, 2}) {
            DeskWindow desk(school, glass);
            desk.setBrightness(mode);
            desk.show(u"print"_qs);
            PrintViewModel& printing = openPrinting(school);
            const auto save = [&](const char* name) {
                QTest::qWait(200);
                CHECK(desk.window().grabWindow().save(u"%1/print-%2-%3-%4.png"_qs.arg(folder, QLatin1String(name))
                                                          .arg(qRound(glass.density * 10))
                                                          .arg(mode == 2 ? u"night"_qs : u"day"_qs)));
            };
            choosePaper(printing, kByTown);
            printing.setRecipient(1);
            REQUIRE(eventually([&] { return printing.canPrint(); }));
            desk.tap(u"action.print"_qs);
            save("armed");
            REQUIRE(eventually([&] { return !printing.armed(); }));
            desk.tap(u"print.chooseRecipient"_qs);
            save("recipients");
            desk.tap(u"action.back"_qs);
            desk.tap(u"print.choosePrinter"_qs);
            save("printers");
            desk.tap(u"action.back"_qs);
            desk.tap(u"action.preview"_qs);
            REQUIRE(eventually([&] { return !printing.preview().isNull(); }));
            save("preview");
            desk.tap(u"action.back"_qs);
            school.spooler().jobIs({.phase = Phase::Printing, .trouble = Trouble::Jam, .sheets = 3});
            desk.tap(u"action.print"_qs);
            desk.tap(u"action.print"_qs);
            REQUIRE(eventually([&] { return printing.resultText().contains(u"つまって"_qs); }));
            save("jam");
            desk.tap(u"action.back"_qs);
            desk.tap(u"print.useStick"_qs);
            save("stick");
            desk.tap(u"action.back"_qs);
            choosePaper(printing, kTokens);
            save("tokens");
            choosePaper(printing, kByKana);
            printing.setRecipient(0);
        }
    }
}

}  // namespace hinanjo::test
