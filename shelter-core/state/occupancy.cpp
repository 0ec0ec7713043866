#include "state/occupancy.h"

#include <algorithm>

namespace hinanjo::state {
namespace {

enum class Turn { In, Out };

void turn(std::uint32_t& number, std::uint32_t by, Turn direction) {
    number = direction == Turn::In ? number + by : number - by;
}

// Each shelter once: where heads disagree within one shelter, the one observed last speaks.
template <typename Visit>
void forEachPlace(const StayView& stay, const StayPlaces& places, Visit&& visit) {
    if (places.shown == nullptr) return;
    visit(*places.shown, stay.presence());
    for (std::size_t i = 0; i < places.others.size(); ++i) {
        ShelterRecord* const shelter = places.others[i];
        const auto before = places.others.begin() + static_cast<std::ptrdiff_t>(i);
        if (shelter == places.shown || std::find(places.others.begin(), before, shelter) != before) continue;
        visit(*shelter, presenceOf(stay.others[i].status, stay.others[i].place));
    }
}

void turnPeople(ShelterView& view, Presence presence, std::uint32_t people, std::uint32_t ShelterView::*inside,
                bool inDoubt, Turn direction) {
    switch (presence) {
        case Presence::Inside:
            turn(view.*inside, people, direction);
            break;
        case Presence::Out:
            turn(view.out, people, direction);
            break;
        case Presence::Outside:
            turn(view.outside, people, direction);
            break;
        case Presence::Gone:
            turn(view.left, people, direction);
            break;
        case Presence::Unknown:
            return;
    }
    if (inDoubt) turn(view.inDoubt, people, direction);
}

void turnPerson(PersonRecord& person, Turn direction) {
    const StayView& stay = person.view.stay;
    forEachPlace(stay, person.places, [&](ShelterRecord& shelter, Presence presence) {
        turnPeople(shelter.view, presence, 1, &ShelterView::named, stay.inDoubt, direction);
        const bool here = presence == Presence::Inside || presence == Presence::Out;
        if (person.countedCare && here) turn(shelter.view.needCare, 1, direction);
    });
}

void turnRest(HouseholdRecord& household, Turn direction) {
    const HouseholdView& view = household.view;
    forEachPlace(view.stay, household.places, [&](ShelterRecord& shelter, Presence presence) {
        turnPeople(shelter.view, presence, view.unnamed, &ShelterView::counted, view.stay.inDoubt, direction);
    });
}

}  // namespace

void countPerson(PersonRecord& person, bool needsCare) {
    person.counted = true;
    person.countedCare = needsCare;
    turnPerson(person, Turn::In);
}

void uncountPerson(PersonRecord& person) {
    if (person.counted) turnPerson(person, Turn::Out);
    person.counted = false;
}

void countRest(HouseholdRecord& household) {
    household.counted = true;
    turnRest(household, Turn::In);
}

void uncountRest(HouseholdRecord& household) {
    if (household.counted) turnRest(household, Turn::Out);
    household.counted = false;
}

void countHousehold(HouseholdRecord& household) {
    const auto note = [&](ShelterRecord& shelter, Presence presence) {
        if (presence == Presence::Inside &&
            std::ranges::find(household.insideAt, &shelter) == household.insideAt.end()) {
            household.insideAt.push_back(&shelter);
        }
    };
    for (const PersonRecord* person : household.joined) {
        if (person->counted) forEachPlace(person->view.stay, person->places, note);
    }
    if (household.counted) forEachPlace(household.view.stay, household.places, note);
    for (ShelterRecord* shelter : household.insideAt)
        ++shelter->view.households;
}

void uncountHousehold(HouseholdRecord& household) {
    for (ShelterRecord* shelter : household.insideAt)
        --shelter->view.households;
    household.insideAt.clear();
}

}  // namespace hinanjo::state
