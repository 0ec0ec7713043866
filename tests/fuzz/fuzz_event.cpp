// Events and seals from anybody, and the fold over whatever decodes. An input is a list of events, length (2 bytes,
// little endian) | bytes; the whole is also read as one event and as one seal.
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "event/codec.h"
#include "event/event.h"
#include "event/log_writer.h"
#include "event/seal.h"
#include "state/state.h"

using namespace hinanjo;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

// Nothing if `bytes` are no event.
base::Result<event::Event> decoded(std::string_view bytes) {
    auto event = event::decode(bytes);
    const auto envelope = event::decodeEnvelope(bytes);
    if (!event) {
        must(!event.error().detail.empty());
        return event;
    }
    must(envelope.has_value());
    must(envelope->id == event->id && envelope->log == event->log && envelope->sequence == event->sequence &&
         envelope->previous == event->previous && envelope->time == event->time);
    const auto stored = event::receive(std::string(bytes));
    must(!stored || stored->bytes == bytes);
    // What was read is what is written and read again.
    const std::string again = event::encode(*event);
    const auto second = event::decode(again);
    must(second && second->id == event->id && second->payload.index() == event->payload.index() &&
         event::encode(*second) == again);
    return event;
}

base::Sha256 digestOf(base::IncidentId incident, const std::vector<event::Event>& events, bool backwards) {
    state::State state(incident);
    for (std::size_t i = 0; i < events.size(); ++i) {
        state.apply(events[backwards ? events.size() - 1 - i : i]);
        if (backwards && i == events.size() / 2) state.settle();
    }
    state.settle();
    return state.digest();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view whole(reinterpret_cast<const char*>(data), size);
    if (const auto seal = event::decodeSeal(whole)) {
        const auto again = event::decodeSeal(event::encodeSeal(*seal));
        must(again && again->log == seal->log && again->sequence == seal->sequence &&
             again->signature == seal->signature);
        (void)event::isGenuine(*seal, std::string(32, 'k'));
    }
    (void)decoded(whole);

    std::map<base::EventId, event::Event> events;  // Of two with one id the log keeps one.
    for (std::string_view rest = whole; rest.size() > 2;) {
        const std::size_t length =
            static_cast<unsigned char>(rest[0]) | static_cast<std::size_t>(static_cast<unsigned char>(rest[1])) << 8;
        const std::string_view bytes = rest.substr(2, length);
        rest.remove_prefix(2 + bytes.size());
        if (auto event = decoded(bytes)) events.try_emplace(event->id, std::move(*event));
    }
    if (events.empty()) return 0;
    std::vector<event::Event> list;
    for (auto& [id, event] : events)
        list.push_back(std::move(event));
    const base::IncidentId incident = list.front().incident;
    must(digestOf(incident, list, false) == digestOf(incident, list, true));
    return 0;
}
