#include "reception/missing_view_model.h"

#include <algorithm>

#include "base/text.h"
#include "safety/say.h"
#include "safety/words.h"

namespace hinanjo::reception {
namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QString placeOf(const lists::RosterLine& line) {
    return text(line.person->address + (line.person->building.empty() ? "" : " " + line.person->building));
}

// Own line, mobile, else whoever answers for the person.
QString phoneOf(const domain::RosterPerson& person) {
    if (!person.phone.empty()) return text(person.phone);
    if (!person.mobile.empty()) return text(person.mobile);
    return person.contactPhone.empty() ? QString() : text(person.contactRelation + " " + person.contactPhone).trimmed();
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

MissingViewModel::MissingViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations,
                                   QObject* parent)
    : QAbstractListModel(parent), m_tablet(tablet), m_facts(facts), m_operations(operations) {
    m_thread.setMaxThreadCount(1);
    connect(&m_facts, &TabletFacts::changed, this, [this] {
        if (m_wanted) look();
    });
}

MissingViewModel::~MissingViewModel() {
    m_thread.waitForDone();
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
            return placeOf(line);
        case PhoneRole:
            return phoneOf(person);
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
    for (const lists::Part& part : m_seen.parts)
        all += part.missing.size();
    return static_cast<int>(all);
}

int MissingViewModel::people() const {
    return static_cast<int>(m_seen.missing ? m_seen.missing->lines.size() : m_seen.status.rows);
}

QStringList MissingViewModel::parts() const {
    //: Choice of a district: all of them; %1 how many are missing
    QStringList out{tr("全部 %1").arg(missing())};
    for (const lists::Part& part : m_seen.parts)
        out << QStringLiteral("%1 %2").arg(text(part.name)).arg(part.missing.size());
    return out;
}

QStringList MissingViewModel::officers() const {
    QStringList out;
    for (const auto& [id, name] : m_seen.status.officers)
        out << text(name);
    return out;
}

void MissingViewModel::setPart(int part) {
    if (part < 0 || part > static_cast<int>(m_seen.parts.size()) || part == m_part) return;
    m_partName = part == 0 ? QString() : text(m_seen.parts[static_cast<std::size_t>(part - 1)].name);
    fill();
}

MissingViewModel::Seen MissingViewModel::see() const {
    Seen seen;
    seen.status = m_tablet.rosterSlice();
    if (!seen.status.open) return seen;
    auto missing = m_tablet.missingPeople();
    if (!missing) return seen;
    seen.missing = std::move(*missing);
    seen.parts = lists::missingBy(lists::PartBy::District, seen.missing->lines);
    return seen;
}

void MissingViewModel::look() {
    m_wanted = true;
    if (m_looking) {
        m_again = true;
        return;
    }
    m_looking = true;
    m_thread.start([this] {
        QMetaObject::invokeMethod(
            this, [this, seen = see()]() mutable { take(std::move(seen)); }, Qt::QueuedConnection);
    });
}

void MissingViewModel::take(Seen seen) {
    m_looking = false;
    m_seen = std::move(seen);
    fill();
    if (std::exchange(m_again, false)) look();
}

// The part stays the one that was chosen, also when another one before it is gone.
void MissingViewModel::fill() {
    beginResetModel();
    m_rows.clear();
    m_part = 0;
    for (std::size_t i = 0; i < m_seen.parts.size(); ++i) {
        if (text(m_seen.parts[i].name) == m_partName) m_part = static_cast<int>(i) + 1;
    }
    if (m_part == 0) m_partName.clear();
    for (std::size_t i = 0; i < m_seen.parts.size(); ++i) {
        if (m_part == 0 || m_part == static_cast<int>(i) + 1)
            m_rows.insert(m_rows.end(), m_seen.parts[i].missing.begin(), m_seen.parts[i].missing.end());
    }
    endResetModel();
    emit changed();
}

void MissingViewModel::unseal(int one, const QString& oneCode, int two, const QString& twoCode) {
    const auto& officers = m_seen.status.officers;
    const auto known = [&](int at) { return at >= 0 && at < static_cast<int>(officers.size()); };
    if (m_opening) return;
    if (!known(one) || !known(two) || one == two) {
        //: Unsealing: the same officer twice, or none
        m_problem = tr("ちがう2人を えらんでください");
        emit changed();
        return;
    }
    m_opening = true;
    m_problem.clear();
    emit changed();
    const sync::OfficerCode first{officers[static_cast<std::size_t>(one)].first, oneCode.toStdString()};
    const sync::OfficerCode second{officers[static_cast<std::size_t>(two)].first, twoCode.toStdString()};
    m_thread.start([this, first, second] {
        const base::Status opened = m_tablet.openRoster(first, second);
        QString problem;
        if (!opened && opened.error().code == base::ErrorCode::Denied) {
            problem = m_tablet.identity() && m_tablet.identity()->incident.isNull()
                          ?
                          //: Unsealing: no disaster or drill is known here
                          tr("災害も訓練も 宣言されていないので、開けられません")
                          //: Unsealing: one of the codes was mistyped
                          : tr("コードが ちがいます。紙を見て もう一度 入れてください");
        } else if (!opened) {
            //: Unsealing failed; nothing was opened
            problem = tr("開けられませんでした。もう一度 ためしてください");
        }
        QMetaObject::invokeMethod(
            this,
            [this, problem] {
                m_opening = false;
                m_problem = problem;
                emit changed();
                look();
            },
            Qt::QueuedConnection);
    });
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
