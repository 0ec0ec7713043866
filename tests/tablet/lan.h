// Machines on one wire, each a network namespace with a D-Bus and an Avahi daemon of its own. Nothing of them outlives
// this program, however it ends.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/support.h"

namespace hinanjo::test {

// A program that runs until told to end. Standard output and error go to `log`.
class Program {
public:
    // `prepare` runs in the child before the program; false: it does not start.
    Program(const std::vector<std::string>& command, std::filesystem::path log, const std::function<bool()>& prepare);
    ~Program();  // Kills it.
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    // Closes its standard input and waits for it to end; its exit status.
    int finish();
    void kill();  // SIGKILL and wait.
    [[nodiscard]] std::string output() const;
    [[nodiscard]] pid_t pid() const { return m_pid; }

private:
    pid_t m_pid = -1;
    int m_input = -1;
    std::filesystem::path m_log;
};

class Machine {
public:
    // Takes over `network`, a descriptor of its namespace.
    Machine(std::string name, int network);
    ~Machine();
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    void startBus();
    void stopBus() { m_bus.reset(); }
    void startDaemon();
    void stopDaemon() { m_daemon.reset(); }
    // discovery-announce in this machine.
    [[nodiscard]] std::unique_ptr<Program> announce(std::vector<std::string> words);
    // Any program in here; a bare name is one of the system's.
    [[nodiscard]] std::unique_ptr<Program> start(std::vector<std::string> command);
    [[nodiscard]] const std::filesystem::path& directory() const { return m_dir.path(); }
    // Takes a wire out or plugs it in again.
    void setLink(const std::string& interface, bool up) const;
    // Whether a program can be started in here.
    [[nodiscard]] bool isUsable() const;

private:
    [[nodiscard]] bool enter() const;

    TempDir m_dir;
    int m_network;
    int m_programs = 0;
    std::unique_ptr<Program> m_bus;
    std::unique_ptr<Program> m_daemon;
};

// Two machines and two wires between them, lan0 and lan1: 10.77.0.1 and .2, 10.77.1.1 and .2, and link-local IPv6.
struct Lan {
    std::unique_ptr<Machine> a;
    std::unique_ptr<Machine> b;
};

// A machine on the network this program is on itself, so that both reach each other; its daemon announces nothing.
// Null, and why, if this environment cannot do that.
[[nodiscard]] std::unique_ptr<Machine> makeMachineHere(std::string& whyNot);

// Nothing, and why, if this environment cannot do that.
[[nodiscard]] std::optional<Lan> makeLan(std::string& whyNot);

}  // namespace hinanjo::test
