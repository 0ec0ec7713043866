#include "reception/pairs_view_model.h"

#include <algorithm>
#include <array>

#include "domain/birth_date.h"
#include "reception/roster_words.h"
#include "reception/words.h"
#include "safety/arrivals.h"
#include "safety/say.h"

namespace hinanjo::reception {
namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QString joined(const std::string& whole, const std::string& family, const std::string& given) {
    return text(whole.empty() ? family + " " + given : whole).trimmed();
}

QString nameOf(const matching::Arrival& arrival) {
    const QString name = joined(arrival.name, arrival.familyName, arrival.givenName);
    const QString kana = joined(arrival.kana, arrival.familyKana, arrival.givenKana);
    if (name.isEmpty() || kana.isEmpty()) return name + kana;
    return name + u'（' + kana + u'）';
}

QString birthOf(const matching::Arrival& arrival) {
    QStringList out;
    const auto readings = domain::readBirthDate(arrival.birth);
    if (!arrival.birth.empty())
        out << text(readings.size() == 1 ? domain::toJapanese(readings.front()) : arrival.birth);
    //: %1 age as told
    if (arrival.age) out << PairsViewModel::tr("%1才").arg(*arrival.age);
    return out.join(u'　');
}

QString phonesOf(const matching::Arrival& arrival) {
    QStringList out;
    for (const std::string& phone : arrival.phones)
        out << text(phone);
    return out.join(u'　');
}

// 「読みが一致（受付 …／名簿 …）」: both sides stand beside it already.
QString judgement(const matching::FieldEvidence& evidence) {
    return text(evidence.words).section(u'（', 0, 0).section(u' ', 0, 0);
}

}  // namespace

PairsViewModel::PairsViewModel(tablet::Tablet& tablet, TabletFacts& facts, RosterWatch& roster,
                               OperationsModel& operations, QObject* parent)
    : QAbstractListModel(parent), m_tablet(tablet), m_facts(facts), m_roster(roster), m_operations(operations) {
    connect(&m_roster, &RosterWatch::changed, this, [this] {
        if (m_picture == m_roster.picture()) return;
        // Rows point into the old one until they are filled anew.
        const auto old = std::exchange(m_picture, m_roster.picture());
        fill();
    });
}

int PairsViewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant PairsViewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const safety::Pair& pair = *m_rows[static_cast<std::size_t>(index.row())];
    const safety::Accounts& accounts = m_picture->people->accounts;
    const domain::RosterPerson& person = accounts.book->people[pair.row];
    switch (role) {
        case PairIdRole:
            return idOf(pair);
        case NameRole:
            return text(person.name);
        case WhyRole:
            return text(pair.why);
        case ArrivedRole: {
            const safety::SeenAt* seen = accounts.seen.find(arrivalOf(pair).id);
            if (seen == nullptr) return QString();
            return m_facts.shelterName(seen->shelter) + u'　' + words::momentSeen(seen->at, m_tablet.clock().now());
        }
        case NeedRole:
            return text(person.reason);
        case FieldsRole:
            return fieldsOf(pair);
        default:
            return {};
    }
}

QHash<int, QByteArray> PairsViewModel::roleNames() const {
    return {{PairIdRole, "pairId"},   {NameRole, "name"}, {WhyRole, "why"},
            {ArrivedRole, "arrived"}, {NeedRole, "need"}, {FieldsRole, "fields"}};
}

QVariantList PairsViewModel::fieldsOf(const safety::Pair& pair) const {
    const safety::Accounts& accounts = m_picture->people->accounts;
    const domain::RosterPerson& person = accounts.book->people[pair.row];
    const matching::Arrival& arrival = arrivalOf(pair);
    struct Field {
        const char* evidence;  // As matching calls it.
        QString label;
        QString roster;
        QString arrival;
    };
    const std::array fields{//: Field of a person, beside its values
                            Field{"氏名", tr("氏名"), words::rosterName(person), nameOf(arrival)},
                            //: Field of a person
                            Field{"生年月日", tr("生年月日"), text(domain::toJapanese(person.birth)), birthOf(arrival)},
                            //: Field of a person
                            Field{"性別", tr("性別"), words::sex(person.sex), words::sex(arrival.sex)},
                            //: Field of a person
                            Field{"住所", tr("住所"), words::rosterPlace(person), text(arrival.address)},
                            //: Field of a person
                            Field{"電話", tr("電話"), words::rosterPhone(person), phonesOf(arrival)}};
    QVariantList out;
    for (const Field& field : fields) {
        const auto found = std::ranges::find(pair.evidence, field.evidence, &matching::FieldEvidence::field);
        const bool differs = found != pair.evidence.end() && found->contradiction;
        QString said = found == pair.evidence.end() ? QString() : judgement(*found);
        //: %1 how two values compare; they contradict each other
        if (differs) said = tr("▲ ちがう（%1）").arg(said);
        out << QVariantMap{{QStringLiteral("field"), field.label},
                           {QStringLiteral("roster"), field.roster},
                           {QStringLiteral("arrival"), field.arrival},
                           {QStringLiteral("words"), said},
                           {QStringLiteral("differs"), differs}};
    }
    return out;
}

int PairsViewModel::postponed() const {
    return m_picture ? static_cast<int>(m_picture->pairs.size() - m_rows.size()) : 0;
}

const matching::Arrival& PairsViewModel::arrivalOf(const safety::Pair& pair) const {
    return m_picture->people->arrivals[pair.arrival];
}

QString PairsViewModel::idOf(const safety::Pair& pair) const {
    const safety::Accounts& accounts = m_picture->people->accounts;
    return text(accounts.people[pair.row].rosterNo + "=" + arrivalOf(pair).id);
}

void PairsViewModel::fill() {
    beginResetModel();
    m_rows.clear();
    if (m_picture) {
        for (const safety::Pair& pair : m_picture->pairs) {
            if (!m_postponed.contains(idOf(pair))) m_rows.push_back(&pair);
        }
    }
    endResetModel();
    emit changed();
}

void PairsViewModel::start() {
    m_postponed.clear();
    m_problem.clear();
    fill();
}

void PairsViewModel::postpone(const QString& pair) {
    m_postponed.insert(pair);
    m_problem.clear();
    fill();
}

void PairsViewModel::decide(const QString& id, bool same) {
    const auto row = std::ranges::find_if(m_rows, [&](const safety::Pair* pair) { return idOf(*pair) == id; });
    if (row == m_rows.end()) return;
    const safety::Accounts& accounts = m_picture->people->accounts;
    const domain::RosterPerson& person = accounts.book->people[(*row)->row];
    const matching::Arrival& arrival = arrivalOf(**row);

    const tablet::Desk here = m_operations.desk();
    std::optional<event::Draft> draft;
    m_tablet.read([&](const state::State& state) {
        const state::PersonView* only = nullptr;
        std::size_t found = 0;
        for (const state::PersonView* record : state.people()) {
            if (!safety::wasSeen(*record) || safety::arrivalId(*record) != arrival.id) continue;
            only = record;
            ++found;
        }
        // Two lists may have used one number.
        if (found != 1) return;
        auto decided =
            safety::decideMatch(state, only->id, person.no, same ? domain::Sameness::Same : domain::Sameness::Different,
                                //: Reason that is kept with a decision made on this page
                                tr("避難所で確認").toStdString(), here.shelter);
        if (decided) draft = std::move(*decided);
    });
    if (!draft) {
        //: The record of an arrival is not here any more, or is not the only one of its number
        m_problem = tr("この受付の記録が ひとつに決まりません。本部に伝えてください");
        emit changed();
        return;
    }
    m_problem.clear();
    const QString subject = same ?
                                 //: Undo strip: %1 name of the arrival, %2 name on the roster
                                tr("%1 ＝ 名簿の %2").arg(nameOf(arrival), text(person.name))
                                 //: Undo strip: %1 name of the arrival, %2 name on the roster
                                 : tr("%1 は 名簿の %2 とは別の人").arg(nameOf(arrival), text(person.name));
    m_operations.record(OperationsModel::Kind::Decided, subject, [&](const tablet::Desk& desk, const state::State&) {
        draft->incident = desk.incident;
        draft->shelter = desk.shelter;
        draft->staff = desk.staff;
        return std::vector{std::move(*draft)};
    });
    emit changed();
}

}  // namespace hinanjo::reception
