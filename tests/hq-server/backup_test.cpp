#include "office/backup.h"

#include <atomic>
#include <thread>

#include "base/files.h"
#include "hq-server/offices.h"

using namespace hinanjo;
using test::Author;
using test::bring;
using test::FakeClock;
using test::makeOffice;
using test::openOffice;
using test::TempDir;
namespace fs = std::filesystem;

namespace {

constexpr const char* kCode = "kita-ku-bousai-2026";

base::Result<office::BackupManifest> backup(office::Office& office, const fs::path& file) {
    return office::makeBackup(office, file, kCode, [](const std::string&) {});
}

base::Result<office::Restored> restore(const fs::path& file, const fs::path& directory,
                                       const std::string& code = kCode) {
    const base::SystemClock clock;
    base::SystemRandom random;
    return office::restoreBackup(file, code, directory, clock, random);
}

base::Sha256 stateOf(const office::Office& office) {
    base::Sha256 out{};
    office.read([&](const state::State& state) { out = state.digest(); });
    return out;
}

std::vector<store::LogStanding> noted(office::Office& office) {
    return office.store().ask([](store::Store& store) { return store.events().backedUp().value(); });
}

std::size_t entries(const fs::path& directory) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("an office restored from its backup is the same office in a new incarnation", "[backup]") {
    TempDir dir;
    FakeClock clock;
    Author author(clock, 1);
    makeOffice(dir / "hq");
    auto office = openOffice(dir / "hq");
    base::IncidentId incident;
    REQUIRE(office->startIncident("荒川氾濫", false, incident));
    author.incident = incident;
    bring(*office, author.arrival("山田", "E1"));
    bring(*office, author.arrival("鈴木", "E1"));
    CHECK(noted(*office).empty());

    const auto made = backup(*office, dir / "b.backup");
    INFO((made ? std::string() : made.error().detail));
    REQUIRE(made);
    CHECK(made->end == 5);
    CHECK(noted(*office) == made->logs);
    CHECK(test::factOf(*office, "hq.backup").find("\"position\":5") != std::string::npos);
    CHECK_FALSE(fs::exists(dir / "b.backup.part"));
    CHECK_FALSE(fs::exists(dir / "hq" / "backup.scratch"));

    const auto restored = restore(dir / "b.backup", dir / "again");
    INFO((restored ? std::string() : restored.error().detail));
    REQUIRE(restored);
    auto again = openOffice(dir / "again");
    CHECK(again->name() == "東京都北区");
    CHECK(again->id() == office->id());
    CHECK(again->authority().fingerprint() == office->authority().fingerprint());
    CHECK(again->incarnation().id == restored->incarnation);
    CHECK(again->incarnation().id != office->incarnation().id);
    CHECK(stateOf(*again) == stateOf(*office));
    CHECK(again->shelters()->size() == 1);
    CHECK(again->store().ask([](store::Store& s) { return sync::incarnationOf(s.events())->forks; }) ==
          std::vector<sync::Incarnation::Fork>{{office->incarnation().id, 5}});
    CHECK(test::factOf(*again, "hq.log") != test::factOf(*office, "hq.log"));
    // It goes on making backups by itself, for the same code.
    const auto unattended = office::makeBackup(*again, dir / "c.backup", std::nullopt, [](const std::string&) {});
    REQUIRE(unattended);
    CHECK(restore(dir / "c.backup", dir / "third"));
}

TEST_CASE("a backup made while events come in holds one moment of the feed, and the events do not wait for it",
          "[backup]") {
    TempDir dir;
    FakeClock clock;
    Author author(clock, 1);
    makeOffice(dir / "hq");
    auto office = openOffice(dir / "hq");
    std::vector<event::StoredEvent> many;
    for (int i = 0; i < 2'000; ++i) {
        for (auto& e : author.arrival("山田", "E1"))
            many.push_back(std::move(e));
    }
    bring(*office, many);
    std::atomic<bool> stop = false;
    std::atomic<std::uint64_t> taken = 0;
    Author other(clock, 2);
    std::thread writer([&] {
        while (!stop) {
            std::promise<bool> done;
            const auto events = other.arrival("鈴木", "E1");
            office->accept(
                events, [&](const base::Result<store::Appended>& appended) { done.set_value(appended.has_value()); });
            if (done.get_future().get()) taken += events.size();
        }
    });

    std::vector<office::BackupManifest> backups;
    std::vector<std::uint64_t> takenMeanwhile;
    for (int i = 0; i < 3; ++i) {
        const std::uint64_t before = taken;
        auto made = backup(*office, dir / ("b" + std::to_string(i)));
        if (made) backups.push_back(std::move(*made));
        takenMeanwhile.push_back(taken - before);
    }
    stop = true;
    writer.join();

    REQUIRE(backups.size() == 3);
    for (std::size_t i = 0; i < backups.size(); ++i) {
        CHECK(takenMeanwhile[i] > 0);
        CHECK(backups[i].end >= 4'000 + (i > 0 ? backups[i - 1].end - 4'000 : 0));
        const auto directory = dir / ("again" + std::to_string(i));
        REQUIRE(restore(dir / ("b" + std::to_string(i)), directory));
        CHECK(openOffice(directory)->folded() == backups[i].end);
    }
    CHECK(noted(*office) == backups.back().logs);
}

TEST_CASE("a backup that could not be made is not noted and leaves no file", "[backup]") {
    TempDir dir;
    FakeClock clock;
    Author author(clock, 1);
    makeOffice(dir / "hq");
    auto office = openOffice(dir / "hq");
    bring(*office, author.arrival("山田", "E1"));
    const auto refused = [&](const fs::path& file, base::ErrorCode code) {
        const auto made = backup(*office, file);
        REQUIRE_FALSE(made);
        CHECK(made.error().code == code);
        CHECK(noted(*office).empty());
        CHECK(test::factOf(*office, "hq.backup").empty());
        CHECK_FALSE(fs::exists(dir / "hq" / "backup.scratch"));
        CHECK_FALSE(fs::exists(dir / "hq" / "backup.recovery"));
    };
    refused(dir.path() / "nowhere" / "b", base::ErrorCode::NotFound);
    refused(dir.path() / "hq" / "b", base::ErrorCode::Invalid);
    fs::create_directory(dir / "folder");
    refused(dir / "folder", base::ErrorCode::Invalid);
    CHECK(entries(dir.path()) == 2);
}

TEST_CASE("what a killed backup left in the data directory goes when the office opens", "[backup]") {
    TempDir dir;
    makeOffice(dir / "hq");
    fs::create_directory(dir / "hq" / "backup.scratch");
    REQUIRE(base::writeFile(dir / "hq" / "backup.scratch" / "snapshot.db", "half a copy"));
    const auto office = openOffice(dir / "hq");
    CHECK_FALSE(fs::exists(dir / "hq" / "backup.scratch"));
}

TEST_CASE("only the first backup decides the code, and a fresh code is told once", "[backup]") {
    TempDir dir;
    makeOffice(dir / "hq");
    auto office = openOffice(dir / "hq");
    std::vector<std::string> told;
    const auto tell = [&](const std::string& code) { told.push_back(code); };
    REQUIRE(office::makeBackup(*office, dir / "one", std::nullopt, tell));
    REQUIRE(told.size() == 1);
    REQUIRE(office::makeBackup(*office, dir / "two", std::nullopt, tell));
    REQUIRE(office::makeBackup(*office, dir / "three", told[0], tell));
    CHECK(told.size() == 1);
    CHECK(office::makeBackup(*office, dir / "four", "another code altogether", tell).error().code ==
          base::ErrorCode::Denied);
    CHECK_FALSE(fs::exists(dir / "four"));
    for (const char* file : {"one", "two", "three"})
        CHECK(restore(dir / file, dir / (std::string("of-") + file), told[0]));
    // The running office keeps nothing that opens its backups.
    for (const auto& entry : fs::directory_iterator(dir / "hq")) {
        if (entry.file_size() < 10'000) CHECK(base::readFile(entry.path())->find(told[0]) == std::string::npos);
    }
}

TEST_CASE("whatever a restored copy lacks, has too much of, or holds otherwise is found", "[backup]") {
    TempDir dir;
    FakeClock clock;
    Author author(clock, 1), other(clock, 2);
    makeOffice(dir / "hq");
    auto office = openOffice(dir / "hq");
    bring(*office, author.arrival("山田", "E1"));
    bring(*office, other.arrival("鈴木", "E1"));
    const auto made = backup(*office, dir / "b");
    REQUIRE(made);
    const auto differ = [&](const office::BackupManifest& manifest) {
        return office->store().ask(
            [&](store::Store& store) { return office::differences(store.events(), manifest, true).value(); });
    };
    CHECK(differ(*made).empty());

    SECTION("an event of a log is missing or another one stands there") {
        office::BackupManifest promised = *made;
        promised.logs[0].digest.add(base::hash16("an event that is not here"));
        CHECK_FALSE(differ(promised).empty());
    }
    SECTION("a log is missing") {
        office::BackupManifest promised = *made;
        base::SystemRandom random;
        promised.logs.push_back({base::LogId::make(clock, random), 3, 3, {}});
        CHECK_FALSE(differ(promised).empty());
    }
    SECTION("a log nobody promised") {
        office::BackupManifest promised = *made;
        promised.logs.pop_back();
        CHECK_FALSE(differ(promised).empty());
    }
    SECTION("the feed goes on") {
        bring(*office, author.arrival("佐藤", "E1"));
        CHECK_FALSE(differ(*made).empty());
    }
    SECTION("it is another lifetime") {
        office::BackupManifest promised = *made;
        base::SystemRandom random;
        promised.incarnation = base::IncarnationId::make(clock, random);
        CHECK(differ(promised).size() == 1);
    }
    SECTION("the events fold to another state") {
        office::BackupManifest promised = *made;
        promised.state[0] ^= 1;
        CHECK(differ(promised).size() == 1);
    }
    SECTION("a page was damaged") {
        office.reset();
        {
            std::string bytes = *base::readFile(dir / "hq" / "hq.db");
            bytes[bytes.size() - 9'000] = static_cast<char>(bytes[bytes.size() - 9'000] ^ 1);
            REQUIRE(base::writeFile(dir / "hq" / "hq.db", bytes));
        }
        auto store = store::Store::open(dir / "hq" / "hq.db", {*base::readFile(dir / "hq" / "hq.key")}, {});
        if (store) {
            const auto found = office::differences((*store)->events(), *made, true);
            CHECK((!found || !found->empty()));
        }
    }
}

TEST_CASE("a restore that fails leaves nothing behind, whatever the reason", "[backup]") {
    TempDir dir;
    FakeClock clock;
    Author author(clock, 1);
    makeOffice(dir / "hq");
    auto office = openOffice(dir / "hq");
    for (int i = 0; i < 300; ++i)
        bring(*office, author.arrival("山田", "E1"));
    REQUIRE(backup(*office, dir / "b"));
    const std::string whole = *base::readFile(dir / "b");
    REQUIRE(base::writeFile(dir / "torn", whole.substr(0, whole.size() * 2 / 3)));
    std::string edited = whole;
    edited[whole.size() - 70'000] = static_cast<char>(edited[whole.size() - 70'000] ^ 1);
    REQUIRE(base::writeFile(dir / "edited", edited));
    REQUIRE(base::writeFile(dir / "foreign", "a letter to the mayor"));
    fs::create_directory(dir / "empty");
    const std::size_t before = entries(dir.path());
    const auto fails = [&](const char* file, const std::string& code, base::ErrorCode why) {
        // Into a directory that does not exist, even its parent, and into an empty one.
        for (const fs::path& into : {dir.path() / "deep" / "new", dir / "empty"}) {
            const auto restored = restore(dir / file, into, code);
            REQUIRE_FALSE(restored);
            CHECK(restored.error().code == why);
            CHECK(restored.error().detail.find(file) != std::string::npos);
            CHECK(fs::is_empty(dir / "empty"));
            CHECK(entries(dir.path()) == before);
        }
    };
    fails("torn", kCode, base::ErrorCode::Corrupt);
    fails("edited", kCode, base::ErrorCode::Corrupt);
    fails("foreign", kCode, base::ErrorCode::Invalid);
    fails("b", "not the code at all", base::ErrorCode::Denied);
    fails("missing", kCode, base::ErrorCode::NotFound);

    REQUIRE(base::writeFile(dir / "empty" / "mine.txt", "x"));
    CHECK(restore(dir / "b", dir / "empty").error().code == base::ErrorCode::Conflict);
    CHECK(*base::readFile(dir / "empty" / "mine.txt") == "x");
    CHECK(restore(dir / "b", dir / "foreign").error().code == base::ErrorCode::Conflict);
    CHECK(restore(dir / "b", dir.path() / "deep" / "new"));
}

TEST_CASE("enrolment codes made before the backup are void after the restore", "[backup]") {
    TempDir dir;
    makeOffice(dir / "hq");
    auto office = openOffice(dir / "hq");
    const auto tomorrow = office->clock().now() + std::chrono::hours(24);
    const auto secret = office->makeEnrolment({"E1"}, tomorrow);
    REQUIRE(secret);
    REQUIRE(backup(*office, dir / "b"));
    REQUIRE(restore(dir / "b", dir / "again"));
    auto again = openOffice(dir / "again");
    const auto request = base::makeRequest(*base::PrivateKey::makeP256(), "tablet");
    REQUIRE(request);
    const std::string sealKey(32, 's');

    const auto refused = again->enrol(*secret, *request, sealKey);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::Denied);
    CHECK(refused.error().detail.find("restored") != std::string::npos);
    const auto fresh = again->makeEnrolment({"E1"}, tomorrow);
    REQUIRE(fresh);
    CHECK(again->enrol(*fresh, *request, sealKey));
    CHECK(office->enrol(*secret, *request, sealKey));
}

TEST_CASE("a backup file is checked without touching any office", "[backup]") {
    TempDir dir;
    FakeClock clock;
    Author author(clock, 1);
    makeOffice(dir / "hq");
    auto office = openOffice(dir / "hq");
    bring(*office, author.arrival("山田", "E1"));
    REQUIRE(backup(*office, dir / "b"));
    fs::create_directory(dir / "scratch");
    base::SystemRandom random;

    const auto checked = office::checkBackup(dir / "b", kCode, dir / "scratch", random);
    REQUIRE(checked);
    CHECK(checked->problems.empty());
    CHECK(checked->manifest.end == 2);
    CHECK(fs::is_empty(dir / "scratch"));
    CHECK(office::checkBackup(dir / "b", "quite another code", dir / "scratch", random).error().code ==
          base::ErrorCode::Denied);
    CHECK(fs::is_empty(dir / "scratch"));
}
