// People of the roster in the words of the pages of names.
#pragma once

#include <QString>

#include "domain/roster.h"

namespace hinanjo::reception::words {

// "渡邉　茂（ワタナベ シゲル）"
[[nodiscard]] QString rosterName(const domain::RosterPerson& person);
// Address and building.
[[nodiscard]] QString rosterPlace(const domain::RosterPerson& person);
// Own line, mobile, else whoever answers for the person; may be empty.
[[nodiscard]] QString rosterPhone(const domain::RosterPerson& person);

}  // namespace hinanjo::reception::words
