// What several test folders share: a clock and randomness they decide, folders that go away, events to work with.
#pragma once

#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "base/clock.h"
#include "event/log_writer.h"

namespace hinanjo::test {

class FakeClock final : public base::Clock {
public:
    explicit FakeClock(base::TimePoint start = base::fromMillis(1'795'000'000'000)) : m_now(start) {}
    [[nodiscard]] base::TimePoint now() const override { return m_now; }
    void advance(base::Millis by) { m_now += by; }
    void set(base::TimePoint to) { m_now = to; }

private:
    base::TimePoint m_now;
};

class SeededRandom final : public base::Random {
public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) {}
    void fill(std::span<std::uint8_t> out) override {
        for (std::uint8_t& b : out)
            b = static_cast<std::uint8_t>(m_engine());
    }

private:
    std::mt19937_64 m_engine;
};

// A fresh folder, removed with everything in it.
class TempDir {
public:
    TempDir();
    ~TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

// A device that writes events about invented people.
class Author {
public:
    Author(const base::Clock& clock, std::uint64_t seed)
        : m_random(seed), m_clock(clock), m_writer(clock, m_random, {}) {}

    [[nodiscard]] std::vector<event::StoredEvent> write(const std::vector<event::Draft>& drafts);
    // One person described and arrived at `shelter`.
    [[nodiscard]] std::vector<event::StoredEvent> arrival(const std::string& family, const std::string& shelter);
    [[nodiscard]] base::PersonId lastPerson() const { return m_lastPerson; }
    [[nodiscard]] event::LogWriter& writer() { return m_writer; }
    [[nodiscard]] base::Random& random() { return m_random; }
    base::IncidentId incident = *base::IncidentId::fromHex("0195c0de000070008000000000000001");

private:
    SeededRandom m_random;
    const base::Clock& m_clock;
    event::LogWriter m_writer;
    base::PersonId m_lastPerson;
};

// Runs a program; output of both streams; exit status.
struct Ran {
    int status = -1;
    std::string out;
    std::string error;
};
[[nodiscard]] Ran run(const std::vector<std::string>& command);

// Calls `condition` until it holds or the time is over.
[[nodiscard]] bool eventually(const std::function<bool()>& condition,
                              std::chrono::milliseconds within = std::chrono::seconds(30));

}  // namespace hinanjo::test
