#include "sync/badge_code.h"

#include "base/digest.h"
#include "base/text.h"

namespace hinanjo::sync {
namespace {

constexpr std::string_view kBadgeMark = "HNJB1|";

}  // namespace

std::string BadgeCode::text() const {
    return std::string(kBadgeMark) + staff.value + "|" + code;
}

base::Result<BadgeCode> BadgeCode::parse(std::string_view text) {
    const auto invalid = base::fail(base::ErrorCode::Invalid, "not a badge of this office");
    const std::string plain = base::trimmed(text);
    if (!plain.starts_with(kBadgeMark)) return invalid;
    const std::size_t bar = plain.find('|', kBadgeMark.size());
    if (bar == std::string::npos) return invalid;
    BadgeCode out;
    out.staff.value = plain.substr(kBadgeMark.size(), bar - kBadgeMark.size());
    out.code = plain.substr(bar + 1);
    if (out.staff.empty() || out.code.size() < kLetters) return invalid;
    return out;
}

std::string BadgeCode::digest() const {
    const base::Sha256 hash = base::sha256("hinanjo-badge-1|" + staff.value + "|" + code);
    return {hash.begin(), hash.end()};
}

}  // namespace hinanjo::sync
