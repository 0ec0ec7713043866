#include "store/postgres_registers.h"

#include <unordered_set>

#include "store/register_json.h"

namespace hinanjo::store {

using base::Result;
using base::Status;

namespace {

constexpr std::size_t kRowsAtOnce = 5000;

tl::unexpected<base::Error> brokenRow(std::string_view name, const base::Error& why) {
    return base::fail(base::ErrorCode::Corrupt, "PostgreSQL: register " + std::string(name) + ": " + why.detail);
}

}  // namespace

Result<RegisterVersion> PostgresRegisters::version(std::string_view name) {
    HINANJO_ASSIGN(const PgRows rows,
                   m_session.query("SELECT version, rows FROM register WHERE name = $1", {PgValue::text(name)}));
    if (rows.count() == 0) return RegisterVersion{};
    return RegisterVersion{static_cast<std::uint64_t>(rows.integer(0, 0)),
                           static_cast<std::uint64_t>(rows.integer(0, 1))};
}

Status PostgresRegisters::replace(std::string_view name, std::uint64_t version, std::span<const Row> rows) {
    std::vector<PgStatement> all;
    // The register's row is the lock: a second process waits here and then finds that it came too late. The error of
    // the division is how a statement in the middle of a pipeline stops the rest.
    all.push_back(
        {"INSERT INTO register (name, version, rows) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET "
         "version = excluded.version / (register.version < excluded.version)::int, rows = excluded.rows",
         {PgValue::text(name), PgValue::integer(static_cast<std::int64_t>(version)),
          PgValue::integer(static_cast<std::int64_t>(rows.size()))}});
    all.push_back({"DELETE FROM register_row WHERE name = $1", {PgValue::text(name)}});
    for (std::size_t from = 0; from < rows.size(); from += kRowsAtOnce) {
        std::vector<std::string_view> towns, contents;
        for (const Row& row : rows.subspan(from, std::min(kRowsAtOnce, rows.size() - from))) {
            towns.push_back(row.town);
            contents.emplace_back(row.content);
        }
        all.push_back(
            {"INSERT INTO register_row (name, number, town, content) SELECT $1, $2 + place, town, content FROM "
             "unnest($3::bytea[], $4::bytea[]) WITH ORDINALITY AS r (town, content, place)",
             {PgValue::text(name), PgValue::integer(static_cast<std::int64_t>(from)), PgValue::blobs(towns),
              PgValue::blobs(contents)}});
    }
    all.push_back({"SELECT pg_notify('hinanjo_feed', $1)", {PgValue::text(m_session.token())}});
    const auto done = m_session.change(std::move(all));
    if (done) return {};
    if (done.error().code == base::ErrorCode::Invalid) {
        return base::fail(base::ErrorCode::Conflict,
                          "register " + std::string(name) + ": another process replaced it meanwhile; the newer stays");
    }
    return base::fail(done.error());
}

Status PostgresRegisters::replaceResidents(std::uint64_t version, std::span<const domain::Resident> rows) {
    std::vector<Row> out;
    out.reserve(rows.size());
    for (const domain::Resident& r : rows)
        out.push_back({r.town, toJson(r)});
    return replace(kResidents, version, out);
}

Status PostgresRegisters::replaceRoster(std::uint64_t version, std::span<const domain::RosterPerson> rows) {
    std::vector<Row> out;
    out.reserve(rows.size());
    for (const domain::RosterPerson& p : rows)
        out.push_back({{}, toJson(p)});
    return replace(kRoster, version, out);
}

Status PostgresRegisters::replaceShelters(std::uint64_t version, std::span<const domain::ShelterInfo> rows) {
    std::vector<Row> out;
    out.reserve(rows.size());
    for (const domain::ShelterInfo& s : rows)
        out.push_back({{}, toJson(s)});
    return replace(kShelters, version, out);
}

namespace {
constexpr const char* kWhole = "SELECT content, town FROM register_row WHERE name = $1 ORDER BY number";
}

Result<std::vector<domain::RosterPerson>> PostgresRegisters::roster() {
    Result<std::vector<domain::RosterPerson>> out{std::vector<domain::RosterPerson>{}};
    HINANJO_ASSIGN(const PgRows rows, m_session.query(kWhole, {PgValue::text(kRoster)}));
    for (int i = 0; i < rows.count(); ++i) {
        auto person = rosterPersonFromJson(rows.bytes(i, 0));
        if (!person) return brokenRow(kRoster, person.error());
        out->push_back(std::move(*person));
    }
    return out;
}

Result<std::vector<domain::ShelterInfo>> PostgresRegisters::shelters() {
    Result<std::vector<domain::ShelterInfo>> out{std::vector<domain::ShelterInfo>{}};
    HINANJO_ASSIGN(const PgRows rows, m_session.query(kWhole, {PgValue::text(kShelters)}));
    for (int i = 0; i < rows.count(); ++i) {
        auto shelter = shelterFromJson(rows.bytes(i, 0));
        if (!shelter) return brokenRow(kShelters, shelter.error());
        out->push_back(std::move(*shelter));
    }
    return out;
}

Status PostgresRegisters::eachResident(std::span<const std::string> towns,
                                       const std::function<bool(const domain::Resident&)>& take) {
    std::vector<std::string_view> wanted(towns.begin(), towns.end());
    HINANJO_ASSIGN(const PgRows rows,
                   wanted.empty()
                       ? m_session.query(kWhole, {PgValue::text(kResidents)})
                       : m_session.query("SELECT content, town FROM register_row WHERE name = $1 AND town = ANY "
                                         "($2::bytea[]) ORDER BY number",
                                         {PgValue::text(kResidents), PgValue::blobs(wanted)}));
    for (int i = 0; i < rows.count(); ++i) {
        auto resident = residentFromJson(rows.bytes(i, 0));
        if (!resident) return brokenRow(kResidents, resident.error());
        if (!take(*resident)) return {};
    }
    return {};
}

Result<std::uint64_t> PostgresRegisters::residentsAfter(std::uint64_t version, std::uint64_t after, std::size_t limit,
                                                        const std::function<void(domain::Resident&&)>& take) {
    HINANJO_ASSIGN(const PgRows rows,
                   m_session.query("SELECT r.number, r.content FROM register_row r JOIN register v ON v.name = r.name "
                                   "WHERE r.name = $1 AND v.version = $2 AND r.number > $3 ORDER BY r.number LIMIT $4",
                                   {PgValue::text(kResidents), PgValue::integer(static_cast<std::int64_t>(version)),
                                    PgValue::integer(static_cast<std::int64_t>(after)),
                                    PgValue::integer(static_cast<std::int64_t>(limit))}));
    std::uint64_t last = 0;
    for (int i = 0; i < rows.count(); ++i) {
        auto resident = residentFromJson(rows.bytes(i, 1));
        if (!resident) return brokenRow(kResidents, resident.error());
        last = static_cast<std::uint64_t>(rows.integer(i, 0));
        take(std::move(*resident));
    }
    return last;
}

}  // namespace hinanjo::store
