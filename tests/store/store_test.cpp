#include <sqlcipher/sqlite3.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <future>

#include "base/files.h"
#include "store/schema.h"
#include "store/store.h"
#include "store/store_thread.h"
#include "support/support.h"

using namespace hinanjo;
using test::Author;
using test::FakeClock;
using test::TempDir;

namespace {

const store::Key kKey{std::string(32, 'k')};

std::unique_ptr<store::Store> openStore(const TempDir& dir) {
    auto opened = store::Store::open(dir / "log.db", kKey, {});
    REQUIRE(opened);
    return std::move(*opened);
}

void execute(const TempDir& dir, const char* sql) {
    auto db = store::Database::open(dir / "log.db", kKey, store::Access::Writer);
    REQUIRE(db);
    REQUIRE(db->execute(sql));
}

}  // namespace

TEST_CASE("what was appended is there after reopening, byte for byte and in order", "[store]") {
    TempDir dir;
    FakeClock clock;
    Author author(clock, 1);
    std::vector<event::StoredEvent> events = author.arrival("山田", "E1");
    {
        auto store = openStore(dir);
        const auto appended = store->append(events);
        REQUIRE(appended);
        CHECK(appended->added == 2);
        CHECK(appended->positions == std::vector<std::uint64_t>{1, 2});
    }
    auto store = openStore(dir);
    const auto read = store->events().read(0, 100);
    REQUIRE(read);
    REQUIRE(read->size() == 2);
    CHECK((*read)[0].bytes == events[0].bytes);
    CHECK((*read)[1].position == 2);
    const auto standing = store->events().standing(events[0].envelope.log);
    REQUIRE(standing);
    base::SetDigest digest;
    for (const auto& e : events)
        digest.add(e.hash);
    CHECK(*standing == store::LogStanding{events[0].envelope.log, 2, 2, digest});
    REQUIRE(store->events().checkStructure());
}

TEST_CASE("a repeat is success and another event with a known id is parked, never lost, never used", "[store]") {
    TempDir dir;
    FakeClock clock;
    Author author(clock, 2);
    const std::vector<event::StoredEvent> events = author.arrival("山田", "E1");
    auto store = openStore(dir);
    REQUIRE(store->append(events));

    const auto again = store->append(events);
    REQUIRE(again);
    CHECK(again->added == 0);
    CHECK(again->parked == 0);

    event::StoredEvent forged = events[0];
    forged.bytes += std::string("\x9a\x06\x01", 3) + "x";
    forged.hash = event::hashOf(forged.bytes);
    const auto parked = store->append(std::vector{forged});
    REQUIRE(parked);
    CHECK(parked->added == 0);
    CHECK(parked->parked == 1);
    CHECK(*store->events().parkedCount() == 1);
    CHECK(store->events().end() == 2);
    CHECK(*store->events().at(1) == events[0].bytes);
}

TEST_CASE("a prefix's standing is that of the log cut at its sequence", "[store]") {
    TempDir dir;
    FakeClock clock;
    Author author(clock, 3);
    auto store = openStore(dir);
    const auto first = author.arrival("山田", "E1");
    REQUIRE(store->append(first));
    const auto then = *store->events().standing(first[0].envelope.log);
    REQUIRE(store->append(author.arrival("佐藤", "E1")));

    CHECK(*store->events().prefix(first[0].envelope.log, 2) == then);
    CHECK(store->events().prefix(first[0].envelope.log, 4)->count == 4);
    CHECK(store->events().ofLog(first[0].envelope.log, 2, 10)->size() == 2);
}

TEST_CASE("the cursor moves with the events it brought", "[store]") {
    TempDir dir;
    FakeClock clock;
    Author author(clock, 4);
    base::IncarnationId incarnation;
    incarnation.bytes.fill(7);
    {
        auto store = openStore(dir);
        REQUIRE(store->append(author.arrival("山田", "E1"), {store::Cursor{"hq", incarnation, 41, "check"}, false}));
    }
    auto store = openStore(dir);
    const auto cursor = store->events().cursor("hq");
    REQUIRE(cursor);
    REQUIRE(*cursor);
    CHECK((*cursor)->position == 41);
    CHECK((*cursor)->incarnation == incarnation);
    CHECK_FALSE(*store->events().cursor("somebody else"));
}

TEST_CASE("a second process is told that the directory is in use", "[store]") {
    TempDir dir;
    const auto first = openStore(dir);

    const auto second = store::Store::open(dir / "log.db", kKey, {});

    REQUIRE_FALSE(second);
    CHECK(second.error().code == base::ErrorCode::Conflict);
    CHECK(second.error().detail.find("another process") != std::string::npos);
}

TEST_CASE("the file shows nothing of its contents and opens with its key only", "[store]") {
    TempDir dir;
    FakeClock clock;
    Author author(clock, 5);
    {
        auto store = openStore(dir);
        REQUIRE(store->append(author.arrival("とくべつな名前", "E1")));
    }
    for (const auto& file : std::filesystem::directory_iterator(dir.path())) {
        const auto bytes = base::readFile(file.path());
        REQUIRE(bytes);
        CHECK(bytes->find("とくべつな名前") == std::string::npos);
        CHECK(bytes->find("SQLite format") == std::string::npos);
    }
    const auto other = store::Store::open(dir / "log.db", store::Key{std::string(32, 'x')}, {});
    REQUIRE_FALSE(other);
    CHECK(other.error().code == base::ErrorCode::Corrupt);
    CHECK(other.error().detail.find("another key") != std::string::npos);
}

TEST_CASE("a file of another program, a later version or torn is refused and left as it is", "[store]") {
    TempDir dir;
    FakeClock clock;
    Author author(clock, 6);
    const auto refusedAs = [&](base::ErrorCode code) {
        const auto before = base::readFile(dir / "log.db");
        const auto opened = store::Store::open(dir / "log.db", kKey, {});
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == code);
        CHECK(opened.error().detail.find("log.db") != std::string::npos);
        CHECK(*base::readFile(dir / "log.db") == *before);
    };
    SECTION("not a database") {
        REQUIRE(base::writeFile(dir / "log.db", std::string(8192, 'z')));
        refusedAs(base::ErrorCode::Corrupt);
    }
    SECTION("a database of another program") {
        execute(dir, "CREATE TABLE something (a)");
        refusedAs(base::ErrorCode::Corrupt);
    }
    SECTION("a later version") {
        { const auto made = openStore(dir); }
        execute(dir, "PRAGMA user_version = 99");
        execute(dir, "PRAGMA wal_checkpoint(TRUNCATE)");
        refusedAs(base::ErrorCode::TooNew);
    }
    SECTION("events missing in the feed") {
        {
            auto made = openStore(dir);
            REQUIRE(made->append(author.arrival("山田", "E1")));
        }
        execute(dir, "DELETE FROM event WHERE position = 2");
        execute(dir, "PRAGMA wal_checkpoint(TRUNCATE)");
        refusedAs(base::ErrorCode::Corrupt);
    }
    SECTION("a flipped byte in a page") {
        {
            auto made = openStore(dir);
            for (int i = 0; i < 200; ++i)
                REQUIRE(made->append(author.arrival("山田", "E1")));
        }
        execute(dir, "PRAGMA wal_checkpoint(TRUNCATE)");
        std::string bytes = *base::readFile(dir / "log.db");
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        REQUIRE(base::writeFile(dir / "log.db", bytes));
        const auto opened = store::Store::open(dir / "log.db", kKey, {});
        // Whether the page is read at opening or later: it is noticed, and nothing false comes out.
        if (opened) CHECK_FALSE((*opened)->events().checkStructure());
    }
}

TEST_CASE("a statement that cannot be prepared fails, and works when it can", "[store]") {
    TempDir dir;
    auto db = store::Database::open(dir / "log.db", kKey, store::Access::Writer);
    REQUIRE(db);
    const char* sql = "SELECT count(*) FROM t WHERE a = ?";
    CHECK_FALSE(db->prepare(sql).bind(1, std::int64_t{5}).step());
    REQUIRE(db->execute("CREATE TABLE t (a)"));
    CHECK(db->prepare(sql).bind(1, std::int64_t{5}).step());
}

TEST_CASE("a file whose salt SQLCipher drew opens, too", "[store]") {
    TempDir dir;
    sqlite3* raw = nullptr;
    REQUIRE(sqlite3_open((dir / "log.db").c_str(), &raw) == SQLITE_OK);
    const std::string key = "PRAGMA key = \"x'" + base::toHex(kKey.bytes) + "'\"; PRAGMA cipher_page_size = 16384";
    CHECK(sqlite3_exec(raw, key.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    CHECK(sqlite3_exec(raw, "CREATE TABLE t (a); INSERT INTO t VALUES (5)", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(raw);

    auto db = store::Database::open(dir / "log.db", kKey, store::Access::Writer);

    REQUIRE(db);
    CHECK(*db->number("SELECT a FROM t") == 5);
}

TEST_CASE("a full disk refuses the batch whole, and goes on when there is room again", "[store]") {
    TempDir dir;
    FakeClock clock;
    Author author(clock, 7);
    auto store = openStore(dir);
    REQUIRE(store->append(author.arrival("山田", "E1")));
    const auto pages = store->database().number("PRAGMA page_count");
    REQUIRE(store->database().execute(("PRAGMA max_page_count = " + std::to_string(*pages + 2)).c_str()));

    std::vector<event::StoredEvent> many;
    for (int i = 0; i < 2000; ++i) {
        for (auto& e : author.arrival("佐藤", "E1"))
            many.push_back(std::move(e));
    }
    const auto refused = store->append(many);

    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::Unavailable);
    CHECK(store->events().end() == 2);
    REQUIRE(store->database().execute("PRAGMA max_page_count = 1073741823"));
    const auto later = store->append(many);
    REQUIRE(later);
    CHECK(later->added == many.size());
    REQUIRE(store->events().checkStructure());
}

TEST_CASE("waiting batches share one commit and each hears its own outcome", "[store]") {
    TempDir dir;
    FakeClock clock;
    std::vector<std::unique_ptr<Author>> authors;
    std::atomic<int> transactions = 0;
    std::atomic<std::size_t> durable = 0;
    std::vector<std::promise<std::uint64_t>> answers(64);
    std::promise<void> gate;
    {
        store::StoreThread thread(openStore(dir), [&](std::span<const store::StoreThread::Durable> fresh) {
            ++transactions;
            durable += fresh.size();
        });
        // Hold the thread so that the batches pile up behind it.
        thread.run([&](store::Store&) { gate.get_future().wait(); });
        for (std::size_t i = 0; i < answers.size(); ++i) {
            authors.push_back(std::make_unique<Author>(clock, 100 + i));
            thread.append(authors.back()->arrival("山田", "E1"), {}, [&, i](const base::Result<store::Appended>& done) {
                answers[i].set_value(done ? done->added : 0);
            });
        }
        gate.set_value();
    }
    for (auto& answer : answers)
        CHECK(answer.get_future().get() == 2);
    CHECK(durable == 128);
    CHECK(transactions == 1);
}

TEST_CASE("a register arrives whole or not at all", "[store]") {
    TempDir dir;
    auto store = openStore(dir);
    store::Registers& registers = store->registers();
    const auto resident = [](const std::string& no, const std::string& household, const std::string& kana) {
        domain::Resident r;
        r.no = no;
        r.householdNo = household;
        r.familyName = "山田";
        r.familyKana = kana;
        r.givenKana = "ﾊﾅｺ";
        r.town = "王子一丁目";
        return r;
    };
    REQUIRE(registers.replaceResidents(1, std::vector{resident("1", "H1", "ヤマダ"), resident("2", "H2", "ﾔﾏﾃﾞ")}));

    // A transfer that broke off: two of three rows.
    REQUIRE(registers.stageResidents(2, 0, std::vector{resident("1", "H1", "サトウ"), resident("3", "H3", "サトウ")}));
    CHECK_FALSE(registers.publishResidents(2, 3));

    CHECK(registers.version(store::kResidents)->version == 1);
    CHECK(registers.search(store::Registers::By::Rows, "874", "", 10)->total == 2);
    CHECK(registers.search(store::Registers::By::Rows, "34", "", 10)->total == 0);
    REQUIRE(registers.stageResidents(2, 2, std::vector{resident("4", "H4", "ヤマダ")}));
    REQUIRE(registers.publishResidents(2, 3));
    CHECK(registers.search(store::Registers::By::Rows, "34", "6", 10)->total == 2);
    CHECK(registers.search(store::Registers::By::Kana, "ヤマ", "ハ", 10)->households.size() == 1);
    while (*registers.sweepResidents(1)) {
    }
    CHECK(*store->database().number("SELECT count(*) FROM resident") == 3);
}
