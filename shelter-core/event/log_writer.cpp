#include "event/log_writer.h"

#include "event/codec.h"

namespace hinanjo::event {

LogWriter::LogWriter(const base::Clock& clock, base::Random& random, LogPosition position)
    : m_clock(clock), m_random(random), m_hybrid(clock, position.floor), m_committed(position), m_next(position) {
    if (m_committed.log.isNull()) openNewLog();
}

void LogWriter::openNewLog(const base::LogId& log) {
    m_committed = LogPosition{log, 0, {}, m_committed.floor};
    m_next = m_committed;
}

base::Result<std::vector<StoredEvent>> LogWriter::write(std::span<const Draft> drafts) {
    base::Result<std::vector<StoredEvent>> result{std::vector<StoredEvent>{}};
    result->reserve(drafts.size());
    for (const Draft& draft : drafts) {
        Event event;
        event.id = base::EventId::make(m_clock, m_random);
        event.log = m_next.log;
        event.sequence = m_next.sequence + 1;
        event.previous = m_next.hash;
        event.time = m_hybrid.tick(draft.sawTimes);
        event.recordedAt = draft.recordedAt.value_or(m_clock.now());
        event.observedAt = draft.observedAt.value_or(event.recordedAt);
        event.incident = draft.incident;
        event.staff = draft.staff;
        event.shelter = draft.shelter;
        event.saw = draft.saw;
        event.payload = draft.payload;

        StoredEvent stored;
        stored.bytes = encode(event);
        // What we write must be readable by everybody: checked here, before it can be in the way of anything.
        if (auto check = decode(stored.bytes); !check) {
            rollback();
            return base::fail(std::move(check).error());
        }
        stored.hash = hashOf(stored.bytes);
        stored.envelope = {event.id, event.log, event.sequence, event.previous, event.time};
        m_next.sequence = event.sequence;
        m_next.hash = stored.hash;
        m_next.floor = m_hybrid.last();
        result->push_back(std::move(stored));
    }
    return result;
}

base::Result<StoredEvent> receive(std::string bytes) {
    HINANJO_ASSIGN(const Envelope envelope, decodeEnvelope(bytes));
    StoredEvent stored;
    stored.envelope = envelope;
    stored.hash = hashOf(bytes);
    stored.bytes = std::move(bytes);
    return stored;
}

}  // namespace hinanjo::event
