// A set of feed positions, kept as ranges: what came in one message lies side by side. Not thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <span>

namespace hinanjo::sync {

class PositionSet {
public:
    void add(std::uint64_t position) {
        auto after = m_ranges.upper_bound(position);
        if (after != m_ranges.begin()) {
            const auto before = std::prev(after);
            if (position <= before->second) return;
            if (position == before->second + 1) {
                before->second = position;
                if (after != m_ranges.end() && after->first == position + 1) {
                    before->second = after->second;
                    m_ranges.erase(after);
                }
                return;
            }
        }
        if (after != m_ranges.end() && after->first == position + 1) {
            const std::uint64_t to = after->second;
            m_ranges.erase(after);
            m_ranges.emplace(position, to);
            return;
        }
        m_ranges.emplace(position, position);
    }
    // Zero stands for "nothing new" (store::Appended) and is left out.
    void add(std::span<const std::uint64_t> positions) {
        for (const std::uint64_t p : positions)
            if (p != 0) add(p);
    }
    [[nodiscard]] bool contains(std::uint64_t position) const {
        const auto after = m_ranges.upper_bound(position);
        return after != m_ranges.begin() && position <= std::prev(after)->second;
    }
    // The last position of the range that begins right after `position`; `position` itself if there is none.
    [[nodiscard]] std::uint64_t skipFrom(std::uint64_t position) const {
        const auto after = m_ranges.upper_bound(position + 1);
        if (after == m_ranges.begin()) return position;
        const auto range = std::prev(after);
        return range->second > position ? range->second : position;
    }
    // Forgets everything up to `position`.
    void dropUpTo(std::uint64_t position) {
        while (!m_ranges.empty() && m_ranges.begin()->first <= position) {
            const auto [from, to] = *m_ranges.begin();
            m_ranges.erase(m_ranges.begin());
            if (to > position) m_ranges.emplace(position + 1, to);
        }
    }
    [[nodiscard]] bool isEmpty() const { return m_ranges.empty(); }

private:
    std::map<std::uint64_t, std::uint64_t> m_ranges;  // from -> to
};

}  // namespace hinanjo::sync
