// A real hq-server beside the test: started, killed, asked.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "support/support.h"

namespace hinanjo::test {

class HqProcess {
public:
    // The data directory outlives this. `store`: the PostgreSQL database that init() makes the office in.
    explicit HqProcess(std::filesystem::path data, std::string store = {})
        : m_data(std::move(data)), m_store(std::move(store)) {}
    ~HqProcess();
    HqProcess(const HqProcess&) = delete;
    HqProcess& operator=(const HqProcess&) = delete;

    // init with the real shelters of the ward and an incident; returns its output.
    void init(const std::string& incident = "荒川氾濫", bool drill = false);
    // serve on `port` (0: any free one, kept for the next start). Waits for "ready". With further options, and with
    // this many descriptors for the process and its children (0: as many as the test has).
    void start(const std::vector<std::string>& options = {}, unsigned descriptors = 0);
    // The same in two steps, for who wants to do something before it serves. False: it ended without serving.
    void launch(const std::vector<std::string>& options = {}, unsigned descriptors = 0);
    [[nodiscard]] bool awaitReady();
    void terminate();  // SIGTERM and wait; the exit status must be 0.
    void kill();       // SIGKILL and wait.
    [[nodiscard]] bool isRunning() const { return m_pid > 0; }
    // The process that was started (the supervisor, unless --no-watchdog), and the one that said last that it serves.
    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] pid_t workerPid() const;
    [[nodiscard]] int port() const { return m_port; }

    // A command of hq-server on this directory ("--data DIR" is added).
    [[nodiscard]] Ran command(std::vector<std::string> words) const;
    [[nodiscard]] std::string enrolmentCode(const std::string& shelter) const;
    [[nodiscard]] std::filesystem::path journal() const { return m_data.string() + ".journal"; }
    [[nodiscard]] const std::filesystem::path& data() const { return m_data; }

private:
    std::filesystem::path m_data;
    std::string m_store;
    pid_t m_pid = -1;
    int m_out = -1;  // What it prints, until it is ready.
    std::string m_said;
    int m_port = 0;
};

// `two` serves the same database as `one`, with a copy of its directory (keys, and where the database is); starts both.
void startBoth(HqProcess& one, HqProcess& two);

// What a command counted: 123 behind "events" in "events 123  logs 4". Throws if the word is not there.
[[nodiscard]] std::uint64_t numberAfter(const std::string& text, const std::string& word);

// A program of this build.
[[nodiscard]] std::string program(const std::string& name);
[[nodiscard]] std::string sourceFile(const std::string& relative);

}  // namespace hinanjo::test
