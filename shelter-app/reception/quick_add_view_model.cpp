#include "reception/quick_add_view_model.h"

#include <QJsonArray>
#include <algorithm>
#include <iterator>

#include "reception/kana_input.h"
#include "reception/words.h"

namespace hinanjo::reception {

int NewcomersModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_people.size());
}

QVariant NewcomersModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Newcomer& newcomer = m_people[static_cast<std::size_t>(index.row())];
    switch (role) {
        case NameRole:
            //: Stands for a given name that is added later
            return (newcomer.familyKana + u' ' +
                    (newcomer.givenKana.isEmpty() ? tr("（名はあとで）") : newcomer.givenKana))
                .trimmed();
        case DetailRole: {
            QStringList parts{words::sex(newcomer.sex),
                              newcomer.birth.isEmpty() ? words::ageBand(newcomer.ageBand)
                                                       : QString::fromStdString(domain::toJapanese(newcomer.birth))};
            parts.removeAll(QString());
            return parts.join(QStringLiteral("　"));
        }
        case CareRole:
            return CareModel::text(newcomer.care);
        default:
            return {};
    }
}

QHash<int, QByteArray> NewcomersModel::roleNames() const {
    return {{NameRole, "name"}, {DetailRole, "detail"}, {CareRole, "care"}};
}

void NewcomersModel::reset(Newcomer first) {
    beginResetModel();
    m_people.assign(1, std::move(first));
    endResetModel();
}

void NewcomersModel::append(Newcomer newcomer) {
    beginInsertRows({}, rowCount(), rowCount());
    m_people.push_back(std::move(newcomer));
    endInsertRows();
}

void NewcomersModel::remove(int row) {
    beginRemoveRows({}, row, row);
    m_people.erase(m_people.begin() + row);
    endRemoveRows();
}

void NewcomersModel::touch(int row) {
    emit dataChanged(index(row), index(row));
}

QuickAddViewModel::QuickAddViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations,
                                     QObject* parent)
    : QObject(parent), m_tablet(tablet), m_facts(facts), m_operations(operations) {
    connect(&m_facts, &TabletFacts::changed, this, &QuickAddViewModel::changed);
    connect(&m_care, &CareModel::toggled, this, [this](const std::set<std::string>& codes) {
        m_people.edit(m_current).care = codes;
        update();
    });
}

QString QuickAddViewModel::saidName() const {
    const tablet::Arriving& said = now().said;
    return QString::fromStdString(said.familyName + (said.givenName.empty() ? "" : " ") + said.givenName);
}

QString QuickAddViewModel::birthText() const {
    return words::birthAndAge(now().birth, m_tablet.clock().now());
}

int QuickAddViewModel::unnamed() const {
    return static_cast<int>(
        std::ranges::count_if(m_people.people(), [](const Newcomer& n) { return n.givenKana.isEmpty(); }));
}

void QuickAddViewModel::setInGiven(bool inGiven) {
    m_inGiven = inGiven;
    emit changed();
}

void QuickAddViewModel::setSex(int sex) {
    Newcomer& person = m_people.edit(m_current);
    // Pressed again: not said after all.
    person.sex = static_cast<int>(person.sex) == sex ? domain::Sex::NotSaid : static_cast<domain::Sex>(sex);
    update();
}

void QuickAddViewModel::setAgeBand(int band) {
    Newcomer& person = m_people.edit(m_current);
    person.birth = {};
    person.ageBand =
        static_cast<int>(person.ageBand) == band ? domain::AgeBand::NotSaid : static_cast<domain::AgeBand>(band);
    update();
}

void QuickAddViewModel::setTown(const QString& town) {
    m_town = town;
    m_begun = true;
    emit changed();
}

void QuickAddViewModel::setBirth(const domain::PartialDate& birth) {
    Newcomer& person = m_people.edit(m_current);
    person.birth = birth;
    if (!birth.isEmpty()) person.ageBand = {};
    update();
}

void QuickAddViewModel::begin(Newcomer first) {
    // Nobody has said where they live yet: a town that was only preset would pass for evidence when matching.
    m_town.clear();
    m_current = 0;
    m_inGiven = !first.familyKana.isEmpty();
    m_begun = false;
    m_people.reset(std::move(first));
    m_care.show({});
    emit changed();
}

void QuickAddViewModel::start() {
    m_intoHousehold = false;
    begin({});
}

void QuickAddViewModel::startFrom(const tablet::Arriving& said) {
    m_intoHousehold = false;
    Newcomer first;
    first.said = said;
    first.sex = said.sex;
    first.birth = said.birth;
    begin(std::move(first));
}

void QuickAddViewModel::startInto(const std::string& familyKana, const std::string& town) {
    m_intoHousehold = true;
    Newcomer first;
    first.familyKana = QString::fromStdString(familyKana);
    begin(std::move(first));
    m_town = QString::fromStdString(town);
    emit changed();
}

void QuickAddViewModel::kana(const QString& kana) {
    Newcomer& person = m_people.edit(m_current);
    (m_inGiven ? person.givenKana : person.familyKana) += acceptedKana(kana);
    update();
}

void QuickAddViewModel::modify() {
    Newcomer& person = m_people.edit(m_current);
    QString& field = m_inGiven ? person.givenKana : person.familyKana;
    field = nextForm(field);
    update();
}

void QuickAddViewModel::erase() {
    Newcomer& person = m_people.edit(m_current);
    QString& field = m_inGiven ? person.givenKana : person.familyKana;
    if (field.isEmpty()) {
        m_inGiven = false;
    } else {
        field.chop(1);
    }
    update();
}

void QuickAddViewModel::addMember(int sex, int ageBand) {
    Newcomer member;
    member.familyKana = m_people.people().front().familyKana;
    member.sex = static_cast<domain::Sex>(sex);
    member.ageBand = static_cast<domain::AgeBand>(ageBand);
    m_people.append(std::move(member));
    m_begun = true;
    emit changed();
}

void QuickAddViewModel::addNamed(bool otherFamily) {
    Newcomer member;
    if (!otherFamily) member.familyKana = m_people.people().front().familyKana;
    m_people.append(std::move(member));
    m_begun = true;
    edit(count() - 1);
}

void QuickAddViewModel::edit(int person) {
    if (person < 0 || person >= count()) return;
    m_current = person;
    m_inGiven = !now().familyKana.isEmpty();
    m_care.show(now().care);
    emit changed();
}

void QuickAddViewModel::remove(int person) {
    if (person < 0 || person >= count() || count() == 1) return;
    m_people.remove(person);
    edit(std::min(m_current, count() - 1));
}

tablet::Arriving QuickAddViewModel::arrivingOf(const Newcomer& newcomer) const {
    tablet::Arriving arriving = newcomer.said;
    arriving.familyKana = newcomer.familyKana.toStdString();
    arriving.givenKana = newcomer.givenKana.toStdString();
    arriving.sex = newcomer.sex;
    arriving.ageBand = newcomer.ageBand;
    arriving.birth = newcomer.birth;
    arriving.town = m_town.toStdString();
    std::ranges::copy(CareModel::items(newcomer.care), std::back_inserter(arriving.items));
    return arriving;
}

void QuickAddViewModel::receive() {
    m_begun = false;
    if (m_intoHousehold) {
        emit handedOver(arrivingOf(now()), now().care);
        return;
    }
    tablet::Reception reception;
    for (const Newcomer& newcomer : m_people.people())
        reception.people.push_back(arrivingOf(newcomer));
    reception.token = token().toStdString();
    const tablet::Arriving& head = reception.people.front();
    m_operations.record(
        OperationsModel::Kind::Received,
        words::andOthers(words::personName(head.familyName, head.givenName, head.familyKana, head.givenKana), count()),
        [&](const tablet::Desk& desk, const state::State& state) {
            return tablet::receive(reception, desk, state, m_tablet.clock(), m_tablet.random()).drafts;
        },
        forms::kQuickAdd);
    m_facts.gaveToken(token());
    emit received();
}

Draft QuickAddViewModel::draft() const {
    if (!m_begun) return {};
    QJsonArray people;
    for (const Newcomer& person : m_people.people()) {
        people << QJsonObject{{QStringLiteral("family"), person.familyKana},
                              {QStringLiteral("given"), person.givenKana},
                              {QStringLiteral("sex"), static_cast<int>(person.sex)},
                              {QStringLiteral("age"), static_cast<int>(person.ageBand)},
                              {QStringLiteral("birth"), QString::fromStdString(person.birth.toText())},
                              {QStringLiteral("care"), toJson(person.care)},
                              {QStringLiteral("said"), toJson(person.said)}};
    }
    const Newcomer& head = m_people.people().front();
    const QString name = words::personName({}, {}, head.familyKana.toStdString(), head.givenKana.toStdString());
    return {{{QStringLiteral("people"), people},
             {QStringLiteral("current"), m_current},
             {QStringLiteral("town"), m_town},
             {QStringLiteral("into"), m_intoHousehold}},
            words::andOthers(name, count())};
}

void QuickAddViewModel::resume(const QJsonObject& content) {
    m_intoHousehold = content.value(u"into").toBool();
    begin({});
    std::vector<Newcomer> people;
    const QJsonArray kept = content.value(u"people").toArray();
    for (const QJsonValue& value : kept) {
        const QJsonObject one = value.toObject();
        people.push_back({one.value(u"family").toString(), one.value(u"given").toString(),
                          static_cast<domain::Sex>(one.value(u"sex").toInt()),
                          static_cast<domain::AgeBand>(one.value(u"age").toInt()),
                          domain::PartialDate::fromText(one.value(u"birth").toString().toStdString()),
                          careFrom(one.value(u"care")), arrivingFrom(one.value(u"said").toObject())});
    }
    if (!people.empty()) m_people.reset(people.front());
    for (std::size_t i = 1; i < people.size(); ++i)
        m_people.append(people[i]);
    m_town = content.value(u"town").toString();
    m_begun = true;
    edit(std::clamp(content.value(u"current").toInt(), 0, count() - 1));
}

void QuickAddViewModel::update() {
    m_begun = true;
    m_people.touch(m_current);
    emit changed();
}

}  // namespace hinanjo::reception
