#include "sync/roster_slice.h"

#include <sodium.h>

#include <algorithm>

#include "shelter/v1/sync.pb.h"
#include "store/register_json.h"

namespace hinanjo::sync {
namespace {

namespace pb = shelter::v1;
using base::ErrorCode;
using base::fail;

static_assert(kSliceKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

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

// What is open and must not be changed all the same.
std::string boundTo(const pb::SealedRoster& slice) {
    return "hinanjo-slice-1|" + slice.shelter_id() + "|" + std::to_string(slice.version()) + "|" +
           std::to_string(slice.rows());
}

base::Result<pb::SealedRoster> parse(std::string_view sealed) {
    base::Result<pb::SealedRoster> slice{pb::SealedRoster{}};
    if (sealed.empty() || !slice->ParseFromArray(sealed.data(), static_cast<int>(sealed.size())) ||
        slice->nonce().size() != crypto_aead_xchacha20poly1305_ietf_NPUBBYTES ||
        slice->content().size() < crypto_aead_xchacha20poly1305_ietf_ABYTES) {
        return fail(ErrorCode::Corrupt, "roster slice: is damaged");
    }
    return slice;
}

base::CodeKey keyOf(const pb::SliceOfficer& officer) {
    return {officer.salt(), officer.operations(), officer.memory(), officer.public_key()};
}

}  // namespace

base::Result<std::string> sliceKey(std::string_view master, const base::ShelterId& shelter, std::uint64_t epoch) {
    if (!isReady() || master.size() != crypto_generichash_KEYBYTES)
        return fail(ErrorCode::Invalid, "roster slice: the master key is not one");
    const std::string name = "hinanjo-slice-key-1|" + shelter.value + "|" + std::to_string(epoch);
    std::string key(kSliceKeyBytes, '\0');
    crypto_generichash(raw(key), key.size(), raw(std::string_view(name)), name.size(), raw(master), master.size());
    return key;
}

base::Result<std::string> sealSlice(SliceHead head, std::span<const domain::RosterPerson> people,
                                    std::string_view key) {
    if (!isReady()) return fail(ErrorCode::Unavailable, "libsodium does not start");
    if (key.size() != kSliceKeyBytes) return fail(ErrorCode::Invalid, "roster slice: the key is not one");
    if (head.officers.size() > kMaxSliceOfficers) {
        return fail(ErrorCode::Invalid, "roster slice: more than " + std::to_string(kMaxSliceOfficers) +
                                            " officers may open it: every two have a lock of their own");
    }
    pb::SealedRoster slice;
    slice.set_shelter_id(head.shelter.value);
    slice.set_version(head.version);
    slice.set_rows(people.size());
    std::string plain;
    for (const domain::RosterPerson& person : people)
        plain += store::toJson(person) + "\n";
    std::string nonce(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, '\0');
    randombytes_buf(nonce.data(), nonce.size());
    std::string content(plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
    const std::string bound = boundTo(slice);
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(content), nullptr, raw(std::string_view(plain)), plain.size(),
                                               raw(std::string_view(bound)), bound.size(), nullptr,
                                               raw(std::string_view(nonce)), raw(key));
    sodium_memzero(plain.data(), plain.size());
    slice.set_nonce(nonce);
    slice.set_content(content);
    for (const SliceOfficer& officer : head.officers) {
        pb::SliceOfficer& out = *slice.add_officers();
        out.set_officer_id(officer.id);
        out.set_name(officer.name);
        out.set_salt(officer.key.salt);
        out.set_operations(officer.key.operations);
        out.set_memory(officer.key.memory);
        out.set_public_key(officer.key.publicKey);
    }
    for (std::size_t a = 0; a < head.officers.size(); ++a) {
        for (std::size_t b = a + 1; b < head.officers.size(); ++b) {
            HINANJO_ASSIGN(const std::string inner, head.officers[a].key.seal(key));
            HINANJO_ASSIGN(const std::string outer, head.officers[b].key.seal(inner));
            pb::SliceLock& lock = *slice.add_locks();
            lock.set_officer_a(head.officers[a].id);
            lock.set_officer_b(head.officers[b].id);
            lock.set_sealed(outer);
        }
    }
    return slice.SerializeAsString();
}

base::Result<SliceHead> readSliceHead(std::string_view sealed) {
    HINANJO_ASSIGN(const pb::SealedRoster slice, parse(sealed));
    SliceHead head;
    head.shelter.value = slice.shelter_id();
    head.version = slice.version();
    head.rows = slice.rows();
    for (const pb::SliceOfficer& officer : slice.officers())
        head.officers.push_back({officer.officer_id(), officer.name(), keyOf(officer)});
    return head;
}

base::Result<std::vector<domain::RosterPerson>> openSlice(std::string_view sealed, std::string_view key) {
    if (!isReady()) return fail(ErrorCode::Unavailable, "libsodium does not start");
    HINANJO_ASSIGN(const pb::SealedRoster slice, parse(sealed));
    std::string plain(slice.content().size() - crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
    const std::string bound = boundTo(slice);
    if (key.size() != kSliceKeyBytes ||
        crypto_aead_xchacha20poly1305_ietf_decrypt(raw(plain), nullptr, nullptr, raw(slice.content()),
                                                   slice.content().size(), raw(std::string_view(bound)), bound.size(),
                                                   raw(slice.nonce()), raw(key)) != 0) {
        return fail(ErrorCode::Denied, "roster slice: this key does not open it");
    }
    base::Result<std::vector<domain::RosterPerson>> people{std::vector<domain::RosterPerson>{}};
    for (std::size_t from = 0; from < plain.size();) {
        const std::size_t end = std::min(plain.find('\n', from), plain.size());
        HINANJO_ASSIGN(domain::RosterPerson person,
                       store::rosterPersonFromJson(std::string_view(plain).substr(from, end - from)));
        people->push_back(std::move(person));
        from = end + 1;
    }
    sodium_memzero(plain.data(), plain.size());
    if (people->size() != slice.rows()) return fail(ErrorCode::Corrupt, "roster slice: is not whole");
    return people;
}

base::Result<std::string> sliceKeyOf(std::string_view sealed, const OfficerCode& one, const OfficerCode& two) {
    HINANJO_ASSIGN(const pb::SealedRoster slice, parse(sealed));
    if (one.officer == two.officer) return fail(ErrorCode::Invalid, "roster slice: it takes two different officers");
    for (const pb::SliceLock& lock : slice.locks()) {
        const bool straight = lock.officer_a() == one.officer && lock.officer_b() == two.officer;
        const bool crossed = lock.officer_a() == two.officer && lock.officer_b() == one.officer;
        if (!straight && !crossed) continue;
        const auto undo = [&](const std::string& officer, std::string_view box) -> base::Result<std::string> {
            const auto it = std::ranges::find(slice.officers(), officer, &pb::SliceOfficer::officer_id);
            if (it == slice.officers().end()) return fail(ErrorCode::Corrupt, "roster slice: is damaged");
            auto opened = keyOf(*it).open(officer == one.officer ? one.code : two.code, box);
            if (!opened && opened.error().code == ErrorCode::Denied)
                return fail(ErrorCode::Denied, "officer " + officer + ": the code is wrong");
            return opened;
        };
        HINANJO_ASSIGN(const std::string inner, undo(lock.officer_b(), lock.sealed()));
        return undo(lock.officer_a(), inner);
    }
    return fail(ErrorCode::NotFound, "roster slice: these two officers do not open it");
}

}  // namespace hinanjo::sync
