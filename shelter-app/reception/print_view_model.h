// 印刷 (W11): which paper, for whom, on which printer; one job and how it goes; or a locked PDF on a stick. Lists are
// made and printers are asked on threads of their own. Handing out takes two presses (ux.md D6), and a paper is in the
// ledger with its copy number before the printer hears of it.
//
// Lives on the GUI thread and never waits.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QImage>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>
#include <QVariantList>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "printing/spooler.h"
#include "reception/carry_view_model.h"
#include "reception/operations_model.h"
#include "reception/print_words.h"
#include "reception/tablet_facts.h"
#include "tablet/papers.h"

namespace hinanjo::reception {

class PrintViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    // One per kind of paper: {name, pages}; pages 0: not counted yet, or not to be had.
    Q_PROPERTY(QVariantList papers READ papers NOTIFY changed)
    Q_PROPERTY(int paper READ paper WRITE setPaper NOTIFY changed)
    Q_PROPERTY(bool blank READ blank NOTIFY changed)  // Cards and tokens: a number of them, no copies, no recipient.
    Q_PROPERTY(bool large READ large WRITE setLarge NOTIFY changed)
    Q_PROPERTY(int copies READ copies NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QStringList recipients READ recipients NOTIFY changed)
    Q_PROPERTY(int recipient READ recipient WRITE setRecipient NOTIFY changed)
    Q_PROPERTY(bool receipt READ receipt WRITE setReceipt NOTIFY changed)
    // 「第3号（自動）」 or 「A-0401〜A-0440」
    Q_PROPERTY(QString number READ number NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QString noteDetail READ noteDetail NOTIFY changed)  // May be empty.

    Q_PROPERTY(QStringList printers READ printers NOTIFY changed)
    Q_PROPERTY(int printer READ printer WRITE setPrinter NOTIFY changed)
    Q_PROPERTY(QString printerText READ printerText NOTIFY changed)
    Q_PROPERTY(bool searching READ searching NOTIFY changed)

    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(bool canPrint READ canPrint NOTIFY changed)
    Q_PROPERTY(bool armed READ armed NOTIFY changed)
    Q_PROPERTY(QString printLabel READ printLabel NOTIFY changed)
    Q_PROPERTY(QImage preview READ preview NOTIFY previewChanged)

    // The last paper that was printed here: how it goes.
    Q_PROPERTY(bool hasJob READ hasJob NOTIFY changed)
    Q_PROPERTY(bool jobActive READ jobActive NOTIFY changed)
    Q_PROPERTY(int jobSheets READ jobSheets NOTIFY changed)
    Q_PROPERTY(QString jobTitle READ jobTitle NOTIFY changed)
    Q_PROPERTY(int fromSheet READ fromSheet WRITE setFromSheet NOTIFY changed)
    Q_PROPERTY(int resultLevel READ resultLevel NOTIFY changed)
    Q_PROPERTY(QString resultText READ resultText NOTIFY changed)
    Q_PROPERTY(QString resultDetail READ resultDetail NOTIFY changed)

    Q_PROPERTY(QStringList sticks READ sticks NOTIFY changed)
    Q_PROPERTY(int stick READ stick WRITE setStick NOTIFY changed)
    // What is said is about the stick, not about a job.
    Q_PROPERTY(bool carrying READ carrying NOTIFY changed)
    Q_PROPERTY(QString writeLabel READ writeLabel NOTIFY changed)
    Q_PROPERTY(bool writeArmed READ writeArmed NOTIFY changed)
    // Opens the file on the stick; shown until the page is left.
    Q_PROPERTY(QString password READ password NOTIFY changed)
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed)

public:
    using Places = std::function<std::vector<CarryPlace>()>;

    // `spooler` and `places`: for tests; nothing: the system's.
    PrintViewModel(tablet::Tablet& tablet, TabletFacts& facts, const OperationsModel& operations,
                   std::shared_ptr<printing::Spooler> spooler = {}, Places places = {}, QObject* parent = nullptr);
    ~PrintViewModel() override;

    [[nodiscard]] QVariantList papers() const;
    [[nodiscard]] int paper() const { return static_cast<int>(m_order.kind); }
    void setPaper(int paper);
    [[nodiscard]] bool blank() const { return tablet::isBlank(m_order.kind); }
    [[nodiscard]] bool large() const { return m_order.size == print::Size::Large; }
    void setLarge(bool large);
    [[nodiscard]] int copies() const { return static_cast<int>(m_order.copies); }
    [[nodiscard]] int count() const { return static_cast<int>(m_order.count); }
    [[nodiscard]] QStringList recipients() const;
    [[nodiscard]] int recipient() const { return m_recipient; }
    void setRecipient(int recipient);
    [[nodiscard]] bool receipt() const { return m_order.receipt; }
    void setReceipt(bool receipt);
    [[nodiscard]] QString number() const { return m_number; }
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString noteDetail() const;

    [[nodiscard]] QStringList printers() const;
    [[nodiscard]] int printer() const { return m_printer; }
    void setPrinter(int printer);
    [[nodiscard]] QString printerText() const;
    [[nodiscard]] bool searching() const { return m_searching; }

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] bool canPrint() const { return !m_busy && m_printer >= 0 && pagesOfChosen() > 0; }
    [[nodiscard]] bool armed() const { return m_armed.isActive(); }
    [[nodiscard]] QString printLabel() const;
    [[nodiscard]] QImage preview() const { return m_preview; }

    [[nodiscard]] bool hasJob() const { return m_issued != nullptr; }
    [[nodiscard]] bool jobActive() const { return m_job.has_value(); }
    [[nodiscard]] int jobSheets() const { return m_issued ? static_cast<int>(m_issued->sheets) : 0; }
    [[nodiscard]] QString jobTitle() const;
    [[nodiscard]] int fromSheet() const { return m_fromSheet; }
    void setFromSheet(int sheet);
    [[nodiscard]] int resultLevel() const { return m_result.level; }
    [[nodiscard]] QString resultText() const { return m_result.text; }
    [[nodiscard]] QString resultDetail() const { return m_result.detail; }

    [[nodiscard]] QStringList sticks() const;
    [[nodiscard]] int stick() const { return m_stick; }
    void setStick(int stick);
    [[nodiscard]] bool carrying() const { return m_carrying; }
    [[nodiscard]] QString writeLabel() const;
    [[nodiscard]] bool writeArmed() const { return m_writeArmed.isActive(); }
    [[nodiscard]] QString password() const { return m_password; }
    [[nodiscard]] QString fileName() const { return m_fileName; }

    // The page was opened: counts pages, looks for printers and sticks; counts again whenever something changes.
    Q_INVOKABLE void look();
    // It was left.
    Q_INVOKABLE void leave();
    Q_INVOKABLE void searchPrinters();
    Q_INVOKABLE void changeCopies(int by);
    Q_INVOKABLE void changeCount(int by);
    // Draws page 1 of the chosen paper; previewChanged() follows.
    Q_INVOKABLE void drawPreview();
    // The first press arms for five seconds, the second one prints.
    Q_INVOKABLE void print();
    // Prints the sheets of the last paper from `fromSheet` on again, under the same copy number; what the printer still
    // has of it is cancelled.
    Q_INVOKABLE void printRest();
    Q_INVOKABLE void cancel();
    // The same two presses for a file on the stick.
    Q_INVOKABLE void write();

signals:
    void changed();
    void previewChanged();

private:
    // What was counted of one kind of paper.
    struct Counted {
        std::uint32_t pages = 0;  // 0: not yet, or it is not to be had.
        bool stale = true;
    };

    [[nodiscard]] std::uint32_t pagesOfChosen() const;
    [[nodiscard]] std::uint32_t sheetsOfChosen() const;
    [[nodiscard]] tablet::PaperOrder order() const;
    void choose(const std::function<void()>& change);
    void disarm();
    // Counts the chosen paper, then every other whose count is stale; one kind at a time, so that a choice or a print
    // in between waits for one of them at most.
    void recount();
    void allStale();
    void takePrinters(std::vector<printing::Printer> found);
    void askPrinter();
    // Makes the chosen paper, records it, and hands it to `next`, on the printing thread.
    void issueThen(const SyncFact& progress, std::function<void(tablet::IssuedPaper)> next);
    // `instead`: a job that is cancelled first.
    void submit(std::shared_ptr<const tablet::IssuedPaper> paper, const std::string& pdf,
                const std::optional<printing::Job>& instead);
    void watch();
    void finish(SyncFact result);
    template <typename F>
    void later(F&& work);  // On the GUI thread, from any other.

    tablet::Tablet& m_tablet;
    TabletFacts& m_facts;
    const OperationsModel& m_operations;
    std::shared_ptr<printing::Spooler> m_spooler;
    Places m_places;
    tablet::PaperOrder m_order;
    int m_recipient = 0;
    std::vector<Counted> m_counted;     // By kind.
    QString m_number;                   // Of the chosen one.
    std::atomic<unsigned> m_round = 0;  // Of counting; an older one ends by itself.
    QTimer m_recount;
    bool m_wanted = false;  // The page is open.

    std::vector<printing::Printer> m_printers;
    int m_printer = -1;
    std::optional<printing::Trouble> m_trouble;  // Of the chosen printer; nothing: not asked yet.
    bool m_searching = false;

    bool m_busy = false;
    QTimer m_armed;
    QTimer m_writeArmed;
    QImage m_preview;
    std::shared_ptr<const tablet::IssuedPaper> m_issued;
    std::optional<printing::Job> m_job;  // While it is not over.
    std::uint32_t m_jobSheets = 0;       // Of that job.
    int m_fromSheet = 1;
    bool m_watching = false;
    QTimer m_watch;
    SyncFact m_result;

    std::vector<CarryPlace> m_sticks;
    int m_stick = 0;
    bool m_carrying = false;
    QString m_password;
    QString m_fileName;

    QThreadPool m_paperThread;  // Makes lists.
    QThreadPool m_printThread;  // Speaks to the spooler, to printers and to sticks.
};

}  // namespace hinanjo::reception
