#include "sync/scope.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <random>
#include <set>

#include "state/state.h"
#include "support/expected_scope.h"
#include "support/support.h"

using namespace hinanjo;
using base::EventId;
using base::ShelterId;
using domain::PersonField;
using test::expectedAt;

namespace {

const ShelterId kNowhere{};
const ShelterId kE1{"E1"}, kE2{"E2"}, kE3{"E3"};

// HQ's feed, and what the tablets of each shelter have read of it.
class Ward {
public:
    EventId write(const ShelterId& at, event::Payload payload, std::vector<EventId> saw = {}) {
        event::Draft draft;
        draft.saw = std::move(saw);
        draft.incident = m_author.incident;
        draft.shelter = at;
        draft.payload = std::move(payload);
        const auto stored = m_author.write({draft});
        auto event = event::decode(stored.front().bytes);
        REQUIRE(event);
        m_written.push_back(std::move(*event));
        return m_written.back().id;
    }
    // Everything written so far reaches HQ, in this order.
    void arrive() {
        for (; m_arrived < m_written.size(); ++m_arrived)
            take(m_written[m_arrived]);
    }
    // As `arrive`, the last one first: a tablet that was silent for long may bring the cause after the effect.
    void arriveBackwards() {
        for (std::size_t at = m_written.size(); at > m_arrived; --at)
            take(m_written[at - 1]);
        m_arrived = m_written.size();
    }
    [[nodiscard]] std::set<EventId> at(const ShelterId& shelter) const {
        std::set<EventId> out;
        for (std::uint64_t after = 0; after < m_scope.end();) {
            const auto slice = m_scope.next(shelter, after, 3);
            REQUIRE(slice.to > after);
            for (const std::uint64_t position : slice.positions)
                out.insert(m_feed[position - 1].id);
            after = slice.to;
        }
        CHECK(out == expectedAt(shelter, m_feed));
        return out;
    }
    [[nodiscard]] state::State tablet(const ShelterId& shelter) const {
        state::State state(m_author.incident);
        const auto mine = at(shelter);
        for (const event::Event& event : m_feed)
            if (mine.contains(event.id)) state.apply(event::Event(event));
        state.settle();
        return state;
    }
    [[nodiscard]] sync::ScopeIndex& scope() { return m_scope; }

    base::PersonId person(const ShelterId& at, const std::string& name) {
        domain::PersonDescribed described;
        described.person = base::PersonId::make(m_clock, m_author.random());
        described.set(PersonField::FamilyName, "佐藤").set(PersonField::GivenName, name);
        write(at, described);
        return described.person;
    }
    base::HouseholdId household(const ShelterId& at, std::uint32_t count) {
        domain::HouseholdDescribed described;
        described.household = base::HouseholdId::make(m_clock, m_author.random());
        domain::HeadCount heads;
        heads.unknown = count;
        described.set(domain::HouseholdField::Count, domain::toText(heads));
        write(at, described);
        return described.household;
    }
    EventId move(base::PersonId person, const ShelterId& to, domain::StayStatus status = domain::StayStatus::Arrived) {
        domain::StayChanged stay;
        stay.person = person;
        stay.status = status;
        stay.shelter = to;
        std::vector<EventId> saw;
        if (const auto last = m_lastMove.find(person); last != m_lastMove.end()) saw.push_back(last->second);
        return m_lastMove[person] = write(to, stay, std::move(saw));
    }
    EventId undo(const ShelterId& at, const EventId& event) { return write(at, event::EventWithdrawn{event, "誤り"}); }

private:
    void take(const event::Event& event) {
        m_feed.push_back(event);
        m_scope.add(m_feed.size(), event);
    }

    test::FakeClock m_clock;
    test::Author m_author{m_clock, 7};
    std::vector<event::Event> m_written, m_feed;
    std::size_t m_arrived = 0;
    std::map<base::PersonId, EventId> m_lastMove;
    sync::ScopeIndex m_scope;
};

}  // namespace

TEST_CASE("a person who moves comes with their history, without the household's other members") {
    Ward ward;
    const auto household = ward.household(kE1, 3);
    std::vector<base::PersonId> people;
    for (const char* name : {"花", "太郎", "次郎"}) {
        people.push_back(ward.person(kE1, name));
        ward.write(kE1, domain::HouseholdJoined{people.back(), household, {}});
        ward.move(people.back(), kE1);
    }
    domain::PersonDescribed allergy;
    allergy.person = people[0];
    allergy.add.push_back({domain::ItemKind::Allergy, "そば", {}});
    ward.write(kE1, allergy);
    domain::NeedRaised others;
    others.person = people[1];
    others.household = household;
    others.shelter = kE1;
    others.code = "oxygen";
    const EventId othersNeed = ward.write(kE1, others);
    ward.arrive();
    CHECK(ward.at(kE2).empty());

    ward.move(people[0], kE2);
    ward.arrive();
    const state::State there = ward.tablet(kE2);
    const state::PersonView* moved = there.person(people[0]);
    REQUIRE(moved != nullptr);
    CHECK(moved->text(PersonField::GivenName) == "花");
    CHECK(moved->hasItem(domain::ItemKind::Allergy, "そば"));
    CHECK(moved->household == household);
    REQUIRE(there.household(household) != nullptr);
    CHECK(there.household(household)->count.total() == 3);
    const auto found = there.searchByName("佐藤", 10);
    REQUIRE(found.total == 1);
    CHECK(found.people.front()->id == people[0]);
    CHECK(there.people().size() == 1);
    CHECK(there.person(people[1]) == nullptr);
    CHECK(there.person(people[2]) == nullptr);
    CHECK_FALSE(ward.at(kE2).contains(othersNeed));

    const state::State left = ward.tablet(kE1);
    CHECK(left.person(people[0])->stay.shelter == kE2);
    CHECK(left.shelter(kE1)->inside() == 2);
    CHECK(ward.at(kE3).empty());
}

TEST_CASE("a shelter that takes in the rest of a household knows how many of it have names elsewhere") {
    Ward ward;
    const auto household = ward.household(kE1, 4);
    for (const char* name : {"花", "太郎", "次郎"})
        ward.write(kE1, domain::HouseholdJoined{ward.person(kE1, name), household, {}});
    domain::StayChanged rest;
    rest.household = household;
    rest.status = domain::StayStatus::Arrived;
    rest.shelter = kE2;
    rest.place = domain::Place::Inside;
    ward.write(kE2, rest);
    ward.arrive();
    const state::State there = ward.tablet(kE2);
    CHECK(there.shelter(kE2)->inside() == 1);
    CHECK(there.searchByName("佐藤", 10).total == 0);
}

TEST_CASE("what was said of a person after the move goes to both shelters") {
    Ward ward;
    const auto person = ward.person(kE1, "花");
    ward.move(person, kE1);
    ward.move(person, kE2);
    domain::PersonDescribed later;
    later.person = person;
    later.set(PersonField::Room, "体育館");
    const EventId said = ward.write(kE2, later);
    ward.arrive();
    CHECK(ward.at(kE1).contains(said));
    CHECK(ward.at(kE2).contains(said));
    CHECK(ward.at(kE3).empty());
}

TEST_CASE("a withdrawal that came before its target goes along with the person") {
    Ward ward;
    const auto person = ward.person(kE1, "花");
    domain::PersonDescribed wrong;
    wrong.person = person;
    wrong.set(PersonField::GivenName, "鼻");
    const EventId mistaken = ward.write(kE1, wrong);
    const EventId undone = ward.undo(kE1, mistaken);
    ward.arriveBackwards();
    CHECK(ward.at(kE2).empty());
    ward.move(person, kE2);
    ward.arrive();
    CHECK(ward.at(kE2).contains(mistaken));
    CHECK(ward.at(kE2).contains(undone));
    CHECK(ward.tablet(kE2).person(person)->text(PersonField::GivenName) == "花");
    const auto history = ward.scope().historyOf(person);
    CHECK(history.size() == 4);
}

TEST_CASE("undoing a same-person decision reaches the shelters of both, and nobody's history does") {
    Ward ward;
    const auto a = ward.person(kE1, "花");
    const auto b = ward.person(kE2, "はな");
    ward.move(a, kE1);
    ward.move(b, kE2);
    const EventId decided = ward.write(kNowhere, domain::SamePersonDecided{a, b, domain::Sameness::Same, {}});
    const EventId undone = ward.undo(kE2, decided);
    ward.arrive();
    for (const ShelterId& shelter : {kE1, kE2}) {
        CHECK(ward.at(shelter).contains(decided));
        CHECK(ward.at(shelter).contains(undone));
    }
    CHECK(ward.tablet(kE2).person(a) == nullptr);
    CHECK(ward.tablet(kE1).person(b) == nullptr);
}

TEST_CASE("a decision on a match reaches the shelter of the roster person's home, and the arrival's history does not") {
    Ward ward;
    const auto person = ward.person(kE2, "花");
    ward.move(person, kE2);
    const EventId decided =
        ward.write(kNowhere, domain::RosterMatchDecided{person, {"R1"}, domain::Sameness::Same, {}, kE1});
    ward.arrive();
    CHECK(ward.at(kE1) == std::set{decided});
    CHECK(ward.at(kE2).contains(decided));
    CHECK(ward.at(kE3).empty());
    CHECK(ward.tablet(kE1).person(person) == nullptr);
    const EventId undone = ward.undo(kNowhere, decided);
    ward.arrive();
    CHECK(ward.at(kE1) == std::set{decided, undone});
    CHECK(ward.tablet(kE1).rosterDecisions().empty());
}

TEST_CASE("rows of a printed list reach the shelters whose people stand on it once their slice is open") {
    Ward ward;
    event::ListIssued issued;
    issued.list.bytes[0] = 9;
    issued.shelters = {kE1, kE2};
    const EventId list = ward.write(kNowhere, issued);
    const EventId ofBoth = ward.write(kNowhere, event::ListRows{issued.list, {}, {kE1, kE2}});
    const EventId ofE2 = ward.write(kNowhere, event::ListRows{issued.list, {}, {kE2}});
    ward.arrive();
    CHECK(ward.at(kE1).empty());
    CHECK(ward.at(kE2).empty());

    const EventId order = ward.write(kNowhere, event::RosterUnsealed{kE1, std::string(32, 'k'), {}, 0, {}});
    ward.arrive();
    CHECK(ward.at(kE1) == std::set{list, ofBoth, order});
    CHECK(ward.at(kE2).empty());
    // Two officers on the spot; the lists of before come with it, those of later too.
    ward.write(kE2, event::RosterUnsealed{kE2, {}, {"O1", "O2"}, 1, {}});
    const EventId later = ward.write(kNowhere, event::ListRows{issued.list, {}, {kE2}});
    ward.arrive();
    CHECK(ward.at(kE2).contains(list));
    CHECK(ward.at(kE2).contains(ofE2));
    CHECK(ward.at(kE2).contains(later));
    CHECK_FALSE(ward.at(kE1).contains(later));
    CHECK(ward.at(kE3).empty());
}

TEST_CASE("undoing who belongs to a household reaches the household's shelters") {
    Ward ward;
    const auto household = ward.household(kE1, 2);
    ward.move(ward.person(kE1, "花"), kE1);
    const auto late = ward.person(kE2, "太郎");
    ward.move(late, kE2);
    const EventId joined = ward.write(kE2, domain::HouseholdJoined{late, household, {}});
    const EventId undone = ward.undo(kE2, joined);
    ward.arrive();
    CHECK(ward.at(kE1).contains(joined));
    CHECK(ward.at(kE1).contains(undone));
    CHECK(ward.tablet(kE1).household(household)->members.empty());
}

TEST_CASE("what is for everybody is withdrawn for everybody, however long the chain and whatever the order") {
    for (const bool backwards : {false, true}) {
        Ward ward;
        domain::ShelterStatusChanged full;
        full.shelter = kE1;
        full.status = domain::ShelterStatus::Full;
        const EventId status = ward.write(kE1, full);
        const EventId undone = ward.undo(kE1, status);
        const EventId redone = ward.undo(kE1, undone);
        backwards ? ward.arriveBackwards() : ward.arrive();
        CHECK(ward.at(kE3) == std::set{status, undone, redone});
        CHECK(ward.tablet(kE3).shelter(kE1)->status == domain::ShelterStatus::Full);
    }
}

TEST_CASE("HQ's answer goes where the need went") {
    for (const bool backwards : {false, true}) {
        Ward ward;
        domain::NeedRaised need;  // Of the shelter, not of a person.
        need.shelter = kE1;
        need.code = "water";
        const EventId raised = ward.write(kNowhere, need);
        const EventId answered = ward.write(kNowhere, domain::NeedAnswered{raised, {}, "14時", {}});
        const EventId undone = ward.undo(kNowhere, answered);
        backwards ? ward.arriveBackwards() : ward.arrive();
        CHECK(ward.at(kE1) == std::set{raised, answered, undone});
        CHECK(ward.at(kE2).empty());
    }
}

TEST_CASE("how wrong a tablet's clock was is known wherever its events may come") {
    Ward ward;
    event::ClockObserved observed;
    observed.log = *base::LogId::fromHex("0195c0de000070008000000000000009");
    observed.sequence = 1;
    observed.offset = std::chrono::hours(1);
    const EventId id = ward.write(kE1, observed);
    ward.arrive();
    CHECK(ward.at(kE2) == std::set{id});
}

TEST_CASE("a note that names a person and a household is the person's") {
    Ward ward;
    const auto household = ward.household(kE1, 2);
    const auto a = ward.person(kE1, "花");
    const auto b = ward.person(kE1, "太郎");
    ward.write(kE1, domain::HouseholdJoined{a, household, {}});
    ward.write(kE1, domain::HouseholdJoined{b, household, {}});
    const EventId ofB = ward.write(kE1, domain::NoteWritten{"太郎さんの薬", b, household});
    const EventId ofAll = ward.write(kE1, domain::NoteWritten{"犬がいる", {}, household});
    ward.move(a, kE2);
    ward.arrive();
    CHECK(ward.at(kE2).contains(ofAll));
    CHECK_FALSE(ward.at(kE2).contains(ofB));
}

// --- against the slow twin ---

namespace {

// Few people, households and shelters, so that everything meets everything. References name any event of the set,
// themselves and each other, and some that never come.
std::vector<event::Event> randomEvents(std::mt19937_64& random, std::size_t count) {
    const auto below = [&](std::uint64_t n) { return random() % n; };
    const auto idOf = [](auto id, std::uint8_t kind, std::uint64_t n) {
        id.bytes[0] = kind;
        id.bytes[15] = static_cast<std::uint8_t>(n);
        return id;
    };
    const auto person = [&] { return idOf(base::PersonId{}, 1, 1 + below(5)); };
    const auto household = [&] { return idOf(base::HouseholdId{}, 2, 1 + below(3)); };
    const auto event = [&] { return idOf(EventId{}, 3, 1 + below(count + 2)); };
    const auto shelter = [&](std::uint64_t percentNone) {
        return below(100) < percentNone ? kNowhere : ShelterId{"E" + std::to_string(1 + below(4))};
    };
    std::vector<event::Event> out(count);
    for (std::size_t i = 0; i < count; ++i) {
        event::Event& made = out[i];
        made.id = idOf(EventId{}, 3, 1 + i);
        made.shelter = shelter(30);
        switch (below(19)) {
            case 0:
                made.payload = domain::PersonDescribed{person(), {}, {}, {}};
                break;
            case 1:
                made.payload = domain::HouseholdDescribed{household(), {}};
                break;
            case 2:
            case 3:
                made.payload =
                    domain::HouseholdJoined{person(), below(5) == 0 ? std::nullopt : std::optional(household()), {}};
                break;
            case 4:
            case 5: {
                domain::StayChanged stay;
                if (below(4) == 0) {
                    stay.household = household();
                } else {
                    stay.person = person();
                }
                stay.shelter = shelter(40);
                stay.destinationShelter = shelter(70);
                made.payload = stay;
                break;
            }
            case 6:
            case 7:
            case 8:
            case 9:
                made.payload = event::EventWithdrawn{event(), {}};
                break;
            case 10:
                made.payload = domain::SamePersonDecided{person(), person(), domain::Sameness::Same, {}};
                break;
            case 11: {
                domain::NeedRaised need;
                if (below(2) == 0) need.person = person();
                if (below(2) == 0) need.household = household();
                need.shelter = shelter(50);
                made.payload = need;
                break;
            }
            case 12:
                made.payload = domain::NeedAnswered{event(), {}, {}, {}};
                break;
            case 13: {
                domain::NoteWritten note;
                if (below(2) == 0) note.person = person();
                if (below(2) == 0) note.household = household();
                made.payload = note;
                break;
            }
            case 14:
                made.payload = domain::RosterMatchDecided{person(), {}, domain::Sameness::Same, {}, shelter(40)};
                break;
            case 15: {
                domain::SituationReported report;
                report.shelter = shelter(20);
                made.payload = report;
                break;
            }
            case 16:
                if (below(3) == 0) {
                    made.payload = domain::ShelterStatusChanged{shelter(0), {}, {}, {}, {}, {}};
                } else if (below(2) == 0) {
                    made.payload = event::ClockObserved{};
                } else if (below(2) == 0) {
                    event::ListIssued issued;
                    for (std::uint64_t more = below(3); more > 0; --more)
                        issued.shelters.push_back(shelter(20));
                    made.payload = issued;
                } else {
                    made.payload = event::ListRows{{}, {}, {shelter(20)}};
                }
                break;
            case 17:
                made.payload = event::RosterUnsealed{shelter(20), {}, {}, 1, {}};
                break;
            default:
                made.payload = event::UnknownPayload{};
        }
    }
    return out;
}

}  // namespace

TEST_CASE("any feed in any order gives each shelter what the rules say, at any moment and to any reader") {
    std::size_t ofHistory = 0, references = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        std::mt19937_64 random(seed);
        std::vector<event::Event> events = randomEvents(random, 4 + random() % 60);
        for (int order = 0; order < 3; ++order) {
            CAPTURE(seed, order);
            std::ranges::shuffle(events, random);
            sync::ScopeIndex scope;
            struct Reader {
                std::uint64_t cursor = 0;
                std::multiset<EventId> got;
            };
            std::map<ShelterId, Reader> readers{{kE1, {}}, {kE2, {}}, {kE3, {}}, {ShelterId{"E9"}, {}}};
            const auto read = [&](const ShelterId& shelter, Reader& reader) {
                const auto slice = scope.next(shelter, reader.cursor, 1 + random() % 5);
                for (const std::uint64_t position : slice.positions) {
                    reader.got.insert(events[position - 1].id);
                    if (position <= reader.cursor) ++ofHistory;
                }
                reader.cursor = slice.to;
            };
            for (std::size_t i = 0; i < events.size(); ++i) {
                scope.add(i + 1, events[i]);
                for (auto& [shelter, reader] : readers)
                    if (random() % 4 == 0) read(shelter, reader);
                if (random() % 8 != 0 && i + 1 < events.size()) continue;
                // Whoever reads to the end now has what the rules give for the events so far.
                const std::vector<event::Event> sofar(events.begin(),
                                                      events.begin() + static_cast<std::ptrdiff_t>(i + 1));
                const std::set<EventId> everybodys = expectedAt(ShelterId{"E9"}, sofar);
                for (auto& [shelter, reader] : readers) {
                    while (reader.cursor < scope.end())
                        read(shelter, reader);
                    const std::set<EventId> got(reader.got.begin(), reader.got.end());
                    REQUIRE(got == expectedAt(shelter, sofar));
                    // Once each; a withdrawal may be sent again when it turns out to be everybody's.
                    for (const EventId& id : got)
                        REQUIRE((reader.got.count(id) == 1 || everybodys.contains(id)));
                }
            }
            for (const event::Event& event : events)
                references += std::holds_alternative<event::EventWithdrawn>(event.payload) ? 1 : 0;
        }
    }
    // It was worth it.
    CHECK(ofHistory > 1000);
    CHECK(references > 1000);
}

TEST_CASE("withdrawals that name each other end") {
    sync::ScopeIndex scope;
    event::Event one, other, self;
    one.id.bytes[15] = 1;
    other.id.bytes[15] = 2;
    self.id.bytes[15] = 3;
    one.payload = event::EventWithdrawn{other.id, {}};
    other.payload = event::EventWithdrawn{one.id, {}};
    other.shelter = kE1;
    self.payload = event::EventWithdrawn{self.id, {}};
    self.shelter = kE1;
    scope.add(1, one);
    scope.add(2, other);
    scope.add(3, self);
    CHECK(scope.next(kE1, 0, 10).positions == std::vector<std::uint64_t>{2, 1, 3});
    CHECK(scope.next(kE2, 0, 10).positions.empty());
}
