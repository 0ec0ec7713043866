#include "reception/desk_board.h"

#include <algorithm>

namespace hinanjo::reception {

DeskBoard readBoard(const state::State& state, const base::ShelterId& shelter) {
    std::map<base::StaffId, QString> names;
    for (const state::StaffView* staff : state.staff())
        names[staff->id] = QString::fromStdString(staff->name);
    const auto who = [&](const state::Source& source) {
        const auto it = names.find(source.staff());
        return it == names.end() ? QString() : it->second;
    };

    DeskBoard out;
    for (const state::NoteView* note : state.notes()) {
        if (note->written.shelter() != shelter || !note->note.person.isNull() || !note->note.household.isNull())
            continue;
        out.notes.push_back(
            {QString::fromStdString(note->note.text), who(note->written), state.correctedTime(note->written)});
    }
    std::ranges::stable_sort(out.notes, std::greater{}, &BoardNote::when);

    if (const state::SituationView* situation = state.situation(shelter)) {
        for (const auto& [code, item] : situation->items) {
            out.items[code] = {QString::fromStdString(item.value), who(item.said), state.correctedTime(item.said)};
        }
        for (const auto& [kind, at] : situation->supplies) {
            if (at.supply.quantity > 0)
                out.supplies[kind] = {at.supply.quantity, QString::fromStdString(at.supply.unit)};
        }
        for (const state::SituationView::Report& report : situation->reports) {
            out.lastNumber = std::max(out.lastNumber, report.number);
            out.lastReport = std::max(out.lastReport, std::optional(state.correctedTime(report.said)));
        }
    }

    for (const state::NeedView* need : state.needs()) {
        if (need->state != domain::NeedAnswered::State::NotSaid) continue;
        const bool here = need->need.shelter == shelter || need->raised.shelter() == shelter;
        if (!here) continue;
        ++out.openNeeds;
        if (need->need.person.isNull() && need->need.household.isNull())
            out.shelterNeeds[need->need.code] = state.correctedTime(need->raised);
    }

    if (const state::ShelterView* view = state.shelter(shelter)) out.status = view->status;
    return out;
}

}  // namespace hinanjo::reception
