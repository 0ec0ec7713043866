// Backups of an office: made while it serves, one file each, and counted only after they were restored and compared.
//
// What a backup holds is everything another machine needs to be this headquarters: the database of one moment, its key,
// the authority and the seal key. It is sealed to a recovery code (sealed_file.h).
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "office/office.h"
#include "store/event_log.h"

namespace hinanjo::office {

// What stands in front of a backup's content.
struct BackupManifest {
    std::string officeName;
    base::DeviceId office;
    base::IncarnationId incarnation;
    base::IncidentId incident;  // Null if none was declared.
    base::TimePoint made;
    std::string program;    // Version that made it: another may fold the same events to another state.
    std::uint64_t end = 0;  // Of the feed.
    std::optional<base::TimePoint> lastEvent;
    std::vector<store::LogStanding> logs;
    base::Sha256 state{};
    struct File {
        std::string name;
        std::uint64_t bytes = 0;
    };
    std::vector<File> files;
};

// Makes a verified backup in `file`; an older file of that name is replaced at the very end. Then it is noted in the
// database (EventLog::noteBackup and the fact hq.backup), never before. Ingest goes on meanwhile.
//
// The first backup of an office decides its recovery code: `code`, or a fresh one that is handed to `tell` once and
// kept nowhere. Later ones need no code; a given one must be that of the first (Denied).
// Unavailable: no room, for the file or for the scratch copy in the data directory. Corrupt: what was read back is not
// what was written, or a copy that differs. In every failure `file` is as it was. One at a time; not for the store or
// fold thread.
[[nodiscard]] base::Result<BackupManifest> makeBackup(Office& office, const std::filesystem::path& file,
                                                      const std::optional<std::string>& code,
                                                      const std::function<void(const std::string&)>& tell);

struct Restored {
    BackupManifest manifest;
    base::IncarnationId incarnation;  // The new one.
};
// Makes a data directory of a backup, as a new incarnation. Nobody has to serve for it. Conflict: `directory` is not
// empty. Denied: another recovery code. Invalid: no backup. TooNew, Corrupt: see SealedReader; also a database that is
// not what the manifest says. In every failure nothing is left behind.
[[nodiscard]] base::Result<Restored> restoreBackup(const std::filesystem::path& file, std::string_view code,
                                                   const std::filesystem::path& directory, const base::Clock& clock,
                                                   base::Random& random);

struct CheckedBackup {
    BackupManifest manifest;
    std::vector<std::string> problems;
};
// Restores a backup into a scratch directory below `scratch`, compares it and throws the copy away.
[[nodiscard]] base::Result<CheckedBackup> checkBackup(const std::filesystem::path& file, std::string_view code,
                                                      const std::filesystem::path& scratch, base::Random& random);

// Reads every page and event of a restored database and says in what it is not what `manifest` promises: structure,
// feed, logs, and, with `compareState`, the state folded from them. Empty: it is the same.
[[nodiscard]] base::Result<std::vector<std::string>> differences(store::EventLog& restored,
                                                                 const BackupManifest& manifest, bool compareState);

}  // namespace hinanjo::office
