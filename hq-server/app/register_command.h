// `roster apply` and `residents apply`: what a new version changes is shown before it counts.
#pragma once

#include "app/commands.h"
#include "store/roster_file.h"

namespace hinanjo::app {

struct ApplyOptions {
    std::string file;
    bool preview = false;  // Say what would change and change nothing.
    std::string changes;   // CSV file for every change, field by field; owner-only.
};

// Counts to the output. The changes are written before the register is replaced: who cannot be told what changed gets
// no change. The register changes whole or not at all. kRefused if the file holds another register; kDamaged if it is
// torn or was edited.
[[nodiscard]] int applyRegister(office::Office& office, const ApplyOptions& options, store::RosterKind kind,
                                const Files& files, const Output& output);

}  // namespace hinanjo::app
