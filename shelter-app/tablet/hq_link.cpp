#include "tablet/hq_link.h"

#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <random>
#include <thread>

#include "shelter/v1/sync.grpc.pb.h"

namespace hinanjo::tablet {

namespace pb = shelter::v1;

namespace {

constexpr std::chrono::minutes kLongestPause{5};
constexpr std::chrono::seconds kRegisterDeadline{120};

}  // namespace

// One stream. Reactions only queue; one read and one write outstanding. The link holds it until OnDone.
class HqLink::Stream final : public grpc::ClientBidiReactor<pb::ExchangeMessage, pb::ExchangeMessage> {
public:
    Stream(pb::Sync::Stub& stub, const Handlers& handlers, std::atomic<bool>& heard,
           std::function<void(grpc::Status)> done)
        : m_handlers(handlers), m_heard(heard), m_done(std::move(done)) {
        stub.async()->Exchange(&m_context, this);
    }

    void open(pb::Hello hello) {
        pb::ExchangeMessage first;
        *first.mutable_hello() = std::move(hello);
        StartRead(&m_incoming);
        send(std::move(first));
        StartCall();
    }

    void send(pb::ExchangeMessage message) {
        const std::lock_guard lock(m_mutex);
        if (m_broken) return;
        m_outgoing.push_back(std::move(message));
        if (!m_writing) writeNext();
    }

    void cancel() { m_context.TryCancel(); }

    void OnReadDone(bool ok) override {
        if (!ok) return;  // OnDone follows.
        m_heard = true;
        m_handlers.message(std::move(m_incoming));
        m_incoming = {};
        StartRead(&m_incoming);
    }

    void OnWriteDone(bool ok) override {
        const std::lock_guard lock(m_mutex);
        m_writing = false;
        if (!ok) {
            m_broken = true;
            return;
        }
        writeNext();
    }

    void OnDone(const grpc::Status& status) override { m_done(status); }

private:
    void writeNext() {
        if (m_outgoing.empty()) return;
        m_current = std::move(m_outgoing.front());
        m_outgoing.pop_front();
        m_writing = true;
        StartWrite(&m_current);
    }

    const Handlers& m_handlers;
    std::atomic<bool>& m_heard;
    std::function<void(grpc::Status)> m_done;
    grpc::ClientContext m_context;
    pb::ExchangeMessage m_incoming;
    std::mutex m_mutex;
    std::deque<pb::ExchangeMessage> m_outgoing;
    pb::ExchangeMessage m_current;
    bool m_writing = false;
    bool m_broken = false;
};

struct HqLink::Impl {
    std::string address;
    std::shared_ptr<grpc::Channel> channel;
    std::unique_ptr<pb::Sync::Stub> stub;
    std::chrono::milliseconds reconnectAfter;
    Handlers handlers;

    std::mutex mutex;
    std::condition_variable changed;
    std::unique_ptr<Stream> stream;  // Open stream; destroyed by the thread after OnDone.
    bool streamDone = false;
    std::atomic<bool> heard = false;  // The stream brought at least one message.
    grpc::Status why;
    bool stopping = false;
    std::deque<std::pair<std::string, std::uint64_t>> wanted;
    std::thread thread;

    void loop();
    void runStream();
    void fetchRegister(const std::string& name, std::uint64_t version);
};

HqLink::HqLink(std::string address, base::PinnedAuthority authority, ClientCertificate certificate,
               std::chrono::milliseconds reconnectAfter, Handlers handlers)
    : m_impl(std::make_unique<Impl>()) {
    Impl& impl = *m_impl;
    impl.address = std::move(address);
    impl.channel = openChannel(impl.address, pinnedCredentials(authority, certificate));
    impl.stub = pb::Sync::NewStub(impl.channel);
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

void HqLink::fetch(const std::string& name, std::uint64_t version) {
    const std::lock_guard lock(m_impl->mutex);
    for (const auto& [known, v] : m_impl->wanted) {
        if (known == name && v == version) return;
    }
    m_impl->wanted.emplace_back(name, version);
    m_impl->changed.notify_all();
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
    pb::Hello hello = handlers.hello();
    {
        const std::lock_guard lock(mutex);
        if (stopping) return;
        streamDone = false;
        heard = false;
        stream = std::make_unique<Stream>(*stub, handlers, heard, [this](grpc::Status status) {
            const std::lock_guard inner(mutex);
            why = std::move(status);
            streamDone = true;
            changed.notify_all();
        });
        stream->open(std::move(hello));
    }
    for (;;) {
        std::pair<std::string, std::uint64_t> next;
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [this] { return streamDone || (!wanted.empty() && !stopping); });
            if (streamDone) break;
            next = wanted.front();
            wanted.pop_front();
        }
        fetchRegister(next.first, next.second);
    }
    std::unique_ptr<Stream> ended;
    grpc::Status status;
    {
        const std::lock_guard lock(mutex);
        ended = std::move(stream);
        status = why;
        wanted.clear();
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
