// Durable ingest at a real hq-server over mutual TLS, beside its limits in the same run: the same bytes into bare
// encrypted SQLite, fdatasync, and a gRPC server that only acknowledges. bench_ingest STREAMS EVENTS
#include <grpcpp/grpcpp.h>

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "bench/bench.h"
#include "bench/limits.h"
#include "shelter/v1/sync.grpc.pb.h"
#include "support/hq_process.h"
#include "tablet/credentials.h"
#include "tablet/identity_file.h"
#include "tablet/tablet.h"

using namespace hinanjo;
namespace pb = shelter::v1;

namespace {

constexpr const char* kShelter = "E1311700034111";
using bench::kBatch;
constexpr std::size_t kInFlight = 4;

struct Device {
    tablet::Enrolment enrolment;
    std::vector<event::StoredEvent> events;
};

// Pushes every event of a device in batches, four in flight; true when all are acknowledged.
bool push(const Device& device, int port, std::atomic<bool>& go, std::atomic<std::size_t>& ready) {
    const auto channel =
        tablet::openChannel("127.0.0.1:" + std::to_string(port),
                            tablet::pinnedCredentials({device.enrolment.authority, {}},
                                                      {device.enrolment.tlsKey, device.enrolment.certificate}));
    const auto stub = pb::Sync::NewStub(channel);
    grpc::ClientContext context;
    const auto stream = stub->Exchange(&context);
    pb::ExchangeMessage message;
    message.mutable_hello()->set_protocol(1);
    // Its own log, so that nothing comes back but acknowledgements.
    message.mutable_hello()->set_own_log_id(std::string(device.events.front().envelope.log.view()));
    stream->Write(message);
    do {
        if (!stream->Read(&message)) return false;
    } while (!message.has_welcome());
    std::vector<pb::ExchangeMessage> batches;
    for (std::size_t i = 0; i < device.events.size(); i += kBatch) {
        auto& batch = *batches.emplace_back().mutable_batch();
        batch.set_number(i / kBatch + 1);
        for (std::size_t k = i; k < std::min(device.events.size(), i + kBatch); ++k)
            batch.add_events(device.events[k].bytes);
    }
    ++ready;
    while (!go)
        std::this_thread::yield();
    std::size_t sent = 0, acked = 0;
    while (acked < batches.size()) {
        while (sent < batches.size() && sent - acked < kInFlight) {
            if (!stream->Write(batches[sent++])) return false;
        }
        if (!stream->Read(&message)) return false;
        if (message.has_ack()) acked = message.ack().number();
        if (message.has_feed()) {
            pb::ExchangeMessage reply;
            reply.mutable_feed_ack()->set_position(message.feed().to());
            stream->Write(reply);
        }
    }
    context.TryCancel();
    return true;
}

double pushAll(const std::vector<Device>& devices, int port) {
    std::atomic<bool> go = false;
    std::atomic<std::size_t> ready = 0;
    std::atomic<bool> failed = false;
    std::vector<std::thread> threads;
    for (const Device& device : devices) {
        threads.emplace_back([&] {
            if (!push(device, port, go, ready)) failed = true;
        });
    }
    while (ready < devices.size() && !failed)
        std::this_thread::yield();
    const auto from = std::chrono::steady_clock::now();
    go = true;
    for (auto& t : threads)
        t.join();
    return failed ? 0 : bench::secondsSince(from);
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t streams = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1;
    const std::size_t wanted = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 60'000;
    test::TempDir dir;
    test::HqProcess hq(dir / "hq");
    hq.init("bench", true);
    hq.start();
    test::FakeClock clock(base::SystemClock().now());
    std::vector<Device> devices(streams);
    std::size_t events = 0, bytes = 0;
    for (std::size_t d = 0; d < streams; ++d) {
        tablet::Tablet::Options options;
        options.data = dir / ("t" + std::to_string(d));
        auto opened = tablet::Tablet::open(options);
        if (!opened) return 1;
        if (const auto enrolled = (*opened)->enrol(hq.enrolmentCode(kShelter)); !enrolled) {
            std::cerr << enrolled.error().detail << "\n";
            return 1;
        }
        devices[d].enrolment = *tablet::loadEnrolment(options.data);
        test::Author author(clock, 1000 + d);
        std::vector<event::Draft> drafts;
        for (std::size_t n = 0; drafts.size() < wanted / streams; ++n) {
            for (auto& draft : bench::person(author, clock, kShelter, n))
                drafts.push_back(std::move(draft));
        }
        devices[d].events = author.write(drafts);
        events += devices[d].events.size();
        for (const auto& e : devices[d].events)
            bytes += e.bytes.size();
    }
    std::vector<std::vector<event::StoredEvent>> logs;
    for (const Device& device : devices)
        logs.push_back(device.events);
    const double bare = bench::bareSqlite(logs).writing;
    const bench::EchoServer echo(dir / "hq");
    const double echoed = pushAll(devices, echo.port());
    const double ingest = pushAll(devices, hq.port());
    if (bare == 0 || echoed == 0 || ingest == 0) {
        std::cerr << "bench_ingest: a part failed\n";
        return 1;
    }
    const double n = static_cast<double>(events);
    bench::report("ingest", "streams_" + std::to_string(streams) + "_events_per_s", n / ingest, "1/s", events,
                  {{"bare_encrypted_sqlite_per_s", n / bare},
                   {"of_bare_sqlite", bare / ingest},
                   {"grpc_echo_per_s", n / echoed},
                   {"of_grpc_echo", echoed / ingest},
                   {"fdatasync_per_s", bench::syncRate()},
                   {"bytes_per_event", static_cast<double>(bytes) / n}});
    // What was acknowledged is there.
    const test::Ran verified = hq.command({"verify"});
    if (verified.status != 0) std::cerr << verified.error;
    return verified.status;
}
