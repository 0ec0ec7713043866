// The processes that bench_sync measures: one tablet, or many of them, moved by lines on standard input, so that what a
// tablet costs is its own.
#pragma once

#include <sys/types.h>

#include <cstdio>
#include <string>
#include <vector>

namespace hinanjo::bench {

// Serves one line after the other until the input ends; answers each with one line.
int serveTablets();

// The other end of it: a process of this program. Throws std::runtime_error when a call fails.
class TabletProcess {
public:
    TabletProcess();
    ~TabletProcess();
    TabletProcess(const TabletProcess&) = delete;
    TabletProcess& operator=(const TabletProcess&) = delete;

    void send(const std::string& line);
    // The numbers of the answer to the oldest line not answered.
    std::vector<double> answer();
    std::vector<double> call(const std::string& line) {
        send(line);
        return answer();
    }
    // For an answer that is one word.
    std::string word(const std::string& line);

private:
    std::string read();
    pid_t m_pid = -1;
    std::FILE* m_to = nullptr;
    std::FILE* m_from = nullptr;
};

}  // namespace hinanjo::bench
