// Where an office keeps its events and registers: in hq.db beside its keys, or in the PostgreSQL database that the file
// hq.store names. Several processes share that one; each has a copy of the directory with the keys.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/ids.h"
#include "store/store.h"

namespace hinanjo::office {

[[nodiscard]] bool holdsOffice(const std::filesystem::path& dir);

// Makes the empty store of a new office; `conninfo` empty: hq.db. Conflict: that database holds an office already.
[[nodiscard]] base::Result<std::unique_ptr<store::Store>> makeOfficeStore(const std::filesystem::path& dir,
                                                                          const std::string& conninfo);
// Fails as store::Store::open and openPostgres do.
[[nodiscard]] base::Result<std::unique_ptr<store::Store>> openOfficeStore(const std::filesystem::path& dir);

// The log this directory's own events go to. On a shared database it is kept in the directory (hq.log) and claimed; one
// that another process holds, as after the directory was copied, or of an earlier incarnation is not taken. Nothing: a
// new one is needed.
[[nodiscard]] base::Result<std::optional<base::LogId>> ownLog(const std::filesystem::path& dir, store::Store& store);
[[nodiscard]] base::Status keepOwnLog(const std::filesystem::path& dir, store::Store& store, const base::LogId& log);

}  // namespace hinanjo::office
