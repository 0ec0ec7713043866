// A file only a recovery code opens. Who writes it needs nothing but a public key: the running headquarters makes
// backups night after night and cannot read one of them.
//
// The code is turned into an X25519 key pair by Argon2id; each file has a key of its own, sealed to that pair
// (crypto_box_seal), and its content is a stream of authenticated pieces (secretstream, XChaCha20-Poly1305) whose last
// one says that it is the last: what was cut off, edited or swapped is noticed. Layout in docs/operations.md.
//
// Not thread-safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/code_key.h"
#include "base/result.h"

namespace hinanjo::office {

// 24 letters and digits in groups of four, 120 random bits, without those that look alike.
[[nodiscard]] std::string makeRecoveryCode(base::Random& random);

// The public half: what a recovery code is to those who only write.
using RecoveryKey = base::CodeKey;
[[nodiscard]] std::string recoveryKeyText(const RecoveryKey& key);
// Corrupt if it is not what recoveryKeyText() gave.
[[nodiscard]] base::Result<RecoveryKey> recoveryKeyFromText(std::string_view text);

// What opens one file: known to its writer as long as it lives, and to who has the code.
struct FileKey {
    std::string bytes;
};

class SealedWriter {
public:
    // A new file, owner-only. Unavailable: no space or permission. Conflict: there is one.
    [[nodiscard]] static base::Result<std::unique_ptr<SealedWriter>> create(const std::filesystem::path& file,
                                                                            const RecoveryKey& key);
    ~SealedWriter();  // What was not finished stays as a half file.
    SealedWriter(const SealedWriter&) = delete;
    SealedWriter& operator=(const SealedWriter&) = delete;

    [[nodiscard]] base::Status add(std::string_view bytes);
    // The last piece, then all of it to the disk.
    [[nodiscard]] base::Status finish();
    [[nodiscard]] const FileKey& key() const;

private:
    struct Impl;
    explicit SealedWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

class SealedReader {
public:
    // Invalid: not such a file. TooNew: of a later version. Denied: another code. Corrupt: damaged.
    [[nodiscard]] static base::Result<std::unique_ptr<SealedReader>> open(const std::filesystem::path& file,
                                                                          std::string_view code);
    // By its writer.
    [[nodiscard]] static base::Result<std::unique_ptr<SealedReader>> open(const std::filesystem::path& file,
                                                                          const FileKey& key);
    ~SealedReader();
    SealedReader(const SealedReader&) = delete;
    SealedReader& operator=(const SealedReader&) = delete;

    // The next bytes, at most `limit`; empty only at the proven end. Corrupt: edited or cut off.
    [[nodiscard]] base::Result<std::string> next(std::size_t limit);
    // Exactly `size` bytes.
    [[nodiscard]] base::Result<std::string> read(std::size_t size);

private:
    struct Impl;
    explicit SealedReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hinanjo::office
