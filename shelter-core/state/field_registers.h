// The text registers of a person or a household: one pass over the events, one register per field.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "state/records.h"

namespace hinanjo::state {

template <std::size_t Fields>
class FieldRegisters {
public:
    void clear() {
        for (Writes& writes : m_fields)
            writes.clear();
    }

    // `said` holds field and value; a field said twice by one event counts once, the first time.
    template <typename FieldValue>
    void add(const Filed& event, const std::vector<FieldValue>& said) {
        std::uint64_t done = 0;
        for (const FieldValue& one : said) {
            const auto field = static_cast<std::size_t>(one.field);
            if (field >= Fields || (done >> field & 1) != 0) continue;
            done |= std::uint64_t{1} << field;
            m_fields[field].add({&event, &one.value});
        }
    }

    // Every head, by field, winner first.
    [[nodiscard]] std::vector<FieldHead> heads() {
        std::size_t count = 0;
        for (Writes& writes : m_fields)
            count += writes.stand().size();
        std::vector<FieldHead> out;
        out.reserve(count);
        for (std::size_t field = 0; field < Fields; ++field) {
            for (const Write& write : m_fields[field].live) {
                out.push_back({write.value, write.event, static_cast<std::uint8_t>(field)});
            }
        }
        return out;
    }

private:
    std::array<Writes, Fields> m_fields;
};

}  // namespace hinanjo::state
