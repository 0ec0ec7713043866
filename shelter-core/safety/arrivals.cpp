#include "safety/arrivals.h"

#include <charconv>

#include "domain/birth_date.h"

namespace hinanjo::safety {
namespace {

using domain::PersonField;

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

}  // namespace

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

}  // namespace hinanjo::safety
