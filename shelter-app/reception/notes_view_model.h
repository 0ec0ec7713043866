// 申し送り (P17): what the next shift must know. Written once, never changed; a wrong one is taken back like any
// operation.
//
// Lives on the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include "reception/operations_model.h"
#include "reception/tablet_facts.h"
#include "reception/typed_text.h"

namespace hinanjo::reception {

class NotesViewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(hinanjo::reception::TypedText* typed READ typed CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    // The newest ones in a line each, for the home page.
    Q_PROPERTY(QStringList latest READ latest NOTIFY changed)
    // What is often handed over, as phrases to press.
    Q_PROPERTY(QStringList phrases READ phrases CONSTANT)

public:
    enum Role { TextRole = Qt::UserRole + 1, WhenRole };

    NotesViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] TypedText* typed() { return &m_typed; }
    [[nodiscard]] int count() const { return static_cast<int>(m_notes.size()); }
    [[nodiscard]] QStringList latest() const;
    [[nodiscard]] QStringList phrases() const;

    Q_INVOKABLE void write();

signals:
    void changed();
    void written();

private:
    void follow();

    tablet::Tablet& m_tablet;
    TabletFacts& m_facts;
    OperationsModel& m_operations;
    TypedText m_typed;
    std::vector<BoardNote> m_notes;
};

}  // namespace hinanjo::reception
