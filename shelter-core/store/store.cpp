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
    HINANJO_ASSIGN(auto lock, Lock::take(file.string() + ".lock"));
    HINANJO_ASSIGN(Database db, Database::open(file, key, Access::Writer));
    HINANJO_TRY(migrate(db));
    std::unique_ptr<Store> store(new Store(std::move(lock)));
    store->m_db.emplace(std::move(db));
    store->m_ballast = file.string() + ".ballast";
    HINANJO_ASSIGN(SqliteEventLog events, SqliteEventLog::open(*store->m_db));
    store->m_events = std::make_unique<SqliteEventLog>(std::move(events));
    store->m_registers = std::make_unique<Registers>(*store->m_db);
    store->reserve(options.ballastBytes);
    return store;
}

base::Result<std::unique_ptr<Store>> Store::openPostgres(const std::string& conninfo,
                                                         const std::filesystem::path& lockFile) {
    std::unique_ptr<Lock> lock;
    if (!lockFile.empty()) {
        HINANJO_ASSIGN(lock, Lock::take(lockFile));
    }
    HINANJO_ASSIGN(std::unique_ptr<PostgresSession> session, PostgresSession::open(conninfo));
    std::unique_ptr<Store> store(new Store(std::move(lock)));
    HINANJO_ASSIGN(store->m_events, PostgresEventLog::open(*session));
    store->m_registers = std::make_unique<PostgresRegisters>(*session);
    store->m_session = std::move(session);
    return store;
}

std::shared_ptr<void> Store::watch(std::function<void()> wake) const {
    if (!m_session) return nullptr;
    return std::make_shared<PostgresWatch>(m_session->conninfo(), m_session->token(), std::move(wake));
}

Store::Store(std::unique_ptr<Lock> lock) : m_lock(std::move(lock)) {}

Store::~Store() = default;

void Store::reserve(std::uint64_t bytes) {
    if (bytes == 0) return;
    const int fd = ::open(m_ballast.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) return;
    m_spaceShort = ::posix_fallocate(fd, 0, static_cast<off_t>(bytes)) != 0;
    ::close(fd);
    if (m_spaceShort) ::unlink(m_ballast.c_str());
}

base::Result<Appended> Store::append(std::span<const event::StoredEvent> batch, const Arrival& how) {
    auto done = m_events->append(batch, how);
    if (!done && done.error().code == base::ErrorCode::Unavailable && !m_ballast.empty() &&
        std::filesystem::exists(m_ballast)) {
        ::unlink(m_ballast.c_str());
        m_spaceShort = true;
        done = m_events->append(batch, how);
    }
    return done;
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
