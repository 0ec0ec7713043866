// What a press at the desk becomes, on one tablet and on two that do not hear of each other.
#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "event/event.h"
#include "support/support.h"
#include "tablet/care.h"
#include "tablet/leaving.h"
#include "tablet/naming.h"

namespace hinanjo::tablet {
namespace {

using domain::NeedAnswered;
using domain::PersonField;
using domain::StayStatus;
using state::Presence;
using state::State;

constexpr std::uint32_t kAll = std::numeric_limits<std::uint32_t>::max();

// A tablet at the school: its own log, and everything it has heard of.
class DeskTablet {
public:
    DeskTablet(const base::Clock& clock, std::uint64_t seed, std::string shelter = "S1")
        : m_clock(clock), m_author(clock, seed), m_state(m_author.incident) {
        desk.incident = m_author.incident;
        desk.shelter.value = std::move(shelter);
    }

    void record(const std::vector<event::Draft>& drafts) {
        for (const event::StoredEvent& stored : m_author.write(drafts)) {
            const auto event = event::decode(stored.bytes);
            REQUIRE(event);
            m_events.push_back(*event);
            m_state.apply(*event);
        }
        m_state.settle();
    }
    void hears(const DeskTablet& other) {
        for (const event::Event& event : other.m_events) {
            if (!m_state.knows(event.id)) m_events.push_back(event);
            m_state.apply(event);
        }
        m_state.settle();
    }

    [[nodiscard]] base::HouseholdId count(std::uint32_t men, std::uint32_t women,
                                          domain::Place place = domain::Place::Inside) {
        Counting counting;
        counting.count.men = men;
        counting.count.women = women;
        counting.token = "A-0133";
        counting.place = place;
        const Prepared prepared = tablet::count(counting, desk, m_state, m_clock, m_author.random());
        record(prepared.drafts);
        return prepared.household;
    }
    std::vector<base::PersonId> name(base::HouseholdId household, const std::vector<Arriving>& people) {
        const Prepared prepared = tablet::name({household, people, {}, {}}, desk, m_state, m_clock, m_author.random());
        record(prepared.drafts);
        return prepared.people;
    }
    base::PersonId receive(Arriving who) {
        Reception reception;
        reception.people.push_back(std::move(who));
        const Prepared prepared = tablet::receive(reception, desk, m_state, m_clock, m_author.random());
        record(prepared.drafts);
        return prepared.people.front();
    }
    void move(const std::vector<Mover>& movers, domain::StayChanged movement) {
        record(moveAll(movers, movement, desk, m_state, m_clock, m_author.random()));
    }
    void move(const std::vector<Mover>& movers, StayStatus status) {
        domain::StayChanged movement;
        movement.status = status;
        move(movers, movement);
    }

    [[nodiscard]] const State& state() const { return m_state; }
    [[nodiscard]] state::ShelterView here() const { return *m_state.shelter(desk.shelter); }
    [[nodiscard]] const state::PersonView& person(base::PersonId id) const { return *m_state.person(id); }

    Desk desk;

private:
    const base::Clock& m_clock;
    test::Author m_author;
    State m_state;
    std::vector<event::Event> m_events;
};

Arriving called(std::string family, std::string given) {
    Arriving out;
    out.familyKana = std::move(family);
    out.givenKana = std::move(given);
    return out;
}

Mover rest(base::HouseholdId household, std::uint32_t people = kAll) {
    return {{}, household, people};
}
Mover one(base::PersonId person) {
    return {person, {}, 0};
}

}  // namespace

TEST_CASE("counted people get names and the numbers stay as they are", "[desk]") {
    test::FakeClock clock;
    DeskTablet a(clock, 1);
    const auto household = a.count(2, 2);
    REQUIRE(a.here().counted == 4);

    const auto people = a.name(household, {called("ヤマダ", "タロウ"), called("ヤマダ", "ハナコ")});

    CHECK(a.here().inside() == 4);
    CHECK(a.here().named == 2);
    CHECK(a.person(people[0]).household == household);
    CHECK(a.person(people[0]).fromCount);
    a.name(household, {called("ヤマダ", "ケン"), called("ヤマダ", "ヒナ")});
    CHECK(a.here().named == 4);
    CHECK(a.here().counted == 0);
    CHECK(a.here().households == 1);
}

TEST_CASE("two tablets that name one household at once count nobody twice", "[desk]") {
    test::FakeClock clock;
    DeskTablet a(clock, 1);
    DeskTablet b(clock, 2);
    const auto household = a.count(1, 1);
    b.hears(a);

    const auto byA = a.name(household, {called("ヤマダ", "タロウ"), called("ヤマダ", "ハナコ")});
    clock.advance(std::chrono::seconds(5));
    const auto byB = b.name(household, {called("ヤマダ", "タロウ"), called("ヤマダ", "ハナコ")});
    CHECK(a.here().inside() == 2);
    CHECK(b.here().inside() == 2);
    a.hears(b);
    b.hears(a);

    CHECK(a.here().inside() == 2);
    CHECK(a.state().household(household)->surplus == 2);
    CHECK(a.state().digest() == b.state().digest());
    // On different tablets they name different people of it: all of them stand.
    DeskTablet c(clock, 3);
    DeskTablet d(clock, 4);
    const auto other = c.count(1, 1);
    d.hears(c);
    c.name(other, {called("サトウ", "イチロウ")});
    d.name(other, {called("サトウ", "フミ")});
    c.hears(d);
    CHECK(c.here().named == 2);
    CHECK(c.here().counted == 0);
    CHECK(c.state().household(other)->surplus == 0);
}

TEST_CASE("two tablets named one household: one more came after all, once somebody says so", "[desk]") {
    test::FakeClock clock;
    DeskTablet a(clock, 1);
    DeskTablet b(clock, 2);
    const auto household = a.count(1, 0);
    b.hears(a);
    a.name(household, {called("ヤマダ", "タロウ")});
    clock.advance(std::chrono::seconds(5));
    const auto other = b.name(household, {called("ヤマダ", "ジロウ")});
    a.hears(b);
    REQUIRE(a.here().inside() == 1);

    const auto more = countOneMore(other.front(), a.desk, a.state());
    REQUIRE(more);
    a.record({*more});

    CHECK(a.here().inside() == 2);
    CHECK(a.state().household(household)->count.total() == 2);
    CHECK_FALSE(countOneMore(base::PersonId{}, a.desk, a.state()));
}

TEST_CASE("names beyond the count are people who came as well", "[desk]") {
    test::FakeClock clock;
    DeskTablet a(clock, 1);
    const auto household = a.count(1, 0);

    a.name(household, {called("ヤマダ", "タロウ"), called("ヤマダ", "ハナコ")});

    CHECK(a.here().inside() == 2);
    CHECK(a.state().household(household)->surplus == 0);
}

TEST_CASE("named people are where the counted ones were", "[desk]") {
    test::FakeClock clock;
    DeskTablet a(clock, 1);
    const auto inCar = a.count(1, 0, domain::Place::Car);
    const auto away = a.count(1, 0);
    a.move({rest(away)}, StayStatus::Out);
    const state::ShelterView before = a.here();

    const auto car = a.name(inCar, {called("ヤマダ", "タロウ")});
    const auto out = a.name(away, {called("サトウ", "イチロウ")});

    CHECK(a.here().outside == before.outside);
    CHECK(a.here().out == before.out);
    CHECK(a.here().inside() == before.inside());
    CHECK(a.person(car.front()).stay.place == domain::Place::Car);
    CHECK(a.person(out.front()).stay.presence() == Presence::Out);
}

TEST_CASE("somebody who is here by name already only stops being counted twice", "[desk]") {
    test::FakeClock clock;
    DeskTablet a(clock, 1);
    const auto taro = a.receive(called("ヤマダ", "タロウ"));
    const auto household = a.count(1, 1);
    REQUIRE(a.here().inside() == 3);
    clock.advance(std::chrono::hours(1));
    const auto since = a.person(taro).stay.since;

    Arriving known = called("ヤマダ", "タロウ");
    known.known = taro;
    a.name(household, {known});

    CHECK(a.here().inside() == 2);
    CHECK(a.person(taro).household == household);
    CHECK(a.person(taro).stay.since == since);
}

TEST_CASE("a named person with oxygen is an alarm at once", "[desk]") {
    test::FakeClock clock;
    DeskTablet a(clock, 1);
    const auto household = a.count(1, 0);
    Arriving who = called("ヤマダ", "タロウ");
    who.items = {{domain::ItemKind::Device, std::string(domain::care::kOxygen), {}}};

    a.name(household, {who});

    REQUIRE(a.state().needs().size() == 1);
    CHECK(a.state().needs().front()->need.urgency == domain::Urgency::AtOnce);
    test::SeededRandom random(1);
    CHECK(tablet::name({base::HouseholdId{}, {who}, {}, {}}, a.desk, a.state(), clock, random).drafts.empty());
}

TEST_CASE("many leave with one verb, counted people as a whole or some of them", "[desk]") {
    test::FakeClock clock;
    DeskTablet a(clock, 1);
    const auto taro = a.receive(called("ヤマダ", "タロウ"));
    const auto household = a.count(2, 2);
    REQUIRE(a.here().inside() == 5);

    domain::StayChanged out;
    out.status = StayStatus::Out;
    out.expectedBack = clock.now() + std::chrono::hours(3);
    a.move({one(taro), rest(household, 1)}, out);
    CHECK(a.here().out == 2);
    CHECK(a.here().inside() == 3);
    CHECK(a.person(taro).stay.expectedBack == out.expectedBack);
    CHECK(a.state().household(household)->unnamed == 3);

    a.move({rest(household)}, StayStatus::Left);
    CHECK(a.here().left == 3);
    CHECK(a.here().out == 2);
    CHECK(a.here().inside() == 0);
}

TEST_CASE("some of the counted leave on two tablets at once: nobody is counted twice", "[desk]") {
    test::FakeClock clock;
    DeskTablet a(clock, 1);
    DeskTablet b(clock, 2);
    const auto household = a.count(2, 2);
    b.hears(a);

    a.move({rest(household, 1)}, StayStatus::Out);
    b.move({rest(household, 2)}, StayStatus::Left);
    a.hears(b);
    b.hears(a);

    CHECK(a.here().inside() == 1);
    CHECK(a.here().out == 1);
    CHECK(a.here().left == 2);
    CHECK(a.state().digest() == b.state().digest());
}

TEST_CASE("a movement has seen what it replaces, whichever tablet said it", "[desk]") {
    test::FakeClock clock;
    DeskTablet a(clock, 1);
    DeskTablet b(clock, 2);
    const auto taro = a.receive(called("ヤマダ", "タロウ"));
    b.hears(a);
    b.move({one(taro)}, StayStatus::Out);
    a.hears(b);
    a.move({one(taro)}, StayStatus::Returned);

    CHECK(a.person(taro).stay.presence() == Presence::Inside);
    CHECK_FALSE(a.person(taro).stay.inDoubt);
    // Without hearing of it both stand, and it says so.
    b.move({one(taro)}, StayStatus::Left);
    b.hears(a);
    CHECK(b.person(taro).stay.inDoubt);
}

TEST_CASE("nobody goes out twice, and nobody returns who did not go", "[desk]") {
    CHECK(canFollow(Presence::Inside, StayStatus::Arrived, StayStatus::Out));
    CHECK(canFollow(Presence::Outside, StayStatus::Arrived, StayStatus::Left));
    CHECK_FALSE(canFollow(Presence::Out, StayStatus::Out, StayStatus::Out));
    CHECK(canFollow(Presence::Out, StayStatus::Out, StayStatus::Overnight));
    CHECK(canFollow(Presence::Out, StayStatus::Out, StayStatus::Returned));
    CHECK_FALSE(canFollow(Presence::Inside, StayStatus::Arrived, StayStatus::Returned));
    CHECK(canFollow(Presence::Gone, StayStatus::Left, StayStatus::Returned));
    CHECK_FALSE(canFollow(Presence::Gone, StayStatus::Left, StayStatus::Out));
    CHECK_FALSE(canFollow(Presence::Unknown, StayStatus::NotSaid, StayStatus::Out));
}

TEST_CASE("a reception that was a mistake is in no number and asks for nothing; undo brings it back", "[desk]") {
    test::FakeClock clock;
    DeskTablet a(clock, 1);
    Arriving who = called("ヤマダ", "タロウ");
    who.items = {{domain::ItemKind::Device, std::string(domain::care::kOxygen), {}}};
    const auto taro = a.receive(who);
    REQUIRE(a.here().inside() == 1);
    REQUIRE(a.state().needs().size() == 1);

    const auto drafts = withdraw(one(taro), a.desk, a.state());
    a.record(drafts);
    CHECK(a.here().inside() == 0);
    CHECK(a.person(taro).mistake);
    CHECK(a.state().needs().empty());

    std::vector<base::EventId> operation;
    for (const state::Happening& happening : a.state().history(taro)) {
        const auto* said = std::get_if<domain::PersonDescribed>(&happening.payload);
        if (said != nullptr && said->find(PersonField::RecordedByMistake) != nullptr)
            operation.push_back(happening.source.event);
    }
    a.record(undo(operation, a.desk, a.state()));
    CHECK(a.here().inside() == 1);

    const auto household = a.count(3, 0);
    a.record(withdraw(rest(household), a.desk, a.state()));
    CHECK(a.here().inside() == 1);
}

TEST_CASE("what is left of the oxygen is said again without losing the answer", "[desk]") {
    test::FakeClock clock;
    DeskTablet a(clock, 1);
    const auto taro = a.receive(called("ヤマダ", "タロウ"));
    Needing oxygen{taro, std::string(domain::care::kOxygen), "2L", domain::Urgency::AtOnce,
                   clock.now() + std::chrono::hours(6)};
    a.record(need(oxygen, a.desk, a.state()));
    CHECK(a.person(taro).hasItem(domain::ItemKind::Device, domain::care::kOxygen));
    REQUIRE(a.state().needs().size() == 1);
    const base::EventId id = a.state().needs().front()->id;
    event::Draft answer;
    answer.incident = a.desk.incident;
    answer.payload = NeedAnswered{id, NeedAnswered::State::OnTheWay, "手配中", {}};
    a.record({answer});

    oxygen.runsOutAt = clock.now() + std::chrono::hours(1);
    oxygen.detail.clear();
    a.record(need(oxygen, a.desk, a.state()));

    REQUIRE(a.state().needs().size() == 1);
    const state::NeedView& now = *a.state().needs().front();
    CHECK(now.id == id);
    CHECK(now.need.runsOutAt == oxygen.runsOutAt);
    CHECK(now.need.detail == "2L");
    CHECK(now.state == NeedAnswered::State::OnTheWay);
    a.record(met(id, a.desk, a.state()));
    CHECK(a.state().needs().front()->state == NeedAnswered::State::Met);
    // Met, and asked again: a need of its own.
    a.record(need(oxygen, a.desk, a.state()));
    CHECK(a.state().needs().size() == 2);
    CHECK(met(base::EventId{}, a.desk, a.state()).empty());
}

TEST_CASE("the clocks at the desk: what runs out first in front, only of people who are here", "[desk]") {
    test::FakeClock clock;
    DeskTablet a(clock, 1);
    const auto later = a.receive(called("ヤマダ", "タロウ"));
    const auto first = a.receive(called("サトウ", "ハナコ"));
    const auto unknown = a.receive(called("タナカ", "ケン"));
    const auto gone = a.receive(called("ワタナベ", "ミドリ"));
    const auto asks = [&](base::PersonId who, std::string_view code, std::optional<int> hours) {
        Needing needing{who, std::string(code), {}, domain::Urgency::AtOnce, {}};
        if (hours) needing.runsOutAt = clock.now() + std::chrono::hours(*hours);
        a.record(need(needing, a.desk, a.state()));
    };
    asks(later, domain::care::kDialysis, 20);
    asks(first, domain::care::kOxygen, 2);
    asks(unknown, domain::care::kInsulin, std::nullopt);
    asks(gone, domain::care::kOxygen, 1);
    asks(first, "bed", std::nullopt);
    a.move({one(gone)}, StayStatus::Hospital);

    const auto clocks = needClocks(a.state(), a.desk.shelter);

    REQUIRE(clocks.size() == 3);
    CHECK(clocks[0].person == first);
    CHECK(clocks[0].runsOutAt == clock.now() + std::chrono::hours(2));
    CHECK(clocks[1].person == later);
    CHECK(clocks[2].person == unknown);
    CHECK(needClocks(a.state(), {"S2"}).empty());
}

TEST_CASE("what is corrected is said of the person, and only that", "[desk]") {
    test::FakeClock clock;
    DeskTablet a(clock, 1);
    const auto taro = a.receive(called("ヤマダ", "タロウ"));
    const auto since = a.person(taro).stay.since;
    clock.advance(std::chrono::minutes(5));

    a.record(correct(taro, called("ヤマダ", "タロ"), a.desk, a.state()));
    a.record({say(taro, PersonField::Room, "体育館 12", a.desk, a.state())});

    CHECK(a.person(taro).text(PersonField::GivenKana) == "タロ");
    CHECK(a.person(taro).text(PersonField::Room) == "体育館 12");
    CHECK(a.person(taro).stay.since == since);
    CHECK(correct(taro, called("ヤマダ", "タロ"), a.desk, a.state()).empty());
}

}  // namespace hinanjo::tablet
