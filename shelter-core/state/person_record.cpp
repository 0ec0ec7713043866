#include <algorithm>

#include "state/field_registers.h"
#include "state/records.h"

namespace hinanjo::state {
namespace {

using domain::PersonField;

// An element stays unless a live event names it: who had not seen it cannot have removed it.
std::vector<ItemView> standingItems(const std::vector<const Filed*>& events) {
    std::vector<ItemView> items;
    std::vector<domain::ItemRef> removed;
    for (const Filed* event : events) {
        const auto* fact = event->withdrawn ? nullptr : std::get_if<PersonFact>(&event->fact);
        if (fact == nullptr || fact->items == nullptr) continue;
        const auto& [add, remove] = *fact->items;
        removed.insert(removed.end(), remove.begin(), remove.end());
        for (std::uint32_t i = 0; i < add.size(); ++i)
            items.push_back({add[i], {event->id, i}, event->source()});
    }
    if (!removed.empty()) {
        std::ranges::sort(removed);
        std::erase_if(items, [&](const ItemView& item) { return std::ranges::binary_search(removed, item.ref); });
    }
    return items;
}

void foldMembership(Writes& joins, PersonView& view) {
    const std::vector<Write>& heads = joins.stand();
    view.householdHeads = sourcesOf(heads);
    view.householdInConflict = false;
    view.fromCount = false;
    view.household.reset();
    view.relation.clear();
    if (heads.empty()) return;
    const auto factOf = [](const Write& write) -> const JoinFact& { return std::get<JoinFact>(write.event->fact); };
    const JoinFact& shown = factOf(heads.front());
    if (!shown.household.isNull()) view.household = shown.household;
    view.relation = textOf(shown.relation);
    view.fromCount = view.household && shown.fromCount;
    view.householdInConflict =
        std::ranges::any_of(heads, [&](const Write& head) { return factOf(head).household != shown.household; });
}

// Room for folding, kept between people: a fold of 100,000 people must not allocate it 100,000 times.
struct PersonScratch {
    std::vector<const Filed*> events;
    FieldRegisters<domain::kPersonFields> fields;
    Writes joins;
    Writes movements;
};

}  // namespace

void foldPerson(PersonRecord& record) {
    thread_local PersonScratch scratch;
    scratch.fields.clear();
    scratch.joins.clear();
    scratch.movements.clear();
    sortedEvents(record, scratch.events);

    PersonView& view = record.view;
    view.first = {};
    record.exists = false;
    bool hasItems = false;
    for (const Filed* event : scratch.events) {
        if (!event->withdrawn && !record.exists) {
            record.exists = true;
            view.first = event->source();
        }
        if (const auto* described = std::get_if<PersonFact>(&event->fact)) {
            scratch.fields.add(*event, described->fields);
            hasItems = hasItems || described->items != nullptr;
        } else if (std::holds_alternative<JoinFact>(event->fact)) {
            scratch.joins.add({event});
        } else {
            scratch.movements.add({event});
        }
    }
    view.heads = scratch.fields.heads();
    view.items = hasItems ? standingItems(scratch.events) : std::vector<ItemView>{};
    foldMembership(scratch.joins, view);
    foldStay(scratch.movements, view.stay, record.places);
    view.mistake = domain::answerOf(view.text(PersonField::RecordedByMistake)) == domain::Answer::Yes;
    view.anonymous =
        std::ranges::all_of(std::array{PersonField::FamilyName, PersonField::GivenName, PersonField::FamilyKana,
                                       PersonField::GivenKana, PersonField::OtherName},
                            [&](PersonField field) { return view.text(field).empty(); });
}

}  // namespace hinanjo::state
