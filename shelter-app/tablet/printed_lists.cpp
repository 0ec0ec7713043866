#include "tablet/printed_lists.h"

#include <algorithm>
#include <array>

namespace hinanjo::tablet {
namespace {

// Rows of other kinds are evacuees.
bool isOfRoster(const std::string& kind) {
    constexpr std::array kKinds{"unaccounted", "roster", "plans"};
    return std::ranges::any_of(kKinds, [&](const char* of) { return kind.starts_with(of); });
}

}  // namespace

base::Result<std::vector<PrintedList>> printedLists(Core& core) {
    const auto me = core.enrolment();
    std::vector<lists::Ledger::Entry> entries;
    core.readLedger([&](const lists::Ledger& ledger) {
        for (const lists::Ledger::Entry* entry : ledger.entries()) {
            const bool now = entry->incident.isNull() || (me && entry->incident == me->identity.incident);
            if (now && entry->issued->pages > 0 && isOfRoster(entry->issued->kind)) entries.push_back(*entry);
        }
    });
    std::ranges::reverse(entries);
    return core.ask([&](store::Store& opened) -> base::Result<std::vector<PrintedList>> {
        base::Result<std::vector<PrintedList>> out{std::vector<PrintedList>{}};
        for (lists::Ledger::Entry& entry : entries) {
            HINANJO_ASSIGN(const std::vector<std::string> bytes, opened.events().atAll(entry.rowsAt));
            PrintedList list{std::move(*entry.issued), entry.at, {}};
            for (const std::string& one : bytes) {
                HINANJO_ASSIGN(event::Event event, event::decode(one));
                if (auto* rows = std::get_if<event::ListRows>(&event.payload)) list.rows.push_back(std::move(*rows));
            }
            out->push_back(std::move(list));
        }
        return out;
    });
}

}  // namespace hinanjo::tablet
