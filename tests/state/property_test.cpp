// The fold against its slow twin: whatever events there are, in whatever order and however often they come.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <random>

#include "state/questions.h"
#include "state/twin.h"
#include "state/writing.h"

namespace hinanjo::state::test {
namespace {

using domain::PersonField;
using event::Event;

// Devices that have seen some of each other's events write about a few people, so that everything collides.
class Chance {
public:
    explicit Chance(std::uint32_t seed) : m_random(seed) {}

    std::vector<Event> events(std::size_t count) {
        while (m_events.size() < count)
            m_events.push_back(next());
        return m_events;
    }
    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(m_random); }
    bool happens(int percent) { return below(100) < static_cast<std::size_t>(percent); }
    std::mt19937& engine() { return m_random; }

private:
    template <typename Enum>
    Enum code(std::size_t codes) {
        return static_cast<Enum>(below(codes));
    }
    base::PersonId somebody() { return person(1 + below(4)); }
    base::HouseholdId someHousehold() { return household(1 + below(2)); }
    base::ShelterId someShelter() { return {"S" + std::to_string(1 + below(3))}; }
    std::string someText() { return std::string(1, static_cast<char>('a' + below(3))); }
    const Event* someEvent() { return m_events.empty() ? nullptr : &m_events[below(m_events.size())]; }
    base::EventId someEventId() {
        const Event* event = someEvent();
        // Now and then something that is not here, or is yet to come.
        return event == nullptr || happens(10) ? idOf<base::EventId>(below(4) << 32 | (1 + below(12)), 0x45)
                                               : event->id;
    }

    domain::PersonDescribed description() {
        domain::PersonDescribed out{.person = somebody(), .fields = {}, .add = {}, .remove = {}};
        for (std::size_t i = below(3); i > 0; --i) {
            const auto field = std::array{PersonField::FamilyName, PersonField::FamilyKana, PersonField::DoNotDisclose,
                                          PersonField::RecordedByMistake}[below(4)];
            const bool isAnswer = field == PersonField::DoNotDisclose || field == PersonField::RecordedByMistake;
            out.set(field, isAnswer ? std::to_string(1 + below(2)) : happens(10) ? std::string() : someText());
        }
        if (happens(30)) out.add.push_back({code<domain::ItemKind>(6), someText(), {}});
        if (happens(20)) out.remove.push_back({someEventId(), static_cast<std::uint32_t>(below(2))});
        return out;
    }
    domain::HouseholdDescribed householdDescription() {
        domain::HouseholdDescribed out{someHousehold(), {}};
        if (happens(70)) {
            domain::HeadCount count;
            count.men = static_cast<std::uint32_t>(below(3));
            count.unknown = static_cast<std::uint32_t>(below(3));
            out.set(domain::HouseholdField::Count, domain::toText(count));
        }
        if (happens(30)) out.set(domain::HouseholdField::Token, someText());
        if (happens(10)) out.set(domain::HouseholdField::RecordedByMistake, std::to_string(1 + below(2)));
        return out;
    }
    domain::StayChanged movement() {
        domain::StayChanged out;
        if (happens(75)) {
            out.person = somebody();
        } else {
            out.household = someHousehold();
        }
        out.status = code<domain::StayStatus>(8);
        out.place = happens(50) ? domain::Place::NotSaid : code<domain::Place>(5);
        out.shelter = someShelter();
        out.destination = code<domain::Destination>(4);
        if (happens(20)) out.destinationText = someText();
        return out;
    }
    domain::ShelterStatusChanged shelterChange() {
        domain::ShelterStatusChanged out;
        out.shelter = someShelter();
        out.status = code<domain::ShelterStatus>(6);
        if (happens(30)) out.name = someText();
        if (happens(30)) out.capacity = static_cast<std::uint32_t>(below(100));
        return out;
    }
    event::Payload something() {
        switch (below(21)) {
            case 0:
            case 1:
            case 2:
            case 3:
                return description();
            case 4:
            case 5:
                return householdDescription();
            case 6:
            case 7:
                return domain::HouseholdJoined{somebody(), happens(80) ? std::optional(someHousehold()) : std::nullopt,
                                               someText()};
            case 8:
            case 9:
            case 10:
            case 11:
                return movement();
            case 12:
            case 13:
                return event::EventWithdrawn{someEventId(), {}};
            case 14:
            case 15:
                return decides(somebody(), somebody(), code<domain::Sameness>(3));
            case 16:
                return domain::RosterMatchDecided{somebody(), {someText()}, code<domain::Sameness>(3), {}};
            case 17:
                return shelterChange();
            case 18:
                if (happens(50))
                    return domain::NeedAnswered{someEventId(), code<domain::NeedAnswered::State>(5), someText(), {}};
                return domain::NeedRaised{somebody(), {}, someShelter(), someText(), {}, domain::Urgency::Soon, {}};
            case 19: {
                // Mostly of one clock, so that it is measured again and again; sometimes only noise.
                const std::size_t device = happens(60) ? 1 : below(4);
                const auto offset = base::Millis(happens(30) ? 1900 : (static_cast<int>(below(9)) - 4) * 120'000);
                return event::ClockObserved{logId(device), below(m_sequence[device] + 3), offset,
                                            base::Millis(10 * below(3))};
            }
            default:
                break;
        }
        switch (below(6)) {
            case 0:
                return event::UnknownPayload{};
            case 1:
                return event::IncidentDeclared{incident(1 + below(2)), someText(), happens(50)};
            case 2:
                return domain::NoteWritten{someText(), somebody(), {}};
            case 3:
                return event::StaffChanged{{someText()},
                                           someText(),
                                           code<event::StaffChanged::Role>(5),
                                           someShelter(),
                                           happens(80),
                                           happens(50) ? someText() : "",
                                           happens(30) ? someText() : ""};
            case 4: {
                domain::SituationReported report;
                report.shelter = happens(80) ? someShelter() : base::ShelterId{};
                report.items[someText()] = someText();
                if (happens(50)) report.supplies.push_back({someText(), static_cast<std::uint32_t>(below(9)), "", {}});
                report.reportNumber = static_cast<std::uint32_t>(below(3));
                report.freeText = someText();
                return report;
            }
            default:
                break;
        }
        domain::RosterPersonAccounted accounted;
        accounted.rosterNo = {someText()};
        accounted.outcome = code<domain::RosterPersonAccounted::Outcome>(7);
        return accounted;
    }

    Event next() {
        const std::size_t device = below(4);
        Event event;
        event.log = logId(device);
        event.sequence = ++m_sequence[device];
        event.id = idOf<base::EventId>(device << 32 | event.sequence, 0x45);
        m_minutes += static_cast<int>(below(3));
        // Clocks are wrong by minutes, sometimes by years.
        const int offset = static_cast<int>(device) * 5 + (happens(5) ? 5'000'000 : 0);
        event.observedAt = after(m_minutes + offset - (happens(10) ? 60 : 0));
        event.recordedAt = after(m_minutes + offset);
        event.time = base::HybridTime::at(event.recordedAt);
        if (event.recordedAt == event.observedAt && happens(10)) event.recordedAt = {};
        event.incident = happens(5) ? incident(2) : happens(5) ? base::IncidentId{} : incident();
        event.staff = {std::to_string(below(2))};
        if (happens(90)) event.shelter = someShelter();
        event.payload = something();
        for (std::size_t i = below(4); i > 0 && !m_events.empty(); --i) {
            const Event& seen = m_events[m_events.size() - 1 - below(std::min<std::size_t>(m_events.size(), 12))];
            event.saw.push_back(seen.id);
            // A careless writer does not lift its time above what it saw.
            if (happens(90)) event.time = std::max(event.time, seen.time.next());
        }
        if (happens(3)) event.saw.push_back(event.id);
        if (happens(5)) event.saw.push_back(idOf<base::EventId>(below(4) << 32 | (event.sequence + below(5)), 0x45));
        return event;
    }

    std::mt19937 m_random;
    std::vector<Event> m_events;
    std::array<std::uint64_t, 4> m_sequence{};
    int m_minutes = 0;
};

// Everybody found by the indexes must be who a look at all people finds.
void checkSearch(const State& state) {
    for (const std::string wanted : {"", "a", "b", "c"}) {
        std::vector<base::PersonId> expected;
        for (const PersonView* view : state.people()) {
            const std::string& name = view->text(PersonField::FamilyName);
            if (!view->mistake && !name.empty() && name.starts_with(wanted)) expected.push_back(view->id);
        }
        std::vector<base::PersonId> found;
        for (const PersonView* view : state.searchByName(wanted, 100).people)
            found.push_back(view->id);
        std::ranges::sort(found);
        CHECK(found == expected);
    }
    for (const std::string wanted : {"a", "b", "c"}) {
        std::vector<const HouseholdView*> expected;
        for (const HouseholdView* view : state.households()) {
            const auto heads = view->field(domain::HouseholdField::Token).heads;
            if (!view->mistake && std::ranges::any_of(heads, [&](const Head& h) { return h.value == wanted; })) {
                expected.push_back(view);
            }
        }
        CHECK(state.searchByToken(wanted) == expected);
    }
}

// The questions kept while folding must be those a look at everything finds.
void checkQuestions(const State& state) {
    std::size_t expected = 0;
    for (const PersonView* view : state.people()) {
        if (view->mistake && !view->field(PersonField::RecordedByMistake).inConflict()) continue;
        for (std::size_t i = 0; i < domain::kPersonFields; ++i)
            expected += view->field(static_cast<PersonField>(i)).inConflict() ? 1 : 0;
        expected += (view->stay.inDoubt ? 1 : 0) + (view->householdInConflict ? 1 : 0);
    }
    for (const HouseholdView* view : state.households()) {
        if (view->mistake && !view->field(domain::HouseholdField::RecordedByMistake).inConflict()) continue;
        for (std::size_t i = 0; i < domain::kHouseholdFields; ++i)
            expected += view->field(static_cast<domain::HouseholdField>(i)).inConflict() ? 1 : 0;
        expected += view->stay.inDoubt && view->unnamed > 0 ? 1 : 0;
    }
    for (const ShelterView* view : state.shelters())
        expected += view->inConflict ? 1 : 0;
    for (const SamePairView* view : state.samePairs())
        expected += view->inConflict || view->leftOut ? 1 : 0;
    for (const RosterDecisionView* view : state.rosterDecisions())
        expected += view->inConflict ? 1 : 0;
    for (const RosterAccountView* view : state.rosterAccounts())
        expected += view->inConflict ? 1 : 0;
    const auto questions = openQuestions(state);
    CHECK(questions.size() == expected);
    for (const Question& question : questions)
        CHECK(question.choices.size() >= 2);
}

}  // namespace

TEST_CASE("any order, any repetition and any moment of settling give the state of the slow twin", "[state][property]") {
    const auto seed = GENERATE(range(0u, 250u));
    INFO("seed " << seed);
    Chance chance(seed);
    std::vector<Event> events = chance.events(5 + chance.below(45));
    const std::string expected = twinText(incident(), events);

    for (int round = 0; round < 12; ++round) {
        State state(incident());
        std::vector<Event> arriving = events;
        for (const Event& event : events) {
            if (chance.happens(20)) arriving.push_back(event);
        }
        if (round > 0) std::ranges::shuffle(arriving, chance.engine());
        for (const Event& event : arriving) {
            state.apply(event);
            if (chance.happens(round % 4 * 30)) state.settle();
        }
        state.settle();
        REQUIRE(state.canonicalText() == expected);
        checkSearch(state);
        checkQuestions(state);
    }
}

TEST_CASE("every order of a few events gives one state", "[state][property]") {
    const auto seed = GENERATE(range(1000u, 1060u));
    INFO("seed " << seed);
    Chance chance(seed);
    std::vector<Event> events = chance.events(5);
    const std::string expected = twinText(incident(), events);
    std::ranges::sort(events, {}, &Event::id);
    do {
        State state(incident());
        for (const Event& event : events) {
            state.apply(event);
            state.settle();
        }
        REQUIRE(state.canonicalText() == expected);
    } while (std::ranges::next_permutation(events, {}, &Event::id).found);
}

TEST_CASE("a state is the same as one that was settled after every single event", "[state][property]") {
    Chance chance(77);
    const std::vector<Event> events = chance.events(120);
    State often(incident());
    State once(incident());
    for (const Event& event : events) {
        often.apply(event);
        often.settle();
        once.apply(event);
    }
    once.settle();

    CHECK(often.canonicalText() == once.canonicalText());
    CHECK(often.digest() == once.digest());
    CHECK(once.digest() == base::sha256(once.canonicalText()));
}

}  // namespace hinanjo::state::test
