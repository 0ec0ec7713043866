// What the pages show of the tablet, read on a thread of its own: the GUI thread only ever looks at the last answer and
// never waits for the database or for events that are being folded.
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>

#include "reception/desk_board.h"
#include "reception/question_cards.h"
#include "tablet/tablet.h"

namespace hinanjo::reception {

struct Facts {
    std::optional<tablet::Identity> identity;
    std::optional<domain::ShelterInfo> shelter;   // Our own.
    std::vector<domain::ShelterInfo> shelters;    // All of them, for their names.
    std::optional<state::ShelterView> occupancy;  // Nothing until an event mentioned our shelter.
    std::uint64_t registerVersion = 0;
    std::size_t residents = 0;
    DeskBoard board;
    std::vector<QuestionCard> questions;
    std::vector<state::StaffView> staff;  // Who may work here; without sources.
    std::string nextToken;
    tablet::SyncStatus sync;
    std::string peerCode;  // How other tablets reach this one; empty while they cannot.
};

// Lives on the GUI thread. `tablet` must outlive it.
class TabletFacts : public QObject {
    Q_OBJECT

public:
    explicit TabletFacts(tablet::Tablet& tablet, QObject* parent = nullptr);
    ~TabletFacts() override;

    [[nodiscard]] const Facts& now() const { return m_facts; }
    [[nodiscard]] QStringList towns() const;
    // The id itself for a shelter that is in no register.
    [[nodiscard]] QString shelterName(const base::ShelterId& id) const;

    // The next 整理券 number. Those given away since the last answer count as taken.
    [[nodiscard]] QString nextToken() const;
    void gaveToken(const QString& token) { m_given = token; }

    // Reads again; changed() follows.
    void refresh();
    [[nodiscard]] bool isReading() const { return m_reading; }

signals:
    void changed();

private:
    tablet::Tablet& m_tablet;
    Facts m_facts;
    QString m_given;
    bool m_reading = false;
    bool m_again = false;
    QThreadPool m_thread;
};

}  // namespace hinanjo::reception
