// Words that offices use for people who must not be found (住民基本台帳事務における支援措置: DV, stalking, child
// abuse).
#pragma once

#include <string_view>

namespace hinanjo::domain {

// Whether a text (a remark, the head of a column) holds one of them: 支援措置, DV, ストーカー, 非開示, 秘匿, 閲覧制限
// and the like, in full or half width.
[[nodiscard]] bool mentionsProtection(std::string_view text);

}  // namespace hinanjo::domain
