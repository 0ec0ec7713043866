// Objects that never move: views and heads point into them.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace hinanjo::state {

// Grows in chunks, so that a million small records cost a thousand allocations. Nothing is ever taken back.
template <typename T>
class Pool {
public:
    template <typename... Args>
    T& emplace(Args&&... args) {
        if (m_chunks.empty() || m_chunks.back().size() == kChunk) m_chunks.emplace_back().reserve(kChunk);
        return m_chunks.back().emplace_back(std::forward<Args>(args)...);
    }

private:
    static constexpr std::size_t kChunk = 512;
    std::vector<std::vector<T>> m_chunks;
};

}  // namespace hinanjo::state
