// Who of the roster must not be found by a list (住民基本台帳事務における支援措置: DV, stalking, child abuse).
#pragma once

#include "domain/roster.h"

namespace hinanjo::lists {

// The roster's own remark or reason says so: 支援措置, DV, ストーカー, 非開示, 秘匿 and the like, in full or half
// width. Rather one too many: a protected person stays on the office's own copies and in every total.
[[nodiscard]] bool saysProtected(const domain::RosterPerson& person);

}  // namespace hinanjo::lists
