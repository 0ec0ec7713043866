// What the ledger keeps of a list that goes out: for whom, on which ground, which copies, and who stands on which row.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "event/event.h"
#include "lists/blanks.h"
#include "lists/document.h"
#include "lists/issued_rows.h"
#include "lists/ledger.h"

namespace hinanjo::lists {

// Of copies document.copy to document.copies. `legalBasis` is the code ("49-11-3"); `rowsOnPage` empty: a file without
// pages; `homeOf` as for issuedRows(). The first is a ListIssued, the others its rows.
[[nodiscard]] std::vector<event::Payload> issue(const Document& document, const std::string& kind,
                                                const std::string& legalBasis,
                                                std::span<const std::uint32_t> rowsOnPage, const HomeOf& homeOf = {});
[[nodiscard]] event::ListIssued issue(const Blanks& blanks, std::uint32_t pages);

// The number after the last copy that was issued of lists of this kind and scope in this incident: a paper that is made
// again has a number of its own.
[[nodiscard]] std::uint32_t nextCopy(const Ledger& ledger, const base::IncidentId& incident, const std::string& kind,
                                     const std::string& scope);

}  // namespace hinanjo::lists
