#include "reception/missing_view_model.h"

#include <algorithm>

#include "base/text.h"
#include "reception/roster_words.h"
#include "safety/say.h"
#include "safety/words.h"

namespace hinanjo::reception {
namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

std::optional<safety::Outcome> outcomeOf(const QString& found) {
    using safety::Outcome;
    if (found == QStringLiteral("safe")) return Outcome::Safe;
    if (found == QStringLiteral("evacuated")) return Outcome::Evacuated;
    if (found == QStringLiteral("absent")) return Outcome::Absent;
    if (found == QStringLiteral("rescue")) return Outcome::NeedsRescue;
    return std::nullopt;
}

}  // namespace

MissingViewModel::MissingViewModel(RosterWatch& roster, OperationsModel& operations, QObject* parent)
    : QAbstractListModel(parent), m_roster(roster), m_operations(operations) {
    connect(&m_roster, &RosterWatch::changed, this, [this] {
        if (m_picture == m_roster.picture()) return;
        // Rows point into the old one until they are filled anew.
        const auto old = std::exchange(m_picture, m_roster.picture());
        fill();
    });
}

int MissingViewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant MissingViewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const lists::RosterLine& line = *m_rows[static_cast<std::size_t>(index.row())];
    const domain::RosterPerson& person = *line.person;
    switch (role) {
        case RosterNoRole:
            return text(person.no.value);
        case NameRole:
            return text(person.name);
        case KanaRole:
            return text(base::nfkc(person.kana));
        case PlaceRole:
            return words::rosterPlace(person);
        case PhoneRole:
            return words::rosterPhone(person);
        case NeedRole:
            return text(person.reason);
        case WordRole: {
            QStringList words;
            if (!line.lastWord.empty()) words << text(line.lastWord);
            for (const std::string& shelter : line.candidateShelters) {
                //: Somebody at shelter %1 may be this person: telephone before you walk
                words << tr("候補あり（要確認） %1").arg(text(shelter));
            }
            return words.join(QStringLiteral("　"));
        }
        case RescueRole:
            return line.needsRescue;
        default:
            return {};
    }
}

QHash<int, QByteArray> MissingViewModel::roleNames() const {
    return {{RosterNoRole, "rosterNo"}, {NameRole, "name"}, {KanaRole, "kana"}, {PlaceRole, "place"},
            {PhoneRole, "phone"},       {NeedRole, "need"}, {WordRole, "word"}, {RescueRole, "rescue"}};
}

int MissingViewModel::missing() const {
    std::size_t all = 0;
    for (const lists::Part& part : everyPart())
        all += part.missing.size();
    return static_cast<int>(all);
}

std::span<const lists::Part> MissingViewModel::everyPart() const {
    return m_picture ? std::span<const lists::Part>(m_picture->parts) : std::span<const lists::Part>();
}

QStringList MissingViewModel::parts() const {
    //: Choice of a district: all of them; %1 how many are missing
    QStringList out{tr("全部 %1").arg(missing())};
    for (const lists::Part& part : everyPart())
        out << QStringLiteral("%1 %2").arg(text(part.name)).arg(part.missing.size());
    return out;
}

void MissingViewModel::setPart(int part) {
    const auto parts = everyPart();
    if (part < 0 || part > static_cast<int>(parts.size()) || part == m_part) return;
    m_partName = part == 0 ? QString() : text(parts[static_cast<std::size_t>(part - 1)].name);
    fill();
}

// The part stays the one that was chosen, also when another one before it is gone or the names were hidden meanwhile.
void MissingViewModel::fill() {
    beginResetModel();
    m_rows.clear();
    m_part = 0;
    const auto parts = everyPart();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (text(parts[i].name) == m_partName) m_part = static_cast<int>(i) + 1;
    }
    if (m_part == 0 && !parts.empty()) m_partName.clear();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (m_part == 0 || m_part == static_cast<int>(i) + 1)
            m_rows.insert(m_rows.end(), parts[i].missing.begin(), parts[i].missing.end());
    }
    endResetModel();
    emit changed();
}

void MissingViewModel::tick(const QString& rosterNo, const QString& found) {
    const auto outcome = outcomeOf(found);
    const auto line = std::ranges::find(m_rows, rosterNo.toStdString(),
                                        [](const lists::RosterLine* row) { return row->person->no.value; });
    if (!outcome || line == m_rows.end()) return;
    const QString subject =
        QStringLiteral("%1 %2").arg(text((*line)->person->name), text(safety::outcomeWords(*outcome)));
    m_operations.record(OperationsModel::Kind::Told, subject, [&](const tablet::Desk& desk, const state::State& state) {
        domain::RosterPersonAccounted word;
        word.rosterNo = (*line)->person->no;
        word.outcome = *outcome;
        word.source = domain::RosterPersonAccounted::Source::Visit;
        word.shelter = desk.shelter;
        std::vector<event::Draft> drafts;
        if (auto draft = safety::sayOf(state, std::move(word), std::nullopt); draft && *draft) {
            (*draft)->incident = desk.incident;
            (*draft)->shelter = desk.shelter;
            (*draft)->staff = desk.staff;
            (*draft)->observedAt.reset();
            drafts.push_back(std::move(**draft));
        }
        return drafts;
    });
}

}  // namespace hinanjo::reception
