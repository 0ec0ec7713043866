#include "sync/bundle.h"

#include <sodium.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <set>
#include <utility>

#include "base/digest.h"
#include "base/files.h"
#include "event/event.h"
#include "sync/limits.h"
#include "sync/offers.h"

namespace hinanjo::sync {
namespace {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;

constexpr std::string_view kMagic = "HNJB1";
constexpr char kVersion = 1;
constexpr std::size_t kBoxBytes = crypto_box_SEALBYTES + crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr std::size_t kStreamHeaderBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kTagBytes = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr unsigned char kFirst = crypto_secretstream_xchacha20poly1305_TAG_PUSH;
constexpr unsigned char kBatch = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
constexpr unsigned char kLast = crypto_secretstream_xchacha20poly1305_TAG_FINAL;
constexpr int kCompression = 3;  // Higher levels save 1 % of such short events and take three times as long.

static_assert(kBoxBytes == 80);
// However badly a batch compresses, it fits into a frame and into what a reader unpacks.
static_assert(kBundleBatchBytes + event::kMaxEventBytes + 64 * 1024 < kMaxBundleFrame);

bool sodiumIsReady() {
    static const bool ready = sodium_init() >= 0;
    return ready;
}

unsigned char* raw(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}
const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

// Bytes that are gone when this is.
template <std::size_t Size>
struct Secret {
    std::array<unsigned char, Size> bytes{};
    Secret() = default;
    Secret(const Secret&) = default;
    Secret& operator=(const Secret&) = default;
    ~Secret() { sodium_memzero(bytes.data(), bytes.size()); }
    [[nodiscard]] unsigned char* data() { return bytes.data(); }
    [[nodiscard]] const unsigned char* data() const { return bytes.data(); }
    [[nodiscard]] std::string_view view() const { return {reinterpret_cast<const char*>(bytes.data()), Size}; }
};
using FileKey = Secret<crypto_secretstream_xchacha20poly1305_KEYBYTES>;

struct Stream {
    crypto_secretstream_xchacha20poly1305_state state{};
    Stream() = default;
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream() { sodium_memzero(&state, sizeof state); }
};

// The X25519 pair that follows from a seal key.
struct BoxPair {
    std::array<unsigned char, crypto_box_PUBLICKEYBYTES> open{};
    Secret<crypto_box_SECRETKEYBYTES> secret;
};
Result<BoxPair> boxPairOf(const base::PrivateKey& sealKey) {
    std::string seed = sealKey.rawSeed();
    if (seed.size() != crypto_sign_SEEDBYTES) return fail(ErrorCode::Invalid, "the key is no seal key");
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> signing{};
    Secret<crypto_sign_SECRETKEYBYTES> secret;
    crypto_sign_seed_keypair(signing.data(), secret.data(), raw(seed));
    sodium_memzero(seed.data(), seed.size());
    BoxPair pair;
    if (crypto_sign_ed25519_pk_to_curve25519(pair.open.data(), signing.data()) != 0 ||
        crypto_sign_ed25519_sk_to_curve25519(pair.secret.data(), secret.data()) != 0) {
        return fail(ErrorCode::Invalid, "the seal key cannot open bundles");
    }
    return pair;
}

// Names this file: a signature over it cannot be moved to another.
std::string fileMark(const FileKey& key, std::string_view streamHeader) {
    base::Sha256Stream hash;
    hash.add(key.view());
    hash.add(streamHeader);
    return std::string(base::asText(hash.finish()));
}
std::string headerText(std::string_view mark, std::string_view content) {
    return std::string("hinanjo-bundle-header-1").append(mark).append(content);
}
std::string trailerText(std::string_view mark, std::string_view header, std::string_view content) {
    return std::string("hinanjo-bundle-trailer-1")
        .append(mark)
        .append(base::asText(base::sha256(header)))
        .append(content);
}

std::array<char, 4> lengthBytes(std::size_t length) {
    std::array<char, 4> out{};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<char>(static_cast<unsigned char>(length >> (8 * i)));
    return out;
}
std::size_t lengthOf(const std::array<char, 4>& bytes) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        length |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return length;
}
void addTo(base::Sha256Stream& digest, std::string_view batch) {
    const auto length = lengthBytes(batch.size());
    digest.add({length.data(), length.size()});
    digest.add(batch);
}

// 1204 -> "1,204"
std::string counted(std::uint64_t number) {
    std::string out = std::to_string(number);
    for (std::size_t at = out.size(); at > 3;)
        out.insert(at -= 3, ",");
    return out;
}

}  // namespace

std::string bundleFileName(const base::DeviceId& device, base::TimePoint written) {
    const auto japanese = std::chrono::floor<std::chrono::seconds>(written + std::chrono::hours(9));
    const auto day = std::chrono::floor<std::chrono::days>(japanese);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(japanese - day);
    char stamp[48];
    std::snprintf(stamp, sizeof stamp, "-%04d%02u%02uT%02d%02d%02d.evx", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return "hinanjo-" + device.hex().substr(0, 8) + stamp;
}

// --- reading ---

struct BundleReader::Parts {
    struct FreeContext {
        void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    };
    std::unique_ptr<std::istream> in;
    Stream stream;
    std::unique_ptr<ZSTD_DCtx, FreeContext> unpacker{ZSTD_createDCtx()};
    std::string mark;
    std::string headerContent;
    pb::BundleHeader header;
    base::Sha256Stream digest;
    std::uint64_t frames = 0;  // Read whole, the first included.
    BundleEnd end;

    // How many of `size` bytes there still are.
    std::size_t take(char* to, std::size_t size) {
        in->read(to, static_cast<std::streamsize>(size));
        return static_cast<std::size_t>(in->gcount());
    }
    void stop(BundleEnd::How how, const std::string& what) {
        end.how = how;
        end.detail = what + "; " + counted(end.events) + " of " + counted(header.events()) + " events could be read";
    }
    void stopShort() {
        if (in->bad()) {
            stop(BundleEnd::How::Unreadable, "it cannot be read beyond frame " + counted(frames));
        } else {
            stop(BundleEnd::How::Torn, "it ends early, after frame " + counted(frames));
        }
    }
    void stopEdited(const char* what) { stop(BundleEnd::How::Edited, "frame " + counted(frames + 1) + " " + what); }

    struct Frame {
        unsigned char tag = 0;
        std::string content;
    };
    // Nothing: stopped, and said why.
    std::optional<Frame> frame() {
        std::array<char, 4> prefix{};
        if (take(prefix.data(), prefix.size()) < prefix.size()) {
            stopShort();
            return std::nullopt;
        }
        const std::size_t length = lengthOf(prefix);
        if (length < kTagBytes || length > kMaxBundleFrame) {
            stopEdited("has an impossible length");
            return std::nullopt;
        }
        std::string sealed(length, '\0');
        if (take(sealed.data(), length) < length) {
            stopShort();
            return std::nullopt;
        }
        Frame out;
        out.content.resize(length - kTagBytes);
        if (crypto_secretstream_xchacha20poly1305_pull(&stream.state, raw(out.content), nullptr, &out.tag,
                                                       raw(std::string_view(sealed)), length, nullptr, 0) != 0) {
            stopEdited("is not authentic");
            return std::nullopt;
        }
        return out;
    }

    // Authentic bytes are still not trusted with our memory: whoever can read the file can write such a frame.
    std::optional<std::string> unpack(std::string_view packed) {
        const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
        if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > kMaxBundleFrame) {
            return std::nullopt;
        }
        std::string out(static_cast<std::size_t>(size), '\0');
        const std::size_t got =
            ZSTD_decompressDCtx(unpacker.get(), out.data(), out.size(), packed.data(), packed.size());
        if (ZSTD_isError(got) || got != out.size()) return std::nullopt;
        return out;
    }

    void finish(std::string_view content) {
        const auto bad = [this](const char* what) { stop(BundleEnd::How::BadTrailer, what); };
        pb::BundlePart part;
        pb::BundleTrailer trailer;
        if (!part.ParseFromArray(content.data(), static_cast<int>(content.size())) ||
            !trailer.ParseFromString(part.content())) {
            return bad("its trailer is malformed");
        }
        if (!base::verifyEd25519(header.seal_public_key(), trailerText(mark, headerContent, part.content()),
                                 part.signature())) {
            return bad("its trailer is not signed by the sender");
        }
        if (trailer.events() != end.events || trailer.batches() != end.batches ||
            trailer.digest() != base::asText(digest.finish()) || header.events() != end.events) {
            return bad("what it holds is not what its sender signed");
        }
        if (in->peek() != std::istream::traits_type::eof()) {
            return stop(BundleEnd::How::Edited, "something was added behind the end");
        }
        stop(BundleEnd::How::Complete, "it is complete");
    }
};

BundleReader::BundleReader(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
BundleReader::~BundleReader() = default;
BundleReader::BundleReader(BundleReader&&) noexcept = default;
BundleReader& BundleReader::operator=(BundleReader&&) noexcept = default;

const pb::BundleHeader& BundleReader::header() const {
    return m_parts->header;
}
const BundleEnd& BundleReader::end() const {
    return m_parts->end;
}

std::optional<pb::Batch> BundleReader::next() {
    Parts& parts = *m_parts;
    if (parts.end.how != BundleEnd::How::Reading) return std::nullopt;
    const auto frame = parts.frame();
    if (!frame) return std::nullopt;
    if (frame->tag == kLast) {
        parts.finish(frame->content);
        return std::nullopt;
    }
    const auto bytes = frame->tag == kBatch ? parts.unpack(frame->content) : std::nullopt;
    pb::Batch batch;
    if (!bytes || !batch.ParseFromString(*bytes)) {
        parts.stopEdited("does not hold events");
        return std::nullopt;
    }
    addTo(parts.digest, *bytes);
    ++parts.frames;
    ++parts.end.batches;
    parts.end.events += static_cast<std::uint64_t>(batch.events_size());
    return batch;
}

class BundleOpening {
public:
    // Takes the key from the box that opens with `mine`; the writer, who knows it, reads back with `known`.
    static Result<BundleReader> open(std::unique_ptr<std::istream> bytes, const BoxPair* mine, const FileKey* known) {
        auto parts = std::make_unique<BundleReader::Parts>();
        if (!parts->unpacker) return fail(ErrorCode::Unavailable, "no memory to read a bundle");
        parts->in = std::move(bytes);
        const auto ended = [&parts]() {
            if (parts->in->bad()) return fail(ErrorCode::Unavailable, "cannot be read");
            return fail(ErrorCode::Corrupt, "the bundle ends before its first event");
        };

        std::string head(kMagic.size() + 1, '\0');
        head.resize(parts->take(head.data(), head.size()));
        if (head.compare(0, kMagic.size(), kMagic.substr(0, head.size())) != 0)
            return fail(ErrorCode::Invalid, "not a bundle");
        if (head.size() <= kMagic.size()) return ended();
        if (static_cast<unsigned char>(head.back()) > kVersion)
            return fail(ErrorCode::TooNew, "the bundle is of a later version of this program");
        if (head.back() != kVersion) return fail(ErrorCode::Invalid, "not a bundle");

        std::string boxes(kBoxBytes * kMaxBundleRecipients, '\0');
        if (parts->take(boxes.data(), boxes.size()) < boxes.size()) return ended();
        FileKey key;
        if (known != nullptr) {
            key = *known;
        } else if (!openBox(boxes, *mine, key)) {
            return fail(ErrorCode::Denied,
                        "the bundle is not for this device: it is for another office or shelter, or was written before "
                        "this device was enrolled");
        }
        std::string streamHeader(kStreamHeaderBytes, '\0');
        if (parts->take(streamHeader.data(), streamHeader.size()) < streamHeader.size()) return ended();
        if (crypto_secretstream_xchacha20poly1305_init_pull(&parts->stream.state, raw(std::string_view(streamHeader)),
                                                            key.data()) != 0) {
            return edited();
        }
        parts->mark = fileMark(key, streamHeader);

        auto first = parts->frame();
        if (!first) return parts->end.how == BundleEnd::How::Edited ? edited() : ended();
        pb::BundlePart part;
        if (first->tag != kFirst || !part.ParseFromString(first->content) ||
            !parts->header.ParseFromString(part.content()) || parts->header.device_id().size() != 16 ||
            !base::verifyEd25519(parts->header.seal_public_key(), headerText(parts->mark, part.content()),
                                 part.signature())) {
            return edited();
        }
        parts->headerContent = std::move(*part.mutable_content());
        parts->frames = 1;
        return BundleReader(std::move(parts));
    }

private:
    static tl::unexpected<base::Error> edited() {
        return fail(ErrorCode::Corrupt, "the bundle was changed after it was written; nothing of it can be read");
    }
    static bool openBox(std::string_view boxes, const BoxPair& mine, FileKey& key) {
        for (std::size_t at = 0; at < boxes.size(); at += kBoxBytes) {
            if (crypto_box_seal_open(key.data(), raw(boxes.substr(at)), kBoxBytes, mine.open.data(),
                                     mine.secret.data()) == 0) {
                return true;
            }
        }
        return false;
    }
};

Result<BundleReader> openBundle(std::unique_ptr<std::istream> bytes, const base::PrivateKey& mine) {
    if (!sodiumIsReady()) return fail(ErrorCode::Unavailable, "no randomness");
    HINANJO_ASSIGN(const BoxPair pair, boxPairOf(mine));
    return BundleOpening::open(std::move(bytes), &pair, nullptr);
}

Result<BundleReader> openBundle(const std::filesystem::path& file, const base::PrivateKey& mine) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return fail(ErrorCode::NotFound, file.string() + ": there is no such file");
    auto in = std::make_unique<std::ifstream>(file, std::ios::binary);
    if (!in->is_open()) return fail(ErrorCode::Unavailable, file.string() + ": cannot be opened");
    auto reader = openBundle(std::move(in), mine);
    if (!reader) return fail(base::within(file.string(), std::move(reader).error()));
    return reader;
}

Status checkOffice(const pb::BundleHeader& header, std::string_view office) {
    if (header.office() == office) return {};
    return fail(ErrorCode::Denied, "the bundle is of another office");
}

// --- writing ---

namespace {

class BundleWriter {
public:
    static Result<BundleWriter> begin(const std::filesystem::path& file) {
        HINANJO_ASSIGN(base::NewFile out, base::NewFile::create(file));
        BundleWriter writer(std::move(out));
        if (!writer.m_packer) return fail(ErrorCode::Unavailable, "no memory to write a bundle");
        crypto_secretstream_xchacha20poly1305_keygen(writer.m_key.data());
        return writer;
    }

    Status head(const pb::BundleHeader& header, std::span<const std::string> recipients,
                const base::PrivateKey& sealKey) {
        HINANJO_TRY(m_out.add(kMagic));
        HINANJO_TRY(m_out.add({&kVersion, 1}));
        for (std::size_t i = 0; i < kMaxBundleRecipients; ++i) {
            std::array<unsigned char, crypto_box_PUBLICKEYBYTES> to{};
            if (i < recipients.size()) {
                if (recipients[i].size() != crypto_sign_PUBLICKEYBYTES ||
                    crypto_sign_ed25519_pk_to_curve25519(to.data(), raw(std::string_view(recipients[i]))) != 0) {
                    return fail(ErrorCode::Invalid, "the key of recipient " + std::to_string(i + 1) + " is none");
                }
            } else {
                Secret<crypto_box_SECRETKEYBYTES> nobodys;
                crypto_box_keypair(to.data(), nobodys.data());
            }
            std::string box(kBoxBytes, '\0');
            if (crypto_box_seal(raw(box), m_key.data(), m_key.bytes.size(), to.data()) != 0)
                return fail(ErrorCode::Invalid, "the key of recipient " + std::to_string(i + 1) + " is none");
            HINANJO_TRY(m_out.add(box));
        }
        std::string streamHeader(kStreamHeaderBytes, '\0');
        crypto_secretstream_xchacha20poly1305_init_push(&m_stream->state, raw(streamHeader), m_key.data());
        HINANJO_TRY(m_out.add(streamHeader));
        m_mark = fileMark(m_key, streamHeader);
        m_header = header.SerializeAsString();
        return part(kFirst, m_header, headerText(m_mark, m_header), sealKey);
    }

    Status batch(pb::Batch& batch) {
        if (batch.events_size() == 0 && batch.seals_size() == 0) return {};
        batch.set_number(++m_batches);
        m_events += static_cast<std::uint64_t>(batch.events_size());
        const std::string bytes = batch.SerializeAsString();
        batch.Clear();
        addTo(*m_digest, bytes);
        std::string packed(ZSTD_compressBound(bytes.size()), '\0');
        const std::size_t size =
            ZSTD_compressCCtx(m_packer.get(), packed.data(), packed.size(), bytes.data(), bytes.size(), kCompression);
        if (ZSTD_isError(size)) return fail(ErrorCode::Unavailable, "no memory to write a bundle");
        packed.resize(size);
        return frame(kBatch, packed);
    }

    // The trailer; then everything is read back from the disk, and only then the file gets its name.
    Status finish(const base::PrivateKey& sealKey) {
        pb::BundleTrailer trailer;
        trailer.set_events(m_events);
        trailer.set_batches(m_batches);
        trailer.set_digest(std::string(base::asText(m_digest->finish())));
        const std::string content = trailer.SerializeAsString();
        HINANJO_TRY(part(kLast, content, trailerText(m_mark, m_header, content), sealKey));
        HINANJO_TRY(m_out.sync());
        HINANJO_TRY(readBack());
        return m_out.putInPlace();
    }
    [[nodiscard]] std::uint64_t events() const { return m_events; }

private:
    struct FreeContext {
        void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    };
    explicit BundleWriter(base::NewFile out) : m_out(std::move(out)) {}

    Status part(unsigned char tag, const std::string& content, const std::string& toSign,
                const base::PrivateKey& sealKey) {
        pb::BundlePart part;
        part.set_content(content);
        HINANJO_ASSIGN(*part.mutable_signature(), sealKey.sign(toSign));
        return frame(tag, part.SerializeAsString());
    }

    Status frame(unsigned char tag, std::string_view content) {
        if (content.size() + kTagBytes > kMaxBundleFrame)
            return fail(ErrorCode::Invalid, "more in one frame of a bundle than a frame may hold");
        std::string sealed(content.size() + kTagBytes, '\0');
        crypto_secretstream_xchacha20poly1305_push(&m_stream->state, raw(sealed), nullptr, raw(content), content.size(),
                                                   nullptr, 0, tag);
        const auto length = lengthBytes(sealed.size());
        HINANJO_TRY(m_out.add({length.data(), length.size()}));
        return m_out.add(sealed);
    }

    // A stick that takes everything and keeps nothing is found out here, not at headquarters.
    Status readBack() {
        const auto differs = [](const std::string& how) {
            return fail(ErrorCode::Unavailable, "what was read back is not what was written: " + how);
        };
        auto reader =
            BundleOpening::open(std::make_unique<std::ifstream>(m_out.temporary(), std::ios::binary), nullptr, &m_key);
        if (!reader) return differs(reader.error().detail);
        while (reader->next()) {
        }
        if (reader->end().how != BundleEnd::How::Complete) return differs(reader->end().detail);
        if (reader->end().events != m_events || reader->header().SerializeAsString() != m_header)
            return differs("another file");
        return {};
    }

    base::NewFile m_out;
    FileKey m_key;
    std::unique_ptr<Stream> m_stream = std::make_unique<Stream>();
    std::unique_ptr<base::Sha256Stream> m_digest = std::make_unique<base::Sha256Stream>();
    std::unique_ptr<ZSTD_CCtx, FreeContext> m_packer{ZSTD_createCCtx()};
    std::string m_mark;
    std::string m_header;
    std::uint64_t m_batches = 0;
    std::uint64_t m_events = 0;
};

// Cuts what a source gives into batches that fit a frame.
class Cutter {
public:
    explicit Cutter(BundleWriter& writer) : m_writer(writer) {}

    Status take(pb::Batch piece) {
        for (std::string& bytes : *piece.mutable_events()) {
            if (bytes.size() > event::kMaxEventBytes)
                return fail(ErrorCode::Invalid, "an event is larger than an event may be");
            HINANJO_TRY(makeRoom(bytes.size()));
            m_batch.add_events(std::move(bytes));
        }
        for (pb::LogSeal& seal : *piece.mutable_seals()) {
            HINANJO_TRY(makeRoom(seal.ByteSizeLong()));
            *m_batch.add_seals() = std::move(seal);
        }
        return {};
    }
    Status flush() {
        m_bytes = 0;
        return m_writer.batch(m_batch);
    }

private:
    // With the few bytes that protobuf puts before each.
    static constexpr std::size_t kPrefix = 4;

    Status makeRoom(std::size_t bytes) {
        if (m_bytes > 0 && m_bytes + bytes + kPrefix > kBundleBatchBytes) HINANJO_TRY(flush());
        m_bytes += bytes + kPrefix;
        return {};
    }

    BundleWriter& m_writer;
    pb::Batch m_batch;
    std::size_t m_bytes = 0;
};

}  // namespace

Status writeBundle(const std::filesystem::path& file, pb::BundleHeader header, std::span<const std::string> recipients,
                   const base::PrivateKey& sealKey, const BundleSource& source) {
    if (!sodiumIsReady()) return fail(ErrorCode::Unavailable, "no randomness");
    if (recipients.empty() || recipients.size() > kMaxBundleRecipients)
        return fail(ErrorCode::Invalid, "a bundle has 1 to 64 recipients");
    if (header.device_id().size() != 16) return fail(ErrorCode::Invalid, "a bundle names the device that writes it");
    header.set_seal_public_key(sealKey.rawPublicKey());
    HINANJO_ASSIGN(BundleWriter writer, BundleWriter::begin(file));
    HINANJO_TRY(writer.head(header, recipients, sealKey));
    Cutter cutter(writer);
    for (;;) {
        HINANJO_ASSIGN(pb::Batch piece, source());
        if (piece.events_size() == 0 && piece.seals_size() == 0) break;
        HINANJO_TRY(cutter.take(std::move(piece)));
    }
    HINANJO_TRY(cutter.flush());
    if (writer.events() != header.events())
        return fail(ErrorCode::Conflict, "the log changed while the bundle was written");
    return writer.finish(sealKey);
}

namespace {

// One pass over a log; a value, as std::function wants it.
struct Selection {
    store::EventLog* log;
    std::uint64_t after;
    std::uint64_t last;
    std::set<base::LogId> leftOut;
    pb::Batch seals;

    Result<pb::Batch> next() {
        pb::Batch piece;
        while (after < last && piece.events_size() == 0) {
            HINANJO_ASSIGN(auto entries, log->read(after, kBatchEvents));
            if (entries.empty()) break;
            for (store::FeedEntry& entry : entries) {
                if (entry.position > last) break;
                if (isCarried(entry.bytes)) piece.add_events(std::move(entry.bytes));
            }
            after = entries.back().position;
        }
        if (piece.events_size() == 0) piece.Swap(&seals);
        return piece;
    }
    [[nodiscard]] bool isCarried(std::string_view bytes) const {
        if (leftOut.empty()) return true;
        const auto envelope = event::decodeEnvelope(bytes);
        return !envelope || !leftOut.contains(envelope->log);
    }
};

}  // namespace

Result<BundleSelection> eventsForBundle(store::EventLog& log, std::span<const store::LogStanding> known) {
    BundleSelection out;
    Selection selection{&log, 0, log.end(), {}, {}};
    std::uint64_t events = 0;
    for (const store::LogStanding& standing : log.standings()) {
        if (std::find(known.begin(), known.end(), standing) != known.end()) {
            selection.leftOut.insert(standing.log);
            continue;
        }
        *out.header.add_offers() = offerOf(standing);
        events += standing.count;
    }
    out.header.set_events(events);
    HINANJO_ASSIGN(const auto seals, log.seals());
    for (const std::string& bytes : seals) {
        pb::LogSeal seal;
        if (!seal.ParseFromString(bytes)) continue;
        const auto of = base::LogId::fromBytes(seal.log_id());
        if (of && !selection.leftOut.contains(*of)) *selection.seals.add_seals() = std::move(seal);
    }
    out.source = [selection = std::move(selection)]() mutable { return selection.next(); };
    return out;
}

}  // namespace hinanjo::sync
