// Wakes this process when another one on the same PostgreSQL database committed something: LISTEN on a connection of
// its own, and once a second in any case (a notification is a hint; a connection may be lost).
#pragma once

#include <functional>
#include <string>
#include <thread>

namespace hinanjo::store {

class PostgresWatch {
public:
    // `wake` is called on this object's thread. Notifications with `ownToken` are this process's own commits.
    PostgresWatch(std::string conninfo, std::string ownToken, std::function<void()> wake);
    ~PostgresWatch();
    PostgresWatch(const PostgresWatch&) = delete;
    PostgresWatch& operator=(const PostgresWatch&) = delete;

private:
    void loop();

    std::string m_conninfo;
    std::string m_ownToken;
    std::function<void()> m_wake;
    int m_stop = -1;  // eventfd
    std::thread m_thread;
};

}  // namespace hinanjo::store
