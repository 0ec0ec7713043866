// A disk for SQLite that exists in memory only, and fails on demand: power cuts that tear what was not synced, I/O
// errors at a chosen operation, a full disk, a sync that lies. The store opens files on it through Store::Options::vfs.
//
// Nothing real is touched: no file, no clock, no system randomness, no sleep. Everything the disk decides follows from
// its seed and the order of operations. (SQLCipher's page salts are OpenSSL's and differ from run to run; no decision
// here looks at contents.)
//
// The model: files have a content as processes see it and one that is on the platter; writes, truncations, creations
// and deletions are between the two until xSync (of the folder: xDelete with its sync flag, and the first sync of a new
// journal; any other synced file has its entry). A failed sync leaves of them what chance says, and a later sync does
// not bring the rest: as Linux does.
//
// Thread-safe. Outlives every connection to it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hinanjo::test {

class FaultDisk {
public:
    enum class Operation { Open, Read, Write, Sync, Truncate, Delete };
    enum class Lasting { Once, Always };

    struct Options {
        std::uint64_t seed = 1;
        // What is written, left out or turned to garbage as one.
        std::size_t sector = 512;
        // As SQLite assumes of disks under Unix: a torn write harms no byte it did not write. False: garbage is a whole
        // sector, and SQLite is told so.
        bool powersafeOverwrite = true;
    };

    FaultDisk();
    explicit FaultDisk(const Options& options);
    ~FaultDisk();
    FaultDisk(const FaultDisk&) = delete;
    FaultDisk& operator=(const FaultDisk&) = delete;

    // The name to open files with.
    [[nodiscard]] const std::string& vfs() const;

    // From here on every operation fails, as in a process that dies with its machine.
    void crash();
    // The same in the n-th (1: the next) operation that changes the disk: write, sync, truncate, delete, creation.
    void crashAt(std::uint64_t nth);
    [[nodiscard]] bool isCrashed() const;
    // Power is back: of what was not synced, chance decides. Every fault but the space is disarmed. Connections from
    // before fail for good; closing them does no harm.
    void reboot();
    // Another disk in this one's present state, crashed; reboot() it to see what would be found.
    [[nodiscard]] std::unique_ptr<FaultDisk> fork(std::uint64_t seed) const;
    // Called in every operation that changes the disk: after a write, truncation or deletion became visible, before a
    // sync does its work. Nothing: none.
    void onChange(std::function<void()> call);

    // The n-th operation of this kind from now on (1: the next) fails with SQLITE_IOERR; Always: and all after it. A
    // failing write may have written a part. One fault a kind.
    void failAt(Operation kind, std::uint64_t nth, Lasting lasting = Lasting::Once);
    // Whether a fault armed by failAt has struck.
    [[nodiscard]] bool hasFailed() const;
    // Disarms failAt and crashAt and lieAboutSync.
    void heal();
    // Syncs answer success and do nothing.
    void lieAboutSync(bool lies);
    // Room for files and reserve together; nothing: endless. A write that finds none: SQLITE_FULL.
    void limitSpace(std::optional<std::uint64_t> bytes);
    // Space taken by a file of no contents (the ballast). False: no room, nothing taken.
    [[nodiscard]] bool reserve(std::uint64_t bytes);
    [[nodiscard]] std::uint64_t used() const;

    // Operations so far, failed ones included.
    [[nodiscard]] std::uint64_t count(Operation kind) const;
    [[nodiscard]] std::uint64_t changes() const;

    [[nodiscard]] std::vector<std::string> files() const;
    // What a process reads; empty if there is none.
    [[nodiscard]] std::string contents(const std::string& file) const;
    // Replaces a file, on the platter too: rot, a misdirected write, an old copy.
    void put(const std::string& file, std::string contents);

    struct Model;

private:
    explicit FaultDisk(std::unique_ptr<Model> model);
    std::unique_ptr<Model> m_model;
};

}  // namespace hinanjo::test
