#include "reception/print_view_model.h"

#include <algorithm>

#include "base/code_key.h"
#include "base/files.h"
#include "print/locked_pdf.h"

namespace hinanjo::reception {
namespace {

using printing::JobState;
using printing::Phase;
using tablet::PaperKind;
using tablet::PaperOrder;

constexpr std::chrono::seconds kArmedFor{5};
constexpr std::chrono::seconds kLookEvery{2};
constexpr std::chrono::seconds kCountEvery{2};
constexpr int kKinds = 7;
constexpr std::uint32_t kMostCopies = 20;
constexpr std::uint32_t kMostBlanks = 400;
constexpr std::uint32_t kTokensAtFirst = 4 * lists::kTokensOnPage;
constexpr double kPreviewDotsPerMm = 5;
// Long enough that nobody tries them all, short enough to be typed in from a screen.
constexpr std::size_t kPasswordLetters = 12;

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

// Bodies that lists are given to, beside the 町会 of each 町丁目.
QStringList bodies() {
    return {
        //: Recipient of a list: nobody, it stays at the desk
        PrintViewModel::tr("なし（受付用）"),
        //: Recipient of a list
        PrintViewModel::tr("消防署"),
        //: Recipient of a list
        PrintViewModel::tr("警察署"),
        //: Recipient of a list
        PrintViewModel::tr("民生委員"),
        //: Recipient of a list
        PrintViewModel::tr("町会・自治会"),
        //: Recipient of a list
        PrintViewModel::tr("学校"),
    };
}

bool hasParts(PaperKind kind) {
    return kind == PaperKind::EvacueesByTown || kind == PaperKind::Unaccounted;
}

QString numberOf(const print::Printable& draft) {
    if (const auto* document = std::get_if<lists::Document>(&draft)) {
        //: %1 number of the copy; it is given by itself
        return PrintViewModel::tr("第%1号（自動）").arg(document->copy);
    }
    return text(toText(std::get<lists::Blanks>(draft).tokens));
}

base::Status writeLocked(const tablet::IssuedPaper& paper, const std::string& password,
                         const std::filesystem::path& file) {
    HINANJO_ASSIGN(const std::string locked, print::lockPdf(paper.pdf, password));
    HINANJO_ASSIGN(base::NewFile out, base::NewFile::create(file, base::Secrecy::OwnerOnly));
    HINANJO_TRY(out.add(locked));
    HINANJO_TRY(out.sync());
    // A bad stick says that it wrote.
    HINANJO_ASSIGN(const std::string read, base::readFile(out.temporary()));
    if (read != locked) return base::fail(base::ErrorCode::Unavailable, "stick: reads back something else");
    return out.putInPlace();
}

}  // namespace

PrintViewModel::PrintViewModel(tablet::Tablet& tablet, TabletFacts& facts, const OperationsModel& operations,
                               std::shared_ptr<printing::Spooler> spooler, Places places, QObject* parent)
    : QObject(parent),
      m_tablet(tablet),
      m_facts(facts),
      m_operations(operations),
      m_spooler(std::move(spooler)),
      m_places(std::move(places)) {
    if (!m_spooler) m_spooler = std::make_shared<printing::Spooler>(printing::Spooler::Options{});
    if (!m_places) {
        m_places = [&tablet] {
            std::vector<CarryPlace> sticks = carryPlaces(tablet.directory());
            sticks.pop_back();  // The tablet's own folder: nobody carries that to a printer.
            return sticks;
        };
    }
    m_counted.assign(kKinds, {});
    m_paperThread.setMaxThreadCount(1);
    m_printThread.setMaxThreadCount(1);
    for (QTimer* timer : {&m_armed, &m_writeArmed}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &PrintViewModel::changed);
    }
    m_watch.setInterval(kLookEvery);
    connect(&m_watch, &QTimer::timeout, this, &PrintViewModel::watch);
    // Reception goes on: not for every arrival.
    m_recount.setSingleShot(true);
    connect(&m_recount, &QTimer::timeout, this, &PrintViewModel::recount);
    connect(&m_facts, &TabletFacts::changed, this, [this] {
        allStale();
        if (m_wanted && !m_recount.isActive()) m_recount.start(kCountEvery);
        emit changed();
    });
}

PrintViewModel::~PrintViewModel() {
    ++m_round;
    m_paperThread.waitForDone();
    m_printThread.waitForDone();
}

template <typename F>
void PrintViewModel::later(F&& work) {
    QMetaObject::invokeMethod(this, std::forward<F>(work), Qt::QueuedConnection);
}

// --- which paper ---

QVariantList PrintViewModel::papers() const {
    QVariantList out;
    for (int kind = 0; kind < kKinds; ++kind) {
        out << QVariantMap{{QStringLiteral("name"), paperName(static_cast<PaperKind>(kind))},
                           {QStringLiteral("pages"), m_counted[static_cast<std::size_t>(kind)].pages}};
    }
    return out;
}

PaperOrder PrintViewModel::order() const {
    PaperOrder out = m_order;
    out.staff = m_operations.desk().staff;
    if (blank()) {
        out.recipient.clear();
        out.receipt = false;
        out.copies = 1;
        return out;
    }
    const int own = static_cast<int>(bodies().size());
    if (m_recipient == 0) {
        out.recipient.clear();
    } else if (m_recipient < own) {
        out.recipient = bodies()[m_recipient].toStdString();
    } else if (const QStringList towns = m_facts.towns(); m_recipient - own < towns.size()) {
        const QString town = towns[m_recipient - own];
        //: Recipient of a list: the neighbourhood association of district %1
        out.recipient = tr("%1 町会").arg(town).toStdString();
        // They get their own people and no others.
        out.part = town.toStdString();
    }
    out.receipt = m_order.receipt && !out.recipient.empty();
    return out;
}

std::uint32_t PrintViewModel::pagesOfChosen() const {
    return m_counted[static_cast<std::size_t>(m_order.kind)].pages;
}

std::uint32_t PrintViewModel::sheetsOfChosen() const {
    constexpr std::uint32_t kReceiptSheets = 2;
    const PaperOrder chosen = order();
    return pagesOfChosen() * chosen.copies + (chosen.receipt ? kReceiptSheets : 0);
}

void PrintViewModel::disarm() {
    m_armed.stop();
    m_writeArmed.stop();
}

// Whatever was pressed for is another paper now.
void PrintViewModel::choose(const std::function<void()>& change) {
    disarm();
    change();
    recount();
    emit changed();
}

void PrintViewModel::setPaper(int paper) {
    if (paper < 0 || paper >= kKinds || paper == this->paper()) return;
    choose([&] {
        m_order.kind = static_cast<PaperKind>(paper);
        m_number.clear();
        // Lists without parts would give a 町会 more people than its own.
        if (!hasParts(m_order.kind) && m_recipient >= bodies().size()) m_recipient = 0;
        m_order.count = m_order.kind == PaperKind::Tokens ? kTokensAtFirst : PaperOrder{}.count;
    });
}

void PrintViewModel::setLarge(bool large) {
    if (large == this->large()) return;
    allStale();
    choose([&] { m_order.size = large ? print::Size::Large : print::Size::Ordinary; });
}

void PrintViewModel::changeCopies(int by) {
    const int copies = std::clamp(this->copies() + by, 1, static_cast<int>(kMostCopies));
    if (copies != this->copies()) choose([&] { m_order.copies = static_cast<std::uint32_t>(copies); });
}

void PrintViewModel::changeCount(int by) {
    const int step = m_order.kind == PaperKind::Tokens ? static_cast<int>(lists::kTokensOnPage) : 5;
    const int count = std::clamp(this->count() + by * step, step, static_cast<int>(kMostBlanks));
    if (count != this->count())
        choose([&] {
            m_order.count = static_cast<std::uint32_t>(count);
            m_number.clear();
        });
}

QStringList PrintViewModel::recipients() const {
    QStringList out = bodies();
    if (!hasParts(m_order.kind)) return out;
    const auto towns = m_facts.towns();
    for (const QString& town : towns)
        out << tr("%1 町会").arg(town);
    return out;
}

void PrintViewModel::setRecipient(int recipient) {
    if (recipient < 0 || recipient >= recipients().size() || recipient == m_recipient) return;
    choose([&] {
        m_recipient = recipient;
        m_number.clear();
    });
}

void PrintViewModel::setReceipt(bool receipt) {
    if (receipt != m_order.receipt) choose([&] { m_order.receipt = receipt; });
}

QString PrintViewModel::note() const {
    const auto now = QString::fromStdString(lists::shortTime(m_tablet.clock().now())).section(u' ', 1);
    const auto unsent = m_facts.now().sync.notAtHq;
    if (unsent == 0) {
        //: Printing: the list is made of what is known at %1; HQ has everything of it
        return tr("%1 現在の内容で作ります。本部へ未送信は ありません。").arg(now);
    }
    //: Printing: the list is made of what is known at %1; %2 records of it have not reached HQ
    return tr("%1 現在の内容で作ります。未送信 %2件を含みます。").arg(now).arg(unsent);
}

QString PrintViewModel::noteDetail() const {
    if (m_facts.now().sync.notAtHq == 0) return {};
    //: Printing: because some records have not reached HQ
    return tr("（本部の名簿とは一致しないことがあります）");
}

void PrintViewModel::allStale() {
    for (Counted& counted : m_counted)
        counted.stale = true;
}

void PrintViewModel::recount() {
    std::vector<PaperOrder> todo{order()};
    for (int kind = 0; kind < kKinds; ++kind) {
        if (kind == paper() || !m_counted[static_cast<std::size_t>(kind)].stale) continue;
        // What it would be for nobody in particular.
        PaperOrder other;
        other.kind = static_cast<PaperKind>(kind);
        other.size = m_order.size;
        if (other.kind == PaperKind::Tokens) other.count = kTokensAtFirst;
        todo.push_back(std::move(other));
    }
    m_paperThread.start([this, todo = std::move(todo), round = ++m_round] {
        for (std::size_t i = 0; i < todo.size() && m_round == round; ++i) {
            const auto draft = draftPaper(m_tablet, todo[i]);
            const auto pages = draft ? print::countPages(*draft, todo[i].size) : base::Result<std::uint32_t>(0);
            later([this, round, isChosen = i == 0, kind = static_cast<std::size_t>(todo[i].kind),
                   counted = Counted{.pages = pages ? *pages : 0, .stale = false},
                   number = draft ? numberOf(*draft) : QString()] {
                if (m_round != round) return;
                m_counted[kind] = counted;
                if (isChosen) m_number = number;
                emit changed();
            });
        }
    });
}

void PrintViewModel::drawPreview() {
    m_preview = {};
    emit previewChanged();
    m_paperThread.start([this, chosen = order()] {
        QImage image;
        if (const auto draft = draftPaper(m_tablet, chosen)) {
            if (const auto page = print::drawPage(*draft, chosen.size, 1, kPreviewDotsPerMm)) {
                image = QImage(reinterpret_cast<const uchar*>(page->pixels.data()), page->width, page->height,
                               page->width * 4, QImage::Format_RGB32)
                            .copy();
            }
        }
        later([this, image = std::move(image)] {
            m_preview = image;
            emit previewChanged();
        });
    });
}

// --- which printer ---

void PrintViewModel::look() {
    m_wanted = true;
    allStale();
    recount();
    searchPrinters();
    m_printThread.start([this] {
        later([this, sticks = m_places()]() mutable {
            m_sticks = std::move(sticks);
            m_stick = std::clamp(m_stick, 0, std::max(0, static_cast<int>(m_sticks.size()) - 1));
            emit changed();
        });
    });
}

void PrintViewModel::leave() {
    m_wanted = false;
    disarm();
    m_preview = {};
    m_password.clear();
    m_fileName.clear();
    if (m_carrying && !m_busy) {  // Nobody reads of a file whose password is gone.
        m_carrying = false;
        m_result = {};
    }
    emit previewChanged();
    emit changed();
}

void PrintViewModel::searchPrinters() {
    if (m_searching) return;
    m_searching = true;
    emit changed();
    m_printThread.start([this] {
        // Without a spooler there are none.
        auto found = m_spooler->find().value_or(std::vector<printing::Printer>{});
        later([this, found = std::move(found)]() mutable { takePrinters(std::move(found)); });
    });
}

void PrintViewModel::takePrinters(std::vector<printing::Printer> found) {
    m_searching = false;
    const std::string before = m_printer >= 0 ? m_printers[static_cast<std::size_t>(m_printer)].name : std::string();
    m_printers = std::move(found);
    const auto same = std::ranges::find(m_printers, before, &printing::Printer::name);
    m_printer = m_printers.empty() ? -1 : same == m_printers.end() ? 0 : static_cast<int>(same - m_printers.begin());
    m_trouble.reset();
    emit changed();
    askPrinter();
}

void PrintViewModel::askPrinter() {
    if (m_printer < 0) return;
    m_printThread.start([this, name = m_printers[static_cast<std::size_t>(m_printer)].name] {
        const auto trouble = m_spooler->ask(name);
        later([this, name, trouble = trouble ? *trouble : printing::Trouble::Off] {
            if (m_printer < 0 || m_printers[static_cast<std::size_t>(m_printer)].name != name) return;
            m_trouble = trouble;
            emit changed();
        });
    });
}

QStringList PrintViewModel::printers() const {
    QStringList out;
    for (const printing::Printer& printer : m_printers) {
        const QString model = text(printer.model.empty() ? printer.name : printer.model);
        out << (printer.location.empty() ? model : text(printer.location) + QStringLiteral(" ") + model);
    }
    return out;
}

void PrintViewModel::setPrinter(int printer) {
    if (printer < 0 || printer >= static_cast<int>(m_printers.size()) || printer == m_printer) return;
    disarm();
    m_printer = printer;
    m_trouble.reset();
    emit changed();
    askPrinter();
}

QString PrintViewModel::printerText() const {
    if (m_printer < 0) {
        return m_searching
                   //: Printers are being looked for
                   ? tr("さがしています…")
                   //: No printer was found
                   : tr("見つかりません。紙に刷れないときは［PDFをUSBへ］");
    }
    const QString name = printers()[m_printer];
    if (!m_trouble) return name;
    //: %1 name of a printer, %2 how it is
    return tr("%1（%2）").arg(name, printerWords(*m_trouble));
}

// --- handing out ---

QString PrintViewModel::printLabel() const {
    //: Button: prints, after a second press
    if (!armed()) return tr("印刷する（2回押し）");
    //: The same button after the first press; %1 number of sheets
    return tr("もう一度押すと印刷します（%1枚）").arg(sheetsOfChosen());
}

QString PrintViewModel::jobTitle() const {
    return m_issued ? text(m_issued->title) : QString();
}

void PrintViewModel::setFromSheet(int sheet) {
    const int from = std::clamp(sheet, 1, std::max(1, jobSheets()));
    if (from == m_fromSheet) return;
    m_fromSheet = from;
    emit changed();
}

void PrintViewModel::finish(SyncFact result) {
    m_busy = false;
    m_result = std::move(result);
    emit changed();
}

void PrintViewModel::issueThen(const SyncFact& progress, std::function<void(tablet::IssuedPaper)> next) {
    disarm();
    m_busy = true;
    m_result = progress;
    ++m_round;  // Counting makes room.
    emit changed();
    m_paperThread.start([this, chosen = order(), next = std::move(next)] {
        auto issued = issuePaper(m_tablet, chosen);
        later([this, next, issued = std::move(issued)]() mutable {
            if (!issued) {
                finish(notPrinted(issued.error()));
            } else {
                next(std::move(*issued));
            }
            recount();
        });
    });
}

void PrintViewModel::print() {
    if (!canPrint()) return;
    if (!armed()) {
        disarm();
        m_armed.start(kArmedFor);
        emit changed();
        return;
    }
    m_carrying = false;
    //: While a list is made; %1 number of sheets
    issueThen({ui::Level::Notice, tr("作っています…（%1枚）").arg(sheetsOfChosen()), {}},
              [this](tablet::IssuedPaper issued) {
                  m_issued = std::make_shared<const tablet::IssuedPaper>(std::move(issued));
                  m_fromSheet = 1;
                  m_jobSheets = m_issued->sheets;
                  submit(m_issued, m_issued->pdf, std::nullopt);
              });
}

void PrintViewModel::submit(std::shared_ptr<const tablet::IssuedPaper> paper, const std::string& pdf,
                            const std::optional<printing::Job>& instead) {
    if (m_printer < 0) {  // It went while the list was made.
        finish(notPrinted({base::ErrorCode::NotFound, {}}));
        return;
    }
    const std::string printer = m_printers[static_cast<std::size_t>(m_printer)].name;
    m_printThread.start([this, paper = std::move(paper), pdf, printer, instead] {
        // The same sheets do not come out twice.
        if (instead) (void)m_spooler->cancel(*instead);
        const auto job = m_spooler->submit(printer, paper->title, pdf);
        later([this, job] {
            if (!job) {
                m_job.reset();
                m_watch.stop();
                finish(notPrinted(job.error()));
                return;
            }
            m_job = *job;
            finish(jobWords({.phase = Phase::Waiting}, m_jobSheets));
            m_watch.start();
            watch();
        });
    });
}

void PrintViewModel::printRest() {
    if (m_busy || !m_issued || m_printer < 0) return;
    m_busy = true;
    m_carrying = false;
    m_jobSheets = m_issued->sheets - static_cast<std::uint32_t>(m_fromSheet) + 1;
    //: While the rest of a list is made; %1 number of sheets
    m_result = {ui::Level::Notice, tr("つづきを作っています…（%1枚）").arg(m_jobSheets), {}};
    emit changed();
    m_paperThread.start([this, paper = m_issued, from = static_cast<std::uint32_t>(m_fromSheet)] {
        auto rest = paper->from(from);
        later([this, paper, rest = std::move(rest)] {
            if (!rest) {
                finish(notPrinted(rest.error()));
            } else {
                submit(paper, *rest, m_job);
            }
        });
    });
}

void PrintViewModel::cancel() {
    if (!m_job) return;
    m_printThread.start([this, job = *m_job] {
        (void)m_spooler->cancel(job);
        later([this] { watch(); });
    });
}

void PrintViewModel::watch() {
    if (!m_job || m_watching) return;
    m_watching = true;
    m_printThread.start([this, job = *m_job] {
        auto state = m_spooler->look(job);
        later([this, job, state = std::move(state)] {
            m_watching = false;
            if (!m_job || m_job->id != job.id || m_job->printer != job.printer) return;
            if (!state) {
                // The spooler forgets what is over; while it does not run, it says nothing.
                if (state.error().code != base::ErrorCode::NotFound) return;
                m_job.reset();
                m_watch.stop();
                finish(notPrinted(state.error()));
                return;
            }
            if (state->phase != Phase::Waiting && state->phase != Phase::Printing) {
                m_job.reset();
                m_watch.stop();
            }
            // What is being made or carried meanwhile has the word.
            if (m_busy || m_carrying) return;
            m_result = jobWords(*state, m_jobSheets);
            emit changed();
        });
    });
}

// --- a stick instead ---

QStringList PrintViewModel::sticks() const {
    QStringList out;
    for (const CarryPlace& place : m_sticks)
        out << place.name;
    return out;
}

void PrintViewModel::setStick(int stick) {
    if (stick < 0 || stick >= static_cast<int>(m_sticks.size()) || stick == m_stick) return;
    disarm();  // Pressed for another one.
    m_stick = stick;
    emit changed();
}

QString PrintViewModel::writeLabel() const {
    //: Button: writes the chosen list as a locked PDF onto a stick, after a second press
    if (!writeArmed()) return tr("USBへ書く（2回押し）");
    //: The same button after the first press; %1 number of sheets
    return tr("もう一度押すと書き出します（%1枚）").arg(sheetsOfChosen());
}

void PrintViewModel::write() {
    if (m_busy || m_sticks.empty() || pagesOfChosen() == 0) return;
    if (!writeArmed()) {
        disarm();
        m_writeArmed.start(kArmedFor);
        emit changed();
        return;
    }
    m_password.clear();
    m_fileName.clear();
    m_carrying = true;
    const CarryPlace place = m_sticks[static_cast<std::size_t>(m_stick)];
    //: While a PDF is written to a stick
    issueThen({ui::Level::Notice, tr("書き出しています…　USBを抜かないでください"), {}},
              [this, place](tablet::IssuedPaper issued) {
                  m_printThread.start([this, place, issued = std::move(issued)] {
                      const std::string password = base::makeCode(m_tablet.random(), kPasswordLetters);
                      // The time says which file it is; nobody's name and no list's.
                      const std::string time = lists::shortTime(m_tablet.clock().now());
                      std::string name = "hinanjo-" + time + ".pdf";
                      std::ranges::replace_if(
                          name, [](char c) { return c == '/' || c == ' ' || c == ':'; }, '-');
                      const auto written =
                          writeLocked(issued, password, std::filesystem::path(place.path.toStdString()) / name);
                      later([this, place, password, name, written] {
                          if (!written) {
                              finish(notOnStick());
                              return;
                          }
                          m_password = text(password);
                          m_fileName = text(name);
                          //: %1 name of a file, %2 of a stick
                          finish({ui::Level::Normal, tr("%1 を %2 に書きました").arg(m_fileName, place.name),
                                  //: How a locked PDF is opened and printed
                                  tr("学校などのパソコンで開くとき、下のパスワードを入れます。刷ったら "
                                     "ファイルを消してください。")});
                      });
                  });
              });
}

}  // namespace hinanjo::reception
