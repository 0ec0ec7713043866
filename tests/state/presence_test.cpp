// Where people are, and the numbers of a shelter.
#include <catch2/catch_test_macros.hpp>

#include "state/writing.h"

namespace hinanjo::state::test {
namespace {

using domain::Place;
using domain::Sameness;
using domain::StayStatus;

struct Numbers {
    std::uint32_t named = 0, counted = 0, out = 0, outside = 0, left = 0, inDoubt = 0, households = 0, needCare = 0;
    friend bool operator==(const Numbers&, const Numbers&) = default;
};

Numbers numbersOf(const State& state, const std::string& shelter = "S1") {
    const ShelterView* v = state.shelter({shelter});
    if (v == nullptr) return {};
    return {v->named, v->counted, v->out, v->outside, v->left, v->inDoubt, v->households, v->needCare};
}

}  // namespace

TEST_CASE("status and place say who is counted where", "[state]") {
    CHECK(presenceOf(StayStatus::Arrived, Place::NotSaid) == Presence::Inside);
    CHECK(presenceOf(StayStatus::Returned, Place::Inside) == Presence::Inside);
    CHECK(presenceOf(StayStatus::Arrived, Place::Car) == Presence::Outside);
    CHECK(presenceOf(StayStatus::Returned, Place::Tent) == Presence::Outside);
    CHECK(presenceOf(StayStatus::Arrived, Place::Home) == Presence::Outside);
    CHECK(presenceOf(StayStatus::Out, Place::Inside) == Presence::Out);
    CHECK(presenceOf(StayStatus::Overnight, Place::Inside) == Presence::Out);
    CHECK(presenceOf(StayStatus::Transferred, Place::Inside) == Presence::Gone);
    CHECK(presenceOf(StayStatus::Hospital, Place::Inside) == Presence::Gone);
    CHECK(presenceOf(StayStatus::Left, Place::Car) == Presence::Gone);
    CHECK(presenceOf(StayStatus::NotSaid, Place::Inside) == Presence::Unknown);
}

TEST_CASE("movements that saw each other leave one place and no doubt", "[state]") {
    Device a(1);
    const auto arrived = a.write(stay(person(1), StayStatus::Arrived));
    const auto out = a.write(stay(person(1), StayStatus::Out), {arrived});

    const State state = folded({out, arrived});

    const StayView& view = state.person(person(1))->stay;
    CHECK(view.status == StayStatus::Out);
    CHECK_FALSE(view.inDoubt);
    CHECK(view.since == out.observedAt);
    REQUIRE(view.heads.size() == 1);
    CHECK(view.heads[0].event == out.id);
    CHECK(numbersOf(state) == Numbers{.out = 1});
}

TEST_CASE("two shelters that each have somebody: in doubt, counted in both, the later shown", "[state]") {
    const auto here = Device(1, "S1").setClock(10).write(stay(person(1), StayStatus::Arrived, "S1"));
    const auto there = Device(2, "S2").setClock(20).write(stay(person(1), StayStatus::Arrived, "S2"));

    const State state = folded({there, here});

    const StayView& view = state.person(person(1))->stay;
    CHECK(view.inDoubt);
    CHECK(view.shelter.value == "S2");
    REQUIRE(view.others.size() == 1);
    CHECK(view.others[0].shelter.value == "S1");
    CHECK(view.others[0].source.event == here.id);
    CHECK(numbersOf(state, "S1") == Numbers{.named = 1, .inDoubt = 1});
    CHECK(numbersOf(state, "S2") == Numbers{.named = 1, .inDoubt = 1});

    const auto decision = Device(3, "").setClock(30).write(stay(person(1), StayStatus::Returned, "S1"), {here, there});
    const State decided = folded({here, there, decision});
    CHECK(numbersOf(decided, "S1") == Numbers{.named = 1});
    CHECK(numbersOf(decided, "S2") == Numbers{});
}

TEST_CASE("inside and left at one shelter: in doubt, one person, the later speaks", "[state]") {
    const auto arrived = Device(1).write(stay(person(1), StayStatus::Arrived));
    const auto left = Device(2).setClock(20).write(stay(person(1), StayStatus::Left));

    CHECK(numbersOf(folded({arrived, left})) == Numbers{.left = 1, .inDoubt = 1});
}

TEST_CASE("two devices that scanned the same arrival do not disagree", "[state]") {
    const auto one = Device(1).write(stay(person(1), StayStatus::Arrived, "S1", Place::Inside));
    const auto two = Device(2).setClock(20).write(stay(person(1), StayStatus::Returned));

    const State state = folded({one, two});

    CHECK_FALSE(state.person(person(1))->stay.inDoubt);
    CHECK(state.person(person(1))->stay.heads.size() == 2);
    CHECK(numbersOf(state) == Numbers{.named = 1});
}

TEST_CASE("a paper card keyed late does not move who was seen since", "[state]") {
    const auto left = Device(1).setClock(100).write(stay(person(1), StayStatus::Left));
    auto card = Device(2).setClock(300).write(stay(person(1), StayStatus::Arrived));
    card.observedAt = after(10);

    const State state = folded({left, card});

    CHECK(state.person(person(1))->stay.status == StayStatus::Left);
    CHECK(state.person(person(1))->stay.inDoubt);
}

TEST_CASE("a place not said is the place before", "[state]") {
    Device a(1);
    const auto arrived = a.write(stay(person(1), StayStatus::Arrived, "S1", Place::Car));
    const auto out = a.write(stay(person(1), StayStatus::Out), {arrived});
    const auto back = a.write(stay(person(1), StayStatus::Returned), {out});

    CHECK(folded({back, out, arrived}).person(person(1))->stay.place == Place::Car);
    CHECK(numbersOf(folded({arrived, out, back})) == Numbers{.outside = 1});
    // The one in the middle undone: what it had seen counts.
    CHECK(folded({arrived, out, back, a.write(withdraws(out))}).person(person(1))->stay.place == Place::Car);
    // A new arrival is inside.
    const auto moved = a.write(stay(person(1), StayStatus::Arrived), {back});
    CHECK(folded({arrived, out, back, moved}).person(person(1))->stay.place == Place::Inside);
}

TEST_CASE("a head count is replaced by names, not added to them", "[state]") {
    Device a(1);
    std::vector<event::Event> events{
        a.write(counts(household(1), {.men = 1, .women = 2, .unknown = 1})),
        a.write(stay(household(1), StayStatus::Arrived)),
    };
    CHECK(numbersOf(folded(events)) == Numbers{.counted = 4, .households = 1});

    for (std::uint64_t i = 1; i <= 3; ++i) {
        events.push_back(a.write(named(person(i), "サトウ", "ハナコ")));
        events.push_back(a.write(joins(person(i), household(1))));
        events.push_back(a.write(stay(person(i), StayStatus::Arrived)));
    }
    const State state = folded(events);
    CHECK(numbersOf(state) == Numbers{.named = 3, .counted = 1, .households = 1});
    CHECK(state.shelter({"S1"})->inside() == 4);
    CHECK(state.household(household(1))->unnamed == 1);
    CHECK(state.household(household(1))->members == std::vector{person(1), person(2), person(3)});

    for (std::uint64_t i = 4; i <= 6; ++i) {
        events.push_back(a.write(joins(person(i), household(1))));
        events.push_back(a.write(stay(person(i), StayStatus::Arrived)));
    }
    CHECK(numbersOf(folded(events)) == Numbers{.named = 6, .households = 1});
}

TEST_CASE("who is named first and counted afterwards is not counted twice either", "[state]") {
    Device a(1);
    const std::vector<event::Event> events{
        a.write(joins(person(1), household(1))),
        a.write(stay(person(1), StayStatus::Arrived)),
        a.write(stay(household(1), StayStatus::Arrived)),
        a.write(counts(household(1), {.women = 2})),
    };
    State state(incident());
    for (const auto& event : events) {
        state.apply(event);
        state.settle();
    }
    CHECK(numbersOf(state) == Numbers{.named = 1, .counted = 1, .households = 1});
}

TEST_CASE("the same counted people named on two tablets at once are still as many as were counted", "[state]") {
    Device a(1);
    Device b(2);
    const auto counted = a.write(counts(household(1), {.men = 2}));
    const auto arrived = a.write(stay(household(1), StayStatus::Arrived));
    std::vector<event::Event> events{counted, arrived};
    const auto name = [&](Device& device, std::uint64_t n, const char* kana) {
        const auto who = person(n);
        events.push_back(device.write(named(who, kana, "タロウ")));
        events.push_back(device.write(takesPlaceIn(household(1), who)));
        events.push_back(device.write(stay(who, StayStatus::Arrived), {arrived}));
    };
    name(a, 1, "ヤマダ");
    CHECK(numbersOf(folded(events)) == Numbers{.named = 1, .counted = 1, .households = 1});
    name(a, 2, "サトウ");
    name(b.setClock(20), 3, "ヤマダ");
    name(b, 4, "サトウ");

    State state = folded(events);
    CHECK(numbersOf(state) == Numbers{.named = 2, .households = 1});
    CHECK(state.household(household(1))->surplus == 2);
    CHECK_FALSE(state.person(person(2))->surplus);
    CHECK(state.person(person(3))->surplus);

    // Somebody decides who is who.
    state.apply(a.setClock(60).write(decides(person(1), person(3), Sameness::Same)));
    state.settle();
    CHECK(state.household(household(1))->surplus == 1);
    CHECK(numbersOf(state).named == 2);
    state.apply(a.write(decides(person(2), person(4), Sameness::Same)));
    state.settle();
    CHECK(state.household(household(1))->surplus == 0);
    CHECK(numbersOf(state) == Numbers{.named = 2, .households = 1});
}

TEST_CASE("named beyond the count: counted once the count is corrected, or a record turns out to be a mistake",
          "[state]") {
    Device a(1);
    Device b(2);
    const auto one = a.write(counts(household(1), {.women = 1}));
    const auto joined = a.write(takesPlaceIn(household(1), person(1)));
    const auto here = a.write(stay(person(1), StayStatus::Arrived));
    const auto alsoJoined = b.setClock(30).write(takesPlaceIn(household(1), person(2)));
    const auto alsoHere = b.write(stay(person(2), StayStatus::Arrived));
    const std::vector<event::Event> events{one, joined, here, alsoJoined, alsoHere};
    REQUIRE(numbersOf(folded(events)).named == 1);

    State more = folded(events);
    more.apply(a.setClock(60).write(counts(household(1), {.women = 2}), {one}));
    more.settle();
    CHECK(numbersOf(more).named == 2);
    CHECK(more.household(household(1))->surplus == 0);

    State mistake = folded(events);
    mistake.apply(a.write(described(person(1), {{domain::PersonField::RecordedByMistake, "1"}})));
    mistake.settle();
    CHECK(numbersOf(mistake).named == 1);
    CHECK_FALSE(mistake.person(person(2))->surplus);

    // A head count that was taken back says nothing about names.
    State without = folded(events);
    without.apply(a.write(withdraws(one)));
    without.settle();
    CHECK(numbersOf(without).named == 2);
}

TEST_CASE("who joins a counted household without having been counted is never left out", "[state]") {
    Device a(1);
    const auto one = a.write(counts(household(1), {.women = 1}));
    std::vector<event::Event> events{one};
    for (const std::uint64_t n : {1, 2}) {
        events.push_back(a.write(joins(person(n), household(1))));
        events.push_back(a.write(stay(person(n), StayStatus::Arrived)));
    }
    CHECK(numbersOf(folded(events)).named == 2);
}

TEST_CASE("when somebody who went out is expected back goes with the movement", "[state]") {
    Device a(1);
    const auto arrived = a.write(stay(person(1), StayStatus::Arrived));
    auto leaving = stay(person(1), StayStatus::Out);
    leaving.expectedBack = after(90);
    const auto out = a.write(leaving, {arrived});
    State state = folded({arrived, out});
    CHECK(state.person(person(1))->stay.expectedBack == after(90));
    state.apply(a.write(stay(person(1), StayStatus::Returned), {out}));
    state.settle();
    CHECK_FALSE(state.person(person(1))->stay.expectedBack);
}

TEST_CASE("the unnamed rest moves by itself", "[state]") {
    Device a(1);
    const auto count = a.write(counts(household(1), {.men = 3}));
    const auto arrived = a.write(stay(household(1), StayStatus::Arrived));
    const auto out = a.write(stay(household(1), StayStatus::Out), {arrived});
    const auto left = a.write(stay(household(1), StayStatus::Left), {out});

    CHECK(numbersOf(folded({count, arrived, out})) == Numbers{.out = 3});
    CHECK(numbersOf(folded({count, arrived, out, left})) == Numbers{.left = 3});
    CHECK(numbersOf(folded({count})) == Numbers{});
}

TEST_CASE("moving a person to another household moves the count", "[state]") {
    Device a(1);
    const auto count = a.write(counts(household(1), {.men = 2}));
    const auto rest = a.write(stay(household(1), StayStatus::Arrived));
    const auto joined = a.write(joins(person(1), household(1)));
    const auto arrived = a.write(stay(person(1), StayStatus::Arrived));
    const auto moved = a.write(joins(person(1), household(2)), {joined});
    const auto alone = a.write(joins(person(1), std::nullopt), {moved});

    CHECK(numbersOf(folded({count, rest, joined, arrived})) == Numbers{.named = 1, .counted = 1, .households = 1});
    CHECK(numbersOf(folded({count, rest, joined, arrived, moved})) ==
          Numbers{.named = 1, .counted = 2, .households = 2});
    const State state = folded({count, rest, joined, arrived, moved, alone});
    CHECK(numbersOf(state) == Numbers{.named = 1, .counted = 2, .households = 1});
    CHECK_FALSE(state.person(person(1))->household.has_value());
}

TEST_CASE("two households for one person: the later one, and it says so", "[state]") {
    const auto one = Device(1).write(joins(person(1), household(1)));
    const auto two = Device(2).setClock(20).write(joins(person(1), household(2)));

    const State state = folded({one, two});

    CHECK(state.person(person(1))->household == household(2));
    CHECK(state.person(person(1))->householdInConflict);
    CHECK(state.person(person(1))->householdHeads.size() == 2);
    CHECK(state.household(household(1)) == nullptr);
    CHECK(state.household(household(2))->members == std::vector{person(1)});
}

TEST_CASE("a record made by mistake is in the state but in no number, list or search", "[state]") {
    Device a(1);
    const auto who = a.write(named(person(1), "サトウ", "ハナコ"));
    const auto joined = a.write(joins(person(1), household(1)));
    const auto count = a.write(counts(household(1), {.men = 2}));
    const auto rest = a.write(stay(household(1), StayStatus::Arrived));
    const auto arrived = a.write(stay(person(1), StayStatus::Arrived));
    const auto mistake = a.write(described(person(1), {{domain::PersonField::RecordedByMistake, "1"}}));
    const auto shown = a.write(described(person(1), {{domain::PersonField::RecordedByMistake, "2"}}), {mistake});
    const std::vector<event::Event> events{who, joined, count, rest, arrived, mistake};

    const State state = folded(events);
    REQUIRE(state.person(person(1)) != nullptr);
    CHECK(state.person(person(1))->mistake);
    CHECK(numbersOf(state) == Numbers{.counted = 2, .households = 1});
    CHECK(state.household(household(1))->members.empty());
    CHECK(state.searchByRows("34", "", 10).people.empty());

    State again = folded(events);
    again.apply(shown);
    again.settle();
    CHECK(numbersOf(again) == Numbers{.named = 1, .counted = 1, .households = 1});
    CHECK(again.searchByRows("34", "", 10).people.size() == 1);

    const auto household1 =
        a.write(domain::HouseholdDescribed{household(1), {}}.set(domain::HouseholdField::RecordedByMistake, "1"));
    again.apply(household1);
    again.settle();
    CHECK(numbersOf(again) == Numbers{.named = 1});
}

TEST_CASE("a shelter's numbers, worked out by hand", "[state]") {
    Device a(1);
    std::vector<event::Event> events;
    const auto add = [&](event::Payload payload) { events.push_back(a.write(std::move(payload))); };
    const auto withCare = [](base::PersonId who, domain::ItemKind kind) {
        domain::PersonDescribed p{.person = who, .fields = {}, .add = {{kind, "x", {}}}, .remove = {}};
        return p;
    };
    add(joins(person(1), household(1)));
    add(stay(person(1), StayStatus::Arrived));
    add(withCare(person(1), domain::ItemKind::Care));
    add(joins(person(2), household(1)));
    add(stay(person(2), StayStatus::Out));
    add(withCare(person(2), domain::ItemKind::Device));
    add(stay(person(3), StayStatus::Arrived, "S1", Place::Car));
    add(withCare(person(3), domain::ItemKind::Care));
    add(stay(person(4), StayStatus::Hospital));
    add(stay(person(5), StayStatus::Arrived));  // No household is known.
    add(withCare(person(5), domain::ItemKind::Allergy));
    add(joins(person(6), household(2)));
    add(stay(person(6), StayStatus::Overnight));
    add(counts(household(3), {.women = 1, .infants = 1}));
    add(stay(household(3), StayStatus::Arrived));
    add(counts(household(4), {.elderly = 1}));
    add(stay(household(4), StayStatus::Arrived, "S1", Place::Tent));

    const State state = folded(events);

    CHECK(numbersOf(state) ==
          Numbers{.named = 2, .counted = 2, .out = 2, .outside = 2, .left = 1, .households = 2, .needCare = 2});
    CHECK(state.shelter({"S1"})->inside() == 4);
    CHECK(state.shelter({"S1"})->lastHeard == events.back().observedAt);
}

TEST_CASE("people decided to be one are counted once, where they were seen last", "[state]") {
    Device a(1);
    std::vector<event::Event> events{
        a.write(counts(household(1), {.men = 2})),
        a.write(stay(household(1), StayStatus::Arrived, "S1")),
        a.write(joins(person(1), household(1))),
        a.write(stay(person(1), StayStatus::Arrived, "S1")),
        a.write(joins(person(2), household(1))),
        a.write(stay(person(2), StayStatus::Arrived, "S2")),
        a.write({domain::PersonDescribed{
            .person = person(1), .fields = {}, .add = {{domain::ItemKind::Device, "oxygen", {}}}, .remove = {}}}),
    };
    CHECK(numbersOf(folded(events), "S1") == Numbers{.named = 1, .households = 1, .needCare = 1});

    events.push_back(a.write(decides(person(1), person(2), Sameness::Same)));
    State state = folded(events);
    CHECK(numbersOf(state, "S1") == Numbers{.counted = 1, .households = 1});
    CHECK(numbersOf(state, "S2") == Numbers{.named = 1, .households = 1, .needCare = 1});
    CHECK(state.person(person(2))->group == person(1));

    state.apply(a.write(withdraws(events.back())));
    state.settle();
    CHECK(numbersOf(state, "S1") == Numbers{.named = 1, .households = 1, .needCare = 1});
    CHECK(numbersOf(state, "S2") == Numbers{.named = 1, .households = 1});
}

TEST_CASE("one person recorded twice at the same moment is counted once", "[state]") {
    Device a(1, "S1");
    Device b(2, "S2");
    const auto here = a.write(stay(person(1), StayStatus::Arrived, "S1"));
    const auto there = b.write(stay(person(2), StayStatus::Arrived, "S2"));
    REQUIRE(here.observedAt == there.observedAt);

    const State state = folded({here, there, a.write(decides(person(1), person(2), Sameness::Same))});

    CHECK(numbersOf(state, "S1") == Numbers{});
    CHECK(numbersOf(state, "S2") == Numbers{.named = 1});
}

TEST_CASE("a shelter is there once it is named, and its last word is the newest observation", "[state]") {
    CHECK(State(incident()).shelter({"S1"}) == nullptr);
    auto card = Device(1, "S1").setClock(300).write(domain::NoteWritten{});
    card.observedAt = after(10);
    const auto word = Device(2, "S1").setClock(100).write(domain::NoteWritten{});

    State state = folded({word, card});
    CHECK(state.shelter({"S1"})->lastHeard == word.observedAt);
    CHECK(state.shelter({"S1"})->status == domain::ShelterStatus::NotSaid);

    state.apply(Device(3, "").write(stay(person(1), StayStatus::Arrived, "S2")));
    state.settle();
    REQUIRE(state.shelter({"S2"}) != nullptr);
    CHECK_FALSE(state.shelter({"S2"})->lastHeard.has_value());
}

TEST_CASE("a shelter's status is a register, and a name makes a shelter on the day", "[state]") {
    const auto change = [](domain::ShelterStatus status) {
        domain::ShelterStatusChanged out;
        out.shelter = {"S9"};
        out.status = status;
        return out;
    };
    auto created = change(domain::ShelterStatus::Open);
    created.name = "王子第九小";
    created.capacity = 120;
    Device hq(1, "");
    const auto opened = hq.write(created);
    const auto crowded = Device(2, "S9").setClock(10).write(change(domain::ShelterStatus::Crowded), {opened});
    const auto full = Device(3, "S9").setClock(20).write(change(domain::ShelterStatus::Full), {opened});

    const State state = folded({full, crowded, opened});

    const ShelterView& view = *state.shelter({"S9"});
    CHECK(view.status == domain::ShelterStatus::Full);
    CHECK(view.inConflict);
    CHECK(view.heads.size() == 2);
    CHECK(view.statusSince == full.observedAt);
    CHECK(view.name == "王子第九小");
    CHECK(view.capacity == 120);
    CHECK_FALSE(view.address.has_value());
}

}  // namespace hinanjo::state::test
