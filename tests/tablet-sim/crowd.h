// Invented people who come to a shelter, by seed: what tablet-sim and the benchmarks register.
#pragma once

#include <random>
#include <vector>

#include "tablet/desk.h"

namespace hinanjo::sim {

class Crowd {
public:
    explicit Crowd(std::uint64_t seed) : m_random(seed) {}

    // A household of one to five people with the fields a desk usually has.
    [[nodiscard]] tablet::Reception household(const std::string& token);
    // A household that is only counted.
    [[nodiscard]] tablet::Counting counted(const std::string& token);
    [[nodiscard]] std::size_t below(std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(m_random);
    }

private:
    std::mt19937_64 m_random;
};

}  // namespace hinanjo::sim
