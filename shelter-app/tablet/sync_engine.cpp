#include "tablet/sync_engine.h"

#include <grpcpp/grpcpp.h>

#include "sync/limits.h"
#include "sync/register_message.h"
#include "sync/roster_slice.h"

namespace hinanjo::tablet {
namespace {

// Long enough for HQ's feed to bring what a neighbour's own stream has brought to HQ meanwhile.
constexpr std::chrono::seconds kCarriedPause{2};

}  // namespace

void SyncEngine::start() {
    const auto now = m_core.enrolment();
    if (!now || now->certificate.empty()) return;
    HqLink::Handlers handlers;
    handlers.hello = [this] { return hello(); };
    handlers.message = [this](pb::ExchangeMessage message) { take(std::move(message)); };
    handlers.ended = [this](const grpc::Status& why) { ended(why); };
    handlers.tick = [this] { compare(); };
    handlers.registerChunk = [this](const std::string& name, const pb::RegisterChunk& chunk) {
        return takeChunk(name, chunk);
    };
    const std::lock_guard lock(m_linkMutex);
    if (m_link) return;
    m_link = std::make_unique<HqLink>(now->identity.hqAddress, base::PinnedAuthority{now->authority, {}},
                                      ClientCertificate{now->tlsKey, now->certificate}, m_pause, m_patience,
                                      std::move(handlers));
}

void SyncEngine::stop() {
    std::unique_ptr<HqLink> link;
    {
        const std::lock_guard lock(m_linkMutex);
        link = std::move(m_link);
    }
    link.reset();
    m_core.changed();
}

template <typename F>
void SyncEngine::withLink(F work) {
    const std::lock_guard lock(m_linkMutex);
    if (m_link) work(*m_link);
}

// --- the stream, on its threads ---

base::Result<pb::Hello> SyncEngine::hello() {
    return m_core.ask([this](store::Store&) -> base::Result<pb::Hello> {
        const auto now = m_core.enrolment();
        m_conversation.emplace(m_core.replica(), m_core.devices(), static_cast<sync::HqEvents&>(*this), kBuild,
                               now->identity.incident);
        m_compareDue = std::chrono::steady_clock::now() + sync::kCompareEvery;
        return m_conversation->hello();
    });
}

void SyncEngine::take(pb::ExchangeMessage message) {
    m_core.records().heard(m_core.clock().now());
    if (message.has_notice() && message.notice().kind() == pb::Notice::KIND_HEARTBEAT) {
        m_core.changed();
        return;
    }
    // Parsed and hashed here, so that the store thread only writes.
    m_core.onStore([this, incoming = sync::prepare(std::move(message))](store::Store& opened) mutable {
        step(opened, [&](sync::HqConversation& conversation) { return conversation.take(std::move(incoming)); });
        m_core.changed();
    });
}

void SyncEngine::ended(const grpc::Status& why) {
    m_core.records().ended(why.error_code() == grpc::StatusCode::PERMISSION_DENIED, why.error_message());
    m_core.onStore([this](store::Store& opened) {
        m_conversation.reset();
        // Only a hint for the first screen after a restart; at the next contact HQ says what it has.
        const std::uint64_t upTo = m_core.records().storedOfCurrentLog();
        if (const auto kept = opened.events().setFact("tablet.confirmed", std::to_string(upTo)); !kept)
            m_core.records().problem(kept.error().detail);
    });
    m_core.changed();
}

void SyncEngine::compare() {
    m_core.onStore([this](store::Store& opened) {
        // Asked for early, and meanwhile HQ's feed brought everything: not worth the way.
        const auto now = std::chrono::steady_clock::now();
        if (!m_core.records().carriesForOthers() && now < m_compareDue) return;
        m_compareDue = now + sync::kCompareEvery;
        step(opened, [](sync::HqConversation& conversation) { return conversation.compare(); });
    });
}

// On the link's thread; every chunk is a short transaction of its own, so reception never waits for a register.
base::Status SyncEngine::takeChunk(const std::string& name, const pb::RegisterChunk& chunk) {
    const base::Status taken = m_core.ask([&](store::Store& opened) -> base::Status {
        store::Registers registers(opened.database());
        if (name == store::kShelters) {
            std::vector<domain::ShelterInfo> shelters;
            for (const pb::Shelter& s : chunk.shelters())
                shelters.push_back(sync::read(s));
            return registers.replaceShelters(chunk.version(), shelters);
        }
        if (name == store::kRosterSlice) return takeSlice(registers, chunk);
        if (m_stagedVersion != chunk.version()) {
            m_stagedVersion = chunk.version();
            m_stagedResidents = 0;
        }
        std::vector<domain::Resident> residents;
        for (const pb::Resident& r : chunk.residents())
            residents.push_back(sync::read(r));
        HINANJO_TRY(registers.stageResidents(chunk.version(), m_stagedResidents, residents));
        m_stagedResidents += residents.size();
        if (!chunk.last()) return {};
        m_stagedVersion = 0;
        return registers.publishResidents(chunk.version(), chunk.total_rows());
    });
    while (taken && chunk.last() && name == store::kResidents) {
        const auto more =
            m_core.ask([](store::Store& opened) { return store::Registers(opened.database()).sweepResidents(1000); });
        if (!more || !*more) break;
    }
    m_core.changed();
    return taken;
}

// Sealed and small: kept in memory until it is whole, then stored at once.
base::Status SyncEngine::takeSlice(store::Registers& registers, const pb::RegisterChunk& chunk) {
    if (m_sliceVersion != chunk.version()) m_slice.clear();
    m_sliceVersion = chunk.version();
    m_slice += chunk.part();
    if (m_slice.size() > sync::kMaxSliceBytes)
        return base::fail(base::ErrorCode::Invalid, "roster slice: is larger than a slice may be");
    if (!chunk.last()) return {};
    const std::string whole = std::exchange(m_slice, {});
    m_sliceVersion = 0;
    HINANJO_ASSIGN(const sync::SliceHead head, sync::readSliceHead(whole));
    if (head.version != chunk.version() || head.rows != chunk.total_rows())
        return base::fail(base::ErrorCode::Conflict, "roster slice: did not arrive whole; the old version stays");
    return registers.replaceBytes(store::kRosterSlice, {head.version, head.rows}, whole);
}

// --- the conversation, on the store thread ---

template <typename F>
void SyncEngine::step(store::Store& opened, F work) {
    if (!m_conversation) return;
    m_opened = &opened;
    const base::Status status = work(*m_conversation);
    m_opened = nullptr;
    if (!status) {
        fail(status.error());
    } else {
        noteProgress();
    }
}

void SyncEngine::noteProgress() {
    m_core.records().awaiting(m_conversation->inFlightEvents());
    withLink([this](HqLink& link) { link.awaits(m_conversation->awaitsAnswer()); });
}

void SyncEngine::fail(const base::Error& error) {
    // Nothing after the failure may be taken; the next stream starts from what is durable.
    m_conversation.reset();
    m_core.records().problem(error.detail);
    withLink([](HqLink& link) { link.reconnect(); });
}

void SyncEngine::pump() {
    if (!m_conversation) return;
    if (const auto status = m_conversation->pump(); !status) {
        fail(status.error());
    } else {
        noteProgress();
    }
}

void SyncEngine::carried() {
    if (m_conversation) withLink([](HqLink& link) { link.tickSoon(kCarriedPause); });
}

void SyncEngine::restart() {
    withLink([](HqLink& link) { link.reconnect(); });
}

void SyncEngine::send(pb::ExchangeMessage message) {
    // What a broken stream does not carry, the next one finds lacking.
    withLink([&](HqLink& link) { (void)link.send(std::move(message)); });
}

void SyncEngine::greeted() {
    m_core.records().greeted();
}

void SyncEngine::stored(const base::LogId& log, std::uint64_t upTo) {
    m_core.records().stored(log, upTo, m_core.clock().now());
}

void SyncEngine::covered(const base::LogId& log) {
    m_core.records().covered(log);
}

void SyncEngine::receipts(bool hasReplica) {
    m_core.records().receipts(hasReplica);
}

void SyncEngine::replicated(const base::LogId& log, std::uint64_t upTo) {
    m_core.records().replicated(log, upTo);
}

void SyncEngine::backedUp(const base::LogId& log, std::uint64_t upTo, base::TimePoint when) {
    m_core.records().backedUp(log, upTo, when);
}

void SyncEngine::compared(bool equal) {
    m_core.records().compared(equal, m_core.clock().now());
}

void SyncEngine::refused(std::uint32_t messages) {
    m_core.records().refused(messages);
}

void SyncEngine::badSeals(std::uint32_t) {
    m_core.records().problem("HQ does not accept this tablet's seal");
}

void SyncEngine::openedNewLog() {
    m_core.records().currentLog(m_core.replica().currentLog());
    if (m_core.hooks.newLog) m_core.hooks.newLog(true);
}

void SyncEngine::incident(const pb::IncidentDeclared& incident) {
    const auto id = base::IncidentId::fromBytes(incident.incident_id());
    if (id && m_opened) m_core.takeIncident(*m_opened, *id, incident.name(), incident.drill());
}

void SyncEngine::registers(const google::protobuf::RepeatedPtrField<pb::RegisterVersion>& versions) {
    if (!m_opened) return;
    for (const pb::RegisterVersion& version : versions) {
        const auto mine = m_opened->registers().version(version.name());
        if (!mine || mine->version == version.version()) continue;
        withLink([&](HqLink& link) { link.fetch(version.name(), version.version()); });
    }
}

void SyncEngine::clockOffset(base::Millis hqMinusOurs) {
    m_core.records().clockOffset(hqMinusOurs);
}

}  // namespace hinanjo::tablet
