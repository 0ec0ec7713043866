// The part of Office that follows other processes on the same database, and the server behind it.
#include "office/journal.h"
#include "office/office.h"
#include "office/office_store.h"
#include "sync/replay.h"

namespace hinanjo::office {

void Office::onNewIncarnation(std::function<void()> listener) {
    const std::lock_guard lock(m_listenerMutex);
    m_onNewIncarnation = std::move(listener);
}

base::Status Office::refold(store::Store& store, base::IncidentId incident) {
    const std::unique_lock lock(m_stateMutex);
    m_state = std::make_unique<state::State>(incident);
    m_scope = {};
    m_ledger = {};
    m_devices.clear();
    m_incident.reset();
    m_incidentEnded = false;
    m_unsealings.clear();
    const auto replayed = sync::replay(store.events(), [this](std::uint64_t position, event::Event&& event) {
        takeEvent(position, std::move(event));
    });
    m_state->settle();
    m_matches->noteAnew();
    m_refoldDue = !replayed;
    {
        // What waits to be folded was read just now, or belongs to a feed that is no more.
        const std::lock_guard foldLock(m_foldMutex);
        m_pending.clear();
        m_queued = store.events().end();
        m_folded = m_queued;
        ++m_foldRound;
        m_foldWake.notify_all();
    }
    if (!replayed) return base::fail(replayed.error());
    m_unusable = replayed->unusable;
    return {};
}

bool Office::followOthers(store::Store& store, const base::Status& refreshed) {
    if (!refreshed) {
        if (!std::exchange(m_storeAway, true)) journal(Level::Error, "store.away", {{"why", refreshed.error().detail}});
        return false;
    }
    if (std::exchange(m_storeAway, false)) journal(Level::Info, "store.back");
    auto lived = sync::incarnationOf(store.events());
    const auto incidentFact = store.events().fact("hq.incident");
    if (!lived || !incidentFact) return false;  // Asked again soon.
    const auto incident =
        *incidentFact ? base::IncidentId::fromBytes(**incidentFact).value_or(base::IncidentId{}) : base::IncidentId{};
    base::IncidentId folded;
    read([&](const state::State& state) { folded = state.incident(); });
    const bool another = lived->id != incarnation().id;
    const bool anew = another || incident != folded || m_refoldDue;
    if (anew) {
        if (const auto done = refold(store, incident); !done) {
            journal(Level::Error, "store.read_failed", {{"why", done.error().detail}});
            return false;
        }
    }
    if (another) {
        sayIncarnation(*lived, "another process started it, or another database server took over");
        {
            const std::unique_lock lock(m_stateMutex);
            m_incarnation = std::move(*lived);
        }
        m_newLogDue = true;
        const std::lock_guard lock(m_listenerMutex);
        if (m_onNewIncarnation) m_onNewIncarnation();
    }
    followRegisters(store);
    if (anew) notify();
    return anew;
}

void Office::followRegisters(store::Store& store) {
    for (const std::string_view name : {store::kShelters, store::kRoster, store::kResidents}) {
        const auto now = store.registers().version(name);
        if (!now) return;
        std::uint64_t& seen = m_registersSeen[std::string(name)];
        if (now->version == seen) continue;
        if (name == store::kShelters) {
            auto rows = store.registers().shelters();
            if (!rows) return;
            const std::lock_guard lock(m_sheltersMutex);
            m_shelters = std::make_shared<const std::vector<domain::ShelterInfo>>(std::move(*rows));
        } else if (name == store::kRoster || name == store::kResidents) {
            m_rosterStale = true;  // Not under the mutex: whoever builds the index holds it and waits for this thread.
        }
        seen = now->version;
        if (name != store::kRoster) notify();
    }
}

base::Status Office::holdOwnLog(store::Store& store) {
    HINANJO_ASSIGN(const bool held, store.events().claim(m_writer->position().log));
    if (held) return {};
    m_writer->openNewLog();
    return keepOwnLog(m_dir, store, m_writer->position().log);
}

}  // namespace hinanjo::office
