#include "support/link_proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "support/support.h"

using namespace hinanjo;
using namespace std::chrono_literals;
using test::eventually;
using test::Lane;
using test::Line;
using test::LinkProxy;
using test::Way;

namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

bool sendAll(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

// Sends back what it receives, and can speak first.
class Target {
public:
    Target() {
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        REQUIRE(::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) == 0);
        REQUIRE(::listen(m_listener, 16) == 0);
        REQUIRE(::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        m_port = ntohs(address.sin_port);
        m_accepting = std::thread([this] { acceptAll(); });
    }
    ~Target() {
        ::shutdown(m_listener, SHUT_RDWR);
        m_accepting.join();
        for (std::size_t i = 0; i < m_serving.size(); ++i) {
            ::shutdown(m_fds[i], SHUT_RDWR);
            m_serving[i].join();
            ::close(m_fds[i]);
        }
        ::close(m_listener);
    }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] std::size_t received() const { return m_received; }
    [[nodiscard]] std::size_t resets() const { return m_resets; }
    [[nodiscard]] std::size_t connections() {
        const std::lock_guard lock(m_mutex);
        return m_fds.size();
    }
    void say(const std::string& words) {
        const std::lock_guard lock(m_mutex);
        for (const int fd : m_fds)
            sendAll(fd, words);
    }

private:
    void acceptAll() {
        for (;;) {
            const int fd = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (fd < 0) return;
            const std::lock_guard lock(m_mutex);
            m_fds.push_back(fd);
            m_serving.emplace_back([this, fd] {
                std::string buffer(64 * 1024, '\0');
                for (;;) {
                    const ssize_t n = ::recv(fd, buffer.data(), buffer.size(), 0);
                    if (n < 0) ++m_resets;
                    if (n <= 0) break;
                    m_received += static_cast<std::size_t>(n);
                    sendAll(fd, {buffer.data(), static_cast<std::size_t>(n)});
                }
                ::shutdown(fd, SHUT_WR);
            });
        }
    }

    int m_listener = -1, m_port = 0;
    std::atomic<std::size_t> m_received = 0, m_resets = 0;
    std::mutex m_mutex;
    std::vector<int> m_fds;
    std::vector<std::thread> m_serving;
    std::thread m_accepting;
};

class Client {
public:
    explicit Client(const LinkProxy& proxy) : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        const sockaddr_in address = loopback(proxy.port());
        REQUIRE(::connect(m_fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    }
    ~Client() { close(); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    void close() {
        if (m_fd >= 0) ::close(m_fd);
        m_fd = -1;
    }
    bool send(std::string_view bytes) { return sendAll(m_fd, bytes); }
    void endSending() { ::shutdown(m_fd, SHUT_WR); }

    enum class End : std::uint8_t { Open, Ended, Reset };
    // Reads until `size` bytes are there, the connection is over, or nothing came for so long.
    std::string receive(std::size_t size, std::chrono::milliseconds patience = 20s) {
        std::string all;
        std::string buffer(64 * 1024, '\0');
        while (all.size() < size) {
            pollfd p{m_fd, POLLIN, 0};
            if (::poll(&p, 1, static_cast<int>(patience.count())) <= 0) break;
            const ssize_t n = ::recv(m_fd, buffer.data(), std::min(buffer.size(), size - all.size()), 0);
            if (n <= 0) {
                m_end = n == 0 ? End::Ended : End::Reset;
                break;
            }
            all.append(buffer, 0, static_cast<std::size_t>(n));
        }
        return all;
    }
    [[nodiscard]] End end() const { return m_end; }

private:
    int m_fd;
    End m_end = End::Open;
};

std::string noise(std::size_t size) {
    std::vector<std::uint8_t> bytes(size);
    test::SeededRandom(7).fill(bytes);
    return {bytes.begin(), bytes.end()};
}

constexpr Line kSlow{1'000'000, 100ms};

}  // namespace

TEST_CASE("a slow line needs the time of its bits and headers, and half the round trip") {
    Lane lane;
    const Lane::TimePoint start{1h};
    // 1448 + 52 bytes at 1 Mbit/s: 12 ms.
    CHECK(lane.arrival(kSlow, start, 1448) == start + 12ms + 50ms);
    CHECK(lane.arrival(kSlow, start, 1448) == start + 24ms + 50ms);
    // Put on late, while the line is still busy: as if it had been there all along.
    CHECK(lane.arrival(kSlow, start + 20ms, 2 * 1448) == start + 48ms + 50ms);
    CHECK(lane.busyUntil() == start + 48ms);
    // An idle line has saved nothing up.
    CHECK(lane.arrival(kSlow, start + 1s, 1448) == start + 1s + 12ms + 50ms);
}

TEST_CASE("a line without a limit costs the way only, and never overtakes itself") {
    Lane lane;
    const Lane::TimePoint start{1h};
    CHECK(lane.arrival({0, 100ms}, start, 1'000'000) == start + 50ms);
    CHECK(lane.arrival({0, 0ms}, start + 10ms, 1) == start + 50ms);
    CHECK(lane.arrival({0, 0ms}, start + 60ms, 1) == start + 60ms);
}

TEST_CASE("bytes pass unchanged both ways and are counted") {
    Target target;
    LinkProxy proxy(target.port(), {0, 2ms});
    Client client(proxy);
    const std::string sent = noise(3'000'000);
    std::thread sending([&] {
        client.send(sent);
        client.endSending();
    });
    const std::string back = client.receive(sent.size() + 1);
    sending.join();
    CHECK(back == sent);
    CHECK(client.end() == Client::End::Ended);
    const auto counters = proxy.counters();
    CHECK(counters.toTarget == sent.size());
    CHECK(counters.fromTarget == sent.size());
    CHECK(counters.connections == 1);
    CHECK(eventually([&] { return proxy.counters().open == 0; }));
}

TEST_CASE("a slow line is not faster than its bits, whatever is sent at once") {
    Target target;
    LinkProxy proxy(target.port(), {4'000'000, 20ms});
    const auto from = std::chrono::steady_clock::now();
    Client one(proxy), two(proxy);
    const std::string sent = noise(30'000);
    REQUIRE(one.send(sent));
    REQUIRE(two.send(sent));
    CHECK(one.receive(sent.size()) == sent);
    CHECK(two.receive(sent.size()) == sent);
    // 60,000 bytes share the line; the handshake and the two ways are 40 ms. (The echo comes back while they arrive.)
    CHECK(std::chrono::steady_clock::now() - from >= 120ms + 40ms);
}

TEST_CASE("a connection is cut when exactly so many bytes have reached the target") {
    Target target;
    LinkProxy proxy(target.port());
    proxy.cutAfter(Way::ToTarget, 4'321);
    Client client(proxy);
    client.send(noise(50'000));
    while (client.end() == Client::End::Open)
        client.receive(1);
    CHECK(client.end() == Client::End::Reset);
    CHECK(eventually([&] { return target.received() == 4'321; }));
    CHECK(proxy.counters().toTarget == 4'321);
    CHECK(proxy.counters().open == 0);

    Client again(proxy);
    REQUIRE(again.send("once more"));
    CHECK(again.receive(9) == "once more");
}

TEST_CASE("a connection is cut when exactly so many bytes have come back") {
    Target target;
    LinkProxy proxy(target.port());
    Client client(proxy);
    proxy.cutAfter(Way::FromTarget, 1'000);
    const std::string sent = noise(50'000);
    client.send(sent);
    CHECK(client.receive(sent.size()) == sent.substr(0, 1'000));
    CHECK(client.end() == Client::End::Reset);
}

TEST_CASE("a cut resets both ends of every connection, and new ones work") {
    Target target;
    LinkProxy proxy(target.port());
    Client one(proxy), two(proxy);
    REQUIRE(one.send("a"));
    REQUIRE(two.send("b"));
    REQUIRE(one.receive(1) == "a");
    REQUIRE(two.receive(1) == "b");
    proxy.cut();
    one.receive(1);
    two.receive(1);
    CHECK(one.end() == Client::End::Reset);
    CHECK(two.end() == Client::End::Reset);
    CHECK(eventually([&] { return target.resets() == 2; }));
    Client three(proxy);
    REQUIRE(three.send("c"));
    CHECK(three.receive(1) == "c");
}

TEST_CASE("a stalled way is silent and loses nothing, and the other way goes on") {
    Target target;
    LinkProxy proxy(target.port());
    Client client(proxy);
    REQUIRE(client.send("a"));
    REQUIRE(client.receive(1) == "a");
    proxy.stall(Way::ToTarget);
    REQUIRE(client.send("question"));
    target.say("news");
    CHECK(client.receive(4) == "news");
    CHECK(client.receive(1, 100ms).empty());
    CHECK(target.received() == 1);
    CHECK(client.end() == Client::End::Open);
    proxy.resume();
    CHECK(client.receive(8) == "question");

    proxy.stall();
    target.say("later");
    CHECK(client.receive(1, 100ms).empty());
    proxy.resume();
    CHECK(client.receive(5) == "later");
}

TEST_CASE("half open: the target has lost the connection and the client does not know") {
    Target target;
    LinkProxy proxy(target.port());
    Client client(proxy);
    REQUIRE(client.send("a"));
    REQUIRE(client.receive(1) == "a");
    proxy.halfOpen(Way::ToTarget);
    CHECK(eventually([&] { return target.resets() == 1; }));
    REQUIRE(client.send(noise(100'000)));
    CHECK(client.receive(1, 100ms).empty());
    CHECK(client.end() == Client::End::Open);
    CHECK(target.received() == 1);
    CHECK(proxy.counters().open == 1);
    client.close();
    CHECK(eventually([&] { return proxy.counters().open == 0; }));
}

TEST_CASE("half open: the client has lost the connection and the target does not know") {
    Target target;
    LinkProxy proxy(target.port());
    Client client(proxy);
    REQUIRE(client.send("a"));
    REQUIRE(client.receive(1) == "a");
    proxy.halfOpen(Way::FromTarget);
    client.receive(1);
    CHECK(client.end() == Client::End::Reset);
    target.say("still there?");
    CHECK(proxy.counters().open == 1);
    CHECK(target.resets() == 0);
}

TEST_CASE("refused connections are reset, those that exist stay") {
    Target target;
    LinkProxy proxy(target.port());
    Client before(proxy);
    REQUIRE(before.send("a"));
    REQUIRE(before.receive(1) == "a");
    proxy.refuse(true);
    Client refused(proxy);
    refused.receive(1);
    CHECK(refused.end() == Client::End::Reset);
    CHECK(target.connections() == 1);
    REQUIRE(before.send("b"));
    CHECK(before.receive(1) == "b");
    proxy.refuse(false);
    Client after(proxy);
    REQUIRE(after.send("c"));
    CHECK(after.receive(1) == "c");
}

TEST_CASE("a target that is not there resets the client") {
    int port = 0;
    {
        Target gone;
        port = gone.port();
    }
    LinkProxy proxy(port);
    Client client(proxy);
    client.receive(1);
    CHECK(client.end() == Client::End::Reset);
}

TEST_CASE("a reader that does not read holds up its sender, not the others") {
    Target target;
    LinkProxy proxy(target.port());
    Client lazy(proxy);
    // More than every buffer on the way there and back holds: the echo comes to a stand.
    std::atomic<bool> sent = false;
    std::thread sending([&] {
        lazy.send(noise(40'000'000));
        sent = true;
    });
    std::uint64_t last = 0;
    CHECK(eventually([&] {
        const std::uint64_t now = proxy.counters().toTarget;
        const bool stands = now > 0 && now == last;
        last = now;
        return stands;
    }));
    Client other(proxy);
    REQUIRE(other.send("x"));
    CHECK(other.receive(1) == "x");
    CHECK_FALSE(sent);
    proxy.cut();
    sending.join();
}
