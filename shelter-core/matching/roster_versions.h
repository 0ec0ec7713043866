// Two versions of the roster: who is who.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "domain/roster.h"

namespace hinanjo::matching {

// For each row of `before` the row of `after` that is the same person; nothing for who is gone. The same number is the
// same person if the name or the birth date is the same too: a number that was given to somebody else means nobody
// known. Who only got another number is found by name, birth date and address, if nobody else has them.
[[nodiscard]] std::vector<std::optional<std::size_t>> samePeople(std::span<const domain::RosterPerson> before,
                                                                 std::span<const domain::RosterPerson> after);

// Numbers of both versions that mean another person now: what was said of them before is said of nobody there.
[[nodiscard]] std::vector<base::RosterNo> reassignedNumbers(std::span<const domain::RosterPerson> before,
                                                            std::span<const domain::RosterPerson> after);

}  // namespace hinanjo::matching
