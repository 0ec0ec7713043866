#include "bench/raw_tablet.h"

#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <stdexcept>
#include <thread>

#include "bench/bench.h"
#include "bench/limits.h"
#include "shelter/v1/sync.grpc.pb.h"
#include "sync/offers.h"
#include "tablet/credentials.h"
#include "tablet/tablet.h"

namespace hinanjo::bench {

namespace pb = shelter::v1;

namespace {

constexpr std::size_t kInFlight = 4;

std::shared_ptr<grpc::Channel> channelTo(const tablet::Enrolment& enrolment, const std::string& address) {
    return tablet::openChannel(
        address, tablet::pinnedCredentials({enrolment.authority, {}}, {enrolment.tlsKey, enrolment.certificate}));
}

}  // namespace

RawTablet::RawTablet(const std::filesystem::path& dir, const std::string& code) {
    tablet::Tablet::Options options;
    options.data = dir;
    auto opened = tablet::Tablet::open(options);
    if (!opened) throw std::runtime_error(opened.error().detail);
    if (const auto enrolled = (*opened)->enrol(code); !enrolled) throw std::runtime_error(enrolled.error().detail);
    m_enrolment = *tablet::loadEnrolment(dir);
}

void RawTablet::write(std::size_t events, const std::string& shelter, std::uint64_t seed) {
    const test::FakeClock clock(base::SystemClock().now());
    test::Author author(clock, seed);
    std::vector<event::Draft> drafts;
    for (std::size_t n = 0; drafts.size() < events; ++n) {
        for (auto& draft : person(author, clock, shelter, n))
            drafts.push_back(std::move(draft));
    }
    m_events = author.write(drafts);
    m_standing = {m_events.front().envelope.log, m_events.back().envelope.sequence, m_events.size(), {}};
    for (const event::StoredEvent& e : m_events)
        m_standing.digest.add(e.hash);
}

std::optional<double> RawTablet::push(int port, std::atomic<bool>& go, std::atomic<std::size_t>& ready) {
    const auto stub = pb::Sync::NewStub(channelTo(m_enrolment, "127.0.0.1:" + std::to_string(port)));
    grpc::ClientContext context;
    const auto stream = stub->Exchange(&context);
    pb::ExchangeMessage message;
    pb::Hello& hello = *message.mutable_hello();
    hello.set_protocol(1);
    // Its own log and how far it read, so that little comes back but acknowledgements.
    hello.set_own_log_id(std::string(m_standing.log.view()));
    *hello.add_offers() = sync::offerOf(m_standing);
    if (m_cursor) {
        hello.mutable_cursor()->set_incarnation(std::string(m_cursor->incarnation.view()));
        hello.mutable_cursor()->set_position(m_cursor->position);
        hello.mutable_cursor()->set_check(m_cursor->check);
    }
    stream->Write(message);
    do {
        if (!stream->Read(&message)) return {};
    } while (!message.has_welcome());
    store::Cursor cursor = m_cursor.value_or(store::Cursor{});
    if (const auto id = base::IncarnationId::fromBytes(message.welcome().incarnation())) cursor.incarnation = *id;
    std::vector<pb::ExchangeMessage> batches;
    for (std::size_t i = 0; i < m_events.size(); i += kBatch) {
        auto& batch = *batches.emplace_back().mutable_batch();
        batch.set_number(i / kBatch + 1);
        for (std::size_t k = i; k < std::min(m_events.size(), i + kBatch); ++k)
            batch.add_events(m_events[k].bytes);
    }
    ++ready;
    while (!go)
        std::this_thread::yield();
    const auto from = std::chrono::steady_clock::now();
    std::size_t sent = 0, acked = 0;
    std::uint64_t feedEnd = 0;
    std::optional<double> seconds;
    // After the last acknowledgement, the feed up to it: the next greeting continues there. An echo has none.
    while (!seconds || cursor.position < feedEnd) {
        while (sent < batches.size() && sent - acked < kInFlight) {
            if (!stream->Write(batches[sent++])) return {};
        }
        if (!stream->Read(&message)) return {};
        if (message.has_ack()) {
            acked = message.ack().number();
            feedEnd = message.ack().feed_end();
            if (acked == batches.size()) seconds = secondsSince(from);
        } else if (message.has_feed()) {
            cursor.position = message.feed().to();
            cursor.check = message.feed().check();
            pb::ExchangeMessage reply;
            reply.mutable_feed_ack()->set_position(cursor.position);
            if (!stream->Write(reply)) return {};
        }
    }
    if (feedEnd > 0) m_cursor = cursor;
    context.TryCancel();
    return seconds;
}

std::optional<double> RawTablet::push(int port) {
    std::atomic<bool> go = true;
    std::atomic<std::size_t> ready = 0;
    return push(port, go, ready);
}

double pushAll(std::vector<RawTablet>& tablets, int port) {
    std::atomic<bool> go = false, failed = false;
    std::atomic<std::size_t> ready = 0;
    std::vector<double> seconds(tablets.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < tablets.size(); ++i) {
        threads.emplace_back([&, i] {
            const auto pushed = tablets[i].push(port, go, ready);
            if (!pushed) failed = true;
            seconds[i] = pushed.value_or(0);
        });
    }
    while (ready < tablets.size() && !failed)
        std::this_thread::yield();
    go = true;
    for (auto& t : threads)
        t.join();
    return failed ? 0 : std::ranges::max(seconds);
}

bool handshake(const std::filesystem::path& tablet, const std::string& address) {
    const auto enrolment = tablet::loadEnrolment(tablet);
    return enrolment && channelTo(*enrolment, address)
                            ->WaitForConnected(std::chrono::system_clock::now() + std::chrono::seconds(20));
}

}  // namespace hinanjo::bench
