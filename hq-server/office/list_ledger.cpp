#include "office/list_ledger.h"

#include <algorithm>

namespace hinanjo::office {

const event::ListRows::Row* IssuedList::rowAt(std::uint32_t page, std::uint32_t row) const {
    if (page == 0) return nullptr;
    const auto at = std::ranges::find_if(
        rows, [&](const event::ListRows::Row& printed) { return printed.page == page && printed.row == row; });
    return at == rows.end() ? nullptr : &*at;
}

std::uint32_t IssuedList::copiesOut() const {
    const auto back = static_cast<std::uint32_t>(returned.size());
    return issued.copies > back ? issued.copies - back : 0;
}

void ListLedger::add(const event::Event& event) {
    if (const auto* rows = std::get_if<event::ListRows>(&event.payload)) {
        auto& known = m_lists[rows->list].rows;
        known.insert(known.end(), rows->rows.begin(), rows->rows.end());
    } else if (const auto* issued = std::get_if<event::ListIssued>(&event.payload)) {
        IssuedList& list = m_lists[issued->list];
        list.issued = *issued;
        list.at = event.observedAt;
        list.isIssued = true;
    } else if (const auto* returned = std::get_if<event::ListReturned>(&event.payload)) {
        m_lists[returned->list].returned[returned->copy] = {returned->condition, event.observedAt};
    }
}

const IssuedList* ListLedger::find(const base::ListId& id) const {
    const auto at = m_lists.find(id);
    return at != m_lists.end() && at->second.isIssued ? &at->second : nullptr;
}

std::vector<const IssuedList*> ListLedger::all() const {
    std::vector<const IssuedList*> lists;
    for (const auto& [id, list] : m_lists) {
        if (list.isIssued) lists.push_back(&list);
    }
    return lists;
}

}  // namespace hinanjo::office
