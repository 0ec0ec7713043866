#include "store/registers.h"

#include <unordered_set>

#include "base/text.h"
#include "store/register_json.h"

namespace hinanjo::store {
namespace {

using base::Result;
using base::Status;

// First text that no key with this prefix reaches.
std::string pastPrefix(std::string_view prefix) {
    return std::string(prefix) + "\xf4\x8f\xbf\xbf";
}

tl::unexpected<base::Error> brokenRow(const Database& db, std::string_view name, const base::Error& why) {
    return base::fail(base::ErrorCode::Corrupt,
                      db.file().string() + ": register " + std::string(name) + ": " + why.detail);
}

constexpr std::size_t kExactTotal = 50;

}  // namespace

Result<RegisterVersion> Registers::version(std::string_view name) {
    Statement row = m_db.prepare("SELECT version, rows FROM register WHERE name = ?");
    HINANJO_ASSIGN(const bool found, row.bind(1, name).step());
    if (!found) return RegisterVersion{};
    return RegisterVersion{static_cast<std::uint64_t>(row.integer(0)), static_cast<std::uint64_t>(row.integer(1))};
}

Status Registers::put(std::string_view name, RegisterVersion version) {
    Statement put = m_db.prepare(
        "INSERT INTO register (name, version, rows) VALUES (?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET version = excluded.version, rows = excluded.rows");
    return put.bind(1, name)
        .bind(2, static_cast<std::int64_t>(version.version))
        .bind(3, static_cast<std::int64_t>(version.rows))
        .run();
}

namespace {

template <typename Row>
Status replaceWhole(Database& db, std::string_view name, std::uint64_t version, std::span<const Row> rows) {
    {
        Statement clear = db.prepare("DELETE FROM register_row WHERE name = ?");
        HINANJO_TRY(clear.bind(1, name).run());
    }
    std::int64_t number = 0;
    for (const Row& row : rows) {
        const std::string json = toJson(row);
        Statement insert = db.prepare("INSERT INTO register_row (name, version, number, content) VALUES (?, ?, ?, ?)");
        HINANJO_TRY(
            insert.bind(1, name).bind(2, static_cast<std::int64_t>(version)).bind(3, ++number).bind(4, json).run());
    }
    return {};
}

}  // namespace

Status Registers::replaceRoster(std::uint64_t version, std::span<const domain::RosterPerson> rows) {
    Transaction transaction(m_db);
    HINANJO_TRY(transaction.begin());
    HINANJO_TRY(replaceWhole(m_db, kRoster, version, rows));
    HINANJO_TRY(put(kRoster, {version, rows.size()}));
    return transaction.commit();
}

Status Registers::replaceShelters(std::uint64_t version, std::span<const domain::ShelterInfo> rows) {
    Transaction transaction(m_db);
    HINANJO_TRY(transaction.begin());
    HINANJO_TRY(replaceWhole(m_db, kShelters, version, rows));
    HINANJO_TRY(put(kShelters, {version, rows.size()}));
    return transaction.commit();
}

Status Registers::replaceBytes(std::string_view name, RegisterVersion version, std::string_view bytes) {
    Transaction transaction(m_db);
    HINANJO_TRY(transaction.begin());
    Statement clear = m_db.prepare("DELETE FROM register_row WHERE name = ?");
    HINANJO_TRY(clear.bind(1, name).run());
    // The column is text.
    const std::string hex = base::toHex(bytes);
    Statement insert = m_db.prepare("INSERT INTO register_row (name, version, number, content) VALUES (?, ?, 1, ?)");
    HINANJO_TRY(insert.bind(1, name).bind(2, static_cast<std::int64_t>(version.version)).bind(3, hex).run());
    HINANJO_TRY(put(name, version));
    return transaction.commit();
}

Result<std::string> Registers::bytes(std::string_view name) {
    Statement row = m_db.prepare("SELECT content FROM register_row WHERE name = ?");
    HINANJO_ASSIGN(const bool found, row.bind(1, name).step());
    if (!found) return std::string();
    auto bytes = base::fromHexText(row.bytes(0));
    if (!bytes) return brokenRow(m_db, name, {base::ErrorCode::Corrupt, "is not what was stored"});
    return std::move(*bytes);
}

Status Registers::replaceResidents(std::uint64_t version, std::span<const domain::Resident> rows) {
    constexpr std::size_t kChunk = 2000;
    // What an attempt that failed or was cut off left behind is of another file, with other keys.
    Statement leftover = m_db.prepare("DELETE FROM resident WHERE version >= ?");
    HINANJO_TRY(leftover.bind(1, static_cast<std::int64_t>(version)).run());
    for (std::size_t i = 0; i < rows.size(); i += kChunk) {
        HINANJO_TRY(stageResidents(version, i, rows.subspan(i, std::min(kChunk, rows.size() - i))));
    }
    HINANJO_TRY(publishResidents(version, rows.size()));
    for (;;) {
        HINANJO_ASSIGN(const bool more, sweepResidents(kChunk));
        if (!more) return {};
    }
}

Status Registers::stageResidents(std::uint64_t version, std::uint64_t firstNumber,
                                 std::span<const domain::Resident> rows) {
    Transaction transaction(m_db);
    HINANJO_TRY(transaction.begin());
    std::uint64_t number = firstNumber;
    for (const domain::Resident& r : rows) {
        Statement insert = m_db.prepare(
            "INSERT INTO resident (version, number, household_no, town, family_rows, given_rows, family_kana, "
            "given_kana, content) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET content = excluded.content");
        HINANJO_TRY(insert.bind(1, static_cast<std::int64_t>(version))
                        .bind(2, static_cast<std::int64_t>(++number))
                        .bind(3, r.householdNo)
                        .bind(4, r.town)
                        .bind(5, base::rowKey(r.familyKana))
                        .bind(6, base::rowKey(r.givenKana))
                        .bind(7, base::kanaKey(r.familyKana))
                        .bind(8, base::kanaKey(r.givenKana))
                        .bind(9, toJson(r))
                        .run());
    }
    return transaction.commit();
}

Status Registers::publishResidents(std::uint64_t version, std::uint64_t rows) {
    Statement count = m_db.prepare("SELECT count(*) FROM resident WHERE version = ?");
    HINANJO_ASSIGN([[maybe_unused]] const bool row, count.bind(1, static_cast<std::int64_t>(version)).step());
    if (static_cast<std::uint64_t>(count.integer(0)) != rows) {
        return base::fail(base::ErrorCode::Conflict, "residents' register: " + std::to_string(count.integer(0)) +
                                                         " of " + std::to_string(rows) +
                                                         " rows arrived; the old version stays");
    }
    return put(kResidents, {version, rows});
}

Result<bool> Registers::sweepResidents(std::size_t limit) {
    HINANJO_ASSIGN(const RegisterVersion now, version(kResidents));
    Statement old = m_db.prepare(
        "DELETE FROM resident WHERE (version, number) IN (SELECT version, number FROM resident WHERE version < ? LIMIT "
        "?)");
    HINANJO_TRY(old.bind(1, static_cast<std::int64_t>(now.version)).bind(2, static_cast<std::int64_t>(limit)).run());
    HINANJO_ASSIGN(const std::int64_t changed, m_db.number("SELECT changes()"));
    return changed > 0;
}

Result<std::vector<domain::RosterPerson>> Registers::roster() {
    Result<std::vector<domain::RosterPerson>> out{std::vector<domain::RosterPerson>{}};
    Statement rows = m_db.prepare("SELECT content FROM register_row WHERE name = ? ORDER BY version, number");
    rows.bind(1, kRoster);
    for (;;) {
        HINANJO_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        auto person = rosterPersonFromJson(rows.bytes(0));
        if (!person) return brokenRow(m_db, kRoster, person.error());
        out->push_back(std::move(*person));
    }
}

Result<std::vector<domain::ShelterInfo>> Registers::shelters() {
    Result<std::vector<domain::ShelterInfo>> out{std::vector<domain::ShelterInfo>{}};
    Statement rows = m_db.prepare("SELECT content FROM register_row WHERE name = ? ORDER BY version, number");
    rows.bind(1, kShelters);
    for (;;) {
        HINANJO_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        auto shelter = shelterFromJson(rows.bytes(0));
        if (!shelter) return brokenRow(m_db, kShelters, shelter.error());
        out->push_back(std::move(*shelter));
    }
}

Status Registers::eachResident(std::span<const std::string> towns,
                               const std::function<bool(const domain::Resident&)>& take) {
    const std::unordered_set<std::string_view> wanted(towns.begin(), towns.end());
    HINANJO_ASSIGN(const RegisterVersion now, version(kResidents));
    Statement rows = m_db.prepare("SELECT town, content FROM resident WHERE version = ? ORDER BY number");
    rows.bind(1, static_cast<std::int64_t>(now.version));
    for (;;) {
        HINANJO_ASSIGN(const bool more, rows.step());
        if (!more) return {};
        if (!wanted.empty() && !wanted.contains(rows.bytes(0))) continue;
        auto resident = residentFromJson(rows.bytes(1));
        if (!resident) return brokenRow(m_db, kResidents, resident.error());
        if (!take(*resident)) return {};
    }
}

Result<std::uint64_t> Registers::residentsAfter(std::uint64_t version, std::uint64_t after, std::size_t limit,
                                                const std::function<void(domain::Resident&&)>& take) {
    // A version that is being staged has a larger number and is not the one asked for.
    Statement rows =
        m_db.prepare("SELECT number, content FROM resident WHERE version = ? AND number > ? ORDER BY number LIMIT ?");
    rows.bind(1, static_cast<std::int64_t>(version))
        .bind(2, static_cast<std::int64_t>(after))
        .bind(3, static_cast<std::int64_t>(limit));
    std::uint64_t last = 0;
    for (;;) {
        HINANJO_ASSIGN(const bool more, rows.step());
        if (!more) return last;
        auto resident = residentFromJson(rows.bytes(1));
        if (!resident) return brokenRow(m_db, kResidents, resident.error());
        last = static_cast<std::uint64_t>(rows.integer(0));
        take(std::move(*resident));
    }
}

Result<HouseholdsFound> Registers::search(By by, std::string_view family, std::string_view given, std::size_t limit) {
    Result<HouseholdsFound> out{HouseholdsFound{}};
    HINANJO_ASSIGN(const RegisterVersion now, version(kResidents));
    if (now.version == 0 || (family.empty() && given.empty())) return out;
    std::vector<std::string> found;
    {
        std::unordered_set<std::string> seen;
        Statement rows = m_db.prepare(
            by == By::Rows
                ? "SELECT household_no FROM resident WHERE version = ?1 AND family_rows >= ?2 AND family_rows < ?3 "
                  "AND given_rows >= ?4 AND given_rows < ?5 ORDER BY family_rows, given_rows, household_no"
                : "SELECT household_no FROM resident WHERE version = ?1 AND family_kana >= ?2 AND family_kana < ?3 "
                  "AND given_kana >= ?4 AND given_kana < ?5 ORDER BY family_kana, given_kana, household_no");
        rows.bind(1, static_cast<std::int64_t>(now.version))
            .bind(2, family)
            .bind(3, pastPrefix(family))
            .bind(4, given)
            .bind(5, pastPrefix(given));
        for (;;) {
            HINANJO_ASSIGN(const bool more, rows.step());
            if (!more) break;
            std::string household(rows.bytes(0));
            if (!seen.insert(household).second) continue;
            if (seen.size() > std::max(kExactTotal, limit)) {
                out->more = true;
                break;
            }
            found.push_back(std::move(household));
        }
    }
    out->total = found.size();
    if (found.size() > limit) found.resize(limit);
    for (const std::string& household : found) {
        HINANJO_ASSIGN(std::vector<domain::Resident> members, this->household(household));
        out->households.push_back(std::move(members));
    }
    return out;
}

Result<std::vector<domain::Resident>> Registers::household(std::string_view householdNo) {
    Result<std::vector<domain::Resident>> out{std::vector<domain::Resident>{}};
    HINANJO_ASSIGN(const RegisterVersion now, version(kResidents));
    // By name: without statistics SQLite prefers the primary key, which is in the asked order, and reads the whole
    // register for every household.
    Statement rows = m_db.prepare(
        "SELECT content FROM resident INDEXED BY resident_by_household WHERE version = ? AND household_no = ? "
        "ORDER BY number");
    rows.bind(1, static_cast<std::int64_t>(now.version)).bind(2, householdNo);
    for (;;) {
        HINANJO_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        auto resident = residentFromJson(rows.bytes(0));
        if (!resident) return brokenRow(m_db, kResidents, resident.error());
        out->push_back(std::move(*resident));
    }
}

}  // namespace hinanjo::store
