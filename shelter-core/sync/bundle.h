// A bundle file (.evx): events on a USB stick, or on any phone as a blind courier. The format is in
// proto/shelter/v1/bundle.proto; it holds the same batches as an exchange, so taking one in is the same path:
// receiveEvents(batch), then append. Taking one in twice is success without effect.
//
// Nobody but the recipients can read any of it. Exporting deletes nothing. Memory: one frame (1 MiB) at a time.
// Functions may be called from any thread; a reader belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.h"
#include "base/ids.h"
#include "base/result.h"
#include "shelter/v1/bundle.pb.h"
#include "shelter/v1/sync.pb.h"
#include "store/event_log.h"

namespace hinanjo::sync {

namespace pb = shelter::v1;

inline constexpr std::size_t kMaxBundleRecipients = 64;
// Of a frame in the file, and of what a frame unpacks to.
inline constexpr std::size_t kMaxBundleFrame = 1024 * 1024;
// Of the events a writer puts into one frame: what a torn file loses beyond the tear.
inline constexpr std::size_t kBundleBatchBytes = 256 * 1024;

// "hinanjo-0195c0de-20261125T141500.evx", Japanese time. Names a device and no person.
[[nodiscard]] std::string bundleFileName(const base::DeviceId& device, base::TimePoint written);

// --- writing ---

// What to write, in pieces of any size: events by their exact bytes and seals. A piece without either is the end.
using BundleSource = std::function<base::Result<pb::Batch>()>;

// Writes `file` whole or not at all: temporary name, fsync, read back and decrypted, rename, fsync of the directory.
// `recipients` are Ed25519 seal keys (32 bytes each); the sender can read it only if its own is among them. The
// sender's key is put into the header.
// Invalid: no recipient or too many, a key that is none, an event larger than an event may be. Conflict: the source
// gave another number of events than the header says. Unavailable: disk full, stick pulled out, or what was read back
// is not what was written; no file is left then, an older one of that name stays. Else what the source failed with.
[[nodiscard]] base::Status writeBundle(const std::filesystem::path& file, pb::BundleHeader header,
                                       std::span<const std::string> recipients, const base::PrivateKey& sealKey,
                                       const BundleSource& source);

// Everything in `log`, but for logs of which `known` says that the receiver holds the same. The header has its offers
// and its number of events filled in. The source reads `log` piece by piece, each call where the log may be read, and
// stops at the event that was the last one here: what is recorded meanwhile goes into the next bundle.
struct BundleSelection {
    pb::BundleHeader header;
    BundleSource source;
};
[[nodiscard]] base::Result<BundleSelection> eventsForBundle(store::EventLog& log,
                                                            std::span<const store::LogStanding> known = {});

// --- reading ---

// How reading ended. What came before is good in every case: it was written by the sender, or by another recipient who
// pretends to be the sender (nobody else has the file key).
struct BundleEnd {
    enum class How {
        Reading,     // Not at the end yet.
        Complete,    // The trailer is there and signed by the key in the header.
        Torn,        // The file ends early, as half a copy does.
        Edited,      // Changed after it was written, or not made by this program: a frame is not authentic.
        BadTrailer,  // All there, but the trailer is not the sender's.
        Unreadable,  // The stick could not be read any further.
    };
    How how = How::Reading;
    std::uint64_t batches = 0;  // Handed out.
    std::uint64_t events = 0;   // Handed out.
    std::string detail;  // "frame 3 is not authentic; 1,204 of 5,000 events could be read", for logs and commands.
};

class BundleReader {
public:
    ~BundleReader();
    BundleReader(BundleReader&&) noexcept;
    BundleReader& operator=(BundleReader&&) noexcept;

    // Signed by header().seal_public_key(), for this very file: compare that key with what is known of the device.
    [[nodiscard]] const pb::BundleHeader& header() const;
    // The next events and seals; nothing when there are no more, and then end() says why.
    [[nodiscard]] std::optional<pb::Batch> next();
    [[nodiscard]] const BundleEnd& end() const;

private:
    friend class BundleOpening;
    struct Parts;
    explicit BundleReader(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

// Opens a bundle that is sealed to `mine` (Ed25519 seal key).
// NotFound; Unavailable: cannot be read; Invalid: not a bundle; TooNew: of a later version; Denied: not for this device
// (another office's or shelter's, or a device enrolled later than it was written); Corrupt: torn or edited before the
// first event.
[[nodiscard]] base::Result<BundleReader> openBundle(const std::filesystem::path& file, const base::PrivateKey& mine);
[[nodiscard]] base::Result<BundleReader> openBundle(std::unique_ptr<std::istream> bytes, const base::PrivateKey& mine);

// Says whether this bundle is of the office whose authority has this fingerprint (Denied if not): sealed to our key,
// but by another office's program, as after moving a tablet from one ward to another.
[[nodiscard]] base::Status checkOffice(const pb::BundleHeader& header, std::string_view office);

}  // namespace hinanjo::sync
