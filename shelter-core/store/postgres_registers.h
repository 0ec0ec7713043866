// The registers of a headquarters over PostgreSQL. Each is replaced in one transaction; readers see the old one or the
// new one. Searching by rows of the kana table is the tablets' matter and stays with their own file.
#pragma once

#include "store/postgres_session.h"
#include "store/registers.h"

namespace hinanjo::store {

class PostgresRegisters final : public RegisterStore {
public:
    // `session` outlives this.
    explicit PostgresRegisters(PostgresSession& session) : m_session(session) {}

    [[nodiscard]] base::Result<RegisterVersion> version(std::string_view name) override;
    [[nodiscard]] base::Status replaceResidents(std::uint64_t version, std::span<const domain::Resident> rows) override;
    [[nodiscard]] base::Status replaceRoster(std::uint64_t version,
                                             std::span<const domain::RosterPerson> rows) override;
    [[nodiscard]] base::Status replaceShelters(std::uint64_t version,
                                               std::span<const domain::ShelterInfo> rows) override;
    [[nodiscard]] base::Result<std::vector<domain::RosterPerson>> roster() override;
    [[nodiscard]] base::Result<std::vector<domain::ShelterInfo>> shelters() override;
    [[nodiscard]] base::Status eachResident(std::span<const std::string> towns,
                                            const std::function<bool(const domain::Resident&)>& take) override;
    [[nodiscard]] base::Result<std::uint64_t> residentsAfter(
        std::uint64_t version, std::uint64_t after, std::size_t limit,
        const std::function<void(domain::Resident&&)>& take) override;

private:
    struct Row {
        std::string_view town;
        std::string content;
    };
    [[nodiscard]] base::Status replace(std::string_view name, std::uint64_t version, std::span<const Row> rows);

    PostgresSession& m_session;
};

}  // namespace hinanjo::store
