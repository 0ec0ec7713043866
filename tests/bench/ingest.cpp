// Durable ingest at a real hq-server over mutual TLS, beside its limits in the same run: the same bytes into bare
// encrypted SQLite, fdatasync, and a gRPC server that only acknowledges. bench_ingest STREAMS EVENTS
#include <cstdlib>
#include <iostream>

#include "bench/bench.h"
#include "bench/limits.h"
#include "bench/raw_tablet.h"
#include "support/hq_process.h"

using namespace hinanjo;

namespace {

constexpr const char* kShelter = "E1311700034111";

}  // namespace

int main(int argc, char** argv) {
    const std::size_t streams = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1;
    const std::size_t wanted = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 60'000;
    test::TempDir dir;
    test::HqProcess hq(dir / "hq");
    hq.init("bench", true);
    hq.start();
    std::vector<bench::RawTablet> devices;
    std::size_t events = 0, bytes = 0;
    for (std::size_t d = 0; d < streams; ++d) {
        devices.emplace_back(dir / ("t" + std::to_string(d)), hq.enrolmentCode(kShelter));
        devices.back().write(wanted / streams, kShelter, 1000 + d);
        events += devices.back().events().size();
        for (const auto& e : devices.back().events())
            bytes += e.bytes.size();
    }
    std::vector<std::vector<event::StoredEvent>> logs;
    for (const bench::RawTablet& device : devices)
        logs.push_back(device.events());
    const double bare = bench::bareSqlite(logs).writing;
    const bench::EchoServer echo(dir / "hq");
    const double echoed = bench::pushAll(devices, echo.port());
    const double ingest = bench::pushAll(devices, hq.port());
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
