// Between the protobuf form and the decoded form. Only this folder sees protobuf events.
#pragma once

#include <string>

#include "event/event.h"

namespace hinanjo::event {

// The bytes of an event as its device stores them. Deterministic for one build; nobody else ever re-encodes an event.
[[nodiscard]] std::string encode(const Event& event);

}  // namespace hinanjo::event
