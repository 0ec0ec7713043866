#include "rpc/exchange_service.h"

#include <atomic>
#include <deque>

#include "event/seal.h"
#include "office/journal.h"
#include "store/store_thread.h"
#include "sync/exchange.h"
#include "sync/limits.h"
#include "sync/register_message.h"

namespace hinanjo::rpc {

namespace pb = shelter::v1;
using office::journal;
using office::Level;

grpc::Status statusOf(const base::Error& error) {
    using base::ErrorCode;
    switch (error.code) {  // No default: a new code must not compile until someone decides what a tablet does about it.
        case ErrorCode::NotFound:
            return {grpc::StatusCode::NOT_FOUND, error.detail};
        case ErrorCode::Conflict:
            return {grpc::StatusCode::ABORTED, error.detail};
        case ErrorCode::Invalid:
            return {grpc::StatusCode::INVALID_ARGUMENT, error.detail};
        case ErrorCode::Unavailable:
            return {grpc::StatusCode::UNAVAILABLE, error.detail};
        case ErrorCode::Denied:
            return {grpc::StatusCode::PERMISSION_DENIED, error.detail};
        case ErrorCode::Corrupt:
            return {grpc::StatusCode::DATA_LOSS, error.detail};
        case ErrorCode::TooNew:
            return {grpc::StatusCode::FAILED_PRECONDITION, error.detail};
    }
    return {grpc::StatusCode::UNKNOWN, error.detail};
}

base::Result<office::Device> callerOf(const grpc::AuthContext& context, const office::Office& office) {
    constexpr std::string_view kPrefix = "urn:hinanjo:device:";
    if (!context.IsPeerAuthenticated()) return base::fail(base::ErrorCode::Denied, "the caller has no certificate");
    for (const grpc::string_ref& uri : context.FindPropertyValues("peer_uri")) {
        const std::string_view text(uri.data(), uri.size());
        if (!text.starts_with(kPrefix)) continue;
        const auto id = base::DeviceId::fromHex(text.substr(kPrefix.size()));
        const auto device = id ? office.device(*id) : std::nullopt;
        if (!device || device->sealPublicKey.empty())
            return base::fail(base::ErrorCode::Denied, "the device is not enrolled here");
        if (device->revoked) return base::fail(base::ErrorCode::Denied, "the device is revoked");
        return *device;
    }
    return base::fail(base::ErrorCode::Denied, "the certificate names no device");
}

// One stream. gRPC reactions only translate and queue; the protocol runs on the store thread, which owns the log. The
// mutex guards the outgoing queue and the stream's life.
class ExchangeReactor final : public grpc::ServerBidiReactor<pb::ExchangeMessage, pb::ExchangeMessage>,
                              public std::enable_shared_from_this<ExchangeReactor> {
public:
    ExchangeReactor(office::Office& office, Connections& connections, office::Device device,
                    grpc::CallbackServerContext* context)
        : m_office(office),
          m_connections(connections),
          m_device(std::move(device)),
          m_context(context),
          m_feeder(office.incarnation(), m_device.shelter) {}

    void open() {
        m_self = shared_from_this();
        m_connections.opened(m_device.id, m_self);
        journal(Level::Info, "exchange.opened", {{"device", m_device.id.hex()}, {"shelter", m_device.shelter.value}});
        StartRead(&m_incoming);
    }

    void finish(grpc::Status status) {
        const auto keep = shared_from_this();  // OnDone may come before the lock is let go.
        const std::lock_guard lock(m_mutex);
        if (m_finished) return;
        m_finished = true;
        m_outgoing.clear();
        // A write in flight ends by itself; Finish may be called beside it only once it is over.
        if (m_writing) {
            m_finishWith = status;
            m_context->TryCancel();
        } else {
            Finish(status);
        }
    }

    void cut(const char* why) {
        journal(Level::Warning, "exchange.cut", {{"device", m_device.id.hex()}, {"why", std::string(why)}});
        m_context->TryCancel();
        finish({grpc::StatusCode::PERMISSION_DENIED, why});
    }

    // Looks for something to send. Any thread.
    void wake() {
        if (m_wakeQueued.exchange(true)) return;
        m_office.store().run([self = shared_from_this()](store::Store& store) {
            self->m_wakeQueued = false;
            self->pump(store);
        });
    }

    void OnReadDone(bool ok) override {
        if (!ok) {
            finish(grpc::Status::OK);
            return;
        }
        switch (m_incoming.body_case()) {
            case pb::ExchangeMessage::kHello:
                onHello();
                break;
            case pb::ExchangeMessage::kBatch:
                onBatch();
                return;  // Reads on when there is room.
            case pb::ExchangeMessage::kFeedAck:
                onStore([ack = m_incoming.feed_ack()](ExchangeReactor& self, store::Store& store) {
                    self.m_feeder.ack(ack);
                    self.pump(store);
                });
                break;
            case pb::ExchangeMessage::kNeedIds:
                onStore([need = m_incoming.need_ids()](ExchangeReactor& self, store::Store& store) {
                    base::Status status;
                    pb::ExchangeMessage reply;
                    *reply.mutable_ids() = sync::Feeder::ids(store.events(), need, status);
                    if (status) self.send(std::move(reply));
                });
                break;
            default:
                break;  // Unknown messages of a later build are ignored.
        }
        readOn();
    }

    void OnWriteDone(bool ok) override {
        std::unique_lock lock(m_mutex);
        m_writing = false;
        if (m_finished) {
            if (m_finishWith) {
                const grpc::Status status = *m_finishWith;
                m_finishWith.reset();
                lock.unlock();
                Finish(status);
            }
            return;
        }
        if (!ok) {
            lock.unlock();
            finish(grpc::Status::OK);
            return;
        }
        writeNext();
    }

    void OnDone() override {
        journal(Level::Info, "exchange.closed", {{"device", m_device.id.hex()}});
        m_connections.closed(m_device.id, this);
        m_self.reset();
    }

    void OnCancel() override { finish(grpc::Status::CANCELLED); }

private:
    template <typename F>
    void onStore(F work) {
        m_office.store().run(
            [self = shared_from_this(), work = std::move(work)](store::Store& store) { work(*self, store); });
    }

    // No read may start after Finish.
    void readOn() {
        const std::lock_guard lock(m_mutex);
        if (!m_finished) StartRead(&m_incoming);
    }

    void onHello() {
        const auto& hello = m_incoming.hello();
        if (hello.protocol() != sync::kProtocol) {
            finish({grpc::StatusCode::FAILED_PRECONDITION, "this build speaks protocol 1"});
            return;
        }
        onStore([hello](ExchangeReactor& self, store::Store& store) { self.welcome(store, hello); });
    }

    void welcome(store::Store& store, const pb::Hello& hello) {
        pb::ExchangeMessage reply;
        pb::Welcome& welcome = *reply.mutable_welcome();
        for (pb::Offer& offer : m_feeder.hello(store.events(), hello))
            *welcome.add_have() = std::move(offer);
        welcome.set_hq_id(std::string(m_office.id().view()));
        welcome.set_incarnation(std::string(m_office.incarnation().view()));
        welcome.set_feed_end(store.events().end());
        welcome.set_clock_ms(base::toMillis(m_office.clock().now()));
        welcome.mutable_limits()->set_batch_events(sync::kBatchEvents);
        welcome.mutable_limits()->set_batch_bytes(sync::kBatchBytes);
        welcome.mutable_limits()->set_batches_in_flight(sync::kBatchesInFlight);
        addRegisters(store, *welcome.mutable_registers());
        if (const auto incident = m_office.incident()) {
            write(*incident, *welcome.mutable_incident());
            m_incidentTold = incident->incident;
        }
        send(std::move(reply));
        if (m_feeder.deviceIsCopy()) {
            pb::ExchangeMessage notice;
            notice.mutable_notice()->set_kind(pb::Notice::KIND_OPEN_NEW_LOG);
            notice.mutable_notice()->set_log_id(hello.own_log_id());
            send(std::move(notice));
            journal(Level::Warning, "exchange.copied_database", {{"device", m_device.id.hex()}});
        }
        m_greeted = true;
        pump(store);
    }

    static void write(const event::IncidentDeclared& from, pb::IncidentDeclared& to) {
        to.set_incident_id(std::string(from.incident.view()));
        to.set_name(from.name);
        to.set_drill(from.drill);
    }

    void addRegisters(store::Store& store, google::protobuf::RepeatedPtrField<pb::RegisterVersion>& out) {
        for (const std::string_view name : {store::kShelters, store::kResidents}) {
            const auto version = store.registers().version(name);
            if (!version) continue;
            pb::RegisterVersion* to = out.Add();
            to->set_name(std::string(name));
            to->set_version(version->version);
            to->set_rows(version->rows);
            if (name == store::kResidents) m_residentsTold = version->version;
        }
    }

    void onBatch() {
        pb::Batch& batch = *m_incoming.mutable_batch();
        const std::uint64_t number = batch.number();
        // Parsed and hashed here, in parallel for many streams; the store thread only writes.
        sync::Received received = sync::receiveEvents(batch);
        std::vector<event::Seal> seals;
        std::uint32_t badSeals = 0;
        for (const pb::LogSeal& raw : batch.seals()) {
            const auto seal = event::decodeSeal(raw.SerializeAsString());
            if (seal && sealHolds(*seal, received.events)) {
                seals.push_back(*seal);
            } else {
                ++badSeals;
            }
        }
        if (badSeals > 0) {
            journal(Level::Warning, "exchange.bad_seal",
                    {{"device", m_device.id.hex()}, {"seals", std::int64_t{badSeals}}});
        }
        std::map<base::LogId, std::uint64_t> pushed;
        for (const event::StoredEvent& e : received.events) {
            auto& last = pushed[e.envelope.log];
            last = std::max(last, e.envelope.sequence);
        }
        pb::Ack ack;
        ack.set_number(number);
        ack.set_bad_seals(badSeals);
        ack.set_refused(static_cast<std::uint32_t>(received.refusedIds.size()));
        if (!received.refusedIds.empty()) {
            journal(Level::Error, "exchange.not_events",
                    {{"device", m_device.id.hex()}, {"count", static_cast<std::int64_t>(received.refusedIds.size())}});
        }
        const bool goOn =
            ++m_batchesWaiting < sync::kBatchesInFlight && m_office.store().waiting() < sync::kMaxWaitingEvents;
        m_readPaused = !goOn;
        m_office.accept(std::move(received.events),
                        [self = shared_from_this(), ack = std::move(ack), pushed = std::move(pushed),
                         seals = std::move(seals)](const base::Result<store::Appended>& appended) mutable {
                            self->onDurable(std::move(ack), pushed, seals, appended);
                        });
        if (goOn) readOn();
    }

    // A seal holds if this device's key made it and it names the event it says, when that is among these.
    [[nodiscard]] bool sealHolds(const event::Seal& seal, const std::vector<event::StoredEvent>& events) const {
        const auto maker = seal.device == m_device.id ? std::optional(m_device) : m_office.device(seal.device);
        if (!maker || !event::isGenuine(seal, maker->sealPublicKey)) return false;
        for (const event::StoredEvent& e : events) {
            if (e.envelope.log == seal.log && e.envelope.sequence == seal.sequence) return e.hash == seal.chainHash;
        }
        return true;
    }

    // On the store thread, after COMMIT or its failure.
    void onDurable(pb::Ack ack, const std::map<base::LogId, std::uint64_t>& pushed,
                   const std::vector<event::Seal>& seals, const base::Result<store::Appended>& appended) {
        --m_batchesWaiting;
        if (!appended) {
            // Never an ack for what is not durable: the tablet keeps it and comes back.
            journal(Level::Error, "store.append_failed", {{"why", appended.error().detail}});
            finish({grpc::StatusCode::UNAVAILABLE, "HQ cannot store events now"});
            return;
        }
        ack.set_parked(static_cast<std::uint32_t>(appended->parked));
        m_office.store().run(
            [self = shared_from_this(), ack = std::move(ack), pushed, seals](store::Store& store) mutable {
                for (const auto& [log, sequence] : pushed) {
                    self->m_feeder.pushed(log, sequence);
                    if (const auto standing = store.events().standing(log)) *ack.add_have() = sync::offerOf(*standing);
                }
                for (const event::Seal& seal : seals) {
                    const auto kept = store.events().keepSeal(seal.log, seal.sequence, event::encodeSeal(seal));
                    if (!kept) journal(Level::Error, "store.seal_failed", {{"why", kept.error().detail}});
                }
                pb::ExchangeMessage reply;
                *reply.mutable_ack() = std::move(ack);
                self->send(std::move(reply));
            });
        if (m_readPaused.exchange(false)) readOn();
    }

    // On the store thread.
    void pump(store::Store& store) {
        if (!m_greeted || isFinished()) return;
        if (const auto device = m_office.device(m_device.id); device && device->revoked) {
            cut("the device is revoked");
            return;
        }
        for (;;) {
            std::optional<pb::Feed> feed;
            bool caughtUp = false;
            base::Status status;
            m_office.readScope([&](const sync::ScopeIndex& scope) {
                auto next = m_feeder.next(store.events(), scope);
                if (next) {
                    feed = std::move(*next);
                } else {
                    status = base::fail(next.error());
                }
                caughtUp = m_feeder.isCaughtUp(scope);
            });
            if (!status) {
                journal(Level::Error, "store.read_failed", {{"why", status.error().detail}});
                finish({grpc::StatusCode::UNAVAILABLE, "HQ cannot read its log now"});
                return;
            }
            if (!feed) {
                if (caughtUp && m_feeder.position() != m_caughtUpTold) {
                    m_caughtUpTold = m_feeder.position();
                    pb::ExchangeMessage message;
                    message.mutable_caught_up()->set_position(m_caughtUpTold);
                    message.mutable_caught_up()->set_clock_ms(base::toMillis(m_office.clock().now()));
                    send(std::move(message));
                }
                break;
            }
            pb::ExchangeMessage message;
            *message.mutable_feed() = std::move(*feed);
            send(std::move(message));
        }
        if (const auto incident = m_office.incident(); incident && incident->incident != m_incidentTold) {
            m_incidentTold = incident->incident;
            pb::ExchangeMessage message;
            message.mutable_notice()->set_kind(pb::Notice::KIND_OTHER_INCIDENT);
            write(*incident, *message.mutable_notice()->mutable_incident());
            send(std::move(message));
        }
        const auto residents = store.registers().version(store::kResidents);
        if (residents && residents->version != m_residentsTold) {
            pb::ExchangeMessage message;
            message.mutable_notice()->set_kind(pb::Notice::KIND_REGISTERS_CHANGED);
            addRegisters(store, *message.mutable_notice()->mutable_registers());
            send(std::move(message));
        }
    }

public:
    void heartbeat() {
        pb::ExchangeMessage message;
        message.mutable_notice()->set_kind(pb::Notice::KIND_HEARTBEAT);
        message.mutable_notice()->set_clock_ms(base::toMillis(m_office.clock().now()));
        send(std::move(message));
    }

private:
    [[nodiscard]] bool isFinished() {
        const std::lock_guard lock(m_mutex);
        return m_finished;
    }

    void send(pb::ExchangeMessage message) {
        const std::lock_guard lock(m_mutex);
        if (m_finished) return;
        m_outgoing.push_back(std::move(message));
        if (!m_writing) writeNext();
    }

    // With the mutex held.
    void writeNext() {
        if (m_outgoing.empty()) return;
        m_current = std::move(m_outgoing.front());
        m_outgoing.pop_front();
        m_writing = true;
        StartWrite(&m_current);
    }

    office::Office& m_office;
    Connections& m_connections;
    const office::Device m_device;
    grpc::CallbackServerContext* m_context;
    std::shared_ptr<ExchangeReactor> m_self;  // Alive until OnDone.
    pb::ExchangeMessage m_incoming;
    std::atomic<std::size_t> m_batchesWaiting{0};
    std::atomic<bool> m_readPaused{false};
    std::atomic<bool> m_wakeQueued{false};

    // Store thread only.
    sync::Feeder m_feeder;
    bool m_greeted = false;
    std::uint64_t m_caughtUpTold = ~std::uint64_t{0};
    std::uint64_t m_residentsTold = 0;
    base::IncidentId m_incidentTold;

    std::mutex m_mutex;
    std::deque<pb::ExchangeMessage> m_outgoing;
    pb::ExchangeMessage m_current;
    bool m_writing = false;
    bool m_finished = false;
    std::optional<grpc::Status> m_finishWith;
};

// --- Connections ---

Connections::Connections(office::Office& office) : m_office(office) {
    m_listener = office.listen([this] { wakeAll(); });
    office.onRevoked([this](base::DeviceId device) { cut(device); });
    office.onNewIncarnation([this] { closeAll("HQ's feed goes on elsewhere"); });
}

Connections::~Connections() {
    m_office.forget(m_listener);
    m_office.onRevoked({});
    m_office.onNewIncarnation({});
}

void Connections::opened(base::DeviceId device, std::shared_ptr<ExchangeReactor> reactor) {
    std::shared_ptr<ExchangeReactor> before;
    {
        const std::lock_guard lock(m_mutex);
        auto& slot = m_open[device];
        before = std::move(slot);
        slot = std::move(reactor);
    }
    if (before) before->cut("a newer stream of this device replaced this one");
}

void Connections::closed(base::DeviceId device, const ExchangeReactor* reactor) {
    const std::lock_guard lock(m_mutex);
    const auto it = m_open.find(device);
    if (it != m_open.end() && it->second.get() == reactor) m_open.erase(it);
}

std::vector<std::shared_ptr<ExchangeReactor>> Connections::all() const {
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<ExchangeReactor>> out;
    for (const auto& [device, reactor] : m_open)
        out.push_back(reactor);
    return out;
}

void Connections::wakeAll() {
    for (const auto& reactor : all())
        reactor->wake();
}

void Connections::beat() {
    for (const auto& reactor : all())
        reactor->heartbeat();
}

void Connections::cut(base::DeviceId device) {
    std::shared_ptr<ExchangeReactor> reactor;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto it = m_open.find(device); it != m_open.end()) reactor = it->second;
    }
    if (reactor) reactor->cut("the device is revoked");
}

void Connections::closeAll(const char* why) {
    for (const auto& reactor : all())
        reactor->finish({grpc::StatusCode::UNAVAILABLE, why});
}

std::size_t Connections::count() const {
    const std::lock_guard lock(m_mutex);
    return m_open.size();
}

// --- service ---

namespace {

class RefusedExchange final : public grpc::ServerBidiReactor<pb::ExchangeMessage, pb::ExchangeMessage> {
public:
    explicit RefusedExchange(const grpc::Status& status) { Finish(status); }
    void OnDone() override { delete this; }
};

// Sends one version of a register, chunk by chunk, read on the store thread.
class RegisterReactor final : public grpc::ServerWriteReactor<pb::RegisterChunk> {
public:
    RegisterReactor(office::Office& office, const office::Device& device, const pb::RegisterRequest& request) {
        const auto shelter = office.shelter(device.shelter);
        std::uint64_t total = 0;
        const base::Status read = office.store().ask([&](store::Store& store) -> base::Status {
            HINANJO_ASSIGN(const store::RegisterVersion version, store.registers().version(request.name()));
            m_version = version.version;
            if (request.name() == store::kShelters) {
                HINANJO_ASSIGN(const auto shelters, store.registers().shelters());
                for (const domain::ShelterInfo& info : shelters) {
                    sync::write(info, *chunk().add_shelters());
                    ++total;
                }
                return {};
            }
            // Residents of this shelter's catchment only: a tablet holds what its shelter needs. A shelter without one
            // gets nobody; everybody can still be registered by hand.
            if (!shelter || shelter->catchment.empty()) return {};
            return store.registers().eachResident(shelter->catchment, [&](const domain::Resident& r) {
                sync::write(r, *chunk().add_residents());
                ++total;
                return true;
            });
        });
        if (!read) {
            Finish(statusOf(read.error()));
            return;
        }
        chunk().set_last(true);
        chunk().set_total_rows(total);
        for (pb::RegisterChunk& c : m_chunks)
            c.set_version(m_version);
        StartWrite(&m_chunks.front());
    }
    void OnWriteDone(bool ok) override {
        m_chunks.pop_front();
        if (!ok || m_chunks.empty()) {
            Finish(grpc::Status::OK);
        } else {
            StartWrite(&m_chunks.front());
        }
    }
    void OnDone() override { delete this; }

private:
    pb::RegisterChunk& chunk() {
        if (m_chunks.empty() || m_chunks.back().residents_size() >= static_cast<int>(sync::kRegisterChunkRows))
            m_chunks.emplace_back();
        return m_chunks.back();
    }
    std::deque<pb::RegisterChunk> m_chunks;
    std::uint64_t m_version = 0;
};

class RefusedRegister final : public grpc::ServerWriteReactor<pb::RegisterChunk> {
public:
    explicit RefusedRegister(const grpc::Status& status) { Finish(status); }
    void OnDone() override { delete this; }
};

}  // namespace

grpc::ServerBidiReactor<pb::ExchangeMessage, pb::ExchangeMessage>* SyncService::Exchange(
    grpc::CallbackServerContext* context) {
    auto caller = callerOf(*context->auth_context(), m_office);
    if (!caller) {
        journal(Level::Warning, "exchange.refused", {{"why", caller.error().detail}});
        return new RefusedExchange(statusOf(caller.error()));
    }
    const auto reactor = std::make_shared<ExchangeReactor>(m_office, m_connections, std::move(*caller), context);
    reactor->open();
    return reactor.get();
}

grpc::ServerWriteReactor<pb::RegisterChunk>* SyncService::FetchRegister(grpc::CallbackServerContext* context,
                                                                        const pb::RegisterRequest* request) {
    const auto caller = callerOf(*context->auth_context(), m_office);
    if (!caller) return new RefusedRegister(statusOf(caller.error()));
    if (request->name() != store::kShelters && request->name() != store::kResidents) {
        return new RefusedRegister({grpc::StatusCode::INVALID_ARGUMENT, "no such register for tablets"});
    }
    return new RegisterReactor(m_office, *caller, *request);
}

}  // namespace hinanjo::rpc
