#include "tablet/client_stream.h"

#include <utility>

namespace hinanjo::tablet {

namespace pb = shelter::v1;

ClientStream::ClientStream(pb::Sync::Stub& stub, OnMessage message, OnEnd done)
    : m_message(std::move(message)), m_done(std::move(done)) {
    stub.async()->Exchange(&m_context, this);
}

void ClientStream::open(pb::Hello hello) {
    pb::ExchangeMessage first;
    *first.mutable_hello() = std::move(hello);
    // Reads and writes begin on other threads than gRPC's: the stream must not end under them.
    AddHold();
    StartRead(&m_incoming);
    send(std::move(first));
    StartCall();
}

void ClientStream::send(pb::ExchangeMessage message) {
    const std::lock_guard lock(m_mutex);
    if (m_broken) return;
    m_outgoing.push_back(std::move(message));
    if (!m_writing) writeNext();
}

void ClientStream::readOn() {
    StartRead(&m_incoming);
}

void ClientStream::OnReadDone(bool ok) {
    if (!ok) {
        {
            const std::lock_guard lock(m_mutex);
            m_broken = true;
        }
        RemoveHold();  // OnDone follows.
        return;
    }
    pb::ExchangeMessage message = std::exchange(m_incoming, {});
    if (m_message(std::move(message))) StartRead(&m_incoming);
}

void ClientStream::OnWriteDone(bool ok) {
    const std::lock_guard lock(m_mutex);
    m_writing = false;
    if (!ok) m_broken = true;
    if (!m_broken) writeNext();
}

void ClientStream::writeNext() {
    if (m_outgoing.empty()) return;
    m_current = std::move(m_outgoing.front());
    m_outgoing.pop_front();
    m_writing = true;
    StartWrite(&m_current);
}

}  // namespace hinanjo::tablet
