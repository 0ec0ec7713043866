#include "reception/sync_view_model.h"

namespace hinanjo::reception {

SyncViewModel::SyncViewModel(const base::Clock& clock, TabletFacts& facts, QObject* parent)
    : QAbstractListModel(parent), m_clock(clock), m_facts(facts) {
    connect(&m_facts, &TabletFacts::changed, this, &SyncViewModel::refresh);
    refresh();
}

int SyncViewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SyncViewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
        case HeadingRole:
            return row.heading;
        case TextRole:
            return row.fact.text;
        case DetailRole:
            return row.fact.detail;
        case LevelRole:
            return static_cast<int>(row.fact.level);
        default:
            return {};
    }
}

QHash<int, QByteArray> SyncViewModel::roleNames() const {
    return {{HeadingRole, "heading"}, {TextRole, "text"}, {DetailRole, "detail"}, {LevelRole, "level"}};
}

void SyncViewModel::refresh() {
    const tablet::SyncStatus& status = m_facts.now().sync;
    const base::TimePoint now = m_clock.now();
    //: Sync facts: what is saved on this tablet / what other tablets of the shelter have / what HQ has taken in / what
    //: both hold, compared / what came from HQ
    std::vector<Row> rows = {{tr("1 この端末の中"), savedHere(status, now)},
                             {tr("2 避難所の中の端末"), seenByNeighbours(status)},
                             {tr("3 本部へ"), takenInByHq(status, now)},
                             {tr("　 本部とくらべて"), comparedWithHq(status, now)},
                             {tr("4 本部から"), receivedFromHq(status, now)}};
    //: Sync facts: the tablet's clock is wrong
    if (auto clock = clockDifference(status)) rows.push_back({tr("時計"), std::move(*clock)});
    m_reason = reception::reason(status, now);
    if (rows.size() == m_rows.size()) {
        m_rows = std::move(rows);
        emit dataChanged(index(0), index(rowCount() - 1));
    } else {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    emit changed();
}

}  // namespace hinanjo::reception
