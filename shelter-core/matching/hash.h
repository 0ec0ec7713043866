// Keys of the index: a kind and the values under it, hashed. A collision only costs one comparison too many.
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

namespace hinanjo::matching {

class Key {
public:
    explicit Key(char kind) { mix(static_cast<unsigned char>(kind)); }

    Key& add(std::u32string_view text) {
        for (const char32_t c : text)
            mix(c);
        mix(kEnd);
        return *this;
    }
    Key& add(std::string_view text) {
        for (const char c : text)
            mix(static_cast<unsigned char>(c));
        mix(kEnd);
        return *this;
    }
    Key& add(std::integral auto number) {
        mix(static_cast<std::uint64_t>(number));
        return *this;
    }
    // Spread so that the upper bits may be used as a table index. Never 0.
    [[nodiscard]] std::uint64_t value() const {
        std::uint64_t h = m_state;
        h ^= h >> 32;
        h *= 0xd6e8feb86659fd93;
        h ^= h >> 32;
        return h | 1;
    }

private:
    static constexpr std::uint64_t kEnd = 0x110000;

    void mix(std::uint64_t value) { m_state = (m_state ^ value) * 0x100000001b3; }

    std::uint64_t m_state = 0xcbf29ce484222325;
};

}  // namespace hinanjo::matching
