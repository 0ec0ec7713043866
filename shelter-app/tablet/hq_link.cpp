#include "tablet/hq_link.h"

#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <random>
#include <thread>

#include "sync/limits.h"
#include "tablet/client_stream.h"

namespace hinanjo::tablet {

namespace pb = shelter::v1;

namespace {

constexpr std::chrono::minutes kLongestPause{5};
constexpr std::chrono::seconds kRegisterDeadline{120};

}  // namespace

struct HqLink::Impl {
    explicit Impl(sync::Patience::Limits limits) : patience(limits) {}

    std::string address;
    std::shared_ptr<grpc::ChannelCredentials> credentials;
    std::shared_ptr<grpc::Channel> channel;
    std::unique_ptr<pb::Sync::Stub> stub;
    std::chrono::milliseconds reconnectAfter;
    sync::Patience patience;
    Handlers handlers;

    std::mutex mutex;
    std::condition_variable changed;
    std::unique_ptr<ClientStream> stream;  // Open stream; destroyed by the thread after OnDone.
    bool streamDone = false;
    std::atomic<bool> heard = false;  // The stream brought at least one message.
    grpc::Status why;
    bool stopping = false;
    std::chrono::steady_clock::time_point nextTick;
    std::deque<std::pair<std::string, std::uint64_t>> wanted;
    std::thread thread;

    void openLine();
    void loop();
    void runStream();
    void fetchRegister(const std::string& name, std::uint64_t version);
};

HqLink::HqLink(std::string address, base::PinnedAuthority authority, ClientCertificate certificate,
               std::chrono::milliseconds reconnectAfter, sync::Patience::Limits patience, Handlers handlers)
    : m_impl(std::make_unique<Impl>(patience)) {
    Impl& impl = *m_impl;
    impl.address = std::move(address);
    impl.credentials = pinnedCredentials(authority, certificate);
    impl.openLine();
    impl.reconnectAfter = reconnectAfter;
    impl.handlers = std::move(handlers);
    impl.thread = std::thread([&impl] { impl.loop(); });
}

HqLink::~HqLink() {
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->stopping = true;
        if (m_impl->stream) m_impl->stream->cancel();
    }
    m_impl->changed.notify_all();
    m_impl->thread.join();
}

bool HqLink::send(pb::ExchangeMessage message) {
    const std::lock_guard lock(m_impl->mutex);
    if (!m_impl->stream || m_impl->streamDone) return false;
    m_impl->stream->send(std::move(message));
    return true;
}

void HqLink::reconnect() {
    const std::lock_guard lock(m_impl->mutex);
    if (m_impl->stream) m_impl->stream->cancel();
}

void HqLink::awaits(bool something) {
    m_impl->patience.awaits(std::chrono::steady_clock::now(), something);
}

void HqLink::tickSoon(std::chrono::milliseconds pause) {
    const std::lock_guard lock(m_impl->mutex);
    m_impl->nextTick = std::min(m_impl->nextTick, std::chrono::steady_clock::now() + pause);
    m_impl->changed.notify_all();
}

void HqLink::fetch(const std::string& name, std::uint64_t version) {
    const std::lock_guard lock(m_impl->mutex);
    for (const auto& [known, v] : m_impl->wanted) {
        if (known == name && v == version) return;
    }
    m_impl->wanted.emplace_back(name, version);
    m_impl->changed.notify_all();
}

void HqLink::Impl::openLine() {
    channel = openChannel(address, credentials);
    stub = pb::Sync::NewStub(channel);
}

void HqLink::Impl::loop() {
    std::mt19937 jitter(std::random_device{}());  // Only spreads reconnections over time.
    std::chrono::milliseconds pause = reconnectAfter;
    for (;;) {
        runStream();
        std::unique_lock lock(mutex);
        if (stopping) return;
        pause = heard ? reconnectAfter : std::min<std::chrono::milliseconds>(pause * 2, kLongestPause);
        // Full jitter: tablets of a whole ward must not come back in the same second.
        const std::chrono::milliseconds wait(
            std::uniform_int_distribution<std::int64_t>(reconnectAfter.count() / 2, pause.count())(jitter));
        changed.wait_for(lock, wait, [this] { return stopping; });
        if (stopping) return;
    }
}

void HqLink::Impl::runStream() {
    heard = false;
    base::Result<pb::Hello> hello = handlers.hello();
    if (!hello) {
        handlers.ended({grpc::StatusCode::UNAVAILABLE, hello.error().detail});
        return;
    }
    {
        const std::lock_guard lock(mutex);
        if (stopping) return;
        streamDone = false;
        patience.begin(std::chrono::steady_clock::now());
        nextTick = std::chrono::steady_clock::now() + sync::kCompareEvery;
        stream = std::make_unique<ClientStream>(
            *stub,
            [this](pb::ExchangeMessage message) {
                heard = true;
                const bool beat = message.has_notice() && message.notice().kind() == pb::Notice::KIND_HEARTBEAT;
                patience.heard(std::chrono::steady_clock::now(), !beat);
                handlers.message(std::move(message));
                return true;
            },
            [this](grpc::Status status) {
                const std::lock_guard inner(mutex);
                why = std::move(status);
                streamDone = true;
                changed.notify_all();
            });
        stream->open(std::move(*hello));
    }
    bool isLost = false;
    for (;;) {
        std::pair<std::string, std::uint64_t> next;
        {
            std::unique_lock lock(mutex);
            const auto due = [this] { return std::chrono::steady_clock::now() >= nextTick; };
            const auto wanting = [this] { return !wanted.empty() && !stopping; };
            while (!streamDone && !wanting() && !due()) {
                changed.wait_until(lock, isLost ? nextTick : std::min(nextTick, patience.end()));
                if (isLost || streamDone || std::chrono::steady_clock::now() < patience.end()) continue;
                isLost = true;
                stream->cancel();
            }
            if (streamDone) break;
            if (due()) {
                nextTick = std::chrono::steady_clock::now() + sync::kCompareEvery;
                lock.unlock();
                handlers.tick();
                continue;
            }
            next = wanted.front();
            wanted.pop_front();
        }
        fetchRegister(next.first, next.second);
    }
    std::unique_ptr<ClientStream> ended;
    grpc::Status status;
    {
        const std::lock_guard lock(mutex);
        ended = std::move(stream);
        status = why;
        wanted.clear();
    }
    if (isLost) {
        // Another connection: this one may look well to gRPC and be dead.
        openLine();
        status = {grpc::StatusCode::DEADLINE_EXCEEDED, "HQ is not heard, or does not answer"};
    }
    handlers.ended(status);
}

void HqLink::Impl::fetchRegister(const std::string& name, std::uint64_t version) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kRegisterDeadline);
    pb::RegisterRequest request;
    request.set_name(name);
    request.set_version(version);
    const auto reader = stub->FetchRegister(&context, request);
    pb::RegisterChunk chunk;
    while (reader->Read(&chunk)) {
        {
            const std::lock_guard lock(mutex);
            if (stopping) context.TryCancel();
        }
        if (!handlers.registerChunk(name, chunk)) {
            context.TryCancel();
            break;
        }
    }
    // A transfer that broke off left the old version in force; the next Welcome asks again.
    (void)reader->Finish();
}

}  // namespace hinanjo::tablet
