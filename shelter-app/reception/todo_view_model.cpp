#include "reception/todo_view_model.h"

#include "reception/report_view_model.h"
#include "reception/words.h"

namespace hinanjo::reception {
namespace {

// One household in less than half a minute, for five minutes: nobody works faster, so people stand in line.
constexpr std::chrono::minutes kQueueWindow{5};
constexpr int kQueueHouseholds = 12;
constexpr std::chrono::minutes kQueueQuiet{30};
constexpr std::chrono::minutes kReportSoon{60};

}  // namespace

TodoViewModel::TodoViewModel(const Sources& sources, QObject* parent) : QAbstractListModel(parent), m_from(sources) {
    connect(&m_from.facts, &TabletFacts::changed, this, &TodoViewModel::refresh);
    connect(&m_from.drafts, &DraftsViewModel::countChanged, this, &TodoViewModel::refresh);
    connect(&m_from.questions, &QuestionsViewModel::changed, this, &TodoViewModel::refresh);
    connect(&m_from.operations, &OperationsModel::settled, this, &TodoViewModel::refresh);
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

TodoViewModel::Row TodoViewModel::row(const QString& text, const QString& verb, const char* page, bool urgent) {
    const QString name = QLatin1String(page);
    return {text, verb, name, urgent, [this, name] { emit go(name); }, {}};
}

void TodoViewModel::addDrafts(std::vector<Row>& out) {
    DraftsViewModel& drafts = m_from.drafts;
    for (int i = 0; i < drafts.count(); ++i) {
        out.push_back({drafts.index(i).data(DraftsViewModel::TextRole).toString(),
                       //: Home: goes on with what was half entered when the tablet stopped
                       tr("つづける"), QStringLiteral("draft.%1").arg(i), true,
                       [this, &drafts, i] {
                           const QStringList pages = drafts.pagesOf(i);
                           for (const QString& page : pages)
                               emit go(page);
                           drafts.resume(i);
                       },
                       [&drafts, i] { drafts.drop(i); }});
    }
}

// P16: people wait; a head count takes seconds, names can follow.
void TodoViewModel::addQueue(std::vector<Row>& out) {
    const base::TimePoint now = m_from.clock.now();
    if (now - m_queueDismissed < kQueueQuiet) return;
    if (m_from.operations.receivedSince(now - kQueueWindow) < kQueueHouseholds) return;
    //: Home: many households came in the last minutes
    Row queue = row(tr("列が長いようです。人数だけ登録に切りかえますか（あとで名簿にできます）"),
                    //: Home: registers head counts only from now on
                    tr("人数だけ"), "headcount", true);
    queue.name = QStringLiteral("queue");
    queue.drop = [this, now] {
        m_queueDismissed = now;
        refresh();
    };
    out.push_back(std::move(queue));
}

void TodoViewModel::addReport(std::vector<Row>& out) {
    const base::TimePoint now = m_from.clock.now();
    const base::TimePoint due = nextReportDue(m_from.facts.now().board.lastReport, now);
    const QString at = words::clockTime(due);
    const auto left = std::chrono::ceil<std::chrono::minutes>(due - now).count();
    //: Home: opens the report to headquarters
    const QString verb = tr("報告する");
    if (left <= 0) {
        //: Home: %1 time of a report that was not made, %2 minutes ago
        out.push_back(row(tr("%1 の本部報告が まだです（%2分すぎ）").arg(at).arg(-left), verb, "report", true));
    } else if (left <= kReportSoon.count()) {
        //: Home: %1 time of the report, %2 minutes until then
        out.push_back(row(tr("%1 の本部報告　あと %2分").arg(at).arg(left), verb, "report", true));
    }
}

std::vector<TodoViewModel::Row> TodoViewModel::rows() {
    const Facts& facts = m_from.facts.now();
    std::vector<Row> out;
    addQueue(out);
    addDrafts(out);
    if (!facts.identity || facts.identity->incident.isNull()) return out;

    if (const auto situation = m_from.opening.advised()) {
        //: Home: what the checklist leads to
        const QString text = *situation == OpeningViewModel::Open      ? tr("開設の届けが まだです")
                             : *situation == OpeningViewModel::Crowded ? tr("まもなく満員です")
                                                                       : tr("定員です");
        //: Home: opens the checklist of opening or closing a shelter
        out.push_back(row(text, tr("手順を見る"), "opening", true));
    }
    addReport(out);
    if (facts.board.openNeeds > 0) {
        //: Home: %1 needs that headquarters has not answered
        out.push_back(row(tr("本部の返事がない要望 %1件。電話もしてください").arg(facts.board.openNeeds),
                          //: Home: opens the report page, where they stand
                          tr("見る"), "report", true));
        out.back().name = QStringLiteral("needs");
    }
    if (facts.occupancy && facts.occupancy->counted > 0) {
        //: Home: %1 people who are counted without names
        out.push_back(row(tr("人数のみの %1人を名簿に").arg(facts.occupancy->counted),
                          //: Home: begins to write down their names
                          tr("名簿にする"), "reception"));
        out.back().name = QStringLiteral("names");
    }
    if (m_from.questions.count() > 0) {
        //: Home: %1 questions wait for somebody who knows
        out.push_back(row(tr("同じ人・食いちがい %1件").arg(m_from.questions.count()),
                          //: Home: opens the questions
                          tr("確かめる"), "questions"));
    }
    return out;
}

}  // namespace hinanjo::reception
