#include "sync/replica.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace hinanjo::sync {
namespace {

constexpr const char* kLogs = "tablet.logs";
constexpr const char* kGaveBack = "tablet.gave_back";
constexpr const char* kClockOffset = "tablet.clock_offset";  // Log in hex, a blank, milliseconds.
constexpr const char* kHq = "hq";

}  // namespace

base::Result<std::unique_ptr<Replica>> Replica::open(store::EventLog& log, const base::Clock& clock,
                                                     base::Random& random, Keep keep) {
    std::unique_ptr<Replica> replica(new Replica(log, clock, random, std::move(keep)));
    HINANJO_ASSIGN(const std::optional<std::string> logs, log.fact(kLogs));
    for (std::size_t i = 0; logs && i + 16 <= logs->size(); i += 16) {
        if (const auto id = base::LogId::fromBytes(std::string_view(*logs).substr(i, 16)))
            replica->m_ownLogs.push_back(*id);
    }
    HINANJO_ASSIGN(replica->m_cursor, log.cursor(kHq));
    HINANJO_ASSIGN(const std::optional<std::string> gave, log.fact(kGaveBack));
    if (gave) replica->m_gaveBackTo = base::IncarnationId::fromBytes(*gave).value_or(base::IncarnationId{});

    event::LogPosition position;
    if (!replica->m_ownLogs.empty()) {
        position.log = replica->m_ownLogs.back();
        if (const auto standing = log.standing(position.log); standing && standing->maxSequence > 0) {
            HINANJO_ASSIGN(const std::vector<std::string> last, log.ofLog(position.log, standing->maxSequence - 1, 1));
            position.sequence = standing->maxSequence;
            if (!last.empty()) {
                position.hash = event::hashOf(last.front());
                // Times only grow within a log, but for stamps that beat a value from the far future; those must not
                // become our clock.
                HINANJO_ASSIGN(const event::Envelope envelope, event::decodeEnvelope(last.front()));
                if (base::HybridClock::isTrusted(envelope.time, clock.now())) position.floor = envelope.time;
            }
        }
    }
    replica->m_writer = std::make_unique<event::LogWriter>(clock, random, position);
    HINANJO_ASSIGN(const std::optional<std::string> offset, log.fact(kClockOffset));
    if (offset && offset->starts_with(position.log.hex()))
        replica->m_clockOffset = base::Millis(std::strtoll(offset->c_str() + 33, nullptr, 10));
    if (replica->m_ownLogs.empty()) {
        HINANJO_TRY(replica->keepOwnLogs(replica->m_writer->position().log));
        replica->m_ownLogs.push_back(replica->m_writer->position().log);
    } else if (const auto standing = log.standing(position.log); standing && standing->count != standing->maxSequence) {
        // Somebody else wrote in it: a copy of this database, or a forger, whose sequence may be the largest there is.
        HINANJO_TRY(replica->openNewLog());
    }
    return replica;
}

void Replica::setDevice(const base::DeviceId& device, const base::ShelterId& shelter,
                        std::shared_ptr<const base::PrivateKey> sealKey) {
    m_device = device;
    m_shelter = shelter;
    m_sealKey = std::move(sealKey);
}

base::Result<Replica::Written> Replica::record(std::span<const event::Draft> drafts) {
    Written out;
    HINANJO_ASSIGN(out.events, m_writer->write(drafts));
    auto appended = m_keep(out.events, {});
    if (!appended) {
        m_writer->rollback();
        return base::fail(std::move(appended).error());
    }
    m_writer->commit();
    m_unwritten = false;
    out.appended = std::move(*appended);
    return out;
}

base::Result<store::Appended> Replica::keep(std::span<const event::StoredEvent> events, const store::Arrival& how) {
    auto appended = m_keep(events, how);
    if (!appended) return appended;
    if (how.cursor) m_cursor = how.cursor;
    bool isCopy = false;
    for (std::size_t i = 0; i < events.size(); ++i) {
        m_writer->observe(events[i].envelope.time);
        isCopy = isCopy || (appended->positions[i] != 0 && events[i].envelope.log == currentLog());
    }
    if (isCopy) HINANJO_TRY(openNewLog());
    return appended;
}

bool Replica::isOwn(const base::LogId& log) const {
    return std::ranges::find(m_ownLogs, log) != m_ownLogs.end();
}

base::Status Replica::openNewLog() {
    // Known to be ours before anything is written in it: a log that is not is never offered.
    const base::LogId log = base::LogId::make(m_clock, m_random);
    HINANJO_TRY(keepOwnLogs(log));
    m_writer->openNewLog(log);
    m_ownLogs.push_back(log);
    m_clockOffset.reset();
    m_unwritten = true;
    return {};
}

base::Result<bool> Replica::leaveCopiedLog() {
    if (m_unwritten) return false;
    HINANJO_TRY(openNewLog());
    return true;
}

base::Status Replica::keepOwnLogs(const base::LogId& next) {
    std::string all;
    for (const base::LogId& id : m_ownLogs)
        all += id.view();
    return m_log.setFact(kLogs, all.append(next.view()));
}

base::Status Replica::noteClockOffset(base::Millis offset) {
    HINANJO_TRY(m_log.setFact(kClockOffset, currentLog().hex() + " " + std::to_string(offset.count())));
    m_clockOffset = offset;
    return {};
}

base::Status Replica::setGaveBackTo(const base::IncarnationId& incarnation) {
    HINANJO_TRY(m_log.setFact(kGaveBack, incarnation.view()));
    m_gaveBackTo = incarnation;
    return {};
}

base::Result<std::vector<event::Seal>> Replica::sealsFor(
    const std::map<base::LogId, std::pair<std::uint64_t, base::Hash16>>& ends) const {
    base::Result<std::vector<event::Seal>> out{std::vector<event::Seal>{}};
    for (const auto& [log, end] : ends) {
        if (sealsItself(log)) {
            if (!m_sealKey) continue;
            HINANJO_ASSIGN(event::Seal seal, event::makeSeal(*m_sealKey, m_device, log, end.first, end.second));
            out->push_back(std::move(seal));
            continue;
        }
        HINANJO_ASSIGN(const std::optional<std::string> kept, m_log.seal(log));
        if (!kept) continue;
        HINANJO_ASSIGN(event::Seal seal, event::decodeSeal(*kept));
        out->push_back(std::move(seal));
    }
    return out;
}

}  // namespace hinanjo::sync
