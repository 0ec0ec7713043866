// Records carried by hand: a real hq-server, real tablet engines, files between them.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>

#include "base/files.h"
#include "support/real_tablet.h"
#include "tablet/identity_file.h"

using namespace hinanjo;
using test::agree;
using test::eventually;
using test::HqProcess;
using test::joinTablet;
using test::kOtherShelter;
using test::kShelter;
using test::loseHq;
using test::neighbourAddress;
using test::neighbourIn;
using test::numberAfter;
using test::openTablet;
using test::peopleOf;
using test::Ran;
using test::receive;
using test::TempDir;
using namespace std::chrono_literals;

namespace {

// Enough for several frames of a file.
constexpr int kManyHouseholds = 400;

// Enrolled, and that was the last it heard of HQ.
std::unique_ptr<tablet::Tablet> lonelyTablet(const HqProcess& hq, const std::filesystem::path& data,
                                             const std::string& shelter = kShelter) {
    REQUIRE(openTablet(neighbourIn(data))->enrol(hq.enrolmentCode(shelter)));
    loseHq(data);
    auto tablet = openTablet(neighbourIn(data));
    tablet->startSync();
    return tablet;
}

// All at once: this is about files, not about recording.
void receiveMany(tablet::Tablet& tablet, std::uint64_t seed, int households) {
    sim::Crowd crowd(seed);
    receive(tablet, crowd, households);
}

std::uint64_t eventsAt(const HqProcess& hq) {
    const Ran verified = hq.command({"verify"});
    INFO(verified.out + verified.error);
    REQUIRE(verified.status == 0);
    return numberAfter(verified.out, "events");
}

std::string writeFile(tablet::Tablet& tablet, const std::filesystem::path& dir) {
    const auto file = tablet.writeBundle(dir);
    INFO((file ? std::string() : file.error().detail));
    REQUIRE(file);
    return file->string();
}

std::string tornOf(const std::string& file) {
    const auto whole = base::readFile(file);
    REQUIRE(whole);
    const std::string torn = file + ".torn.evx";
    REQUIRE(base::writeFile(torn, whole->substr(0, whole->size() / 4 * 3), base::Secrecy::OwnerOnly));
    return torn;
}

}  // namespace

TEST_CASE("one stick brings HQ what two tablets recorded that never reached it, seals and all", "[e2e][bundle]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto a = lonelyTablet(hq, dir / "a");
    auto b = lonelyTablet(hq, dir / "b");
    receiveMany(*a, 1, 10);
    receiveMany(*b, 2, 10);
    const std::uint64_t before = eventsAt(hq);
    a->addNeighbour(neighbourAddress(*b));
    REQUIRE(eventually([&] { return agree(*a, *b); }));
    const std::uint64_t written = a->syncStatus().savedHere + b->syncStatus().savedHere;

    const std::string file = writeFile(*b, dir / "stick");
    CHECK(b->syncStatus().notAtHq == b->syncStatus().savedHere);  // Nobody has taken it in yet.
    const Ran imported = hq.command({"bundle", "import", file});

    INFO(imported.out + imported.error);
    CHECK(imported.status == 0);
    CHECK(numberAfter(imported.out, "new") == written);
    CHECK(imported.out.find("2号機") != std::string::npos);
    CHECK(imported.out.find("complete") != std::string::npos);
    CHECK(eventsAt(hq) == before + written);
    CHECK(numberAfter(hq.command({"verify"}).out, "sealed logs") == 3);  // HQ's own is one.
    const std::string list = hq.command({"device", "list"}).out;
    CHECK(list.find("never heard") != std::string::npos);
    CHECK(list.find("unsealed") == std::string::npos);

    SECTION("again, while nobody serves: success, and nothing changes") {
        hq.terminate();
        const Ran again = hq.command({"bundle", "import", file, file});
        CHECK(again.status == 0);
        CHECK(numberAfter(again.out, "new") == 0);
        CHECK(numberAfter(again.out, "here already") == written);
        CHECK(eventsAt(hq) == before + written);
    }
    SECTION("an old file after a newer one takes nothing back") {
        receiveMany(*b, 3, 5);
        const std::uint64_t more = a->syncStatus().savedHere + b->syncStatus().savedHere - written;
        const Ran newer = hq.command({"bundle", "import", writeFile(*b, dir / "newer")});
        CHECK(numberAfter(newer.out, "new") == more);
        CHECK(hq.command({"bundle", "import", file}).status == 0);
        CHECK(eventsAt(hq) == before + written + more);
        CHECK(hq.command({"device", "list"}).out.find("unsealed") == std::string::npos);
    }
}

TEST_CASE("a torn file brings what is left of it and says so; the whole one brings the rest", "[e2e][bundle]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto a = lonelyTablet(hq, dir / "a");
    receiveMany(*a, 1, kManyHouseholds);
    const std::uint64_t before = eventsAt(hq), written = a->syncStatus().savedHere;
    const std::string file = writeFile(*a, dir / "stick");

    const Ran torn = hq.command({"bundle", "import", tornOf(file)});

    INFO(torn.out + torn.error);
    CHECK(torn.status == 3);
    const std::uint64_t came = numberAfter(torn.out, "new");
    CHECK(came > 0);
    CHECK(came < written);
    CHECK(torn.error.find("ends early") != std::string::npos);
    CHECK(eventsAt(hq) == before + came);
    const Ran whole = hq.command({"bundle", "import", file});
    CHECK(whole.status == 0);
    CHECK(numberAfter(whole.out, "new") == written - came);
    CHECK(numberAfter(whole.out, "here already") == came);
    CHECK(eventsAt(hq) == before + written);
}

TEST_CASE("a file that is not for this office, or no bundle at all, is refused and changes nothing", "[e2e][bundle]") {
    TempDir dir;
    HqProcess hq(dir / "hq"), other(dir / "other");
    hq.init();
    other.init();
    other.start();
    auto foreign = lonelyTablet(other, dir / "foreign");
    receiveMany(*foreign, 1, 3);
    const std::string file = writeFile(*foreign, dir / "stick");
    REQUIRE(base::writeFile(dir / "shopping.evx", "milk, bread", base::Secrecy::Ordinary));
    const std::uint64_t before = eventsAt(hq);

    const Ran denied = hq.command({"bundle", "import", file});
    CHECK(denied.status == 1);
    CHECK(denied.error.find(file) != std::string::npos);
    CHECK(hq.command({"bundle", "import", dir / "shopping.evx"}).status != 0);
    CHECK(hq.command({"bundle", "import", dir / "nothing.evx"}).status == 1);
    CHECK(eventsAt(hq) == before);
}

TEST_CASE("what HQ writes for a shelter is read by its tablets and by nobody else", "[e2e][bundle]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto a = lonelyTablet(hq, dir / "a");
    auto third = lonelyTablet(hq, dir / "third");
    auto elsewhere = lonelyTablet(hq, dir / "elsewhere", kOtherShelter);
    receiveMany(*a, 1, kManyHouseholds);
    receiveMany(*elsewhere, 2, 5);
    REQUIRE(hq.command({"bundle", "import", writeFile(*a, dir / "s1")}).status == 0);
    REQUIRE(hq.command({"bundle", "import", writeFile(*elsewhere, dir / "s2")}).status == 0);

    const std::string file = dir / "back.evx";
    const Ran exported = hq.command({"bundle", "export", "--shelter", kShelter, "--out", file});
    INFO(exported.out + exported.error);
    REQUIRE(exported.status == 0);

    const auto torn = third->readBundle(tornOf(file));
    REQUIRE(torn);
    CHECK_FALSE(torn->complete);
    CHECK(torn->added > 0);
    const auto read = third->readBundle(file);
    REQUIRE(read);
    CHECK(read->complete);
    CHECK(read->fromHq);
    CHECK(read->proved);
    CHECK(read->added + read->known == read->promised);
    CHECK(read->known == torn->added);
    CHECK(peopleOf(*third) == peopleOf(*a));
    const auto again = third->readBundle(file);
    REQUIRE(again);
    CHECK(again->added == 0);

    const auto denied = elsewhere->readBundle(file);
    REQUIRE_FALSE(denied);
    CHECK(denied.error().code == base::ErrorCode::Denied);
    CHECK(hq.command({"bundle", "import", file}).status == 0);  // HQ can read what it wrote.
    CHECK(hq.command({"bundle", "export", "--shelter", "nowhere", "--out", file}).status == 1);
    // A shelter without tablets: nobody could read it.
    CHECK(hq.command({"bundle", "export", "--shelter", "E1311700120111", "--out", file}).status == 1);
}

TEST_CASE("what a tablet read from a neighbour's file reaches HQ by its own connection", "[e2e][bundle]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto a = joinTablet(hq, neighbourIn(dir / "a"));
    auto b = joinTablet(hq, neighbourIn(dir / "b"));
    // Each has heard of the other from HQ, so that the file is sealed to it.
    REQUIRE(eventually([&] { return agree(*a, *b); }));
    b->stopSync();
    receiveMany(*b, 2, 5);
    const std::uint64_t before = eventsAt(hq), written = b->syncStatus().savedHere;

    const auto read = a->readBundle(writeFile(*b, dir / "stick"));

    INFO((read ? std::string() : read.error().detail));
    REQUIRE(read);
    CHECK(read->sender == "2号機");
    CHECK(read->proved);
    CHECK(read->added == written);
    CHECK(eventually([&] { return eventsAt(hq) == before + written; }));
    CHECK(numberAfter(hq.command({"verify"}).out, "parked") == 0);
}

TEST_CASE("what others bring of a revoked tablet waits until somebody lets it in", "[e2e][bundle]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto lost = lonelyTablet(hq, dir / "lost");
    auto b = lonelyTablet(hq, dir / "b");
    receiveMany(*lost, 1, 5);
    receiveMany(*b, 2, 5);
    lost->addNeighbour(neighbourAddress(*b));
    REQUIRE(eventually([&] { return agree(*lost, *b); }));
    const std::uint64_t ofLost = lost->syncStatus().savedHere, ofB = b->syncStatus().savedHere;
    const std::string id = lost->identity()->device.hex();
    REQUIRE(hq.command({"device", "revoke", id, "--reason", "盗難"}).status == 0);
    const std::uint64_t before = eventsAt(hq);

    // Its neighbour's file, and its own: once each is enough for both.
    const bool byNeighbour = GENERATE(true, false);
    const Ran imported = hq.command({"bundle", "import", writeFile(byNeighbour ? *b : *lost, dir / "stick")});

    INFO(imported.out + imported.error);
    CHECK(imported.status == 1);
    CHECK(numberAfter(imported.out, "new") == ofB);
    CHECK(numberAfter(imported.out, "quarantined") == ofLost);
    CHECK(eventsAt(hq) == before + ofB);
    const std::string list = hq.command({"device", "list"}).out;
    CHECK(list.find("quarantined " + std::to_string(ofLost) + "  revoked") != std::string::npos);
    CHECK(list.find("device release") != std::string::npos);

    const Ran released = hq.command({"device", "release", id});
    CHECK(released.status == 0);
    CHECK(numberAfter(released.out, "released") == ofLost);
    CHECK(eventsAt(hq) == before + ofB + ofLost);
    CHECK(hq.command({"device", "list"}).out.find("quarantined") == std::string::npos);
    CHECK(numberAfter(hq.command({"device", "release", id}).out, "released") == 0);
    CHECK(hq.command({"device", "release", "00"}).status == 1);
}

TEST_CASE("a restored HQ takes in what tablets it has forgotten wrote, and says what it cannot prove",
          "[e2e][bundle]") {
    TempDir dir;
    HqProcess old(dir / "old");
    old.init();
    old.start();
    const Ran backup = old.command({"backup", "--out", dir / "hq.backup"});
    REQUIRE(backup.status == 0);
    const std::string words = "recovery code  ";
    const std::string code = backup.out.substr(backup.out.find(words) + words.size());
    REQUIRE(base::writeFile(dir / "code", code.substr(0, code.find('\n')), base::Secrecy::OwnerOnly));
    // Both enrolled after the backup; one has heard of it from HQ and carries the enrolment, the other has not.
    auto heard = joinTablet(old, neighbourIn(dir / "heard"));
    const std::uint64_t feed = eventsAt(old);
    REQUIRE(eventually([&] { return heard->view([](const state::State& s) { return s.eventCount(); }) >= feed; }));
    auto lonely = lonelyTablet(old, dir / "lonely");
    heard->stopSync();
    old.kill();
    receiveMany(*heard, 1, 3);
    receiveMany(*lonely, 2, 3);
    REQUIRE(test::run({test::program("hq-server"), "restore", "--from", dir / "hq.backup", "--data", dir / "new",
                       "--recovery-code-file", dir / "code"})
                .status == 0);
    const HqProcess restored(dir / "new");
    const std::uint64_t before = eventsAt(restored);
    CHECK(before < feed);

    const Ran unproved = restored.command({"bundle", "import", writeFile(*lonely, dir / "s1")});
    INFO(unproved.out + unproved.error);
    CHECK(unproved.status == 0);
    CHECK(numberAfter(unproved.out, "new") == lonely->syncStatus().savedHere);
    CHECK(unproved.out.find("unproved") != std::string::npos);
    CHECK(eventsAt(restored) == before + lonely->syncStatus().savedHere);

    const Ran proved = restored.command({"bundle", "import", writeFile(*heard, dir / "s2")});
    INFO(proved.out + proved.error);
    CHECK(proved.status == 0);
    CHECK(proved.out.find("1号機") != std::string::npos);
    CHECK(proved.out.find("unproved") == std::string::npos);
    CHECK(eventsAt(restored) > before + lonely->syncStatus().savedHere);
}
