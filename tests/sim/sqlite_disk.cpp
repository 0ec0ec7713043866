// The product's SQLite store on a file system that fails (tests/support/fault_vfs.h).
#include "sim/disk.h"
#include "store/store.h"
#include "support/fault_vfs.h"

namespace hinanjo::sim {
namespace {

// The log as the product uses it: whatever writes recovers from an I/O error first (store::Store::append).
class Guarded final : public store::EventLog {
public:
    explicit Guarded(store::Store& store) : m_store(store) {}
    base::Result<store::Appended> append(std::span<const event::StoredEvent> batch,
                                         const store::Arrival& how) override {
        return m_store.append(batch, how);
    }
    base::Result<std::vector<store::FeedEntry>> read(std::uint64_t after, std::size_t limit) override {
        return log().read(after, limit);
    }
    base::Status scan(std::uint64_t after, const std::function<bool(std::uint64_t, std::string_view)>& take) override {
        return log().scan(after, take);
    }
    base::Result<std::string> at(std::uint64_t position) override { return log().at(position); }
    base::Result<std::vector<std::string>> ofLog(const base::LogId& id, std::uint64_t after,
                                                 std::size_t limit) override {
        return log().ofLog(id, after, limit);
    }
    base::Result<std::vector<base::EventId>> idsOf(const base::LogId& id) override { return log().idsOf(id); }
    base::Result<std::vector<std::uint64_t>> positionsOf(const base::LogId& id, std::uint64_t after) override {
        return log().positionsOf(id, after);
    }
    [[nodiscard]] std::uint64_t end() const override { return m_store.events().end(); }
    [[nodiscard]] std::vector<store::LogStanding> standings() const override { return m_store.events().standings(); }
    [[nodiscard]] std::optional<store::LogStanding> standing(const base::LogId& id) const override {
        return m_store.events().standing(id);
    }
    base::Result<store::LogStanding> prefix(const base::LogId& id, std::uint64_t upTo) override {
        return log().prefix(id, upTo);
    }
    base::Status keepSeal(const base::LogId& id, std::uint64_t sequence, std::string_view seal) override {
        return recovered([&] { return log().keepSeal(id, sequence, seal); });
    }
    base::Result<std::vector<std::string>> seals() override { return log().seals(); }
    base::Result<std::optional<std::string>> seal(const base::LogId& id) override { return log().seal(id); }
    base::Status forgetSeal(const base::LogId& id) override {
        return recovered([&] { return log().forgetSeal(id); });
    }
    base::Status forgetOwner(const base::LogId& id) override {
        return recovered([&] { return log().forgetOwner(id); });
    }
    base::Status setOwner(const base::LogId& id, const base::DeviceId& device) override {
        return recovered([&] { return log().setOwner(id, device); });
    }
    base::Result<std::vector<std::pair<base::LogId, base::DeviceId>>> owners() override { return log().owners(); }
    base::Result<std::vector<base::LogId>> carried() override { return log().carried(); }
    base::Status forgetCarried(const base::LogId& id) override {
        return recovered([&] { return log().forgetCarried(id); });
    }
    base::Result<std::optional<store::Cursor>> cursor(const std::string& peer) override { return log().cursor(peer); }
    base::Status park(std::span<const event::StoredEvent> events, std::string_view reason) override {
        return recovered([&] { return log().park(events, reason); });
    }
    base::Result<std::vector<store::Parked>> parked(std::string_view reason) override { return log().parked(reason); }
    base::Status unpark(std::span<const std::uint64_t> numbers) override {
        return recovered([&] { return log().unpark(numbers); });
    }
    base::Result<std::uint64_t> parkedCount() override { return log().parkedCount(); }
    base::Status noteBackup(std::span<const store::LogStanding> standings) override {
        return recovered([&] { return log().noteBackup(standings); });
    }
    base::Result<std::vector<store::LogStanding>> backedUp() override { return log().backedUp(); }
    base::Result<std::optional<std::string>> fact(std::string_view name) override { return log().fact(name); }
    base::Status setFact(std::string_view name, std::string_view value) override {
        return recovered([&] { return log().setFact(name, value); });
    }
    base::Status checkStructure() override { return log().checkStructure(); }

private:
    [[nodiscard]] store::EventLog& log() { return m_store.events(); }
    template <typename Write>
    base::Status recovered(Write write) {
        HINANJO_TRY(m_store.recover());
        return write();
    }
    store::Store& m_store;
};

class SqliteDisk final : public Disk {
public:
    explicit SqliteDisk(std::unique_ptr<test::FaultDisk> disk) : m_disk(std::move(disk)) {}

    store::EventLog* boot() override {
        m_store.reset();
        if (m_disk->isCrashed()) m_disk->reboot();
        store::Store::Options options;
        options.vfs = m_disk->vfs();
        auto opened = store::Store::open("machine.db", store::Key{std::string(32, 'k')}, options);
        if (!opened) return nullptr;
        m_store = std::move(*opened);
        m_guarded = std::make_unique<Guarded>(*m_store);
        return m_guarded.get();
    }
    void powerCut(std::uint64_t) override {
        m_guarded.reset();
        if (!m_disk->isCrashed()) m_disk->crash();
        m_store.reset();
        m_disk->reboot();
    }
    [[nodiscard]] std::unique_ptr<Disk> clone() const override {
        auto copy = m_disk->fork(1);
        copy->reboot();
        return std::make_unique<SqliteDisk>(std::move(copy));
    }
    void arm(DiskFault fault, unsigned writes) override {
        switch (fault) {
            case DiskFault::None:
                m_disk->heal();
                m_disk->limitSpace(std::nullopt);
                break;
            case DiskFault::CrashBefore:
            case DiskFault::CrashAfter:
                m_disk->crashAt(1 + writes * 3);
                break;
            case DiskFault::Full:
                m_disk->limitSpace(m_disk->used());
                break;
            case DiskFault::ErrorOnce:
                m_disk->failAt(test::FaultDisk::Operation::Sync, 1 + writes);
                break;
        }
    }
    [[nodiscard]] bool hasCrashed() const override { return m_disk->isCrashed(); }

private:
    std::unique_ptr<test::FaultDisk> m_disk;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<Guarded> m_guarded;
};

}  // namespace

std::unique_ptr<Disk> makeSqliteDisk(std::uint64_t seed) {
    test::FaultDisk::Options options;
    options.seed = seed;
    return std::make_unique<SqliteDisk>(std::make_unique<test::FaultDisk>(options));
}

}  // namespace hinanjo::sim
