#include "reception/people_view_model.h"

#include <algorithm>
#include <set>

#include "reception/words.h"

namespace hinanjo::reception {
namespace {

// More rows that come, go or move than this are a new list: one repaint instead of many.
constexpr std::size_t kManyChanges = 200;

std::string_view keyOf(const PersonRow& row) {
    return row.who.person.isNull() ? row.who.household.view() : row.who.person.view();
}

bool passesFilter(const PersonRow& row, int filter) {
    using state::Presence;
    switch (filter) {
        case PeopleViewModel::Inside:
            return row.presence == Presence::Inside;
        case PeopleViewModel::Out:
            return row.presence == Presence::Out;
        case PeopleViewModel::Counted:
            return row.counted && row.presence == Presence::Inside;
        case PeopleViewModel::Care:
            return row.isPresent() && !row.care.isEmpty();
        case PeopleViewModel::Doubt:
            return row.doubt;
        case PeopleViewModel::Gone:
            return row.presence == Presence::Gone;
        default:
            return row.isPresent();
    }
}

}  // namespace

PeopleViewModel::PeopleViewModel(PeopleBook& book, QObject* parent) : QAbstractListModel(parent), m_book(book) {
    connect(&m_book, &PeopleBook::changed, this, &PeopleViewModel::update);
}

int PeopleViewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant PeopleViewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const PersonRow& row = *m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
        case NameRole:
            return row.others.isEmpty() ? row.name : row.name + u' ' + row.others;
        case AddressRole:
            return row.address;
        case SlipRole: {
            //: A list of people: %1 the number of the slip the household holds
            QStringList parts{row.token.isEmpty() ? QString() : tr("券%1").arg(row.token), row.room};
            parts.removeAll(QString());
            return parts.join(QStringLiteral("　"));
        }
        case StatusRole:
            return row.status;
        case SinceRole:
            return words::momentSeen(row.since, m_book.now().now);
        case MarkRole:
            return row.atHq ? QString() : QStringLiteral("△");
        case CareRole:
            return !row.care.isEmpty();
        case DoubtRole:
            return row.doubt;
        case SelectedRole:
            return m_selected == row.who;
        default:
            return {};
    }
}

QHash<int, QByteArray> PeopleViewModel::roleNames() const {
    return {{NameRole, "name"},     {AddressRole, "address"}, {SlipRole, "slip"},
            {StatusRole, "status"}, {SinceRole, "since"},     {MarkRole, "mark"},
            {CareRole, "care"},     {DoubtRole, "doubt"},     {SelectedRole, "selected"}};
}

const PersonRow* PeopleViewModel::at(int row) const {
    return row >= 0 && row < count() ? m_rows[static_cast<std::size_t>(row)].get() : nullptr;
}

int PeopleViewModel::selected() const {
    if (!m_selected) return -1;
    const auto it = std::ranges::find_if(m_rows, [&](const PersonRowPtr& row) { return row->who == *m_selected; });
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

bool PeopleViewModel::passes(const PersonRow& row) const {
    return passesFilter(row, m_filter) && row.matches(m_query);
}

std::vector<PersonRowPtr> PeopleViewModel::wanted() const {
    const PeopleSeen& seen = m_book.now();
    const auto& all = m_order == ByTown ? seen.byTown : m_order == Newest ? seen.newest : seen.byKana;
    std::vector<PersonRowPtr> out;
    out.reserve(all.size());
    std::ranges::copy_if(all, std::back_inserter(out), [this](const PersonRowPtr& row) { return passes(*row); });
    return out;
}

void PeopleViewModel::count(const PeopleSeen& seen) {
    for (int filter = All; filter <= Gone; ++filter) {
        int people = 0;
        for (const PersonRowPtr& row : seen.byKana) {
            // Somebody named twice is to be looked at, not to be counted.
            if (passesFilter(*row, filter)) people += filter == Doubt ? std::max(1, row->people) : row->people;
        }
        m_counts[filter] = people;
    }
    m_people = 0;
    for (const PersonRowPtr& row : m_rows)
        m_people += row->people;
}

void PeopleViewModel::reset() {
    beginResetModel();
    m_rows = wanted();
    endResetModel();
    count(m_book.now());
    emit listed();
    emit selectedChanged();
}

// Takes over what the book read last: only rows that came, went, moved or changed are touched.
void PeopleViewModel::update() {
    const std::vector<PersonRowPtr> next = wanted();
    const std::vector<PersonRowPtr> old = m_rows;  // The keys look into these.
    std::set<std::string_view> before;
    std::set<std::string_view> after;
    const bool sameRows =
        std::ranges::equal(old, next, [](const auto& a, const auto& b) { return keyOf(*a) == keyOf(*b); });
    if (!sameRows) {
        for (const PersonRowPtr& row : old)
            before.insert(keyOf(*row));
        for (const PersonRowPtr& row : next)
            after.insert(keyOf(*row));
    }
    std::size_t steps = 0;
    for (std::size_t i = 0; !sameRows && (i < next.size() || i < m_rows.size());) {
        const auto at = static_cast<int>(i);
        const bool isOver = i >= m_rows.size();
        if (!isOver && i < next.size() && keyOf(*m_rows[i]) == keyOf(*next[i])) {
            ++i;
            continue;
        }
        if (++steps > kManyChanges) {
            reset();
            return;
        }
        // Gone, or on its way to a place further down: there it comes back as a new one.
        const bool movesDown = i + 1 < m_rows.size() && i < next.size() && keyOf(*m_rows[i + 1]) == keyOf(*next[i]);
        if (!isOver && (i >= next.size() || movesDown || !after.contains(keyOf(*m_rows[i])))) {
            before.erase(keyOf(*m_rows[i]));
            beginRemoveRows({}, at, at);
            m_rows.erase(m_rows.begin() + at);
            endRemoveRows();
            continue;
        }
        if (before.contains(keyOf(*next[i]))) {
            const auto from = std::find_if(m_rows.begin() + at, m_rows.end(),
                                           [&](const PersonRowPtr& row) { return keyOf(*row) == keyOf(*next[i]); });
            const auto place = static_cast<int>(from - m_rows.begin());
            beginMoveRows({}, place, place, {}, at);
            std::rotate(m_rows.begin() + at, from, from + 1);
            endMoveRows();
        } else {
            beginInsertRows({}, at, at);
            m_rows.insert(m_rows.begin() + at, next[i]);
            endInsertRows();
        }
        ++i;
    }
    for (std::size_t i = 0; i < next.size(); ++i) {
        if (m_rows[i] == next[i]) continue;
        m_rows[i] = next[i];
        emit dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
    }
    count(m_book.now());
    emit listed();
    emit selectedChanged();
}

void PeopleViewModel::look() {
    m_book.look(this);
}

void PeopleViewModel::lookAway() {
    m_book.lookAway(this);
}

void PeopleViewModel::setFilter(int filter) {
    if (filter < All || filter > Gone) return;
    m_filter = filter;
    reset();
}

void PeopleViewModel::setOrder(int order) {
    if (order < ByKana || order > Newest) return;
    m_order = order;
    reset();
}

void PeopleViewModel::setMode(int mode) {
    if (mode < Rows || mode > Jump || mode == m_mode) return;
    m_mode = mode;
    m_query.setBy(mode == Kana ? TypedQuery::By::Kana : mode == Digits ? TypedQuery::By::Digits : TypedQuery::By::Rows);
    m_query.clear();
    emit typedChanged();
    reset();
}

void PeopleViewModel::key(int digit) {
    if (m_mode == Jump) {
        jump(digit);
        return;
    }
    if (m_mode == Digits) {
        m_query.digit(digit);
    } else {
        m_mode = Rows;
        m_query.row(digit);
    }
    emit typedChanged();
    reset();
}

void PeopleViewModel::kana(const QString& kana) {
    if (!m_query.kana(kana)) return;
    m_mode = Kana;
    emit typedChanged();
    reset();
}

void PeopleViewModel::modify() {
    m_query.modify();
    emit typedChanged();
    reset();
}

void PeopleViewModel::toGiven() {
    m_query.toGiven();
    emit typedChanged();
}

void PeopleViewModel::erase() {
    m_query.erase();
    emit typedChanged();
    reset();
}

void PeopleViewModel::clear() {
    m_query.clear();
    emit typedChanged();
    reset();
}

// P3: to the first whose name begins in this row of kana, or else in the next one that has somebody.
void PeopleViewModel::jump(int digit) {
    if (m_order != ByKana) setOrder(ByKana);
    const auto placeOf = [](int row) { return (row + 9) % 10; };  // わ stands last.
    for (int i = 0; i < count(); ++i) {
        const std::string& rows = m_rows[static_cast<std::size_t>(i)]->rows;
        if (rows.empty() || rows.front() < '0' || rows.front() > '9') continue;
        if (placeOf(rows.front() - '0') < placeOf(digit)) continue;
        emit jumped(i);
        return;
    }
    emit jumped(count() - 1);
}

void PeopleViewModel::select(int row) {
    const PersonRow* chosen = at(row);
    if (chosen == nullptr) return;
    const int before = selected();
    m_selected = chosen->who;
    for (const int changed : {before, row}) {
        if (changed >= 0) emit dataChanged(index(changed), index(changed), {SelectedRole});
    }
    emit selectedChanged();
    if (m_choosingFor.isEmpty()) emit shown(PersonRow(*chosen));
}

void PeopleViewModel::open() {
    if (selected() < 0) select(0);
    const PersonRow* row = at(selected());
    if (row == nullptr || m_choosingFor.isEmpty() || !isNamedRow(*row)) return;
    const PersonRow found = *row;
    stopChoosing();
    emit chosen(found);
}

void PeopleViewModel::choose(const QString& forWhom) {
    m_choosingFor = forWhom;
    m_selected.reset();
    m_filter = All;
    clear();
    emit choosingChanged();
}

void PeopleViewModel::stopChoosing() {
    m_choosingFor.clear();
    emit choosingChanged();
}

}  // namespace hinanjo::reception
