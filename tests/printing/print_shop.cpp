#include "printing/print_shop.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <stdexcept>

#include "support/hq_process.h"

namespace hinanjo::test {
namespace {

namespace fs = std::filesystem;

// A socket on the loopback: bound to `port` (0: any free one), or connected to it.
int socketOn(int port, bool bound) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    auto* const where = reinterpret_cast<sockaddr*>(&address);
    if ((bound ? ::bind(fd, where, sizeof address) : ::connect(fd, where, sizeof address)) == 0) return fd;
    ::close(fd);
    return -1;
}

int freePort() {
    const int fd = socketOn(0, true);
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(fd);
    return ntohs(address.sin_port);
}

bool listens(int port) {
    const int fd = socketOn(port, false);
    if (fd >= 0) ::close(fd);
    return fd >= 0;
}

void write(const fs::path& file, const std::string& text) {
    std::ofstream(file) << text;
}

void command(const std::vector<std::string>& words) {
    const Ran ran = run(words);
    if (ran.status != 0) throw std::runtime_error(words.front() + ": " + ran.error + ran.out);
}

}  // namespace

std::unique_ptr<PrintShop> PrintShop::open(std::string& whyNot) {
    for (const char* needed : {"/usr/sbin/cupsd", "/usr/sbin/ippeveprinter", "/usr/sbin/lpadmin"}) {
        if (::access(needed, X_OK) == 0) continue;
        whyNot = std::string(needed) + " is not installed";
        return nullptr;
    }
    std::unique_ptr<PrintShop> shop(new PrintShop());
    shop->m_machine = makeMachineHere(whyNot);
    if (!shop->m_machine) return nullptr;
    // The printer asks for Avahi even when it announces nothing.
    shop->m_machine->startBus();
    shop->m_machine->startDaemon();

    const fs::path& dir = shop->m_dir.path();
    // The spooler's filters run as a user of their own.
    fs::permissions(dir, fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
    for (const char* folder : {"root", "spool", "spool/tmp", "cache", "state", "out", "printer"})
        fs::create_directory(dir / folder);
    const int port = freePort();
    shop->m_server = "127.0.0.1:" + std::to_string(port);
    shop->m_printerPort = freePort();
    write(dir / "cupsd.conf", "Listen " + shop->m_server +
                                  "\nLogLevel warn\nBrowsing No\nDefaultShared No\nWebInterface No\n"
                                  "PreserveJobFiles No\nErrorPolicy retry-job\nJobRetryInterval 1\nJobRetryLimit 100\n"
                                  "<Location />\n  Order allow,deny\n  Allow localhost\n</Location>\n"
                                  "<Policy default>\n  <Limit All>\n    Order deny,allow\n    Allow localhost\n"
                                  "  </Limit>\n</Policy>\n");
    const std::string at = dir.string();
    write(dir / "cups-files.conf", "ServerRoot " + at + "/root\nRequestRoot " + at + "/spool\nTempDir " + at +
                                       "/spool/tmp\nCacheDir " + at + "/cache\nStateDir " + at + "/state\nAccessLog " +
                                       at + "/access.log\nErrorLog " + at + "/error.log\nPageLog " + at +
                                       "/page.log\nSystemGroup root\n");
    // Keeps what it prints, and stands still for as long as there is something to say.
    write(dir / "print.sh", R"sh(#!/bin/sh
cd "$(dirname "$0")" || exit 1
while [ -s say ]; do
  echo "STATE: $(cat say)" >&2
  sleep 0.1
done
echo 'STATE: none' >&2
cp "$1" "out/$(printf %04d "$(ls out | wc -l)").pdf"
)sh");
    fs::permissions(dir / "print.sh", fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);

    shop->switchOn();
    shop->m_spooler = shop->m_machine->start(
        {"cupsd", "-f", "-c", (dir / "cupsd.conf").string(), "-s", (dir / "cups-files.conf").string()});
    if (!eventually([&] { return listens(port); }))
        throw std::runtime_error("cupsd does not start: " + shop->m_spooler->output());
    command({"/usr/sbin/lpadmin", "-h", shop->m_server, "-p", kPrinter, "-E", "-v",
             "ipp://localhost:" + std::to_string(shop->m_printerPort) + "/ipp/print", "-m", "everywhere", "-L",
             "職員室"});
    return shop;
}

PrintShop::~PrintShop() {
    if (!m_spooler) return;
    ::kill(m_spooler->pid(), SIGTERM);
    (void)m_spooler->finish();
}

void PrintShop::switchOn() {
    m_printer = m_machine->start({"ippeveprinter",
                                  "-2",
                                  "-r",
                                  "off",
                                  "-p",
                                  std::to_string(m_printerPort),
                                  "-c",
                                  (m_dir / "print.sh").string(),
                                  "-f",
                                  "application/pdf,image/pwg-raster,image/urf",
                                  "-s",
                                  "600,600",
                                  "-d",
                                  (m_dir / "printer").string(),
                                  "-K",
                                  (m_dir / "root").string(),
                                  "-M",
                                  "Example",
                                  "-m",
                                  "LaserJet 1",
                                  "school"});
    if (!eventually([&] { return listens(m_printerPort); }))
        throw std::runtime_error("ippeveprinter does not start: " + m_printer->output());
}

void PrintShop::say(const std::string& reason) const {
    // Whole or not at all: the printer reads it at any moment.
    write(m_dir / "say.new", reason);
    fs::rename(m_dir / "say.new", m_dir / "say");
}

void PrintShop::accept(bool jobs) const {
    command({jobs ? "/usr/sbin/cupsaccept" : "/usr/sbin/cupsreject", "-h", m_server, kPrinter});
}

std::vector<fs::path> PrintShop::printed() const {
    std::vector<fs::path> out;
    for (const auto& entry : fs::directory_iterator(m_dir / "out"))
        out.push_back(entry.path());
    std::ranges::sort(out);
    return out;
}

}  // namespace hinanjo::test
