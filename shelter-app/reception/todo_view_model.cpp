#include "reception/todo_view_model.h"

namespace hinanjo::reception {

TodoViewModel::TodoViewModel(DraftsViewModel& drafts, QuestionsViewModel& questions, QObject* parent)
    : QAbstractListModel(parent), m_drafts(drafts), m_questions(questions) {
    connect(&m_drafts, &DraftsViewModel::countChanged, this, &TodoViewModel::refresh);
    connect(&m_questions, &QuestionsViewModel::changed, this, &TodoViewModel::refresh);
    refresh();
}

int TodoViewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant TodoViewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
        case TextRole:
            return row.text;
        case VerbRole:
            return row.verb;
        case NameRole:
            return row.name;
        case UrgentRole:
            return row.urgent;
        case DropsRole:
            return static_cast<bool>(row.drop);
        default:
            return {};
    }
}

QHash<int, QByteArray> TodoViewModel::roleNames() const {
    return {{TextRole, "text"}, {VerbRole, "verb"}, {NameRole, "name"}, {UrgentRole, "urgent"}, {DropsRole, "drops"}};
}

void TodoViewModel::begin(int row) {
    if (row < 0 || row >= count()) return;
    const auto begin = m_rows[static_cast<std::size_t>(row)].begin;
    begin();
}

void TodoViewModel::drop(int row) {
    if (row < 0 || row >= count()) return;
    if (const auto drop = m_rows[static_cast<std::size_t>(row)].drop) drop();
}

void TodoViewModel::refresh() {
    std::vector<Row> next = rows();
    if (next == m_rows) return;
    beginResetModel();
    m_rows = std::move(next);
    endResetModel();
    emit countChanged();
}

void TodoViewModel::watch(TabletFacts& facts, NeedClocksModel& clocks) {
    m_facts = &facts;
    m_clocks = &clocks;
    // After the clocks, which follow the same facts.
    connect(m_facts, &TabletFacts::changed, this, &TodoViewModel::refresh);
    refresh();
}

void TodoViewModel::addClocks(std::vector<Row>& out) {
    for (int i = 0; m_clocks != nullptr && i < m_clocks->count(); ++i) {
        const int level = m_clocks->value(i, "level").toInt();
        QStringList parts{m_clocks->value(i, "clock").toString().mid(2), m_clocks->value(i, "text").toString(),
                          m_clocks->value(i, "answer").toString()};
        parts.removeAll(QString());
        out.push_back({parts.join(QStringLiteral("　")),
                       //: Home: opens the page of a person whose oxygen runs out
                       tr("見る"),
                       QStringLiteral("clock.%1").arg(i),
                       level == ui::Level::Emergency || level == ui::Level::Warning,
                       [this, i] {
                           m_clocks->open(i);
                           emit go(QStringLiteral("person"));
                       },
                       {}});
    }
}

void TodoViewModel::addNaming(std::vector<Row>& out) {
    if (m_facts == nullptr) return;
    const auto begin = [this] { emit go(QStringLiteral("naming")); };
    if (m_facts->now().namedTwice > 0) {
        //: Home: %1 people have most likely been named on two tablets
        out.push_back({tr("2回 名簿にしたかもしれない人 %1人").arg(m_facts->now().namedTwice),
                       tr("確かめる"),
                       QStringLiteral("doubles"),
                       true,
                       begin,
                       {}});
    }
    const auto& occupancy = m_facts->now().occupancy;
    if (occupancy && occupancy->counted > 0) {
        //: Home: %1 people were counted and have no names yet
        out.push_back({tr("人数のみの %1人を名簿に").arg(occupancy->counted),
                       //: Home: gives counted people names
                       tr("名簿にする"),
                       QStringLiteral("naming"),
                       false,
                       begin,
                       {}});
    }
}

std::vector<TodoViewModel::Row> TodoViewModel::rows() {
    std::vector<Row> out;
    addClocks(out);
    for (int i = 0; i < m_drafts.count(); ++i) {
        out.push_back({m_drafts.index(i).data(DraftsViewModel::TextRole).toString(),
                       //: Home: goes on with what was half entered when the tablet stopped
                       tr("つづける"), QStringLiteral("draft.%1").arg(i), true,
                       [this, i] {
                           const QStringList pages = m_drafts.pagesOf(i);
                           for (const QString& page : pages)
                               emit go(page);
                           m_drafts.resume(i);
                       },
                       [this, i] { m_drafts.drop(i); }});
    }
    addNaming(out);
    if (m_questions.count() > 0) {
        //: Home: %1 questions wait for somebody who knows
        out.push_back({tr("同じ人・食いちがい %1件").arg(m_questions.count()),
                       //: Home: opens the questions
                       tr("確かめる"),
                       QStringLiteral("questions"),
                       false,
                       [this] { emit go(QStringLiteral("questions")); },
                       {}});
    }
    return out;
}

}  // namespace hinanjo::reception
