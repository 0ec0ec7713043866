#include "reception/operation_history.h"

#include <algorithm>
#include <map>
#include <set>

#include "reception/person_words.h"
#include "reception/words.h"

namespace hinanjo::reception {
namespace {

struct Gathered {
    std::set<base::EventId> events;
    QString firstPerson;
    int people = 0;
    QString counted;
    bool named = false;
    QString movement;  // Empty: an arrival.
};

// Files every event of ours behind one record under its moment.
class Gathering {
public:
    explicit Gathering(const base::LogId& ownLog) : m_ownLog(ownLog) {}

    Gathered* add(const state::Source& source) {
        if (!source.origin || source.log() != m_ownLog) return nullptr;
        Gathered& gathered = operations[source.observedAt];
        gathered.events.insert(source.event);
        return &gathered;
    }
    void add(const state::Register& field) {
        for (const auto& head : field.heads)
            add(head.source);
    }

    std::map<base::TimePoint, Gathered> operations;

private:
    base::LogId m_ownLog;
};

void noteMovement(const state::StayView& stay, Gathered& out) {
    if (stay.status != domain::StayStatus::Arrived) out.movement = words::movement(stay.status);
}

void gatherPerson(const state::PersonView& person, Gathering& out) {
    for (std::size_t i = 0; i < domain::kPersonFields; ++i)
        out.add(person.field(static_cast<domain::PersonField>(i)));
    for (const state::ItemView& item : person.items)
        out.add(item.source);
    for (const state::Source& source : person.householdHeads) {
        Gathered* gathered = out.add(source);
        if (gathered && person.fromCount && !person.anonymous) gathered->named = true;
    }
    bool moved = false;
    for (const state::Source& source : person.stay.heads) {
        Gathered* gathered = out.add(source);
        if (!gathered || moved) continue;
        moved = true;
        noteMovement(person.stay, *gathered);
        if (gathered->people++ == 0) gathered->firstPerson = words::personName(person);
    }
}

void gatherHousehold(const state::HouseholdView& household, Gathering& out) {
    for (std::size_t i = 0; i < domain::kHouseholdFields; ++i) {
        out.add(household.field(static_cast<domain::HouseholdField>(i)));
    }
    for (const state::Source& source : household.stay.heads) {
        if (Gathered* gathered = out.add(source)) {
            const QString token = QString::fromStdString(household.text(domain::HouseholdField::Token));
            gathered->counted = QStringLiteral("%1 %2人").arg(token).arg(household.count.total()).trimmed();
            noteMovement(household.stay, *gathered);
        }
    }
}

}  // namespace

std::vector<PastOperation> pastOperations(const state::State& state, const base::LogId& ownLog, std::size_t limit) {
    Gathering gathering(ownLog);
    for (const state::PersonView* person : state.people())
        gatherPerson(*person, gathering);
    for (const state::HouseholdView* household : state.households())
        gatherHousehold(*household, gathering);
    for (const state::NeedView* need : state.needs())
        gathering.add(need->raised);

    std::vector<PastOperation> out;
    for (auto it = gathering.operations.rbegin(); it != gathering.operations.rend() && out.size() < limit; ++it) {
        const Gathered& gathered = it->second;
        if (gathered.people == 0 && gathered.counted.isEmpty()) continue;
        PastOperation operation;
        operation.when = it->first;
        operation.subject =
            gathered.people > 0 ? words::andOthers(gathered.firstPerson, gathered.people) : gathered.counted;
        operation.named = gathered.named;
        operation.moved = !gathered.named && !gathered.movement.isEmpty();
        if (operation.moved) operation.subject = gathered.movement + u' ' + operation.subject;
        operation.events.assign(gathered.events.begin(), gathered.events.end());
        out.push_back(std::move(operation));
    }
    return out;
}

}  // namespace hinanjo::reception
