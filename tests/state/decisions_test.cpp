// What people decided: same person, roster, needs.
#include <catch2/catch_test_macros.hpp>

#include "state/writing.h"

namespace hinanjo::state::test {
namespace {

using domain::Sameness;

const SamePairView* pairOf(const State& state, base::PersonId a, base::PersonId b) {
    for (const SamePairView* pair : state.samePairs()) {
        if (pair->a == a && pair->b == b) return pair;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("same-person decisions close into groups", "[state]") {
    Device a(1);
    const State state = folded({a.write(decides(person(2), person(1), Sameness::Same)),
                                a.write(decides(person(2), person(3), Sameness::Same)),
                                a.write(decides(person(5), person(4), Sameness::Same))});

    CHECK(state.group(person(3)) == std::vector{person(1), person(2), person(3)});
    CHECK(state.group(person(4)) == std::vector{person(4), person(5)});
    CHECK(state.group(person(6)) == std::vector{person(6)});
    CHECK(state.samePairs().size() == 3);
}

TEST_CASE("a pair that would join people held different is left out and reported", "[state]") {
    Device a(1);
    const auto first = a.write(decides(person(1), person(2), Sameness::Same));
    const auto second = a.write(decides(person(2), person(3), Sameness::Same));
    const auto veto = Device(2).write(decides(person(1), person(3), Sameness::Different));

    const State state = folded({second, veto, first});

    CHECK(state.group(person(1)) == std::vector{person(1), person(2)});
    CHECK(state.group(person(3)) == std::vector{person(3)});
    CHECK(pairOf(state, person(2), person(3))->leftOut);
    CHECK_FALSE(pairOf(state, person(1), person(2))->leftOut);

    CHECK(folded({second, veto, first, a.write(withdraws(first))}).group(person(3)) ==
          std::vector{person(2), person(3)});
    CHECK(folded({second, veto, first, a.write(withdraws(veto))}).group(person(3)).size() == 3);
}

TEST_CASE("same and different said at the same time is a conflict and holds people apart", "[state]") {
    Device b(2);
    const auto same = Device(1).setClock(30).write(decides(person(1), person(2), Sameness::Same));
    const auto different = b.write(decides(person(1), person(2), Sameness::Different));

    const State state = folded({same, different});

    CHECK(state.group(person(1)).size() == 1);
    CHECK(pairOf(state, person(1), person(2))->inConflict);
    CHECK(pairOf(state, person(1), person(2))->decision == Sameness::Same);
    CHECK(pairOf(state, person(1), person(2))->heads.size() == 2);

    const auto changedMind = b.setClock(60).write(decides(person(1), person(2), Sameness::Same), {different, same});
    CHECK(folded({same, different, changedMind}).group(person(1)).size() == 2);
}

TEST_CASE("a group names its smallest member even before that record arrives", "[state]") {
    Device a(1);
    State state =
        folded({a.write(named(person(2), "サトウ", "ハナコ")), a.write(decides(person(1), person(2), Sameness::Same))});
    CHECK(state.person(person(2))->group == person(1));
    CHECK(state.person(person(1)) == nullptr);

    state.apply(a.write(named(person(1), "サトウ", "ハナ")));
    state.settle();
    CHECK(state.person(person(1))->group == person(1));
}

TEST_CASE("a person decided to be the same as themselves says nothing", "[state]") {
    const State state = folded({Device(1).write(decides(person(1), person(1), Sameness::Same))});
    CHECK(state.samePairs().empty());
    CHECK(state.eventCount() == 1);
}

TEST_CASE("roster decisions are kept per person and number, and disagreement is shown", "[state]") {
    const auto decision = [](Sameness sameness) {
        return domain::RosterMatchDecided{person(1), {"R-7"}, sameness, {}};
    };
    Device a(1);
    Device b(2);
    const auto same = a.write(decision(Sameness::Same));
    const auto different = b.write(decision(Sameness::Different));
    const auto other = b.write(domain::RosterMatchDecided{person(1), {"R-8"}, Sameness::Same, {}});

    const State state = folded({same, different, other});

    const auto decisions = state.rosterDecisions();
    REQUIRE(decisions.size() == 2);
    CHECK(decisions[0]->rosterNo.value == "R-7");
    CHECK(decisions[0]->inConflict);
    CHECK(decisions[1]->decision == Sameness::Same);
    CHECK_FALSE(decisions[1]->inConflict);
    CHECK(folded({same, a.write(withdraws(same))}).rosterDecisions().empty());
}

TEST_CASE("a roster person accounted for in two ways at once is not accounted for", "[state]") {
    using Outcome = domain::RosterPersonAccounted::Outcome;
    const auto account = [](Outcome outcome) {
        domain::RosterPersonAccounted out;
        out.rosterNo = {"R-7"};
        out.outcome = outcome;
        return out;
    };
    const auto safe = Device(1).write(account(Outcome::Safe));
    const auto alsoSafe = Device(3).write(account(Outcome::Safe));
    const auto absent = Device(2).setClock(20).write(account(Outcome::Absent));

    CHECK_FALSE(folded({safe, alsoSafe}).rosterAccounts().front()->inConflict);
    const State state = folded({safe, absent});
    CHECK(state.rosterAccounts().front()->inConflict);
    CHECK(state.rosterAccounts().front()->accounted.outcome == Outcome::Absent);
    const auto visited = Device(4).setClock(40).write(account(Outcome::Safe), {safe, absent});
    CHECK_FALSE(folded({safe, absent, visited}).rosterAccounts().front()->inConflict);
}

TEST_CASE("a need is answered, re-opened by undo and gone when it was not raised", "[state]") {
    Device a(1);
    Device hq(2, "");
    domain::NeedRaised need;
    need.person = person(1);
    need.shelter = {"S1"};
    need.code = "oxygen";
    need.urgency = domain::Urgency::AtOnce;
    const auto raised = a.write(need);
    const auto answer = hq.write(domain::NeedAnswered{raised.id, domain::NeedAnswered::State::Met, "届けました", {}});
    const auto undo = hq.write(withdraws(answer));

    State state = folded({answer});
    CHECK(state.needs().empty());
    state.apply(raised);
    state.settle();
    REQUIRE(state.need(raised.id) != nullptr);
    CHECK(state.need(raised.id)->state == domain::NeedAnswered::State::Met);
    CHECK(state.need(raised.id)->answer == "届けました");
    CHECK(state.need(raised.id)->need.code == "oxygen");
    CHECK(state.need(raised.id)->raised.event == raised.id);

    state.apply(undo);
    state.settle();
    CHECK(state.need(raised.id)->state == domain::NeedAnswered::State::NotSaid);
    CHECK(folded({raised, answer, a.write(withdraws(raised))}).need(raised.id) == nullptr);
}

}  // namespace hinanjo::state::test
