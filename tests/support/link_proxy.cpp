#include "support/link_proxy.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

namespace hinanjo::test {

namespace {

using Clock = std::chrono::steady_clock;
using TimePoint = Clock::time_point;

constexpr std::size_t kPacket = 1448;
constexpr std::size_t kHeaders = 52;
constexpr std::size_t kRead = 16 * 1024;
constexpr int kKernelBuffer = 64 * 1024;
// What waits before a slow line, as in a router: the senders feel the rest.
constexpr auto kQueue = std::chrono::milliseconds(500);
// What one connection may have on the line and before an end that does not read, as a TCP window would allow.
constexpr std::size_t kWindow = 1024 * 1024;

void setNoWait(int fd) {
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
}

void limitBuffer(int fd) {
    ::setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &kKernelBuffer, sizeof kKernelBuffer);
}

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

// One end of a connection.
class Socket {
public:
    explicit Socket(int fd = -1) : m_fd(fd) {}
    ~Socket() { close(); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    [[nodiscard]] int fd() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    void close() {
        if (m_fd >= 0) ::close(m_fd);
        m_fd = -1;
    }
    // The peer sees a reset, not an end.
    void reset() {
        if (m_fd < 0) return;
        const linger now{1, 0};
        ::setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        close();
    }

private:
    int m_fd;
};

struct Chunk {
    TimePoint due;
    std::string bytes;  // Empty: the end of what this side writes.
};

// One way of one connection: read at `from`, on the line, written at `to`.
struct Flow {
    std::deque<Chunk> onLine;
    std::size_t waiting = 0;  // Bytes in onLine.
    bool ended = false;       // `from` has said everything.
    bool closed = false;      // ... and `to` has been told.
    bool blocked = false;     // `to` takes no more at the moment.
};

}  // namespace

Lane::TimePoint Lane::arrival(const Line& line, TimePoint putOn, std::size_t bytes) {
    m_busyUntil = std::max(m_busyUntil, putOn);
    if (line.bitsPerSecond > 0) {
        const std::size_t packets = (bytes + kPacket - 1) / kPacket;
        m_busyUntil += std::chrono::nanoseconds((bytes + packets * kHeaders) * 8'000'000'000 / line.bitsPerSecond);
    }
    m_last = std::max(m_last, m_busyUntil + line.roundTrip / 2);
    return m_last;
}

class LinkProxy::Loop {
public:
    Loop(int targetPort, Line line) : m_targetPort(targetPort), m_line(line) {
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        m_wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        limitBuffer(m_listener);  // Accepted sockets inherit it.
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        if (m_listener < 0 || m_wake < 0 || ::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
            ::listen(m_listener, 512) != 0 ||
            ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("the link proxy cannot listen");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { run(); });
    }
    ~Loop() {
        with([this] { m_stop = true; });
        m_thread.join();
        for (auto& c : m_connections)
            reset(*c);
        ::close(m_listener);
        ::close(m_wake);
    }
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    [[nodiscard]] int port() const { return m_port; }

    // Has the thread change something, and waits until it did: nobody else touches a socket.
    void with(std::function<void()> change) {
        std::unique_lock lock(m_mutex);
        m_changes.push_back(std::move(change));
        const std::uint64_t mine = ++m_asked;
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(m_wake, &one, sizeof one);
        m_changed.wait(lock, [&] { return m_carriedOut >= mine; });
    }

    void set(Line line) {
        with([&] { m_line = line; });
    }
    void cut() {
        with([&] { cutNow(); });
    }
    void cutAfter(Way way, std::uint64_t bytes) {
        with([&] {
            m_cutAfter[index(way)] = bytes;
            if (bytes == 0) cutNow();
        });
    }
    void refuse(bool on) {
        with([&] { m_refuse = on; });
    }
    void stall(Way way) {
        with([&] { m_stalled[index(way)] = true; });
    }
    void resume() {
        with([&] { m_stalled = {}; });
    }
    void halfOpen(Way way) {
        with([&] {
            for (auto& c : m_connections) {
                if (c->half) continue;
                c->half = way;
                c->end[1 - index(way)].reset();
                c->flow = {};
            }
        });
    }
    [[nodiscard]] Counters counters() {
        const std::lock_guard lock(m_mutex);
        return {m_delivered[0], m_delivered[1], m_made, m_connections.size()};
    }

private:
    // end[0] is the client, end[1] the target. flow[way] reads at end[way] and writes at end[1 - way].
    struct Connection {
        Connection(int client, int target) : end{Socket(client), Socket(target)} {}
        std::array<Socket, 2> end;
        std::array<Flow, 2> flow;
        std::array<TimePoint, 2> notBefore;  // The handshake was on the line first.
        std::optional<Way> half;
        [[nodiscard]] bool isDone() const {
            if (half) return !end[static_cast<std::size_t>(*half)].isOpen();
            return !end[0].isOpen() || (flow[0].closed && flow[1].closed);
        }
    };

    static std::size_t index(Way way) { return static_cast<std::size_t>(way); }

    static void reset(Connection& c) {
        c.end[0].reset();
        c.end[1].reset();
    }
    void cutNow() {
        for (auto& c : m_connections)
            reset(*c);
        m_connections.clear();
        m_cutAfter = {};
    }

    // cutAfter() has come to its end and the kernel has passed everything on: a reset would take back what it has not.
    // An end that does not read holds this up.
    [[nodiscard]] bool cutIsDue() {
        bool due = false;
        for (std::size_t way = 0; way < 2; ++way) {
            if (m_cutAfter[way] != 0) continue;
            due = true;
            for (auto& c : m_connections) {
                int unsent = 0;
                if (::ioctl(c->end[1 - way].fd(), SIOCOUTQNSD, &unsent) == 0 && unsent > 0) return false;
            }
        }
        return due;
    }

    void acceptAll() {
        for (;;) {
            const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
            if (client < 0) return;
            if (m_refuse) {
                Socket(client).reset();
                continue;
            }
            setNoWait(client);
            const int target = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            limitBuffer(target);
            setNoWait(target);
            sockaddr_in address = loopback(m_targetPort);
            if (::connect(target, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 && errno != EINPROGRESS) {
                Socket(client).reset();
                Socket(target).reset();
                continue;
            }
            auto& c = m_connections.emplace_back(std::make_shared<Connection>(client, target));
            const TimePoint now = Clock::now();
            c->notBefore = {now + m_line.roundTrip, now + m_line.roundTrip / 2};
            ++m_made;
        }
    }

    // False: the connection is broken.
    bool read(Connection& c, std::size_t way) {
        std::array<char, kRead> buffer;
        Flow& flow = c.flow[way];
        // In small pieces where the line is slow, so that connections share it packet by packet.
        const std::size_t piece = m_line.bitsPerSecond > 0 ? kPacket : buffer.size();
        const ssize_t n = ::recv(c.end[way].fd(), buffer.data(), piece, 0);
        if (n < 0) return errno == EAGAIN || errno == EINTR;
        const TimePoint from = std::max(Clock::now(), c.notBefore[way]);
        flow.ended = n == 0;
        flow.waiting += static_cast<std::size_t>(n);
        flow.onLine.push_back({m_lane[way].arrival(m_line, from, static_cast<std::size_t>(n)),
                               std::string(buffer.data(), static_cast<std::size_t>(n))});
        return true;
    }

    // False: the connection is broken.
    bool write(Connection& c, std::size_t way, TimePoint now) {
        Flow& flow = c.flow[way];
        const int to = c.end[1 - way].fd();
        flow.blocked = false;
        while (!flow.onLine.empty() && flow.onLine.front().due <= now) {
            if (m_cutAfter[way] == 0) return true;
            Chunk& chunk = flow.onLine.front();
            if (chunk.bytes.empty()) {
                ::shutdown(to, SHUT_WR);
                flow.closed = true;
                flow.onLine.pop_front();
                continue;
            }
            std::size_t size = chunk.bytes.size();
            if (m_cutAfter[way]) size = static_cast<std::size_t>(std::min<std::uint64_t>(size, *m_cutAfter[way]));
            const ssize_t n = ::send(to, chunk.bytes.data(), size, MSG_NOSIGNAL);
            if (n < 0) {
                flow.blocked = errno == EAGAIN || errno == EINTR;
                return flow.blocked;
            }
            const auto done = static_cast<std::size_t>(n);
            m_delivered[way] += done;
            flow.waiting -= done;
            chunk.bytes.erase(0, done);
            if (m_cutAfter[way]) *m_cutAfter[way] -= done;
            if (chunk.bytes.empty()) flow.onLine.pop_front();
        }
        return true;
    }

    // The end that is left of a half-open connection: what it writes disappears.
    static void swallow(Socket& end) {
        std::array<char, kRead> buffer;
        const ssize_t n = ::recv(end.fd(), buffer.data(), buffer.size(), 0);
        if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR)) end.close();
    }

    void run() {
        std::vector<pollfd> polled;
        std::vector<std::pair<std::shared_ptr<Connection>, std::size_t>> meant;
        std::unique_lock lock(m_mutex);
        while (!m_stop) {
            polled.clear();
            meant.clear();
            const auto watch = [&](int fd, short events, std::shared_ptr<Connection> c = nullptr,
                                   std::size_t side = 0) {
                polled.push_back({fd, events, 0});
                meant.emplace_back(c, side);
            };
            watch(m_wake, POLLIN);
            watch(m_listener, POLLIN);
            std::optional<TimePoint> next;
            const auto wakeAt = [&](TimePoint then) { next = std::min(next.value_or(TimePoint::max()), then); };
            const TimePoint full = Clock::now() + kQueue;
            if (m_cutAfter[0] == 0 || m_cutAfter[1] == 0) wakeAt(Clock::now() + std::chrono::milliseconds(1));
            for (auto& c : m_connections) {
                for (std::size_t side = 0; side < 2; ++side) {
                    if (!c->end[side].isOpen()) continue;
                    const Flow& in = c->flow[side];
                    const Flow& out = c->flow[1 - side];
                    short events = 0;
                    const bool wanted = !in.ended && in.waiting < kWindow && !m_stalled[side];
                    const bool room = m_lane[side].busyUntil() < full;
                    if (c->half || (wanted && room)) events |= POLLIN;
                    if (wanted && !room) wakeAt(m_lane[side].busyUntil() - kQueue);
                    if (out.blocked && !m_stalled[1 - side]) events |= POLLOUT;
                    // Nothing asked, nothing watched: a dead peer would wake the loop for ever.
                    if (events != 0) watch(c->end[side].fd(), events, c, side);
                    const bool moving = !in.blocked && !m_stalled[side] && m_cutAfter[side] != 0;
                    if (!in.onLine.empty() && moving) wakeAt(in.onLine.front().due);
                }
            }
            timespec wait{};
            if (next) {
                const auto left = std::max(Clock::duration{}, *next - Clock::now());
                const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(left);
                wait.tv_sec = seconds.count();
                wait.tv_nsec = std::chrono::nanoseconds(left - seconds).count();
            }
            lock.unlock();
            ::ppoll(polled.data(), polled.size(), next ? &wait : nullptr, nullptr);
            std::uint64_t count = 0;
            [[maybe_unused]] const auto got = ::read(m_wake, &count, sizeof count);
            lock.lock();
            for (auto& change : m_changes)
                change();
            m_carriedOut += m_changes.size();
            m_changes.clear();
            m_changed.notify_all();
            acceptAll();
            for (std::size_t i = 2; i < polled.size(); ++i) {
                const auto& [c, side] = meant[i];
                // It may have been cut since it was watched.
                if (!c->end[side].isOpen() || (polled[i].revents & (POLLIN | POLLHUP | POLLERR)) == 0) continue;
                if (c->half) {
                    swallow(c->end[side]);
                } else if (!c->flow[side].ended && !m_stalled[side]) {
                    if (!read(*c, side)) reset(*c);
                }
            }
            deliver();
            std::erase_if(m_connections, [](const auto& c) { return c->isDone(); });
        }
    }

    void deliver() {
        const TimePoint now = Clock::now();
        for (auto& c : m_connections) {
            if (c->half) continue;
            for (std::size_t way = 0; way < 2; ++way) {
                if (m_stalled[way] || !c->end[0].isOpen()) continue;
                if (!write(*c, way, now)) reset(*c);
            }
        }
        if (cutIsDue()) cutNow();
    }

    const int m_targetPort;
    int m_listener = -1, m_wake = -1, m_port = 0;
    std::mutex m_mutex;  // Everything below; free while the thread waits for its sockets.
    std::condition_variable m_changed;
    std::vector<std::function<void()>> m_changes;
    std::uint64_t m_asked = 0, m_carriedOut = 0;
    Line m_line;
    std::array<Lane, 2> m_lane;
    std::list<std::shared_ptr<Connection>> m_connections;
    std::array<std::optional<std::uint64_t>, 2> m_cutAfter;
    std::array<bool, 2> m_stalled{};
    std::array<std::uint64_t, 2> m_delivered{};
    std::uint64_t m_made = 0;
    bool m_refuse = false, m_stop = false;
    std::thread m_thread;
};

LinkProxy::LinkProxy(int targetPort, Line line) : m_loop(std::make_unique<Loop>(targetPort, line)) {}
LinkProxy::~LinkProxy() = default;

int LinkProxy::port() const {
    return m_loop->port();
}
std::string LinkProxy::address() const {
    return "127.0.0.1:" + std::to_string(port());
}
void LinkProxy::set(Line line) {
    m_loop->set(line);
}
void LinkProxy::cut() {
    m_loop->cut();
}
void LinkProxy::cutAfter(Way way, std::uint64_t bytes) {
    m_loop->cutAfter(way, bytes);
}
void LinkProxy::refuse(bool on) {
    m_loop->refuse(on);
}
void LinkProxy::stall(Way way) {
    m_loop->stall(way);
}
void LinkProxy::stall() {
    m_loop->stall(Way::ToTarget);
    m_loop->stall(Way::FromTarget);
}
void LinkProxy::resume() {
    m_loop->resume();
}
void LinkProxy::halfOpen(Way way) {
    m_loop->halfOpen(way);
}
LinkProxy::Counters LinkProxy::counters() const {
    return m_loop->counters();
}

}  // namespace hinanjo::test
