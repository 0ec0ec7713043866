#include "tablet/bundles.h"

#include <algorithm>
#include <future>

#include "sync/batch_seals.h"
#include "sync/offers.h"

namespace hinanjo::tablet {

using base::ErrorCode;
using base::fail;
namespace pb = shelter::v1;

namespace {

// Ours are made when they are needed; a file carries those that are kept.
base::Status sealOwnLogs(sync::Replica& replica) {
    std::map<base::LogId, std::pair<std::uint64_t, base::Hash16>> ends;
    for (const base::LogId& id : replica.ownLogs()) {
        const auto standing = replica.log().standing(id);
        if (!standing || standing->count == 0) continue;
        HINANJO_ASSIGN(const auto last, replica.log().ofLog(id, standing->maxSequence - 1, 1));
        if (!last.empty()) ends[id] = {standing->maxSequence, event::hashOf(last.front())};
    }
    HINANJO_ASSIGN(const std::vector<event::Seal> seals, replica.sealsFor(ends));
    for (const event::Seal& seal : seals)
        HINANJO_TRY(replica.log().keepSeal(seal.log, seal.sequence, event::encodeSeal(seal)));
    return {};
}

}  // namespace

base::Status Bundles::onStore(const std::function<base::Status(store::Store&)>& work) {
    std::promise<base::Status> promise;
    auto answer = promise.get_future();
    m_core.onStore([&](store::Store& opened) { promise.set_value(work(opened)); });
    return answer.get();
}

base::Result<std::filesystem::path> Bundles::write(const std::filesystem::path& dir) {
    const std::lock_guard one(m_mutex);
    const auto me = m_core.enrolment();
    if (!me || me->sealKey.empty() || me->authority.empty())
        return fail(ErrorCode::Denied, "this tablet is not enrolled with a headquarters");
    std::error_code error;
    std::filesystem::create_directories(dir, error);
    if (error) return fail(ErrorCode::Unavailable, dir.string() + ": cannot be made: " + error.message());
    HINANJO_ASSIGN(const base::PrivateKey key, base::PrivateKey::fromPem(me->sealKey));
    HINANJO_ASSIGN(const std::string office, base::fingerprint(me->authority));

    std::vector<std::string> recipients{key.rawPublicKey()};
    if (!me->hqSealPublicKey.empty()) recipients.push_back(me->hqSealPublicKey);
    HINANJO_ASSIGN(sync::BundleSelection selection,
                   m_core.ask([&](store::Store& opened) -> base::Result<sync::BundleSelection> {
                       for (const sync::Device& device : m_core.devices().all()) {
                           const bool ours = device.shelter == me->identity.shelter && !device.revoked &&
                                             !device.sealPublicKey.empty() && device.id != me->identity.device;
                           if (ours && recipients.size() < sync::kMaxBundleRecipients)
                               recipients.push_back(device.sealPublicKey);
                       }
                       HINANJO_TRY(sealOwnLogs(m_core.replica()));
                       return sync::eventsForBundle(opened.events());
                   }));
    const base::TimePoint now = m_core.clock().now();
    pb::BundleHeader& header = selection.header;
    header.set_device_id(std::string(me->identity.device.view()));
    header.set_shelter_id(me->identity.shelter.value);
    if (!me->identity.incident.isNull()) header.set_incident_id(std::string(me->identity.incident.view()));
    header.set_office(office);
    header.set_written_at_ms(base::toMillis(now));
    header.set_build(kBuild);
    const std::filesystem::path file = dir / sync::bundleFileName(me->identity.device, now);
    const auto source = [&]() { return m_core.ask([&](store::Store&) { return selection.source(); }); };
    HINANJO_TRY(sync::writeBundle(file, header, recipients, key, source));
    return file;
}

base::Result<BundleSummary> Bundles::read(const std::filesystem::path& file) {
    const std::lock_guard one(m_mutex);
    const auto me = m_core.enrolment();
    if (!me || me->sealKey.empty() || me->authority.empty())
        return fail(ErrorCode::Denied, "this tablet is not enrolled with a headquarters");
    HINANJO_ASSIGN(const base::PrivateKey key, base::PrivateKey::fromPem(me->sealKey));
    HINANJO_ASSIGN(sync::BundleReader reader, sync::openBundle(file, key));
    BundleSummary summary;
    HINANJO_TRY(check(reader.header(), *me, summary));
    while (auto batch = reader.next())
        HINANJO_TRY(take(std::move(*batch), summary));
    summary.read = reader.end().events;
    summary.complete = reader.end().how == sync::BundleEnd::How::Complete;
    summary.detail = reader.end().detail;
    m_core.changed();
    return summary;
}

base::Status Bundles::check(const pb::BundleHeader& header, const Enrolment& me, BundleSummary& summary) {
    HINANJO_ASSIGN(const std::string office, base::fingerprint(me.authority));
    HINANJO_TRY(sync::checkOffice(header, office));
    // People who never touched this shelter are none of its tablets' business.
    if (!header.shelter_id().empty() && header.shelter_id() != me.identity.shelter.value)
        return fail(ErrorCode::Denied, "the bundle is of another shelter");
    const auto sender = base::DeviceId::fromBytes(header.device_id());
    if (!sender) return fail(ErrorCode::Invalid, "the bundle names no sender");
    summary.fromHq = *sender == me.hq;
    std::string known = me.hqSealPublicKey;
    if (!summary.fromHq) {
        const auto device = m_core.ask([&](store::Store&) { return m_core.devices().find(*sender); });
        if (device && device->revoked) return fail(ErrorCode::Denied, "the bundle is of a tablet that HQ stopped");
        known = device ? device->sealPublicKey : std::string();
        if (*sender == me.identity.device) {
            HINANJO_ASSIGN(const base::PrivateKey own, base::PrivateKey::fromPem(me.sealKey));
            known = own.rawPublicKey();
        }
        // Only HQ may leave the shelter out.
        if (header.shelter_id().empty()) return fail(ErrorCode::Denied, "the bundle calls itself HQ's and is not");
    }
    summary.proved = !known.empty() && known == header.seal_public_key();
    if (!known.empty() && !summary.proved)
        return fail(ErrorCode::Denied, "the bundle is not signed by the device it names");
    if (!summary.fromHq) summary.sender = m_core.nameOf(*sender);
    summary.written = base::fromMillis(header.written_at_ms());
    summary.promised = header.events();
    const auto incident = base::IncidentId::fromBytes(header.incident_id());
    summary.otherIncident =
        incident && !incident->isNull() && !me.identity.incident.isNull() && *incident != me.identity.incident;
    return {};
}

base::Status Bundles::take(pb::Batch batch, BundleSummary& summary) {
    // Parsed and hashed here, so that the store thread only writes.
    const sync::Received received = sync::receiveEvents(batch);
    return onStore([&](store::Store& opened) -> base::Status {
        sync::Replica& replica = m_core.replica();
        store::Arrival how;
        how.carried = true;
        HINANJO_ASSIGN(const store::Appended appended, replica.keep(received.events, how));
        summary.added += appended.added;
        summary.refused += received.refused + appended.parked;
        summary.known += received.events.size() - appended.added - appended.parked;
        for (const pb::LogSeal& raw : batch.seals()) {
            HINANJO_ASSIGN([[maybe_unused]] const sync::SealJudged judged,
                           sync::keepSeal(replica, m_core.devices(), raw));
        }
        // What this tablet wrote and does not know: its database was put back. It must not write those numbers again.
        for (std::size_t i = 0; i < received.events.size(); ++i) {
            if (appended.positions[i] == 0 || received.events[i].envelope.log != replica.currentLog()) continue;
            HINANJO_TRY(replica.openNewLog());
            m_core.records().currentLog(replica.currentLog());
            if (m_core.hooks.newLog) m_core.hooks.newLog(false);
            break;
        }
        return {};
    });
}

}  // namespace hinanjo::tablet
