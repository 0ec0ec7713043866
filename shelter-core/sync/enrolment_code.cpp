#include "sync/enrolment_code.h"

#include <charconv>
#include <vector>

#include "base/ids.h"

namespace hinanjo::sync {

std::string EnrolmentCode::text() const {
    return "HNJ1|" + address + "|" + base::toHex(fingerprint) + "|" + base::toHex(secret) + "|" +
           std::to_string(base::toMillis(expires) / 1000);
}

base::Result<EnrolmentCode> EnrolmentCode::parse(std::string_view text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
        if (c == '|') {
            parts.emplace_back();
        } else {
            parts.back().push_back(c);
        }
    }
    const auto invalid = [](const char* what) {
        return base::fail(base::ErrorCode::Invalid, std::string("enrolment code: ") + what);
    };
    if (parts.size() != 5 || parts[0] != "HNJ1") return invalid("not an enrolment code of this system");
    EnrolmentCode code;
    code.address = parts[1];
    const auto fingerprint = base::fromHexText(parts[2]);
    const auto secret = base::fromHexText(parts[3]);
    if (code.address.empty() || !fingerprint || fingerprint->size() != 32 || !secret || secret->size() != 16) {
        return invalid("incomplete or damaged");
    }
    std::int64_t seconds = 0;
    const char* const end = parts[4].data() + parts[4].size();
    if (const auto [at, error] = std::from_chars(parts[4].data(), end, seconds); error != std::errc{} || at != end) {
        return invalid("incomplete or damaged");
    }
    code.fingerprint = *fingerprint;
    code.secret = *secret;
    code.expires = base::fromMillis(seconds * 1000);
    return code;
}

}  // namespace hinanjo::sync
