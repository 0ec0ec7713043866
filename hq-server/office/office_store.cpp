#include "office/office_store.h"

#include "base/files.h"
#include "office/office.h"
#include "store/incarnation_facts.h"

namespace hinanjo::office {
namespace {

using base::ErrorCode;
using base::fail;

constexpr const char* kShared = "hq.store";
constexpr const char* kOwnLog = "hq.log";
// Given back when the disk is full, so that events are still taken in while somebody makes room.
constexpr std::uint64_t kBallast = 64ULL * 1024 * 1024;

// What stands in hq.log: the log, and the incarnation it was opened in. In a later one its sequences may have been used
// already, in a future that was lost.
base::Result<std::string> ownLogLine(store::Store& store, const std::string& log) {
    HINANJO_ASSIGN(const std::optional<std::string> incarnation, store.events().fact(store::kIncarnationFact));
    return log + " " + base::toHex(incarnation.value_or(""));
}

}  // namespace

bool holdsOffice(const std::filesystem::path& dir) {
    return std::filesystem::exists(dir / Office::kDatabase) || std::filesystem::exists(dir / kShared);
}

base::Result<std::unique_ptr<store::Store>> makeOfficeStore(const std::filesystem::path& dir,
                                                            const std::string& conninfo) {
    if (conninfo.empty()) {
        HINANJO_ASSIGN(const store::Key key, store::loadOrMakeKey(dir / Office::kKey));
        return store::Store::open(dir / Office::kDatabase, key, {});
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
    HINANJO_ASSIGN(const std::string keyBytes, base::readFile(dir / Office::kKey));
    return store::Store::open(dir / Office::kDatabase, store::Key{keyBytes}, {kBallast});
}

base::Result<std::optional<base::LogId>> ownLog(const std::filesystem::path& dir, store::Store& store) {
    if (!store.isShared()) {
        HINANJO_ASSIGN(const std::optional<std::string> own, store.events().fact(store::kOwnLogFact));
        return own ? base::LogId::fromBytes(*own) : std::nullopt;
    }
    const auto kept = base::readFile(dir / kOwnLog);
    if (!kept) {
        if (kept.error().code == ErrorCode::NotFound) return std::optional<base::LogId>{};
        return fail(kept.error());
    }
    const auto log = base::LogId::fromHex(kept->substr(0, kept->find(' ')));
    if (!log) return std::optional<base::LogId>{};
    HINANJO_ASSIGN(const std::string now, ownLogLine(store, log->hex()));
    if (*kept != now) return std::optional<base::LogId>{};
    HINANJO_ASSIGN(const bool mine, store.events().claim(*log));
    if (!mine) return std::optional<base::LogId>{};
    // Whoever wrote it until now has let go of it: what it holds is certain, once it was looked at.
    HINANJO_TRY(store.events().refresh());
    return log;
}

base::Status keepOwnLog(const std::filesystem::path& dir, store::Store& store, const base::LogId& log) {
    if (!store.isShared()) return store.events().setFact(store::kOwnLogFact, log.view());
    HINANJO_ASSIGN(const bool mine, store.events().claim(log));
    if (!mine) return fail(ErrorCode::Unavailable, "log " + log.hex() + ": could not be claimed");
    HINANJO_ASSIGN(const std::string line, ownLogLine(store, log.hex()));
    return base::writeFile(dir / kOwnLog, line);
}

}  // namespace hinanjo::office
