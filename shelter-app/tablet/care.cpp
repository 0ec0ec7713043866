#include "tablet/care.h"

#include <algorithm>

#include "tablet/desk_drafts.h"

namespace hinanjo::tablet {
namespace {

bool isDevice(std::string_view code) {
    return code == domain::care::kOxygen || code == domain::care::kDialysis || code == domain::care::kInsulin;
}

}  // namespace

std::vector<event::Draft> need(const Needing& needing, const Desk& desk, const state::State& state) {
    std::vector<event::Draft> out;
    const state::PersonView* person = state.person(needing.person);
    if (isDevice(needing.code) && person != nullptr && !person->hasItem(domain::ItemKind::Device, needing.code)) {
        domain::PersonDescribed described;
        described.person = needing.person;
        described.add.push_back({domain::ItemKind::Device, needing.code, needing.detail});
        out.push_back(draftOf(desk, std::move(described)));
    }
    domain::NeedRaised raised;
    raised.person = needing.person;
    raised.shelter = desk.shelter;
    raised.code = needing.code;
    raised.detail = needing.detail;
    raised.urgency = needing.urgency;
    raised.runsOutAt = needing.runsOutAt;
    event::Draft draft = draftOf(desk, {});
    if (const state::NeedView* open = openNeed(state, needing.person, needing.code)) {
        raised.again = open->id;
        if (raised.detail.empty()) raised.detail = open->need.detail;
        raised.urgency = std::max(raised.urgency, open->need.urgency);
        replaces(draft, {open->raised});
    }
    draft.payload = std::move(raised);
    out.push_back(std::move(draft));
    return out;
}

std::vector<event::Draft> met(base::EventId need, const Desk& desk, const state::State& state) {
    const state::NeedView* view = state.need(need);
    if (view == nullptr) return {};
    domain::NeedAnswered answer;
    answer.need = need;
    answer.state = domain::NeedAnswered::State::Met;
    event::Draft draft = draftOf(desk, answer);
    replaces(draft, view->heads);
    // Later than what it answers, whatever the clocks say.
    draft.sawTimes.push_back(view->raised.time);
    return {std::move(draft)};
}

std::vector<NeedClock> needClocks(const state::State& state, const base::ShelterId& shelter) {
    std::vector<NeedClock> out;
    for (const state::NeedView* view : state.needs()) {
        if (!isDevice(view->need.code) || view->state == domain::NeedAnswered::State::Met) continue;
        const state::PersonView* person = state.person(view->need.person);
        if (person == nullptr || person->mistake || person->stay.shelter != shelter) continue;
        const state::Presence presence = person->stay.presence();
        if (presence == state::Presence::Gone || presence == state::Presence::Unknown) continue;
        out.push_back({view->id, person->id, view->need.code, state.runsOutAt(*view), view->state});
    }
    std::ranges::stable_sort(out, [](const NeedClock& a, const NeedClock& b) {
        if (a.runsOutAt.has_value() != b.runsOutAt.has_value()) return a.runsOutAt.has_value();
        return a.runsOutAt < b.runsOutAt;
    });
    return out;
}

}  // namespace hinanjo::tablet
