// The disk of a simulated machine: an event log that may be torn away at any write. Two kinds: memory (fast, a thousand
// runs a second) and the real SQLite store on a failing file system.
#pragma once

#include <memory>
#include <string>

#include "store/event_log.h"

namespace hinanjo::sim {

// What is armed to go wrong at a coming write.
enum class DiskFault { None, CrashBefore, CrashAfter, Full, ErrorOnce };

class Disk {
public:
    virtual ~Disk() = default;
    // Opens (again) after boot. Null if it cannot be opened now.
    virtual store::EventLog* boot() = 0;
    // The power goes: what was not synced is lost or torn.
    virtual void powerCut(std::uint64_t seed) = 0;
    // A whole image of it, as a clone or backup tool would take it.
    [[nodiscard]] virtual std::unique_ptr<Disk> clone() const = 0;
    // Goes wrong at the `writes`-th write from now; Full stays until None is armed.
    virtual void arm(DiskFault fault, unsigned writes) = 0;
    // Only for the mutation gate: what a tablet that deletes on an acknowledgement would do. The machine is off.
    virtual void forget(const base::LogId&, std::uint64_t /*upTo*/) {}
    // A crash fault came true: nothing works until powerCut().
    [[nodiscard]] virtual bool hasCrashed() const = 0;
};

[[nodiscard]] std::unique_ptr<Disk> makeMemoryDisk();
// On tests/support/fault_vfs.h.
[[nodiscard]] std::unique_ptr<Disk> makeSqliteDisk(std::uint64_t seed);

}  // namespace hinanjo::sim
