#include "store/postgres_event_log.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "event/seal.h"

namespace hinanjo::store {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;

namespace {

constexpr std::uint64_t kPage = 2048;

std::int64_t number(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}

// Every column of uuid or bytea holds 16 bytes where an id or a digest stands, or something else wrote it.
template <typename Id>
Result<Id> idIn(const PgRows& rows, int row, int column, const char* table) {
    const auto id = Id::fromBytes(rows.bytes(row, column));
    if (!id) return fail(ErrorCode::Corrupt, std::string("PostgreSQL: table ") + table + ": an id of a wrong length");
    return *id;
}

// Log standings in four columns from `column` on.
Result<LogStanding> standingIn(const PgRows& rows, int row, int column, const char* table) {
    HINANJO_ASSIGN(const base::LogId id, idIn<base::LogId>(rows, row, column, table));
    return LogStanding{id, static_cast<std::uint64_t>(rows.integer(row, column + 1)),
                       static_cast<std::uint64_t>(rows.integer(row, column + 2)),
                       base::SetDigest::fromBytes(rows.bytes(row, column + 3))};
}

constexpr const char* kPutFact =
    "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
constexpr const char* kNotify = "SELECT pg_notify('hinanjo_feed', $1)";

}  // namespace

Result<std::unique_ptr<PostgresEventLog>> PostgresEventLog::open(PostgresSession& session) {
    std::unique_ptr<PostgresEventLog> log(new PostgresEventLog(session));
    HINANJO_TRY(log->refresh());
    return log;
}

// --- what others did ---

// One statement, so one snapshot: the end and the standings belong together.
PgStatement PostgresEventLog::news() const {
    if (m_end == 0) {
        return {
            "SELECT f.position, current_setting('synchronous_standby_names') <> '', l.log_id, l.max_sequence, "
            "l.events, l.digest FROM feed_end f LEFT JOIN log l ON l.events > 0",
            {}};
    }
    // Materialized and bounded on both sides, so that it is read through the positions and not log by log.
    return {
        "WITH f AS MATERIALIZED (SELECT position FROM feed_end), grown AS MATERIALIZED (SELECT DISTINCT log FROM "
        "feed WHERE position > $1 AND position <= (SELECT position FROM f)) SELECT f.position, "
        "current_setting('synchronous_standby_names') <> '', l.log_id, l.max_sequence, l.events, l.digest FROM f "
        "LEFT JOIN (grown JOIN log l ON l.number = grown.log) ON true",
        {PgValue::integer(number(m_end))}};
}

Status PostgresEventLog::adopt(const PgRows& news) {
    if (news.count() == 0) return fail(ErrorCode::Corrupt, "PostgreSQL: the counter row of the feed is missing");
    const auto end = static_cast<std::uint64_t>(news.integer(0, 0));
    if (end < m_end) return fail(ErrorCode::Corrupt, "PostgreSQL: the feed became shorter");
    const bool whole = m_end == 0;
    std::uint64_t counted = 0;
    for (int i = 0; i < news.count(); ++i) {
        if (news.isNull(i, 2)) continue;
        HINANJO_ASSIGN(const LogStanding standing, standingIn(news, i, 2, "log"));
        counted += standing.count;
        m_logs[standing.log] = standing;
    }
    // The feed has no gaps, so its end is its length. Anything else is an edited database.
    if (whole && counted != end) {
        return fail(ErrorCode::Corrupt, "PostgreSQL: the feed ends at " + std::to_string(end) + " but " +
                                            std::to_string(counted) + " events are counted in its logs");
    }
    m_end = end;
    m_replicated = news.integer(0, 1) != 0;
    return {};
}

Status PostgresEventLog::refresh() {
    HINANJO_ASSIGN(PgConnection * db, m_session.connectionAfterMove());
    // After a move the mirror is of another feed: everything is read again.
    std::map<base::LogId, LogStanding> before;
    const std::uint64_t end = m_end;
    if (m_session.hasMoved()) {
        before.swap(m_logs);
        m_end = 0;
    }
    const PgStatement statement = news();
    const auto rows = db->run(statement.sql, statement.values);
    const Status read = rows ? adopt(*rows) : Status(fail(rows.error()));
    if (read) {
        m_session.acceptMove();
    } else if (m_session.hasMoved()) {
        before.swap(m_logs);
        m_end = end;
    }
    return read;
}

// --- append ---

Result<Appended> PostgresEventLog::append(std::span<const event::StoredEvent> batch, const Arrival& how) {
    for (int attempt = 1;; ++attempt) {
        HINANJO_ASSIGN(PgConnection * db, m_session.connection());
        auto done = appendOnce(*db, batch, how);
        if (done) return done;
        db->rollBack();
        if (!db->isRepeatable() || attempt == PostgresSession::kAttempts) return done;
    }
}

// Locks are taken in one order by every process: new logs by id, events by id, logs by id, the counter row.
Result<Appended> PostgresEventLog::appendOnce(PgConnection& db, std::span<const event::StoredEvent> batch,
                                              const Arrival& how) {
    Appended out;
    out.positions.assign(batch.size(), 0);
    std::vector<PgStatement> first{{"BEGIN", {}}};
    std::vector<std::string_view> logs, unknown;
    if (!batch.empty()) {
        std::set<std::string_view> all;
        for (const event::StoredEvent& e : batch)
            all.insert(e.envelope.log.view());
        logs.assign(all.begin(), all.end());
        for (const std::string_view log : logs) {
            if (!m_logs.contains(*base::LogId::fromBytes(log))) unknown.push_back(log);
        }
        if (!unknown.empty()) {
            first.push_back(
                {"INSERT INTO log (log_id) SELECT id FROM unnest($1::uuid[]) AS u (id) ORDER BY id ON "
                 "CONFLICT DO NOTHING",
                 {PgValue::uuids(unknown)}});
        }
        std::vector<std::size_t> order(batch.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, {}, [&](std::size_t i) { return batch[i].envelope.id; });
        std::vector<std::string_view> ids, bytes;
        for (const std::size_t i : order) {
            if (!ids.empty() && ids.back() == batch[i].envelope.id.view()) continue;
            ids.push_back(batch[i].envelope.id.view());
            bytes.emplace_back(batch[i].bytes);
        }
        first.push_back(
            {"INSERT INTO event (event_id, bytes) SELECT id, bytes FROM unnest($1::uuid[], $2::bytea[]) AS "
             "e (id, bytes) ORDER BY id ON CONFLICT DO NOTHING RETURNING event_id",
             {PgValue::uuids(ids), PgValue::blobs(bytes)}});
        // The lock is written down: so the COMMIT of a batch of repeats, too, waits for the second server, which may
        // not have what they repeat.
        first.push_back(
            {"SELECT log_id, max_sequence, events, digest FROM log WHERE log_id = ANY ($1::uuid[]) ORDER "
             "BY log_id FOR UPDATE",
             {PgValue::uuids(logs)}});
    }
    HINANJO_ASSIGN(const std::vector<PgRows> found, db.run(first));

    // What was new, in the order of the batch.
    std::unordered_set<base::EventId> fresh;
    std::map<base::LogId, LogStanding> grown;
    if (!batch.empty()) {
        const PgRows& inserted = found[found.size() - 2];
        for (int i = 0; i < inserted.count(); ++i) {
            HINANJO_ASSIGN(const base::EventId id, idIn<base::EventId>(inserted, i, 0, "event"));
            fresh.insert(id);
        }
        const PgRows& locked = found.back();
        for (int i = 0; i < locked.count(); ++i) {
            HINANJO_ASSIGN(const LogStanding standing, standingIn(locked, i, 0, "log"));
            grown.emplace(standing.log, standing);
        }
        if (grown.size() != logs.size()) return fail(ErrorCode::Corrupt, "PostgreSQL: table log: a log disappeared");
    }
    std::vector<std::string_view> newIds, newLogs, oldIds, oldBytes;
    std::vector<std::int64_t> newSequences;
    std::set<base::LogId> touched;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const event::StoredEvent& e = batch[i];
        if (fresh.erase(e.envelope.id) == 0) {
            oldIds.push_back(e.envelope.id.view());
            oldBytes.emplace_back(e.bytes);
            continue;
        }
        newIds.push_back(e.envelope.id.view());
        newLogs.push_back(e.envelope.log.view());
        newSequences.push_back(number(e.envelope.sequence));
        out.positions[i] = newIds.size();  // The counter is added below.
        LogStanding& standing = grown.at(e.envelope.log);
        standing.maxSequence = std::max(standing.maxSequence, e.envelope.sequence);
        ++standing.count;
        standing.digest.add(e.hash);
        touched.insert(e.envelope.log);
    }
    out.added = newIds.size();

    std::vector<PgStatement> second;
    if (!touched.empty()) {
        std::vector<std::string_view> ids, digestViews;
        std::vector<std::string> digests;
        std::vector<std::int64_t> maxima, counts;
        for (const base::LogId& log : touched) {
            const LogStanding& standing = grown.at(log);
            ids.push_back(log.view());
            maxima.push_back(number(standing.maxSequence));
            counts.push_back(number(standing.count));
            digests.push_back(standing.digest.bytes());
        }
        digestViews.assign(digests.begin(), digests.end());
        second.push_back(
            {"UPDATE log SET max_sequence = u.last, events = u.events, digest = u.digest, carried = "
             "log.carried OR $5 FROM unnest($1::uuid[], $2::int8[], $3::int8[], $4::bytea[]) AS u (id, "
             "last, events, digest) WHERE log.log_id = u.id",
             {PgValue::uuids(ids), PgValue::integers(maxima), PgValue::integers(counts), PgValue::blobs(digestViews),
              PgValue::flag(how.carried)}});
    }
    std::optional<std::size_t> comparison;
    if (!oldIds.empty()) {
        // Known id: the same bytes are a repeat; other bytes are a fault that must stay visible.
        comparison = second.size();
        second.push_back(
            {"WITH odd AS (SELECT k.id, k.bytes FROM unnest($1::uuid[], $2::bytea[]) AS k (id, bytes) "
             "JOIN event e ON e.event_id = k.id WHERE e.bytes <> k.bytes), "
             "put AS (INSERT INTO parked (event_id, reason, bytes) SELECT id, 'same id, other bytes', "
             "bytes FROM odd ON CONFLICT DO NOTHING) SELECT count(*) FROM odd",
             {PgValue::uuids(oldIds), PgValue::blobs(oldBytes)}});
    }
    if (how.cursor) {
        second.push_back(
            {"INSERT INTO peer (name, incarnation, position, check_id) VALUES ($1, $2, $3, $4) ON "
             "CONFLICT (name) DO UPDATE SET incarnation = excluded.incarnation, position = "
             "excluded.position, check_id = excluded.check_id",
             {PgValue::text(how.cursor->peer), PgValue::uuid(how.cursor->incarnation.view()),
              PgValue::integer(number(how.cursor->position)), PgValue::blob(how.cursor->check)}});
    }
    std::optional<std::size_t> counter;
    if (!newIds.empty()) {
        second.push_back({kNotify, {PgValue::text(m_session.token())}});
        counter = second.size();
        second.push_back(
            {"WITH c AS (UPDATE feed_end SET position = position + $4 RETURNING position - $4 AS base) "
             "INSERT INTO feed (position, log, sequence, event_id) SELECT c.base + e.place, log.number, "
             "e.sequence, e.id FROM c, unnest($1::uuid[], $2::uuid[], $3::int8[]) WITH ORDINALITY AS e "
             "(id, log, sequence, place) JOIN log ON log.log_id = e.log",
             {PgValue::uuids(newIds), PgValue::uuids(newLogs), PgValue::integers(newSequences),
              PgValue::integer(number(out.added))}});
    }
    const std::size_t newsAt = second.size();
    second.push_back(news());
    second.push_back({"COMMIT", {}});
    (void)db.takeWarnings();
    HINANJO_ASSIGN(const std::vector<PgRows> done, db.run(second));
    HINANJO_TRY(m_session.committed(db, done));
    if (comparison) out.parked = static_cast<std::uint64_t>(done[*comparison].integer(0, 0));
    // It is durable: whatever is wrong with the mirror is said by the next refresh, not by this.
    if (done[newsAt].count() > 0) out.last = static_cast<std::uint64_t>(done[newsAt].integer(0, 0));
    (void)adopt(done[newsAt]);
    if (counter) {
        const std::uint64_t base = out.last - out.added;
        for (std::uint64_t& position : out.positions)
            position += position != 0 ? base : 0;
    }
    return out;
}

// --- reading ---

Result<std::vector<FeedEntry>> PostgresEventLog::read(std::uint64_t after, std::size_t limit) {
    Result<std::vector<FeedEntry>> out{std::vector<FeedEntry>{}};
    if (limit == 0 || after >= m_end) return out;
    const std::uint64_t upTo = std::min<std::uint64_t>(m_end, limit > m_end - after ? m_end : after + limit);
    HINANJO_ASSIGN(const PgRows rows,
                   m_session.query("SELECT f.position, e.bytes FROM feed f JOIN event e USING (event_id) WHERE "
                                   "f.position > $1 AND f.position <= $2 ORDER BY f.position",
                                   {PgValue::integer(number(after)), PgValue::integer(number(upTo))}));
    if (static_cast<std::uint64_t>(rows.count()) != upTo - after) {
        return fail(ErrorCode::Corrupt, "PostgreSQL: the feed has a gap after position " + std::to_string(after));
    }
    out->reserve(static_cast<std::size_t>(rows.count()));
    for (int i = 0; i < rows.count(); ++i)
        out->push_back({static_cast<std::uint64_t>(rows.integer(i, 0)), std::string(rows.bytes(i, 1))});
    return out;
}

// Page by page, so that `take` may use the log too.
Status PostgresEventLog::scan(std::uint64_t after, const std::function<bool(std::uint64_t, std::string_view)>& take) {
    const std::uint64_t end = m_end;
    while (after < end) {
        HINANJO_ASSIGN(const std::vector<FeedEntry> page, read(after, std::min(kPage, end - after)));
        if (page.empty()) return {};
        for (const FeedEntry& entry : page) {
            if (!take(entry.position, entry.bytes)) return {};
        }
        after = page.back().position;
    }
    return {};
}

Result<std::string> PostgresEventLog::at(std::uint64_t position) {
    if (position == 0 || position > m_end)
        return fail(ErrorCode::NotFound, "feed: no position " + std::to_string(position));
    HINANJO_ASSIGN(const std::vector<FeedEntry> entry, read(position - 1, 1));
    return entry.front().bytes;
}

Result<std::vector<std::string>> PostgresEventLog::atAll(std::span<const std::uint64_t> positions) {
    // Looked up by index and put in order here: a join with the list makes the server read the whole feed.
    std::vector<std::int64_t> wanted;
    for (const std::uint64_t position : positions)
        if (position <= m_end) wanted.push_back(number(position));
    HINANJO_ASSIGN(const PgRows rows,
                   m_session.query("SELECT f.position, e.bytes FROM feed f JOIN event e USING (event_id) WHERE "
                                   "f.position = ANY ($1::int8[])",
                                   {PgValue::integers(wanted)}));
    std::unordered_map<std::uint64_t, std::string_view> found;
    for (int i = 0; i < rows.count(); ++i)
        found.emplace(static_cast<std::uint64_t>(rows.integer(i, 0)), rows.bytes(i, 1));
    Result<std::vector<std::string>> out{std::vector<std::string>{}};
    out->reserve(positions.size());
    for (const std::uint64_t position : positions) {
        const auto it = found.find(position);
        if (it == found.end()) return fail(ErrorCode::NotFound, "feed: no position " + std::to_string(position));
        out->emplace_back(it->second);
    }
    return out;
}

Result<std::vector<std::string>> PostgresEventLog::ofLog(const base::LogId& log, std::uint64_t after,
                                                         std::size_t limit) {
    Result<std::vector<std::string>> out{std::vector<std::string>{}};
    HINANJO_ASSIGN(
        const PgRows rows,
        m_session.query("SELECT e.bytes FROM feed f JOIN event e USING (event_id) WHERE f.log = (SELECT "
                        "number FROM log WHERE log_id = $1) AND f.sequence > $2 AND f.position <= $3 ORDER "
                        "BY f.sequence, f.position LIMIT $4",
                        {PgValue::uuid(log.view()), PgValue::integer(number(after)), PgValue::integer(number(m_end)),
                         PgValue::integer(number(std::min<std::uint64_t>(limit, INT32_MAX)))}));
    for (int i = 0; i < rows.count(); ++i)
        out->emplace_back(rows.bytes(i, 0));
    return out;
}

Result<std::vector<base::EventId>> PostgresEventLog::idsOf(const base::LogId& log) {
    Result<std::vector<base::EventId>> out{std::vector<base::EventId>{}};
    HINANJO_ASSIGN(const PgRows rows,
                   m_session.query("SELECT event_id FROM feed WHERE log = (SELECT number FROM log WHERE log_id = $1) "
                                   "AND position <= $2 ORDER BY sequence, position",
                                   {PgValue::uuid(log.view()), PgValue::integer(number(m_end))}));
    for (int i = 0; i < rows.count(); ++i) {
        HINANJO_ASSIGN(const base::EventId id, idIn<base::EventId>(rows, i, 0, "feed"));
        out->push_back(id);
    }
    return out;
}

Result<std::vector<std::uint64_t>> PostgresEventLog::positionsOf(const base::LogId& log, std::uint64_t after) {
    Result<std::vector<std::uint64_t>> out{std::vector<std::uint64_t>{}};
    HINANJO_ASSIGN(
        const PgRows rows,
        m_session.query("SELECT position FROM feed WHERE log = (SELECT number FROM log WHERE log_id = $1) "
                        "AND sequence > $2 AND position <= $3 ORDER BY sequence, position",
                        {PgValue::uuid(log.view()), PgValue::integer(number(after)), PgValue::integer(number(m_end))}));
    for (int i = 0; i < rows.count(); ++i)
        out->push_back(static_cast<std::uint64_t>(rows.integer(i, 0)));
    return out;
}

std::vector<LogStanding> PostgresEventLog::standings() const {
    std::vector<LogStanding> out;
    out.reserve(m_logs.size());
    for (const auto& [id, standing] : m_logs)
        out.push_back(standing);
    return out;
}

std::optional<LogStanding> PostgresEventLog::standing(const base::LogId& log) const {
    const auto it = m_logs.find(log);
    return it == m_logs.end() ? std::nullopt : std::optional(it->second);
}

Result<LogStanding> PostgresEventLog::prefix(const base::LogId& log, std::uint64_t upTo) {
    const auto known = standing(log);
    if (!known) return LogStanding{log, 0, 0, {}};
    // The suffix is what is about to be sent, so it is short: taking it away from the whole is cheaper than adding up.
    LogStanding out = *known;
    HINANJO_ASSIGN(const std::vector<std::string> suffix, ofLog(log, upTo, SIZE_MAX));
    for (const std::string& bytes : suffix) {
        out.digest.remove(event::hashOf(bytes));
        --out.count;
    }
    HINANJO_ASSIGN(
        const PgRows last,
        m_session.query("SELECT coalesce(max(sequence), 0) FROM feed WHERE log = (SELECT number FROM log "
                        "WHERE log_id = $1) AND sequence <= $2 AND position <= $3",
                        {PgValue::uuid(log.view()), PgValue::integer(number(upTo)), PgValue::integer(number(m_end))}));
    out.maxSequence = static_cast<std::uint64_t>(last.integer(0, 0));
    return out;
}

// --- beside the events ---

Status PostgresEventLog::keepSeal(const base::LogId& log, std::uint64_t sequence, std::string_view seal) {
    return m_session.change("UPDATE log SET seal = $2, seal_sequence = $3 WHERE log_id = $1 AND seal_sequence < $3",
                            {PgValue::uuid(log.view()), PgValue::blob(seal), PgValue::integer(number(sequence))});
}

Status PostgresEventLog::forgetSeal(const base::LogId& log) {
    return m_session.change("UPDATE log SET seal = NULL, seal_sequence = 0 WHERE log_id = $1",
                            {PgValue::uuid(log.view())});
}

Result<std::vector<std::string>> PostgresEventLog::seals() {
    Result<std::vector<std::string>> out{std::vector<std::string>{}};
    HINANJO_ASSIGN(const PgRows rows,
                   m_session.query("SELECT seal FROM log WHERE seal IS NOT NULL AND events > 0 ORDER BY number"));
    for (int i = 0; i < rows.count(); ++i)
        out->emplace_back(rows.bytes(i, 0));
    return out;
}

Result<std::optional<std::string>> PostgresEventLog::seal(const base::LogId& log) {
    HINANJO_ASSIGN(const PgRows rows, m_session.query("SELECT seal FROM log WHERE log_id = $1 AND seal IS NOT NULL",
                                                      {PgValue::uuid(log.view())}));
    return rows.count() == 0 ? std::optional<std::string>{} : std::optional(std::string(rows.bytes(0, 0)));
}

Status PostgresEventLog::setOwner(const base::LogId& log, const base::DeviceId& device) {
    HINANJO_TRY(m_session.change("INSERT INTO log_owner (log_id, device) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                                 {PgValue::uuid(log.view()), PgValue::uuid(device.view())}));
    HINANJO_ASSIGN(const PgRows rows,
                   m_session.query("SELECT device FROM log_owner WHERE log_id = $1", {PgValue::uuid(log.view())}));
    if (rows.count() == 1 && rows.bytes(0, 0) == device.view()) return {};
    return fail(ErrorCode::Conflict, "log " + log.hex() + ": is another device's");
}

Status PostgresEventLog::forgetOwner(const base::LogId& log) {
    return m_session.change("DELETE FROM log_owner WHERE log_id = $1", {PgValue::uuid(log.view())});
}

Result<std::vector<std::pair<base::LogId, base::DeviceId>>> PostgresEventLog::owners() {
    Result<std::vector<std::pair<base::LogId, base::DeviceId>>> out{};
    HINANJO_ASSIGN(const PgRows rows, m_session.query("SELECT log_id, device FROM log_owner ORDER BY log_id"));
    for (int i = 0; i < rows.count(); ++i) {
        HINANJO_ASSIGN(const base::LogId log, idIn<base::LogId>(rows, i, 0, "log_owner"));
        HINANJO_ASSIGN(const base::DeviceId device, idIn<base::DeviceId>(rows, i, 1, "log_owner"));
        out->emplace_back(log, device);
    }
    return out;
}

Result<std::vector<base::LogId>> PostgresEventLog::carried() {
    Result<std::vector<base::LogId>> out{};
    HINANJO_ASSIGN(const PgRows rows, m_session.query("SELECT log_id FROM log WHERE carried ORDER BY number"));
    for (int i = 0; i < rows.count(); ++i) {
        HINANJO_ASSIGN(const base::LogId log, idIn<base::LogId>(rows, i, 0, "log"));
        out->push_back(log);
    }
    return out;
}

Status PostgresEventLog::forgetCarried(const base::LogId& log) {
    return m_session.change("UPDATE log SET carried = false WHERE log_id = $1 AND carried",
                            {PgValue::uuid(log.view())});
}

Result<std::optional<Cursor>> PostgresEventLog::cursor(const std::string& peer) {
    HINANJO_ASSIGN(
        const PgRows rows,
        m_session.query("SELECT incarnation, position, check_id FROM peer WHERE name = $1", {PgValue::text(peer)}));
    if (rows.count() == 0) return std::optional<Cursor>{};
    HINANJO_ASSIGN(const base::IncarnationId incarnation, idIn<base::IncarnationId>(rows, 0, 0, "peer"));
    return std::optional(
        Cursor{peer, incarnation, static_cast<std::uint64_t>(rows.integer(0, 1)), std::string(rows.bytes(0, 2))});
}

Status PostgresEventLog::park(std::span<const event::StoredEvent> events, std::string_view reason) {
    std::vector<std::string_view> ids, bytes;
    for (const event::StoredEvent& e : events) {
        ids.push_back(e.envelope.id.view());
        bytes.emplace_back(e.bytes);
    }
    return m_session.change(
        "INSERT INTO parked (event_id, reason, bytes) SELECT p.id, $3, p.bytes FROM "
        "unnest($1::uuid[], $2::bytea[]) WITH ORDINALITY AS p (id, bytes, place) ORDER BY p.place "
        "ON CONFLICT DO NOTHING",
        {PgValue::uuids(ids), PgValue::blobs(bytes), PgValue::text(reason)});
}

Result<std::vector<Parked>> PostgresEventLog::parked(std::string_view reason) {
    Result<std::vector<Parked>> out{};
    HINANJO_ASSIGN(const PgRows rows, m_session.query("SELECT number, event_id, reason, bytes FROM parked WHERE "
                                                      "starts_with(reason, $1) ORDER BY number",
                                                      {PgValue::text(reason)}));
    for (int i = 0; i < rows.count(); ++i) {
        HINANJO_ASSIGN(const base::EventId id, idIn<base::EventId>(rows, i, 1, "parked"));
        out->push_back({static_cast<std::uint64_t>(rows.integer(i, 0)), id, std::string(rows.bytes(i, 2)),
                        std::string(rows.bytes(i, 3))});
    }
    return out;
}

Status PostgresEventLog::unpark(std::span<const std::uint64_t> numbers) {
    std::vector<std::int64_t> wanted;
    for (const std::uint64_t n : numbers)
        wanted.push_back(number(n));
    return m_session.change("DELETE FROM parked WHERE number = ANY ($1::int8[])", {PgValue::integers(wanted)});
}

Result<std::uint64_t> PostgresEventLog::parkedCount() {
    HINANJO_ASSIGN(const PgRows rows, m_session.query("SELECT count(*) FROM parked"));
    return static_cast<std::uint64_t>(rows.integer(0, 0));
}

Status PostgresEventLog::noteBackup(std::span<const LogStanding> standings) {
    std::vector<std::string_view> ids;
    std::vector<std::int64_t> maxima, counts;
    std::vector<std::string> digests;
    for (const LogStanding& standing : standings) {
        ids.push_back(standing.log.view());
        maxima.push_back(number(standing.maxSequence));
        counts.push_back(number(standing.count));
        digests.push_back(standing.digest.bytes());
    }
    const std::vector<std::string_view> digestViews(digests.begin(), digests.end());
    std::vector<PgStatement> all;
    all.push_back({"LOCK TABLE backup_log IN EXCLUSIVE MODE", {}});
    all.push_back({"DELETE FROM backup_log", {}});
    all.push_back(
        {"INSERT INTO backup_log (log_id, max_sequence, events, digest) SELECT * FROM unnest($1::uuid[], "
         "$2::int8[], $3::int8[], $4::bytea[])",
         {PgValue::uuids(ids), PgValue::integers(maxima), PgValue::integers(counts), PgValue::blobs(digestViews)}});
    HINANJO_TRY(m_session.change(std::move(all)));
    return {};
}

Result<std::vector<LogStanding>> PostgresEventLog::backedUp() {
    Result<std::vector<LogStanding>> out{};
    HINANJO_ASSIGN(const PgRows rows,
                   m_session.query("SELECT log_id, max_sequence, events, digest FROM backup_log ORDER BY log_id"));
    for (int i = 0; i < rows.count(); ++i) {
        HINANJO_ASSIGN(const LogStanding standing, standingIn(rows, i, 0, "backup_log"));
        out->push_back(standing);
    }
    return out;
}

Result<std::optional<std::string>> PostgresEventLog::fact(std::string_view name) {
    HINANJO_ASSIGN(const PgRows rows, m_session.query("SELECT value FROM meta WHERE name = $1", {PgValue::text(name)}));
    return rows.count() == 0 ? std::optional<std::string>{} : std::optional(std::string(rows.bytes(0, 0)));
}

Status PostgresEventLog::setFact(std::string_view name, std::string_view value) {
    std::vector<PgStatement> all;
    all.push_back({kPutFact, {PgValue::text(name), PgValue::blob(value)}});
    all.push_back({kNotify, {PgValue::text(m_session.token())}});
    HINANJO_TRY(m_session.change(std::move(all)));
    return {};
}

Result<bool> PostgresEventLog::replaceFact(std::string_view name, std::optional<std::string_view> from,
                                           std::string_view to) {
    std::vector<PgStatement> all;
    if (from) {
        all.push_back({"UPDATE meta SET value = $3 WHERE name = $1 AND value = $2",
                       {PgValue::text(name), PgValue::blob(*from), PgValue::blob(to)}});
    } else {
        all.push_back({"INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                       {PgValue::text(name), PgValue::blob(to)}});
    }
    all.push_back({kNotify, {PgValue::text(m_session.token())}});
    HINANJO_ASSIGN(const std::vector<PgRows> done, m_session.change(std::move(all)));
    return done.front().affected() == 1;
}

Result<bool> PostgresEventLog::claim(const base::LogId& log) {
    HINANJO_ASSIGN(PgConnection * db, m_session.connection());
    if (const auto held = m_claims.find(log); held != m_claims.end()) return held->second == m_session.generation();
    std::int64_t key = 0;  // Of the random half.
    for (const std::uint8_t byte : std::span(log.bytes).last(8))
        key = static_cast<std::int64_t>(static_cast<std::uint64_t>(key) << 8 | byte);
    HINANJO_ASSIGN(const PgRows rows, db->run("SELECT pg_try_advisory_lock($1)", {PgValue::integer(key)}));
    if (rows.integer(0, 0) == 0) return false;
    m_claims[log] = m_session.generation();
    return true;
}

Status PostgresEventLog::checkStructure() {
    // Pages are the server's matter (data checksums, amcheck); here is what only we know.
    HINANJO_ASSIGN(
        const PgRows rows,
        m_session.query("SELECT (SELECT position FROM feed_end), (SELECT count(*) FROM feed), "
                        "(SELECT coalesce(max(position), 0) FROM feed), (SELECT count(*) FROM event), "
                        "(SELECT count(*) FROM feed f WHERE NOT EXISTS (SELECT FROM event e WHERE e.event_id = "
                        "f.event_id)), (SELECT count(*) FROM log l WHERE (l.events, l.max_sequence) IS DISTINCT FROM "
                        "(SELECT (count(*), coalesce(max(f.sequence), 0)) FROM feed f WHERE f.log = l.number))"));
    const auto wrong = [](const std::string& what) { return fail(ErrorCode::Corrupt, "PostgreSQL: " + what); };
    const std::int64_t end = rows.integer(0, 0);
    if (rows.integer(0, 1) != end || rows.integer(0, 2) != end)
        return wrong("the feed does not hold every position up to " + std::to_string(end));
    if (rows.integer(0, 3) != end || rows.integer(0, 4) != 0) return wrong("the feed and the events do not agree");
    if (rows.integer(0, 5) != 0)
        return wrong(std::to_string(rows.integer(0, 5)) + " logs count other events than they have");
    return {};
}

}  // namespace hinanjo::store
