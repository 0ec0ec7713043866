// Where somebody is: the fold of movements.
#include <algorithm>
#include <tuple>

#include "state/records.h"

namespace hinanjo::state {
namespace {

const StayFact& movementOf(const Write& write) {
    return std::get<StayFact>(write.event->fact);
}

std::string destinationTextOf(const StayFact& fact) {
    return fact.details ? fact.details->destinationText : std::string();
}

// Movements are facts about the world: the one *observed* last is shown, however late a paper card was keyed and
// however wrong the tablet's clock was.
bool isObservedLater(const Write& a, const Write& b) {
    const auto when = [](const Write& write) {
        return std::tuple(write.event->correctedAt(), write.event->time, write.event->id);
    };
    return when(a) > when(b);
}

// "As before": the place of the latest movement this one had seen, and so on. An arrival is inside unless it says
// otherwise.
domain::Place placeOf(const Write& movement, const std::vector<Write>& all, const std::vector<Write>& withdrawn) {
    const Write* at = &movement;
    std::vector<base::EventId> seen;
    while (at != nullptr) {
        const StayFact& fact = movementOf(*at);
        if (fact.place != domain::Place::NotSaid) return fact.place;
        if (fact.status == domain::StayStatus::Arrived) break;
        seen.clear();
        addSeen(seen, *at->event, withdrawn);
        const Write* before = nullptr;
        for (const Write& other : all) {
            // Only backwards in time, so that this ends whatever an event claims to have seen.
            if (isEarlier(*other.event, *at->event) && std::ranges::find(seen, other.event->id) != seen.end()) {
                before = &other;
            }
        }
        at = before;
    }
    return domain::Place::Inside;
}

}  // namespace

Presence presenceOf(domain::StayStatus status, domain::Place place) {
    switch (status) {
        case domain::StayStatus::Arrived:
        case domain::StayStatus::Returned:
            return place == domain::Place::NotSaid || place == domain::Place::Inside ? Presence::Inside
                                                                                     : Presence::Outside;
        case domain::StayStatus::Out:
        case domain::StayStatus::Overnight:
            return Presence::Out;
        case domain::StayStatus::Transferred:
        case domain::StayStatus::Hospital:
        case domain::StayStatus::Left:
            return Presence::Gone;
        case domain::StayStatus::NotSaid:
            break;
    }
    return Presence::Unknown;
}

Presence StayView::presence() const {
    return presenceOf(status, place);
}

void foldStay(Writes& movements, StayView& view, StayPlaces& places) {
    view = {};
    places = {};
    if (movements.live.empty()) return;
    std::vector<Write> heads = movements.live;
    keepStanding(heads, movements.withdrawn);
    std::ranges::sort(heads, isObservedLater);

    const StayFact& shown = movementOf(heads.front());
    view.status = shown.status;
    view.place = placeOf(heads.front(), movements.live, movements.withdrawn);
    view.shelter = shown.shelter->view.id;
    view.since = heads.front().event->correctedAt();
    view.destination = shown.destination;
    view.destinationText = destinationTextOf(shown);
    if (shown.details) view.expectedBack = shown.details->expectedBack;
    view.heads = sourcesOf(heads);
    places.shown = shown.shelter;
    for (std::size_t i = 1; i < heads.size(); ++i) {
        const StayFact& other = movementOf(heads[i]);
        const domain::Place place = placeOf(heads[i], movements.live, movements.withdrawn);
        if (other.shelter == shown.shelter && presenceOf(other.status, place) == view.presence()) continue;
        view.others.push_back({other.status, place, other.shelter->view.id, heads[i].event->source(),
                               heads[i].event->correctedAt(), other.destination, destinationTextOf(other)});
        places.others.push_back(other.shelter);
        view.inDoubt = true;
    }
}

}  // namespace hinanjo::state
