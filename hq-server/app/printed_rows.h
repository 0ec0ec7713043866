// Whom a row of a printed list is about.
#pragma once

#include <string>

#include "base/result.h"
#include "lists/ledger.h"
#include "office/office.h"

namespace hinanjo::app {

// The issued list of this name: its id (32 hex digits), the eight letters at the foot of its pages ("7K3F-2Q4A") or its
// edition. NotFound, or Conflict if more than one list has it.
[[nodiscard]] base::Result<lists::Ledger::Entry> issuedList(office::Office& office, const std::string& name);
// Its rows, in the order they were recorded.
[[nodiscard]] base::Result<std::vector<event::ListRows>> rowsOf(office::Office& office,
                                                                const lists::Ledger::Entry& entry);
// The roster person on this page and row of the list called `edition`. NotFound if no such list, page or row was
// printed; Invalid if the list's rows are not people of the roster.
[[nodiscard]] base::Result<base::RosterNo> rosterNoOn(office::Office& office, const std::string& edition,
                                                      std::uint32_t page, std::uint32_t row);

}  // namespace hinanjo::app
