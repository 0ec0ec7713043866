// Who of the roster must not be found by a list (住民基本台帳事務における支援措置: DV, stalking, child abuse).
#pragma once

#include "domain/roster.h"

namespace hinanjo::lists {

// The roster says so: in its column 支援措置, or by a word in the remark or the reason (domain/protection.h), whatever
// the column says. Rather one too many: a protected person stays on the office's own copies and in every total.
[[nodiscard]] bool saysProtected(const domain::RosterPerson& person);

}  // namespace hinanjo::lists
