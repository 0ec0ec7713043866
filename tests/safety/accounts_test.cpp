#include "safety/accounts.h"

#include <catch2/catch_test_macros.hpp>

#include "base/files.h"
#include "domain/birth_date.h"
#include "safety/arrivals.h"
#include "safety/review.h"
#include "safety/say.h"
#include "safety/words.h"
#include "support/support.h"
#include "three_people.h"

using namespace hinanjo;
using domain::PersonField;
using matching::RosterStanding;
using safety::Outcome;
using Told = domain::RosterPersonAccounted::Source;

namespace {

std::shared_ptr<const safety::RosterBook> book() {
    auto made = safety::RosterBook::make(1, test::threePeople(), {}, base::shareDirectory());
    REQUIRE(made);
    return *made;
}

// One office and its state; everything is recorded at the clock's time unless said otherwise.
struct Scene {
    Scene() : author(clock, 1), state(author.incident) {}

    base::EventId write(event::Draft draft) {
        draft.incident = author.incident;
        const auto events = author.write({draft});
        for (const auto& stored : events)
            state.apply(*event::decode(stored.bytes));
        state.settle();
        return events.front().envelope.id;
    }
    base::EventId say(event::Payload payload) {
        event::Draft draft;
        draft.payload = std::move(payload);
        return write(std::move(draft));
    }
    base::PersonId arrives(const char* family, const char* given, const char* birth, const char* address) {
        domain::PersonDescribed person;
        person.person = base::PersonId::make(clock, author.random());
        person.set(PersonField::FamilyName, family).set(PersonField::GivenName, given).set(PersonField::Birth, birth);
        person.set(PersonField::Address, address);
        say(person);
        domain::StayChanged stay;
        stay.person = person.person;
        stay.status = domain::StayStatus::Arrived;
        stay.shelter = {"E1"};
        stay.place = domain::Place::Inside;
        say(stay);
        return person.person;
    }
    base::PersonId hanako() { return arrives("高橋", "花子", "1935-04-05", "王子1-2-3"); }

    std::optional<base::EventId> says(const char* no, Outcome outcome) {
        domain::RosterPersonAccounted word;
        word.rosterNo = {no};
        word.outcome = outcome;
        word.source = Told::Phone;
        auto draft = safety::sayOf(state, word, clock.now());
        REQUIRE(draft);
        return *draft ? std::optional(write(**draft)) : std::nullopt;
    }
    void later() { clock.advance(std::chrono::minutes(10)); }
    [[nodiscard]] safety::Accounts look() const {
        return safety::account(roster, safety::arrivalsOf(state), safety::Seen::in(state), safety::Said::in(state));
    }
    // The numbers of who is missing.
    [[nodiscard]] std::vector<std::string> missing() const {
        std::vector<std::string> out;
        for (const auto& person : look().people) {
            if (!person.isAccountedFor()) out.push_back(person.rosterNo);
        }
        return out;
    }

    test::FakeClock clock;
    test::Author author;
    state::State state;
    std::shared_ptr<const safety::RosterBook> roster = book();
};

using Numbers = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "a birth that is no single fact is read from the remark as it was written, and an age in words is no exact age") {
    Scene scene;
    domain::PersonDescribed person;
    person.person = scene.arrives("高橋", "花子", "", "王子1-2-3");
    const auto with = [&](const std::string& written) {
        scene.later();
        scene.say(domain::PersonDescribed(person).set(PersonField::Remark,
                                                      "車いす " + std::string(domain::kAsWritten) + written));
        return safety::arrivalsOf(scene.state).front();
    };

    CHECK(with("10.4.5").birth == "10.4.5");
    CHECK(with("10.4.5").remark == "車いす ");
    CHECK(scene.missing() == Numbers{"R2", "R3"});
    CHECK(with("80代").birth == "80代");
    CHECK_FALSE(with("80代").age);
    CHECK(scene.missing() == Numbers{"R1", "R2", "R3"});
}

TEST_CASE("safe, evacuated, hurt and dead people are accounted for; absent ones and those to be rescued are not") {
    Scene scene;
    CHECK(scene.missing() == Numbers{"R1", "R2", "R3"});
    for (const Outcome answer : {Outcome::Safe, Outcome::Evacuated, Outcome::Injured, Outcome::Deceased}) {
        scene.says("R2", answer);
        CHECK(scene.missing() == Numbers{"R1", "R3"});
        scene.later();
    }
    for (const Outcome open : {Outcome::Absent, Outcome::NeedsRescue}) {
        scene.says("R2", open);
        CHECK(scene.missing() == Numbers{"R1", "R2", "R3"});
        scene.later();
    }
    CHECK(scene.look().rescue == std::set<std::size_t>{1});
}

TEST_CASE("a later word replaces an earlier one, and taking it back brings the earlier one back") {
    Scene scene;
    scene.says("R1", Outcome::Absent);
    scene.later();
    const auto safe = scene.says("R1", Outcome::Safe);
    CHECK(scene.missing() == Numbers{"R2", "R3"});
    REQUIRE(safe);
    event::Draft undo;
    undo.payload = event::EventWithdrawn{*safe, "別の人だった"};
    undo.sawTimes.push_back(scene.state.source(*safe)->time);
    scene.write(undo);
    CHECK(scene.missing() == Numbers{"R1", "R2", "R3"});
    const auto lines = safety::linesOf(scene.look(), [](const base::ShelterId& id) { return id.value; });
    CHECK(lines[0].lastWord.starts_with("不在 "));
}

TEST_CASE("a list typed after a telephone call does not replace what was heard later") {
    Scene scene;
    const auto early = scene.clock.now();
    scene.later();
    scene.says("R1", Outcome::NeedsRescue);
    domain::RosterPersonAccounted word;
    word.rosterNo = {"R1"};
    word.outcome = Outcome::Safe;
    const auto draft = safety::sayOf(scene.state, word, early);
    REQUIRE_FALSE(draft);
    CHECK(draft.error().code == base::ErrorCode::Conflict);
}

TEST_CASE("the same word typed twice is one") {
    Scene scene;
    CHECK(scene.says("R1", Outcome::Safe));
    CHECK_FALSE(scene.says("R1", Outcome::Safe));
    scene.later();
    CHECK(scene.says("R1", Outcome::Safe));
}

TEST_CASE(
    "a certain match accounts for somebody until rescue is asked for later, and again from the next sign of life") {
    Scene scene;
    const auto hanako = scene.hanako();
    CHECK(scene.missing() == Numbers{"R2", "R3"});
    scene.later();
    scene.says("R1", Outcome::Absent);  // Nobody at home: they are at the shelter.
    CHECK(scene.missing() == Numbers{"R2", "R3"});
    scene.later();
    scene.says("R1", Outcome::NeedsRescue);
    CHECK(scene.missing() == Numbers{"R1", "R2", "R3"});
    const auto accounts = scene.look();
    CHECK(accounts.people[0].standing == RosterStanding::Review);
    CHECK(accounts.rescue == std::set<std::size_t>{0});
    scene.later();
    SECTION("a movement") {
        domain::StayChanged out;
        out.person = hanako;
        out.status = domain::StayStatus::Out;
        out.shelter = {"E1"};
        event::Draft draft;
        draft.payload = out;
        draft.saw = {scene.state.person(hanako)->stay.heads.front().event};
        draft.sawTimes = {scene.state.person(hanako)->stay.heads.front().time};
        scene.write(draft);
    }
    SECTION("a decision") {
        auto draft = safety::decideMatch(scene.state, hanako, {"R1"}, domain::Sameness::Same, "本人");
        REQUIRE(draft);
        scene.write(*draft);
    }
    SECTION("a word") {
        scene.says("R1", Outcome::Safe);
    }
    CHECK(scene.missing() == Numbers{"R2", "R3"});
    CHECK(scene.look().rescue.empty());
}

TEST_CASE("rescue asked for before the arrival does not keep the rescued on the list") {
    Scene scene;
    scene.says("R1", Outcome::NeedsRescue);
    CHECK(scene.look().rescue == std::set<std::size_t>{0});
    scene.later();
    scene.hanako();
    CHECK(scene.missing() == Numbers{"R2", "R3"});
    CHECK(scene.look().rescue.empty());
}

TEST_CASE("words that did not know of each other account for nobody, whichever came first") {
    for (const bool rescueFirst : {false, true}) {
        Scene scene;
        std::vector<Outcome> outcomes{Outcome::Safe, Outcome::NeedsRescue};
        if (rescueFirst) std::swap(outcomes[0], outcomes[1]);
        for (const Outcome outcome : outcomes) {
            domain::RosterPersonAccounted word;
            word.rosterNo = {"R1"};
            word.outcome = outcome;
            scene.say(word);
            scene.later();
        }
        CHECK(scene.missing() == Numbers{"R1", "R2", "R3"});
        CHECK(scene.look().rescue == std::set<std::size_t>{0});
        const auto lines = safety::linesOf(scene.look(), [](const base::ShelterId& id) { return id.value; });
        CHECK(lines[0].needsRescue);
        CHECK(lines[0].lastWord.starts_with("要救助 "));
    }
}

TEST_CASE("a pair held different is not proposed again, and the decision can be taken back") {
    Scene scene;
    const auto hanako = scene.hanako();
    auto draft = safety::decideMatch(scene.state, hanako, {"R1"}, domain::Sameness::Different, "別人");
    REQUIRE(draft);
    const auto decided = scene.write(*draft);
    CHECK(scene.look().people[0].standing == RosterStanding::None);
    CHECK(scene.look().people[0].links.empty());
    // A second record of the same person is the same pair.
    const auto again = scene.hanako();
    domain::SamePersonDecided same;
    same.a = std::min(hanako, again);
    same.b = std::max(hanako, again);
    same.decision = domain::Sameness::Same;
    CHECK(scene.look().people[0].isAccountedFor());
    scene.say(same);
    CHECK(scene.look().people[0].standing == RosterStanding::None);
    event::Draft undo;
    undo.payload = event::EventWithdrawn{decided, "見まちがい"};
    undo.sawTimes.push_back(scene.state.source(decided)->time);
    scene.write(undo);
    CHECK(scene.look().people[0].standing == RosterStanding::Certain);
}

TEST_CASE("a decision names a person of this incident") {
    const Scene scene;
    CHECK_FALSE(safety::decideMatch(scene.state, *base::PersonId::fromHex("0195c0de000070008000000000000009"), {"R1"},
                                    domain::Sameness::Same, ""));
}

TEST_CASE("what is found is written in many ways and never guessed") {
    CHECK(safety::readOutcome(" 避難済み ") == Outcome::Evacuated);
    CHECK(safety::readOutcome("ｹｶﾞ") == Outcome::Injured);
    CHECK(safety::readOutcome("留守") == Outcome::Absent);
    CHECK_FALSE(safety::readOutcome("たぶん無事"));
    CHECK_FALSE(safety::readOutcome(""));
    CHECK(safety::outcomeWords(Outcome::NeedsRescue) == "要救助");
    CHECK(safety::readSource("電話") == Told::Phone);
}

TEST_CASE("a decision about a record that is not here accounts for nobody, and says to telephone first") {
    Scene scene;
    const auto elsewhere = base::PersonId::make(scene.clock, scene.author.random());
    const auto decided = scene.say(domain::RosterMatchDecided{elsewhere, {"R1"}, domain::Sameness::Same, {}, {"E1"}});
    const auto hints = [&] {
        const safety::Accounts accounts = scene.look();
        return safety::linesOf(accounts, [](const base::ShelterId& id) { return id.value; })[0].candidateShelters;
    };
    CHECK(scene.missing() == Numbers{"R1", "R2", "R3"});
    REQUIRE(hints().size() == 1);
    CHECK(hints()[0].find("本部に聞く") != std::string::npos);
    scene.say(event::EventWithdrawn{decided, {}});
    CHECK(hints().empty());
    // "Different" is no hint.
    scene.say(domain::RosterMatchDecided{elsewhere, {"R1"}, domain::Sameness::Different, {}, {"E1"}});
    CHECK(hints().empty());
}

TEST_CASE("pairs to review come best first with both sides' evidence, and go when somebody has decided") {
    Scene scene;
    // The name and the town: to be looked at.
    const auto person = scene.arrives("高橋", "花子", "", "王子1丁目");
    safety::Accounts accounts = scene.look();
    const auto pairs = safety::pairsToReview(accounts, safety::arrivalsOf(scene.state));
    REQUIRE(pairs.size() == 1);
    CHECK(accounts.people[pairs[0].row].rosterNo == "R1");
    CHECK(safety::arrivalsOf(scene.state)[pairs[0].arrival].id == person.hex());
    CHECK_FALSE(pairs[0].why.empty());
    REQUIRE_FALSE(pairs[0].evidence.empty());
    CHECK(pairs[0].evidence[0].field == "氏名");

    auto draft = safety::decideMatch(scene.state, person, {"R1"}, domain::Sameness::Different, "本人に聞いた", {"E1"});
    REQUIRE(draft);
    CHECK(std::get<domain::RosterMatchDecided>(draft->payload).shelter == base::ShelterId{"E1"});
    const auto decided = scene.write(*draft);
    accounts = scene.look();
    CHECK(safety::pairsToReview(accounts, safety::arrivalsOf(scene.state)).empty());
    CHECK(scene.missing() == Numbers{"R1", "R2", "R3"});
    scene.say(event::EventWithdrawn{decided, {}});
    accounts = scene.look();
    CHECK(safety::pairsToReview(accounts, safety::arrivalsOf(scene.state)).size() == 1);
}
