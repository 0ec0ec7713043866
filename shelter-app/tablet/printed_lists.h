// Lists of roster people that are out on paper, as far as their rows are known on this tablet.
#pragma once

#include <vector>

#include "base/result.h"
#include "tablet/core.h"
#include "tablet/tablet.h"

namespace hinanjo::tablet {

// As Tablet::printedLists(). Waits for the disk: not for the store thread or the GUI thread.
[[nodiscard]] base::Result<std::vector<PrintedList>> printedLists(Core& core);

}  // namespace hinanjo::tablet
