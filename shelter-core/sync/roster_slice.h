// The 避難行動要支援者名簿 of one shelter's districts, sealed: it lies on the tablets in peacetime and nobody can read
// it there (minoh's sealed rosters at the shelters, on a tablet). The key comes from headquarters with an order, or out
// of the codes of two officers on the spot: each two have a lock of their own, sealed to the one and then to the other,
// so one alone, or a stolen tablet, opens nothing.
//
// libsodium only: XChaCha20-Poly1305 for the people, sealed boxes for the locks, Argon2id from code to key
// (base/code_key.h), keyed BLAKE2b for the keys of the shelters. Functions are pure and thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/code_key.h"
#include "base/ids.h"
#include "base/result.h"
#include "domain/roster.h"

namespace hinanjo::sync {

inline constexpr std::size_t kSliceKeyBytes = 32;
// Far more than the roster of a ward.
inline constexpr std::size_t kMaxSliceBytes = 64 * 1024 * 1024;
// Every two of them have a lock.
inline constexpr std::size_t kMaxSliceOfficers = 16;

// Somebody who may open it together with another.
struct SliceOfficer {
    std::string id;
    std::string name;
    base::CodeKey key;
};

struct SliceHead {
    base::ShelterId shelter;
    std::uint64_t version = 0;
    std::uint64_t rows = 0;
    std::vector<SliceOfficer> officers;
};

// The key of a shelter's slices: all follow from one secret of headquarters, and another `epoch` gives others.
[[nodiscard]] base::Result<std::string> sliceKey(std::string_view master, const base::ShelterId& shelter,
                                                 std::uint64_t epoch);

// What travels and is stored. `head.rows` is filled in. Invalid: too many officers, or no key.
[[nodiscard]] base::Result<std::string> sealSlice(SliceHead head, std::span<const domain::RosterPerson> people,
                                                  std::string_view key);

// Corrupt: not a slice.
[[nodiscard]] base::Result<SliceHead> readSliceHead(std::string_view sealed);
// Denied: another key, or edited. Corrupt: not a slice, or not whole.
[[nodiscard]] base::Result<std::vector<domain::RosterPerson>> openSlice(std::string_view sealed, std::string_view key);

struct OfficerCode {
    std::string officer;  // Id
    std::string code;
};
// The key, from two codes; takes about a second. Invalid: one officer twice. NotFound: no such officer. Denied: a code
// is wrong (the error names whose).
[[nodiscard]] base::Result<std::string> sliceKeyOf(std::string_view sealed, const OfficerCode& one,
                                                   const OfficerCode& two);

}  // namespace hinanjo::sync
