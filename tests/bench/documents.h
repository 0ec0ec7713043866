// The same events for a peer that stores JSON documents (tests/bench/pouchdb).
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "event/log_writer.h"

namespace hinanjo::bench {

// One line: `_id` is the event's id in hex, the rest are its fields by the names of events.proto. What only our own
// sync needs (the log, the place in it, the link to the one before) is left out: the peer brings its own.
[[nodiscard]] base::Result<std::string> documentOf(const event::StoredEvent& event);

// A document for each event, one a line. Fails with Unavailable when the file cannot be written.
[[nodiscard]] base::Status writeDocuments(const std::filesystem::path& path,
                                          std::span<const event::StoredEvent> events);

}  // namespace hinanjo::bench
