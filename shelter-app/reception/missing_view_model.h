// 未確認の要支援者 (W17): the sealed roster of this shelter's districts, opened by two officers, and who of it has not
// been seen yet, from door to door, with the buttons that say what was found there. Works without headquarters.
//
// Lives on the GUI thread; opening and matching happen on a thread of its own.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QStringList>
#include <QThreadPool>
#include <memory>
#include <vector>

#include "lists/missing.h"
#include "reception/operations_model.h"
#include "reception/tablet_facts.h"

namespace hinanjo::reception {

class MissingViewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(bool arrived READ arrived NOTIFY changed)
    Q_PROPERTY(bool open READ open NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int missing READ missing NOTIFY changed)
    Q_PROPERTY(int people READ people NOTIFY changed)
    // Of the part that is shown; the first is every part.
    Q_PROPERTY(QStringList parts READ parts NOTIFY changed)
    Q_PROPERTY(int part READ part WRITE setPart NOTIFY changed)
    Q_PROPERTY(QStringList officers READ officers NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    enum Role {
        RosterNoRole = Qt::UserRole + 1,
        NameRole,
        KanaRole,
        PlaceRole,
        PhoneRole,
        NeedRole,
        WordRole,
        RescueRole
    };

    MissingViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations,
                     QObject* parent = nullptr);
    ~MissingViewModel() override;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    // A slice has arrived; it may be sealed.
    [[nodiscard]] bool arrived() const { return m_seen.status.version > 0; }
    [[nodiscard]] bool open() const { return m_seen.status.open; }
    [[nodiscard]] bool busy() const { return m_opening; }
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int missing() const;
    [[nodiscard]] int people() const;
    [[nodiscard]] QStringList parts() const;
    [[nodiscard]] int part() const { return m_part; }
    void setPart(int part);
    [[nodiscard]] QStringList officers() const;
    [[nodiscard]] QString problem() const { return m_problem; }

    // The page was opened: looks again, and from now on whenever something changes.
    Q_INVOKABLE void look();
    // Two officers by their places in `officers`, each with the code on paper.
    Q_INVOKABLE void unseal(int one, const QString& oneCode, int two, const QString& twoCode);
    // What was found at the door: "safe", "evacuated", "absent" or "rescue". The undo strip takes it back.
    Q_INVOKABLE void tick(const QString& rosterNo, const QString& found);

signals:
    void changed();

private:
    struct Seen {
        tablet::RosterSliceStatus status;
        std::shared_ptr<const tablet::MissingPeople> missing;  // Null while sealed.
        std::vector<lists::Part> parts;
    };
    [[nodiscard]] Seen see() const;
    void take(Seen seen);
    void fill();

    tablet::Tablet& m_tablet;
    TabletFacts& m_facts;
    OperationsModel& m_operations;
    QThreadPool m_thread;
    Seen m_seen;
    std::vector<const lists::RosterLine*> m_rows;  // Of the part that is shown.
    int m_part = 0;
    QString m_partName;  // Empty: every part.
    bool m_wanted = false;
    bool m_looking = false;
    bool m_again = false;
    bool m_opening = false;
    QString m_problem;
};

}  // namespace hinanjo::reception
