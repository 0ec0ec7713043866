// The simulator's memory as an event log. Everything the interface promises, nothing more; the SQLite log beside it is
// tested against the same behaviour.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/safeguard.h"
#include "sim/disk.h"

namespace hinanjo::sim {
namespace {

using base::ErrorCode;
using base::fail;
using base::holds;
using base::Result;
using base::Safeguard;
using base::Status;

struct Log {
    store::LogStanding standing;
    // (sequence, position), ordered.
    std::set<std::pair<std::uint64_t, std::uint64_t>> places;
    std::string seal;
    std::uint64_t sealed = 0;
    bool carried = false;
};

// Everything that is on the disk.
struct Image {
    std::vector<event::StoredEvent> events;
    std::unordered_map<base::EventId, std::uint64_t> positions;
    std::map<base::LogId, Log> logs;
    std::map<base::LogId, base::DeviceId> owners;
    std::map<std::string, std::string, std::less<>> facts;
    std::map<std::string, store::Cursor> cursors;
    std::vector<store::Parked> parked;
    std::uint64_t lastParked = 0;
    std::vector<store::LogStanding> backup;
};

class MemoryDisk;

class MemoryLog final : public store::EventLog {
public:
    explicit MemoryLog(MemoryDisk& disk) : m_disk(disk) {}
    Result<store::Appended> append(std::span<const event::StoredEvent> batch, const store::Arrival& how) override;
    Result<std::vector<store::FeedEntry>> read(std::uint64_t after, std::size_t limit) override;
    Status scan(std::uint64_t after, const std::function<bool(std::uint64_t, std::string_view)>& take) override;
    Result<std::string> at(std::uint64_t position) override;
    Result<std::vector<std::string>> ofLog(const base::LogId& log, std::uint64_t after, std::size_t limit) override;
    Result<std::vector<base::EventId>> idsOf(const base::LogId& log) override;
    Result<std::vector<std::uint64_t>> positionsOf(const base::LogId& log, std::uint64_t after) override;
    [[nodiscard]] std::uint64_t end() const override;
    [[nodiscard]] std::vector<store::LogStanding> standings() const override;
    [[nodiscard]] std::optional<store::LogStanding> standing(const base::LogId& log) const override;
    Result<store::LogStanding> prefix(const base::LogId& log, std::uint64_t upTo) override;
    Status keepSeal(const base::LogId& log, std::uint64_t sequence, std::string_view seal) override;
    Result<std::vector<std::string>> seals() override;
    Result<std::optional<std::string>> seal(const base::LogId& log) override;
    Status forgetSeal(const base::LogId& log) override;
    Status forgetOwner(const base::LogId& log) override;
    Status setOwner(const base::LogId& log, const base::DeviceId& device) override;
    Result<std::vector<std::pair<base::LogId, base::DeviceId>>> owners() override;
    Result<std::vector<base::LogId>> carried() override;
    Status forgetCarried(const base::LogId& log) override;
    Result<std::optional<store::Cursor>> cursor(const std::string& peer) override;
    Status park(std::span<const event::StoredEvent> events, std::string_view reason) override;
    Result<std::vector<store::Parked>> parked(std::string_view reason) override;
    Status unpark(std::span<const std::uint64_t> numbers) override;
    Result<std::uint64_t> parkedCount() override;
    Status noteBackup(std::span<const store::LogStanding> standings) override;
    Result<std::vector<store::LogStanding>> backedUp() override;
    Result<std::optional<std::string>> fact(std::string_view name) override;
    Status setFact(std::string_view name, std::string_view value) override;
    Status checkStructure() override { return {}; }

private:
    // One write: `change` is applied whole or not at all.
    template <typename Change>
    Status write(Change&& change);
    [[nodiscard]] Image& image();
    [[nodiscard]] const Image& image() const;
    [[nodiscard]] const Log* find(const base::LogId& log) const;

    MemoryDisk& m_disk;
};

class MemoryDisk final : public Disk {
public:
    store::EventLog* boot() override {
        m_crashed = false;
        m_log = std::make_unique<MemoryLog>(*this);
        return m_log.get();
    }
    void powerCut(std::uint64_t) override {
        m_log.reset();
        m_crashed = false;
        m_fault = DiskFault::None;
        if (!holds(Safeguard::Sync)) image = synced;
    }
    [[nodiscard]] std::unique_ptr<Disk> clone() const override {
        auto copy = std::make_unique<MemoryDisk>();
        copy->image = image;
        copy->synced = image;
        return copy;
    }
    void arm(DiskFault fault, unsigned writes) override {
        m_fault = fault;
        m_writes = writes;
    }
    [[nodiscard]] bool hasCrashed() const override { return m_crashed; }
    void forget(const base::LogId& log, std::uint64_t upTo) override {
        const std::vector<event::StoredEvent> all = std::exchange(image.events, {});
        image.positions.clear();
        image.logs.clear();
        MemoryLog rest(*this);
        for (const event::StoredEvent& e : all)
            if (e.envelope.log != log || e.envelope.sequence > upTo) (void)rest.append({&e, 1}, {});
    }

    // Whether this write may happen, and whether the machine is gone after it.
    Status before() {
        if (m_crashed) return fail(ErrorCode::Unavailable, "disk: gone");
        if (m_fault == DiskFault::None) return {};
        if (m_writes > 0) {
            --m_writes;
            return {};
        }
        switch (m_fault) {
            case DiskFault::CrashBefore:
                m_crashed = true;
                return fail(ErrorCode::Unavailable, "disk: gone");
            case DiskFault::ErrorOnce:
                m_fault = DiskFault::None;
                return fail(ErrorCode::Unavailable, "disk: error");
            case DiskFault::Full:
                return fail(ErrorCode::Unavailable, "disk: full");
            default:
                return {};
        }
    }
    Status after() {
        if (m_fault == DiskFault::CrashAfter && m_writes == 0) {
            m_crashed = true;
            return fail(ErrorCode::Unavailable, "disk: gone");
        }
        // Without the rule, a sync comes when the system feels like it.
        if (!holds(Safeguard::Sync) && ++m_unsynced % 7 == 0) synced = image;
        return {};
    }

    Image image;
    Image synced;  // Only while the rule of syncing is taken away.

private:
    std::unique_ptr<MemoryLog> m_log;
    DiskFault m_fault = DiskFault::None;
    unsigned m_writes = 0;
    unsigned m_unsynced = 0;
    bool m_crashed = false;
};

Image& MemoryLog::image() {
    return m_disk.image;
}
const Image& MemoryLog::image() const {
    return m_disk.image;
}

template <typename Change>
Status MemoryLog::write(Change&& change) {
    HINANJO_TRY(m_disk.before());
    change(image());
    return m_disk.after();
}

const Log* MemoryLog::find(const base::LogId& log) const {
    const auto it = image().logs.find(log);
    return it == image().logs.end() ? nullptr : &it->second;
}

Result<store::Appended> MemoryLog::append(std::span<const event::StoredEvent> batch, const store::Arrival& how) {
    Result<store::Appended> out{store::Appended{}};
    out->positions.assign(batch.size(), 0);
    const auto status = write([&](Image& image) {
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const event::StoredEvent& e = batch[i];
            Log& log = image.logs[e.envelope.log];
            log.standing.log = e.envelope.log;
            if (!holds(Safeguard::IdentityById) && e.envelope.sequence <= log.standing.maxSequence) continue;
            const auto known = image.positions.find(e.envelope.id);
            if (known != image.positions.end()) {
                if (image.events[known->second - 1].bytes == e.bytes) continue;
                image.parked.push_back({++image.lastParked, e.envelope.id, "same id, other bytes", e.bytes});
                ++out->parked;
                continue;
            }
            image.events.push_back(e);
            const std::uint64_t position = image.events.size();
            image.positions.emplace(e.envelope.id, position);
            log.places.emplace(e.envelope.sequence, position);
            log.standing.maxSequence = std::max(log.standing.maxSequence, e.envelope.sequence);
            ++log.standing.count;
            log.standing.digest.add(e.hash);
            log.carried = log.carried || how.carried;
            out->positions[i] = position;
            ++out->added;
        }
        if (how.cursor) image.cursors[how.cursor->peer] = *how.cursor;
    });
    HINANJO_TRY(status);
    out->last = end();
    return out;
}

Result<std::vector<store::FeedEntry>> MemoryLog::read(std::uint64_t after, std::size_t limit) {
    Result<std::vector<store::FeedEntry>> out{};
    for (std::uint64_t p = after + 1; p <= end() && out->size() < limit; ++p)
        out->push_back({p, image().events[p - 1].bytes});
    return out;
}

Status MemoryLog::scan(std::uint64_t after, const std::function<bool(std::uint64_t, std::string_view)>& take) {
    for (std::uint64_t p = after + 1; p <= end(); ++p)
        if (!take(p, image().events[p - 1].bytes)) break;
    return {};
}

Result<std::string> MemoryLog::at(std::uint64_t position) {
    if (position == 0 || position > end())
        return fail(ErrorCode::NotFound, "feed: no position " + std::to_string(position));
    return image().events[position - 1].bytes;
}

Result<std::vector<std::string>> MemoryLog::ofLog(const base::LogId& log, std::uint64_t after, std::size_t limit) {
    Result<std::vector<std::string>> out{};
    HINANJO_ASSIGN(const auto positions, positionsOf(log, after));
    for (const std::uint64_t p : positions) {
        if (out->size() == limit) break;
        out->push_back(image().events[p - 1].bytes);
    }
    return out;
}

Result<std::vector<base::EventId>> MemoryLog::idsOf(const base::LogId& log) {
    Result<std::vector<base::EventId>> out{};
    HINANJO_ASSIGN(const auto positions, positionsOf(log, 0));
    for (const std::uint64_t p : positions)
        out->push_back(image().events[p - 1].envelope.id);
    return out;
}

Result<std::vector<std::uint64_t>> MemoryLog::positionsOf(const base::LogId& log, std::uint64_t after) {
    Result<std::vector<std::uint64_t>> out{};
    if (const Log* known = find(log)) {
        for (auto it = known->places.upper_bound({after, ~std::uint64_t{0}}); it != known->places.end(); ++it)
            out->push_back(it->second);
    }
    return out;
}

std::uint64_t MemoryLog::end() const {
    return image().events.size();
}

std::vector<store::LogStanding> MemoryLog::standings() const {
    std::vector<store::LogStanding> out;
    for (const auto& [id, log] : image().logs)
        out.push_back(log.standing);
    return out;
}

std::optional<store::LogStanding> MemoryLog::standing(const base::LogId& log) const {
    const Log* known = find(log);
    return known == nullptr ? std::nullopt : std::optional(known->standing);
}

Result<store::LogStanding> MemoryLog::prefix(const base::LogId& log, std::uint64_t upTo) {
    store::LogStanding out{log, 0, 0, {}};
    if (const Log* known = find(log)) {
        for (const auto& [sequence, position] : known->places) {
            if (sequence > upTo) break;
            out.maxSequence = sequence;
            ++out.count;
            out.digest.add(image().events[position - 1].hash);
        }
    }
    return out;
}

Status MemoryLog::keepSeal(const base::LogId& log, std::uint64_t sequence, std::string_view seal) {
    const Log* known = find(log);
    if (known == nullptr || sequence <= known->sealed) return {};
    return write([&](Image& image) {
        image.logs[log].seal = seal;
        image.logs[log].sealed = sequence;
    });
}

Status MemoryLog::forgetSeal(const base::LogId& log) {
    if (find(log) == nullptr) return {};
    return write([&](Image& image) {
        image.logs[log].seal.clear();
        image.logs[log].sealed = 0;
    });
}

Status MemoryLog::forgetOwner(const base::LogId& log) {
    return write([&](Image& image) { image.owners.erase(log); });
}

Result<std::vector<std::string>> MemoryLog::seals() {
    Result<std::vector<std::string>> out{};
    for (const auto& [id, log] : image().logs)
        if (!log.seal.empty()) out->push_back(log.seal);
    return out;
}

Result<std::optional<std::string>> MemoryLog::seal(const base::LogId& log) {
    const Log* known = find(log);
    return known == nullptr || known->seal.empty() ? std::nullopt : std::optional(known->seal);
}

Status MemoryLog::setOwner(const base::LogId& log, const base::DeviceId& device) {
    const auto it = image().owners.find(log);
    if (it != image().owners.end()) {
        if (it->second == device) return {};
        return fail(ErrorCode::Conflict, "log: is another device's");
    }
    return write([&](Image& image) { image.owners.emplace(log, device); });
}

Result<std::vector<std::pair<base::LogId, base::DeviceId>>> MemoryLog::owners() {
    return std::vector<std::pair<base::LogId, base::DeviceId>>(image().owners.begin(), image().owners.end());
}

Result<std::vector<base::LogId>> MemoryLog::carried() {
    Result<std::vector<base::LogId>> out{};
    for (const auto& [id, log] : image().logs)
        if (log.carried) out->push_back(id);
    return out;
}

Status MemoryLog::forgetCarried(const base::LogId& log) {
    const Log* known = find(log);
    if (known == nullptr || !known->carried) return {};
    return write([&](Image& image) { image.logs[log].carried = false; });
}

Result<std::optional<store::Cursor>> MemoryLog::cursor(const std::string& peer) {
    const auto it = image().cursors.find(peer);
    return it == image().cursors.end() ? std::nullopt : std::optional(it->second);
}

Status MemoryLog::park(std::span<const event::StoredEvent> events, std::string_view reason) {
    return write([&](Image& image) {
        for (const event::StoredEvent& e : events) {
            const bool known = std::ranges::any_of(
                image.parked, [&](const store::Parked& p) { return p.id == e.envelope.id && p.bytes == e.bytes; });
            if (!known) image.parked.push_back({++image.lastParked, e.envelope.id, std::string(reason), e.bytes});
        }
    });
}

Result<std::vector<store::Parked>> MemoryLog::parked(std::string_view reason) {
    Result<std::vector<store::Parked>> out{};
    for (const store::Parked& p : image().parked)
        if (p.reason.starts_with(reason)) out->push_back(p);
    return out;
}

Status MemoryLog::unpark(std::span<const std::uint64_t> numbers) {
    return write([&](Image& image) {
        std::erase_if(image.parked,
                      [&](const store::Parked& p) { return std::ranges::find(numbers, p.number) != numbers.end(); });
    });
}

Result<std::uint64_t> MemoryLog::parkedCount() {
    return std::uint64_t{image().parked.size()};
}

Status MemoryLog::noteBackup(std::span<const store::LogStanding> standings) {
    return write([&](Image& image) { image.backup.assign(standings.begin(), standings.end()); });
}

Result<std::vector<store::LogStanding>> MemoryLog::backedUp() {
    return image().backup;
}

Result<std::optional<std::string>> MemoryLog::fact(std::string_view name) {
    const auto it = image().facts.find(name);
    return it == image().facts.end() ? std::nullopt : std::optional(it->second);
}

Status MemoryLog::setFact(std::string_view name, std::string_view value) {
    return write([&](Image& image) { image.facts.insert_or_assign(std::string(name), std::string(value)); });
}

}  // namespace

std::unique_ptr<Disk> makeMemoryDisk() {
    return std::make_unique<MemoryDisk>();
}

}  // namespace hinanjo::sim
