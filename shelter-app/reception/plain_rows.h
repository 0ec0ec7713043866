// A short list for a page: rows of values under fixed role names. A page that shows it keeps its place when a row in
// the middle changes, comes or goes.
//
// Lives on the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QByteArrayList>
#include <vector>

namespace hinanjo::reception {

class PlainRows : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a view-model")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    // The first value of a row is its name: two rows of one name are the same row.
    using Row = QVariantList;

    explicit PlainRows(QByteArrayList roles, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    // An empty one outside of the list.
    [[nodiscard]] QVariant value(int row, const QByteArray& role) const;

    void replace(std::vector<Row> rows);

signals:
    void countChanged();

private:
    QByteArrayList m_roles;
    std::vector<Row> m_rows;
};

}  // namespace hinanjo::reception
