// The main job over real processes: hq-server, its command line, and tablets on the real engine over mutual TLS.
#include <fcntl.h>
#include <grpcpp/grpcpp.h>
#include <sys/mount.h>

#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "base/files.h"
#include "event/seal.h"
#include "shelter/v1/sync.grpc.pb.h"
#include "store/database.h"
#include "support/real_tablet.h"
#include "tablet/credentials.h"
#include "tablet/identity_file.h"

using namespace hinanjo;
using test::eventually;
using test::HqProcess;
using test::joinTablet;
using test::kShelter;
using test::numberAfter;
using test::openTablet;
using test::Ran;
using test::receive;
using test::tabletIn;
using test::TempDir;
namespace pb = shelter::v1;

namespace {

const std::string kRosterCsv =
    "整理番号,氏名,フリガナ,通称名,性別,生年月日,郵便番号,住所,方書,電話番号,携帯電話,要支援事由,自治会,緊急連絡先氏名,"
    "続柄,緊急連絡先電話,備考,同意\r\n"
    "R001,髙橋　花子,ﾀｶﾊｼ ﾊﾅｺ,,女,S10.4.5,114-0002,北区王子１丁目２番３号,,03-0000-0001,,要介護４,,,,,,同意\r\n"
    "R002,渡邉　茂,ﾜﾀﾅﾍﾞ ｼｹﾞﾙ,,男,昭和8年1月2日,114-0003,北区豊島3-1-1,,03-0000-0002,,身体障害１級,,,,,,同意\r\n"
    "R003,斎藤　和子,ｻｲﾄｳ ｶｽﾞｺ,,女,3120308,115-0045,北区赤羽２－１－５,201,03-0000-0003,,要介護５,,,,,,不同意\r\n";

tablet::Reception takahashi() {
    tablet::Arriving hanako;
    hanako.familyName = "高橋";
    hanako.givenName = "花子";
    hanako.familyKana = "タカハシ";
    hanako.givenKana = "ハナコ";
    hanako.sex = domain::Sex::Female;
    hanako.birth = {1935, 4, 5};
    hanako.address = "王子1-2-3";
    tablet::Reception reception;
    reception.people = {hanako};
    reception.token = "A-0001";
    return reception;
}

}  // namespace

TEST_CASE("fifty arrivals on two tablets while HQ is down are at HQ once, and the list of the missing follows",
          "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    REQUIRE(base::writeFile(dir / "roster.csv", kRosterCsv));
    const Ran imported = test::run(
        {test::program("roster-import"), (dir / "roster.csv").string(), "--out", (dir / "r.roster").string()});
    INFO(imported.error);
    REQUIRE(imported.status == 0);
    REQUIRE(hq.command({"roster", "apply", (dir / "r.roster").string()}).status == 0);
    hq.start();
    auto one = joinTablet(hq, tabletIn(dir / "t1"));
    auto two = joinTablet(hq, tabletIn(dir / "t2"));
    CHECK(one->identity()->deviceName == "1号機");
    CHECK(two->identity()->letter == "B");
    const auto list = [&] {
        const Ran made = hq.command({"list", "--kind", "unaccounted", "--basis", "49-11-3", "--recipient", "北消防署",
                                     "--out", (dir / "list.csv").string()});
        INFO(made.error);
        REQUIRE(made.status == 0);
        return *base::readFile(dir / "list.csv");
    };
    const std::string before = list();
    CHECK(before.find("髙橋") != std::string::npos);

    SECTION("HQ stopped") {
        hq.terminate();
    }
    SECTION("HQ killed") {
        hq.kill();
    }
    sim::Crowd crowd(7);
    std::size_t people = 1;
    receive(*one, takahashi());
    for (int i = 0; people < 50; ++i) {
        auto household = crowd.household("");
        if (people + household.people.size() > 50) household.people.resize(50 - people);
        people += household.people.size();
        receive(i % 2 == 0 ? *one : *two, household);
    }
    CHECK(one->syncStatus().notAtHq > 0);
    CHECK(one->view([](const state::State& s) { return s.people().size(); }) + two->view([](const state::State& s) {
        return s.people().size();
    }) == 50);

    hq.start();
    REQUIRE(eventually([&] { return one->syncStatus().notAtHq == 0 && two->syncStatus().notAtHq == 0; }));
    // Through HQ each tablet of the shelter knows everybody.
    for (const auto* tablet : {one.get(), two.get()}) {
        REQUIRE(
            eventually([&] { return tablet->view([](const state::State& s) { return s.people().size(); }) == 50; }));
    }
    CHECK(one->view([](const state::State& s) { return s.digest(); }) ==
          two->view([](const state::State& s) { return s.digest(); }));
    REQUIRE(eventually([&] { return one->syncStatus().lastAgreed.has_value(); }));

    const Ran evacuees =
        hq.command({"list", "--kind", "evacuees", "--scope", kShelter, "--out", (dir / "e.csv").string()});
    REQUIRE(evacuees.status == 0);
    CHECK(evacuees.out.starts_with("50 rows"));
    const std::string after = list();
    CHECK(after.find("髙橋") == std::string::npos);
    CHECK(after.find("渡邉") != std::string::npos);
    CHECK(after.find("斎藤") != std::string::npos);
    const Ran verified = hq.command({"verify"});
    INFO(verified.error);
    CHECK(verified.status == 0);
}

TEST_CASE("HQ killed again and again while tablets register: everything acknowledged is there, nothing twice",
          "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto one = joinTablet(hq, tabletIn(dir / "t1"));
    auto two = joinTablet(hq, tabletIn(dir / "t2"));
    std::atomic<bool> stop = false;
    std::atomic<bool> failed = false;
    std::thread desk([&] {
        sim::Crowd crowd(9);
        const auto me = one->identity();
        while (!stop) {
            for (auto* tablet : {one.get(), two.get()}) {
                std::vector<event::Draft> drafts;
                tablet->read([&](const state::State& state) {
                    drafts = tablet::receive(crowd.household(""), {me->incident, me->shelter, {}}, state,
                                             tablet->clock(), tablet->random())
                                 .drafts;
                });
                if (!tablet->recordNow(std::move(drafts))) failed = true;
            }
        }
    });
    for (int round = 0; round < 4; ++round) {
        const std::uint64_t from = one->syncStatus().savedHere;
        CHECK(eventually([&] { return one->syncStatus().savedHere > from + 100; }));
        hq.kill();
        hq.start();
    }
    stop = true;
    desk.join();
    REQUIRE_FALSE(failed);
    REQUIRE(eventually([&] { return one->syncStatus().notAtHq == 0 && two->syncStatus().notAtHq == 0; }));

    const std::uint64_t written = one->syncStatus().savedHere + two->syncStatus().savedHere;
    const Ran verified = hq.command({"verify"});
    INFO(verified.error);
    REQUIRE(verified.status == 0);
    // Those of the tablets, the incident and two enrolments.
    CHECK(numberAfter(verified.out, "events") == written + 3);
    CHECK(numberAfter(verified.out, "parked") == 0);
}

TEST_CASE("a tablet restarted while HQ is away still has everybody and still knows what HQ lacks", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto tablet = joinTablet(hq, tabletIn(dir / "t1"));
    sim::Crowd crowd(3);
    receive(*tablet, crowd.household("A-0001"));
    REQUIRE(eventually([&] { return tablet->syncStatus().notAtHq == 0; }));
    hq.terminate();
    receive(*tablet, crowd.household("A-0002"));
    const std::uint64_t lacking = tablet->syncStatus().notAtHq;
    const std::size_t people = tablet->view([](const state::State& s) { return s.people().size(); });
    REQUIRE(lacking > 0);

    tablet.reset();
    tablet = openTablet(tabletIn(dir / "t1"));

    CHECK(tablet->view([](const state::State& s) { return s.people().size(); }) == people);
    CHECK(tablet->syncStatus().notAtHq >= lacking);
    CHECK(tablet->nextToken() == "A-0003");
    tablet->startSync();
    hq.start();
    CHECK(eventually([&] { return tablet->syncStatus().notAtHq == 0 && tablet->syncStatus().connected; }));
}

TEST_CASE("an enrolment code works once, in time, and at its own office only", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq"), other(dir / "other");
    hq.init();
    other.init();
    hq.start();
    other.start();
    const std::string code = hq.enrolmentCode(kShelter);
    auto tablet = openTablet(tabletIn(dir / "t1"));

    REQUIRE(tablet->enrol(code));
    auto second = openTablet(tabletIn(dir / "t2"));
    const auto again = second->enrol(code);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == base::ErrorCode::Denied);
    CHECK_FALSE(second->identity());

    // The other office answers on its own port, but is not the one whose fingerprint the code carries.
    std::string misdirected = hq.enrolmentCode(kShelter);
    const std::string from = std::to_string(hq.port());
    misdirected.replace(misdirected.find(from), from.size(), std::to_string(other.port()));
    const auto refused = second->enrol(misdirected);
    REQUIRE_FALSE(refused);
    CHECK_FALSE(second->identity());
    CHECK(hq.command({"device", "enroll", "--shelter", "nowhere"}).status == 1);
}

namespace {

// A caller that speaks the protocol by hand.
struct Caller {
    std::shared_ptr<grpc::Channel> channel;
    std::unique_ptr<pb::Sync::Stub> stub;
    grpc::ClientContext context;
    std::unique_ptr<grpc::ClientReaderWriter<pb::ExchangeMessage, pb::ExchangeMessage>> stream;

    Caller(int port, const std::string& authority, const tablet::ClientCertificate& certificate)
        : channel(tablet::openChannel("127.0.0.1:" + std::to_string(port),
                                      tablet::pinnedCredentials({authority, {}}, certificate))),
          stub(pb::Sync::NewStub(channel)) {
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
        stream = stub->Exchange(&context);
        pb::ExchangeMessage hello;
        hello.mutable_hello()->set_protocol(1);
        stream->Write(hello);
    }
    // Reads until `kind`, or the end of the stream.
    std::optional<pb::ExchangeMessage> next(pb::ExchangeMessage::BodyCase kind) {
        pb::ExchangeMessage message;
        while (stream->Read(&message)) {
            if (message.body_case() == kind) return message;
        }
        return std::nullopt;
    }
};

}  // namespace

TEST_CASE("a certificate of another office, or none, gets nothing", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq"), other(dir / "other");
    hq.init();
    other.init();
    hq.start();
    other.start();
    { const auto tablet = joinTablet(other, tabletIn(dir / "t1")); }
    const auto foreign = tablet::loadEnrolment(dir / "t1");
    REQUIRE(foreign);
    const std::string authority = *base::readFile(dir / "hq" / "ca.pem");

    SECTION("another office's") {
        Caller caller(hq.port(), authority, {foreign->tlsKey, foreign->certificate});
        CHECK_FALSE(caller.next(pb::ExchangeMessage::kWelcome));
        CHECK(caller.stream->Finish().error_code() == grpc::StatusCode::UNAVAILABLE);
    }
    SECTION("none") {
        Caller caller(hq.port(), authority, {});
        CHECK_FALSE(caller.next(pb::ExchangeMessage::kWelcome));
        CHECK(caller.stream->Finish().error_code() == grpc::StatusCode::PERMISSION_DENIED);
    }
    SECTION("a server that is not the pinned office") {
        Caller caller(other.port(), authority, {foreign->tlsKey, foreign->certificate});
        CHECK_FALSE(caller.next(pb::ExchangeMessage::kWelcome));
        CHECK(caller.stream->Finish().error_code() == grpc::StatusCode::UNAVAILABLE);
    }
}

TEST_CASE("a bad seal is said and refused, the events under it are kept", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    { const auto tablet = joinTablet(hq, tabletIn(dir / "t1")); }
    const auto mine = tablet::loadEnrolment(dir / "t1");
    REQUIRE(mine);
    test::FakeClock clock;
    test::Author author(clock, 5);
    author.incident = mine->identity.incident;
    const auto events = author.arrival("山田", kShelter);
    const auto stranger = base::PrivateKey::makeEd25519();
    const auto seal =
        event::makeSeal(*stranger, mine->identity.device, events.back().envelope.log, 2, events.back().hash);

    Caller caller(hq.port(), mine->authority, {mine->tlsKey, mine->certificate});
    REQUIRE(caller.next(pb::ExchangeMessage::kWelcome));
    pb::ExchangeMessage batch;
    batch.mutable_batch()->set_number(1);
    for (const auto& e : events)
        batch.mutable_batch()->add_events(e.bytes);
    batch.mutable_batch()->add_events("this is not an event");
    batch.mutable_batch()->add_seals()->ParseFromString(event::encodeSeal(*seal));
    caller.stream->Write(batch);
    const auto ack = caller.next(pb::ExchangeMessage::kAck);

    REQUIRE(ack);
    CHECK(ack->ack().bad_seals() == 1);
    CHECK(ack->ack().refused() == 1);
    CHECK(ack->ack().have(0).count() == 2);
    const Ran verified = hq.command({"verify"});
    CHECK(verified.status == 0);
    CHECK(numberAfter(verified.out, "sealed logs") == 1);  // HQ's own.
    const std::string journal = *base::readFile(hq.journal());
    CHECK(journal.find("exchange.bad_seal") != std::string::npos);
    CHECK(journal.find("山田") == std::string::npos);
}

TEST_CASE("a revoked tablet's open stream is cut and it gets no new one", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto tablet = joinTablet(hq, tabletIn(dir / "t1"));

    REQUIRE(hq.command({"device", "revoke", tablet->identity()->device.hex(), "--reason", "紛失"}).status == 0);

    CHECK(eventually([&] { return !tablet->syncStatus().connected && tablet->syncStatus().revoked; },
                     std::chrono::seconds(5)));
    // Registering goes on all the same.
    sim::Crowd crowd(4);
    receive(*tablet, crowd.household("A-0001"));
    CHECK(tablet->syncStatus().notAtHq > 0);
}

TEST_CASE("a new incident reaches connected tablets, and people of the old one stay out of it", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init("訓練", true);
    hq.start();
    auto tablet = joinTablet(hq, tabletIn(dir / "t1"));
    CHECK(tablet->identity()->drill);
    sim::Crowd crowd(11);
    receive(*tablet, crowd.household("A-0001"));
    REQUIRE(eventually([&] { return tablet->syncStatus().notAtHq == 0; }));
    const base::IncidentId drill = tablet->identity()->incident;

    REQUIRE(hq.command({"incident", "start", "--name", "荒川氾濫"}).status == 0);

    REQUIRE(eventually([&] { return tablet->identity()->incident != drill; }));
    CHECK_FALSE(tablet->identity()->drill);
    REQUIRE(eventually([&] { return tablet->view([](const state::State& s) { return s.people().empty(); }); }));
    receive(*tablet, takahashi());
    REQUIRE(eventually([&] { return tablet->syncStatus().notAtHq == 0; }));
    const Ran list = hq.command({"list", "--kind", "evacuees", "--scope", kShelter, "--out", (dir / "e.csv").string()});
    CHECK(list.out.starts_with("1 rows"));
    CHECK(hq.command({"verify"}).status == 0);
}

TEST_CASE("a need that cannot wait is seen at HQ, without a name in the journal", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto tablet = joinTablet(hq, tabletIn(dir / "t1"));
    tablet::Reception reception = takahashi();
    reception.people.front().items = {{domain::ItemKind::Device, std::string(domain::care::kOxygen), "残6h"}};

    receive(*tablet, reception);

    REQUIRE(eventually([&] { return base::readFile(hq.journal())->find("need.at_once") != std::string::npos; }));
    const Ran needs = hq.command({"needs"});
    CHECK(needs.out.find("at once  oxygen") != std::string::npos);
    CHECK(needs.out.find("1 open") != std::string::npos);
    CHECK(base::readFile(hq.journal())->find("高橋") == std::string::npos);
}

TEST_CASE("commands say clearly what stands in their way", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    const auto serve = [&](const std::string& data, const std::string& address) {
        return test::run({test::program("hq-server"), "serve", "--data", data, "--grpc", address});
    };
    SECTION("two servers on one directory") {
        hq.start();
        const Ran second = serve((dir / "hq").string(), "127.0.0.1:0");
        CHECK(second.status == 1);
        CHECK(second.error.find("another process is using this directory") != std::string::npos);
    }
    SECTION("a port in use") {
        hq.start();
        HqProcess other(dir / "other");
        other.init();
        const Ran second = serve((dir / "other").string(), "127.0.0.1:" + std::to_string(hq.port()));
        CHECK(second.status == 1);
        CHECK(second.error.find("cannot be listened on") != std::string::npos);
    }
    SECTION("no office there") {
        const Ran none = serve((dir / "nowhere").string(), "127.0.0.1:0");
        CHECK(none.status == 1);
        CHECK(none.error.find("hq-server init") != std::string::npos);
    }
    SECTION("an office there already") {
        const Ran again = test::run({test::program("hq-server"), "init", "--data", (dir / "hq").string(), "--name", "x",
                                     "--shelters", test::sourceFile("tests/data/shelters/kita_shelters.csv")});
        CHECK(again.status == 1);
        CHECK(again.error.find("holds an office already") != std::string::npos);
    }
    SECTION("data of a later version") {
        {
            const std::string key = *base::readFile(dir / "hq" / "hq.key");
            auto db = store::Database::open(dir / "hq" / "hq.db", {key}, store::Access::Writer);
            REQUIRE(db);
            REQUIRE(db->execute("PRAGMA user_version = 77"));
        }
        const Ran later = serve((dir / "hq").string(), "127.0.0.1:0");
        CHECK(later.status == 3);
        CHECK(later.error.find("written by a later version") != std::string::npos);
    }
    SECTION("wrong usage") {
        CHECK(hq.command({"list", "--kind", "unaccounted"}).status == 2);
        CHECK(hq.command({"frobnicate"}).status == 2);
        const Ran basis = hq.command({"list", "--kind", "unaccounted", "--out", (dir / "x.pdf").string()});
        CHECK(basis.status == 1);
        CHECK(basis.error.find("--basis") != std::string::npos);
    }
    SECTION("a torn roster file leaves the old roster in force") {
        REQUIRE(base::writeFile(dir / "roster.csv", kRosterCsv));
        REQUIRE(test::run({test::program("roster-import"), (dir / "roster.csv").string(), "--out",
                           (dir / "r.roster").string()})
                    .status == 0);
        const Ran first = hq.command({"roster", "apply", (dir / "r.roster").string()});
        CHECK(first.out == "added 3  changed 0  removed 0  total 3\n");
        std::string bytes = *base::readFile(dir / "r.roster");
        REQUIRE(base::writeFile(dir / "torn.roster", bytes.substr(0, bytes.size() - 20)));

        const Ran torn = hq.command({"roster", "apply", (dir / "torn.roster").string()});
        CHECK(torn.status == 3);
        CHECK(torn.error.find("torn.roster") != std::string::npos);
        const Ran again = hq.command({"roster", "apply", (dir / "r.roster").string()});
        CHECK(again.out == "added 0  changed 0  removed 0  total 3\n");
    }
}

TEST_CASE("a full disk under HQ: no false ack, reading goes on, and everything arrives when there is room", "[e2e]") {
    TempDir dir;
    const auto disk = dir / "disk";
    std::filesystem::create_directory(disk);
    if (::mount("none", disk.c_str(), "tmpfs", 0, "size=6m") != 0) SKIP("mounting a small disk needs root");
    struct Unmount {
        std::filesystem::path at;
        ~Unmount() { ::umount2(at.c_str(), MNT_DETACH); }
    } const unmount{disk};
    HqProcess hq(disk / "hq");
    hq.init();
    hq.start();
    auto tablet = joinTablet(hq, tabletIn(dir / "t1"));
    // Somebody else fills the disk.
    const auto filler = disk / "filler";
    {
        const int fd = ::open(filler.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
        const std::string block(1 << 12, 'x');
        while (::write(fd, block.data(), block.size()) > 0) {
        }
        ::close(fd);
    }
    sim::Crowd crowd(6);
    for (int i = 0; i < 400; ++i)
        receive(*tablet, crowd.household(""));
    REQUIRE(eventually([&] {
        const auto journal = base::readFile(hq.journal());
        return (journal && journal->find("store.append_failed") != std::string::npos) ||
               !tablet->syncStatus().connected;
    }));
    CHECK(tablet->syncStatus().notAtHq > 0);

    std::filesystem::remove(filler);
    REQUIRE(eventually([&] { return tablet->syncStatus().notAtHq == 0; }, std::chrono::seconds(60)));
    const Ran verified = hq.command({"verify"});
    INFO(verified.error);
    CHECK(verified.status == 0);
    CHECK(numberAfter(verified.out, "events") == tablet->syncStatus().savedHere + 2);
    hq.terminate();
}

TEST_CASE("a paper list keyed elsewhere is imported once, and refused rows are all in the refused file", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    const std::string shelter = kShelter;
    const std::string head = "checkin_id,time,shelter_id,source,氏名,ふりがな,性別,生年月日,年齢,住所,電話,備考\r\n";
    REQUIRE(base::writeFile(
        dir / "c.csv", head + "C1,2026-11-22T14:05," + shelter +
                           ",紙,高橋 花子,たかはし はなこ,女,昭和10年4月5日,,王子1-2-3,,\r\n" + "C2,2026-11-22 14:06," +
                           shelter + ",紙,鈴木 一郎,,男,,70,,,\r\n" + "C6,2026-11-22 14:08," + shelter +
                           ",紙,高橋 花子,,女,10.4.5,,王子1-2-3,,\r\n" + "C7,2026-11-22 14:09," + shelter +
                           ",紙,高橋 はな子,,女,,80代,王子1-2-3,,\r\n" + "C3,きのう," + shelter +
                           ",紙,佐藤 健,,男,,,,,\r\n" + "C4,2026-11-22T14:07,nowhere,紙,伊藤 恵,,女,,,,,\r\n" +
                           ",2026-11-22T14:07," + shelter + ",紙,小林,,,,,,,\r\n"));

    const Ran first =
        hq.command({"checkins", "import", (dir / "c.csv").string(), "--refused", (dir / "refused.csv").string()});
    CHECK(first.status == 1);
    CHECK(first.out == "taken 4  already here 0  refused 3  rows 7\n");
    CHECK(first.error.find("c.csv:6: time: ") != std::string::npos);
    CHECK(first.error.find("c.csv:7: shelter_id: ") != std::string::npos);
    CHECK(first.error.find("c.csv:8: checkin_id: ") != std::string::npos);
    CHECK(first.error.find("佐藤") == std::string::npos);
    const std::string refused = *base::readFile(dir / "refused.csv");
    for (const char* kept : {"佐藤 健", "伊藤 恵", "小林"})
        CHECK(refused.find(kept) != std::string::npos);

    const Ran again =
        hq.command({"checkins", "import", (dir / "c.csv").string(), "--refused", (dir / "refused.csv").string()});
    CHECK(again.out == "taken 0  already here 4  refused 3  rows 7\n");
    REQUIRE(base::writeFile(dir / "roster.csv", kRosterCsv));
    REQUIRE(
        test::run({test::program("roster-import"), (dir / "roster.csv").string(), "--out", (dir / "r.roster").string()})
            .status == 0);
    REQUIRE(hq.command({"roster", "apply", (dir / "r.roster").string()}).status == 0);
    REQUIRE(hq.command({"match", "--out", (dir / "m.csv").string()}).status == 0);
    const std::string matched = *base::readFile(dir / "m.csv");
    CHECK(matched.starts_with("roster_no,decision,checkin_ids,score,why"));
    const auto at = matched.find("\r\nR001,");
    REQUIRE(at != std::string::npos);
    const std::string line = matched.substr(at + 2, matched.find('\r', at + 2) - at - 2);
    INFO(line);
    CHECK(line.starts_with("R001,certain,"));
    // A birth that may be several dates is read too; an age in words makes nothing certain.
    CHECK(line.find("C1") != std::string::npos);
    CHECK(line.find("C6") != std::string::npos);
    CHECK(line.find("C7") == std::string::npos);
    CHECK(matched.find("\r\nR002,none,,") != std::string::npos);
}
