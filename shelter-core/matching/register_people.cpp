#include "matching/register_people.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "matching/compare.h"
#include "matching/roster_index.h"
#include "matching/typed_arrival.h"

namespace hinanjo::matching {
namespace {

domain::RosterPerson asListed(const domain::Resident& resident) {
    domain::RosterPerson person;
    const auto joined = [](const std::string& family, const std::string& given) {
        return family.empty() || given.empty() ? family + given : family + " " + given;
    };
    person.name = joined(resident.familyName, resident.givenName);
    person.kana = joined(resident.familyKana, resident.givenKana);
    person.otherName = resident.otherName;
    person.sex = resident.sex;
    person.birth = resident.birth;
    person.address = resident.address;
    person.building = resident.building;
    return person;
}

TypedArrival asTyped(const domain::RosterPerson& person, const NameTables& tables, const AddressBook& towns) {
    TypedArrival typed;
    NameCells cells;
    cells.name = person.name;
    cells.kana = person.kana;
    cells.other = person.otherName;
    typed.name = readTypedName(cells, tables);
    typed.sex = person.sex;
    if (!person.birth.isEmpty()) typed.birth.dates.push_back(person.birth);
    typed.address = towns.parse(person.address, person.building);
    return typed;
}

bool mayBeOne(const Comparison& c) {
    if (c.sex == SexLevel::Different || c.family == FamilyLevel::Different) return false;
    const bool exact = c.birth == BirthLevel::Exact;
    // A register with a part of the date, or none: the home has to say it.
    const bool fits = c.birth == BirthLevel::Missing || c.birth == BirthLevel::Year || c.birth == BirthLevel::MonthDay;
    if (!exact && !(fits && toNumber(c))) return false;
    if (c.given == GivenLevel::KanjiEqual || c.given == GivenLevel::KanaEqual) return true;
    // Another sound-alike of the same day in the same house would be the twin.
    return c.given == GivenLevel::Homophone && (c.confusable || c.otherReading) && exact && toNumber(c);
}

// Two who fit within this factor are told apart by nothing.
constexpr double kClearlyBetter = 10;

struct Fit {
    std::size_t resident = 0;
    double best = 0;
    double second = 0;

    void offer(std::size_t who, double same) {
        if (same > best) {
            second = best;
            best = same;
            resident = who;
        } else {
            second = std::max(second, same);
        }
    }
};

void fillIn(domain::RosterPerson& person, const RosterEntry& entry, const domain::Resident& resident,
            const Address& home) {
    if (person.sex == domain::Sex::NotSaid) person.sex = resident.sex;
    if (!entry.birth.isComplete() && resident.birth.isComplete()) person.birth = resident.birth;
    if (entry.address.room.empty() && placeKey(home) != 0 && placeKey(home) == placeKey(entry.address)) {
        person.address = resident.address;
        person.building = resident.building;
    }
}

std::uint32_t dayOf(const domain::PartialDate& date) {
    return Matcher::CommonValues::birthKey(date);
}

}  // namespace

WardPeople withResidents(std::span<const domain::RosterPerson> roster, std::span<const domain::Resident> residents,
                         const NameTables& tables, const AddressBook& towns) {
    const RosterIndex index(roster, tables, towns);
    const auto& entries = index.entries();
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> byDay;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> byPlace;  // Whose date is not whole.
    for (std::uint32_t row = 0; row < entries.size(); ++row) {
        const RosterEntry& entry = entries[row];
        if (entry.birth.isComplete()) {
            byDay[dayOf(entry.birth)].push_back(row);
        } else if (placeKey(entry.address) != 0) {
            byPlace[placeKey(entry.address)].push_back(row);
        }
    }

    std::vector<Fit> fits(roster.size());
    for (std::size_t i = 0; i < residents.size(); ++i) {
        std::optional<TypedArrival> typed;  // Most residents share no day with anybody: they are not even read.
        const auto meet = [&](const std::vector<std::uint32_t>& rows) {
            if (!typed) typed = asTyped(asListed(residents[i]), tables, towns);
            for (const auto row : rows) {
                const Comparison c = compare(*typed, entries[row], tables);
                if (mayBeOne(c)) fits[row].offer(i, c.same);
            }
        };
        if (const auto found = byDay.find(dayOf(residents[i].birth)); found != byDay.end()) meet(found->second);
        if (byPlace.empty()) continue;
        const Address home = towns.parse(residents[i].address, residents[i].building);
        if (const auto found = byPlace.find(placeKey(home)); found != byPlace.end()) meet(found->second);
    }

    WardPeople ward;
    ward.listed = roster.size();
    ward.people.assign(roster.begin(), roster.end());
    ward.residents.resize(roster.size());
    ward.doubtful.resize(roster.size());
    std::vector<bool> listed(residents.size());
    for (std::size_t row = 0; row < roster.size(); ++row) {
        const Fit& fit = fits[row];
        if (fit.best == 0) continue;
        const domain::Resident& resident = residents[fit.resident];
        ward.residents[row] = &resident;
        ward.doubtful[row] = fit.best <= fit.second * kClearlyBetter;
        if (ward.doubtful[row]) continue;
        listed[fit.resident] = true;
        fillIn(ward.people[row], entries[row], resident, towns.parse(resident.address, resident.building));
    }
    for (std::size_t i = 0; i < residents.size(); ++i) {
        if (listed[i]) continue;
        ward.people.push_back(asListed(residents[i]));
        ward.residents.push_back(&residents[i]);
        ward.doubtful.push_back(false);
    }
    return ward;
}

}  // namespace hinanjo::matching
