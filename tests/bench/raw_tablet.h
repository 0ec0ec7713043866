// A tablet that is only the wire: an enrolled device that sends batches made before and reads acknowledgements. It
// shows what HQ takes in when the tablet costs next to nothing, and can send what HQ has.
#pragma once

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "store/event_log.h"
#include "tablet/identity_file.h"

namespace hinanjo::bench {

class RawTablet {
public:
    // Enrols a fresh device with a one-time code; `dir` keeps what it gets. Throws std::runtime_error.
    RawTablet(const std::filesystem::path& dir, const std::string& code);
    // About so many events of people at `shelter`, in a log of its own.
    void write(std::size_t events, const std::string& shelter, std::uint64_t seed);
    [[nodiscard]] const std::vector<event::StoredEvent>& events() const { return m_events; }

    // Sends every event at `port`, four batches in flight, also those that are there already; waits for `go` after the
    // greeting, with `ready` raised by one. Seconds from there until all are acknowledged, or nothing.
    [[nodiscard]] std::optional<double> push(int port, std::atomic<bool>& go, std::atomic<std::size_t>& ready);
    [[nodiscard]] std::optional<double> push(int port);

private:
    tablet::Enrolment m_enrolment;
    std::vector<event::StoredEvent> m_events;
    store::LogStanding m_standing;
    std::optional<store::Cursor> m_cursor;
};

// Pushes all of them at once; seconds for all, 0 when one failed.
[[nodiscard]] double pushAll(std::vector<RawTablet>& tablets, int port);

// Connects with the certificate of an enrolled tablet's directory, without any call; false when it cannot.
[[nodiscard]] bool handshake(const std::filesystem::path& tablet, const std::string& address);

}  // namespace hinanjo::bench
