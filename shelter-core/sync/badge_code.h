// What stands as QR on the badge of a staff member: who it is, and a code long enough that nobody finds it by trying.
#pragma once

#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/result.h"

namespace hinanjo::sync {

struct BadgeCode {
    static constexpr std::size_t kLetters = 16;  // 80 random bits

    base::StaffId staff;
    std::string code;  // base::makeCode

    // "HNJB1|<staff>|<code>"
    [[nodiscard]] std::string text() const;
    // Invalid: not such a code.
    [[nodiscard]] static base::Result<BadgeCode> parse(std::string_view text);
    // What devices keep of it (StaffChanged.badge_digest).
    [[nodiscard]] std::string digest() const;
};

}  // namespace hinanjo::sync
