// The QR of a 整理券.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/result.h"

namespace hinanjo::codes {

// "HNJT1 A-0132 E1311700034111 <check>": the number on the paper and the shelter that gave it out, because another
// shelter may give out the same number. It says nothing of who holds it.
struct TokenCode {
    std::string number;
    base::ShelterId shelter;

    friend bool operator==(const TokenCode&, const TokenCode&) = default;
};
[[nodiscard]] std::string toText(const TokenCode& code);
// As unwrap(); Invalid: malformed.
[[nodiscard]] base::Result<TokenCode> readTokenCode(std::string_view text);

}  // namespace hinanjo::codes
