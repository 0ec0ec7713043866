#include "reception/naming_view_model.h"

#include <QCoreApplication>
#include <algorithm>

#include "reception/words.h"
#include "state/questions.h"
#include "tablet/naming.h"

namespace hinanjo::reception {
namespace {

QString hex(const base::HouseholdId& id) {
    return QString::fromStdString(id.hex());
}

QString described(const PersonRow& row) {
    return row.detail.isEmpty() ? row.name : row.name + QStringLiteral("　") + row.detail;
}

}  // namespace

std::optional<NamingTarget> namingTargetOf(const state::State& state, const base::HouseholdId& id) {
    const state::HouseholdView* household = state.household(id);
    if (household == nullptr || household->mistake || household->count.total() == 0) return std::nullopt;
    NamingTarget target;
    target.household = id;
    target.people = static_cast<int>(household->unnamed);
    target.count = household->count;
    target.token = QString::fromStdString(household->text(domain::HouseholdField::Token));
    //: While counted people get names: %1 number of the slip, %2 people without a name
    target.text =
        QCoreApplication::translate("Naming", "券%1　人数のみ %2人を名簿に").arg(target.token).arg(target.people);
    return target;
}

std::optional<NamingTarget> namingTargetFrom(const tablet::Tablet& tablet, const QJsonObject& kept) {
    const auto household = base::HouseholdId::fromHex(kept.value(u"naming").toString().toStdString());
    if (!household || household->isNull()) return std::nullopt;
    std::optional<NamingTarget> target;
    tablet.read([&](const state::State& state) { target = namingTargetOf(state, *household); });
    if (target) target->people = kept.value(u"counted").toInt();
    return target;
}

NamingViewModel::NamingViewModel(tablet::Tablet& tablet, PeopleBook& book, OperationsModel& operations, QObject* parent)
    : QObject(parent), m_tablet(tablet), m_book(book), m_operations(operations) {
    connect(&m_book, &PeopleBook::changed, this, &NamingViewModel::refresh);
}

void NamingViewModel::look() {
    m_book.look(this);
    refresh();
}

void NamingViewModel::lookAway() {
    m_book.lookAway(this);
}

void NamingViewModel::refresh() {
    const PeopleSeen& seen = m_book.now();
    std::vector<PlainRows::Row> households;
    std::vector<PlainRows::Row> doubles;
    m_people = 0;
    m_pairs.clear();
    for (const PersonRowPtr& row : seen.byKana) {
        if (row->counted && row->isPresent()) {
            m_people += row->people;
            QStringList detail{row->detail, row->address};
            detail.removeAll(QString());
            households.push_back({hex(row->who.household), row->token, row->people, detail.join(QStringLiteral("　")),
                                  words::momentSeen(row->since, seen.now), row->status,
                                  row->atHq ? QString() : QStringLiteral("△")});
        }
        if (row->people > 0 || row->counted) continue;
        // Named twice: beside whoever of the household has the same reading, or else any other member.
        const PersonRow* twin = nullptr;
        for (const PersonRowPtr& other : seen.byKana) {
            if (other == row || other->counted || other->people == 0 || other->household != row->household) continue;
            if (twin == nullptr || other->kanaKey == row->kanaKey) twin = other.get();
            if (twin->kanaKey == row->kanaKey) break;
        }
        if (twin == nullptr) continue;
        m_pairs.emplace_back(twin->who.person, row->who.person);
        doubles.push_back(
            {QString::fromStdString(row->who.person.hex()), described(*twin), described(*row), row->token});
    }
    m_households.replace(std::move(households));
    m_doubles.replace(std::move(doubles));
    emit changed();
}

bool NamingViewModel::choose(int row) {
    const QString key = m_households.value(row, "key").toString();
    const base::HouseholdId id = base::HouseholdId::fromHex(key.toStdString()).value_or(base::HouseholdId{});
    std::optional<NamingTarget> target;
    m_tablet.read([&](const state::State& state) { target = namingTargetOf(state, id); });
    if (!target || target->people == 0) return false;
    m_target = std::move(target);
    emit targetChanged();
    return true;
}

void NamingViewModel::cancel() {
    m_target.reset();
    emit targetChanged();
}

void NamingViewModel::decide(int row, bool same) {
    if (row < 0 || row >= static_cast<int>(m_pairs.size())) return;
    const auto [one, other] = m_pairs[static_cast<std::size_t>(row)];
    const QString whom = m_doubles.value(row, "one").toString();
    m_operations.record(OperationsModel::Kind::Decided, whom, [&](const tablet::Desk& desk, const state::State& state) {
        std::vector<event::Draft> drafts;
        auto draft =
            state::decideSamePerson(state, one, other, same ? domain::Sameness::Same : domain::Sameness::Different, {});
        if (!draft) return drafts;
        draft->incident = desk.incident;
        draft->shelter = desk.shelter;
        draft->staff = desk.staff;
        drafts.push_back(std::move(*draft));
        if (same) return drafts;
        // Two people: then one more came than was counted.
        if (auto more = tablet::countOneMore(other, desk, state)) drafts.push_back(std::move(*more));
        return drafts;
    });
}

}  // namespace hinanjo::reception
