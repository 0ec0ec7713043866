// The sealed roster of this shelter's districts behind the pages of names (W17): sealed, opened by two officers, and
// shown once somebody said why they look. Works without headquarters.
//
// The reason is asked once for each unlocking: again after a restart, in another incident, and after the roster was
// sealed anew. Every page of names that is opened leaves a PersonalDataViewed before anybody is shown; what cannot be
// recorded is not looked at. Typing leaves none.
//
// Lives on the GUI thread; opening, recording and matching happen on a thread of its own.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <memory>
#include <vector>

#include "lists/missing.h"
#include "reception/operations_model.h"
#include "reception/tablet_facts.h"
#include "safety/review.h"

namespace hinanjo::reception {

class RosterWatch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(bool arrived READ arrived NOTIFY changed)
    Q_PROPERTY(bool open READ open NOTIFY changed)
    Q_PROPERTY(bool asksWhy READ asksWhy NOTIFY changed)
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(int people READ people NOTIFY changed)
    Q_PROPERTY(QStringList officers READ officers NOTIFY changed)
    Q_PROPERTY(QStringList reasons READ reasons CONSTANT)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    // What the pages show; immutable.
    struct Picture {
        std::shared_ptr<const tablet::MissingPeople> people;
        std::vector<lists::Part> parts;          // Of the missing, by district; points into `people`.
        std::vector<safety::Pair> pairs;         // To review.
        std::vector<tablet::PrintedList> lists;  // On the page that enters them.
    };

    RosterWatch(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations, QObject* parent = nullptr);
    ~RosterWatch() override;

    // A slice has arrived; it may be sealed.
    [[nodiscard]] bool arrived() const { return m_status.version > 0; }
    [[nodiscard]] bool open() const { return m_status.open; }
    [[nodiscard]] bool asksWhy() const { return open() && m_reason.isEmpty(); }
    [[nodiscard]] bool shown() const { return picture() != nullptr; }
    [[nodiscard]] bool busy() const { return m_opening; }
    [[nodiscard]] int people() const { return static_cast<int>(m_status.rows); }
    [[nodiscard]] QStringList officers() const;
    [[nodiscard]] QStringList reasons() const;
    [[nodiscard]] QString problem() const { return m_problem; }
    // Null while nobody may look.
    [[nodiscard]] std::shared_ptr<const Picture> picture() const;

    // A page of names was opened: "missing", "pairs", "ticks". From now on it follows whatever changes,
    Q_INVOKABLE void look(const QString& page);
    // until another page is opened: names go from memory too.
    Q_INVOKABLE void leave();
    // Two officers by their places in `officers`, each with the code on paper.
    Q_INVOKABLE void unseal(int one, const QString& oneCode, int two, const QString& twoCode);
    // Why somebody looks, by its place in `reasons`.
    Q_INVOKABLE void giveReason(int reason);

signals:
    void changed();

private:
    struct Look {
        int visit = 0;
        bool record = false;
        QString page;
        QString reason;
        tablet::Desk desk;
    };
    struct Seen {
        int visit = 0;
        bool recorded = false;
        bool cannotRecord = false;
        tablet::RosterSliceStatus status;
        std::shared_ptr<const Picture> picture;
    };
    [[nodiscard]] Seen see(const Look& look) const;
    void refresh();
    void take(Seen seen);

    tablet::Tablet& m_tablet;
    TabletFacts& m_facts;
    OperationsModel& m_operations;
    QThreadPool m_thread;
    tablet::RosterSliceStatus m_status;
    std::shared_ptr<const Picture> m_picture;
    QString m_page;
    QString m_reason;
    base::IncidentId m_reasonFor;
    bool m_there = false;
    int m_visit = 0;     // Pages of names that were opened,
    int m_recorded = 0;  // and the last one of them whose record is durable.
    bool m_looking = false;
    bool m_again = false;
    bool m_opening = false;
    QString m_problem;
};

}  // namespace hinanjo::reception
