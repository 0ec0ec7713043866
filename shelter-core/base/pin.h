// The four digits with which staff take over a tablet that is open already. They keep apart who recorded what; against
// somebody who has the disk they protect nothing (ten thousand of them are tried in minutes): see ADR 0009.
//
// Functions are pure and thread-safe. Making and checking take about a tenth of a second and 64 MiB, on purpose.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace hinanjo::base {

inline constexpr std::size_t kPinDigits = 4;

[[nodiscard]] bool isPin(std::string_view text);
// An Argon2id string with its own salt. Invalid: not four digits. Unavailable: not enough memory.
[[nodiscard]] Result<std::string> makePinVerifier(std::string_view pin);
// False also for a verifier that is none or asks for other costs than ours: an edited one must not make us spend more.
[[nodiscard]] bool pinMatches(const std::string& verifier, std::string_view pin);

}  // namespace hinanjo::base
