// What staff read about paper and printers. Pure.
#pragma once

#include <QString>

#include "base/result.h"
#include "printing/spooler.h"
#include "reception/sync_words.h"
#include "tablet/papers.h"

namespace hinanjo::reception {

// Name of a list on its button.
[[nodiscard]] QString paperName(tablet::PaperKind kind);

// 「つながっています」「紙がありません」: a printer before anything is printed.
[[nodiscard]] QString printerWords(printing::Trouble trouble);

// How a job goes: what happened, and what to do. `sheets`: all of it.
[[nodiscard]] SyncFact jobWords(const printing::JobState& state, std::uint32_t sheets);

// Why nothing was printed, and what to do.
[[nodiscard]] SyncFact notPrinted(const base::Error& error);
// The stick is full, gone or cannot be written.
[[nodiscard]] SyncFact notOnStick();

}  // namespace hinanjo::reception
