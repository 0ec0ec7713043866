#include "safety/arrivals.h"

#include <charconv>

#include "domain/birth_date.h"

namespace hinanjo::safety {
namespace {

using domain::PersonField;

}  // namespace

matching::Arrival arrivalOf(const state::PersonView& person) {
    matching::Arrival a;
    a.id = arrivalId(person);
    a.familyName = person.text(PersonField::FamilyName);
    a.givenName = person.text(PersonField::GivenName);
    a.familyKana = person.text(PersonField::FamilyKana);
    a.givenKana = person.text(PersonField::GivenKana);
    // A list keyed elsewhere has the whole name in one cell.
    if (a.givenName.empty() && !a.familyName.empty()) {
        a.name = a.familyName;
        a.familyName.clear();
    }
    if (a.givenKana.empty() && !a.familyKana.empty()) {
        a.kana = a.familyKana;
        a.familyKana.clear();
    }
    a.otherName = person.text(PersonField::OtherName);
    a.sex = person.sex();
    a.birth = person.text(PersonField::Birth);
    const std::string& age = person.text(PersonField::Age);
    int years = 0;
    if (const auto [at, error] = std::from_chars(age.data(), age.data() + age.size(), years);
        error == std::errc{} && !age.empty()) {
        a.age = years;
    }
    a.address = person.text(PersonField::Address);
    for (const state::ItemView& item : person.items) {
        if (item.item.kind == domain::ItemKind::Phone) a.phones.push_back(item.item.value);
    }
    a.remark = person.text(PersonField::Remark);
    if (const auto written = a.remark.rfind(domain::kAsWritten); written != std::string::npos) {
        if (a.birth.empty()) a.birth = a.remark.substr(written + domain::kAsWritten.size());
        a.remark.resize(written);
    }
    a.seenAt = person.first.observedAt;
    return a;
}

std::string arrivalId(const state::PersonView& person) {
    const std::string& external = person.text(PersonField::ExternalNo);
    return external.empty() ? person.id.hex() : external;
}

bool wasSeen(const state::PersonView& person) {
    return !person.mistake && person.stay.status != domain::StayStatus::NotSaid;
}

std::vector<matching::Arrival> arrivalsOf(const state::State& state) {
    std::vector<matching::Arrival> out;
    for (const state::PersonView* person : state.people()) {
        if (wasSeen(*person)) out.push_back(arrivalOf(*person));
    }
    return out;
}

matching::Registration registrationOf(const state::PersonView& person) {
    matching::Registration registration;
    registration.arrival = arrivalOf(person);
    registration.arrival.id = person.id.hex();
    registration.ageBand = domain::ageBandOf(person.text(PersonField::AgeBand));
    if (person.household) registration.household = person.household->hex();
    return registration;
}

bool isDecided(const state::State& state, const std::string& a, const std::string& b) {
    const auto one = base::PersonId::fromHex(a);
    const auto other = base::PersonId::fromHex(b);
    if (!one || !other) return false;
    const state::PersonView* left = state.person(*one);
    const state::PersonView* right = state.person(*other);
    if (left != nullptr && right != nullptr && left->group == right->group) return true;
    // "Same" that would join people held different is asked as a question, not proposed again.
    return state.samePair(*one, *other) != nullptr || state.isHeldDifferent(*one, *other);
}

Seen Seen::in(const state::State& state) {
    Seen seen;
    for (const state::PersonView* person : state.people()) {
        if (wasSeen(*person)) seen.put(*person);
    }
    return seen;
}

void Seen::put(const state::PersonView& person) {
    m_seen.insert_or_assign({arrivalId(person), person.id}, SeenAt{person.stay.shelter, person.stay.since});
}

void Seen::remove(const std::string& arrivalId, base::PersonId person) {
    m_seen.erase({arrivalId, person});
}

std::vector<base::PersonId> Seen::people(const std::string& arrivalId) const {
    std::vector<base::PersonId> people;
    for (auto at = m_seen.lower_bound({arrivalId, base::PersonId{}});
         at != m_seen.end() && at->first.first == arrivalId; ++at)
        people.push_back(at->first.second);
    return people;
}

const SeenAt* Seen::find(const std::string& arrivalId) const {
    const auto at = m_seen.lower_bound({arrivalId, base::PersonId{}});
    return at == m_seen.end() || at->first.first != arrivalId ? nullptr : &at->second;
}

}  // namespace hinanjo::safety
