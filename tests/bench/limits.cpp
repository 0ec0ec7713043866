#include "bench/limits.h"

#include <fcntl.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_credentials_options.h>
#include <unistd.h>

#include "base/files.h"
#include "bench/bench.h"
#include "shelter/v1/sync.grpc.pb.h"
#include "store/database.h"

namespace hinanjo::bench {

namespace pb = shelter::v1;

BareSqlite bareSqlite(std::span<const std::vector<event::StoredEvent>> logs) {
    test::TempDir dir;
    auto db = store::Database::open(dir / "bare.db", {std::string(32, 'k')}, store::Access::Writer);
    if (!db ||
        !db->execute("CREATE TABLE event (position INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, bytes BLOB NOT NULL)"))
        return {};
    BareSqlite seconds;
    const auto from = std::chrono::steady_clock::now();
    for (const auto& log : logs) {
        for (std::size_t i = 0; i < log.size(); i += kBatch) {
            store::Transaction transaction(*db);
            if (!transaction.begin()) return {};
            for (std::size_t k = i; k < std::min(log.size(), i + kBatch); ++k) {
                auto insert = db->prepare("INSERT INTO event (id, bytes) VALUES (?, ?)");
                if (!insert.bindBlob(1, log[k].envelope.id.view()).bindBlob(2, log[k].bytes).run()) return {};
            }
            if (!transaction.commit()) return {};
        }
    }
    seconds.writing = secondsSince(from);
    // By another connection: nothing of it is decrypted yet.
    const auto readingFrom = std::chrono::steady_clock::now();
    auto reader = store::Database::open(dir / "bare.db", {std::string(32, 'k')}, store::Access::Reader);
    if (!reader) return {};
    std::size_t read = 0;
    auto select = reader->prepare("SELECT bytes FROM event ORDER BY position");
    for (;;) {
        const auto row = select.step();
        if (!row) return {};
        if (!*row) break;
        read += select.bytes(0).size();
    }
    seconds.reading = read > 0 ? secondsSince(readingFrom) : 0;
    return seconds;
}

double syncRate() {
    test::TempDir dir;
    const int fd = ::open((dir / "f").c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    const std::string block(4096, 'x');
    const auto from = std::chrono::steady_clock::now();
    int count = 0;
    for (; secondsSince(from) < 2; ++count) {
        if (::write(fd, block.data(), block.size()) < 0 || ::fdatasync(fd) != 0) return 0;
    }
    ::close(fd);
    return count / secondsSince(from);
}

class EchoServer::Service final : public pb::Sync::Service {
    grpc::Status Exchange(grpc::ServerContext*,
                          grpc::ServerReaderWriter<pb::ExchangeMessage, pb::ExchangeMessage>* stream) override {
        pb::ExchangeMessage message, reply;
        while (stream->Read(&message)) {
            reply.Clear();
            if (message.has_hello()) {
                reply.mutable_welcome();
            } else {
                reply.mutable_ack()->set_number(message.batch().number());
            }
            stream->Write(reply);
        }
        return grpc::Status::OK;
    }
};

EchoServer::EchoServer(const std::filesystem::path& hq) : m_service(std::make_unique<Service>()) {
    using namespace grpc::experimental;
    const auto read = [&](const char* name) { return *base::readFile(hq / name); };
    TlsServerCredentialsOptions options(std::make_shared<StaticDataCertificateProvider>(
        read("ca.pem"), std::vector<IdentityKeyCertPair>{{read("server.key"), read("server.pem")}}));
    options.watch_root_certs();
    options.watch_identity_key_cert_pairs();
    options.set_cert_request_type(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", TlsServerCredentials(options), &m_port);
    builder.RegisterService(m_service.get());
    m_server = builder.BuildAndStart();
}

EchoServer::~EchoServer() {
    if (m_server) m_server->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(1));
}

}  // namespace hinanjo::bench
