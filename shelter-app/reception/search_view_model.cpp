#include "reception/search_view_model.h"

#include <QLocale>

namespace hinanjo::reception {
namespace {

constexpr std::size_t kMostHouseholds = 50;

QString number(std::size_t n) {
    return QLocale(QLocale::Japanese).toString(static_cast<qulonglong>(n));
}

}  // namespace

int CandidatesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant CandidatesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Candidate& candidate = m_candidates[static_cast<std::size_t>(index.row())];
    switch (role) {
        case TitleRole:
            return candidate.title;
        case SubtitleRole:
            return candidate.subtitle;
        case BadgeRole:
            return candidate.badge;
        case NeedsCareRole:
            return candidate.needsCare;
        default:
            return {};
    }
}

QHash<int, QByteArray> CandidatesModel::roleNames() const {
    return {{TitleRole, "title"}, {SubtitleRole, "subtitle"}, {BadgeRole, "badge"}, {NeedsCareRole, "needsCare"}};
}

const Candidate* CandidatesModel::at(int row) const {
    return row >= 0 && row < count() ? &m_candidates[static_cast<std::size_t>(row)] : nullptr;
}

void CandidatesModel::replace(std::vector<Candidate> candidates) {
    beginResetModel();
    m_candidates = std::move(candidates);
    endResetModel();
    emit countChanged();
}

SearchViewModel::SearchViewModel(tablet::Tablet& tablet, QObject* parent) : QObject(parent), m_tablet(tablet) {
    m_thread.setMaxThreadCount(1);
    m_population = m_tablet.residentsVersion().second;
}

SearchViewModel::~SearchViewModel() {
    m_thread.waitForDone();
}

QString SearchViewModel::summary() const {
    if (isEmpty()) {
        //: Beside the row keys while nothing is typed; %1 people in the residents' register of this area
        if (m_population > 0)
            return tr("姓のかなの行を押してください（この避難所の区域 %1人）").arg(number(m_population));
        //: The residents' register has not arrived; only people already here can be found
        return tr("住民名簿はまだ届いていません。受付ずみの人だけ さがせます");
    }
    //: %1 households found, and there are more
    if (m_more) return tr("候補 %1世帯以上。もっと押すと しぼれます").arg(number(m_total));
    //: %1 households found
    if (m_population == 0) return tr("候補 %1世帯（受付ずみの人から）").arg(number(m_total));
    //: %1 households found, %2 people searched
    return tr("候補 %1世帯（%2人から）").arg(number(m_total), number(m_population));
}

void SearchViewModel::row(int digit) {
    m_query.row(digit);
    changed();
}

void SearchViewModel::kana(const QString& kana) {
    if (m_query.kana(kana)) changed();
}

void SearchViewModel::modify() {
    m_query.modify();
    changed();
}

void SearchViewModel::toGiven() {
    m_query.toGiven();
    changed();
}

void SearchViewModel::erase() {
    m_query.erase();
    changed();
}

void SearchViewModel::clear() {
    m_query.clear();
    changed();
}

void SearchViewModel::setByKana(bool byKana) {
    if (this->byKana() == byKana) return;
    m_query.setBy(byKana ? TypedQuery::By::Kana : TypedQuery::By::Rows);
    changed();
}

void SearchViewModel::pick(int candidate) {
    if (const Candidate* chosen = m_candidates.at(candidate)) emit picked(Candidate(*chosen));
}

void SearchViewModel::refresh() {
    search();
}

void SearchViewModel::changed() {
    emit typedChanged();
    search();
}

void SearchViewModel::search() {
    const quint64 generation = ++m_generation;
    SearchQuery query;
    query.by = byKana() ? SearchQuery::By::Kana : SearchQuery::By::Rows;
    query.family = m_query.family().toStdString();
    query.given = m_query.given().toStdString();
    query.limit = kMostHouseholds;
    m_searching = true;
    emit found();
    m_thread.clear();  // Whatever waits is out of date.
    m_thread.start([this, generation, query] {
        CandidatesFound result = findCandidates(m_tablet, query);
        // The destructor waits for this thread, so `this` is alive; the queued call dies with it.
        QMetaObject::invokeMethod(
            this,
            [this, generation, result = std::move(result)]() mutable {
                if (generation != m_generation) return;
                m_searching = false;
                m_total = result.total;
                m_more = result.more;
                m_population = result.population;
                m_candidates.replace(std::move(result.households));
                emit found();
            },
            Qt::QueuedConnection);
    });
}

}  // namespace hinanjo::reception
