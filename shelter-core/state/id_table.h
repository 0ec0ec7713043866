// Finds a record by its id: open addressing, one cache line per look-up in nearly all cases.
#pragma once

#include <cstdint>
#include <cstring>
#include <vector>

#include "base/ids.h"

namespace hinanjo::state {

// T has a member `key()` that gives its Id. Records are owned elsewhere and never removed.
template <typename Id, typename T>
class IdTable {
public:
    [[nodiscard]] T* find(const Id& id) const {
        if (m_slots.empty()) return nullptr;
        const std::uint64_t hash = hashOf(id);
        for (std::size_t at = hash >> m_shift;; at = (at + 1) & (m_slots.size() - 1)) {
            const Slot& slot = m_slots[at];
            if (slot.record == nullptr) return nullptr;
            if (slot.hash == hash && slot.record->key() == id) return slot.record;
        }
    }

    // The id must not be there yet.
    void insert(T& record) {
        if ((m_count + 1) * 4 > m_slots.size() * 3) grow();
        place({hashOf(record.key()), &record});
        ++m_count;
    }

private:
    struct Slot {
        std::uint64_t hash = 0;
        T* record = nullptr;
    };

    // Both halves and a multiplication: ids of a test or a careless writer may differ in a single byte.
    static std::uint64_t hashOf(const Id& id) {
        std::uint64_t high;
        std::uint64_t low;
        std::memcpy(&high, id.bytes.data(), 8);
        std::memcpy(&low, id.bytes.data() + 8, 8);
        const std::uint64_t mixed = (low ^ (high << 32 | high >> 32)) * 0x9e3779b97f4a7c15u;
        return (mixed ^ mixed >> 29) * 0xbf58476d1ce4e5b9u;
    }

    void place(const Slot& slot) {
        std::size_t at = slot.hash >> m_shift;
        while (m_slots[at].record != nullptr)
            at = (at + 1) & (m_slots.size() - 1);
        m_slots[at] = slot;
    }

    void grow() {
        std::vector<Slot> old(m_slots.empty() ? 64 : m_slots.size() * 2);
        old.swap(m_slots);
        m_shift = 64;
        for (std::size_t size = m_slots.size(); size > 1; size /= 2)
            --m_shift;
        for (const Slot& slot : old) {
            if (slot.record != nullptr) place(slot);
        }
    }

    std::vector<Slot> m_slots;
    int m_shift = 64;  // The slot is the top bits of the hash.
    std::size_t m_count = 0;
};

}  // namespace hinanjo::state
