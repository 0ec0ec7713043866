// The state again, slow and obvious: takes all events at once and reads every rule off the list. It shares nothing with
// the fold but the types, and gives the same canonical text.
#pragma once

#include <string>
#include <vector>

#include "event/event.h"

namespace hinanjo::state::test {

[[nodiscard]] std::string twinText(base::IncidentId incident, const std::vector<event::Event>& events);

}  // namespace hinanjo::state::test
