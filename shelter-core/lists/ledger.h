// 名簿の控え: which lists went out, to whom, on which ground, and which copies came back (災害対策基本法 49条の12 asks
// whoever hands a list out to see to it that it does not leak). A fold of events in any order; rows stay in the log.
//
// Not thread-safe: one writer, or readers only.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/hybrid_time.h"
#include "base/ids.h"
#include "event/event.h"

namespace hinanjo::lists {

class Ledger {
public:
    struct Return {
        std::string condition;  // 返却, 廃棄, 紛失
        base::TimePoint at;
        base::HybridTime time;
        base::EventId event;
    };
    struct Entry {
        std::optional<event::ListIssued> issued;  // Nothing: only something about it has arrived yet.
        base::TimePoint at;
        base::IncidentId incident;
        base::StaffId staff;                       // Who printed; empty: not known.
        std::vector<std::uint64_t> rowsAt;         // Feed positions of its ListRows.
        std::map<std::uint32_t, Return> returned;  // By copy; what was said last.

        // Copies nobody has brought back or destroyed. One that was lost stays out.
        [[nodiscard]] std::vector<std::uint32_t> copiesOut() const;
    };

    // Anything that is not about a list is ignored.
    void add(std::uint64_t position, const event::Event& event);

    // Those that were issued, oldest first.
    [[nodiscard]] std::vector<const Entry*> entries() const;
    // Null if no such list was issued.
    [[nodiscard]] const Entry* find(const base::ListId& id) const;

private:
    std::map<base::ListId, Entry> m_entries;
};

inline constexpr const char* kReturned = "返却";
inline constexpr const char* kDestroyed = "廃棄";
inline constexpr const char* kLost = "紛失";

}  // namespace hinanjo::lists
