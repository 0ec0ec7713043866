// Whom a row of a printed list is about.
#pragma once

#include <string>

#include "base/result.h"
#include "office/office.h"

namespace hinanjo::app {

// The roster person on this page and row of the edition. NotFound if no such list, page or row was printed.
[[nodiscard]] base::Result<base::RosterNo> rosterNoOn(office::Office& office, const std::string& edition,
                                                      std::uint32_t page, std::uint32_t row);

}  // namespace hinanjo::app
