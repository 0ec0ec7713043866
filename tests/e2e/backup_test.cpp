// Backup and restore over real processes: hq-server, its command line, and tablets that go on registering meanwhile.
#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <thread>

#include "base/files.h"
#include "store/store.h"
#include "support/real_tablet.h"

namespace hinanjo::backup_test {
namespace {

namespace fs = std::filesystem;
using test::eventually;
using test::HqProcess;
using test::numberAfter;
using test::Ran;
using test::TempDir;

// A tablet whose staff register one household after the other.
class Desk {
public:
    Desk(const HqProcess& hq, const fs::path& data, std::uint64_t seed)
        : m_crowd(seed), m_tablet(test::joinTablet(hq, test::tabletIn(data))) {}
    ~Desk() { stop(); }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    // False when it could not be saved.
    bool receive() {
        const auto events = test::tryReceive(*m_tablet, m_crowd.household(""));
        m_recorded += events.size();
        return !events.empty();
    }
    void start() {
        m_stop = false;
        m_thread = std::thread([this] {
            while (!m_stop && receive()) {
                // Faster than any desk, and yet not so fast that a long run is about the fold.
                std::this_thread::sleep_for(std::chrono::milliseconds(40));
            }
        });
    }
    void stop() {
        m_stop = true;
        if (m_thread.joinable()) m_thread.join();
    }
    [[nodiscard]] std::uint64_t recorded() const { return m_recorded; }
    [[nodiscard]] tablet::Tablet& engine() { return *m_tablet; }

private:
    sim::Crowd m_crowd;
    std::unique_ptr<tablet::Tablet> m_tablet;
    std::atomic<std::uint64_t> m_recorded = 0;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

std::string codeIn(const std::string& output) {
    const std::string words = "recovery code  ";
    const auto at = output.find(words);
    REQUIRE(at != std::string::npos);
    return output.substr(at + words.size(), 29);
}

Ran restore(const fs::path& from, const fs::path& data, const fs::path& codeFile) {
    return test::run({test::program("hq-server"), "restore", "--from", from.string(), "--data", data.string(),
                      "--recovery-code-file", codeFile.string()});
}

std::size_t occurrences(const std::string& text, const std::string& word) {
    std::size_t count = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        ++count;
    return count;
}

// Mounts a small disk for as long as it lives.
class SmallDisk {
public:
    SmallDisk(fs::path at, const char* size) : m_at(std::move(at)) {
        fs::create_directory(m_at);
        m_mounted = ::mount("none", m_at.c_str(), "tmpfs", 0, (std::string("size=") + size).c_str()) == 0;
    }
    ~SmallDisk() {
        if (m_mounted) ::umount2(m_at.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    [[nodiscard]] bool isMounted() const { return m_mounted; }

private:
    fs::path m_at;
    bool m_mounted = false;
};

}  // namespace

// HINANJO_RESTORES=20 for the acceptance run.
TEST_CASE("an HQ restored again and again from a backup taken under load ends with everything any tablet has",
          "[e2e][backup]") {
    const char* wanted = std::getenv("HINANJO_RESTORES");
    const int rounds = wanted != nullptr ? std::atoi(wanted) : 3;
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    Desk one(hq, dir / "t1", 1);
    Desk two(hq, dir / "t2", 2);
    const std::uint64_t own = numberAfter(hq.command({"verify"}).out, "events");
    const auto recorded = [&] { return own + one.recorded() + two.recorded(); };
    const auto code = dir / "code";

    for (int round = 0; round < rounds; ++round) {
        INFO("round " << round);
        const fs::path file = dir / "hq.backup";
        one.start();
        two.start();
        const std::uint64_t before = recorded();
        REQUIRE(eventually([&] { return recorded() > before + 50; }));
        const Ran made = hq.command({"backup", "--out", file.string()});
        INFO(made.out << made.error);
        REQUIRE(made.status == 0);
        if (round == 0) REQUIRE(base::writeFile(code, codeIn(made.out) + "\n"));
        const std::uint64_t inBackup = numberAfter(made.out, "events");
        // Much is recorded, and acknowledged, that is in no backup.
        REQUIRE(eventually([&] { return recorded() > inBackup + 300; }));
        if (round % 2 == 0) {
            one.stop();
            two.stop();
            REQUIRE(eventually(
                [&] { return one.engine().syncStatus().notAtHq == 0 && two.engine().syncStatus().notAtHq == 0; }));
        }
        hq.kill();
        fs::rename(dir / "hq", dir / ("lost" + std::to_string(round)));

        const Ran restored = restore(file, dir / "hq", code);
        INFO(restored.out << restored.error);
        REQUIRE(restored.status == 0);
        CHECK(numberAfter(restored.out, "events") == inBackup);
        hq.start();
        // Registering never stopped in these rounds: also while there was no HQ at all.
        one.stop();
        two.stop();
        Ran verified;
        REQUIRE(eventually(
            [&] {
                verified = hq.command({"verify"});
                return numberAfter(verified.out, "events") >= recorded();
            },
            std::chrono::seconds(60)));
        INFO(verified.out << verified.error);
        CHECK(verified.status == 0);
        CHECK(numberAfter(verified.out, "events") == recorded());
        CHECK(numberAfter(verified.out, "in a verified backup") == inBackup);
        fs::remove_all(dir / ("lost" + std::to_string(round)));
    }

    const base::LogId logs[] = {one.engine().ownLog(), two.engine().ownLog()};
    hq.terminate();
    auto store = store::Store::open(dir / "hq" / "hq.db", {*base::readFile(dir / "hq" / "hq.key")}, {});
    REQUIRE(store);
    store::EventLog& events = (*store)->events();
    CHECK(events.standing(logs[0])->count == one.recorded());
    CHECK(events.standing(logs[1])->count == two.recorded());
    CHECK(events.standing(logs[0])->maxSequence == one.recorded());
    CHECK((**events.fact("hq.forks")).size() == 24U * static_cast<std::size_t>(rounds));
}

TEST_CASE("a database put back by hand is said in the journal, and the tablets bring the rest", "[e2e][backup]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    Desk desk(hq, dir / "t1", 3);
    REQUIRE(desk.receive());
    REQUIRE(eventually([&] { return desk.engine().syncStatus().notAtHq == 0; }));
    hq.terminate();
    fs::copy_file(dir / "hq" / "hq.db", dir / "older.db");
    hq.start();
    CHECK(base::readFile(hq.journal())->find("incarnation.new") == std::string::npos);
    for (int i = 0; i < 20; ++i)
        REQUIRE(desk.receive());
    REQUIRE(
        eventually([&] { return desk.engine().syncStatus().connected && desk.engine().syncStatus().notAtHq == 0; }));
    const std::uint64_t all = numberAfter(hq.command({"verify"}).out, "events");
    hq.terminate();

    fs::copy_file(dir / "older.db", dir / "hq" / "hq.db", fs::copy_options::overwrite_existing);
    hq.start();
    const std::string journal = *base::readFile(hq.journal());
    CHECK(journal.find("incarnation.new") != std::string::npos);
    CHECK(journal.find("put back by hand") != std::string::npos);
    CHECK(eventually([&] { return numberAfter(hq.command({"verify"}).out, "events") == all; }));
    hq.terminate();
    hq.start();
    CHECK(occurrences(*base::readFile(hq.journal()), "incarnation.new") == 1);
}

TEST_CASE("an HQ killed while it makes a backup has the older file or the new one, and counts only what is whole",
          "[e2e][backup]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    Desk desk(hq, dir / "t1", 5);
    const auto file = dir / "b";
    const Ran first = hq.command({"backup", "--out", file.string()});
    REQUIRE(first.status == 0);
    REQUIRE(base::writeFile(dir / "code", codeIn(first.out)));
    // Killed when the copy is there, when the file grows, and when the file is read back.
    for (const char* sign : {"hq/backup.scratch/snapshot.db", "b.part", "hq/backup.scratch/restored.db"}) {
        INFO(sign);
        for (int i = 0; i < 100; ++i)
            REQUIRE(desk.receive());
        std::atomic<bool> ended = false;
        std::thread backup([&] {
            static_cast<void>(hq.command({"backup", "--out", file.string()}));
            ended = true;
        });
        while (!ended && !fs::exists(dir.path() / sign))
            std::this_thread::yield();
        hq.kill();
        backup.join();

        const Ran checked = test::run({test::program("hq-server"), "verify", "--file", file.string(),
                                       "--recovery-code-file", (dir / "code").string()});
        INFO(checked.error);
        CHECK(checked.status == 0);
        hq.start();
        CHECK_FALSE(fs::exists(dir / "hq" / "backup.scratch"));
        const Ran verified = hq.command({"verify"});
        CHECK(verified.status == 0);
        CHECK(numberAfter(verified.out, "in a verified backup") <= numberAfter(checked.out, "events"));
    }
    CHECK(hq.command({"backup", "--out", file.string()}).status == 0);
    CHECK_FALSE(fs::exists(dir / "b.part"));
}

TEST_CASE("backup and restore explain themselves", "[e2e][backup]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    const Ran made = hq.command({"backup", "--out", (dir / "b").string()});
    REQUIRE(made.status == 0);
    REQUIRE(made.out.find("verified  東京都北区  events 1 ") != std::string::npos);
    REQUIRE(base::writeFile(dir / "code", codeIn(made.out)));
    REQUIRE(base::writeFile(dir / "wrong", "0000-0000-0000-0000-0000-0000"));
    const auto verify = [&](const char* file, const char* code) {
        return test::run({test::program("hq-server"), "verify", "--file", (dir / file).string(), "--recovery-code-file",
                          (dir / code).string()});
    };

    SECTION("later backups print no code and need none") {
        const Ran again = hq.command({"backup", "--out", (dir / "c").string()});
        CHECK(again.status == 0);
        CHECK(again.out.starts_with("verified  "));
        CHECK(verify("c", "code").status == 0);
    }
    SECTION("a backup file is verified by itself") {
        const Ran good = verify("b", "code");
        CHECK(good.status == 0);
        CHECK(good.out.find("events 1  logs 1") != std::string::npos);
        CHECK(good.out.find("problems 0") != std::string::npos);
        CHECK(verify("b", "wrong").status == 1);
        CHECK(verify("nothing", "code").status == 1);
        CHECK(test::run({test::program("hq-server"), "verify", "--file"}).status == 2);
    }
    SECTION("what the backup note and the owners say is checked") {
        {
            auto store = store::Store::open(dir / "hq" / "hq.db", {*base::readFile(dir / "hq" / "hq.key")}, {});
            REQUIRE(store);
            store::EventLog& events = (*store)->events();
            auto standings = *events.backedUp();
            REQUIRE(standings.size() == 1);
            standings[0].digest.add(base::hash16("an event that is not here"));
            REQUIRE(events.noteBackup(standings));
            const base::SystemClock clock;
            base::SystemRandom random;
            REQUIRE(events.setOwner(standings[0].log, base::DeviceId::make(clock, random)));
        }
        const Ran verified = hq.command({"verify"});
        CHECK(verified.status == 3);
        CHECK(verified.error.find("backup note: ") != std::string::npos);
        CHECK(verified.error.find("was never enrolled here") != std::string::npos);
        CHECK(verified.error.find("sealed by another device than its owner") != std::string::npos);
        CHECK(verified.out.find("problems 3") != std::string::npos);
    }
    SECTION("another code") {
        const Ran denied = restore(dir / "b", dir / "new", dir / "wrong");
        CHECK(denied.status == 1);
        CHECK(denied.error.find("another recovery code") != std::string::npos);
        CHECK_FALSE(fs::exists(dir / "new"));
    }
    SECTION("a torn file") {
        const std::string bytes = *base::readFile(dir / "b");
        REQUIRE(base::writeFile(dir / "torn", bytes.substr(0, bytes.size() / 2)));
        const Ran torn = restore(dir / "torn", dir / "new", dir / "code");
        CHECK(torn.status == 3);
        CHECK(torn.error.find("is damaged") != std::string::npos);
        CHECK_FALSE(fs::exists(dir / "new"));
        CHECK(verify("torn", "code").status == 3);
    }
    SECTION("something else") {
        REQUIRE(base::writeFile(dir / "letter", "a letter to the mayor"));
        const Ran foreign = restore(dir / "letter", dir / "new", dir / "code");
        CHECK(foreign.status == 1);
        CHECK(foreign.error.find("is not a backup made by hq-server") != std::string::npos);
    }
    SECTION("a directory that is in use") {
        const Ran taken = restore(dir / "b", dir / "hq", dir / "code");
        CHECK(taken.status == 1);
        CHECK(taken.error.find("is not an empty directory") != std::string::npos);
        CHECK(hq.command({"verify"}).status == 0);
    }
    SECTION("wrong usage") {
        CHECK(hq.command({"backup"}).status == 2);
        CHECK(test::run({test::program("hq-server"), "restore", "--from", "x"}).status == 2);
    }
}

TEST_CASE("no room for a backup: it is said, nothing half is left, and nothing is counted", "[e2e][backup]") {
    TempDir dir;
    SmallDisk disk(dir / "disk", "100k");
    if (!disk.isMounted()) SKIP("mounting a small disk needs root");
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();

    const Ran full = hq.command({"backup", "--out", (dir / "disk" / "b").string()});
    CHECK(full.status == 1);
    CHECK(full.error.find("No space left") != std::string::npos);
    CHECK(full.out.empty());
    CHECK(fs::is_empty(dir / "disk"));
    CHECK(numberAfter(hq.command({"verify"}).out, "in a verified backup") == 0);

    // The same for a restore.
    const Ran made = hq.command({"backup", "--out", (dir / "b").string()});
    REQUIRE(made.status == 0);
    CHECK(numberAfter(hq.command({"verify"}).out, "in a verified backup") == 1);
    REQUIRE(base::writeFile(dir / "code", codeIn(made.out)));
    const Ran restored = restore(dir / "b", dir / "disk", dir / "code");
    CHECK(restored.status == 1);
    CHECK(restored.error.find("No space left") != std::string::npos);
    CHECK(fs::is_empty(dir / "disk"));
}

TEST_CASE("a scratch copy never takes the room the office needs to go on", "[e2e][backup]") {
    TempDir dir;
    SmallDisk disk(dir / "disk", "6m");
    if (!disk.isMounted()) SKIP("mounting a small disk needs root");
    HqProcess hq(dir / "disk" / "hq");
    hq.init();
    const Ran refused = hq.command({"backup", "--out", (dir / "b").string()});
    CHECK(refused.status == 1);
    CHECK(refused.error.find("MiB of room here for a scratch copy") != std::string::npos);
    CHECK_FALSE(fs::exists(dir / "b"));
    CHECK(hq.command({"verify"}).status == 0);
}

}  // namespace hinanjo::backup_test
