#include "matching/roster_index.h"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "matching/blocking.h"
#include "matching/hash.h"
#include "matching/register_people.h"
#include "matching/weights.h"

namespace hinanjo::matching {
namespace {

using Counts = std::unordered_map<std::uint64_t, std::size_t>;

std::uint64_t homeKey(const RosterEntry& entry) {
    const Address& a = entry.address;
    if (placeKey(a) == 0 || entry.names.empty()) return 0;
    Key key('H');
    key.add(placeKey(a)).add(a.block).add(a.room);
    // Without a room number strangers may share a 番号; a family shares its name too.
    if (a.room.empty()) {
        const NamePart& family = entry.names[0].name.family;
        key.add(family.written.empty() ? family.kana : family.written);
    }
    return key.value();
}

std::uint64_t nameKey(const RosterEntry& entry) {
    if (entry.names.empty()) {
        Key key('L');
        for (const auto& token : entry.latin)
            key.add(token);
        return entry.latin.empty() ? 0 : key.value();
    }
    const NameSplit& name = entry.names[0].name;
    const auto& family = name.family.written.empty() ? name.family.kana : name.family.written;
    const auto& given = name.given.written.empty() ? name.given.kana : name.given.written;
    // A wildcard is not a character two rows may be said to share.
    if (given.empty() || family.find(kWildcard) != std::u32string::npos ||
        given.find(kWildcard) != std::u32string::npos) {
        return 0;
    }
    return Key('N').add(family + given).value();
}

bool sameKana(const RosterEntry& a, const RosterEntry& b) {
    if (a.names.empty() || b.names.empty()) return true;
    const NameSplit& x = a.names[0].name;
    const NameSplit& y = b.names[0].name;
    const std::u32string left = x.family.kana + x.given.kana;
    const std::u32string right = y.family.kana + y.given.kana;
    return left.empty() || right.empty() || left == right;
}

bool shareHomeOrPhone(const RosterEntry& a, const RosterEntry& b) {
    const bool roomsAgree = a.address.room == b.address.room && a.address.block == b.address.block;
    if (placeKey(a.address) != 0 && placeKey(a.address) == placeKey(b.address) && roomsAgree) return true;
    return std::any_of(a.own.begin(), a.own.end(),
                       [&](Phone phone) { return std::find(b.own.begin(), b.own.end(), phone) != b.own.end(); });
}

void addPhones(std::vector<Phone>& to, const std::string& cell) {
    for (const Phone phone : readPhones(cell)) {
        if (std::find(to.begin(), to.end(), phone) == to.end()) to.push_back(phone);
    }
}

// As the register writes it, if that is not how the roster does: it knows what stands behind 〓, and the reading.
void addRegisteredName(RosterEntry& entry, const domain::Resident& resident, const NameTables& tables) {
    const auto joined = [](const std::string& family, const std::string& given) {
        return family.empty() || given.empty() ? family + given : family + " " + given;
    };
    OfficialName name = readOfficialName(joined(resident.familyName, resident.givenName),
                                         joined(resident.familyKana, resident.givenKana), resident.otherName, tables);
    for (auto& form : name.forms) {
        const bool known = std::any_of(entry.names.begin(), entry.names.end(), [&](const RosterName& has) {
            const auto parts = [](const NameSplit& n) {
                return std::tie(n.family.written, n.family.kana, n.given.written, n.given.kana);
            };
            return parts(has.name) == parts(form);
        });
        if (!known) entry.names.push_back({std::move(form)});
    }
    if (entry.latin.empty()) entry.latin = std::move(name.latin);
    entry.foreign |= name.foreign;
}

}  // namespace

RosterIndex::RosterIndex(std::span<const domain::RosterPerson> roster, const NameTables& tables,
                         const AddressBook& towns, const Ingredients& ingredients) {
    m_entries.reserve(roster.size());
    for (const auto& person : roster)
        addEntry(person, tables, towns, ingredients);
    dropCommonPhones();
    if (ingredients.sharedPhones) sharePhones({});
    countFrequencies(ingredients.termFrequency);
    findSamePersons(m_entries.size());
    buildPostings();
}

RosterIndex::RosterIndex(const WardPeople& ward, const NameTables& tables, const AddressBook& towns) {
    std::vector<std::uint64_t> homes(ward.people.size());
    m_entries.reserve(ward.people.size());
    for (std::size_t row = 0; row < ward.people.size(); ++row) {
        addEntry(ward.people[row], tables, towns, {});
        const domain::Resident* resident = ward.residents[row];
        if (resident == nullptr) continue;
        if (!resident->householdNo.empty()) homes[row] = Key('Z').add(resident->householdNo).value();
        if (ward.doubtful[row]) continue;
        m_entries.back().registered = true;
        if (row < ward.listed) addRegisteredName(m_entries.back(), *resident, tables);
    }
    dropCommonPhones();
    sharePhones(homes);
    countFrequencies(true);
    findSamePersons(ward.listed);
    findHousemates(homes);
    buildPostings();
}

void RosterIndex::addEntry(const domain::RosterPerson& person, const NameTables& tables, const AddressBook& towns,
                           const Ingredients& ingredients) {
    RosterEntry& entry = m_entries.emplace_back();
    OfficialName name = readOfficialName(person.name, person.kana, person.otherName, tables);
    for (auto& form : name.forms)
        entry.names.push_back({std::move(form)});
    entry.latin = std::move(name.latin);
    entry.foreign = name.foreign;
    if (person.sex == domain::Sex::Male || person.sex == domain::Sex::Female) entry.sex = person.sex;
    if (!isDummyBirth(person.birth)) entry.birth = person.birth;
    entry.address = towns.parse(person.address, person.building);
    if (!ingredients.addressNumbers) entry.address.ban = entry.address.go = 0;
    if (!ingredients.addressRooms) entry.address.block = entry.address.room = {};
    addPhones(entry.own, person.phone);
    addPhones(entry.own, person.mobile);
    addPhones(entry.contact, person.contactPhone);
    entry.samePerson = static_cast<std::uint32_t>(m_entries.size() - 1);
    entry.officialName = person.name;
    entry.officialAddress = person.address + (person.building.empty() ? "" : " " + person.building);
}

// Numbers of institutions (more than four family names) say nothing.
void RosterIndex::dropCommonPhones() {
    constexpr std::size_t kFamilies = 4;
    std::map<Phone, std::vector<std::uint64_t>> families;
    for (const auto& entry : m_entries) {
        if (entry.names.empty()) continue;
        const NamePart& family = entry.names[0].name.family;
        const std::uint64_t key = Key('F').add(family.written.empty() ? family.kana : family.written).value();
        for (const auto* phones : {&entry.own, &entry.contact}) {
            for (const Phone phone : *phones) {
                auto& known = families[phone];
                if (std::find(known.begin(), known.end(), key) == known.end()) known.push_back(key);
            }
        }
    }
    for (auto& entry : m_entries) {
        for (auto* phones : {&entry.own, &entry.contact}) {
            std::erase_if(*phones, [&](Phone phone) {
                const auto found = families.find(phone);
                return found != families.end() && found->second.size() > kFamilies;
            });
        }
    }
}

// Lends each home's numbers to all who live there. `households`: of the residents' register, 0 where it is not known.
void RosterIndex::sharePhones(std::span<const std::uint64_t> households) {
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> homes;
    for (std::uint32_t row = 0; row < m_entries.size(); ++row) {
        const bool registered = !households.empty() && households[row] != 0;
        if (const auto key = registered ? households[row] : homeKey(m_entries[row])) homes[key].push_back(row);
    }
    const auto has = [](const auto& in, Phone phone) { return std::find(in.begin(), in.end(), phone) != in.end(); };
    for (const auto& [key, rows] : homes) {
        for (const auto row : rows) {
            auto& entry = m_entries[row];
            for (const auto other : rows) {
                if (other == row) continue;
                for (const Phone phone : m_entries[other].own) {
                    if (!has(entry.own, phone) && !has(entry.household, phone)) entry.household.push_back(phone);
                }
            }
        }
    }
    if (households.empty()) return;
    // Whom the roster names as contact may be any other of the home, and the register knows nobody's number.
    for (const auto& [key, rows] : homes) {
        std::vector<Phone> contacts;
        for (const auto row : rows)
            contacts.insert(contacts.end(), m_entries[row].contact.begin(), m_entries[row].contact.end());
        for (const auto row : rows) {
            auto& entry = m_entries[row];
            for (const Phone phone : contacts) {
                if (!has(entry.own, phone) && !has(entry.contact, phone)) entry.contact.push_back(phone);
            }
        }
    }
}

void RosterIndex::countFrequencies(bool ofNames) {
    Counts counts;
    const auto keyOf = [](char kind, std::u32string_view text) {
        return text.empty() ? 0 : Key(kind).add(text).value();
    };
    const auto birthKey = [](const domain::PartialDate& d) {
        return Key('b').add(d.year).add(d.month).add(d.day).value();
    };
    const auto townKey = [](const Address& a) { return Key('t').add(a.town).value(); };
    const auto roomKey = [](const Address& a) { return Key('r').add(placeKey(a)).add(a.block).add(a.room).value(); };
    const auto chomeKey = [](const Address& a) { return Key('c').add(a.town).add(a.chome).value(); };
    for (const auto& entry : m_entries) {
        if (ofNames && !entry.names.empty()) {
            const NameSplit& name = entry.names[0].name;
            ++counts[keyOf('f', name.family.written)];
            ++counts[keyOf('F', name.family.kana)];
            ++counts[keyOf('g', name.given.written)];
            ++counts[keyOf('G', name.given.kana)];
        }
        ++counts[birthKey(entry.birth)];
        ++counts[townKey(entry.address)];
        ++counts[chomeKey(entry.address)];
        ++counts[placeKey(entry.address)];
        ++counts[roomKey(entry.address)];
        ++counts[nameKey(entry)];
    }
    const auto rows = static_cast<double>(m_entries.size());
    const auto count = [&](std::uint64_t key) {
        const auto found = key == 0 ? counts.end() : counts.find(key);
        return found == counts.end() ? 0.0 : static_cast<double>(found->second);
    };
    const double names = ofNames ? rows : 0;  // Without counting, every name is as common as the mean.
    for (auto& entry : m_entries) {
        for (auto& form : entry.names) {
            form.familyWritten = kFamilyFrequency(count(keyOf('f', form.name.family.written)), names);
            form.familyKana = kFamilyFrequency(count(keyOf('F', form.name.family.kana)), names);
            form.givenWritten = kGivenFrequency(count(keyOf('g', form.name.given.written)), names);
            form.givenKana = kGivenFrequency(count(keyOf('G', form.name.given.kana)), names);
        }
        entry.birthFrequency = kBirthFrequency(count(birthKey(entry.birth)), rows);
        entry.townShare = kTownFrequency(count(townKey(entry.address)), rows);
        entry.chomeShare = kChomeFrequency(count(chomeKey(entry.address)), rows);
        entry.numberShare = kNumberFrequency(count(placeKey(entry.address)), rows);
        entry.roomShare = kRoomFrequency(count(roomKey(entry.address)), rows);
        entry.namesakes = std::max<std::size_t>(1, static_cast<std::size_t>(count(nameKey(entry))));
    }
}

// One name, one birth, and one home or phone: one person listed twice. With two births somebody has to look. Only of
// the roster: the register has nobody twice, and two of its people who look alike are two.
void RosterIndex::findSamePersons(std::size_t listed) {
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> byName;
    for (std::uint32_t row = 0; row < listed; ++row) {
        if (const auto key = nameKey(m_entries[row])) byName[key].push_back(row);
    }
    const auto rootOf = [this](std::uint32_t row) {
        while (m_entries[row].samePerson != row)
            row = m_entries[row].samePerson;
        return row;
    };
    for (const auto& [key, rows] : byName) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            for (std::size_t j = i + 1; j < rows.size(); ++j) {
                RosterEntry& a = m_entries[rows[i]];
                RosterEntry& b = m_entries[rows[j]];
                if (!shareHomeOrPhone(a, b) || !sameKana(a, b)) continue;
                if (a.birth.isEmpty() || b.birth.isEmpty()) continue;
                if (a.birth != b.birth) {
                    a.birthDisputed = b.birthDisputed = true;
                    continue;
                }
                const auto x = rootOf(rows[i]);
                const auto y = rootOf(rows[j]);
                m_entries[std::max(x, y)].samePerson = std::min(x, y);
            }
        }
    }
    m_groups.resize(m_entries.size());
    for (std::uint32_t row = 0; row < m_entries.size(); ++row) {
        m_entries[row].samePerson = rootOf(row);
        m_groups[m_entries[row].samePerson].push_back(row);
    }
    for (auto& group : m_groups) {
        if (group.size() < 2) group.clear();
        const bool disputed =
            std::any_of(group.begin(), group.end(), [this](auto row) { return m_entries[row].birthDisputed; });
        for (const auto row : group)
            m_entries[row].birthDisputed = disputed;
    }
}

// Who else is of the household, or of the family at that house number: 世帯 are divided on paper where one family
// lives. Without 世帯番号: who is registered behind the same door.
void RosterIndex::findHousemates(std::span<const std::uint64_t> households) {
    struct People {
        std::uint32_t all = 0;
        std::uint32_t women = 0;
        std::uint32_t men = 0;
        void add(domain::Sex sex) {
            ++all;
            if (sex != domain::Sex::Male) ++women;  // Whose sex is not known may be either.
            if (sex != domain::Sex::Female) ++men;
        }
        [[nodiscard]] std::uint32_t of(domain::Sex sex) const {
            return sex == domain::Sex::Male ? men : sex == domain::Sex::Female ? women : all;
        }
    };
    struct Keys {
        std::uint64_t home = 0;
        std::uint64_t family = 0;
        std::uint64_t both = 0;
    };
    const auto keysOf = [&](std::size_t row) {
        const RosterEntry& entry = m_entries[row];
        const Address& a = entry.address;
        Keys keys;
        if (households[row] != 0) {
            keys.home = households[row];
        } else if (placeKey(a) != 0) {
            keys.home = Key('D').add(placeKey(a)).add(a.block).add(a.room).value();
        }
        if (placeKey(a) == 0 || entry.names.empty()) return keys;
        const NamePart& family = entry.names[0].name.family;
        keys.family = Key('F').add(placeKey(a)).add(family.written.empty() ? family.kana : family.written).value();
        keys.both = Key('B').add(keys.family).add(keys.home).value();
        return keys;
    };
    std::unordered_map<std::uint64_t, People> homes;
    for (std::size_t row = 0; row < m_entries.size(); ++row) {
        if (m_entries[row].samePerson != row) continue;
        const Keys keys = keysOf(row);
        for (const auto key : {keys.home, keys.family, keys.both}) {
            if (key != 0) homes[key].add(m_entries[row].sex);
        }
    }
    for (std::size_t row = 0; row < m_entries.size(); ++row) {
        RosterEntry& entry = m_entries[row];
        const Keys keys = keysOf(row);
        if (!entry.registered || keys.home == 0) continue;
        const People& home = homes[keys.home];
        const People family = keys.family == 0 ? People() : homes[keys.family];
        const People both = keys.both == 0 ? People() : homes[keys.both];
        entry.housemates = home.all + family.all - both.all - 1;
        entry.housematesOfSex = home.of(entry.sex) + family.of(entry.sex) - both.of(entry.sex) - 1;
    }
}

void RosterIndex::buildPostings() {
    std::vector<std::uint64_t> keys;
    for (std::uint32_t row = 0; row < m_entries.size(); ++row) {
        keys.clear();
        addRosterKeys(m_entries[row], keys);
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        for (const auto key : keys)
            m_postings.push_back({key, row});
    }
    std::sort(m_postings.begin(), m_postings.end());
    m_postings.shrink_to_fit();
    // Some four postings for each range: of a whole ward's ten millions more ranges would be memory for nothing.
    const int bits = std::bit_width(m_postings.size() / 4 | 1);
    m_bucketShift = 64 - bits;
    m_buckets.assign((std::size_t{1} << bits) + 1, 0);
    for (const auto& posting : m_postings)
        ++m_buckets[(posting.key >> m_bucketShift) + 1];
    std::partial_sum(m_buckets.begin(), m_buckets.end(), m_buckets.begin());
}

std::span<const RosterIndex::Posting> RosterIndex::find(std::uint64_t key) const {
    const std::size_t bucket = key >> m_bucketShift;
    auto from = m_postings.begin() + m_buckets[bucket];
    const auto end = m_postings.begin() + m_buckets[bucket + 1];
    while (from != end && from->key != key)
        ++from;
    auto to = from;
    while (to != end && to->key == key)
        ++to;
    return {from, to};
}

std::vector<std::uint32_t> RosterIndex::candidates(const TypedArrival& arrival) const {
    constexpr std::size_t kTooMany = 400;  // Such a key says nothing, unless it is all there is.
    std::vector<std::uint64_t> keys;
    addArrivalKeys(arrival, keys);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::vector<std::uint32_t> rows;
    std::span<const Posting> shortest;
    for (const auto key : keys) {
        const auto found = find(key);
        if (found.size() <= kTooMany) {
            for (const auto& posting : found)
                rows.push_back(posting.row);
        } else if (shortest.empty() || found.size() < shortest.size()) {
            shortest = found;
        }
    }
    if (rows.empty()) {
        for (const auto& posting : shortest)
            rows.push_back(posting.row);
    }
    for (std::size_t i = 0, found = rows.size(); i < found; ++i) {
        const auto& group = m_groups[m_entries[rows[i]].samePerson];
        rows.insert(rows.end(), group.begin(), group.end());
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

}  // namespace hinanjo::matching
