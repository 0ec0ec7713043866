#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/text.h"
#include "lists/making.h"
#include "lists/order.h"

namespace hinanjo::lists {
namespace {

using domain::HouseholdField;
using domain::PersonField;
using state::Presence;

// In the order they are printed. The first four are alarms at HQ: marked ■ on paper too.
constexpr std::size_t kUrgentCare = 4;
constexpr std::array kCareOrder{domain::care::kOxygen,      domain::care::kDialysis, domain::care::kInsulin,
                                domain::care::kAloneChild,  domain::care::kInjured,  domain::care::kWheelchair,
                                domain::care::kDeaf,        domain::care::kBlind,    domain::care::kPregnant,
                                domain::care::kInterpreter, domain::care::kDementia};

std::string careWords(const state::PersonView& person) {
    std::vector<std::pair<std::size_t, std::string>> words;
    for (const state::ItemView& view : person.items) {
        const domain::Item& item = view.item;
        if (item.kind != domain::ItemKind::Care && item.kind != domain::ItemKind::Device) continue;
        const auto known = std::ranges::find(kCareOrder, std::string_view(item.value));
        const auto rank = static_cast<std::size_t>(known - kCareOrder.begin());
        std::string word = careWord(item.value);
        if (rank < kUrgentCare) word = "■" + word;
        words.emplace_back(rank, std::move(word));
    }
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    std::string out;
    for (const auto& [rank, word] : words) {
        if (!out.empty()) out += "・";
        out += word;
    }
    return out;
}

std::string ageWords(const state::PersonView& person, base::TimePoint moment) {
    if (const auto age = domain::ageOn(person.birth(), domain::japaneseDay(moment))) return std::to_string(*age);
    if (const std::string& told = person.text(PersonField::Age); !told.empty()) return told;
    switch (domain::ageBandOf(person.text(PersonField::AgeBand))) {
        case domain::AgeBand::Age0:
            return "0";
        case domain::AgeBand::Age1to5:
            return "1-5";
        case domain::AgeBand::Age6to12:
            return "6-12";
        case domain::AgeBand::Age13to17:
            return "13-17";
        case domain::AgeBand::Age18to39:
            return "18-39";
        case domain::AgeBand::Age40to64:
            return "40-64";
        case domain::AgeBand::Age65to74:
            return "65-74";
        case domain::AgeBand::Age75up:
            return "75-";
        case domain::AgeBand::NotSaid:
            return {};
    }
    return {};
}

// A spreadsheet makes a date of 6-12.
std::string ageForCsv(std::string words) {
    if (const auto dash = words.find('-'); dash != std::string::npos) words.replace(dash, 1, "〜");
    return words;
}

// One person or the unnamed rest of one household, at one shelter.
struct Entry {
    const state::PersonView* person = nullptr;        // Null: a head count.
    const state::HouseholdView* household = nullptr;  // Null: a person who stands alone.
    domain::StayStatus status{};
    domain::Place place{};
    base::ShelterId shelter{};
    base::TimePoint since{};
    std::vector<base::ShelterId> elsewhere{};  // In doubt: the other shelters that may have this person.

    [[nodiscard]] Presence presence() const { return state::presenceOf(status, place); }
    [[nodiscard]] const state::StayView& stay() const { return person != nullptr ? person->stay : household->stay; }
    [[nodiscard]] bool inDoubt() const { return stay().inDoubt || !elsewhere.empty(); }
    [[nodiscard]] std::uint32_t people() const { return person != nullptr ? 1 : household->unnamed; }
    [[nodiscard]] bool hasLeft() const { return presence() == Presence::Gone; }
    [[nodiscard]] const std::string& householdText(HouseholdField field) const {
        static const std::string kNothing;
        return household != nullptr ? household->text(field) : kNothing;
    }
    // The person's own word, else that of the household.
    [[nodiscard]] const std::string& either(PersonField own, HouseholdField shared) const {
        const std::string& said = person != nullptr ? person->text(own) : householdText(shared);
        return said.empty() ? householdText(shared) : said;
    }
};

// Adds every place where `who` may be, the shown one first; a shelter that is there already is not added again.
void addPlaces(std::vector<Entry>& places, const Entry& who) {
    const auto add = [&](domain::StayStatus status, domain::Place place, const base::ShelterId& shelter,
                         base::TimePoint since) {
        if (std::ranges::any_of(places, [&](const Entry& e) { return e.shelter == shelter; })) return;
        Entry entry = who;
        entry.status = status;
        entry.place = place;
        entry.shelter = shelter;
        entry.since = since;
        places.push_back(std::move(entry));
    };
    const state::StayView& stay = who.stay();
    add(stay.status, stay.place, stay.shelter, stay.since);
    for (const auto& other : stay.others)
        add(other.status, other.place, other.shelter, other.since);
}

// Of all the places of one person, those that belong on this list. All shelters (empty `wanted`): the shown place only,
// so that nobody stands there twice.
void keepWanted(std::vector<Entry>& out, std::vector<Entry> places, const base::ShelterId& wanted) {
    for (Entry& entry : places) {
        for (const Entry& other : places) {
            // Leaving one shelter and arriving at another is no contradiction, being at two is.
            const bool bothThere = !entry.hasLeft() && !other.hasLeft();
            const bool sameRecord = entry.person == other.person;
            if (other.shelter != entry.shelter && (sameRecord || bothThere)) entry.elsewhere.push_back(other.shelter);
        }
    }
    for (Entry& entry : places) {
        if (wanted.empty() || entry.shelter == wanted) out.push_back(std::move(entry));
        if (wanted.empty()) return;
    }
}

std::vector<Entry> collect(const state::State& state, const base::ShelterId& wanted) {
    // Records decided to be one person are one row per shelter, for which the one heard of last speaks.
    std::map<base::PersonId, std::vector<const state::PersonView*>> groups;
    for (const state::PersonView* person : state.people()) {
        if (!person->mistake && person->stay.status != domain::StayStatus::NotSaid)
            groups[person->group].push_back(person);
    }
    std::vector<Entry> entries;
    for (auto& [id, records] : groups) {
        std::ranges::stable_sort(records, std::ranges::greater(),
                                 [](const state::PersonView* p) { return p->stay.since; });
        std::vector<Entry> places;
        for (const state::PersonView* person : records) {
            const auto* household = person->household ? state.household(*person->household) : nullptr;
            addPlaces(places, {.person = person, .household = household});
        }
        keepWanted(entries, std::move(places), wanted);
    }
    for (const state::HouseholdView* household : state.households()) {
        if (household->mistake || household->unnamed == 0 || household->stay.status == domain::StayStatus::NotSaid)
            continue;
        std::vector<Entry> places;
        addPlaces(places, {.household = household});
        keepWanted(entries, std::move(places), wanted);
    }
    return entries;
}

std::string presenceWords(const Entry& entry) {
    switch (entry.presence()) {
        case Presence::Inside:
            return "在所";
        case Presence::Out:
            return entry.status == domain::StayStatus::Overnight ? "外泊" : "外出";
        case Presence::Gone:
            return "退所";
        case Presence::Outside:
            switch (entry.place) {
                case domain::Place::Car:
                    return "車中";
                case domain::Place::Tent:
                    return "テント";
                case domain::Place::Home:
                    return "在宅";
                default:
                    return "避難所の外";
            }
        case Presence::Unknown:
            return "不明";
    }
    return {};
}

std::string destinationWords(const Entry& entry) {
    std::string words;
    switch (entry.stay().destination) {
        case domain::Destination::Home:
            words = "自宅";
            break;
        case domain::Destination::Relatives:
            words = "親族・知人宅";
            break;
        case domain::Destination::OtherShelter:
            words = "他の避難所";
            break;
        case domain::Destination::Hospital:
            words = "病院";
            break;
        case domain::Destination::WelfareShelter:
            words = "福祉避難所";
            break;
        case domain::Destination::Unknown:
            words = "行き先不明";
            break;
        case domain::Destination::NotSaid:
            if (entry.status == domain::StayStatus::Hospital) words = "病院";
            if (entry.status == domain::StayStatus::Transferred) words = "他の避難所";
            break;
    }
    if (const std::string& text = entry.stay().destinationText; !text.empty()) {
        if (!words.empty()) words += " ";
        words += text;
    }
    return words;
}

bool isDisputed(const Entry& entry) {
    if (entry.inDoubt()) return true;
    if (entry.person == nullptr) return entry.household->field(HouseholdField::Count).inConflict();
    return std::ranges::any_of(
        std::array{PersonField::FamilyName, PersonField::GivenName, PersonField::Birth, PersonField::Sex},
        [&](PersonField field) { return entry.person->field(field).inConflict(); });
}

std::string countWords(const domain::HeadCount& count) {
    std::string out;
    const auto add = [&](std::string_view word, std::uint32_t n) {
        if (n > 0) out += fmt::format("{}{}{}", out.empty() ? "" : " ", word, n);
    };
    add("男", count.men);
    add("女", count.women);
    add("子", count.children);
    add("75-", count.elderly);
    add("乳児", count.infants);
    if (!out.empty()) add("不明", count.unknown);
    return out;
}

std::string remarkWords(const Entry& entry, const Making& making, bool allShelters) {
    std::vector<std::string> parts;
    if (isDisputed(entry)) parts.emplace_back("△要確認");
    for (const base::ShelterId& shelter : entry.elsewhere)
        parts.push_back(shelterWords(making, shelter) + "にも受付");
    if (allShelters) parts.push_back(shelterWords(making, entry.shelter));
    switch (entry.presence()) {
        case Presence::Inside:
            break;
        case Presence::Out:
            // The ticked box says 外出 already.
            parts.push_back((entry.status == domain::StayStatus::Overnight ? "外泊 " : "") + shortTime(entry.since) +
                            "〜");
            break;
        case Presence::Gone:
            parts.push_back("→" + destinationWords(entry) + " " + shortTime(entry.since));
            break;
        case Presence::Outside:
        case Presence::Unknown:
            parts.push_back(presenceWords(entry));
            break;
    }
    if (entry.person == nullptr && entry.household->members.empty())
        parts.push_back(countWords(entry.household->count));
    if (entry.person != nullptr && entry.person->anonymous) parts.push_back(entry.person->text(PersonField::Features));
    std::erase(parts, std::string());
    return fmt::format("{}", fmt::join(parts, " "));
}

Cell nameCell(const Entry& entry) {
    if (entry.person == nullptr) return {fmt::format("（人数のみ {}人）", entry.household->unnamed), {}};
    return lists::nameCell(*entry.person);
}

// What stands before the block in every address of this office: left out on paper, kept in CSV.
std::string shortAddress(const std::string& address, const std::string& office) {
    return !office.empty() && address.starts_with(office) ? address.substr(office.size()) : address;
}

// 273 mm, the width between the margins of A4 landscape.
std::vector<Column> evacueeColumns() {
    using enum ColumnKind;
    return {
        {.title = "行", .kind = RowNumber, .widthMm = 8},
        {.title = "券", .kind = Text, .widthMm = 20, .csvName = "整理券"},
        {.title = "氏名（かな）", .kind = Name, .widthMm = 55, .csvName = "氏名"},
        {.title = "年齢", .kind = Number, .widthMm = 12, .paperOnly = true},
        {.title = "年齢", .kind = Text, .csvOnly = true},
        {.title = "性", .kind = Text, .widthMm = 8, .csvName = "性別"},
        {.title = "住所", .kind = Text, .widthMm = 40, .paperOnly = true, .ditto = true},
        {.title = "住所", .kind = Text, .csvOnly = true},
        {.title = "要配慮", .kind = Text, .widthMm = 20},
        {.title = "在所", .kind = Tick, .widthMm = 11, .startsBlock = true},
        {.title = "外出", .kind = Tick, .widthMm = 11},
        {.title = "退所", .kind = Tick, .widthMm = 11},
        {.title = "無事", .kind = Tick, .widthMm = 11, .startsBlock = true},
        {.title = "けが", .kind = Tick, .widthMm = 11},
        {.title = "不在", .kind = Tick, .widthMm = 11},
        {.title = "不明", .kind = Tick, .widthMm = 11},
        {.title = "メモ", .kind = Blank, .widthMm = 33},
        {.title = "避難所", .kind = Text, .csvOnly = true},
        {.title = "状態", .kind = Text, .csvOnly = true},
        {.title = "状態の時刻", .kind = Text, .csvOnly = true},
        {.title = "行き先", .kind = Text, .csvOnly = true},
        {.title = "生年月日", .kind = Text, .csvOnly = true},
        {.title = "人数", .kind = Number, .csvOnly = true},
        {.title = "備考", .kind = Text, .csvOnly = true},
    };
}

Row evacueeRow(const Entry& entry, const Making& making, bool allShelters) {
    const Presence presence = entry.presence();
    const auto tickIf = [&](Presence wanted) { return Cell{presence == wanted ? "1" : "", {}}; };
    const state::PersonView* person = entry.person;
    const std::string& address = entry.either(PersonField::Address, HouseholdField::Address);
    const std::string& town = entry.either(PersonField::Town, HouseholdField::Town);
    const std::string age = person != nullptr ? ageWords(*person, making.dataTime) : std::string();
    const std::string remark = remarkWords(entry, making, allShelters);
    Row row;
    row.people = entry.people();
    if (person != nullptr) row.subject = person->id.hex();
    row.cells = {
        {},
        {entry.householdText(HouseholdField::Token), {}},
        nameCell(entry),
        {person != nullptr ? age : "−", {}},
        {ageForCsv(age), {}},
        {person != nullptr ? sexWords(person->sex()) : "−", {}},
        {shortAddress(address.empty() ? town : address, making.office),
         person != nullptr ? person->text(PersonField::Room) : ""},
        {address.empty() ? town : address, person != nullptr ? person->text(PersonField::Room) : ""},
        {person != nullptr ? careWords(*person) : "", {}},
        tickIf(Presence::Inside),
        tickIf(Presence::Out),
        tickIf(Presence::Gone),
        {},
        {},
        {},
        {},
        {remark, {}},
        {shelterWords(making, entry.shelter), {}},
        {presenceWords(entry), {}},
        {shortTime(entry.since), {}},
        {presence == Presence::Gone ? destinationWords(entry) : "", {}},
        {person != nullptr ? person->birth().toText() : "", {}},
        {std::to_string(entry.people()), {}},
        {remark, {}},
    };
    return row;
}

// 要配慮 goes out of paper and CSV; its room goes to the address.
void withoutCare(Document& document) {
    const auto care = std::ranges::find(document.columns, "要配慮", &Column::title);
    const auto address = std::ranges::find(document.columns, "住所", &Column::title);
    address->widthMm += care->widthMm;
    const auto at = care - document.columns.begin();
    document.columns.erase(care);
    for (Group& group : document.groups) {
        for (Row& row : group.rows)
            row.cells.erase(row.cells.begin() + at);
    }
}

// What is counted at the foot. EEI v1.1: only people inside are 避難者数; those around the shelter are counted apart.
struct Sums {
    std::uint32_t named = 0, counted = 0, out = 0, around = 0, left = 0, inDoubt = 0;

    void add(const Entry& entry) {
        const std::uint32_t n = entry.people();
        switch (entry.presence()) {
            case Presence::Inside:
                (entry.person != nullptr ? named : counted) += n;
                break;
            case Presence::Out:
                out += n;
                break;
            case Presence::Gone:
                left += n;
                break;
            case Presence::Outside:
            case Presence::Unknown:
                around += n;
                break;
        }
        if (entry.inDoubt()) inDoubt += n;
    }
    [[nodiscard]] std::string words() const {
        std::string out_ =
            fmt::format("在所 {}人（名簿 {}・人数のみ {}） 外出 {}", named + counted, named, counted, out);
        if (around > 0) out_ += fmt::format(" 車・テント・在宅 {}", around);
        if (left > 0) out_ += fmt::format(" 退所 {}", left);
        if (inDoubt > 0) out_ += fmt::format(" うち所在要確認 {}", inDoubt);
        return out_;
    }
};

// Members in the order a family would say them: the one the household is named after, then the oldest.
std::tuple<int, int, std::string> placeInHousehold(const Entry& entry, const JapaneseOrder& order) {
    if (entry.person == nullptr) return {2, 0, {}};
    const bool first = entry.person->relation == "世帯主" || entry.person->relation == "本人";
    const int year = entry.person->birth().year;
    const std::string kana = entry.person->text(PersonField::FamilyKana) + entry.person->text(PersonField::GivenKana);
    return {first ? 0 : 1, year == 0 ? 9999 : year, order.ofName(kana, entry.person->id.hex())};
}

// The people of one household who stand together: those still there, or those who left.
struct Family {
    std::vector<Entry> members;
    std::string key;
};

std::vector<Family> families(std::vector<Entry> entries, const JapaneseOrder& order) {
    std::map<std::string, Family> byHousehold;
    for (Entry& entry : entries) {
        const std::string id =
            entry.household != nullptr ? "h" + entry.household->id.hex() : "p" + entry.person->id.hex();
        byHousehold[fmt::format("{}{}{}", entry.hasLeft() ? 1 : 0, id, entry.shelter.value)].members.push_back(
            std::move(entry));
    }
    std::vector<Family> out;
    for (auto& [id, family] : byHousehold) {
        std::ranges::sort(family.members, {}, [&](const Entry& e) { return placeInHousehold(e, order); });
        const Entry& first = family.members.front();
        std::string name =
            "9" + first.householdText(HouseholdField::Token);  // Head counts alone: last, by their token.
        if (first.person != nullptr) {
            const auto both = [&](PersonField a, PersonField b) {
                return first.person->text(a) + first.person->text(b);
            };
            name = order.ofName(both(PersonField::FamilyKana, PersonField::GivenKana),
                                both(PersonField::FamilyName, PersonField::GivenName));
        }
        family.key = (first.hasLeft() ? "1" : "0") + name + id;
        out.push_back(std::move(family));
    }
    std::ranges::sort(out, {}, &Family::key);
    return out;
}

}  // namespace

Document buildEvacuees(const state::State& state, const base::ShelterId& shelter, Order order, const Making& making) {
    const bool all = shelter.empty();
    const bool partner = goesToPartner(making);
    std::size_t kept = 0;
    const bool withCare = making.recipient.empty() || !making.legalBasis.empty();
    Document document = begin(making, "evacuees",
                              order == Order::Town ? "避難所 入所者名簿（町丁目順）" : "避難所 入所者名簿（五十音順）");
    document.scope = all ? "全避難所" : shelterWords(making, shelter);
    document.columns = evacueeColumns();

    // Group by town, or by shelter when all are printed by kana; the key sorts, the value is the title.
    const JapaneseOrder japanese;
    std::map<std::string, std::pair<std::string, std::vector<Entry>>> groups;
    Sums sums;
    for (Entry& entry : collect(state, shelter)) {
        sums.add(entry);
        std::string key = entry.shelter.value;
        std::string title = all ? shelterWords(making, entry.shelter) : "五十音順";
        if (order == Order::Town) {
            const std::string& town = entry.either(PersonField::Town, HouseholdField::Town);
            key = japanese.ofTown(town);
            title = town.empty() ? "町丁目 不明" : town;
        }
        auto& [name, entries] = groups[key];
        name = std::move(title);
        entries.push_back(std::move(entry));
    }
    for (auto& [key, named] : groups) {
        auto& [title, entries] = named;
        Group group;
        Sums groupSums;
        for (const Entry& entry : entries)
            groupSums.add(entry);
        for (const Family& family : families(std::move(entries), japanese)) {
            bool isFirst = true;
            for (const Entry& entry : family.members) {
                if (partner && entry.person != nullptr && isProtected(state, *entry.person)) {
                    ++kept;
                    continue;
                }
                group.rows.push_back(evacueeRow(entry, making, all && order == Order::Town));
                group.rows.back().startsHousehold = isFirst;
                isFirst = false;
            }
        }
        group.subtotal = fmt::format("{} {}", title, groupSums.words());
        group.title = std::move(title);
        if (!group.rows.empty()) document.groups.push_back(std::move(group));
    }
    document.notes = {"在所＝いま避難所の中にいる人（避難者数はこれだけを数えます）"};
    if (withCare) {
        document.notes.emplace_back("■＝すぐ手当てが要る人");
    } else {
        withoutCare(document);
    }
    document.total = "合計 " + sums.words() + keptWords(kept);
    return document;
}

}  // namespace hinanjo::lists
