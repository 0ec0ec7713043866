// What the store promises, on a disk that fails: power cuts at every operation, I/O errors, no room, rot.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <optional>

#include "store/store.h"
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
        const auto done = store.append(m_batches[i], cursorOf(i));
        m_told[i] = done ? Told::Durable : Told::Refused;
        return done ? base::ErrorCode{} : done.error().code;
    }

    // What is wrong with the store's contents after what the caller was told; nothing: all is well.
    [[nodiscard]] std::optional<std::string> faultIn(store::Store& store) const {
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
        return std::nullopt;
    }

    // The same of what a new process finds.
    [[nodiscard]] std::optional<std::string> faultOn(const FaultDisk& disk) const {
        const auto store = openOn(disk);
        if (!store) return "not opened: " + store.error().detail;
        return faultIn(**store);
    }

private:
    static store::Cursor cursorOf(std::size_t i) {
        store::Cursor cursor{"hq", {}, 10 * (i + 1)};
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
        if (!fault) return;
        ++losses.found;
        if (losses.first.empty()) losses.first = "change " + std::to_string(disk.changes()) + ": " + *fault;
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
    CHECK_FALSE(script.faultOn(disk));
}

}  // namespace hinanjo::test
