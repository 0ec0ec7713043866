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

TEST_CASE("a search does not read the whole register", "[store]") {
    TempDir dir;
    auto store = openStore(dir);
    store::Registers registers(store->database());
    std::vector<domain::Resident> residents(20'000);
    for (std::size_t i = 0; i < residents.size(); ++i) {
        residents[i].no = std::to_string(i);
        residents[i].householdNo = "H" + std::to_string(i / 2);
        residents[i].familyKana = i < 4 ? "ヤマダ" : "サトウ";
        residents[i].givenKana = "ハナコ";
    }
    REQUIRE(registers.replaceResidents(1, residents));
    // Called for every 100 steps of SQLite's machine.
    int hundreds = 0;
    const auto count = [](void* hundreds) { return ++*static_cast<int*>(hundreds), 0; };
    sqlite3_progress_handler(store->database().native(), 100, count, &hundreds);

    CHECK(registers.search(store::Registers::By::Rows, "874", "", 10)->households.size() == 2);
    CHECK(registers.household("H700")->size() == 2);

    sqlite3_progress_handler(store->database().native(), 0, nullptr, nullptr);
    CHECK(hundreds < 20);
}

TEST_CASE("a register arrives whole or not at all", "[store]") {
    TempDir dir;
    auto store = openStore(dir);
    store::Registers registers(store->database());
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
