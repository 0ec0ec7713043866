#include "rpc/exchange_service.h"

#include <atomic>
#include <deque>
#include <utility>

#include "office/journal.h"
#include "office/roster_slices.h"
#include "store/store_thread.h"
#include "sync/limits.h"
#include "sync/patience.h"
#include "sync/register_message.h"
#include "sync/tablet_conversation.h"

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
    if (!context.IsPeerAuthenticated()) return base::fail(base::ErrorCode::Denied, "the caller has no certificate");
    for (const grpc::string_ref& uri : context.FindPropertyValues("peer_uri")) {
        const auto name = base::deviceOfUri(std::string_view(uri.data(), uri.size()));
        const auto id = name ? base::DeviceId::fromHex(name->device) : std::nullopt;
        if (!id) continue;
        auto device = office.device(*id);
        if (device && device->revoked) return base::fail(base::ErrorCode::Denied, "the device is revoked");
        if (device && !device->sealPublicKey.empty()) return *device;
        // Enrolled after the backup this HQ was restored from: its certificate is ours, and the tablets bring the
        // enrolment back. Refusing it would refuse exactly what it still has.
        if (name->shelter.empty()) break;
        office::Device known;
        known.id = *id;
        known.shelter.value = name->shelter;
        if (!office.shelter(known.shelter)) break;
        return known;
    }
    return base::fail(base::ErrorCode::Denied, "the certificate names no device enrolled here");
}

// One stream. gRPC reactions only translate and queue; the conversation runs on the store thread, which owns the log.
// The mutex guards the outgoing queue and the stream's life.
class ExchangeReactor final : public grpc::ServerBidiReactor<pb::ExchangeMessage, pb::ExchangeMessage>,
                              public std::enable_shared_from_this<ExchangeReactor>,
                              public sync::TabletEvents {
public:
    ExchangeReactor(office::Office& office, Connections& connections, office::Device device,
                    grpc::CallbackServerContext* context)
        : m_office(office), m_connections(connections), m_device(std::move(device)), m_context(context) {}

    void open() {
        m_self = shared_from_this();
        m_patience.begin(std::chrono::steady_clock::now());
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
        m_outgoingBytes = 0;
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
        if (!m_helloCame && !m_incoming.has_hello()) {
            finish({grpc::StatusCode::INVALID_ARGUMENT, "the first message is not Hello"});
            return;
        }
        m_helloCame = true;
        m_patience.heard(std::chrono::steady_clock::now(), true);
        if (m_incoming.has_batch()) {
            onBatch();
            return;  // Reads on when there is room.
        }
        // The next one is read when this one is answered: a flood of questions waits at the other side.
        onStore([message = std::exchange(m_incoming, {})](ExchangeReactor& self, store::Store& store) {
            self.take(store, message);
            self.readOn();
        });
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

    void heartbeat() {
        bool isSilent = false;
        {
            const std::lock_guard lock(m_mutex);
            // Whom we do not read we cannot hear.
            isSilent = !m_readWaits && !m_readPaused && std::chrono::steady_clock::now() >= m_patience.end();
            // Whoever has something else to read hears by that that we are there.
            if (!isSilent && (m_writing || !m_outgoing.empty())) return;
        }
        if (isSilent) {
            cut("the device was not heard for too long");
            return;
        }
        pb::ExchangeMessage message;
        message.mutable_notice()->set_kind(pb::Notice::KIND_HEARTBEAT);
        message.mutable_notice()->set_clock_ms(base::toMillis(m_office.clock().now()));
        send(std::move(message));
    }

private:
    template <typename F>
    void onStore(F work) {
        m_office.store().run([self = shared_from_this(), work = std::move(work)](store::Store& store) mutable {
            if (!self->isFinished()) work(*self, store);
        });
    }

    // No read may start after Finish. Who does not read our answers is not asked for more questions.
    void readOn() {
        const std::lock_guard lock(m_mutex);
        if (m_finished) return;
        m_readWaits = m_outgoingBytes > sync::kOutgoingToRead;
        if (!m_readWaits) StartRead(&m_incoming);
    }

    void take(store::Store& store, const pb::ExchangeMessage& message) {
        if (!m_conversation) {
            if (!message.has_hello()) {
                finish({grpc::StatusCode::INVALID_ARGUMENT, "the first message is not Hello"});
                return;
            }
            m_storeForEvents = &store;
            m_conversation.emplace(store.events(), m_office.clock(),
                                   sync::HqSelf{m_office.id(), m_office.authority().cursorKey()},
                                   m_office.incarnation(), m_device, *this);
        }
        if (endOn(m_conversation->take(message))) pump(store);
    }

    // Ends the stream on a failure; false then.
    bool endOn(const base::Status& status) {
        if (status) return true;
        journal(Level::Error, "exchange.failed", {{"device", m_device.id.hex()}, {"why", status.error().detail}});
        finish(statusOf(status.error()));
        return false;
    }

    void onBatch() {
        // Parsed, hashed and its seals checked here, in parallel for many streams; the store thread only writes.
        sync::Incoming incoming = sync::prepare(std::move(m_incoming));
        m_incoming = {};
        sync::TabletConversation::Sorted sorted;
        m_office.readDevices([&](const sync::DeviceBook& devices) {
            sorted = sync::TabletConversation::check(std::move(incoming), devices);
        });
        if (sorted.badSeals > 0) {
            journal(Level::Warning, "exchange.bad_seal",
                    {{"device", m_device.id.hex()}, {"seals", std::int64_t{sorted.badSeals}}});
        }
        if (sorted.refused > 0) {
            journal(Level::Error, "exchange.not_events",
                    {{"device", m_device.id.hex()}, {"count", std::int64_t{sorted.refused}}});
        }
        // Before the batch is handed over: its answer may come at once and find the reading paused.
        const bool goOn =
            ++m_batchesWaiting < sync::kBatchesInFlight && m_office.store().waiting() < sync::kMaxWaitingEvents;
        m_readPaused = !goOn;
        if (sorted.revoked.empty()) {
            accept(std::move(sorted));
        } else {
            onStore([sorted = std::move(sorted)](ExchangeReactor& self, store::Store& store) mutable {
                if (!self.m_conversation) return;
                if (!self.endOn(self.m_conversation->putAside(sorted))) return;
                if (!sorted.quarantined.empty() && !self.park(store, sorted)) return;
                self.accept(std::move(sorted));
            });
        }
        if (goOn) readOn();
    }

    // By the device that wrote them, so that they can be let in device by device.
    bool park(store::Store& store, const sync::TabletConversation::Sorted& sorted) {
        auto owners = store.events().owners();
        if (!owners) return endOn(base::fail(owners.error()));
        std::map<base::DeviceId, std::vector<event::StoredEvent>> byDevice;
        for (const event::StoredEvent& e : sorted.quarantined) {
            for (const auto& [log, device] : *owners)
                if (log == e.envelope.log) byDevice[device].push_back(e);
        }
        for (const auto& [device, events] : byDevice) {
            const std::string reason = std::string(sync::kQuarantine) + device.hex();
            if (!endOn(store.events().park(events, reason))) return false;
            journal(Level::Warning, "exchange.quarantined",
                    {{"device", device.hex()}, {"events", static_cast<std::int64_t>(events.size())}});
        }
        return true;
    }

    void accept(sync::TabletConversation::Sorted sorted) {
        std::vector<event::StoredEvent> events = std::move(sorted.events);
        sorted.events.clear();
        m_office.accept(std::move(events),
                        [self = shared_from_this(), sorted = std::move(sorted)](
                            const base::Result<store::Appended>& appended) { self->onDurable(sorted, appended); });
    }

    // On the store thread, after COMMIT or its failure.
    void onDurable(const sync::TabletConversation::Sorted& sorted, const base::Result<store::Appended>& appended) {
        --m_batchesWaiting;
        if (!appended) {
            // Never an ack for what is not durable: the tablet keeps it and comes back.
            journal(Level::Error, "store.append_failed", {{"why", appended.error().detail}});
            finish({grpc::StatusCode::UNAVAILABLE, "HQ cannot store events now"});
            return;
        }
        if (!m_conversation) {
            finish({grpc::StatusCode::INVALID_ARGUMENT, "the first message is not Hello"});
            return;
        }
        // Not inside the commit's own callback: seals are a transaction of their own.
        onStore([sorted, appended = *appended](ExchangeReactor& self, store::Store&) {
            (void)self.endOn(self.m_conversation->durable(sorted, appended));
        });
        if (m_readPaused.exchange(false)) readOn();
    }

    // On the store thread.
    void pump(store::Store& store) {
        if (!m_conversation || !m_conversation->isGreeted() || isFinished()) return;
        if (const auto device = m_office.device(m_device.id); device && device->revoked) {
            cut("the device is revoked");
            return;
        }
        base::Status status;
        m_office.readScope([&](const sync::ScopeIndex& scope) { status = m_conversation->pump(scope); });
        if (!endOn(status)) return;
        if (const std::uint64_t backups = m_office.backups(); std::exchange(m_backupsTold, backups) != backups) {
            if (!endOn(m_conversation->receipts())) return;
        }
        if (const auto incident = m_office.incident(); incident && incident->incident != m_incidentTold) {
            m_incidentTold = incident->incident;
            pb::ExchangeMessage message;
            message.mutable_notice()->set_kind(pb::Notice::KIND_OTHER_INCIDENT);
            write(*incident, *message.mutable_notice()->mutable_incident());
            send(std::move(message));
        }
        const auto residents = store.registers().version(store::kResidents);
        const auto slice = office::sliceVersion(store);
        if ((residents && residents->version != m_residentsTold) || (slice && *slice != m_sliceTold)) {
            pb::ExchangeMessage message;
            message.mutable_notice()->set_kind(pb::Notice::KIND_REGISTERS_CHANGED);
            addRegisters(store, *message.mutable_notice()->mutable_registers());
            send(std::move(message));
        }
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
        if (const auto version = office::sliceVersion(store); version && *version > 0) {
            pb::RegisterVersion* to = out.Add();
            to->set_name(std::string(store::kRosterSlice));
            to->set_version(*version);
            m_sliceTold = *version;
        }
    }

    // --- sync::TabletEvents, on the store thread ---

    void send(pb::ExchangeMessage message) override {
        {
            const std::lock_guard lock(m_mutex);
            if (m_finished) return;
            const std::size_t bytes = message.ByteSizeLong();
            m_outgoingBytes += bytes;
            m_outgoing.push_back({std::move(message), bytes});
            if (!m_writing) writeNext();
            if (m_outgoingBytes <= sync::kMaxOutgoing) return;
        }
        journal(Level::Warning, "exchange.slow_reader", {{"device", m_device.id.hex()}});
        finish({grpc::StatusCode::RESOURCE_EXHAUSTED, "the device does not read what it is sent"});
    }
    void complete(pb::Welcome& welcome) override {
        addRegisters(*m_storeForEvents, *welcome.mutable_registers());
        if (const auto incident = m_office.incident()) {
            write(*incident, *welcome.mutable_incident());
            m_incidentTold = incident->incident;
        }
    }
    std::vector<std::uint64_t> presentFirst() override { return m_office.presentFirst(m_device.shelter); }
    void putBack(const base::IncarnationId& in) override {
        if (const auto started =
                m_office.startOver(*m_storeForEvents, in, "a tablet read further than this file goes: it was put back");
            !started) {
            journal(Level::Error, "incarnation.failed", {{"why", started.error().detail}});
        }
        // The others were greeted in the old life.
        m_connections.closeAll("HQ starts a new life of its feed");
    }
    bool isGenuine(const event::Seal& seal) override {
        bool genuine = false;
        m_office.readDevices([&](const sync::DeviceBook& devices) { genuine = devices.isGenuine(seal); });
        return genuine;
    }
    void unprovedCursor() override {
        journal(Level::Warning, "exchange.unproved_cursor", {{"device", m_device.id.hex()}});
    }
    void contact(const sync::Contact& contact) override { m_office.noteContact(contact); }
    void copied() override { journal(Level::Warning, "exchange.copied_database", {{"device", m_device.id.hex()}}); }
    void foreignLog(const base::LogId& log) override {
        journal(Level::Warning, "exchange.foreign_log", {{"device", m_device.id.hex()}, {"log", log.hex()}});
    }

    [[nodiscard]] bool isFinished() {
        const std::lock_guard lock(m_mutex);
        return m_finished;
    }

    // With the mutex held.
    void writeNext() {
        if (m_outgoing.empty()) return;
        m_current = std::move(m_outgoing.front().message);
        m_outgoingBytes -= m_outgoing.front().bytes;
        m_outgoing.pop_front();
        m_writing = true;
        if (m_readWaits && m_outgoingBytes <= sync::kOutgoingToRead) {
            m_readWaits = false;
            StartRead(&m_incoming);
        }
        StartWrite(&m_current);
    }

    office::Office& m_office;
    Connections& m_connections;
    const office::Device m_device;
    grpc::CallbackServerContext* m_context;
    std::shared_ptr<ExchangeReactor> m_self;  // Alive until OnDone.
    pb::ExchangeMessage m_incoming;
    // Ended by the heartbeat; a device is asked nothing.
    sync::Patience m_patience{{sync::kSilenceAtHq, sync::kSilenceAtHq}};
    bool m_helloCame = false;  // gRPC's reading thread only.
    std::atomic<std::size_t> m_batchesWaiting{0};
    std::atomic<bool> m_readPaused{false};
    std::atomic<bool> m_wakeQueued{false};

    // Store thread only.
    std::optional<sync::TabletConversation> m_conversation;
    store::Store* m_storeForEvents = nullptr;
    std::uint64_t m_residentsTold = 0;
    std::uint64_t m_sliceTold = 0;
    std::uint64_t m_backupsTold = 0;
    base::IncidentId m_incidentTold;

    std::mutex m_mutex;
    struct Outgoing {
        pb::ExchangeMessage message;
        std::size_t bytes = 0;
    };
    std::deque<Outgoing> m_outgoing;
    std::size_t m_outgoingBytes = 0;
    bool m_readWaits = false;  // For room in m_outgoing.
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
        if (request.name() == store::kRosterSlice) {
            sendSlice(office, device.shelter);
            return;
        }
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
    // The roster of this shelter's districts, sealed.
    void sendSlice(office::Office& office, const base::ShelterId& shelter) {
        constexpr std::size_t kPart = 256 * 1024;
        const auto slice = office::sealedSlice(office, shelter);
        if (!slice) {
            Finish(statusOf(slice.error()));
            return;
        }
        for (std::size_t from = 0; from < slice->sealed.size(); from += kPart) {
            pb::RegisterChunk& next = m_chunks.emplace_back();
            next.set_version(slice->version);
            next.set_part(slice->sealed.substr(from, kPart));
        }
        m_chunks.back().set_last(true);
        m_chunks.back().set_total_rows(slice->rows);
        StartWrite(&m_chunks.front());
    }
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
    if (request->name() != store::kShelters && request->name() != store::kResidents &&
        request->name() != store::kRosterSlice) {
        return new RefusedRegister({grpc::StatusCode::INVALID_ARGUMENT, "no such register for tablets"});
    }
    return new RegisterReactor(m_office, *caller, *request);
}

}  // namespace hinanjo::rpc
