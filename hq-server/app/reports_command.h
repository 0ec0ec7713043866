// `reports`: what the shelters reported last, how far their opening is, and who wrote it down when. No names of
// evacuees.
#pragma once

#include "app/commands.h"

namespace hinanjo::app {

[[nodiscard]] int showReports(office::Office& office, const Output& output);

}  // namespace hinanjo::app
