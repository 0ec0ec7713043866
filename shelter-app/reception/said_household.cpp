#include "reception/said_household.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/files.h"
#include "base/text.h"
#include "domain/person.h"
#include "matching/names.h"

namespace hinanjo::reception {
namespace {

using domain::PersonField;

// Somebody found twice is nobody; more need not be read.
constexpr std::size_t kMostFound = 50;

// A name as it is compared: reading and written form, each empty if it was not said.
struct NameKey {
    std::string kana;
    std::u32string written;
};

class Names {
public:
    explicit Names(const matching::NameTables* tables) : m_tables(tables) {}

    [[nodiscard]] NameKey keyOf(const std::string& family, const std::string& given, const std::string& familyKana,
                                const std::string& givenKana) const {
        NameKey out;
        if (!familyKana.empty() && !givenKana.empty()) out.kana = base::kanaKey(familyKana + givenKana);
        const std::string whole = base::withoutSpaces(family + given);
        out.written = m_tables ? matching::foldName(whole, *m_tables) : base::decodeUtf8(base::nfkc(whole));
        return out;
    }
    [[nodiscard]] NameKey keyOf(const codes::SaidPerson& person) const {
        return keyOf(person.familyName, person.givenName, person.familyKana, person.givenKana);
    }
    [[nodiscard]] NameKey keyOf(const domain::Resident& resident) const {
        return keyOf(resident.familyName, resident.givenName, resident.familyKana, resident.givenKana);
    }

private:
    const matching::NameTables* m_tables;
};

bool isSameName(const NameKey& a, const NameKey& b) {
    if (!a.kana.empty() && !b.kana.empty()) return a.kana == b.kana;
    return !a.written.empty() && a.written == b.written;
}

// One person of the code while it is being looked for.
struct Sought {
    const codes::SaidPerson* said;
    NameKey name;
    std::optional<domain::Resident> resident;
    std::size_t found = 0;  // Residents who may be meant.

    [[nodiscard]] bool isMeantBy(const domain::Resident& other, const NameKey& otherName) const {
        if (!said->residentNo.empty()) return said->residentNo == other.no;
        return said->birth.isComplete() && said->birth == other.birth && isSameName(name, otherName);
    }
    void take(const domain::Resident& other) {
        ++found;
        resident = found == 1 ? std::optional(other) : std::nullopt;
    }
};

void findInRegister(const tablet::Tablet& tablet, const Names& names, std::vector<Sought>& all) {
    std::vector<Sought*> byLooking;
    for (Sought& one : all) {
        // The index of readings answers at once.
        if (!one.name.kana.empty() && one.said->residentNo.empty()) {
            const auto near = tablet.searchResidentsByKana(one.said->familyKana, one.said->givenKana, kMostFound);
            for (const tablet::ResidentHousehold& household : near.households)
                for (const domain::Resident& resident : household.members)
                    if (one.isMeantBy(resident, names.keyOf(resident))) one.take(resident);
        } else if (one.said->birth.isComplete() || !one.said->residentNo.empty()) {
            byLooking.push_back(&one);
        }
    }
    if (byLooking.empty()) return;
    const auto near = tablet.residentsWhere(
        [&](const domain::Resident& resident) {
            return std::ranges::any_of(byLooking, [&](const Sought* one) {
                return !one->said->residentNo.empty() ? one->said->residentNo == resident.no
                                                      : one->said->birth == resident.birth;
            });
        },
        kMostFound * byLooking.size());
    for (const domain::Resident& resident : near) {
        const NameKey name = names.keyOf(resident);
        for (Sought* one : byLooking)
            if (one->isMeantBy(resident, name)) one->take(resident);
    }
}

// The household of the register that most of them belong to; of several the one the code names, else the first one's.
std::string householdOf(const std::vector<Sought>& all, const std::string& said) {
    std::map<std::string, int> members;
    for (const Sought& one : all)
        if (one.resident) ++members[one.resident->householdNo];
    std::string best;
    for (const Sought& one : all) {
        if (!one.resident) continue;
        const std::string& no = one.resident->householdNo;
        if (best.empty() || members[no] > members[best] || (members[no] == members[best] && no == said)) best = no;
    }
    return best;
}

tablet::Arriving arrivingOf(const Sought& one, const codes::SaidHousehold& household) {
    tablet::Arriving out;
    if (one.resident) {
        out = tablet::Arriving::from(*one.resident);
    } else {
        out.familyName = one.said->familyName;
        out.givenName = one.said->givenName;
        out.familyKana = one.said->familyKana;
        out.givenKana = one.said->givenKana;
        out.sex = one.said->sex;
        out.birth = one.said->birth;
        out.address = household.address + (household.building.empty() ? "" : " " + household.building);
    }
    return out;
}

// Somebody who was received here or elsewhere without being in the register.
const state::PersonView* knownPerson(const state::State& state, const Sought& one, const Names& names) {
    if (!one.said->birth.isComplete()) return nullptr;
    const std::string whole = one.said->familyName + one.said->givenName;
    const auto near = !one.name.kana.empty() ? state.searchByKana(one.said->familyKana, one.said->givenKana, kMostFound)
                                             : state.searchByName(whole, kMostFound);
    const state::PersonView* found = nullptr;
    for (const state::PersonView* person : near.people) {
        const bool same =
            person->birth() == one.said->birth &&
            isSameName(one.name,
                       names.keyOf(person->text(PersonField::FamilyName), person->text(PersonField::GivenName),
                                   person->text(PersonField::FamilyKana), person->text(PersonField::GivenKana)));
        if (!same) continue;
        if (found != nullptr) return nullptr;
        found = person;
    }
    return found;
}

}  // namespace

bool SaidArrival::wantsReading() const {
    return members.size() == 1 && residentHouseholdNo.empty() && !members.front().arriving.known &&
           members.front().arriving.familyKana.empty();
}

const matching::NameTables* SaidFinder::tables() {
    if (!m_tried) {
        m_tried = true;
        if (auto loaded = matching::NameTables::load(base::shareDirectory()))
            m_tables = std::make_unique<matching::NameTables>(std::move(*loaded));
    }
    return m_tables.get();
}

SaidArrival SaidFinder::find(const tablet::Tablet& tablet, const codes::SaidHousehold& said, Says says) {
    const Names names(tables());
    std::vector<Sought> all;
    for (const codes::SaidPerson& person : said.people)
        all.push_back({&person, names.keyOf(person), {}, 0});
    findInRegister(tablet, names, all);

    SaidArrival out;
    out.residentHouseholdNo = householdOf(all, said.householdNo);
    const auto household =
        out.residentHouseholdNo.empty() ? std::nullopt : tablet.residentHousehold(out.residentHouseholdNo);
    std::set<std::string> listed;
    for (const Sought& one : all)
        if (one.resident) listed.insert(one.resident->no);
    if (household) {
        // A name without a birth is enough among the few of one household.
        for (Sought& one : all) {
            if (one.resident || one.found > 0 || one.said->birth.isComplete()) continue;
            for (const domain::Resident& resident : household->members)
                if (!listed.contains(resident.no) && isSameName(one.name, names.keyOf(resident))) one.take(resident);
            if (one.resident) listed.insert(one.resident->no);
        }
    }

    for (const Sought& one : all)
        out.members.push_back({arrivingOf(one, said), one.said->care, true});
    if (!said.phone.empty()) {
        out.members.front().arriving.items.push_back({domain::ItemKind::Phone, said.phone, {}});
    }
    tablet.read([&](const state::State& state) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].resident) continue;
            if (const state::PersonView* person = knownPerson(state, all[i], names))
                out.members[i].arriving.known = person->id;
        }
    });
    if (household) {
        for (const domain::Resident& resident : household->members)
            if (!listed.contains(resident.no))
                out.members.push_back({tablet::Arriving::from(resident), {}, says == Says::OneOfThem});
    }
    out.address = out.members.front().arriving.address;
    return out;
}

}  // namespace hinanjo::reception
