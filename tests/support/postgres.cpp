#include "support/postgres.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace hinanjo::test {
namespace {

// Debian keeps the programs of each version apart.
std::string tool(const std::string& name) {
    return "/usr/lib/postgresql/15/bin/" + name;
}

// PostgreSQL refuses to run as root.
const passwd* otherUser() {
    if (::getuid() != 0) return nullptr;
    const passwd* user = ::getpwnam("postgres");
    if (user == nullptr) throw std::runtime_error("no user postgres: install the package postgresql");
    return user;
}

pid_t launch(const std::vector<std::string>& command, const std::filesystem::path& log) {
    const passwd* user = otherUser();
    const pid_t pid = ::fork();
    if (pid != 0) return pid;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // Nothing is left running behind a test that crashed.
    if (user != nullptr && (::setgroups(0, nullptr) != 0 || ::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0))
        ::_exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // Changing the user took it away.
    const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(out, 1);
    ::dup2(out, 2);
    ::setenv("LC_ALL", "C", 1);
    ::setenv("PGCONNECT_TIMEOUT", "5", 1);
    if (::chdir("/") != 0) ::_exit(126);
    std::vector<char*> words;
    for (const std::string& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    ::execv(words.front(), words.data());
    ::_exit(127);
}

void must(const std::vector<std::string>& command, const std::filesystem::path& log) {
    int status = 0;
    ::waitpid(launch(command, log), &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
    std::ifstream in(log);
    throw std::runtime_error(command.front() + " failed:\n" + std::string(std::istreambuf_iterator<char>(in), {}));
}

int freePort() {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    if (::bind(fd, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        throw std::runtime_error("no free port");
    }
    ::close(fd);
    return ntohs(address.sin_port);
}

}  // namespace

PostgresServer::PostgresServer(Empty) : m_port(freePort()) {
    std::string pattern = (std::filesystem::temp_directory_path() / "hinanjo-pg-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    m_dir = pattern;
    if (const passwd* user = otherUser(); user != nullptr && ::chown(m_dir.c_str(), user->pw_uid, user->pw_gid) != 0) {
        throw std::runtime_error("the temporary folder cannot be given to postgres");
    }
}

PostgresServer::PostgresServer() : PostgresServer(Empty{}) {
    must({tool("initdb"), "-D", data().string(), "-N", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C",
          "--no-instructions"},
         m_dir / "log");
    {
        // A crash of the process, not of the machine, is what tests make: the page cache survives it.
        std::ofstream conf(data() / "postgresql.conf", std::ios::app);
        conf << "listen_addresses = '127.0.0.1'\nunix_socket_directories = '" << m_dir.string()
             << "'\nfsync = off\nmax_connections = 40\nshared_buffers = 16MB\nmax_wal_senders = 4\n";
    }
    start();
}

PostgresServer::~PostgresServer() {
    if (m_pid > 0) {
        ::kill(m_pid, SIGQUIT);  // "Immediate shutdown": no checkpoint, but its shared memory is given back.
        int status = 0;
        ::waitpid(m_pid, &status, 0);
    }
    std::error_code ignored;
    std::filesystem::remove_all(m_dir, ignored);
}

void PostgresServer::start() {
    m_pid = launch({tool("postgres"), "-D", data().string(), "-p", std::to_string(m_port)}, m_dir / "log");
    const bool ready = eventually([&] {
        return test::run({tool("pg_isready"), "-q", "-h", m_dir.string(), "-p", std::to_string(m_port)}).status == 0;
    });
    if (!ready) throw std::runtime_error("PostgreSQL did not start");
}

void PostgresServer::kill() {
    if (m_pid <= 0) return;
    const std::string pid = std::to_string(m_pid);
    ::kill(m_pid, SIGSTOP);  // It starts nothing new while its children are counted.
    std::ifstream in("/proc/" + pid + "/task/" + pid + "/children");
    std::vector<pid_t> all{m_pid};
    for (pid_t child = 0; in >> child;)
        all.push_back(child);
    for (const pid_t process : all)
        ::kill(process, SIGKILL);
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_pid = -1;
    // The children are not ours to wait for; a server can start here again once they are gone.
    (void)eventually([&] {
        return std::all_of(all.begin(), all.end(), [](pid_t process) {
            std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
            std::string number, name, state;
            return !(stat >> number >> name >> state) || state == "Z";
        });
    });
    std::error_code ignored;
    std::filesystem::remove(data() / "postmaster.pid", ignored);
}

std::string PostgresServer::conninfo(const std::string& database) const {
    return "postgresql://postgres@127.0.0.1:" + std::to_string(m_port) + "/" + database;
}

std::string PostgresServer::freshDatabase() {
    const std::string name = "test" + std::to_string(++m_databases);
    sql("CREATE DATABASE " + name);
    return conninfo(name);
}

std::string PostgresServer::sql(const std::string& text, const std::string& database) const {
    const Ran ran = test::run({tool("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", m_dir.string(),
                               "-p", std::to_string(m_port), "-U", "postgres", "-d", database, "-c", text});
    if (ran.status != 0) throw std::runtime_error("psql: " + ran.error);
    return ran.out;
}

void PostgresServer::configure(const std::string& lines) {
    std::ofstream(data() / "postgresql.conf", std::ios::app) << lines << "\n";
    sql("SELECT pg_reload_conf()");
}

void PostgresServer::confirmBy(const std::string& name) {
    configure("synchronous_standby_names = 'nobody'");
    // The setting is shown before it has its effect, which begins when another process of the server took note.
    const bool waits = eventually([&] {
        return test::run({"timeout", "0.3", tool("psql"), "-X", "-q", "-h", m_dir.string(), "-p",
                          std::to_string(m_port), "-U", "postgres", "-c",
                          "SELECT pg_logical_emit_message(true, 'test', '')"})
                   .status == 124;
    });
    if (!waits) throw std::runtime_error("commits do not wait for a standby");
    if (name == "nobody") return;
    configure("synchronous_standby_names = '" + name + "'");
    if (!eventually([&] { return sql("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == "1\n"; }))
        throw std::runtime_error("no standby confirms commits");
}

std::unique_ptr<PostgresServer> PostgresServer::standbyOf(const PostgresServer& primary) {
    std::unique_ptr<PostgresServer> standby(new PostgresServer(Empty{}));
    must({tool("pg_basebackup"), "-D", standby->data().string(), "-R", "-X", "stream", "-c", "fast", "-N", "-d",
          "host=" + primary.m_dir.string() + " port=" + std::to_string(primary.m_port) + " user=postgres"},
         standby->m_dir / "log");
    std::ofstream(standby->data() / "postgresql.conf", std::ios::app)
        << "unix_socket_directories = '" << standby->m_dir.string() << "'\n";
    standby->start();
    return standby;
}

void PostgresServer::promote() {
    must({tool("pg_ctl"), "promote", "-w", "-s", "-D", data().string()}, m_dir / "log");
}

PostgresServer& PostgresServer::shared() {
    static PostgresServer server;
    return server;
}

}  // namespace hinanjo::test
