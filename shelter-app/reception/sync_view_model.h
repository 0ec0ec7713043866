// 同期の状況 (W12): the four facts, each with its own time, and why.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <vector>

#include "reception/sync_words.h"
#include "reception/tablet_facts.h"

namespace hinanjo::reception {

class SyncViewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(QString reason READ reason NOTIFY changed)

public:
    enum Role { HeadingRole = Qt::UserRole + 1, TextRole, DetailRole, LevelRole };

    SyncViewModel(const base::Clock& clock, TabletFacts& facts, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] QString reason() const { return m_reason; }

    void refresh();

signals:
    void changed();

private:
    struct Row {
        QString heading;
        SyncFact fact;
    };

    const base::Clock& m_clock;
    TabletFacts& m_facts;
    std::vector<Row> m_rows;
    QString m_reason;
};

}  // namespace hinanjo::reception
