#include "office/sealed_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

#include "base/ids.h"

namespace hinanjo::office {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::string_view kMagic = "HNJBACK";
constexpr char kVersion = 1;
// Magic, version, salt, operations, memory, public key, sealed file key, head of the stream.
constexpr std::size_t kSaltAt = 8;
constexpr std::size_t kCostAt = kSaltAt + crypto_pwhash_SALTBYTES;
constexpr std::size_t kPublicAt = kCostAt + 16;
constexpr std::size_t kSealedAt = kPublicAt + crypto_box_PUBLICKEYBYTES;
constexpr std::size_t kSealedSize = crypto_box_SEALBYTES + crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr std::size_t kStreamAt = kSealedAt + kSealedSize;
constexpr std::size_t kHead = kStreamAt + crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kPiece = 64 * 1024;
constexpr std::size_t kSealedPiece = kPiece + crypto_secretstream_xchacha20poly1305_ABYTES;
// To the disk in parts, so that the last sync is not one long wait for everybody else on that disk.
constexpr std::size_t kSyncEvery = 8 * 1024 * 1024;

bool isReady() {
    static const bool ready = sodium_init() >= 0;
    return ready;
}

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* raw(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

std::string bigEndian(std::uint64_t value) {
    std::string out;
    for (int shift = 56; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(value >> shift));
    return out;
}
std::uint64_t fromBigEndian(std::string_view bytes) {
    std::uint64_t out = 0;
    for (const char byte : bytes)
        out = out << 8 | static_cast<std::uint8_t>(byte);
    return out;
}

tl::unexpected<base::Error> fileFailure(const std::filesystem::path& file, const char* doing) {
    const ErrorCode code = errno == ENOENT   ? ErrorCode::NotFound
                           : errno == EEXIST ? ErrorCode::Conflict
                                             : ErrorCode::Unavailable;
    return fail(code, file.string() + ": " + doing + ": " + std::strerror(errno));
}

}  // namespace

std::string makeRecoveryCode(base::Random& random) {
    return base::makeCode(random, 24);
}

std::string recoveryKeyText(const RecoveryKey& key) {
    const nlohmann::ordered_json json = {{"format", "hinanjo-recovery-key"},
                                         {"salt", base::toHex(key.salt)},
                                         {"operations", key.operations},
                                         {"memory", key.memory},
                                         {"public", base::toHex(key.publicKey)}};
    return json.dump() + "\n";
}

base::Result<RecoveryKey> recoveryKeyFromText(std::string_view text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    RecoveryKey key;
    if (json.is_object() && json.contains("operations") && json["operations"].is_number_unsigned() &&
        json.contains("memory") && json["memory"].is_number_unsigned() && json.contains("salt") &&
        json["salt"].is_string() && json.contains("public") && json["public"].is_string()) {
        key.operations = json["operations"];
        key.memory = json["memory"];
        key.salt = base::fromHexText(json["salt"].get<std::string>()).value_or("");
        key.publicKey = base::fromHexText(json["public"].get<std::string>()).value_or("");
    }
    if (key.salt.size() != crypto_pwhash_SALTBYTES || key.publicKey.size() != crypto_box_PUBLICKEYBYTES)
        return fail(ErrorCode::Corrupt, "not a recovery key");
    return key;
}

// --- writing ---

struct SealedWriter::Impl {
    std::filesystem::path file;
    int fd = -1;
    FileKey key;
    crypto_secretstream_xchacha20poly1305_state stream{};
    std::string head;  // Bound to the first piece.
    std::string waiting;
    std::size_t sinceSync = 0;

    ~Impl() {
        if (fd >= 0) ::close(fd);
        sodium_memzero(key.bytes.data(), key.bytes.size());
        sodium_memzero(&stream, sizeof stream);
    }
    base::Status put(std::string_view bytes) {
        sinceSync += bytes.size();
        while (!bytes.empty()) {
            const auto done = ::write(fd, bytes.data(), bytes.size());
            if (done < 0 && errno == EINTR) continue;
            if (done < 0) return fileFailure(file, "cannot be written");
            bytes.remove_prefix(static_cast<std::size_t>(done));
        }
        return {};
    }
    base::Status sync() {
        sinceSync = 0;
        if (::fdatasync(fd) != 0) return fileFailure(file, "cannot be made durable");
        return {};
    }
    base::Status piece(std::string_view plain, unsigned char tag) {
        std::string sealed(plain.size() + crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
        crypto_secretstream_xchacha20poly1305_push(&stream, raw(sealed), nullptr, raw(plain), plain.size(),
                                                   raw(std::string_view(head)), head.size(), tag);
        head.clear();
        HINANJO_TRY(put(sealed));
        return sinceSync >= kSyncEvery ? sync() : base::Status{};
    }
};

SealedWriter::SealedWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
SealedWriter::~SealedWriter() = default;

base::Result<std::unique_ptr<SealedWriter>> SealedWriter::create(const std::filesystem::path& file,
                                                                 const RecoveryKey& key) {
    if (!isReady()) return fail(ErrorCode::Unavailable, "libsodium does not start");
    auto impl = std::make_unique<Impl>();
    impl->file = file;
    impl->fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (impl->fd < 0) return fileFailure(file, "cannot be written");
    impl->key.bytes.resize(crypto_secretstream_xchacha20poly1305_KEYBYTES);
    crypto_secretstream_xchacha20poly1305_keygen(raw(impl->key.bytes));
    HINANJO_ASSIGN(const std::string sealed, key.seal(impl->key.bytes));
    std::string header(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&impl->stream, raw(header), raw(std::string_view(impl->key.bytes)));
    impl->head = std::string(kMagic) + kVersion + key.salt + bigEndian(key.operations) + bigEndian(key.memory) +
                 key.publicKey + sealed + header;
    HINANJO_TRY(impl->put(impl->head));
    return std::unique_ptr<SealedWriter>(new SealedWriter(std::move(impl)));
}

base::Status SealedWriter::add(std::string_view bytes) {
    std::string& waiting = m_impl->waiting;
    waiting += bytes;
    std::size_t at = 0;
    for (; waiting.size() - at > kPiece; at += kPiece)
        HINANJO_TRY(m_impl->piece(std::string_view(waiting).substr(at, kPiece), 0));
    waiting.erase(0, at);
    return {};
}

base::Status SealedWriter::finish() {
    HINANJO_TRY(m_impl->piece(m_impl->waiting, crypto_secretstream_xchacha20poly1305_TAG_FINAL));
    if (::fsync(m_impl->fd) != 0) return fileFailure(m_impl->file, "cannot be made durable");
    // Who checks it now shall see what the disk has, not what memory has.
    ::posix_fadvise(m_impl->fd, 0, 0, POSIX_FADV_DONTNEED);
    return {};
}

const FileKey& SealedWriter::key() const {
    return m_impl->key;
}

// --- reading ---

struct SealedReader::Impl {
    std::filesystem::path file;
    int fd = -1;
    crypto_secretstream_xchacha20poly1305_state stream{};
    std::string head;
    std::string plain;  // Opened, not yet asked for: from `at` on.
    std::size_t at = 0;
    bool finished = false;

    ~Impl() {
        if (fd >= 0) ::close(fd);
        sodium_memzero(&stream, sizeof stream);
    }
    tl::unexpected<base::Error> damaged() const {
        return fail(ErrorCode::Corrupt, file.string() + ": is damaged: cut off, or changed after it was written");
    }
    // Up to `size` bytes: fewer only at the end of the file.
    base::Result<std::string> take(std::size_t size) {
        std::string out(size, '\0');
        std::size_t got = 0;
        while (got < size) {
            const auto done = ::read(fd, out.data() + got, size - got);
            if (done < 0 && errno == EINTR) continue;
            if (done < 0) return fileFailure(file, "cannot be read");
            if (done == 0) break;
            got += static_cast<std::size_t>(done);
        }
        out.resize(got);
        return out;
    }
    base::Status openPiece() {
        HINANJO_ASSIGN(const std::string sealed, take(kSealedPiece));
        if (sealed.size() < crypto_secretstream_xchacha20poly1305_ABYTES) return damaged();
        plain.assign(sealed.size() - crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
        at = 0;
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&stream, raw(plain), nullptr, &tag,
                                                       raw(std::string_view(sealed)), sealed.size(),
                                                       raw(std::string_view(head)), head.size()) != 0) {
            return damaged();
        }
        head.clear();
        finished = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        if (finished) {
            HINANJO_ASSIGN(const std::string more, take(1));
            if (!more.empty()) return damaged();
        }
        return {};
    }
    base::Status begin(const std::string& key) {
        if (crypto_secretstream_xchacha20poly1305_init_pull(&stream, raw(std::string_view(head).substr(kStreamAt)),
                                                            raw(std::string_view(key))) != 0) {
            return damaged();
        }
        // Proves the key and the head before anybody asks for anything.
        return openPiece();
    }
    static base::Result<std::unique_ptr<Impl>> open(const std::filesystem::path& file) {
        if (!isReady()) return fail(ErrorCode::Unavailable, "libsodium does not start");
        auto impl = std::make_unique<Impl>();
        impl->file = file;
        impl->fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        if (impl->fd < 0) return fileFailure(file, "cannot be opened");
        HINANJO_ASSIGN(impl->head, impl->take(kHead));
        if (!impl->head.starts_with(kMagic) || impl->head.size() <= kMagic.size())
            return fail(ErrorCode::Invalid, file.string() + ": is not a backup made by hq-server");
        if (impl->head[kMagic.size()] > kVersion)
            return fail(ErrorCode::TooNew, file.string() + ": was made by a later version of this program");
        if (impl->head.size() < kHead) return impl->damaged();
        return impl;
    }
};

SealedReader::SealedReader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
SealedReader::~SealedReader() = default;

base::Result<std::unique_ptr<SealedReader>> SealedReader::open(const std::filesystem::path& file,
                                                               std::string_view code) {
    HINANJO_ASSIGN(auto impl, Impl::open(file));
    const std::string_view head = impl->head;
    RecoveryKey key;
    key.salt = head.substr(kSaltAt, crypto_pwhash_SALTBYTES);
    key.operations = fromBigEndian(head.substr(kCostAt, 8));
    key.memory = fromBigEndian(head.substr(kCostAt + 8, 8));
    key.publicKey = head.substr(kPublicAt, crypto_box_PUBLICKEYBYTES);
    if (!key.isSound()) return impl->damaged();
    auto opened = key.open(code, head.substr(kSealedAt, kSealedSize));
    if (!opened) {
        if (opened.error().code == ErrorCode::Unavailable) return fail(opened.error());
        if (opened.error().code != ErrorCode::Denied) return impl->damaged();
        return fail(ErrorCode::Denied, file.string() +
                                           ": another recovery code belongs to this backup (or its first "
                                           "bytes are damaged)");
    }
    std::string fileKey = std::move(*opened);
    const auto begun = impl->begin(fileKey);
    sodium_memzero(fileKey.data(), fileKey.size());
    HINANJO_TRY(begun);
    return std::unique_ptr<SealedReader>(new SealedReader(std::move(impl)));
}

base::Result<std::unique_ptr<SealedReader>> SealedReader::open(const std::filesystem::path& file, const FileKey& key) {
    HINANJO_ASSIGN(auto impl, Impl::open(file));
    HINANJO_TRY(impl->begin(key.bytes));
    return std::unique_ptr<SealedReader>(new SealedReader(std::move(impl)));
}

base::Result<std::string> SealedReader::next(std::size_t limit) {
    Impl& impl = *m_impl;
    while (impl.at == impl.plain.size() && !impl.finished)
        HINANJO_TRY(impl.openPiece());
    std::string out = impl.plain.substr(impl.at, limit);
    impl.at += out.size();
    return out;
}

base::Result<std::string> SealedReader::read(std::size_t size) {
    std::string out;
    while (out.size() < size) {
        HINANJO_ASSIGN(const std::string more, next(size - out.size()));
        if (more.empty()) return m_impl->damaged();
        out += more;
    }
    return out;
}

}  // namespace hinanjo::office
