#include "tablet/tablet.h"

#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>

#include "base/text.h"
#include "lists/blanks.h"
#include "shelter/v1/sync.grpc.pb.h"
#include "sync/enrolment_code.h"
#include "sync/peer_code.h"
#include "tablet/bundles.h"
#include "tablet/core.h"
#include "tablet/credentials.h"
#include "tablet/discovery.h"
#include "tablet/neighbours.h"
#include "tablet/printed_lists.h"
#include "tablet/roster_slice.h"
#include "tablet/sync_engine.h"
#include "tablet/unfinished_work.h"

namespace hinanjo::tablet {

namespace pb = shelter::v1;
using base::ErrorCode;
using base::fail;

struct Tablet::Impl {
    Impl(const Options& options, std::shared_ptr<const base::Clock> clock, std::shared_ptr<base::Random> random)
        : core(options.data, std::move(clock), std::move(random)),
          engine(core, options.reconnectAfter, options.patience),
          neighbours(core, options.neighbours, options.reconnectAfter, options.patience),
          bundles(core) {
        core.hooks.appended = [this] {
            engine.pump();
            neighbours.pump();
        };
        core.hooks.carried = [this] { engine.carried(); };
        core.hooks.revoked = [this](const base::DeviceId& device) { neighbours.revoked(device); };
        core.hooks.newLog = [this](bool byHq) {
            // The conversation that found it knows; the others take the log for somebody else's.
            if (!byHq) engine.restart();
            neighbours.restart();
        };
    }

    Core core;
    SyncEngine engine;
    Neighbours neighbours;
    Bundles bundles;
    RosterSlice slice{core};
    UnfinishedWork unfinished{core};

    // Searching has a connection of its own, so that it never waits for the writing.
    std::mutex readerMutex;
    std::optional<store::Database> readerDb;
};

// --- opening ---

base::Result<std::unique_ptr<Tablet>> Tablet::open(Options options) {
    if (!options.clock) options.clock = std::make_shared<base::SystemClock>();
    if (!options.random) options.random = std::make_shared<base::SystemRandom>();
    std::error_code error;
    std::filesystem::create_directories(options.data, error);
    if (error) return fail(ErrorCode::Unavailable, options.data.string() + ": cannot be made: " + error.message());
    auto impl = std::make_unique<Impl>(options, options.clock, options.random);
    HINANJO_TRY(impl->core.load());
    HINANJO_TRY(impl->unfinished.load());
    HINANJO_ASSIGN(store::Database reader,
                   store::Database::open(options.data / kDatabase, impl->core.key(), store::Access::Reader));
    impl->readerDb = std::move(reader);
    return std::unique_ptr<Tablet>(new Tablet(std::move(impl)));
}

Tablet::Tablet(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Tablet::~Tablet() {
    stopSync();
    m_impl->core.close();
}

// --- identity ---

std::optional<Identity> Tablet::identity() const {
    const auto now = m_impl->core.enrolment();
    return now ? std::optional(now->identity) : std::nullopt;
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
    now.hq = base::DeviceId::fromBytes(reply.hq_id()).value_or(base::DeviceId{});
    now.hqSealPublicKey = reply.hq_seal_public_key();
    return m_impl->core.adopt(std::move(now));
}

base::Status Tablet::adopt(const Identity& identity) {
    Enrolment now = m_impl->core.enrolment().value_or(Enrolment{});
    now.identity = identity;
    if (now.identity.letter.empty()) now.identity.letter = letterOf(identity.deviceName);
    return m_impl->core.adopt(std::move(now));
}

const std::filesystem::path& Tablet::directory() const {
    return m_impl->core.dir();
}

// --- writing ---

void Tablet::record(std::vector<event::Draft> drafts, Done done, const std::string& form) {
    const base::TimePoint moment = drafts.empty() || !drafts.front().observedAt ? m_impl->core.clock().now()
                                                                                : *drafts.front().observedAt;
    if (!form.empty()) {
        for (event::Draft& draft : drafts)
            if (!draft.observedAt) draft.observedAt = moment;
        m_impl->unfinished.recording(form, moment);
    }
    m_impl->core.onStore([&core = m_impl->core, &unfinished = m_impl->unfinished, drafts = std::move(drafts), moment,
                          done = std::move(done)](store::Store& opened) {
        unfinished.noteRecording(opened, moment);
        const auto written = core.replica().record(drafts);
        if (!written) {
            done(fail(written.error()));
            return;
        }
        unfinished.recorded(moment);
        core.records().saved(core.clock().now());
        Recorded recorded;
        for (const event::StoredEvent& e : written->events)
            recorded.events.push_back(e.envelope.id);
        done(std::move(recorded));
    });
}

void Tablet::keepUnfinished(const std::string& form, const std::string& content) {
    m_impl->unfinished.keep(form, content);
}

std::vector<Unfinished> Tablet::leftUnfinished() const {
    return m_impl->unfinished.left();
}

void Tablet::dropUnfinished(std::uint64_t number) {
    m_impl->unfinished.drop(number);
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

// --- reading ---

void Tablet::read(const std::function<void(const state::State&)>& reader) const {
    m_impl->core.read(reader);
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

std::vector<domain::Resident> Tablet::residentsWhere(const std::function<bool(const domain::Resident&)>& wanted,
                                                     std::size_t limit) const {
    std::vector<domain::Resident> out;
    const std::lock_guard lock(m_impl->readerMutex);
    store::Registers registers(*m_impl->readerDb);
    const auto read = registers.eachResident({}, [&](const domain::Resident& resident) {
        if (wanted(resident)) out.push_back(resident);
        return out.size() < limit;
    });
    return read ? out : std::vector<domain::Resident>{};
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

RosterSliceStatus Tablet::rosterSlice() const {
    return m_impl->slice.status();
}

base::Status Tablet::openRoster(const sync::OfficerCode& one, const sync::OfficerCode& two) {
    const auto me = identity();
    if (!me || me->incident.isNull())
        return fail(ErrorCode::Denied, "roster slice: no incident is known here; it stays sealed");
    HINANJO_ASSIGN(const RosterSlice::Proved proved, m_impl->slice.prove(one, two));
    // Before anybody sees a name: what cannot be recorded is not opened.
    event::Draft draft;
    draft.incident = me->incident;
    draft.shelter = me->shelter;
    draft.payload = event::RosterUnsealed{me->shelter, {}, {one.officer, two.officer}, proved.version, {}};
    const auto recorded = recordNow({draft});
    if (!recorded) return fail(recorded.error());
    HINANJO_TRY(m_impl->slice.keep(proved.key));
    m_impl->core.changed();
    return {};
}

base::Result<std::shared_ptr<const MissingPeople>> Tablet::missingPeople() const {
    HINANJO_ASSIGN(auto book, m_impl->slice.book());
    auto missing = std::make_shared<MissingPeople>();
    safety::Seen seen;
    safety::Said said;
    read([&](const state::State& state) {
        missing->arrivals = safety::arrivalsOf(state);
        seen = safety::Seen::in(state);
        said = safety::Said::in(state);
    });
    missing->accounts = safety::account(std::move(book), missing->arrivals, std::move(seen), std::move(said));
    std::map<base::ShelterId, std::string> names;
    for (const domain::ShelterInfo& shelter : shelters())
        names.emplace(shelter.id, shelter.name);
    missing->lines = safety::linesOf(missing->accounts, [&](const base::ShelterId& id) {
        const auto it = names.find(id);
        return it == names.end() ? id.value : it->second;
    });
    return std::shared_ptr<const MissingPeople>(std::move(missing));
}

base::Result<std::vector<PrintedList>> Tablet::printedLists() const {
    return tablet::printedLists(m_impl->core);
}

namespace {

// Numbers of one tablet: those printed ahead, and the largest of the others that a household has.
struct Tokens {
    std::string letters;
    std::vector<domain::TokenRange> reserved;
    std::uint32_t largest = 0;
};

Tokens tokensOf(const Core& core, const std::optional<Identity>& me) {
    Tokens out;
    out.letters = me ? me->letter : std::string("A");
    core.readLedger([&](const lists::Ledger& ledger) { out.reserved = lists::reserved(ledger, out.letters); });
    core.read([&](const state::State& state) {
        for (const state::HouseholdView* household : state.households()) {
            const auto token = domain::tokenFromText(household->text(domain::HouseholdField::Token));
            if (!token || token->letters != out.letters) continue;
            if (std::ranges::any_of(out.reserved, [&](const auto& range) { return range.holds(*token); })) continue;
            out.largest = std::max(out.largest, token->number);
        }
    });
    return out;
}

}  // namespace

std::string Tablet::nextToken() const {
    const Tokens tokens = tokensOf(m_impl->core, identity());
    return domain::toText(domain::Token{tokens.letters, lists::nextFree(tokens.largest, tokens.reserved)});
}

domain::TokenRange Tablet::tokensToPrint(std::uint32_t count) const {
    const Tokens tokens = tokensOf(m_impl->core, identity());
    return {{tokens.letters, lists::nextReservation(tokens.largest, tokens.reserved)}, count};
}

void Tablet::readLedger(const std::function<void(const lists::Ledger&)>& reader) const {
    m_impl->core.readLedger(reader);
}

SyncStatus Tablet::syncStatus() const {
    SyncStatus out = m_impl->core.records().status();
    for (const base::DeviceId& device : m_impl->core.records().neighbours())
        out.neighbours.push_back(m_impl->core.nameOf(device));
    std::ranges::sort(out.neighbours);
    return out;
}

bool Tablet::isAtHq(base::EventId event) const {
    return m_impl->core.records().isAtHq(event);
}

base::LogId Tablet::ownLog() const {
    return m_impl->core.records().currentLog();
}

void Tablet::setListener(std::function<void()> listener) {
    m_impl->core.setListener(std::move(listener));
}

const base::Clock& Tablet::clock() const {
    return m_impl->core.clock();
}

base::Random& Tablet::random() const {
    return m_impl->core.random();
}

// --- sync ---

void Tablet::startSync() {
    m_impl->neighbours.start();
    m_impl->engine.start();
}

void Tablet::addNeighbour(const std::string& address) {
    m_impl->neighbours.add(address);
    // Off the caller's thread: the file is synced.
    m_impl->core.onStore([&core = m_impl->core, address](store::Store&) {
        const auto kept = FixedDiscovery(core.dir() / FixedDiscovery::kFileName).add(address);
        if (!kept) core.records().problem(kept.error().detail);
    });
}

void Tablet::foundNeighbours(const std::vector<FoundNeighbour>& neighbours) {
    m_impl->neighbours.found(neighbours);
}

int Tablet::neighbourPort() const {
    return m_impl->neighbours.port();
}

std::string Tablet::peerCode() const {
    const auto me = identity();
    const int port = neighbourPort();
    if (!me || port == 0) return {};
    sync::PeerCode code;
    code.device = me->device;
    for (const std::string& host : ownAddresses()) {
        if (code.addresses.size() < sync::PeerCode::kMostAddresses)
            code.addresses.push_back({host, static_cast<std::uint16_t>(port)});
    }
    return code.addresses.empty() ? std::string() : code.text();
}

// --- carried by hand ---

base::Result<std::filesystem::path> Tablet::writeBundle(const std::filesystem::path& dir) {
    return m_impl->bundles.write(dir);
}

base::Result<BundleSummary> Tablet::readBundle(const std::filesystem::path& file) {
    return m_impl->bundles.read(file);
}

void Tablet::stopSync() {
    m_impl->neighbours.stop();
    m_impl->engine.stop();
}

}  // namespace hinanjo::tablet
