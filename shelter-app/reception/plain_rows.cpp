#include "reception/plain_rows.h"

#include <algorithm>

namespace hinanjo::reception {

PlainRows::PlainRows(QByteArrayList roles, QObject* parent) : QAbstractListModel(parent), m_roles(std::move(roles)) {}

int PlainRows::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant PlainRows::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    return m_rows[static_cast<std::size_t>(index.row())].value(role - Qt::UserRole - 1);
}

QHash<int, QByteArray> PlainRows::roleNames() const {
    QHash<int, QByteArray> names;
    for (qsizetype i = 0; i < m_roles.size(); ++i)
        names.insert(Qt::UserRole + 1 + static_cast<int>(i), m_roles[i]);
    return names;
}

QVariant PlainRows::value(int row, const QByteArray& role) const {
    if (row < 0 || row >= count()) return {};
    return m_rows[static_cast<std::size_t>(row)].value(m_roles.indexOf(role));
}

// What is the same in front and at the end stays; names tell whether the rest only changed.
void PlainRows::replace(std::vector<Row> rows) {
    const auto isSame = [](const Row& a, const Row& b) { return a.value(0) == b.value(0); };
    const std::size_t before = m_rows.size();
    const std::size_t least = std::min(before, rows.size());
    std::size_t front = 0;
    while (front < least && isSame(m_rows[front], rows[front]))
        ++front;
    std::size_t back = 0;
    while (back < least - front && isSame(m_rows[before - 1 - back], rows[rows.size() - 1 - back]))
        ++back;

    const auto at = static_cast<int>(front);
    if (before > front + back) {
        beginRemoveRows({}, at, static_cast<int>(before - back) - 1);
        m_rows.erase(m_rows.begin() + at, m_rows.end() - static_cast<std::ptrdiff_t>(back));
        endRemoveRows();
    }
    if (rows.size() > front + back) {
        const auto from = rows.begin() + at;
        const auto to = rows.end() - static_cast<std::ptrdiff_t>(back);
        beginInsertRows({}, at, static_cast<int>(rows.size() - back) - 1);
        m_rows.insert(m_rows.begin() + at, from, to);
        endInsertRows();
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (m_rows[i] == rows[i]) continue;
        m_rows[i] = std::move(rows[i]);
        emit dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
    }
    if (m_rows.size() != before) emit countChanged();
}

}  // namespace hinanjo::reception
