// What the codes we print are made of: letters that every QR reader and every keyboard has, and a check that a misread
// one does not pass.
//
// Pure and thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinanjo::base {

// RFC 4648 base 32, capitals, without padding. Case does not count when reading; nothing for any other letter.
[[nodiscard]] std::string toBase32(std::string_view raw);
[[nodiscard]] std::optional<std::string> fromBase32(std::string_view text);

// CRC-32 of IEEE 802.3, and as the eight capital hex digits that stand at the end of a code.
[[nodiscard]] std::uint32_t crc32(std::string_view bytes);
[[nodiscard]] std::string checkCode(std::string_view text);

// The words between single spaces; an empty one for each further space.
[[nodiscard]] std::vector<std::string_view> wordsOf(std::string_view text);

}  // namespace hinanjo::base
