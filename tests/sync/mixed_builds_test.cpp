// Builds of several ages in one office: what one wrote passes through the others and comes back byte for byte.
// tests/data/events/v0_1.bin was written by version 0.1, one event of every payload it knew; it is never made anew.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <set>

#include "base/files.h"
#include "shelter/v1/events.pb.h"
#include "sim/ends.h"
#include "state/state.h"
#include "store/store.h"
#include "support/every_payload.h"
#include "support/support.h"
#include "sync/bundle.h"

// A namespace of its own: this folder's tests may be compiled as one.
namespace hinanjo::mixed_builds_test {

using test::FakeClock;
using test::idOf;
using test::TempDir;

namespace pb = shelter::v1;

namespace {

using Bytes = std::vector<std::string>;

// Length (2 bytes, little endian) | bytes.
Bytes goldenEvents() {
    const auto file = base::readFile(std::filesystem::path(HINANJO_SOURCE_DIR) / "tests/data/events/v0_1.bin");
    REQUIRE(file);
    Bytes out;
    for (std::string_view rest = *file; !rest.empty();) {
        REQUIRE(rest.size() > 2);
        const std::size_t length =
            static_cast<unsigned char>(rest[0]) | std::size_t{static_cast<unsigned char>(rest[1])} << 8;
        REQUIRE(rest.size() >= 2 + length);
        out.emplace_back(rest.substr(2, length));
        rest.remove_prefix(2 + length);
    }
    return out;
}

template <typename Message>
void sayUnknown(Message& message, int field, const std::string& what) {
    message.GetReflection()->MutableUnknownFields(&message)->AddLengthDelimited(field, what);
}

const auto kPerson = idOf<base::PersonId>(0x21);
const auto kIncident = *base::IncidentId::fromHex("0195c0de000070008000000000000001");
constexpr int kUnknownPayload = 60;
constexpr int kUnknownInPerson = 200;

// Written by a build that knows more than we do; one log.
Bytes futureEvents() {
    Bytes out;
    std::string last;
    const auto write = [&](pb::Event& e) {
        const auto n = static_cast<std::uint8_t>(out.size() + 1);
        e.set_event_id(std::string(15, 'F') + static_cast<char>(n));
        e.set_log_id(std::string(16, 'L'));
        e.set_sequence(n);
        if (n > 1) e.set_previous(std::string(base::asText(event::hashOf(out.back()))));
        e.set_hybrid_time(base::HybridTime::at(base::fromMillis(1'795'000'000'000 + n)).value);
        e.set_observed_at_ms(1'795'000'000'000 + n);
        e.set_incident_id(std::string(kIncident.view()));
        e.set_shelter_id("E1");
        out.push_back(e.SerializeAsString());
    };
    pb::Event person;
    person.mutable_person_described()->set_person_id(std::string(kPerson.view()));
    person.mutable_person_described()->mutable_family_name()->set_value("山田");
    sayUnknown(*person.mutable_person_described(), kUnknownInPerson, "blood type");
    write(person);
    pb::Event envelope;
    envelope.mutable_stay_changed()->set_person_id(std::string(kPerson.view()));
    envelope.mutable_stay_changed()->set_status(pb::STAY_ARRIVED);
    for (const int field : {12, 15, 19})
        sayUnknown(envelope, field, "of the envelope");
    write(envelope);
    pb::Event payload;
    sayUnknown(payload, kUnknownPayload, "a whole new thing");
    write(payload);
    pb::Event code;
    code.mutable_person_described()->set_person_id(std::string(kPerson.view()));
    code.mutable_person_described()->set_sex(static_cast<pb::Sex>(77));
    auto* item = code.mutable_person_described()->add_add();
    item->set_kind(static_cast<pb::PersonDescribed::ItemKind>(99));
    item->set_value("of a kind to come");
    write(code);
    pb::Event everybody;  // No shelter: it may concern all of them.
    sayUnknown(everybody, kUnknownPayload + 1, "for everybody");
    everybody.set_staff_id("s9");
    write(everybody);
    return out;
}

std::vector<event::StoredEvent> stored(const Bytes& all) {
    std::vector<event::StoredEvent> out;
    for (const std::string& bytes : all) {
        auto received = event::receive(bytes);
        REQUIRE(received);
        out.push_back(std::move(*received));
    }
    return out;
}

std::set<std::string> everything(store::EventLog& log) {
    std::set<std::string> out;
    REQUIRE(log.scan(0, [&](std::uint64_t, std::string_view bytes) {
        out.emplace(bytes);
        return true;
    }));
    return out;
}

void checkHolds(store::EventLog& log, const Bytes& all) {
    const std::set<std::string> held = everything(log);
    for (std::size_t i = 0; i < all.size(); ++i) {
        INFO("event " << i + 1);
        CHECK(held.contains(all[i]));
    }
}

state::State fold(const Bytes& all) {
    state::State state(kIncident);
    for (const std::string& bytes : all) {
        auto event = event::decode(bytes);
        REQUIRE(event);
        state.apply(std::move(*event));
    }
    state.settle();
    return state;
}

struct Office {
    FakeClock clock;
    sim::HqEnd hq{clock, kIncident};
    sim::TabletEnd one{1, clock, kIncident, {"E1"}, hq.id};
    sim::TabletEnd two{2, clock, kIncident, {"E1"}, hq.id};

    void connect(sim::TabletEnd& tablet) {
        tablet.connectHq();
        hq.connect(tablet.number(), tablet.device);
    }
    void connectNeighbours() {
        two.connectPeer(1, false);
        one.connectPeer(2, true);
    }
};

}  // namespace

TEST_CASE("every event that version 0.1 wrote says today what it said then", "[mixed]") {
    const Bytes golden = goldenEvents();
    REQUIRE(golden.size() == 23);
    std::vector<event::Event> events;
    for (const std::string& bytes : golden) {
        auto event = event::decode(bytes);
        REQUIRE(event);
        CHECK(event->sequence == events.size() + 1);
        CHECK(event->log == events.emplace_back(std::move(*event)).log);
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
        INFO("event " << i + 1);
        CHECK(events[i].payload.index() == i + 1);
        CHECK(events[i].incident == kIncident);
        CHECK(events[i].shelter.value == "E1");
        CHECK(events[i].staff.value == "s1");
        CHECK(base::toMillis(events[i].observedAt) == 1'795'000'000'000);
        if (i > 0) CHECK(events[i].previous == event::hashOf(golden[i - 1]));
    }
    const auto& person = std::get<domain::PersonDescribed>(events[0].payload);
    CHECK(person.person == idOf<base::PersonId>(1));
    CHECK(*person.find(domain::PersonField::FamilyName) == "値0");
    CHECK(*person.find(domain::PersonField::Birth) == "1958-04-00");
    CHECK(*person.find(domain::PersonField::Age) == "68");
    CHECK(*person.find(domain::PersonField::DoNotDisclose) == "2");
    REQUIRE(person.add.size() == 2);
    CHECK(person.add[0] == domain::Item{domain::ItemKind::Device, "oxygen", "2L/分"});
    REQUIRE(person.remove.size() == 1);
    CHECK(person.remove[0].index == 1);
    const auto& household = std::get<domain::HouseholdDescribed>(events[1].payload);
    CHECK(*household.find(domain::HouseholdField::Token) == "A-0133");
    CHECK(*household.find(domain::HouseholdField::Count) == "2/1/1/0/0/3");
    CHECK(std::get<domain::HouseholdJoined>(events[2].payload).relation == "妻");
    const auto& stay = std::get<domain::StayChanged>(events[3].payload);
    CHECK(stay.status == domain::StayStatus::Left);
    CHECK(stay.place == domain::Place::Car);
    CHECK(stay.destination == domain::Destination::Relatives);
    CHECK(stay.destinationShelter.value == "E2");
    CHECK(std::get<event::EventWithdrawn>(events[4].payload).event == idOf<base::EventId>(3));
    CHECK(std::get<domain::SamePersonDecided>(events[5].payload).decision == domain::Sameness::Same);
    CHECK(std::get<domain::RosterMatchDecided>(events[6].payload).decision == domain::Sameness::Different);
    CHECK(std::get<domain::RosterPersonAccounted>(events[7].payload).outcome ==
          domain::RosterPersonAccounted::Outcome::Absent);
    CHECK(std::get<domain::ShelterStatusChanged>(events[8].payload).status == domain::ShelterStatus::Open);
    CHECK(std::get<domain::SituationReported>(events[9].payload).items.size() == 2);
    CHECK(std::get<domain::NeedRaised>(events[10].payload).urgency == domain::Urgency::AtOnce);
    CHECK(std::get<domain::NeedAnswered>(events[11].payload).state == domain::NeedAnswered::State::OnTheWay);
    CHECK(std::get<domain::NoteWritten>(events[12].payload).text == "申し送り");
    CHECK(std::get<event::ListIssued>(events[13].payload).legalBasis == "49-11-3");
    CHECK(std::get<event::ListReturned>(events[14].payload).copy == 2);
    CHECK(std::get<event::PersonalDataViewed>(events[15].payload).what == "phone");
    CHECK(std::get<event::AlarmTaken>(events[16].payload).owner == "保健班");
    CHECK(std::get<event::DeviceEnrolled>(events[17].payload).sealPublicKey == std::string(32, 'k'));
    CHECK(std::get<event::DeviceRevoked>(events[18].payload).device == idOf<base::DeviceId>(7));
    CHECK(std::get<event::StaffChanged>(events[19].payload).role == event::StaffChanged::Role::Lead);
    CHECK(std::get<event::IncidentDeclared>(events[20].payload).drill);
    CHECK(std::get<event::IncidentEnded>(events[21].payload).incident == idOf<base::IncidentId>(8));
    CHECK(std::get<event::ClockObserved>(events[22].payload).offset == std::chrono::milliseconds(-400));
}

TEST_CASE("events of another build lie in the store by their bytes, also after it was opened again", "[mixed]") {
    const Bytes all = GENERATE(goldenEvents(), futureEvents());
    TempDir dir;
    const auto open = [&] {
        auto opened = store::Store::open(dir / "log.db", store::Key{std::string(32, 'k')}, {});
        REQUIRE(opened);
        return std::move(*opened);
    };
    const auto events = stored(all);
    REQUIRE(open()->append(events));

    const auto again = open();
    checkHolds(again->events(), all);
    base::SetDigest digest;
    for (const std::string& bytes : all)
        digest.add(event::hashOf(bytes));
    const auto standing = again->events().standing(events.front().envelope.log);
    REQUIRE(standing);
    CHECK(standing->digest == digest);
    CHECK(standing->count == all.size());
}

TEST_CASE("events of another build go from tablet to HQ and to another tablet by their bytes", "[mixed]") {
    const bool future = GENERATE(false, true);
    const Bytes all = future ? futureEvents() : goldenEvents();
    Office office;
    REQUIRE(office.one.carry(stored(all)));
    office.connect(office.one);
    REQUIRE(sim::talk(&office.hq, {&office.one}));
    checkHolds(office.hq.log(), all);

    office.connect(office.two);
    REQUIRE(sim::talk(&office.hq, {&office.one, &office.two}));

    // HQ's own affairs stay there: the ledger of lists and who looked at what; the clock of another log as well.
    Bytes expected;
    std::uint64_t after = 0;
    while (after < office.hq.scope().end()) {
        const auto slice = office.hq.scope().next({"E1"}, after, 100);
        for (const std::uint64_t position : slice.positions)
            expected.push_back(*office.hq.log().at(position));
        after = slice.to;
    }
    CHECK(expected.size() >= all.size());
    checkHolds(office.two.log(), expected);
    checkHolds(office.two.log(), all);
    for (const event::StoredEvent& e : stored(all))
        CHECK(office.two.log().standing(e.envelope.log) == office.hq.log().standing(e.envelope.log));
}

TEST_CASE("events of another build go between tablets by their bytes", "[mixed]") {
    const Bytes all = GENERATE(goldenEvents(), futureEvents());
    Office office;
    REQUIRE(office.one.carry(stored(all)));
    office.connectNeighbours();
    REQUIRE(sim::talk(nullptr, {&office.one, &office.two}));
    checkHolds(office.two.log(), all);
}

TEST_CASE("events of another build travel in a bundle by their bytes", "[mixed]") {
    const Bytes all = GENERATE(goldenEvents(), futureEvents());
    Office office;
    REQUIRE(office.one.carry(stored(all)));
    TempDir dir;
    auto selection = sync::eventsForBundle(office.one.log());
    REQUIRE(selection);
    selection->header.set_device_id(std::string(office.one.device.id.view()));
    selection->header.set_office(std::string(32, 'o'));
    selection->header.set_shelter_id("E1");
    const auto key = sim::sealKeyOf(2);
    const std::vector<std::string> recipients{key->rawPublicKey()};
    REQUIRE(sync::writeBundle(dir / "a.evx", selection->header, recipients, *sim::sealKeyOf(1), selection->source));

    auto reader = sync::openBundle(dir / "a.evx", *key);
    REQUIRE(reader);
    while (auto batch = reader->next()) {
        pb::ExchangeMessage message;
        *message.mutable_batch() = std::move(*batch);
        const sync::Received received = sync::prepare(std::move(message)).received;
        CHECK(received.refused == 0);
        REQUIRE(office.two.carry(received.events));
    }
    CHECK(reader->end().how == sync::BundleEnd::How::Complete);
    checkHolds(office.two.log(), all);
}

TEST_CASE("what this build does not know has no effect on what it shows", "[mixed]") {
    const Bytes future = futureEvents();
    const state::State state = fold(future);
    const state::PersonView* person = state.person(kPerson);
    REQUIRE(person != nullptr);
    CHECK(person->field(domain::PersonField::FamilyName).value == "山田");
    CHECK_FALSE(person->field(domain::PersonField::FamilyName).inConflict());
    CHECK(person->stay.status == domain::StayStatus::Arrived);
    CHECK(person->stay.presence() == state::Presence::Inside);
    CHECK(state.people().size() == 1);

    // Payloads to come are counted, and that is all.
    CHECK(state.unknownPayloads() == 2);
    CHECK(state.households().empty());
    CHECK(state.needs().empty());
    CHECK(state.rosterDecisions().empty());
    CHECK(fold({future[0], future[1], future[3]}).person(kPerson)->items.size() == person->items.size());
}

TEST_CASE("an edit by this build leaves what a later one said of the same person", "[mixed]") {
    const Bytes future = futureEvents();
    Office office;
    REQUIRE(office.one.carry(stored(future)));
    domain::PersonDescribed edit;
    edit.person = kPerson;
    edit.set(domain::PersonField::FamilyName, "山田").set(domain::PersonField::Remark, "直した");
    event::Draft draft;
    draft.incident = kIncident;
    draft.shelter = {"E1"};
    draft.payload = edit;
    const auto before = stored(future);
    draft.saw = {before[0].envelope.id};
    draft.sawTimes = {before[0].envelope.time};
    const auto written = office.one.replica().record({&draft, 1});
    REQUIRE(written);
    office.connect(office.one);
    office.connect(office.two);
    REQUIRE(sim::talk(&office.hq, {&office.one, &office.two}));

    checkHolds(office.hq.log(), future);
    checkHolds(office.two.log(), future);
    checkHolds(office.two.log(), {written->events.front().bytes});
    // What the later build reads there: its own field, unchanged, and our edit beside it.
    pb::Event read;
    bool found = false;
    REQUIRE(office.two.log().scan(0, [&](std::uint64_t, std::string_view bytes) {
        found = read.ParseFromString(std::string(bytes)) && read.event_id() == before[0].envelope.id.view();
        return !found;
    }));
    REQUIRE(found);
    const auto& described = read.person_described();
    const auto& unknown = described.GetReflection()->GetUnknownFields(described);
    REQUIRE(unknown.field_count() == 1);
    CHECK(unknown.field(0).number() == kUnknownInPerson);
    CHECK(unknown.field(0).length_delimited() == "blood type");
}

TEST_CASE("a protocol to come is refused in words", "[mixed]") {
    Office office;
    office.hq.connect(1, office.one.device);
    pb::ExchangeMessage message;
    message.mutable_hello()->set_protocol(sync::kProtocol + 1);
    office.two.connectPeer(1, false);

    const auto byHq = office.hq.take(1, message);
    const auto byNeighbour = office.two.takePeer(1, message);

    for (const base::Status& status : {byHq, byNeighbour}) {
        REQUIRE_FALSE(status);
        CHECK(status.error().code == base::ErrorCode::TooNew);
        CHECK(status.error().detail.find("protocol 1") != std::string::npos);
    }
}

TEST_CASE("messages and notices to come are ignored by both ends", "[mixed]") {
    Office office;
    office.connect(office.one);
    office.connectNeighbours();
    REQUIRE(sim::talk(&office.hq, {&office.one, &office.two}));
    std::vector<pb::ExchangeMessage> unknown(3);
    sayUnknown(unknown[0], 99, "a body to come");
    unknown[1].mutable_notice()->set_kind(static_cast<pb::Notice::Kind>(99));
    sayUnknown(*unknown[2].mutable_offers(), 99, "more about offers");

    for (const pb::ExchangeMessage& message : unknown) {
        CHECK(office.hq.take(1, message));
        CHECK(office.one.takeHq(message));
        CHECK(office.one.takePeer(2, message));
        CHECK(office.two.takePeer(1, message));
    }

    REQUIRE(office.one.record(domain::NoteWritten{"つづく", {}, {}}));
    REQUIRE(sim::talk(&office.hq, {&office.one, &office.two}));
    CHECK(office.hq.log().standing(office.one.replica().currentLog()) ==
          office.one.log().standing(office.one.replica().currentLog()));
    CHECK(office.two.log().standing(office.one.replica().currentLog()) ==
          office.one.log().standing(office.one.replica().currentLog()));
}

}  // namespace hinanjo::mixed_builds_test
