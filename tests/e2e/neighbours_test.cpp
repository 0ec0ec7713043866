// Tablets of one shelter with each other: real engines over real gRPC on the loopback, beside a real hq-server.
#include <grpcpp/grpcpp.h>
#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_certificate_verifier.h>
#include <grpcpp/security/tls_credentials_options.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "base/files.h"
#include "shelter/v1/sync.grpc.pb.h"
#include "support/real_tablet.h"
#include "tablet/credentials.h"
#include "tablet/discovery.h"
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
using test::WrongClock;
namespace pb = shelter::v1;
using namespace std::chrono_literals;

namespace {

void receiveMany(tablet::Tablet& tablet, std::uint64_t seed, int households) {
    sim::Crowd crowd(seed);
    for (int i = 0; i < households; ++i)
        receive(tablet, crowd);
}

// Takes any server: a caller that wants to know what a stranger gets.
class Anybody final : public grpc::experimental::ExternalCertificateVerifier {
public:
    bool Verify(grpc::experimental::TlsCustomVerificationCheckRequest*, std::function<void(grpc::Status)>,
                grpc::Status* status) override {
        *status = grpc::Status::OK;
        return true;
    }
    void Cancel(grpc::experimental::TlsCustomVerificationCheckRequest*) override {}
};

std::shared_ptr<grpc::ChannelCredentials> carelessCredentials(const tablet::ClientCertificate& own) {
    namespace tls = grpc::experimental;
    tls::TlsChannelCredentialsOptions options;
    if (!own.certificate.empty()) {
        options.set_certificate_provider(std::make_shared<tls::StaticDataCertificateProvider>(
            std::vector<tls::IdentityKeyCertPair>{{own.key, own.certificate}}));
        options.watch_identity_key_cert_pairs();
    }
    options.set_verify_server_certs(false);
    options.set_check_call_host(false);
    options.set_certificate_verifier(tls::ExternalCertificateVerifier::Create<Anybody>());
    return tls::TlsCredentials(options);
}

// What a tablet answers to a Hello that comes with these credentials; OK: it greeted.
grpc::StatusCode knock(const std::string& at, const std::shared_ptr<grpc::ChannelCredentials>& credentials) {
    const auto channel = tablet::openChannel(at, credentials);
    const auto stub = pb::Sync::NewStub(channel);
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + 20s);
    const auto stream = stub->Exchange(&context);
    pb::ExchangeMessage hello;
    hello.mutable_hello()->set_protocol(1);
    stream->Write(hello);
    pb::ExchangeMessage answer;
    if (stream->Read(&answer)) {
        CHECK(answer.has_welcome());
        context.TryCancel();
        return grpc::StatusCode::OK;
    }
    return stream->Finish().error_code();
}

tablet::ClientCertificate certificateOf(const std::filesystem::path& data) {
    const auto enrolment = tablet::loadEnrolment(data);
    REQUIRE(enrolment);
    return {enrolment->tlsKey, enrolment->certificate};
}

}  // namespace

TEST_CASE("two tablets of a shelter agree while HQ is away, and say honestly what HQ does not know",
          "[e2e][neighbours]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto one = joinTablet(hq, neighbourIn(dir / "t1"));
    auto two = joinTablet(hq, neighbourIn(dir / "t2"));
    hq.kill();
    receiveMany(*one, 1, 20);
    receiveMany(*two, 2, 20);
    CHECK(one->syncStatus().notAtNeighbour == one->syncStatus().savedHere);

    one->addNeighbour(neighbourAddress(*two));

    REQUIRE(eventually([&] { return agree(*one, *two) && peopleOf(*one) > 40; }));
    REQUIRE(eventually([&] { return one->syncStatus().notAtNeighbour == 0 && two->syncStatus().notAtNeighbour == 0; }));
    CHECK(one->syncStatus().neighbours == std::vector<std::string>{"2号機"});
    CHECK(two->syncStatus().neighbours == std::vector<std::string>{"1号機"});
    // What is recorded now goes over at once.
    const std::size_t before = peopleOf(*two);
    const auto me = one->identity();
    tablet::Reception reception;
    reception.people.resize(1);
    reception.people.front().familyName = "山田";
    std::vector<event::Draft> drafts;
    one->read([&](const state::State& state) {
        drafts = tablet::receive(reception, {me->incident, me->shelter, {}}, state, one->clock(), one->random()).drafts;
    });
    const auto done = one->recordNow(std::move(drafts));
    REQUIRE(done);
    const base::EventId recorded = done->events.back();
    REQUIRE(eventually([&] { return peopleOf(*two) == before + 1; }));
    CHECK_FALSE(one->isAtHq(recorded));
    CHECK_FALSE(two->isAtHq(recorded));
    CHECK(one->syncStatus().notAtHq > 0);

    hq.start();
    REQUIRE(eventually([&] { return one->syncStatus().notAtHq == 0 && two->syncStatus().notAtHq == 0; }));
    CHECK(eventually([&] { return one->isAtHq(recorded) && two->isAtHq(recorded); }));
    CHECK(one->syncStatus().atHq == one->syncStatus().savedHere);
    CHECK(hq.command({"verify"}).status == 0);
}

TEST_CASE("an address told by hand is gone to again after a restart", "[e2e][neighbours]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto one = joinTablet(hq, neighbourIn(dir / "t1"));
    auto two = joinTablet(hq, neighbourIn(dir / "t2"));
    const auto connected = [&] { return one->syncStatus().neighbours == std::vector<std::string>{"2号機"}; };
    one->addNeighbour(neighbourAddress(*two));
    REQUIRE(eventually(connected));

    one.reset();
    auto options = neighbourIn(dir / "t1");
    options.neighbours.discovery =
        std::make_shared<tablet::FixedDiscovery>(dir / "t1" / tablet::FixedDiscovery::kFileName);
    one = openTablet(options);
    one->startSync();

    CHECK(eventually(connected));
}

TEST_CASE("what two tablets wrote reaches HQ through a third that heard of it through one of them, seals and all",
          "[e2e][neighbours]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto a = joinTablet(hq, neighbourIn(dir / "a"));
    auto b = joinTablet(hq, neighbourIn(dir / "b"));
    auto c = joinTablet(hq, neighbourIn(dir / "c"));
    hq.kill();
    receiveMany(*a, 1, 15);
    receiveMany(*b, 2, 15);
    receiveMany(*c, 3, 15);

    const std::size_t people = peopleOf(*a) + peopleOf(*b) + peopleOf(*c);
    a->addNeighbour(neighbourAddress(*b));
    b->addNeighbour(neighbourAddress(*c));
    for (const auto* tablet : {a.get(), b.get(), c.get()})
        REQUIRE(eventually([&] { return peopleOf(*tablet) == people && tablet->syncStatus().notAtNeighbour == 0; }));
    REQUIRE(eventually([&] { return agree(*a, *b) && agree(*b, *c); }));
    // Through B only: A and C do not know of each other.
    CHECK(a->syncStatus().neighbours == std::vector<std::string>{"2号機"});
    const std::uint64_t written = a->syncStatus().savedHere + b->syncStatus().savedHere + c->syncStatus().savedHere;

    a.reset();
    b.reset();
    hq.start();

    REQUIRE(eventually([&] { return c->syncStatus().connected && c->syncStatus().notAtHq == 0; }));
    REQUIRE(eventually([&] { return numberAfter(hq.command({"verify"}).out, "events") == written + 4; }));
    const Ran verified = hq.command({"verify"});
    INFO(verified.out + verified.error);
    CHECK(verified.status == 0);
    CHECK(numberAfter(verified.out, "sealed logs") == 4);  // HQ's own is one.
    CHECK(numberAfter(verified.out, "parked") == 0);
    CHECK(people == peopleOf(*c));
}

TEST_CASE("what a tablet without a way to HQ records is at HQ soon, through a neighbour that is connected",
          "[e2e][neighbours]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    { const auto enrolled = joinTablet(hq, neighbourIn(dir / "a")); }
    loseHq(dir / "a");
    auto a = openTablet(neighbourIn(dir / "a"));
    a->startSync();
    auto b = joinTablet(hq, neighbourIn(dir / "b"));
    // As a discovery tells both; the one with the smaller id connects.
    a->foundNeighbours({{b->identity()->device, {"127.0.0.1:1", neighbourAddress(*b)}}});
    b->foundNeighbours({{a->identity()->device, {neighbourAddress(*a)}}});
    REQUIRE(eventually([&] { return b->syncStatus().neighbours.size() == 1; }));
    const std::uint64_t before = numberAfter(hq.command({"verify"}).out, "events");

    receiveMany(*a, 1, 5);

    const std::uint64_t written = a->syncStatus().savedHere;
    REQUIRE(eventually([&] { return numberAfter(hq.command({"verify"}).out, "events") == before + written; }, 15s));
    CHECK(eventually([&] { return agree(*a, *b); }));
    // Nobody told A what HQ has; B was.
    CHECK(a->syncStatus().notAtHq == written);
    CHECK(b->syncStatus().notAtHq == 0);
}

TEST_CASE("two tablets that were told of each other keep one connection", "[e2e][neighbours]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto a = joinTablet(hq, neighbourIn(dir / "a"));
    auto b = joinTablet(hq, neighbourIn(dir / "b"));
    a->addNeighbour(neighbourAddress(*b));
    b->addNeighbour(neighbourAddress(*a));
    a->addNeighbour(neighbourAddress(*a));  // Itself, by mistake.
    hq.kill();

    receiveMany(*a, 1, 10);
    receiveMany(*b, 2, 10);

    REQUIRE(eventually([&] { return agree(*a, *b) && a->syncStatus().neighbours.size() == 1; }));
    // And again after one of them was away.
    b->stopSync();
    REQUIRE(eventually([&] { return a->syncStatus().neighbours.empty(); }));
    receiveMany(*a, 3, 5);
    b->startSync();
    a->addNeighbour(neighbourAddress(*b));
    CHECK(eventually([&] { return agree(*a, *b) && a->syncStatus().notAtNeighbour == 0; }));
}

TEST_CASE("a tablet lets in nobody but the tablets of its own shelter and office", "[e2e][neighbours]") {
    TempDir dir;
    HqProcess hq(dir / "hq"), otherOffice(dir / "other");
    hq.init();
    otherOffice.init();
    hq.start();
    otherOffice.start();
    auto ours = joinTablet(hq, neighbourIn(dir / "ours"));
    auto second = joinTablet(hq, neighbourIn(dir / "second"));
    auto elsewhere = joinTablet(hq, neighbourIn(dir / "elsewhere"), kOtherShelter);
    auto foreign = joinTablet(otherOffice, neighbourIn(dir / "foreign"));
    const std::string authority = *base::readFile(dir / "hq" / "ca.pem");
    second->stopSync();
    foreign->stopSync();

    SECTION("who calls") {
        CHECK(knock(neighbourAddress(*ours), carelessCredentials(certificateOf(dir / "second"))) ==
              grpc::StatusCode::OK);
        CHECK(knock(neighbourAddress(*ours), carelessCredentials(certificateOf(dir / "elsewhere"))) ==
              grpc::StatusCode::PERMISSION_DENIED);
        CHECK(knock(neighbourAddress(*ours), carelessCredentials(certificateOf(dir / "foreign"))) ==
              grpc::StatusCode::PERMISSION_DENIED);
        CHECK(knock(neighbourAddress(*ours), carelessCredentials({})) == grpc::StatusCode::UNAVAILABLE);
    }
    SECTION("who is called") {
        const auto mine = tablet::neighbourCredentials(authority, {kShelter}, certificateOf(dir / "second"));
        CHECK(knock(neighbourAddress(*ours), mine) == grpc::StatusCode::OK);
        CHECK(knock(neighbourAddress(*elsewhere), mine) == grpc::StatusCode::UNAVAILABLE);
        foreign->startSync();
        CHECK(knock(neighbourAddress(*foreign), mine) == grpc::StatusCode::UNAVAILABLE);
        // HQ is no neighbour.
        CHECK(knock("127.0.0.1:" + std::to_string(hq.port()), mine) == grpc::StatusCode::UNAVAILABLE);
    }
}

TEST_CASE("a revoked tablet is cut off by its neighbours, also by one that only heard of it from another",
          "[e2e][neighbours]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto lost = joinTablet(hq, neighbourIn(dir / "lost"));
    auto a = joinTablet(hq, neighbourIn(dir / "a"));
    { const auto enrolled = joinTablet(hq, neighbourIn(dir / "b")); }
    // B hears of everything through A.
    loseHq(dir / "b");
    auto b = openTablet(neighbourIn(dir / "b"));
    b->startSync();
    lost->addNeighbour(neighbourAddress(*a));
    lost->addNeighbour(neighbourAddress(*b));
    a->addNeighbour(neighbourAddress(*b));
    REQUIRE(
        eventually([&] { return a->syncStatus().neighbours.size() == 2 && b->syncStatus().neighbours.size() == 2; }));

    REQUIRE(hq.command({"device", "revoke", lost->identity()->device.hex(), "--reason", "紛失"}).status == 0);

    const std::vector<std::string> onlyA{"2号機"}, onlyB{"3号機"};
    CHECK(eventually([&] { return a->syncStatus().neighbours == onlyB && b->syncStatus().neighbours == onlyA; }, 5s));
    CHECK(eventually([&] { return lost->syncStatus().neighbours.empty(); }, 5s));
    CHECK(knock(neighbourAddress(*a), carelessCredentials(certificateOf(dir / "lost"))) ==
          grpc::StatusCode::PERMISSION_DENIED);
    CHECK(knock(neighbourAddress(*b), carelessCredentials(certificateOf(dir / "lost"))) ==
          grpc::StatusCode::PERMISSION_DENIED);
    // Those who are left go on.
    receiveMany(*a, 4, 1);
    CHECK(eventually([&] { return agree(*a, *b); }));
}

TEST_CASE("a tablet whose clock is twenty years off exchanges with neighbours and HQ", "[e2e][neighbours]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    const auto days = std::chrono::days(20 * 365);
    std::shared_ptr<const base::Clock> clock;
    base::Millis expected{};
    SECTION("ahead") {
        clock = std::make_shared<WrongClock>(days);
        expected = -days;
    }
    SECTION("behind") {
        clock = std::make_shared<WrongClock>(-days);
        expected = days;
    }
    auto options = neighbourIn(dir / "wrong");
    options.clock = clock;
    auto wrong = joinTablet(hq, options);
    auto right = joinTablet(hq, neighbourIn(dir / "right"));
    wrong->addNeighbour(neighbourAddress(*right));
    REQUIRE(eventually([&] { return wrong->syncStatus().neighbours.size() == 1; }));
    REQUIRE(wrong->syncStatus().clockOffset);
    CHECK(std::chrono::abs(*wrong->syncStatus().clockOffset - expected) < 60s);

    receiveMany(*wrong, 1, 5);
    receiveMany(*right, 2, 5);

    REQUIRE(eventually([&] { return wrong->syncStatus().notAtHq == 0 && right->syncStatus().notAtHq == 0; }));
    REQUIRE(eventually([&] { return agree(*wrong, *right) && peopleOf(*wrong) >= 10; }));
    hq.kill();
    receiveMany(*wrong, 3, 2);
    receiveMany(*right, 4, 2);
    CHECK(eventually([&] { return agree(*wrong, *right) && wrong->syncStatus().notAtNeighbour == 0; }));
}

TEST_CASE("a tablet enrolled late has who is present before the long history of those who left", "[e2e][neighbours]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto old = joinTablet(hq, neighbourIn(dir / "old"));
    const auto me = old->identity();
    const tablet::Desk desk{me->incident, me->shelter, {}};
    sim::Crowd crowd(5);
    std::vector<base::PersonId> gone;
    while (old->syncStatus().savedHere < 5000) {
        std::vector<event::Draft> drafts;
        old->read([&](const state::State& state) {
            for (int i = 0; i < 20; ++i) {
                auto prepared = tablet::receive(crowd.household(""), desk, state, old->clock(), old->random());
                gone.insert(gone.end(), prepared.people.begin(), prepared.people.end());
                drafts.insert(drafts.end(), prepared.drafts.begin(), prepared.drafts.end());
            }
        });
        REQUIRE(old->recordNow(std::move(drafts)));
        drafts.clear();
        old->read([&](const state::State& state) {
            for (const base::PersonId& person : gone) {
                domain::StayChanged left;
                left.person = person;
                left.status = domain::StayStatus::Left;
                drafts.push_back(tablet::move(person, left, desk, state));
            }
        });
        gone.clear();
        REQUIRE(old->recordNow(std::move(drafts)));
    }
    receiveMany(*old, 6, 5);
    const auto isHere = [](const state::State& state) {
        return std::ranges::count_if(state.people(), [](const state::PersonView* person) {
            return person->stay.status == domain::StayStatus::Arrived;
        });
    };
    const auto present = old->view(isHere);
    const std::size_t everybody = peopleOf(*old);
    REQUIRE(present >= 5);
    REQUIRE(everybody > 500);
    REQUIRE(eventually([&] { return old->syncStatus().notAtHq == 0; }, 60s));
    old.reset();

    auto fresh = openTablet(neighbourIn(dir / "fresh"));
    REQUIRE(fresh->enrol(hq.enrolmentCode(kShelter)));
    fresh->startSync();

    std::size_t knownThen = 0;
    // Looked at without a pause: on a quick machine the rest comes within milliseconds.
    for (const auto end = std::chrono::steady_clock::now() + 60s; knownThen == 0;) {
        REQUIRE(std::chrono::steady_clock::now() < end);
        fresh->read([&](const state::State& state) {
            if (isHere(state) == present) knownThen = state.people().size();
        });
    }
    CHECK(knownThen < everybody / 2);
    CHECK(eventually([&] { return peopleOf(*fresh) == everybody && fresh->view(isHere) == present; }, 60s));
}

TEST_CASE("a tablet killed while it registers has everything it called saved, and so have its neighbours in the end",
          "[e2e][neighbours]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    std::filesystem::create_directories(dir / "sim");
    { const auto enrolled = joinTablet(hq, neighbourIn(dir.path() / "sim" / "1")); }
    auto neighbour = joinTablet(hq, neighbourIn(dir / "t2"));
    hq.kill();
    REQUIRE(base::writeFile(dir / "codes", "enrolled already\n"));

    std::uint64_t saved = 0;
    for (int round = 0; round < 3; ++round) {
        int out[2];
        REQUIRE(::pipe(out) == 0);
        const std::string program = test::program("tablet-sim"), data = (dir / "sim").string(),
                          codes = (dir / "codes").string(), peer = neighbourAddress(*neighbour),
                          seed = std::to_string(round + 1);
        const pid_t child = ::fork();
        if (child == 0) {
            ::dup2(out[1], 1);
            ::close(out[0]);
            ::close(out[1]);
            ::execl(program.c_str(), "tablet-sim", "--data", data.c_str(), "--codes", codes.c_str(), "--peer",
                    peer.c_str(), "--without-hq", "--print-saved", "--households", "100000", "--seed", seed.c_str(),
                    nullptr);
            ::_exit(127);
        }
        ::close(out[1]);
        const std::size_t before = peopleOf(*neighbour);
        std::string line;
        int lines = 0;
        for (char c = 0; ::read(out[0], &c, 1) == 1;) {
            if (c != '\n') {
                line.push_back(c);
                continue;
            }
            saved = std::max<std::uint64_t>(saved, numberAfter(line, "saved"));
            line.clear();
            // In the middle of the exchange.
            if (++lines > 30 && peopleOf(*neighbour) > before) break;
        }
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(out[0]);
        REQUIRE(lines > 30);
    }

    auto killed = openTablet(neighbourIn(dir.path() / "sim" / "1"));
    CHECK(killed->syncStatus().savedHere >= saved);
    killed->startSync();
    killed->addNeighbour(neighbourAddress(*neighbour));
    REQUIRE(eventually([&] { return agree(*killed, *neighbour) && killed->syncStatus().notAtNeighbour == 0; }, 60s));
    hq.start();
    REQUIRE(eventually([&] { return killed->syncStatus().notAtHq == 0 && neighbour->syncStatus().notAtHq == 0; }, 60s));
    const Ran verified = hq.command({"verify"});
    INFO(verified.out + verified.error);
    CHECK(verified.status == 0);
    // The tablets' events, the incident and two enrolments.
    CHECK(numberAfter(verified.out, "events") ==
          killed->syncStatus().savedHere + neighbour->syncStatus().savedHere + 3);
}

TEST_CASE("a directory with records of another shelter is not enrolled again", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    {
        auto tablet = joinTablet(hq, neighbourIn(dir / "t1"));
        receiveMany(*tablet, 1, 1);
    }
    SECTION("as it is") {}
    SECTION("also when the enrolment itself is lost") {
        REQUIRE(std::filesystem::remove(dir.path() / "t1" / "enrolment.json"));
    }
    auto tablet = openTablet(neighbourIn(dir / "t1"));
    const auto refused = tablet->enrol(hq.enrolmentCode(kOtherShelter));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::Denied);
    CHECK(refused.error().detail.find("another shelter") != std::string::npos);

    // At its own shelter it is welcome, as a new device with a new log.
    const base::LogId before = tablet->ownLog();
    REQUIRE(tablet->enrol(hq.enrolmentCode(kShelter)));
    CHECK(tablet->ownLog() != before);
    tablet->startSync();
    receiveMany(*tablet, 2, 1);
    REQUIRE(eventually([&] { return tablet->syncStatus().connected && tablet->syncStatus().notAtHq == 0; }));
    const Ran verified = hq.command({"verify"});
    INFO(verified.out + verified.error);
    CHECK(verified.status == 0);
}
