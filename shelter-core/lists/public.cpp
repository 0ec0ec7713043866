#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "lists/making.h"
#include "lists/order.h"

namespace hinanjo::lists {
namespace {

using domain::Answer;
using domain::PersonField;
using state::Presence;

bool isHere(const state::StayView& stay) {
    const Presence presence = state::presenceOf(stay.status, stay.place);
    return presence == Presence::Inside || presence == Presence::Out || presence == Presence::Outside;
}

// All records decided to be one person.
struct Somebody {
    std::vector<const state::PersonView*> records;

    // The one heard of last.
    [[nodiscard]] const state::PersonView& shown() const {
        return **std::ranges::max_element(records, {}, [](const auto* record) { return record->stay.since; });
    }
    // Somewhere else, or nobody knows where: nothing to put up.
    [[nodiscard]] bool isInDoubt() const {
        const base::ShelterId& here = shown().stay.shelter;
        return std::ranges::any_of(records, [&](const auto* record) {
            return record->stay.inDoubt || (isHere(record->stay) && record->stay.shelter != here);
        });
    }
    // Every answer given is a yes, and there is one.
    [[nodiscard]] bool saidYes() const {
        bool yes = false;
        for (const state::PersonView* record : records) {
            for (const state::Head& head : record->field(PersonField::TellOthers).heads) {
                const Answer answer = domain::answerOf(head.value);
                if (answer == Answer::No) return false;
                yes = yes || answer == Answer::Yes;
            }
        }
        return yes;
    }
};

std::string whereWords(const state::StayView& stay) {
    switch (state::presenceOf(stay.status, stay.place)) {
        case Presence::Inside:
            return "避難所の中";
        case Presence::Out:
            return "外出中";
        default:
            return "避難所のまわり・在宅";
    }
}

}  // namespace

Document buildPublic(const state::State& state, const base::ShelterId& shelter, const Making& making) {
    using enum ColumnKind;
    Document document = begin(making, "public", "避難者名簿（閲覧用）");
    document.scope = shelter.empty() ? "全避難所" : shelterWords(making, shelter);
    document.caution = false;
    document.purpose = "掲示・閲覧用";
    document.columns = {{.title = "行", .kind = RowNumber, .widthMm = 10},
                        {.title = "氏名（かな）", .kind = Name, .widthMm = 120, .csvName = "氏名"},
                        {.title = "住所（町丁目まで）", .kind = Text, .widthMm = 83, .csvName = "町丁目"},
                        {.title = "ようす", .kind = Text, .widthMm = 60}};

    std::map<base::PersonId, Somebody> people;
    for (const state::PersonView* person : state.people()) {
        if (!person->mistake && person->stay.status != domain::StayStatus::NotSaid)
            people[person->group].records.push_back(person);
    }
    const JapaneseOrder japanese;
    std::map<base::ShelterId, std::map<std::string, Row>> byShelter;
    std::size_t here = 0, shown = 0;
    for (const auto& [id, somebody] : people) {
        const state::PersonView& person = somebody.shown();
        if (!isHere(person.stay) || (!shelter.empty() && person.stay.shelter != shelter)) continue;
        ++here;
        if (person.anonymous || somebody.isInDoubt() || !somebody.saidYes() || isProtected(state, person)) continue;
        ++shown;
        Row row;
        row.subject = person.id.hex();
        const state::HouseholdView* household = person.household ? state.household(*person.household) : nullptr;
        std::string town = person.text(PersonField::Town);
        if (town.empty() && household != nullptr) town = household->text(domain::HouseholdField::Town);
        row.cells = {{}, nameCell(person), {town, {}}, {whereWords(person.stay), {}}};
        const auto both = [&](PersonField a, PersonField b) { return person.text(a) + person.text(b); };
        const std::string key = japanese.ofName(both(PersonField::FamilyKana, PersonField::GivenKana),
                                                both(PersonField::FamilyName, PersonField::GivenName));
        byShelter[person.stay.shelter].emplace(key + id.hex(), std::move(row));
    }
    for (auto& [id, rows] : byShelter) {
        Group group;
        group.title = shelter.empty() ? shelterWords(making, id) : "五十音順";
        for (auto& [key, row] : rows)
            group.rows.push_back(std::move(row));
        group.subtotal = fmt::format("{} 掲載 {}人", shelterWords(making, id), group.rows.size());
        document.groups.push_back(std::move(group));
    }
    document.notes = {"公開してよいと答えた人だけを のせています。のっていない人も この避難所にいることがあります。"};
    document.total = fmt::format("掲載 {}人 ／ 名前のわかっている避難者 {}人", shown, here);
    return document;
}

bool keepPart(Document& document, const std::string& title) {
    const auto part = std::ranges::find(document.groups, title, &Group::title);
    if (part == document.groups.end()) return false;
    document.scope += " " + title;
    document.total = part->subtotal;
    Group kept = std::move(*part);
    document.groups.clear();
    document.groups.push_back(std::move(kept));
    return true;
}

}  // namespace hinanjo::lists
