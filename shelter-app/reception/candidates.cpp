#include "reception/candidates.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <set>

#include "base/text.h"
#include "reception/words.h"

namespace hinanjo::reception {
namespace {

using domain::HouseholdField;
using domain::PersonField;

QString candidateTr(const char* text) {
    return QCoreApplication::translate("Candidates", text);
}

// Who of a household is where, in words.
class Whereabouts {
public:
    explicit Whereabouts(base::ShelterId here) : m_here(std::move(here)) {}

    void add(const state::PersonView& person) {
        switch (person.stay.presence()) {
            case state::Presence::Inside:
            case state::Presence::Outside:
                ++(person.stay.shelter == m_here ? m_inside : m_elsewhere);
                break;
            case state::Presence::Out:
                ++(person.stay.shelter == m_here ? m_out : m_elsewhere);
                break;
            case state::Presence::Gone:
                ++m_gone;
                break;
            case state::Presence::Unknown:
                break;
        }
    }

    [[nodiscard]] QString text() const {
        QStringList parts;
        //: Badge: %1 people of the household are registered here
        if (m_inside) parts << candidateTr(QT_TRANSLATE_NOOP("Candidates", "受付ずみ %1人")).arg(m_inside);
        //: Badge: %1 people of the household have gone out for a while
        if (m_out) parts << candidateTr(QT_TRANSLATE_NOOP("Candidates", "外出中 %1人")).arg(m_out);
        //: Badge: %1 people of the household are at another shelter
        if (m_elsewhere) parts << candidateTr(QT_TRANSLATE_NOOP("Candidates", "ほかの避難所 %1人")).arg(m_elsewhere);
        //: Badge: %1 people of the household have left
        if (m_gone) parts << candidateTr(QT_TRANSLATE_NOOP("Candidates", "退所 %1人")).arg(m_gone);
        return parts.join(QStringLiteral("・"));
    }

private:
    base::ShelterId m_here;
    int m_inside = 0, m_out = 0, m_elsewhere = 0, m_gone = 0;
};

bool hasCare(const state::PersonView& person) {
    return std::ranges::any_of(person.items, [](const state::ItemView& view) {
        return view.item.kind == domain::ItemKind::Care || view.item.kind == domain::ItemKind::Device;
    });
}

// Puts the member who was searched for first, so that the row says the name the staff heard.
bool matches(const SearchQuery& query, const domain::Resident& member) {
    const auto startsWith = [&](const std::string& kana, const std::string& prefix) {
        const std::string key = query.by == SearchQuery::By::Rows ? base::rowKey(kana) : base::kanaKey(kana);
        return key.starts_with(query.by == SearchQuery::By::Rows ? prefix : base::kanaKey(prefix));
    };
    return startsWith(member.familyKana, query.family) && startsWith(member.givenKana, query.given);
}

Candidate fromRegister(const tablet::ResidentHousehold& found, const SearchQuery& query, const state::State& state,
                       const base::ShelterId& here) {
    Candidate candidate;
    candidate.residentHouseholdNo = found.householdNo;
    const auto it = std::ranges::find_if(found.members, [&](const auto& member) { return matches(query, member); });
    const domain::Resident& shown = it == found.members.end() ? found.members.front() : *it;
    candidate.title =
        words::andOthers(words::personName(shown.familyName, shown.givenName, shown.familyKana, shown.givenKana),
                         static_cast<int>(found.members.size()));
    candidate.subtitle = QString::fromStdString(shown.address + (shown.building.empty() ? "" : " " + shown.building));
    Whereabouts where(here);
    for (const domain::Resident& member : found.members) {
        for (const state::PersonView* person : state.byResidentNo(member.no)) {
            where.add(*person);
            candidate.needsCare = candidate.needsCare || hasCare(*person);
        }
    }
    candidate.badge = where.text();
    return candidate;
}

Candidate fromState(const state::PersonView& person, const state::State& state, const base::ShelterId& here) {
    Candidate candidate;
    Whereabouts where(here);
    int people = 0;
    const state::HouseholdView* household = person.household ? state.household(*person.household) : nullptr;
    if (household) {
        candidate.household = household->id;
        candidate.subtitle = QString::fromStdString(household->text(HouseholdField::Town));
        for (const base::PersonId& id : household->members) {
            const state::PersonView* member = state.person(id);
            if (!member) continue;
            ++people;
            where.add(*member);
            candidate.needsCare = candidate.needsCare || hasCare(*member);
        }
    } else {
        candidate.person = person.id;
        where.add(person);
        candidate.needsCare = hasCare(person);
    }
    if (const std::string& address = person.text(PersonField::Address); !address.empty()) {
        candidate.subtitle = QString::fromStdString(address);
    }
    candidate.title = words::andOthers(words::personName(person), std::max(1, people));
    candidate.badge = where.text();
    return candidate;
}

}  // namespace

CandidatesFound findCandidates(const tablet::Tablet& tablet, const SearchQuery& query) {
    CandidatesFound out;
    const auto identity = tablet.identity();
    out.population = tablet.residentsVersion().second;
    if (query.isEmpty() || !identity) return out;

    const bool byRows = query.by == SearchQuery::By::Rows;
    const tablet::ResidentSearch residents = byRows
                                                 ? tablet.searchResidentsByRows(query.family, query.given, query.limit)
                                                 : tablet.searchResidentsByKana(query.family, query.given, query.limit);
    out.total = residents.total;
    out.more = residents.more;

    tablet.read([&](const state::State& state) {
        for (const tablet::ResidentHousehold& household : residents.households) {
            if (!household.members.empty()) {
                out.households.push_back(fromRegister(household, query, state, identity->shelter));
            }
        }
        const auto found = byRows ? state.searchByRows(query.family, query.given, query.limit)
                                  : state.searchByKana(query.family, query.given, query.limit);
        std::set<base::HouseholdId> listed;
        for (const state::PersonView* person : found.people) {
            // Residents stand in the register's households already.
            if (!person->text(PersonField::ResidentNo).empty()) continue;
            if (person->household) {
                if (!listed.insert(*person->household).second) continue;
                const state::HouseholdView* household = state.household(*person->household);
                if (household && !household->text(HouseholdField::ResidentHouseholdNo).empty()) continue;
            }
            out.households.push_back(fromState(*person, state, identity->shelter));
            ++out.total;
        }
    });
    return out;
}

}  // namespace hinanjo::reception
