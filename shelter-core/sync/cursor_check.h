// What stands beside a position of HQ's feed wherever it is told (Feed.check) and comes back with a cursor: which event
// is there, and a proof that HQ itself told it. A cursor that knows more of the feed than HQ does is evidence that HQ's
// file was put back; without the proof any device could claim it, as often as it likes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/ids.h"

namespace hinanjo::sync {

class CursorCheck {
public:
    // `key`: known to this HQ only, and the same after its database was put back.
    explicit CursorCheck(std::string key) : m_key(std::move(key)) {}

    // Short id of the event (8 bytes), then the proof (16 bytes).
    [[nodiscard]] std::string make(const base::IncarnationId& incarnation, std::uint64_t position,
                                   const base::EventId& event) const;
    // This HQ told that position, with that event, in that incarnation.
    [[nodiscard]] bool isOurs(const base::IncarnationId& incarnation, std::uint64_t position,
                              std::string_view check) const;
    // It names this event; whoever made it.
    [[nodiscard]] static bool names(std::string_view check, const base::EventId& event);

private:
    [[nodiscard]] std::string proofOf(const base::IncarnationId& incarnation, std::uint64_t position,
                                      std::string_view shortId) const;
    std::string m_key;
};

}  // namespace hinanjo::sync
