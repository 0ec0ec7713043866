#include "app/supervisor.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <optional>

#include "office/journal.h"

namespace hinanjo::app {
namespace {

using office::journal;
using office::Level;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

// Failed calls in a row before a restart. More after a restart that did not help (the flood goes on, the clock is
// wrong): every restart cuts the tablets that are still connected.
constexpr int kFailures = 2;
constexpr int kFailuresAtMost = 8;
// A worker that served as long as this did not die "at once".
constexpr seconds kSettled{30};
constexpr milliseconds kLongestPause = seconds(30);
// An end that was asked for waits for commands that are running, but not for ever.
constexpr seconds kStop{60};
constexpr std::size_t kLongestReason = 300;
constexpr rlim_t kFewDescriptors = 4096;

// This binary in another process, which does not outlive this one; what it says on its standard output comes here.
struct Child {
    pid_t pid = -1;
    int out = -1;
    std::string said;

    [[nodiscard]] bool isThere() const { return pid > 0; }

    void start(std::vector<std::string> arguments, bool isQuiet) {
        int ends[2];
        said.clear();
        if (::pipe2(ends, O_CLOEXEC) != 0) return;
        const pid_t parent = ::getpid();
        pid = ::fork();
        if (pid == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (::getppid() != parent) ::_exit(0);  // It died before it could be said to whom that matters.
            ::dup2(ends[1], STDOUT_FILENO);
            if (isQuiet) {
                // gRPC's own complaints are not lines of the journal.
                if (const int null = ::open("/dev/null", O_WRONLY | O_CLOEXEC); null >= 0) ::dup2(null, STDERR_FILENO);
            }
            std::vector<char*> words;
            for (std::string& argument : arguments)
                words.push_back(argument.data());
            words.push_back(nullptr);
            // Not by name: after an upgrade of the file this is still the program that runs here.
            ::execv("/proc/self/exe", words.data());
            ::_exit(127);
        }
        ::close(ends[1]);
        if (pid < 0) {
            ::close(ends[0]);
            return;
        }
        out = ends[0];
        ::fcntl(out, F_SETFL, O_NONBLOCK);
    }

    void read() {
        char block[1024];
        for (;;) {
            const auto got = out < 0 ? -1 : ::read(out, block, sizeof block);
            if (got > 0) {
                said.append(block, static_cast<std::size_t>(got));
                continue;
            }
            if (got == 0) {
                ::close(out);
                out = -1;
            }
            return;
        }
    }

    // How it ended, once it has.
    std::optional<int> ended() {
        int status = 0;
        if (!isThere() || ::waitpid(pid, &status, WNOHANG) != pid) return std::nullopt;
        read();
        if (out >= 0) ::close(out);
        out = -1;
        pid = -1;
        return status;
    }
};

int exitStatus(int status) {
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string wordsOf(int status) {
    return WIFEXITED(status) ? "ended with status " + std::to_string(WEXITSTATUS(status))
                             : "ended by signal " + std::to_string(WTERMSIG(status));
}

class Supervisor {
public:
    Supervisor(std::string data, std::string address, std::vector<std::string> names, Watch watch, const Output& output)
        : m_data(std::move(data)),
          m_address(std::move(address)),
          m_names(std::move(names)),
          m_watch(watch),
          m_output(output) {}

    int run() {
        // The children inherit the mask; the worker waits for the same signals (main.cpp).
        sigset_t signals;
        sigemptyset(&signals);
        for (const int signal : {SIGINT, SIGTERM, SIGCHLD})
            sigaddset(&signals, signal);
        ::sigprocmask(SIG_BLOCK, &signals, nullptr);
        ::signal(SIGPIPE, SIG_IGN);
        m_signals = ::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
        startWorker();
        if (!m_worker.isThere()) {
            m_output.complain("the serving process cannot be started");
            return kRefused;
        }
        while (!m_exit) {
            wait();
            takeSignals();
            hearWorker();
            if (const auto status = m_probe.ended()) probeEnded(*status);
            if (const auto status = m_worker.ended()) {
                hearWorker();
                workerEnded(*status);
            }
            act();
        }
        ::close(m_signals);
        return *m_exit;
    }

private:
    enum class Phase { Starting, Serving, Ending, Pausing };

    void wait() {
        std::optional<Clock::time_point> until = m_killAt;
        const auto sooner = [&](Clock::time_point at) { until = until ? std::min(*until, at) : at; };
        if (m_phase == Phase::Pausing) sooner(m_startAt);
        if (m_probe.isThere())
            sooner(m_probeEndsAt);
        else if (m_phase == Phase::Serving)
            sooner(m_probeAt);
        int timeout = -1;
        if (until) {
            const auto left = std::chrono::ceil<milliseconds>(*until - Clock::now()).count();
            timeout = static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000));
        }
        pollfd fds[3] = {{m_signals, POLLIN, 0}, {m_worker.out, POLLIN, 0}, {m_probe.out, POLLIN, 0}};
        ::poll(fds, 3, timeout);
        m_probe.read();
    }

    void takeSignals() {
        signalfd_siginfo info;
        while (::read(m_signals, &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
            if (info.ssi_signo == SIGCHLD || m_stopping) continue;
            m_stopping = true;
            if (!m_worker.isThere()) {
                m_exit = kDone;
                continue;
            }
            ::kill(m_worker.pid, static_cast<int>(info.ssi_signo));
            if (!m_killAt) m_killAt = Clock::now() + kStop;
            m_phase = Phase::Ending;
        }
    }

    // Its "ready grpc ADDR:PORT" is passed on the first time; whatever else it says, always.
    void hearWorker() {
        m_worker.read();
        for (std::size_t end; (end = m_worker.said.find('\n')) != std::string::npos;) {
            const std::string line = m_worker.said.substr(0, end);
            m_worker.said.erase(0, end + 1);
            const bool isReady = line.starts_with("ready grpc ");
            if (!isReady || !m_wasReady) m_output.say(line);
            if (!isReady) continue;
            m_address = line.substr(line.rfind(' ') + 1);  // With port 0: the one that was found.
            m_wasReady = true;
            const auto now = Clock::now();
            m_readyAt = now;
            m_probeAt = now + m_watch.every;
            m_failures = 0;
            if (m_phase == Phase::Starting) m_phase = Phase::Serving;
        }
    }

    void probeEnded(int status) {
        m_probeAt = Clock::now() + m_watch.every;
        if (m_phase != Phase::Serving || m_probed != m_worker.pid) return;  // Of a worker that is no more.
        std::string why = m_probe.said.substr(0, std::min(m_probe.said.find('\n'), kLongestReason));
        if (m_probeKilled) {
            why = "no answer, and the call did not end";
        } else if (!WIFEXITED(status) || WEXITSTATUS(status) > kRefused) {
            // That says nothing about the worker.
            journal(Level::Warning, "watchdog.cannot_call", {{"why", wordsOf(status) + ": " + why}});
            return;
        } else if (WEXITSTATUS(status) == kDone) {
            m_failures = 0;
            m_failuresAllowed = kFailures;
            return;
        }
        ++m_failures;
        journal(Level::Warning, "watchdog.unanswered", {{"why", why}, {"in_a_row", std::int64_t{m_failures}}});
        if (m_failures < m_failuresAllowed) return;
        m_failuresAllowed = std::min(2 * m_failuresAllowed, kFailuresAtMost);
        journal(Level::Error, "watchdog.restart", {{"why", "calls are not answered: " + why}});
        ::kill(m_worker.pid, SIGTERM);
        m_killAt = Clock::now() + m_watch.patience;
        m_phase = Phase::Ending;
        m_told = true;
    }

    void workerEnded(int status) {
        m_killAt.reset();
        const bool isAsked = m_phase == Phase::Ending;
        // Ended well without our asking: somebody asked it directly (a service manager signals every process of a
        // service).
        const bool isDone = WIFEXITED(status) && WEXITSTATUS(status) == kDone && !m_told;
        // Damaged data does not heal by reading it again.
        const bool isDamaged = WIFEXITED(status) && WEXITSTATUS(status) == kDamaged;
        if (m_stopping || !m_wasReady || isDone || isDamaged) {
            m_exit = exitStatus(status);
            return;
        }
        if (!isAsked) journal(Level::Error, "watchdog.restart", {{"why", wordsOf(status)}});
        const auto now = Clock::now();
        if (m_readyAt && now - *m_readyAt >= kSettled) m_pause = milliseconds(0);
        m_startAt = now + m_pause;
        m_pause = std::clamp<milliseconds>(2 * m_pause, seconds(1), kLongestPause);
        m_readyAt.reset();
        m_told = false;
        m_phase = Phase::Pausing;
    }

    void act() {
        if (m_exit) return;
        const auto now = Clock::now();
        if (m_killAt && now >= *m_killAt && m_worker.isThere()) {
            journal(Level::Error, "watchdog.killed", {{"pid", std::int64_t{m_worker.pid}}});
            ::kill(m_worker.pid, SIGKILL);  // Also what is stopped or hangs ends by this.
            m_killAt.reset();
        }
        if (m_probe.isThere()) {
            if (now >= m_probeEndsAt && !m_probeKilled) {
                ::kill(m_probe.pid, SIGKILL);
                m_probeKilled = true;
                m_probeEndsAt = now + m_watch.patience;  // Its end wakes us before.
            }
        } else if (m_phase == Phase::Serving && now >= m_probeAt) {
            m_probe.start({"hq-server", "probe", "--data", m_data, "--address", m_address, "--patience",
                           std::to_string(m_watch.patience.count())},
                          true);
            m_probed = m_worker.pid;
            m_probeKilled = false;
            m_probeAt = now + m_watch.every;
            m_probeEndsAt = now + 2 * m_watch.patience;  // The call has its own end; this is for what hangs beside it.
        }
        if (m_phase == Phase::Pausing && now >= m_startAt) startWorker();
    }

    void startWorker() {
        std::vector<std::string> arguments{"hq-server", "serve",  "--no-watchdog", "--data",
                                           m_data,      "--grpc", m_address};
        for (const std::string& name : m_names) {
            arguments.emplace_back("--name-for-tablets");
            arguments.push_back(name);
        }
        m_worker.start(std::move(arguments), false);
        if (m_worker.isThere()) {
            m_phase = Phase::Starting;
            return;
        }
        // No process to be had; later there may be.
        m_phase = Phase::Pausing;
        m_pause = std::clamp<milliseconds>(2 * m_pause, seconds(1), kLongestPause);
        m_startAt = Clock::now() + m_pause;
    }

    const std::string m_data;
    std::string m_address;
    const std::vector<std::string> m_names;
    const Watch m_watch;
    const Output& m_output;

    int m_signals = -1;
    Child m_worker;
    Child m_probe;
    Phase m_phase = Phase::Starting;
    bool m_wasReady = false;  // Any worker so far.
    bool m_stopping = false;
    bool m_told = false;  // The watchdog asked this worker to end.
    std::optional<int> m_exit;
    std::optional<Clock::time_point> m_killAt;
    std::optional<Clock::time_point> m_readyAt;
    Clock::time_point m_startAt;
    milliseconds m_pause{0};

    Clock::time_point m_probeAt;
    Clock::time_point m_probeEndsAt;
    pid_t m_probed = -1;
    bool m_probeKilled = false;
    int m_failures = 0;
    int m_failuresAllowed = kFailures;
};

}  // namespace

int supervise(const std::string& data, const std::string& address, const std::vector<std::string>& names,
              const Watch& watch, const Output& output) {
    return Supervisor(data, address, names, watch, output).run();
}

void raiseDescriptorLimit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    if (limit.rlim_cur < limit.rlim_max) {
        const rlim_t before = limit.rlim_cur;
        limit.rlim_cur = limit.rlim_max;
        if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) limit.rlim_cur = before;
    }
    if (limit.rlim_cur < kFewDescriptors)
        journal(Level::Warning, "serve.few_descriptors", {{"limit", std::uint64_t{limit.rlim_cur}}});
}

}  // namespace hinanjo::app
