// The script fuzz_exchange reads: one byte for the step, then what the step wants. Shared with `sim --record`, which
// writes such scripts of messages that real runs exchanged.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hinanjo::test {

enum class ExchangeStep : std::uint8_t {
    Deliver,     // line: the oldest message of each direction
    HangUp,      // line: is cut and opened again
    Say,         // hostile line, length (2 bytes, little endian), an ExchangeMessage
    SayChanged,  // hostile line, which of the last messages seen, three bytes: where, how, a field or an event
    Flood,       // hostile line, kind, size
    Record,      // end
    Restart,     // end
    Compare,
    Greet,  // hostile line: a Hello or Welcome as it should be
    Wait,
    Count
};

// Where somebody hostile speaks.
enum class HostileLine : std::uint8_t { ToHq, ToTablet, ToTabletAsHq, ToTabletAsNeighbour, Count };

inline std::string exchangeSay(HostileLine line, std::string_view message) {
    std::string out;
    out += static_cast<char>(ExchangeStep::Say);
    out += static_cast<char>(line);
    out += static_cast<char>(message.size() & 0xff);
    out += static_cast<char>(message.size() >> 8);
    out += message;
    return out;
}
inline std::string exchangeStep(ExchangeStep step, std::string_view rest = {}) {
    return std::string(1, static_cast<char>(step)) + std::string(rest);
}

}  // namespace hinanjo::test
