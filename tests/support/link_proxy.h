// A line between two programs that a test decides: slow, far, cut after so many bytes, silent, or gone on one side
// only. Listens on the loopback, forwards every TCP connection to one address, counts what it delivers.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace hinanjo::test {

enum class Way : std::uint8_t { ToTarget, FromTarget };

// What a line can carry, each way. All connections share it, as the tablets of a shelter share its router.
struct Line {
    std::uint64_t bitsPerSecond = 0;        // 0: no limit. Headers of IP and TCP count, see Lane.
    std::chrono::microseconds roundTrip{};  // Half of it each way; a new connection costs one.
};

// When bytes leave a line that were put on it at some moment: one way of a Line as arithmetic, without a clock of its
// own, so that lateness of whoever asks never adds up. Packets as on Ethernet: 1448 bytes and 52 of headers each.
// Congestion, loss and slow start are not modelled.
class Lane {
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    // When the last of `bytes` arrives at the other end. Never earlier than for the bytes before.
    [[nodiscard]] TimePoint arrival(const Line& line, TimePoint putOn, std::size_t bytes);
    // When everything that was put on it so far has left.
    [[nodiscard]] TimePoint busyUntil() const { return m_busyUntil; }

private:
    TimePoint m_busyUntil{};
    TimePoint m_last{};
};

// Every call from any thread; what a call does is done when it returns. Throws std::runtime_error when it cannot
// listen.
class LinkProxy {
public:
    explicit LinkProxy(int targetPort, Line line = {});
    ~LinkProxy();
    LinkProxy(const LinkProxy&) = delete;
    LinkProxy& operator=(const LinkProxy&) = delete;

    [[nodiscard]] int port() const;
    [[nodiscard]] std::string address() const;  // "127.0.0.1:port"

    // For what is read from now on; what is already on the line keeps its time.
    void set(Line line);
    // Resets every connection; what was on the line is lost. New connections are made as before.
    void cut();
    // cut() when exactly `bytes` more have been delivered `way`, all connections together; no byte more ever is. Once.
    void cutAfter(Way way, std::uint64_t bytes);
    // New connections are reset at once; those that exist stay.
    void refuse(bool on);
    // Nothing is read or delivered `way` any more, nothing is closed: a pulled cable, a lost radio. What was on the
    // line waits for resume().
    void stall(Way way);
    void stall();
    void resume();
    // Every connection that exists becomes half open: the end that `way` leads to sees a reset, the other end keeps a
    // connection that swallows what it writes and never answers, until it closes it.
    void halfOpen(Way way);

    struct Counters {
        std::uint64_t toTarget = 0;  // Bytes delivered, without headers.
        std::uint64_t fromTarget = 0;
        std::uint64_t connections = 0;  // Made in all.
        std::uint64_t open = 0;         // Of them now, half open ones too.
    };
    [[nodiscard]] Counters counters() const;

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

}  // namespace hinanjo::test
