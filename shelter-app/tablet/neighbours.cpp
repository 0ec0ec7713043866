#include "tablet/neighbours.h"

#include <algorithm>
#include <atomic>
#include <ranges>

#include "sync/limits.h"
#include "tablet/client_stream.h"

namespace hinanjo::tablet {

namespace pb = shelter::v1;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t kConnections = 4;  // That we open; those of others come on top.
constexpr std::chrono::seconds kLongestNeighbourPause{30};
// The one with the smaller id connects. If it does not find us, we do.
constexpr std::chrono::seconds kOthersTurn{10};

const grpc::Status kReplaced{grpc::StatusCode::ALREADY_EXISTS, "the two tablets are connected already"};

}  // namespace

// One attempt to connect, and what becomes of it.
class Neighbours::Link final : public PeerSession::Stream {
public:
    Link(Neighbours& host, const std::string& address)
        : m_host(host),
          m_channel(openChannel(address, host.m_credentials)),
          m_stub(pb::Sync::NewStub(m_channel)),
          m_session(
              std::make_shared<PeerSession>(host.m_core, true, host.m_patience, [&host] { host.tellConnected(); })) {}

    // The first message comes from the store thread.
    void begin() {
        m_host.m_core.onStore([this](store::Store&) {
            auto hello = m_session->hello();
            if (!hello) {
                over({grpc::StatusCode::UNAVAILABLE, hello.error().detail});
                return;
            }
            m_stream = std::make_unique<ClientStream>(
                *m_stub, [this](pb::ExchangeMessage message) { return received(std::move(message)); },
                [this](const grpc::Status& status) { over(status); });
            m_session->attach(*this);
            m_stream->open(std::move(*hello));
        });
    }

    [[nodiscard]] const std::shared_ptr<PeerSession>& session() const { return m_session; }
    // With the host's mutex held.
    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] const grpc::Status& why() const { return m_why; }
    // Who answered, if somebody of ours did; with the host's mutex held.
    [[nodiscard]] const base::DeviceId& device() const { return m_device; }

    void send(pb::ExchangeMessage message) override { m_stream->send(std::move(message)); }
    void readOn() override { m_stream->readOn(); }
    void close(const grpc::Status&) override { m_stream->cancel(); }

private:
    bool received(pb::ExchangeMessage message) {
        if (m_session->device().isNull()) {
            const auto device = neighbourOf(*m_stream->peer(), m_host.m_authority, m_host.m_shelter);
            if (!device || *device == m_host.m_own || m_host.m_core.isRevoked(*device)) {
                m_stream->cancel();
                return true;
            }
            m_session->setDevice(*device);
            if (!m_host.opened(m_session)) {
                m_stream->cancel();
                return true;
            }
        }
        return m_session->received(std::move(message));
    }

    void over(const grpc::Status& status) {
        m_session->detach();
        base::DeviceId device;
        if (m_stream) {
            // Also when it was refused: an address by hand is of somebody then.
            if (const auto peer = m_stream->peer())
                device = neighbourOf(*peer, m_host.m_authority, m_host.m_shelter).value_or(base::DeviceId{});
        }
        m_host.closed(m_session);
        const std::lock_guard lock(m_host.m_mutex);
        m_device = device;
        m_why = status;
        m_over = true;
        m_host.m_changed.notify_all();
    }

    Neighbours& m_host;
    std::shared_ptr<grpc::Channel> m_channel;
    std::unique_ptr<pb::Sync::Stub> m_stub;
    std::shared_ptr<PeerSession> m_session;
    std::unique_ptr<ClientStream> m_stream;
    base::DeviceId m_device;
    grpc::Status m_why;
    bool m_over = false;
};

Neighbours::Neighbours(Core& core, const NeighbourOptions& options, std::chrono::milliseconds reconnectAfter,
                       sync::Patience::Limits patience)
    : m_core(core),
      m_options(options),
      m_reconnectAfter(reconnectAfter),
      m_patience(patience),
      m_jitter(std::random_device{}()) {
    for (const std::string& address : options.addresses)
        add(address);
}

Neighbours::~Neighbours() {
    stop();
}

void Neighbours::start() {
    if (!m_options.enabled) return;
    const auto now = m_core.enrolment();
    if (!now || now->certificate.empty()) return;
    const std::lock_guard one(m_startMutex);
    if (m_thread.joinable()) return;
    m_own = now->identity.device;
    m_shelter = now->identity.shelter;
    m_authority = now->authority;
    m_certificate = {now->tlsKey, now->certificate};
    m_credentials = neighbourCredentials(m_authority, m_shelter, m_certificate);
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = false;
    }
    PeerServer::Handlers handlers;
    handlers.accept = [this](const grpc::AuthContext& context) { return accept(context); };
    handlers.ended = [this](const std::shared_ptr<PeerSession>& session) { closed(session); };
    const std::string address = m_options.listenOn + ":" + std::to_string(m_options.port);
    auto server = PeerServer::start(address, neighbourServerCredentials(m_certificate), std::move(handlers));
    if (server) {
        m_server = std::move(*server);
        const std::lock_guard lock(m_mutex);
        m_port = m_server->port();
    } else {
        // Others cannot come to us, we can still go to them.
        m_core.records().problem(server.error().detail);
    }
    m_thread = std::thread([this] { loop(); });
    if (!m_options.discovery) return;
    Announcement own;
    own.deviceId = m_own.hex();
    own.shelterTag = shelterTag(m_shelter);
    own.port = static_cast<std::uint16_t>(port());
    // What is missing comes by itself or not; neighbours told by hand are reached all the same.
    if (const auto looking = m_options.discovery->start(own, [this](const auto& peers) { found(peers); }); !looking)
        m_core.records().problem(looking.error().detail);
}

void Neighbours::stop() {
    const std::lock_guard one(m_startMutex);
    if (!m_thread.joinable()) return;
    if (m_options.discovery) m_options.discovery->stop();
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_port = 0;
    }
    m_changed.notify_all();
    std::vector<std::shared_ptr<PeerSession>> all = sessions();
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& target : m_targets)
            if (target->link) all.push_back(target->link->session());
    }
    for (const auto& session : all)
        session->close({grpc::StatusCode::UNAVAILABLE, "the tablet is going away"});
    m_thread.join();
    m_server.reset();
}

int Neighbours::port() const {
    const std::lock_guard lock(m_mutex);
    return m_port;
}

// --- whom to connect to ---

void Neighbours::add(const std::string& address) {
    const std::lock_guard lock(m_mutex);
    for (const auto& target : m_targets)
        if (target->byHand && target->addresses.front() == address) return;
    auto target = std::make_unique<Target>();
    target->addresses = {address};
    target->byHand = true;
    target->pause = m_reconnectAfter;
    m_targets.push_back(std::move(target));
    m_changed.notify_all();
}

void Neighbours::found(const std::vector<FoundPeer>& peers) {
    std::vector<FoundNeighbour> neighbours;
    for (const FoundPeer& peer : peers) {
        const std::vector<std::string> targets = peer.targets();
        if (const auto device = base::DeviceId::fromHex(peer.deviceId)) {
            neighbours.push_back({*device, targets});
        } else if (!targets.empty()) {
            add(targets.front());
        }
    }
    found(neighbours);
}

void Neighbours::found(const std::vector<FoundNeighbour>& neighbours) {
    const std::lock_guard lock(m_mutex);
    // Those that are gone stay while they are connected: mDNS forgets faster than TCP.
    std::erase_if(m_targets, [&](const std::unique_ptr<Target>& target) {
        return !target->byHand && !target->link &&
               std::ranges::find(neighbours, target->device, &FoundNeighbour::device) == neighbours.end();
    });
    for (const FoundNeighbour& neighbour : neighbours) {
        if (neighbour.device.isNull() || neighbour.addresses.empty()) continue;
        const auto known = std::ranges::find_if(m_targets, [&](const std::unique_ptr<Target>& target) {
            return !target->byHand && target->device == neighbour.device;
        });
        if (known != m_targets.end()) {
            if ((*known)->addresses == neighbour.addresses) continue;
            (*known)->addresses = neighbour.addresses;
            (*known)->next = 0;
            (*known)->due = Clock::now();
            continue;
        }
        auto target = std::make_unique<Target>();
        target->addresses = neighbour.addresses;
        target->device = neighbour.device;
        target->pause = m_reconnectAfter;
        target->due = Clock::now();
        if (const auto me = m_core.enrolment(); me && neighbour.device < me->identity.device)
            target->due += kOthersTurn;
        m_targets.push_back(std::move(target));
    }
    m_changed.notify_all();
}

bool Neighbours::wants(const Target& target) const {
    if (target.link || target.device == m_own) return false;
    if (target.device.isNull()) return true;
    return !m_sessions.contains(target.device) && !m_core.isRevoked(target.device);
}

void Neighbours::connect(Target& target) {
    target.link = std::make_unique<Link>(*this, target.addresses[target.next % target.addresses.size()]);
    target.link->begin();
}

void Neighbours::reap(std::vector<std::unique_ptr<Link>>& over) {
    for (const auto& target : m_targets) {
        if (!target->link || !target->link->isOver()) continue;
        if (target->device.isNull()) target->device = target->link->device();
        const bool answered = target->link->session()->isGreeted();
        const bool had = target->link->why().error_code() == grpc::StatusCode::ALREADY_EXISTS;
        over.push_back(std::move(target->link));
        if (answered || had) {
            target->pause = m_reconnectAfter;
        } else {
            ++target->next;
            target->pause = std::min<std::chrono::milliseconds>(target->pause * 2, kLongestNeighbourPause);
        }
        // Full jitter: after a power cut everybody comes back in the same second.
        target->due = Clock::now() + std::chrono::milliseconds(std::uniform_int_distribution<std::int64_t>(
                                         m_reconnectAfter.count() / 2, target->pause.count())(m_jitter));
    }
}

void Neighbours::loop() {
    auto compareDue = Clock::now() + sync::kCompareEvery;
    std::unique_lock lock(m_mutex);
    for (;;) {
        std::vector<std::unique_ptr<Link>> over;
        reap(over);
        if (!over.empty()) {
            lock.unlock();
            over.clear();
            lock.lock();
            continue;
        }
        const auto open = static_cast<std::size_t>(
            std::ranges::count_if(m_targets, [](const auto& target) { return target->link != nullptr; }));
        if (m_stopping && open == 0) return;
        const auto now = Clock::now();
        auto wake = compareDue;
        if (!m_stopping) {
            std::size_t free = kConnections - std::min(kConnections, open);
            const bool may = !m_core.isRevoked(m_own);
            for (const auto& target : m_targets) {
                if (!may || !wants(*target)) continue;
                if (target->due > now) {
                    wake = std::min(wake, target->due);
                } else if (free > 0) {
                    --free;
                    connect(*target);
                }
            }
            if (now >= compareDue) {
                compareDue = wake = now + sync::kCompareEvery;
                m_core.onStore([this](store::Store&) {
                    for (const auto& session : sessions())
                        session->compare();
                });
            }
        }
        m_changed.wait_until(lock, wake);
    }
}

// --- who is connected ---

base::Result<std::shared_ptr<PeerSession>> Neighbours::accept(const grpc::AuthContext& context) {
    HINANJO_ASSIGN(const base::DeviceId device, neighbourOf(context, m_authority, m_shelter));
    if (device == m_own) return base::fail(base::ErrorCode::Conflict, "this is the same tablet");
    if (m_core.isRevoked(device)) return base::fail(base::ErrorCode::Denied, "the device is revoked");
    if (m_core.isRevoked(m_own)) return base::fail(base::ErrorCode::Denied, "this tablet is revoked itself");
    auto session = std::make_shared<PeerSession>(m_core, false, m_patience, [this] { tellConnected(); });
    session->setDevice(device);
    if (!opened(session)) return base::fail(base::ErrorCode::Conflict, kReplaced.error_message());
    return session;
}

bool Neighbours::opened(const std::shared_ptr<PeerSession>& session) {
    // Both ends judge alike: of two connections the one that the smaller id opened stays.
    const auto proper = [this](const PeerSession& s) { return s.weConnected() == (m_own < s.device()); };
    std::shared_ptr<PeerSession> before;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping) return false;
        auto& slot = m_sessions[session->device()];
        if (slot && proper(*slot) && !proper(*session)) return false;
        before = std::exchange(slot, session);
    }
    if (before) before->close(kReplaced);
    // It may have been revoked between the question and now.
    if (m_core.isRevoked(session->device()))
        session->close({grpc::StatusCode::PERMISSION_DENIED, "the device is revoked"});
    return true;
}

void Neighbours::closed(const std::shared_ptr<PeerSession>& session) {
    {
        const std::lock_guard lock(m_mutex);
        const auto it = m_sessions.find(session->device());
        if (it == m_sessions.end() || it->second != session) return;
        m_sessions.erase(it);
        m_changed.notify_all();
    }
    tellConnected();
}

void Neighbours::tellConnected() {
    const std::lock_guard one(m_tellMutex);  // The last to tell tells the newest.
    std::vector<base::DeviceId> connected;
    for (const auto& session : sessions())
        if (session->isGreeted()) connected.push_back(session->device());
    m_core.records().neighbours(std::move(connected));
    m_core.changed();
}

std::vector<std::shared_ptr<PeerSession>> Neighbours::sessions() const {
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<PeerSession>> out;
    for (const auto& [device, session] : m_sessions)
        out.push_back(session);
    return out;
}

void Neighbours::pump() {
    for (const auto& session : sessions())
        session->pump();
}

void Neighbours::revoked(const base::DeviceId& device) {
    const bool ourselves = device == m_core.replica().device();
    if (ourselves) m_core.records().revoked();
    for (const auto& session : sessions()) {
        if (session->device() == device || ourselves)
            session->close({grpc::StatusCode::PERMISSION_DENIED, "the device is revoked"});
    }
}

void Neighbours::restart() {
    for (const auto& session : sessions())
        session->close({grpc::StatusCode::ABORTED, "the tablet writes another log now"});
}

}  // namespace hinanjo::tablet
