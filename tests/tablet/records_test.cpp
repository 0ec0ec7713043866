#include "tablet/records.h"

#include <catch2/catch_test_macros.hpp>

#include "support/support.h"

using namespace hinanjo;
using tablet::Records;

namespace {

// A log with events 1, 2, 3 ...
struct Wrote {
    test::FakeClock clock;
    test::SeededRandom random{7};
    base::LogId log = base::LogId::make(clock, random);
    std::vector<event::Event> events;

    explicit Wrote(std::size_t count) {
        for (std::size_t i = 1; i <= count; ++i) {
            clock.advance(std::chrono::seconds(1));
            event::Event event;
            event.id = base::EventId::make(clock, random);
            event.log = log;
            event.sequence = i;
            event.recordedAt = clock.now();
            event.shelter.value = "S1";
            events.push_back(std::move(event));
        }
    }
};

}  // namespace

TEST_CASE("what HQ said last is shown, also when it says less than before") {
    Wrote wrote(3);
    Records records;
    for (const event::Event& e : wrote.events)
        records.own(e);
    CHECK(records.status().savedHere == 3);
    CHECK(records.status().notAtHq == 3);
    CHECK(records.status().oldestNotAtHq == wrote.events[0].recordedAt);

    records.stored(wrote.log, 3, wrote.clock.now());
    CHECK(records.status().atHq == 3);
    CHECK(records.status().notAtHq == 0);
    CHECK_FALSE(records.status().oldestNotAtHq);
    CHECK(records.isAtHq(wrote.events[2].id));

    // Restored from a backup.
    records.stored(wrote.log, 1, wrote.clock.now());
    CHECK(records.status().atHq == 1);
    CHECK(records.status().notAtHq == 2);
    CHECK(records.status().oldestNotAtHq == wrote.events[1].recordedAt);
    CHECK(records.isAtHq(wrote.events[0].id));
    CHECK_FALSE(records.isAtHq(wrote.events[2].id));
}

TEST_CASE("a hint from before a restart is not a time at which HQ took something in") {
    Wrote wrote(2);
    Records records;
    records.stored(wrote.log, 2, std::nullopt);
    for (const event::Event& e : wrote.events)
        records.own(e);
    CHECK(records.status().notAtHq == 0);
    CHECK_FALSE(records.status().lastTakenIn);

    records.stored(wrote.log, 2, wrote.clock.now());
    CHECK(records.status().lastTakenIn == wrote.clock.now());
}

TEST_CASE("no second HQ is not the same as nothing replicated") {
    Wrote wrote(2);
    Records records;
    for (const event::Event& e : wrote.events)
        records.own(e);
    records.receipts(false);
    CHECK_FALSE(records.status().replicated);
    CHECK_FALSE(records.status().backupAt);

    records.receipts(true);
    records.replicated(wrote.log, 1);
    records.backedUp(wrote.log, 2, wrote.clock.now());
    CHECK(records.status().replicated == 1);
    CHECK(records.status().inBackup == 2);
    CHECK(records.status().backupAt == wrote.clock.now());

    SECTION("the next word replaces it whole") {
        records.receipts(true);
        CHECK(records.status().replicated == 0);
        CHECK(records.status().inBackup == 0);
    }
    SECTION("another stream begins without it") {
        records.greeted();
        CHECK_FALSE(records.status().replicated);
        CHECK(records.status().inBackup == 0);
        CHECK_FALSE(records.status().backupAt);
    }
}

TEST_CASE("an event of another device is at HQ when HQ's feed brought it or HQ covers its log") {
    Wrote theirs(3);
    Records records;
    CHECK(records.isAtHq(theirs.events[0].id));  // By the feed: nobody said otherwise.
    for (const event::Event& e : theirs.events)
        records.carried(e);
    CHECK(records.carriesForOthers());
    CHECK_FALSE(records.isAtHq(theirs.events[0].id));

    records.fromHq(theirs.events[0].id);
    CHECK(records.isAtHq(theirs.events[0].id));
    CHECK_FALSE(records.isAtHq(theirs.events[1].id));

    records.covered(theirs.log);
    CHECK(records.isAtHq(theirs.events[1].id));
    CHECK(records.isAtHq(theirs.events[2].id));
    CHECK_FALSE(records.carriesForOthers());
}

TEST_CASE("seen by a neighbour is counted apart from HQ") {
    Wrote wrote(3);
    Records records;
    for (const event::Event& e : wrote.events)
        records.own(e);
    records.seen(wrote.log, 2);
    CHECK(records.status().notAtNeighbour == 1);
    CHECK(records.status().notAtHq == 3);
    // Another neighbour has less: what one holds is held.
    records.seen(wrote.log, 1);
    CHECK(records.status().notAtNeighbour == 1);
}
