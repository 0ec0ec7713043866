// The one-time code that turns a tablet into one of ours: where HQ is, how to know it, and a secret. Shown as QR and as
// text.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace hinanjo::sync {

struct EnrolmentCode {
    std::string address;      // host:port
    std::string fingerprint;  // SHA-256 of HQ's authority certificate, 32 bytes
    std::string secret;       // 16 bytes, used once
    base::TimePoint expires;  // By HQ's clock; a tablet with a wrong clock does not judge it.

    // "HNJ1|10.0.0.5:8443|<64 hex>|<32 hex>|<unix seconds>": letters a QR code and a keyboard both have.
    [[nodiscard]] std::string text() const;
    // Spaces and line breaks around and inside are ignored. Invalid: not such a code, or a part is damaged.
    [[nodiscard]] static base::Result<EnrolmentCode> parse(std::string_view text);
};

}  // namespace hinanjo::sync
