// The gRPC face of an office: enrolment, exchange, registers; health and reflection for operators; commands over a Unix
// socket. Checks, translates, calls the office, translates back: no rule about people and no SQL here.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "office/office.h"

namespace hinanjo::rpc {

// Where commands typed while the server runs are answered. Short enough for a Unix socket whatever the directory's
// name.
[[nodiscard]] std::filesystem::path commandSocket(const std::filesystem::path& dataDirectory);

class Server {
public:
    // Executes a command line (without the program's name) of `workingDirectory`; writes to the two sinks; returns the
    // exit status.
    using Run =
        std::function<int(const std::vector<std::string>& arguments, const std::string& workingDirectory,
                          const std::function<void(std::string)>& out, const std::function<void(std::string)>& error)>;

    struct Options {
        std::string address = "0.0.0.0:8443";  // Port 0: any free one.
        std::vector<std::string> names;        // Further DNS names and addresses of this machine, for the certificate.
        Run run;
    };

    // Starts serving. Conflict: the port is taken. `office` outlives the server.
    [[nodiscard]] static base::Result<std::unique_ptr<Server>> start(office::Office& office, Options options);
    ~Server();

    [[nodiscard]] int port() const;
    // Ends every stream with a word, then stops. Events already accepted become durable. Idempotent.
    void shutdown();

private:
    struct Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hinanjo::rpc
