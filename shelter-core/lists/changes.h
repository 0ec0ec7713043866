// What a new edition changes against one that is out: added, removed, changed, each marked.
#pragma once

#include <map>
#include <span>
#include <string>

#include "event/event.h"
#include "lists/build.h"

namespace hinanjo::lists {

// Names by 整理番号, of those whom a list of this making may name: somebody who took back the consent, or is protected
// now, is struck off a partner's copy by page and row alone.
[[nodiscard]] std::map<std::string, Cell> namesOf(std::span<const RosterLine> lines, const Making& making);

// Keeps of `document` the rows that are new or say something else than in `before`, marked 追加 or 変更 in a first
// column, and adds one row for each that is gone, marked 削除, with its page and row in the edition `since` and its
// name if `names` has it. A row about no single person is kept if no row of `before` said the same. A sheet with such a
// row stays whole, because it replaces the one that is out, and counts once.
void keepChanges(Document& document, std::uint64_t since, std::span<const event::ListRows> before,
                 const std::map<std::string, Cell>& names);

}  // namespace hinanjo::lists
