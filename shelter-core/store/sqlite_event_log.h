// EventLog over the encrypted SQLite file.
#pragma once

#include <map>

#include "store/database.h"
#include "store/event_log.h"

namespace hinanjo::store {

class SqliteEventLog final : public EventLog {
public:
    // `db` is migrated already and outlives this. Reads the standings; nothing else is kept in memory.
    [[nodiscard]] static base::Result<SqliteEventLog> open(Database& db);

    [[nodiscard]] base::Result<Appended> append(std::span<const event::StoredEvent> batch, const Arrival& how) override;
    [[nodiscard]] base::Result<std::vector<FeedEntry>> read(std::uint64_t after, std::size_t limit) override;
    [[nodiscard]] base::Status scan(std::uint64_t after,
                                    const std::function<bool(std::uint64_t, std::string_view)>& take) override;
    [[nodiscard]] base::Result<std::string> at(std::uint64_t position) override;
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
    [[nodiscard]] base::Status checkStructure() override;

private:
    struct Log {
        std::int64_t number = 0;
        LogStanding standing;
        std::uint64_t sealedSequence = 0;
        bool grew = false;  // In the transaction that is being written.
    };
    explicit SqliteEventLog(Database& db) : m_db(&db) {}
    [[nodiscard]] const Log* find(const base::LogId& log) const;

    Database* m_db;
    std::map<base::LogId, Log> m_logs;  // Mirror of table log, as of the last commit.
    std::int64_t m_lastLogNumber = 0;
    std::uint64_t m_end = 0;
};

}  // namespace hinanjo::store
