#include "office/office.h"

#include <malloc.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "base/files.h"
#include "event/seal.h"
#include "matching/roster_versions.h"
#include "office/held_back.h"
#include "office/journal.h"
#include "office/office_store.h"
#include "store/register_json.h"
#include "sync/replay.h"

namespace hinanjo::office {
namespace {

using base::ErrorCode;
using base::fail;

std::string enrolmentFact(std::string_view secret) {
    return "enrolment." + base::toHex(base::asText(base::sha256(secret)));
}

// Sequence of letters for tablets of one shelter: 1号機 ...
std::string deviceName(std::size_t number) {
    return std::to_string(number) + "号機";
}

}  // namespace

base::Status Office::create(const std::filesystem::path& dir, const std::string& name,
                            const std::vector<domain::ShelterInfo>& shelters, const std::string& conninfo) {
    std::error_code error;
    std::filesystem::create_directories(dir, error);
    if (error) return fail(ErrorCode::Unavailable, dir.string() + ": cannot be made: " + error.message());
    if (holdsOffice(dir)) return fail(ErrorCode::Conflict, dir.string() + ": holds an office already");
    std::filesystem::permissions(dir, std::filesystem::perms::owner_all, error);

    HINANJO_TRY(Authority::create(dir, name));
    HINANJO_ASSIGN(auto store, makeOfficeStore(dir, conninfo));
    const base::SystemClock clock;
    base::SystemRandom random;
    HINANJO_ASSIGN(const bool first,
                   store->events().replaceFact("hq.id", std::nullopt, base::DeviceId::make(clock, random).view()));
    if (!first) return fail(ErrorCode::Conflict, "the database holds an office already");
    HINANJO_TRY(store->events().setFact("hq.name", name));
    HINANJO_TRY(store->events().setFact("hq.incarnation", base::IncarnationId::make(clock, random).view()));
    return store->registers().replaceShelters(1, shelters);
}

base::Result<std::unique_ptr<Office>> Office::open(const std::filesystem::path& dir) {
    if (!holdsOffice(dir)) {
        return fail(ErrorCode::NotFound, dir.string() + ": holds no office (make one with: hq-server init)");
    }
    std::unique_ptr<Office> office(new Office(dir));
    HINANJO_TRY(office->load());
    return office;
}

base::Status Office::load() {
    HINANJO_ASSIGN(Authority authority, Authority::load(m_dir));
    m_authority = std::make_unique<Authority>(std::move(authority));
    HINANJO_ASSIGN(auto store, openOfficeStore(m_dir));
    m_shared = store->isShared();
    // First, because it looks once more at what others wrote.
    HINANJO_ASSIGN(std::optional<base::LogId> own, ownLog(m_dir, *store));
    std::error_code ignored;
    std::filesystem::remove_all(m_dir / kBackupScratch, ignored);  // Of a backup that was killed: as large as the log.

    store::EventLog& log = store->events();
    const auto fact = [&](const char* name) -> base::Result<std::string> {
        HINANJO_ASSIGN(std::optional<std::string> value, log.fact(name));
        if (!value) return fail(ErrorCode::Corrupt, m_dir.string() + ": " + name + " is missing");
        return std::move(*value);
    };
    HINANJO_ASSIGN(m_name, fact("hq.name"));
    HINANJO_ASSIGN(const std::string id, fact("hq.id"));
    HINANJO_ASSIGN(m_incarnation, sync::incarnationOf(log));
    m_id = base::DeviceId::fromBytes(id).value_or(base::DeviceId{});
    m_devices.addHq(m_id, m_authority->sealKey().rawPublicKey());
    // Somebody put an older copy of the database back.
    if (const auto was = m_position.read(); was && was->of == m_incarnation.id && was->position > log.end()) {
        // Where others write too, they may have gone on from the older end: then nothing is known to be shared.
        HINANJO_ASSIGN(m_incarnation,
                       sync::startIncarnation(log, m_incarnation.id, m_clock, m_random, m_shared ? 0 : log.end()));
        sayIncarnation(m_incarnation, "the database was put back by hand");
        own.reset();
    }

    HINANJO_ASSIGN(const std::optional<std::string> incident, log.fact("hq.incident"));
    m_state = std::make_unique<state::State>(
        incident ? base::IncidentId::fromBytes(*incident).value_or(base::IncidentId{}) : base::IncidentId{});
    HINANJO_ASSIGN(const sync::Replayed replayed,
                   sync::replay(log, [this](std::uint64_t position, event::Event&& event) {
                       takeEvent(position, std::move(event));
                   }));
    m_state->settle();
    m_unusable = replayed.unusable;
    m_folded = log.end();
    m_queued = log.end();

    HINANJO_ASSIGN(auto shelters, store->registers().shelters());
    m_shelters = std::make_shared<const std::vector<domain::ShelterInfo>>(std::move(shelters));
    if (m_shared) followRegisters(*store);

    // HQ's own log goes on where it stands.
    event::LogPosition position;
    if (own) {
        position.log = *own;
        if (const auto standing = log.standing(*own)) {
            HINANJO_ASSIGN(const std::vector<std::string> last, log.ofLog(*own, standing->maxSequence - 1, 1));
            if (!last.empty()) {
                HINANJO_ASSIGN(const event::Envelope envelope, event::decodeEnvelope(last.front()));
                position.sequence = standing->maxSequence;
                position.hash = event::hashOf(last.front());
                // As on a tablet: what beat a value from the far future must not become our clock.
                if (base::HybridClock::isTrusted(envelope.time, m_clock.now())) position.floor = envelope.time;
            }
        }
    }
    m_writer = std::make_unique<event::LogWriter>(m_clock, m_random, position);
    if (!own) HINANJO_TRY(keepOwnLog(m_dir, *store, m_writer->position().log));

    m_matches = std::make_unique<LiveMatches>(
        [this](const auto& reader) { read(reader); }, [this] { return roster(); },
        [this](std::uint64_t version) {
            return m_store->ask([version](store::Store& opened) { return heldBack(opened.events(), version); });
        });
    m_store = std::make_unique<store::StoreThread>(
        std::move(store),
        [this](std::span<const store::StoreThread::Durable> fresh) {
            const std::lock_guard lock(m_foldMutex);
            for (const auto& durable : fresh) {
                // What refold() has read already is not folded twice.
                if (durable.position <= m_queued) continue;
                m_pending.push_back({durable.position, durable.event->bytes});
                m_queued = durable.position;
            }
            m_foldWake.notify_all();
        },
        [this](store::Store& opened, const base::Status& refreshed) { return followOthers(opened, refreshed); });
    m_foldThread = std::thread([this] { foldLoop(); });
    return {};
}

Office::~Office() {
    if (m_store) {
        const auto kept = m_store->ask([this](store::Store& store) { return keepContacts(store); });
        if (!kept) journal(Level::Error, "store.contacts_failed", {{"why", kept.error().detail}});
    }
    m_store.reset();  // Everything queued becomes durable first.
    {
        const std::lock_guard lock(m_foldMutex);
        m_stopping = true;
    }
    m_foldWake.notify_all();
    const bool isOpen = m_foldThread.joinable();
    if (isOpen) m_foldThread.join();
    if (isOpen) m_position.keep({incarnation().id, m_folded}, PositionFile::When::Now);
}

void Office::takeEvent(std::uint64_t position, event::Event&& event) {
    m_scope.add(position, event);
    m_ledger.add(position, event);
    m_devices.add(event);
    if (const auto* declared = std::get_if<event::IncidentDeclared>(&event.payload);
        declared != nullptr && declared->incident == m_state->incident()) {
        m_incident = *declared;
    } else if (const auto* ended = std::get_if<event::IncidentEnded>(&event.payload);
               ended != nullptr && ended->incident == m_state->incident()) {
        m_incidentEnded = true;
    } else if (const auto* unsealed = std::get_if<event::RosterUnsealed>(&event.payload);
               unsealed != nullptr && event.incident == m_state->incident()) {
        m_unsealings.push_back({*unsealed, event.observedAt, event.shelter});
        m_unsealings.back().what.key.clear();
    }
    m_state->apply(std::move(event));
}

void Office::foldLoop() {
    constexpr std::size_t kAtOnce = 4096;
    for (;;) {
        std::vector<Pending> work;
        std::uint64_t round = 0;
        {
            std::unique_lock lock(m_foldMutex);
            m_foldWake.wait(lock, [this] { return m_stopping || !m_pending.empty(); });
            if (m_pending.empty()) return;
            round = m_foldRound;
            const std::size_t count = std::min(kAtOnce, m_pending.size());
            work.assign(std::make_move_iterator(m_pending.begin()),
                        std::make_move_iterator(m_pending.begin() + static_cast<std::ptrdiff_t>(count)));
            m_pending.erase(m_pending.begin(), m_pending.begin() + static_cast<std::ptrdiff_t>(count));
        }
        std::vector<std::pair<std::uint64_t, event::Event>> decoded;
        decoded.reserve(work.size());
        std::vector<base::DeviceId> revoked;
        for (const Pending& pending : work) {
            auto event = event::decode(pending.bytes);
            if (!event) {
                ++m_unusable;
                journal(Level::Warning, "event.unusable",
                        {{"position", pending.position}, {"why", event.error().detail}});
                continue;
            }
            if (const auto* r = std::get_if<event::DeviceRevoked>(&event->payload)) revoked.push_back(r->device);
            if (const auto* need = std::get_if<domain::NeedRaised>(&event->payload);
                need != nullptr && need->urgency == domain::Urgency::AtOnce) {
                // Who is waiting is for those who may see it (hq-server needs); that somebody waits is for everybody.
                journal(Level::Warning, "need.at_once", {{"shelter", event->shelter.value}, {"need", need->code}});
            }
            if (const auto* word = std::get_if<domain::RosterPersonAccounted>(&event->payload);
                word != nullptr && word->outcome == domain::RosterPersonAccounted::Outcome::NeedsRescue) {
                // Who it is, hq-server unaccounted says to those who may see it.
                journal(Level::Warning, "roster.rescue", {{"shelter", event->shelter.value}});
            }
            if (const auto* unsealed = std::get_if<event::RosterUnsealed>(&event->payload)) {
                journal(Level::Warning, "roster.unsealed",
                        {{"shelter", unsealed->shelter.value}, {"how", unsealed->key.empty() ? "officers" : "order"}});
            }
            decoded.emplace_back(pending.position, std::move(*event));
        }
        {
            const std::unique_lock lock(m_stateMutex);
            if (round != m_foldRound) continue;  // These were read again meanwhile, if they are still in the log.
            for (auto& [position, event] : decoded)
                takeEvent(position, std::move(event));
            m_state->settle();
            m_matches->noteChanged(m_state->recomputedPeople());
        }
        {
            const std::lock_guard lock(m_foldMutex);
            if (round == m_foldRound) m_folded = work.back().position;
            m_foldWake.notify_all();
        }
        m_position.keep({incarnation().id, m_folded}, PositionFile::When::Seldom);
        {
            const std::lock_guard lock(m_listenerMutex);
            if (m_onRevoked) {
                for (const base::DeviceId& id : revoked)
                    m_onRevoked(id);
            }
        }
        notify();
    }
}

void Office::notify() {
    const std::lock_guard lock(m_listenerMutex);
    for (const auto& [handle, listener] : m_listeners)
        listener();
}

std::uint64_t Office::listen(std::function<void()> listener) {
    const std::lock_guard lock(m_listenerMutex);
    m_listeners.emplace(m_nextListener, std::move(listener));
    return m_nextListener++;
}

void Office::forget(std::uint64_t handle) {
    const std::lock_guard lock(m_listenerMutex);
    m_listeners.erase(handle);
}

void Office::onRevoked(std::function<void(base::DeviceId)> listener) {
    const std::lock_guard lock(m_listenerMutex);
    m_onRevoked = std::move(listener);
}

void Office::accept(std::vector<event::StoredEvent> batch, store::StoreThread::Done done) {
    m_store->append(std::move(batch), {}, std::move(done));
}

base::Result<std::vector<base::EventId>> Office::record(std::vector<event::Draft> drafts) {
    const std::lock_guard writer(m_writerMutex);
    if (m_newLogDue.exchange(false)) {
        m_writer->openNewLog();
        HINANJO_TRY(
            m_store->ask([this](store::Store& store) { return keepOwnLog(m_dir, store, m_writer->position().log); }));
    } else if (m_shared) {
        HINANJO_TRY(m_store->ask([this](store::Store& store) { return holdOwnLog(store); }));
    }
    HINANJO_ASSIGN(std::vector<event::StoredEvent> events, m_writer->write(drafts));
    base::Result<std::vector<base::EventId>> ids{std::vector<base::EventId>{}};
    for (const event::StoredEvent& e : events)
        ids->push_back(e.envelope.id);

    const event::StoredEvent& last = events.back();
    auto seal = event::makeSeal(m_authority->sealKey(), m_id, last.envelope.log, last.envelope.sequence, last.hash);
    std::mutex mutex;
    std::condition_variable ready;
    std::optional<base::Status> outcome;
    m_store->append(std::move(events), {}, [&](const base::Result<store::Appended>& appended) {
        const std::lock_guard lock(mutex);
        outcome = appended ? base::Status{} : base::Status(fail(appended.error()));
        ready.notify_one();
    });
    {
        std::unique_lock lock(mutex);
        ready.wait(lock, [&] { return outcome.has_value(); });
    }
    // HQ's own log is sealed like any other, so that tablets can pass it on.
    if (*outcome && seal) {
        m_store->run([seal = std::move(*seal)](store::Store& store) {
            const auto kept = store.events().keepSeal(seal.log, seal.sequence, event::encodeSeal(seal));
            if (!kept) journal(Level::Error, "store.seal_failed", {{"why", kept.error().detail}});
        });
    }
    if (!*outcome) {
        m_writer->rollback();
        // Over a network it may be there all the same; then its place in the log is taken.
        if (m_shared) m_writer->openNewLog();
        return fail(outcome->error());
    }
    m_writer->commit();
    settle();
    return ids;
}

void Office::settle() {
    std::unique_lock lock(m_foldMutex);
    const std::uint64_t target = m_queued, round = m_foldRound;
    m_foldWake.wait(lock, [&] { return m_folded.load() >= target || round != m_foldRound; });
}

void Office::read(const std::function<void(const state::State&)>& reader) const {
    const std::shared_lock lock(m_stateMutex);
    reader(*m_state);
}

void Office::readScope(const std::function<void(const sync::ScopeIndex&)>& reader) const {
    const std::shared_lock lock(m_stateMutex);
    reader(m_scope);
}

void Office::readLedger(const std::function<void(const lists::Ledger&)>& reader) const {
    const std::shared_lock lock(m_stateMutex);
    reader(m_ledger);
}

std::vector<std::uint64_t> Office::presentFirst(const base::ShelterId& shelter) const {
    const std::shared_lock lock(m_stateMutex);
    std::set<std::uint64_t> positions;
    const auto add = [&](const auto& subject) {
        for (const std::uint64_t position : m_scope.historyOf(subject))
            positions.insert(position);
    };
    for (const state::PersonView* person : m_state->people()) {
        if (person->mistake || person->stay.shelter != shelter) continue;
        const state::Presence presence = person->stay.presence();
        if (presence != state::Presence::Inside && presence != state::Presence::Out) continue;
        add(person->id);
        if (person->household) add(*person->household);
    }
    return {positions.begin(), positions.end()};
}

sync::Incarnation Office::incarnation() const {
    const std::shared_lock lock(m_stateMutex);
    return m_incarnation;
}

void Office::sayIncarnation(const sync::Incarnation& now, const std::string& why) const {
    const sync::Incarnation::Fork fork = now.forks.empty() ? sync::Incarnation::Fork{} : now.forks.back();
    journal(Level::Warning, "incarnation.new",
            {{"why", why}, {"old", fork.of.hex()}, {"new", now.id.hex()}, {"fork", fork.position}});
}

void Office::noteBackupMade() {
    ++m_backups;
    notify();
}

base::Status Office::startOver(store::Store& store, const base::IncarnationId& before, const std::string& why) {
    HINANJO_ASSIGN(sync::Incarnation now, sync::startIncarnation(store.events(), before, m_clock, m_random, 0));
    // Of another process, or of another server: what was folded here may be of another feed. followOthers sees to it.
    if (now.forks.empty() || now.forks.back() != sync::Incarnation::Fork{before, 0}) return {};
    if (now.id == incarnation().id) return {};  // followOthers was faster.
    sayIncarnation(now, why);
    {
        const std::unique_lock lock(m_stateMutex);
        m_incarnation = std::move(now);
    }
    m_newLogDue = true;
    return {};
}

std::optional<event::IncidentDeclared> Office::incident() const {
    const std::shared_lock lock(m_stateMutex);
    return m_incident;
}

std::vector<Office::Unsealing> Office::unsealings() const {
    const std::shared_lock lock(m_stateMutex);
    return m_unsealings;
}

bool Office::hasIncidentEnded() const {
    const std::shared_lock lock(m_stateMutex);
    return m_incidentEnded;
}

base::Status Office::startIncident(const std::string& name, bool drill, base::IncidentId& id) {
    id = base::IncidentId::make(m_clock, m_random);
    event::Draft draft;
    draft.incident = id;
    draft.payload = event::IncidentDeclared{id, name, drill};
    HINANJO_TRY(record({draft}));
    const std::string raw(id.view());
    // From now on this incident is the one folded; what belongs to another stays in the log.
    const base::Status changed = m_store->ask([&](store::Store& store) -> base::Status {
        HINANJO_TRY(store.events().setFact("hq.incident", raw));
        return refold(store, id);
    });
    notify();
    return changed;
}

// --- devices ---

std::optional<Device> Office::device(base::DeviceId id) const {
    const std::shared_lock lock(m_stateMutex);
    return m_devices.find(id);
}

std::vector<Device> Office::devices() const {
    const std::shared_lock lock(m_stateMutex);
    return m_devices.all();
}

void Office::readDevices(const std::function<void(const sync::DeviceBook&)>& reader) const {
    const std::shared_lock lock(m_stateMutex);
    reader(m_devices);
}

namespace {

std::string contactFact(base::DeviceId device) {
    return "contact." + device.hex();
}

nlohmann::json toJson(const store::LogStanding& standing) {
    return {{"log", standing.log.hex()}, {"max", standing.maxSequence}, {"count", standing.count}};
}

store::LogStanding standingOf(const nlohmann::json& json) {
    store::LogStanding standing;
    standing.log = base::LogId::fromHex(json.value("log", std::string())).value_or(base::LogId{});
    standing.maxSequence = json.value("max", std::uint64_t{0});
    standing.count = json.value("count", std::uint64_t{0});
    return standing;
}

}  // namespace

void Office::noteContact(const sync::Contact& contact) {
    const std::lock_guard lock(m_contactMutex);
    m_contacts[contact.device] = contact;
}

std::vector<sync::Contact> Office::contacts() {
    std::map<base::DeviceId, sync::Contact> all;
    for (const Device& device : devices()) {
        const auto text =
            m_store->ask([&](store::Store& store) { return store.events().fact(contactFact(device.id)); });
        if (!text || !*text) continue;
        const auto json = nlohmann::json::parse(**text, nullptr, false);
        if (!json.is_object()) continue;
        sync::Contact contact;
        contact.device = device.id;
        contact.heard = base::fromMillis(json.value("heard", std::int64_t{0}));
        contact.build = json.value("build", std::string());
        contact.clockOffset = base::Millis(json.value("offset", std::int64_t{0}));
        contact.there = standingOf(json.value("there", nlohmann::json::object()));
        contact.here = standingOf(json.value("here", nlohmann::json::object()));
        contact.equal = json.value("equal", false);
        all[device.id] = contact;
    }
    {
        const std::lock_guard lock(m_contactMutex);
        for (const auto& [id, contact] : m_contacts)
            all[id] = contact;
    }
    std::vector<sync::Contact> out;
    for (const auto& [id, contact] : all)
        out.push_back(contact);
    return out;
}

base::Status Office::keepContacts(store::Store& store) {
    std::map<base::DeviceId, sync::Contact> contacts;
    {
        const std::lock_guard lock(m_contactMutex);
        contacts = m_contacts;
    }
    for (const auto& [id, contact] : contacts) {
        const nlohmann::json json = {{"heard", base::toMillis(contact.heard)}, {"build", contact.build},
                                     {"offset", contact.clockOffset.count()},  {"there", toJson(contact.there)},
                                     {"here", toJson(contact.here)},           {"equal", contact.equal}};
        HINANJO_TRY(store.events().setFact(contactFact(id), json.dump()));
    }
    return {};
}

base::Result<std::string> Office::makeEnrolment(const base::ShelterId& shelter, base::TimePoint expires) {
    if (!this->shelter(shelter))
        return fail(ErrorCode::NotFound, "shelter " + shelter.value + ": is not in the register");
    std::string secret(16, '\0');
    m_random.fill({reinterpret_cast<std::uint8_t*>(secret.data()), secret.size()});
    HINANJO_TRY(m_store->ask([&](store::Store& store) -> base::Status {
        HINANJO_ASSIGN(const std::optional<std::string> incarnation, store.events().fact("hq.incarnation"));
        const nlohmann::json content = {{"shelter", shelter.value},
                                        {"expires", base::toMillis(expires)},
                                        {"incarnation", base::toHex(incarnation.value_or(""))}};
        return store.events().setFact(enrolmentFact(secret), content.dump());
    }));
    return secret;
}

base::Result<Office::Enrolled> Office::enrol(std::string_view secret, std::string_view requestDer,
                                             std::string_view sealPublicKey) {
    const auto denied = [](const char* why) { return fail(ErrorCode::Denied, std::string("enrolment: ") + why); };
    if (sealPublicKey.size() != 32) return denied("the seal key is not 32 bytes");
    const std::string name = enrolmentFact(secret);
    Enrolled out;
    out.device.id = base::DeviceId::make(m_clock, m_random);
    std::size_t number = 1;
    HINANJO_TRY(m_store->ask([&](store::Store& store) -> base::Status {
        HINANJO_ASSIGN(const std::optional<std::string> content, store.events().fact(name));
        if (!content) return denied("unknown code");
        if (content->empty()) return denied("the code was used already");
        const auto json = nlohmann::json::parse(*content, nullptr, false);
        if (!json.is_object()) return fail(ErrorCode::Corrupt, "enrolment: the stored code is damaged");
        // A restored HQ does not know which codes were used after the backup.
        HINANJO_ASSIGN(const std::optional<std::string> incarnation, store.events().fact("hq.incarnation"));
        if (json.value("incarnation", std::string()) != base::toHex(incarnation.value_or("")))
            return denied("the code was made before headquarters was restored: make a new one");
        if (base::toMillis(m_clock.now()) > json.value("expires", std::int64_t{0}))
            return denied("the code has expired");
        out.device.shelter.value = json.value("shelter", std::string());
        // Before the code is used up: a request that is no good must not cost it.
        HINANJO_ASSIGN(out.certificate,
                       m_authority->issue(requestDer, {out.device.id.hex(), out.device.shelter.value}));
        for (const Device& other : devices())
            number += other.shelter == out.device.shelter ? 1 : 0;
        // Another process may enrol at this moment too: one step each for the number and for the code.
        const std::string counter = "enrolled." + out.device.shelter.value;
        for (bool mine = false; !mine;) {
            HINANJO_ASSIGN(const std::optional<std::string> last, store.events().fact(counter));
            if (last) number = std::max<std::size_t>(number, std::strtoul(last->c_str(), nullptr, 10) + 1);
            HINANJO_ASSIGN(mine, store.events().replaceFact(counter, last, std::to_string(number)));
        }
        HINANJO_ASSIGN(const bool first, store.events().replaceFact(name, *content, ""));
        return first ? base::Status{} : denied("the code was used already");
    }));
    HINANJO_ASSIGN(const std::string print, base::fingerprint(out.certificate));
    out.device.name = deviceName(number);
    out.device.sealPublicKey = std::string(sealPublicKey);
    event::Draft draft;
    draft.payload =
        event::DeviceEnrolled{out.device.id, out.device.name, out.device.shelter, out.device.sealPublicKey, print};
    HINANJO_TRY(record({draft}));
    return out;
}

// --- registers ---

std::shared_ptr<const std::vector<domain::ShelterInfo>> Office::shelters() const {
    const std::lock_guard lock(m_sheltersMutex);
    return m_shelters;
}

std::optional<domain::ShelterInfo> Office::shelter(const base::ShelterId& id) const {
    const auto all = shelters();
    const auto it = std::ranges::find(*all, id, &domain::ShelterInfo::id);
    return it == all->end() ? std::nullopt : std::optional(*it);
}

std::string Office::shelterName(const base::ShelterId& id) const {
    const auto info = shelter(id);
    return info ? info->name : id.value;
}

namespace {

template <typename Row, typename Key>
RegisterChange compare(const std::vector<Row>& before, const std::vector<Row>& after, Key key) {
    RegisterChange change;
    change.total = after.size();
    std::map<std::string, const Row*> old;
    for (const Row& row : before)
        old.emplace(key(row), &row);
    for (const Row& row : after) {
        const auto it = old.find(key(row));
        if (it == old.end()) {
            ++change.added;
            continue;
        }
        if (!(*it->second == row)) ++change.changed;
        old.erase(it);
    }
    change.removed = old.size();
    return change;
}

}  // namespace

base::Result<Office::NextRoster> Office::nextRoster(const std::vector<domain::RosterPerson>& people) {
    NextRoster next;
    bool anybody = false;
    read([&](const state::State& state) { anybody = !state.people().empty(); });
    HINANJO_ASSIGN(const store::RegisterVersion now, registerVersion(store::kRoster));
    if (!anybody || now.rows == 0) return next;
    HINANJO_ASSIGN(std::vector<domain::Resident> everybody, residents());
    HINANJO_ASSIGN(next.book,
                   safety::RosterBook::make(now.version + 1, people, std::move(everybody), base::shareDirectory()));
    HINANJO_ASSIGN(const auto before, roster());
    const auto numbers = matching::reassignedNumbers(before->people, next.book->people);
    const auto noteSaid = [&](const state::State& state) { next.held.voided = safety::saidAbout(state, numbers); };
    HINANJO_TRY(m_matches->use(noteSaid, [&](safety::LiveAccounts& accounts, const safety::Said& said) {
        const auto changes = accounts.changesUnder(*next.book, said);
        next.ended = static_cast<std::size_t>(std::ranges::count_if(
            changes, [](const matching::LinkChange& change) { return change.gone && change.after.empty(); }));
        next.held.links = accounts.heldFor(changes);
        next.held.voided.insert(accounts.voided().begin(), accounts.voided().end());
    }));
    return next;
}

base::Result<RegisterChange> Office::applyRoster(std::vector<domain::RosterPerson> people) {
    HINANJO_ASSIGN(NextRoster next, nextRoster(people));
    HINANJO_ASSIGN(RegisterChange change, m_store->ask([&](store::Store& store) -> base::Result<RegisterChange> {
        HINANJO_ASSIGN(const auto before, store.registers().roster());
        HINANJO_ASSIGN(const auto version, store.registers().version(store::kRoster));
        if (next.book && next.book->version != version.version + 1)
            return fail(ErrorCode::Conflict, "roster: another process applied a version meanwhile; apply it again");
        // First: a version without what it must not change by itself would change it.
        HINANJO_TRY(keepHeldBack(store.events(), version.version + 1, next.held));
        HINANJO_TRY(store.registers().replaceRoster(version.version + 1, people));
        return compare(before, people, [](const domain::RosterPerson& p) { return p.no.value; });
    }));
    change.links = next.held.links.size();
    change.ended = next.ended;
    change.voided = next.held.voided.size();
    {
        const std::lock_guard lock(m_registerMutex);
        m_roster = std::move(next.book);
    }
    notify();
    return change;
}

base::Result<RegisterChange> Office::applyResidents(std::vector<domain::Resident> residents) {
    HINANJO_ASSIGN(const RegisterChange change, m_store->ask([&](store::Store& store) -> base::Result<RegisterChange> {
        std::vector<domain::Resident> before;
        HINANJO_TRY(store.registers().eachResident({}, [&](const domain::Resident& r) {
            before.push_back(r);
            return true;
        }));
        HINANJO_ASSIGN(const auto version, store.registers().version(store::kResidents));
        HINANJO_TRY(store.registers().replaceResidents(version.version + 1, residents));
        return compare(before, residents, [](const domain::Resident& r) { return r.no; });
    }));
    {
        const std::lock_guard lock(m_registerMutex);
        m_roster.reset();  // Its matcher knows the residents.
    }
    notify();
    return change;
}

base::Result<std::shared_ptr<const safety::RosterBook>> Office::roster() {
    const std::lock_guard lock(m_registerMutex);
    if (m_rosterStale.exchange(false)) m_roster.reset();
    if (m_roster) return m_roster;
    std::uint64_t version = 0;
    std::vector<domain::RosterPerson> people;
    HINANJO_TRY(m_store->ask([&](store::Store& store) -> base::Status {
        HINANJO_ASSIGN(const auto now, store.registers().version(store::kRoster));
        version = now.version;
        HINANJO_ASSIGN(people, store.registers().roster());
        return {};
    }));
    HINANJO_ASSIGN(std::vector<domain::Resident> everybody, residents());
    const bool isMuch = !everybody.empty();
    HINANJO_ASSIGN(m_roster,
                   safety::RosterBook::make(version, std::move(people), std::move(everybody), base::shareDirectory()));
    if (isMuch) malloc_trim(0);  // What reading a whole ward took is not wanted again soon.
    return m_roster;
}

base::Result<std::vector<domain::Resident>> Office::residents() {
    constexpr std::size_t kAtOnce = 2000;  // Reading these takes some ten milliseconds; then appends have their turn.
    for (;;) {
        HINANJO_ASSIGN(const store::RegisterVersion version, registerVersion(store::kResidents));
        base::Result<std::vector<domain::Resident>> everybody{std::vector<domain::Resident>{}};
        everybody->reserve(version.rows);
        for (std::uint64_t last = 0; version.rows > 0;) {
            HINANJO_ASSIGN(last, m_store->ask([&](store::Store& store) {
                return store.registers().residentsAfter(
                    version.version, last, kAtOnce,
                    [&](domain::Resident&& resident) { everybody->push_back(std::move(resident)); });
            }));
            if (last == 0) break;
        }
        HINANJO_ASSIGN(const store::RegisterVersion now, registerVersion(store::kResidents));
        if (now.version == version.version) return everybody;
    }
}

base::Result<store::RegisterVersion> Office::registerVersion(std::string_view name) {
    return m_store->ask([&](store::Store& store) { return store.registers().version(name); });
}

}  // namespace hinanjo::office
