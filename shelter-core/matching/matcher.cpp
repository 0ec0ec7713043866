#include "matching/matcher.h"

#include <algorithm>
#include <unordered_map>

#include "matching/compare_names.h"
#include "matching/decide.h"
#include "matching/decide_residents.h"
#include "matching/explain.h"
#include "matching/hash.h"
#include "matching/register_people.h"
#include "matching/roster_index.h"
#include "matching/typed_arrival.h"
#include "matching/versions.h"

namespace hinanjo::matching {
namespace {

constexpr std::size_t kMostCandidates = 5;

// How often a value was typed, and by how many families.
struct Use {
    std::size_t times = 0;
    std::vector<std::uint64_t> families;  // Never more than kEnough: the rest need not be told apart.

    void add(std::uint64_t family) {
        constexpr std::size_t kEnough = 200;
        ++times;
        if (families.size() < kEnough && std::find(families.begin(), families.end(), family) == families.end()) {
            families.push_back(family);
        }
    }
};

// Tells families apart well enough to count them, whether or not the name had a space.
std::uint64_t familyOf(const TypedName& name) {
    constexpr std::size_t kFirst = 2;
    const auto front = [](const std::vector<std::u32string>& wholes) {
        return wholes.empty() ? std::u32string_view() : std::u32string_view(wholes[0]).substr(0, kFirst);
    };
    Key key('F');
    if (!name.wholes.empty()) return key.add(front(name.wholes)).value();
    if (!name.kanaWholes.empty()) return key.add(front(name.kanaWholes)).value();
    return key.add(front(name.latin)).value();
}

}  // namespace

struct Matcher::Impl {
    NameTables tables;
    AddressBook towns;
    Ingredients ingredients;
    std::optional<RosterIndex> index;
    std::size_t listed = 0;  // Rows of the index that are the roster's; the others are residents.
    bool knowsResidents = false;
    Versions versions;
    // How many rows live at a place or have a telephone: more families than that make it everybody's.
    std::unordered_map<std::uint64_t, std::uint32_t> rowsAt;
    std::unordered_map<Phone, std::uint32_t> rowsWith;

    void countRows() {
        for (const RosterEntry& entry : index->entries()) {
            ++rowsAt[placeKey(entry.address)];
            for (const Phone phone : entry.own)
                ++rowsWith[phone];
        }
    }
};

Matcher::Matcher(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

base::Result<Matcher> Matcher::build(std::span<const domain::RosterPerson> roster, const std::filesystem::path& share,
                                     const Ingredients& ingredients) {
    auto impl = std::make_unique<Impl>();
    impl->ingredients = ingredients;
    HINANJO_ASSIGN(impl->tables, NameTables::load(share, ingredients));
    HINANJO_ASSIGN(impl->towns, AddressBook::load(share / "kita_chome.csv"));
    HINANJO_ASSIGN(impl->versions, versionsOf(share));
    // Only now: the index points into the tables.
    impl->index.emplace(roster, impl->tables, impl->towns, ingredients);
    impl->countRows();
    impl->listed = roster.size();
    return Matcher(std::move(impl));
}

base::Result<Matcher> Matcher::build(std::span<const domain::RosterPerson> roster,
                                     std::vector<domain::Resident> residents, const std::filesystem::path& share) {
    auto impl = std::make_unique<Impl>();
    HINANJO_ASSIGN(impl->tables, NameTables::load(share));
    HINANJO_ASSIGN(impl->towns, AddressBook::load(share / "kita_chome.csv"));
    HINANJO_ASSIGN(impl->versions, versionsOf(share));
    impl->knowsResidents = !residents.empty();
    const auto people = withResidents(roster, residents, impl->tables, impl->towns);
    std::vector<domain::Resident>().swap(residents);  // A ward of them is some hundred megabytes.
    impl->index.emplace(people, impl->tables, impl->towns);
    impl->countRows();
    impl->listed = roster.size();
    return Matcher(std::move(impl));
}

std::size_t Matcher::rosterSize() const {
    return m_impl->listed;
}

const Matcher::Versions& Matcher::versions() const {
    return m_impl->versions;
}

std::size_t Matcher::samePerson(std::size_t rosterIndex) const {
    return m_impl->index->entries()[rosterIndex].samePerson;
}

bool Matcher::canBeNamed(std::size_t rosterIndex, std::string_view name) const {
    const TypedName typed = readTypedName({.name = name}, m_impl->tables);
    if (typed.relation) return false;
    Comparison names;
    compareNames(typed, m_impl->index->entries()[rosterIndex], m_impl->tables, names);
    const bool isAny = names.family != FamilyLevel::Missing || names.given != GivenLevel::Missing;
    return isAny && names.family != FamilyLevel::Different && names.given != GivenLevel::Different;
}

MatchResult Matcher::match(const Arrival& arrival) const {
    static const CommonValues kNone;
    return match(arrival, kNone);
}

MatchResult Matcher::match(const Arrival& arrival, const CommonValues& common) const {
    const TypedArrival typed = readArrival(arrival, m_impl->tables, m_impl->towns, common);
    const auto& entries = m_impl->index->entries();
    std::vector<Scored> scored;
    for (const auto row : m_impl->index->candidates(typed)) {
        Scored& s = scored.emplace_back();
        s.row = row;
        s.comparison = compare(typed, entries[row], m_impl->tables);
    }
    if (m_impl->knowsResidents) {
        decideAmongResidents(scored, typed, entries, m_impl->listed, kMostCandidates);
    } else {
        decide(scored, typed, entries, kMostCandidates, m_impl->ingredients);
    }

    MatchResult result;
    if (!scored.empty()) result.decision = scored.front().decision;
    for (const Scored& s : scored) {
        const RosterEntry& entry = entries[s.row];
        result.candidates.push_back({s.row, s.posterior, s.decision, std::string(s.rule), levelsOf(s.comparison),
                                     evidenceOf(arrival, s.comparison, entry), sentenceOf(s)});
    }
    return result;
}

std::shared_ptr<const Matcher::Said> Matcher::said(const Arrival& arrival) const {
    static const CommonValues kNone;
    const TypedArrival typed = readArrival(arrival, m_impl->tables, m_impl->towns, kNone);
    auto said = std::make_shared<Said>();
    said->family = familyOf(typed.name);
    if (typed.address.room.empty()) said->place = placeKey(typed.address);
    said->phones = typed.phones;
    for (const auto& date : typed.birth.dates) {
        if (date.isComplete()) said->births.push_back(CommonValues::birthKey(date));
    }
    return said;
}

std::shared_ptr<const Matcher::CommonValues> Matcher::commonValues(std::span<const Arrival> arrivals) const {
    std::vector<std::shared_ptr<const Said>> all;
    all.reserve(arrivals.size());
    for (const Arrival& arrival : arrivals)
        all.push_back(said(arrival));
    return commonValues(all);
}

std::shared_ptr<const Matcher::CommonValues> Matcher::commonValues(
    std::span<const std::shared_ptr<const Said>> said) const {
    constexpr std::size_t kPlaceTimes = 5;
    constexpr std::size_t kPlaceFamilies = 3;
    constexpr std::size_t kPhoneFamilies = 4;
    // Where people of the roster live, families of the house come too: that many for each of them are no crowd. The
    // residents' register has a row for everybody of the house.
    constexpr std::size_t kFamiliesPerRow = 12;
    const std::size_t familiesPerRowAt = m_impl->knowsResidents ? 1 : kFamiliesPerRow;
    constexpr double kBirthShare = .003;
    constexpr double kBirthTimes = 9;  // In a small shelter three in a thousand is nobody.

    std::unordered_map<std::uint64_t, Use> places;
    std::unordered_map<Phone, Use> phones;
    std::unordered_map<std::uint32_t, std::size_t> births;
    for (const auto& one : said) {
        if (one->place != 0) places[one->place].add(one->family);
        for (const Phone phone : one->phones)
            phones[phone].add(one->family);
        for (const auto birth : one->births)
            ++births[birth];
    }

    const auto expected = [](const auto& rows, const auto& key, std::size_t perRow) {
        const auto found = rows.find(key);
        return found == rows.end() ? 0 : found->second * perRow;
    };
    auto common = std::make_shared<CommonValues>();
    for (const auto& [place, use] : places) {
        if (use.times > kPlaceTimes &&
            use.families.size() > kPlaceFamilies + expected(m_impl->rowsAt, place, familiesPerRowAt))
            common->places.insert(place);
    }
    for (const auto& [phone, use] : phones) {
        if (use.families.size() > kPhoneFamilies + expected(m_impl->rowsWith, phone, kFamiliesPerRow))
            common->phones.insert(phone);
    }
    const double limit = std::max(kBirthTimes, kBirthShare * static_cast<double>(said.size()));
    for (const auto& [birth, times] : births) {
        if (static_cast<double>(times) > limit) common->births.insert(birth);
    }
    return common;
}

}  // namespace hinanjo::matching
