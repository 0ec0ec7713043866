#include "tablet/peer_session.h"

#include "sync/limits.h"

namespace hinanjo::tablet {

namespace pb = shelter::v1;

void PeerSession::attach(Stream& stream) {
    const std::lock_guard lock(m_mutex);
    m_stream = &stream;
    if (m_closing) stream.close(*m_closing);
}

void PeerSession::detach() {
    {
        const std::lock_guard lock(m_mutex);
        m_stream = nullptr;
        m_ended = true;
    }
    m_core.onStore([self = shared_from_this()](store::Store&) { self->m_conversation.reset(); });
}

bool PeerSession::received(pb::ExchangeMessage message) {
    m_patience.heard(std::chrono::steady_clock::now(), true);
    // Parsed and hashed here; what waits for the store thread is bounded, whatever the neighbour sends.
    const bool goOn = ++m_waiting < sync::kBatchesInFlight;
    m_paused = !goOn;
    m_core.onStore([self = shared_from_this(), incoming = sync::prepare(std::move(message))](store::Store&) mutable {
        bool ended = false;
        {
            const std::lock_guard lock(self->m_mutex);
            ended = self->m_ended;
        }
        if (!ended) {
            if (!self->m_conversation && !self->m_weConnected)
                self->m_conversation.emplace(self->m_core.replica(), self->m_core.devices(),
                                             static_cast<sync::PeerEvents&>(*self), kBuild);
            self->step([&](sync::PeerConversation& conversation) { return conversation.take(std::move(incoming)); });
            self->m_core.changed();
        }
        --self->m_waiting;
        if (!self->m_paused.exchange(false)) return;
        const std::lock_guard lock(self->m_mutex);
        if (self->m_stream) self->m_stream->readOn();
    });
    return goOn;
}

void PeerSession::close(const grpc::Status& why) {
    const std::lock_guard lock(m_mutex);
    if (m_closing) return;
    m_closing = why;
    if (m_stream) m_stream->close(why);
}

base::Result<pb::Hello> PeerSession::hello() {
    m_conversation.emplace(m_core.replica(), m_core.devices(), static_cast<sync::PeerEvents&>(*this), kBuild);
    return m_conversation->hello();
}

template <typename F>
void PeerSession::step(F work) {
    if (!m_conversation) return;
    const base::Status status = work(*m_conversation);
    if (status) {
        m_patience.awaits(std::chrono::steady_clock::now(), m_conversation->awaitsAnswer());
        return;
    }
    // Nothing after the failure may be taken; the next stream compares again.
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    m_conversation.reset();
    close({grpc::StatusCode::ABORTED, status.error().detail});
}

void PeerSession::pump() {
    step([](sync::PeerConversation& conversation) { return conversation.pump(); });
}

void PeerSession::compare() {
    if (std::chrono::steady_clock::now() >= m_patience.end()) {
        close({grpc::StatusCode::DEADLINE_EXCEEDED, "the neighbour is not heard, or does not answer"});
        return;
    }
    step([](sync::PeerConversation& conversation) { return conversation.compare(); });
}

void PeerSession::send(pb::ExchangeMessage message) {
    const std::lock_guard lock(m_mutex);
    if (m_stream) m_stream->send(std::move(message));
}

void PeerSession::greeted() {
    m_greeted = true;
    m_onGreeted();
}

void PeerSession::seen(const base::LogId& log, std::uint64_t upTo) {
    m_core.records().seen(log, upTo);
}

void PeerSession::openedNewLog() {
    m_core.records().currentLog(m_core.replica().currentLog());
    if (m_core.hooks.newLog) m_core.hooks.newLog(false);
}

}  // namespace hinanjo::tablet
