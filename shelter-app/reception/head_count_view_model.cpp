#include "reception/head_count_view_model.h"

#include <QJsonArray>
#include <algorithm>
#include <numeric>

namespace hinanjo::reception {
namespace {

// Nobody brings more by hand; more are counted in several goes.
constexpr int kMost = 999;

}  // namespace

HeadCountViewModel::HeadCountViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations,
                                       QObject* parent)
    : QAbstractListModel(parent), m_tablet(tablet), m_facts(facts), m_operations(operations) {
    connect(&m_facts, &TabletFacts::changed, this, &HeadCountViewModel::changed);
}

int HeadCountViewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_people.size());
}

QVariant HeadCountViewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto row = static_cast<std::size_t>(index.row());
    switch (role) {
        case LabelRole: {
            //: Classes of people in a head count
            const std::array<QString, 6> labels{tr("大人（男）"), tr("大人（女）"), tr("子ども"),
                                                tr("75才以上"),   tr("乳児"),       tr("わからない")};
            return labels[row];
        }
        case PeopleRole:
            return m_people[row];
        case CodeRole: {
            static const std::array<QString, 6> kCodes{u"men"_qs,     u"women"_qs,   u"children"_qs,
                                                       u"elderly"_qs, u"infants"_qs, u"unknown"_qs};
            return kCodes[row];
        }
        default:
            return {};
    }
}

QHash<int, QByteArray> HeadCountViewModel::roleNames() const {
    return {{LabelRole, "label"}, {PeopleRole, "people"}, {CodeRole, "code"}};
}

int HeadCountViewModel::total() const {
    return std::accumulate(m_people.begin(), m_people.end(), 0);
}

void HeadCountViewModel::setTown(const QString& town) {
    m_town = m_town == town ? QString() : town;
    emit changed();
}

void HeadCountViewModel::start() {
    m_people.fill(0);
    m_urgent = 0;
    m_town.clear();
    emit dataChanged(index(0), index(rowCount() - 1), {PeopleRole});
    emit changed();
}

Draft HeadCountViewModel::draft() const {
    if (total() == 0) return {};
    QJsonArray people;
    for (const int count : m_people)
        people << count;
    return {
        {{QStringLiteral("people"), people}, {QStringLiteral("urgent"), m_urgent}, {QStringLiteral("town"), m_town}},
        //: Draft of a head count: %1 people
        tr("人数だけ %1人").arg(total())};
}

void HeadCountViewModel::resume(const QJsonObject& content) {
    start();
    const QJsonArray people = content.value(u"people").toArray();
    for (int row = 0; row < rowCount(); ++row)
        change(row, people.at(row).toInt());
    changeUrgent(content.value(u"urgent").toInt());
    setTown(content.value(u"town").toString());
}

void HeadCountViewModel::change(int row, int by) {
    if (row < 0 || row >= rowCount()) return;
    int& people = m_people[static_cast<std::size_t>(row)];
    people = std::clamp(people + by, 0, kMost);
    m_urgent = std::min(m_urgent, total());
    emit dataChanged(index(row), index(row), {PeopleRole});
    emit changed();
}

void HeadCountViewModel::changeUrgent(int by) {
    m_urgent = std::clamp(m_urgent + by, 0, total());
    emit changed();
}

void HeadCountViewModel::enter() {
    if (total() == 0) return;
    tablet::Counting counting;
    const auto people = [this](std::size_t row) { return static_cast<std::uint32_t>(m_people[row]); };
    counting.count = {people(0), people(1), people(2), people(3), people(4), people(5)};
    counting.token = token().toStdString();
    counting.town = m_town.toStdString();
    counting.urgentPeople = static_cast<std::uint32_t>(m_urgent);
    //: %1 token number of the household, %2 people
    m_operations.record(
        OperationsModel::Kind::Counted, tr("%1 %2人").arg(token()).arg(total()),
        [&](const tablet::Desk& desk, const state::State& state) {
            return tablet::count(counting, desk, state, m_tablet.clock(), m_tablet.random()).drafts;
        },
        forms::kHeadCount);
    m_facts.gaveToken(token());
    start();
    emit entered();
}

}  // namespace hinanjo::reception
