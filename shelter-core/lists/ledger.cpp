#include "lists/ledger.h"

#include <algorithm>
#include <tuple>

namespace hinanjo::lists {

std::vector<std::uint32_t> Ledger::Entry::copiesOut() const {
    std::vector<std::uint32_t> out;
    if (!issued) return out;
    for (std::uint32_t i = 0; i < issued->copies; ++i) {
        const std::uint32_t copy = issued->firstCopy + i;
        const auto back = returned.find(copy);
        if (back == returned.end() || back->second.condition == kLost) out.push_back(copy);
    }
    return out;
}

void Ledger::add(std::uint64_t position, const event::Event& event) {
    if (const auto* issued = std::get_if<event::ListIssued>(&event.payload)) {
        Entry& entry = m_entries[issued->list];
        entry.issued = *issued;
        entry.at = event.observedAt;
        entry.incident = event.incident;
        entry.staff = event.staff;
    } else if (const auto* rows = std::get_if<event::ListRows>(&event.payload)) {
        m_entries[rows->list].rowsAt.push_back(position);
    } else if (const auto* back = std::get_if<event::ListReturned>(&event.payload)) {
        const Return said{back->condition, event.observedAt, event.time, event.id};
        const auto [at, isNew] = m_entries[back->list].returned.emplace(back->copy, said);
        if (!isNew && std::tie(at->second.time, at->second.event) < std::tie(said.time, said.event)) at->second = said;
    }
}

std::vector<const Ledger::Entry*> Ledger::entries() const {
    std::vector<const Entry*> out;
    for (const auto& [id, entry] : m_entries) {
        if (entry.issued) out.push_back(&entry);
    }
    std::ranges::stable_sort(out, {}, &Entry::at);
    return out;
}

const Ledger::Entry* Ledger::find(const base::ListId& id) const {
    const auto it = m_entries.find(id);
    return it == m_entries.end() || !it->second.issued ? nullptr : &it->second;
}

}  // namespace hinanjo::lists
