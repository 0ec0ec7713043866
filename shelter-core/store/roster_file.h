// The .roster file: a checked 避難行動要支援者名簿 or residents' register on its way from roster-import to HQ.
//
// JSON Lines: a head line {"format":"hinanjo-roster","version":2,"kind":"roster"|"residents","rows":N,"sha256":"…"}
// and one object per row. The digest covers every byte after the head line, so a torn or edited file is refused whole.
// Names are stored as imported, byte for byte (no normalisation).
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "domain/roster.h"

namespace hinanjo::store {

enum class RosterKind { Roster, Residents };

struct RosterFile {
    RosterKind kind{};
    std::vector<domain::RosterPerson> roster;  // kind Roster
    std::vector<domain::Resident> residents;   // kind Residents
};

// Written atomically. Unavailable when the disk is full; the old file stays.
[[nodiscard]] base::Status writeRosterFile(const std::filesystem::path& file, const RosterFile& content);
// Corrupt for a torn or edited file ("file:line: what"), TooNew for a later version, Invalid for another kind of file.
[[nodiscard]] base::Result<RosterFile> readRosterFile(const std::filesystem::path& file);

}  // namespace hinanjo::store
