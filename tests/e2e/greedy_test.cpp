// Devices that take more than their share of HQ: one that never reads what it is sent, ones that send and ask without
// end. HQ's memory stays bounded, it goes on, and the other tablets are served.
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <thread>

#include "base/files.h"
#include "bench/bench.h"
#include "shelter/v1/sync.grpc.pb.h"
#include "support/real_tablet.h"
#include "tablet/credentials.h"
#include "tablet/identity_file.h"

using namespace hinanjo;
using test::eventually;
using test::HqProcess;
using test::kShelter;
using test::Ran;
using test::TempDir;
namespace pb = shelter::v1;
using namespace std::chrono_literals;

namespace {

// Far below what would pile up without a bound: eight times 50,000 events, or a second's flood of questions.
constexpr std::int64_t kMostGrownKib = 96 * 1024;

std::int64_t memoryKib(pid_t pid) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::stoll(line.substr(6));
    return 0;
}

std::size_t streamsOpened(const HqProcess& hq) {
    const std::string journal = base::readFile(hq.journal()).value_or("");
    std::size_t count = 0;
    for (std::size_t at = 0; (at = journal.find("exchange.opened", at)) != std::string::npos; ++at)
        ++count;
    return count;
}

// An Exchange stream of an enrolled device, without any of a tablet's manners.
class RawDevice {
public:
    RawDevice(const HqProcess& hq, const std::filesystem::path& data) {
        REQUIRE(test::openTablet(test::tabletIn(data))->enrol(hq.enrolmentCode(kShelter)));
        const auto enrolment = tablet::loadEnrolment(data);
        REQUIRE(enrolment);
        m_stub = pb::Sync::NewStub(tablet::openChannel(
            "127.0.0.1:" + std::to_string(hq.port()),
            tablet::pinnedCredentials({enrolment->authority, {}}, {enrolment->tlsKey, enrolment->certificate})));
    }
    ~RawDevice() { close(); }
    RawDevice(const RawDevice&) = delete;
    RawDevice& operator=(const RawDevice&) = delete;

    void greet(const base::LogId* own = nullptr) {
        m_stream = m_stub->Exchange(&m_context);
        pb::ExchangeMessage message;
        message.mutable_hello()->set_protocol(1);
        if (own != nullptr) message.mutable_hello()->set_own_log_id(std::string(own->view()));
        REQUIRE(m_stream->Write(message));
    }
    // Until the stream is over or `stop`.
    void flood(const pb::ExchangeMessage& message, const std::atomic<bool>& stop) {
        while (!stop && m_stream->Write(message)) {
        }
    }
    [[nodiscard]] bool write(const pb::ExchangeMessage& message) { return m_stream->Write(message); }
    [[nodiscard]] bool read(pb::ExchangeMessage& message) { return m_stream->Read(&message); }
    void cancel() { m_context.TryCancel(); }
    grpc::Status close() {
        if (!m_stream) return {};
        m_context.TryCancel();
        pb::ExchangeMessage message;
        while (m_stream->Read(&message)) {
        }
        const grpc::Status status = m_stream->Finish();
        m_stream.reset();
        return status;
    }

private:
    std::unique_ptr<pb::Sync::Stub> m_stub;
    grpc::ClientContext m_context;
    std::unique_ptr<grpc::ClientReaderWriter<pb::ExchangeMessage, pb::ExchangeMessage>> m_stream;
};

std::vector<pb::ExchangeMessage> batchesOf(const std::vector<event::StoredEvent>& events) {
    constexpr std::size_t kBatch = 400;
    std::vector<pb::ExchangeMessage> out;
    for (std::size_t i = 0; i < events.size(); i += kBatch) {
        pb::Batch& batch = *out.emplace_back().mutable_batch();
        batch.set_number(i / kBatch + 1);
        for (std::size_t k = i; k < std::min(events.size(), i + kBatch); ++k)
            batch.add_events(events[k].bytes);
    }
    return out;
}

// As a tablet does: a few at a time, each acknowledged.
void push(RawDevice& device, const std::vector<pb::ExchangeMessage>& batches) {
    std::size_t sent = 0, acknowledged = 0;
    while (acknowledged < batches.size()) {
        while (sent < batches.size() && sent - acknowledged < 4)
            REQUIRE(device.write(batches[sent++]));
        pb::ExchangeMessage message;
        REQUIRE(device.read(message));
        if (message.has_ack()) acknowledged = message.ack().number();
        if (message.has_feed()) {
            pb::ExchangeMessage reply;
            reply.mutable_feed_ack()->set_position(message.feed().to());
            REQUIRE(device.write(reply));
        }
    }
}

// Receptions one after another, each until HQ has it; milliseconds from the press to the acknowledgement that 99 of 100
// stay below. Negative: one could not be saved, or HQ did not take it in within a minute.
double p99OfReceptions(tablet::Tablet& tablet, sim::Crowd& crowd, int receptions) {
    std::vector<double> took;
    for (int i = 0; i < receptions; ++i) {
        const auto me = tablet.identity();
        std::vector<event::Draft> drafts;
        tablet.read([&](const state::State& state) {
            drafts = tablet::receive(crowd.household(""), {me->incident, me->shelter, {}}, state, tablet.clock(),
                                     tablet.random())
                         .drafts;
        });
        const auto from = std::chrono::steady_clock::now();
        const auto recorded = tablet.recordNow(std::move(drafts));
        if (!recorded) return -1;
        while (!tablet.isAtHq(recorded->events.back())) {
            if (std::chrono::steady_clock::now() - from > 60s) return -1;
            std::this_thread::sleep_for(1ms);  // Between looks at the screen.
        }
        took.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count());
    }
    std::ranges::sort(took);
    return took[took.size() * 99 / 100];
}

void say(const char* what, double p99, std::int64_t before, std::int64_t after) {
    std::printf("{\"test\":\"%s\",\"reception_p99_ms\":%.0f,\"hq_before_kib\":%lld,\"hq_after_kib\":%lld}\n", what, p99,
                static_cast<long long>(before), static_cast<long long>(after));
}

}  // namespace

TEST_CASE("devices that never read, or flood HQ, cost it bounded memory and the other tablets little",
          "[e2e][greedy]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    tablet::Tablet::Options options;
    options.data = dir / "honest";
    options.reconnectAfter = 100ms;
    auto honest = tablet::Tablet::open(options);
    REQUIRE(honest);
    tablet::Tablet& tablet = **honest;
    REQUIRE(tablet.enrol(hq.enrolmentCode(kShelter)));
    tablet.startSync();
    REQUIRE(eventually([&] { return !tablet.identity()->incident.isNull(); }));
    // 50,000 events for whoever is of this shelter and new.
    test::FakeClock clock(base::SystemClock().now());
    test::Author author(clock, 51);
    author.incident = tablet.identity()->incident;
    std::vector<event::Draft> drafts;
    std::size_t people = 0;
    for (; drafts.size() < 50'000; ++people)
        for (auto& draft : bench::person(author, clock, kShelter, people))
            drafts.push_back(std::move(draft));
    const auto events = author.write(drafts);
    const auto batches = batchesOf(events);
    const base::LogId log = events.front().envelope.log;
    {
        RawDevice writer(hq, dir / "writer");
        writer.greet(&log);
        push(writer, batches);
    }
    sim::Crowd crowd(52);
    REQUIRE(eventually([&] { return tablet.view([](const state::State& s) { return s.people().size(); }) == people; },
                       120s));
    const double alone = p99OfReceptions(tablet, crowd, 50);
    REQUIRE(alone >= 0);
    const pid_t worker = hq.workerPid();
    const std::int64_t before = memoryKib(worker);
    REQUIRE(before > 0);
    say("alone", alone, before, before);

    {
        std::vector<std::unique_ptr<RawDevice>> deaf;
        for (int i = 0; i < 8; ++i)
            deaf.push_back(std::make_unique<RawDevice>(hq, dir / ("deaf" + std::to_string(i))));
        for (auto& device : deaf)
            device->greet();
        REQUIRE(eventually([&] { return streamsOpened(hq) == 2 + deaf.size(); }));
        const double p99 = p99OfReceptions(tablet, crowd, 50);
        const std::int64_t after = memoryKib(worker);
        say("greeted, nothing read", p99, before, after);
        CHECK(p99 >= 0);
        CHECK(after - before < kMostGrownKib);
    }
    pb::ExchangeMessage longAnswer, offers;
    longAnswer.mutable_need_ids()->set_log_id(std::string(log.view()));
    for (int i = 0; i < 4096; ++i) {
        pb::Offer& offer = *offers.mutable_offers()->add_offers();
        offer.set_log_id(std::string(author.incident.view()));
        offer.set_count(1);
        offer.set_max_sequence(1);
        offer.set_digest(std::string(16, '\0'));
    }
    const std::vector<std::pair<const char*, const pb::ExchangeMessage*>> floods{
        {"batches", &batches.front()}, {"questions", &longAnswer}, {"offers", &offers}};
    for (const auto& [what, message] : floods) {
        INFO(what);
        std::vector<std::unique_ptr<RawDevice>> greedy;
        for (int i = 0; i < 2; ++i) {
            greedy.push_back(std::make_unique<RawDevice>(hq, dir / (what + std::to_string(i))));
            greedy.back()->greet(&log);
        }
        std::atomic<bool> stop = false;
        std::vector<std::thread> threads;
        for (auto& device : greedy)
            threads.emplace_back([&device, &stop, flood = message] { device->flood(*flood, stop); });
        const double p99 = p99OfReceptions(tablet, crowd, 50);
        const std::int64_t after = memoryKib(worker);
        stop = true;
        for (auto& device : greedy)
            device->cancel();  // A write that waits for room ends by it.
        for (std::thread& t : threads)
            t.join();
        say(what, p99, before, after);
        CHECK(p99 >= 0);
        CHECK(after - before < kMostGrownKib);
        for (auto& device : greedy) {
            const grpc::StatusCode code = device->close().error_code();
            CHECK((code == grpc::StatusCode::CANCELLED || code == grpc::StatusCode::RESOURCE_EXHAUSTED));
        }
    }
    CHECK(hq.workerPid() == worker);
    CHECK(p99OfReceptions(tablet, crowd, 1) >= 0);
    const Ran verified = hq.command({"verify"});
    INFO(verified.out + verified.error);
    CHECK(verified.status == 0);
    CHECK(verified.out.find("  parked 0 ") != std::string::npos);
    hq.terminate();
}
