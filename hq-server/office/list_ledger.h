// The ledger of lists that left the building (災害対策基本法 49条の11-13): what was handed to whom on which ground,
// which copies came back, and who stands on which page and row. From the events that say so; incidents do not matter
// here, as paper outlives them. About 60 bytes a row. Not thread-safe: see Office::readLists.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "event/event.h"

namespace hinanjo::office {

struct IssuedList {
    struct Return {
        std::string condition;  // 返却, 廃棄, 紛失
        base::TimePoint at;
    };

    event::ListIssued issued;
    base::TimePoint at;
    bool isIssued = false;  // False: only its rows have arrived so far.
    std::vector<event::ListRows::Row> rows;
    std::map<std::uint32_t, Return> returned;  // By copy; the last word on it.

    // Nothing if the list has no such page or row.
    [[nodiscard]] const event::ListRows::Row* rowAt(std::uint32_t page, std::uint32_t row) const;
    // Copies nobody has said anything about.
    [[nodiscard]] std::uint32_t copiesOut() const;
};

class ListLedger {
public:
    void add(const event::Event& event);
    void clear() { m_lists.clear(); }

    [[nodiscard]] const IssuedList* find(const base::ListId& id) const;
    // Issued ones, oldest first.
    [[nodiscard]] std::vector<const IssuedList*> all() const;

private:
    std::map<base::ListId, IssuedList> m_lists;  // UUIDv7: in the order of their making.
};

}  // namespace hinanjo::office
