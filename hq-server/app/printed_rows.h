// Which list a sheet belongs to, and whom a row of it is about.
#pragma once

#include <string>

#include "base/result.h"
#include "office/list_ledger.h"
#include "office/office.h"

namespace hinanjo::app {

// The list that `text` names: the edition as printed (版 1284), its id in hex, or the eight letters at the foot of its
// pages (表 7K3F-2Q4A). NotFound: no such list was made here. Conflict: an edition that two lists share, one of which
// was made before a restore or by another process: the letters at the foot tell them apart.
[[nodiscard]] base::Result<office::IssuedList> findList(const office::Office& office, const std::string& text);

// The roster person on this page and row. NotFound if no such list, page or row was printed; Invalid if the list is not
// about roster persons (入所者名簿).
[[nodiscard]] base::Result<base::RosterNo> rosterNoOn(office::Office& office, const std::string& list,
                                                      std::uint32_t page, std::uint32_t row);

}  // namespace hinanjo::app
