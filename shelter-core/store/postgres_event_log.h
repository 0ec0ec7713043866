// EventLog over PostgreSQL: one database that several hq-server processes share.
//
// Positions are given in commit order by one counter row, taken last (sync.md b15). What was committed by others is
// seen at refresh() and at each append(); until then reads, end() and standings() agree with each other on an earlier
// end. Encryption at rest is the database server's matter (its disk); so is the network (sslmode in the conninfo).
//
// A lost connection is Unavailable and is opened again by the next call. When another server answers then (a standby
// was promoted, a dump restored), everything is Unavailable until refresh(): the feed may be shorter than it was, and
// "hq.incarnation" is another (PostgresSession).
#pragma once

#include <map>
#include <set>

#include "store/event_log.h"
#include "store/postgres_session.h"

namespace hinanjo::store {

class PostgresEventLog final : public EventLog {
public:
    // `session` outlives this. Corrupt: the feed and the logs do not agree.
    [[nodiscard]] static base::Result<std::unique_ptr<PostgresEventLog>> open(PostgresSession& session);

    [[nodiscard]] base::Result<Appended> append(std::span<const event::StoredEvent> batch, const Arrival& how) override;
    [[nodiscard]] base::Result<std::vector<FeedEntry>> read(std::uint64_t after, std::size_t limit) override;
    [[nodiscard]] base::Status scan(std::uint64_t after,
                                    const std::function<bool(std::uint64_t, std::string_view)>& take) override;
    [[nodiscard]] base::Result<std::string> at(std::uint64_t position) override;
    [[nodiscard]] base::Result<std::vector<std::string>> atAll(std::span<const std::uint64_t> positions) override;
    [[nodiscard]] base::Result<std::vector<std::string>> ofLog(const base::LogId& log, std::uint64_t after,
                                                               std::size_t limit) override;
    [[nodiscard]] base::Result<std::vector<base::EventId>> idsOf(const base::LogId& log) override;
    [[nodiscard]] base::Result<std::vector<std::uint64_t>> positionsOf(const base::LogId& log,
                                                                       std::uint64_t after) override;
    [[nodiscard]] std::uint64_t end() const override { return m_end; }
    [[nodiscard]] std::vector<LogStanding> standings() const override;
    [[nodiscard]] std::optional<LogStanding> standing(const base::LogId& log) const override;
    [[nodiscard]] base::Result<LogStanding> prefix(const base::LogId& log, std::uint64_t upTo) override;
    [[nodiscard]] base::Status keepSeal(const base::LogId& log, std::uint64_t sequence, std::string_view seal) override;
    [[nodiscard]] base::Result<std::vector<std::string>> seals() override;
    [[nodiscard]] base::Result<std::optional<std::string>> seal(const base::LogId& log) override;
    [[nodiscard]] base::Status forgetSeal(const base::LogId& log) override;
    [[nodiscard]] base::Status forgetOwner(const base::LogId& log) override;
    [[nodiscard]] base::Status setOwner(const base::LogId& log, const base::DeviceId& device) override;
    [[nodiscard]] base::Result<std::vector<std::pair<base::LogId, base::DeviceId>>> owners() override;
    [[nodiscard]] base::Result<std::vector<base::LogId>> carried() override;
    [[nodiscard]] base::Status forgetCarried(const base::LogId& log) override;
    [[nodiscard]] base::Result<std::optional<Cursor>> cursor(const std::string& peer) override;
    [[nodiscard]] base::Status park(std::span<const event::StoredEvent> events, std::string_view reason) override;
    [[nodiscard]] base::Result<std::vector<Parked>> parked(std::string_view reason) override;
    [[nodiscard]] base::Status unpark(std::span<const std::uint64_t> numbers) override;
    [[nodiscard]] base::Result<std::uint64_t> parkedCount() override;
    [[nodiscard]] base::Status noteBackup(std::span<const LogStanding> standings) override;
    [[nodiscard]] base::Result<std::vector<LogStanding>> backedUp() override;
    [[nodiscard]] base::Result<std::optional<std::string>> fact(std::string_view name) override;
    [[nodiscard]] base::Status setFact(std::string_view name, std::string_view value) override;
    [[nodiscard]] base::Result<bool> replaceFact(std::string_view name, std::optional<std::string_view> from,
                                                 std::string_view to) override;
    [[nodiscard]] base::Result<bool> claim(const base::LogId& log) override;
    [[nodiscard]] bool replicated() const override { return m_replicated; }
    [[nodiscard]] base::Status refresh() override;
    [[nodiscard]] base::Status checkStructure() override;

private:
    explicit PostgresEventLog(PostgresSession& session) : m_session(session) {}
    [[nodiscard]] base::Result<Appended> appendOnce(PgConnection& db, std::span<const event::StoredEvent> batch,
                                                    const Arrival& how);
    [[nodiscard]] base::Status adopt(const PgRows& news);
    [[nodiscard]] PgStatement news() const;

    PostgresSession& m_session;
    std::map<base::LogId, LogStanding> m_logs;  // Mirror of table log at position m_end.
    std::uint64_t m_end = 0;
    bool m_replicated = false;
    std::map<base::LogId, std::uint64_t> m_claims;  // In which generation of the connection.
};

}  // namespace hinanjo::store
