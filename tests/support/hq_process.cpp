#include "support/hq_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

#include "base/files.h"

namespace hinanjo::test {

std::string program(const std::string& name) {
    return std::string(HINANJO_BIN_DIR) + "/" + name;
}
std::uint64_t numberAfter(const std::string& text, const std::string& word) {
    const auto at = text.find(word + " ");
    if (at == std::string::npos) throw std::runtime_error("no \"" + word + "\" in: " + text);
    return std::stoull(text.substr(at + word.size() + 1));
}
void startBoth(HqProcess& one, HqProcess& two) {
    std::filesystem::copy(one.data(), two.data(), std::filesystem::copy_options::recursive);
    one.start();
    two.start();
}
std::string sourceFile(const std::string& relative) {
    return std::string(HINANJO_SOURCE_DIR) + "/" + relative;
}

HqProcess::~HqProcess() {
    kill();
}

void HqProcess::init(const std::string& incident, bool drill) {
    std::vector<std::string> making{program("hq-server"),
                                    "init",
                                    "--data",
                                    m_data.string(),
                                    "--name",
                                    "東京都北区",
                                    "--shelters",
                                    sourceFile("tests/data/shelters/kita_shelters.csv")};
    if (!m_store.empty()) {
        making.emplace_back("--store");
        making.push_back(m_store);
    }
    const Ran made = run(making);
    if (made.status != 0) throw std::runtime_error("init: " + made.error);
    std::vector<std::string> words{"incident", "start", "--name", incident};
    if (drill) words.emplace_back("--drill");
    const Ran started = command(words);
    if (started.status != 0) throw std::runtime_error("incident: " + started.error);
}

void HqProcess::start(const std::vector<std::string>& options, unsigned descriptors) {
    launch(options, descriptors);
    if (!awaitReady()) throw std::runtime_error("serve did not become ready: " + m_said);
}

void HqProcess::launch(const std::vector<std::string>& options, unsigned descriptors) {
    int out[2];
    if (::pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    std::vector<std::string> words{"hq-server",     "serve",  "--data",
                                   m_data.string(), "--grpc", "127.0.0.1:" + std::to_string(m_port)};
    words.insert(words.end(), options.begin(), options.end());
    m_pid = ::fork();
    if (m_pid == 0) {
        ::dup2(out[1], 1);
        const int journalFile = ::open(journal().c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(journalFile, 2);
        if (descriptors > 0) {
            const rlimit limit{descriptors, descriptors};
            ::setrlimit(RLIMIT_NOFILE, &limit);
        }
        std::vector<char*> arguments;
        for (std::string& word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        ::execv(program("hq-server").c_str(), arguments.data());
        ::_exit(127);
    }
    ::close(out[1]);
    m_out = out[0];
}

bool HqProcess::awaitReady() {
    m_said.clear();
    for (char c = 0; ::read(m_out, &c, 1) == 1 && c != '\n';)
        m_said.push_back(c);
    ::close(std::exchange(m_out, -1));
    if (!m_said.starts_with("ready grpc ")) return false;
    m_port = std::stoi(m_said.substr(m_said.rfind(':') + 1));
    return true;
}

void HqProcess::terminate() {
    if (m_pid <= 0) return;
    ::kill(m_pid, SIGTERM);
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_pid = -1;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw std::runtime_error("serve did not end cleanly");
}

void HqProcess::kill() {
    if (m_pid <= 0) return;
    ::kill(m_pid, SIGKILL);
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_pid = -1;
    if (m_out >= 0) ::close(std::exchange(m_out, -1));
}

pid_t HqProcess::workerPid() const {
    const std::string lines = base::readFile(journal()).value_or("");
    const auto ready = lines.rfind("\"serve.ready\"");
    const auto pid = ready == std::string::npos ? ready : lines.find("\"pid\":", ready);
    return pid == std::string::npos ? -1 : std::stoi(lines.substr(pid + 6));
}

Ran HqProcess::command(std::vector<std::string> words) const {
    words.insert(words.begin(), program("hq-server"));
    words.emplace_back("--data");
    words.push_back(m_data.string());
    return run(words);
}

std::string HqProcess::enrolmentCode(const std::string& shelter) const {
    const Ran made =
        command({"device", "enroll", "--shelter", shelter, "--address", "127.0.0.1:" + std::to_string(m_port)});
    if (made.status != 0) throw std::runtime_error("device enroll: " + made.error);
    return made.out;
}

}  // namespace hinanjo::test
