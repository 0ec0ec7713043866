// 確かめてください (W13): what tablets disagree about, side by side, and the answer of whoever knows.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <vector>

#include "reception/operations_model.h"
#include "reception/question_cards.h"
#include "reception/tablet_facts.h"

namespace hinanjo::reception {

class QuestionsViewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    // `sides`: text, detail, choice (-1: not to be chosen here), meanwhile, choiceName. `same` and `different`: as
    // choice.
    enum Role {
        QuestionIdRole = Qt::UserRole + 1,
        HeadingRole,
        SubjectRole,
        RemarkRole,
        SidesRole,
        IsPairRole,
        SameRole,
        DifferentRole
    };

    QuestionsViewModel(TabletFacts& facts, OperationsModel& operations, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_cards.size()); }

    // Records the answer; the undo strip takes it back. A question that is gone, or has another side by now, is not
    // answered: what was pressed was about what stood there.
    Q_INVOKABLE void choose(const QString& question, int choice);

    void refresh();

signals:
    void changed();

private:
    TabletFacts& m_facts;
    OperationsModel& m_operations;
    std::vector<QuestionCard> m_cards;
    std::vector<QString> m_ids;
};

}  // namespace hinanjo::reception
