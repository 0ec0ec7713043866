// Clocks that are wrong: what was measured of them moves the times people see, and never what was stored.
#include <catch2/catch_test_macros.hpp>

#include "event/codec.h"
#include "event/log_writer.h"
#include "state/writing.h"
#include "support/support.h"

namespace hinanjo::state::test {
namespace {

using domain::StayStatus;
using namespace std::chrono_literals;

event::ClockObserved observed(std::uint64_t log, std::uint64_t sequence, base::Millis offset,
                              base::Millis roundTrip = 20ms) {
    return {logId(log), sequence, offset, roundTrip};
}

}  // namespace

TEST_CASE("a movement of a tablet with a wrong clock is shown at the time it really was", "[state][clock]") {
    Device late(1);  // Two hours ahead of everybody.
    const auto arrived = late.setClock(120).write(stay(person(1), StayStatus::Arrived));
    const auto clock = Device(9, "").write(observed(1, arrived.sequence, -120min));

    const State state = folded({arrived, clock});

    const StayView& view = state.person(person(1))->stay;
    CHECK(view.since == after(1));
    CHECK(view.heads.front().observedAt == after(121));  // As stored.
    CHECK(state.correctedTime(view.heads.front()) == after(1));
    CHECK(state.shelter({"S1"})->lastHeard == after(1));
}

TEST_CASE("of two places the one seen later by a right clock is shown, in whatever order it becomes known",
          "[state][clock]") {
    const auto first = Device(1, "S1").setClock(120).write(stay(person(1), StayStatus::Arrived, "S1"));
    const auto second = Device(2, "S2").setClock(30).write(stay(person(1), StayStatus::Arrived, "S2"));
    const auto clock = Device(9, "").write(observed(1, 1, -120min));

    State state = folded({first, second});
    CHECK(state.person(person(1))->stay.shelter.value == "S1");
    CHECK(state.shelter({"S1"})->inDoubt == 1);
    state.apply(clock);
    state.settle();
    CHECK(state.person(person(1))->stay.shelter.value == "S2");
    CHECK(state.person(person(1))->stay.inDoubt);
    CHECK(state.person(person(1))->stay.others.front().since == after(1));

    CHECK(folded({clock, second, first}).digest() == state.digest());
    CHECK(folded({second, clock, first}).digest() == state.digest());
}

TEST_CASE("the observation nearest in the log corrects, so a clock that was set right keeps both halves right",
          "[state][clock]") {
    Device a(1);
    const auto early = a.setClock(120).write(stay(person(1), StayStatus::Arrived));
    const auto between = a.write(stay(person(2), StayStatus::Arrived));
    const auto afterwards = a.setClock(10).write(stay(person(3), StayStatus::Arrived));
    Device hq(9, "");
    const auto wrong = hq.write(observed(1, 1, -120min));
    const auto right = hq.write(observed(1, 3, 0ms));

    const State state = folded({early, between, afterwards, wrong, right});

    CHECK(state.person(person(1))->stay.since == after(1));
    CHECK(state.person(person(2))->stay.since == after(2));  // As near to both: the earlier one.
    CHECK(state.person(person(3))->stay.since == after(11));
}

TEST_CASE("noise of the line, another log and times typed by a person are left alone", "[state][clock]") {
    Device a(1);
    const auto own = a.write(stay(person(1), StayStatus::Arrived));
    auto paper = a.write(stay(person(2), StayStatus::Arrived));
    paper.observedAt = after(-60);
    Device hq(9, "");

    const State noise = folded({own, hq.write(observed(1, 1, 2000ms))});
    CHECK(noise.person(person(1))->stay.since == after(1));
    const State beyondNoise = folded({own, hq.write(observed(1, 1, 2001ms))});
    CHECK(beyondNoise.person(person(1))->stay.since == after(1) + 2001ms);
    const State other = folded({own, hq.write(observed(2, 1, 10min))});
    CHECK(other.person(person(1))->stay.since == after(1));
    const State typed = folded({own, paper, hq.write(observed(1, 2, 10min))});
    CHECK(typed.person(person(2))->stay.since == after(-60));
    CHECK(typed.person(person(1))->stay.since == after(11));
}

TEST_CASE("the shortest round trip is believed, a withdrawn observation is not", "[state][clock]") {
    Device a(1);
    const auto arrived = a.write(stay(person(1), StayStatus::Arrived));
    Device hq(9, "");
    const auto rough = hq.write(observed(1, 1, 12min, 900ms));
    const auto fine = hq.write(observed(1, 1, 10min, 20ms));

    CHECK(folded({arrived, fine, rough}).person(person(1))->stay.since == after(11));
    State state = folded({arrived, rough, fine, hq.write(withdraws(fine))});
    CHECK(state.person(person(1))->stay.since == after(13));
    CHECK(state.shelter({"S1"})->lastHeard == after(13));
    state.apply(hq.write(withdraws(rough)));
    state.settle();
    CHECK(state.person(person(1))->stay.since == after(1));
    CHECK(state.shelter({"S1"})->lastHeard == after(1));
}

TEST_CASE("the time of a shelter's status is corrected too", "[state][clock]") {
    domain::ShelterStatusChanged open;
    open.shelter = {"S2"};
    open.status = domain::ShelterStatus::Open;
    const auto opened = Device(1).write(open);
    State state = folded({opened});
    CHECK(state.shelter({"S2"})->statusSince == after(1));
    state.apply(Device(9, "").write(observed(1, 1, -30min)));
    state.settle();
    CHECK(state.shelter({"S2"})->statusSince == after(-29));
}

TEST_CASE("observations and stamps at the ends of time do no harm", "[state][clock]") {
    auto arrived = Device(1).write(stay(person(1), StayStatus::Arrived));
    arrived.observedAt = arrived.recordedAt = base::TimePoint::max();
    Device hq(9, "");

    const State late = folded({arrived, hq.write(observed(1, 1, 10min))});
    CHECK(late.person(person(1))->stay.since == base::TimePoint::max());
    const State broken = folded({arrived, hq.write(observed(1, 1, base::Millis::max()))});
    CHECK(broken.person(person(1))->stay.since == base::TimePoint::max());
}

TEST_CASE("an event stamped 2099 neither locks a register nor moves our clock", "[state][clock]") {
    const auto year2099 = base::fromMillis(4'070'908'800'000);
    hinanjo::test::FakeClock clock;
    hinanjo::test::SeededRandom random(1);
    event::LogWriter writer(clock, random, {});
    const auto write = [&](event::Payload payload, const std::optional<Source>& saw = {}) {
        event::Draft draft;
        draft.incident = incident();
        draft.payload = std::move(payload);
        if (saw) {
            draft.saw.push_back(saw->event);
            draft.sawTimes.push_back(saw->time);
        }
        auto written = writer.write(std::span(&draft, 1));
        REQUIRE(written);
        writer.commit();
        return *event::decode(written->front().bytes);
    };
    Device wrong(7);
    auto future = wrong.write(described(person(1), {{domain::PersonField::Room, "future"}}));
    future.observedAt = future.recordedAt = year2099;
    future.time = base::HybridTime::at(year2099);
    State state = folded({future});
    writer.observe(future.time);

    // Whoever saw it beats it ...
    state.apply(write(described(person(1), {{domain::PersonField::Room, "now"}}), state.source(future.id)));
    state.settle();
    const Register room = state.person(person(1))->field(domain::PersonField::Room);
    CHECK(room.value == "now");
    CHECK_FALSE(room.inConflict());
    // ... and who has nothing to do with it keeps our time.
    const auto next = write(described(person(2), {{domain::PersonField::Room, "B"}}));
    CHECK(next.time < base::HybridTime::at(clock.now() + 1s));
    CHECK(next.observedAt == clock.now());

    // Who did not see it does not lose it: both stand until a person decides.
    state.apply(write(described(person(1), {{domain::PersonField::Features, "x"}})));
    auto later = wrong.write(described(person(1), {{domain::PersonField::Features, "y"}}));
    later.time = base::HybridTime::at(year2099);
    state.apply(later);
    state.settle();
    CHECK(state.person(person(1))->field(domain::PersonField::Features).inConflict());
}

}  // namespace hinanjo::state::test
