#include "reception/quick_add_view_model.h"

#include <QJsonArray>
#include <algorithm>
#include <iterator>

#include "reception/kana_input.h"
#include "reception/words.h"
#include "tablet/naming.h"

namespace hinanjo::reception {
namespace {

// As many as have no name yet, with what the head count says of them; the first classes first.
std::vector<Newcomer> newcomersOf(const domain::HeadCount& count, int people) {
    std::vector<Newcomer> out;
    const auto add = [&](std::uint32_t number, domain::Sex sex, domain::AgeBand band) {
        for (std::uint32_t i = 0; i < number && static_cast<int>(out.size()) < people; ++i) {
            Newcomer one;
            one.sex = sex;
            one.ageBand = band;
            out.push_back(one);
        }
    };
    // Some have names already: which of them, the count does not say.
    if (people < static_cast<int>(count.total())) return std::vector<Newcomer>(static_cast<std::size_t>(people));
    add(count.men, domain::Sex::Male, {});
    add(count.women, domain::Sex::Female, {});
    add(count.elderly, {}, domain::AgeBand::Age75up);
    add(count.children, {}, {});
    add(count.infants, {}, domain::AgeBand::Age0);
    while (static_cast<int>(out.size()) < people)
        out.emplace_back();
    return out;
}

}  // namespace

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

int QuickAddViewModel::namedCount() const {
    return static_cast<int>(std::ranges::count_if(
        m_people.people(), [](const Newcomer& n) { return !n.familyKana.isEmpty() || !n.givenKana.isEmpty(); }));
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
    m_correcting.reset();
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
    if (!m_naming) return;
    // One line for each of them, with what was counted; those who get no name stay counted.
    std::vector<Newcomer> counted = newcomersOf(m_naming->count, m_naming->people);
    m_people.reset(counted.front());
    for (std::size_t i = 1; i < counted.size(); ++i)
        m_people.append(counted[i]);
    edit(0);
}

void QuickAddViewModel::setNaming(const std::optional<NamingTarget>& target) {
    m_naming = target;
    emit changed();
}

void QuickAddViewModel::startCorrecting(const base::PersonId& id) {
    m_intoHousehold = false;
    Newcomer known;
    std::set<std::string> care;
    QString town;
    m_tablet.read([&](const state::State& state) {
        const state::PersonView* person = state.person(id);
        if (person == nullptr) return;
        known.familyKana = QString::fromStdString(person->text(domain::PersonField::FamilyKana));
        known.givenKana = QString::fromStdString(person->text(domain::PersonField::GivenKana));
        known.sex = person->sex();
        known.ageBand = domain::ageBandOf(person->text(domain::PersonField::AgeBand));
        known.birth = person->birth();
        for (const state::ItemView& view : person->items)
            care.merge(CareModel::codesOf({view.item}));
        town = QString::fromStdString(person->text(domain::PersonField::Town));
    });
    begin(std::move(known));
    m_correcting = id;
    m_town = town;
    m_care.show({}, std::move(care));
    emit changed();
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
    if (m_naming && now().familyKana.isEmpty()) m_people.edit(person).familyKana = m_people.people().front().familyKana;
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
    if (m_correcting) {
        m_operations.record(
            OperationsModel::Kind::Corrected,
            words::personName({}, {}, now().familyKana.toStdString(), now().givenKana.toStdString()),
            [&](const tablet::Desk& desk, const state::State& state) {
                return tablet::correct(*m_correcting, arrivingOf(now()), desk, state);
            },
            forms::kQuickAdd);
        emit corrected();
        return;
    }
    if (m_naming) {
        giveNames();
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
             {QStringLiteral("into"), m_intoHousehold},
             {QStringLiteral("naming"), m_naming ? QString::fromStdString(m_naming->household.hex()) : QString()},
             {QStringLiteral("counted"), m_naming ? m_naming->people : 0},
             {QStringLiteral("correcting"), m_correcting ? QString::fromStdString(m_correcting->hex()) : QString()}},
            words::andOthers(name, count())};
}

void QuickAddViewModel::resume(const QJsonObject& content) {
    m_intoHousehold = content.value(u"into").toBool();
    begin({});
    m_naming = namingTargetFrom(m_tablet, content);
    m_correcting = base::PersonId::fromHex(content.value(u"correcting").toString().toStdString());
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

void QuickAddViewModel::giveNames() {
    tablet::Naming naming;
    naming.household = m_naming->household;
    naming.counted = static_cast<std::uint32_t>(m_naming->people);
    for (const Newcomer& newcomer : m_people.people()) {
        if (!newcomer.familyKana.isEmpty() || !newcomer.givenKana.isEmpty())
            naming.people.push_back(arrivingOf(newcomer));
    }
    if (naming.people.empty()) return;
    const tablet::Arriving& head = naming.people.front();
    m_operations.record(
        OperationsModel::Kind::Named,
        words::andOthers(words::personName({}, {}, head.familyKana, head.givenKana),
                         static_cast<int>(naming.people.size())),
        [&](const tablet::Desk& desk, const state::State& state) {
            return tablet::name(naming, desk, state, m_tablet.clock(), m_tablet.random()).drafts;
        },
        forms::kQuickAdd);
    emit received();
}

void QuickAddViewModel::update() {
    m_begun = true;
    m_people.touch(m_current);
    emit changed();
}

}  // namespace hinanjo::reception
