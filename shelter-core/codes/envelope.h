// How every code of ours is wrapped: "HNJT1 <words> <check>". The letter says what it is, the digit which form of it,
// the check (base::checkCode) covers everything before it and its space.
//
// Only capitals, digits, space, "-", "." and "/" stand in it: a QR code holds them in its dense alphanumeric mode, and
// a keyboard-like scanner types them on a Japanese and on an English layout alike, without an input method and whatever
// Caps Lock says.
//
// Pure and thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hinanjo::codes {

enum class Kind : char { Household = 'H', Token = 'T' };

// The words as one code; each must be non-empty and of the letters above.
[[nodiscard]] std::string wrap(Kind kind, const std::vector<std::string>& words);

// The words of a code of this kind. NotFound: not a code of this kind. TooNew: a later form of it. Corrupt: the check
// differs, so some of it was misread or cut off.
[[nodiscard]] base::Result<std::vector<std::string>> unwrap(Kind kind, std::string_view text);

// Text of any letters as one word: itself where that is possible, else a dot and its base 32.
[[nodiscard]] std::string asWord(std::string_view text);
// Nothing for what asWord() never wrote.
[[nodiscard]] std::optional<std::string> fromWord(std::string_view word);

}  // namespace hinanjo::codes
