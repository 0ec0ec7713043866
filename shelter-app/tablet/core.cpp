#include "tablet/core.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "sync/replay.h"

namespace hinanjo::tablet {

using base::ErrorCode;
using base::fail;

namespace {

constexpr std::uint64_t kBallast = 64ULL * 1024 * 1024;
constexpr const char* kShelterFact = "tablet.shelter";
constexpr const char* kDeviceFact = "tablet.device";

}  // namespace

// --- opening ---

base::Status Core::load() {
    HINANJO_ASSIGN(m_key, store::loadOrMakeKey(m_dir / "tablet.key"));
    if (auto loaded = loadEnrolment(m_dir)) {
        m_enrolment = std::move(*loaded);
    } else if (loaded.error().code != ErrorCode::NotFound) {
        return fail(loaded.error());
    }
    HINANJO_ASSIGN(auto opened, store::Store::open(m_dir / kDatabase, m_key, {kBallast}));
    store::EventLog& log = opened->events();
    HINANJO_ASSIGN(m_replica, sync::Replica::open(log, *m_clock, *m_random,
                                                  [this, raw = opened.get()](std::span<const event::StoredEvent> events,
                                                                             const store::Arrival& how) {
                                                      return keep(*raw, events, how);
                                                  }));
    if (m_enrolment) HINANJO_TRY(become(*m_enrolment));
    m_records.currentLog(m_replica->currentLog());
    HINANJO_ASSIGN(const std::optional<std::string> confirmed, log.fact("tablet.confirmed"));
    if (confirmed) {
        std::uint64_t upTo = 0;
        std::from_chars(confirmed->data(), confirmed->data() + confirmed->size(), upTo);
        m_records.stored(m_replica->currentLog(), upTo, std::nullopt);
    }
    HINANJO_ASSIGN(const std::vector<base::LogId> carried, log.carried());
    const std::set<base::LogId> carriedLogs(carried.begin(), carried.end());

    m_state = std::make_unique<state::State>(m_enrolment ? m_enrolment->identity.incident : base::IncidentId{});
    HINANJO_ASSIGN([[maybe_unused]] const sync::Replayed replayed,
                   sync::replay(log, [&](std::uint64_t position, event::Event&& event) {
                       if (m_replica->isOwn(event.log)) {
                           m_records.own(event);
                       } else if (carriedLogs.contains(event.log)) {
                           m_records.carried(event);
                       }
                       m_devices.add(event);
                       takeSliceKey(event);
                       m_ledger.add(position, event);
                       m_state->apply(std::move(event));
                   }));
    m_state->settle();
    m_store = std::make_unique<store::StoreThread>(std::move(opened), store::StoreThread::OnDurable{});
    return {};
}

void Core::onStore(std::function<void(store::Store&)> work) {
    m_store->run([this, work = std::move(work)](store::Store& opened) {
        work(opened);
        if (std::exchange(m_appended, false) && hooks.appended) hooks.appended();
    });
}

// --- who we are ---

std::optional<Enrolment> Core::enrolment() const {
    const std::shared_lock lock(m_stateMutex);
    return m_enrolment;
}

base::Status Core::become(const Enrolment& now) {
    std::shared_ptr<const base::PrivateKey> seal;
    if (!now.sealKey.empty()) {
        HINANJO_ASSIGN(base::PrivateKey key, base::PrivateKey::fromPem(now.sealKey));
        seal = std::make_shared<const base::PrivateKey>(std::move(key));
    }
    std::set<base::LogId> writtenAsAnother;
    for (const base::LogId& log : m_replica->ownLogs()) {
        const auto owned = m_replica->log().setOwner(log, now.identity.device);
        if (owned) continue;
        if (owned.error().code != ErrorCode::Conflict) return owned;
        writtenAsAnother.insert(log);
    }
    m_replica->setWrittenAsAnother(std::move(writtenAsAnother));
    m_replica->setDevice(now.identity.device, now.identity.shelter, std::move(seal));
    const std::lock_guard lock(m_devicesMutex);
    m_devices.addHq(now.hq, now.hqSealPublicKey);
    return {};
}

base::Status Core::adopt(Enrolment now) {
    return ask([&](store::Store& opened) -> base::Status {
        store::EventLog& log = opened.events();
        HINANJO_ASSIGN(const std::optional<std::string> kept, log.fact(kShelterFact));
        std::set<base::ShelterId> before = m_records.shelters();
        if (kept && log.end() > 0) before.insert(base::ShelterId{*kept});
        if (m_enrolment && log.end() > 0) before.insert(m_enrolment->identity.shelter);
        before.erase(now.identity.shelter);
        if (!before.empty()) {
            return fail(ErrorCode::Denied, m_dir.string() + ": holds records of another shelter (" +
                                               before.begin()->value +
                                               "); enrol with a fresh data directory and keep this one");
        }
        // Nobody can seal what another device wrote: a tablet enrolled anew writes a new log.
        HINANJO_ASSIGN(const std::optional<std::string> author, log.fact(kDeviceFact));
        const auto standing = log.standing(m_replica->currentLog());
        if (standing && standing->count > 0 && (!author || *author != now.identity.device.view())) {
            HINANJO_TRY(m_replica->openNewLog());
            m_records.currentLog(m_replica->currentLog());
        }
        HINANJO_TRY(log.setFact(kDeviceFact, now.identity.device.view()));
        HINANJO_TRY(log.setFact(kShelterFact, now.identity.shelter.value));
        HINANJO_TRY(saveEnrolment(m_dir, now));
        HINANJO_TRY(become(now));
        {
            const std::unique_lock lock(m_stateMutex);
            m_enrolment = now;
        }
        HINANJO_TRY(foldIncident(opened, now.identity.incident));
        changed();
        return {};
    });
}

void Core::takeIncident(store::Store& opened, const base::IncidentId& incident, const std::string& name, bool drill) {
    Enrolment now = *enrolment();
    if (now.identity.incident == incident && now.identity.incidentName == name) return;
    now.identity.incident = incident;
    now.identity.incidentName = name;
    now.identity.drill = drill;
    if (const auto saved = saveEnrolment(m_dir, now); !saved) {
        m_records.problem(saved.error().detail);
        return;
    }
    {
        const std::unique_lock lock(m_stateMutex);
        m_enrolment = now;
    }
    if (const auto folded = foldIncident(opened, incident); !folded) m_records.problem(folded.error().detail);
}

base::Status Core::foldIncident(store::Store& opened, const base::IncidentId& incident) {
    {
        const std::shared_lock lock(m_stateMutex);
        if (m_state->incident() == incident) return {};
    }
    auto fresh = std::make_unique<state::State>(incident);
    HINANJO_ASSIGN(
        [[maybe_unused]] const auto replayed,
        sync::replay(opened.events(), [&](std::uint64_t, event::Event&& event) { fresh->apply(std::move(event)); }));
    fresh->settle();
    const std::unique_lock lock(m_stateMutex);
    m_state = std::move(fresh);
    return {};
}

void Core::takeSliceKey(const event::Event& event) {
    if (const auto* unsealed = std::get_if<event::RosterUnsealed>(&event.payload);
        unsealed != nullptr && !unsealed->key.empty()) {
        m_sliceKeys.insert(unsealed->key);
    }
}

std::vector<std::string> Core::sliceKeys() const {
    const std::shared_lock lock(m_stateMutex);
    return {m_sliceKeys.begin(), m_sliceKeys.end()};
}

bool Core::isRevoked(const base::DeviceId& device) const {
    const std::lock_guard lock(m_devicesMutex);
    return m_devices.isRevoked(device);
}

std::string Core::nameOf(const base::DeviceId& device) const {
    const std::lock_guard lock(m_devicesMutex);
    const auto known = m_devices.find(device);
    return known && !known->name.empty() ? known->name : device.hex().substr(24);
}

// --- writing ---

base::Result<store::Appended> Core::keep(store::Store& opened, std::span<const event::StoredEvent> events,
                                         const store::Arrival& how) {
    auto appended = opened.append(events, how);
    if (!appended) {
        m_records.cannotSave(appended.error().detail);
        changed();
        return appended;
    }
    m_records.canSave(opened.isSpaceShort());
    if (how.cursor) {
        for (const event::StoredEvent& e : events)
            m_records.fromHq(e.envelope.id);
    }
    if (appended->added > 0) {
        m_appended = true;
        fold(events, *appended, how.carried);
        if (how.carried && hooks.carried) hooks.carried();
    }
    return appended;
}

void Core::fold(std::span<const event::StoredEvent> events, const store::Appended& appended, bool carried) {
    std::vector<event::Event> decoded;
    std::vector<std::uint64_t> positions;
    decoded.reserve(appended.added);
    positions.reserve(appended.added);
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (appended.positions[i] == 0) continue;
        // What cannot be read here is kept and forwarded all the same.
        if (auto event = event::decode(events[i].bytes)) {
            decoded.push_back(std::move(*event));
            positions.push_back(appended.positions[i]);
        }
    }
    std::vector<base::DeviceId> revoked;
    {
        const std::lock_guard lock(m_devicesMutex);
        for (const event::Event& event : decoded)
            if (const auto device = m_devices.add(event)) revoked.push_back(*device);
    }
    {
        const std::unique_lock lock(m_stateMutex);
        for (std::size_t i = 0; i < decoded.size(); ++i) {
            event::Event& event = decoded[i];
            if (m_replica->isOwn(event.log)) {
                m_records.own(event);
            } else if (carried) {
                m_records.carried(event);
            }
            takeSliceKey(event);
            m_ledger.add(positions[i], event);
            m_state->apply(std::move(event));
        }
        m_state->settle();
    }
    for (const base::DeviceId& device : revoked)
        if (hooks.revoked) hooks.revoked(device);
    changed();
}

// --- reading ---

void Core::readLedger(const std::function<void(const lists::Ledger&)>& reader) const {
    const std::shared_lock lock(m_stateMutex);
    reader(m_ledger);
}

void Core::read(const std::function<void(const state::State&)>& reader) const {
    const std::shared_lock lock(m_stateMutex);
    reader(*m_state);
}

void Core::setListener(std::function<void()> listener) {
    const std::lock_guard lock(m_listenerMutex);
    m_listener = std::move(listener);
}

void Core::changed() {
    std::function<void()> call;
    {
        const std::lock_guard lock(m_listenerMutex);
        call = m_listener;
    }
    if (call) call();
}

}  // namespace hinanjo::tablet
