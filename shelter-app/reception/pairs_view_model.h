// 候補の確認: somebody who arrived beside the person of the roster they may be, and the answer of whoever knows. Lives
// on the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <memory>
#include <set>
#include <vector>

#include "reception/operations_model.h"
#include "reception/roster_watch.h"

namespace hinanjo::reception {

class PairsViewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int postponed READ postponed NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    // `fields`: field, roster, arrival, words, differs.
    enum Role { PairIdRole = Qt::UserRole + 1, NameRole, WhyRole, ArrivedRole, NeedRole, FieldsRole };

    PairsViewModel(tablet::Tablet& tablet, TabletFacts& facts, RosterWatch& roster, OperationsModel& operations,
                   QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    // Without those that were put off.
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int postponed() const;
    [[nodiscard]] QString problem() const { return m_problem; }

    // Records that they are one person, or two; the undo strip takes it back. A pair that is gone is not decided.
    Q_INVOKABLE void decide(const QString& pair, bool same);
    // あとで: out of the way until the page is opened again. Nothing is recorded.
    Q_INVOKABLE void postpone(const QString& pair);
    // The page was opened.
    Q_INVOKABLE void start();

signals:
    void changed();

private:
    [[nodiscard]] const matching::Arrival& arrivalOf(const safety::Pair& pair) const;
    [[nodiscard]] QString idOf(const safety::Pair& pair) const;
    [[nodiscard]] QVariantList fieldsOf(const safety::Pair& pair) const;
    void fill();

    tablet::Tablet& m_tablet;
    TabletFacts& m_facts;
    RosterWatch& m_roster;
    OperationsModel& m_operations;
    std::shared_ptr<const RosterWatch::Picture> m_picture;  // Null while nobody may look.
    std::vector<const safety::Pair*> m_rows;
    std::set<QString> m_postponed;
    QString m_problem;
};

}  // namespace hinanjo::reception
