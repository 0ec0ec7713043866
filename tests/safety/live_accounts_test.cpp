#include "safety/live_accounts.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>

#include "base/files.h"
#include "matching/roster_versions.h"
#include "safety/say.h"
#include "safety/words.h"
#include "support/support.h"
#include "three_people.h"

using namespace hinanjo;
using domain::PersonField;
using matching::RosterStanding;

namespace {

std::shared_ptr<const safety::RosterBook> bookOf(std::vector<domain::RosterPerson> people, std::uint64_t version = 1) {
    auto made = safety::RosterBook::make(version, std::move(people), {}, base::shareDirectory());
    REQUIRE(made);
    return *made;
}

struct LiveScene {
    LiveScene() : author(clock, 1), state(author.incident) {}

    std::vector<event::Event> write(event::Payload payload) {
        event::Draft draft;
        draft.incident = author.incident;
        draft.payload = std::move(payload);
        for (const auto& stored : author.write({draft}))
            events.push_back(*event::decode(stored.bytes));
        return {events.back()};
    }
    base::PersonId person() { return base::PersonId::make(clock, author.random()); }
    void describes(base::PersonId id, const char* family, const char* given, const char* birth, const char* address,
                   const char* number = "") {
        domain::PersonDescribed said;
        said.person = id;
        said.set(PersonField::FamilyName, family).set(PersonField::GivenName, given).set(PersonField::Birth, birth);
        said.set(PersonField::Address, address);
        if (*number != '\0') said.set(PersonField::ExternalNo, number);
        write(said);
    }
    void comes(base::PersonId id) {
        domain::StayChanged stay;
        stay.person = id;
        stay.status = domain::StayStatus::Arrived;
        stay.shelter = {"E1"};
        stay.place = domain::Place::Inside;
        write(stay);
    }
    base::EventId last() const { return events.back().id; }

    test::FakeClock clock;
    test::Author author;
    state::State state;
    std::vector<event::Event> events;  // Written, not applied.
};

std::string picture(const safety::Accounts& accounts) {
    std::string text;
    for (const auto& outcome : accounts.people) {
        text += outcome.rosterNo + " " + std::to_string(static_cast<int>(outcome.standing)) + " " + outcome.why;
        for (const auto& link : outcome.links) {
            const safety::SeenAt* seen = accounts.seen.find(link.arrivalId);
            text += " " + link.arrivalId + "@" + (seen == nullptr ? "nowhere" : seen->shelter.value);
        }
        text += "\n";
    }
    return text;
}

std::string atOnce(const std::shared_ptr<const safety::RosterBook>& book, const state::State& state) {
    return picture(safety::account(book, safety::arrivalsOf(state), safety::Seen::in(state), safety::Said::in(state)));
}

}  // namespace

TEST_CASE("live accounts: after every event, in any order, what a whole match says") {
    LiveScene scene;
    const base::PersonId hanako = scene.person(), shigeru = scene.person(), kazuko = scene.person(),
                         twice = scene.person();
    scene.describes(hanako, "高橋", "花子", "1935-04-05", "王子1-2-3", "C1");
    scene.comes(hanako);
    scene.describes(shigeru, "渡辺", "茂", "1933-01-03", "豊島3-1-1");
    scene.comes(shigeru);
    scene.describes(shigeru, "渡辺", "茂", "1933-01-02", "豊島3-1-1");         // Corrected.
    scene.describes(kazuko, "斎藤", "和子", "1937-03-08", "赤羽2-1-5", "C1");  // A number given twice.
    scene.comes(kazuko);
    scene.write(event::EventWithdrawn{scene.last(), "押しまちがい"});
    scene.describes(twice, "高橋", "花子", "1935-04-05", "王子1-2-3", "C2");
    scene.comes(twice);
    domain::PersonDescribed number;
    number.person = twice;
    number.set(PersonField::ExternalNo, "C9");
    scene.write(number);
    scene.write(domain::RosterMatchDecided{hanako, {"R3"}, domain::Sameness::Different, ""});

    const auto book = bookOf(test::threePeople());
    for (unsigned seed = 0; seed < 6; ++seed) {
        auto events = scene.events;
        if (seed > 0) std::shuffle(events.begin(), events.end(), std::mt19937(seed));
        state::State state(scene.author.incident);
        safety::LiveAccounts live(book);
        for (const auto& event : events) {
            state.apply(event);
            state.settle();
            live.follow(state, state.recomputedPeople());
            CHECK(picture(live.accounts(safety::Said::in(state))) == atOnce(book, state));
        }
        const auto people = live.accounts(safety::Said::in(state)).people;
        CHECK(people[0].standing == RosterStanding::Certain);
        CHECK(people[1].standing == RosterStanding::Certain);
        CHECK(people[2].standing == RosterStanding::None);
    }
}

TEST_CASE("live accounts: a candidate explains itself") {
    LiveScene scene;
    const base::PersonId hanako = scene.person();
    scene.describes(hanako, "高橋", "花子", "1935-04-05", "王子1-2-3", "C1");
    scene.comes(hanako);
    for (const auto& event : scene.events)
        scene.state.apply(event);
    scene.state.settle();
    safety::LiveAccounts live(bookOf(test::threePeople()));
    live.follow(scene.state, scene.state.recomputedPeople());
    const auto why = live.explain("C1", 0);
    REQUIRE(why);
    CHECK_FALSE(why->evidence.empty());
    CHECK(why->levels.starts_with("family=equal given=kanji birth=exact"));
    CHECK_FALSE(live.explain("C1", 1));
    CHECK_FALSE(live.explain("C7", 0));
}

TEST_CASE("live accounts: a new roster version changes no link before a person does") {
    LiveScene scene;
    const base::PersonId hanako = scene.person();
    scene.describes(hanako, "高橋", "花子", "1935-04-05", "王子1-2-3");
    scene.comes(hanako);
    for (const auto& event : scene.events)
        scene.state.apply(event);
    scene.state.settle();
    auto without = test::threePeople();
    without.erase(without.begin());
    safety::LiveAccounts live(bookOf(without));
    live.follow(scene.state, scene.state.recomputedPeople());

    const auto next = bookOf(test::threePeople(), 2);
    live.use(next, {live.heldFor(live.changesUnder(*next, safety::Said::in(scene.state))), {}});
    CHECK(live.accounts(safety::Said::in(scene.state)).people[0].standing == RosterStanding::Review);
    const auto waiting = live.waiting(safety::Said::in(scene.state));
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].key == hanako.hex());
    CHECK(waiting[0].after == "R1");

    // The confirmation is an event as any decision.
    const auto draft = safety::decideMatch(scene.state, hanako, {"R1"}, domain::Sameness::Same, "名簿の新しい版");
    REQUIRE(draft);
    scene.state.apply(scene.write(draft->payload).front());
    scene.state.settle();
    CHECK(live.accounts(safety::Said::in(scene.state)).people[0].isAccountedFor());
    CHECK(live.waiting(safety::Said::in(scene.state)).empty());
}

TEST_CASE("live accounts: what was said of a number is not said of whom the number was given to") {
    LiveScene scene;
    domain::RosterPersonAccounted safe;
    safe.rosterNo = {"R2"};
    safe.outcome = safety::Outcome::Safe;
    scene.state.apply(scene.write(safe).front());
    scene.state.settle();
    safety::LiveAccounts live(bookOf(test::threePeople()));
    REQUIRE(live.accounts(safety::Said::in(scene.state)).people[1].isAccountedFor());

    auto given = test::threePeople();
    given[1] = test::listed("R2", "中野　隆", "ﾅｶﾉ ﾀｶｼ", {1940, 6, 7}, "北区豊島3-1-1");
    const auto numbers = matching::reassignedNumbers(test::threePeople(), given);
    REQUIRE(numbers.size() == 1);
    live.use(bookOf(given, 2), {{}, safety::saidAbout(scene.state, numbers)});
    CHECK_FALSE(live.accounts(safety::Said::in(scene.state, live.voided())).people[1].isAccountedFor());

    // Said of him, it counts.
    const auto again = safety::sayOf(scene.state, safe, scene.clock.now() + std::chrono::minutes(1));
    REQUIRE(again);
    REQUIRE(*again);
    event::Draft draft = **again;
    draft.incident = scene.author.incident;
    for (const auto& stored : scene.author.write({draft}))
        scene.state.apply(*event::decode(stored.bytes));
    scene.state.settle();
    CHECK(live.accounts(safety::Said::in(scene.state, live.voided())).people[1].isAccountedFor());

    // A name or a birth date put right is the same person.
    auto right = test::threePeople();
    right[1].birth = {1933, 1, 20};
    right[2].name = "斉藤　和子";
    CHECK(matching::reassignedNumbers(test::threePeople(), right).empty());
}
