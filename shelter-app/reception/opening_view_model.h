// 開設・混雑・満員・閉鎖 (deliverable 9): what to do, one step after the other, for somebody who never opened a
// shelter. Every tick is recorded with who and when, and headquarters sees it as it comes (内閣府
// 避難所運営ガイドライン 2024-12, 東京都避難所運営指針 2025-03). The last press changes the shelter's status.
//
// Lives on the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include "reception/operations_model.h"
#include "reception/shelter_status.h"
#include "reception/tablet_facts.h"
#include "reception/typed_text.h"

namespace hinanjo::reception {

class OpeningViewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    // 0 開設, 1 混雑, 2 満員, 3 閉鎖
    Q_PROPERTY(int situation READ situation WRITE setSituation NOTIFY changed)
    // The shelter's status in words, and since when.
    Q_PROPERTY(QString statusWord READ statusWord NOTIFY changed)
    Q_PROPERTY(int remaining READ remaining NOTIFY changed)
    // What the button that decides says: it must be pressed twice to close the shelter.
    Q_PROPERTY(QString verb READ verb NOTIFY changed)
    // The status is what this checklist leads to already.
    Q_PROPERTY(bool reached READ reached NOTIFY changed)
    Q_PROPERTY(QString warning READ warning NOTIFY changed)
    // Name of a shelter that people made themselves (自主避難所).
    Q_PROPERTY(hinanjo::reception::TypedText* ownName READ ownName CONSTANT)

public:
    enum Role { TextRole = Qt::UserRole + 1, DoneRole, WhenRole };
    enum Situation { Open, Crowded, Full, Close };

    OpeningViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations,
                     QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int situation() const { return m_situation; }
    void setSituation(int situation);
    [[nodiscard]] QString statusWord() const;
    [[nodiscard]] int remaining() const;
    [[nodiscard]] QString verb() const;
    [[nodiscard]] bool reached() const;
    [[nodiscard]] QString warning() const;
    [[nodiscard]] TypedText* ownName() { return &m_ownName; }
    // What the numbers call for now; nothing if the status says so already.
    [[nodiscard]] std::optional<Situation> advised() const;

    // Shows the checklist that the shelter needs next.
    Q_INVOKABLE void begin();
    // Done, or not done after all.
    Q_INVOKABLE void toggle(int row);
    Q_INVOKABLE void decide();
    // Tells headquarters of a shelter that stands in no register; people there are counted by a tablet that it enrols.
    Q_INVOKABLE void createShelter();

signals:
    void changed();
    void decided();
    void created();

private:
    [[nodiscard]] domain::ShelterStatus target() const;
    [[nodiscard]] std::string codeOf(int row) const;
    [[nodiscard]] bool isDone(int row) const;
    [[nodiscard]] int inside() const;

    tablet::Tablet& m_tablet;
    TabletFacts& m_facts;
    OperationsModel& m_operations;
    int m_situation = Open;
    TypedText m_ownName;
    QTimer m_armed;  // The first of two presses.
};

}  // namespace hinanjo::reception
