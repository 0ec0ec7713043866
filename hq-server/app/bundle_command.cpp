// `bundle import` and `bundle export`: events carried by hand instead of over a network. What is taken in goes the way
// of a tablet's batch; the same file twice, half a file or somebody else's file does no harm and is explained.
#include <algorithm>
#include <future>
#include <set>

#include "app/commands.h"
#include "event/seal.h"
#include "lists/build.h"
#include "office/journal.h"
#include "sync/batch_seals.h"
#include "sync/bundle.h"
#include "sync/offers.h"
#include "sync/quarantine.h"

namespace hinanjo::app {
namespace {

using base::ErrorCode;
using base::fail;
namespace pb = shelter::v1;

base::Result<store::Appended> acceptNow(office::Office& office, std::vector<event::StoredEvent> events) {
    std::promise<base::Result<store::Appended>> promise;
    auto answer = promise.get_future();
    office.accept(std::move(events),
                  [&](const base::Result<store::Appended>& appended) { promise.set_value(appended); });
    return answer.get();
}

std::string number(std::uint64_t n) {
    return std::to_string(n);
}

// Who wrote the file, as far as that can be known.
struct Sender {
    base::DeviceId id;
    std::optional<office::Device> device;
    bool isHq = false;
    bool isProved = false;  // The key of the file is the one we know of this device.
    bool isRevoked = false;
};

base::Result<Sender> senderOf(const office::Office& office, const pb::BundleHeader& header) {
    const auto id = base::DeviceId::fromBytes(header.device_id());
    if (!id) return fail(ErrorCode::Invalid, "the bundle names no sender");
    Sender out{*id, office.device(*id), *id == office.id(), false, false};
    std::string known;
    if (out.isHq) known = office.authority().sealKey().rawPublicKey();
    if (out.device) {
        known = out.device->sealPublicKey;
        out.isRevoked = out.device->revoked;
    }
    out.isProved = !known.empty() && known == header.seal_public_key();
    if (!known.empty() && !out.isProved) {
        return fail(ErrorCode::Denied, "unknown sender: it calls itself device " + id->hex() +
                                           " but is not signed with that device's key; nothing was taken in");
    }
    return out;
}

std::string nameOf(const office::Office& office, const Sender& sender) {
    if (sender.isHq) return "this headquarters";
    if (!sender.device || sender.device->name.empty()) return "device " + sender.id.hex();
    return sender.device->name + " of " + office.shelterName(sender.device->shelter) + " (" + sender.id.hex() + ")";
}

class Import {
public:
    Import(office::Office& office, std::filesystem::path file, const Output& output)
        : m_office(office), m_file(std::move(file)), m_output(output) {}

    int run() {
        const base::Status read = readFile();
        if (m_begun) report();
        if (!read) {
            // Some messages name the file, some do not.
            const std::string name = m_file.string();
            base::Error why = read.error();
            if (!why.detail.starts_with(name)) why.detail.insert(0, name + ": ");
            return m_output.fail(why);
        }
        using How = sync::BundleEnd::How;
        if (m_end.how == How::Unreadable) return kRefused;
        if (m_end.how != How::Complete) return kDamaged;
        return m_refused + m_parked + m_aside + m_badSeals > 0 ? kRefused : kDone;
    }

private:
    base::Status readFile() {
        HINANJO_ASSIGN(sync::BundleReader reader, sync::openBundle(m_file, m_office.authority().sealKey()));
        m_header = reader.header();
        HINANJO_TRY(sync::checkOffice(m_header, m_office.authority().fingerprint()));
        HINANJO_ASSIGN(m_sender, senderOf(m_office, m_header));
        m_begun = true;
        for (const office::Device& device : m_office.devices())
            if (device.revoked) m_revoked.push_back(device.id);
        // Who wrote a log is said by its seals, and those stand at the end of the file.
        if (!m_revoked.empty()) HINANJO_TRY(learnOwners());
        base::Status taken;
        while (auto batch = reader.next()) {
            taken = take(*batch);
            if (!taken) break;
        }
        m_end = reader.end();
        m_office.settle();
        if (!m_sender.isProved) {
            // Its enrolment may have come with the file: of a headquarters that was restored from a backup.
            if (const auto again = senderOf(m_office, m_header)) m_sender = *again;
        }
        return taken;
    }

    base::Status learnOwners() {
        HINANJO_ASSIGN(sync::BundleReader reader, sync::openBundle(m_file, m_office.authority().sealKey()));
        std::set<base::LogId> logs;
        while (auto batch = reader.next()) {
            for (const std::string& bytes : batch->events())
                if (const auto envelope = event::decodeEnvelope(bytes)) logs.insert(envelope->log);
            HINANJO_TRY(m_office.store().ask([&](store::Store& store) -> base::Status {
                for (const pb::LogSeal& raw : batch->seals()) {
                    const auto seal = event::decodeSeal(raw.SerializeAsString());
                    if (!seal || !isGenuine(*seal)) continue;
                    HINANJO_ASSIGN([[maybe_unused]] const bool proved,
                                   sync::proveOwner(store.events(), *seal, knownGenuine()));
                }
                return {};
            }));
        }
        HINANJO_ASSIGN(m_owners, m_office.store().ask([](store::Store& s) { return sync::ownersOf(s.events()); }));
        // A revoked tablet's file holds its own log, sealed or not: what nobody else is known to have written waits.
        if (m_sender.isRevoked) {
            for (const base::LogId& log : logs)
                m_owners.emplace(log, m_sender.id);
        }
        return {};
    }

    base::Status take(pb::Batch& batch) {
        sync::Received received = sync::receiveEvents(batch);
        m_refused += received.refused;
        if (!m_revoked.empty()) {
            HINANJO_TRY(m_office.store().ask([&](store::Store& store) -> base::Status {
                HINANJO_ASSIGN(const sync::Aside aside,
                               sync::takeRevoked(store.events(), m_owners, m_revoked, received.events));
                for (const auto& [device, events] : aside) {
                    HINANJO_TRY(store.events().park(events, sync::quarantineOf(device)));
                    m_aside += events.size();
                    for (const event::StoredEvent& e : events)
                        m_asideEnds.insert({e.envelope.log, e.envelope.sequence});
                }
                return {};
            }));
        }
        const std::size_t count = received.events.size();
        if (count > 0) {
            HINANJO_ASSIGN(const store::Appended appended, acceptNow(m_office, std::move(received.events)));
            m_new += appended.added;
            m_parked += appended.parked;
            m_known += count - appended.added - appended.parked;
        }
        if (batch.seals_size() == 0) return {};
        return m_office.store().ask([&](store::Store& store) -> base::Status {
            for (const pb::LogSeal& raw : batch.seals())
                HINANJO_TRY(keepSeal(store.events(), raw));
            return {};
        });
    }

    base::Status keepSeal(store::EventLog& log, const pb::LogSeal& raw) {
        const auto seal = event::decodeSeal(raw.SerializeAsString());
        const bool genuine = seal && isGenuine(*seal);
        if (!seal || (!genuine && knowsKeyOf(seal->device))) {
            ++m_badSeals;
            return {};
        }
        // A seal of what is not here says nothing yet; the next file brings it again.
        if (!m_asideEnds.contains({seal->log, seal->sequence})) {
            HINANJO_ASSIGN(const std::vector<std::string> end, log.ofLog(seal->log, seal->sequence - 1, 1));
            if (end.empty()) return {};
            HINANJO_ASSIGN(const event::Envelope envelope, event::decodeEnvelope(end.front()));
            if (envelope.sequence != seal->sequence || event::hashOf(end.front()) != seal->chainHash) return {};
        }
        HINANJO_ASSIGN(const bool kept, sync::keepSeal(log, *seal, genuine, knownGenuine()));
        if (!kept) ++m_badSeals;
        return {};
    }
    [[nodiscard]] sync::IsGenuine knownGenuine() const {
        return [this](const event::Seal& seal) { return isGenuine(seal); };
    }

    [[nodiscard]] bool isGenuine(const event::Seal& seal) const {
        bool out = false;
        m_office.readDevices([&](const sync::DeviceBook& devices) { out = devices.isGenuine(seal); });
        return out;
    }
    [[nodiscard]] bool knowsKeyOf(const base::DeviceId& device) const {
        bool out = false;
        m_office.readDevices([&](const sync::DeviceBook& devices) { out = devices.knowsKeyOf(device); });
        return out;
    }

    void report() const {
        m_output.say(m_file.filename().string() + ": " + nameOf(m_office, m_sender) + ", written " +
                     lists::longTime(base::fromMillis(m_header.written_at_ms())));
        m_output.say("  new " + number(m_new) + "  here already " + number(m_known) + "  quarantined " +
                     number(m_aside) + "  refused " + number(m_refused + m_parked));
        using How = sync::BundleEnd::How;
        if (m_end.how == How::Complete) {
            m_output.say("  complete: " + number(m_end.events) + " events");
        } else if (m_end.how != How::Reading) {
            m_output.complain(m_file.string() + ": " + m_end.detail + "; what could be read is taken in. Copy the " +
                              "file again from the stick or have it written again");
        }
        if (!m_sender.isProved) {
            m_output.say("  unproved: this office does not know the sender's key (enrolled after the backup it was " +
                         std::string("restored from?)"));
        }
        if (m_sender.isRevoked) m_output.say("  the sender is revoked");
        if (m_aside > 0) m_output.say("  to let in what is quarantined: hq-server device release ID (see device list)");
        if (m_parked > 0)
            m_output.say("  of the refused, " + number(m_parked) + " differ from events here with the same id: kept");
        if (m_badSeals > 0) m_output.complain(m_file.string() + ": " + number(m_badSeals) + " seals are not genuine");
        sayIncident();
        office::journal(office::Level::Info, "bundle.imported",
                        {{"sender", m_sender.id.hex()},
                         {"new", m_new},
                         {"known", m_known},
                         {"quarantined", m_aside},
                         {"refused", m_refused + m_parked}});
    }

    void sayIncident() const {
        const auto ours = m_office.incident();
        const auto theirs = base::IncidentId::fromBytes(m_header.incident_id());
        if (!theirs || theirs->isNull()) {
            if (ours && !m_sender.isHq) m_output.say("  the sender had not heard of any incident yet");
        } else if (!ours || ours->incident != *theirs) {
            m_output.say("  the sender works on another incident (" + theirs->hex() + "): kept all the same");
        }
    }

    office::Office& m_office;
    std::filesystem::path m_file;
    const Output& m_output;

    pb::BundleHeader m_header;
    Sender m_sender;
    bool m_begun = false;
    sync::BundleEnd m_end;
    std::vector<base::DeviceId> m_revoked;
    sync::Owners m_owners;
    std::set<std::pair<base::LogId, std::uint64_t>> m_asideEnds;
    std::uint64_t m_new = 0, m_known = 0, m_aside = 0, m_refused = 0, m_parked = 0, m_badSeals = 0;
};

// Everything a shelter's tablets may hold, in the order in which an exchange would send it.
std::vector<std::uint64_t> positionsFor(const office::Office& office, const base::ShelterId& shelter) {
    constexpr std::size_t kPage = 10'000;
    std::vector<std::uint64_t> out;
    std::set<std::uint64_t> seen;
    office.readScope([&](const sync::ScopeIndex& scope) {
        std::uint64_t after = 0;
        while (after < scope.end()) {
            const sync::ScopeIndex::Slice slice = scope.next(shelter, after, kPage);
            for (const std::uint64_t position : slice.positions)
                if (seen.insert(position).second) out.push_back(position);
            if (slice.to <= after) break;
            after = slice.to;
        }
    });
    return out;
}

}  // namespace

int importBundles(office::Office& office, const std::vector<std::string>& names, const Files& files,
                  const Output& output) {
    int worst = kDone;
    for (const std::string& name : names)
        worst = std::max(worst, Import(office, files(name), output).run());
    return worst;
}

int exportBundle(office::Office& office, const std::string& shelterId, const std::string& out, const Files& files,
                 const Output& output) {
    const base::ShelterId shelter{shelterId};
    if (!office.shelter(shelter))
        return output.fail({ErrorCode::NotFound, "shelter " + shelterId + ": is not in the register"});
    const base::PrivateKey& key = office.authority().sealKey();
    std::vector<std::string> recipients{key.rawPublicKey()};
    for (const office::Device& device : office.devices()) {
        if (device.shelter == shelter && !device.revoked && !device.sealPublicKey.empty())
            recipients.push_back(device.sealPublicKey);
    }
    const std::size_t tablets = recipients.size() - 1;
    if (tablets == 0) {
        return output.fail(
            {ErrorCode::NotFound, "shelter " + shelterId + ": has no tablet that could read it (device enroll)"});
    }
    office.settle();
    const base::TimePoint now = office.clock().now();
    std::filesystem::path file = files(out);
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored)) file /= sync::bundleFileName(office.id(), now);

    pb::BundleHeader header;
    header.set_device_id(std::string(office.id().view()));
    if (const auto incident = office.incident()) header.set_incident_id(std::string(incident->incident.view()));
    header.set_office(office.authority().fingerprint());
    header.set_written_at_ms(base::toMillis(now));
    const std::vector<std::uint64_t> positions = positionsFor(office, shelter);
    header.set_events(positions.size());

    constexpr std::size_t kPiece = 500;
    std::size_t at = 0;
    std::set<base::LogId> logs;
    bool sealed = false;
    const auto source = [&]() -> base::Result<pb::Batch> {
        return office.store().ask([&](store::Store& store) -> base::Result<pb::Batch> {
            pb::Batch piece;
            const std::size_t end = std::min(positions.size(), at + kPiece);
            HINANJO_ASSIGN(std::vector<std::string> events,
                           store.events().atAll(std::span(positions).subspan(at, end - at)));
            at = end;
            for (std::string& bytes : events) {
                if (const auto envelope = event::decodeEnvelope(bytes)) logs.insert(envelope->log);
                piece.add_events(std::move(bytes));
            }
            if (piece.events_size() > 0 || std::exchange(sealed, true)) return piece;
            for (const base::LogId& log : logs) {
                HINANJO_ASSIGN(const std::optional<std::string> seal, store.events().seal(log));
                if (seal) piece.add_seals()->ParseFromString(*seal);
            }
            return piece;
        });
    };
    if (const auto written = sync::writeBundle(file, header, recipients, key, source); !written)
        return output.fail(written.error());
    output.say(file.string());
    output.say(number(positions.size()) + " events for " + number(tablets) + " tablets of " +
               office.shelterName(shelter));
    office::journal(office::Level::Info, "bundle.exported", {{"shelter", shelterId}, {"events", positions.size()}});
    return kDone;
}

}  // namespace hinanjo::app
