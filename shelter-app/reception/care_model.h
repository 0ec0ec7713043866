// The eight chips of P12 (車いす … 付添いなし) and which of them are on, for one person.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <set>
#include <vector>

#include "domain/person.h"

namespace hinanjo::reception {

class CareModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a view-model")

public:
    // `fixed`: recorded earlier; it is taken off on the person's own page, not in passing at the reception.
    enum Role { CodeRole = Qt::UserRole + 1, LabelRole, CheckedRole, FixedRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void toggle(int row);

    // Shows another person's chips.
    void show(std::set<std::string> codes, std::set<std::string> fixed = {});

    // The items these codes stand for.
    [[nodiscard]] static std::vector<domain::Item> items(const std::set<std::string>& codes);
    // "車いす・透析"; empty for none.
    [[nodiscard]] static QString text(const std::set<std::string>& codes);
    // The codes among a person's items that have a chip or a word.
    [[nodiscard]] static std::set<std::string> codesOf(const std::vector<domain::Item>& items);

signals:
    void toggled(const std::set<std::string>& codes);

private:
    std::set<std::string> m_codes;
    std::set<std::string> m_fixed;
};

}  // namespace hinanjo::reception
