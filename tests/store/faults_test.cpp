// What the store promises, on a disk that fails: power cuts at every operation, I/O errors, no room, rot.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "store/store.h"
#include "store/store_thread.h"
#include "support/fault_vfs.h"
#include "support/support.h"

namespace hinanjo::test {
namespace {

using Operation = FaultDisk::Operation;
using Lasting = FaultDisk::Lasting;
using Batch = std::vector<event::StoredEvent>;

const std::string kFile = "/disk/log.db";
const store::Key kDiskKey{std::string(32, 'k')};

base::Result<std::unique_ptr<store::Store>> openOn(const FaultDisk& disk) {
    store::Store::Options options;
    options.vfs = disk.vfs();
    return store::Store::open(kFile, kDiskKey, options);
}

// What the caller of append() knows of a batch.
enum class Told { Nothing, Durable, Refused };

// Batches of one to five events of two devices, each with the cursor it would move.
class Script {
public:
    explicit Script(std::size_t batches) {
        FakeClock clock;
        Author first(clock, 21);
        Author second(clock, 22);
        first.writer().openNewLog();
        second.writer().openNewLog();
        Batch waiting;
        for (std::size_t i = 0; m_batches.size() < batches; ++i) {
            for (event::StoredEvent& e : (i % 3 == 0 ? second : first).arrival("山田", "E1"))
                waiting.push_back(std::move(e));
            const std::size_t size = 1 + m_batches.size() * 3 % 5;
            if (waiting.size() < size) continue;
            m_batches.emplace_back(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(size));
            waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(size));
        }
        m_told.assign(batches, Told::Nothing);
    }

    [[nodiscard]] std::size_t size() const { return m_batches.size(); }
    [[nodiscard]] const Batch& batch(std::size_t i) const { return m_batches[i]; }
    [[nodiscard]] Told told(std::size_t i) const { return m_told[i]; }
    // After a power cut nobody knows what became of a batch that was refused: it may be there, whole.
    void forgetRefusals() { std::replace(m_told.begin(), m_told.end(), Told::Refused, Told::Nothing); }

    base::ErrorCode append(store::Store& store, std::size_t i) {
        const auto done = store.append(m_batches[i], {cursorOf(i), false});
        m_told[i] = done ? Told::Durable : Told::Refused;
        return done ? base::ErrorCode{} : done.error().code;
    }

    // What is wrong with the store's contents after what the caller was told; empty: all is well.
    [[nodiscard]] std::string faultIn(store::Store& store) const {
        const auto feed = store.events().read(0, 1'000'000);
        if (!feed) return "not readable: " + feed.error().detail;
        std::size_t at = 0;
        std::uint64_t cursor = 0;
        for (std::size_t i = 0; i < m_batches.size(); ++i) {
            const Batch& batch = m_batches[i];
            const bool isThere = at < feed->size() && (*feed)[at].bytes == batch.front().bytes;
            if (isThere && m_told[i] == Told::Refused)
                return "batch " + std::to_string(i) + " was refused and is there";
            if (!isThere && m_told[i] == Told::Durable) return "batch " + std::to_string(i) + " is lost";
            if (!isThere) continue;
            for (const event::StoredEvent& e : batch) {
                if (at >= feed->size() || (*feed)[at].bytes != e.bytes) return "half of batch " + std::to_string(i);
                if ((*feed)[at].position != at + 1) return "a gap in the feed at " + std::to_string(at + 1);
                ++at;
            }
            cursor = cursorOf(i).position;
        }
        if (at != feed->size()) return "events nobody wrote, or twice, from " + std::to_string(at + 1);
        if (store.events().end() != at) return "the feed's end is not its length";
        std::map<base::LogId, store::LogStanding> recount;
        for (const store::FeedEntry& entry : *feed) {
            const auto e = event::receive(entry.bytes);
            if (!e) return "an event that cannot be read";
            store::LogStanding& standing = recount[e->envelope.log];
            standing.log = e->envelope.log;
            standing.maxSequence = std::max(standing.maxSequence, e->envelope.sequence);
            ++standing.count;
            standing.digest.add(e->hash);
        }
        const auto standings = store.events().standings();
        if (standings.size() != recount.size()) return "a log too many or too few";
        for (const store::LogStanding& standing : standings) {
            if (recount[standing.log] != standing) return "the standing of a log is not that of its events";
        }
        const auto stored = store.events().cursor("hq");
        if (!stored) return "no cursor: " + stored.error().detail;
        if ((*stored ? (*stored)->position : 0) != cursor) return "the cursor is not that of the last batch";
        if (const auto sound = store.events().checkStructure(); !sound) return sound.error().detail;
        return {};
    }

    // The same of what a new process finds.
    [[nodiscard]] std::string faultOn(const FaultDisk& disk) const {
        const auto store = openOn(disk);
        if (!store) return "not opened: " + store.error().detail;
        return faultIn(**store);
    }

private:
    static store::Cursor cursorOf(std::size_t i) {
        store::Cursor cursor{"hq", {}, 10 * (i + 1), {}};
        cursor.incarnation.bytes.fill(7);
        return cursor;
    }

    std::vector<Batch> m_batches;
    std::vector<Told> m_told;
};

// Small log files, so that checkpoints happen within a short script.
void checkpointOften(store::Store& store) {
    REQUIRE(store.database().execute("PRAGMA wal_autocheckpoint = 40"));
}

struct Losses {
    std::size_t looked = 0;
    std::size_t found = 0;
    std::string first;
};

// Runs the script and, in every `step`-th operation that changes the disk, looks at what a power cut there would leave.
Losses cutPowerEverywhere(FaultDisk& disk, Script& script, std::uint64_t step) {
    Losses losses;
    std::uint64_t seed = 0;
    disk.onChange([&] {
        if (disk.changes() % step != 0) return;
        const auto after = disk.fork(++seed);
        after->reboot();
        ++losses.looked;
        const auto fault = script.faultOn(*after);
        if (fault.empty()) return;
        ++losses.found;
        if (losses.first.empty()) losses.first = "change " + std::to_string(disk.changes()) + ": " + fault;
    });
    std::size_t i = 0;
    // Twice, so that closing and opening are among the operations.
    for (const std::size_t until : {script.size() / 2, script.size()}) {
        auto store = openOn(disk);
        REQUIRE(store);
        checkpointOften(**store);
        for (; i < until; ++i) {
            script.append(**store, i);
            REQUIRE(script.told(i) == Told::Durable);
        }
    }
    disk.onChange({});
    return losses;
}

}  // namespace

TEST_CASE("a power cut in any disk operation loses nothing that was told durable", "[store][faults]") {
    FaultDisk disk({.seed = 1, .sector = 512});
    Script script(40);

    const Losses losses = cutPowerEverywhere(disk, script, 1);

    INFO(losses.first);
    CHECK(losses.found == 0);
    CHECK(losses.looked > 300);
    CHECK(script.faultOn(disk) == "");
}

TEST_CASE("nor does one where a torn write harms its neighbours", "[store][faults]") {
    FaultDisk disk({.seed = 2, .sector = 4096, .powersafeOverwrite = false});
    Script script(40);

    const Losses losses = cutPowerEverywhere(disk, script, 1);

    INFO(losses.first);
    CHECK(losses.found == 0);
    CHECK(losses.looked > 300);
}

TEST_CASE("a disk that lies about its syncs is found out by the power cuts", "[store][faults]") {
    FaultDisk disk;
    Script script(40);
    disk.lieAboutSync(true);

    const Losses losses = cutPowerEverywhere(disk, script, 5);

    // The proof that the two cases above can fail.
    CHECK(losses.found > losses.looked / 4);
}

TEST_CASE("a device goes on after each power cut from what it was told", "[store][faults]") {
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        FaultDisk disk({.seed = seed});
        Script script(30);
        std::uint64_t cuts = 0;
        for (std::size_t i = 0; i < script.size();) {
            disk.crashAt(1 + (seed * 37 + cuts * 53) % 150);
            if (auto store = openOn(disk)) {
                if (!disk.isCrashed()) checkpointOften(**store);
                while (i < script.size()) {
                    if (script.append(**store, i) != base::ErrorCode{}) break;
                    ++i;
                }
            }
            if (!disk.isCrashed()) break;
            ++cuts;
            disk.reboot();
            script.forgetRefusals();
            const auto fault = script.faultOn(disk);
            INFO("seed " << seed << ", cut " << cuts);
            REQUIRE(fault == "");
            // What was refused is written again by the next pass; if it was there, it is a repeat.
        }
        CHECK(cuts > 0);
        CHECK(script.faultOn(disk) == "");
    }
}

namespace {

// The script with a fault in the n-th operation of a kind. False: it was never reached.
bool runWithFault(Operation kind, std::uint64_t nth, Lasting lasting) {
    FaultDisk disk({.seed = nth});
    Script script(14);
    INFO("operation " << static_cast<int>(kind) << ", the " << nth << "th, "
                      << (lasting == Lasting::Once ? "once" : "from there on"));
    bool struck = false;
    {
        auto store = openOn(disk);
        REQUIRE(store);
        REQUIRE((*store)->database().execute("PRAGMA wal_autocheckpoint = 12"));
        disk.failAt(kind, nth, lasting);
        std::size_t refused = 0;
        for (std::size_t i = 0; i < script.size(); ++i) {
            // As somebody who reads in between, so that a fault can strike there; what was said to be there is.
            const auto read = (*store)->events().read(0, 1'000'000);
            if (!read) CHECK(read.error().code == base::ErrorCode::Unavailable);
            const base::ErrorCode code = script.append(**store, i);
            if (script.told(i) == Told::Durable) continue;
            ++refused;
            CHECK(code == base::ErrorCode::Unavailable);
            // An error that was one only costs one batch at most.
            if (lasting == Lasting::Once) CHECK(refused == 1);
        }
        struck = disk.hasFailed();
        disk.heal();
        REQUIRE((*store)->recover());
        REQUIRE(script.faultIn(**store) == "");
        // Two ends: the machine goes off, or the process stops in order.
        const auto off = disk.fork(nth);
        off->reboot();
        REQUIRE(script.faultOn(*off) == "");
    }
    REQUIRE(script.faultOn(disk) == "");
    return struck;
}

void failEach(Operation kind, std::uint64_t step) {
    for (const Lasting lasting : {Lasting::Once, Lasting::Always}) {
        std::uint64_t nth = 1;
        while (runWithFault(kind, nth, lasting))
            nth += step;
        CHECK(nth > 1);
    }
}

}  // namespace

TEST_CASE("a write that fails refuses its batch whole", "[store][faults]") {
    failEach(Operation::Write, 3);
}
TEST_CASE("a sync that fails refuses its batch whole", "[store][faults]") {
    failEach(Operation::Sync, 1);
}
TEST_CASE("a read that fails is told, and the next one answers", "[store][faults]") {
    failEach(Operation::Read, 1);
}

TEST_CASE("a truncation that fails costs nothing", "[store][faults]") {
    failEach(Operation::Truncate, 1);
}

TEST_CASE("an opening that fails says so and harms nothing", "[store][faults]") {
    FaultDisk disk;
    Script script(20);
    {
        auto store = openOn(disk);
        REQUIRE(store);
        for (std::size_t i = 0; i < script.size(); ++i)
            script.append(**store, i);
        disk.crash();  // So that the next opening has a log to read.
    }
    disk.reboot();
    for (const Operation kind : {Operation::Open, Operation::Read, Operation::Write, Operation::Sync}) {
        std::uint64_t failures = 0;
        for (std::uint64_t nth = 1; nth < 200; ++nth) {
            const auto copy = disk.fork(nth);
            copy->reboot();
            copy->failAt(kind, nth, Lasting::Always);
            INFO("operation " << static_cast<int>(kind) << ", the " << nth << "th");
            if (const auto store = openOn(*copy); !store) {
                ++failures;
                CHECK(store.error().code == base::ErrorCode::Unavailable);
            }
            if (!copy->hasFailed()) break;
            copy->heal();
            REQUIRE(script.faultOn(*copy) == "");
        }
        if (kind == Operation::Open || kind == Operation::Read) CHECK(failures > 0);
    }
}

TEST_CASE("after a process dies with a failing disk, a refused batch is whole or absent", "[store][faults]") {
    for (std::uint64_t nth = 1; nth <= 40; ++nth) {
        FaultDisk disk({.seed = nth});
        Script script(14);
        {
            auto store = openOn(disk);
            REQUIRE(store);
            disk.failAt(nth % 2 == 0 ? Operation::Sync : Operation::Write, nth, Lasting::Always);
            for (std::size_t i = 0; i < script.size(); ++i)
                script.append(**store, i);
            CHECK(disk.hasFailed() == (script.told(script.size() - 1) == Told::Refused));
            disk.crash();
        }
        disk.reboot();
        script.forgetRefusals();
        INFO("fault " << nth);
        REQUIRE(script.faultOn(disk) == "");
    }
}

TEST_CASE("a handle an I/O error happened on is not written with again", "[store][faults]") {
    FaultDisk disk;
    Script script(4);
    auto store = openOn(disk);
    REQUIRE(store);
    script.append(**store, 0);
    disk.failAt(Operation::Sync, 1, Lasting::Always);
    script.append(**store, 1);
    REQUIRE(script.told(1) == Told::Refused);
    CHECK((*store)->database().isSuspect());

    auto reader = store::Database::open(kFile, kDiskKey, store::Access::Reader, disk.vfs());
    REQUIRE(reader);
    CHECK(*reader->number("SELECT count(*) FROM event") == static_cast<std::int64_t>(script.batch(0).size()));

    // Reading goes on, every way of writing is refused without touching the disk.
    const auto before = disk.changes();
    CHECK(*(*store)->events().at(1) == script.batch(0).front().bytes);
    const auto fact = (*store)->events().setFact("a", "b");
    REQUIRE_FALSE(fact);
    CHECK(fact.error().code == base::ErrorCode::Unavailable);
    CHECK_FALSE((*store)->registers().replaceShelters(1, {}));
    CHECK(disk.changes() == before);
    CHECK_FALSE((*store)->recover());
    CHECK((*store)->database().isSuspect());
    // The batch that was refused did not come in by the back door.
    CHECK((*store)->events().end() == script.batch(0).size());

    disk.heal();
    REQUIRE((*store)->recover());
    CHECK_FALSE((*store)->database().isSuspect());
    CHECK((*store)->events().setFact("a", "b"));
    script.append(**store, 2);
    CHECK(script.told(2) == Told::Durable);
    CHECK(script.faultIn(**store) == "");
    CHECK(*reader->number("SELECT count(*) FROM event") ==
          static_cast<std::int64_t>(script.batch(0).size() + script.batch(2).size()));
}

TEST_CASE("the store's thread opens the file again before the next work", "[store][faults]") {
    FaultDisk disk;
    Script script(1);
    auto opened = openOn(disk);
    REQUIRE(opened);
    disk.failAt(Operation::Sync, 1);
    store::StoreThread thread(std::move(*opened), {});
    const auto write = [](store::Store& store) { return store.events().setFact("a", "b"); };

    const base::Status first = thread.ask(write);
    const base::Status second = thread.ask(write);

    REQUIRE_FALSE(first);
    CHECK(first.error().code == base::ErrorCode::Unavailable);
    CHECK(second);
}

TEST_CASE("without room batches are refused and reading goes on, until there is room", "[store][faults]") {
    // Full at another place each time: in the first frame, between frames, in the log's header.
    for (std::uint64_t room = 0; room <= 200'000; room += 7'777) {
        FaultDisk disk;
        Script script(30);
        auto store = openOn(disk);
        REQUIRE(store);
        for (std::size_t i = 0; i < 5; ++i)
            script.append(**store, i);
        disk.limitSpace(disk.used() + room);
        std::size_t refused = 0;
        for (std::size_t i = 5; i < 20; ++i) {
            const base::ErrorCode code = script.append(**store, i);
            if (script.told(i) != Told::Refused) continue;
            ++refused;
            CHECK(code == base::ErrorCode::Unavailable);
        }
        INFO("room " << room);
        CHECK(refused > 0);
        CHECK((*store)->events().read(0, 1000)->size() == (*store)->events().end());
        CHECK(*(*store)->events().at(1) == script.batch(0).front().bytes);

        disk.limitSpace({});
        for (std::size_t i = 20; i < script.size(); ++i) {
            script.append(**store, i);
            CHECK(script.told(i) == Told::Durable);
        }
        REQUIRE(script.faultIn(**store) == "");
        disk.crash();
        store->reset();
        disk.reboot();
        REQUIRE(script.faultOn(disk) == "");
    }
}

TEST_CASE("the reserve is given back when the disk is full, once, and that is said", "[store][faults]") {
    FaultDisk disk;
    store::Store::Options options;
    options.vfs = disk.vfs();
    options.ballastBytes = 500'000;
    options.ballast = [&](std::uint64_t bytes) { return disk.reserve(bytes); };
    Script script(40);
    auto store = store::Store::open(kFile, kDiskKey, options);
    REQUIRE(store);
    CHECK_FALSE((*store)->isSpaceShort());
    disk.limitSpace(disk.used() + 100'000);

    std::size_t durable = 0;
    std::size_t durableBefore = 0;
    for (std::size_t i = 0; i < script.size(); ++i) {
        script.append(**store, i);
        if (script.told(i) == Told::Refused) break;
        ++durable;
        if (!(*store)->isSpaceShort()) durableBefore = durable;
    }

    // Not one batch was refused at the change-over; then the reserve ran out, too.
    CHECK(durableBefore > 0);
    CHECK(durable > durableBefore + 1);
    CHECK(durable < script.size());
    CHECK((*store)->isSpaceShort());
    disk.limitSpace({});
    CHECK(script.faultIn(**store) == "");
    store->reset();
    // With the space as it is there is no reserve the next time, and that is said at once.
    disk.limitSpace(disk.used());
    store = store::Store::open(kFile, kDiskKey, options);
    REQUIRE(store);
    CHECK((*store)->isSpaceShort());
}

TEST_CASE("a page that rots or lies in another's place is noticed, and the file is left as it is", "[store][faults]") {
    constexpr std::size_t kBlock = 4096;
    FaultDisk disk;
    Script script(40);
    {
        auto store = openOn(disk);
        REQUIRE(store);
        for (std::size_t i = 0; i < script.size(); ++i)
            script.append(**store, i);
    }
    REQUIRE(script.faultOn(disk) == "");
    const std::string sound = disk.contents(kFile);
    const std::size_t blocks = sound.size() / kBlock;
    REQUIRE(blocks > 20);
    const auto noticed = [&](const std::string& damaged) {
        disk.put(kFile, damaged);
        base::ErrorCode code{};
        {
            const auto store = openOn(disk);
            if (!store) {
                code = store.error().code;
            } else if (const auto check = (*store)->events().checkStructure(); !check) {
                code = check.error().code;
            }
        }
        CHECK(code == base::ErrorCode::Corrupt);
        CHECK(disk.contents(kFile) == damaged);
    };
    SeededRandom random(3);
    for (std::size_t block = 0; block < blocks; ++block) {
        INFO("block " << block << " of " << blocks);
        std::string garbled = sound;
        random.fill({reinterpret_cast<std::uint8_t*>(garbled.data()) + block * kBlock, kBlock});
        noticed(garbled);
        std::string misdirected = sound;
        misdirected.replace(block * kBlock, kBlock, sound, (block + 9) % blocks * kBlock, kBlock);
        noticed(misdirected);
    }
}

}  // namespace hinanjo::test
