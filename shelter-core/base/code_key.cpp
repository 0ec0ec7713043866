#include "base/code_key.h"

#include <sodium.h>

#include <vector>

namespace hinanjo::base {
namespace {

static_assert(kCodeSealBytes == crypto_box_SEALBYTES);

// What an edited key may make us spend.
constexpr std::uint64_t kMostOperations = 20;
constexpr std::uint64_t kMostMemory = 1024ULL * 1024 * 1024;
constexpr std::size_t kShortestCode = 12;
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford's base 32

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

// Typed from paper: what cannot be told apart is the same.
std::string normal(std::string_view code) {
    std::string out;
    for (char c : code) {
        if (c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        out.push_back(c);
    }
    return out;
}

struct Pair {
    std::string publicKey = std::string(crypto_box_PUBLICKEYBYTES, '\0');
    std::string secretKey = std::string(crypto_box_SECRETKEYBYTES, '\0');
    ~Pair() { sodium_memzero(secretKey.data(), secretKey.size()); }
};

Status derive(std::string_view code, const CodeKey& key, Pair& out) {
    if (!isReady()) return fail(ErrorCode::Unavailable, "libsodium does not start");
    std::string plain = normal(code);
    std::string seed(crypto_box_SEEDBYTES, '\0');
    const int hashed =
        crypto_pwhash(raw(seed), seed.size(), plain.data(), plain.size(), raw(std::string_view(key.salt)),
                      key.operations, key.memory, crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(plain.data(), plain.size());
    if (hashed != 0) return fail(ErrorCode::Unavailable, "code: not enough memory to check it");
    crypto_box_seed_keypair(raw(out.publicKey), raw(out.secretKey), raw(std::string_view(seed)));
    sodium_memzero(seed.data(), seed.size());
    return {};
}

}  // namespace

std::string makeCode(Random& random, std::size_t letters) {
    std::vector<std::uint8_t> bytes(letters);
    random.fill(bytes);
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i > 0 && i % 4 == 0) out.push_back('-');
        out.push_back(kAlphabet[bytes[i] % kAlphabet.size()]);  // 32 letters: every one as likely as the others.
    }
    return out;
}

Result<CodeKey> CodeKey::make(std::string_view code, Random& random) {
    if (normal(code).size() < kShortestCode) {
        return fail(ErrorCode::Invalid, "recovery code: shorter than " + std::to_string(kShortestCode) +
                                            " letters and digits: anybody could find it by trying");
    }
    CodeKey key;
    key.salt.resize(crypto_pwhash_SALTBYTES);
    random.fill({raw(key.salt), key.salt.size()});
    key.operations = crypto_pwhash_OPSLIMIT_MODERATE;
    key.memory = crypto_pwhash_MEMLIMIT_MODERATE;
    Pair pair;
    HINANJO_TRY(derive(code, key, pair));
    key.publicKey = pair.publicKey;
    return key;
}

Result<bool> CodeKey::isOf(std::string_view code) const {
    Pair pair;
    HINANJO_TRY(derive(code, *this, pair));
    return pair.publicKey == publicKey;
}

bool CodeKey::isSound() const {
    return salt.size() == crypto_pwhash_SALTBYTES && publicKey.size() == crypto_box_PUBLICKEYBYTES &&
           operations >= crypto_pwhash_OPSLIMIT_MIN && operations <= kMostOperations &&
           memory >= crypto_pwhash_MEMLIMIT_MIN && memory <= kMostMemory;
}

Result<std::string> CodeKey::seal(std::string_view bytes) const {
    if (!isReady()) return fail(ErrorCode::Unavailable, "libsodium does not start");
    std::string sealed(bytes.size() + crypto_box_SEALBYTES, '\0');
    if (publicKey.size() != crypto_box_PUBLICKEYBYTES ||
        crypto_box_seal(raw(sealed), raw(bytes), bytes.size(), raw(std::string_view(publicKey))) != 0)
        return fail(ErrorCode::Corrupt, "recovery key: not a key");
    return sealed;
}

Result<std::string> CodeKey::open(std::string_view code, std::string_view sealed) const {
    if (!isSound() || sealed.size() < crypto_box_SEALBYTES) return fail(ErrorCode::Corrupt, "code: the key is damaged");
    Pair pair;
    HINANJO_TRY(derive(code, *this, pair));
    if (pair.publicKey != publicKey) return fail(ErrorCode::Denied, "code: another one belongs here");
    std::string out(sealed.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(raw(out), raw(sealed), sealed.size(), raw(std::string_view(pair.publicKey)),
                             raw(std::string_view(pair.secretKey))) != 0)
        return fail(ErrorCode::Corrupt, "code: what it opens is damaged");
    return out;
}

}  // namespace hinanjo::base
