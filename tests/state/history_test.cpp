// What happened to one record, as it was said.
#include <catch2/catch_test_macros.hpp>

#include "state/writing.h"

namespace hinanjo::state::test {

using namespace std::chrono_literals;
using domain::StayStatus;

namespace {

domain::NeedRaised oxygen(base::TimePoint runsOut) {
    domain::NeedRaised need;
    need.person = person(1);
    need.code = domain::care::kOxygen;
    need.urgency = domain::Urgency::AtOnce;
    need.runsOutAt = runsOut;
    return need;
}

}  // namespace

TEST_CASE("a person's history holds what was said and what was taken back, earliest first", "[state][history]") {
    Device a(1);
    const auto name = a.write(named(person(1), "ヤマダ", "カズコ"));
    const auto joined = a.write(takesPlaceIn(household(1), person(1)), {name});
    auto leaving = stay(person(1), StayStatus::Out);
    leaving.expectedBack = after(60);
    leaving.rollCall = true;
    const auto out = a.write(leaving, {joined});
    const auto undone = a.write(withdraws(out), {out});
    const auto redone = a.write(withdraws(undone), {undone});
    const auto other = a.write(stay(person(2), StayStatus::Arrived));

    const auto history = folded({other, redone, undone, out, joined, name}).history(person(1));

    REQUIRE(history.size() == 5);
    CHECK(*std::get<domain::PersonDescribed>(history[0].payload).find(domain::PersonField::FamilyKana) == "ヤマダ");
    CHECK(std::get<domain::HouseholdJoined>(history[1].payload).fromCount);
    const auto& moved = std::get<domain::StayChanged>(history[2].payload);
    CHECK(moved.person == person(1));
    CHECK(moved.status == StayStatus::Out);
    CHECK(moved.shelter.value == "S1");
    CHECK(moved.expectedBack == after(60));
    CHECK(moved.rollCall);
    CHECK(std::get<event::EventWithdrawn>(history[3].payload).event == out.id);
    CHECK(std::get<event::EventWithdrawn>(history[4].payload).event == undone.id);
    // The undo of the undo: the outing stands.
    CHECK_FALSE(history[2].withdrawn);
    CHECK(history[3].withdrawn);
    CHECK(history[2].source.event == out.id);
    CHECK(folded({name}).history(person(9)).empty());
}

TEST_CASE("a household's history is its own", "[state][history]") {
    Device a(1);
    const auto counted = a.write(counts(household(1), {.men = 2}));
    const auto arrived = a.write(stay(household(1), StayStatus::Arrived));
    const auto joined = a.write(takesPlaceIn(household(1), person(1)));

    const auto history = folded({counted, arrived, joined}).history(household(1));

    REQUIRE(history.size() == 2);
    CHECK(std::get<domain::StayChanged>(history[1].payload).household == household(1));
}

TEST_CASE("a need said again is the same need with what has changed, and keeps its answers", "[state][history]") {
    Device a(1);
    Device hq(9, "");
    const auto first = a.write(oxygen(after(360)));
    const auto answer = hq.write(domain::NeedAnswered{first.id, domain::NeedAnswered::State::OnTheWay, "手配中", {}});
    domain::NeedRaised less = oxygen(after(120));
    less.again = first.id;
    const auto again = a.write(less, {first});

    const State state = folded({again, answer, first});

    REQUIRE(state.needs().size() == 1);
    const NeedView& need = *state.needs().front();
    CHECK(need.id == first.id);
    CHECK(need.raised.event == again.id);
    CHECK(need.need.runsOutAt == after(120));
    CHECK(need.state == domain::NeedAnswered::State::OnTheWay);
    CHECK(state.history(first.id).size() == 3);
}

TEST_CASE("what is left runs out by a clock that was right; a time of day that was told stays", "[state][clock]") {
    Device a(1);
    const auto left = a.write(oxygen(after(361)));
    domain::NeedRaised next = oxygen(after(600));
    next.code = domain::care::kDialysis;
    const auto dialysis = a.write(next);
    const auto measured = Device(9, "").write(event::ClockObserved{logId(1), 2, 30min, 20ms});

    const State state = folded({left, dialysis, measured});

    CHECK(state.runsOutAt(*state.need(left.id)) == after(391));
    CHECK(state.runsOutAt(*state.need(dialysis.id)) == after(600));
}

}  // namespace hinanjo::state::test
