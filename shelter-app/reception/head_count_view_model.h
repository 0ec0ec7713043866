// 人数だけ (W6): six counters, one button. Stays on the page for the next household.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <array>

#include "reception/draft.h"
#include "reception/operations_model.h"
#include "reception/tablet_facts.h"

namespace hinanjo::reception {

class HeadCountViewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(int urgentPeople READ urgentPeople NOTIFY changed)
    Q_PROPERTY(QString town READ town WRITE setTown NOTIFY changed)
    Q_PROPERTY(QStringList towns READ towns NOTIFY changed)
    Q_PROPERTY(QString token READ token NOTIFY changed)

public:
    // One row for each class of people (domain::HeadCount, in its order).
    enum Role { LabelRole = Qt::UserRole + 1, PeopleRole, CodeRole };

    HeadCountViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations,
                       QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int total() const;
    [[nodiscard]] int urgentPeople() const { return m_urgent; }
    [[nodiscard]] QString town() const { return m_town; }
    // The same town again: not said after all.
    void setTown(const QString& town);
    [[nodiscard]] QStringList towns() const { return m_facts.towns(); }
    [[nodiscard]] QString token() const { return m_facts.nextToken(); }

    // Half-entered: see DraftsViewModel.
    [[nodiscard]] Draft draft() const;
    void resume(const QJsonObject& content);

    Q_INVOKABLE void start();
    Q_INVOKABLE void change(int row, int by);
    Q_INVOKABLE void changeUrgent(int by);
    Q_INVOKABLE void enter();

signals:
    void changed();
    void entered();

private:
    tablet::Tablet& m_tablet;
    TabletFacts& m_facts;
    OperationsModel& m_operations;
    std::array<int, 6> m_people{};
    int m_urgent = 0;
    QString m_town;
};

}  // namespace hinanjo::reception
