#include "reception/questions_view_model.h"

#include <algorithm>

namespace hinanjo::reception {

QuestionsViewModel::QuestionsViewModel(TabletFacts& facts, OperationsModel& operations, QObject* parent)
    : QAbstractListModel(parent), m_facts(facts), m_operations(operations) {
    connect(&m_facts, &TabletFacts::changed, this, &QuestionsViewModel::refresh);
    refresh();
}

int QuestionsViewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant QuestionsViewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const QuestionCard& card = m_cards[static_cast<std::size_t>(index.row())];
    switch (role) {
        case QuestionIdRole:
            return m_ids[static_cast<std::size_t>(index.row())];
        case HeadingRole:
            return card.heading;
        case SubjectRole:
            return card.subject;
        case RemarkRole:
            return card.remark;
        case SidesRole: {
            QVariantList sides;
            for (const QuestionSide& side : card.sides) {
                sides << QVariantMap{{QStringLiteral("text"), side.text},
                                     {QStringLiteral("detail"), side.detail},
                                     {QStringLiteral("choice"), side.choice},
                                     {QStringLiteral("meanwhile"), side.meanwhile},
                                     {QStringLiteral("choiceName"), side.choiceName}};
            }
            return sides;
        }
        case IsPairRole:
            return card.isPair;
        case SameRole:
            return card.same;
        case DifferentRole:
            return card.different;
        default:
            return {};
    }
}

QHash<int, QByteArray> QuestionsViewModel::roleNames() const {
    return {{QuestionIdRole, "questionId"},
            {HeadingRole, "heading"},
            {SubjectRole, "subject"},
            {RemarkRole, "remark"},
            {SidesRole, "sides"},
            {IsPairRole, "isPair"},
            {SameRole, "same"},
            {DifferentRole, "different"}};
}

void QuestionsViewModel::choose(const QString& question, int choice) {
    const auto at = std::ranges::find(m_ids, question);
    if (at == m_ids.end()) return;
    const QuestionCard& card = m_cards[static_cast<std::size_t>(at - m_ids.begin())];
    auto draft = state::decide(card.question, static_cast<std::size_t>(choice));
    if (choice < 0 || !draft) return;
    const QString subject = card.subject.isEmpty() ? card.sides.front().text.section(u'\n', 0, 0) : card.subject;
    m_operations.record(OperationsModel::Kind::Decided, subject, [&](const tablet::Desk& desk, const state::State&) {
        draft->incident = desk.incident;
        draft->shelter = desk.shelter;
        draft->staff = desk.staff;
        return std::vector{std::move(*draft)};
    });
}

void QuestionsViewModel::refresh() {
    const std::vector<QuestionCard>& cards = m_facts.now().questions;
    std::vector<QString> ids;
    for (const QuestionCard& card : cards)
        ids.push_back(QString::fromStdString(card.question.id()));
    if (ids == m_ids) {
        // The same questions: names around them may have changed, but nobody loses their place in the list.
        m_cards = cards;
        if (!m_cards.empty()) emit dataChanged(index(0), index(count() - 1));
        return;
    }
    beginResetModel();
    m_cards = cards;
    m_ids = std::move(ids);
    endResetModel();
    emit changed();
}

}  // namespace hinanjo::reception
