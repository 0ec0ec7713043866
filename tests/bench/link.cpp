// A slow link before a server on this machine, for peers that are not written in C++.
//   bench_link PORT BITS-PER-SECOND ROUND-TRIP-MS
// Prints {"port":N}; when its standard input ends, {"to_target":BYTES,"from_target":BYTES,"connections":N}.
#include <cstdio>
#include <cstdlib>

#include "support/link_proxy.h"

using namespace hinanjo;

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "usage: bench_link PORT BITS-PER-SECOND ROUND-TRIP-MS\n");
        return 2;
    }
    const test::LinkProxy link(std::atoi(argv[1]),
                               {std::strtoull(argv[2], nullptr, 10), std::chrono::milliseconds(std::atoi(argv[3]))});
    std::printf("{\"port\":%d}\n", link.port());
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    const auto counters = link.counters();
    std::printf("{\"to_target\":%llu,\"from_target\":%llu,\"connections\":%llu}\n",
                static_cast<unsigned long long>(counters.toTarget),
                static_cast<unsigned long long>(counters.fromTarget),
                static_cast<unsigned long long>(counters.connections));
    return 0;
}
