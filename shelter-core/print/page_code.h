// The QR in the corner of every page: which sheet this is, so that a photographed page finds its list again. No names,
// no place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"

namespace hinanjo::print {

// "HNJ1 <list> <page>/<pages> <rows> <edition> <time> <check>", capitals and digits only (QR alphanumeric mode):
//   list     16 bytes, base32 (RFC 4648) without padding
//   time     data time, UTC to the minute: 20261122T0532Z
//   check    CRC-32 (IEEE 802.3) of everything before it and its space, eight hex digits
struct PageCode {
    base::ListId list;
    std::uint32_t page = 1;
    std::uint32_t pages = 1;
    std::uint32_t rows = 0;  // On this page.
    std::uint64_t edition = 0;
    base::TimePoint dataTime;

    friend bool operator==(const PageCode&, const PageCode&) = default;
};

[[nodiscard]] std::string toText(const PageCode& code);
// Fails with Invalid for anything toText() never wrote, a misread digit included.
[[nodiscard]] base::Result<PageCode> readPageCode(std::string_view text);

// The QR of a 整理券 and of a 避難者カード: "HNJT1 A-0132 E1311700034111 <check>", the number and the shelter that
// gives it out, because another one may give out the same. A word with other than capitals, digits, "-" and "/" stands
// as a dot and its base 32.
[[nodiscard]] std::string tokenCode(std::string_view number, const base::ShelterId& shelter);

// Eight letters near the end of the list's code, for the telephone: "7K3F-2Q4A".
[[nodiscard]] std::string spokenId(const base::ListId& list);

}  // namespace hinanjo::print
