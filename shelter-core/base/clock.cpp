#include "base/clock.h"

#include <sys/random.h>

#include <cstdlib>

namespace hinanjo::base {

TimePoint SystemClock::now() const {
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

void SystemRandom::fill(std::span<std::uint8_t> out) {
    std::size_t done = 0;
    while (done < out.size()) {
        const auto got = getrandom(out.data() + done, out.size() - done, 0);
        // Without randomness ids would collide and people would be lost: there is nothing sensible to go on with.
        if (got < 0 && errno != EINTR) std::abort();
        if (got > 0) done += static_cast<std::size_t>(got);
    }
}

}  // namespace hinanjo::base
