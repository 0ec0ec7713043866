// A real PostgreSQL beside the test: made in a temporary folder, killed, copied, promoted.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "support/support.h"

namespace hinanjo::test {

class PostgresServer {
public:
    // A fresh cluster, started. Runs as the user postgres when the test runs as root.
    PostgresServer();
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    void start();
    void kill();  // SIGKILL, the postmaster and what it started.
    [[nodiscard]] int port() const { return m_port; }
    // A connection string for `database`, over the loopback address.
    [[nodiscard]] std::string conninfo(const std::string& database = "postgres") const;
    // Makes an empty database with a name of its own; returns its connection string.
    [[nodiscard]] std::string freshDatabase();
    // SQL by psql; what it prints, one value a line. Throws if it fails.
    std::string sql(const std::string& text, const std::string& database = "postgres") const;
    // Appends lines to postgresql.conf and reloads.
    void configure(const std::string& lines);
    // From when this returns every commit waits for a standby called `name`; "*": for any, of which one is there.
    void confirmBy(const std::string& name);

    // A standby of `primary` that follows it by streaming, started.
    static std::unique_ptr<PostgresServer> standbyOf(const PostgresServer& primary);
    void promote();

    // One server for all tests of this program, started at the first use.
    static PostgresServer& shared();

private:
    struct Empty {};
    explicit PostgresServer(Empty);
    [[nodiscard]] std::filesystem::path data() const { return m_dir / "data"; }

    std::filesystem::path m_dir;
    int m_port = 0;
    pid_t m_pid = -1;
    int m_databases = 0;
};

}  // namespace hinanjo::test
