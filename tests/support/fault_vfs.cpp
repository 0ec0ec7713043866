#include "support/fault_vfs.h"

#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <map>
#include <mutex>
#include <new>
#include <random>
#include <stdexcept>
#include <thread>
#include <utility>

namespace hinanjo::test {
namespace {

// What happened to a file since its last sync.
struct Change {
    bool truncates = false;
    std::uint64_t at = 0;  // Of a write: where; of a truncation: the new size.
    std::string bytes;
};

struct SharedMemory {
    struct Slot {
        int shared = 0;
        const void* exclusive = nullptr;
    };
    std::vector<std::unique_ptr<char[]>> regions;
    std::array<Slot, SQLITE_SHM_NLOCK> slots;
    int users = 0;
};

struct File {
    std::string now;      // As processes see it.
    std::string platter;  // As a power cut leaves it, before `changes`.
    std::vector<Change> changes;
    bool syncsFolder = false;  // Its first sync is also one of the folder, as SQLite does under Unix for its journals.

    int readers = 0;
    const void* writer = nullptr;  // Reserved or more.
    bool isPending = false;
    std::shared_ptr<SharedMemory> memory;
};

struct EntryChange {
    std::string name;
    std::shared_ptr<File> file;  // Null: deleted.
};

struct Fault {
    std::uint64_t nth = 0;  // 0: none.
    bool always = false;
};

constexpr std::size_t kKinds = 6;

void overwrite(std::string& content, std::uint64_t at, std::string_view bytes) {
    if (content.size() < at + bytes.size()) content.resize(at + bytes.size());
    std::memcpy(content.data() + at, bytes.data(), bytes.size());
}

void carryOut(std::string& content, const Change& change) {
    if (change.truncates) {
        content.resize(change.at);
    } else {
        overwrite(content, change.at, change.bytes);
    }
}

}  // namespace

struct FaultDisk::Model {
    explicit Model(const Options& o) : options(o), random(o.seed) {}

    Options options;
    std::mt19937_64 random;
    sqlite3_vfs vfs{};
    std::string name;

    mutable std::mutex mutex;
    std::map<std::string, std::shared_ptr<File>> entries;
    std::map<std::string, std::shared_ptr<File>> platterEntries;
    std::vector<EntryChange> entryChanges;
    std::uint64_t generation = 1;
    bool crashed = false;
    bool lies = false;
    bool failed = false;
    std::uint64_t crashIn = 0;
    std::array<Fault, kKinds> faults;
    std::array<std::uint64_t, kKinds> counts{};
    std::uint64_t changed = 0;
    std::optional<std::uint64_t> space;
    std::uint64_t reserved = 0;
    std::function<void()> onChange;

    [[nodiscard]] std::uint64_t used() const {
        std::uint64_t sum = reserved;
        for (const auto& [path, file] : entries)
            sum += file->now.size();
        return sum;
    }

    // Counts an operation; true: it is to fail.
    [[nodiscard]] bool strikes(Operation kind) {
        ++counts[static_cast<std::size_t>(kind)];
        Fault& fault = faults[static_cast<std::size_t>(kind)];
        if (fault.nth == 0) return false;
        if (fault.nth > 1) {
            --fault.nth;
            return false;
        }
        if (!fault.always) fault.nth = 0;
        failed = true;
        return true;
    }

    // Counts a change of the disk; true: the power goes off in it.
    [[nodiscard]] bool powerFails() {
        ++changed;
        if (crashIn == 0 || --crashIn > 0) return false;
        crashed = true;
        return true;
    }

    // Carries out changes as a disk does whose power goes off: each sector for itself.
    void tear(std::string& platter, const std::vector<Change>& changes) {
        enum class Way { Nothing, Everything, Prefix, Chance };
        const std::uint64_t drawn = random() % 6;
        const Way way = drawn == 0   ? Way::Nothing
                        : drawn == 1 ? Way::Everything
                        : drawn == 2 ? Way::Prefix
                                     : Way::Chance;
        const std::uint64_t whole = changes.empty() ? 0 : random() % (changes.size() + 1);
        for (std::size_t i = 0; i < changes.size(); ++i) {
            const Change& change = changes[i];
            if (way == Way::Nothing || (way == Way::Prefix && i > whole)) return;
            if (way == Way::Everything || (way == Way::Prefix && i < whole)) {
                carryOut(platter, change);
                continue;
            }
            if (change.truncates) {
                if (random() % 2 == 0) carryOut(platter, change);
                continue;
            }
            for (std::uint64_t at = change.at; at < change.at + change.bytes.size();) {
                const std::uint64_t sectorEnd = (at / options.sector + 1) * options.sector;
                const std::uint64_t end = std::min<std::uint64_t>(sectorEnd, change.at + change.bytes.size());
                const std::uint64_t fate = random() % 20;
                if (fate < 9) {
                    overwrite(platter, at, std::string_view(change.bytes).substr(at - change.at, end - at));
                } else if (fate < 11) {
                    const std::uint64_t from = options.powersafeOverwrite ? at : sectorEnd - options.sector;
                    const std::uint64_t to = options.powersafeOverwrite ? end : sectorEnd;
                    std::string garbage(to - from, '\0');
                    for (char& c : garbage)
                        c = static_cast<char>(random());
                    overwrite(platter, from, garbage);
                }
                at = end;
            }
        }
    }

    void syncEntry(const File& file) {
        for (auto it = entryChanges.begin(); it != entryChanges.end(); ++it) {
            if (it->file.get() != &file) continue;
            const EntryChange made = *it;
            // Older changes of the same name are overtaken by this one.
            entryChanges.erase(
                std::remove_if(entryChanges.begin(), it + 1, [&](const EntryChange& c) { return c.name == made.name; }),
                it + 1);
            platterEntries[made.name] = made.file;
            return;
        }
    }

    void syncFolder() {
        for (const EntryChange& change : entryChanges)
            carryOutEntry(platterEntries, change);
        entryChanges.clear();
    }

    static void carryOutEntry(std::map<std::string, std::shared_ptr<File>>& to, const EntryChange& change) {
        if (change.file) {
            to[change.name] = change.file;
        } else {
            to.erase(change.name);
        }
    }

    void reboot() {
        for (const EntryChange& change : entryChanges) {
            if (random() % 2 == 0) carryOutEntry(platterEntries, change);
        }
        entryChanges.clear();
        entries.clear();
        for (auto& [path, file] : platterEntries) {
            auto found = std::make_shared<File>();
            found->platter = file->platter;
            tear(found->platter, file->changes);
            found->now = found->platter;
            entries[path] = found;
        }
        platterEntries = entries;
        ++generation;
        crashed = false;
        disarm();
    }

    void disarm() {
        lies = false;
        failed = false;
        crashIn = 0;
        faults = {};
    }
};

namespace {

using Model = FaultDisk::Model;
using Operation = FaultDisk::Operation;

// SQLite gives the memory of this; it is made in xOpen and unmade in xClose.
struct Handle {
    sqlite3_file base{};
    Model* disk = nullptr;
    std::shared_ptr<File> file;
    std::shared_ptr<SharedMemory> memory;
    std::uint64_t generation = 0;
    bool isNamed = false;
    int lock = SQLITE_LOCK_NONE;
    unsigned sharedSlots = 0;
    unsigned exclusiveSlots = 0;

    [[nodiscard]] bool isDead() const { return disk->crashed || generation != disk->generation; }
};

Handle& of(sqlite3_file* file) {
    return *reinterpret_cast<Handle*>(file);
}
Model& of(sqlite3_vfs* vfs) {
    return *static_cast<Model*>(vfs->pAppData);
}

void tell(const Model& disk) {
    if (disk.onChange) disk.onChange();
}

int unlockTo(Handle& h, int level) {
    if (h.lock <= level) return SQLITE_OK;
    if (h.file->writer == &h) {
        h.file->writer = nullptr;
        h.file->isPending = false;
    }
    if (level == SQLITE_LOCK_NONE) --h.file->readers;
    h.lock = level;
    return SQLITE_OK;
}

void leaveMemory(Handle& h) {
    if (!h.memory) return;
    for (unsigned i = 0; i < SQLITE_SHM_NLOCK; ++i) {
        if ((h.sharedSlots & (1U << i)) != 0) --h.memory->slots[i].shared;
        if ((h.exclusiveSlots & (1U << i)) != 0) h.memory->slots[i].exclusive = nullptr;
    }
    h.sharedSlots = 0;
    h.exclusiveSlots = 0;
    // Whoever comes after the last one reads the log file again, as after a restart.
    if (--h.memory->users == 0 && h.file->memory == h.memory) h.file->memory.reset();
    h.memory.reset();
}

int xClose(sqlite3_file* f) {
    Handle& h = of(f);
    const std::lock_guard guard(h.disk->mutex);
    leaveMemory(h);
    unlockTo(h, SQLITE_LOCK_NONE);
    h.~Handle();
    return SQLITE_OK;
}

int xRead(sqlite3_file* f, void* to, int amount, sqlite3_int64 at) {
    Handle& h = of(f);
    const std::lock_guard guard(h.disk->mutex);
    if (h.isNamed && (h.isDead() || h.disk->strikes(Operation::Read))) return SQLITE_IOERR_READ;
    const std::string& content = h.file->now;
    const auto from = static_cast<std::uint64_t>(at);
    const auto wanted = static_cast<std::uint64_t>(amount);
    const std::uint64_t there = from >= content.size() ? 0 : std::min<std::uint64_t>(wanted, content.size() - from);
    if (there > 0) std::memcpy(to, content.data() + from, there);
    if (there == wanted) return SQLITE_OK;
    std::memset(static_cast<char*>(to) + there, 0, wanted - there);
    return SQLITE_IOERR_SHORT_READ;
}

int xWrite(sqlite3_file* f, const void* from, int amount, sqlite3_int64 at) {
    Handle& h = of(f);
    Model& disk = *h.disk;
    int result = SQLITE_OK;
    {
        const std::lock_guard guard(disk.mutex);
        std::string_view bytes(static_cast<const char*>(from), static_cast<std::size_t>(amount));
        if (!h.isNamed) {
            overwrite(h.file->now, static_cast<std::uint64_t>(at), bytes);
            return SQLITE_OK;
        }
        if (h.isDead()) return SQLITE_IOERR_WRITE;
        if (disk.strikes(Operation::Write)) {
            result = SQLITE_IOERR_WRITE;
            bytes = bytes.substr(0, disk.random() % bytes.size());
        } else if (disk.space) {
            const std::uint64_t used = disk.used();
            const std::uint64_t end = h.file->now.size() + (*disk.space > used ? *disk.space - used : 0);
            const auto start = static_cast<std::uint64_t>(at);
            if (start + bytes.size() > end) {
                result = SQLITE_FULL;
                bytes = bytes.substr(0, start < end ? end - start : 0);
            }
        }
        if (!bytes.empty()) {
            overwrite(h.file->now, static_cast<std::uint64_t>(at), bytes);
            h.file->changes.push_back({false, static_cast<std::uint64_t>(at), std::string(bytes)});
        }
        if (disk.powerFails()) return SQLITE_IOERR_WRITE;
    }
    tell(disk);
    return result;
}

int xTruncate(sqlite3_file* f, sqlite3_int64 size) {
    Handle& h = of(f);
    Model& disk = *h.disk;
    {
        const std::lock_guard guard(disk.mutex);
        if (h.isNamed && (h.isDead() || disk.strikes(Operation::Truncate))) return SQLITE_IOERR_TRUNCATE;
        h.file->now.resize(static_cast<std::size_t>(size));
        if (!h.isNamed) return SQLITE_OK;
        h.file->changes.push_back({true, static_cast<std::uint64_t>(size), {}});
        if (disk.powerFails()) return SQLITE_IOERR_TRUNCATE;
    }
    tell(disk);
    return SQLITE_OK;
}

int xSync(sqlite3_file* f, int) {
    Handle& h = of(f);
    Model& disk = *h.disk;
    if (!h.isNamed) return SQLITE_OK;
    {
        const std::lock_guard guard(disk.mutex);
        if (h.isDead()) return SQLITE_IOERR_FSYNC;
        if (disk.powerFails()) return SQLITE_IOERR_FSYNC;
    }
    tell(disk);
    const std::lock_guard guard(disk.mutex);
    File& file = *h.file;
    if (disk.strikes(Operation::Sync)) {
        // The system takes the pages for written; what really was, nobody will learn before the next start.
        disk.tear(file.platter, file.changes);
        file.changes.clear();
        return SQLITE_IOERR_FSYNC;
    }
    if (disk.lies) return SQLITE_OK;
    for (const Change& change : file.changes)
        carryOut(file.platter, change);
    file.changes.clear();
    if (std::exchange(file.syncsFolder, false)) {
        disk.syncFolder();
    } else {
        disk.syncEntry(file);
    }
    return SQLITE_OK;
}

int xFileSize(sqlite3_file* f, sqlite3_int64* size) {
    Handle& h = of(f);
    const std::lock_guard guard(h.disk->mutex);
    if (h.isNamed && h.isDead()) return SQLITE_IOERR_FSTAT;
    *size = static_cast<sqlite3_int64>(h.file->now.size());
    return SQLITE_OK;
}

int xLock(sqlite3_file* f, int level) {
    Handle& h = of(f);
    const std::lock_guard guard(h.disk->mutex);
    if (h.isNamed && h.isDead()) return SQLITE_IOERR_LOCK;
    if (h.lock >= level) return SQLITE_OK;
    File& file = *h.file;
    const bool isOthers = file.writer != nullptr && file.writer != &h;
    if (level == SQLITE_LOCK_SHARED) {
        if (isOthers && file.isPending) return SQLITE_BUSY;
        ++file.readers;
        h.lock = level;
        return SQLITE_OK;
    }
    if (isOthers) return SQLITE_BUSY;
    file.writer = &h;
    if (level == SQLITE_LOCK_EXCLUSIVE) {
        file.isPending = true;
        if (file.readers > 1) {
            h.lock = SQLITE_LOCK_PENDING;
            return SQLITE_BUSY;
        }
    }
    h.lock = level;
    return SQLITE_OK;
}

int xUnlock(sqlite3_file* f, int level) {
    Handle& h = of(f);
    const std::lock_guard guard(h.disk->mutex);
    return unlockTo(h, level);
}

int xCheckReservedLock(sqlite3_file* f, int* out) {
    Handle& h = of(f);
    const std::lock_guard guard(h.disk->mutex);
    *out = h.file->writer != nullptr ? 1 : 0;
    return SQLITE_OK;
}

int xFileControl(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}

int xSectorSize(sqlite3_file* f) {
    return static_cast<int>(of(f).disk->options.sector);
}

int xDeviceCharacteristics(sqlite3_file* f) {
    return of(f).disk->options.powersafeOverwrite ? SQLITE_IOCAP_POWERSAFE_OVERWRITE : 0;
}

int xShmMap(sqlite3_file* f, int region, int size, int extend, void volatile** out) {
    Handle& h = of(f);
    const std::lock_guard guard(h.disk->mutex);
    *out = nullptr;
    if (h.isDead()) return SQLITE_IOERR_SHMMAP;
    if (!h.memory) {
        if (!h.file->memory) h.file->memory = std::make_shared<SharedMemory>();
        h.memory = h.file->memory;
        ++h.memory->users;
    }
    auto& regions = h.memory->regions;
    while (regions.size() <= static_cast<std::size_t>(region)) {
        if (extend == 0) return SQLITE_OK;
        regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
    }
    *out = regions[static_cast<std::size_t>(region)].get();
    return SQLITE_OK;
}

int xShmLock(sqlite3_file* f, int first, int count, int flags) {
    Handle& h = of(f);
    const std::lock_guard guard(h.disk->mutex);
    const bool unlocks = (flags & SQLITE_SHM_UNLOCK) != 0;
    if (!h.memory || (h.isDead() && !unlocks)) return SQLITE_IOERR_SHMLOCK;
    const bool isShared = (flags & SQLITE_SHM_SHARED) != 0;
    for (int i = first; i < first + count; ++i) {
        if (unlocks) break;
        const SharedMemory::Slot& slot = h.memory->slots[static_cast<std::size_t>(i)];
        const int others = slot.shared - ((h.sharedSlots >> i) & 1U ? 1 : 0);
        if (slot.exclusive != nullptr && slot.exclusive != &h) return SQLITE_BUSY;
        if (!isShared && others > 0) return SQLITE_BUSY;
    }
    for (int i = first; i < first + count; ++i) {
        SharedMemory::Slot& slot = h.memory->slots[static_cast<std::size_t>(i)];
        const unsigned bit = 1U << i;
        if (unlocks) {
            if ((h.sharedSlots & bit) != 0) --slot.shared;
            if ((h.exclusiveSlots & bit) != 0) slot.exclusive = nullptr;
            h.sharedSlots &= ~bit;
            h.exclusiveSlots &= ~bit;
        } else if (isShared) {
            if ((h.sharedSlots & bit) == 0) ++slot.shared;
            h.sharedSlots |= bit;
        } else {
            slot.exclusive = &h;
            h.exclusiveSlots |= bit;
        }
    }
    return SQLITE_OK;
}

void xShmBarrier(sqlite3_file* f) {
    std::atomic_thread_fence(std::memory_order_seq_cst);
    const std::lock_guard guard(of(f).disk->mutex);
}

int xShmUnmap(sqlite3_file* f, int) {
    Handle& h = of(f);
    const std::lock_guard guard(h.disk->mutex);
    leaveMemory(h);
    return SQLITE_OK;
}

constexpr sqlite3_io_methods kMethods = {2,
                                         xClose,
                                         xRead,
                                         xWrite,
                                         xTruncate,
                                         xSync,
                                         xFileSize,
                                         xLock,
                                         xUnlock,
                                         xCheckReservedLock,
                                         xFileControl,
                                         xSectorSize,
                                         xDeviceCharacteristics,
                                         xShmMap,
                                         xShmLock,
                                         xShmBarrier,
                                         xShmUnmap,
                                         nullptr,
                                         nullptr};

int xOpen(sqlite3_vfs* vfs, const char* name, sqlite3_file* f, int flags, int* outFlags) {
    Model& disk = of(vfs);
    f->pMethods = nullptr;
    std::shared_ptr<File> file;
    std::uint64_t generation = 0;
    bool isNew = false;
    {
        const std::lock_guard guard(disk.mutex);
        generation = disk.generation;
        if (name == nullptr) {
            file = std::make_shared<File>();
        } else {
            if (disk.crashed || disk.strikes(Operation::Open)) return SQLITE_IOERR;
            const auto found = disk.entries.find(name);
            if (found != disk.entries.end()) {
                file = found->second;
            } else {
                if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
                isNew = true;
                file = std::make_shared<File>();
                file->syncsFolder = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
                disk.entries[name] = file;
                disk.entryChanges.push_back({name, file});
                if (disk.powerFails()) return SQLITE_IOERR;
            }
        }
    }
    if (isNew) tell(disk);
    auto* h = new (f) Handle();
    h->disk = &disk;
    h->file = std::move(file);
    h->generation = generation;
    h->isNamed = name != nullptr;
    h->base.pMethods = &kMethods;
    if (outFlags != nullptr) *outFlags = flags;
    return SQLITE_OK;
}

int xDelete(sqlite3_vfs* vfs, const char* name, int syncs) {
    Model& disk = of(vfs);
    {
        const std::lock_guard guard(disk.mutex);
        if (disk.crashed || disk.strikes(Operation::Delete)) return SQLITE_IOERR_DELETE;
        if (disk.entries.erase(name) == 0) return SQLITE_IOERR_DELETE_NOENT;
        disk.entryChanges.push_back({name, nullptr});
        if (disk.powerFails()) return SQLITE_IOERR_DELETE;
    }
    tell(disk);
    const std::lock_guard guard(disk.mutex);
    if (syncs != 0 && !disk.lies) disk.syncFolder();
    return SQLITE_OK;
}

int xAccess(sqlite3_vfs* vfs, const char* name, int flags, int* out) {
    const Model& disk = of(vfs);
    const std::lock_guard guard(disk.mutex);
    if (disk.crashed) return SQLITE_IOERR_ACCESS;
    const auto found = disk.entries.find(name);
    // As the system's: an empty file does not exist, when only that is asked.
    *out = found != disk.entries.end() && (flags != SQLITE_ACCESS_EXISTS || !found->second->now.empty()) ? 1 : 0;
    return SQLITE_OK;
}

int xFullPathname(sqlite3_vfs*, const char* name, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}

int xRandomness(sqlite3_vfs* vfs, int size, char* out) {
    Model& disk = of(vfs);
    const std::lock_guard guard(disk.mutex);
    for (int i = 0; i < size; ++i)
        out[i] = static_cast<char>(disk.random());
    return size;
}

// Nobody's time passes; another thread gets its turn.
int xSleep(sqlite3_vfs*, int microseconds) {
    std::this_thread::yield();
    return microseconds;
}

constexpr sqlite3_int64 kJulianMillis = 212'000'000'000'000;

int xCurrentTime(sqlite3_vfs*, double* out) {
    *out = static_cast<double>(kJulianMillis) / 86'400'000.0;
    return SQLITE_OK;
}

int xCurrentTimeInt64(sqlite3_vfs*, sqlite3_int64* out) {
    *out = kJulianMillis;
    return SQLITE_OK;
}

int xGetLastError(sqlite3_vfs*, int, char*) {
    return 0;
}

}  // namespace

FaultDisk::FaultDisk() : FaultDisk(Options{}) {}

FaultDisk::FaultDisk(const Options& options) : FaultDisk(std::make_unique<Model>(options)) {}

FaultDisk::FaultDisk(std::unique_ptr<Model> model) : m_model(std::move(model)) {
    static std::atomic<std::uint64_t> made = 0;
    m_model->name = "fault-disk-" + std::to_string(++made);
    sqlite3_vfs& vfs = m_model->vfs;
    vfs.iVersion = 2;
    vfs.szOsFile = sizeof(Handle);
    vfs.mxPathname = 1024;
    vfs.zName = m_model->name.c_str();
    vfs.pAppData = m_model.get();
    vfs.xOpen = xOpen;
    vfs.xDelete = xDelete;
    vfs.xAccess = xAccess;
    vfs.xFullPathname = xFullPathname;
    vfs.xRandomness = xRandomness;
    vfs.xSleep = xSleep;
    vfs.xCurrentTime = xCurrentTime;
    vfs.xCurrentTimeInt64 = xCurrentTimeInt64;
    vfs.xGetLastError = xGetLastError;
    if (sqlite3_vfs_register(&vfs, 0) != SQLITE_OK) throw std::runtime_error("the disk cannot be registered");
}

FaultDisk::~FaultDisk() {
    sqlite3_vfs_unregister(&m_model->vfs);
}

const std::string& FaultDisk::vfs() const {
    return m_model->name;
}

void FaultDisk::crash() {
    const std::lock_guard guard(m_model->mutex);
    m_model->crashed = true;
}

void FaultDisk::crashAt(std::uint64_t nth) {
    const std::lock_guard guard(m_model->mutex);
    m_model->crashIn = nth;
}

bool FaultDisk::isCrashed() const {
    const std::lock_guard guard(m_model->mutex);
    return m_model->crashed;
}

void FaultDisk::reboot() {
    const std::lock_guard guard(m_model->mutex);
    m_model->reboot();
}

std::unique_ptr<FaultDisk> FaultDisk::fork(std::uint64_t seed) const {
    const std::lock_guard guard(m_model->mutex);
    Options options = m_model->options;
    options.seed = seed;
    auto model = std::make_unique<Model>(options);
    // The copies stand for the originals in both directories; what processes see is gone with the power.
    std::map<const File*, std::shared_ptr<File>> copies;
    const auto copy = [&](const std::shared_ptr<File>& file) {
        if (!file) return file;
        auto& made = copies[file.get()];
        if (!made) {
            made = std::make_shared<File>();
            made->platter = file->platter;
            made->changes = file->changes;
        }
        return made;
    };
    for (const auto& [path, file] : m_model->platterEntries)
        model->platterEntries[path] = copy(file);
    for (const EntryChange& change : m_model->entryChanges)
        model->entryChanges.push_back({change.name, copy(change.file)});
    model->space = m_model->space;
    model->reserved = m_model->reserved;
    model->crashed = true;
    return std::unique_ptr<FaultDisk>(new FaultDisk(std::move(model)));
}

void FaultDisk::onChange(std::function<void()> call) {
    const std::lock_guard guard(m_model->mutex);
    m_model->onChange = std::move(call);
}

void FaultDisk::failAt(Operation kind, std::uint64_t nth, Lasting lasting) {
    const std::lock_guard guard(m_model->mutex);
    m_model->faults[static_cast<std::size_t>(kind)] = {nth, lasting == Lasting::Always};
}

bool FaultDisk::hasFailed() const {
    const std::lock_guard guard(m_model->mutex);
    return m_model->failed;
}

void FaultDisk::heal() {
    const std::lock_guard guard(m_model->mutex);
    m_model->disarm();
}

void FaultDisk::lieAboutSync(bool lies) {
    const std::lock_guard guard(m_model->mutex);
    m_model->lies = lies;
}

void FaultDisk::limitSpace(std::optional<std::uint64_t> bytes) {
    const std::lock_guard guard(m_model->mutex);
    m_model->space = bytes;
}

bool FaultDisk::reserve(std::uint64_t bytes) {
    const std::lock_guard guard(m_model->mutex);
    const std::uint64_t others = m_model->used() - m_model->reserved;
    if (m_model->space && others + bytes > *m_model->space && bytes > m_model->reserved) return false;
    m_model->reserved = bytes;
    return true;
}

std::uint64_t FaultDisk::used() const {
    const std::lock_guard guard(m_model->mutex);
    return m_model->used();
}

std::uint64_t FaultDisk::count(Operation kind) const {
    const std::lock_guard guard(m_model->mutex);
    return m_model->counts[static_cast<std::size_t>(kind)];
}

std::uint64_t FaultDisk::changes() const {
    const std::lock_guard guard(m_model->mutex);
    return m_model->changed;
}

std::vector<std::string> FaultDisk::files() const {
    const std::lock_guard guard(m_model->mutex);
    std::vector<std::string> out;
    for (const auto& [path, file] : m_model->entries)
        out.push_back(path);
    return out;
}

std::string FaultDisk::contents(const std::string& file) const {
    const std::lock_guard guard(m_model->mutex);
    const auto found = m_model->entries.find(file);
    return found == m_model->entries.end() ? std::string() : found->second->now;
}

void FaultDisk::put(const std::string& file, std::string contents) {
    const std::lock_guard guard(m_model->mutex);
    auto& entry = m_model->entries[file];
    if (!entry) entry = std::make_shared<File>();
    entry->changes.clear();
    entry->platter = contents;
    entry->now = std::move(contents);
    std::erase_if(m_model->entryChanges, [&](const EntryChange& c) { return c.name == file; });
    m_model->platterEntries[file] = entry;
}

}  // namespace hinanjo::test
