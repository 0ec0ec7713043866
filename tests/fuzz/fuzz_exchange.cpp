// Conversations in which somebody hostile takes part. Honest: an HQ and two tablets of one shelter. A third tablet is
// honest too, but its HQ and its neighbour are not, until the end. The input is a script (exchange_input.h).
//
// What must hold: no crash; what an end says stays within bounds for what it was told; no event disappears from an
// honest log; no tablet that talks to the honest HQ shows as stored what that HQ does not hold; everybody can still
// record; and once the hostile lines are cut, everything that was recorded reaches HQ and goes to whom it belongs.
#include <google/protobuf/message.h>

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/exchange_input.h"
#include "shelter/v1/events.pb.h"
#include "sim/ends.h"
#include "support/support.h"

using namespace hinanjo;
using test::ExchangeStep;
using test::HostileLine;
namespace pb = shelter::v1;

namespace {

constexpr int kHostile = 9;  // As a device and as a neighbour.
constexpr std::size_t kTemplates = 16;
constexpr std::size_t kFloods = 2;
constexpr std::size_t kMessagesToRest = 5'000;

void must(bool holds, const char* what) {
    if (holds) return;
    std::cerr << "does not hold: " << what << std::endl;
    std::abort();
}

class Input {
public:
    Input(const std::uint8_t* data, std::size_t size) : m_rest(reinterpret_cast<const char*>(data), size) {}
    [[nodiscard]] bool empty() const { return m_rest.empty(); }
    std::uint8_t byte() {
        if (m_rest.empty()) return 0;
        const auto out = static_cast<std::uint8_t>(m_rest.front());
        m_rest.remove_prefix(1);
        return out;
    }
    template <typename E>
    E of() {
        return static_cast<E>(byte() % static_cast<std::uint8_t>(E::Count));
    }
    std::string_view bytes(std::size_t length) {
        const std::string_view out = m_rest.substr(0, length);
        m_rest.remove_prefix(out.size());
        return out;
    }

private:
    std::string_view m_rest;
};

// Changes one field somewhere in a message: `where` chooses it, `how` what becomes of it.
void change(google::protobuf::Message& message, std::uint8_t where, std::uint8_t how, int depth = 0) {
    using google::protobuf::FieldDescriptor;
    const auto* reflection = message.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection->ListFields(message, &fields);
    if (where % 5 == 4 || fields.empty()) {
        // One that was not said.
        const auto* descriptor = message.GetDescriptor();
        if (descriptor->field_count() == 0) return;
        const FieldDescriptor* field = descriptor->field(where / 5 % descriptor->field_count());
        if (field->is_repeated() || field->containing_oneof() != nullptr) return;
        fields = {field};
    }
    const FieldDescriptor* field = fields[where % fields.size()];
    static constexpr std::uint64_t kEdges[] = {
        0, 1, 2, 0x7f, 0x80, 0x7fffffff, 0xffffffff, std::uint64_t{1} << 62, ~std::uint64_t{0} >> 1, ~std::uint64_t{0}};
    const std::uint64_t number = kEdges[how % std::size(kEdges)];
    const auto text = [&](std::string is) {
        switch (how % 6) {
            case 0:
                return std::string();
            case 1:
                return is + "x";
            case 2:
                return is.substr(0, is.size() / 2);
            case 3:
                return std::string(16, static_cast<char>(how));
            case 4:
                if (!is.empty()) is[how % is.size()] = static_cast<char>(is[how % is.size()] ^ how);
                return is;
            default:
                return std::string(70 * 1024, 'x');
        }
    };
    if (field->is_repeated()) {
        const int size = reflection->FieldSize(message, field);
        if (size == 0) return;
        const int at = how % size;
        if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && how % 4 != 0 && depth < 4) {
            change(*reflection->MutableRepeatedMessage(&message, field, at), how, static_cast<std::uint8_t>(where / 3),
                   depth + 1);
        } else if (how % 8 == 0) {
            reflection->RemoveLast(&message, field);
        } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
            for (int i = 0; i < how % 9; ++i)
                reflection->AddMessage(&message, field)->CopyFrom(reflection->GetRepeatedMessage(message, field, at));
        } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
            const std::string is = reflection->GetRepeatedString(message, field, at);
            if (how % 2 == 0) {
                reflection->AddString(&message, field, is);
            } else {
                reflection->SetRepeatedString(&message, field, at, text(is));
            }
        }
        return;
    }
    switch (field->cpp_type()) {
        case FieldDescriptor::CPPTYPE_MESSAGE:
            if (how % 11 == 0) {
                reflection->ClearField(&message, field);
            } else if (depth < 5) {
                change(*reflection->MutableMessage(&message, field), how,
                       static_cast<std::uint8_t>(where * 7 + how / 3), depth + 1);
            }
            return;
        case FieldDescriptor::CPPTYPE_STRING:
            reflection->SetString(&message, field, text(reflection->GetString(message, field)));
            return;
        case FieldDescriptor::CPPTYPE_UINT64:
            reflection->SetUInt64(&message, field,
                                  how % 3 == 0 ? reflection->GetUInt64(message, field) + number : number);
            return;
        case FieldDescriptor::CPPTYPE_UINT32:
            reflection->SetUInt32(&message, field, static_cast<std::uint32_t>(number));
            return;
        case FieldDescriptor::CPPTYPE_INT64:
            reflection->SetInt64(&message, field, static_cast<std::int64_t>(number));
            return;
        case FieldDescriptor::CPPTYPE_INT32:
            reflection->SetInt32(&message, field, static_cast<std::int32_t>(number));
            return;
        case FieldDescriptor::CPPTYPE_BOOL:
            reflection->SetBool(&message, field, !reflection->GetBool(message, field));
            return;
        case FieldDescriptor::CPPTYPE_ENUM:
            reflection->SetEnumValue(&message, field, static_cast<int>(how % 12));
            return;
        default:
            return;
    }
}

class Ward {
public:
    Ward()
        : m_random(1000),
          m_incident(base::IncidentId::make(m_clock, m_random)),
          m_hq(m_clock, m_incident),
          m_one(1, m_clock, m_incident, {"E1"}, m_hq.id),
          m_two(2, m_clock, m_incident, {"E1"}, m_hq.id),
          m_misled(3, m_clock, m_incident, {"E1"}, m_hq.id),
          m_tablets{&m_one, &m_two, &m_misled} {
        m_hostile.id = base::DeviceId::make(m_clock, m_random);
        m_hostile.shelter = {"E1"};
        m_hostile.sealPublicKey = sim::sealKeyOf(kHostile)->rawPublicKey();
        for (const sync::Device* device : {&m_one.device, &m_two.device, &m_misled.device, &m_hostile}) {
            event::DeviceEnrolled enrolled;
            enrolled.device = device->id;
            enrolled.name = device->name;
            enrolled.shelter = device->shelter;
            enrolled.sealPublicKey = device->sealPublicKey;
            must(m_hq.record(enrolled), "HQ records");
        }
        for (sim::TabletEnd* tablet : {&m_one, &m_two}) {
            tablet->onStored = [this, tablet](const base::LogId& log, std::uint64_t upTo) {
                checkStored(*tablet, log, upTo);
            };
        }
        for (sim::TabletEnd* tablet : m_tablets)
            record(*tablet);
        connectHonest(0);
        connectHonest(1);
        connectHonest(2);
        for (int line = 0; line < static_cast<int>(HostileLine::Count); ++line)
            connectHostile(static_cast<HostileLine>(line));
    }

    void run(Input& input) {
        while (!input.empty())
            step(input);
    }

    void finish() {
        for (sim::TabletEnd* tablet : m_tablets) {
            tablet->hangUpPeer(kHostile);
            tablet->restart();
        }
        m_hq.restart();
        for (sim::TabletEnd* tablet : m_tablets)
            record(*tablet);
        std::size_t logs = 0;
        for (int round = 0; round < 5; ++round) {
            m_clock.advance(std::chrono::seconds(31));
            for (sim::TabletEnd* tablet : m_tablets) {
                if (tablet->hq() != nullptr && m_hq.isConnected(tablet->number())) continue;
                tablet->connectHq();
                m_hq.connect(tablet->number(), tablet->device);
            }
            if (!m_one.hasPeer(2) || !m_two.hasPeer(1)) connectHonest(2);
            must(sim::talk(&m_hq, m_tablets, kMessagesToRest), "the honest come to rest");
            for (sim::TabletEnd* tablet : m_tablets)
                tablet->compareAll();
            must(sim::talk(&m_hq, m_tablets, kMessagesToRest), "the honest come to rest after they compared");
            std::size_t now = 0;
            for (sim::TabletEnd* tablet : m_tablets)
                now += tablet->replica().ownLogs().size();
            if (round > 2) must(now == logs, "nobody opens one new log after another");
            logs = now;
        }
        for (sim::TabletEnd* tablet : m_tablets)
            record(*tablet);
        must(sim::talk(&m_hq, m_tablets, kMessagesToRest), "the honest come to rest at the end");
        check();
    }

private:
    static bool has(store::EventLog& log, const event::StoredEvent& e, bool parkedToo) {
        const auto there = log.ofLog(e.envelope.log, e.envelope.sequence - 1, 100);
        for (const std::string& bytes : *there)
            if (bytes == e.bytes) return true;
        if (!parkedToo) return false;
        const auto parked = log.parked("");
        for (const store::Parked& p : *parked)
            if (p.id == e.envelope.id && p.bytes == e.bytes) return true;
        return false;
    }
    static bool knows(store::EventLog& log, const base::EventId& id) {
        bool known = false;
        (void)log.scan(0, [&](std::uint64_t, std::string_view bytes) {
            const auto envelope = event::decodeEnvelope(bytes);
            known = envelope && envelope->id == id;
            return !known;
        });
        return known;
    }

    void record(sim::TabletEnd& tablet) {
        auto written = tablet.record(domain::NoteWritten{"申し送り", {}, {}});
        must(written.has_value(), "an honest tablet can always record");
        m_recorded[tablet.number()].push_back(std::move(*written));
    }

    void checkStored(sim::TabletEnd& tablet, const base::LogId& log, std::uint64_t upTo) {
        for (const event::StoredEvent& e : m_recorded[tablet.number()]) {
            if (e.envelope.log != log || e.envelope.sequence > upTo) continue;
            must(has(m_hq.log(), e, true), "what a tablet shows as stored is at HQ");
        }
    }

    void check() {
        for (sim::TabletEnd* tablet : m_tablets) {
            for (const event::StoredEvent& e : m_recorded[tablet->number()]) {
                must(has(tablet->log(), e, false), "no event disappears from the log of its tablet");
                // Whoever forged an event under this one's name before it was there has poisoned the name; HQ then
                // never calls it stored (checkStored).
                must(has(m_hq.log(), e, true) || knows(m_hq.log(), e.envelope.id), "everything recorded reaches HQ");
            }
        }
        for (sim::TabletEnd* tablet : {&m_one, &m_two}) {
            std::set<base::EventId> held;
            (void)tablet->log().scan(0, [&](std::uint64_t, std::string_view bytes) {
                if (const auto envelope = event::decodeEnvelope(bytes)) held.insert(envelope->id);
                return true;
            });
            for (std::uint64_t at = 0; at < m_hq.scope().end();) {
                const auto slice = m_hq.scope().next(tablet->device.shelter, at, 1000);
                for (const std::uint64_t position : slice.positions)
                    must(held.contains(event::decodeEnvelope(*m_hq.log().at(position))->id),
                         "HQ's feed reaches its tablets");
                at = slice.to;
            }
        }
    }

    // --- lines ---

    void connectHonest(int line) {
        if (line == 2) {
            m_two.connectPeer(1, false);
            m_one.connectPeer(2, true);
            return;
        }
        sim::TabletEnd& tablet = *m_tablets[static_cast<std::size_t>(line)];
        tablet.connectHq();
        m_hq.connect(tablet.number(), tablet.device);
    }

    void connectHostile(HostileLine line) {
        switch (line) {
            case HostileLine::ToHq:
                m_hq.connect(kHostile, m_hostile);
                return;
            case HostileLine::ToTablet:
                m_one.connectPeer(kHostile, false);
                return;
            case HostileLine::ToTabletAsHq:
                m_misled.connectHq();
                return;
            default:
                m_misled.connectPeer(kHostile, true);
        }
    }

    // The end a hostile line leads to, and what it answered so far.
    sim::Outbox* answers(HostileLine line) {
        switch (line) {
            case HostileLine::ToHq:
                return m_hq.isConnected(kHostile) ? &m_hq.outbox(kHostile) : nullptr;
            case HostileLine::ToTablet:
                return m_one.hasPeer(kHostile) ? &m_one.peerOut(kHostile) : nullptr;
            case HostileLine::ToTabletAsHq:
                return m_misled.hq() != nullptr ? &m_misled.hqOut : nullptr;
            default:
                return m_misled.hasPeer(kHostile) ? &m_misled.peerOut(kHostile) : nullptr;
        }
    }

    void remember(const std::string& bytes) {
        m_seen.push_back(bytes);
        if (m_seen.size() > kTemplates) m_seen.pop_front();
    }

    static void checkSize(const std::string& bytes) {
        must(bytes.size() <= static_cast<std::size_t>(sync::kMaxMessageBytes), "a message within the limit");
    }

    // Whatever an honest end said to a hostile one.
    void read(HostileLine line, std::size_t told) {
        sim::Outbox* out = answers(line);
        if (out == nullptr) return;
        std::size_t bytes = 0;
        for (const std::string& message : *out) {
            checkSize(message);
            bytes += message.size();
            remember(message);
        }
        // The window of batches or of the feed, and an answer to each thing that was said.
        must(out->size() <= 4 * sync::kBatchesInFlight + sync::kOffersPerMessage + 8, "few messages for one message");
        must(bytes <= (std::size_t{4} << 20) + 4 * told, "few bytes for one message");
        out->clear();
    }

    void say(HostileLine line, pb::ExchangeMessage message) {
        const std::size_t size = message.ByteSizeLong();
        // The carrier takes no larger ones.
        if (size > static_cast<std::size_t>(sync::kMaxMessageBytes)) return;
        read(line, size);
        if (answers(line) == nullptr) connectHostile(line);
        switch (line) {
            case HostileLine::ToHq:
                (void)m_hq.take(kHostile, std::move(message));
                break;
            case HostileLine::ToTablet:
                (void)m_one.takePeer(kHostile, std::move(message));
                break;
            case HostileLine::ToTabletAsHq:
                (void)m_misled.takeHq(std::move(message));
                break;
            default:
                (void)m_misled.takePeer(kHostile, std::move(message));
        }
        read(line, size);
    }

    void greet(HostileLine line) {
        pb::ExchangeMessage message;
        if (line == HostileLine::ToHq || line == HostileLine::ToTablet) {
            pb::Hello& hello = *message.mutable_hello();
            hello.set_device_id(std::string(m_hostile.id.view()));
            hello.set_protocol(sync::kProtocol);
            hello.set_own_log_id(std::string(m_one.replica().currentLog().view()));
            *hello.add_offers() = sync::offerOf(*m_one.log().standing(m_one.replica().currentLog()));
        } else {
            pb::Welcome& welcome = *message.mutable_welcome();
            welcome.set_neighbour(line == HostileLine::ToTabletAsNeighbour);
            welcome.set_incarnation(std::string(m_hq.incarnation().id.view()));
            for (const store::LogStanding& standing : m_misled.log().standings()) {
                pb::Offer& offer = *welcome.add_have();
                offer = sync::offerOf(standing);
                offer.set_count(standing.count + 1);
            }
        }
        say(line, std::move(message));
    }

    // Things too large or too many to be written down in an input.
    void flood(HostileLine line, std::uint8_t kind, std::uint8_t size) {
        if (++m_floods > kFloods) return;
        const base::LogId target = m_tablets[size % 3]->replica().currentLog();
        pb::ExchangeMessage message;
        switch (kind % 9) {
            case 0:  // Offers that are none.
                for (int i = 0; i < 20 * size; ++i)
                    message.mutable_offers()->add_offers();
                break;
            case 1:  // Offers of logs nobody has.
                for (int i = 0; i < 20 * size; ++i)
                    *message.mutable_offers()->add_offers() =
                        sync::offerOf({base::LogId::make(m_clock, m_random), 5, 5, {}});
                break;
            case 2:
                for (int i = 0; i < 20 * size; ++i)
                    *message.mutable_hello()->add_offers() =
                        sync::offerOf({base::LogId::make(m_clock, m_random), 5, 5, {}});
                message.mutable_hello()->set_protocol(sync::kProtocol);
                message.mutable_hello()->set_own_log_id(std::string(target.view()));
                break;
            case 3:  // A list of ids without an end.
                message.mutable_ids()->set_log_id(std::string(target.view()));
                message.mutable_ids()->set_short_ids(std::string(std::size_t{2048} * size, 'i'));
                message.mutable_ids()->set_more(true);
                for (int i = 0; i < 8; ++i)
                    say(line, message);
                break;
            case 4:  // Many small events of many logs.
                for (int i = 0; i < 3 * size; ++i)
                    message.mutable_batch()->add_events(forged(base::LogId::make(m_clock, m_random), 1, "E1"));
                break;
            case 5:  // In somebody's log, as far ahead as a sequence goes.
                message.mutable_batch()->add_events(forged(target, std::uint64_t{1} << 62, "E1"));
                break;
            case 6:  // In somebody's log, where they do not hear of it.
                message.mutable_batch()->add_events(forged(target, size, "E2"));
                break;
            case 7:  // The same question again and again.
                message.mutable_need_ids()->set_log_id(std::string(target.view()));
                for (int i = 0; i < 20; ++i)
                    say(line, message);
                break;
            default:  // The feed was read to where it never went.
                message.mutable_feed_ack()->set_position(~std::uint64_t{0});
                for (int i = 0; i < 20; ++i)
                    say(line, message);
        }
        say(line, std::move(message));
    }

    std::string forged(const base::LogId& log, std::uint64_t sequence, const char* shelter) {
        pb::Event e;
        e.set_event_id(std::string(base::EventId::make(m_clock, m_random).view()));
        e.set_log_id(std::string(log.view()));
        e.set_sequence(sequence);
        e.set_previous(sequence == 1 ? std::string() : std::string(16, 'p'));
        e.set_hybrid_time(base::HybridTime::at(m_clock.now()).value);
        e.set_incident_id(std::string(m_incident.view()));
        e.set_shelter_id(shelter);
        e.mutable_note_written()->set_text("x");
        return e.SerializeAsString();
    }

    template <typename Take>
    void deliver(sim::Outbox& out, Take&& take) {
        if (out.empty()) return;
        const std::string bytes = std::move(out.front());
        out.pop_front();
        checkSize(bytes);
        remember(bytes);
        pb::ExchangeMessage message;
        must(message.ParseFromString(bytes), "an honest message can be read");
        take(std::move(message));
    }

    void deliverOn(int line) {
        if (line == 2) {
            if (!m_one.hasPeer(2) || !m_two.hasPeer(1)) return connectHonest(2);
            deliver(m_one.peerOut(2), [&](auto message) { (void)m_two.takePeer(1, std::move(message)); });
            if (!m_one.hasPeer(2) || !m_two.hasPeer(1)) return;
            deliver(m_two.peerOut(1), [&](auto message) { (void)m_one.takePeer(2, std::move(message)); });
            return;
        }
        sim::TabletEnd& tablet = *m_tablets[static_cast<std::size_t>(line)];
        const int n = tablet.number();
        if (tablet.hq() == nullptr || !m_hq.isConnected(n)) return connectHonest(line);
        deliver(tablet.hqOut, [&](auto message) { (void)m_hq.take(n, std::move(message)); });
        if (tablet.hq() == nullptr || !m_hq.isConnected(n)) return;
        deliver(m_hq.outbox(n), [&](auto message) { (void)tablet.takeHq(std::move(message)); });
    }

    void step(Input& input) {
        switch (input.of<ExchangeStep>()) {
            case ExchangeStep::Deliver: {
                const std::uint8_t what = input.byte();
                for (int i = 0; i <= what / 32; ++i)
                    deliverOn(what % 3);
                return;
            }
            case ExchangeStep::HangUp: {
                const std::uint8_t line = input.byte() % 7;
                line < 3 ? connectHonest(line) : connectHostile(static_cast<HostileLine>(line - 3));
                return;
            }
            case ExchangeStep::Say: {
                const auto line = input.of<HostileLine>();
                const std::size_t low = input.byte();
                pb::ExchangeMessage message;
                if (message.ParseFromString(std::string(input.bytes(low | std::size_t{input.byte()} << 8))))
                    say(line, std::move(message));
                return;
            }
            case ExchangeStep::SayChanged: {
                const auto line = input.of<HostileLine>();
                const std::uint8_t which = input.byte(), where = input.byte(), how = input.byte(), kind = input.byte();
                pb::ExchangeMessage message;
                if (m_seen.empty() || !message.ParseFromString(m_seen[which % m_seen.size()])) return;
                if (kind % 4 == 0) {
                    forgeEvent(message, where, how);
                } else if (kind % 4 != 1) {
                    change(message, where, how);
                }
                say(line, std::move(message));
                return;
            }
            case ExchangeStep::Flood: {
                const auto line = input.of<HostileLine>();
                const std::uint8_t kind = input.byte();
                flood(line, kind, input.byte());
                return;
            }
            case ExchangeStep::Record: {
                const std::uint8_t end = input.byte() % 4;
                if (end == 3) {
                    (void)m_hq.record(domain::NoteWritten{"本部から", {}, {}});
                    m_hq.pumpAll();
                } else {
                    record(*m_tablets[end]);
                }
                return;
            }
            case ExchangeStep::Restart: {
                const std::uint8_t end = input.byte() % 4;
                if (end == 3) {
                    m_hq.restart();
                } else {
                    m_tablets[end]->restart();
                }
                return;
            }
            case ExchangeStep::Compare:
                for (sim::TabletEnd* tablet : m_tablets)
                    tablet->compareAll();
                return;
            case ExchangeStep::Greet:
                return greet(input.of<HostileLine>());
            default:
                m_clock.advance(std::chrono::milliseconds(1 + 1000 * input.byte()));
        }
    }

    static void forgeEvent(pb::ExchangeMessage& message, std::uint8_t where, std::uint8_t how) {
        auto* events = message.has_batch()  ? message.mutable_batch()->mutable_events()
                       : message.has_feed() ? message.mutable_feed()->mutable_events()
                                            : nullptr;
        if (events == nullptr || events->empty()) return;
        pb::Event e;
        std::string& bytes = *events->Mutable(how % events->size());
        if (!e.ParseFromString(bytes)) return;
        change(e, where, how);
        bytes = e.SerializeAsString();
    }

    test::FakeClock m_clock;
    sim::MachineRandom m_random;
    base::IncidentId m_incident;
    sim::HqEnd m_hq;
    sim::TabletEnd m_one, m_two, m_misled;
    std::vector<sim::TabletEnd*> m_tablets;
    sync::Device m_hostile;
    std::map<int, std::vector<event::StoredEvent>> m_recorded;
    std::deque<std::string> m_seen;
    std::size_t m_floods = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Input input(data, size);
    Ward ward;
    ward.run(input);
    ward.finish();
    return 0;
}
