#include "tablet/tablet.h"

#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "base/text.h"
#include "event/seal.h"
#include "shelter/v1/sync.grpc.pb.h"
#include "store/store_thread.h"
#include "sync/enrolment_code.h"
#include "sync/exchange.h"
#include "sync/limits.h"
#include "sync/register_message.h"
#include "sync/replay.h"
#include "tablet/hq_link.h"
#include "tablet/identity_file.h"

namespace hinanjo::tablet {

namespace pb = shelter::v1;
using base::ErrorCode;
using base::fail;

namespace {

constexpr const char* kDatabase = "tablet.db";
constexpr const char* kPeer = "hq";
constexpr std::uint64_t kBallast = 64ULL * 1024 * 1024;
constexpr const char* kBuild = "0.1.0";

}  // namespace

struct Tablet::Impl {
    std::filesystem::path dir;
    std::shared_ptr<const base::Clock> clock;
    std::shared_ptr<base::Random> random;
    std::chrono::milliseconds reconnectAfter{};
    store::Key key;

    mutable std::shared_mutex stateMutex;  // Guards state, identity and the numbers that follow from events.
    std::unique_ptr<state::State> state;
    std::optional<Enrolment> enrolment;

    // Store thread only.
    std::unique_ptr<event::LogWriter> writer;
    std::optional<base::PrivateKey> sealKey;
    std::unique_ptr<sync::Pusher> pusher;
    std::vector<base::LogId> ownLogs;
    bool greeted = false;
    bool feedBroken = false;  // A part of the feed could not be stored; until the next stream nothing more is taken.
    std::optional<store::Cursor> cursor;
    base::IncarnationId hqIncarnation;
    std::uint64_t stagedResidents = 0, stagedVersion = 0;

    mutable std::mutex statusMutex;  // Guards the status and what it is counted from.
    SyncStatus status;
    struct Unconfirmed {
        base::LogId log;
        std::uint64_t sequence;
        base::TimePoint recordedAt;
    };
    std::deque<Unconfirmed> unconfirmed;  // In order of recording.
    std::unordered_map<base::EventId, std::pair<base::LogId, std::uint64_t>> ownSequence;
    std::map<base::LogId, std::uint64_t> confirmed;
    base::LogId currentLog;

    mutable std::mutex readerMutex;
    std::optional<store::Database> readerDb;

    std::mutex listenerMutex;
    std::function<void()> listener;

    std::mutex linkMutex;
    std::unique_ptr<HqLink> link;
    std::unique_ptr<store::StoreThread> store;

    [[nodiscard]] base::Status load();
    void fold(std::span<const store::StoreThread::Durable> fresh);
    void takeOwn(const event::Event& event);
    void changed();
    [[nodiscard]] base::Status adopt(Enrolment now);
    void noteConfirmed(base::LogId log, std::uint64_t upTo);
    void recount();

    // Sync, on the store thread.
    pb::Hello makeHello();
    void take(pb::ExchangeMessage message);
    void onWelcome(store::Store& store, const pb::Welcome& welcome);
    void takeIncident(store::Store& store, const pb::IncidentDeclared& incident);
    [[nodiscard]] base::Status foldIncident(store::Store& store, const base::IncidentId& incident);
    void wantRegisters(store::Store& store, const google::protobuf::RepeatedPtrField<pb::RegisterVersion>& versions);
    void pump(store::Store& store);
    void openNewLog(store::Store& store);
    bool send(pb::ExchangeMessage message);
    void startLink();
    [[nodiscard]] base::Status takeChunk(const std::string& name, const pb::RegisterChunk& chunk);
};

// --- opening ---

base::Result<std::unique_ptr<Tablet>> Tablet::open(Options options) {
    auto impl = std::make_unique<Impl>();
    impl->dir = options.data;
    impl->clock = options.clock ? options.clock : std::make_shared<base::SystemClock>();
    impl->random = options.random ? options.random : std::make_shared<base::SystemRandom>();
    impl->reconnectAfter = options.reconnectAfter;
    std::error_code error;
    std::filesystem::create_directories(options.data, error);
    if (error) return fail(ErrorCode::Unavailable, options.data.string() + ": cannot be made: " + error.message());
    HINANJO_TRY(impl->load());
    return std::unique_ptr<Tablet>(new Tablet(std::move(impl)));
}

base::Status Tablet::Impl::load() {
    HINANJO_ASSIGN(key, store::loadOrMakeKey(dir / "tablet.key"));
    if (auto loaded = loadEnrolment(dir)) {
        enrolment = std::move(*loaded);
    } else if (loaded.error().code != ErrorCode::NotFound) {
        return fail(loaded.error());
    }
    HINANJO_ASSIGN(auto opened, store::Store::open(dir / kDatabase, key, {kBallast}));
    store::EventLog& log = opened->events();

    HINANJO_ASSIGN(const std::optional<std::string> logs, log.fact("tablet.logs"));
    for (std::size_t i = 0; logs && i + 16 <= logs->size(); i += 16) {
        if (const auto id = base::LogId::fromBytes(std::string_view(*logs).substr(i, 16))) ownLogs.push_back(*id);
    }
    HINANJO_ASSIGN(cursor, log.cursor(kPeer));
    HINANJO_ASSIGN(const std::optional<std::string> confirmedText, log.fact("tablet.confirmed"));
    if (confirmedText && !ownLogs.empty()) {
        std::uint64_t upTo = 0;
        std::from_chars(confirmedText->data(), confirmedText->data() + confirmedText->size(), upTo);
        confirmed[ownLogs.back()] = upTo;
    }

    state = std::make_unique<state::State>(enrolment ? enrolment->identity.incident : base::IncidentId{});
    event::LogPosition position;
    if (!ownLogs.empty()) position.log = ownLogs.back();
    HINANJO_ASSIGN(
        [[maybe_unused]] const sync::Replayed replayed, sync::replay(log, [&](std::uint64_t, event::Event&& event) {
            if (std::ranges::find(ownLogs, event.log) != ownLogs.end()) takeOwn(event);
            position.floor = event.log == position.log ? std::max(position.floor, event.time) : position.floor;
            state->apply(std::move(event));
        }));
    state->settle();
    if (const auto standing = log.standing(position.log); standing && standing->maxSequence > 0) {
        HINANJO_ASSIGN(const std::vector<std::string> last, log.ofLog(position.log, standing->maxSequence - 1, 1));
        position.sequence = standing->maxSequence;
        if (!last.empty()) position.hash = event::hashOf(last.front());
    }
    writer = std::make_unique<event::LogWriter>(*clock, *random, position);
    if (ownLogs.empty()) {
        ownLogs.push_back(writer->position().log);
        HINANJO_TRY(log.setFact("tablet.logs", writer->position().log.view()));
    }
    currentLog = ownLogs.back();
    if (enrolment && !enrolment->sealKey.empty()) {
        HINANJO_ASSIGN(base::PrivateKey seal, base::PrivateKey::fromPem(enrolment->sealKey));
        sealKey = std::move(seal);
    }
    HINANJO_ASSIGN(store::Database reader, store::Database::open(dir / kDatabase, key, store::Access::Reader));
    readerDb = std::move(reader);
    recount();
    store = std::make_unique<store::StoreThread>(
        std::move(opened), [this](std::span<const store::StoreThread::Durable> fresh) { fold(fresh); });
    return {};
}

Tablet::Tablet(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Tablet::~Tablet() {
    stopSync();
    m_impl->store.reset();
}

// --- identity ---

std::optional<Identity> Tablet::identity() const {
    const std::shared_lock lock(m_impl->stateMutex);
    return m_impl->enrolment ? std::optional(m_impl->enrolment->identity) : std::nullopt;
}

base::Status Tablet::enrol(const std::string& text) {
    HINANJO_ASSIGN(const sync::EnrolmentCode code, sync::EnrolmentCode::parse(text));
    HINANJO_ASSIGN(const base::PrivateKey tlsKey, base::PrivateKey::makeP256());
    HINANJO_ASSIGN(const base::PrivateKey sealKey, base::PrivateKey::makeEd25519());
    HINANJO_ASSIGN(const std::string request, base::makeRequest(tlsKey, "hinanjo tablet"));

    const auto channel = openChannel(code.address, pinnedCredentials({{}, code.fingerprint}, {}));
    const auto stub = pb::Enrolment::NewStub(channel);
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(15));
    pb::EnrolRequest ask;
    ask.set_secret(code.secret);
    ask.set_certificate_request(request);
    ask.set_seal_public_key(sealKey.rawPublicKey());
    ask.set_build(kBuild);
    pb::EnrolReply reply;
    const grpc::Status done = stub->Enrol(&context, ask, &reply);
    if (done.error_code() == grpc::StatusCode::PERMISSION_DENIED ||
        done.error_code() == grpc::StatusCode::INVALID_ARGUMENT) {
        return fail(ErrorCode::Denied, done.error_message());
    }
    if (!done.ok()) return fail(ErrorCode::Unavailable, "HQ at " + code.address + ": " + done.error_message());

    Enrolment now;
    const auto device = base::DeviceId::fromBytes(reply.device_id());
    HINANJO_ASSIGN(const std::string authority, base::fingerprint(reply.authority()));
    if (!device || authority != code.fingerprint)
        return fail(ErrorCode::Denied, "HQ answered with another office's certificate");
    now.identity.device = *device;
    now.identity.deviceName = reply.device_name();
    now.identity.letter = letterOf(reply.device_name());
    now.identity.shelter.value = reply.shelter_id();
    now.identity.officeName = reply.office_name();
    now.identity.hqAddress = code.address;
    now.tlsKey = tlsKey.pem();
    now.certificate = reply.certificate();
    now.authority = reply.authority();
    now.sealKey = sealKey.pem();
    return m_impl->adopt(std::move(now));
}

base::Status Tablet::adopt(const Identity& identity) {
    Enrolment now;
    {
        const std::shared_lock lock(m_impl->stateMutex);
        if (m_impl->enrolment) now = *m_impl->enrolment;
    }
    now.identity = identity;
    if (now.identity.letter.empty()) now.identity.letter = letterOf(identity.deviceName);
    return m_impl->adopt(std::move(now));
}

base::Status Tablet::Impl::adopt(Enrolment now) {
    HINANJO_TRY(saveEnrolment(dir, now));
    return store->ask([&](store::Store& opened) -> base::Status {
        {
            const std::unique_lock lock(stateMutex);
            enrolment = now;
        }
        if (!now.sealKey.empty()) {
            HINANJO_ASSIGN(base::PrivateKey seal, base::PrivateKey::fromPem(now.sealKey));
            sealKey = std::move(seal);
        }
        HINANJO_TRY(foldIncident(opened, now.identity.incident));
        changed();
        return {};
    });
}

// Another incident, another state; the log keeps both.
base::Status Tablet::Impl::foldIncident(store::Store& opened, const base::IncidentId& incident) {
    {
        const std::shared_lock lock(stateMutex);
        if (state->incident() == incident) return {};
    }
    auto fresh = std::make_unique<state::State>(incident);
    HINANJO_ASSIGN(
        [[maybe_unused]] const auto replayed,
        sync::replay(opened.events(), [&](std::uint64_t, event::Event&& event) { fresh->apply(std::move(event)); }));
    fresh->settle();
    const std::unique_lock lock(stateMutex);
    state = std::move(fresh);
    return {};
}

// --- writing ---

void Tablet::record(std::vector<event::Draft> drafts, Done done) {
    m_impl->store->run([impl = m_impl.get(), drafts = std::move(drafts), done = std::move(done)](store::Store& store) {
        auto events = impl->writer->write(drafts);
        if (!events) {
            done(fail(events.error()));
            return;
        }
        const auto appended = store.append(*events);
        if (!appended) {
            impl->writer->rollback();
            {
                const std::lock_guard lock(impl->statusMutex);
                impl->status.cannotSave = true;
                impl->status.cannotSaveWhy = appended.error().detail;
            }
            done(fail(appended.error()));
            impl->changed();
            return;
        }
        impl->writer->commit();
        Recorded recorded;
        std::vector<store::StoreThread::Durable> fresh;
        for (std::size_t i = 0; i < events->size(); ++i) {
            recorded.events.push_back((*events)[i].envelope.id);
            fresh.push_back({appended->positions[i], &(*events)[i]});
        }
        impl->fold(fresh);
        {
            const std::lock_guard lock(impl->statusMutex);
            impl->status.cannotSave = store.isSpaceShort();
            impl->status.cannotSaveWhy = store.isSpaceShort() ? "the disk is full; the reserve is in use" : "";
            impl->status.lastSaved = impl->clock->now();
        }
        done(std::move(recorded));
        impl->pump(store);
    });
}

base::Result<Recorded> Tablet::recordNow(std::vector<event::Draft> drafts) {
    std::mutex mutex;
    std::condition_variable ready;
    std::optional<base::Result<Recorded>> outcome;
    record(std::move(drafts), [&](base::Result<Recorded> result) {
        const std::lock_guard lock(mutex);
        outcome.emplace(std::move(result));
        ready.notify_one();
    });
    std::unique_lock lock(mutex);
    ready.wait(lock, [&] { return outcome.has_value(); });
    return std::move(*outcome);
}

void Tablet::Impl::takeOwn(const event::Event& event) {
    const std::lock_guard lock(statusMutex);
    ownSequence.emplace(event.id, std::pair(event.log, event.sequence));
    const auto known = confirmed.find(event.log);
    if (known == confirmed.end() || event.sequence > known->second) {
        unconfirmed.push_back({event.log, event.sequence, event.recordedAt});
    }
    ++status.savedHere;
    status.lastSaved = std::max(status.lastSaved, event.recordedAt);
}

void Tablet::Impl::fold(std::span<const store::StoreThread::Durable> fresh) {
    std::vector<event::Event> decoded;
    decoded.reserve(fresh.size());
    for (const auto& durable : fresh) {
        // What cannot be read here is kept and forwarded all the same.
        if (auto event = event::decode(durable.event->bytes)) decoded.push_back(std::move(*event));
        if (writer) writer->observe(durable.event->envelope.time);
    }
    {
        const std::unique_lock lock(stateMutex);
        for (event::Event& event : decoded) {
            if (std::ranges::find(ownLogs, event.log) != ownLogs.end()) takeOwn(event);
            state->apply(std::move(event));
        }
        state->settle();
    }
    recount();
    changed();
}

void Tablet::Impl::changed() {
    std::function<void()> call;
    {
        const std::lock_guard lock(listenerMutex);
        call = listener;
    }
    if (call) call();
}

// --- reading ---

void Tablet::read(const std::function<void(const state::State&)>& reader) const {
    const std::shared_lock lock(m_impl->stateMutex);
    reader(*m_impl->state);
}

namespace {

ResidentSearch toSearch(base::Result<store::HouseholdsFound> found, std::size_t population) {
    ResidentSearch out;
    out.population = population;
    // A search that cannot read shows nobody; the desk goes on with 「名簿にない人」.
    if (!found) return out;
    out.total = found->total;
    out.more = found->more;
    for (auto& members : found->households) {
        if (members.empty()) continue;
        out.households.push_back({members.front().householdNo, std::move(members)});
    }
    return out;
}

}  // namespace

ResidentSearch Tablet::searchResidentsByRows(const std::string& family, const std::string& given,
                                             std::size_t limit) const {
    const std::size_t population = residentsVersion().second;
    const std::lock_guard lock(m_impl->readerMutex);
    store::Registers registers(*m_impl->readerDb);
    return toSearch(registers.search(store::Registers::By::Rows, family, given, limit), population);
}

ResidentSearch Tablet::searchResidentsByKana(const std::string& family, const std::string& given,
                                             std::size_t limit) const {
    const std::size_t population = residentsVersion().second;
    const std::lock_guard lock(m_impl->readerMutex);
    store::Registers registers(*m_impl->readerDb);
    return toSearch(registers.search(store::Registers::By::Kana, base::kanaKey(family), base::kanaKey(given), limit),
                    population);
}

std::optional<ResidentHousehold> Tablet::residentHousehold(const std::string& householdNo) const {
    const std::lock_guard lock(m_impl->readerMutex);
    store::Registers registers(*m_impl->readerDb);
    auto members = registers.household(householdNo);
    if (!members || members->empty()) return std::nullopt;
    return ResidentHousehold{householdNo, std::move(*members)};
}

std::pair<std::uint64_t, std::size_t> Tablet::residentsVersion() const {
    const std::lock_guard lock(m_impl->readerMutex);
    store::Registers registers(*m_impl->readerDb);
    const auto version = registers.version(store::kResidents);
    return version ? std::pair<std::uint64_t, std::size_t>(version->version, version->rows)
                   : std::pair<std::uint64_t, std::size_t>(0, 0);
}

std::vector<domain::ShelterInfo> Tablet::shelters() const {
    const std::lock_guard lock(m_impl->readerMutex);
    store::Registers registers(*m_impl->readerDb);
    auto all = registers.shelters();
    return all ? std::move(*all) : std::vector<domain::ShelterInfo>{};
}

std::optional<domain::ShelterInfo> Tablet::ownShelter() const {
    const auto me = identity();
    if (!me) return std::nullopt;
    for (domain::ShelterInfo& info : shelters()) {
        if (info.id == me->shelter) return std::move(info);
    }
    return std::nullopt;
}

std::string Tablet::nextToken() const {
    const std::shared_lock lock(m_impl->stateMutex);
    const std::string prefix = (m_impl->enrolment ? m_impl->enrolment->identity.letter : std::string("A")) + "-";
    std::uint32_t largest = 0;
    for (const state::HouseholdView* household : m_impl->state->households()) {
        const std::string& token = household->text(domain::HouseholdField::Token);
        if (!token.starts_with(prefix)) continue;
        std::uint32_t number = 0;
        std::from_chars(token.data() + prefix.size(), token.data() + token.size(), number);
        largest = std::max(largest, number);
    }
    char digits[16];
    std::snprintf(digits, sizeof digits, "%04u", largest + 1);
    return prefix + digits;
}

SyncStatus Tablet::syncStatus() const {
    const std::lock_guard lock(m_impl->statusMutex);
    return m_impl->status;
}

bool Tablet::isAtHq(base::EventId event) const {
    const std::lock_guard lock(m_impl->statusMutex);
    const auto own = m_impl->ownSequence.find(event);
    if (own == m_impl->ownSequence.end()) return true;  // Somebody else's: it came from HQ.
    const auto upTo = m_impl->confirmed.find(own->second.first);
    return upTo != m_impl->confirmed.end() && own->second.second <= upTo->second;
}

base::LogId Tablet::ownLog() const {
    const std::lock_guard lock(m_impl->statusMutex);
    return m_impl->currentLog;
}

void Tablet::setListener(std::function<void()> listener) {
    const std::lock_guard lock(m_impl->listenerMutex);
    m_impl->listener = std::move(listener);
}

const base::Clock& Tablet::clock() const {
    return *m_impl->clock;
}
base::Random& Tablet::random() const {
    return *m_impl->random;
}

void Tablet::Impl::recount() {
    const std::lock_guard lock(statusMutex);
    status.notAtHq = unconfirmed.size();
    status.oldestNotAtHq = unconfirmed.empty() ? std::nullopt : std::optional(unconfirmed.front().recordedAt);
}

void Tablet::Impl::noteConfirmed(base::LogId log, std::uint64_t upTo) {
    {
        const std::lock_guard lock(statusMutex);
        auto& known = confirmed[log];
        known = upTo;
        std::erase_if(unconfirmed, [&](const Unconfirmed& u) { return u.log == log && u.sequence <= upTo; });
        status.lastTakenIn = clock->now();
        status.awaitingReply = pusher ? pusher->inFlightEvents() : 0;
    }
    recount();
}

// --- sync ---

void Tablet::startSync() {
    m_impl->startLink();
}

void Tablet::stopSync() {
    std::unique_ptr<HqLink> link;
    {
        const std::lock_guard lock(m_impl->linkMutex);
        link = std::move(m_impl->link);
    }
    link.reset();
    m_impl->changed();
}

void Tablet::Impl::startLink() {
    Enrolment now;
    {
        const std::shared_lock lock(stateMutex);
        if (!enrolment || enrolment->certificate.empty()) return;
        now = *enrolment;
    }
    HqLink::Handlers handlers;
    handlers.hello = [this] { return makeHello(); };
    handlers.message = [this](pb::ExchangeMessage message) { take(std::move(message)); };
    handlers.ended = [this](const grpc::Status& why) {
        {
            const std::lock_guard lock(statusMutex);
            status.connected = false;
            status.awaitingReply = 0;
            status.revoked = why.error_code() == grpc::StatusCode::PERMISSION_DENIED;
            status.lastProblem = why.error_message();
        }
        store->run([this](store::Store& opened) {
            greeted = false;
            pusher.reset();
            std::uint64_t upTo = 0;
            {
                const std::lock_guard lock(statusMutex);
                upTo = confirmed[currentLog];
            }
            // Only a hint for the first screen after a restart; at the next contact HQ says what it has.
            if (const auto kept = opened.events().setFact("tablet.confirmed", std::to_string(upTo)); !kept) {
                const std::lock_guard lock(statusMutex);
                status.lastProblem = kept.error().detail;
            }
        });
        changed();
    };
    handlers.registerChunk = [this](const std::string& name, const pb::RegisterChunk& chunk) {
        return takeChunk(name, chunk);
    };
    const std::lock_guard lock(linkMutex);
    if (link) return;
    link =
        std::make_unique<HqLink>(now.identity.hqAddress, base::PinnedAuthority{now.authority, {}},
                                 ClientCertificate{now.tlsKey, now.certificate}, reconnectAfter, std::move(handlers));
}

bool Tablet::Impl::send(pb::ExchangeMessage message) {
    const std::lock_guard lock(linkMutex);
    return link && link->send(std::move(message));
}

pb::Hello Tablet::Impl::makeHello() {
    return store->ask([this](store::Store& opened) {
        pusher = std::make_unique<sync::Pusher>(ownLogs);
        greeted = false;
        feedBroken = false;
        pb::Hello hello;
        {
            const std::shared_lock lock(stateMutex);
            hello.set_device_id(std::string(enrolment->identity.device.view()));
            hello.set_incident_id(std::string(enrolment->identity.incident.view()));
        }
        hello.set_build(kBuild);
        hello.set_protocol(sync::kProtocol);
        if (cursor) {
            hello.mutable_cursor()->set_incarnation(std::string(cursor->incarnation.view()));
            hello.mutable_cursor()->set_position(cursor->position);
        }
        for (pb::Offer& offer : pusher->offers(opened.events()))
            *hello.add_offers() = std::move(offer);
        hello.set_clock_ms(base::toMillis(clock->now()));
        hello.set_own_log_id(std::string(ownLogs.back().view()));
        return hello;
    });
}

// On a gRPC thread: translates and queues.
void Tablet::Impl::take(pb::ExchangeMessage message) {
    {
        const std::lock_guard lock(statusMutex);
        status.lastHeard = clock->now();
    }
    switch (message.body_case()) {
        case pb::ExchangeMessage::kFeed: {
            const std::uint64_t to = message.feed().to();
            sync::Received received = sync::receiveEvents(*message.mutable_feed());
            store->run([this, to, events = std::move(received.events)](store::Store& opened) {
                if (feedBroken) return;
                store::Cursor at{kPeer, hqIncarnation, to, {}};
                const auto appended = opened.append(events, {at, false});
                if (!appended) {
                    // Neither this nor anything after it may move the cursor: the stream starts again from where we
                    // are.
                    feedBroken = true;
                    {
                        const std::lock_guard lock(statusMutex);
                        status.cannotSave = true;
                        status.cannotSaveWhy = appended.error().detail;
                    }
                    const std::lock_guard lock(linkMutex);
                    if (link) link->reconnect();
                    return;
                }
                cursor = at;
                std::vector<store::StoreThread::Durable> fresh;
                for (std::size_t i = 0; i < events.size(); ++i) {
                    if (appended->positions[i] != 0) fresh.push_back({appended->positions[i], &events[i]});
                }
                if (!fresh.empty()) fold(fresh);
                pb::ExchangeMessage ack;
                ack.mutable_feed_ack()->set_position(to);
                send(std::move(ack));
            });
            break;
        }
        case pb::ExchangeMessage::kWelcome:
            store->run([this, welcome = message.welcome()](store::Store& opened) { onWelcome(opened, welcome); });
            break;
        case pb::ExchangeMessage::kAck:
            store->run([this, ack = message.ack()](store::Store& opened) {
                if (!pusher) return;
                for (const auto& acknowledged : pusher->ack(ack))
                    noteConfirmed(acknowledged.log, acknowledged.upTo);
                bool agreed = !ack.have().empty();
                for (const pb::Offer& offer : ack.have()) {
                    const auto theirs = sync::standingOf(offer);
                    const auto mine = theirs ? opened.events().standing(theirs->log) : std::nullopt;
                    if (!mine || !(*mine == *theirs)) agreed = false;
                }
                {
                    const std::lock_guard lock(statusMutex);
                    status.refusedByHq += ack.refused();
                    if (agreed) status.lastAgreed = clock->now();
                    if (ack.bad_seals() > 0) status.lastProblem = "HQ does not accept this tablet's seal";
                }
                pump(opened);
                changed();
            });
            break;
        case pb::ExchangeMessage::kIds:
            store->run([this, ids = message.ids()](store::Store& opened) {
                if (!pusher) return;
                if (const auto planned = pusher->ids(opened.events(), ids); !planned) {
                    const std::lock_guard lock(statusMutex);
                    status.lastProblem = planned.error().detail;
                    return;
                }
                if (pusher->copied()) openNewLog(opened);
                pump(opened);
            });
            break;
        case pb::ExchangeMessage::kNotice:
            if (message.notice().kind() == pb::Notice::KIND_OPEN_NEW_LOG) {
                store->run([this](store::Store& opened) {
                    openNewLog(opened);
                    pump(opened);
                });
            } else if (message.notice().kind() == pb::Notice::KIND_OTHER_INCIDENT) {
                store->run([this, incident = message.notice().incident()](store::Store& opened) {
                    takeIncident(opened, incident);
                    changed();
                });
            } else if (message.notice().kind() == pb::Notice::KIND_REGISTERS_CHANGED) {
                store->run([this, versions = message.notice().registers()](store::Store& opened) {
                    wantRegisters(opened, versions);
                });
            }
            break;
        default:
            break;
    }
    changed();
}

void Tablet::Impl::onWelcome(store::Store& opened, const pb::Welcome& welcome) {
    if (!pusher) return;
    hqIncarnation = base::IncarnationId::fromBytes(welcome.incarnation()).value_or(base::IncarnationId{});
    if (welcome.has_incident()) takeIncident(opened, welcome.incident());
    auto needs = pusher->welcome(opened.events(), welcome);
    if (!needs) {
        const std::lock_guard lock(statusMutex);
        status.lastProblem = needs.error().detail;
        return;
    }
    for (pb::ExchangeMessage& need : *needs)
        send(std::move(need));
    bool agreed = true;
    for (const base::LogId& id : ownLogs) {
        const auto mine = opened.events().standing(id);
        std::optional<store::LogStanding> theirs;
        for (const pb::Offer& offer : welcome.have()) {
            const auto standing = sync::standingOf(offer);
            if (standing && standing->log == id) theirs = standing;
        }
        // What HQ says it has is the truth, also when it is less than it once said.
        const bool equal = mine && theirs ? *mine == *theirs : (!mine || mine->count == 0);
        if (equal && mine) noteConfirmed(id, mine->maxSequence);
        if (!equal) agreed = false;
    }
    greeted = true;
    {
        const std::lock_guard lock(statusMutex);
        status.connected = true;
        status.revoked = false;
        status.lastProblem.clear();
        if (agreed) status.lastAgreed = clock->now();
    }
    wantRegisters(opened, welcome.registers());
    pump(opened);
    changed();
}

void Tablet::Impl::takeIncident(store::Store& opened, const pb::IncidentDeclared& incident) {
    const auto id = base::IncidentId::fromBytes(incident.incident_id());
    if (!id) return;
    Enrolment now;
    {
        const std::shared_lock lock(stateMutex);
        now = *enrolment;
    }
    if (now.identity.incident == *id && now.identity.incidentName == incident.name()) return;
    now.identity.incident = *id;
    now.identity.incidentName = incident.name();
    now.identity.drill = incident.drill();
    if (const auto saved = saveEnrolment(dir, now); !saved) {
        const std::lock_guard lock(statusMutex);
        status.lastProblem = saved.error().detail;
        return;
    }
    {
        const std::unique_lock lock(stateMutex);
        enrolment = now;
    }
    if (const auto folded = foldIncident(opened, *id); !folded) {
        const std::lock_guard lock(statusMutex);
        status.lastProblem = folded.error().detail;
    }
}

void Tablet::Impl::openNewLog(store::Store& opened) {
    writer->openNewLog();
    ownLogs.push_back(writer->position().log);
    std::string all;
    for (const base::LogId& id : ownLogs)
        all += id.view();
    if (const auto kept = opened.events().setFact("tablet.logs", all); !kept) {
        const std::lock_guard lock(statusMutex);
        status.lastProblem = kept.error().detail;
    }
    pusher->addLog(ownLogs.back());
    const std::lock_guard lock(statusMutex);
    currentLog = ownLogs.back();
}

void Tablet::Impl::wantRegisters(store::Store& opened,
                                 const google::protobuf::RepeatedPtrField<pb::RegisterVersion>& versions) {
    for (const pb::RegisterVersion& version : versions) {
        const auto mine = opened.registers().version(version.name());
        if (!mine || mine->version == version.version()) continue;
        const std::lock_guard lock(linkMutex);
        if (link) link->fetch(version.name(), version.version());
    }
}

// On the link's thread; every chunk is a short transaction of its own, so reception never waits for a register.
base::Status Tablet::Impl::takeChunk(const std::string& name, const pb::RegisterChunk& chunk) {
    const base::Status taken = store->ask([&](store::Store& opened) -> base::Status {
        store::Registers registers(opened.database());
        if (name == store::kShelters) {
            std::vector<domain::ShelterInfo> shelters;
            for (const pb::Shelter& s : chunk.shelters())
                shelters.push_back(sync::read(s));
            return registers.replaceShelters(chunk.version(), shelters);
        }
        if (stagedVersion != chunk.version()) {
            stagedVersion = chunk.version();
            stagedResidents = 0;
        }
        std::vector<domain::Resident> residents;
        for (const pb::Resident& r : chunk.residents())
            residents.push_back(sync::read(r));
        HINANJO_TRY(registers.stageResidents(chunk.version(), stagedResidents, residents));
        stagedResidents += residents.size();
        if (!chunk.last()) return {};
        stagedVersion = 0;
        return registers.publishResidents(chunk.version(), chunk.total_rows());
    });
    while (taken && chunk.last() && name == store::kResidents) {
        const auto more =
            store->ask([](store::Store& opened) { return store::Registers(opened.database()).sweepResidents(1000); });
        if (!more || !*more) break;
    }
    changed();
    return taken;
}

void Tablet::Impl::pump(store::Store& opened) {
    if (!pusher || !greeted) return;
    for (;;) {
        auto batch = pusher->next(opened.events());
        if (!batch) {
            const std::lock_guard lock(statusMutex);
            status.lastProblem = batch.error().detail;
            return;
        }
        if (!*batch) return;
        // Seal each log where this batch ends it.
        std::map<base::LogId, std::pair<std::uint64_t, base::Hash16>> ends;
        for (const std::string& bytes : (*batch)->events()) {
            const auto envelope = event::decodeEnvelope(bytes);
            if (!envelope) continue;
            auto& end = ends[envelope->log];
            if (envelope->sequence >= end.first) end = {envelope->sequence, event::hashOf(bytes)};
        }
        if (sealKey) {
            base::DeviceId device;
            {
                const std::shared_lock lock(stateMutex);
                device = enrolment->identity.device;
            }
            for (const auto& [log, end] : ends) {
                const auto seal = event::makeSeal(*sealKey, device, log, end.first, end.second);
                if (seal) (*batch)->add_seals()->ParseFromString(event::encodeSeal(*seal));
            }
        }
        pb::ExchangeMessage message;
        *message.mutable_batch() = std::move(**batch);
        if (!send(std::move(message))) return;
        const std::lock_guard lock(statusMutex);
        status.awaitingReply = pusher->inFlightEvents();
    }
}

}  // namespace hinanjo::tablet
