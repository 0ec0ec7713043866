// Bundle files put together by hand from libsodium and zstd, after the description in bundle.proto: authentic ones that
// say what no honest program would say.
#pragma once

#include <sodium.h>
#include <zstd.h>

#include <cstdlib>
#include <string>
#include <string_view>

#include "base/crypto.h"
#include "base/digest.h"
#include "shelter/v1/bundle.pb.h"

namespace hinanjo::test {

class ForgedBundle {
public:
    static constexpr unsigned char kFirst = crypto_secretstream_xchacha20poly1305_TAG_PUSH;
    static constexpr unsigned char kBatch = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    static constexpr unsigned char kLast = crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    static constexpr std::size_t kBoxes = 64;

    // Sealed to one recipient (Ed25519 public key) and nobody else.
    explicit ForgedBundle(std::string_view recipient, char version = 1) {
        if (sodium_init() < 0) std::abort();
        unsigned char key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
        crypto_secretstream_xchacha20poly1305_keygen(key);
        unsigned char to[crypto_box_PUBLICKEYBYTES];
        if (crypto_sign_ed25519_pk_to_curve25519(to, reinterpret_cast<const unsigned char*>(recipient.data())) != 0)
            std::abort();
        std::string box(crypto_box_SEALBYTES + sizeof key, '\0');
        crypto_box_seal(at(box), key, sizeof key, to);
        std::string streamHeader(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
        crypto_secretstream_xchacha20poly1305_init_push(&m_stream, at(streamHeader), key);
        bytes = "HNJB1";
        bytes += version;
        bytes += box;
        bytes.append((kBoxes - 1) * box.size(), '\x5a');
        bytes += streamHeader;
        m_mark = base::asText(
            base::sha256(std::string(reinterpret_cast<const char*>(key), sizeof key).append(streamHeader)));
    }

    // An authentic frame, whatever it holds.
    ForgedBundle& frame(unsigned char tag, std::string_view content) {
        std::string sealed(content.size() + crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
        crypto_secretstream_xchacha20poly1305_push(&m_stream, at(sealed), nullptr,
                                                   reinterpret_cast<const unsigned char*>(content.data()),
                                                   content.size(), nullptr, 0, tag);
        for (int shift = 0; shift < 32; shift += 8)
            bytes += static_cast<char>(static_cast<unsigned char>(sealed.size() >> shift));
        bytes += sealed;
        return *this;
    }
    ForgedBundle& header(const shelter::v1::BundleHeader& header, const base::PrivateKey& signer) {
        m_header = header.SerializeAsString();
        return part(kFirst, m_header, "hinanjo-bundle-header-1" + m_mark + m_header, signer);
    }
    ForgedBundle& batch(const shelter::v1::Batch& batch) {
        const std::string content = batch.SerializeAsString();
        for (int shift = 0; shift < 32; shift += 8)
            m_batches += static_cast<char>(static_cast<unsigned char>(content.size() >> shift));
        m_batches += content;
        return frame(kBatch, packed(content));
    }
    ForgedBundle& trailer(std::uint64_t events, std::uint64_t batches, const base::PrivateKey& signer) {
        shelter::v1::BundleTrailer trailer;
        trailer.set_events(events);
        trailer.set_batches(batches);
        trailer.set_digest(std::string(base::asText(base::sha256(m_batches))));
        const std::string content = trailer.SerializeAsString();
        const auto headerHash = base::sha256(m_header);
        std::string text = "hinanjo-bundle-trailer-1" + m_mark;
        text.append(base::asText(headerHash)).append(content);
        return part(kLast, content, text, signer);
    }
    [[nodiscard]] static std::string packed(std::string_view content) {
        std::string out(ZSTD_compressBound(content.size()), '\0');
        out.resize(ZSTD_compress(out.data(), out.size(), content.data(), content.size(), 3));
        return out;
    }

    std::string bytes;
    std::string headerPart;  // As it stands in the first frame: content and signature.

private:
    static unsigned char* at(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
    ForgedBundle& part(unsigned char tag, const std::string& content, const std::string& toSign,
                       const base::PrivateKey& signer) {
        shelter::v1::BundlePart part;
        part.set_content(content);
        part.set_signature(signer.sign(toSign).value_or(std::string()));
        const std::string whole = part.SerializeAsString();
        if (tag == kFirst) headerPart = whole;
        return frame(tag, whole);
    }

    crypto_secretstream_xchacha20poly1305_state m_stream{};
    std::string m_mark;
    std::string m_header;
    std::string m_batches;
};

}  // namespace hinanjo::test
