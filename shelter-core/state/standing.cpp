#include "state/standing.h"

#include <algorithm>

namespace hinanjo::state {

void addSeen(std::vector<base::EventId>& out, const Filed& writer, std::span<const Write> withdrawn) {
    const std::size_t from = out.size();
    out.insert(out.end(), writer.saw.begin(), writer.saw.end());
    if (!withdrawn.empty()) {
        std::vector<bool> followed(withdrawn.size());
        for (std::size_t i = from; i < out.size(); ++i) {
            for (std::size_t w = 0; w < withdrawn.size(); ++w) {
                if (followed[w] || withdrawn[w].event->id != out[i]) continue;
                followed[w] = true;
                const auto& further = withdrawn[w].event->saw;
                out.insert(out.end(), further.begin(), further.end());
            }
        }
    }
    // Nobody replaces themselves.
    out.erase(std::remove(out.begin() + static_cast<std::ptrdiff_t>(from), out.end(), writer.id), out.end());
}

void keepStanding(std::vector<Write>& writes, std::span<const Write> withdrawn) {
    if (writes.size() > 1) {
        std::vector<base::EventId> seen;
        for (const Write& write : writes)
            addSeen(seen, *write.event, withdrawn);
        std::ranges::sort(seen);
        const auto isReplaced = [&](const Write& write) { return std::ranges::binary_search(seen, write.event->id); };
        if (!std::ranges::all_of(writes, isReplaced)) std::erase_if(writes, isReplaced);
        std::ranges::reverse(writes);
    }
}

}  // namespace hinanjo::state
