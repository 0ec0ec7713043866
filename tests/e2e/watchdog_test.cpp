// The watchdog over real processes: whatever befalls the serving process, a tablet's records reach HQ without anybody
// doing anything.
#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <iterator>

#include "base/files.h"
#include "support/real_tablet.h"

// A name of its own: in a unity build the helpers of every file of this folder meet.
namespace watchdog_test {

using namespace hinanjo;
using test::eventually;
using test::HqProcess;
using test::joinTablet;
using test::openTablet;
using test::Ran;
using test::receive;
using test::tabletIn;
using test::TempDir;

namespace {

// Calls follow each other quickly, and one that is not answered is given up soon; on a busy machine an answer may take
// its time all the same.
const std::vector<std::string> kQuickly{"--watchdog-every", "500", "--watchdog-patience", "2000"};
const std::vector<std::string> kQuicklyAndPatiently{"--watchdog-every", "20", "--watchdog-patience", "5000"};
// None within the life of a test.
const std::vector<std::string> kNever{"--watchdog-every", "3600000"};
constexpr unsigned kFewDescriptors = 200;

bool journalHas(const HqProcess& hq, const std::string& text) {
    return base::readFile(hq.journal()).value_or("").find(text) != std::string::npos;
}

// What the process has open; 0 when it is gone or only waits to be buried.
std::size_t openDescriptors(pid_t pid) {
    std::error_code error;
    std::filesystem::directory_iterator entries("/proc/" + std::to_string(pid) + "/fd", error);
    return error ? 0 : static_cast<std::size_t>(std::distance(entries, std::filesystem::directory_iterator{}));
}

bool isAlive(pid_t pid) {
    return openDescriptors(pid) > 0;
}

// Connections that say nothing, until it goes out of scope.
class Flood {
public:
    Flood(int port, int connections) {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        for (int i = 0; i < connections; ++i) {
            const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
            REQUIRE(fd >= 0);
            ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address);
            m_sockets.push_back(fd);
        }
    }
    ~Flood() {
        for (const int fd : m_sockets)
            ::close(fd);
    }
    Flood(const Flood&) = delete;
    Flood& operator=(const Flood&) = delete;

private:
    std::vector<int> m_sockets;
};

// A call like the watchdog's.
Ran probe(const HqProcess& hq, const std::filesystem::path& data, const std::string& patience = "10000") {
    return test::run({test::program("hq-server"), "probe", "--data", data.string(), "--address",
                      "127.0.0.1:" + std::to_string(hq.port()), "--patience", patience});
}

// All descriptors in use by connections, then none of them.
void floodAndEbb(const HqProcess& hq, pid_t worker) {
    const Flood flood(hq.port(), 600);
    REQUIRE(eventually([&] { return openDescriptors(worker) >= kFewDescriptors; }));
}

}  // namespace

TEST_CASE("a call like a tablet's says whether HQ serves", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq"), other(dir / "other");
    hq.init();
    hq.start(kNever);
    other.init();

    const Ran served = probe(hq, dir / "hq");
    INFO(served.out << served.error);
    CHECK(served.status == 0);
    // The same server, with another office's authority pinned and that office's certificate shown.
    CHECK(probe(hq, dir / "other").status == 1);
    CHECK(probe(hq, dir / "nowhere").status == 3);
    hq.terminate();
    CHECK(probe(hq, dir / "hq").status == 1);
}

TEST_CASE("a flood of connections ends the service for good where nobody watches", "[e2e]") {
    // Why there is a watchdog. Where this fails the library has been mended.
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start({"--no-watchdog"}, kFewDescriptors);
    REQUIRE(hq.workerPid() == hq.pid());
    REQUIRE(probe(hq, dir / "hq").status == 0);

    floodAndEbb(hq, hq.pid());

    REQUIRE(eventually([&] { return openDescriptors(hq.pid()) < kFewDescriptors / 2; }));
    for (int i = 0; i < 3; ++i)
        CHECK(probe(hq, dir / "hq", "1000").status == 1);
    CHECK(isAlive(hq.pid()));
    CHECK(journalHas(hq, "serve.few_descriptors"));
}

TEST_CASE("after a flood of connections HQ is started again and a tablet's records arrive", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start(kQuickly, kFewDescriptors);
    const pid_t first = hq.workerPid();
    auto tablet = joinTablet(hq, tabletIn(dir / "t1"));
    sim::Crowd crowd(21);
    receive(*tablet, crowd);
    REQUIRE(eventually([&] { return tablet->syncStatus().notAtHq == 0; }));

    floodAndEbb(hq, first);
    // It has to connect anew, like every tablet that was switched off or out of reach.
    tablet.reset();
    tablet = openTablet(tabletIn(dir / "t1"));
    receive(*tablet, crowd);
    REQUIRE(tablet->syncStatus().notAtHq > 0);
    tablet->startSync();

    REQUIRE(eventually([&] { return tablet->syncStatus().connected && tablet->syncStatus().notAtHq == 0; },
                       std::chrono::seconds(60)));
    CHECK(hq.workerPid() != first);
    CHECK(journalHas(hq, "watchdog.unanswered"));
    CHECK(journalHas(hq, "watchdog.restart"));
    const Ran verified = hq.command({"verify"});
    INFO(verified.error);
    CHECK(verified.status == 0);
    hq.terminate();
}

TEST_CASE("a serving process that is killed comes back on its port, and the tablet goes on", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start(kNever);
    auto tablet = joinTablet(hq, tabletIn(dir / "t1"));
    sim::Crowd crowd(22);
    // Twice: the second has a pause before it.
    for (int round = 0; round < 2; ++round) {
        const pid_t worker = hq.workerPid();
        REQUIRE(worker != hq.pid());
        REQUIRE(::kill(worker, SIGKILL) == 0);
        // A command in between finds the directory or the next server.
        const Ran shown = hq.command({"incident", "show"});
        INFO(shown.error);
        CHECK(shown.status == 0);
        receive(*tablet, crowd);
        REQUIRE(eventually([&] { return hq.workerPid() != worker; }));
        REQUIRE(eventually([&] { return tablet->syncStatus().connected && tablet->syncStatus().notAtHq == 0; }));
    }
    CHECK(journalHas(hq, "ended by signal 9"));
    CHECK(probe(hq, dir / "hq").status == 0);
    hq.terminate();
}

TEST_CASE("a serving process that hangs is replaced", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start(kQuickly);
    auto tablet = joinTablet(hq, tabletIn(dir / "t1"));
    const pid_t hanging = hq.workerPid();

    REQUIRE(::kill(hanging, SIGSTOP) == 0);
    sim::Crowd crowd(23);
    receive(*tablet, crowd);

    REQUIRE(eventually([&] { return hq.workerPid() != hanging; }));
    CHECK(eventually([&] { return tablet->syncStatus().connected && tablet->syncStatus().notAtHq == 0; },
                     std::chrono::seconds(60)));
    CHECK_FALSE(isAlive(hanging));
    CHECK(journalHas(hq, "watchdog.killed"));
    hq.terminate();
}

TEST_CASE("HQ that answers is left alone", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start(kQuicklyAndPatiently);
    const pid_t worker = hq.workerPid();
    auto tablet = joinTablet(hq, tabletIn(dir / "t1"));
    sim::Crowd crowd(24);
    for (int i = 0; i < 20; ++i) {
        receive(*tablet, crowd);
        REQUIRE(eventually([&] { return tablet->syncStatus().notAtHq == 0; }));
    }
    // An ordinary command in between is nothing to the watchdog either.
    CHECK(hq.command({"verify"}).status == 0);

    CHECK(hq.workerPid() == worker);
    CHECK_FALSE(journalHas(hq, "\"watchdog."));
    hq.terminate();
}

TEST_CASE("when the supervisor is killed no serving process stays, and the next start finds the directory free",
          "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    for (int round = 0; round < 3; ++round) {
        hq.start(kNever);
        const pid_t worker = hq.workerPid();
        REQUIRE(worker != hq.pid());
        REQUIRE(isAlive(worker));

        hq.kill();

        if (round == 0) CHECK(eventually([&] { return !isAlive(worker); }));
    }
    // A command too, at once.
    CHECK(hq.command({"verify"}).status == 0);
}

TEST_CASE("SIGTERM and SIGINT end both processes with status 0", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start(kQuicklyAndPatiently);
    const pid_t worker = hq.workerPid();

    SECTION("to the supervisor") {
        hq.terminate();
        CHECK_FALSE(isAlive(worker));
        CHECK(journalHas(hq, "serve.stopping"));
        CHECK_FALSE(journalHas(hq, "watchdog.restart"));
    }
    SECTION("to the serving process: who asks it to end does not want another one") {
        REQUIRE(::kill(worker, SIGTERM) == 0);
        REQUIRE(eventually([&] { return !isAlive(hq.pid()); }));
        hq.terminate();  // It waits to be buried: its status is looked at.
        CHECK_FALSE(journalHas(hq, "watchdog.restart"));
    }
    SECTION("SIGINT") {
        REQUIRE(::kill(hq.pid(), SIGINT) == 0);
        REQUIRE(eventually([&] { return !isAlive(hq.pid()); }));
        CHECK_FALSE(isAlive(worker));
        hq.terminate();
    }
}

TEST_CASE("with --no-watchdog the started process serves itself", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start({"--no-watchdog"});
    CHECK(hq.workerPid() == hq.pid());
    CHECK(probe(hq, dir / "hq").status == 0);
    hq.terminate();
}

TEST_CASE("HQ serves with as many descriptors as the system allows it", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
    REQUIRE(before.rlim_max > 256);
    const rlimit low{256, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &low) == 0);
    hq.start();
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);

    rlimit served{};
    REQUIRE(::prlimit(hq.workerPid(), RLIMIT_NOFILE, nullptr, &served) == 0);
    CHECK(served.rlim_cur == before.rlim_max);
}

}  // namespace watchdog_test
