// What a simulated machine has of its own: a clock that may be wrong or stand still, randomness that a clone does not
// share, a key that is always the same for a number.
#pragma once

#include <memory>
#include <random>

#include "base/clock.h"
#include "base/crypto.h"
#include "sim/world.h"

namespace hinanjo::sim {

class MachineClock final : public base::Clock {
public:
    explicit MachineClock(const World& world) : m_world(world) {}
    [[nodiscard]] base::TimePoint now() const override { return m_frozen ? *m_frozen : m_world.now() + m_offset; }
    void jump(base::Millis by) { m_offset += by; }
    void setRight() {
        m_offset = {};
        m_frozen.reset();
    }
    void freeze() { m_frozen = now(); }

private:
    const World& m_world;
    base::Millis m_offset{};
    std::optional<base::TimePoint> m_frozen;
};

class MachineRandom final : public base::Random {
public:
    explicit MachineRandom(std::uint64_t seed) : m_engine(seed) {}
    void fill(std::span<std::uint8_t> out) override {
        for (std::size_t i = 0; i < out.size(); i += 8) {
            std::uint64_t value = m_engine();
            for (std::size_t j = i; j < out.size() && j < i + 8; ++j, value >>= 8)
                out[j] = static_cast<std::uint8_t>(value);
        }
    }

private:
    std::mt19937_64 m_engine;
};

// The seal key of machine `number`: invented, the same in every run.
[[nodiscard]] std::shared_ptr<const base::PrivateKey> sealKeyOf(int number);

}  // namespace hinanjo::sim
