#include "store/postgres_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "store/postgres_session.h"

namespace hinanjo::store {

PostgresWatch::PostgresWatch(std::string conninfo, std::string ownToken, std::function<void()> wake)
    : m_conninfo(std::move(conninfo)),
      m_ownToken(std::move(ownToken)),
      m_wake(std::move(wake)),
      m_stop(::eventfd(0, EFD_CLOEXEC)),
      m_thread([this] { loop(); }) {}

PostgresWatch::~PostgresWatch() {
    const std::uint64_t one = 1;
    (void)!::write(m_stop, &one, sizeof(one));
    m_thread.join();
    ::close(m_stop);
}

void PostgresWatch::loop() {
    constexpr std::chrono::milliseconds kLookAgain{1000};
    std::optional<PgConnection> connection;
    auto lookedAt = std::chrono::steady_clock::now();
    const auto look = [&] {
        lookedAt = std::chrono::steady_clock::now();
        m_wake();
    };
    for (;;) {
        if (!connection || connection->isLost()) {
            connection.reset();
            auto opened = PgConnection::open(m_conninfo);
            if (opened && opened->execute(std::string("LISTEN ") + kChannel)) connection.emplace(std::move(*opened));
            look();  // Whatever was announced while nobody listened.
        }
        std::array<pollfd, 2> sockets{pollfd{m_stop, POLLIN, 0},
                                      pollfd{connection ? connection->socket() : -1, POLLIN, 0}};
        (void)::poll(sockets.data(), sockets.size(), static_cast<int>(kLookAgain.count()));
        if (sockets[0].revents != 0) return;
        bool others = false;
        if (connection) {
            const auto heard = connection->notifications();
            others =
                !heard || std::ranges::any_of(*heard, [&](const std::string& token) { return token != m_ownToken; });
        }
        if (others || std::chrono::steady_clock::now() - lookedAt >= kLookAgain) look();
    }
}

}  // namespace hinanjo::store
