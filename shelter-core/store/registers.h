// Reference data by version: residents of the catchment, the roster, shelters. A new version is built beside the old
// one and arrives whole or not at all; readers change over in one transaction.
//
// Not thread-safe: belongs to the owner of its database.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/roster.h"
#include "domain/shelter.h"
#include "store/database.h"

namespace hinanjo::store {

struct RegisterVersion {
    std::uint64_t version = 0;  // 0: none has arrived.
    std::uint64_t rows = 0;
};

inline constexpr std::string_view kResidents = "residents";
inline constexpr std::string_view kRoster = "roster";
inline constexpr std::string_view kShelters = "shelters";
inline constexpr std::string_view kRosterSlice = "roster_slice";  // On tablets: sealed, as HQ sent it.

// What a search brings back: households in reading order of the member that matched.
struct HouseholdsFound {
    std::vector<std::vector<domain::Resident>> households;
    std::size_t total = 0;  // exact up to 50
    bool more = false;
};

// What a headquarters needs of them; over SQLite (Registers) and over PostgreSQL (PostgresRegisters).
class RegisterStore {
public:
    virtual ~RegisterStore() = default;

    [[nodiscard]] virtual base::Result<RegisterVersion> version(std::string_view name) = 0;

    // Each replaces its register whole. Conflict: another process has put this or a later version there meanwhile.
    [[nodiscard]] virtual base::Status replaceResidents(std::uint64_t version,
                                                        std::span<const domain::Resident> rows) = 0;
    [[nodiscard]] virtual base::Status replaceRoster(std::uint64_t version,
                                                     std::span<const domain::RosterPerson> rows) = 0;
    [[nodiscard]] virtual base::Status replaceShelters(std::uint64_t version,
                                                       std::span<const domain::ShelterInfo> rows) = 0;

    [[nodiscard]] virtual base::Result<std::vector<domain::RosterPerson>> roster() = 0;
    [[nodiscard]] virtual base::Result<std::vector<domain::ShelterInfo>> shelters() = 0;
    // Every resident of these 町丁目 (all of them for an empty span), in register order, handed out one by one.
    [[nodiscard]] virtual base::Status eachResident(std::span<const std::string> towns,
                                                    const std::function<bool(const domain::Resident&)>& take) = 0;
    // All of them piece by piece, so that appends get their turn between: up to `limit` of `version` behind the row
    // `after` (0: from the first). The number of the last row handed out; 0: there was none, or the version is gone.
    [[nodiscard]] virtual base::Result<std::uint64_t> residentsAfter(
        std::uint64_t version, std::uint64_t after, std::size_t limit,
        const std::function<void(domain::Resident&&)>& take) = 0;
};

// The encrypted SQLite file; also what tablets search.
class Registers final : public RegisterStore {
public:
    explicit Registers(Database& db) : m_db(db) {}

    [[nodiscard]] base::Result<RegisterVersion> version(std::string_view name) override;

    // Replaces the register in short transactions of its own and one change-over, so that events can be appended in
    // between when the caller spreads the steps (Replacement), or at once through these.
    [[nodiscard]] base::Status replaceResidents(std::uint64_t version, std::span<const domain::Resident> rows) override;
    [[nodiscard]] base::Status replaceRoster(std::uint64_t version,
                                             std::span<const domain::RosterPerson> rows) override;
    [[nodiscard]] base::Status replaceShelters(std::uint64_t version,
                                               std::span<const domain::ShelterInfo> rows) override;

    // The steps of replaceResidents, for a tablet that receives while it registers.
    [[nodiscard]] base::Status stageResidents(std::uint64_t version, std::uint64_t firstNumber,
                                              std::span<const domain::Resident> rows);
    [[nodiscard]] base::Status publishResidents(std::uint64_t version, std::uint64_t rows);
    // Removes up to `limit` rows that belong to no published version; true while there are more.
    [[nodiscard]] base::Result<bool> sweepResidents(std::size_t limit);

    [[nodiscard]] base::Result<std::vector<domain::RosterPerson>> roster() override;
    [[nodiscard]] base::Result<std::vector<domain::ShelterInfo>> shelters() override;
    [[nodiscard]] base::Status eachResident(std::span<const std::string> towns,
                                            const std::function<bool(const domain::Resident&)>& take) override;
    [[nodiscard]] base::Result<std::uint64_t> residentsAfter(
        std::uint64_t version, std::uint64_t after, std::size_t limit,
        const std::function<void(domain::Resident&&)>& take) override;

    // A register that is one piece of bytes to us; empty: none has arrived.
    [[nodiscard]] base::Status replaceBytes(std::string_view name, RegisterVersion version, std::string_view bytes);
    [[nodiscard]] base::Result<std::string> bytes(std::string_view name);

    // Prefixes of the row keys (base::rowKey) or kana keys (base::kanaKey) of family and given name.
    enum class By { Rows, Kana };
    [[nodiscard]] base::Result<HouseholdsFound> search(By by, std::string_view family, std::string_view given,
                                                       std::size_t limit);
    [[nodiscard]] base::Result<std::vector<domain::Resident>> household(std::string_view householdNo);

private:
    [[nodiscard]] base::Status put(std::string_view name, RegisterVersion version);

    Database& m_db;
};

}  // namespace hinanjo::store
