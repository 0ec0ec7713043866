#include "office/office_store.h"

#include "base/files.h"

namespace hinanjo::office {
namespace {

using base::ErrorCode;
using base::fail;

constexpr const char* kDatabase = "hq.db";
constexpr const char* kKey = "hq.key";
constexpr const char* kShared = "hq.store";
constexpr const char* kOwnLog = "hq.log";
// Given back when the disk is full, so that events are still taken in while somebody makes room.
constexpr std::uint64_t kBallast = 64ULL * 1024 * 1024;

}  // namespace

bool holdsOffice(const std::filesystem::path& dir) {
    return std::filesystem::exists(dir / kDatabase) || std::filesystem::exists(dir / kShared);
}

base::Result<std::unique_ptr<store::Store>> makeOfficeStore(const std::filesystem::path& dir,
                                                            const std::string& conninfo) {
    if (conninfo.empty()) {
        HINANJO_ASSIGN(const store::Key key, store::loadOrMakeKey(dir / kKey));
        return store::Store::open(dir / kDatabase, key, {});
    }
    HINANJO_ASSIGN(auto store, store::Store::openPostgres(conninfo, dir / "hq.store.lock"));
    HINANJO_ASSIGN(const std::optional<std::string> other, store->events().fact("hq.id"));
    if (other) {
        return fail(ErrorCode::Conflict,
                    "the database holds an office already (a second process serves it with a copy of the directory)");
    }
    HINANJO_TRY(base::writeFile(dir / kShared, conninfo, base::Secrecy::OwnerOnly));
    return store;
}

base::Result<std::unique_ptr<store::Store>> openOfficeStore(const std::filesystem::path& dir) {
    if (std::filesystem::exists(dir / kShared)) {
        HINANJO_ASSIGN(std::string conninfo, base::readFile(dir / kShared));
        while (!conninfo.empty() && (conninfo.back() == '\n' || conninfo.back() == ' '))
            conninfo.pop_back();  // Somebody may have edited it.
        return store::Store::openPostgres(conninfo, dir / "hq.store.lock");
    }
    HINANJO_ASSIGN(const std::string keyBytes, base::readFile(dir / kKey));
    return store::Store::open(dir / kDatabase, store::Key{keyBytes}, {kBallast});
}

base::Result<std::optional<base::LogId>> ownLog(const std::filesystem::path& dir, store::Store& store) {
    if (!store.isShared()) {
        HINANJO_ASSIGN(const std::optional<std::string> own, store.events().fact("hq.log"));
        return own ? base::LogId::fromBytes(*own) : std::nullopt;
    }
    const auto kept = base::readFile(dir / kOwnLog);
    if (!kept) {
        if (kept.error().code == ErrorCode::NotFound) return std::optional<base::LogId>{};
        return fail(kept.error());
    }
    const auto log = base::LogId::fromHex(*kept);
    if (!log) return std::optional<base::LogId>{};
    HINANJO_ASSIGN(const bool mine, store.events().claim(*log));
    if (!mine) return std::optional<base::LogId>{};
    // Whoever wrote it until now has let go of it: what it holds is certain, once it was looked at.
    HINANJO_TRY(store.events().refresh());
    return log;
}

base::Status keepOwnLog(const std::filesystem::path& dir, store::Store& store, const base::LogId& log) {
    if (!store.isShared()) return store.events().setFact("hq.log", log.view());
    HINANJO_ASSIGN(const bool mine, store.events().claim(log));
    if (!mine) return fail(ErrorCode::Unavailable, "log " + log.hex() + ": could not be claimed");
    return base::writeFile(dir / kOwnLog, log.hex());
}

}  // namespace hinanjo::office
