#include "state/field_registers.h"
#include "state/records.h"

namespace hinanjo::state {
namespace {

struct HouseholdScratch {
    std::vector<const Filed*> events;
    FieldRegisters<domain::kHouseholdFields> fields;
    Writes movements;
};

}  // namespace

void foldHousehold(HouseholdRecord& record) {
    thread_local HouseholdScratch scratch;
    scratch.fields.clear();
    scratch.movements.clear();
    sortedEvents(record, scratch.events);

    HouseholdView& view = record.view;
    view.first = {};
    record.spokenOf = false;
    for (const Filed* event : scratch.events) {
        if (!event->withdrawn && !record.spokenOf) {
            record.spokenOf = true;
            view.first = event->source();
        }
        if (const auto* described = std::get_if<HouseholdFact>(&event->fact)) {
            scratch.fields.add(*event, described->fields);
        } else {
            scratch.movements.add({event});
        }
    }
    view.heads = scratch.fields.heads();
    view.count = domain::headCountFromText(view.text(domain::HouseholdField::Count));
    view.mistake = domain::answerOf(view.text(domain::HouseholdField::RecordedByMistake)) == domain::Answer::Yes;
    foldStay(scratch.movements, view.stay, record.places);
}

}  // namespace hinanjo::state
