#include "reception/household_view_model.h"

#include <QJsonArray>
#include <algorithm>
#include <iterator>

#include "reception/words.h"
#include "tablet/naming.h"

namespace hinanjo::reception {
namespace {

using domain::PersonField;

QString nameOf(const tablet::Arriving& arriving) {
    return words::personName(arriving.familyName, arriving.givenName, arriving.familyKana, arriving.givenKana);
}

tablet::Arriving arrivingOf(const state::PersonView& person) {
    tablet::Arriving out;
    out.known = person.id;
    out.familyName = person.text(PersonField::FamilyName);
    out.givenName = person.text(PersonField::GivenName);
    out.familyKana = person.text(PersonField::FamilyKana);
    out.givenKana = person.text(PersonField::GivenKana);
    out.otherName = person.text(PersonField::OtherName);
    out.sex = person.sex();
    out.birth = person.birth();
    out.ageBand = domain::ageBandOf(person.text(PersonField::AgeBand));
    out.address = person.text(PersonField::Address);
    out.town = person.text(PersonField::Town);
    out.residentNo = person.text(PersonField::ResidentNo);
    return out;
}

bool isLifeCritical(const std::set<std::string>& care) {
    return std::ranges::any_of(care, [](const std::string& code) {
        return code == domain::care::kOxygen || code == domain::care::kDialysis || code == domain::care::kInsulin ||
               code == domain::care::kAloneChild || code == domain::care::kInjured;
    });
}

// Who a member is, from one run to the next; empty for somebody who is in no register and no record.
QString keyOf(const Member& member) {
    if (!member.arriving.residentNo.empty()) return u'r' + QString::fromStdString(member.arriving.residentNo);
    return member.arriving.known ? u'p' + QString::fromStdString(member.arriving.known->hex()) : QString();
}

template <typename Id>
QString hexOf(const std::optional<Id>& id) {
    return id ? QString::fromStdString(id->hex()) : QString();
}

}  // namespace

int MembersModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_members.size());
}

QVariant MembersModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Member& member = m_members[static_cast<std::size_t>(index.row())];
    switch (role) {
        case NameRole:
            return nameOf(member.arriving);
        case DetailRole:
            return member.detail;
        case WhereRole:
            return member.where;
        case TickedRole:
            return member.ticked;
        case CareRole: {
            std::set<std::string> all = member.care;
            all.insert(member.knownCare.begin(), member.knownCare.end());
            return CareModel::text(all);
        }
        case SelectedRole:
            return index.row() == m_selected;
        default:
            return {};
    }
}

QHash<int, QByteArray> MembersModel::roleNames() const {
    return {{NameRole, "name"},     {DetailRole, "detail"}, {WhereRole, "where"},
            {TickedRole, "ticked"}, {CareRole, "care"},     {SelectedRole, "selected"}};
}

void MembersModel::replace(std::vector<Member> members) {
    beginResetModel();
    m_members = std::move(members);
    m_selected = 0;
    endResetModel();
}

void MembersModel::append(Member member) {
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_members.push_back(std::move(member));
    endInsertRows();
}

void MembersModel::touch(int row) {
    emit dataChanged(index(row), index(row));
}

void MembersModel::select(int row) {
    const int before = m_selected;
    m_selected = row;
    touch(before);
    touch(row);
}

HouseholdViewModel::HouseholdViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations,
                                       QObject* parent)
    : QObject(parent), m_tablet(tablet), m_facts(facts), m_operations(operations) {
    connect(&m_facts, &TabletFacts::changed, this, &HouseholdViewModel::changed);
    connect(&m_care, &CareModel::toggled, this, [this](const std::set<std::string>& codes) {
        const int row = m_members.selected();
        if (row >= m_members.rowCount()) return;
        m_members.members()[static_cast<std::size_t>(row)].care = codes;
        m_members.touch(row);
        emit changed();
    });
}

QString HouseholdViewModel::title() const {
    if (m_members.members().empty()) return {};
    const tablet::Arriving& first = m_members.members().front().arriving;
    const std::string& family = !first.familyName.empty() ? first.familyName : first.familyKana;
    if (family.empty()) return nameOf(first);
    //: %1 family name: "the Yamada household"
    return tr("%1さんの世帯").arg(QString::fromStdString(family));
}

int HouseholdViewModel::chosenCount() const {
    return static_cast<int>(std::ranges::count_if(m_members.members(), &Member::ticked));
}

QString HouseholdViewModel::selectedName() const {
    const int row = m_members.selected();
    return row < m_members.rowCount() ? nameOf(m_members.members()[static_cast<std::size_t>(row)].arriving) : QString();
}

bool HouseholdViewModel::urgent() const {
    return std::ranges::any_of(m_members.members(), [](const Member& member) {
        return member.ticked && (isLifeCritical(member.care) || isLifeCritical(member.knownCare));
    });
}

void HouseholdViewModel::setPlace(int place) {
    m_place = static_cast<domain::Place>(place);
    emit changed();
}

void HouseholdViewModel::setDisclose(int disclose) {
    m_disclose = static_cast<domain::Answer>(disclose);
    emit changed();
}

void HouseholdViewModel::setGivesToken(bool gives) {
    m_givesToken = gives;
    emit changed();
}

void HouseholdViewModel::setNaming(const std::optional<NamingTarget>& target) {
    m_naming = target;
    emit changed();
}

void HouseholdViewModel::begin(const QString& address) {
    m_begun = true;
    m_opened = {};
    m_residentHouseholdNo.clear();
    m_household.reset();
    m_address = address;
    m_place = domain::Place::Inside;
    m_disclose = domain::Answer::NotSaid;
    m_said = false;
    m_hasToken = false;
    m_givesToken = true;
    m_token.clear();
}

void HouseholdViewModel::open(const Candidate& candidate) {
    const auto identity = m_tablet.identity();
    if (!identity) return;
    begin(candidate.subtitle);
    m_opened = candidate;
    m_residentHouseholdNo = candidate.residentHouseholdNo;
    m_household = candidate.household;
    const bool registered = !m_residentHouseholdNo.empty();
    //: %1 version of the residents' register: it may be out of date
    m_origin = registered
                   ? tr("住民名簿（第%1版）の情報です。変わっているかもしれません").arg(m_facts.now().registerVersion)
                   //: This household is known from an earlier reception, not from a register
                   : tr("前に受付した人です");
    std::optional<tablet::ResidentHousehold> residents;
    if (registered) residents = m_tablet.residentHousehold(m_residentHouseholdNo);
    std::vector<Member> members;
    m_tablet.read([&](const state::State& state) {
        members = residents ? membersOfResidents(*residents, state, identity->shelter)
                            : membersHere(candidate, state, identity->shelter);
    });
    show(std::move(members));
}

void HouseholdViewModel::openSaid(const SaidArrival& said, const QString& origin) {
    const auto identity = m_tablet.identity();
    if (!identity) return;
    begin(QString::fromStdString(said.address));
    m_residentHouseholdNo = m_opened.residentHouseholdNo = said.residentHouseholdNo;
    m_origin = origin;
    m_said = true;
    std::vector<Member> members;
    m_tablet.read([&](const state::State& state) { members = membersSaid(said, state, identity->shelter); });
    show(std::move(members));
}

void HouseholdViewModel::show(std::vector<Member> members) {
    m_members.replace(std::move(members));
    if (m_household) {
        m_tablet.read([&](const state::State& state) {
            const state::HouseholdView* household = state.household(*m_household);
            if (household) m_token = QString::fromStdString(household->text(domain::HouseholdField::Token));
        });
        m_hasToken = !m_token.isEmpty();
    }
    select(0);
    emit opened();
}

void HouseholdViewModel::useToken(const QString& number) {
    if (m_hasToken) return;  // The stub is in somebody's hand.
    m_token = number;
    m_givesToken = true;
    emit changed();
}

std::vector<Member> HouseholdViewModel::membersSaid(const SaidArrival& said, const state::State& state,
                                                    const base::ShelterId& here) {
    std::vector<Member> out;
    std::set<base::PersonId> shown;
    for (const SaidMember& one : said.members) {
        tablet::Arriving arriving = one.arriving;
        const auto known = arriving.residentNo.empty() ? std::vector<const state::PersonView*>{}
                                                       : state.byResidentNo(arriving.residentNo);
        const state::PersonView* person = !known.empty() ? known.front() : nullptr;
        if (person == nullptr && arriving.known) person = state.person(*arriving.known);
        if (person) {
            arriving.known = person->id;
            shown.insert(person->id);
            if (!m_household && person->stay.shelter == here) m_household = person->household;
        }
        Member member = memberOf(std::move(arriving), person, here);
        member.ticked = member.ticked && one.comes;
        member.care.insert(one.care.begin(), one.care.end());
        out.push_back(std::move(member));
    }
    addOthers(out, shown, state, here);
    return out;
}

std::vector<Member> HouseholdViewModel::membersOfResidents(const tablet::ResidentHousehold& residents,
                                                           const state::State& state, const base::ShelterId& here) {
    std::vector<Member> out;
    std::set<base::PersonId> shown;
    for (const domain::Resident& resident : residents.members) {
        const auto known = state.byResidentNo(resident.no);
        const state::PersonView* person = known.empty() ? nullptr : known.front();
        tablet::Arriving arriving = tablet::Arriving::from(resident);
        if (person) {
            arriving.known = person->id;
            shown.insert(person->id);
            if (!m_household && person->stay.shelter == here) m_household = person->household;
        }
        out.push_back(memberOf(std::move(arriving), person, here));
    }
    addOthers(out, shown, state, here);
    return out;
}

void HouseholdViewModel::addOthers(std::vector<Member>& out, const std::set<base::PersonId>& shown,
                                   const state::State& state, const base::ShelterId& here) const {
    const state::HouseholdView* household = m_household ? state.household(*m_household) : nullptr;
    if (!household) return;
    for (const base::PersonId& id : household->members) {
        const state::PersonView* person = state.person(id);
        if (person && !shown.contains(id)) out.push_back(memberOf(arrivingOf(*person), person, here));
    }
}

std::vector<Member> HouseholdViewModel::membersHere(const Candidate& candidate, const state::State& state,
                                                    const base::ShelterId& here) const {
    std::vector<base::PersonId> people;
    if (const state::HouseholdView* household = m_household ? state.household(*m_household) : nullptr) {
        people = household->members;
    } else if (candidate.person) {
        people.push_back(*candidate.person);
    }
    std::vector<Member> out;
    for (const base::PersonId& id : people) {
        if (const state::PersonView* person = state.person(id))
            out.push_back(memberOf(arrivingOf(*person), person, here));
    }
    return out;
}

Member HouseholdViewModel::memberOf(tablet::Arriving arriving, const state::PersonView* known,
                                    const base::ShelterId& here) const {
    Member member;
    const base::TimePoint now = m_tablet.clock().now();
    QStringList detail;
    if (!arriving.familyName.empty()) {
        detail << QString::fromStdString(arriving.familyKana + " " + arriving.givenKana).trimmed();
    }
    detail << words::sex(arriving.sex);
    detail << (arriving.birth.isEmpty() ? words::ageBand(arriving.ageBand) : words::birthAndAge(arriving.birth, now));
    detail.removeAll(QString());
    member.detail = detail.join(QStringLiteral("　"));
    member.arriving = std::move(arriving);
    if (!known) return member;

    for (const state::ItemView& view : known->items) {
        if (view.item.kind == domain::ItemKind::Care || view.item.kind == domain::ItemKind::Device) {
            member.knownCare.insert(view.item.value);
        }
    }
    const QString since = words::momentSeen(known->stay.since, now);
    const bool isHere = known->stay.shelter == here;
    const QString shelter = m_facts.shelterName(known->stay.shelter);
    switch (known->stay.presence()) {
        case state::Presence::Inside:
        case state::Presence::Outside:
            member.ticked = false;
            //: %1 time: this person is registered here already
            member.where = isHere ? tr("ここで受付ずみ（%1から）").arg(since)
                                  //: %1 shelter, %2 time
                                  : tr("%1に在所（%2から）。ここに移ったら 押して ✓ を付けます").arg(shelter, since);
            break;
        case state::Presence::Out:
            member.ticked = false;
            //: %1 time: gone out from here for a while
            member.where = isHere
                               ? tr("外出中（%1から）。もどったら 押して ✓ を付けます").arg(since)
                               //: %1 shelter, %2 time: gone out from another shelter
                               : tr("%1から外出中（%2から）。ここに移ったら 押して ✓ を付けます").arg(shelter, since);
            break;
        case state::Presence::Gone:
            //: %1 time: has left a shelter
            member.where = tr("退所（%1）").arg(since);
            break;
        case state::Presence::Unknown:
            break;
    }
    if (known->stay.inDoubt) {
        //: Two shelters say different things about where this person is
        member.where += u' ' + tr("確かめてください");
    }
    return member;
}

void HouseholdViewModel::addMember(tablet::Arriving arriving, std::set<std::string> care) {
    Member member = memberOf(std::move(arriving), nullptr, {});
    member.care = std::move(care);
    m_members.append(std::move(member));
    emit changed();
}

void HouseholdViewModel::toggle(int member) {
    if (member < 0 || member >= m_members.rowCount()) return;
    Member& row = m_members.members()[static_cast<std::size_t>(member)];
    row.ticked = !row.ticked;
    m_members.touch(member);
    emit changed();
}

void HouseholdViewModel::select(int member) {
    if (member < 0 || member >= m_members.rowCount()) return;
    m_members.select(member);
    const Member& row = m_members.members()[static_cast<std::size_t>(member)];
    m_care.show(row.care, row.knownCare);
    emit changed();
}

void HouseholdViewModel::receive() {
    tablet::Reception reception;
    QString first;
    for (const Member& member : m_members.members()) {
        if (!member.ticked) continue;
        reception.people.push_back(member.arriving);
        // What was said of care stands on the chips now; telephones stay.
        std::vector<domain::Item>& items = reception.people.back().items;
        std::erase_if(items, [](const domain::Item& item) {
            return item.kind == domain::ItemKind::Care || item.kind == domain::ItemKind::Device;
        });
        std::ranges::copy(CareModel::items(member.care), std::back_inserter(items));
        if (first.isEmpty()) first = nameOf(member.arriving);
    }
    if (reception.people.empty()) return;
    if (m_naming) {
        const tablet::Naming naming{m_naming->household, std::move(reception.people), m_residentHouseholdNo, m_disclose,
                                    static_cast<std::uint32_t>(m_naming->people)};
        m_operations.record(
            OperationsModel::Kind::Named, words::andOthers(first, static_cast<int>(naming.people.size())),
            [&](const tablet::Desk& desk, const state::State& state) {
                return tablet::name(naming, desk, state, m_tablet.clock(), m_tablet.random()).drafts;
            },
            forms::kHousehold);
        m_begun = false;
        emit received();
        return;
    }
    reception.household = m_household;
    reception.residentHouseholdNo = m_residentHouseholdNo;
    reception.place = m_place;
    reception.disclose = m_disclose;
    if (m_hasToken || m_givesToken) reception.token = token().toStdString();
    m_operations.record(
        OperationsModel::Kind::Received, words::andOthers(first, static_cast<int>(reception.people.size())),
        [&](const tablet::Desk& desk, const state::State& state) {
            return tablet::receive(reception, desk, state, m_tablet.clock(), m_tablet.random()).drafts;
        },
        forms::kHousehold);
    m_begun = false;
    // A scanned number is not of this tablet's own row.
    if (m_token.isEmpty() && m_givesToken) m_facts.gaveToken(token());
    emit received();
}

Draft HouseholdViewModel::draft() const {
    if (!m_begun || m_members.members().empty()) return {};
    QJsonArray members;
    for (const Member& member : m_members.members()) {
        QJsonObject one{{QStringLiteral("who"), keyOf(member)},
                        {QStringLiteral("ticked"), member.ticked},
                        {QStringLiteral("care"), toJson(member.care)}};
        // Somebody who came along is in no register: everything there is to know stands here.
        if (keyOf(member).isEmpty()) one[QStringLiteral("person")] = toJson(member.arriving);
        members << one;
    }
    return {{{QStringLiteral("resident"), QString::fromStdString(m_opened.residentHouseholdNo)},
             {QStringLiteral("household"), hexOf(m_opened.household)},
             {QStringLiteral("alone"), hexOf(m_opened.person)},
             {QStringLiteral("address"), m_address},
             {QStringLiteral("members"), members},
             {QStringLiteral("place"), static_cast<int>(m_place)},
             {QStringLiteral("disclose"), static_cast<int>(m_disclose)},
             {QStringLiteral("token"), m_givesToken},
             {QStringLiteral("naming"), m_naming ? hexOf(std::optional(m_naming->household)) : QString()},
             {QStringLiteral("counted"), m_naming ? m_naming->people : 0}},
            title()};
}

void HouseholdViewModel::resume(const QJsonObject& content) {
    Candidate candidate;
    candidate.residentHouseholdNo = content.value(u"resident").toString().toStdString();
    candidate.household = base::HouseholdId::fromHex(content.value(u"household").toString().toStdString());
    candidate.person = base::PersonId::fromHex(content.value(u"alone").toString().toStdString());
    candidate.subtitle = content.value(u"address").toString();
    open(candidate);
    m_naming = namingTargetFrom(m_tablet, content);
    const QJsonArray kept = content.value(u"members").toArray();
    for (const QJsonValue& value : kept) {
        const QJsonObject one = value.toObject();
        const QString who = one.value(u"who").toString();
        if (who.isEmpty()) {
            addMember(arrivingFrom(one.value(u"person").toObject()), careFrom(one.value(u"care")));
            m_members.members().back().ticked = one.value(u"ticked").toBool();
            continue;
        }
        for (Member& member : m_members.members()) {
            // Who arrived meanwhile is not ticked again by what was entered before.
            if (keyOf(member) != who || !member.where.isEmpty()) continue;
            member.ticked = one.value(u"ticked").toBool();
            member.care = careFrom(one.value(u"care"));
        }
    }
    m_place = static_cast<domain::Place>(content.value(u"place").toInt());
    m_disclose = static_cast<domain::Answer>(content.value(u"disclose").toInt());
    m_givesToken = content.value(u"token").toBool(true);
    select(0);
}

std::string HouseholdViewModel::familyKana() const {
    return m_members.members().empty() ? std::string() : m_members.members().front().arriving.familyKana;
}

std::string HouseholdViewModel::town() const {
    return m_members.members().empty() ? std::string() : m_members.members().front().arriving.town;
}

}  // namespace hinanjo::reception
