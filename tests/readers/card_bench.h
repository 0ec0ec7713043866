// Readers and cards as a test says, without PC/SC; connecting to a card may be held up.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>

#include "readers/card_channel.h"
#include "simulated_card.h"

namespace hinanjo::test {

// Must outlive its sources.
class CardBench {
public:
    void put(readers::CardPresence presence) { put(presence, nullptr, -1); }
    // `card` is laid down; after `commands` commands of each connection it is gone (-1: never).
    void lay(SimulatedCard& card, int commands = -1) { put(readers::CardPresence::Present, &card, commands); }
    void take() { put(readers::CardPresence::NoCard); }
    void holdUp(bool yes) {
        const std::lock_guard lock(m_mutex);
        m_heldUp = yes;
        m_changed.notify_all();
    }

    [[nodiscard]] std::unique_ptr<readers::CardSource> source() { return std::make_unique<Source>(*this); }

private:
    class Source final : public readers::CardSource {
    public:
        explicit Source(CardBench& bench) : m_bench(bench) {}

        readers::CardPresence wait(readers::CardPresence known, std::chrono::milliseconds limit) override {
            std::unique_lock lock(m_bench.m_mutex);
            m_bench.m_changed.wait_for(lock, limit, [&] { return m_bench.m_presence != known || m_bench.m_woken; });
            m_bench.m_woken = false;
            return m_bench.m_presence;
        }
        readers::CardResult<std::unique_ptr<readers::CardChannel>> connect() override {
            std::unique_lock lock(m_bench.m_mutex);
            m_bench.m_changed.wait(lock, [&] { return !m_bench.m_heldUp; });
            if (!m_bench.m_card) return tl::unexpected(readers::CardFailure{readers::CardProblem::NoCard});
            return std::make_unique<DirectChannel>(*m_bench.m_card, m_bench.m_commands);
        }
        void wake() override {
            const std::lock_guard lock(m_bench.m_mutex);
            m_bench.m_woken = true;
            m_bench.m_changed.notify_all();
        }

    private:
        CardBench& m_bench;
    };

    void put(readers::CardPresence presence, SimulatedCard* card, int commands) {
        const std::lock_guard lock(m_mutex);
        m_presence = presence;
        m_card = card;
        m_commands = commands;
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    readers::CardPresence m_presence = readers::CardPresence::NoReader;
    SimulatedCard* m_card = nullptr;
    int m_commands = -1;
    bool m_heldUp = false;
    bool m_woken = false;
};

}  // namespace hinanjo::test
