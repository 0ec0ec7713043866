// hq-server serve as two processes: a supervisor without threads, gRPC or database, and the worker that serves.
//
// gRPC 1.51 may stop accepting for ever after a flood of connections while the process lives on (CVE-2023-4785), so
// the supervisor has the worker called over the network the way a tablet would (watchdog.h) and starts another one
// when it is not answered. Both worker and probe are this very binary executed again: nothing of gRPC is inherited.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "app/commands.h"

namespace hinanjo::app {

struct Watch {
    std::chrono::milliseconds every = std::chrono::seconds(15);
    // For the answer to a call, and for a worker told to end before it is killed.
    std::chrono::milliseconds patience = std::chrono::seconds(5);
};

// Serves `data` until SIGTERM or SIGINT, which the worker is passed; returns its exit status. A first worker that does
// not become ready is not replaced: it has said why, and its status comes back. The line "ready grpc ADDR:PORT" is
// said once; later workers take the same port. When this process dies, however, the worker dies with it.
// Call it on the only thread there is.
[[nodiscard]] int supervise(const std::string& data, const std::string& address, const std::vector<std::string>& names,
                            const Watch& watch, const Output& output);

// In the worker: as many open connections as the system allows this process; journalled when they are few.
void raiseDescriptorLimit();

}  // namespace hinanjo::app
