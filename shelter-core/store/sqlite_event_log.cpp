#include "store/sqlite_event_log.h"

#include <sqlcipher/sqlite3.h>

#include "base/safeguard.h"
#include "event/seal.h"

namespace hinanjo::store {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;

Result<SqliteEventLog> SqliteEventLog::open(Database& db) {
    SqliteEventLog log(db);
    {
        Statement rows =
            db.prepare("SELECT number, log_id, max_sequence, events, digest, seal FROM log ORDER BY number");
        for (;;) {
            HINANJO_ASSIGN(const bool more, rows.step());
            if (!more) break;
            const auto id = base::LogId::fromBytes(rows.bytes(1));
            if (!id) return fail(ErrorCode::Corrupt, db.file().string() + ": table log: a log id of a wrong length");
            Log entry;
            entry.number = rows.integer(0);
            entry.standing = {*id, static_cast<std::uint64_t>(rows.integer(2)),
                              static_cast<std::uint64_t>(rows.integer(3)), base::SetDigest::fromBytes(rows.bytes(4))};
            if (const auto seal = event::decodeSeal(rows.bytes(5)); seal) entry.sealedSequence = seal->sequence;
            log.m_lastLogNumber = std::max(log.m_lastLogNumber, entry.number);
            log.m_logs.emplace(*id, entry);
        }
    }
    HINANJO_ASSIGN(const std::int64_t end, db.number("SELECT coalesce(max(position), 0) FROM event"));
    log.m_end = static_cast<std::uint64_t>(end);
    std::uint64_t counted = 0;
    for (const auto& [id, entry] : log.m_logs)
        counted += entry.standing.count;
    // The feed has no gaps, so its end is its length. Anything else is a torn or edited file.
    if (counted != log.m_end) {
        return fail(ErrorCode::Corrupt, db.file().string() + ": the feed ends at " + std::to_string(log.m_end) +
                                            " but " + std::to_string(counted) + " events are counted in its logs");
    }
    return log;
}

Result<Appended> SqliteEventLog::append(std::span<const event::StoredEvent> batch, const Arrival& how) {
    Appended out;
    out.positions.assign(batch.size(), 0);
    std::map<base::LogId, Log> touched;
    std::int64_t lastLogNumber = m_lastLogNumber;
    std::uint64_t end = m_end;

    Transaction transaction(*m_db);
    HINANJO_TRY(transaction.begin());
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const event::StoredEvent& e = batch[i];
        auto it = touched.find(e.envelope.log);
        if (it == touched.end()) {
            Log log;
            if (const Log* known = find(e.envelope.log)) {
                log = *known;
            } else {
                log.number = ++lastLogNumber;
                log.standing.log = e.envelope.log;
                Statement insert = m_db->prepare(
                    "INSERT INTO log (number, log_id, max_sequence, events, digest) VALUES (?, ?, 0, 0, zeroblob(16))");
                HINANJO_TRY(insert.bind(1, log.number).bindBlob(2, e.envelope.log.view()).run());
            }
            it = touched.emplace(e.envelope.log, log).first;
        }
        Log& log = it->second;
        if (!base::holds(base::Safeguard::IdentityById) && e.envelope.sequence <= log.standing.maxSequence) continue;
        {
            Statement insert = m_db->prepare(
                "INSERT INTO event (position, log, sequence, event_id, bytes) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO "
                "NOTHING");
            HINANJO_TRY(insert.bind(1, static_cast<std::int64_t>(end + 1))
                            .bind(2, log.number)
                            .bind(3, static_cast<std::int64_t>(e.envelope.sequence))
                            .bindBlob(4, e.envelope.id.view())
                            .bindBlob(5, e.bytes)
                            .run());
        }
        if (sqlite3_changes(m_db->native()) == 1) {
            out.positions[i] = ++end;
            ++out.added;
            log.grew = true;
            log.standing.maxSequence = std::max(log.standing.maxSequence, e.envelope.sequence);
            ++log.standing.count;
            log.standing.digest.add(e.hash);
            continue;
        }
        // Known id: the same bytes are a repeat; other bytes are a fault that must stay visible.
        Statement known = m_db->prepare("SELECT bytes = ? FROM event WHERE event_id = ?");
        HINANJO_ASSIGN(const bool row, known.bindBlob(1, e.bytes).bindBlob(2, e.envelope.id.view()).step());
        if (row && known.integer(0) == 1) continue;
        Statement park = m_db->prepare(
            "INSERT INTO parked (event_id, reason, bytes) VALUES (?, 'same id, other bytes', ?) ON CONFLICT DO "
            "NOTHING");
        HINANJO_TRY(park.bindBlob(1, e.envelope.id.view()).bindBlob(2, e.bytes).run());
        ++out.parked;
    }
    for (auto& [id, log] : touched) {
        if (!std::exchange(log.grew, false)) continue;
        const std::string digest = log.standing.digest.bytes();
        Statement update = m_db->prepare(
            "UPDATE log SET max_sequence = ?, events = ?, digest = ?, carried = max(carried, ?) WHERE number = ?");
        HINANJO_TRY(update.bind(1, static_cast<std::int64_t>(log.standing.maxSequence))
                        .bind(2, static_cast<std::int64_t>(log.standing.count))
                        .bindBlob(3, digest)
                        .bind(4, std::int64_t{how.carried ? 1 : 0})
                        .bind(5, log.number)
                        .run());
    }
    if (how.cursor) {
        Statement put = m_db->prepare(
            "INSERT INTO peer (name, incarnation, position, check_id) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE "
            "SET incarnation = excluded.incarnation, position = excluded.position, check_id = excluded.check_id");
        HINANJO_TRY(put.bind(1, how.cursor->peer)
                        .bindBlob(2, how.cursor->incarnation.view())
                        .bind(3, static_cast<std::int64_t>(how.cursor->position))
                        .bindBlob(4, how.cursor->check)
                        .run());
    }
    HINANJO_TRY(transaction.commit());
    for (auto& [id, log] : touched)
        m_logs[id] = log;
    m_lastLogNumber = lastLogNumber;
    m_end = end;
    out.last = end;
    return out;
}

const SqliteEventLog::Log* SqliteEventLog::find(const base::LogId& log) const {
    const auto it = m_logs.find(log);
    return it == m_logs.end() ? nullptr : &it->second;
}

Result<std::vector<FeedEntry>> SqliteEventLog::read(std::uint64_t after, std::size_t limit) {
    Result<std::vector<FeedEntry>> out{std::vector<FeedEntry>{}};
    HINANJO_TRY(scan(after, [&](std::uint64_t position, std::string_view bytes) {
        out->push_back({position, std::string(bytes)});
        return out->size() < limit;
    }));
    return out;
}

Status SqliteEventLog::scan(std::uint64_t after, const std::function<bool(std::uint64_t, std::string_view)>& take) {
    Statement rows = m_db->prepare("SELECT position, bytes FROM event WHERE position > ? ORDER BY position");
    rows.bind(1, static_cast<std::int64_t>(after));
    for (;;) {
        HINANJO_ASSIGN(const bool more, rows.step());
        if (!more || !take(static_cast<std::uint64_t>(rows.integer(0)), rows.bytes(1))) return {};
    }
}

Result<std::string> SqliteEventLog::at(std::uint64_t position) {
    Statement row = m_db->prepare("SELECT bytes FROM event WHERE position = ?");
    HINANJO_ASSIGN(const bool found, row.bind(1, static_cast<std::int64_t>(position)).step());
    if (!found) return fail(ErrorCode::NotFound, "feed: no position " + std::to_string(position));
    return std::string(row.bytes(0));
}

Result<std::vector<std::string>> SqliteEventLog::ofLog(const base::LogId& log, std::uint64_t after, std::size_t limit) {
    Result<std::vector<std::string>> out{std::vector<std::string>{}};
    const Log* known = find(log);
    if (known == nullptr) return out;
    Statement rows =
        m_db->prepare("SELECT bytes FROM event WHERE log = ? AND sequence > ? ORDER BY sequence, position LIMIT ?");
    rows.bind(1, known->number).bind(2, static_cast<std::int64_t>(after)).bind(3, static_cast<std::int64_t>(limit));
    for (;;) {
        HINANJO_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        out->emplace_back(rows.bytes(0));
    }
}

Result<std::vector<base::EventId>> SqliteEventLog::idsOf(const base::LogId& log) {
    Result<std::vector<base::EventId>> out{std::vector<base::EventId>{}};
    const Log* known = find(log);
    if (known == nullptr) return out;
    Statement rows = m_db->prepare("SELECT event_id FROM event WHERE log = ? ORDER BY sequence, position");
    rows.bind(1, known->number);
    for (;;) {
        HINANJO_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        if (const auto id = base::EventId::fromBytes(rows.bytes(0))) out->push_back(*id);
    }
}

Result<std::vector<std::uint64_t>> SqliteEventLog::positionsOf(const base::LogId& log, std::uint64_t after) {
    Result<std::vector<std::uint64_t>> out{std::vector<std::uint64_t>{}};
    const Log* known = find(log);
    if (known == nullptr) return out;
    Statement rows =
        m_db->prepare("SELECT position FROM event WHERE log = ? AND sequence > ? ORDER BY sequence, position");
    rows.bind(1, known->number).bind(2, static_cast<std::int64_t>(after));
    for (;;) {
        HINANJO_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        out->push_back(static_cast<std::uint64_t>(rows.integer(0)));
    }
}

std::vector<LogStanding> SqliteEventLog::standings() const {
    std::vector<LogStanding> out;
    out.reserve(m_logs.size());
    for (const auto& [id, log] : m_logs)
        out.push_back(log.standing);
    return out;
}

std::optional<LogStanding> SqliteEventLog::standing(const base::LogId& log) const {
    const Log* known = find(log);
    return known == nullptr ? std::nullopt : std::optional(known->standing);
}

Result<LogStanding> SqliteEventLog::prefix(const base::LogId& log, std::uint64_t upTo) {
    const Log* known = find(log);
    if (known == nullptr) return LogStanding{log, 0, 0, {}};
    // The suffix is what is about to be sent, so it is short: taking it away from the whole is cheaper than adding up.
    LogStanding out = known->standing;
    out.maxSequence = 0;
    Statement rows = m_db->prepare("SELECT bytes FROM event WHERE log = ? AND sequence > ?");
    rows.bind(1, known->number).bind(2, static_cast<std::int64_t>(upTo));
    for (;;) {
        HINANJO_ASSIGN(const bool more, rows.step());
        if (!more) break;
        out.digest.remove(event::hashOf(rows.bytes(0)));
        --out.count;
    }
    Statement last = m_db->prepare("SELECT max(sequence) FROM event WHERE log = ? AND sequence <= ?");
    HINANJO_ASSIGN([[maybe_unused]] const bool row,
                   last.bind(1, known->number).bind(2, static_cast<std::int64_t>(upTo)).step());
    out.maxSequence = static_cast<std::uint64_t>(last.integer(0));
    return out;
}

Status SqliteEventLog::keepSeal(const base::LogId& log, std::uint64_t sequence, std::string_view seal) {
    const auto it = m_logs.find(log);
    if (it == m_logs.end() || sequence <= it->second.sealedSequence) return {};
    Statement update = m_db->prepare("UPDATE log SET seal = ? WHERE number = ?");
    HINANJO_TRY(update.bindBlob(1, seal).bind(2, it->second.number).run());
    it->second.sealedSequence = sequence;
    return {};
}

Status SqliteEventLog::forgetSeal(const base::LogId& log) {
    const auto it = m_logs.find(log);
    if (it == m_logs.end()) return {};
    Statement update = m_db->prepare("UPDATE log SET seal = NULL WHERE number = ?");
    HINANJO_TRY(update.bind(1, it->second.number).run());
    it->second.sealedSequence = 0;
    return {};
}

Result<std::vector<std::string>> SqliteEventLog::seals() {
    Result<std::vector<std::string>> out{std::vector<std::string>{}};
    Statement rows = m_db->prepare("SELECT seal FROM log WHERE seal IS NOT NULL ORDER BY number");
    for (;;) {
        HINANJO_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        out->emplace_back(rows.bytes(0));
    }
}

Result<std::optional<Cursor>> SqliteEventLog::cursor(const std::string& peer) {
    Statement row = m_db->prepare("SELECT incarnation, position, check_id FROM peer WHERE name = ?");
    HINANJO_ASSIGN(const bool found, row.bind(1, peer).step());
    if (!found) return std::optional<Cursor>{};
    Cursor out{peer, {}, static_cast<std::uint64_t>(row.integer(1)), std::string(row.bytes(2))};
    if (const auto id = base::IncarnationId::fromBytes(row.bytes(0))) out.incarnation = *id;
    return std::optional(out);
}

Result<std::optional<std::string>> SqliteEventLog::seal(const base::LogId& log) {
    Statement row = m_db->prepare("SELECT seal FROM log WHERE log_id = ? AND seal IS NOT NULL");
    HINANJO_ASSIGN(const bool found, row.bindBlob(1, log.view()).step());
    return found ? std::optional(std::string(row.bytes(0))) : std::optional<std::string>{};
}

Status SqliteEventLog::setOwner(const base::LogId& log, const base::DeviceId& device) {
    Statement put = m_db->prepare("INSERT INTO log_owner (log_id, device) VALUES (?, ?) ON CONFLICT DO NOTHING");
    HINANJO_TRY(put.bindBlob(1, log.view()).bindBlob(2, device.view()).run());
    if (sqlite3_changes(m_db->native()) == 1) return {};
    Statement row = m_db->prepare("SELECT device = ? FROM log_owner WHERE log_id = ?");
    HINANJO_ASSIGN(const bool found, row.bindBlob(1, device.view()).bindBlob(2, log.view()).step());
    if (found && row.integer(0) == 1) return {};
    return fail(ErrorCode::Conflict, "log " + log.hex() + ": is another device's");
}

Status SqliteEventLog::forgetOwner(const base::LogId& log) {
    Statement remove = m_db->prepare("DELETE FROM log_owner WHERE log_id = ?");
    return remove.bindBlob(1, log.view()).run();
}

Result<std::vector<std::pair<base::LogId, base::DeviceId>>> SqliteEventLog::owners() {
    Result<std::vector<std::pair<base::LogId, base::DeviceId>>> out{};
    Statement rows = m_db->prepare("SELECT log_id, device FROM log_owner ORDER BY log_id");
    for (;;) {
        HINANJO_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        const auto log = base::LogId::fromBytes(rows.bytes(0));
        const auto device = base::DeviceId::fromBytes(rows.bytes(1));
        if (log && device) out->emplace_back(*log, *device);
    }
}

Result<std::vector<base::LogId>> SqliteEventLog::carried() {
    Result<std::vector<base::LogId>> out{};
    Statement rows = m_db->prepare("SELECT log_id FROM log WHERE carried <> 0 ORDER BY number");
    for (;;) {
        HINANJO_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        if (const auto log = base::LogId::fromBytes(rows.bytes(0))) out->push_back(*log);
    }
}

Status SqliteEventLog::forgetCarried(const base::LogId& log) {
    Statement update = m_db->prepare("UPDATE log SET carried = 0 WHERE log_id = ?");
    return update.bindBlob(1, log.view()).run();
}

Status SqliteEventLog::park(std::span<const event::StoredEvent> events, std::string_view reason) {
    Transaction transaction(*m_db);
    HINANJO_TRY(transaction.begin());
    for (const event::StoredEvent& e : events) {
        Statement put =
            m_db->prepare("INSERT INTO parked (event_id, reason, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
        HINANJO_TRY(put.bindBlob(1, e.envelope.id.view()).bind(2, reason).bindBlob(3, e.bytes).run());
    }
    return transaction.commit();
}

Result<std::vector<Parked>> SqliteEventLog::parked(std::string_view reason) {
    Result<std::vector<Parked>> out{};
    Statement rows = m_db->prepare(
        "SELECT number, event_id, reason, bytes FROM parked WHERE substr(reason, 1, length(?1)) = ?1 ORDER BY number");
    rows.bind(1, reason);
    for (;;) {
        HINANJO_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        out->push_back({static_cast<std::uint64_t>(rows.integer(0)),
                        base::EventId::fromBytes(rows.bytes(1)).value_or(base::EventId{}), std::string(rows.bytes(2)),
                        std::string(rows.bytes(3))});
    }
}

Status SqliteEventLog::unpark(std::span<const std::uint64_t> numbers) {
    Transaction transaction(*m_db);
    HINANJO_TRY(transaction.begin());
    for (const std::uint64_t number : numbers) {
        Statement remove = m_db->prepare("DELETE FROM parked WHERE number = ?");
        HINANJO_TRY(remove.bind(1, static_cast<std::int64_t>(number)).run());
    }
    return transaction.commit();
}

Status SqliteEventLog::noteBackup(std::span<const LogStanding> standings) {
    Transaction transaction(*m_db);
    HINANJO_TRY(transaction.begin());
    HINANJO_TRY(m_db->execute("DELETE FROM backup_log"));
    for (const LogStanding& standing : standings) {
        const std::string digest = standing.digest.bytes();
        Statement put =
            m_db->prepare("INSERT INTO backup_log (log_id, max_sequence, events, digest) VALUES (?, ?, ?, ?)");
        HINANJO_TRY(put.bindBlob(1, standing.log.view())
                        .bind(2, static_cast<std::int64_t>(standing.maxSequence))
                        .bind(3, static_cast<std::int64_t>(standing.count))
                        .bindBlob(4, digest)
                        .run());
    }
    return transaction.commit();
}

Result<std::vector<LogStanding>> SqliteEventLog::backedUp() {
    Result<std::vector<LogStanding>> out{};
    Statement rows = m_db->prepare("SELECT log_id, max_sequence, events, digest FROM backup_log ORDER BY log_id");
    for (;;) {
        HINANJO_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        const auto log = base::LogId::fromBytes(rows.bytes(0));
        if (!log) continue;
        out->push_back({*log, static_cast<std::uint64_t>(rows.integer(1)), static_cast<std::uint64_t>(rows.integer(2)),
                        base::SetDigest::fromBytes(rows.bytes(3))});
    }
}

Result<std::uint64_t> SqliteEventLog::parkedCount() {
    HINANJO_ASSIGN(const std::int64_t count, m_db->number("SELECT count(*) FROM parked"));
    return static_cast<std::uint64_t>(count);
}

Result<std::optional<std::string>> SqliteEventLog::fact(std::string_view name) {
    Statement row = m_db->prepare("SELECT value FROM meta WHERE name = ?");
    HINANJO_ASSIGN(const bool found, row.bind(1, name).step());
    return found ? std::optional(std::string(row.bytes(0))) : std::optional<std::string>{};
}

Status SqliteEventLog::setFact(std::string_view name, std::string_view value) {
    Statement put = m_db->prepare(
        "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
    return put.bind(1, name).bindBlob(2, value).run();
}

Status SqliteEventLog::checkStructure() {
    // SQLCipher's check reads the file past the WAL: a page torn by a power cut while it was copied over is whole in
    // the WAL, and must be copied again before it is called damaged.
    HINANJO_TRY(m_db->refuseIfSuspect());
    HINANJO_TRY(m_db->execute("PRAGMA wal_checkpoint(PASSIVE)"));
    // Every page's HMAC, then every B-tree and index.
    for (const char* pragma : {"PRAGMA cipher_integrity_check", "PRAGMA integrity_check"}) {
        Statement rows = m_db->prepare(pragma);
        for (;;) {
            HINANJO_ASSIGN(const bool more, rows.step());
            if (!more) break;
            if (rows.bytes(0) != "ok") {
                return fail(ErrorCode::Corrupt, m_db->file().string() + ": " + std::string(rows.bytes(0)));
            }
        }
    }
    return {};
}

}  // namespace hinanjo::store
