#include "store/store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstring>

#include "base/clock.h"
#include "base/files.h"
#include "store/postgres_event_log.h"
#include "store/postgres_registers.h"
#include "store/postgres_watch.h"
#include "store/schema.h"
#include "store/sqlite_event_log.h"

namespace hinanjo::store {

// SQLite's own locks let two processes take turns; this program must be alone (one writing connection).
struct Store::Lock {
    int fd = -1;
    ~Lock() {
        if (fd >= 0) ::close(fd);
    }
    [[nodiscard]] static base::Result<std::unique_ptr<Lock>> take(const std::filesystem::path& file) {
        auto lock = std::make_unique<Lock>();
        lock->fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (lock->fd < 0) {
            return base::fail(base::ErrorCode::Unavailable,
                              file.string() + ": cannot be opened: " + std::strerror(errno));
        }
        if (::flock(lock->fd, LOCK_EX | LOCK_NB) != 0) {
            return base::fail(base::ErrorCode::Conflict,
                              file.parent_path().string() + ": another process is using this directory");
        }
        return lock;
    }
};

base::Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& file, const Key& key,
                                                 const Options& options) {
    std::unique_ptr<Lock> lock;
    if (options.vfs.empty()) {
        HINANJO_ASSIGN(lock, Lock::take(file.string() + ".lock"));
    }
    HINANJO_ASSIGN(Database db, Database::open(file, key, Access::Writer, options.vfs));
    HINANJO_TRY(migrate(db));
    std::unique_ptr<Store> store(new Store(std::move(lock), key, options));
    store->m_db.emplace(std::move(db));
    store->m_ballast = file.string() + ".ballast";
    HINANJO_ASSIGN(SqliteEventLog events, SqliteEventLog::open(*store->m_db));
    store->m_events = std::make_unique<SqliteEventLog>(std::move(events));
    store->m_registers = std::make_unique<Registers>(*store->m_db);
    store->reserve();
    return store;
}

base::Result<std::unique_ptr<Store>> Store::openPostgres(const std::string& conninfo,
                                                         const std::filesystem::path& lockFile) {
    std::unique_ptr<Lock> lock;
    if (!lockFile.empty()) {
        HINANJO_ASSIGN(lock, Lock::take(lockFile));
    }
    HINANJO_ASSIGN(std::unique_ptr<PostgresSession> session, PostgresSession::open(conninfo));
    std::unique_ptr<Store> store(new Store(std::move(lock), {}, {}));
    HINANJO_ASSIGN(store->m_events, PostgresEventLog::open(*session));
    store->m_registers = std::make_unique<PostgresRegisters>(*session);
    store->m_session = std::move(session);
    return store;
}

std::shared_ptr<void> Store::watch(std::function<void()> wake) const {
    if (!m_session) return nullptr;
    return std::make_shared<PostgresWatch>(m_session->conninfo(), m_session->token(), std::move(wake));
}

Store::Store(std::unique_ptr<Lock> lock, Key key, Options options)
    : m_lock(std::move(lock)), m_key(std::move(key)), m_options(std::move(options)) {}

Store::~Store() = default;

void Store::reserve() {
    if (m_options.ballastBytes == 0) return;
    if (!m_options.vfs.empty()) {
        m_hasReserve = m_options.ballast && m_options.ballast(m_options.ballastBytes);
        m_spaceShort = !m_hasReserve;
        return;
    }
    const int fd = ::open(m_ballast.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) return;
    m_spaceShort = ::posix_fallocate(fd, 0, static_cast<off_t>(m_options.ballastBytes)) != 0;
    ::close(fd);
    if (m_spaceShort) ::unlink(m_ballast.c_str());
}

bool Store::giveBackReserve() {
    if (!m_db) return false;
    if (m_options.vfs.empty()) {
        std::error_code ignored;
        if (!std::filesystem::exists(m_ballast, ignored)) return false;
        ::unlink(m_ballast.c_str());
    } else {
        if (!m_hasReserve) return false;
        m_hasReserve = false;
        [[maybe_unused]] const bool given = m_options.ballast(0);
    }
    m_spaceShort = true;
    return true;
}

base::Result<Appended> Store::append(std::span<const event::StoredEvent> batch, const Arrival& how) {
    auto done = tryAppend(batch, how);
    if (done || done.error().code != base::ErrorCode::Unavailable || !giveBackReserve()) return done;
    return tryAppend(batch, how);
}

base::Result<Appended> Store::tryAppend(std::span<const event::StoredEvent> batch, const Arrival& how) {
    HINANJO_TRY(recover());
    return m_events->append(batch, how);
}

base::Status Store::recover() {
    if (!m_db || !m_db->isSuspect()) return {};
    // Beside the old handle, not after it: as long as one connection is open, SQLite's index of the WAL says what was
    // committed. Opened alone, the file would be read anew, and a batch whose sync failed and whose failure was told
    // would come back as if it were durable.
    HINANJO_ASSIGN(Database fresh, Database::open(m_db->file(), m_key, Access::Writer, m_options.vfs));
    {
        HINANJO_ASSIGN(const SqliteEventLog held, SqliteEventLog::open(fresh));
        if (held.end() != m_events->end() || held.standings() != m_events->standings()) {
            return base::fail(base::ErrorCode::Corrupt,
                              m_db->file().string() + ": after an I/O error the file does not hold what was committed");
        }
    }
    // A commit that changes nothing: it writes, it syncs, and it lies where the remains of the failed one were.
    HINANJO_ASSIGN(const std::int64_t schema, fresh.number("PRAGMA user_version"));
    HINANJO_TRY(fresh.execute(("PRAGMA user_version = " + std::to_string(schema)).c_str()));
    *m_db = std::move(fresh);
    return {};
}

base::Result<Key> loadOrMakeKey(const std::filesystem::path& file) {
    if (auto bytes = base::readFile(file); bytes) {
        if (bytes->size() != 32) return base::fail(base::ErrorCode::Corrupt, file.string() + ": not a key of 32 bytes");
        return Key{std::move(*bytes)};
    } else if (bytes.error().code != base::ErrorCode::NotFound) {
        return base::fail(std::move(bytes).error());
    }
    base::SystemRandom random;
    Key key{std::string(32, '\0')};
    random.fill({reinterpret_cast<std::uint8_t*>(key.bytes.data()), key.bytes.size()});
    HINANJO_TRY(base::writeFile(file, key.bytes, base::Secrecy::OwnerOnly));
    return key;
}

}  // namespace hinanjo::store
