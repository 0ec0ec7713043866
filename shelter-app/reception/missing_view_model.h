// 未確認の要支援者 (W17): who of the roster of this shelter's districts has not been seen yet, from door to door, with
// the buttons that say what was found there. Lives on the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QStringList>
#include <memory>
#include <span>
#include <vector>

#include "reception/operations_model.h"
#include "reception/roster_watch.h"

namespace hinanjo::reception {

class MissingViewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int missing READ missing NOTIFY changed)
    // Of the part that is shown; the first is every part.
    Q_PROPERTY(QStringList parts READ parts NOTIFY changed)
    Q_PROPERTY(int part READ part WRITE setPart NOTIFY changed)

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

    MissingViewModel(RosterWatch& roster, OperationsModel& operations, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int missing() const;
    [[nodiscard]] QStringList parts() const;
    [[nodiscard]] int part() const { return m_part; }
    void setPart(int part);

    // What was found at the door: "safe", "evacuated", "absent" or "rescue". The undo strip takes it back.
    Q_INVOKABLE void tick(const QString& rosterNo, const QString& found);

signals:
    void changed();

private:
    [[nodiscard]] std::span<const lists::Part> everyPart() const;
    void fill();

    RosterWatch& m_roster;
    OperationsModel& m_operations;
    std::shared_ptr<const RosterWatch::Picture> m_picture;  // Null while nobody may look.
    std::vector<const lists::RosterLine*> m_rows;           // Of the part that is shown.
    int m_part = 0;
    QString m_partName;  // Empty: every part.
};

}  // namespace hinanjo::reception
