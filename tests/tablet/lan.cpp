#include "tablet/lan.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "support/hq_process.h"

namespace hinanjo::test {
namespace {

std::string systemProgram(const std::string& name) {
    for (const char* const folder : {"/usr/sbin/", "/usr/bin/", "/sbin/", "/bin/"}) {
        if (::access((folder + name).c_str(), X_OK) == 0) return folder + name;
    }
    return {};
}

void writeText(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file) << text;
    if (!std::filesystem::exists(file)) throw std::runtime_error("cannot write " + file.string());
}

std::string slurp(const std::filesystem::path& file) {
    std::ostringstream out;
    out << std::ifstream(file).rdbuf();
    return out.str();
}

}  // namespace

Program::Program(const std::vector<std::string>& command, std::filesystem::path log,
                 const std::function<bool()>& prepare)
    : m_log(std::move(log)) {
    int input[2];
    if (::pipe2(input, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const int out = ::open(m_log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    std::vector<char*> arguments;
    for (const std::string& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t parent = ::getpid();
    m_pid = ::fork();
    if (m_pid == 0) {
        // Whatever kills the test kills this too.
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent || !prepare()) ::_exit(126);
        ::dup2(input[0], 0);
        ::dup2(out, 1);
        ::dup2(out, 2);
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
    ::close(input[0]);
    ::close(out);
    m_input = input[1];
}

Program::~Program() {
    kill();
}

int Program::finish() {
    if (m_input >= 0) ::close(m_input);
    m_input = -1;
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_pid = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void Program::kill() {
    if (m_input >= 0) ::close(m_input);
    m_input = -1;
    if (m_pid <= 0) return;
    ::kill(m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
    m_pid = -1;
}

std::string Program::output() const {
    return slurp(m_log);
}

Machine::Machine(std::string name, int network) : m_network(network) {
    writeText(m_dir / "bus.conf",
              "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\"\n"
              " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
              "<busconfig><type>system</type><listen>unix:path=" +
                  (m_dir / "bus").string() +
                  "</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow user=\"*\"/><allow own=\"*\"/>"
                  "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow receive_sender=\"*\"/></policy>"
                  "</busconfig>\n");
    writeText(
        m_dir / "avahi.conf",
        "[server]\nhost-name=" + name +
            "\nallow-interfaces=lan0,lan1\nuse-ipv4=yes\nuse-ipv6=yes\nenable-dbus=yes\nratelimit-interval-usec=0\n"
            "[wide-area]\nenable-wide-area=no\n[publish]\npublish-hinfo=no\npublish-workstation=no\n");
}

Machine::~Machine() {
    m_daemon.reset();
    m_bus.reset();
    ::close(m_network);
}

bool Machine::enter() const {
    // The daemon's pid file has a fixed place: each machine gets a /run of its own.
    return ::setns(m_network, CLONE_NEWNET) == 0 && ::unshare(CLONE_NEWNS) == 0 &&
           ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           ::mount("none", "/run", "tmpfs", 0, "mode=755") == 0 &&
           ::setenv("DBUS_SYSTEM_BUS_ADDRESS", ("unix:path=" + (m_dir / "bus").string()).c_str(), 1) == 0;
}

void Machine::startBus() {
    std::filesystem::remove(m_dir / "bus");
    std::filesystem::remove(m_dir / "bus.log");
    m_bus = std::make_unique<Program>(
        std::vector<std::string>{systemProgram("dbus-daemon"), "--config-file=" + (m_dir / "bus.conf").string(),
                                 "--nofork", "--nopidfile", "--nosyslog", "--print-address"},
        m_dir / "bus.log", [this] { return enter(); });
    // The address is printed once it listens there.
    if (!eventually([this] { return m_bus->output().find("guid=") != std::string::npos; })) {
        throw std::runtime_error("dbus-daemon does not start: " + m_bus->output());
    }
}

void Machine::startDaemon() {
    m_daemon = std::make_unique<Program>(
        std::vector<std::string>{systemProgram("avahi-daemon"), "--file=" + (m_dir / "avahi.conf").string(),
                                 "--no-drop-root", "--no-chroot", "--no-rlimits"},
        m_dir / ("avahi" + std::to_string(m_programs++) + ".log"), [this] { return enter(); });
    if (!eventually([this] { return m_daemon->output().find("startup complete") != std::string::npos; })) {
        throw std::runtime_error("avahi-daemon does not start: " + m_daemon->output());
    }
}

std::unique_ptr<Program> Machine::announce(std::vector<std::string> words) {
    words.insert(words.begin(), program("discovery-announce"));
    return std::make_unique<Program>(words, m_dir / ("announce" + std::to_string(m_programs++) + ".log"),
                                     [this] { return enter(); });
}

std::unique_ptr<Program> Machine::start(std::vector<std::string> command) {
    if (!command.front().starts_with('/')) command.front() = systemProgram(command.front());
    return std::make_unique<Program>(command, m_dir / ("program" + std::to_string(m_programs++) + ".log"),
                                     [this] { return enter(); });
}

void Machine::setLink(const std::string& interface, bool up) const {
    Program ran({systemProgram("ip"), "link", "set", interface, up ? "up" : "down"}, m_dir / "link.log",
                [this] { return enter(); });
    if (ran.finish() != 0) throw std::runtime_error("ip link set: " + ran.output());
}

bool Machine::isUsable() const {
    Program ran({systemProgram("ip"), "link"}, m_dir / "usable.log", [this] { return enter(); });
    return ran.finish() == 0;
}

std::unique_ptr<Machine> makeMachineHere(std::string& whyNot) {
    if (systemProgram("avahi-daemon").empty() || systemProgram("dbus-daemon").empty()) {
        whyNot = "avahi-daemon or dbus-daemon is not installed";
        return nullptr;
    }
    const int network = ::open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
    if (network < 0) {
        whyNot = "no network namespaces";
        return nullptr;
    }
    // Its interfaces, lan0 and lan1, do not exist here.
    auto machine = std::make_unique<Machine>("printer", network);
    if (machine->isUsable()) return machine;
    whyNot = "no program can be started in a mount namespace (not root?)";
    return nullptr;
}

std::optional<Lan> makeLan(std::string& whyNot) {
    const std::string ip = systemProgram("ip");
    if (ip.empty() || systemProgram("avahi-daemon").empty() || systemProgram("dbus-daemon").empty()) {
        whyNot = "iproute2, avahi-daemon or dbus-daemon is not installed";
        return std::nullopt;
    }
    // Named only until we hold them by a descriptor; from then on they live exactly as long as we and what runs in
    // them.
    const std::string stem = "hinanjo-" + std::to_string(::getpid());
    const std::string names[2] = {stem + "-a", stem + "-b"};
    int networks[2] = {-1, -1};
    const auto command = [&](std::vector<std::string> words) {
        words.insert(words.begin(), ip);
        const Ran ran = test::run(words);
        if (ran.status != 0 && whyNot.empty()) whyNot = "ip " + words[1] + " " + words[2] + ": " + ran.error;
        return ran.status == 0;
    };
    const bool made = [&] {
        for (int i = 0; i < 2; ++i) {
            if (!command({"netns", "add", names[i]})) return false;
            networks[i] = ::open(("/run/netns/" + names[i]).c_str(), O_RDONLY | O_CLOEXEC);
            if (networks[i] < 0) return false;
        }
        for (const std::string& name : names) {
            // Or tablets of one machine cannot reach each other.
            if (!command({"-n", name, "link", "set", "lo", "up"})) return false;
        }
        for (const std::string wire : {"0", "1"}) {
            const std::string link = "lan" + wire;
            if (!command({"link", "add", link, "netns", names[0], "type", "veth", "peer", "name", link, "netns",
                          names[1]})) {
                return false;
            }
            for (int i = 0; i < 2; ++i) {
                const std::string address = "10.77." + wire + "." + std::to_string(i + 1) + "/24";
                if (!command({"-n", names[i], "address", "add", address, "dev", link}) ||
                    !command({"-n", names[i], "link", "set", link, "up"})) {
                    return false;
                }
            }
        }
        return true;
    }();
    for (const std::string& name : names)
        (void)test::run({ip, "netns", "delete", name});
    if (!made) {
        if (whyNot.empty()) whyNot = "no network namespace";
        for (const int network : networks) {
            if (network >= 0) ::close(network);
        }
        return std::nullopt;
    }
    Lan lan{std::make_unique<Machine>("tablet-a", networks[0]), std::make_unique<Machine>("tablet-b", networks[1])};
    if (!lan.a->isUsable() || !lan.b->isUsable()) {
        whyNot = "no program can be started in a network namespace";
        return std::nullopt;
    }
    return lan;
}

}  // namespace hinanjo::test
