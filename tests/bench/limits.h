// What the machine could do at best with the same events: measured beside a benchmark in the same run. Seconds, or a
// rate a second; 0 when it could not be measured.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "event/log_writer.h"

namespace grpc {
class Server;
}

namespace hinanjo::bench {

inline constexpr std::size_t kBatch = 500;

// Logs go in one after the other, a transaction for each batch, into one table of an encrypted database with the
// store's settings and nothing else; then they are read back in order.
struct BareSqlite {
    double writing = 0;
    double reading = 0;
};
[[nodiscard]] BareSqlite bareSqlite(std::span<const std::vector<event::StoredEvent>> logs);

// fdatasync of 4 KiB appended to a file, for two seconds.
[[nodiscard]] double syncRate();

// A server that speaks Sync over mutual TLS with the certificates of an hq-server's directory and only acknowledges:
// what gRPC and TLS alone take.
class EchoServer {
public:
    explicit EchoServer(const std::filesystem::path& hq);
    ~EchoServer();
    EchoServer(const EchoServer&) = delete;
    EchoServer& operator=(const EchoServer&) = delete;
    [[nodiscard]] int port() const { return m_port; }

private:
    class Service;
    std::unique_ptr<Service> m_service;
    std::unique_ptr<grpc::Server> m_server;
    int m_port = 0;
};

}  // namespace hinanjo::bench
