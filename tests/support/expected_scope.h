// Which events belong at a shelter's tablets, from the whole set at once: written from the rules of
// docs/sync-protocol.md, section 6, slow and obvious, and sharing nothing with sync::ScopeIndex, which it judges.
#pragma once

#include <set>
#include <vector>

#include "event/event.h"

namespace hinanjo::test {

[[nodiscard]] std::set<base::EventId> expectedAt(const base::ShelterId& shelter,
                                                 const std::vector<event::Event>& everything);

}  // namespace hinanjo::test
