#include "sync/cursor_check.h"

#include "base/digest.h"
#include "sync/offers.h"

namespace hinanjo::sync {
namespace {

constexpr std::size_t kProof = 16;

}  // namespace

std::string CursorCheck::make(const base::IncarnationId& incarnation, std::uint64_t position,
                              const base::EventId& event) const {
    const std::string id = shortId(event);
    return id + proofOf(incarnation, position, id);
}

bool CursorCheck::isOurs(const base::IncarnationId& incarnation, std::uint64_t position, std::string_view check) const {
    if (check.size() != kShortId + kProof) return false;
    return proofOf(incarnation, position, check.substr(0, kShortId)) == check.substr(kShortId);
}

bool CursorCheck::names(std::string_view check, const base::EventId& event) {
    return check.substr(0, kShortId) == shortId(event);
}

std::string CursorCheck::proofOf(const base::IncarnationId& incarnation, std::uint64_t position,
                                 std::string_view shortId) const {
    std::string text = "hinanjo-cursor-1";
    text += incarnation.view();
    for (int shift = 56; shift >= 0; shift -= 8)
        text += static_cast<char>(position >> shift);
    text += shortId;
    const base::Sha256 proof = base::hmacSha256(m_key, text);
    return std::string(base::asText(proof).substr(0, kProof));
}

}  // namespace hinanjo::sync
